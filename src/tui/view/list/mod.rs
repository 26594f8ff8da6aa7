//! The list: the column head that is the axis, and a row with its bar for each group or initiative.

mod columns;
mod foot;
mod head;
mod row;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::query::answer::Rows;
use crate::query::view::{Grouping, OrderKey};
use crate::text::scale;
use crate::tui::layout::Areas;
use crate::tui::model::Model;
use crate::tui::view::list::columns::{Columns, MARK, STANDING, VALUE};

pub(super) fn draw(model: &Model, areas: &Areas, frame: &mut Frame<'_>) {
    let columns = Columns::of(model, areas.list);
    let Some(answer) = model.answer.as_deref() else {
        head::draw_counting(model, areas.head, columns, frame);
        return draw_counting(model, areas.list, frame);
    };
    // It stays put while scrolling.
    let axis = scale::axis(
        answer,
        model.view().presentation,
        model.ghost_extent(),
        columns.bar,
    );
    head::draw(model, answer, areas.head, columns, &axis, frame);
    if answer.rows.is_empty() {
        foot::draw_empty(model, answer, areas.list, frame);
        return;
    }
    let window = model
        .cursor()
        .window(answer.rows.len(), usize::from(areas.list.height));
    let rows = window.clone().zip(areas.list.rows());
    match &answer.rows {
        Rows::Groups(groups) => {
            for ((at, group), area) in window.clone().zip(&groups[window]).zip(areas.list.rows()) {
                row::draw_group(model, group, at, area, columns, &axis, frame);
            }
        }
        Rows::Initiatives(list) => {
            for ((at, area), row) in rows.zip(list.window(&model.data, window)) {
                row::draw_initiative(model, row, at, area, columns, &axis, frame);
            }
        }
    }
    foot::draw_foot(model, answer, areas.foot, frame);
}

/// Says where rows will stand that they are counted.
pub(super) fn draw_counting(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let text = format!(" {}", model.in_their_place());
    if let Some(row) = area.rows().nth(1).or_else(|| area.rows().next()) {
        frame.render_widget(Line::raw(text), row);
    }
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
