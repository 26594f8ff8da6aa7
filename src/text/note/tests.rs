use super::*;
use crate::domain::amount::AmountError;
use crate::domain::column::Column;
use crate::domain::dataset::{Builder, Description, Origin};
use crate::domain::note::{Detail, FieldHint};
use crate::domain::place::{Municipality, Places};
use crate::domain::raw::{Raw, RawText};
use crate::domain::report::Reading;
use crate::text::Lang;

/// One municipality, one file whose columns are the survey's in order, and one sheet.
fn loaded() -> (Dataset, Report) {
    let aarhus = Municipality {
        name: RawText::new("Aarhus"),
        code: Some(751),
        region: None,
        population: Vec::new(),
        immigrant_share: Vec::new(),
    };
    let places = Places::new(vec![aarhus], Vec::new(), Vec::new());
    let mut builder = Builder::new(Description::default(), places);
    let file = |name: &str, sheet: Option<&str>| Origin {
        name: RawText::new(name),
        sheet: sheet.map(RawText::new),
        ..Origin::default()
    };
    builder.add_origin(file("svar.csv", None)).unwrap();
    builder
        .add_origin(file("bog.xlsx#Herning", Some("Herning")))
        .unwrap();
    let headings = Column::ALL.map(|column| RawText::new(column.heading()));
    let reading = Reading {
        encoding: Some("UTF-8"),
        delimiter: Some(';'),
        headings: headings.to_vec(),
        columns: Column::ALL.map(Some).to_vec(),
        header_line: 1,
        ..Reading::default()
    };
    let report = Report {
        readings: vec![reading.clone(), reading],
        ..Report::default()
    };
    (builder.finish(), report)
}

fn note(code: Code, found: &str, detail: Detail) -> Note {
    Note {
        line: 3,
        column: 4,
        found: RawText::new(found),
        detail,
        ..Note::of_file(code, 0)
    }
}

fn said(lang: Lang, note: &Note) -> NoteText {
    let (data, report) = loaded();
    Language::new(lang).unwrap().note(&data, &report, note)
}

fn causes() -> Vec<AmountError> {
    let probably = Some(-50_000_000);
    vec![
        AmountError::Empty,
        AmountError::Hidden,
        AmountError::SpreadsheetError,
        AmountError::Formula,
        AmountError::Unit,
        AmountError::DotDecimal,
        AmountError::English,
        AmountError::BadGroups,
        AmountError::Incomplete,
        AmountError::ManyCommas,
        AmountError::Brackets { probably },
        AmountError::TrailingMinus { probably },
        AmountError::Brackets { probably: None },
        AmountError::UnderscoreDigits,
        AmountError::NonAsciiDigits,
        AmountError::Hex,
        AmountError::Exponent,
        AmountError::NotFinite,
        AmountError::Interval,
        AmountError::Approximate,
        AmountError::Date,
        AmountError::OutOfRange,
        AmountError::TooManyDecimals,
        AmountError::Text,
    ]
}

fn details() -> Vec<Detail> {
    let fields = |hint| Detail::Fields {
        found: 13,
        expected: 12,
        hint,
    };
    let (data, _) = loaded();
    let mut details: Vec<_> = causes().into_iter().map(Detail::Amount).collect();
    details.extend(data.places().ids().map(Detail::Place));
    details.extend([
        Detail::None,
        fields(None),
        fields(Some(FieldHint::QuoteText)),
        fields(Some(FieldHint::OtherDelimiter('\u{1b}'))),
        fields(Some(FieldHint::SpaceBeforeQuote)),
        fields(Some(FieldHint::EmptyAtEnd)),
        Detail::Foreign('А'),
        Detail::Record { file: 0, line: 2 },
        Detail::Count(1),
        Detail::Count(1_234),
        Detail::Column(Column::Share),
        Detail::Char('\u{202e}'),
        Detail::Char(';'),
        Detail::Merged,
    ]);
    details
}

#[test]
fn every_code_and_detail_has_words_in_every_language_and_nothing_hidden_in_them() {
    let (data, report) = loaded();
    for lang in Lang::ALL {
        let language = Language::new(lang).unwrap();
        for code in Code::ALL {
            for detail in details() {
                let mut note = note(*code, "495\u{1b}\u{202e}kr", detail);
                for column in 0..=13 {
                    note.column = column;
                    let text = language.note(&data, &report, &note);
                    assert!(!text.message.is_empty());
                    for part in [&text.message, &text.expected, &text.help] {
                        assert!(!Raw::new(part).has_hidden(), "{code:?}: {part}");
                        assert!(
                            !part.ends_with('.') || part.ends_with("kr."),
                            "{code:?}: {part}"
                        );
                    }
                    let needs_help = matches!(
                        code.severity(),
                        Severity::Error | Severity::Held | Severity::Warning
                    );
                    assert!(!needs_help || !text.help.is_empty(), "{code:?}");
                }
            }
        }
    }
}

