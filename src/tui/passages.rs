//! The long texts of the row whose detail is on the screen: drawing reads no file, so they are read before.

use crate::domain::dataset::RowId;
use crate::domain::note::Note;
use crate::domain::prose::Which;
use crate::domain::raw::{Raw, RawText};
use crate::domain::report::Text;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;

/// The long texts of a row, as they were read from the file.
#[derive(Debug)]
pub(crate) struct Passages {
    row: RowId,
    content: RawText,
    purpose: RawText,
}

/// The text of a record that a note is about, by its place among the excerpts.
#[derive(Debug)]
pub(crate) struct Record {
    excerpt: u32,
    text: RawText,
}

impl Model {
    /// Reads the text of the record of the note that the next frame shows, where it is not in memory.
    fn read_record(&mut self) {
        let Some(Overlay::Problems(problems)) = &self.overlay else {
            return;
        };
        let note = problems.chosen().and_then(|at| self.report.notes.get(at));
        let Some((place, excerpt)) = note.and_then(|note| {
            let excerpt = self.report.excerpt(note)?;
            Some((note.excerpt?, excerpt))
        }) else {
            return;
        };
        let is_there = matches!(&self.record, Some(known) if known.excerpt == place.at);
        if !is_there && matches!(excerpt.text, Text::InFile(_)) {
            let text = RawText::new(self.data.excerpted(excerpt).as_raw().lossless());
            let excerpt = place.at;
            self.record = Some(Record { excerpt, text });
        }
    }

    /// The text of the record that a note is about; empty where it was not read.
    pub(crate) fn record(&self, note: &Note) -> Raw<'_> {
        let known = self.record.as_ref();
        let known = known.filter(|known| note.excerpt.is_some_and(|at| at.at == known.excerpt));
        match (
            self.report.excerpt(note).map(|excerpt| &excerpt.text),
            known,
        ) {
            (Some(Text::Kept(text)), _) => text.as_raw(),
            (Some(Text::InFile(_)), Some(known)) => known.text.as_raw(),
            (Some(Text::InFile(_)), None) | (None, _) => Raw::new(""),
        }
    }

    /// Reads the long texts that the next frame shows or judges, where they are not in memory.
    pub fn read_passages(&mut self) {
        self.read_record();
        let Some(row) = self.initiative_at(self.cursor().at) else {
            return;
        };
        if self.data.prose(row, Which::Content).at_hand().is_some() {
            return;
        }
        // The marks in the list are of rules that read texts.
        self.judge(row);
        let is_there = self.passages.as_ref().is_some_and(|known| known.row == row);
        if is_there || !self.shows_fields() {
            return;
        }
        let mut read = Passages {
            row,
            content: RawText::default(),
            purpose: RawText::default(),
        };
        self.data.each_prose([row], |_, content, purpose| {
            read.content = RawText::new(content.lossless());
            read.purpose = RawText::new(purpose.lossless());
        });
        self.passages = Some(read);
    }

    /// A long text of a row as it is shown; in its place a word where its file has changed.
    pub(crate) fn passage(&self, row: RowId, which: Which) -> String {
        if let Some(text) = self.data.prose(row, which).at_hand() {
            return text.shown().into_string();
        }
        if let Some(why) = self.data.lost_prose() {
            return self.language.lost_badge(&why).instead.to_owned();
        }
        let known = self.passages.as_ref().filter(|known| known.row == row);
        known.map_or_else(String::new, |known| {
            let text = match which {
                Which::Content => &known.content,
                Which::Purpose => &known.purpose,
            };
            text.as_raw().shown().into_string()
        })
    }

    /// Holds the rules against the data, where that is done as soon as a row is shown.
    fn judge(&self, row: RowId) {
        let _kept_for_drawing = self.findings_of(row).next();
    }

    /// True where the fields of the initiative under the cursor are on the screen.
    fn shows_fields(&self) -> bool {
        let is_open = matches!(self.overlay, Some(Overlay::Text(_)));
        is_open || self.areas().is_some_and(|areas| areas.detail.is_some())
    }
}
