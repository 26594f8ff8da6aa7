//! Choosing what is counted: the filter palette, the pane of facets, and the keys that filter at once.

use crate::domain::fold;
use crate::query::criteria::{Criterion, Facet, FacetValue};
use crate::query::facet::Count;
use crate::query::tally::Tally;
use crate::text::command::Command;
use crate::tui::cursor::Cursor;
use crate::tui::facet_list::{FacetList, Item};
use crate::tui::model::{Model, Pane};
use crate::tui::msg::Msg;
use crate::tui::overlay::{FilterPalette, Overlay};
use crate::tui::timeline::Change;

/// Opens the palette at the facet that the command means.
pub(super) fn open(model: &mut Model, command: Command) {
    let (open, at) = match command {
        Command::FilterTarget => (vec![Facet::Primary, Facet::Secondary], Facet::Secondary),
        Command::FilterFinance => (vec![Facet::Finance], Facet::Finance),
        _ => {
            let mut open = model.chosen_facets();
            if open.is_empty() {
                open.push(Facet::Area);
            }
            let first = open[0];
            (open, first)
        }
    };
    model.overlay = Some(Overlay::Filter(Box::new(FilterPalette {
        draft: model.timeline.now().view.clone(),
        list: FacetList::new(open),
        before: model.cursor(),
    })));
    model.settle_facets();
    let is_known = model.is_counted(at);
    if let Some(Overlay::Filter(palette)) = &mut model.overlay {
        palette.list.go_to(at, &model.facets);
        palette.list.lands = (!is_known).then_some(at);
    }
}

/// Closes the palette and stands where the list stood before it opened.
pub(super) fn leave(model: &mut Model) {
    if let Some(Overlay::Filter(palette)) = model.overlay.take() {
        // The draft's list may have been shorter and moved the cursor.
        model.timeline.now_mut().cursor = palette.before;
        model.refresh();
    }
}

/// The value or facet under the cursor of a list.
fn under(list: &FacetList, model: &Model) -> Option<Result<FacetValue, (Facet, bool)>> {
    let labels = model.facet_labels();
    let items = list.items(&model.facets, &labels);
    items.get(list.cursor.at).map(|item| match item {
        Item::Value(count, _) => Ok(count.value.clone()),
        Item::Facet(facet, open) => Err((*facet, *open)),
    })
}

/// A message for the open palette.
pub(super) fn palette(model: &mut Model, msg: Msg) {
    let Some(Overlay::Filter(palette)) = &model.overlay else {
        return;
    };
    let chosen = under(&palette.list, model);
    let typing = palette.list.is_typing();
    let Some(Overlay::Filter(palette)) = &mut model.overlay else {
        return;
    };
    palette.list.lands = None;
    match (msg, chosen) {
        (Msg::Edit(request), _) => {
            palette.list.input.handle(request);
            palette.list.cursor = Cursor::default();
            let range = model.language.typed_range(palette.list.input.value());
            palette.list.is_range_counted = false;
            palette.list.range = range.map(|value| Count {
                tally: Tally::default(),
                state: palette.draft.criteria(&value).state(&value),
                value,
            });
        }
        (Msg::Accept, _) => {
            let draft = palette.draft.clone();
            leave(model);
            model.go(draft, Change::Filter, None);
        }
        (Msg::Choose | Msg::Exclude, Some(Ok(value))) => {
            let excluded = msg == Msg::Exclude;
            palette
                .draft
                .criteria_mut(&value)
                .toggle(value.clone(), excluded);
            if typing {
                palette.list.clear();
                palette.list.fold(value.facet(), true);
            }
            model.refresh();
            if let Some(Overlay::Filter(palette)) = &mut model.overlay
                && typing
            {
                palette.list.go_to_value(&value, &model.facets);
            }
        }
        (Msg::Choose, Some(Err((facet, open)))) => palette.list.fold(facet, !open),
        (Msg::Unfold, Some(Err((facet, _)))) => palette.list.fold(facet, true),
        (Msg::Fold, Some(Err((facet, _)))) => palette.list.fold(facet, false),
        (Msg::Fold, Some(Ok(value))) => palette.list.close(value.facet(), &model.facets),
        _ => {}
    }
}

/// A message for the pane of facets: every choice is a change of the view at once.
pub(super) fn pane(model: &mut Model, msg: Msg) {
    if model.focus() != Pane::Facets {
        return;
    }
    let chosen = under(&model.pane_facets, model);
    match (msg, chosen) {
        (Msg::Choose | Msg::Exclude, Some(Ok(value))) => {
            let mut view = model.view().clone();
            let excluded = msg == Msg::Exclude;
            view.criteria_mut(&value).toggle(value, excluded);
            model.go(view, Change::Filter, None);
        }
        (Msg::Choose, Some(Err((facet, open)))) => model.pane_facets.fold(facet, !open),
        (Msg::Unfold, Some(Err((facet, _)))) => model.pane_facets.fold(facet, true),
        (Msg::Fold, Some(Err((facet, _)))) => model.pane_facets.fold(facet, false),
        (Msg::Fold, Some(Ok(value))) => model.pane_facets.close(value.facet(), &model.facets),
        _ => {}
    }
}

/// Only the value of the row under the cursor, or everything but it; the same again takes it back.
pub(super) fn row_value(model: &mut Model, excluded: bool) {
    let value = match model.focus() {
        Pane::Facets => under(&model.pane_facets, model).and_then(Result::ok),
        Pane::List | Pane::Detail => model.value_at_cursor(),
    };
    let Some(value) = value else {
        return;
    };
    let mut view = model.view().clone();
    let criteria = view.criteria_mut(&value);
    if criteria.state(&value) == Some(excluded) {
        criteria.remove(&value);
    } else if excluded {
        criteria.set(value.clone(), true);
    } else {
        criteria.only(value.clone());
    }
    let state = criteria.state(&value);
    model.go(view, Change::Filter, None);
    // The row of an initiative stands for its municipality: say which value was meant.
    model.status = state.map(|excluded| {
        let criterion = Criterion { value, excluded };
        model.language.chip(&model.data, &criterion)
    });
}

/// Takes out the last filter; without one the last choice of place.
pub(super) fn clear_last(model: &mut Model) {
    let mut view = model.view().clone();
    if view.filter.pop().is_none() {
        view.scope.pop();
    }
    model.go(view, Change::Filter, None);
}

/// Makes the words that were typed to find a filter: exact folded words.
pub(super) fn keep_words(model: &mut Model) {
    let Some(Overlay::Find(line)) = &model.overlay else {
        return;
    };
    let words = fold::fold_words(line.input.value()).join(" ");
    let before = line.before;
    model.overlay = None;
    model.found = None;
    model.timeline.now_mut().cursor = before;
    if words.is_empty() {
        return;
    }
    let mut view = model.view().clone();
    view.filter
        .set(FacetValue::Words(words.into_boxed_str()), false);
    model.go(view, Change::Filter, None);
}
