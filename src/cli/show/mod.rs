//! `indsats show`: the answer to a view as a table, a page of checks, or what a figure is.

mod json;
mod paper;

pub use paper::Paper;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::cli::check;
use crate::cli::reading::{compare_arg, published_arg, reading_args, source};
use crate::cli::viewing::{given, view_args};
use crate::document::schema::Schema;
use crate::document::{self, Document, Format, Layout};
use crate::domain::dataset::Dataset;
use crate::domain::place::Date;
use crate::domain::raw::shown_path;
use crate::export;
use crate::load::{Loaded, Source};
use crate::query::explain::Subject;
use crate::query::group::Key;
use crate::query::view::{Grouping, Page, View};
use crate::text::Language;
use crate::text::flag::{Given, Refusal};
use crate::text::listing;

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
    /// The file that it is written to; none for standard output.
    pub output: Option<PathBuf>,
    /// Write over a file that is there already.
    pub force: bool,
    /// How a table is laid out.
    pub paper: Paper,
    /// The day on which it is printed.
    pub today: Date,
    /// Nothing but this schema is printed.
    pub schema: Option<Schema>,
}

/// Why nothing is printed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A view flag is refused.
    #[error(transparent)]
    View(#[from] Refusal),
    /// An explanation does not have the format.
    #[error("no such format of an explanation: {0:?}")]
    Explanation(Format),
    /// The document is not written.
    #[error("{0}")]
    Document(document::Error, Page),
    /// The file is not written.
    #[error(transparent)]
    File(#[from] export::Error),
    /// What is no text was asked for on a terminal.
    #[error("no text for a terminal: {0:?}")]
    Terminal(Format),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Document(document::Error::Write(error), Page::Rows)
    }
}

