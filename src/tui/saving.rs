//! Saving what is shown: which formats there are, the name that follows the format until it is typed, and what is asked
//! of the loop.

use std::path::PathBuf;
use std::sync::Arc;

use tui_input::{Input, InputRequest};

use crate::document::{self, Format};
use crate::domain::against::Against;
use crate::domain::dataset::Dataset;
use crate::domain::report::Report;
use crate::export::{self, Written};
use crate::query::view::{Page, View};
use crate::text::bar::cells::Glyphs;
use crate::text::listing::shown_measure;
use crate::text::{Lang, Language};
use crate::tui::cursor::Cursor;

/// The formats of a document in the order in which they are offered: what most people open first.
const FORMATS: [Format; 10] = [
    Format::Excel,
    Format::Csv,
    Format::Tsv,
    Format::Json,
    Format::Xlsx,
    Format::Markdown,
    Format::Table,
    Format::Html,
    Format::Svg,
    Format::Png,
];

/// What is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// What is shown.
    Document(Format),
    /// The loaded rows, as one csv file.
    Rows,
    /// The loaded rows with all that belongs to them, as a folder.
    Package,
}

impl What {
    /// Its name and what it is for.
    #[must_use]
    pub fn words(self, language: &Language) -> [&'static str; 2] {
        let words = language.saving();
        match self {
            Self::Document(format) => {
                let at = Format::ALL.iter().position(|known| *known == format);
                words.formats[at.unwrap_or(0)]
            }
            Self::Rows => words.rows[0],
            Self::Package => words.rows[1],
        }
    }

    /// How a name of it ends.
    fn ending(self) -> Option<&'static str> {
        match self {
            Self::Document(format) => Some(format.ending()),
            Self::Rows => Some(Format::Csv.ending()),
            Self::Package => None,
        }
    }
}

/// What is asked before something is saved.
#[derive(Debug)]
pub struct SaveDialog {
    /// What can be saved of what fills the screen.
    pub offered: Vec<What>,
    /// Which of it.
    pub cursor: Cursor,
    /// The name.
    pub name: Input,
    /// The user has typed at the name: it follows the format no more.
    is_named: bool,
    /// The names of what is shown and of the rows, without endings.
    stems: [String; 2],
    /// Something is there already, under this name: may it be written over?
    pub over: Option<String>,
    /// Why it was not saved.
    pub reason: Option<String>,
    /// It is on its way.
    pub is_saving: bool,
}

impl SaveDialog {
    /// Asks for what a view shows.
    #[must_use]
    pub fn of(language: &Language, view: &View, is_example: bool) -> Self {
        let words = language.saving();
        let prefix = if is_example { words.example_prefix } else { "" };
        let shown = match view.page {
            Page::Rows => {
                let measure = language.measure(shown_measure(view));
                format!("{} {measure}", language.grouping(view.grouping))
            }
            Page::Check(check) => language.page_name(check).to_owned(),
        };
        let formats = FORMATS.into_iter();
        let formats = formats.filter(|format| format.is_for(view.page));
        let mut offered: Vec<_> = formats.map(What::Document).collect();
        offered.extend([What::Rows, What::Package]);
        let stems =
            [&shown, words.rows_name].map(|stem| format!("{prefix}{}", language.file_stem(stem)));
        let mut dialog = Self {
            offered,
            cursor: Cursor::default(),
            name: Input::default(),
            is_named: false,
            stems,
            over: None,
            reason: None,
            is_saving: false,
        };
        dialog.propose();
        dialog
    }

    /// What is chosen.
    #[must_use]
    pub fn what(&self) -> What {
        self.offered
            .get(self.cursor.at)
            .copied()
            .unwrap_or(What::Rows)
    }

    /// Moves by some formats; the name follows.
    pub fn step(&mut self, rows: isize) {
        self.cursor.step(rows, self.offered.len());
        self.propose();
    }

