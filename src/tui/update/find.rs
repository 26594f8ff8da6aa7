//! Finding: the line that is typed, the way from hit to hit, and the rest of a search that takes longer than a key.

use crate::domain::raw::Raw;
use crate::query::answer::Rows;
use crate::tui::cursor::Cursor;
use crate::tui::model::Model;
use crate::tui::msg::Msg;
use crate::tui::overlay::{FindLine, Overlay};
use crate::tui::update::filter;

/// Opens the line.
pub(super) fn open(model: &mut Model) {
    model.found = None;
    model.overlay = Some(Overlay::Find(FindLine {
        input: tui_input::Input::default(),
        before: model.cursor(),
    }));
}

/// A message for the line.
pub(super) fn line(model: &mut Model, msg: Msg) {
    let Some(Overlay::Find(line)) = &mut model.overlay else {
        return;
    };
    match msg {
        Msg::Edit(request) => {
            line.input.handle(request);
            let pattern = line.input.value().to_owned();
            let before = line.before;
            model.find(&pattern);
            begin(model, before);
        }
        Msg::Accept => model.overlay = None,
        Msg::Keep => filter::keep_words(model),
        _ => {}
    }
}

/// To the best hit so far; without one to where the cursor was before.
fn begin(model: &mut Model, before: Cursor) {
    model.timeline.now_mut().cursor = before;
    to_hit(model, 0);
    let at = model.cursor().at;
    if let Some(found) = &mut model.found
        && !found.is_done()
    {
        found.follows = Some(at);
        say_progress(model);
    }
}

fn say_progress(model: &mut Model) {
    if let Some(found) = &model.found {
        let total = model.language.numbers.count(found.total() as u64);
        model.status = Some((model.language.words.screen.searching)(&total));
    }
}

/// To the next hit, or the one before.
pub(super) fn next_hit(model: &mut Model, back: bool) {
    let Some(found) = &mut model.found else {
        return;
    };
    found.follows = None;
    let hits = found.hits().len();
    if hits == 0 {
        return;
    }
    let at = (found.at + if back { hits - 1 } else { 1 }) % hits;
    to_hit(model, at);
}

/// To a hit, and says which of how many.
fn to_hit(model: &mut Model, at: usize) {
    let Some(found) = &mut model.found else {
        return;
    };
    let screen = &model.language.words.screen;
    let Some(hit) = found.hits().get(at).copied() else {
        model.status = Some((screen.not_found)(&Raw::new(&found.pattern).shown()));
        return;
    };
    found.at = at;
    model.timeline.now_mut().cursor.at = hit.at;
    let numbers = &model.language.numbers;
    model.status = Some((screen.found)(
        &numbers.count(at as u64 + 1),
        &numbers.count(found.total() as u64),
    ));
}

/// Goes on with a search until `is_time` says that it is time to stop; true while something is left.
pub fn work(model: &mut Model, is_time: impl FnMut() -> bool) -> bool {
    let answer = model.answer.clone();
    let rows = answer.as_deref().map(|answer| &answer.rows);
    let Some(Rows::Initiatives(list)) = rows else {
        return false;
    };
    if model.page.is_some() {
        return false;
    }
    let Some(found) = &mut model.found else {
        return false;
    };
    let Some(search) = found.unfinished() else {
        return false;
    };
    let is_left = search.work(&model.data, list, is_time);
    let follows = found.follows;
    if !is_left {
        found.at = found.at.min(found.hits().len().saturating_sub(1));
        found.follows = None;
    }
    if follows == Some(model.cursor().at) {
        if is_left {
            say_progress(model);
        } else {
            to_hit(model, 0);
            model.settle();
        }
    }
    is_left
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::load::watch::Reread;
    use crate::load::{self, Source};
    use crate::query::view::{Grouping, View};
    use crate::text::bar::cells::Glyphs;
    use crate::text::{Lang, Language};
    use crate::tui::asked::Pace;
    use crate::tui::keys::Keys;
    use crate::tui::model::Options;
    use crate::tui::theme::Theme;
    use crate::tui::{run, script};

    /// The initiatives of the example after some keys; in these tests a few rows are many.
    fn model(pace: Pace, keys: &str) -> Model {
        let data = Arc::new(load::load(&Source::default()).unwrap().dataset);
        let options = Options {
            view: View {
                grouping: Grouping::Initiative,
                ..View::default()
            },
            theme: Theme::Mono,
            keys: Keys::default(),
            glyphs: Glyphs::Unicode,
            mouse: false,
            report: Arc::default(),
            against: Arc::default(),
            reread: Reread::Embedded,
        };
        let language = Language::new(Lang::En).unwrap();
        let mut model = Model::new(data, language, options, 100, 30);
        model.answer(pace);
        play(&mut model, keys);
        model
    }

    fn play(model: &mut Model, keys: &str) {
        for key in script::parse(keys).unwrap() {
            let _effect = run::press(model, &key);
        }
    }

    #[test]
    fn a_search_in_steps_says_how_far_it_is_and_ends_where_one_at_once_does() {
        let at_once = model(Pace::AtOnce, "/skole");
        let mut model = model(Pace::IfQuick, "/sko");
        assert!(work(&mut model, || true));
        assert!(model.status.as_deref().unwrap().starts_with("searching … "));
        play(&mut model, "le");
        while work(&mut model, || true) {}
        assert_eq!(model.status, at_once.status);
        assert_eq!(model.cursor().at, at_once.cursor().at);
        assert!(!work(&mut model, || true));
    }

    #[test]
    fn a_cursor_that_was_moved_meanwhile_stays() {
        let mut model = model(Pace::IfQuick, "/skole<enter><end>");
        let last = model.cursor().at;
        while work(&mut model, || true) {}
        assert_eq!(model.cursor().at, last);
        play(&mut model, "n");
        assert_ne!(model.cursor().at, last);
    }
}
