//! The last session: what was open and asked when the program was left, so that `--resume` goes on from there.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::store::file::{Changed, Damage, Error, VERSION, array, change, read, texts};
use crate::store::folder::Folders;

/// What was open, and what was asked of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// The arguments that open the files; none for the example.
    pub files: Vec<String>,
    /// The arguments of the view.
    pub view: Vec<String>,
    /// The name of the row under the cursor, where it is a group.
    pub row: Option<String>,
}

/// The file of the last session.
#[derive(Clone, Debug)]
pub struct Sessions {
    path: PathBuf,
    patience: Duration,
}

impl Sessions {
    /// Those of some folders; `patience` is how long another process is waited for.
    #[must_use]
    pub fn of(folders: &Folders, patience: Duration) -> Self {
        Self {
            path: folders.state.join("session.toml"),
            patience,
        }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The last session; none when there was none.
    ///
    /// # Errors
    /// [`Error`] when the file cannot be read, is damaged or is of a newer version.
    pub fn last(&self) -> Result<Option<Session>, Error> {
        let Some(opened) = read(&self.path)? else {
            return Ok(None);
        };
        if opened.version > VERSION {
            return Err(Error::Newer {
                path: self.path.clone(),
                version: opened.version,
            });
        }
        let damaged = |key| Error::Damaged {
            path: self.path.clone(),
            at: None,
            why: Damage::Kind(key),
        };
        let table = opened.document.as_table();
        let row = table.get("row").and_then(toml_edit::Item::as_str);
        Ok(Some(Session {
            files: texts(table, "files").ok_or_else(|| damaged("files"))?,
            view: texts(table, "view").ok_or_else(|| damaged("view"))?,
            row: row.map(str::to_owned),
        }))
    }

    /// Keeps a session in the place of the last one.
    ///
    /// # Errors
    /// [`Error`] when the file cannot be written or is of a newer version; it is as it was then.
    pub fn keep(&self, session: &Session) -> Result<Changed, Error> {
        change(&self.path, self.patience, |document| {
            document["files"] = array(&session.files);
            document["view"] = array(&session.view);
            match &session.row {
                Some(row) => document["row"] = toml_edit::value(row.as_str()),
                None => {
                    document.remove("row");
                }
            }
            Ok(())
        })
    }
}
