//! What was noted about the file and what the rules for the data found, as the screen asks for it: by row, and in one
//! line.

use std::cell::OnceCell;
use std::sync::Arc;

use crate::domain::against::Against;
use crate::domain::dataset::{Dataset, RowId};
use crate::domain::note::Note;
use crate::domain::report::{Counts, Report};
use crate::load::watch::Reread;
use crate::query::quality::{self, Finding, Judged};
use crate::text::command::Command;
use crate::tui::model::Model;

/// Initiatives that the rules are held against as soon as one of them is shown: a moment's work. In more of them the
/// list does not wait; their marks come with the page of quality.
const JUDGED_AT_ONCE: usize = 50_000;

/// What drawing asks of a report each time, counted once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Noted {
    /// The findings that are about rows: row and position in the report, in that order.
    rows: Vec<(RowId, usize)>,
    pub(crate) counts: Counts,
    /// Notes of each severity, the gravest first.
    pub(crate) severities: [u64; 5],
    /// What the rules found about rows; computed when a row is first asked for, so that the start does not wait.
    judged: OnceCell<Judged>,
}

/// The positions of a row among those that are about rows.
fn range_of(rows: &[(RowId, usize)], row: RowId) -> std::ops::Range<usize> {
    let start = rows.partition_point(|(other, _)| *other < row);
    start..rows.partition_point(|(other, _)| *other <= row)
}

impl Noted {
    /// Those of a report.
    pub(crate) fn of(report: &Report) -> Self {
        let mut rows: Vec<_> = report
            .notes
            .iter()
            .enumerate()
            .filter(|(_, note)| note.code.is_finding())
            .filter_map(|(at, note)| Some((note.row?, at)))
            .collect();
        rows.sort_unstable();
        let mut severities = [0; 5];
        for note in &report.notes {
            severities[note.code.severity() as usize] += 1;
        }
        Self {
            rows,
            counts: report.counts(),
            severities,
            judged: OnceCell::new(),
        }
    }

    /// The position of a row's first finding, and how many more there are.
    fn of_row(&self, row: RowId) -> Option<(usize, usize)> {
        let own = range_of(&self.rows, row);
        let (_, first) = self.rows[own.clone()].first()?;
        Some((*first, own.len() - 1))
    }
}

impl Model {
    /// The first finding about a row, and how many more there are.
    pub(crate) fn notes_of(&self, row: RowId) -> Option<(&Note, usize)> {
        let (first, more) = self.noted.of_row(row)?;
        Some((self.report.notes.get(first)?, more))
    }

    /// The position in the report of the first finding about a row.
    pub(crate) fn first_note_of(&self, row: RowId) -> Option<usize> {
        self.noted.of_row(row).map(|(first, _)| first)
    }

    /// What the rules for single initiatives found about a row. In a large data set nothing, until all that they find
    /// has been asked for.
    pub(crate) fn findings_of(&self, row: RowId) -> impl Iterator<Item = &Finding> {
        let is_quick = self.data.len() <= JUDGED_AT_ONCE || quality::are_all_found(&self.data);
        let judged = is_quick.then(|| self.noted.judged.get_or_init(|| Judged::of(&self.data)));
        judged
            .into_iter()
            .flat_map(move |judged| judged.of_row(&self.data, row))
    }

    /// The marks behind a row's title: `!` for a note of loading, `?` for a finding of a rule; empty for most.
    pub(crate) fn marks_of(&self, row: RowId) -> &'static str {
        match (
            self.data.is_noted(row),
            self.findings_of(row).next().is_some(),
        ) {
            (false, false) => "",
            (true, false) => "!",
            (false, true) => "?",
            (true, true) => "!?",
        }
    }

    /// Makes another data set the one that is shown. The view and all that follows is the caller's.
    pub(crate) fn take(&mut self, data: Arc<Dataset>, report: Report, against: Against) {
        self.passages = None;
        self.record = None;
        let noted = std::mem::replace(&mut self.noted, Noted::of(&report));
        let data = std::mem::replace(&mut self.data, data);
        let report = std::mem::replace(&mut self.report, Arc::new(report));
        let against = Against {
            // What a person has confirmed holds for the next reading too.
            confirmed: self.against.confirmed.clone(),
            ..against
        };
        let against = std::mem::replace(&mut self.against, Arc::new(against));
        let compared = self.compared.take();
        self.retire((noted, data, report, against, compared));
        self.forget();
    }

    /// What is worth knowing about how the files were read; nothing when all is as usual, when there is no file, or
    /// before it is read to its end.
    pub(crate) fn summary(&self) -> Option<String> {
        if self.reread == Reread::Embedded || self.data.is_partial() {
            return None;
        }
        let words = &self.language.words;
        let count = |n: u64| self.language.numbers.count(n);
        let mut parts = Vec::new();
        // A list of responses has no records of initiatives.
        let readings = self.report.readings.iter();
        let files = readings.filter(|reading| reading.records > 0).count();
        if files > 1 {
            parts.push((words.files.files)(&count(files as u64)));
        }
        let mut unusual: Vec<String> = Vec::new();
        for reading in &self.report.readings {
            let encoding = reading.encoding.filter(|name| *name != "UTF-8");
            let delimiter = reading.delimiter.filter(|sign| *sign != ';');
            let delimiter = delimiter.map(|sign| self.language.delimiter(sign));
            for what in encoding.map(str::to_owned).into_iter().chain(delimiter) {
                if !unusual.contains(&what) {
                    unusual.push(what);
                }
            }
        }
        parts.extend(unusual);
        if let Some(found) = self.findings() {
            parts.push(found);
            parts.push((words.screen.show_all)(&self.key_of(Command::Problems)));
        }
        (!parts.is_empty()).then(|| parts.join(" · "))
    }

    /// How many findings there are, and how many records are held back.
    pub(crate) fn findings(&self) -> Option<String> {
        let words = &self.language.words;
        let count = |n: u64| self.language.numbers.count(n);
        let counts = self.noted.counts;
        let mut found = Vec::new();
        let notes = counts.cell_errors + counts.warnings;
        if notes > 0 {
            found.push((words.files.notes)(&count(notes)));
        }
        if counts.held > 0 {
            found.push((words.screen.held)(&count(counts.held)));
        }
        (!found.is_empty()).then(|| found.join(", "))
    }
}
