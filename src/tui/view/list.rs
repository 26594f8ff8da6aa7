//! The list: the column head that is the axis, and a row with its bar for each group or initiative.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use crate::query::answer::{InitiativeRow, Rows};
use crate::query::coverage::State;
use crate::query::group::{Group, Key};
use crate::query::measure::{Measure, Per, Quantity};
use crate::query::reference::{Reference, Standing};
use crate::query::view::{Grouping, OrderKey, Presentation, Scale};
use crate::text::command::Command;
use crate::tui::bar::axis::Axis;
use crate::tui::bar::cells::{Glyphs, bar};
use crate::tui::bar::strip::strip;
use crate::tui::bar::widget::{Bar, Styles};
use crate::tui::keymap::key_of;
use crate::tui::layout::{Areas, MIDDLE, NARROW};
use crate::tui::model::{Model, Pane};
use crate::tui::theme::Role;
use crate::tui::view::fit;

/// Municipalities below this population carry the mark of small numbers.
const SMALL: u64 = 10_000;
const MARK: u16 = 2;
const VALUE: u16 = 10;
const STANDING: u16 = 2;
const COUNT: u16 = 6;
const STRIP: u16 = 12;

/// The columns of the list in a width.
#[derive(Clone, Copy, Debug)]
struct Columns {
    name: u16,
    count: u16,
    bar: u16,
    strip: u16,
}

impl Columns {
    fn of(model: &Model, list: Rect) -> Self {
        let grouping = model.view().grouping;
        let width = list.width;
        if model.window.width < NARROW {
            return Self {
                name: width.saturating_sub(MARK + VALUE + STANDING + 1),
                count: 0,
                bar: 0,
                strip: 0,
            };
        }
        let name = match grouping {
            Grouping::Initiative => width * 3 / 8,
            Grouping::Region => 13,
            Grouping::Municipality => 17,
            Grouping::Area if width >= 90 => 24,
            Grouping::Area => 15,
        };
        let count = if grouping == Grouping::Initiative {
            16
        } else {
            COUNT
        };
        let wide = model.window.width >= MIDDLE && grouping == Grouping::Region;
        let strip = if wide { STRIP + 1 } else { 0 };
        let used = MARK + name + VALUE + STANDING + count + strip + 1;
        Self {
            name,
            count,
            bar: width.saturating_sub(used),
            strip,
        }
    }

    fn bar_x(self, list: Rect) -> u16 {
        list.x + MARK + self.name + VALUE + STANDING + self.count + 1
    }
}

/// The axis that all rows share. It stays put while scrolling.
fn axis(model: &Model, width: u16) -> Axis {
    let Presentation::Bars(scale) = model.view().presentation;
    match &model.answer.rows {
        Rows::Groups(groups) => Axis::new(
            groups.iter().filter_map(|group| group.value),
            groups.iter().filter_map(|group| group.reference),
            scale,
            width,
        ),
        Rows::Initiatives(list) => {
            let ends = list.extent.into_iter().flat_map(<[Decimal; 2]>::from);
            Axis::new(ends, list.references(), scale, width)
        }
    }
}

pub(super) fn draw(model: &Model, areas: &Areas, frame: &mut Frame<'_>) {
    let columns = Columns::of(model, areas.list);
    let axis = axis(model, columns.bar);
    draw_head(model, areas.head, columns, &axis, frame);
    if model.answer.rows.is_empty() {
        draw_empty(model, areas.list, frame);
        return;
    }
    let window = model
        .cursor()
        .window(model.answer.rows.len(), usize::from(areas.list.height));
    let rows = window.clone().zip(areas.list.rows());
    match &model.answer.rows {
        Rows::Groups(groups) => {
            for ((at, group), area) in window.clone().zip(&groups[window]).zip(areas.list.rows()) {
                draw_group(model, group, at, area, columns, &axis, frame);
            }
        }
        Rows::Initiatives(list) => {
            for ((at, area), row) in rows.zip(list.window(&model.data, window)) {
                draw_initiative(model, row, at, area, columns, &axis, frame);
            }
        }
    }
    draw_foot(model, areas.foot, frame);
}

/// The measure whose values the list shows.
fn shown_measure(model: &Model) -> Measure {
    let measure = model.view().measure;
    match &model.answer.rows {
        Rows::Groups(_) => measure,
        Rows::Initiatives(list) => Measure {
            quantity: list.quantity,
            per: Per::Initiative,
        },
    }
}

