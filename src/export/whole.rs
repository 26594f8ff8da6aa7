//! A file that somebody else fills: whole or not at all, never over another unasked, never over what was read.

use std::fs::OpenOptions;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::Path;

use super::{Error, Options, atomic, target};

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum Failed<E> {
    /// The file.
    #[error(transparent)]
    File(#[from] Error),
    /// What should stand in it.
    #[error("the content: {0}")]
    Content(E),
}

/// Writes one file and returns its bytes. What is no file, a pipe or a device, is written as it comes.
///
/// # Errors
/// [`Failed`] when the file cannot be written, is one of those read, or is there already and may not be written over;
/// and when `fill` gives up. What stood under the name stands there still, and nothing else is left behind.
pub fn whole<E>(
    options: &Options,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<u64, Failed<E>> {
    let path = options.output.as_path();
    let failed = |source| Error::Write {
        path: path.to_owned(),
        source,
    };
    atomic::outlive_size_limit().map_err(failed)?;
    target::refuse_input(path, &options.inputs)?;
    let there = path.metadata().ok();
    if path.file_name().is_none() || there.as_ref().is_some_and(std::fs::Metadata::is_dir) {
        return Err(failed(io::ErrorKind::IsADirectory.into()).into());
    }
    if there.is_some_and(|there| !there.is_file()) {
        return straight(path, fill);
    }
    let (mut fill, mut refused) = (Some(fill), None);
    let written = atomic::file(path, options.force, &mut |out| {
        let mut out = Counted { out, bytes: 0 };
        let filled = fill.take().map_or(Ok(()), |fill| fill(&mut out));
        refused = filled.err();
        match refused {
            None => Ok(out.bytes),
            // Whatever is said here, the reason that was kept is told instead.
            Some(_) => Err(Error::Kind(path.to_owned())),
        }
    });
    match refused {
        Some(refused) => Err(Failed::Content(refused)),
        None => Ok(written?),
    }
}

/// Writes to a pipe or a device. A terminal is none: it is what people look at.
fn straight<E>(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<u64, Failed<E>> {
    let failed = |source| Error::Write {
        path: path.to_owned(),
        source,
    };
    let file = OpenOptions::new().write(true).open(path).map_err(failed)?;
    if file.is_terminal() {
        return Err(failed(io::ErrorKind::Unsupported.into()).into());
    }
    let mut file = BufWriter::with_capacity(1 << 18, file);
    let mut out = Counted {
        out: &mut file,
        bytes: 0,
    };
    fill(&mut out).map_err(Failed::Content)?;
    let bytes = out.bytes;
    file.flush().map_err(failed)?;
    Ok(bytes)
}

/// What is written, counted.
struct Counted<'o> {
    out: &'o mut dyn Write,
    bytes: u64,
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(path: impl Into<std::path::PathBuf>, force: bool) -> Options {
        Options {
            output: path.into(),
            force,
            inputs: Vec::new(),
        }
    }

    fn hello(out: &mut dyn Write) -> Result<(), io::Error> {
        out.write_all(b"hello")
    }

    #[test]
    fn a_file_is_written_once_and_over_another_only_when_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        assert_eq!(whole(&to(&path, false), hello).unwrap(), 5);
        let again = whole(&to(&path, false), |_| Ok::<_, io::Error>(()));
        assert!(matches!(again, Err(Failed::File(Error::Exists(_)))));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "hello");
        let over = |out: &mut dyn Write| out.write_all(b"you");
        assert_eq!(whole(&to(&path, true), over).unwrap(), 3);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "you");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_gives_up_half_way_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "old").unwrap();
        let refused = whole(&to(&path, true), |out| {
            let _half = out.write(b"half");
            Err("no such thing")
        });
        assert!(matches!(refused, Err(Failed::Content("no such thing"))));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_and_an_input_are_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let refused = whole(&to(folder.path(), true), hello);
        assert!(matches!(refused, Err(Failed::File(Error::Write { .. }))));
        let path = folder.path().join("in.csv");
        std::fs::write(&path, "data").unwrap();
        let options = Options {
            inputs: vec![path.clone()],
            ..to(folder.path().join("./in.csv"), true)
        };
        let refused = whole(&options, hello);
        assert!(matches!(refused, Err(Failed::File(Error::IsInput(_)))));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "data");
    }
}
