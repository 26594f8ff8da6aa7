use super::*;
use crate::domain::column::Column;
use crate::domain::price::PriceFactor;
use crate::load::{Foreign, List};
use crate::text::Lang;

fn text(name: &str) -> RawText {
    RawText::new(name)
}

fn path() -> RawText {
    text("a\u{1b}\u{202e}b.csv")
}

fn every_error() -> Vec<Error> {
    let mut errors = errors_of_files();
    errors.extend(errors_of_kinds());
    errors.extend(errors_of_packages());
    errors
}

fn errors_of_files() -> Vec<Error> {
    let names = || vec![text("Herning"), text("Ve\u{1b}jle")];
    vec![
        Error::Empty {
            path: path(),
            bytes: 0,
        },
        Error::NoHeader {
            line: 1,
            path: path(),
            wanted: "kommune;område",
            found: names(),
        },
        Error::NoHeader {
            line: 1,
            path: path(),
            wanted: "kommune;område",
            found: Vec::new(),
        },
        Error::RepeatedColumn {
            path: path(),
            line: 1,
            column: Column::Gross,
            at: (4, 5),
        },
        Error::UnclosedQuote {
            path: path(),
            line: 3,
            column: 10,
            heading: Some(text("indhold\u{7}")),
        },
        Error::Compressed {
            path: path(),
            kind: "gzip",
        },
        Error::UnknownEncoding {
            path: path(),
            looks: "UTF-16".into(),
            flag: Some("utf-16le"),
        },
        Error::UnknownEncoding {
            path: path(),
            looks: "x\u{1b}".into(),
            flag: None,
        },
        Error::OldWorkbook { path: path() },
        Error::DamagedWorkbook {
            path: path(),
            reason: text("bad\u{9b}"),
        },
        Error::ForbiddenContent { path: path() },
        Error::SheetChoice {
            path: path(),
            sheets: names(),
        },
        Error::NoSheet {
            path: path(),
            wanted: Some(text("He\u{1b}")),
            sheets: names(),
        },
        Error::NoSheet {
            path: path(),
            wanted: None,
            sheets: Vec::new(),
        },
        Error::Shipped {
            table: "municipalities.csv",
            reason: "x".into(),
        },
        Error::TooLarge { path: path() },
        Error::FactorClash(
            PriceFactor::new(2019, 2022, "1.04").unwrap(),
            PriceFactor::new(2022, 2024, "1.05").unwrap(),
        ),
        Error::FactorUnused {
            factor: PriceFactor::new(2019, 2022, "1.04").unwrap(),
            found: vec![2022],
        },
        Error::SameFile { path: path() },
        Error::Cancelled,
    ]
}

fn errors_of_kinds() -> Vec<Error> {
    let names = || vec![text("Herning"), text("Ve\u{1b}jle")];
    let mut errors = Vec::new();
    for similar in [None, Some(text("brutoudgift"))] {
        let (line, column) = (1, Column::Gross);
        errors.push(Error::MissingColumn {
            at: 0,
            is_double: false,
            path: path(),
            line,
            column,
            found: names(),
            similar,
        });
    }
    for kind in [
        Foreign::Pdf,
        Foreign::Html,
        Foreign::Xml,
        Foreign::Json,
        Foreign::Picture,
        Foreign::Document,
        Foreign::Database,
        Foreign::Binary,
    ] {
        errors.push(Error::NotATable { path: path(), kind });
    }
    for limit in [Limit::Cell, Limit::Columns, Limit::Header, Limit::Unpacked] {
        errors.push(Error::BeyondLimit {
            path: path(),
            line: 2,
            column: 3,
            limit,
            most: 16_384,
        });
    }
    errors
}

fn errors_of_packages() -> Vec<Error> {
    let mut errors = Vec::new();
    let word = || "ko\u{1b}mune".to_owned();
    for fault in [
        Fault::Syntax(word()),
        Fault::Encoding,
        Fault::UnknownKey(word()),
        Fault::UnknownValue {
            key: word(),
            found: word(),
            expected: word(),
        },
        Fault::Missing(word()),
        Fault::OutsidePath(word()),
        Fault::NoSuchColumn(word()),
        Fault::Twice(word()),
        Fault::UnknownColumn {
            found: word(),
            expected: word(),
        },
        Fault::Fields(8, 9),
        Fault::NoRows,
        Fault::NoHeading {
            found: word(),
            expected: word(),
        },
    ] {
        errors.push(Error::BadPackage {
            path: path(),
            fault: fault.clone(),
        });
        for (list, heading) in [
            (List::Published, Some(RawText::new("unit\u{1b}"))),
            (List::Groups, None),
            (List::Corrections, None),
        ] {
            errors.push(Error::BadList {
                list,
                path: path(),
                line: 3,
                column: 7,
                heading,
                fault: fault.clone(),
            });
        }
        errors.push(Error::BadMapping {
            path: path(),
            line: 2,
            column: 7,
            fault,
        });
    }
    for kind in [
        ErrorKind::NotFound,
        ErrorKind::IsADirectory,
        ErrorKind::PermissionDenied,
        ErrorKind::StorageFull,
        ErrorKind::Other,
    ] {
        errors.push(Error::Read {
            path: path(),
            source: io::Error::new(kind, "os \u{1b}[2J"),
        });
    }
    errors
}

