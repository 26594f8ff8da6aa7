//! Copying, as far as the model goes: what there is to copy, what is said of it, and the command line of the view.

use crate::domain::place::Date;
use crate::text::command::Command;
use crate::tui::clipboard::{By, Copied, MOST, QUIET};
use crate::tui::copying::{Order, What};
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

/// What is to be copied, as the screen is now.
#[must_use]
pub fn order(model: &Model, what: Copying, today: Date) -> Order {
    let sheet = model.page.clone();
    let what = match what {
        Copying::Finding => match sheet {
            Some(sheet) => What::Line(sheet, model.cursor().at),
            None => What::Finding(subject(model)),
        },
        Copying::Table => sheet.map_or(What::Table, What::Page),
        Copying::CommandLine => {
            let [line, _] = command_lines(model);
            What::Said(line)
        }
    };
    Order {
        what,
        view: model.view().clone(),
        ground: model.ground(),
        lang: model.language.numbers.lang(),
        today,
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

/// What is copied is made.
pub fn wait(model: &mut Model) {
    model.status = Some(model.language.clipboard().copying.to_owned());
}

/// What is copied was made, and is on its way.
pub fn begin(model: &mut Model, copied: Copied) {
    let said = said(model, copied);
    say(model, said);
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
    let said = (words.too_much)(&model.key_of(Command::Export));
    say(model, said);
}

/// Says what came of it, where nothing else was said since it was asked for.
fn say(model: &mut Model, said: String) {
    let copying = model.language.clipboard().copying;
    if model.status.as_deref().is_none_or(|now| now == copying) {
        model.status = Some(said);
    }
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
