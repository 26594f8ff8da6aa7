//! The list: the column head that is the axis, and a row with its bar for each group or initiative.

mod columns;
mod foot;
mod head;
mod row;

use ratatui::Frame;
use ratatui::layout::Position;
use rust_decimal::Decimal;

use crate::query::answer::Rows;
use crate::query::measure::{Measure, Per};
use crate::query::view::{Grouping, OrderKey, Presentation};
use crate::text::bar::axis::Axis;
use crate::tui::layout::Areas;
use crate::tui::model::Model;
use crate::tui::view::list::columns::{Columns, MARK, STANDING, VALUE};

/// The axis that all rows share. It stays put while scrolling.
fn axis(model: &Model, width: u16) -> Axis {
    let Presentation::Bars(scale) = model.view().presentation;
    let ghosts = model.ghost_extent();
    match &model.answer.rows {
        Rows::Groups(groups) => Axis::new(
            groups.iter().filter_map(|group| group.value).chain(ghosts),
            groups.iter().filter_map(|group| group.reference),
            scale,
            width,
        ),
        Rows::Initiatives(list) => {
            let ends = list.extent.into_iter().flat_map(<[Decimal; 2]>::from);
            Axis::new(ends.chain(ghosts), list.references(), scale, width)
        }
    }
}

pub(super) fn draw(model: &Model, areas: &Areas, frame: &mut Frame<'_>) {
    let columns = Columns::of(model, areas.list);
    let axis = axis(model, columns.bar);
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
