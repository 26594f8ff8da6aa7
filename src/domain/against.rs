//! What a data set is held against: published figures, and an earlier version of itself.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use crate::domain::dataset::Dataset;
use crate::domain::published::Figure;
use crate::domain::raw::Raw;

/// What a data set is held against.
#[derive(Clone, Debug, Default)]
pub struct Against {
    /// The published figures, in the order of their file.
    pub published: Published,
    /// The earlier version.
    pub old: Option<Arc<Dataset>>,
    /// Which initiatives a person has confirmed to be the same under another title.
    pub confirmed: BTreeSet<Rename>,
}

/// Published figures. Those inside the program are read when somebody looks at them.
#[derive(Clone, Debug)]
pub enum Published {
    /// Those of a file.
    Read(Vec<Figure>),
    /// Those inside the program.
    Shipped(&'static LazyLock<Vec<Figure>>),
}

impl Default for Published {
    fn default() -> Self {
        Self::Read(Vec::new())
    }
}

impl Deref for Published {
    type Target = [Figure];

    fn deref(&self) -> &[Figure] {
        match self {
            Self::Read(figures) => figures,
            Self::Shipped(figures) => figures,
        }
    }
}

/// An initiative of a municipality under an earlier and a later title. Spellings that fold to the same are the same,
/// so that it is found again when the files are read again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rename {
    place: String,
    old: String,
    new: String,
}

impl Rename {
    /// What the municipality called it before, and what it calls it now.
    #[must_use]
    pub fn new(place: Raw<'_>, old: Raw<'_>, new: Raw<'_>) -> Self {
        let folded = |text: Raw<'_>| text.folded();
        Self {
            place: folded(place),
            old: folded(old),
            new: folded(new),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_does_not_make_another_rename() {
        let rename = |place, old, new| Rename::new(Raw::new(place), Raw::new(old), Raw::new(new));
        assert_eq!(
            rename("Køge", "Café", "Cafe  nu"),
            rename("KØGE", "cafe", "Café nu ")
        );
        assert_ne!(rename("Køge", "a", "b"), rename("Køge", "b", "a"));
    }
}