fn draw_head(model: &Model, area: Rect, columns: Columns, axis: &Axis, frame: &mut Frame<'_>) {
    let view = model.view();
    let language = &model.language;
    let arrow = |key: OrderKey| match (view.order.key == key, view.order.descending) {
        (true, true) => "↓",
        (true, false) => "↑",
        (false, _) => "",
    };
    let name = format!(
        "{}{}",
        language.grouping_of_one(view.grouping),
        arrow(OrderKey::Name)
    );
    let value = match view.grouping {
        Grouping::Initiative => {
            let screen = &language.words.screen;
            let quantity = match shown_measure(model).quantity {
                Quantity::Gross | Quantity::Count => screen.gross,
                Quantity::Income => screen.income,
                Quantity::Net => screen.net,
            };
            format!("{quantity}, {}", screen.thousands_head)
        }
        Grouping::Region | Grouping::Municipality | Grouping::Area => {
            language.measure_short(view.measure).to_owned()
        }
    };
    let value = format!("{value}{}", arrow(OrderKey::Value));
    let count = match view.grouping {
        _ if columns.count == 0 => String::new(),
        Grouping::Initiative => format!(" {}", language.grouping_of_one(Grouping::Municipality)),
        Grouping::Region | Grouping::Municipality | Grouping::Area => {
            format!(
                "{}{}",
                language.words.screen.count_head,
                arrow(OrderKey::Count)
            )
        }
    };
    let said = |key| format!(" ({} {})", language.order(key, view.grouping), arrow(key));
    let other = match view.order.key {
        OrderKey::Gross | OrderKey::Population => said(view.order.key),
        OrderKey::Count if view.grouping == Grouping::Initiative => said(view.order.key),
        OrderKey::Value | OrderKey::Name | OrderKey::Count => String::new(),
    };
    let count = if view.grouping == Grouping::Initiative {
        fit::left(&count, columns.count.into())
    } else {
        fit::right(&count, columns.count.into())
    };
    // The value's head may begin in the room that the name's head leaves.
    let both = usize::from(columns.name + VALUE);
    let value = fit::right(&value, fit::width(&value).clamp(VALUE.into(), both));
    let before = both.saturating_sub(fit::width(&value));
    let mut text = format!(
        "{}{}{}{}{count} ",
        " ".repeat(MARK.into()),
        fit::left(&format!("{name}{other}"), before),
        value,
        " ".repeat(STANDING.into()),
    );
    text.push_str(&axis_label(model, axis));
    if columns.strip > 0 {
        let word = language.words.screen.spread_head;
        text.push(' ');
        text.push_str(&fit::left(word, STRIP.into()));
    }
    let style = model.theme.style(if model.focus() == Pane::List {
        Role::Strong
    } else {
        Role::Dim
    });
    let line = Line::styled(fit::left(&text, area.width.into()), style.underlined());
    frame.render_widget(line, area);
}

/// The axis in words over exactly its width: 0, the reference by name at its cell, and the end.
fn axis_label(model: &Model, axis: &Axis) -> String {
    let width = usize::from(axis.width());
    if width == 0 {
        return String::new();
    }
    let measure = shown_measure(model);
    let language = &model.language;
    let view = model.view();
    let Presentation::Bars(scale) = view.presentation;
    let mut end = language.value(measure, axis.end());
    if scale == Scale::SquareRoot {
        end = format!("√ {end}");
    }
    let mut cells: Vec<char> = vec![' '; width];
    let mut write = |at: usize, text: &str| {
        for (cell, c) in cells.iter_mut().skip(at).zip(text.chars()) {
            *cell = c;
        }
    };
    let zero = usize::from(axis.zero_cell());
    let name = language.axis(&model.answer.axis, view.grouping);
    let line = model
        .answer
        .axis
        .shared
        .and_then(|value| Some((value, axis.line_cell(value)?)));
    let label = match line {
        Some((value, _)) => format!("{name} {}", language.value(measure, value)),
        None => (language.words.screen.axis_each_row)(&name),
    };
    let glyph = match model.glyphs {
        Glyphs::Unicode => '┊',
        Glyphs::Ascii => '|',
    };
    let at = line.map_or(zero, |(_, cell)| usize::from(cell));
    // A line close to the end would overwrite the end's digits; half a number is worse than none.
    let end_at = match width.saturating_sub(end.chars().count()) {
        end_at if end_at > at => {
            write(end_at, &end);
            end_at
        }
        _ => width,
    };
    let room_right = end_at.saturating_sub(at + 2);
    let room_left = if at > zero {
        (at - zero).saturating_sub(2)
    } else {
        at
    };
    let shorter = match line {
        Some((value, _)) => {
            let name = language.axis_short(&model.answer.axis);
            let value = language.value(measure, value);
            let screen = &language.words.screen;
            let [mean, median, median_short] = screen.axis_kind_value;
            let (kind, alone) = match model.answer.axis.rule {
                Reference::Median => (median(&value), median_short(&value)),
                Reference::UnweightedMean => (mean(&value), (screen.axis_value)(&value)),
                Reference::Denmark | Reference::OwnRegion | Reference::Selection => {
                    (String::new(), (screen.axis_value)(&value))
                }
            };
            [format!("{name} {value}"), kind, alone, value]
        }
        None => {
            let screen = &language.words.screen;
            let short = language.axis_short(&model.answer.axis);
            let least = match model.answer.axis.rule {
                Reference::OwnRegion => screen.axis_own_region_least.to_owned(),
                Reference::Denmark
                | Reference::Selection
                | Reference::UnweightedMean
                | Reference::Median => String::new(),
            };
            [(screen.axis_each_row)(&short), short, least, String::new()]
        }
    };
    let fits =
        |label: &&String| !label.is_empty() && label.chars().count() <= room_right.max(room_left);
    let [short, kind, alone, value] = shorter;
    let labels = [label, short, kind, alone, value];
    if let Some(label) = labels.iter().find(fits) {
        let cells = label.chars().count();
        if cells <= room_right {
            write(at, &format!("{glyph}{label}"));
        } else {
            write(at - cells, &format!("{label}{glyph}"));
        }
    }
    if cells.get(zero).is_some_and(|cell| *cell == ' ') && at > zero + 1 {
        cells[zero] = '0';
    }
    cells.into_iter().collect()
}

