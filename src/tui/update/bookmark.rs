//! Bookmarks: the name is asked for and the list is shown here; the loop reads and writes, and what came of it is said.

use tui_input::Input;

use crate::domain::raw::{Raw, shown_path};
use crate::query::answer::Rows;
use crate::query::group::Group;
use crate::query::search::Finder;
use crate::query::view::Page;
use crate::store::bookmark::{Bookmark, Listed, Over, Put};
use crate::text::command::Command;
use crate::text::flag::Given;
use crate::text::keep;
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Msg};
use crate::tui::overlay::{BookmarkLine, BookmarkList, Overlay};
use crate::tui::timeline::Change;

/// Letters of a name that is said in the last row.
const SAID: usize = 32;

/// A name as it is shown where there is little room.
#[must_use]
pub fn shown(name: &str) -> String {
    crate::text::cells::cut(&Raw::new(name).shown(), SAID)
}

/// Asks for the name of the view.
pub(super) fn ask(model: &mut Model) {
    let name = model.language.proposed_name(model.view(), &model.data);
    model.overlay = Some(Overlay::Bookmark(BookmarkLine {
        input: Input::from(name),
        is_taken: false,
    }));
}

/// A change of the name, or the word to keep the view under it.
pub(super) fn line(model: &mut Model, msg: Msg) -> Option<Effect> {
    let Some(Overlay::Bookmark(line)) = &mut model.overlay else {
        return None;
    };
    match msg {
        Msg::Edit(request) => {
            line.input.handle(request);
            line.is_taken = false;
            None
        }
        Msg::Accept if line.input.value().trim().is_empty() => {
            model.status = Some(model.language.keep().no_name.to_owned());
            None
        }
        Msg::Accept => Some(Effect::Bookmark),
        _ => None,
    }
}

/// The name that is typed and the view it is for, while it is asked for, and what becomes of one that has the name.
#[must_use]
pub fn asked(model: &Model) -> Option<(Bookmark, Over)> {
    let Some(Overlay::Bookmark(line)) = &model.overlay else {
        return None;
    };
    let flags = model.language.flags(model.view(), &model.data);
    let over = if line.is_taken {
        Over::Replace
    } else {
        Over::Keep
    };
    let bookmark = Bookmark {
        name: line.input.value().trim().to_owned(),
        view: flags.iter().flat_map(Given::arguments).collect(),
        files: Vec::new(),
        saved: None,
    };
    Some((bookmark, over))
}

/// What came of keeping it: the line closes, asks whether another one goes, or stays with the reason.
pub fn kept(model: &mut Model, outcome: Result<Put, String>) {
    let key = model.key_of(Command::Bookmarks);
    let Some(Overlay::Bookmark(line)) = &mut model.overlay else {
        return;
    };
    let words = model.language.keep();
    let name = shown(line.input.value().trim());
    match outcome {
        Ok(Put::Taken) => line.is_taken = true,
        Ok(Put::Saved(changed)) => {
            let mut said = (words.saved)(&name, &key);
            if let Some(aside) = changed.aside {
                said = format!("{said} · {}", (words.aside)(&shown_path(&aside)));
            }
            model.overlay = None;
            model.status = Some(said);
        }
        Err(why) => model.status = Some(why),
    }
}

/// Stands on the row of a name, where there is one.
pub fn stand(model: &mut Model, name: &str) {
    if model.is_counting() {
        model.landing.named = Some(name.to_owned());
        return;
    }
    let Some(Rows::Groups(groups)) = model.answer.as_ref().map(|answer| &answer.rows) else {
        return;
    };
    let is_it = |group: &Group| model.language.key(&model.data, group.key) == name;
    let found = groups.iter().position(is_it);
    let found = found.filter(|_| model.check().is_none());
    if let Some(at) = found {
        model.timeline.now_mut().cursor.at = at;
        model.settle();
    }
}

/// Opens the list, which the loop fills.
pub(super) fn open(model: &mut Model) -> Effect {
    model.overlay = Some(Overlay::Bookmarks(Box::default()));
    Effect::Bookmarks
}

/// Fills the list with what was read: those of the open files, whose arguments are `files`, come first.
pub fn fill(model: &mut Model, read: Result<Listed, String>, files: Option<&[String]>) {
    let Some(Overlay::Bookmarks(list)) = &mut model.overlay else {
        return;
    };
    let words = model.language.keep();
    match read {
        Ok(listed) => {
            let is_here = |one: &Bookmark| files == Some(one.files.as_slice());
            let (here, elsewhere) = listed.bookmarks.into_iter().partition(is_here);
            list.here = here;
            list.elsewhere = elsewhere;
            let unreadable = (listed.unreadable > 0).then(|| {
                (words.unreadable)(&model.language.numbers.count(listed.unreadable as u64))
            });
            let newer = listed
                .newer
                .map(|version| (words.newer_list)(&version.to_string()));
            let note: Vec<_> = unreadable.into_iter().chain(newer).collect();
            list.note = note.join(" · ");
        }
        Err(why) => model.status = Some(why),
    }
}

