//! `indsats example`: makes the constructed example, which is never to be taken for a municipality's own report.
//!
//! The survey's 706 rows are not public. These are drawn by a seed and calibrated, so that every figure of
//! `data/published.csv` that can be computed comes out as printed; for another number of initiatives the
//! distributions stay and the printed figures are not promised. The file loads without warnings, and a fixed number
//! of rows in 706 are there for a reviewer to find: 4 that nearly repeat the title and the amount of the row before,
//! 4 of one project in two areas, 8 with a share under 50 per cent and target group c, 9 that name the integration
//! act, 7 without expenditure, 8 with an outside source and no income, and 23 municipalities below one krone per
//! inhabitant, as if typed in millions.

mod amount;
mod deal;
mod finance;
mod group;
mod package;
mod place;
mod plan;
mod sampler;
mod stream;
mod target;
mod words;

use std::io::{BufWriter, Write};
use std::num::ParseIntError;
use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Most initiatives that one example may have.
const MOST: u64 = 10_000_000;

/// What to make and where to put it.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Number of initiatives; the report's figures come out as printed with 706 alone
    #[arg(long, value_name = "N", default_value_t = target::INITIATIVES, value_parser = clap::value_parser!(u64).range(1..=MOST))]
    pub initiatives: u64,
    /// Seed: the same seed gives the same example on every machine
    #[arg(long, value_name = "S", default_value_t = target::SEED)]
    pub seed: u64,
    /// Folder for the whole data package; without it the initiatives go to standard output
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Write over files that are there already
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Why no example could be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file of the package is there already.
    #[error("{} is there already: choose another folder, or write over it with --force", .0.display())]
    Exists(PathBuf),
    /// A folder or file could not be made.
    #[error("cannot make {}: {source}", path.display())]
    Create {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The example could not be written.
    #[error("cannot write the example: {0}")]
    Write(#[source] std::io::Error),
    /// A shipped table cannot be read.
    #[error("a table that ships with the program cannot be read: {0}")]
    Shipped(#[from] csv::Error),
    /// A shipped population is not a number.
    #[error("the shipped population of {name} is not a number: {source}")]
    Population {
        /// The municipality.
        name: String,
        /// What is wrong with it.
        source: ParseIntError,
    },
}

impl Error {
    /// True when the reader of the output has seen enough.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Write(error) if error.kind() == std::io::ErrorKind::BrokenPipe)
    }
}

/// Makes the example: the initiatives to `stdout`, or a whole data package to the folder of the options.
///
/// `progress` is where a progress bar may be drawn: standard error for the program, hidden where nobody looks.
/// Nothing is drawn unless it is a terminal.
///
/// # Errors
///
/// When a file of the package is there already and `force` is not set, or when something cannot be written.
pub fn run(
    options: &Options,
    stdout: &mut dyn Write,
    progress: ProgressDrawTarget,
) -> Result<(), Error> {
    let bar = ProgressBar::with_draw_target(Some(options.initiatives), progress);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {human_pos} / {human_len} ({eta})") {
        bar.set_style(style);
    }
    match &options.output {
        Some(folder) => package::write(options, folder, &bar),
        None => stream::write(
            options.initiatives,
            options.seed,
            &mut BufWriter::with_capacity(1 << 18, stdout),
            &bar,
        ),
    }
}