fn styles(model: &Model) -> Styles {
    let theme = model.theme;
    Styles {
        above: theme.style(Role::Above),
        below: theme.style(Role::Below),
        neutral: theme.style(Role::Below),
        line: theme.style(Role::Line),
        line_on_bar: theme.style(Role::Line),
        overflow: theme.style(Role::Above),
    }
}

fn standing_glyph(model: &Model, standing: Option<Standing>) -> &'static str {
    match (standing, model.glyphs) {
        (Some(Standing::Above), Glyphs::Unicode) => "▲",
        (Some(Standing::Below), Glyphs::Unicode) => "▽",
        (Some(Standing::Above), Glyphs::Ascii) => "+",
        (Some(Standing::Below), Glyphs::Ascii) => "-",
        (Some(Standing::Equal) | None, _) => " ",
    }
}

/// A name with the letters that were found marked, in exactly some cells.
fn name_spans(model: &Model, at: usize, name: &str, cells: usize) -> Vec<Span<'static>> {
    let fitted = fit::left(name, cells);
    let letters = model
        .found
        .as_ref()
        .and_then(|found| found.hits.iter().find(|hit| hit.at == at))
        .map(|hit| hit.letters.clone())
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

/// The mark of the cursor, and the row's style.
fn mark(model: &Model, at: usize) -> (&'static str, ratatui::style::Style) {
    let chosen = model.cursor().at == at;
    let pointer = match model.glyphs {
        Glyphs::Unicode => "▶ ",
        Glyphs::Ascii => "> ",
    };
    if chosen {
        (pointer, model.theme.style(Role::Cursor))
    } else {
        ("  ", model.theme.style(Role::Text))
    }
}

