//! `indsats show`: the answer to a view as a table, a page of checks, or what a figure is.

mod json;

use std::io::{self, Write};

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::cli::format::Format;
use crate::cli::reading::{compare_arg, published_arg, reading_args, source};
use crate::cli::sheet::{Details, Form, Print, print};
use crate::cli::viewing::{given, view_args};
use crate::domain::dataset::Dataset;
use crate::load::{Loaded, Source};
use crate::query::criteria::FacetValue;
use crate::query::explain::Subject;
use crate::query::group::Key;
use crate::query::view::{Grouping, Page, View};
use crate::text::Language;
use crate::text::flag::{Given, Refusal};
use crate::text::listing;
use crate::text::page::Inputs;

/// What is printed, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// What to open.
    pub source: Source,
    /// What is asked.
    pub view: Vec<Given>,
    /// Explain the selection's figure.
    pub explain: bool,
    /// What stands behind each line too.
    pub details: bool,
    /// In which form.
    pub format: Format,
}

/// Why nothing is printed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A view flag is refused.
    #[error(transparent)]
    View(#[from] Refusal),
    /// What is asked for does not have the format.
    #[error("no such format here: {0:?}")]
    Format(Format, bool),
    /// The output cannot be written.
    #[error(transparent)]
    Write(#[from] io::Error),
}

impl Failure {
    /// True when the reader of the output has seen enough.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        match self {
            Self::Write(error) => error.kind() == io::ErrorKind::BrokenPipe,
            Self::View(_) | Self::Format(..) => false,
        }
    }

    /// The failure in words.
    #[must_use]
    pub fn sentence(&self, language: &Language) -> String {
        let words = listing::words(language.numbers.lang());
        match self {
            Self::View(refusal) => language.flag_refused(refusal),
            Self::Format(format, is_explanation) => {
                let formats = if *is_explanation {
                    "text, json"
                } else {
                    "table, markdown, csv"
                };
                (words.bad_format)(format.name(), formats)
            }
            Self::Write(error) => (words.unwritten)(&language.system(error)),
        }
    }
}

/// The command line of `indsats show`.
#[must_use]
pub fn command(language: &Language) -> Command {
    let words = listing::words(language.numbers.lang());
    let flag = |name: &'static str, help| {
        let arg = Arg::new(name).long(name).help(help);
        arg.action(ArgAction::SetTrue)
    };
    Command::new("show")
        .about(words.about)
        .after_help(words.examples)
        .args(reading_args(language))
        .arg(published_arg(language))
        .arg(compare_arg(language))
        .args(view_args(language))
        .arg(flag("explain", words.arg_explain))
        .arg(flag("details", words.arg_details))
        .arg(Format::arg(words.arg_format))
}

impl Options {
    /// What the arguments of [`command`] say.
    #[must_use]
    pub fn of(matches: &ArgMatches) -> Self {
        Self {
            source: source(matches),
            view: given(matches),
            explain: matches.get_flag("explain"),
            details: matches.get_flag("details"),
            format: Format::of(matches),
        }
    }
}

/// Prints what is asked, in lines of `width` cells.
///
/// # Errors
/// [`Failure`] when a flag is refused, or the output cannot be written.
pub fn run(
    language: &Language,
    options: &Options,
    loaded: &Loaded,
    width: usize,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let data = &loaded.dataset;
    let view = language.view(&options.view, data)?;
    if options.explain {
        return explain(language, options.format, &view, data, width, out);
    }
    let form = match options.format {
        Format::Table => Form::Table,
        Format::Markdown => Form::Markdown,
        Format::Csv => Form::Csv,
        Format::Json => return Err(Failure::Format(options.format, false)),
    };
    let sheet = match view.page {
        Page::Rows => language.listing(&view, data, options.details),
        Page::Check(check) => {
            let inputs = Inputs {
                data,
                report: &loaded.report,
                against: &loaded.against,
            };
            language.page(check, &view, &inputs)
        }
    };
    let how = Print {
        form,
        width,
        details: if options.details {
            Details::Each
        } else {
            Details::None
        },
        notice: language.notice(data),
    };
    print(language, &sheet, how, out)?;
    Ok(())
}

fn explain(
    language: &Language,
    format: Format,
    view: &View,
    data: &Dataset,
    width: usize,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let (asked, subject) = selected(view);
    let explained = asked.explain(data, subject);
    match format {
        Format::Table => {
            if let Some(notice) = language.notice(data) {
                writeln!(out, "{notice}")?;
            }
            for line in language.told(data, &explained, []).lines(width) {
                writeln!(out, "{}", format!("{}{}", line.label, line.text).trim_end())?;
            }
        }
        Format::Json => json::write(language, view, data, &explained, out)?,
        Format::Markdown | Format::Csv => return Err(Failure::Format(format, true)),
    }
    out.flush()?;
    Ok(())
}

/// The figure of a selection: of a single region or municipality it is the row's own, with its rank.
fn selected(view: &View) -> (View, Subject) {
    let mut only = view.scope.iter();
    let value = only.next().filter(|one| !one.excluded && only.len() == 0);
    let (grouping, key) = match value.map(|one| &one.value) {
        Some(FacetValue::Region(region)) => (Grouping::Region, Key::Region(*region)),
        Some(FacetValue::Municipality(place)) => {
            (Grouping::Municipality, Key::Municipality(*place))
        }
        Some(
            FacetValue::Area(_)
            | FacetValue::Primary(_)
            | FacetValue::Secondary(_)
            | FacetValue::Finance(_)
            | FacetValue::Year(_)
            | FacetValue::LegalBasis(_)
            | FacetValue::Gross(_)
            | FacetValue::Share(_)
            | FacetValue::Words(_)
            | FacetValue::Group(_)
            | FacetValue::Response(_)
            | FacetValue::Rule(_),
        )
        | None => return (view.clone(), Subject::Selection),
    };
    let mut view = View {
        grouping,
        ..view.clone()
    };
    view.conditions.hide_empty = false;
    (view, Subject::Row(key))
}
