//! Saving the loaded rows: the name is asked for, the loop writes, and what came of it is said.

use std::path::PathBuf;

use tui_input::Input;

use crate::domain::raw::RawText;
use crate::export::{Error, Written};
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Msg};
use crate::tui::overlay::Overlay;
use crate::tui::view::fit;
use crate::tui::view::hints::said_room;

/// Asks for a name.
pub(super) fn open(model: &mut Model) {
    let [example, other] = model.language.words.files.export_names;
    let name = if model.is_example() { example } else { other };
    model.overlay = Some(Overlay::Export(Input::from(name)));
}

/// A change of the name, or the word to save.
pub(super) fn line(model: &mut Model, msg: Msg) -> Option<Effect> {
    let Some(Overlay::Export(input)) = &mut model.overlay else {
        return None;
    };
    match msg {
        Msg::Edit(request) => {
            input.handle(request);
            None
        }
        Msg::Accept if model.saving => {
            model.status = Some(model.language.words.files.saving.to_owned());
            None
        }
        Msg::Accept if !input.value().trim().is_empty() => {
            model.saving = true;
            model.status = Some(model.language.words.files.exporting.to_owned());
            Some(Effect::Export)
        }
        _ => None,
    }
}

/// What was written, in one line. Where that has no room for all of it, the end of the name is enough: the user has
/// just typed it.
fn saved(model: &Model, written: &Written) -> String {
    let language = &model.language;
    let words = &language.words.files;
    let room = said_room(model);
    let lines = language.exported(written);
    let full = lines.lines().collect::<Vec<_>>().join(" · ");
    if fit::width(&full) <= room {
        return full;
    }
    let count = |n| language.numbers.count(n);
    let rows = written.files.iter().find_map(|file| file.rows);
    let mut said = vec![(words.saved)(&(words.rows)(&count(rows.unwrap_or(0))))];
    if written.held_left_out > 0 {
        said.push((words.saved_held)(&count(written.held_left_out)));
    }
    said.extend(language.corrections_said(written.unlisted_corrections, 0));
    if written.is_constructed {
        said.push(language.words.screen.notice_short.to_owned());
    }
    let path = match written.files.as_slice() {
        [file] => Some(file.path.as_path()),
        files => files.last().and_then(|file| file.path.parent()),
    };
    let path = path.map(|path| RawText::from_os(path.as_os_str()));
    let path = path.map(|path| path.as_raw().shown().into_string());
    let left = room.saturating_sub(fit::width(&said.join(" · ")) + fit::width(" · "));
    said.extend(path.filter(|_| left > 1).map(|path| fit::tail(&path, left)));
    said.join(" · ")
}

/// The name that was typed, while it is asked for.
#[must_use]
pub fn name(model: &Model) -> Option<PathBuf> {
    match &model.overlay {
        Some(Overlay::Export(input)) => Some(PathBuf::from(input.value().trim())),
        _ => None,
    }
}

/// The program is left as soon as a save on its way is done.
pub fn leave(model: &mut Model) {
    model.status = Some(model.language.words.files.leaving.to_owned());
}

/// What came of it: the question closes, or stays open for another name.
pub fn finish(model: &mut Model, outcome: &Result<Written, Error>) {
    model.saving = false;
    let language = &model.language;
    let said = match outcome {
        Ok(written) => saved(model, written),
        Err(Error::Exists(path)) => {
            let path = RawText::from_os(path.as_os_str());
            (language.words.files.export_exists)(&path.as_raw().shown())
        }
        Err(error) => language.export_error(error),
    };
    if outcome.is_ok() && matches!(model.overlay, Some(Overlay::Export(_))) {
        model.overlay = None;
    }
    model.status = Some(said);
}
