//! `update`: a message changes the model, and may ask the loop for an effect.

pub mod bookmark;
mod checks;
pub mod compare;
pub mod copy;
pub mod correct;
mod explain;
pub mod export;
mod filter;
pub mod find;
mod mouse;
mod navigate;
mod pins;
mod problems;
pub mod reload;

pub(in crate::tui) use explain::subject_of;

use crate::query::measure::{Measure, Per};
use crate::query::search::Finder;
use crate::query::view::{Check, Grouping, Order, OrderKey, Page, Presentation, Scale, View};
use crate::text::command::Command;
use crate::tui::asked::{Question, Told};
use crate::tui::keymap::{BINDINGS, is_for_rows};
use crate::tui::model::{Model, Pane};
use crate::tui::msg::{Copying, Effect, Msg, Worker};
use crate::tui::overlay::{Overlay, Typed};
use crate::tui::timeline::Change;
use crate::tui::view::overlay_rows;

/// Changes the model by a message.
pub fn update(model: &mut Model, msg: Msg) -> Option<Effect> {
    if let Msg::Resize(width, height) = msg {
        model.window.width = width;
        model.window.height = height;
        model.settle();
        settle_overlay(model);
        return None;
    }
    if let Msg::WorkerFailed(worker) = msg {
        worker_failed(model, worker);
        return None;
    }
    if model.areas().is_none() {
        return match msg {
            Msg::Command(Command::Quit) => Some(Effect::Quit),
            Msg::Command(Command::Suspend) => Some(Effect::Suspend),
            _ => None,
        };
    }
    model.errand = None;
    let said = model.status.take();
    let has_hints = said.is_none() && (model.reload.is_none() || model.data.is_partial());
    let effect = match msg {
        Msg::Resize(..) | Msg::WorkerFailed(_) => None,
        Msg::Click(x, y) => mouse::click(model, x, y, has_hints),
        Msg::Wheel(x, y, down) => {
            mouse::wheel(model, x, y, down);
            None
        }
        Msg::Command(command) => run(model, command),
        Msg::Correct => {
            match model.not_yet(model.language.partial().not_yet) {
                Some(why) => model.status = Some(why),
                None => correct::open(model),
            }
            None
        }
        Msg::Edit(_)
        | Msg::Choose
        | Msg::Exclude
        | Msg::Unfold
        | Msg::Fold
        | Msg::Keep
        | Msg::Forget
        | Msg::Accept => over(model, msg),
    };
    model.settle();
    settle_overlay(model);
    effect
}

/// What was told beside the screen: it is shown where it is waited for.
pub fn told(model: &mut Model, epoch: u64, question: Question, told: Told) -> Option<Effect> {
    let command = model.learn(epoch, question, told)?;
    model.status = None;
    let effect = run(model, command);
    model.settle();
    settle_overlay(model);
    effect
}

/// What was counted beside the screen came to nothing.
pub fn untold(model: &mut Model, epoch: u64, question: Question) {
    model.give_up(epoch, question);
    worker_failed(model, Worker::Other);
}

/// What the thread was at is over, also in a window that is too small to say so.
fn worker_failed(model: &mut Model, worker: Worker) {
    match worker {
        Worker::Loader => model.reload = None,
        Worker::Saver => {
            model.saving = false;
            if let Some(Overlay::Export(dialog)) = &mut model.overlay {
                dialog.is_saving = false;
            }
        }
        Worker::Other => {}
    }
    model.status = Some(model.language.words.screen.worker_failed.to_owned());
}

