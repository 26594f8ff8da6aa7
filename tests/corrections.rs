//! Corrections on top of an untouched source: what is applied, what is not and why, and what it does to the totals.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::path::{Path, PathBuf};

use indsats::domain::column::Column;
use indsats::domain::correction::Fate;
use indsats::domain::dataset::{Dataset, RowId};
use indsats::domain::guard::guard;
use indsats::domain::money::Money;
use indsats::domain::note::Code;
use indsats::export::{self, Exported};
use indsats::load::watch::{Reread, Stamps};
use indsats::load::{Error, Fault, List, Loaded, Sheets, Source, load};
use indsats::query::view::{Check, View};
use indsats::text::page::Inputs;
use indsats::text::sheet::{Sheet, Tone};
use indsats::text::{Lang, Language};
use proptest::prelude::*;
use tempfile::TempDir;

const HEADER: &str = "fil;linje;kolonne;gammel værdi;ny værdi;begrundelse\n";
const DATA: &str = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;bemærkning\n\
                    Køge;Social;Mentorer;495000;0;\n\
                    Vejle;Social;Fest;12;3;se bilag\n\
                    Greve;Social;Lektier;495 t.kr.;0;\n\
                    I alt;;;1002;3;\n";

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    /// The data with corrections.
    fn source(&self, corrections: &str) -> Source {
        Source {
            corrections: Some(self.file("rettelser.csv", format!("{HEADER}{corrections}"))),
            ..Source::of(self.file("svar.csv", DATA))
        }
    }

    fn load(&self, corrections: &str) -> Loaded {
        load(&self.source(corrections)).unwrap()
    }
}

fn fates(loaded: &Loaded) -> Vec<&Fate> {
    let list = loaded.dataset.corrections().list();
    list.iter().map(|correction| &correction.fate).collect()
}

fn codes(loaded: &Loaded) -> Vec<&'static str> {
    let notes = loaded.report.notes.iter();
    let of_corrections = [
        Code::StaleCorrection,
        Code::StrayCorrection,
        Code::RepeatedCorrection,
        Code::CorrectedCell,
    ];
    notes
        .filter(|note| of_corrections.contains(&note.code))
        .map(|note| note.code.id())
        .collect()
}

fn row(data: &Dataset, title: &str) -> RowId {
    let is_it = |row: &RowId| data.title(*row).lossless() == title;
    data.rows().find(is_it).unwrap()
}

/// Rows, gross and income of a data set, without a line of what is tested.
fn totals(data: &Dataset) -> (i64, i128, i128) {
    let sum = |of: &dyn Fn(RowId) -> Option<Money>| -> i128 {
        data.rows().filter_map(of).map(Money::floored_ore).sum()
    };
    (
        i64::try_from(data.len()).unwrap(),
        sum(&|row| data.gross(row).given()),
        sum(&|row| data.income(row).given()),
    )
}

#[test]
fn a_correction_is_applied_before_the_rules_of_the_fields() {
    let folder = Folder::new();
    let loaded = folder.load(
        "svar.csv;2;bruttoudgifter;495000;495;tastet i kroner\n\
         svar.csv;4;bruttoudgifter;495 t.kr.;495;enhed i feltet\n\
         svar.csv;3;bemærkning;se bilag;bilag 2;præcisering\n",
    );
    let data = &loaded.dataset;
    let thousand = |title| {
        data.gross(row(data, title))
            .given()
            .map(|money| money.floored_ore() / 100_000)
    };
    assert_eq!(thousand("Mentorer"), Some(495));
    assert_eq!(thousand("Lektier"), Some(495));
    assert_eq!(data.typed(row(data, "Lektier"), Column::Gross), None);
    let extras: Vec<_> = data.extras(row(data, "Fest")).collect();
    assert_eq!(extras[0].1.lossless(), "bilag 2");
    assert_eq!(loaded.report.counts().cell_errors, 0);
    assert_eq!(codes(&loaded), ["N013"; 3]);
    for title in ["Mentorer", "Fest", "Lektier"] {
        assert!(data.corrections().is_corrected(row(data, title)), "{title}");
    }
    let text = std::fs::read_to_string(folder.0.path().join("svar.csv")).unwrap();
    assert_eq!(text, DATA);
}

