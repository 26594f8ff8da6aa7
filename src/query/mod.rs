//! QUESTIONS about a data set: a [`view::View`] is a value, its [`answer::Answer`] follows from it and the data alone.
//!
//! Pure: knows `domain` and nothing of files, words, terminals or command lines.

pub mod answer;
mod by_place;
pub mod carry;
pub mod compare;
pub mod comparison;
pub mod concentration;
pub mod coverage;
pub mod criteria;
pub mod cube;
pub mod denominator;
pub mod diff;
pub mod estimate;
pub mod explain;
pub mod facet;
#[cfg(test)]
mod fixture;
pub mod group;
mod largest;
pub mod matcher;
pub mod measure;
pub mod peers;
pub mod pins;
pub mod prices;
pub mod profile;
pub mod quality;
pub mod ready;
pub mod reconcile;
pub mod reference;
pub mod references;
mod rest;
pub mod robustness;
pub mod search;
pub mod selection;
pub mod sorted;
pub mod survey;
pub mod tally;
pub mod view;
pub mod words;