/// Keeps the cursor of what is open inside its list, and the first visible row where the mouse finds it.
fn settle_overlay(model: &mut Model) {
    let height = overlay_rows(model).map_or(1, |rows| usize::from(rows.height));
    let labels = match &model.overlay {
        Some(Overlay::Filter(_)) => model.facet_labels(),
        _ => Vec::new(),
    };
    let commands = match &model.overlay {
        Some(Overlay::Commands(typed)) => offered(model, typed).len(),
        _ => 0,
    };
    match &mut model.overlay {
        Some(Overlay::Filter(palette)) => {
            let items = palette.list.items(&model.facets, &labels).len();
            palette.list.cursor.settle(items, height);
        }
        Some(Overlay::Commands(typed)) => typed.cursor.settle(commands, height),
        Some(Overlay::Bookmarks(list)) => {
            let offered = bookmark::offered(list).len();
            list.cursor.settle(offered, height);
        }
        Some(Overlay::Problems(problems)) => {
            problems.cursor.settle(problems.order.len(), height);
        }
        Some(Overlay::Export(dialog)) => dialog.cursor.settle(dialog.offered.len(), height),
        Some(
            Overlay::Find(_)
            | Overlay::Help(_)
            | Overlay::Text(_)
            | Overlay::Thresholds(_)
            | Overlay::Correct(_)
            | Overlay::CommandLine(_)
            | Overlay::Bookmark(_)
            | Overlay::Explain(_),
        )
        | None => {}
    }
}

/// A message for what is open, or for the facets in the left pane.
fn over(model: &mut Model, msg: Msg) -> Option<Effect> {
    match &mut model.overlay {
        None => filter::pane(model, msg),
        Some(Overlay::Filter(_)) => filter::palette(model, msg),
        Some(Overlay::Find(_)) => find::line(model, msg),
        Some(Overlay::Help(_)) => typed(model, msg),
        Some(Overlay::Commands(_)) => {
            if msg == Msg::Accept {
                return accept_command(model);
            }
            typed(model, msg);
        }
        Some(Overlay::Export(_)) => return export::line(model, msg),
        Some(Overlay::Thresholds(_)) => checks::thresholds_line(model, msg),
        Some(Overlay::Correct(_)) => return correct::line(model, msg),
        Some(Overlay::Bookmark(_)) => return bookmark::line(model, msg),
        Some(Overlay::Bookmarks(_)) => return bookmark::list(model, msg),
        Some(
            Overlay::Text(_) | Overlay::Problems(_) | Overlay::Explain(_) | Overlay::CommandLine(_),
        ) => {}
    }
    None
}

fn typed(model: &mut Model, msg: Msg) {
    let Some(Overlay::Help(typed) | Overlay::Commands(typed)) = &mut model.overlay else {
        return;
    };
    match msg {
        Msg::Edit(request) => {
            typed.input.handle(request);
            typed.cursor.at = 0;
        }
        Msg::Accept => model.overlay = typed.under.take().map(|under| *under),
        _ => {}
    }
}

/// The commands that the palette offers, best match first.
#[must_use]
pub(crate) fn offered(model: &Model, typed: &Typed) -> Vec<Command> {
    let all = BINDINGS.iter().map(|binding| binding.command);
    let Some(finder) = Finder::new(typed.input.value()) else {
        return all.collect();
    };
    let phrases: Vec<_> = all
        .clone()
        .map(|command| (model.language.words.command)(command).phrase)
        .collect();
    let commands: Vec<_> = all.collect();
    let hits = finder.rank(phrases);
    hits.into_iter().map(|hit| commands[hit.at]).collect()
}

fn accept_command(model: &mut Model) -> Option<Effect> {
    let Some(Overlay::Commands(typed)) = &model.overlay else {
        return None;
    };
    let chosen = offered(model, typed).get(typed.cursor.at).copied();
    model.overlay = None;
    chosen.and_then(|command| run(model, command))
}

