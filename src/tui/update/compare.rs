//! The earlier version: behind the bars or not, and which renames are some.

use std::sync::Arc;

use crate::query::view::{Check, Page};
use crate::tui::asked::Landing;
use crate::tui::model::Model;

/// Shows or hides the values of the earlier version behind the bars.
pub(super) fn ghosts(model: &mut Model) {
    let words = model.language.change();
    if model.compared.is_none() {
        model.status = Some(words.no_ghosts.to_owned());
        return;
    }
    model.ghosts = model.ghosts.toggled();
    let said = model.ghost_legend();
    model.status = Some(said.unwrap_or_else(|| words.ghosts_off.to_owned()));
}

/// Confirms the proposed rename of a line of the page of changes, or takes it back; nothing on other lines and pages.
pub fn toggle_rename(model: &mut Model, at: usize) {
    if model.view().page != Page::Check(Check::Changes) {
        return;
    }
    if model.page.is_none() {
        model.status = Some(model.language.words.screen.counting.to_owned());
        return;
    }
    let Some(rename) = model.rename_at(at).cloned() else {
        return;
    };
    let mut against = (*model.against).clone();
    let was_confirmed = against.confirmed.remove(&rename);
    if !was_confirmed {
        against.confirmed.insert(rename.clone());
    }
    model.against = Arc::new(against);
    model.compare();
    // The line moves to another section: the cursor goes with it, so that the same key takes it back.
    model.refresh_to(Landing {
        renamed: Some(rename),
        ..Landing::default()
    });
    let said = model.language.change().was_confirmed;
    model.status = Some(said[usize::from(was_confirmed)].to_owned());
}
