//! The terminal interface.

pub mod bar;