#[test]
fn a_value_that_stands_there_no_longer_is_not_overwritten() {
    let folder = Folder::new();
    let loaded = folder.load("svar.csv;3;bruttoudgifter;13;14;forkert\n");
    let data = &loaded.dataset;
    assert_eq!(
        data.gross(row(data, "Fest")).given(),
        Some(Money::from_kroner(12_000))
    );
    let found = |fate: &Fate| match fate {
        Fate::Stale { found, .. } => found.as_raw().lossless().to_owned(),
        other => panic!("{other:?}"),
    };
    assert_eq!(found(fates(&loaded)[0]), "12");
    assert!(!data.corrections().is_corrected(row(data, "Fest")));
    let note = loaded
        .report
        .notes
        .iter()
        .find(|note| note.code == Code::StaleCorrection);
    let note = note.unwrap();
    assert_eq!(
        (note.line, note.column, note.found.as_raw().lossless()),
        (3, 4, "12")
    );
    assert!(data.is_noted(row(data, "Fest")));
    let said = Language::new(Lang::Da)
        .unwrap()
        .note(data, &loaded.report, note);
    assert!(said.message.contains("rettelser.csv:2"), "{}", said.message);
    assert_eq!(said.expected, "»13«");
    // Blanks around a value are no other value.
    let loaded = folder.load("svar.csv;3;bruttoudgifter; 12 ; 14 ;forkert\n");
    assert_eq!(codes(&loaded), ["N013"]);
}

#[test]
fn a_cell_that_does_not_exist_is_told_with_what_is_wrong() {
    let folder = Folder::new();
    let loaded = folder.load(
        "svra.csv;2;bruttoudgifter;495000;495;x\n\
         svar.csv;99;bruttoudgifter;495000;495;x\n\
         svar.csv;2;brutto;495000;495;x\n\
         svar.csv;2;7;495000;495;x\n\
         svar.csv;1;bruttoudgifter;bruttoudgifter;x;x\n",
    );
    let expected = [
        &Fate::NoFile,
        &Fate::NoLine,
        &Fate::NoColumn,
        &Fate::NoColumn,
        &Fate::NoLine,
    ];
    assert_eq!(fates(&loaded), expected);
    assert_eq!(codes(&loaded), ["W031"; 5]);
    let places: Vec<_> = loaded
        .report
        .notes
        .iter()
        .filter(|note| note.code == Code::StrayCorrection)
        .map(|note| (note.line, note.column))
        .collect();
    assert_eq!(places, [(2, 1), (3, 2), (4, 3), (5, 3), (6, 2)]);
    assert_eq!(totals(&loaded.dataset), totals(&folder.load("").dataset));
}

#[test]
fn the_first_correction_of_a_cell_stands_and_the_other_is_told() {
    let folder = Folder::new();
    let loaded = folder.load(
        "svar.csv;2;bruttoudgifter;495000;495;tastet i kroner\n\
         svar.csv;2;4;495000;490;igen\n\
         svar.csv;2;bruttoindtægter;0;1;en anden celle\n",
    );
    let data = &loaded.dataset;
    assert_eq!(
        data.gross(row(data, "Mentorer")).given(),
        Some(Money::from_kroner(495_000))
    );
    assert!(matches!(fates(&loaded)[1], Fate::Repeated { first: 2, .. }));
    assert_eq!(codes(&loaded), ["N013", "N013", "W032"]);
    // One that no longer fits takes nothing from the next.
    let loaded = folder.load(
        "svar.csv;2;bruttoudgifter;1;2;x\nsvar.csv;2;bruttoudgifter;495000;495;tastet i kroner\n",
    );
    assert_eq!(codes(&loaded), ["W030", "N013"]);
}

#[test]
fn columns_go_by_heading_name_and_number_and_files_by_the_end_of_their_name() {
    let folder = Folder::new();
    for column in ["bruttoudgifter", "Bruttoudgifter", "gross", "4"] {
        let loaded = folder.load(&format!("svar.csv;2;{column};495000;495;x\n"));
        assert_eq!(codes(&loaded), ["N013"], "{column}");
    }
    let whole = folder.0.path().join("svar.csv").display().to_string();
    let loaded = folder.load(&format!("{whole};2;4;495000;495;x\n"));
    assert_eq!(codes(&loaded), ["N013"]);
}