/// The positions in the list that it shows: all, or those that match what is typed, best first.
#[must_use]
pub(crate) fn offered(list: &BookmarkList) -> Vec<usize> {
    let all = list.here.len() + list.elsewhere.len();
    let Some(finder) = Finder::new(list.input.value()) else {
        return (0..all).collect();
    };
    let names = list.all().map(|one| one.name.as_str());
    finder.rank(names).iter().map(|hit| hit.at).collect()
}

/// The bookmark under the cursor, and whether it is of the open files.
#[must_use]
pub(crate) fn chosen(list: &BookmarkList) -> Option<(&Bookmark, bool)> {
    let at = *offered(list).get(list.cursor.at)?;
    Some((list.all().nth(at)?, at < list.here.len()))
}

/// A message for the list.
pub(super) fn list(model: &mut Model, msg: Msg) -> Option<Effect> {
    let Some(Overlay::Bookmarks(list)) = &mut model.overlay else {
        return None;
    };
    let was_asking = std::mem::take(&mut list.is_forgetting);
    match msg {
        Msg::Accept if was_asking => {
            list.is_forgetting = true;
            return Some(Effect::Forget);
        }
        Msg::Accept => go(model),
        Msg::Forget => list.is_forgetting = chosen(list).is_some(),
        Msg::Edit(request) => {
            list.input.handle(request);
            list.cursor.at = 0;
        }
        _ => {}
    }
    None
}

/// To the view of the bookmark under the cursor; the reason where that is not possible.
fn go(model: &mut Model) {
    let Some(Overlay::Bookmarks(list)) = &model.overlay else {
        return;
    };
    let Some((bookmark, is_here)) = chosen(list) else {
        return;
    };
    let words = model.language.keep();
    let name = shown(&bookmark.name);
    if !is_here {
        model.status = Some((words.elsewhere)(&command(bookmark)));
        return;
    }
    let view = match model.language.view_of(&bookmark.view, &model.data) {
        Ok(view) if model.can_answer(view.page) => view,
        // What the rest of the file has is not known yet.
        Ok(_) | Err(_) if model.data.is_partial() => {
            model.status = model.not_yet(model.language.partial().not_yet);
            return;
        }
        Ok(view) => view,
        Err(why) => {
            model.status = Some((words.unfit)(&name, &why));
            return;
        }
    };
    model.overlay = None;
    if view == *model.view() {
        model.status = Some((words.same)(&name));
        return;
    }
    if let Page::Check(check) = view.page {
        model.last_check = check;
    }
    model.go(view, Change::Bookmark, None);
    // It was reached from nowhere: Esc widens.
    model.timeline.now_mut().trail.clear();
    let key = model.key_of(Command::Undo);
    model.status = Some((words.opened)(&name, &key));
}

/// The command line that opens a bookmark.
#[must_use]
pub(crate) fn command(bookmark: &Bookmark) -> String {
    let words = ["indsats", "open", &bookmark.name].map(str::to_owned);
    keep::line(&words)
}

/// The name of the bookmark that is to go, once that was asked and answered.
#[must_use]
pub fn forgetting(model: &Model) -> Option<String> {
    match &model.overlay {
        Some(Overlay::Bookmarks(list)) if list.is_forgetting => {
            chosen(list).map(|(bookmark, _)| bookmark.name.clone())
        }
        _ => None,
    }
}

/// What came of taking it out.
pub fn forgotten(model: &mut Model, name: &str, outcome: Result<bool, String>) {
    let Some(Overlay::Bookmarks(list)) = &mut model.overlay else {
        return;
    };
    list.is_forgetting = false;
    match outcome {
        Ok(_) => {
            let chosen = offered(list).get(list.cursor.at).copied();
            if let Some(at) = chosen {
                list.remove(at);
            }
            model.status = Some((model.language.keep().forgotten)(&shown(name)));
        }
        Err(why) => model.status = Some(why),
    }
}

/// The key that keeps the view, for an empty list.
#[must_use]
pub(crate) fn none(model: &Model) -> String {
    (model.language.keep().none)(&model.key_of(Command::Bookmark))
}
