//! The path: the places that one has gone into, and the initiative whose text is open.

use crate::query::criteria::FacetValue;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::view::fit;

const STEP: &str = " › ";

/// The places of the scope, outermost first, and the initiative whose text is open.
pub(super) fn path(model: &Model) -> String {
    let language = &model.language;
    let mut steps = vec![language.words.terms.denmark.to_owned()];
    // The facets of place, from the widest to the narrowest.
    let [mut groups, mut responses, mut regions, mut places] = [(); 4].map(|()| Vec::new());
    for criterion in model.view().scope.iter() {
        let value = &criterion.value;
        let (name, list) = match value {
            FacetValue::Group(_) => (language.facet_value(&model.data, value), &mut groups),
            FacetValue::Response(_) => (language.facet_value(&model.data, value), &mut responses),
            FacetValue::Region(region) => (language.region(*region), &mut regions),
            FacetValue::Municipality(place) => (language.place(&model.data, *place), &mut places),
            _ => continue,
        };
        list.push(if criterion.excluded {
            format!("≠ {name}")
        } else {
            name
        });
    }
    for list in [groups, responses, regions, places] {
        match list.as_slice() {
            [] => {}
            [one] => steps.push(one.clone()),
            [first, rest @ ..] if rest.len() > 2 => steps.push(format!("{first} +{}", rest.len())),
            several => steps.push(several.join(", ")),
        }
    }
    if let Some(Overlay::Text(_)) = model.overlay {
        steps.push(model.name(model.cursor().at));
    }
    steps.join(STEP)
}

/// The path where it fits, else its innermost place: that is where one is.
pub(super) fn innermost(model: &Model, path: String, room: usize) -> String {
    let text = matches!(model.overlay, Some(Overlay::Text(_)));
    if text || fit::width(&path) < room {
        return path;
    }
    // The country goes first: everything lies in it.
    let steps: Vec<_> = path.split(STEP).collect();
    let inner = (1..steps.len()).map(|at| steps[at..].join(STEP));
    let last = steps.last().copied().unwrap_or_default();
    inner
        .into_iter()
        .find(|inner| fit::width(inner) < room)
        .unwrap_or_else(|| last.to_owned())
}
