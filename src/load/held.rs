//! Records that are no initiatives: totals, footnotes, repeated headers, empty returns. They are kept aside, not lost.

use crate::domain::amount;
use crate::domain::column::Column;
use crate::domain::note::{Code, Detail, FieldHint};
use crate::domain::place::{PlaceId, Places};
use crate::domain::raw::{Raw, RawText};
use crate::load::header::Header;
use crate::load::mapping::Mapping;
use crate::load::record::{Record, Verbatim};

/// Why a record is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) code: Code,
    /// The field that tells it, counted from 0; none when the whole record does.
    pub(crate) field: Option<usize>,
    pub(crate) detail: Detail,
    /// The municipality that has responded with no initiative.
    pub(crate) responded: Option<PlaceId>,
}

impl Held {
    fn of(code: Code) -> Self {
        Self {
            code,
            field: None,
            detail: Detail::None,
            responded: None,
        }
    }
}

/// Words that stand at a sum, folded.
const TOTALS: [&str; 20] = [
    "i alt",
    "ialt",
    "total",
    "totalt",
    "sum",
    "subtotal",
    "sum i alt",
    "total i alt",
    "hovedtotal",
    "grand total",
    "samlet",
    "samlet sum",
    "hele landet",
    "hele kommunen",
    "alle kommuner",
    "σ",
    "mellemsum",
    "delsum",
    "gennemsnit",
    "samlede udgifter",
];

/// Columns that a sum leaves empty.
pub(crate) const SAYS_MORE: [Column; 5] = [
    Column::LegalBasis,
    Column::Primary,
    Column::Secondary,
    Column::Content,
    Column::Purpose,
];

/// Why a record of a table is held, if it is. Fields beyond the header and blank records are seen here; a record
/// that is none of these is a row, however many of its fields cannot be read.
pub(crate) fn held(
    record: &Record<'_>,
    (header, mapping): (&Header, Option<&Mapping>),
    headings: &[RawText],
    places: &Places,
) -> Option<Held> {
    let swallowed = record
        .flaws
        .iter()
        .find(|flaw| flaw.code == Code::SwallowedLines);
    if let Some(flaw) = swallowed {
        return Some(Held {
            field: Some(flaw.field),
            detail: flaw.detail,
            ..Held::of(Code::SwallowedLines)
        });
    }
    if repeats(record, headings) {
        return Some(Held::of(Code::RepeatedHeader));
    }
    if is_total(record, header) {
        return Some(Held::of(Code::HeldTotal));
    }
    if let Some(held) = alone(record, (header, mapping), places) {
        return Some(held);
    }
    field_count(record, header)
}

/// A record of another length than the header. In a sheet there is no length; only a cell beyond the header counts.
fn field_count(record: &Record<'_>, header: &Header) -> Option<Held> {
    let is_filled = |at: &usize| !record.cell(*at).trimmed().is_empty();
    let (found, field) = match record.verbatim {
        Verbatim::Text { .. } => {
            let found = record.cells.len();
            (found, (found > header.width).then_some(header.width))
        }
        Verbatim::Cells => {
            let beyond = (header.width..record.cells.len()).find(is_filled)?;
            (record.cells.len(), Some(beyond))
        }
    };
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    (found != header.width).then(|| Held {
        code: Code::FieldCount,
        field,
        detail: Detail::Fields {
            found: count(found),
            expected: count(header.width),
            hint: hint(record, header.width),
        },
        responded: None,
    })
}

fn hint(record: &Record<'_>, width: usize) -> Option<FieldHint> {
    let Verbatim::Text { text, delimiter } = record.verbatim else {
        return None;
    };
    let delimiter = char::from(delimiter);
    if record.cells.len() < width {
        let others = [';', ',', '\t', '|'].into_iter();
        return others
            .filter(|other| *other != delimiter)
            .find(|other| text.matches(*other).count() + 1 >= width)
            .map(FieldHint::OtherDelimiter);
    }
    let is_empty = |at: usize| record.cell(at).trimmed().is_empty();
    if (width..record.cells.len()).all(is_empty) {
        return Some(FieldHint::EmptyAtEnd);
    }
    let spaced = [' ', '\t', '\u{A0}']
        .iter()
        .any(|space| *space != delimiter && text.contains(&format!("{delimiter}{space}\"")));
    Some(if spaced {
        FieldHint::SpaceBeforeQuote
    } else {
        FieldHint::QuoteText
    })
}

