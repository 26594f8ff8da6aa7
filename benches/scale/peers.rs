//! The same question to DuckDB and polars, and to the program's own command line: all must give the same answer.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use serde_json::Value;

use crate::terminal::Outcome;

/// The Python that has the packages.
const PYTHON: &str = "INDSATS_PEERS_PYTHON";
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/scale/peers.py");

/// A way to do the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    DuckDbDirect,
    DuckDbTable,
    Polars,
}

/// What came of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ran {
    pub(crate) time: Duration,
    pub(crate) peak: u64,
    /// Initiatives, gross expenditure and income in thousands.
    pub(crate) answer: [u64; 3],
}

impl Work {
    pub(crate) const ALL: [Self; 3] = [Self::DuckDbDirect, Self::DuckDbTable, Self::Polars];

    pub(crate) fn said(self) -> &'static str {
        match self {
            Self::DuckDbDirect => "DuckDB on the file",
            Self::DuckDbTable => "DuckDB, table and query",
            Self::Polars => "polars",
        }
    }

    /// What the program's time may be of this one's, where it is a target.
    pub(crate) fn limit(self, rows: u64) -> Option<f64> {
        let is_large = rows > 3_000_000;
        match self {
            Self::DuckDbDirect => Some(if is_large { 0.5 } else { 0.4 }),
            Self::DuckDbTable => Some(if is_large { 0.1 } else { 1.0 / 6.0 }),
            Self::Polars => None,
        }
    }

    fn argument(self) -> &'static str {
        match self {
            Self::DuckDbDirect => "duckdb-direct",
            Self::DuckDbTable => "duckdb-table",
            Self::Polars => "polars",
        }
    }

    /// Does the work once; or why it cannot.
    pub(crate) fn run(self, file: &Path) -> Outcome<Result<Ran, String>> {
        let python = std::env::var_os(PYTHON).unwrap_or_else(|| OsString::from("python3"));
        let skipped = |why: String| {
            let said = self.said();
            Ok(Err(format!(
                "{said} skipped: {why}; set {PYTHON} to a Python with `pip install duckdb polars`"
            )))
        };
        let run = Command::new(&python)
            .args([SCRIPT, self.argument()])
            .arg(file)
            .output();
        let output = match run {
            Ok(output) => output,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return skipped(format!("no {}", python.display()));
            }
            Err(error) => return Err(error.into()),
        };
        let said: Value = match serde_json::from_slice(&output.stdout) {
            Ok(said) => said,
            Err(_) => return skipped(String::from_utf8_lossy(&output.stderr).into_owned()),
        };
        if let Some(missing) = said["missing"].as_str() {
            return skipped(format!("{} has no {missing}", python.display()));
        }
        let number = |at: &Value| at.as_u64().ok_or("no number");
        let answer = &said["answer"];
        Ok(Ok(Ran {
            time: Duration::from_secs_f64(said["seconds"].as_f64().ok_or("no seconds")?),
            peak: number(&said["peak"])?,
            answer: [
                number(&answer[1])?,
                number(&answer[2])?,
                number(&answer[3])?,
            ],
        }))
    }
}

/// The answer of `indsats show`.
pub(crate) fn own_answer(file: &Path) -> Outcome<[u64; 3]> {
    let output = Command::new(env!("CARGO_BIN_EXE_indsats"))
        .args(["show", "--no-config", "--format", "json"])
        .args(["--by", "municipality", "--finance", "state"])
        .arg(file)
        .output()?;
    let said: Value = serde_json::from_slice(&output.stdout)?;
    let totals = &said["totals"];
    let kroner = |name: &str| -> Outcome<u64> {
        let text = totals[name].as_str().ok_or("no sum")?;
        Ok(text.parse::<u64>()? / 1000)
    };
    Ok([
        totals["initiatives"].as_u64().ok_or("no number")?,
        kroner("gross_kr")?,
        kroner("income_kr")?,
    ])
}
