//! What is told of rows that repeat an earlier one, once all parts of a table are there.

use std::collections::HashMap;

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::note::{Code, Detail, Excerpted, Note};
use crate::domain::prose::Extent;
use crate::domain::raw::{Raw, RawText};
use crate::domain::report::{Excerpt, Text};
use crate::load::chunks::cut::{self, Body, Failed};
use crate::load::decode;
use crate::load::noting::cut as beginning;
use crate::load::quotes::{self, End};
use crate::load::record::line_ends;
use crate::load::table::Sink;

/// Where the rows of a part stand in the file.
pub(super) struct Stretch {
    /// The first of them.
    pub(super) row: usize,
    pub(super) start: u64,
    pub(super) end: u64,
    /// Lines before it.
    pub(super) lines: u64,
}

/// Notes the rows of the table that repeat an earlier one. Its rows and excerpts are those from two positions on.
pub(super) fn tell(
    sink: &mut Sink<'_>,
    body: &Body<'_>,
    stretches: &[Stretch],
    (first_row, first_excerpt): (usize, usize),
) -> Result<(), Failed> {
    let data = sink.builder.so_far();
    let repeated = sink.duplicates.repeated(data, first_row);
    if repeated.is_empty() {
        return Ok(());
    }
    let mut excerpts: HashMap<RowId, u32> = HashMap::new();
    for note in &sink.report.notes {
        if let (Some(row), Some(excerpt)) = (note.row, note.excerpt) {
            excerpts.insert(row, excerpt.at);
        }
    }
    let missing = repeated.iter().map(|(row, _)| *row);
    let missing: Vec<_> = missing.filter(|row| !excerpts.contains_key(row)).collect();
    let more = texts(sink, body, stretches, &missing)?;
    let file = sink.table.as_ref().map_or(0, |table| table.file);
    let mut beginnings = HashMap::new();
    for (row, text) in missing.iter().zip(more) {
        beginnings.insert(*row, beginning(Raw::new(&text)));
        excerpts.insert(
            *row,
            u32::try_from(sink.report.excerpts.len()).map_err(|_| Failed)?,
        );
        sink.report.excerpts.push(Excerpt {
            file,
            line: sink.builder.so_far().source(*row).line.into(),
            text: noted(sink.builder.so_far(), (file, *row), text),
            held: None,
        });
    }
    for (row, first) in &repeated {
        let (row, data) = (*row, sink.builder.so_far());
        let (source, first) = (data.source(row), data.source(*first));
        let at = excerpts.get(&row).copied().ok_or(Failed)?;
        let excerpt = &sink.report.excerpts[at as usize];
        sink.report.notes.push(Note {
            line: source.line.into(),
            row: Some(row),
            found: beginnings
                .remove(&row)
                .unwrap_or_else(|| beginning(data.excerpted(excerpt).as_raw())),
            detail: Detail::Record {
                file: first.file,
                line: first.line.into(),
            },
            excerpt: Some(Excerpted {
                at,
                start: 0,
                end: 0,
            }),
            ..Note::of_file(Code::Duplicate, file)
        });
    }
    sink.builder.note_more(repeated.iter().map(|(row, _)| *row));
    in_order(sink, first_excerpt);
    Ok(())
}

/// The text of a row's record: left in the file where the row's long texts are.
fn noted(data: &Dataset, (file, row): (u16, RowId), text: String) -> Text {
    match (data.shelved(row), u32::try_from(text.len())) {
        (Some(at), Ok(length)) => Text::InFile(Extent { file, length, at }),
        (Some(_) | None, _) => RawText::new(text).into(),
    }
}

/// The texts of some rows, which are ascending, as they stand in the file.
fn texts(
    sink: &Sink<'_>,
    body: &Body<'_>,
    stretches: &[Stretch],
    rows: &[RowId],
) -> Result<Vec<String>, Failed> {
    let (data, mut texts) = (sink.builder.so_far(), Vec::new());
    let stretch_of = |row: &RowId| stretches.partition_point(|stretch| stretch.row <= row.index());
    for rows in rows.chunk_by(|a, b| stretch_of(a) == stretch_of(b)) {
        let stretch = &stretches[stretch_of(&rows[0]).checked_sub(1).ok_or(Failed)?];
        let length = usize::try_from(stretch.end - stretch.start).map_err(|_| Failed)?;
        let mut bytes = vec![0; length];
        cut::read_at(body.file, &mut bytes, stretch.start).map_err(|_| Failed)?;
        let lines = rows.iter().map(|row| u64::from(data.source(*row).line));
        let mut lines = lines.peekable();
        let (mut at, mut line) = (0, stretch.lines + 1);
        while let Some(wanted) = lines.peek()
            && at < bytes.len()
        {
            let end = quotes::end_of_record(&bytes, at, body.delimiter);
            let End { at: end, has_marks } = end.ok_or(Failed)?;
            let next = cut::after_line(&bytes, end, true).ok_or(Failed)?;
            let decoded = || decode::utf_8(&bytes[at..end], body.is_mixed).text;
            if *wanted == line {
                texts.push(decoded().into_owned());
                lines.next();
            }
            line += 1 + if has_marks { line_ends(&decoded()) } else { 0 };
            at = next;
        }
    }
    if texts.len() == rows.len() {
        Ok(texts)
    } else {
        Err(Failed)
    }
}

/// Puts the excerpts from a position on in the order of their lines.
fn in_order(sink: &mut Sink<'_>, start: usize) {
    let excerpts = sink.report.excerpts.split_off(start);
    let mut excerpts: Vec<_> = (start..).zip(excerpts).collect();
    excerpts.sort_by_key(|(_, excerpt)| excerpt.line);
    let mut now = vec![0; excerpts.len()];
    for (at, (before, _)) in (start..).zip(&excerpts) {
        now[before - start] = u32::try_from(at).unwrap_or(u32::MAX);
    }
    let ours = sink.report.notes.iter_mut();
    for excerpt in ours.filter_map(|note| note.excerpt.as_mut()) {
        if let Some(before) = (excerpt.at as usize).checked_sub(start) {
            excerpt.at = now[before];
        }
    }
    let excerpts = excerpts.into_iter().map(|(_, excerpt)| excerpt);
    sink.report.excerpts.extend(excerpts);
}
