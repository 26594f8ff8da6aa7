//! Keys and what follows from them: the budget of keys for the questions of a review meeting, and how moving,
//! filtering, undoing and the mouse behave.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[path = "keys/bookmarks.rs"]
mod bookmarks;
#[path = "keys/budget.rs"]
mod budget;
#[path = "keys/checks.rs"]
mod checks;
#[path = "keys/copy.rs"]
mod copy;
#[path = "keys/explain.rs"]
mod explain;
#[path = "keys/filter.rs"]
mod filter;
#[path = "keys/mouse.rs"]
mod mouse;
#[path = "keys/moving.rs"]
mod moving;
#[path = "keys/pins.rs"]
mod pins;
#[allow(dead_code, reason = "each test file plays with a part of it")]
#[path = "player/mod.rs"]
mod player;
#[path = "keys/survey.rs"]
mod survey;
#[path = "keys/table.rs"]
mod table;

use player::Player;

/// The question of the review meeting: Region Sjælland, employment, women, the state; then municipalities.
const QUESTION: &str = "fbes<tab>kv<tab>sta<tab>sj<tab><enter>2";

/// The start screen at the size that most terminals open with.
fn start() -> Player {
    Player::new(80, 24)
}
