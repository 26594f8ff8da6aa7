//! The columns of the list in a width.

use ratatui::layout::Rect;

use crate::query::view::Grouping;
use crate::tui::layout::{MIDDLE, NARROW};
use crate::tui::model::Model;

pub(super) const MARK: u16 = 2;
pub(super) const VALUE: u16 = 10;
pub(super) const STANDING: u16 = 2;
pub(super) const COUNT: u16 = 6;
pub(super) const STRIP: u16 = 12;

/// The columns of the list in a width.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    pub(super) name: u16,
    pub(super) count: u16,
    pub(super) bar: u16,
    pub(super) strip: u16,
}

impl Columns {
    pub(super) fn of(model: &Model, list: Rect) -> Self {
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
        let is_wide = model.window.width >= MIDDLE && width > NARROW - STRIP;
        let wide = is_wide && grouping == Grouping::Region;
        let strip = if wide { STRIP + 1 } else { 0 };
        let used = MARK + name + VALUE + STANDING + count + strip + 1;
        Self {
            name,
            count,
            bar: width.saturating_sub(used),
            strip,
        }
    }

    pub(super) fn bar_x(self, list: Rect) -> u16 {
        list.x + MARK + self.name + VALUE + STANDING + self.count + 1
    }
}
