//! The arguments of `indsats export`.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches};

use crate::export::{Options, inputs};
use crate::load::Source;
use crate::text::export::ExportWords;

/// The arguments of the command beside those that say what to read.
#[must_use]
pub fn args(words: &ExportWords) -> Vec<Arg> {
    vec![
        Arg::new("output")
            .long("output")
            .value_name("FILE|FOLDER")
            .help(words.arg_output)
            .required(true)
            .value_parser(clap::value_parser!(PathBuf)),
        Arg::new("force")
            .long("force")
            .help(words.arg_force)
            .action(ArgAction::SetTrue),
    ]
}

/// The options of a command line with [`args`], for what is read from `source`.
#[must_use]
pub fn options(matches: &ArgMatches, source: &Source) -> Options {
    let output = matches.get_one::<PathBuf>("output").cloned();
    Options {
        output: output.unwrap_or_default(),
        force: matches.get_flag("force"),
        inputs: inputs(source),
    }
}
