//! A file of corrections to its lines, with the place of the first that cannot be one.

use std::ops::Range;
use std::path::Path;

use crate::domain::correction::{Correction, Fate};
use crate::domain::guard;
use crate::domain::identity::SourceFile;
use crate::domain::raw::{Raw, RawText};
use crate::load::find::{self, Found, Wanted};
use crate::load::header::ordinal;
use crate::load::lines::Lines;
use crate::load::records::Cells;
use crate::load::{Error, Fault, Limits, List, Progress, decode, delimited, open, quotes};

/// The headings as they are written: file, line, column, old value, new value, reason.
pub const HEADINGS: [&str; 6] = [
    "fil",
    "linje",
    "kolonne",
    "gammel værdi",
    "ny værdi",
    "begrundelse",
];

/// The headings in one line, as a message names them.
const LINE: &str = "fil;linje;kolonne;gammel værdi;ny værdi;begrundelse";

/// Other headings in use, folded, in the same order.
const ALIASES: [&[&str]; 6] = [
    &["file", "filnavn"],
    &["line", "række", "row"],
    &["column", "felt"],
    &["old value", "old", "gammel", "før"],
    &["new value", "new", "ny", "efter"],
    &["reason", "årsag", "grund"],
];

/// A file of corrections as it was read.
#[derive(Debug)]
pub struct File {
    /// Its text.
    pub text: String,
    /// The identity of its bytes.
    pub identity: SourceFile,
    /// The name of its encoding.
    pub encoding: &'static str,
    /// Its delimiter.
    pub delimiter: u8,
    /// The headings as typed.
    pub headings: Vec<RawText>,
    /// The line of the header, counted from 1.
    pub header_line: u64,
    /// The positions, counted from 0, of [`HEADINGS`].
    pub columns: [usize; HEADINGS.len()],
    /// The corrections, each with the bytes of its record in the text.
    pub corrections: Vec<(Range<usize>, Correction)>,
}

/// Reads a file of corrections.
///
/// # Errors
/// [`Error::Read`] and what else is wrong with a file, and [`Error::BadList`] with the first line that cannot be
/// a correction: one that was passed over would not be missed by anybody.
pub fn read(path: &Path) -> Result<File, Error> {
    let limits = Limits::default();
    let opened = open::list(path, false, &limits, &Progress::default())?;
    let name = &opened.path;
    let decoded = decode::decode(name, &opened.bytes, None)?;
    let text = &*decoded.text;
    if Raw::new(text).trimmed().is_empty() {
        let (path, bytes) = (name.clone(), opened.bytes.len() as u64);
        return Err(Error::Empty { path, bytes });
    }
    let bad = |line, column, fault| Error::BadList {
        list: List::Corrections,
        path: name.clone(),
        heading: None,
        line,
        column,
        fault,
    };
    if let Some(fault) = decoded.faults.first() {
        return Err(bad(Lines::new(text).of(fault.start), 0, Fault::Encoding));
    }
    let found = header(name, text, &limits)?;
    let header_line = Lines::new(text).of(found.start);
    let mut columns = [0; HEADINGS.len()];
    for (column, at) in columns.iter_mut().enumerate() {
        let mut named = (0..found.headings.len())
            .filter(|at| means(found.headings[*at].as_raw()) == Some(column));
        let missing = || bad(header_line, 0, Fault::Missing(HEADINGS[column].to_owned()));
        *at = named.next().ok_or_else(missing)?;
        if let Some(twice) = named.next() {
            let fault = Fault::Twice(HEADINGS[column].to_owned());
            return Err(bad(header_line, ordinal(twice), fault));
        }
    }
    let mut lines = Lines::new(text);
    let mut corrections: Vec<(Range<usize>, Correction)> = Vec::new();
    for (start, record) in delimited::records(text, &found) {
        let line = lines.of(start);
        if record.is_blank() {
            continue;
        }
        let correction = correction(&record, line, &columns, found.headings.len());
        let correction = correction.map_err(|(at, fault)| bad(line, ordinal(at), fault))?;
        corrections.push((start..text.len(), correction));
    }
    let starts: Vec<_> = corrections.iter().map(|(range, _)| range.start).collect();
    for ((range, _), next) in corrections.iter_mut().zip(starts.iter().skip(1)) {
        range.end = *next;
    }
    for (range, _) in &mut corrections {
        let record = text[range.clone()].trim_end_matches(['\n', '\r']);
        range.end = range.start + record.len();
    }
    Ok(File {
        identity: opened.source_file(),
        encoding: decoded.encoding,
        delimiter: found.delimiter,
        headings: found.headings,
        header_line,
        columns,
        corrections,
        text: decoded.text.into_owned(),
    })
}

