//! Files that are there whole or not at all: written beside their place, made safe on the disk, then renamed.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile, TempDir};

use super::Error;

/// Writes the content of a file and returns its rows.
pub(crate) type Fill<'f> = dyn FnMut(&mut dyn Write) -> Result<u64, Error> + 'f;

/// A file that is written and waits beside its place.
pub(super) struct Staged {
    temporary: NamedTempFile,
    path: PathBuf,
}

/// Writes one file.
///
/// A link that has the name is replaced itself; the file that it leads to stays as it is.
pub(crate) fn file(path: &Path, force: bool, fill: &mut Fill<'_>) -> Result<u64, Error> {
    refuse_existing(path, force)?;
    let (staged, rows) = stage(path, path, fill)?;
    staged.put(path, force)?;
    settle(folder_of(path))?;
    Ok(rows)
}

/// Writes a small file that only its owner reads, over what has the name. What a process that was killed has left of
/// its temporary file goes first, so the caller sees to it that one process at a time is here.
pub(crate) fn private(path: &Path, content: &str) -> Result<(), Error> {
    let failed = |source| Error::Write {
        path: path.to_owned(),
        source,
    };
    let folder = folder_of(path);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let prefix = format!(".{name}-");
    sweep(folder, &prefix);
    let mut builder = Builder::new();
    builder.prefix(&prefix).suffix(".tmp");
    open_to_others(&mut builder, 0o600);
    let temporary = builder
        .tempfile_in(folder)
        .map_err(|source| Error::Create {
            folder: folder.to_owned(),
            source,
        })?;
    let mut file = temporary.as_file();
    file.write_all(content.as_bytes()).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    temporary
        .persist(path)
        .map_err(|error| failed(error.error))?;
    settle(folder)
}

/// Takes away the temporary files of a name. One that stays is in nobody's way.
fn sweep(folder: &Path, prefix: &str) {
    let entries = fs::read_dir(folder).into_iter().flatten();
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(prefix) && name.ends_with(".tmp") {
            let _stays = fs::remove_file(entry.path());
        }
    }
}

/// Fails where something has the name and may not be replaced, and always where that is a folder.
pub(super) fn refuse_existing(path: &Path, force: bool) -> Result<(), Error> {
    match path.symlink_metadata() {
        Ok(there) if !force || there.is_dir() => Err(Error::Exists(path.to_owned())),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// Writes a file beside its place. Errors name it `shown`.
pub(super) fn stage(
    path: &Path,
    shown: &Path,
    fill: &mut Fill<'_>,
) -> Result<(Staged, u64), Error> {
    let failed = |source| Error::Write {
        path: shown.to_owned(),
        source,
    };
    let folder = folder_of(path);
    let mut builder = Builder::new();
    builder.prefix(".indsats-").suffix(".tmp");
    open_to_others(&mut builder, 0o666);
    let temporary = builder
        .tempfile_in(folder)
        .map_err(|source| Error::Create {
            folder: folder_of(shown).to_owned(),
            source,
        })?;
    let mut out = BufWriter::with_capacity(1 << 18, temporary.as_file());
    let rows = fill(&mut out)?;
    out.flush().map_err(failed)?;
    drop(out);
    if let Ok(old) = path.symlink_metadata()
        && old.is_file()
    {
        // Who may read the old file may read the new one.
        temporary
            .as_file()
            .set_permissions(old.permissions())
            .map_err(failed)?;
    }
    temporary.as_file().sync_all().map_err(failed)?;
    let path = path.to_owned();
    Ok((Staged { temporary, path }, rows))
}

impl Staged {
    /// Renames the file to its place. Errors name it `shown`.
    pub(super) fn put(self, shown: &Path, force: bool) -> Result<(), Error> {
        let put = if force {
            self.temporary.persist(&self.path)
        } else {
            // A file that has come since the first look is not written over either.
            self.temporary.persist_noclobber(&self.path)
        };
        match put {
            Ok(_) => Ok(()),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                Err(Error::Exists(shown.to_owned()))
            }
            Err(error) => Err(Error::Write {
                path: shown.to_owned(),
                source: error.error,
            }),
        }
    }
}

/// Makes a folder beside the place of another, for its files.
pub(super) fn folder_beside(place: &Path) -> Result<TempDir, Error> {
    let parent = folder_of(place);
    let mut builder = Builder::new();
    builder.prefix(".indsats-").suffix(".tmp");
    open_to_others(&mut builder, 0o777);
    builder.tempdir_in(parent).map_err(|source| Error::Create {
        folder: parent.to_owned(),
        source,
    })
}

/// Renames a folder with its files to its place, where nothing is.
pub(super) fn put_folder(temporary: TempDir, place: &Path) -> Result<(), Error> {
    refuse_existing(place, false)?;
    match fs::rename(temporary.path(), place) {
        Ok(()) => {
            // It has moved: there is nothing left to take away under the old name.
            let _old_name = temporary.keep();
            settle(folder_of(place))
        }
        Err(source) => Err(Error::Write {
            path: place.to_owned(),
            source,
        }),
    }
}

/// Makes the names in a folder safe on the disk.
pub(super) fn settle(folder: &Path) -> Result<(), Error> {
    if !cfg!(unix) {
        return Ok(());
    }
    let settled = File::open(folder).and_then(|open| open.sync_all());
    match settled {
        Ok(()) => Ok(()),
        // Some file systems know no such thing for a folder.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput
                    | io::ErrorKind::Unsupported
                    | io::ErrorKind::PermissionDenied
            ) =>
        {
            Ok(())
        }
        Err(source) => Err(Error::Write {
            path: folder.to_owned(),
            source,
        }),
    }
}

/// Makes a file that grows beyond the limit of the shell (`ulimit -f`) an error of writing instead of the end of the
/// program, which would leave a temporary file or a terminal in disorder behind.
///
/// # Errors
/// What the system says when it does not let the signal be caught.
#[cfg(unix)]
pub fn outlive_size_limit() -> io::Result<()> {
    let unread = std::sync::Arc::default();
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, unread).map(|_| ())
}

/// Other systems have no such limit.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn outlive_size_limit() -> io::Result<()> {
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        Some(_) | None => Path::new("."),
    }
}

#[cfg(unix)]
fn open_to_others(builder: &mut Builder<'_, '_>, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(mode));
}

#[cfg(not(unix))]
fn open_to_others(_: &mut Builder<'_, '_>, _: u32) {}