fn run(model: &mut Model, command: Command) -> Option<Effect> {
    if model.check().is_some() && is_for_rows(command) {
        model.status = Some(model.with_keys(model.language.frame().idle));
        return None;
    }
    if let Some(why) = model.has_to_wait(command) {
        model.status = Some(why);
        return None;
    }
    let tells_row = matches!(
        command,
        Command::Explain | Command::Copy | Command::CopyTable
    );
    if tells_row && model.is_counting() && model.overlay.is_none() {
        model.status = Some(model.language.words.screen.counting.to_owned());
        return None;
    }
    match command {
        // Ctrl-C leaves at once, also from what is open.
        Command::Quit => {
            model.overlay = None;
            return Some(Effect::Quit);
        }
        Command::Suspend => return Some(Effect::Suspend),
        Command::Problems => problems::toggle(model),
        Command::Reload => return reload::ask(model),
        Command::Export => export::open(model),
        Command::Redraw => return Some(Effect::Redraw),
        Command::Mouse => return Some(mouse::toggle(model)),
        Command::Ghosts => compare::ghosts(model),
        Command::Pin if model.check() == Some(Check::Changes) => {
            let at = model.cursor().at;
            compare::toggle_rename(model, at);
        }
        Command::Pin => pins::toggle(model),
        Command::Copy => return Some(copy::row(model)),
        Command::CopyTable => return Some(Effect::Copy(Copying::Table)),
        Command::CommandLine => copy::open(model),
        Command::Bookmark => bookmark::ask(model),
        Command::Bookmarks => return Some(bookmark::open(model)),
        Command::Theme => model.theme = model.theme.next(),
        Command::Detail => model.detail = !model.detail,
        Command::Checks => checks::open(model),
        Command::Thresholds => checks::ask_thresholds(model),
        Command::Help => {
            model.overlay = Some(Overlay::Help(Typed {
                under: model.overlay.take().map(Box::new),
                ..Typed::default()
            }));
        }
        Command::Commands => model.overlay = Some(Overlay::Commands(Typed::default())),
        Command::Explain if model.check().is_some() => checks::explain(model),
        Command::Explain => explain::toggle(model),
        Command::NextPane | Command::PreviousPane => {
            turn(model, command == Command::PreviousPane);
        }
        Command::Find => find::open(model),
        Command::Filter | Command::FilterTarget | Command::FilterFinance => {
            filter::open(model, command);
        }
        Command::Only => filter::row_value(model, false),
        Command::Not => filter::row_value(model, true),
        Command::ClearLast => filter::clear_last(model),
        Command::ClearAll => {
            let view = model.view().cleared();
            model.timeline.now_mut().trail.clear();
            model.go(view, Change::Filter, None);
        }
        Command::Undo | Command::Redo => navigate::undo(model, command == Command::Undo),
        Command::HistoryBack | Command::HistoryForward => {
            navigate::walk(model, command == Command::HistoryBack);
        }
        Command::Measure
        | Command::MeasureBack
        | Command::Reference
        | Command::Sort
        | Command::Reverse
        | Command::AboveOnly
        | Command::ShowEmpty
        | Command::Scale
        | Command::Population => {
            present(model, command);
        }
        Command::Up
        | Command::Down
        | Command::PageUp
        | Command::PageDown
        | Command::HalfUp
        | Command::HalfDown
        | Command::Top
        | Command::Bottom => navigate::scroll(model, command),
        Command::Open => navigate::open(model),
        Command::Back if model.stops_reading() => return reload::cancel(model),
        Command::Back => navigate::back(model),
        Command::Tab(grouping) => navigate::tab(model, grouping),
        Command::PreviousSibling => navigate::sibling(model, true),
        Command::NextSibling => navigate::sibling(model, false),
        Command::FindNext => find::next_hit(model, false),
        Command::FindPrevious => find::next_hit(model, true),
    }
    None
}

