//! What is asked of the benchmark.

use std::path::PathBuf;

use clap::Parser;

/// The program at a million rows and more, against its targets and against other tools.
///
/// Printed, never asserted. DuckDB and polars are measured where `INDSATS_PEERS_PYTHON` (else `python3`) has them,
/// `VisiData` and `csvlens` where they are on the path.
#[derive(Debug, Parser)]
pub(crate) struct Options {
    /// The numbers of rows.
    #[arg(value_name = "ROWS", default_values_t = [1_000_000, 10_000_000])]
    pub(crate) sizes: Vec<u64>,
    /// The folder of the files, which are made once: about 330 bytes a row.
    #[arg(long, value_name = "FOLDER", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/target/scale"))]
    pub(crate) files: PathBuf,
    /// How often each start and each load is measured; a third of it above two million rows.
    #[arg(long, default_value_t = 9)]
    pub(crate) runs: usize,
    /// How often each kind of key is pressed.
    #[arg(long, default_value_t = 120)]
    pub(crate) presses: usize,
    /// The longest that one kind of key is measured, in seconds.
    #[arg(long, default_value_t = 60)]
    pub(crate) seconds: u64,
    /// Only these parts.
    #[arg(long, value_enum, value_delimiter = ',')]
    pub(crate) only: Vec<Part>,
    /// Cargo itself passes it.
    #[arg(long, hide = true)]
    pub(crate) bench: bool,
}

/// A part that can be measured alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Part {
    /// Process start to first frame, with the data inside the program.
    Start,
    /// Loading: first rows, all totals, memory, the peers.
    Load,
    /// Keys that filter, measure and order.
    Keys,
    /// Typing into the line that finds.
    Find,
    /// Moving in the list, held keys, resizing.
    Scroll,
    /// What the program costs while nothing happens.
    Idle,
}

impl Options {
    pub(crate) fn wants(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }
}