#[test]
fn any_delimiter_encoding_and_language_of_headings_is_read() {
    let folder = Folder::new();
    let data = folder.file("svar.csv", DATA);
    let files: [(&str, Vec<u8>); 3] = [
        (
            "en.csv",
            b"reason,file,line,column,old value,new value\nunit,svar.csv,2,gross,495000,495\n".to_vec(),
        ),
        (
            "tab.csv",
            "\u{FEFF}fil\tlinje\tkolonne\tgammel værdi\tny værdi\tbegrundelse\r\nsvar.csv\t2\t4\t495000\t495\tenhed\r\n"
                .as_bytes()
                .to_vec(),
        ),
        (
            "windows.csv",
            b"fil;linje;kolonne;gammel v\xE6rdi;ny v\xE6rdi;begrundelse\nsvar.csv;2;4;495000;495;r\xE6kke\n".to_vec(),
        ),
    ];
    for (name, bytes) in files {
        let source = Source {
            corrections: Some(folder.file(name, bytes)),
            ..Source::of(&data)
        };
        assert_eq!(codes(&load(&source).unwrap()), ["N013"], "{name}");
    }
}

#[test]
fn a_file_that_holds_something_else_is_refused_where_it_does() {
    let refused = |text: &str| {
        let folder = Folder::new();
        let source = Source {
            corrections: Some(folder.file("rettelser.csv", text)),
            ..Source::of(folder.file("svar.csv", DATA))
        };
        match load(&source).unwrap_err() {
            Error::BadList {
                list: List::Corrections,
                line,
                column,
                fault,
                path,
                ..
            } => {
                assert!(path.as_raw().lossless().ends_with("rettelser.csv"));
                (line, column, fault)
            }
            other => panic!("{text}: {other:?}"),
        }
    };
    let missing = |name: &str| Fault::Missing(name.to_owned());
    let with_header = |line: &str| refused(&format!("{HEADER}\n{line}\n"));
    let (line, column, fault) = with_header("svar.csv;to;4;1;2;x");
    assert_eq!((line, column), (3, 2));
    assert!(
        matches!(&fault, Fault::UnknownValue { found, .. } if found == "to"),
        "{fault:?}"
    );
    assert_eq!(with_header("svar.csv;0;4;1;2;x").0, 3);
    assert_eq!(with_header(";2;4;1;2;x"), (3, 1, missing("fil")));
    assert_eq!(
        with_header("svar.csv;2; ;1;2;x"),
        (3, 3, missing("kolonne"))
    );
    assert_eq!(
        with_header("svar.csv;2;4;1;2;"),
        (3, 6, missing("begrundelse"))
    );
    let fields = Fault::Fields(5, 6);
    assert_eq!(with_header("svar.csv;2;4;1;2"), (3, 6, fields));
    assert_eq!(
        refused("fil;linje;kolonne;gammel værdi;ny værdi\n"),
        (1, 0, missing("begrundelse"))
    );
    assert!(matches!(
        refused("navn;beløb\nKøge;1\n"),
        (1, 0, Fault::Missing(_))
    ));
    assert!(matches!(
        refused("fil;linje;kolonne;gammel værdi;ny værdi;begrundelse;årsag\n"),
        (1, 7, Fault::Twice(_))
    ));
    // An empty line is none, and nobody misses it.
    let folder = Folder::new();
    assert_eq!(codes(&folder.load("\n;;;;;\n")), [""; 0]);
}

#[test]
fn an_unclosed_mark_an_empty_file_and_one_that_is_not_there_are_refused() {
    let folder = Folder::new();
    let load_with = |corrections: PathBuf| {
        let source = Source {
            corrections: Some(corrections),
            ..Source::of(folder.file("svar.csv", DATA))
        };
        load(&source).unwrap_err().code().unwrap()
    };
    let open = folder.file("open.csv", format!("{HEADER}svar.csv;2;4;\"1;2;x\n"));
    assert_eq!(load_with(open), Code::UnclosedQuote);
    assert_eq!(load_with(folder.file("tom.csv", "\n")), Code::EmptyFile);
    assert_eq!(load_with(folder.0.path().join("væk.csv")), Code::CannotRead);
}

