//! Correcting the cell of a note: the new value and the reason are asked for, the loop writes, and the file is read
//! again with the correction.

use std::path::{Path, PathBuf};

use tui_input::Input;

use crate::domain::raw::{Raw, RawText, shown_path};
use crate::export::corrections::{Entry, Unwritten};
use crate::load::corrections::{home, subject};
use crate::load::watch::Reread;
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Msg};
use crate::tui::overlay::{Asked, CorrectLine, Overlay};
use crate::tui::view::fit;

/// Cells of the name of the file that is written: its end tells it, and what follows is to be read too.
pub(crate) const FILE: usize = 28;

/// Asks for the new value of the cell that the chosen note is about, or says why there is none.
pub(super) fn open(model: &mut Model) {
    let Some(Overlay::Problems(problems)) = &mut model.overlay else {
        return;
    };
    let note = problems.chosen().and_then(|at| model.report.notes.get(at));
    let Some(subject) = note.and_then(|note| subject(&model.data, &model.report, note)) else {
        model.status = Some(model.language.correction().no_cell.to_owned());
        return;
    };
    let earlier = subject.earlier.as_ref();
    let reason = earlier.map_or("", |earlier| earlier.reason.as_raw().lossless());
    model.overlay = Some(Overlay::Correct(Box::new(CorrectLine {
        problems: std::mem::take(problems),
        new: Input::from(subject.now.as_raw().lossless()),
        reason: Input::from(reason),
        asked: Asked::Value,
        subject,
    })));
}

/// A change of what is typed, or the word to go on.
pub(super) fn line(model: &mut Model, msg: Msg) -> Option<Effect> {
    let Some(Overlay::Correct(line)) = &mut model.overlay else {
        return None;
    };
    let words = model.language.correction();
    match (msg, line.asked) {
        (Msg::Edit(request), Asked::Value) => {
            line.new.handle(request);
        }
        (Msg::Edit(request), Asked::Reason) => {
            line.reason.handle(request);
        }
        (Msg::Accept, Asked::Value) => {
            let new = Raw::new(line.new.value());
            if new.trimmed() == line.subject.now.as_raw().trimmed() {
                model.status = Some(words.unchanged.to_owned());
            } else {
                line.asked = Asked::Reason;
            }
        }
        (Msg::Accept, Asked::Reason) if line.reason.value().trim().is_empty() => {
            model.status = Some(words.no_reason.to_owned());
        }
        (Msg::Accept, Asked::Reason) => return Some(Effect::Correct),
        _ => {}
    }
    None
}

/// From the reason back to the value, and from the value to the note.
pub(super) fn back(model: &mut Model) {
    if let Some(Overlay::Correct(mut line)) = model.overlay.take() {
        model.overlay = Some(match line.asked {
            Asked::Value => Overlay::Problems(line.problems),
            Asked::Reason => {
                line.asked = Asked::Value;
                Overlay::Correct(line)
            }
        });
    }
}

/// The file that corrections of this data are written to.
#[must_use]
pub fn file(model: &Model) -> PathBuf {
    home(&model.data, model.reread == Reread::Embedded)
}

/// The correction that was typed and the file it goes to, while it is asked for.
#[must_use]
pub fn entry(model: &Model) -> Option<(PathBuf, Entry)> {
    let Some(Overlay::Correct(line)) = &model.overlay else {
        return None;
    };
    let subject = &line.subject;
    let entry = Entry {
        fields: [
            subject.file.clone(),
            RawText::new(subject.line.to_string()),
            subject.column.clone(),
            subject.old.clone(),
            RawText::new(line.new.value()),
            RawText::new(line.reason.value().trim()),
        ],
        replaces: subject.earlier.clone(),
    };
    Some((file(model), entry))
}

/// What came of writing it: the line closes and the source is read again where it can be, or the reason is said.
pub fn finish(
    model: &mut Model,
    path: &Path,
    outcome: &Result<(), Unwritten>,
    reread: Reread,
) -> Option<Effect> {
    let language = &model.language;
    let words = language.correction();
    let said = match outcome {
        Ok(()) => (words.written)(&fit::tail(&shown_path(path), FILE)),
        Err(Unwritten::Foreign(error)) => {
            let (at, why) = (language.refused_at(error), language.refusal(error).message);
            format!("{at}: {why}")
        }
        Err(Unwritten::Refused(error)) => language.export_error(error),
    };
    if outcome.is_err() {
        model.status = Some(said);
        return None;
    }
    if let Some(Overlay::Correct(line)) = model.overlay.take() {
        model.overlay = Some(Overlay::Problems(line.problems));
    }
    model.reread = reread;
    match reread {
        Reread::Anytime => {
            model.status = Some(said.clone());
            model.corrected = Some(said);
            Some(Effect::Reload)
        }
        Reread::Embedded | Reread::Once => {
            model.status = Some(format!("{said} · {}", words.next_time));
            None
        }
    }
}
