//! Parts of a table that is being loaded: each is loaded by itself, and added as if its records had come one by one.

use crate::domain::dataset::Offset;
use crate::domain::note::{Excerpted, Note};
use crate::domain::report::{Excerpt, Reading};
use crate::load::chunks::cut::Failed;
use crate::load::fields::Conventions;
use crate::load::table::{Sink, Table};

impl Sink<'_> {
    /// A data set without rows, and the table that is open: for records that are to be added here.
    pub(super) fn part(&self) -> Self {
        let table = self.table.as_ref().map(|table| Table {
            reading: Reading {
                records: 0,
                held: 0,
                ..table.reading.clone()
            },
            blank: None,
            between: None,
            is_settled: false,
            conventions: Conventions::default(),
            nameless: Vec::new(),
            ..table.clone()
        });
        let mut part = Self::new(self.builder.part(), self.options, None, self.progress);
        part.mapping.clone_from(&self.mapping);
        part.duplicates = self.duplicates.part();
        part.table = table;
        part
    }

    /// Adds a part before which there are some lines.
    ///
    /// # Errors
    /// [`Failed`] when there is no room for it.
    pub(super) fn append(&mut self, part: Self, lines: u64) -> Result<(), Failed> {
        let (Some(table), Some(more)) = (&mut self.table, part.table) else {
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
        let first = self.builder.append(&part.builder, offset);
        let first = first.map_err(|_| Failed)?;
        table.append(&more, lines);
        self.duplicates.append(&part.duplicates);
        self.purposes.append(part.purposes);
        let excerpts = u32::try_from(self.report.excerpts.len()).map_err(|_| Failed)?;
        let notes = part.report.notes.into_iter().map(|note| Note {
            line: note.line + lines,
            row: note.row.map(|row| first.after(row)),
            excerpt: note.excerpt.map(|excerpt| Excerpted {
                at: excerpt.at + excerpts,
                ..excerpt
            }),
            ..note
        });
        self.report.notes.extend(notes);
        let more = part.report.excerpts.into_iter();
        self.report.excerpts.extend(more.map(|excerpt| Excerpt {
            line: excerpt.line + lines,
            ..excerpt
        }));
        Ok(())
    }
}

impl Table {
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
