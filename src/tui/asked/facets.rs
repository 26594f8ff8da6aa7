//! The facets on the screen: which of them are seen, what is known of their counts, and the range that is typed.

use crate::query::criteria::Facet;
use crate::query::facet::{FacetCounts, on_offer};
use crate::query::view::View;
use crate::tui::asked::question::selection;
use crate::tui::asked::{Question, Told};
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;

impl Model {
    /// The facets whose values are on the screen.
    pub(super) fn facets_seen(&self) -> Vec<Facet> {
        let pane = self.areas().is_some_and(|areas| areas.facets.is_some());
        let pane = pane.then_some(&self.pane_facets);
        let palette = match &self.overlay {
            Some(Overlay::Filter(palette)) => Some(&palette.list),
            Some(_) | None => None,
        };
        let lists = [pane, palette];
        let is_seen = |facet: &Facet| {
            let mut lists = lists.iter().flatten();
            lists.any(|list| list.is_typing() || list.open.contains(facet))
        };
        on_offer(&self.data).filter(is_seen).collect()
    }

    /// Counts the facets on the screen; until that is done they show the values without their counts.
    pub(crate) fn settle_facets(&mut self) {
        if self.facets.is_empty() {
            let empty = |facet| FacetCounts {
                facet,
                counts: Vec::new(),
            };
            self.facets = on_offer(&self.data).map(empty).collect();
        }
        let seen = self.facets_seen();
        if seen.is_empty() {
            return;
        }
        let of = selection(self.view());
        if self.faceted.as_ref().is_none_or(|(known, _)| *known != of) {
            self.choose_again(&of);
            self.faceted = Some((of, Vec::new()));
        }
        for facet in self.uncounted(&seen) {
            if let Some(Told::Facet(Some(told))) = self.told(&Question::facet(self.view(), facet)) {
                let own = self.facets.iter_mut().find(|own| own.facet == facet);
                if let Some(own) = own {
                    own.counts.clone_from(&told.counts);
                }
                if let Some((_, counted)) = &mut self.faceted {
                    counted.push(facet);
                }
                if let Some(Overlay::Filter(palette)) = &mut self.overlay
                    && palette.list.lands == Some(facet)
                {
                    palette.list.lands = None;
                    palette.list.go_to(facet, &self.facets);
                }
            }
        }
        self.settle_range();
    }

    /// Those of some facets that are not counted under the view in force.
    pub(super) fn uncounted(&self, facets: &[Facet]) -> Vec<Facet> {
        let open = facets.iter().filter(|facet| !self.is_counted(**facet));
        open.copied().collect()
    }

    /// True where the counts beside the values of a facet are those of the view in force.
    pub(crate) fn is_counted(&self, facet: Facet) -> bool {
        let counted = self.faceted.as_ref().map(|(_, counted)| counted);
        counted.is_some_and(|counted| counted.contains(&facet))
    }

    /// Marks the values that a view chooses, before they are counted.
    fn choose_again(&mut self, view: &View) {
        let counts = self.facets.iter_mut().flat_map(|facet| &mut facet.counts);
        for count in counts {
            count.state = view.criteria(&count.value).state(&count.value);
        }
    }

    /// Counts the range that is typed.
    fn settle_range(&mut self) {
        let Some(question) = self.range() else {
            return;
        };
        if let Some(Told::Value(count)) = self.told(&question)
            && let Some(Overlay::Filter(palette)) = &mut self.overlay
        {
            palette.list.range = Some((*count).clone());
            palette.list.is_range_counted = true;
        }
    }

    /// The range that is typed and not counted yet.
    pub(super) fn range(&self) -> Option<Question> {
        let Some(Overlay::Filter(palette)) = &self.overlay else {
            return None;
        };
        let range = palette.list.range.as_ref();
        let range = range.filter(|_| !palette.list.is_range_counted)?;
        Some(Question::value(&palette.draft, range.value.clone()))
    }

    /// The facets with a chosen value, in the order in which they are offered.
    pub(crate) fn chosen_facets(&self) -> Vec<Facet> {
        let view = self.view();
        let chosen = |facet: &Facet| {
            let criteria = view.scope.iter().chain(view.filter.iter());
            criteria
                .into_iter()
                .any(|criterion| criterion.value.facet() == *facet)
        };
        on_offer(&self.data).filter(chosen).collect()
    }
}
