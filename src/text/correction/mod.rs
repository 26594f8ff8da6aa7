//! The words of corrections: the flag, the page, the marks, and the line that asks for one.

mod da;
mod en;

use crate::domain::correction::Fate;
use crate::domain::dataset::RowId;
use crate::domain::raw::Raw;
use crate::text::note::cut;
use crate::text::words::{With1, With2, With3};
use crate::text::{Lang, Language};

/// Words of corrections. Texts of files come shown and in quotation marks, numbers as written.
#[derive(Debug)]
pub struct CorrectionWords {
    /// `--corrections`.
    pub arg: &'static str,
    /// The page.
    pub title: &'static str,
    /// No file of corrections was given.
    pub no_file: &'static str,
    /// The file; how many were applied; how many were not.
    pub lead: With3,
    /// What the effects are of.
    pub basis: &'static str,
    /// The heads of the columns: place, municipality, column, old and new value, gross, income, rows, reason.
    pub heads: [&'static str; 8],
    /// The line of the sum.
    pub sum: &'static str,
    /// Above those that were not applied: how many.
    pub refused: With1,
    /// Nothing to count: the record is held.
    pub held: &'static str,
    /// Gross expenditure before and after.
    pub gross: With2,
    /// Gross income before and after.
    pub income: With2,
    /// Initiatives before and after.
    pub rows: With2,
    /// The amounts are in several price levels.
    pub mixed: &'static str,
    /// The labels of the details: source, old value, new value, reason, correction, effect, initiative, expected, found,
    /// not applied because.
    pub labels: [&'static str; 10],
    /// A value that cannot be read or is not there, in a sum.
    pub nothing: &'static str,
    /// Why a correction was not applied: no such file, several of the name, no line, no column; another value stands
    /// there; the line of the correction that stands.
    pub why: [&'static str; 4],
    /// Another value stands there.
    pub stale: With1,
    /// The cell is corrected already, on a line.
    pub repeated: With1,
    /// One correction.
    pub one: &'static str,
    /// Several corrections.
    pub many: With1,
    /// So many were not applied.
    pub not_applied: With1,
    /// How many initiatives of a municipality are corrected: one; several.
    pub rows_corrected: (&'static str, With1),
    /// Beside a corrected initiative.
    pub corrected: &'static str,
    /// The column, the old value, the reason.
    pub was: With3,
    /// The key that corrects, as the notes show it.
    pub key: &'static str,
    /// The note is not about one cell.
    pub no_cell: &'static str,
    /// The column; what stands in the file.
    pub ask_value: With2,
    /// The new value; the same where it cannot be read.
    pub ask_reason: [With1; 2],
    /// The keys while the value is typed.
    pub value_keys: &'static str,
    /// The same for the reason; the file that is written.
    pub reason_keys: With1,
    /// The new value is the one that is read already.
    pub unchanged: &'static str,
    /// A reason is needed.
    pub no_reason: &'static str,
    /// The file that was written.
    pub written: With1,
    /// The source cannot be read again.
    pub next_time: &'static str,
    /// So many corrections are in the rows that were saved, and not listed with them.
    pub unlisted: With1,
    /// The mark of a corrected initiative, in the legend.
    pub legend: With1,
}

/// The words of a language.
#[must_use]
pub fn words(lang: Lang) -> &'static CorrectionWords {
    match lang {
        Lang::Da => &da::WORDS,
        Lang::En => &en::WORDS,
    }
}

impl Language {
    /// The words of corrections.
    #[must_use]
    pub fn correction(&self) -> &'static CorrectionWords {
        words(self.numbers.lang())
    }

    /// How many corrections there are, and how many of them were not applied; nothing where there is none.
    #[must_use]
    pub fn corrections_said(&self, applied: u64, refused: u64) -> Option<String> {
        let words = self.correction();
        let count = |n: u64| self.numbers.count(n);
        let mut said = Vec::new();
        match applied {
            0 if refused == 0 => return None,
            1 => said.push(words.one.to_owned()),
            applied => said.push((words.many)(&count(applied))),
        }
        if refused > 0 {
            said.push((words.not_applied)(&count(refused)));
        }
        Some(said.join(", "))
    }

    /// Why a correction was not applied; `None` for one that was.
    #[must_use]
    pub fn refused_because(&self, fate: &Fate) -> Option<String> {
        let words = self.correction();
        let [no_file, several_files, no_line, no_column] = words.why;
        Some(match fate {
            Fate::Applied(_) => return None,
            Fate::Stale { found, .. } => {
                (words.stale)(&(self.words.terms.quoted)(&cut(found.as_raw())))
            }
            Fate::Repeated { first, .. } => (words.repeated)(&first.to_string()),
            Fate::NoFile => no_file.to_owned(),
            Fate::SeveralFiles => several_files.to_owned(),
            Fate::NoLine => no_line.to_owned(),
            Fate::NoColumn => no_column.to_owned(),
        })
    }

    /// What stood in a row before its corrections, one a column: `bruttoudgifter: var »495000« – tastet i kr.`
    #[must_use]
    pub fn corrections_of(
        &self,
        data: &crate::domain::dataset::Dataset,
        row: RowId,
    ) -> Vec<String> {
        let words = self.correction();
        let corrections = data.corrections().of_row(row);
        corrections
            .map(|(correction, applied)| {
                let column = match applied.column {
                    Some(column) => column.heading().to_owned(),
                    None => cut(correction.column.as_raw()),
                };
                let old = self.quoted(correction.old.as_raw());
                (words.was)(&column, &old, &correction.reason.as_raw().shown())
            })
            .collect()
    }

    /// A text of a file in quotation marks, as much of it as a sentence holds.
    pub(in crate::text) fn quoted(&self, text: Raw<'_>) -> String {
        (self.words.terms.quoted)(&cut(text))
    }
}