/// The header of a file of corrections, once every mark in the file is closed.
fn header(name: &RawText, text: &str, limits: &Limits) -> Result<Found, Error> {
    let wanted = Wanted {
        delimiter: None,
        limits,
        fewest: 3,
        known: &|headings| {
            let mut known: Vec<_> = headings
                .iter()
                .filter_map(|heading| means(*heading))
                .collect();
            known.sort_unstable();
            known.dedup();
            known.len()
        },
        columns: LINE,
        is_whole: true,
    };
    let found = match find::find(name, text, &wanted) {
        // The words of a file of data without a header would lead astray.
        Err(Error::NoHeader { path, line, .. }) => {
            return Err(Error::BadList {
                list: List::Corrections,
                path,
                heading: None,
                line,
                column: 0,
                fault: Fault::Missing(LINE.to_owned()),
            });
        }
        found => found?,
    };
    let audited = quotes::audit(&text[found.start..], found.delimiter, found.headings.len());
    match audited {
        Ok(_) => Ok(found),
        Err(opening) => {
            let at = opening.at + found.start;
            let opening = quotes::Opening { at, ..opening };
            Err(find::unclosed(name, text, opening, Some(&found.headings)))
        }
    }
}

/// The position in [`HEADINGS`] of a heading.
fn means(heading: Raw<'_>) -> Option<usize> {
    let folded = heading.trimmed().folded();
    let is = |name: &&str| Raw::new(name).folded().as_str() == folded.as_str();
    (0..HEADINGS.len()).find(|at| is(&HEADINGS[*at]) || ALIASES[*at].iter().any(is))
}

/// A record as a correction, or the field and what is wrong with it.
fn correction(
    record: &Cells<'_>,
    at: u64,
    columns: &[usize; HEADINGS.len()],
    width: usize,
) -> Result<Correction, (usize, Fault)> {
    if record.len() != width {
        let fault = Fault::Fields(record.len(), width);
        return Err((record.len().min(width), fault));
    }
    let cell = |column: usize| record.get(columns[column]);
    for column in [0, 1, 2, 5] {
        if cell(column).trimmed().is_empty() {
            let fault = Fault::Missing(HEADINGS[column].to_owned());
            return Err((columns[column], fault));
        }
    }
    let typed = cell(1).trimmed();
    let line = typed
        .lossless()
        .parse::<u64>()
        .ok()
        .filter(|line| *line > 0);
    let line = line.ok_or_else(|| {
        let fault = Fault::UnknownValue {
            key: HEADINGS[1].to_owned(),
            found: typed.lossless().to_owned(),
            expected: "1, 2, 3 …".to_owned(),
        };
        (columns[1], fault)
    })?;
    let text = |column| {
        let cell = cell(column);
        RawText::new(guard::unguard(cell.lossless()).unwrap_or(cell.lossless()))
    };
    Ok(Correction {
        file: text(0),
        line,
        column: text(2),
        old: text(3),
        new: text(4),
        reason: text(5),
        at,
        fate: Fate::NoFile,
    })
}
