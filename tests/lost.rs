//! A file that changes after it was read, while its long texts are still in it: whatever would be made of them is
//! refused, and nothing is left behind.

#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]
#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};

use indsats::document::{self, Document, Format, Layout};
use indsats::domain::place::Date;
use indsats::export::{self, Exported};
use indsats::load::{self, Limits, Loaded, Options, Source};

use indsats::query::view::{Grouping, View};
use indsats::text::bar::cells::Glyphs;
use indsats::text::{Lang, Language};
use tempfile::TempDir;

const ROWS: &str = "kommune;område;initiativ;bruttoudgifter;indhold;formål\n\
    Køge;Social;Fest;1;Mad;Glæde\nVejle;Social;Leg;2;Bold;Ro\nI alt;;;3;;\n";

/// A folder with a file that was read, its long texts left in it.
fn read() -> (TempDir, PathBuf, Loaded) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("svar.csv");
    fs::write(&path, ROWS).unwrap();
    let options = Options {
        limits: Limits {
            kept: 0,
            ..Limits::default()
        },
        ..Options::default()
    };
    let source = Source {
        options,
        ..Source::of(&path)
    };
    let loaded = load::load(&source).unwrap();
    (folder, path, loaded)
}

/// Writes other texts of the same length over a file, until the system tells it from what it was.
fn overwrite(path: &Path) {
    let time = || fs::metadata(path).unwrap().modified().unwrap();
    let before = time();
    while time() == before {
        fs::write(path, ROWS.replace("Mad", "Vin")).unwrap();
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn export(loaded: &Loaded, output: &Path) -> Result<export::Written, export::Error> {
    let content = Exported {
        dataset: &loaded.dataset,
        report: &loaded.report,
    };
    let options = export::Options {
        output: output.to_owned(),
        force: false,
        inputs: Vec::new(),
    };
    export::run(content, &options, &mut Vec::new())
}

fn write(loaded: &Loaded, lang: Lang) -> Result<String, String> {
    let language = Language::new(lang).unwrap();
    let view = View {
        grouping: Grouping::Initiative,
        ..View::default()
    };
    let document = Document {
        language: &language,
        view: &view,
        data: &loaded.dataset,
        report: &loaded.report,
        against: &loaded.against,
        today: Date::new_year(2026),
    };
    let layout = Layout {
        width: 80,
        glyphs: Glyphs::Unicode,
        has_colour: false,
        has_details: true,
        is_kept: true,
    };
    let mut out = Vec::new();
    match document::write(&document, Format::Json, layout, &mut out) {
        Ok(()) => Ok(String::from_utf8(out).unwrap()),
        Err(error) => Err(error.sentence(&language, view.page)),
    }
}

#[test]
fn an_export_of_a_file_that_was_overwritten_is_refused_and_leaves_nothing() {
    for output in ["ud.csv", "ud"] {
        let (folder, path, loaded) = read();
        let output = folder.path().join(output);
        assert!(export(&loaded, &output).is_ok());
        let before = names(folder.path());
        overwrite(&path);
        let again = folder
            .path()
            .join(format!("igen-{}", output.display().to_string().len()));
        let refused = export(
            &loaded,
            &again.with_extension(output.extension().unwrap_or_default()),
        );
        assert!(
            matches!(refused, Err(export::Error::Lost(_))),
            "{refused:?}"
        );
        assert_eq!(names(folder.path()), before);
    }
}

#[test]
fn an_export_of_held_records_has_their_text_as_it_stands_in_the_file() {
    let (folder, _, loaded) = read();
    let output = folder.path().join("ud");
    export(&loaded, &output).unwrap();
    let held = fs::read_to_string(output.join("held.csv")).unwrap();
    assert!(held.contains("\"I alt;;;3;;\""), "{held}");
    let rows = fs::read_to_string(output.join("initiatives.csv")).unwrap();
    assert!(
        rows.contains("Fest") && rows.contains("Mad") && rows.contains("Ro"),
        "{rows}"
    );
}

#[test]
fn a_document_of_a_file_that_was_overwritten_is_refused_in_words() {
    let (_folder, path, loaded) = read();
    let whole = write(&loaded, Lang::Da).unwrap();
    assert!(whole.contains("Mad"), "{whole}");
    overwrite(&path);
    let da = write(&loaded, Lang::Da).unwrap_err();
    assert!(da.contains("svar.csv er ændret"), "{da}");
    let en = write(&loaded, Lang::En).unwrap_err();
    assert!(en.contains("svar.csv has changed"), "{en}");
}

#[test]
fn a_document_says_in_place_of_a_hash_that_the_file_has_changed() {
    let (_folder, path, loaded) = read();
    overwrite(&path);
    let language = Language::new(Lang::Da).unwrap();
    let said = language.source_file(&loaded.dataset.identity().files[0]);
    assert!(said.contains("ingen sha256: filen er ændret"), "{said}");
}
