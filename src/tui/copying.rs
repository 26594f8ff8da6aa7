//! Copying: what is to be copied, and the text of it. Whoever has the order makes the text, on any thread: it may take
//! as long as the data is large, for a finding names its files by their hashes.

use std::sync::Arc;

use crate::document::Document;
use crate::document::paste::{page, paste};
use crate::domain::place::Date;
use crate::query::explain::Subject;
use crate::query::view::View;
use crate::text::sheet::Sheet;
use crate::text::{Lang, Language};
use crate::tui::asked::Ground;
use crate::tui::clipboard::{MOST_OF_TOOLS, clean};

/// What is copied.
#[derive(Clone, Debug)]
pub(crate) enum What {
    /// A figure as a sentence.
    Finding(Subject),
    /// A line of a page of checks as a sentence.
    Line(Arc<Sheet>, usize),
    /// The table of the view.
    Table,
    /// A page of checks that is there already.
    Page(Arc<Sheet>),
    /// A text that is there already.
    Said(String),
}

/// Something to copy, with all that its text is made of.
#[derive(Debug)]
pub struct Order {
    pub(crate) what: What,
    pub(crate) view: View,
    pub(crate) ground: Ground,
    pub(crate) lang: Lang,
    pub(crate) today: Date,
}

impl Order {
    /// The language of the text.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// What is copied, without control characters; `None` where it is too much for anything here.
    #[must_use]
    pub fn text(&self, language: &Language) -> Option<String> {
        let (data, today) = (&*self.ground.data, self.today);
        let document = Document {
            language,
            view: &self.view,
            data,
            report: &self.ground.report,
            against: &self.ground.against,
            today,
        };
        let sentence = |said: &str| Some(clean(said, false));
        let table = |text: Option<String>| text.map(|text| clean(&text, true));
        match &self.what {
            What::Finding(subject) => {
                sentence(&language.minutes(&self.view, data, *subject, today))
            }
            What::Line(sheet, at) => sentence(&language.minutes_of_line(sheet, *at, data, today)),
            What::Table => table(paste(&document, MOST_OF_TOOLS)),
            What::Page(sheet) => table(page(&document, sheet, MOST_OF_TOOLS)),
            What::Said(text) => sentence(text),
        }
    }
}
