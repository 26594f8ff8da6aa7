//! BYTES to a data set. One bad row never fails a file: it becomes a note, and its record is kept or held.
//!
//! Knows `domain` and file formats; has no word for people and asks no questions of the data.

mod chunks;
mod constructed;
pub mod corrections;
mod decode;
mod delimited;
mod duplicates;
mod error;
mod fields;
mod find;
mod first;
mod groups;
mod handle;
pub mod header;
mod held;
mod identity;
mod lane;
mod line_ends;
mod lines;
pub mod mapping;
mod marks;
mod mend;
mod noting;
mod open;
mod opening;
pub mod package;
mod peek;
mod prices;
mod prints;
mod progress;
mod published;
mod quotes;
mod record;
mod records;
mod responses;
mod sheet;
mod shelf;
pub mod shipped;
mod sniff;
mod source;
mod stamp;
mod suggest;
mod table;
mod tables;
mod vocabulary;
pub mod watch;
mod workbook;

pub use error::{Error, Fault, Foreign, Limit, List};
pub use first::first;
pub use peek::peek;
pub use progress::{Progress, Stage};
pub use source::{Chunks, Limits, Options, Sheets, Source};

use std::cell::Cell;
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::against::Against;
use crate::domain::dataset::Dataset;
use crate::domain::raw::RawText;
use crate::domain::report::Report;
use crate::load::opening::{InChunks, Opening, finish, text, together};
use crate::load::package::Resource;
use crate::load::watch::Reread;

/// A data set and what was noticed on the way.
#[derive(Debug)]
pub struct Loaded {
    /// The data.
    pub dataset: Dataset,
    /// What loading found.
    pub report: Report,
    /// What the data is held against.
    pub against: Against,
}

/// Opens a source.
///
/// A municipality with rows that no list of responses names has answered; the rest of those not named are unknown.
///
/// # Errors
/// [`Error`] when a file cannot be read or understood at all.
pub fn load(source: &Source) -> Result<Loaded, Error> {
    load_with(source, &Progress::default())
}

/// Opens a source while another thread may look on and cancel.
///
/// # Errors
/// [`Error`] when a file cannot be read or understood at all, or when it was cancelled.
pub fn load_with(source: &Source, progress: &Progress) -> Result<Loaded, Error> {
    let (mut loaded, figures) = version(source, progress)?;
    let old = source.earlier().map(|old| version(&old, progress));
    let old = old.transpose()?.map(|(old, _)| old.dataset);
    let versions: Vec<_> = [&loaded.dataset].into_iter().chain(&old).collect();
    prices::all_are_used(&source.options.price_factors, &versions)?;
    loaded.against.old = old.map(Arc::new);
    published::attach(&mut loaded, source, figures.as_ref(), progress)?;
    Ok(loaded)
}

/// Opens one version of a source, and names the published figures that it brings.
fn version(source: &Source, progress: &Progress) -> Result<(Loaded, Option<Resource>), Error> {
    let (mut loaded, figures) = if source.paths.is_empty() {
        let corrections = source.corrections.as_deref();
        (shipped::with_corrections(corrections)?, None)
    } else {
        files(source, progress)?
    };
    let data = &mut loaded.dataset;
    if let Some(path) = &source.groups {
        let mut groups = data.groups().clone();
        let read = groups::read(&mut groups, data.places(), path, &source.options, progress)?;
        data.set_groups(groups);
        data.add_source_file(read);
    }
    prices::apply(data, &source.options.price_factors)?;
    Ok((loaded, figures))
}

/// Opens files, and names the published figures of the last package among them that has some.
fn files(source: &Source, progress: &Progress) -> Result<(Loaded, Option<Resource>), Error> {
    once(&source.paths)?;
    let mut opening = Opening {
        options: &source.options,
        progress,
        // What is not read well in chunks is read again.
        chunks: if Reread::of(source) == Reread::Anytime {
            InChunks::Yes
        } else {
            InChunks::No
        },
        is_refused: Cell::new(false),
    };
    let opened = opening.files(source);
    if opened.is_err() && opening.is_refused.get() {
        opening.chunks = InChunks::No;
        return opening.files(source);
    }
    opened
}

/// The names of all tables of a source; a package that cannot be read is refused later.
fn tables(paths: &[PathBuf]) -> Vec<RawText> {
    let names = |path: &PathBuf| match package::read(path) {
        Ok(package) if package::is_one(path) => {
            let tables = package.tables.iter();
            tables.map(|table| open::name(&table.path)).collect()
        }
        Ok(_) | Err(_) => vec![open::name(path)],
    };
    paths.iter().flat_map(names).collect()
}

