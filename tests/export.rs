//! What is exported loads back equal, whatever the texts are; and no file is lost, half written or left behind.

#![expect(
    clippy::unwrap_used,
    reason = "a test fails where it stands, also in its own functions"
)]

#[path = "export/program.rs"]
mod program;
#[path = "export/random.rs"]
mod random;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use indsats::domain::column::Column;
use indsats::domain::dataset::{Dataset, Response, RowId, Status};
use indsats::domain::guard::unguard;
use indsats::domain::report::Report;
use indsats::export::{self, Exported, Options};
use indsats::load::{self, Loaded, Source};
use proptest::prelude::*;
use random::dataset;
use tempfile::TempDir;

fn to(output: &Path) -> Options {
    Options {
        output: output.to_owned(),
        force: false,
        inputs: Vec::new(),
    }
}

fn loaded(dataset: Dataset) -> Loaded {
    Loaded {
        dataset,
        report: Report::default(),
        against: indsats::domain::against::Against::default(),
    }
}

/// The export as a file, and the folder that holds it.
fn exported(data: &Loaded, name: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    let content = Exported {
        dataset: &data.dataset,
        report: &data.report,
    };
    export::run(content, &to(&path), &mut Vec::new()).unwrap();
    (folder, path)
}

/// Everything of a row that a file says, by column; the same text for the same field and no other.
fn row(data: &Dataset, row: RowId) -> Vec<(Column, String)> {
    let it = data.initiative(row);
    let place = data.places().get(it.place);
    let field = |column| {
        let text = match column {
            Column::Municipality => format!("{:?} {}", place.code, place.name.as_raw().lossless()),
            Column::Area => format!("{:?}", it.area),
            Column::Title => it.title.lossless().to_owned(),
            Column::Gross => format!("{:?}", data.typed_gross(row)),
            Column::Income => format!("{:?}", data.typed_income(row)),
            Column::Finance => format!("{:?}", it.finance),
            Column::LegalBasis => format!(
                "{:?}",
                it.legal_basis.map(|text| text.lossless().to_owned())
            ),
            Column::Primary => format!("{:?}", it.primary),
            Column::Secondary => format!("{:?}", it.secondary),
            Column::Content => it.content.read().as_raw().lossless().to_owned(),
            Column::Purpose => it.purpose.read().as_raw().lossless().to_owned(),
            Column::Share => format!("{:?}", it.share),
            Column::Year => format!("{:?}", it.year),
        };
        (column, text)
    };
    Column::ALL.into_iter().map(field).collect()
}

/// The first difference of two data sets in what a table says; none when they are equal.
fn difference(one: &Dataset, other: &Dataset) -> Option<String> {
    if one.len() != other.len() {
        return Some(format!("{} rows and {}", one.len(), other.len()));
    }
    if (one.has_years(), one.years()) != (other.has_years(), other.years()) {
        return Some(format!("years {:?} and {:?}", one.years(), other.years()));
    }
    let typed = |data: &Dataset, at, column| {
        let text = data.typed(at, column);
        text.map(|text| text.lossless().to_owned())
    };
    for at in one.rows() {
        for (left, right) in row(one, at).into_iter().zip(row(other, at)) {
            if left != right {
                return Some(format!("row {}: {left:?} and {right:?}", at.index()));
            }
        }
        for column in Column::ALL {
            let (left, right) = (typed(one, at, column), typed(other, at, column));
            if left != right {
                return Some(format!(
                    "row {}, {column:?}: {left:?} and {right:?}",
                    at.index()
                ));
            }
        }
        let (left, right) = (extras(one, at), extras(other, at));
        if left != right {
            return Some(format!("row {}: {left:?} and {right:?}", at.index()));
        }
    }
    None
}

/// What stands in the columns of a row that are none of the survey's, by heading.
fn extras(data: &Dataset, row: RowId) -> BTreeMap<String, String> {
    let heading = |at: usize| data.extra_headings()[at].as_raw().lossless().to_owned();
    let text = |(at, text): (usize, indsats::domain::raw::Raw<'_>)| {
        (heading(at), text.lossless().to_owned())
    };
    data.extras(row).map(text).collect()
}