/// True when the cells of a record are the headings. A line of other words below the header is a row with errors.
fn repeats(record: &Record<'_>, headings: &[RawText]) -> bool {
    record.cells.len() == headings.len()
        && (0..record.cells.len())
            .all(|at| record.cell(at).folded().as_str() == headings[at].as_raw().folded().as_str())
}

/// True for a sum of other records: a word for it where a name should stand, and no policy area or nothing else
/// that an initiative has; or an amount with neither municipality, area nor title.
fn is_total(record: &Record<'_>, header: &Header) -> bool {
    let cell = |column| {
        let at = header.position(column);
        at.map_or(Raw::new(""), |at| record.cell(at).trimmed())
    };
    let (place, area) = (cell(Column::Municipality), cell(Column::Area));
    let (title, gross) = (cell(Column::Title), cell(Column::Gross));
    if place.is_empty() && area.is_empty() && title.is_empty() {
        let is_amount = |text: Raw<'_>| amount::parse_thousands(text.lossless()).is_ok();
        return is_amount(gross) || is_amount(cell(Column::Income));
    }
    let (place, area_word, title_word) = (sum(place), sum(area), sum(title));
    let area_is_none = area.is_empty() || area_word != Sum::No;
    let says_more = SAYS_MORE.into_iter().any(|column| !cell(column).is_empty());
    let is_sum = |word: Sum| word == Sum::Word || (word == Sum::Phrase && area_is_none);
    (is_sum(place) && (area_is_none || title.is_empty()))
        || (area_is_none && (is_sum(title_word) || area_word != Sum::No))
        || (title_word == Sum::Word && !says_more)
}

/// Whether a text is a word for a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sum {
    No,
    /// It begins or ends with one: `Aarhus i alt`.
    Phrase,
    Word,
}

/// True for a text that is a word for a sum, or that begins or ends with one.
pub(crate) fn is_sum(text: Raw<'_>) -> bool {
    sum(text) != Sum::No
}

fn sum(text: Raw<'_>) -> Sum {
    let folded = text.folded();
    let name = folded.as_str().trim_end_matches([':', '.', ' ', '*']);
    let begins = |word: &&str| {
        name.strip_prefix(*word)
            .is_some_and(|rest| rest.starts_with(' '))
    };
    let ends = |word: &&str| {
        name.strip_suffix(*word)
            .is_some_and(|rest| rest.ends_with(' '))
    };
    let words = &[
        "i alt",
        "ialt",
        "total",
        "sum",
        "subtotal",
        "mellemsum",
        "delsum",
    ];
    if TOTALS.contains(&name) {
        Sum::Word
    } else if words.iter().any(|word| begins(word) || ends(word))
        || ["samlet", "samlede", "gennemsnit"].iter().any(begins)
    {
        Sum::Phrase
    } else {
        Sum::No
    }
}

/// A record with text in one place alone: a municipality that reports nothing, or a footnote.
fn alone(
    record: &Record<'_>,
    (header, mapping): (&Header, Option<&Mapping>),
    places: &Places,
) -> Option<Held> {
    let filled: Vec<_> = (0..record.cells.len())
        .filter(|at| !record.cell(*at).trimmed().is_empty())
        .collect();
    let at_municipality = header.position(Column::Municipality)?;
    if filled.len() > 3 {
        return None;
    }
    let typed = record.cell(at_municipality).trimmed();
    let mapped = mapping.and_then(|mapping| mapping.value(Column::Municipality, typed));
    let place = places.find(mapped.map_or(typed, Raw::new));
    let is_none = |at: &usize| {
        let folded = record.cell(*at).trimmed().folded();
        let text = folded.as_str();
        ["ingen", "har ingen", "none", "0", "-", "nej"]
            .iter()
            .any(|word| {
                text == *word
                    || text
                        .strip_prefix(word)
                        .is_some_and(|rest| rest.starts_with(' '))
            })
    };
    let mut others = filled.iter().filter(|at| **at != at_municipality);
    if place.is_some() && others.all(is_none) {
        return Some(Held {
            responded: place,
            ..Held::of(Code::EmptyReturn)
        });
    }
    let [only] = filled[..] else {
        return None;
    };
    let is_footnote = only < header.width
        && (record.cells.len() != header.width || header.width >= 4)
        && !looks_like_a_record(record);
    is_footnote.then(|| Held {
        field: Some(only),
        ..Held::of(Code::Footnote)
    })
}

