//! A row of the list: name, value, standing, count, and the bar with the line of the average.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use crate::query::answer::{InitiativeRow, Rows};
use crate::query::group::{Group, Key};
use crate::query::reference::Standing;
use crate::text::bar::axis::Axis;
use crate::text::bar::cells::{Glyphs, Kind, haunted_bar};
use crate::text::bar::strip::strip;
use crate::text::scale::{Drawn, measure_shown, no_bar_in};
use crate::tui::bar::Bar;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::fit;
use crate::tui::view::list::columns::{Columns, MARK, STANDING, STRIP, VALUE};
use crate::tui::view::mark;

pub(super) fn standing_glyph(model: &Model, standing: Option<Standing>) -> &'static str {
    match (standing, model.glyphs) {
        (Some(Standing::Above), Glyphs::Unicode) => "▲",
        (Some(Standing::Below), Glyphs::Unicode) => "▽",
        (Some(Standing::Above), Glyphs::Ascii) => "+",
        (Some(Standing::Below), Glyphs::Ascii) => "-",
        (Some(Standing::Equal) | None, _) => " ",
    }
}

/// A name with the letters that were found marked, in exactly some cells.
fn name_spans(model: &Model, name: &str, cells: usize) -> Vec<Span<'static>> {
    let fitted = fit::left(name, cells);
    let letters = model
        .found
        .as_ref()
        .map(|found| found.letters(name))
        .unwrap_or_default();
    if letters.is_empty() {
        return vec![Span::raw(fitted)];
    }
    let mark = model.theme.style(Role::Match);
    let span = |(at, c): (usize, char)| {
        let text = c.to_string();
        if letters.contains(&at) {
            Span::styled(text, mark)
        } else {
            Span::raw(text)
        }
    };
    fitted.chars().enumerate().map(span).collect()
}

/// The marks of the cursor and of a pinned row, and the row's style.
fn mark(model: &Model, at: usize, is_pinned: bool) -> (String, ratatui::style::Style) {
    let chosen = model.cursor().at == at;
    let pointer = match model.glyphs {
        Glyphs::Unicode => "▶",
        Glyphs::Ascii => ">",
    };
    let pin = if is_pinned {
        mark::pinned(model.glyphs)
    } else {
        " "
    };
    if chosen {
        (format!("{pointer}{pin}"), model.theme.style(Role::Cursor))
    } else {
        (format!(" {pin}"), model.theme.style(Role::Text))
    }
}

/// The texts of a row, left of its bar; the last is fitted to its column.
struct Texts {
    is_pinned: bool,
    name: String,
    value: String,
    standing: Option<Standing>,
    count: String,
}

/// Draws the texts of a row, marked where it is the cursor's, and returns the place of its bar.
fn draw_texts(
    model: &Model,
    texts: &Texts,
    at: usize,
    area: Rect,
    columns: Columns,
    frame: &mut Frame<'_>,
) -> Rect {
    let (pointer, style) = mark(model, at, texts.is_pinned);
    let mut spans = vec![Span::raw(pointer)];
    spans.extend(name_spans(model, &texts.name, columns.name.into()));
    let sign = standing_glyph(model, texts.standing);
    let rest = format!(
        "{} {sign}{}",
        fit::right(&texts.value, VALUE.into()),
        texts.count
    );
    spans.push(Span::raw(rest));
    let width = MARK + columns.name + VALUE + STANDING + columns.count;
    frame.buffer_mut().set_style(Rect { width, ..area }, style);
    frame.render_widget(Line::from(spans), area);
    Rect {
        x: columns.bar_x(area),
        width: columns.bar,
        ..area
    }
}

pub(super) fn draw_group(
    model: &Model,
    group: &Group,
    at: usize,
    area: Rect,
    columns: Columns,
    axis: &Axis,
    frame: &mut Frame<'_>,
) {
    let texts = group_texts(model, group, columns);
    let bar_area = draw_texts(model, &texts, at, area, columns, frame);
    let drawn = Drawn::group(group);
    let old = model.ghost(model.old_group(group.key));
    let ghost_end = draw_bar(model, axis, drawn, old, bar_area, frame);
    if let Some(words) = model.language.no_bar(&model.data, group) {
        let line = drawn
            .reference
            .and_then(|reference| axis.line_cell(reference));
        let from = line.map_or(0, |cell| cell + 2).max(ghost_end);
        let room = bar_area.width.saturating_sub(from);
        let said = no_bar_in(words, room.into());
        let place = Rect {
            x: bar_area.x + from,
            width: room,
            ..bar_area
        };
        let line = Line::styled(said, model.theme.style(Role::Dim));
        frame.render_widget(line, place);
    }
    if columns.strip > 0 {
        let top = group_top(model);
        let text = strip(group.spread.iter().copied(), top, STRIP, model.glyphs);
        let place = Rect::new(bar_area.right() + 1, area.y, STRIP, 1);
        let line = Line::styled(text, model.theme.style(Role::Dim));
        frame.render_widget(line, place.intersection(area));
    }
}

