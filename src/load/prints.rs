//! Prints: what a text or a row says in sixty-four bits, the same wherever it is taken in one run of the program.

use std::hash::{BuildHasher as _, Hash};
use std::sync::LazyLock;

use foldhash::fast::RandomState;

static STATE: LazyLock<RandomState> = LazyLock::new(RandomState::default);

/// The print of what is said.
pub(crate) fn of(said: &impl Hash) -> u64 {
    STATE.hash_one(said)
}
