//! The column head, which is the axis: 0, the average by name at its cell, and the end.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::query::answer::Answer;
use crate::query::measure::Quantity;
use crate::query::view::{Grouping, OrderKey};
use crate::text::bar::axis::Axis;
use crate::text::scale::measure_shown;
use crate::tui::model::{Model, Pane};
use crate::tui::theme::Role;
use crate::tui::view::fit;
use crate::tui::view::list::columns::{Columns, MARK, STANDING, STRIP, VALUE};

pub(super) fn draw(
    model: &Model,
    answer: &Answer,
    area: Rect,
    columns: Columns,
    axis: &Axis,
    frame: &mut Frame<'_>,
) {
    let mark = model.of_first().map(|[_, least]| format!(" {least}"));
    let mark = mark.unwrap_or_default();
    let language = &model.language;
    let axis = language.axis_head(axis, model.view(), answer, model.glyphs, &mark);
    draw_with(model, area, columns, &axis, frame);
}

/// The head without its axis, which is not known yet.
pub(super) fn draw_counting(model: &Model, area: Rect, columns: Columns, frame: &mut Frame<'_>) {
    draw_with(model, area, columns, &" ".repeat(columns.bar.into()), frame);
}

fn draw_with(model: &Model, area: Rect, columns: Columns, axis: &str, frame: &mut Frame<'_>) {
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
    text.push_str(axis);
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
            let quantity = match measure_shown(view).quantity {
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