/// The name with the mark of a small population, the value as it may be said, and the count.
fn group_texts(model: &Model, group: &Group, columns: Columns) -> Texts {
    let language = &model.language;
    let (silent, none) = (group.is_silent(), group.has_none());
    let mut name = match group.key {
        Key::Municipality(_) | Key::Region(_) => language.key(&model.data, group.key),
        Key::Area(area) if columns.name < 24 => language.area_short(area),
        Key::Area(area) => language.area(area),
    };
    if is_small(model, group.key) {
        name.push_str(" °");
    }
    let measure = model.view().measure;
    let value = match group.value {
        _ if silent => "··".to_owned(),
        None => "–".to_owned(),
        Some(_) if none => "–".to_owned(),
        Some(value) => {
            let missing = match (measure.misses(&group.sum.tally), measure.is_at_least()) {
                (0, _) => "",
                (_, true) => "≥",
                (_, false) => "≈",
            };
            format!("{missing}{}", language.value(measure, value))
        }
    };
    let count = if columns.count == 0 || silent {
        String::new()
    } else {
        language.numbers.count(group.sum.tally.rows)
    };
    Texts {
        is_pinned: model.view().pins.contains(group.key),
        name,
        value,
        standing: Drawn::group(group).standing,
        count: fit::right(&count, columns.count.into()),
    }
}

/// The largest value of any municipality in the strips.
fn group_top(model: &Model) -> Decimal {
    match model.answer.as_ref().map(|answer| &answer.rows) {
        Some(Rows::Groups(groups)) => groups
            .iter()
            .filter_map(|group| group.spread.last().copied())
            .max()
            .unwrap_or_default(),
        Some(Rows::Initiatives(_)) | None => Decimal::ZERO,
    }
}

fn is_small(model: &Model, key: Key) -> bool {
    let Key::Municipality(place) = key else {
        return false;
    };
    let places = model.data.places();
    places.is_small(place, model.view().population)
}

/// Draws a bar and returns the cells up to the end of its ghost, with a blank behind; 0 without one.
fn draw_bar(
    model: &Model,
    axis: &Axis,
    bar: Drawn,
    old: Option<Decimal>,
    area: Rect,
    frame: &mut Frame<'_>,
) -> u16 {
    let cells = haunted_bar(axis, bar.value, old, bar.reference, model.glyphs);
    frame.render_widget(Bar::new(&cells, bar.standing, model.theme.bar()), area);
    let ghost = cells.iter().rposition(|cell| cell.kind == Kind::Ghost);
    ghost.map_or(0, |last| u16::try_from(last + 2).unwrap_or(u16::MAX))
}

pub(super) fn draw_initiative(
    model: &Model,
    row: InitiativeRow,
    at: usize,
    area: Rect,
    columns: Columns,
    axis: &Axis,
    frame: &mut Frame<'_>,
) {
    let language = &model.language;
    let value = row.value.map_or_else(
        || "–".to_owned(),
        |value| language.value(measure_shown(model.view()), value),
    );
    let place = model.data.place(row.row);
    let is_pinned = model.view().pins.contains(Key::Municipality(place));
    let small = if is_small(model, Key::Municipality(place)) {
        " °"
    } else {
        ""
    };
    let place = language.place(&model.data, place);
    let texts = Texts {
        is_pinned,
        name: mark::title(model, row.row, columns.name.into()),
        value,
        standing: row.standing,
        count: fit::left(&format!(" {place}{small}"), columns.count.into()),
    };
    let bar_area = draw_texts(model, &texts, at, area, columns, frame);
    let old = model.ghost(model.old_initiative(row.row));
    draw_bar(model, axis, Drawn::initiative(&row), old, bar_area, frame);
}
