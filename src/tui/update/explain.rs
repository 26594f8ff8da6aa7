//! What a figure is: opened on the row under the cursor, turned to what it is held against, and into its rows.

use crate::query::explain::Subject;
use crate::query::group::Key;
use crate::tui::model::Model;
use crate::tui::overlay::{Explain, FullText, Overlay, Side};
use crate::tui::timeline::{Change, Return, RowReturn};
use crate::tui::update::navigate::areas_of;

/// Opens the explanation of the row under the cursor, of the selection where there is none, or closes it.
pub(super) fn toggle(model: &mut Model) {
    if let Some(Overlay::Explain(explain)) = &mut model.overlay {
        model.overlay = explain.under.take().map(|under| *under);
        return;
    }
    let under = model.overlay.take().map(Box::new);
    model.overlay = Some(Overlay::Explain(Box::new(Explain {
        side: Side::Own,
        told: None,
        scroll: 0,
        under,
    })));
}

/// To what the figure is held against, to the whole selection, and round; or the other way.
pub(super) fn turn(model: &mut Model, back: bool) {
    let Some(Overlay::Explain(explain)) = &model.overlay else {
        return;
    };
    let side = explain.side.next(back);
    show(model, side);
}

/// Tells the figure of the row under the cursor anew, after that or the data changed.
pub(super) fn again(model: &mut Model) {
    let Some(Overlay::Explain(explain)) = &model.overlay else {
        return;
    };
    let side = explain.side;
    show(model, side);
}

fn show(model: &mut Model, side: Side) {
    if let Some(Overlay::Explain(explain)) = &mut model.overlay {
        explain.side = side;
        explain.told = None;
        explain.scroll = 0;
    }
}

/// Lists exactly the rows that are counted, as an ordinary view; of an initiative's own amount its text.
pub(super) fn open(model: &mut Model) {
    let Some(Overlay::Explain(explain)) = &mut model.overlay else {
        return;
    };
    let side = explain.side;
    let Some(told) = &mut explain.told else {
        model.status = Some(model.language.words.screen.counting.to_owned());
        return;
    };
    let rows = told.rows.take();
    let at = model.cursor().at;
    if side == Side::Own && model.initiative_at(at).is_some() {
        model.overlay = Some(Overlay::Text(FullText::default()));
        return;
    }
    let Some(rows) = rows else {
        model.status = Some(model.language.explain_screen().no_rows.to_owned());
        return;
    };
    let key = model.key_at(at).filter(|_| side == Side::Own);
    let back = key.map(|key| way_back(model, key));
    model.overlay = None;
    model.go(rows, Change::Open, None);
    let trail = &mut model.timeline.now_mut().trail;
    match back {
        Some(back) => trail.push(back),
        // What is listed lies in no row that was opened.
        None => trail.clear(),
    }
}

fn way_back(model: &Model, key: Key) -> Return {
    let view = model.view();
    Return::Row(RowReturn {
        grouping: view.grouping,
        key,
        scope: view.scope.clone(),
        areas: match key {
            Key::Area(_) => Some(areas_of(view)),
            Key::Region(_) | Key::Municipality(_) => None,
        },
        above_only: view.conditions.above_only,
    })
}

/// The figure that is explained, or would be.
pub(super) fn subject(model: &Model) -> Subject {
    let side = match &model.overlay {
        Some(Overlay::Explain(explain)) => explain.side,
        Some(_) | None => Side::Own,
    };
    subject_of(model, side)
}

/// The figure that a side of the explanation is of.
pub(in crate::tui) fn subject_of(model: &Model, side: Side) -> Subject {
    let at = model.cursor().at;
    let own = match (model.key_at(at), model.initiative_at(at)) {
        (Some(key), _) => Subject::Row(key),
        (None, Some(row)) => Subject::Initiative(row),
        (None, None) => Subject::Selection,
    };
    match side {
        Side::Own => own,
        Side::Against => own.other_side(),
        Side::Whole => Subject::Selection,
    }
}
