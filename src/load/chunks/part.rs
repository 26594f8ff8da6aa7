//! Parts of a table that is being loaded: each is loaded by itself, and added as if its records had come one by one.

use crate::domain::dataset::Offset;
use crate::domain::note::{Excerpted, Note};
use crate::domain::report::Excerpt;
use crate::load::chunks::cut::Failed;
use crate::load::duplicates::Duplicates;
use crate::load::fields::Conventions;
use crate::load::table::{Sink, Table};

impl Sink<'_> {
    /// A data set without rows, and the table that is open: for records that are to be added here.
    pub(super) fn part(&self) -> Self {
        let mut table = self.table.clone();
        table.iter_mut().for_each(Table::clear);
        let mut part = Self::new(self.builder.part(), self.options, None, self.progress);
        part.mapping.clone_from(&self.mapping);
        part.duplicates = Duplicates::part();
        part.table = table;
        part
    }

    /// Adds a part before which there are some lines. Its records are taken from it, so that it can be used again.
    ///
    /// # Errors
    /// [`Failed`] when there is no room for it.
    pub(super) fn append(&mut self, part: &mut Self, lines: u64) -> Result<(), Failed> {
        let (Some(table), Some(more)) = (&mut self.table, &mut part.table) else {
            return Err(Failed);
        };
        let theirs = part.builder.so_far().extra_headings().len();
        let mut extras: Vec<_> = (0..u32::try_from(theirs).unwrap_or(u32::MAX)).collect();
        for at in &more.nameless {
            if table.extras.add_nameless(&mut self.builder, *at) {
                table.nameless.push(*at);
            }
        }
        for (at, column) in &more.extras.columns {
            if let Some(extra) = extras.get_mut(*column as usize) {
                *extra = table.extras.columns.get(at).copied().unwrap_or(*column);
            }
        }
        let offset = Offset {
            lines,
            extras: &extras,
        };
        let first = self.builder.append(&mut part.builder, offset);
        let first = first.map_err(|_| Failed)?;
        table.append(more, lines);
        more.clear();
        self.duplicates.append(&mut part.duplicates);
        self.purposes.append(std::mem::take(&mut part.purposes));
        let excerpts = u32::try_from(self.report.excerpts.len()).map_err(|_| Failed)?;
        let notes = part.report.notes.drain(..).map(|note| Note {
            line: note.line + lines,
            row: note.row.map(|row| first.after(row)),
            excerpt: note.excerpt.map(|excerpt| Excerpted {
                at: excerpt.at + excerpts,
                ..excerpt
            }),
            ..note
        });
        self.report.notes.extend(notes);
        let more = part.report.excerpts.drain(..);
        self.report.excerpts.extend(more.map(|excerpt| Excerpt {
            line: excerpt.line + lines,
            ..excerpt
        }));
        Ok(())
    }
}

impl Table {
    /// Forgets the records.
    fn clear(&mut self) {
        (self.reading.records, self.reading.held) = (0, 0);
        (self.blank, self.between, self.is_settled) = (None, None, false);
        self.conventions = Conventions::default();
        self.nameless.clear();
    }

    /// Adds what is counted of a part of the table.
    fn append(&mut self, part: &Self, lines: u64) {
        self.reading.records += part.reading.records;
        self.reading.held += part.reading.held;
        self.conventions.append(part.conventions);
        if part.is_settled {
            self.settle();
        }
        let shifted = |(line, count): (u64, u64)| (line + lines, count);
        for (all, more) in [
            (&mut self.between, part.between),
            (&mut self.blank, part.blank),
        ] {
            if let Some((line, more)) = more.map(shifted) {
                let (_, count) = all.get_or_insert((line, 0));
                *count += more;
            }
        }
    }
}
