//! The JSON Schemas (draft 2020-12) of what is written as JSON, inside the program.

use crate::document::{json, page};

/// A form that a schema describes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Schema {
    /// An answer: `indsats.answer/1`.
    #[default]
    Answer,
    /// A page of checks: `indsats.page/1`.
    Page,
}

impl Schema {
    /// Every form.
    pub const ALL: [Self; 2] = [Self::Answer, Self::Page];

    /// Its name as an argument.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Page => "page",
        }
    }

    /// The name and version that its objects carry in `schema`.
    #[must_use]
    pub fn version(self) -> &'static str {
        match self {
            Self::Answer => json::SCHEMA,
            Self::Page => page::SCHEMA,
        }
    }

    /// The schema itself.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Answer => include_str!("answer-1.schema.json"),
            Self::Page => include_str!("page-1.schema.json"),
        }
    }
}
