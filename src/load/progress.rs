//! How far loading has come, seen from another thread, and a way to stop it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::load::Error;

/// Shared between the thread that loads and the one that shows it.
#[derive(Debug, Default)]
pub struct Progress {
    total: AtomicU64,
    done: AtomicU64,
    rows: AtomicU64,
    is_cancelled: AtomicBool,
}

/// How far loading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stage {
    /// Bytes to read; 0 while that is not known.
    pub total: u64,
    /// Bytes that have become records.
    pub done: u64,
    /// Rows so far.
    pub rows: u64,
}

impl Stage {
    /// The part that is done in whole percent, 0 to 100.
    #[must_use]
    pub fn percent(self) -> u64 {
        let total = u128::from(self.total.max(1));
        let done = u128::from(self.done.min(self.total));
        u64::try_from(done * 100 / total).unwrap_or(100)
    }
}

impl Progress {
    /// How far it has come.
    #[must_use]
    pub fn stage(&self) -> Stage {
        Stage {
            total: self.total.load(Ordering::Relaxed),
            done: self.done.load(Ordering::Relaxed),
            rows: self.rows.load(Ordering::Relaxed),
        }
    }

    /// Asks the loading thread to stop; it ends with [`Error::Cancelled`] soon after.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    pub(crate) fn expect(&self, bytes: u64) {
        self.total.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Begins anew: what was read is read again in another way.
    pub(crate) fn forget(&self) {
        for count in [&self.total, &self.done, &self.rows] {
            count.store(0, Ordering::Relaxed);
        }
    }

    /// Says that `bytes` more are done and that there are `rows` by now.
    ///
    /// # Errors
    /// [`Error::Cancelled`] when that was asked for.
    pub(crate) fn advance(&self, bytes: u64, rows: u64) -> Result<(), Error> {
        self.done.fetch_add(bytes, Ordering::Relaxed);
        self.rows.store(rows, Ordering::Relaxed);
        if self.is_cancelled.load(Ordering::Relaxed) {
            return Err(Error::Cancelled);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_says_percent_and_a_cancelled_one_ends() {
        let progress = Progress::default();
        progress.expect(200);
        progress.advance(50, 3).unwrap();
        let stage = progress.stage();
        assert_eq!((stage.percent(), stage.rows), (25, 3));
        progress.cancel();
        assert!(matches!(progress.advance(1, 4), Err(Error::Cancelled)));
        assert_eq!(Stage::default().percent(), 0);
    }
}