#[test]
fn the_effects_add_up_to_the_difference_of_two_readings() {
    let folder = Folder::new();
    let before = load(&Source::of(folder.file("svar.csv", DATA))).unwrap();
    let loaded = folder.load(
        "svar.csv;2;bruttoudgifter;495000;495,5;tastet i kroner\n\
         svar.csv;2;bruttoindtægter;0;12;glemt\n\
         svar.csv;4;bruttoudgifter;495 t.kr.;495;enhed i feltet\n\
         svar.csv;3;bruttoudgifter;12;mange;ukendt\n\
         svar.csv;5;kommune;I alt;Herning;en indsats, ingen sum\n\
         svar.csv;5;område;;Social;en indsats, ingen sum\n\
         svar.csv;5;initiativ;;Kor;en indsats, ingen sum\n",
    );
    assert_eq!(codes(&loaded), ["N013"; 7]);
    let (old, new) = (totals(&before.dataset), totals(&loaded.dataset));
    let effect = loaded.dataset.correction_effect();
    assert_eq!(effect.rows, new.0 - old.0);
    assert_eq!(effect.gross.floored_ore(), new.1 - old.1);
    assert_eq!(effect.income.floored_ore(), new.2 - old.2);
    assert_eq!(effect.rows, 1);
    // 495,000 thousand less 494,504.5; 495 more; 12 less; 1,002 more.
    let kroner = -494_504_500 + 495_000 - 12_000 + 1_002_000;
    assert_eq!(effect.gross, Money::from_kroner(kroner));
}

#[test]
fn a_record_that_is_still_held_is_no_row_and_its_text_is_that_of_the_file() {
    let folder = Folder::new();
    let loaded = folder.load("svar.csv;5;bruttoudgifter;1002;1003;forkert sum\n");
    let applied: Vec<_> = loaded.dataset.corrections().applied().collect();
    assert_eq!(applied[0].1.row, None);
    assert_eq!(
        applied[0].1.effect(),
        indsats::domain::correction::Effect::default()
    );
    let held: Vec<_> = loaded.report.held().collect();
    assert_eq!(held.len(), 1);
    let text = loaded.dataset.excerpted(held[0]);
    assert_eq!(text.as_raw().lossless(), "I alt;;;1002;3;");
}

#[test]
fn of_two_files_the_named_one_is_corrected_and_one_name_of_two_means_none() {
    let folder = Folder::new();
    let paths = |one: &str, two: &str| {
        vec![
            folder.file(one, DATA),
            folder.file(two, DATA.replace("Mentorer", "Andre mentorer")),
        ]
    };
    let corrections = format!("{HEADER}b.csv;2;4;495000;495;x\n");
    let source = Source {
        paths: paths("a.csv", "b.csv"),
        corrections: Some(folder.file("rettelser.csv", corrections)),
        ..Source::default()
    };
    let loaded = load(&source).unwrap();
    let corrected: Vec<_> = loaded.dataset.corrections().rows().collect();
    assert_eq!(corrected, [row(&loaded.dataset, "Andre mentorer")]);

    let corrections =
        format!("{HEADER}svar.csv;2;4;495000;495;x\n2020/svar.csv;2;4;495000;495;x\n");
    let source = Source {
        paths: paths("2019/svar.csv", "2020/svar.csv"),
        corrections: Some(folder.file("rettelser.csv", corrections)),
        ..Source::default()
    };
    let loaded = load(&source).unwrap();
    assert_eq!(fates(&loaded)[0], &Fate::SeveralFiles);
    let corrected: Vec<_> = loaded.dataset.corrections().rows().collect();
    assert_eq!(corrected, [row(&loaded.dataset, "Andre mentorer")]);
}

/// A workbook with one sheet a name, each with a row.
fn workbook(path: &Path, sheets: &[&str]) {
    let mut book = rust_xlsxwriter::Workbook::new();
    for name in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (at, heading) in ["kommune", "område", "initiativ", "bruttoudgifter"]
            .iter()
            .enumerate()
        {
            sheet
                .write(0, u16::try_from(at).unwrap(), *heading)
                .unwrap();
        }
        for (at, cell) in ["Køge", "Social", name].iter().enumerate() {
            sheet.write(1, u16::try_from(at).unwrap(), *cell).unwrap();
        }
        sheet.write(1, 3, 495_000).unwrap();
    }
    book.save(path).unwrap();
}

