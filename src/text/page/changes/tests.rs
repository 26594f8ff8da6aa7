//! The page as a person reads it.
