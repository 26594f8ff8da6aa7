//! Saving: what and under which name is asked for, the loop writes, and what came of it is said.

use std::path::{Path, PathBuf};

use crate::domain::raw::shown_path;
use crate::export::{Error, Written};
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Msg};
use crate::tui::overlay::Overlay;
use crate::tui::saving::{Order, SaveDialog, Saved, Unsaved};
use crate::tui::view::fit;
use crate::tui::view::hints::said_room;

/// Asks for a format and a name.
pub(super) fn open(model: &mut Model) {
    let dialog = SaveDialog::of(&model.language, model.view(), model.is_example());
    model.overlay = Some(Overlay::Export(Box::new(dialog)));
}

/// A change of the name, the word to save, or the word to write over what is there.
pub(super) fn line(model: &mut Model, msg: Msg) -> Option<Effect> {
    let words = model.language.saving();
    let Some(Overlay::Export(dialog)) = &mut model.overlay else {
        return None;
    };
    match msg {
        Msg::Edit(request) => {
            dialog.edit(request);
            return None;
        }
        Msg::Accept if dialog.over.is_none() => {}
        Msg::Choose if dialog.over.is_some() => {}
        _ => return None,
    }
    if model.saving {
        model.status = Some(model.language.words.files.saving.to_owned());
        return None;
    }
    if dialog.name.value().trim().is_empty() {
        dialog.reason = Some(words.no_name.to_owned());
        return None;
    }
    dialog.is_saving = true;
    dialog.reason = None;
    model.saving = true;
    model.status = Some(model.language.words.files.exporting.to_owned());
    Some(Effect::Export)
}

/// What is to be saved, while it is asked for. A question that was answered is asked no more.
pub fn order(model: &mut Model) -> Option<Order> {
    let view = model.view().clone();
    let Some(Overlay::Export(dialog)) = &mut model.overlay else {
        return None;
    };
    Some(Order {
        what: dialog.what(),
        name: PathBuf::from(dialog.name.value().trim()),
        force: dialog.over.take().is_some(),
        lang: model.language.numbers.lang(),
        glyphs: model.glyphs,
        view,
        data: model.data.clone(),
        report: model.report.clone(),
        against: model.against.clone(),
    })
}

/// The rows that were saved, in one line. Where that has no room for all of it, the end of the name is enough: the user
/// has just typed it.
fn rows_saved(model: &Model, written: &Written) -> String {
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
    let path = path.map(shown_path);
    let left = room.saturating_sub(fit::width(&said.join(" · ")) + fit::width(" · "));
    said.extend(path.filter(|_| left > 1).map(|path| fit::tail(&path, left)));
    said.join(" · ")
}

/// What was shown was saved, in one line: place and size, of a long place the end.
fn document_saved(model: &Model, path: &Path, bytes: u64) -> String {
    let language = &model.language;
    let said = |path: &str| {
        let saved = language.saved_file(path, bytes);
        if model.is_example() {
            format!("{saved} · {}", language.words.screen.notice_short)
        } else {
            saved
        }
    };
    let path = shown_path(path);
    let around = fit::width(&said(&path)).saturating_sub(fit::width(&path));
    let left = said_room(model).saturating_sub(around);
    said(&fit::tail(&path, left.max(1)))
}

/// The program is left as soon as a save on its way is done.
pub fn leave(model: &mut Model) {
    model.status = Some(model.language.words.files.leaving.to_owned());
}

/// What came of it: the question closes, or stays open with the reason, or with another question.
pub fn finish(model: &mut Model, outcome: &Result<Saved, Unsaved>) {
    model.saving = false;
    let said = match outcome {
        Ok(Saved::Rows(written)) => rows_saved(model, written),
        Ok(Saved::Document { path, bytes }) => document_saved(model, path, *bytes),
        Err(Unsaved::File(Error::Exists(path))) => {
            (model.language.words.files.export_exists)(&shown_path(path))
        }
        Err(Unsaved::File(error)) => model.language.export_error(error),
        Err(Unsaved::Document(error, page)) => error.sentence(&model.language, *page),
    };
    let dialog = match &mut model.overlay {
        Some(Overlay::Export(dialog)) if dialog.is_saving => Some(dialog),
        _ => None,
    };
    let Some(dialog) = dialog else {
        model.status = Some(said);
        return;
    };
    dialog.is_saving = false;
    model.status = None;
    match outcome {
        Ok(_) => {
            model.overlay = None;
            model.status = Some(said);
        }
        Err(Unsaved::File(Error::Exists(path))) => {
            let name = path
                .file_name()
                .map_or_else(|| shown_path(path), |name| shown_path(Path::new(name)));
            dialog.over = Some(name);
        }
        Err(_) => dialog.reason = Some(said),
    }
}
