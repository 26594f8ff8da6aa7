//! `indsats reconcile`: published figures beside those that follow from the rows, for people or for programs.
//!
//! Computes nothing: the figures are the query layer's, the words the text layer's.

mod csv;
mod json;
mod markdown;
mod table;

use std::io::{self, Write};
use std::path::Path;

use clap::ArgMatches;

use crate::cli::check::{Outcome, Page};
use crate::cli::reading;
use crate::domain::dataset::{Dataset, Status};
use crate::load::{self, Loaded, Source};
use crate::query::reconcile::{Reason, Reconciled, Verdict, reconcile};
use crate::query::view::View;
use crate::text::Language;

/// What to hold figures against, and how to tell of it.
#[derive(Clone, Debug)]
pub struct Options {
    /// The data and the published figures.
    pub source: Source,
    /// The form of the answer.
    pub format: Format,
}

impl Options {
    /// What the arguments say.
    #[must_use]
    pub fn of(matches: &ArgMatches) -> Self {
        let format = matches.get_one::<String>("format");
        Self {
            source: reading::source(matches),
            format: format.map_or(Format::Table, |name| Format::named(name)),
        }
    }
}

/// The form of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Table,
    /// For programs: one object in one line, its schema named in it.
    Json,
    /// One row a figure, between semicolons, with a decimal point; no text can be taken for a formula.
    Csv,
    /// A table for a document.
    Markdown,
}

impl Format {
    /// Every form.
    pub const ALL: [Self; 4] = [Self::Table, Self::Json, Self::Csv, Self::Markdown];

    /// Its name as an argument.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Markdown => "markdown",
        }
    }

    /// The form of a name; the one for people when it is none.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let is_it = |format: &Self| format.name() == name;
        Self::ALL.into_iter().find(is_it).unwrap_or(Self::Table)
    }
}

/// What is told of.
struct Told<'a> {
    language: &'a Language,
    data: &'a Dataset,
    view: View,
    found: &'a Reconciled<'a>,
}

impl Told<'_> {
    /// The notice of the constructed example.
    fn notice(&self) -> Option<&'static str> {
        let is_constructed = self.data.description().status == Status::Constructed;
        is_constructed.then_some(self.language.words.screen.notice)
    }
}

/// Loads the files and writes the reconciliation to `out`; a refusal in words for people goes to `err`.
///
/// # Errors
/// When it cannot be written.
pub fn run(
    language: &Language,
    options: &Options,
    page: Page,
    out: &mut impl Write,
    err: &mut impl Write,
) -> io::Result<Outcome> {
    if is_read_twice(&options.source) {
        writeln!(
            err,
            "{}  {}",
            language.words.program.error, language.words.check.reading.one_input
        )?;
        return Ok(Outcome::Refused);
    }
    let loaded = match load::load(&options.source) {
        Ok(loaded) => loaded,
        Err(error) => {
            let label = language.error_label(&error);
            writeln!(err, "{label}  {}", language.load_error(&error))?;
            return Ok(Outcome::Refused);
        }
    };
    let Loaded {
        dataset, against, ..
    } = &loaded;
    let view = View::default();
    let found = reconcile(dataset, &against.published, view.population);
    let told = Told {
        language,
        data: dataset,
        view,
        found: &found,
    };
    match options.format {
        Format::Table => table::write(&told, page, out)?,
        Format::Json => json::write(&told, out)?,
        Format::Csv => csv::write(&told, out)?,
        Format::Markdown => markdown::write(&told, out)?,
    }
    out.flush()?;
    Ok(if found.count(Verdict::is_finding) == 0 {
        Outcome::Clean
    } else {
        Outcome::Findings
    })
}

/// True when standard input is named for more than one thing: it can be read but once.
fn is_read_twice(source: &Source) -> bool {
    let lists = source.responses.iter().chain(&source.published);
    let named = source.paths.iter().chain(lists);
    named
        .filter(|path| path.as_path() == Path::new("-"))
        .count()
        > 1
}

/// The name of a verdict for programs, and of why there is none.
fn verdict(verdict: Verdict) -> (&'static str, Option<&'static str>) {
    match verdict {
        Verdict::Agrees => ("agrees", None),
        Verdict::WithinRounding => ("within-rounding", None),
        Verdict::OnReportBasis => ("report-basis", None),
        Verdict::Differs => ("differs", None),
        Verdict::Cannot(reason) => {
            let reason = match reason {
                Reason::NotInSurvey => "not-in-survey",
                Reason::Unread => "unread",
                Reason::NoDenominator => "no-denominator",
                Reason::PriceLevels { .. } => "price-levels",
                Reason::MixedPrices(_) => "mixed-prices",
            };
            ("cannot-be-computed", Some(reason))
        }
    }
}
