//! Bookmarks: views under names, in one file that people may read and edit.

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::time::Duration;

use toml_edit::{ArrayOfTables, Datetime, DocumentMut, Item, Table};

use crate::domain::place::Date;
use crate::store::file::{Changed, Damage, Error, VERSION, array, change, read, texts};
use crate::store::folder::Folders;

/// The key of the list.
const LIST: &str = "bookmark";

/// A view under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// The name.
    pub name: String,
    /// The arguments of the view.
    pub view: Vec<String>,
    /// The arguments that open its files; none for the example.
    pub files: Vec<String>,
    /// The day on which it was saved, where that is known.
    pub saved: Option<Date>,
}

/// What the file of bookmarks has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// The bookmarks, in the order of the file.
    pub bookmarks: Vec<Bookmark>,
    /// Entries that have no name, or no arguments where they should.
    pub unreadable: usize,
    /// The version of the file, where it is newer than this program: nothing can be changed then.
    pub newer: Option<i64>,
}

/// What becomes of a bookmark that has the name already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// It is kept.
    Keep,
    /// It is replaced.
    Replace,
}

/// What came of saving a bookmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Put {
    /// It is saved.
    Saved(Changed),
    /// Another one has the name, and nothing is changed.
    Taken,
}

/// The file of bookmarks.
#[derive(Clone, Debug)]
pub struct Bookmarks {
    path: PathBuf,
    patience: Duration,
}

impl Bookmarks {
    /// Those of some folders; `patience` is how long another process is waited for.
    #[must_use]
    pub fn of(folders: &Folders, patience: Duration) -> Self {
        Self {
            path: folders.data.join("bookmarks.toml"),
            patience,
        }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Every bookmark; none when there is no file.
    ///
    /// # Errors
    /// [`Error`] when the file cannot be read or is damaged. It stays where it is, so that it can be mended.
    pub fn read(&self) -> Result<Listed, Error> {
        let Some(opened) = read(&self.path)? else {
            return Ok(Listed::default());
        };
        let mut listed = Listed {
            newer: Some(opened.version).filter(|version| *version > VERSION),
            ..Listed::default()
        };
        let mut document = opened.document;
        let list = list_of(&mut document).map_err(|why| Error::Damaged {
            path: self.path.clone(),
            at: None,
            why,
        })?;
        for table in list.iter() {
            match bookmark(table) {
                Some(bookmark) => listed.bookmarks.push(bookmark),
                None => listed.unreadable += 1,
            }
        }
        Ok(listed)
    }

    /// Saves a bookmark: in the place of that of the same name where it may be replaced, else at the end. What this
    /// program does not know of the file stays.
    ///
    /// # Errors
    /// [`Error`] when the file cannot be written or is of a newer version; it is as it was then.
    pub fn put(&self, new: &Bookmark, over: Over) -> Result<Put, Error> {
        if over == Over::Keep && self.has(&new.name) {
            return Ok(Put::Taken);
        }
        let taken = std::cell::Cell::new(false);
        let changed = change(&self.path, self.patience, |document| {
            let list = list_of(document)?;
            let old = list.iter_mut().find(|table| is_called(table, &new.name));
            match (old, over) {
                // Another process was quicker.
                (Some(_), Over::Keep) => taken.set(true),
                (Some(table), Over::Replace) => write(table, new),
                (None, _) => {
                    let mut table = Table::new();
                    write(&mut table, new);
                    list.push(table);
                }
            }
            Ok(())
        })?;
        Ok(if taken.get() {
            Put::Taken
        } else {
            Put::Saved(changed)
        })
    }

    /// Takes a bookmark out; false when there was none of the name.
    ///
    /// # Errors
    /// [`Error`] when the file cannot be written or is of a newer version; it is as it was then.
    pub fn forget(&self, name: &str) -> Result<bool, Error> {
        let found = std::cell::Cell::new(false);
        change(&self.path, self.patience, |document| {
            let list = list_of(document)?;
            let at = list.iter().position(|table| is_called(table, name));
            if let Some(at) = at {
                list.remove(at);
                found.set(true);
            }
            Ok(())
        })?;
        Ok(found.get())
    }

    fn has(&self, name: &str) -> bool {
        let listed = self.read().unwrap_or_default();
        listed.bookmarks.iter().any(|known| known.name == name)
    }
}

/// The list of a file, which is made where there is none.
fn list_of(document: &mut DocumentMut) -> Result<&mut ArrayOfTables, Damage> {
    let item = document.entry(LIST).or_insert(Item::None);
    let old = std::mem::take(item);
    *item = match old {
        Item::None => Item::ArrayOfTables(ArrayOfTables::new()),
        // A list in one line means the same.
        other => match other.into_array_of_tables() {
            Ok(tables) => Item::ArrayOfTables(tables),
            Err(other) => other,
        },
    };
    item.as_array_of_tables_mut().ok_or(Damage::Kind(LIST))
}

fn is_called(table: &Table, name: &str) -> bool {
    table.get("name").and_then(Item::as_str) == Some(name)
}

fn bookmark(table: &Table) -> Option<Bookmark> {
    let name = table.get("name")?.as_str()?;
    let saved = table.get("saved").and_then(Item::as_datetime);
    Some(Bookmark {
        name: name.to_owned(),
        view: texts(table, "view")?,
        files: texts(table, "files")?,
        saved: saved.and_then(|saved| saved.date).map(|date| Date {
            year: date.year,
            month: date.month,
            day: date.day,
        }),
    })
}

fn write(table: &mut Table, bookmark: &Bookmark) {
    set(table, "name", toml_edit::value(bookmark.name.as_str()));
    set(table, "view", array(&bookmark.view));
    set(table, "files", array(&bookmark.files));
    if let Some(date) = bookmark.saved {
        let date = toml_edit::Date {
            year: date.year,
            month: date.month,
            day: date.day,
        };
        let saved = Datetime {
            date: Some(date),
            time: None,
            offset: None,
        };
        set(table, "saved", toml_edit::value(saved));
    }
}

/// Sets the value of a key; the comments above and behind it stay.
fn set(table: &mut Table, key: &str, mut item: Item) {
    let decor = table
        .get(key)
        .and_then(Item::as_value)
        .map(|old| old.decor().clone());
    if let (Some(decor), Some(new)) = (decor, item.as_value_mut()) {
        *new.decor_mut() = decor;
    }
    // An assignment keeps the key with the lines above it.
    table[key] = item;
}