#[test]
fn every_code_is_explained_with_an_example_in_every_language() {
    for lang in Lang::ALL {
        let language = Language::new(lang).unwrap();
        for code in Code::ALL {
            let said = language.explanation(*code);
            assert_eq!(said.code, *code);
            assert!(
                !said.example.is_empty()
                    && (!said.title.ends_with('.') || said.title.ends_with("kr.")),
                "{code:?}"
            );
            for part in [said.meaning, said.outcome, said.remedy] {
                assert!(part.ends_with(['.', '"', ')']), "{code:?}: {part}");
                assert!(!Raw::new(part).has_hidden(), "{code:?}");
            }
        }
    }
}

#[test]
fn an_amount_says_why_it_is_none_and_what_was_probably_meant() {
    let unit = note(
        Code::UnreadableAmount,
        "495 t.kr.",
        Detail::Amount(AmountError::Unit),
    );
    assert_eq!(
        said(Lang::Da, &unit).message,
        "»495 t.kr.« har enheden med i feltet"
    );
    assert_eq!(
        said(Lang::En, &unit).message,
        "“495 t.kr.” has the unit in the cell"
    );
    let probably = Some(-123_450_000);
    let brackets = Detail::Amount(AmountError::Brackets { probably });
    let brackets = note(Code::UnreadableAmount, "(1.234,5)", brackets);
    for lang in Lang::ALL {
        assert!(said(lang, &brackets).help.ends_with("-1.234,5?"));
    }
}

#[test]
fn an_unknown_municipality_names_the_one_meant_or_the_foreign_letter() {
    let (data, _) = loaded();
    let aarhus = data.places().find(Raw::new("Aarhus")).unwrap();
    let near = note(Code::UnknownMunicipality, "Aarhuus", Detail::Place(aarhus));
    assert_eq!(said(Lang::Da, &near).help, "mente du Aarhus?");
    let foreign = note(Code::UnknownMunicipality, "Аarhus", Detail::Foreign('А'));
    assert!(said(Lang::En, &foreign).message.contains("А (U+0410)"));
}

#[test]
fn a_wrong_number_of_fields_says_both_numbers_and_why() {
    let fields = |hint| {
        let detail = Detail::Fields {
            found: 13,
            expected: 12,
            hint: Some(hint),
        };
        said(Lang::En, &note(Code::FieldCount, "", detail))
    };
    let quote = fields(FieldHint::QuoteText);
    assert_eq!(quote.message, "the record has 13 fields");
    assert_eq!(quote.expected, "12 fields as in the header");
    assert!(quote.help.contains("semicolon must be in quotation marks"));
    let commas = fields(FieldHint::OtherDelimiter(',')).help;
    assert!(commas.contains("this line uses the comma"), "{commas}");
    assert!(
        fields(FieldHint::SpaceBeforeQuote)
            .help
            .contains("space before")
    );
}

#[test]
fn a_duplicate_names_its_line_and_an_empty_municipality_the_merged_cells() {
    let twice = note(Code::Duplicate, "", Detail::Record { file: 0, line: 2 });
    assert!(said(Lang::Da, &twice).message.contains("linje 2"));
    let in_sheet = |file| Note {
        file: 1,
        ..note(Code::Duplicate, "", Detail::Record { file, line: 2 })
    };
    assert!(said(Lang::Da, &in_sheet(1)).message.contains("række 2"));
    let elsewhere = said(Lang::Da, &in_sheet(0)).message;
    assert_eq!(elsewhere, "posten gentager svar.csv:2 i hvert felt");
    let merged = note(Code::EmptyMunicipality, "", Detail::Merged);
    assert!(said(Lang::Da, &merged).help.contains("flettet"));
}

#[test]
fn a_category_lists_its_vocabulary_by_its_column() {
    let mut category = note(Code::UnknownCategory, "EU", Detail::None);
    category.column = 6;
    let text = said(Lang::Da, &category);
    assert_eq!(text.message, "»EU« er ikke en finansieringskilde");
    assert!(text.expected.starts_with("staten, private, kommunen"));
}

#[test]
fn a_place_is_file_line_column_or_sheet_and_cell() {
    let (data, _) = loaded();
    let language = Language::new(Lang::Da).unwrap();
    let place = |file, line, column| {
        let note = Note {
            line,
            column,
            ..Note::of_file(Code::EmptyArea, file)
        };
        language.place_of(&data, &note)
    };
    assert_eq!(place(0, 3, 4), "svar.csv:3:4");
    assert_eq!(place(1, 17, 4), "bog.xlsx#Herning!D17");
    assert_eq!(place(1, 17, 0), "bog.xlsx#Herning!17");
    assert_eq!(place(0, 0, 0), "svar.csv");
}

#[test]
fn an_empty_field_is_asked_for_what_its_column_takes() {
    let help = |column: Column| {
        let at = Column::ALL.iter().position(|each| *each == column).unwrap();
        let empty = Note {
            column: u16::try_from(at + 1).unwrap(),
            ..note(Code::EmptyField, "", Detail::None)
        };
        said(Lang::Da, &empty).help
    };
    assert!(help(Column::Share).contains("_, hvis det ikke er relevant"));
    assert!(help(Column::LegalBasis).contains("ukendt"));
    assert_eq!(help(Column::Gross), "udfyld det");
}