fn draw_group(
    model: &Model,
    group: &Group,
    at: usize,
    area: Rect,
    columns: Columns,
    axis: &Axis,
    frame: &mut Frame<'_>,
) {
    let language = &model.language;
    let (pointer, style) = mark(model, at);
    let silent =
        matches!(group.state, State::DidNotRespond | State::Unknown) && group.value.is_none();
    let name = match group.key {
        Key::Municipality(_) | Key::Region(_) => language.key(&model.data, group.key),
        Key::Area(area) if columns.name < 24 => language.area_short(area),
        Key::Area(area) => language.area(area),
    };
    let name = if is_small(model, group.key) {
        format!("{name} °")
    } else {
        name
    };
    let none = group.sum.tally.rows == 0 && group.value.is_none_or(|value| value.is_zero());
    let value = match group.value {
        _ if silent => "··".to_owned(),
        None => "–".to_owned(),
        Some(_) if none => "–".to_owned(),
        Some(value) => {
            let missing = if model.view().measure.misses(&group.sum.tally) > 0 {
                "≥"
            } else {
                ""
            };
            format!("{missing}{}", language.value(model.view().measure, value))
        }
    };
    let standing = if none { None } else { group.standing };
    let count = if columns.count == 0 || silent {
        String::new()
    } else {
        language.numbers.count(group.sum.tally.rows)
    };
    let mut spans = vec![Span::raw(pointer)];
    spans.extend(name_spans(model, at, &name, columns.name.into()));
    spans.push(Span::raw(fit::right(&value, VALUE.into())));
    spans.push(Span::raw(format!(" {}", standing_glyph(model, standing))));
    spans.push(Span::raw(fit::right(&count, columns.count.into())));
    frame.buffer_mut().set_style(
        Rect {
            width: MARK + columns.name + VALUE + STANDING + columns.count,
            ..area
        },
        style,
    );
    frame.render_widget(Line::from(spans), area);
    let bar_area = Rect {
        x: columns.bar_x(area),
        width: columns.bar,
        ..area
    };
    let reference = group.reference.filter(|_| !silent);
    draw_bar(
        model,
        axis,
        group.value.filter(|_| !none),
        reference,
        standing,
        bar_area,
        frame,
    );
    if none || silent {
        let words = match group.key {
            Key::Region(_) | Key::Area(_) if !silent => model.language.words.screen.none_selected,
            Key::Region(_) | Key::Area(_) | Key::Municipality(_) => {
                model.language.state(group.state)
            }
        };
        say_state(model, words, axis, reference, bar_area, frame);
    }
    if columns.strip > 0 {
        let top = group_top(model);
        let text = strip(group.spread.iter().copied(), top, STRIP, model.glyphs);
        let place = Rect::new(bar_area.right() + 1, area.y, STRIP, 1);
        frame.render_widget(
            Line::styled(text, model.theme.style(Role::Dim)),
            place.intersection(area),
        );
    }
}

/// The largest value of any municipality in the strips.
fn group_top(model: &Model) -> Decimal {
    match &model.answer.rows {
        Rows::Groups(groups) => groups
            .iter()
            .filter_map(|group| group.spread.last().copied())
            .max()
            .unwrap_or_default(),
        Rows::Initiatives(_) => Decimal::ZERO,
    }
}

fn is_small(model: &Model, key: Key) -> bool {
    let Key::Municipality(place) = key else {
        return false;
    };
    let population = model
        .data
        .places()
        .population(place, model.view().population);
    population.is_some_and(|people| u64::from(people) < SMALL)
}

/// Why a row has no bar, written beyond the line of the reference.
fn say_state(
    model: &Model,
    words: &str,
    axis: &Axis,
    reference: Option<Decimal>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let line = reference.and_then(|reference| axis.line_cell(reference));
    let from = line.map_or(0, |cell| cell + 2);
    let room = area.width.saturating_sub(from);
    // What follows the comma tells the states apart; that they responded is told by the value's sign.
    let words = match words.split_once(", ") {
        Some((_, last)) if fit::width(words) > room.into() => last,
        _ => words,
    };
    if usize::from(room) < fit::width(words).min(10) {
        return;
    }
    let place = Rect {
        x: area.x + from,
        width: room,
        ..area
    };
    let line = Line::styled(fit::cut(words, room.into()), model.theme.style(Role::Dim));
    frame.render_widget(line, place);
}

fn draw_bar(
    model: &Model,
    axis: &Axis,
    value: Option<Decimal>,
    reference: Option<Decimal>,
    standing: Option<Standing>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let cells = bar(axis, value, reference, model.glyphs);
    frame.render_widget(Bar::new(&cells, standing, styles(model)), area);
}

fn draw_initiative(
    model: &Model,
    row: InitiativeRow,
    at: usize,
    area: Rect,
    columns: Columns,
    axis: &Axis,
    frame: &mut Frame<'_>,
) {
    let (pointer, style) = mark(model, at);
    let language = &model.language;
    let value = row.value.map_or_else(
        || "–".to_owned(),
        |value| language.value(shown_measure(model), value),
    );
    let place = language.place(&model.data, model.data.place(row.row));
    let mut spans = vec![Span::raw(pointer)];
    let title = model.data.title(row.row).shown().into_string();
    spans.extend(name_spans(model, at, &title, columns.name.into()));
    spans.push(Span::raw(fit::right(&value, VALUE.into())));
    spans.push(Span::raw(format!(
        " {}",
        standing_glyph(model, row.standing)
    )));
    if columns.count > 0 {
        spans.push(Span::raw(fit::left(
            &format!(" {place}"),
            columns.count.into(),
        )));
    }
    frame.buffer_mut().set_style(
        Rect {
            width: MARK + columns.name + VALUE + STANDING + columns.count,
            ..area
        },
        style,
    );
    frame.render_widget(Line::from(spans), area);
    let bar_area = Rect {
        x: columns.bar_x(area),
        width: columns.bar,
        ..area
    };
    draw_bar(
        model,
        axis,
        row.value,
        row.reference,
        row.standing,
        bar_area,
        frame,
    );
}

