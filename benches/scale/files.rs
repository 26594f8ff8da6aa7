//! The files that are measured: made by the program itself, once.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::terminal::Outcome;

/// What a row takes, and a little.
const BYTES_PER_ROW: u64 = 340;

/// A file and what is known of it.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    pub(crate) path: PathBuf,
    pub(crate) rows: u64,
    pub(crate) bytes: u64,
}

/// The file of so many rows; or why it is not measured here.
pub(crate) fn sample(folder: &Path, rows: u64) -> Outcome<Result<Sample, String>> {
    fs::create_dir_all(folder)?;
    let path = folder.join(format!("initiatives-{rows}.csv"));
    let needed = rows * BYTES_PER_ROW;
    // Reading is measured from memory: the file has to fit there beside what is made of it.
    let memory = memory()?;
    if memory < needed / 2 * 3 {
        let why = format!(
            "{rows} rows skipped: they need {} MB of free memory, and there are {}",
            needed / 2_000_000 * 3,
            memory / 1_000_000
        );
        return Ok(Err(why));
    }
    let bytes = match fs::metadata(&path) {
        Ok(found) => found.len(),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let room = rustix::fs::statvfs(folder)?;
            let free = room.f_bavail * room.f_frsize;
            if free < needed {
                let why = format!(
                    "{rows} rows skipped: they need {} MB in {}, and {} are free",
                    needed / 1_000_000,
                    folder.display(),
                    free / 1_000_000
                );
                return Ok(Err(why));
            }
            make(&path, rows)?
        }
        Err(error) => return Err(error.into()),
    };
    Ok(Ok(Sample { path, rows, bytes }))
}

fn make(path: &Path, rows: u64) -> Outcome<u64> {
    let unfinished = path.with_extension("part");
    let status = Command::new(env!("CARGO_BIN_EXE_indsats"))
        .args(["example", "--initiatives", &rows.to_string()])
        .stdout(File::create(&unfinished)?)
        .stderr(Stdio::null())
        .status()?;
    if !status.success() {
        return Err(format!("indsats example: {status}").into());
    }
    fs::rename(&unfinished, path)?;
    Ok(fs::metadata(path)?.len())
}

/// The memory that a new program can have, in bytes.
fn memory() -> Outcome<u64> {
    let info = fs::read_to_string("/proc/meminfo")?;
    let line = info
        .lines()
        .find_map(|line| line.strip_prefix("MemAvailable:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next());
    Ok(kilobytes
        .ok_or("no MemAvailable in /proc/meminfo")?
        .parse::<u64>()?
        * 1024)
}
