//! WHAT THE USER KEEPS between sessions: configuration, bookmarks, the last session, as human-readable TOML.
//!
//! Knows the XDG folders and files that are written whole or not at all. A view is a list of arguments here; what they
//! mean is known to `text`. Nothing of the data is kept but the paths of its files.

pub mod config;
mod folder;

pub use folder::Folders;
