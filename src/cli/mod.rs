//! The command line: commands that work without a terminal and write to any output.

pub mod example;
