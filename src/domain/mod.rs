//! What the data is; knows no bytes, no questions and no words for people.

pub mod collation;
pub mod fold;
pub mod raw;
