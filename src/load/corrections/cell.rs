//! Which file and which column the words of a correction mean.

use crate::domain::dataset::Origin;
use crate::domain::raw::{Raw, RawText};
use crate::load::Sheets;
use crate::load::header::{self, Header};

/// True when a name means a file: its whole name, or the end of it from the start of a folder or of the name itself.
pub(super) fn names_file(typed: Raw<'_>, file: Raw<'_>) -> bool {
    // The sheet of a workbook does not tell two workbooks of one name apart.
    let book = typed
        .lossless()
        .rsplit_once('#')
        .map(|(book, _)| Raw::new(book));
    is_end(typed, file) || book.is_some_and(|book| is_end(book, file))
}

/// True when a name is the whole of another or its last parts.
fn is_end(typed: Raw<'_>, name: Raw<'_>) -> bool {
    let plain = |text: Raw<'_>| text.lossless().replace('\\', "/");
    let (typed, name) = (plain(typed), plain(name));
    let typed = typed.strip_prefix("./").unwrap_or(&typed);
    let name = name.strip_prefix("./").unwrap_or(&name);
    match name.strip_suffix(typed) {
        Some(before) => !typed.is_empty() && (before.is_empty() || before.ends_with('/')),
        None => false,
    }
}

/// True when a name means a file or sheet. Where one sheet of a workbook is read, the workbook is name enough.
pub(super) fn names_table(typed: Raw<'_>, origin: &Origin, sheets: &Sheets) -> bool {
    let name = origin.name.as_raw();
    let Some(sheet) = &origin.sheet else {
        return is_end(typed, name);
    };
    let mark = format!("#{}", sheet.as_raw().lossless());
    let book = name.lossless().strip_suffix(&mark).unwrap_or_default();
    match typed.lossless().strip_suffix(&mark) {
        Some(typed) => is_end(Raw::new(typed), Raw::new(book)),
        None => match sheets {
            Sheets::TheOne | Sheets::Named(_) => is_end(typed, Raw::new(book)),
            Sheets::All => false,
        },
    }
}

/// The field, counted from 0, of a column by its heading as typed, its name in the survey, its number from 1, or in a
/// sheet its letters. A heading that several columns have means none of them.
pub(super) fn field(
    typed: Raw<'_>,
    headings: &[RawText],
    header: &Header,
    is_sheet: bool,
) -> Option<usize> {
    let wanted = typed.folded();
    if wanted.is_empty() {
        return None;
    }
    let has_it =
        |heading: &RawText| heading.as_raw().trimmed().folded().as_str() == wanted.as_str();
    let mut same = (0..headings.len()).filter(|at| has_it(&headings[*at]));
    match (same.next(), same.next()) {
        (Some(only), None) => return Some(only),
        (Some(_), Some(_)) => return None,
        (None, _) => {}
    }
    if let Some(column) = header::column_of(typed) {
        return header.position(column);
    }
    let number = match typed.lossless().parse::<usize>() {
        Ok(number) => Some(number),
        Err(_) if is_sheet => ordinal_of(typed.lossless()),
        Err(_) => None,
    };
    number?.checked_sub(1).filter(|at| *at < headings.len())
}

/// The number of a sheet's column from 1, by its letters.
fn ordinal_of(letters: &str) -> Option<usize> {
    let is_short = (1..=3).contains(&letters.len());
    let value = |letter: u8| usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    let is_letter = letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    let number = || letters.bytes().fold(0, |sum, byte| sum * 26 + value(byte));
    (is_short && is_letter).then(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(typed: &str, name: &str, sheet: Option<&str>, sheets: &Sheets) -> bool {
        let origin = Origin {
            name: RawText::new(name),
            sheet: sheet.map(RawText::new),
            ..Origin::default()
        };
        names_table(Raw::new(typed), &origin, sheets)
    }

    #[test]
    fn a_file_is_named_whole_or_by_its_end() {
        let one = |typed, name| names(typed, name, None, &Sheets::TheOne);
        assert!(one("data/2019/svar.csv", "data/2019/svar.csv"));
        assert!(one("svar.csv", "data/2019/svar.csv"));
        assert!(one("2019/svar.csv", "data/2019/svar.csv"));
        assert!(one("2019\\svar.csv", "data\\2019\\svar.csv"));
        assert!(one("./svar.csv", "svar.csv"));
        assert!(!one("ar.csv", "data/2019/svar.csv"));
        assert!(!one("data/2019/svar.csv", "svar.csv"));
        assert!(!one("", "svar.csv"));
    }

    #[test]
    fn a_sheet_is_named_unless_it_is_the_only_one_read() {
        let (book, sheet) = ("data/bog.xlsx#Ark1", Some("Ark1"));
        for sheets in [Sheets::TheOne, Sheets::All] {
            assert!(names("bog.xlsx#Ark1", book, sheet, &sheets));
            assert!(!names("bog.xlsx#Ark2", book, sheet, &sheets));
        }
        assert!(names("bog.xlsx", book, sheet, &Sheets::TheOne));
        assert!(!names("bog.xlsx", book, sheet, &Sheets::All));
    }

    #[test]
    fn letters_of_a_sheet_are_numbers() {
        let letters = ["A", "z", "AA", "XFD"];
        assert_eq!(
            letters.map(ordinal_of),
            [Some(1), Some(26), Some(27), Some(16_384)]
        );
        assert_eq!(["", "Ø", "A1", "ABCD"].map(ordinal_of), [None; 4]);
    }
}
