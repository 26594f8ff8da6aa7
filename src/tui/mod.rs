//! THE SCREEN: a model, messages that change it, and pictures of it.
//!
//! Knows every layer below; nothing below knows it. What is drawn follows from data set and view.

pub mod bar;
pub mod terminal;

pub mod asked;
pub mod clipboard;
mod compare;
pub mod copying;
pub mod cursor;
pub mod facet_list;
pub mod failure;
pub mod found;
pub mod keymap;
pub mod keys;
pub mod layout;
pub mod lines;
pub mod model;
pub mod msg;
mod noted;
pub mod overlay;
mod page;
mod partial;
mod passages;
pub mod picture;
pub mod run;
pub mod saving;
pub mod script;
pub mod theme;
pub mod timeline;
pub mod update;
pub mod view;
