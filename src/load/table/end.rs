//! The end of a table: what only all its records tell.

use crate::domain::note::{Code, Detail, Note};
use crate::load::table::Sink;
impl Sink<'_> {
    /// Ends a table: what only its end tells.
    ///
    /// `double` is a word that was encoded twice, if there is one.
    pub(crate) fn close(&mut self, double: Option<&str>) {
        let Some(table) = &mut self.table else {
            return;
        };
        let nameless = std::mem::take(&mut table.nameless);
        for at in nameless {
            self.note_nameless(at);
        }
        let Some(table) = &mut self.table else {
            return;
        };
        let reading = &mut table.reading;
        reading.rows = reading.records - reading.held;
        let (between, blank) = (table.between, table.blank);
        let (english, guarded) = (table.conventions.are_english(), table.conventions.guarded);
        let (file, percents) = (table.file, table.conventions.percents);
        let mut notes = self.report.notes.iter_mut();
        let is_percent = |note: &&mut Note| note.file == file && note.code == Code::PercentStyle;
        if percents > 0
            && let Some(note) = notes.find(is_percent)
        {
            note.detail = Detail::Count(percents);
        }
        let facts = [
            (between.is_some(), Code::BlankBetween, between),
            (blank.is_some(), Code::BlankAtEnd, blank),
            (english, Code::EnglishThousands, None),
            (guarded > 0, Code::GuardedText, Some((0, guarded))),
            (
                reading.records == 0,
                Code::NoRows,
                Some((reading.header_line, 0)),
            ),
        ];
        for (_, code, place) in facts.into_iter().filter(|(is_so, ..)| *is_so) {
            let (line, count) = place.unwrap_or_default();
            let detail = if count > 0 {
                Detail::Count(count)
            } else {
                Detail::None
            };
            self.note_file(code, line, detail);
        }
        if let Some(word) = double {
            self.note_text(Code::DoubleEncoding, word);
        }
        let table = self.table.take();
        self.report
            .readings
            .extend(table.map(|table| table.reading));
    }
}
