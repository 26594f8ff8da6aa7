//! The list of bookmarks: names with their views, and of the chosen one what it opens.

use std::path::Path;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::raw::{Raw, shown_path};
use crate::store::bookmark::Bookmark;
use crate::text::keep;
use crate::tui::model::Model;
use crate::tui::overlay::BookmarkList;
use crate::tui::theme::Role;
use crate::tui::update::bookmark::{chosen, command, none, offered};
use crate::tui::view::{fit, overlay_area, overlay_rows, popup};

/// The widest and highest it grows.
const WIDTH: u16 = 96;
const HEIGHT: u16 = 22;
/// The rows of the least list.
const LEAST: usize = 4;
/// The rows of the frame, of what is typed, and of the chosen bookmark.
const AROUND: usize = 6;
/// Cells of a name where the view stands beside it.
const NAME: usize = 30;
/// Below so many cells the names stand alone.
const NARROW: usize = 56;

/// The cells that the list wants, whatever is typed.
pub(super) fn size(list: &BookmarkList) -> (u16, u16) {
    let rows = list.all().count().max(LEAST) + AROUND;
    (WIDTH, u16::try_from(rows).unwrap_or(HEIGHT).min(HEIGHT))
}

/// The rows below the list: a rule and two lines on the chosen bookmark, where there is room for them.
pub(super) fn below(area: Rect) -> u16 {
    if area.height >= 10 { 3 } else { 0 }
}

pub(super) fn draw(model: &Model, list: &BookmarkList, frame: &mut Frame<'_>) {
    let (Some(area), Some(rows)) = (overlay_area(model), overlay_rows(model)) else {
        return;
    };
    let words = model.language.keep();
    let inside = popup::frame_of(model, area, words.title, &list.note, frame);
    popup::draw_input(model, list.input.value(), words.prompt, inside, frame);
    let shown = offered(list);
    if shown.is_empty() {
        let said = if list.all().next().is_none() {
            none(model)
        } else {
            words.no_match.to_owned()
        };
        let lines = fit::wrap(&said, usize::from(rows.width).saturating_sub(2).max(1));
        for (line, row) in lines.into_iter().zip(rows.rows()) {
            frame.render_widget(Line::raw(format!("  {line}")), row);
        }
        return;
    }
    let mut cursor = list.cursor;
    cursor.settle(shown.len(), rows.height.into());
    let window = cursor.window(shown.len(), rows.height.into());
    for (at, row) in window.zip(rows.rows()) {
        if let Some(bookmark) = list.all().nth(shown[at]) {
            let role = match (at == cursor.at, shown[at] < list.here.len()) {
                (true, _) => Role::Cursor,
                (false, true) => Role::Text,
                (false, false) => Role::Dim,
            };
            let mark = Mark {
                is_chosen: at == cursor.at,
                is_here: shown[at] < list.here.len(),
            };
            let text = line(model, bookmark, mark, row.width.into());
            frame.render_widget(Line::from(Span::styled(text, model.theme.style(role))), row);
        }
    }
    if below(area) > 0 {
        draw_chosen(model, list, rows, frame);
    }
}

/// What a row of the list is.
#[derive(Clone, Copy)]
struct Mark {
    is_chosen: bool,
    is_here: bool,
}

/// A bookmark as a row: its name, and what it asks, of other files than the open ones too, where there is room.
fn line(model: &Model, bookmark: &Bookmark, mark: Mark, width: usize) -> String {
    let pointer = if mark.is_chosen {
        fit::pointer(model.glyphs)
    } else {
        " "
    };
    let room = width.saturating_sub(2);
    let name = Raw::new(&bookmark.name).shown().into_string();
    if room < NARROW {
        return format!("{pointer} {}", fit::left(&name, room));
    }
    let rest = room - NAME - 2;
    let mut asked = asked(model, bookmark);
    if !mark.is_here {
        asked = format!("{}: {asked}", file(model, bookmark));
    }
    format!(
        "{pointer} {}  {}",
        fit::left(&name, NAME),
        fit::left(&asked, rest)
    )
}

/// The file of a bookmark by its name, the first of several.
fn file(model: &Model, bookmark: &Bookmark) -> String {
    let first = bookmark.files.first().map(Path::new);
    match first.and_then(Path::file_name) {
        Some(name) => shown_path(Path::new(name)),
        None => model.language.keep().example.to_owned(),
    }
}

/// What a bookmark asks in particular, as its flags.
fn asked(model: &Model, bookmark: &Bookmark) -> String {
    let brief = keep::brief(&bookmark.view);
    if brief.is_empty() {
        return model.language.keep().plain.to_owned();
    }
    brief
}

/// What the chosen bookmark asks in full, and of which files, or how it is opened.
fn draw_chosen(model: &Model, list: &BookmarkList, rows: Rect, frame: &mut Frame<'_>) {
    let Some((bookmark, is_here)) = chosen(list) else {
        return;
    };
    let words = model.language.keep();
    let width = usize::from(rows.width);
    let dim = model.theme.style(Role::Dim);
    let files = if bookmark.files.is_empty() {
        words.example.to_owned()
    } else {
        keep::line(&bookmark.files)
    };
    let saved = bookmark
        .saved
        .map(|day| (words.saved_on)(&model.language.date(day)));
    let origin = if is_here {
        [Some(files), saved]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ")
    } else {
        format!("{} · {files}", (words.elsewhere)(&command(bookmark)))
    };
    let lines = [
        fit::horizontal(model.glyphs).repeat(width),
        fit::cut(&format!("  {}", asked(model, bookmark)), width),
        fit::cut(&format!("  {origin}"), width),
    ];
    for (text, y) in lines.into_iter().zip(rows.bottom()..) {
        frame.render_widget(Line::styled(text, dim), Rect::new(rows.x, y, rows.width, 1));
    }
}
