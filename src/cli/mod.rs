//! The command line: arguments in the reader's language, and commands that work without a terminal.

pub mod arguments;
pub mod check;
pub mod completions;
pub mod config;
pub mod diff;
pub mod example;
pub mod explain;
pub mod export;
pub mod failure;
pub mod format;
mod help;
pub mod man;
pub mod map;
pub mod open;
mod parse;
pub mod reading;
pub mod reconcile;
pub mod show;
pub mod viewing;

pub use parse::parse;