#[test]
fn a_sheet_is_corrected_by_name_row_and_letter() {
    let folder = Folder::new();
    let path = folder.0.path().join("bog.xlsx");
    workbook(&path, &["Ark1", "Ark2"]);
    let load_with = |corrections: &str| {
        let mut source = Source::of(&path);
        source.options.sheets = Sheets::All;
        source.corrections = Some(folder.file("rettelser.csv", format!("{HEADER}{corrections}")));
        load(&source).unwrap()
    };
    let loaded = load_with("bog.xlsx#Ark2;2;D;495000;495;x\nbog.xlsx;2;D;495000;495;x\n");
    let corrected: Vec<_> = loaded.dataset.corrections().rows().collect();
    assert_eq!(corrected, [row(&loaded.dataset, "Ark2")]);
    assert_eq!(fates(&loaded)[1], &Fate::NoFile);
}

#[test]
fn any_line_of_a_record_is_its_line() {
    let folder = Folder::new();
    let data = folder.file(
        "svar.csv",
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;\"En\nlang\ntitel\";495000\nVejle;Social;Fest;12\n",
    );
    for line in [2, 3, 4] {
        let text = format!("{HEADER}svar.csv;{line};4;495000;495;x\n");
        let source = Source {
            corrections: Some(folder.file("rettelser.csv", text)),
            ..Source::of(&data)
        };
        assert_eq!(codes(&load(&source).unwrap()), ["N013"], "{line}");
    }
}

#[test]
fn the_example_inside_the_program_is_corrected_by_its_file_name() {
    let plain = load(&Source::default()).unwrap();
    let gross = indsats::load::shipped::INITIATIVES.lines().nth(1).unwrap();
    let old = gross.split(';').nth(3).unwrap();
    let folder = Folder::new();
    let text = format!("{HEADER}initiatives.csv;2;bruttoudgifter;{old};1;prøve\n");
    let loaded = load(&Source {
        corrections: Some(folder.file("rettelser.csv", text)),
        ..Source::default()
    })
    .unwrap();
    assert_eq!(codes(&loaded), ["N013"]);
    let (old, new) = (totals(&plain.dataset), totals(&loaded.dataset));
    assert_eq!(
        loaded.dataset.correction_effect().gross.floored_ore(),
        new.1 - old.1
    );
    assert_ne!(new.1, old.1);
}

fn page(loaded: &Loaded, lang: Lang) -> Sheet {
    let inputs = Inputs {
        data: &loaded.dataset,
        report: &loaded.report,
        against: &loaded.against,
    };
    Language::new(lang)
        .unwrap()
        .page(Check::Corrections, &View::default(), &inputs)
}

#[test]
fn the_page_tells_each_correction_with_its_effect_and_why_others_were_not_applied() {
    let folder = Folder::new();
    let loaded = folder.load(
        "svar.csv;2;bruttoudgifter;495000;495;tastet i kroner\n\
         svar.csv;3;bruttoudgifter;13;14;forkert\n",
    );
    let sheet = page(&loaded, Lang::Da);
    assert!(
        sheet.lead[0].ends_with("rettelser.csv: 1 brugt, 1 ikke brugt. Kilden er ikke ændret.")
    );
    let [applied, sum, heading, refused] = &sheet.lines[..] else {
        panic!("{:?}", sheet.lines);
    };
    assert!(
        applied.cells[0].ends_with("svar.csv:2:4"),
        "{}",
        applied.cells[0]
    );
    assert_eq!(
        applied.cells[1..],
        [
            "Køge",
            "bruttoudgifter",
            "»495000« → »495«",
            "-494.505.000",
            "0",
            "0",
            "tastet i kroner"
        ]
    );
    assert_eq!(sum.cells[4], "-494.505.000");
    assert_eq!(heading.tone, Tone::Heading);
    assert_eq!(refused.tone, Tone::Warning);
    assert_eq!(refused.cells[7], "der står »12«");
    assert_eq!(
        sheet.foot[0],
        "Bruttoudgifter: 495.012.000 kr. → 507.000 kr."
    );
    // The view behind a correction lists its initiative.
    let view = applied.view.clone().unwrap();
    let answer = view.answer(&loaded.dataset);
    assert_eq!(answer.totals.sum.tally.rows, 1);
    let sheet = page(&loaded, Lang::En);
    assert_eq!(
        sheet.foot[0],
        "Gross expenditure: kr. 495,012,000 → kr. 507,000"
    );
    let none = page(
        &load(&Source::of(folder.file("svar.csv", DATA))).unwrap(),
        Lang::En,
    );
    assert!(none.lines.is_empty() && none.lead[0].contains("--corrections"));
}