/// Says why there is no row, and which key brings some back.
fn draw_empty(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let screen = &model.language.words.screen;
    let text = match &model.answer.emptied_by {
        Some(blame) if blame.initiatives > 0 => {
            let last = model.view().filter.iter().next_back() == Some(&blame.criterion);
            let key = if last {
                Command::ClearLast
            } else {
                Command::Filter
            };
            let chip = model.language.chip(&model.data, &blame.criterion);
            let count = model.language.numbers.count(blame.initiatives);
            (screen.empty_without)(&chip, &count, &key_of(key))
        }
        _ if model.answer.totals.sum.tally.rows == 0 => (screen.empty)(&key_of(Command::ClearAll)),
        _ if model.answer.hidden.not_above > 0 => (screen.none_above)(&key_of(Command::AboveOnly)),
        _ => hidden(model).join(" · "),
    };
    for (line, row) in fit::wrap(&text, usize::from(area.width).saturating_sub(2))
        .iter()
        .zip(area.rows().skip(1))
    {
        frame.render_widget(Line::raw(format!(" {line}")), row);
    }
}

/// What the conditions hide, in words.
fn hidden(model: &Model) -> Vec<String> {
    let screen = &model.language.words.screen;
    let hidden = &model.answer.hidden;
    let empty = &hidden.empty;
    let mut said = Vec::new();
    // First, where a narrow window cuts the rest: how many are empty or silent stands above the list too.
    if hidden.not_above > 0 {
        said.push((screen.hidden_not_above)(&hidden.not_above.to_string()));
        said.push((screen.show_all)(&key_of(Command::AboveOnly)));
    }
    let mut say = |count: u32, words: fn(&str) -> String| {
        if count > 0 {
            said.push(words(&count.to_string()));
        }
    };
    say(
        empty.without_selected() + empty.zero_kroner,
        screen.hidden_none,
    );
    say(empty.did_not_respond, screen.hidden_silent);
    say(empty.unknown, screen.hidden_unknown);
    if hidden.empty.all() > 0 {
        said.push((screen.show_all)(&key_of(Command::ShowEmpty)));
    }
    said
}

/// The same in the signs of the legend, each key before what it shows.
fn hidden_short(model: &Model) -> String {
    let hidden = &model.answer.hidden;
    let empty = &hidden.empty;
    let counts = [
        (empty.without_selected() + empty.zero_kroner, "–"),
        (empty.did_not_respond, "··"),
        (empty.unknown, "?"),
    ];
    let counts: Vec<_> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, sign)| format!("{count} {sign}"))
        .collect();
    let mut said = Vec::new();
    if !counts.is_empty() {
        let key = key_of(Command::ShowEmpty);
        said.push(format!("{key}: {}", counts.join(" · ")));
    }
    if hidden.not_above > 0 {
        let sign = standing_glyph(model, Some(Standing::Below));
        let key = key_of(Command::AboveOnly);
        said.push(format!("{key}: {} {sign}", hidden.not_above));
    }
    said.join("   ")
}

fn draw_foot(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let said = hidden(model);
    if said.is_empty() {
        return;
    }
    let text = format!("  … {}", said.join(" · "));
    let text = if fit::width(&text) <= usize::from(area.width) {
        text
    } else {
        format!("  … {}", hidden_short(model))
    };
    let line = Line::styled(
        fit::cut(&text, area.width.into()),
        model.theme.style(Role::Dim),
    );
    frame.render_widget(line, area);
}

/// The order key of the column at a position of the head.
#[must_use]
pub fn column_at(model: &Model, at: Position) -> Option<OrderKey> {
    let areas = model.areas()?;
    let columns = Columns::of(model, areas.list);
    let x = at.x.checked_sub(areas.head.x)?;
    if x < MARK + columns.name {
        Some(OrderKey::Name)
    } else if x < MARK + columns.name + VALUE + STANDING {
        Some(OrderKey::Value)
    } else if x < MARK + columns.name + VALUE + STANDING + columns.count {
        // Initiatives show their municipality there, which is no order.
        (model.view().grouping != Grouping::Initiative).then_some(OrderKey::Count)
    } else {
        Some(OrderKey::Value)
    }
}