/// Commands that change how the answer is asked for or shown, and nothing of what is selected.
fn present(model: &mut Model, command: Command) {
    let mut view = model.view().clone();
    let change = match command {
        Command::Measure | Command::MeasureBack => {
            let back = command == Command::MeasureBack;
            let before = view.measure;
            view.measure = before.next(back);
            // A list of initiatives shows their own amounts, and a check sums of them: measures that differ in the divisor alone look alike.
            while shows_own_amounts(&view)
                && view.measure.own_amount() == before.own_amount()
                && view.measure != before
            {
                view.measure = view.measure.next(back);
            }
            Change::Measure
        }
        Command::Reference => {
            let has_groups = !model.data.groups().is_empty();
            view.reference = view.reference.next(false, has_groups);
            Change::Reference
        }
        Command::Sort => {
            let keys = OrderKey::ALL;
            let at = keys
                .iter()
                .position(|key| *key == view.order.key)
                .unwrap_or(0);
            let key = keys[(at + 1) % keys.len()];
            view.order = Order {
                key,
                descending: key.largest_first(),
            };
            Change::Order
        }
        Command::Reverse => {
            view.order.descending = !view.order.descending;
            Change::Order
        }
        Command::AboveOnly => {
            view.conditions.above_only = !view.conditions.above_only;
            Change::Conditions
        }
        Command::ShowEmpty => {
            view.conditions.hide_empty = !view.conditions.hide_empty;
            Change::Conditions
        }
        Command::Population => {
            let dates = model.data.places().population_dates();
            let at = dates.iter().position(|date| *date == view.population);
            let next = at.map_or(0, |at| (at + 1) % dates.len().max(1));
            view.population = dates.get(next).copied().unwrap_or(view.population);
            Change::Population
        }
        _ => {
            let Presentation::Bars(scale) = view.presentation;
            let scales = Scale::ALL;
            let at = scales.iter().position(|known| *known == scale).unwrap_or(0);
            view.presentation = Presentation::Bars(scales[(at + 1) % scales.len()]);
            Change::Scale
        }
    };
    if checks::would_stay_the_same(model, &view, command) {
        if model.errand.is_none() {
            let said = said_of(model, &view, change).unwrap_or_default();
            model.status = Some((model.language.frame().no_difference)(&said));
        }
        return;
    }
    model.go(view, change, None);
    if model.is_counting() {
        model.landing.says = Some(change);
    } else if let Some(said) = said_of(model, model.view(), change) {
        model.status = Some(said);
    }
}

/// True where measures that differ in the divisor alone look alike.
fn shows_own_amounts(view: &View) -> bool {
    view.grouping == Grouping::Initiative || view.page != Page::Rows
}

/// What a key chooses, in words.
pub(in crate::tui) fn said_of(model: &Model, view: &View, change: Change) -> Option<String> {
    let language = &model.language;
    Some(match change {
        Change::Measure if shows_own_amounts(view) => language
            .measure(Measure {
                quantity: view.measure.own_amount(),
                per: Per::Total,
            })
            .to_owned(),
        Change::Measure => language.measure(view.measure).to_owned(),
        Change::Reference => {
            let key = model.key_at(model.cursor().at);
            let basis = key.and_then(|key| language.basis(view, &model.data, key));
            let axis = model.answer.as_ref().map(|answer| &answer.axis);
            basis.or_else(|| Some(language.axis(axis?, view.grouping)))?
        }
        Change::Order => {
            let arrow = if view.order.descending { "↓" } else { "↑" };
            format!("{} {arrow}", language.order(view.order.key, view.grouping))
        }
        Change::Scale => {
            let Presentation::Bars(scale) = view.presentation;
            language.scale(scale).to_owned()
        }
        Change::Population if model.data.years().len() > 1 => {
            language.words.screen.own_years.to_owned()
        }
        Change::Population => {
            (language.words.screen.population_on)(&language.date(view.population))
        }
        Change::Conditions
        | Change::Tab
        | Change::Open
        | Change::Back
        | Change::Filter
        | Change::Sibling
        | Change::Thresholds
        | Change::Pins
        | Change::Bookmark => return None,
    })
}

/// To the other side of an explanation, the next page of checks, or the next pane.
fn turn(model: &mut Model, back: bool) {
    if matches!(model.overlay, Some(Overlay::Explain(_))) {
        explain::turn(model, back);
    } else if model.check().is_some() {
        checks::turn(model, back);
    } else {
        next_pane(model, back);
    }
}

fn next_pane(model: &mut Model, back: bool) {
    let Some(areas) = model.areas() else {
        return;
    };
    let panes: Vec<_> = [
        areas.facets.map(|_| Pane::Facets),
        Some(Pane::List),
        areas.detail.map(|_| Pane::Detail),
    ]
    .into_iter()
    .flatten()
    .collect();
    let at = panes
        .iter()
        .position(|pane| *pane == model.focus())
        .unwrap_or(0);
    let step = if back { panes.len() - 1 } else { 1 };
    model.pane = panes[(at + step) % panes.len()];
}
