//! Failures of commands as sentences.

use crate::cli::example::Error;
use crate::domain::raw::{Raw, shown_path};
use crate::text::Language;

/// Why no example was made, safe to print.
#[must_use]
pub fn example(language: &Language, error: &Error) -> String {
    let words = &language.words.program;
    let outside = |text: String| Raw::new(&text).shown().into_string();
    match error {
        Error::Exists(file) => (words.example_exists)(&shown_path(file)),
        Error::Create { path: file, source } => {
            (words.example_create)(&shown_path(file), &outside(source.to_string()))
        }
        Error::Write(source) => (words.example_write)(&outside(source.to_string())),
        Error::Shipped(source) => {
            (words.damaged)("municipalities.csv", &outside(source.to_string()))
        }
        Error::Population { source, .. } => {
            (words.damaged)("municipalities.csv", &outside(source.to_string()))
        }
    }
}
