//! Copying, as far as the model goes: what there is to copy, what is said of it, and the command line of the view.

use crate::document::Document;
use crate::document::paste::paste;
use crate::domain::place::Date;
use crate::text::command::Command;
use crate::tui::clipboard::{By, Copied, MOST, MOST_OF_TOOLS, QUIET, clean};
use crate::tui::model::Model;
use crate::tui::msg::{Copying, Effect};
use crate::tui::overlay::{CommandLine, Overlay};
use crate::tui::update::explain::subject;

/// What the key that copies a row copies: the command line where that is open.
pub(super) fn row(model: &Model) -> Effect {
    Effect::Copy(match &model.overlay {
        Some(Overlay::CommandLine(_)) => Copying::CommandLine,
        Some(
            Overlay::Filter(_)
            | Overlay::Find(_)
            | Overlay::Help(_)
            | Overlay::Commands(_)
            | Overlay::Text(_)
            | Overlay::Problems(_)
            | Overlay::Export(_)
            | Overlay::Thresholds(_)
            | Overlay::Correct(_)
            | Overlay::Explain(_)
            | Overlay::Bookmark(_)
            | Overlay::Bookmarks(_),
        )
        | None => Copying::Finding,
    })
}

/// Opens the command line of the view.
pub(super) fn open(model: &mut Model) {
    model.overlay = Some(Overlay::CommandLine(CommandLine::default()));
}

/// What is copied, without control characters; `None` where it is too much for anything here.
#[must_use]
pub fn text(model: &Model, what: Copying, today: Date) -> Option<String> {
    let language = &model.language;
    let view = model.view();
    match what {
        Copying::Finding => {
            let said = match model.sheet() {
                Some(sheet) => {
                    let at = model.cursor().at;
                    language.minutes_of_line(sheet, at, &model.data, today)
                }
                None => language.minutes(view, &model.data, subject(model), today),
            };
            Some(clean(&said, false))
        }
        Copying::Table => {
            let document = Document {
                language,
                view,
                data: &model.data,
                report: &model.report,
                against: &model.against,
                today,
            };
            paste(&document, MOST_OF_TOOLS).map(|table| clean(&table, true))
        }
        Copying::CommandLine => {
            let [line, _] = command_lines(model);
            Some(clean(&line, false))
        }
    }
}

/// The command line of the view, and the one that prints it.
#[must_use]
pub fn command_lines(model: &Model) -> [String; 2] {
    ["indsats", "indsats show"].map(|command| {
        let (files, view) = (&model.opened, model.view());
        let language = &model.language;
        language.command_line_on(command, files, view, &model.data)
    })
}

/// What is copied is on its way.
pub fn begin(model: &mut Model, copied: Copied) {
    model.status = Some(said(model, copied));
}

/// A program took it, or not. Whoever has gone on since is not told.
pub fn finish(model: &mut Model, copied: Copied) {
    let before = said(
        model,
        Copied {
            by: By::Asked,
            ..copied
        },
    );
    if model.status.as_deref() == Some(&before) {
        model.status = Some(said(model, copied));
    }
}

/// Nothing here takes so much.
pub fn too_much(model: &mut Model) {
    let words = model.language.clipboard();
    model.status = Some((words.too_much)(&model.key_of(Command::Export)));
}

/// What came of a copy, in words.
fn said(model: &Model, copied: Copied) -> String {
    let words = model.language.clipboard();
    let count = model.language.numbers.count(copied.characters as u64);
    let much = (words.characters)(&count);
    let is_long = copied.bytes > QUIET;
    let key = model.key_of(Command::Export);
    match (copied.sent, copied.by) {
        (true, By::Taken(tool)) if is_long => (words.in_doubt)(tool.name(), &much),
        (true, By::Taken(tool)) => {
            let both = (words.both)(words.terminal, tool.name());
            (words.copied)(&both, &much)
        }
        (true, By::Nobody | By::Asked) if is_long => (words.may_refuse)(&much),
        (true, By::Nobody | By::Asked) => (words.copied)(words.terminal, &much),
        (true, By::Refused(tool)) => {
            let sent = if is_long {
                (words.unsure)(&much)
            } else {
                (words.copied)(words.terminal, &much)
            };
            format!("{sent}; {}", (words.refused)(tool.name()))
        }
        (false, By::Taken(tool)) => (words.copied)(tool.name(), &much),
        (false, By::Asked) => words.copying.to_owned(),
        (false, By::Nobody | By::Refused(_)) if copied.bytes > MOST => (words.too_much)(&key),
        (false, By::Nobody | By::Refused(_)) => (words.nowhere)(&key),
    }
}
