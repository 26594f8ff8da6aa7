//! The identity of the data: the hash of every file whose content is in it, as `sha256sum` would print it.
#![cfg(all(feature = "tui", unix))]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use indsats::domain::dataset::Dataset;
use indsats::load::{self, Source};
use rust_xlsxwriter::Workbook;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

const ROWS: &str =
    "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Fest;12\nGreve;Social;Tur;2\n";
const HEADER: [&str; 4] = ["kommune", "område", "initiativ", "bruttoudgifter"];

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }
}

/// Name, size and hash of every file that the data says it was read from.
fn identity(data: &Dataset) -> Vec<(String, u64, String)> {
    let files = data.identity().files.iter();
    files
        .map(|file| {
            let name = file.name.as_raw().shown().into_string();
            (name, file.bytes, file.digest().unwrap().to_string())
        })
        .collect()
}

/// The same of files as they stand on the disk.
fn on_disk(paths: &[&Path]) -> Vec<(String, u64, String)> {
    let paths = paths.iter();
    paths
        .map(|path| {
            let bytes = fs::read(path).unwrap();
            let hash = Sha256::digest(&bytes);
            let mut digits = String::new();
            for byte in hash {
                write!(digits, "{byte:02x}").unwrap();
            }
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, bytes.len() as u64, digits)
        })
        .collect()
}

fn loaded(source: &Source) -> Dataset {
    load::load(source).unwrap().dataset
}

#[test]
fn a_hash_is_the_one_that_sha256sum_prints() {
    let folder = Folder::new();
    let path = folder.file("svar.csv", ROWS);
    let data = loaded(&Source::of(&path));
    let printed = Command::new("sha256sum").arg(&path).output().unwrap();
    let printed = String::from_utf8(printed.stdout).unwrap();
    let own = &identity(&data)[0];
    assert_eq!((own.0.as_str(), own.1), ("svar.csv", ROWS.len() as u64));
    assert!(printed.starts_with(&own.2), "{own:?}: {printed}");
}

#[test]
fn a_workbook_is_hashed_as_the_file_that_it_is() {
    let folder = Folder::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, HEADER).unwrap();
    sheet
        .write_row(1, 0, ["Køge", "Social", "Fest", "12"])
        .unwrap();
    let path = folder.0.path().join("bog.xlsx");
    book.save(&path).unwrap();
    let data = loaded(&Source::of(&path));
    assert_eq!(data.len(), 1);
    assert_eq!(identity(&data), on_disk(&[&path]));
}

#[test]
fn a_package_is_its_tables_its_lists_and_its_description() {
    let folder = Folder::new();
    let table = folder.file("p/rows.csv", ROWS);
    let responses = folder.file(
        "p/besvaret.csv",
        "kommune;besvaret\nKøge;ja\nGreve;ja\nSolrød;nej\n",
    );
    let groups = folder.file("p/grupper.csv", "kommune;gruppe\nKøge;Bugt\nGreve;Bugt\n");
    let description = r#"{"name": "p", "status": "reported", "resources": [
        {"name": "initiatives", "path": "rows.csv"},
        {"name": "responses", "path": "besvaret.csv"},
        {"name": "groups", "path": "grupper.csv"}]}"#;
    let description = folder.file("p/datapackage.json", description);
    let data = loaded(&Source::of(folder.0.path().join("p")));
    assert_eq!(data.groups().ids().count(), 1);
    let files: [&Path; 4] = [&table, &responses, &groups, &description];
    assert_eq!(identity(&data), on_disk(&files));
}

#[test]
fn lists_corrections_and_a_mapping_are_in_the_data_and_what_it_is_held_against_is_not() {
    let folder = Folder::new();
    let one = folder.file(
        "a.csv",
        "sted;område;initiativ;bruttoudgifter\nKøge;Social;Fest;12\n",
    );
    let two = folder.file(
        "b.csv",
        "sted;område;initiativ;bruttoudgifter\nGreve;Social;Tur;3\n",
    );
    let map = folder.file("map.toml", "[columns]\nkommune = \"sted\"\n");
    let responses = folder.file("besvaret.csv", "kommune;besvaret\nSolrød;nej\n");
    let corrections = folder.file(
        "rettelser.csv",
        "fil;linje;kolonne;gammel værdi;ny værdi;begrundelse\na.csv;2;bruttoudgifter;12;13;tastefejl\n",
    );
    let groups = folder.file("grupper.csv", "kommune;gruppe\nKøge;Bugt\n");
    let older = folder.file(
        "old.csv",
        "sted;område;initiativ;bruttoudgifter\nKøge;Social;Fest;1\n",
    );
    let source = Source {
        paths: vec![one.clone(), two.clone()],
        responses: Some(responses.clone()),
        corrections: Some(corrections.clone()),
        groups: Some(groups.clone()),
        compare: Some(older),
        options: load::Options {
            map: Some(map.clone()),
            ..load::Options::default()
        },
        ..Source::default()
    };
    let data = loaded(&source);
    assert_eq!(data.corrections().applied().count(), 1);
    let files: [&Path; 6] = [&one, &two, &responses, &map, &corrections, &groups];
    assert_eq!(identity(&data), on_disk(&files));
}

#[test]
fn a_file_that_changed_has_another_hash_when_it_is_read_again() {
    let folder = Folder::new();
    let path = folder.file("svar.csv", ROWS);
    let mut data = loaded(&Source::of(&path));
    let before = on_disk(&[&path]);
    let description = data.description().clone();
    data.describe(description);
    folder.file("svar.csv", format!("{ROWS}Solrød;Social;Sang;1\n"));
    assert_eq!(identity(&data), before, "what was read is what was read");
    let again = loaded(&Source::of(&path));
    assert_eq!(identity(&again), on_disk(&[&path]));
    assert_ne!(identity(&again), before);
}

#[test]
fn the_shipped_example_has_the_hashes_of_its_files() {
    let shipped = |name: &str| {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("data")
            .join(name)
    };
    let [rows, responses, description] =
        ["initiatives.csv", "responses.csv", "datapackage.json"].map(shipped);
    let data = loaded(&Source::default());
    let files: [&Path; 3] = [&rows, &responses, &description];
    assert_eq!(identity(&data), on_disk(&files));
}

#[test]
fn standard_input_and_a_pipe_are_hashed_as_they_come() {
    let folder = Folder::new();
    let path = folder.file("svar.csv", ROWS);
    let [(_, bytes, hash)] = on_disk(&[&path]).try_into().unwrap();
    rustix::stdio::dup2_stdin(File::open(&path).unwrap()).unwrap();
    let data = loaded(&Source::of("-"));
    assert_eq!(identity(&data), [("-".to_owned(), bytes, hash.clone())]);
    let pipe = folder.0.path().join("pipe.csv");
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, mode).unwrap();
    let writer = std::thread::spawn({
        let pipe = pipe.clone();
        move || {
            let mut pipe = File::options().write(true).open(pipe).unwrap();
            pipe.write_all(ROWS.as_bytes()).unwrap();
        }
    });
    let data = loaded(&Source::of(&pipe));
    writer.join().unwrap();
    assert_eq!(identity(&data), [("pipe.csv".to_owned(), bytes, hash)]);
}
