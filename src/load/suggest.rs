//! What was probably meant by a name that is none of those known.

use std::sync::OnceLock;

use crate::domain::note::Detail;
use crate::domain::place::{PlaceId, Places};
use crate::domain::raw::{Raw, RawText};
use crate::load::header::LIKELY;

/// The folded names of the municipalities, once one of them was looked for in vain.
#[derive(Debug, Default)]
pub(crate) struct Names(OnceLock<Vec<(PlaceId, String)>>);

impl Names {
    /// What was probably meant by a name that is no municipality's: a letter of another script gives it away, else the
    /// nearest name.
    pub(crate) fn nearest(&self, name: Raw<'_>, places: &Places) -> Detail {
        let is_foreign = |c: &char| {
            c.is_alphabetic() && !matches!(c, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
        };
        if let Some(foreign) = name.lossless().chars().find(is_foreign) {
            return Detail::Foreign(foreign);
        }
        let folded = name.folded();
        let known = self.0.get_or_init(|| {
            let ids = places.ids().filter(|place| places.is_municipality(*place));
            let name = |id| places.get(id).name.as_raw().folded();
            ids.map(|id| (id, name(id))).collect()
        });
        let likeness = |name: &str| strsim::jaro_winkler(folded.as_str(), name);
        let all = known.iter().map(|(id, name)| (*id, likeness(name)));
        let nearest = all.max_by(|a, b| a.1.total_cmp(&b.1));
        nearest
            .filter(|(_, likeness)| *likeness >= LIKELY)
            .map_or(Detail::None, |(id, _)| Detail::Place(id))
    }
}

/// The names, those that look most like the wanted one first.
pub(crate) fn nearest_first(wanted: &str, mut names: Vec<RawText>) -> Vec<RawText> {
    let wanted = Raw::new(wanted).folded();
    let likeness =
        |name: &RawText| strsim::jaro_winkler(wanted.as_str(), name.as_raw().folded().as_str());
    names.sort_by(|a, b| likeness(b).total_cmp(&likeness(a)));
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_stands_first_and_the_others_keep_their_order() {
        let names = ["Aarhus", "Greve", "Herning"].map(RawText::new).to_vec();
        let sorted = nearest_first("Hernng", names);
        assert_eq!(sorted[0], RawText::new("Herning"));
        assert_eq!(sorted.len(), 3);
    }
}