    /// Chooses by position; the name follows.
    pub fn choose(&mut self, at: usize) {
        if at < self.offered.len() {
            self.cursor.at = at;
            self.propose();
        }
    }

    /// Changes the name.
    pub fn edit(&mut self, request: InputRequest) {
        self.over = None;
        self.reason = None;
        let before = self.name.value().to_owned();
        self.name.handle(request);
        self.is_named |= self.name.value() != before;
    }

    fn propose(&mut self) {
        self.over = None;
        self.reason = None;
        if self.is_named {
            return;
        }
        let what = self.what();
        let [shown, rows] = &self.stems;
        let stem = match what {
            What::Document(_) => shown,
            What::Rows | What::Package => rows,
        };
        let name = match what.ending() {
            Some(ending) => format!("{stem}.{ending}"),
            None => stem.clone(),
        };
        self.name = Input::from(name);
    }
}

/// What the loop saves: all that it needs, so that the screen can go on meanwhile.
#[derive(Debug)]
pub struct Order {
    /// What is saved.
    pub what: What,
    /// The name as typed.
    pub name: PathBuf,
    /// Write over what is there.
    pub force: bool,
    /// The language of what is written.
    pub lang: Lang,
    /// The characters of bars.
    pub glyphs: Glyphs,
    /// What is asked.
    pub view: View,
    /// Of which data.
    pub data: Arc<Dataset>,
    /// What loading found.
    pub report: Arc<Report>,
    /// What the data is held against.
    pub against: Arc<Against>,
}

/// What was saved.
#[derive(Debug)]
pub enum Saved {
    /// The loaded rows.
    Rows(Written),
    /// What was shown.
    Document {
        /// The whole path of the file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
}

/// Why nothing was saved.
#[derive(Debug, thiserror::Error)]
pub enum Unsaved {
    /// The file, or the rows.
    #[error(transparent)]
    File(#[from] export::Error),
    /// The document.
    #[error("{0}")]
    Document(document::Error, Page),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::view::{Check, Grouping};

    fn dialog(page: Page, is_example: bool) -> SaveDialog {
        let language = Language::new(Lang::Da).unwrap();
        let view = View {
            page,
            grouping: Grouping::Municipality,
            ..View::default()
        };
        SaveDialog::of(&language, &view, is_example)
    }

    #[test]
    fn the_name_follows_the_format_until_it_is_typed() {
        let mut dialog = dialog(Page::Rows, true);
        let stem = "eksempel-kommuner-bruttoudgifter-pr-indbygger";
        assert_eq!(dialog.name.value(), format!("{stem}.csv"));
        dialog.step(3);
        assert_eq!(dialog.what(), What::Document(Format::Json));
        assert_eq!(dialog.name.value(), format!("{stem}.json"));
        dialog.step(100);
        assert_eq!(dialog.what(), What::Package);
        assert_eq!(dialog.name.value(), "eksempel-indsatser");
        dialog.edit(InputRequest::GoToStart);
        dialog.step(-1);
        assert_eq!(dialog.name.value(), "eksempel-indsatser.csv");
        dialog.edit(InputRequest::InsertChar('x'));
        dialog.step(-100);
        assert_eq!(dialog.name.value(), "eksempel-indsatser.csvx");
    }

    #[test]
    fn a_page_of_checks_offers_the_formats_that_it_has() {
        let dialog = dialog(Page::Check(Check::Coverage), false);
        for what in &dialog.offered {
            if let What::Document(format) = what {
                assert!(format.is_for(Page::Check(Check::Coverage)), "{format:?}");
            }
        }
        assert!(dialog.offered.contains(&What::Document(Format::Markdown)));
        assert!(!dialog.offered.contains(&What::Document(Format::Png)));
        assert!(!dialog.name.value().contains("eksempel"));
    }

    #[test]
    fn every_format_is_offered_once() {
        for format in Format::ALL {
            assert_eq!(FORMATS.iter().filter(|known| **known == format).count(), 1);
        }
    }
}
