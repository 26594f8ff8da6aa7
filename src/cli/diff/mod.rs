//! `indsats diff OLD NEW`: what has changed, as a table for people, as Markdown, CSV or JSON.
//!
//! Decides nothing about the files: what has changed is the query's, how it is said the text layer's.

mod confirm;
mod csv;
mod json;
mod record;

pub use confirm::Unconfirmed;

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Arg, ArgMatches, value_parser};

use crate::cli::format::Format;
use crate::cli::reading::{reading_args, source};
use crate::document::sheet::{Details, Form, Print, print};
use crate::domain::against::Against;
use crate::domain::dataset::{Dataset, Status};
use crate::domain::prose::Lost;
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
    /// Long texts can no longer be read back, so that they were not compared.
    #[error("long texts are lost: {0:?}")]
    Lost(Lost),
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
    args.push(Format::arg(words.arg_format));
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
    let confirm = matches.get_one::<PathBuf>("confirm-renames").cloned();
    Options {
        old: Source {
            corrections: None,
            ..old
        },
        new,
        format: Format::of(matches),
        confirm: confirm.map(|path| {
            if path.as_os_str() == "all" {
                Confirm::All
            } else {
                Confirm::File(path)
            }
        }),
    }
}

/// Compares the versions and writes what has changed; true when something has. A table has lines of `width`
/// cells.
///
/// # Errors
/// [`Error`] when nothing could be compared or written.
pub fn run(
    language: &Language,
    options: &Options,
    width: usize,
    out: &mut impl Write,
) -> Result<bool, Error> {
    let old = Arc::new(load::load(&options.old)?.dataset);
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
            let notice = [&*old, &new].into_iter().any(is_constructed);
            let against = Against {
                old: Some(old.clone()),
                confirmed,
                ..Against::default()
            };
            let inputs = Inputs {
                data: &new,
                report: &report,
                against: &against,
            };
            let changes = language.changes(&View::default(), &inputs, Extent::Whole);
            let how = Print {
                form: match options.format {
                    Format::Markdown => Form::Markdown,
                    Format::Table | Format::Json | Format::Csv => Form::Table,
                },
                width,
                details: Details::None,
                notice: notice.then_some(language.words.screen.notice),
            };
            print(language, &changes.sheet(), how, out)?;
        }
    }
    out.flush()?;
    match old.lost_prose().or_else(|| new.lost_prose()) {
        Some(lost) => Err(Error::Lost(lost)),
        None => Ok(!diff.is_empty()),
    }
}

fn is_constructed(data: &Dataset) -> bool {
    match data.description().status {
        Status::Constructed => true,
        Status::Reported => false,
    }
}
