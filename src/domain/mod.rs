//! WHAT the data is: the survey's vocabularies, places, exact money, columns and notes.
//!
//! Knows the standard library, `rust_decimal` and the Unicode tables; has no word for people, no file format, no question.

pub mod against;
pub mod amount;
pub mod collation;
pub mod column;
pub mod correction;
pub mod dataset;
pub mod derived;
pub mod field;
pub mod fold;
pub mod groups;
pub mod guard;
pub mod identity;
pub mod money;
pub mod note;
pub mod place;
pub mod price;
pub mod prose;
pub mod published;
pub mod raw;
pub mod report;
pub mod rule;
pub mod terms;
