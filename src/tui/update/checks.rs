//! The pages of checks: opening and turning them, what stands behind a line, and the thresholds.

use tui_input::Input;

use crate::query::view::{Check, Page, View};
use crate::text::command::Command;
use crate::tui::cursor::Cursor;
use crate::tui::lines;
use crate::tui::model::{Model, Pane};
use crate::tui::msg::Msg;
use crate::tui::overlay::{FullText, Overlay};
use crate::tui::timeline::{Change, LineReturn, Return};

/// The page that was open last; on a page of checks the next one.
pub(super) fn open(model: &mut Model) {
    if model.check().is_some() {
        turn(model, false);
    } else {
        let last = Some(model.last_check).filter(|check| model.offers(*check));
        go_to(model, last.unwrap_or_default());
    }
}

/// The next page, or the one before.
pub(super) fn turn(model: &mut Model, back: bool) {
    let pages = model.pages();
    let at = pages.iter().position(|page| model.check() == Some(*page));
    let step = if back { pages.len() - 1 } else { 1 };
    let next = at.and_then(|at| pages.get((at + step) % pages.len()));
    if let Some(next) = next {
        go_to(model, *next);
    }
}

/// A page of checks, where it was left.
pub(super) fn go_to(model: &mut Model, check: Check) {
    let view = View {
        page: Page::Check(check),
        ..model.view().clone()
    };
    if view == *model.view() {
        return;
    }
    model.pane = Pane::List;
    model.go(view, Change::Tab, None);
    model.stand(model.checks[check as usize]);
}

/// The rows behind the line under the cursor; where there are none, what stands behind it in full.
pub(super) fn open_line(model: &mut Model) {
    let at = model.cursor().at;
    let line = model.sheet().and_then(|sheet| sheet.lines.get(at));
    let Some(line) = line else {
        return;
    };
    let rows = line.view.clone();
    if let Some(view) = rows {
        model.overlay = None;
        let back = LineReturn {
            view: model.view().clone(),
            cursor: model.cursor(),
        };
        model.go(view, Change::Open, None);
        model.timeline.now_mut().trail.push(Return::Line(back));
        model.pane = Pane::List;
    } else {
        explain(model);
    }
}

/// What stands behind the line under the cursor, in full.
pub(super) fn explain(model: &mut Model) {
    let at = model.cursor().at;
    if model.sheet().is_some_and(|sheet| at < sheet.lines.len()) {
        model.overlay = Some(Overlay::Text(FullText::default()));
    }
}

/// Back to the page from the rows behind one of its lines. What they are measured in stays.
pub(super) fn leave(model: &mut Model, to: LineReturn) {
    let here = model.view().clone();
    let view = View {
        measure: here.measure,
        reference: here.reference,
        population: here.population,
        thresholds: here.thresholds,
        presentation: here.presentation,
        ..to.view
    };
    let mut trail = model.timeline.now().trail.clone();
    trail.pop();
    model.go(view, Change::Back, None);
    model.timeline.now_mut().trail = trail;
    model.stand(to.cursor);
}

/// The rows behind the next line of the page that has some, or the one before.
pub(super) fn sibling(model: &mut Model, from: &LineReturn, back: bool) {
    let command = if back {
        Command::PreviousSibling
    } else {
        Command::NextSibling
    };
    let sheet = model.consult_page(&from.view, command);
    let at = from.cursor.at;
    let mut lines = sheet.iter().flat_map(|sheet| &sheet.lines).enumerate();
    let next = if back {
        let before = lines.take(at).filter(|(_, line)| line.view.is_some());
        before.last()
    } else {
        lines.find(|(other, line)| *other > at && line.view.is_some())
    };
    let Some((at, view)) = next.and_then(|(at, line)| Some((at, line.view.clone()?))) else {
        return;
    };
    model.go(view, Change::Sibling, None);
    model.stand(Cursor::default());
    let now = model.timeline.now_mut();
    if let Some(Return::Line(last)) = now.trail.last_mut() {
        last.cursor.at = at;
    }
}

/// True on a page of checks that another view would not change: what was asked for matters not there. Also true where
/// that is counted first: the command is run again then.
pub(super) fn would_stay_the_same(model: &mut Model, view: &View, command: Command) -> bool {
    let Some(here) = model.page.clone() else {
        return false;
    };
    match model.consult_page(view, command) {
        Some(sheet) => sheet == here,
        None => true,
    }
}

/// Asks for thresholds.
pub(super) fn ask_thresholds(model: &mut Model) {
    if model.check().is_none() {
        let said = (model.language.frame().only_in_checks)(&model.key_of(Command::Checks));
        model.status = Some(said);
        return;
    }
    let typed = model.language.typed(model.view().thresholds);
    model.overlay = Some(Overlay::Thresholds(Input::from(typed)));
}

/// A change of the thresholds that are typed, or the word to use them.
pub(super) fn thresholds_line(model: &mut Model, msg: Msg) {
    let Some(Overlay::Thresholds(input)) = &mut model.overlay else {
        return;
    };
    match msg {
        Msg::Edit(request) => {
            input.handle(request);
        }
        Msg::Accept => {
            let Some(thresholds) = model.language.typed_thresholds(input.value()) else {
                model.status = Some(model.language.frame().thresholds_bad.to_owned());
                return;
            };
            model.overlay = None;
            let view = View {
                thresholds,
                ..model.view().clone()
            };
            model.go(view, Change::Thresholds, None);
            let numbers = &model.language.numbers;
            let said = (model.language.frame().thresholds_are)(
                &numbers.compact(thresholds.above),
                &numbers.compact(thresholds.below),
            );
            model.status = Some(said);
        }
        _ => {}
    }
}

/// A click on a visible line: chooses it; true when it was chosen before.
pub(super) fn choose(model: &mut Model, at: usize) -> bool {
    let stops = model
        .sheet()
        .and_then(|sheet| lines::nearest(sheet, at, false));
    if stops != Some(at) {
        return false;
    }
    let again = model.cursor().at == at;
    model.timeline.now_mut().cursor.at = at;
    again
}
