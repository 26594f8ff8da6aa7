//! The forms that an answer about files can have.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgMatches};

/// The form of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// A table for people.
    #[default]
    Table,
    /// For programs: one object in one line, its schema named in it.
    Json,
    /// One row a figure or change, with a decimal point; no text can be taken for a formula.
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

    /// The argument that names one, with its help; `text` is another name of the table.
    pub(in crate::cli) fn arg(help: &'static str) -> Arg {
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .help(help)
            .value_parser(PossibleValuesParser::new(Self::ALL.map(|format| {
                let value = PossibleValue::new(format.name());
                match format {
                    Self::Table => value.alias("text"),
                    Self::Json | Self::Csv | Self::Markdown => value,
                }
            })))
            .default_value(Self::Table.name())
            .hide_possible_values(true)
            .hide_default_value(true)
    }

    /// The form that the argument names.
    pub(in crate::cli) fn of(matches: &ArgMatches) -> Self {
        let name = matches.get_one::<String>("format");
        let is_it = |format: &Self| name.is_some_and(|name| format.name() == name);
        Self::ALL.into_iter().find(is_it).unwrap_or_default()
    }
}
