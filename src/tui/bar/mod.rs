//! The bar with the average as a line inside it, exact to an eighth of a cell.
//!
//! Geometry alone: knows numbers and cells, nothing of words, colours or rows. Only [`widget`]
//! knows the terminal library.

pub mod axis;
pub mod cells;
mod exact;
mod ghost;
pub mod stack;
pub mod strip;
pub mod widget;

#[cfg(test)]
mod tests;
