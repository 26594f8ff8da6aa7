//! The command line: arguments in the reader's language, and commands that work without a terminal.

pub mod arguments;
pub mod example;
pub mod failure;
pub mod map;
