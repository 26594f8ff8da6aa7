//! What is written, byte for byte, and what must not be.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::*;
use crate::domain::dataset::{
    Builder, Dataset, Description, Initiative, Origin, Response, Source as Place, Status,
};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::note::Code;
use crate::domain::prose::Prose;
use crate::domain::raw::Raw;
use crate::domain::report::{Excerpt, Report};
use crate::domain::terms::{FinanceSource, PolicyArea, PrimaryTarget, SecondaryTarget, Sources};
use crate::load::Loaded;
use crate::load::shipped;

fn builder(status: Status) -> Builder {
    let description = Description {
        title: RawText::new("svar.csv"),
        status,
        accounts_year: Some(2019),
        price_level: Some(2022),
        ..Description::default()
    };
    let mut builder = Builder::new(description, shipped::places().unwrap());
    builder
        .add_origin(Origin {
            name: RawText::new("/home/me/svar.csv"),
            ..Origin::default()
        })
        .unwrap();
    builder
}

fn row<'a>(builder: &mut Builder, place: &str) -> Initiative<'a> {
    Initiative {
        place: builder.places_mut().intern(Raw::new(place)).unwrap(),
        area: Field::Given(PolicyArea::Social),
        title: Raw::new("=HYPERLINK(\"x\";1)"),
        gross: Field::Given(Money::from_ore(1_234_500)),
        income: Field::Unknown,
        finance: Field::Given(
            Sources::default()
                .with(FinanceSource::State)
                .with(FinanceSource::Municipality),
        ),
        legal_basis: Field::Unknown,
        primary: Field::Given(PrimaryTarget::NewlyArrived),
        secondary: Field::Given(SecondaryTarget::Others),
        content: Prose::new("en\nto"),
        purpose: Prose::new("'=x"),
        share: Field::NotApplicable,
        year: Field::Empty,
        source: Place { file: 0, line: 7 },
    }
}

fn loaded(dataset: Dataset) -> Loaded {
    Loaded {
        dataset,
        report: Report::default(),
        against: crate::domain::against::Against::default(),
    }
}

fn one(change: impl FnOnce(&mut Initiative<'_>)) -> Loaded {
    let mut builder = builder(Status::Reported);
    let mut row = row(&mut builder, "Køge");
    change(&mut row);
    builder.push(&row).unwrap();
    loaded(builder.finish())
}

fn of(loaded: &Loaded) -> Exported<'_> {
    Exported {
        dataset: &loaded.dataset,
        report: &loaded.report,
    }
}

fn to(output: &Path) -> Options {
    Options {
        output: output.to_owned(),
        force: false,
        inputs: Vec::new(),
    }
}

