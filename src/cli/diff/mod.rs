//! `indsats diff OLD NEW`: what has changed, as a table for people, as Markdown, CSV or JSON.
//!
//! Decides nothing about the files: what has changed is the query's, how it is said the text layer's.

mod confirm;
mod csv;
mod json;
mod record;
mod table;

pub use confirm::Unconfirmed;

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Arg, ArgMatches, value_parser};

use crate::cli::reading::{reading_args, source};
use crate::domain::against::Against;
use crate::domain::dataset::{Dataset, Status};
use crate::domain::report::Report;
use crate::load::{self, Source};
use crate::query::diff::Diff;
use crate::query::view::View;
use crate::text::Language;
use crate::text::page::Inputs;
use crate::text::page::changes::Extent;

/// What to compare, and how to tell of it.
#[derive(Clone, Debug)]
pub struct Options {
    /// The older version.
    pub old: Source,
    /// The newer one.
    pub new: Source,
    /// The form of the answer.
    pub format: Format,
    /// Which proposed renames are confirmed.
    pub confirm: Option<Confirm>,
}

/// Which proposed renames are confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Confirm {
    /// Every one.
    All,
    /// Those that a file names.
    File(PathBuf),
}

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table for people.
    Table,
    /// For programs: one object, with its version.
    Json,
    /// One line a change.
    Csv,
    /// Tables for a document.
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

/// Why nothing was compared.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A version cannot be loaded.
    #[error(transparent)]
    Load(#[from] load::Error),
    /// The renames cannot be confirmed.
    #[error(transparent)]
    Confirm(#[from] Unconfirmed),
    /// The answer cannot be written.
    #[error(transparent)]
    Write(#[from] io::Error),
}

/// The arguments of the command.
#[must_use]
pub fn args(language: &Language) -> Vec<Arg> {
    let words = language.change();
    let paths = |arg: Arg| {
        if arg.get_id() != "path" {
            return arg;
        }
        Arg::new("path")
            .value_names(["OLD", "NEW"])
            .help(words.arg_paths)
            .num_args(2)
            .required(true)
            .value_parser(value_parser!(PathBuf))
    };
    let mut args: Vec<_> = reading_args(language).into_iter().map(paths).collect();
    args.push(
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .help(words.arg_format)
            .value_parser(Format::ALL.map(Format::name))
            .default_value(Format::Table.name())
            .hide_possible_values(true)
            .hide_default_value(true),
    );
    args.push(
        Arg::new("confirm-renames")
            .long("confirm-renames")
            .value_name("all|FILE")
            .help(words.arg_confirm)
            .value_parser(value_parser!(PathBuf)),
    );
    args
}

/// What the arguments of [`args`] say. How files are read holds for both versions.
#[must_use]
pub fn options(matches: &ArgMatches) -> Options {
    let both = source(matches);
    let mut paths = both.paths.iter().cloned();
    let mut one = || Source {
        paths: paths.next().into_iter().collect(),
        ..both.clone()
    };
    let (old, new) = (one(), one());
    let format = matches.get_one::<String>("format");
    let confirm = matches.get_one::<PathBuf>("confirm-renames").cloned();
    Options {
        old: Source {
            corrections: None,
            ..old
        },
        new,
        format: format.map_or(Format::Table, |name| Format::named(name)),
        confirm: confirm.map(|path| {
            if path.as_os_str() == "all" {
                Confirm::All
            } else {
                Confirm::File(path)
            }
        }),
    }
}

/// Compares the versions and writes what has changed; true when something has. `width` is that of the terminal, where
/// it is one.
///
/// # Errors
/// [`Error`] when nothing could be compared or written.
pub fn run(
    language: &Language,
    options: &Options,
    width: Option<usize>,
    out: &mut impl Write,
) -> Result<bool, Error> {
    let old = load::load(&options.old)?.dataset;
    let loaded = load::load(&options.new)?;
    let (new, report) = (loaded.dataset, loaded.report);
    let mut confirmed = BTreeSet::new();
    if let Some(confirm) = &options.confirm {
        let proposed = Diff::new(&old, &new, &confirmed).proposals;
        let proposed: BTreeSet<_> = proposed
            .iter()
            .map(|found| found.rename(&old, &new))
            .collect();
        confirmed = match confirm {
            Confirm::All => proposed,
            Confirm::File(path) => confirm::read(path, &proposed)?,
        };
    }
    let diff = Diff::new(&old, &new, &confirmed);
    match options.format {
        Format::Json => json::write(&diff, [&old, &new], out)?,
        Format::Csv => csv::write(&diff, [&old, &new], out)?,
        Format::Table | Format::Markdown => {
            let notice = [&old, &new].into_iter().any(is_constructed);
            let against = Against {
                old: Some(Arc::new(old)),
                confirmed,
                ..Against::default()
            };
            write_page(
                language,
                options.format,
                width,
                notice,
                (&new, &report, &against),
                out,
            )?;
        }
    }
    out.flush()?;
    Ok(!diff.is_empty())
}

fn is_constructed(data: &Dataset) -> bool {
    match data.description().status {
        Status::Constructed => true,
        Status::Reported => false,
    }
}

/// Writes the page of changes in full.
fn write_page(
    language: &Language,
    format: Format,
    width: Option<usize>,
    is_constructed: bool,
    (data, report, against): (&Dataset, &Report, &Against),
    out: &mut impl Write,
) -> io::Result<()> {
    let inputs = Inputs {
        data,
        report,
        against,
    };
    let sheet = language
        .changes(&View::default(), &inputs, Extent::Whole)
        .sheet();
    let notice = is_constructed.then_some(language.words.screen.notice);
    match format {
        Format::Markdown => table::markdown(&sheet, notice, out),
        Format::Table | Format::Json | Format::Csv => table::plain(&sheet, notice, width, out),
    }
}
