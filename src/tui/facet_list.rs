//! The list of facets and values that the filter palette and the left pane share.

use tui_input::Input;

use crate::query::criteria::{Facet, FacetValue};
use crate::query::facet::{Count, FacetCounts};
use crate::query::search::{Finder, Hit};
use crate::tui::cursor::Cursor;

/// Which facets are unfolded, what is typed, and where the cursor is.
#[derive(Clone, Debug, Default)]
pub struct FacetList {
    /// The unfolded facets.
    pub open: Vec<Facet>,
    /// What is typed to find a value.
    pub input: Input,
    /// The range that is typed, counted, when it is one.
    pub range: Option<Count>,
    /// It is counted by now.
    pub is_range_counted: bool,
    /// Where the list stands.
    pub cursor: Cursor,
    /// The facet to stand on a value of, as soon as its values are known.
    pub lands: Option<Facet>,
}

/// One line of the list.
#[derive(Clone, Debug)]
pub enum Item<'a> {
    /// A facet's heading, with its open state.
    Facet(Facet, bool),
    /// A value, with the letters of its label that match what is typed.
    Value(&'a Count, Vec<usize>),
}

impl FacetList {
    /// The list with some facets unfolded.
    #[must_use]
    pub fn new(open: Vec<Facet>) -> Self {
        Self {
            open,
            ..Self::default()
        }
    }

    /// True while a value is looked for by typing.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        !self.input.value().is_empty()
    }

    /// The lines: values that match, best first, while typing; else facets with the values of unfolded ones.
    ///
    /// `labels` are the values' names, facet by facet.
    #[must_use]
    pub fn items<'a>(&'a self, facets: &'a [FacetCounts], labels: &[Vec<String>]) -> Vec<Item<'a>> {
        if let Some(range) = &self.range {
            return vec![Item::Value(range, Vec::new())];
        }
        match Finder::new(self.input.value()) {
            Some(finder) => matching(&finder, facets, labels),
            None => self.browsing(facets),
        }
    }

    fn browsing<'a>(&self, facets: &'a [FacetCounts]) -> Vec<Item<'a>> {
        let mut items = Vec::new();
        for facet in facets {
            let open = self.open.contains(&facet.facet);
            items.push(Item::Facet(facet.facet, open));
            if open {
                items.extend(
                    facet
                        .counts
                        .iter()
                        .map(|count| Item::Value(count, Vec::new())),
                );
            }
        }
        items
    }

    /// Forgets what is typed.
    pub fn clear(&mut self) {
        self.input.reset();
        self.range = None;
        self.cursor.at = 0;
    }

    /// Unfolds or folds a facet.
    pub fn fold(&mut self, facet: Facet, open: bool) {
        self.open.retain(|there| *there != facet);
        if open {
            self.open.push(facet);
        }
    }

    /// Folds a facet and puts the cursor on its heading.
    pub fn close(&mut self, facet: Facet, facets: &[FacetCounts]) {
        self.fold(facet, false);
        let items = self.browsing(facets);
        let heading = items
            .iter()
            .position(|item| matches!(item, Item::Facet(of, _) if *of == facet));
        self.cursor.at = heading.unwrap_or(0);
    }

    /// Puts the cursor on the first value of a facet that is chosen, else on its first value.
    pub fn go_to(&mut self, facet: Facet, facets: &[FacetCounts]) {
        let items = self.browsing(facets);
        let of_facet = |item: &Item<'_>| match item {
            Item::Value(count, _) => count.value.facet() == facet,
            Item::Facet(..) => false,
        };
        let chosen = items.iter().position(|item| {
            of_facet(item) && matches!(item, Item::Value(count, _) if count.state.is_some())
        });
        let first = items.iter().position(of_facet);
        self.cursor.at = chosen.or(first).unwrap_or(0);
    }

    /// Puts the cursor on a value, where it is in the list.
    pub fn go_to_value(&mut self, value: &FacetValue, facets: &[FacetCounts]) {
        let items = self.browsing(facets);
        let found = items
            .iter()
            .position(|item| matches!(item, Item::Value(count, _) if count.value == *value));
        if let Some(at) = found {
            self.cursor.at = at;
        }
    }
}

/// Values whose label matches, best kind of match first and each kind in the order of the facets.
fn matching<'a>(
    finder: &Finder,
    facets: &'a [FacetCounts],
    labels: &[Vec<String>],
) -> Vec<Item<'a>> {
    let counts: Vec<&Count> = facets.iter().flat_map(|facet| &facet.counts).collect();
    let names: Vec<_> = labels.iter().flatten().map(String::as_str).collect();
    let hits = finder.rank(names.iter().copied()).into_iter();
    let item = |hit: Hit| {
        let letters = finder.letters(names[hit.at]);
        Some(Item::Value(counts.get(hit.at)?, letters))
    };
    hits.filter_map(item).collect()
}
