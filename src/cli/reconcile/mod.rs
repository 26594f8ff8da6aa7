//! `indsats reconcile`: published figures beside those that follow from the rows, for people or for programs.
//!
//! Computes nothing: the figures are the query layer's, the words the text layer's.

mod csv;
mod json;

use std::io::{self, Write};
use std::path::Path;

use clap::ArgMatches;

use crate::cli::check::{Outcome, Page};
use crate::cli::format::Format;
use crate::cli::reading;
use crate::document::sheet::{Details, Form, Print, print};
use crate::domain::dataset::{Dataset, Status};
use crate::load::{self, Loaded, Source};
use crate::query::reconcile::{Reason, Reconciled, Verdict, reconcile};
use crate::query::view::View;
use crate::text::Language;
use crate::text::sheet::Tone;

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
        Self {
            source: reading::source(matches),
            format: Format::of(matches),
        }
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

    /// Prints the page, and below it what stands behind the lines that need a look and behind the findings.
    fn print(&self, form: Form, page: Page, out: &mut impl Write) -> io::Result<()> {
        let sheet = self
            .language
            .reconciliation(self.data, &self.view, self.found);
        let first = sheet.lines.len() - self.found.findings.len();
        let is_told = |at: &usize| *at >= first || sheet.lines[*at].tone == Tone::Warning;
        let behind: Vec<_> = (0..sheet.lines.len()).filter(is_told).collect();
        let how = Print {
            form,
            width: page.width,
            details: Details::Below(&behind),
            notice: self.notice(),
        };
        print(self.language, &sheet, how, out)
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
        Format::Table => told.print(Form::Table, page, out)?,
        Format::Json => json::write(&told, out)?,
        Format::Csv => csv::write(&told, out)?,
        Format::Markdown => told.print(Form::Markdown, page, out)?,
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

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;
    use crate::text::Lang;

    #[test]
    fn no_line_is_wider_than_the_page_and_every_verdict_stands_on_it() {
        let loaded = load::load(&Source::default()).unwrap();
        let view = View::default();
        let found = reconcile(&loaded.dataset, &loaded.against.published, view.population);
        for lang in Lang::ALL {
            let language = Language::new(lang).unwrap();
            let told = Told {
                language: &language,
                data: &loaded.dataset,
                view: view.clone(),
                found: &found,
            };
            for width in [160, 100, 80, 60] {
                let page = Page {
                    width,
                    has_colour: false,
                };
                let mut out = Vec::new();
                told.print(Form::Table, page, &mut out).unwrap();
                let text = String::from_utf8(out).unwrap();
                let widest = text.lines().map(UnicodeWidthStr::width).max().unwrap();
                assert!(widest <= width, "{widest} of {width}:\n{text}");
                let verdict = match lang {
                    Lang::Da => "stemmer",
                    Lang::En => "agrees",
                };
                assert!(text.matches(verdict).count() >= 59, "{width}:\n{text}");
            }
        }
    }
}