impl Failure {
    /// True when the reader of the output has seen enough.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        match self {
            Self::Document(error, _) => error.is_broken_pipe(),
            Self::File(error) => error.is_broken_pipe(),
            Self::View(_) | Self::Explanation(_) | Self::Terminal(_) => false,
        }
    }

    /// The failure in words.
    #[must_use]
    pub fn sentence(&self, language: &Language) -> String {
        let words = listing::words(language.numbers.lang());
        match self {
            Self::View(refusal) => language.flag_refused(refusal),
            Self::Explanation(format) => (words.bad_format)(format.name(), "text, json"),
            Self::Document(error, page) => error.sentence(language, *page),
            Self::File(error) => language.export_error(error),
            Self::Terminal(format) => (language.saving().not_on_a_terminal)(format.name()),
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
        .arg(format_arg(words.arg_format))
        .args(paper::args(language))
        .arg(schema_arg(words.arg_schema))
        .args(output_args(language))
}

/// The argument that prints a schema, by default that of an answer.
fn schema_arg(help: &'static str) -> Arg {
    Arg::new("schema")
        .long("schema")
        .value_name("FORM")
        .help(help)
        .num_args(0..=1)
        .require_equals(true)
        .default_missing_value(Schema::default().name())
        .value_parser(PossibleValuesParser::new(Schema::ALL.map(Schema::name)))
}

/// The arguments that name a file to write to.
fn output_args(language: &Language) -> [Arg; 2] {
    let words = language.saving();
    let output = Arg::new("output")
        .long("output")
        .value_name("FILE")
        .help(words.arg_output)
        .value_parser(clap::value_parser!(PathBuf));
    let force = Arg::new("force")
        .long("force")
        .help(words.arg_force)
        .action(ArgAction::SetTrue)
        .requires("output");
    [output, force]
}

/// The argument that names a format; `text` is another name of the table.
fn format_arg(help: &'static str) -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .help(help)
        .value_parser(PossibleValuesParser::new(Format::ALL.map(|format| {
            let value = PossibleValue::new(format.name());
            match format {
                Format::Table => value.alias("text"),
                Format::Csv
                | Format::Excel
                | Format::Tsv
                | Format::Json
                | Format::Markdown
                | Format::Html
                | Format::Xlsx
                | Format::Svg
                | Format::Png => value,
            }
        })))
        .default_value(Format::Table.name())
        .hide_possible_values(true)
        .hide_default_value(true)
}

impl Options {
    /// A view as a table, laid out as the output is.
    #[must_use]
    pub fn of_view(source: Source, view: Vec<Given>, today: Date) -> Self {
        Self {
            source,
            view,
            explain: false,
            details: false,
            format: Format::default(),
            paper: Paper::default(),
            output: None,
            force: false,
            today,
            schema: None,
        }
    }

    /// What the arguments of [`command`] say.
    #[must_use]
    pub fn of(matches: &ArgMatches, today: Date) -> Self {
        let name = matches.get_one::<String>("format");
        let mut formats = Format::ALL.into_iter();
        let named = formats.find(|format| name.is_some_and(|name| format.name() == name));
        let output = matches.get_one::<PathBuf>("output").cloned();
        let output = output.filter(|path| path.as_os_str() != "-");
        let is_given = matches.value_source("format") == Some(ValueSource::CommandLine);
        let ending = output.as_deref().and_then(Format::of).filter(|_| !is_given);
        let form = matches.get_one::<String>("schema");
        let mut schemas = Schema::ALL.into_iter();
        Self {
            source: source(matches),
            view: given(matches),
            explain: matches.get_flag("explain"),
            details: matches.get_flag("details"),
            format: ending.or(named).unwrap_or_default(),
            output,
            force: matches.get_flag("force"),
            paper: Paper::of(matches),
            today,
            schema: schemas.find(|schema| form.is_some_and(|form| schema.name() == form)),
        }
    }
}

/// Prints a schema.
///
/// # Errors
/// When it cannot be written.
pub fn schema(schema: Schema, out: &mut impl Write) -> io::Result<()> {
    out.write_all(schema.text().as_bytes())?;
    out.flush()
}

/// Refuses to write to a terminal what is no text.
///
/// # Errors
/// [`Failure::Terminal`] for a format that would garble it.
pub fn may_be_on_a_terminal(options: &Options) -> Result<(), Failure> {
    if options.output.is_none() && options.format.is_binary() {
        return Err(Failure::Terminal(options.format));
    }
    Ok(())
}

/// Writes what is asked to a file, whole or not at all; what was written, in words.
///
/// # Errors
/// [`Failure`] when a flag is refused, or the file cannot be written. What stood under its name stands there still.
pub fn save(
    language: &Language,
    options: &Options,
    loaded: &Loaded,
    page: check::Page,
    path: PathBuf,
) -> Result<String, Failure> {
    // What standard output can show says nothing of a file.
    let page = check::Page {
        has_colour: false,
        ..page
    };
    let file = export::Options {
        output: path,
        force: options.force,
        inputs: export::inputs(&options.source),
    };
    let written = export::whole(&file, |mut out| {
        run(language, options, loaded, page, &mut out)
    });
    match written {
        Ok(bytes) => {
            let saved = language.saved_file(&shown_path(&file.output), bytes);
            let notice = language.notice(&loaded.dataset);
            Ok(notice.map_or_else(|| saved.clone(), |notice| format!("{saved}\n{notice}")))
        }
        Err(export::Failed::File(error)) => Err(Failure::File(error)),
        Err(export::Failed::Content(Failure::Document(document::Error::Write(source), _))) => {
            let path = file.output;
            Err(Failure::File(export::Error::Write { path, source }))
        }
        Err(export::Failed::Content(failure)) => Err(failure),
    }
}

/// Prints what is asked, on a page such as the output is.
///
/// # Errors
/// [`Failure`] when a flag is refused, or the output cannot be written.
pub fn run(
    language: &Language,
    options: &Options,
    loaded: &Loaded,
    page: check::Page,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let width = options.paper.width.unwrap_or(page.width);
    let data = &loaded.dataset;
    let view = language.view(&options.view, data)?;
    if options.explain {
        return explain(language, options.format, &view, data, width, out);
    }
    let document = Document {
        language,
        view: &view,
        data,
        report: &loaded.report,
        against: &loaded.against,
        today: options.today,
    };
    let layout = Layout {
        width,
        glyphs: options.paper.glyphs,
        has_colour: options.paper.has_colour(page),
        has_details: options.details,
        is_kept: options.output.is_some(),
    };
    let written = document::write(&document, options.format, layout, out);
    written.map_err(|error| Failure::Document(error, view.page))
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
        Format::Csv
        | Format::Excel
        | Format::Tsv
        | Format::Markdown
        | Format::Html
        | Format::Xlsx
        | Format::Svg
        | Format::Png => return Err(Failure::Explanation(format)),
    }
    out.flush()?;
    Ok(())
}

/// The figure of a selection: of a single region or municipality it is the row's own, with its rank.
fn selected(view: &View) -> (View, Subject) {
    let mut only = view.scope.iter();
    let value = only.next().filter(|one| !one.excluded && only.len() == 0);
    let key = value.and_then(|one| Key::of(&one.value));
    let (grouping, key) = match key {
        Some(key @ Key::Region(_)) => (Grouping::Region, key),
        Some(key @ Key::Municipality(_)) => (Grouping::Municipality, key),
        Some(Key::Area(_)) | None => return (view.clone(), Subject::Selection),
    };
    let mut view = View {
        grouping,
        ..view.clone()
    };
    view.conditions.hide_empty = false;
    (view, Subject::Row(key))
}
