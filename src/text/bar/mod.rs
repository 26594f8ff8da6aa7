//! The bar with the average as a line inside it, exact to an eighth of a cell.
//!
//! Geometry alone: knows numbers and cells, nothing of words, colours or rows. The terminal, a printed table and a
//! picture draw the same bars.

pub mod axis;
pub mod cells;
mod exact;
mod ghost;
pub mod stack;
pub mod strip;

#[cfg(test)]
mod tests;