/// True for a line that another delimiter would split into as many fields as a record has.
fn looks_like_a_record(record: &Record<'_>) -> bool {
    let Verbatim::Text { text, .. } = record.verbatim else {
        return false;
    };
    [';', ',', '\t', '|']
        .into_iter()
        .any(|other| text.matches(other).count() >= 3 && record.cells.len() == 1)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::load::header::column_of;
    use crate::load::{quotes, shipped};

    const HEADER: &str = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter";

    fn judged(line: &str) -> Option<Code> {
        let headings: Vec<_> = HEADER.split(';').map(RawText::new).collect();
        let path = RawText::new("fil");
        let header = Header::read(&path, 1, &headings, |heading, _| column_of(heading)).unwrap();
        let cells = quotes::spans(line, b';').into_iter();
        let record = Record {
            line: 2,
            at: None,
            cells: cells.map(|at| Cow::Borrowed(&line[at])).collect(),
            typed: None,
            verbatim: Verbatim::Text {
                text: line,
                delimiter: b';',
            },
            flaws: &[],
            percents: &[],
        };
        let places = shipped::places().unwrap();
        held(&record, (&header, None), &headings, &places).map(|held| held.code)
    }

    #[test]
    fn sums_are_held_and_initiatives_with_such_words_are_not() {
        for line in [
            "I alt;;;1.991;200",
            "Total;;;1.991;",
            "Aarhus;;I alt;1.991;",
            "Aarhus;I alt;;1.991;",
            "I alt Aarhus Kommune;;;5;",
            ";;;1.991;200",
            "I alt;;;1.991",
            "Hele landet;;Sum:;5;1",
            "Aarhus i alt;;;1.234;200",
            "Aarhus, i alt:;;;1.234;200",
            "Aarhus;Social i alt;;1.234;200",
            "Alle kommuner;Alle områder;I alt;2.021;200",
            "Aarhus;Social;I alt;5;1",
            "Vejle kommune i alt;;;30;",
            "Σ;;;30;",
            "Mellemsum;;;30;",
            "Gennemsnit pr. indsats;;;30;",
            "Vejle;;Samlede udgifter;30;",
        ] {
            assert_eq!(judged(line), Some(Code::HeldTotal), "{line}");
        }
        for line in [
            "Aarhus;Social;Total fitness;5;1",
            "Aarhus;Social;Fest for alle i alt;5;1",
            ";Social;Fest;5;1",
            ";;Fest;5;1",
        ] {
            assert_eq!(judged(line), None, "{line}");
        }
    }

    #[test]
    fn a_line_of_text_is_a_footnote_and_a_municipality_alone_an_empty_return() {
        for line in ["Kilde: egne tal", "* skøn;;;;", ";;;Beløb i 1.000 kr.;"] {
            assert_eq!(judged(line), Some(Code::Footnote), "{line}");
        }
        for line in ["Læsø;;;;", "Læsø;;Ingen indsatser;;", "Læsø;ingen;;0;"] {
            assert_eq!(judged(line), Some(Code::EmptyReturn), "{line}");
        }
        assert_eq!(judged("Læsø,Social,Fest,5,1"), Some(Code::FieldCount));
    }

    #[test]
    fn headers_and_wrong_lengths_are_held() {
        assert_eq!(
            judged("Kommune;OMRÅDE;initiativ;bruttoudgifter;bruttoindtægter"),
            Some(Code::RepeatedHeader)
        );
        assert_eq!(judged("(navn);(vælg);(tekst);1.000 kr.;1.000 kr."), None);
        assert_eq!(judged("Læsø;Social;Fest;5;1;6"), Some(Code::FieldCount));
        assert_eq!(judged("Læsø;Social;Fest"), Some(Code::FieldCount));
    }
}
