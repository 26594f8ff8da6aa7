//! What stands at a position of the list.

use crate::domain::dataset::RowId;
use crate::query::answer::Rows;
use crate::query::criteria::FacetValue;
use crate::query::facet::FacetCounts;
use crate::query::group::Key;
use crate::tui::asked::Standing;
use crate::tui::lines;
use crate::tui::model::Model;

impl Model {
    /// The key of a row; `None` for initiatives, on a page of checks and beyond the end.
    #[must_use]
    pub fn key_at(&self, at: usize) -> Option<Key> {
        match &self.answer.as_ref()?.rows {
            _ if self.check().is_some() => None,
            Rows::Groups(groups) => groups.get(at).map(|group| group.key),
            Rows::Initiatives(_) => None,
        }
    }

    /// The initiative of a row; none on a page of checks.
    #[must_use]
    pub fn initiative_at(&self, at: usize) -> Option<RowId> {
        match &self.answer.as_ref()?.rows {
            _ if self.check().is_some() => None,
            Rows::Groups(_) => None,
            Rows::Initiatives(list) => list.at(&self.data, at),
        }
    }

    /// The facet value that the row under the cursor stands for.
    #[must_use]
    pub fn value_at_cursor(&self) -> Option<FacetValue> {
        let at = self.cursor().at;
        if let Some(row) = self.initiative_at(at) {
            return Some(FacetValue::Municipality(self.data.place(row)));
        }
        self.key_at(at).map(Key::value)
    }

    /// The names of all facet values, facet by facet, in the order of the counts.
    #[must_use]
    pub fn facet_labels(&self) -> Vec<Vec<String>> {
        let label = |value: &FacetValue| self.language.facet_value(&self.data, value);
        let facet = |facet: &FacetCounts| {
            let values = facet.counts.iter().map(|count| label(&count.value));
            values.collect()
        };
        self.facets.iter().map(facet).collect()
    }

    /// The label of a row, as the list shows it.
    #[must_use]
    pub fn label(&self, at: usize) -> String {
        if let Some(sheet) = self.sheet() {
            return lines::label(sheet, at);
        }
        match (self.key_at(at), self.initiative_at(at)) {
            (Some(key), _) => self.language.key(&self.data, key),
            (None, Some(row)) => self.data.title(row).shown().into_string(),
            (None, None) => String::new(),
        }
    }

    /// The row that a position of the list stands for when it is pinned: of an initiative its municipality.
    pub(crate) fn pinnable(&self, at: usize) -> Option<Key> {
        let place = |row| Key::Municipality(self.data.place(row));
        self.key_at(at)
            .or_else(|| self.initiative_at(at).map(place))
    }

    pub(crate) fn position(&self, row: Standing) -> Option<usize> {
        match (&self.answer.as_ref()?.rows, row) {
            (Rows::Groups(groups), Standing::Group(key)) => {
                groups.iter().position(|group| group.key == key)
            }
            (Rows::Initiatives(list), Standing::Initiative(row)) => list.position(&self.data, row),
            (Rows::Groups(_), Standing::Initiative(_))
            | (Rows::Initiatives(_), Standing::Group(_)) => None,
        }
    }
}
