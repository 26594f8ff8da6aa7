//! Knows a constructed example again, whatever file it comes in.
//!
//! The command that makes examples writes purposes from a stock of its own. A file most of whose purposes are, word
//! for word, purposes of the example inside the program is one of its examples, and keeps the notice.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, Description};
use crate::domain::raw::Raw;
use crate::load::records::Records;
use crate::load::{prints, shipped};

/// The prints of the purposes of the example inside the program.
static STOCK: LazyLock<HashSet<u64, RandomState>> = LazyLock::new(|| {
    let mut cells = Vec::new();
    let records = Records::from(shipped::INITIATIVES, 0, b';').skip(1);
    let purposes = records.filter_map(|record| {
        record.split(&mut cells);
        let purpose = Raw::new(cells.get(Column::Purpose as usize)?);
        (!purpose.is_empty()).then(|| prints::of(&purpose))
    });
    purposes.collect()
});

/// The purposes of the rows so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Purposes {
    /// Those of the example.
    known: u64,
    written: u64,
    /// Nobody asks: the stock need not be read for it.
    is_unasked: bool,
}

impl Purposes {
    /// Of data that is known to be an example, so that nothing need be counted.
    pub(crate) fn unasked() -> Self {
        Self {
            is_unasked: true,
            ..Self::default()
        }
    }

    /// Counts a purpose, by its print.
    pub(crate) fn add(&mut self, purpose: Raw<'_>, print: u64) {
        if !self.is_unasked && !purpose.is_empty() {
            self.written += 1;
            self.known += u64::from(STOCK.contains(&print));
        }
    }

    /// Adds those of other rows.
    pub(crate) fn append(&mut self, more: Self) {
        self.known += more.known;
        self.written += more.written;
    }
}

/// Marks a data set from a file as constructed, with the example's accounts year and price level, when it is one.
pub(crate) fn mark(data: &mut Dataset, purposes: Purposes) {
    let Purposes { known, written, .. } = purposes;
    if known > 0 && known * 2 >= written {
        let (own, example) = (data.description().clone(), shipped::description());
        data.describe(Description {
            title: own.title,
            status: example.status,
            accounts_year: own.accounts_year.or(example.accounts_year),
            price_level: own.price_level.or(example.price_level),
            price_factors: own.price_factors,
        });
    }
}
