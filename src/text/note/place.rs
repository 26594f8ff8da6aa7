//! Where a note stands: file, line and column, by number and by name.

use crate::domain::dataset::Dataset;
use crate::domain::note::Note;
use crate::domain::raw::RawText;
use crate::domain::report::Report;
use crate::text::Language;

impl Language {
    /// Where a note stands: `svar.csv:3:4`, `svar.csv:3` for a whole record, `bog.xlsx#Herning!D17`, `svar.csv` for
    /// a whole file; safe to print.
    #[must_use]
    pub fn place_of(&self, data: &Dataset, note: &Note) -> String {
        let origin = data.origins().get(usize::from(note.file));
        let name = origin.map(|origin| origin.name.as_raw().shown().into_string());
        let is_sheet = origin.is_some_and(|origin| origin.sheet.is_some());
        place(&name.unwrap_or_default(), is_sheet, note.line, note.column)
    }
}

/// A place in a file whose name is shown already.
#[must_use]
pub fn place(name: &str, is_sheet: bool, line: u64, column: u16) -> String {
    match (line, column, is_sheet) {
        (0, 0, _) => name.to_owned(),
        (0, column, true) => format!("{name}!{}", letters(column)),
        (0, column, false) => format!("{name}:1:{column}"),
        (line, 0, true) => format!("{name}!{line}"),
        (line, column, true) => format!("{name}!{}{line}", letters(column)),
        (line, 0, false) => format!("{name}:{line}"),
        (line, column, false) => format!("{name}:{line}:{column}"),
    }
}

/// The letters of a spreadsheet's column, counted from 1: `A`, `Z`, `AA`.
fn letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut left = column;
    while let Some(rest) = left.checked_sub(1) {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        left = rest / 26;
    }
    letters.iter().rev().collect()
}

/// The name of the column that a note is about: the survey's, or the heading as typed where it is none of those.
#[must_use]
pub fn column_name(report: &Report, note: &Note) -> Option<RawText> {
    match report.column(note) {
        Some(column) => Some(RawText::new(column.heading())),
        None => report.heading(note).cloned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_counts_its_columns_in_letters() {
        let columns = [
            (1, "A"),
            (26, "Z"),
            (27, "AA"),
            (702, "ZZ"),
            (703, "AAA"),
            (16_384, "XFD"),
        ];
        for (ordinal, name) in columns {
            assert_eq!(letters(ordinal), name);
        }
    }

    #[test]
    fn a_place_says_as_much_as_is_known() {
        assert_eq!(place("svar.csv", false, 3, 4), "svar.csv:3:4");
        assert_eq!(place("svar.csv", false, 3, 0), "svar.csv:3");
        assert_eq!(place("svar.csv", false, 0, 0), "svar.csv");
        assert_eq!(
            place("bog.xlsx#Herning", true, 17, 4),
            "bog.xlsx#Herning!D17"
        );
        assert_eq!(
            place("bog.xlsx#Herning", true, 17, 0),
            "bog.xlsx#Herning!17"
        );
    }
}
