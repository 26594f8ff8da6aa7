//! `indsats`: what Danish municipalities do for integration beyond the law, per inhabitant and against the average.

#[cfg(feature = "tui")]
pub mod tui;
