//! What was probably meant by a name that is none of those known.

use crate::domain::note::Detail;
use crate::domain::place::{PlaceId, Places};
use crate::domain::raw::{Raw, RawText};
use crate::load::header::LIKELY;

/// What was probably meant by a name that is no municipality's: a letter of another script gives it away, else the
/// nearest name.
pub(crate) fn municipality(name: Raw<'_>, places: &Places) -> Detail {
    let is_foreign =
        |c: &char| c.is_alphabetic() && !matches!(c, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}');
    let text = name.lossless();
    if let Some(foreign) = text.chars().find(is_foreign) {
        return Detail::Foreign(foreign);
    }
    let folded = name.folded();
    let likeness = |place: &PlaceId| {
        let known = places.get(*place).name.as_raw().folded();
        strsim::jaro_winkler(folded.as_str(), known.as_str())
    };
    let known = places.ids().filter(|place| places.is_municipality(*place));
    let nearest = known.max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    nearest
        .filter(|place| likeness(place) >= LIKELY)
        .map_or(Detail::None, Detail::Place)
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