/// The responses by name, where they are known.
fn responses(data: &Dataset) -> Vec<(String, Response)> {
    let places = data.places();
    let known = places
        .ids()
        .filter(|place| data.response(*place) != Response::Unknown);
    known
        .map(|place| {
            let name = places.get(place).name.as_raw().lossless();
            (name.to_owned(), data.response(place))
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_file_loads_back_equal(data in dataset()) {
        let data = loaded(data);
        let (_folder, path) = exported(&data, "a.csv");
        let again = load::load(&Source::of(&path)).unwrap();
        prop_assert_eq!(difference(&data.dataset, &again.dataset), None);
        let (_other, second) = exported(&again, "b.csv");
        prop_assert_eq!(fs::read(path).unwrap(), fs::read(second).unwrap());
    }

    /// What the format promises, read by another reader of CSV that takes the guard away.
    #[test]
    fn every_cell_says_what_its_field_is(data in dataset()) {
        let data = loaded(data);
        let (_folder, path) = exported(&data, "a.csv");
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(path).unwrap();
        let columns: Vec<_> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let data = &data.dataset;
        let records: Vec<_> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(records.len(), data.len());
        for (at, record) in data.rows().zip(records) {
            let it = data.initiative(at);
            let cell = |column: Column| {
                let at = columns.iter().position(|heading| heading == column.heading());
                let cell = at.and_then(|at| record.get(at)).unwrap_or_default();
                unguard(cell).unwrap_or(cell)
            };
            prop_assert_eq!(cell(Column::Title), it.title.lossless());
            let (content, purpose) = (it.content.read(), it.purpose.read());
            prop_assert_eq!(cell(Column::Content), content.as_raw().lossless());
            prop_assert_eq!(cell(Column::Purpose), purpose.as_raw().lossless());
            if let Some(basis) = it.legal_basis.given() {
                prop_assert_eq!(cell(Column::LegalBasis), basis.lossless());
            }
            for column in Column::ALL {
                if let Some(typed) = data.typed(at, column) {
                    prop_assert_eq!(cell(column), typed.lossless());
                }
            }
            let computed = |cell: &str| cell.starts_with(['=', '+', '@', '\t', '\r']);
            prop_assert!(!record.iter().any(computed), "{:?}", record);
        }
    }

    #[test]
    fn a_package_loads_back_equal_with_its_responses(data in dataset()) {
        let data = loaded(data);
        let (_folder, path) = exported(&data, "out");
        let package = load::package::read(&path).unwrap();
        let said = data.dataset.description();
        prop_assert_eq!(package.status, said.status);
        prop_assert_eq!(package.accounts_year, said.accounts_year);
        prop_assert_eq!(package.price_level, said.price_level);
        prop_assert_eq!(&package.title, &said.title);
        let again = load::load(&Source::of(&path)).unwrap();
        prop_assert_eq!(difference(&data.dataset, &again.dataset), None);
        prop_assert_eq!(responses(&data.dataset), responses(&again.dataset));
        let read = again.dataset.description();
        prop_assert_eq!(
            (read.status, read.accounts_year, read.price_level),
            (said.status, said.accounts_year, said.price_level)
        );
        prop_assert_eq!(&read.price_factors, &said.price_factors);
        for row in data.dataset.rows() {
            let leveled = |data: &Dataset| (data.price_level(row), data.gross(row), data.income(row));
            prop_assert_eq!(leveled(&again.dataset), leveled(&data.dataset));
        }
    }
}

#[test]
fn the_example_is_known_again_in_the_file_that_it_was_exported_to() {
    let example = load::shipped::load().unwrap();
    let (_folder, path) = exported(&example, "a.csv");
    let again = load::load(&Source::of(path)).unwrap().dataset;
    assert_eq!(again.description().status, Status::Constructed);
    assert_eq!(difference(&example.dataset, &again), None);
}