fn printed(loaded: &Loaded) -> Result<String, Error> {
    let mut out = Vec::new();
    run(of(loaded), &to(Path::new("-")), &mut out)?;
    Ok(String::from_utf8(out).unwrap())
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

const HEADER: &str = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;finansieringskilder;hjemmelsgrundlag;\
                      primær målgruppe;sekundær målgruppe;indhold;formål;andel";

#[test]
fn a_row_is_written_in_the_canonical_form_and_formulas_are_guarded() {
    let text = printed(&one(|_| ())).unwrap();
    let row = "Køge;Social;\"'=HYPERLINK(\"\"x\"\";1)\";12,3450;ukendt;staten+kommunen;ukendt;a;øvrige;\"en\nto\";''=x;_";
    assert_eq!(text, format!("{HEADER}\n{row}\n"));
}

#[test]
fn the_years_are_a_column_where_there_are_any() {
    let text = printed(&one(|row| row.year = Field::Given(2020))).unwrap();
    assert!(text.starts_with(&format!("{HEADER};år\n")), "{text}");
    assert!(text.ends_with(";_;2020\n"), "{text}");
}

#[test]
fn the_shipped_example_is_written_byte_for_byte_as_it_ships() {
    assert_eq!(
        printed(&shipped::load().unwrap()).unwrap(),
        shipped::INITIATIVES
    );
}

#[test]
fn what_cannot_be_read_is_written_as_typed_and_a_formula_among_it_is_guarded() {
    let mut builder = builder(Status::Reported);
    let mut row = row(&mut builder, "Køge");
    row.gross = Field::Unreadable;
    row.share = Field::Unreadable;
    let id = builder.push(&row).unwrap();
    builder.keep_typed(id, Column::Municipality, Raw::new("KØGE kommune"));
    builder.keep_typed(id, Column::Gross, Raw::new("495 t.kr."));
    builder.keep_typed(id, Column::Share, Raw::new("=B2*2"));
    let text = printed(&loaded(builder.finish())).unwrap();
    assert!(text.contains("\nKØGE kommune;"), "{text}");
    assert!(text.contains(";495 t.kr.;"), "{text}");
    assert!(text.ends_with(";'=B2*2\n"), "{text}");
}

#[test]
fn a_field_whose_text_was_not_kept_is_never_written_as_empty() {
    let error = printed(&one(|row| row.gross = Field::Unreadable)).unwrap_err();
    let Error::Unkept { line, column, .. } = error else {
        panic!("{error:?}")
    };
    assert_eq!((line, column), (7, Column::Gross));
}

#[test]
fn a_row_that_nobody_could_read_back_is_refused() {
    let mut builder = builder(Status::Reported);
    let place = builder.places_mut().intern(Raw::new("")).unwrap();
    let row = row(&mut builder, "Køge");
    let blank = Raw::new(" ");
    builder
        .push(&Initiative {
            place,
            area: Field::Empty,
            title: blank,
            gross: Field::Empty,
            income: Field::Empty,
            finance: Field::Empty,
            legal_basis: Field::Empty,
            primary: Field::Empty,
            secondary: Field::Empty,
            content: blank.into(),
            purpose: blank.into(),
            share: Field::Empty,
            ..row
        })
        .unwrap();
    let error = printed(&loaded(builder.finish())).unwrap_err();
    assert!(matches!(error, Error::Blank { line: 7, .. }));
}

#[test]
fn a_package_holds_rows_responses_held_records_and_their_description() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("out");
    let mut builder = builder(Status::Reported);
    let row = row(&mut builder, "Køge");
    builder.push(&row).unwrap();
    builder.set_response(row.place, Response::Responded);
    let greve = builder.places_mut().find(Raw::new("Greve")).unwrap();
    builder.set_response(greve, Response::Silent);
    let mut loaded = loaded(builder.finish());
    loaded.report.excerpts.push(Excerpt {
        file: 0,
        line: 9,
        text: RawText::new("=I alt;;\"a\n\"").into(),
        held: Some(Code::HeldTotal),
    });
    let written = run(of(&loaded), &to(&output), &mut Vec::new()).unwrap();
    assert_eq!(
        names(&output),
        [
            "datapackage.json",
            "held.csv",
            "initiatives.csv",
            "responses.csv"
        ]
    );
    assert_eq!(names(folder.path()), ["out"]);
    let rows: Vec<_> = written.files.iter().map(|file| file.rows).collect();
    assert_eq!(rows, [Some(1), Some(2), Some(1), None]);
    let read = |name: &str| fs::read_to_string(output.join(name)).unwrap();
    assert_eq!(
        read("responses.csv"),
        "kommune;besvaret\nGreve;nej\nKøge;ja\n"
    );
    assert_eq!(
        read("held.csv"),
        "file;line;code;text\nsvar.csv;9;H003;\"'=I alt;;\"\"a\n\"\"\"\n"
    );
    let said: Value = serde_json::from_str(&read("datapackage.json")).unwrap();
    assert_eq!(said["status"], "reported");
    assert_eq!(said["price_level"], "22-pl");
    assert_eq!(said["accounts_year"], 2019);
    assert_eq!(said["sources"][0]["title"], "svar.csv");
    assert_eq!(said["counts"]["rows"], 1);
    assert_eq!(said["counts"]["held"], 1);
    assert!(said.get("notice").is_none());
    let package = crate::load::package::read(&output).unwrap();
    assert_eq!(package.title, RawText::new("svar.csv"));
    assert_eq!(package.tables.len(), 1);
    assert_eq!(package.tables[0].path, output.join("initiatives.csv"));
    assert!(package.responses.is_some());
}

#[test]
fn the_example_keeps_its_notice_and_its_files_their_prefix() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("out");
    let example = shipped::load().unwrap();
    let written = run(of(&example), &to(&output), &mut Vec::new()).unwrap();
    assert!(written.is_constructed);
    assert_eq!(
        names(&output),
        [
            "datapackage.json",
            "eksempel-initiatives.csv",
            "eksempel-responses.csv"
        ]
    );
    let package = crate::load::package::read(&output).unwrap();
    assert_eq!(package.status, Status::Constructed);
    assert_eq!(package.price_level, Some(2022));
    let text = fs::read_to_string(output.join("datapackage.json")).unwrap();
    assert!(
        text.contains("\"notice\": \"KONSTRUERET EKSEMPEL – ikke kommunernes indberetninger\"")
    );
}

#[test]
fn rows_in_several_price_levels_are_several_tables_and_never_one() {
    let mut builder = builder(Status::Reported);
    builder
        .add_origin(Origin {
            name: RawText::new("2019.csv"),
            price_level: Some(2019),
            ..Origin::default()
        })
        .unwrap();
    let row = row(&mut builder, "Køge");
    builder.push(&row).unwrap();
    let source = Place { file: 1, line: 2 };
    builder.push(&Initiative { source, ..row }).unwrap();
    let loaded = loaded(builder.finish());
    assert!(matches!(printed(&loaded), Err(Error::SeveralPriceLevels)));
    let folder = tempfile::tempdir().unwrap();
    run(of(&loaded), &to(folder.path()), &mut Vec::new()).unwrap();
    let package = crate::load::package::read(folder.path()).unwrap();
    let tables: Vec<_> = package
        .tables
        .iter()
        .map(|table| (table.file.as_raw().lossless(), table.price_level))
        .collect();
    assert_eq!(
        tables,
        [
            ("initiatives-22-pl.csv", Some(2022)),
            ("initiatives-19-pl.csv", Some(2019))
        ]
    );
}

