//! Effects: what the loop does for the model, which does no I/O.

use crate::document;
use crate::load;
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Msg, Worker};
use crate::tui::run::feed::Feed;
use crate::tui::run::keep::Keeper;
use crate::tui::run::screen::Screen;
use crate::tui::run::{Failure, copy};
use crate::tui::terminal;
use crate::tui::update::{correct, export as saving, reload, update};

/// Does for the model what it cannot do itself.
pub(super) fn act(
    effect: Option<Effect>,
    session: &impl Screen,
    model: &mut Model,
    feed: &mut Feed,
    keeper: &Keeper,
) -> Result<(), Failure> {
    match effect {
        None | Some(Effect::Quit) => {}
        Some(Effect::Suspend) => session.suspend().map_err(refused)?,
        Some(Effect::Redraw) => session.repaint(),
        Some(Effect::Mouse(on)) => session.set_mouse(on).map_err(refused)?,
        Some(Effect::CancelReload) => feed.cancel(),
        Some(Effect::Copy(what)) => copy::copy(what, model, &mut feed.copier),
        Some(Effect::Bookmark) => keeper.bookmark(model, &feed.source),
        Some(Effect::Bookmarks) => keeper.list(model, &feed.source),
        Some(Effect::Forget) => keeper.forget(model),
        Some(Effect::Export) => {
            if let Some(order) = saving::order(model)
                && feed.save(order, document::today()).is_err()
            {
                let _no_effect = update(model, Msg::WorkerFailed(Worker::Saver));
            }
        }
        Some(Effect::Correct) => {
            if let Some((path, entry)) = correct::entry(model) {
                let outcome = feed.correct(&path, &entry);
                let next = correct::finish(model, &path, &outcome, feed.reread);
                act(next, session, model, feed, keeper)?;
            }
        }
        Some(Effect::Reload) => {
            // One that was cancelled may still be on its way to its end.
            if feed.begin_again() {
                reload::progress(model, load::Stage::default());
            } else if feed.stage().is_some() {
                reload::wait(model);
            } else if feed.begin().is_err() {
                let _no_effect = update(model, Msg::WorkerFailed(Worker::Loader));
            } else {
                reload::progress(model, load::Stage::default());
            }
        }
    }
    Ok(())
}

/// The terminal does not do what it was asked for.
pub(super) fn refused(error: std::io::Error) -> Failure {
    Failure::Terminal(terminal::Error::Modes(error))
}
