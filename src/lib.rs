//! `indsats`: what Danish municipalities do for integration beyond the law, per inhabitant and against the average.

pub mod cli;
pub mod domain;
pub mod load;
pub mod query;
pub mod text;
#[cfg(feature = "tui")]
pub mod tui;
