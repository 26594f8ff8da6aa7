//! The formats of a document, with their names and how their files end.

use std::path::Path;

use crate::query::view::Page;

/// A format of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// A table for people, with bars.
    #[default]
    Table,
    /// For programs: commas, decimal points.
    Csv,
    /// For a spreadsheet in Danish: semicolons, a byte order mark, decimal commas.
    Excel,
    /// For pasting: tabs.
    Tsv,
    /// For programs: one object, with its schema named in it.
    Json,
    /// A table for a document.
    Markdown,
    /// A page of its own.
    Html,
    /// A workbook with typed cells.
    Xlsx,
    /// A picture of lines and letters.
    Svg,
    /// A picture of dots.
    Png,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 10] = [
        Self::Table,
        Self::Csv,
        Self::Excel,
        Self::Tsv,
        Self::Json,
        Self::Markdown,
        Self::Html,
        Self::Xlsx,
        Self::Svg,
        Self::Png,
    ];

    /// True where it can be had of what fills the screen, in this build of the program. A page of checks is words: it
    /// has every format but pictures.
    #[must_use]
    pub fn is_for(self, page: Page) -> bool {
        match (self, page) {
            (
                Self::Table
                | Self::Csv
                | Self::Excel
                | Self::Tsv
                | Self::Json
                | Self::Markdown
                | Self::Html,
                _,
            )
            | (Self::Svg, Page::Rows) => true,
            (Self::Xlsx, _) => cfg!(feature = "xlsx"),
            (Self::Png, Page::Rows) => cfg!(feature = "png"),
            (Self::Svg | Self::Png, Page::Check(_)) => false,
        }
    }

    /// Its name as an argument.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Csv => "csv",
            Self::Excel => "excel",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// How the name of its file ends.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Table => "txt",
            Self::Csv | Self::Excel => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// The format that the name of a file ends in; of csv the one for programs.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        let mut formats = Self::ALL.into_iter();
        formats.find(|format| format.ending().eq_ignore_ascii_case(ending))
    }

    /// True for one that is not text, and would garble a terminal.
    #[must_use]
    pub fn is_binary(self) -> bool {
        matches!(self, Self::Xlsx | Self::Png)
    }
}
