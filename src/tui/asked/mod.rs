//! What the screen asks of the data: the questions, what is known of their answers, and which of them are still open.

mod explained;
mod facets;
mod known;
mod landing;
mod model;
mod question;

pub(crate) use known::Known;
pub use known::Pace;
pub(crate) use landing::{Landing, Standing};
pub use question::{Ground, Question, Renames, Told};
