//! The terminal interface.

pub mod run;
pub mod terminal;