#[test]
fn an_export_holds_the_corrected_rows_and_a_package_lists_the_corrections() {
    let folder = Folder::new();
    let loaded = folder.load(
        "svar.csv;2;bruttoudgifter;495000;495;tastet i kroner\n\
         svar.csv;3;bruttoudgifter;13;14;forkert\n",
    );
    let content = Exported {
        dataset: &loaded.dataset,
        report: &loaded.report,
    };
    let save = |name: &str| {
        let options = export::Options {
            output: folder.0.path().join(name),
            force: true,
            inputs: Vec::new(),
        };
        export::run(content, &options, &mut std::io::sink()).unwrap()
    };
    let written = save("ud.csv");
    assert_eq!(written.unlisted_corrections, 1);
    let said = Language::new(Lang::Da).unwrap().exported(&written);
    assert!(said.contains("rettelser i rækkerne: 1"), "{said}");
    let text = std::fs::read_to_string(folder.0.path().join("ud.csv")).unwrap();
    assert!(text.contains("Mentorer;495;"), "{text}");

    assert_eq!(save("pakke").unlisted_corrections, 0);
    let package = folder.0.path().join("pakke");
    assert_eq!(
        std::fs::read_to_string(package.join("corrections.csv")).unwrap(),
        "fil;linje;kolonne;gammel værdi;ny værdi;begrundelse;status\n\
         svar.csv;2;bruttoudgifter;495000;495;tastet i kroner;applied\n\
         svar.csv;3;bruttoudgifter;13;14;forkert;stale\n"
    );
    let description = std::fs::read_to_string(package.join("datapackage.json")).unwrap();
    assert!(description.contains("\"corrections.csv\""), "{description}");
    let again = load(&Source::of(&package)).unwrap();
    assert_eq!(totals(&again.dataset), totals(&loaded.dataset));
    assert!(again.dataset.corrections().list().is_empty());
    // A list of another export is no list of this one.
    let plain = folder.load("");
    let content = Exported {
        dataset: &plain.dataset,
        report: &plain.report,
    };
    let options = export::Options {
        output: package.clone(),
        force: true,
        inputs: Vec::new(),
    };
    export::run(content, &options, &mut std::io::sink()).unwrap();
    let text = std::fs::read_to_string(package.join("corrections.csv")).unwrap();
    assert_eq!(text.lines().count(), 1, "{text}");
}

#[test]
fn a_change_of_the_corrections_is_a_change_of_the_source() {
    let folder = Folder::new();
    let source = folder.source("svar.csv;2;bruttoudgifter;495000;495;x\n");
    let before = Stamps::of(&source);
    assert_eq!(before, Stamps::of(&source));
    folder.source("svar.csv;2;bruttoudgifter;495000;4950;x\n");
    assert_ne!(before, Stamps::of(&source));
    std::fs::remove_file(source.corrections.as_ref().unwrap()).unwrap();
    assert!(Stamps::of(&source).is_missing());
    // The example inside the program never changes, but what corrects it may.
    let example = Source {
        corrections: source.corrections,
        ..Source::default()
    };
    assert_eq!(Reread::of(&example), Reread::Anytime);
    assert_eq!(Reread::of(&Source::default()), Reread::Embedded);
}

