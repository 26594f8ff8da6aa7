//! The page of changes: totals before and after, then the rows that changed, came, went or may have been renamed.

mod rows;
mod totals;

use crate::domain::against::Rename;
use crate::domain::dataset::Dataset;
use crate::query::carry::Carriage;
use crate::query::compare::asked_of;
use crate::query::diff::Diff;
use crate::query::matcher::Matcher;
use crate::query::view::{Page, View};
use crate::text::Language;
use crate::text::change::ChangeWords;
use crate::text::page::Inputs;
use crate::text::sheet::{Align, Column, Line, Sheet, Tone};

/// Lines of rows that a screen has use for.
const ENOUGH: usize = 1_000;
/// Cells of a text that stands in a line.
const CUT: usize = 60;

/// How much is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// For a screen: at most about a thousand lines, and what stands behind a line as its detail.
    Screen,
    /// Everything, with a line for every field that changed.
    Whole,
}

pub(super) fn sheet(language: &Language, view: &View, inputs: &Inputs<'_>) -> Sheet {
    language.changes(view, inputs, Extent::Screen).sheet()
}

/// The page with the rename that each line stands for.
#[derive(Debug)]
pub struct Changes {
    sheet: Sheet,
    renames: Vec<Option<Rename>>,
}

impl Changes {
    /// The page.
    #[must_use]
    pub fn sheet(self) -> Sheet {
        self.sheet
    }

    /// The page, and of each of its lines the rename, proposed or confirmed.
    #[must_use]
    pub fn parts(self) -> (Sheet, Vec<Option<Rename>>) {
        (self.sheet, self.renames)
    }
}

impl Language {
    /// What has changed from the earlier version to the data, under a view.
    #[must_use]
    pub fn changes(&self, view: &View, inputs: &Inputs<'_>, extent: Extent) -> Changes {
        let words = self.change();
        let mut changes = Changes {
            sheet: Sheet {
                title: words.title.to_owned(),
                columns: columns(words),
                ..Sheet::default()
            },
            renames: Vec::new(),
        };
        let Some(old) = inputs.against.old.as_deref() else {
            changes.sheet.lead.push(words.nothing_old.to_owned());
            return changes;
        };
        let new = inputs.data;
        let names = [old, new].map(|data| self.version_name(data));
        changes
            .sheet
            .lead
            .push((words.from_to)(&names[0], &names[1]));
        let old_view = match asked_of(view, &Carriage::new(new, old)) {
            Ok(view) => view,
            Err(unlike) => {
                changes.sheet.lead.push(self.unlike(unlike));
                return changes;
            }
        };
        let diff = Diff::new(old, new, &inputs.against.confirmed);
        let writer = Writer {
            language: self,
            words,
            view: View {
                page: Page::Rows,
                ..view.clone()
            },
            sides: [old, new],
            asked: [
                Matcher::new(old, &old_view.scope, &old_view.filter),
                Matcher::new(new, &view.scope, &view.filter),
            ],
            old_view,
            diff: &diff,
            extent,
            changes,
            room: ENOUGH,
        };
        writer.written()
    }
}

fn columns(words: &ChangeWords) -> Vec<Column> {
    let [place, what, before, now, difference, remark] = words.columns;
    let column = |head: &str, align, priority, grows| Column {
        head: head.to_owned(),
        align,
        priority,
        grows,
    };
    vec![
        column(place, Align::Left, 1, false),
        column(what, Align::Left, 1, true),
        column(before, Align::Right, 2, false),
        column(now, Align::Right, 2, false),
        column(difference, Align::Right, 1, false),
        column(remark, Align::Left, 3, false),
    ]
}

/// A page while it is written.
struct Writer<'a> {
    language: &'a Language,
    words: &'static ChangeWords,
    /// The view of the rows behind the page.
    view: View,
    /// Old and new.
    sides: [&'a Dataset; 2],
    /// The selection of each.
    asked: [Matcher<'a>; 2],
    old_view: View,
    diff: &'a Diff,
    extent: Extent,
    changes: Changes,
    /// Lines of rows that there is still room for.
    room: usize,
}

impl Writer<'_> {
    fn written(mut self) -> Changes {
        if !self.view.scope.is_empty() || !self.view.filter.is_empty() {
            let said = self.words.selection.to_owned();
            self.changes.sheet.lead.push(said);
        }
        let found = self.found();
        self.lead(&found);
        if !self.diff.is_empty() {
            self.totals();
            self.rows(&found);
        }
        self.changes
    }

    fn heading(&mut self, text: &str) {
        let line = Line {
            cells: vec![text.to_owned()],
            tone: Tone::Heading,
            ..Line::default()
        };
        self.push(line, None);
    }

    fn push(&mut self, line: Line, rename: Option<Rename>) {
        self.changes.sheet.lines.push(line);
        self.changes.renames.push(rename);
    }

    /// Writes a section of so many lines as there is room for, and says how many are left out.
    fn section<T>(&mut self, heading: &str, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        if items.is_empty() {
            return;
        }
        self.heading(heading);
        let shown = match self.extent {
            Extent::Screen => items.len().min(self.room),
            Extent::Whole => items.len(),
        };
        self.room -= shown.min(self.room);
        items[..shown].iter().for_each(|item| write(self, item));
        let left = items.len() - shown;
        if left > 0 {
            let count = self.language.numbers.count(left as u64);
            let line = Line {
                cells: vec![String::new(), (self.words.more)(&count)],
                tone: Tone::Dim,
                ..Line::default()
            };
            self.push(line, None);
        }
    }
}

/// A text that stands in a line: its beginning.
fn cut(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= CUT {
        return flat;
    }
    let mut start: String = flat.chars().take(CUT - 1).collect();
    start.push('…');
    start
}

#[cfg(test)]
mod tests;