#[test]
fn every_refusal_says_what_and_where_and_what_to_do_in_every_language_and_nothing_hidden() {
    for lang in Lang::ALL {
        let language = Language::new(lang).unwrap();
        for error in every_error() {
            let said = language.load_error(&error);
            assert!(!Raw::new(&said).has_hidden(), "{said}");
            assert!(said.ends_with('.'), "{said}");
            assert!(!said.contains(".."), "{said}");
            let Some(_) = error.code() else { continue };
            assert!(said.starts_with("a␛⟨202E⟩b.csv"), "{said}");
            assert!(
                said.ends_with(language.words.refusals.nothing_loaded),
                "{said}"
            );
            assert!(!language.refusal(&error).help.is_empty(), "{said}");
            let (line, column) = error.place();
            for number in [line, u64::from(column)] {
                assert!(number == 0 || said.contains(&number.to_string()), "{said}");
            }
        }
    }
}

#[test]
fn an_open_quotation_mark_is_told_with_its_place_and_remedy() {
    let error = Error::UnclosedQuote {
        path: text("svar.csv"),
        line: 3,
        column: 10,
        heading: Some(text("indhold")),
    };
    assert_eq!(
        Language::new(Lang::Da).unwrap().load_error(&error),
        "svar.csv, linje 3, kolonne 10 (indhold): citationstegn åbnet her lukkes aldrig. Ret linjen, eller gem igen \
         fra regnearket. Ingen rækker er indlæst."
    );
    assert_eq!(
        Language::new(Lang::En).unwrap().load_error(&error),
        "svar.csv, line 3, column 10 (indhold): a quotation mark opened here is never closed. Correct the line, or \
         save again from the spreadsheet. No rows are loaded."
    );
}

#[test]
fn a_refusal_names_the_flag_that_helps() {
    let language = Language::new(Lang::En).unwrap();
    let said = |error: Error| language.load_error(&error);
    let path = || text("a");
    let looks = "UTF-16".to_owned();
    let flag = Some("utf-16le");
    assert!(
        said(Error::UnknownEncoding {
            path: path(),
            looks,
            flag
        })
        .contains("--encoding utf-16le")
    );
    let sheets = vec![text("Herning"), text("Vejle")];
    let choice = said(Error::SheetChoice {
        path: path(),
        sheets,
    });
    for part in ["Herning, Vejle", "--sheet", "--all-sheets"] {
        assert!(choice.contains(part), "{choice}");
    }
    let (line, column, most) = (2, 3, 16 << 20);
    let limit = Limit::Cell;
    let beyond = said(Error::BeyondLimit {
        path: path(),
        line,
        column,
        limit,
        most,
    });
    assert!(
        beyond.contains("16,777,216") && beyond.contains("--max-cell"),
        "{beyond}"
    );
}

#[test]
fn a_workbook_of_many_sheets_is_refused_in_a_sentence_that_can_be_read() {
    let sheets = |count: usize| (1..=count).map(|n| text(&format!("Ark{n}"))).collect();
    let said = |lang, count| {
        let sheets = sheets(count);
        let path = text("bog.xlsx");
        Language::new(lang)
            .unwrap()
            .load_error(&Error::SheetChoice { path, sheets })
    };
    assert_eq!(
        said(Lang::Da, 98),
        "bog.xlsx: flere ark har undersøgelsens overskrift: Ark1, Ark2, Ark3, Ark4, Ark5, Ark6, Ark7, Ark8 … og 90 \
         flere. Vælg et med --sheet NAVN, eller tag dem alle med --all-sheets. Ingen rækker er indlæst."
    );
    assert!(said(Lang::En, 1_010).contains("Ark8 … and 1,002 more."));
    // One more is named rather than counted.
    assert!(said(Lang::En, 9).contains("Ark8, Ark9."));
    assert!(said(Lang::En, 10).contains("Ark8 … and 2 more."));
}

#[test]
fn a_system_error_keeps_the_systems_own_words() {
    let language = Language::new(Lang::Da).unwrap();
    let error = io::Error::from_raw_os_error(2);
    let said = language.system(&error);
    assert!(
        said.starts_with("filen findes ikke (") && said.contains("os error 2"),
        "{said}"
    );
}