/// Refuses a file that is named twice, by whatever names.
fn once(paths: &[PathBuf]) -> Result<(), Error> {
    let mut seen = HashSet::new();
    for path in paths {
        let place = path.canonicalize().unwrap_or_else(|_| path.clone());
        if !seen.insert(place) {
            return Err(Error::SameFile {
                path: open::name(path),
            });
        }
    }
    Ok(())
}

/// Why each file of a source cannot be loaded by itself: the first error of the whole says nothing of the others.
/// Only the error of the whole where each alone can be.
#[must_use]
pub fn refusals(source: &Source, whole: Error) -> Vec<Error> {
    let alone = |path: &PathBuf| {
        let one = Source {
            paths: vec![path.clone()],
            options: source.options.clone(),
            ..Source::default()
        };
        // Standard input has been read to its end already.
        let can_be_read = path.as_os_str() != "-" && source.paths.len() > 1;
        can_be_read.then(|| load(&one).err()).flatten()
    };
    let each: Vec<_> = source.paths.iter().filter_map(alone).collect();
    if each.is_empty() { vec![whole] } else { each }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dataset::{Response, Status};
    use crate::domain::note::{Code, Detail};
    use crate::domain::raw::Raw;

    fn open(text: &str, responses: Option<&str>) -> Loaded {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        load(&Source {
            responses: responses.map(|text| file("besvaret.csv", text)),
            ..Source::of(file("svar.csv", text))
        })
        .unwrap()
    }

    fn response(loaded: &Loaded, name: &str) -> Response {
        let place = loaded.dataset.places().find(Raw::new(name)).unwrap();
        loaded.dataset.response(place)
    }

    const ROWS: &str =
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Fest;1\nVejle;Social;Fest;2\n";

    #[test]
    fn a_municipality_with_rows_has_answered_unless_a_list_says_no() {
        let loaded = open(ROWS, None);
        assert_eq!(response(&loaded, "Køge"), Response::Responded);
        assert_eq!(response(&loaded, "Greve"), Response::Unknown);
        let loaded = open(ROWS, Some("kommune;besvaret\nVejle;nej\nGreve;ja\n"));
        assert_eq!(response(&loaded, "Køge"), Response::Responded);
        assert_eq!(response(&loaded, "Vejle"), Response::Silent);
        assert_eq!(response(&loaded, "Greve"), Response::Responded);
    }

    #[test]
    fn an_example_is_known_again_in_any_file_and_other_rows_are_not_one() {
        let status = |text: &str| open(text, None).dataset.description().status;
        assert_eq!(status(shipped::INITIATIVES), Status::Constructed);
        let few: Vec<_> = shipped::INITIATIVES.lines().take(4).collect();
        assert_eq!(status(&few.join("\n")), Status::Constructed);
        assert_eq!(status(ROWS), Status::Reported);
    }

    #[test]
    fn records_are_rows_and_held_ones_and_nothing_is_lost() {
        let text = format!(
            "{ROWS}Greve;Social\nkommune;område;initiativ;bruttoudgifter\n\nGreve;Social;Fest;x\n"
        );
        let loaded = open(&text, None);
        let counts = loaded.report.counts();
        assert_eq!((counts.records, counts.held), (5, 2));
        assert_eq!(loaded.dataset.len(), 3);
        let lines: Vec<_> = loaded
            .report
            .notes
            .iter()
            .filter(|note| note.line > 1)
            .map(|note| note.line)
            .collect();
        assert_eq!(lines, [4, 5, 6, 7]);
    }

    #[test]
    fn rows_with_different_unreadable_years_repeat_nobody() {
        let text = "kommune;område;initiativ;bruttoudgifter;regnskabsår\n\
            Køge;Social;Fest;1;19xx\nKøge;Social;Fest;1;20yy\n";
        let notes = open(text, None).report.notes;
        assert!(notes.iter().all(|note| note.code != Code::Duplicate));
    }

    #[test]
    fn lines_before_the_header_are_counted_however_they_end() {
        for end in ["\n", "\r\n", "\r"] {
            let text = format!("En\nto\n\ntre\n{ROWS}").replace('\n', end);
            let notes = open(&text, None).report.notes;
            let mut before = notes
                .iter()
                .filter(|note| note.code == Code::LinesBeforeHeader);
            assert_eq!(before.next().unwrap().detail, Detail::Count(3), "{end:?}");
        }
    }
}
