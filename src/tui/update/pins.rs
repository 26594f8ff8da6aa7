//! Pinning rows for comparison, and letting them go.

use crate::query::pins::{Pins, Unpinned};
use crate::query::view::{Grouping, Page};
use crate::text::command::Command;
use crate::tui::model::Model;
use crate::tui::timeline::Change;

/// Pins the row under the cursor, or lets it go; of an initiative its municipality.
pub(super) fn toggle(model: &mut Model) {
    if model.view().page != Page::Rows {
        model.status = Some(model.with_keys(model.language.frame().idle));
        return;
    }
    let Some(key) = model.pinnable(model.cursor().at) else {
        return;
    };
    let words = model.language.comparison_words();
    let mut name = model.language.pin_name(&model.data, key);
    if model.view().grouping == Grouping::Initiative {
        name = (words.municipality)(&name);
    }
    let mut view = model.view().clone();
    let before = names(model, &view.pins);
    let was_pinned = view.pins.release(key);
    let pinned = if was_pinned {
        Ok(())
    } else {
        view.pins.pin(key)
    };
    let said = match pinned {
        Ok(()) if was_pinned => (words.released)(&name),
        Ok(()) => {
            let said = said(model, &view.pins, &name);
            said.join(" · ")
        }
        Err(Unpinned::Full) => {
            model.status = Some((words.full)(&before, &space(model)));
            return;
        }
        Err(Unpinned::Apart) => {
            // A new set begins with the row; undoing brings the old one back.
            view.pins = Pins::default();
            if view.pins.pin(key).is_err() {
                return;
            }
            (words.apart)(&name, &before)
        }
    };
    model.go(view, Change::Pins, None);
    model.status = Some(said);
}

/// What is said of a row that is pinned now, and where its comparison is seen if not here.
fn said(model: &Model, pins: &Pins, name: &str) -> Vec<String> {
    let words = model.language.comparison_words();
    if !pins.are_compared() {
        return vec![(words.pinned)(name)];
    }
    let names = names(model, pins);
    if model.view().grouping == Grouping::Initiative {
        return vec![(words.elsewhere)(&names)];
    }
    let (count, most) = (pins.len().to_string(), Pins::MOST.to_string());
    let mut said = vec![(words.compared)(&names, &count, &most)];
    if !model.detail {
        said.push((words.hidden)(&model.key_of(Command::Detail)));
    }
    said
}

fn space(model: &Model) -> String {
    let key = model.key_of(Command::Pin);
    model.language.key_cap(&key).to_owned()
}

fn names(model: &Model, pins: &Pins) -> String {
    let names = pins.iter().map(|pin| model.language.key(&model.data, pin));
    names.collect::<Vec<_>>().join(", ")
}
