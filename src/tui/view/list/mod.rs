//! The list: the column head that is the axis, and a row with its bar for each group or initiative.

mod columns;
mod foot;
mod head;
mod row;

use ratatui::Frame;
use ratatui::layout::Position;

use crate::query::answer::Rows;
use crate::query::view::{Grouping, OrderKey};
use crate::text::scale;
use crate::tui::layout::Areas;
use crate::tui::model::Model;
use crate::tui::view::list::columns::{Columns, MARK, STANDING, VALUE};

pub(super) fn draw(model: &Model, areas: &Areas, frame: &mut Frame<'_>) {
    let columns = Columns::of(model, areas.list);
    // It stays put while scrolling.
    let axis = scale::axis(
        &model.answer,
        model.view().presentation,
        model.ghost_extent(),
        columns.bar,
    );
    head::draw(model, areas.head, columns, &axis, frame);
    if model.answer.rows.is_empty() {
        foot::draw_empty(model, areas.list, frame);
        return;
    }
    let window = model
        .cursor()
        .window(model.answer.rows.len(), usize::from(areas.list.height));
    let rows = window.clone().zip(areas.list.rows());
    match &model.answer.rows {
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
    foot::draw_foot(model, areas.foot, frame);
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
