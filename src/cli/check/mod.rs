//! `indsats check`: loads files and tells of everything that loading found, for people, for editors or for programs.
//!
//! Decides nothing about the files: what is found is the loader's, what it means the text layer's.

pub(in crate::cli) mod json;
mod line;
mod report;
mod short;

pub(in crate::cli) use json::object;

use std::io::{self, Write};

use crate::load::{self, Source};
use crate::text::Language;

/// What to check, and how to tell of it.
#[derive(Clone, Debug)]
pub struct Options {
    /// What to check.
    pub source: Source,
    /// The form of the report.
    pub format: Format,
    /// Findings that the report for people shows; 0 for every one.
    pub limit: usize,
}

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people: each finding with the line of the file and what to do.
    Text,
    /// One line a finding: `file:line:column: severity[CODE]: text`.
    Short,
    /// For programs.
    Json,
}

impl Format {
    /// Every form.
    pub const ALL: [Self; 3] = [Self::Text, Self::Short, Self::Json];

    /// Its name as an argument.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Short => "short",
            Self::Json => "json",
        }
    }

    /// The form of a name; the one for people when it is none.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let is_it = |format: &Self| format.name() == name;
        Self::ALL.into_iter().find(is_it).unwrap_or(Self::Text)
    }
}

/// What a report is written on.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Its width in cells.
    pub width: usize,
    /// It shows colours.
    pub has_colour: bool,
}

/// What a check comes to, as an exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing was found that a person should look at.
    Clean,
    /// Something was found.
    Findings,
    /// Nothing could be loaded.
    Refused,
}

impl Outcome {
    /// The exit code: 0, 1, 2.
    #[must_use]
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Refused => 2,
        }
    }
}

/// Loads the files and writes the report to `out`; a refusal in words for people goes to `err`.
///
/// # Errors
/// When the report cannot be written.
pub fn run(
    language: &Language,
    options: &Options,
    page: Page,
    out: &mut impl Write,
    err: &mut impl Write,
) -> io::Result<Outcome> {
    let loaded = match load::load(&options.source) {
        Ok(loaded) => loaded,
        Err(error) => {
            let errors = load::refusals(&options.source, error);
            match options.format {
                Format::Text => report::refusals(language, &errors, err)?,
                Format::Short => short::refusals(language, &errors, out)?,
                Format::Json => json::refusals(language, &errors, out)?,
            }
            out.flush()?;
            return Ok(Outcome::Refused);
        }
    };
    let (data, report) = (&loaded.dataset, &loaded.report);
    match options.format {
        Format::Text => report::write(language, data, report, options.limit, page, out)?,
        Format::Short => short::write(language, data, report, out)?,
        Format::Json => json::write(language, data, report, out)?,
    }
    out.flush()?;
    if let Some(lost) = data.lost_prose() {
        let label = language.words.program.error;
        writeln!(err, "{label}  {}", language.refused_for_loss(&lost))?;
        return Ok(Outcome::Refused);
    }
    Ok(if report.counts().is_clean() {
        Outcome::Clean
    } else {
        Outcome::Findings
    })
}

#[cfg(test)]
mod fixture;
