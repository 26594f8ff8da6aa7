//! The column head, which is the axis: 0, the average by name at its cell, and the end.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use rust_decimal::Decimal;

use crate::query::measure::Quantity;
use crate::query::reference::Reference;
use crate::query::view::{Grouping, OrderKey, Presentation, Scale};
use crate::text::bar::axis::Axis;
use crate::text::bar::cells::Glyphs;
use crate::tui::model::{Model, Pane};
use crate::tui::theme::Role;
use crate::tui::view::fit;
use crate::tui::view::list::columns::{Columns, MARK, STANDING, STRIP, VALUE};
use crate::tui::view::list::shown_measure;

pub(super) fn draw(
    model: &Model,
    area: Rect,
    columns: Columns,
    axis: &Axis,
    frame: &mut Frame<'_>,
) {
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
    let value = format!("{}{}", value_head(model), arrow(OrderKey::Value));
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

/// The head of the values: the measure, or the amount that a list of initiatives shows.
fn value_head(model: &Model) -> String {
    let language = &model.language;
    let view = model.view();
    match view.grouping {
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
    }
}

/// The axis in words over exactly its width: its start where it is negative, 0, the reference by name at its cell,
/// and the end.
fn axis_label(model: &Model, axis: &Axis) -> String {
    let width = usize::from(axis.width());
    if width == 0 {
        return String::new();
    }
    let measure = shown_measure(model);
    let language = &model.language;
    let Presentation::Bars(scale) = model.view().presentation;
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
    let shared = model.answer.axis.shared;
    let line = shared.and_then(|value| axis.line_cell(value));
    let at = line.map_or(zero, usize::from);
    // A line close to the end would overwrite the end's digits; half a number is worse than none.
    let end_at = match width.saturating_sub(end.chars().count()) {
        end_at if end_at > at => {
            write(end_at, &end);
            end_at
        }
        _ => width,
    };
    let start = language.value(measure, axis.start());
    let start_cells = start.chars().count();
    let room_right = end_at.saturating_sub(at + 2);
    let room_left = if at > zero {
        (at - zero).saturating_sub(2)
    } else {
        at
    };
    let fits =
        |label: &String| !label.is_empty() && label.chars().count() <= room_right.max(room_left);
    let glyph = match model.glyphs {
        Glyphs::Unicode => '┊',
        Glyphs::Ascii => '|',
    };
    let label = labels(model, shared.filter(|_| line.is_some()))
        .into_iter()
        .find(fits);
    let label_cells = label.as_ref().map_or(0, |label| label.chars().count());
    let is_right = label_cells <= room_right;
    if let Some(label) = label {
        if is_right {
            write(at, &format!("{glyph}{label}"));
        } else {
            write(at - label_cells, &format!("{label}{glyph}"));
        }
    }
    let free = if is_right {
        at
    } else {
        at.saturating_sub(label_cells)
    };
    if zero > 0 && start_cells < free.min(zero) {
        write(0, &start);
    }
    if cells.get(zero).is_some_and(|cell| *cell == ' ') && at > zero + 1 {
        cells[zero] = '0';
    }
    cells.into_iter().collect()
}

/// What the average can be called, fullest first: with its value where all rows share one.
fn labels(model: &Model, shared: Option<Decimal>) -> [String; 5] {
    let language = &model.language;
    let screen = &language.words.screen;
    let axis = &model.answer.axis;
    let name = language.axis(axis, model.view().grouping);
    let short = language.axis_short(axis);
    let Some(value) = shared else {
        let least = match axis.rule {
            Reference::OwnRegion => screen.axis_own_region_least.to_owned(),
            Reference::Peers => screen.axis_peers_least.to_owned(),
            Reference::OwnGroup => screen.axis_own_group_least.to_owned(),
            Reference::Denmark
            | Reference::Selection
            | Reference::UnweightedMean
            | Reference::Median => String::new(),
        };
        if model.answer.withheld.is_some() && axis.none {
            let alone = (screen.axis_value)("–");
            if axis.municipalities == 0 {
                // Nobody is counted where nothing divides; how many responded stands above.
                return [(); 5].map(|()| alone.clone());
            }
            let name = format!("{name} –");
            return [
                name,
                format!("{short} –"),
                alone,
                String::new(),
                String::new(),
            ];
        }
        if axis.none && matches!(axis.rule, Reference::Peers | Reference::OwnGroup) {
            let none = |name: &str| format!("{name} –");
            let alone = (screen.axis_value)("–");
            return [
                none(&name),
                none(&short),
                alone,
                String::new(),
                String::new(),
            ];
        }
        let each = screen.axis_each_row;
        return [each(&name), each(&short), short, least, String::new()];
    };
    let value = language.value(shown_measure(model), value);
    let [mean, median, median_short] = screen.axis_kind_value;
    let (kind, alone) = match axis.rule {
        Reference::Median => (median(&value), median_short(&value)),
        Reference::UnweightedMean => (mean(&value), String::new()),
        Reference::Denmark
        | Reference::OwnRegion
        | Reference::Peers
        | Reference::OwnGroup
        | Reference::Selection => (String::new(), (screen.axis_value)(&value)),
    };
    [
        format!("{name} {value}"),
        format!("{short} {value}"),
        kind,
        alone,
        value,
    ]
}
