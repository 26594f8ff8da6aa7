//! WHAT THE USER KEEPS between sessions: configuration, bookmarks, the last session, as human-readable TOML.
//!
//! Knows the XDG folders and files that are written whole or not at all. A view is a list of arguments here; what they
//! mean is known to `text`. Nothing of the data is kept but the paths of its files.

pub mod bookmark;
pub mod config;
mod file;
mod folder;
mod session;

pub use file::{Changed, Damage, Error, VERSION};
pub use folder::Folders;
pub use session::{Session, Sessions};
