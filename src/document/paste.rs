//! A document for pasting into a spreadsheet: the printed columns in words, separated by tabs, then what they rest on.
//!
//! Unlike the tab-separated format for programs it speaks the language of the screen: headings with units, decimal
//! commas in Danish. Numbers have no separators of thousands: a spreadsheet set to the other language would read
//! `1.234` as 1,234 without a word, while of `1234,5` it makes a text that anyone sees.

use crate::document::Document;
use crate::domain::guard::guard;
use crate::query::view::Grouping;
use crate::text::sheet::{Align, Sheet, Tone};
use crate::text::table::{Field, Value};
use crate::text::{Lang, Language};

/// A document as text to paste; `None` when it is longer than `most` bytes.
#[must_use]
pub fn paste(document: &Document<'_>, most: usize) -> Option<String> {
    let mut pasted = Pasted {
        text: String::new(),
        most,
    };
    match document.page() {
        Some(sheet) => return page(document, &sheet, most),
        None => pasted.rows(document)?,
    }
    pasted.facts(document)?;
    Some(pasted.text)
}

/// The same of a page of checks that is there already.
#[must_use]
pub fn page(document: &Document<'_>, sheet: &Sheet, most: usize) -> Option<String> {
    let mut pasted = Pasted {
        text: String::new(),
        most,
    };
    pasted.sheet(document, sheet)?;
    pasted.facts(document)?;
    Some(pasted.text)
}

struct Pasted {
    text: String,
    most: usize,
}

impl Pasted {
    /// One line of cells; nothing when that is too much.
    fn line(&mut self, cells: impl IntoIterator<Item = String>) -> Option<()> {
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                self.text.push('\t');
            }
            self.text
                .extend(cell.chars().map(|c| if c.is_control() { ' ' } else { c }));
        }
        self.text.push('\n');
        (self.text.len() <= self.most).then_some(())
    }

    fn rows(&mut self, document: &Document<'_>) -> Option<()> {
        let Document {
            language,
            view,
            data,
            ..
        } = document;
        let answer = view.answer(data);
        let table = language.table(view, data, &answer);
        let printed = table.fields.iter().filter(|field| field.is_printed);
        let head: Vec<_> = printed
            .map(|field| guarded(&heading(document, field)))
            .collect();
        // A row is no shorter than the tabs between its cells and the end of its line.
        let least = table.len().checked_mul(head.len())?;
        if least > self.most {
            return None;
        }
        self.line(head)?;
        for record in table.printed() {
            self.line(record.cells.into_iter().map(|cell| match cell.value {
                Value::Count(_) | Value::Number(_) => plain(language, &cell.shown),
                Value::None | Value::Text(_) => guarded(&cell.shown),
            }))?;
        }
        Some(())
    }

    fn sheet(&mut self, document: &Document<'_>, sheet: &Sheet) -> Option<()> {
        self.line([guarded(&sheet.title)])?;
        for text in &sheet.lead {
            self.line([guarded(text)])?;
        }
        self.line([])?;
        if !sheet.columns.is_empty() {
            self.line(sheet.columns.iter().map(|column| guarded(&column.head)))?;
        }
        for line in &sheet.lines {
            let aligns = sheet.columns.iter().map(|column| column.align);
            let cells = line
                .cells
                .iter()
                .zip(aligns.chain(std::iter::repeat(Align::Left)));
            self.line(cells.map(|(cell, align)| match (line.tone, align) {
                (Tone::Plain | Tone::Dim | Tone::Warning, Align::Right) => {
                    number(document.language, cell)
                }
                (Tone::Heading, _) | (_, Align::Left) => guarded(cell),
            }))?;
        }
        for text in &sheet.foot {
            self.line([guarded(text)])?;
        }
        Some(())
    }

    fn facts(&mut self, document: &Document<'_>) -> Option<()> {
        self.line([])?;
        let notice = document.language.notice(document.data);
        if let Some(notice) = notice {
            self.line([guarded(notice)])?;
        }
        for fact in document.about() {
            self.line([guarded(&fact.label), guarded(&fact.text)])?;
        }
        Some(())
    }
}