#[test]
fn nothing_is_written_over_unasked_and_nothing_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.csv");
    fs::write(&file, "old").unwrap();
    let data = one(|_| ());
    let error = run(of(&data), &to(&file), &mut Vec::new()).unwrap_err();
    assert!(matches!(error, Error::Exists(path) if path == file));
    assert_eq!(fs::read_to_string(&file).unwrap(), "old");
    let forced = Options {
        force: true,
        ..to(&file)
    };
    let broken = one(|row| row.gross = Field::Unreadable);
    assert!(run(of(&broken), &forced, &mut Vec::new()).is_err());
    assert_eq!(fs::read_to_string(&file).unwrap(), "old");
    assert_eq!(names(folder.path()), ["a.csv"]);
    run(of(&data), &forced, &mut Vec::new()).unwrap();
    assert!(fs::read_to_string(&file).unwrap().starts_with(HEADER));
    let input = Options {
        inputs: vec![file.clone()],
        ..forced
    };
    let error = run(of(&data), &input, &mut Vec::new()).unwrap_err();
    assert!(matches!(error, Error::IsInput(_)));
    assert_eq!(names(folder.path()), ["a.csv"]);
}

#[test]
fn a_package_goes_into_a_folder_file_by_file_and_leaves_no_old_held_records() {
    let folder = tempfile::tempdir().unwrap();
    let data = one(|_| ());
    fs::write(folder.path().join("held.csv"), "old").unwrap();
    fs::write(folder.path().join("other"), "mine").unwrap();
    run(of(&data), &to(folder.path()), &mut Vec::new()).unwrap();
    let error = run(of(&data), &to(folder.path()), &mut Vec::new()).unwrap_err();
    assert!(matches!(error, Error::Exists(path) if path == folder.path().join("initiatives.csv")));
    let forced = Options {
        force: true,
        ..to(folder.path())
    };
    run(of(&data), &forced, &mut Vec::new()).unwrap();
    let held = fs::read_to_string(folder.path().join("held.csv")).unwrap();
    assert_eq!(held, "file;line;code;text\n");
    assert_eq!(
        fs::read_to_string(folder.path().join("other")).unwrap(),
        "mine"
    );
    assert_eq!(names(folder.path()).len(), 5);
    let broken = one(|row| row.gross = Field::Unreadable);
    let before = fs::read_to_string(folder.path().join("initiatives.csv")).unwrap();
    assert!(run(of(&broken), &forced, &mut Vec::new()).is_err());
    let after = fs::read_to_string(folder.path().join("initiatives.csv")).unwrap();
    assert_eq!((names(folder.path()).len(), before), (5, after));
}

#[test]
fn a_failed_new_package_leaves_no_folder() {
    let folder = tempfile::tempdir().unwrap();
    let broken = one(|row| row.gross = Field::Unreadable);
    let output = folder.path().join("out");
    assert!(run(of(&broken), &to(&output), &mut Vec::new()).is_err());
    assert_eq!(names(folder.path()), Vec::<String>::new());
    let missing = folder.path().join("no/out");
    let error = run(of(&one(|_| ())), &to(&missing), &mut Vec::new()).unwrap_err();
    assert!(matches!(error, Error::Create { folder, .. } if folder.ends_with("no")));
}

/// Fails at the n-th byte, as a disk that is full does.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let taken = bytes.len().min(self.0);
        self.0 -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.0 == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }
}

#[test]
fn a_full_disk_is_noticed_at_every_byte() {
    let data = one(|_| ());
    let length = printed(&data).unwrap().len();
    for at in 0..=length {
        let error = run(of(&data), &to(Path::new("-")), &mut Full(at)).unwrap_err();
        assert!(
            matches!(error, Error::Write { source, .. } if source.kind() == io::ErrorKind::StorageFull)
        );
    }
    assert!(run(of(&data), &to(Path::new("-")), &mut Full(length + 1)).is_ok());
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let example = shipped::load().unwrap();
    for name in ["a", "b"] {
        run(
            of(&example),
            &to(&folder.path().join(name)),
            &mut Vec::new(),
        )
        .unwrap();
    }
    for name in names(&folder.path().join("a")) {
        let read = |of: &str| fs::read(folder.path().join(of).join(&name)).unwrap();
        assert_eq!(read("a"), read("b"), "{name}");
    }
}
