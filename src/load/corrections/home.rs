//! Where a correction is written to, and how it names its cell.

use std::path::{Path, PathBuf};

use crate::domain::column::Column;
use crate::domain::correction::{Correction, Fate};
use crate::domain::dataset::{Dataset, Origin};
use crate::domain::note::Note;
use crate::domain::raw::{Raw, RawText};
use crate::domain::report::Report;
use crate::load::vocabulary;

/// The file of corrections while the example inside the program is corrected.
const EXAMPLE: &str = "eksempel-rettelser.csv";
/// The file of corrections of what has no file of its own.
const NAMELESS: &str = "rettelser.csv";

/// The cell that a note is about, as a correction of it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The file, as short as it is told from the others.
    pub file: RawText,
    /// The physical line of the record.
    pub line: u64,
    /// The heading of the column, or its number where that does not tell it.
    pub column: RawText,
    /// The survey's column; none for one of the file's own.
    pub meaning: Option<Column>,
    /// What stands in the file.
    pub old: RawText,
    /// What is read there.
    pub now: RawText,
    /// The correction that the cell has already, applied or not.
    pub earlier: Option<Correction>,
}

/// The cell of a note; `None` for a note about anything else than one cell of a record.
#[must_use]
pub fn subject(data: &Dataset, report: &Report, note: &Note) -> Option<Subject> {
    let excerpt = report.excerpt(note)?;
    let reading = report.readings.get(usize::from(note.file))?;
    let at = usize::from(note.column).checked_sub(1)?;
    let heading = reading.headings.get(at)?;
    if excerpt.line == reading.header_line {
        return None;
    }
    let cell = |correction: &&Correction| {
        let cell = match &correction.fate {
            Fate::Applied(applied) => applied.cell,
            Fate::Stale { cell, .. } => *cell,
            Fate::Repeated { .. }
            | Fate::NoFile
            | Fate::SeveralFiles
            | Fate::NoLine
            | Fate::NoColumn => return false,
        };
        (cell.file, cell.line, cell.column) == (note.file, excerpt.line, note.column)
    };
    let all = || data.corrections().list().iter().filter(cell);
    let applied = all().find(|correction| correction.applied().is_some());
    let earlier = applied.or_else(|| all().next()).cloned();
    let (old, now) = if let Some(correction) = applied {
        (correction.old.clone(), correction.new.clone())
    } else {
        let typed = typed(data, report, note)?;
        (typed.clone(), typed)
    };
    Some(Subject {
        file: name(data, note.file)?,
        line: excerpt.line,
        column: column(&reading.headings, heading, at),
        meaning: reading.columns.get(at).copied().flatten(),
        old,
        now,
        earlier,
    })
}

/// The whole text of the cell: what the note has found, or where that is cut, the field in the record.
fn typed(data: &Dataset, report: &Report, note: &Note) -> Option<RawText> {
    if note.found.as_raw().lossless().chars().count() < Note::LONGEST_FOUND {
        return Some(note.found.clone());
    }
    let place = note.excerpt?;
    let text = data.excerpted(report.excerpt(note)?);
    let field = text
        .as_raw()
        .lossless()
        .get(place.start as usize..place.end as usize)?;
    let reading = report.readings.get(usize::from(note.file))?;
    let inside = field
        .strip_prefix('"')
        .and_then(|field| field.strip_suffix('"'));
    Some(match inside.filter(|_| reading.delimiter.is_some()) {
        Some(inside) => RawText::new(inside.replace("\"\"", "\"")),
        None => RawText::new(field),
    })
}

/// The name of a file without its folders, where no other has it.
fn name(data: &Dataset, file: u16) -> Option<RawText> {
    let own = data.origins().get(usize::from(file))?;
    let wanted = short(own);
    let same = data.origins().iter().filter(|other| short(other) == wanted);
    Some(match same.count() {
        1 => RawText::new(wanted),
        _ => own.name.clone(),
    })
}

/// A name without its folders; a sheet may be named with what parts folders.
fn short(origin: &Origin) -> &str {
    let name = origin.name.as_raw().lossless();
    let path = book(origin);
    let start = path.rfind(['/', '\\']).map_or(0, |end| end + 1);
    &name[start..]
}

/// The name of the file, without the sheet.
fn book(origin: &Origin) -> &str {
    let name = origin.name.as_raw().lossless();
    let Some(sheet) = &origin.sheet else {
        return name;
    };
    let before = name.strip_suffix(sheet.as_raw().lossless());
    before
        .and_then(|name| name.strip_suffix('#'))
        .unwrap_or(name)
}

fn column(headings: &[RawText], heading: &RawText, at: usize) -> RawText {
    let folded = |text: &RawText| text.as_raw().trimmed().folded();
    let own = folded(heading);
    let same = headings.iter().filter(|other| folded(other) == own).count();
    if own.is_empty() || same > 1 {
        RawText::new((at + 1).to_string())
    } else {
        heading.clone()
    }
}

/// The file that corrections are written to: the one that was given, else one beside the first file of the data.
#[must_use]
pub fn home(data: &Dataset, is_embedded: bool) -> PathBuf {
    let given = data.corrections().name().as_raw().lossless();
    if !given.is_empty() {
        return PathBuf::from(given);
    }
    let first = data.origins().first().map_or("-", book);
    if is_embedded {
        return PathBuf::from(EXAMPLE);
    }
    let path = Path::new(first);
    match path.file_stem() {
        Some(stem) if first != "-" => {
            let mut name = stem.to_owned();
            name.push(".");
            name.push(NAMELESS);
            path.with_file_name(name)
        }
        Some(_) | None => PathBuf::from(NAMELESS),
    }
}

/// True when a value can be read in a column: one that cannot is noted, and counts in no total.
#[must_use]
pub fn reads(column: Option<Column>, value: Raw<'_>) -> bool {
    column.is_none_or(|column| {
        value.trimmed().is_empty() || vocabulary::reads(column, value.trimmed())
    })
}