/// The heading of a column. That of the average has its unit beside it, as it is that of the value's.
fn heading(document: &Document<'_>, field: &Field) -> String {
    let head = &field.column.head;
    match document.view.grouping {
        Grouping::Region | Grouping::Municipality | Grouping::Area if field.id == "reference" => {
            let unit = document.language.measure_short(document.view.measure);
            format!("{head} ({unit})")
        }
        Grouping::Region | Grouping::Municipality | Grouping::Area | Grouping::Initiative => {
            head.clone()
        }
    }
}

fn guarded(text: &str) -> String {
    guard(text).into_owned()
}

/// A cell on the right of a page: a number, or else words.
fn number(language: &Language, cell: &str) -> String {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-');
    if cell.chars().all(is_number) {
        plain(language, cell)
    } else {
        guarded(cell)
    }
}

/// A number without separators of thousands.
fn plain(language: &Language, shown: &str) -> String {
    let separator = match language.numbers.lang() {
        Lang::Da => '.',
        Lang::En => ',',
    };
    shown.replace(separator, "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::against::Against;
    use crate::domain::place::Date;
    use crate::load::{self, Source};
    use crate::query::measure::Measure;
    use crate::query::view::{Check, Page, View};

    fn pasted(lang: Lang, view: &View, most: usize) -> Option<String> {
        let loaded = load::load(&Source::default()).unwrap();
        let language = Language::new(lang).unwrap();
        let document = Document {
            language: &language,
            view,
            data: &loaded.dataset,
            report: &loaded.report,
            against: &Against::default(),
            today: Date::new_year(2026),
        };
        paste(&document, most)
    }

    #[test]
    fn rows_have_headings_with_units_and_numbers_that_no_spreadsheet_misreads() {
        let view = View {
            measure: Measure::ALL[5],
            grouping: Grouping::Municipality,
            ..View::default()
        };
        let text = pasted(Lang::Da, &view, usize::MAX).unwrap();
        let mut lines = text.lines();
        let head: Vec<_> = lines.next().unwrap().split('\t').collect();
        assert_eq!(head[..3], ["Kommune", "kr./indv.", "gns. (kr./indv.)"]);
        assert_eq!(lines.next().unwrap().split('\t').nth(1), Some("1497,4"));
        let english = pasted(Lang::En, &view, usize::MAX).unwrap();
        let first = english.lines().nth(1).unwrap();
        assert_eq!(first.split('\t').nth(1), Some("1497.4"));
    }

    #[test]
    fn what_the_rows_rest_on_stands_below_a_blank_line() {
        let text = pasted(Lang::Da, &View::default(), usize::MAX).unwrap();
        let (rows, facts) = text.split_once("\n\n").unwrap();
        assert_eq!(rows.lines().count(), 6);
        assert!(facts.starts_with("KONSTRUERET EKSEMPEL"), "{facts}");
        assert!(facts.contains("indsats 0."), "{facts}");
    }

    #[test]
    fn a_page_of_checks_is_pasted_with_its_title_and_basis() {
        let view = View {
            page: Page::Check(Check::Coverage),
            ..View::default()
        };
        let text = pasted(Lang::Da, &view, usize::MAX).unwrap();
        assert!(
            text.starts_with("Dækning: hvem har responderet\n"),
            "{text}"
        );
        assert!(text.contains("\n\nRegion\t"), "{text}");
    }

    #[test]
    fn what_just_fits_is_pasted_and_a_byte_more_is_nothing() {
        let coverage = View {
            page: Page::Check(Check::Coverage),
            ..View::default()
        };
        let groupings = Grouping::ALL.map(|grouping| View {
            grouping,
            ..View::default()
        });
        for view in groupings.into_iter().chain([coverage]) {
            let text = pasted(Lang::Da, &view, usize::MAX).unwrap();
            let just = pasted(Lang::Da, &view, text.len());
            assert_eq!(just.as_ref(), Some(&text));
            assert_eq!(pasted(Lang::Da, &view, text.len() - 1), None);
            assert_eq!(pasted(Lang::Da, &view, 100), None);
        }
    }
}