#[test]
fn the_program_checks_with_corrections_and_refuses_a_bad_file() {
    let folder = Folder::new();
    let source = folder.source("svar.csv;2;bruttoudgifter;495000;495;tastet i kroner\n");
    let check = |corrections: &Path| {
        let mut command = assert_cmd::Command::cargo_bin("indsats").unwrap();
        command
            .args(["--lang", "en", "check"])
            .arg(&source.paths[0]);
        command.arg("--corrections").arg(corrections);
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    };
    let (code, out, _) = check(source.corrections.as_deref().unwrap());
    assert_eq!(code, Some(1));
    assert!(
        out.contains("note[N013]: “495000” is corrected to “495”: tastet i kroner"),
        "{out}"
    );
    assert!(!out.contains("W008"), "{out}");
    let bad = folder.file("bad.csv", format!("{HEADER}svar.csv;x;4;1;2;y\n"));
    let (code, out, err) = check(&bad);
    assert_eq!(code, Some(2));
    let said = out + &err;
    assert!(
        said.contains("R021") && said.contains("line 2") && said.contains("“x”"),
        "{said}"
    );
}

/// What may stand in the cells of a row: municipality, area, title, gross, income, and a text that is never empty.
const CELLS: [&[&str]; 5] = [
    &["Køge", "Vejle", "Atlantis", "I alt", ""],
    &["Social", "Beskæftigelse", "Kirke", ""],
    &["Fest", "Mentorer", "Total", ""],
    &[
        "495",
        "495000",
        "1.234",
        "12,5",
        "abc",
        "495 t.kr.",
        "-5",
        "_",
        "",
    ],
    &["0", "3", "1.5", "ukendt", ""],
];

/// A table of rows, each a position in [`CELLS`] a column.
fn table(rows: &[[usize; 5]]) -> String {
    let mut text =
        String::from("kommune;område;initiativ;bruttoudgifter;bruttoindtægter;indhold\n");
    for row in rows {
        for (cells, at) in CELLS.iter().zip(row) {
            text.push_str(cells[*at]);
            text.push(';');
        }
        text.push_str("tekst\n");
    }
    text
}

fn rows() -> impl Strategy<Value = Vec<[usize; 5]>> {
    let row = CELLS.map(|cells| 0..cells.len());
    prop::collection::vec(row, 1..8)
}

/// All that the rows say, and how many records are held.
fn said(loaded: &Loaded) -> (Vec<String>, u64) {
    let data = &loaded.dataset;
    let row = |row: RowId| {
        let place = data.places().get(data.place(row)).name.as_raw();
        let typed = Column::ALL.map(|column| data.typed(row, column));
        let (gross, income, area) = (data.gross(row), data.income(row), data.area(row));
        let title = data.title(row);
        format!("{place:?} {title:?} {area:?} {gross:?} {income:?} {typed:?}")
    };
    (data.rows().map(row).collect(), loaded.report.counts().held)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn corrections_read_as_a_source_that_was_changed_by_hand(
        (before, after) in rows().prop_flat_map(|before| {
            let row = CELLS.map(|cells| 0..cells.len());
            let after = prop::collection::vec(row, before.len());
            (Just(before), after)
        })
    ) {
        let folder = Folder::new();
        let mut corrections = String::from(HEADER);
        for (at, (old, new)) in before.iter().zip(&after).enumerate() {
            for column in (0..5).filter(|column| old[*column] != new[*column]) {
                let (old, new) = (CELLS[column][old[column]], CELLS[column][new[column]]);
                let (line, column) = (at + 2, column + 1);
                // A spreadsheet would compute "-5".
                let guarded = |text: &str| guard(text).into_owned();
                let (old, new) = (guarded(old), guarded(new));
                let record = ["svar.csv", &line.to_string(), &column.to_string(), &old, &new, "x"];
                corrections.push_str(&record.join(";"));
                corrections.push('\n');
            }
        }
        let plain = load(&Source::of(folder.file("svar.csv", table(&before)))).unwrap();
        let corrected = load(&Source {
            corrections: Some(folder.file("rettelser.csv", corrections)),
            ..Source::of(folder.file("svar.csv", table(&before)))
        })
        .unwrap();
        let by_hand = load(&Source::of(folder.file("svar.csv", table(&after)))).unwrap();
        prop_assert_eq!(corrected.dataset.corrections().refused().count(), 0);
        prop_assert_eq!(said(&corrected), said(&by_hand));
        let (old, new) = (totals(&plain.dataset), totals(&by_hand.dataset));
        let effect = corrected.dataset.correction_effect();
        prop_assert_eq!(
            (effect.rows, effect.gross.floored_ore(), effect.income.floored_ore()),
            (new.0 - old.0, new.1 - old.1, new.2 - old.2)
        );
    }
}
