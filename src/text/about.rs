//! What a figure rests on, as labelled facts: what is asked, of which data, on which day. Every export carries them.

use crate::domain::dataset::{Dataset, Status};
use crate::domain::place::Date;
use crate::query::view::View;
use crate::text::Language;
use crate::text::flag::Given;

/// A labelled fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its name for programs, the same in every language.
    pub id: &'static str,
    /// What it is, in words.
    pub label: String,
    /// What it says.
    pub text: String,
}

impl Language {
    /// The command line that opens a view, quoted for a shell, without the files.
    #[must_use]
    pub fn command_line(&self, view: &View, data: &Dataset) -> String {
        let flags = self.flags(view, data);
        let arguments = flags.iter().flat_map(Given::arguments);
        let words: Vec<_> = ["indsats".to_owned()]
            .into_iter()
            .chain(arguments)
            .collect();
        words.join(" ")
    }

    /// What the answer to a view rests on.
    #[must_use]
    pub fn about(&self, view: &View, data: &Dataset, today: Date) -> Vec<Fact> {
        let fact = |id, label: &str, text: String| Fact {
            id,
            label: label.to_owned(),
            text,
        };
        vec![
            fact("view", "view", self.command_line(view, data)),
            fact(
                "status",
                "status",
                match data.description().status {
                    Status::Reported => "reported".to_owned(),
                    Status::Constructed => "constructed".to_owned(),
                },
            ),
            fact("date", "date", today.to_string()),
            fact(
                "program",
                "program",
                format!("indsats {}", env!("CARGO_PKG_VERSION")),
            ),
        ]
    }
}
