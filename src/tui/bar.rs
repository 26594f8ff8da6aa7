//! A bar's cells on the terminal, in styles that the caller gives.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Span;
use ratatui::widgets::Widget;

use crate::query::reference::Standing;

use crate::text::bar::cells::{BarCell, Kind};

/// The styles of a bar. Each is laid over what the cell has already, so that a marked row stays marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Styles {
    /// A bar above its reference.
    pub above: Style,
    /// A bar below its reference.
    pub below: Style,
    /// A bar that equals its reference or has none.
    pub neutral: Style,
    /// The line on empty cells.
    pub line: Style,
    /// The line on the bar.
    pub line_on_bar: Style,
    /// The arrow of a bar that goes on outside the axis.
    pub overflow: Style,
    /// An earlier value behind the bar.
    pub ghost: Style,
}

/// One row's bar, in the first line of its area; what does not fit is left out.
#[derive(Clone, Copy, Debug)]
pub struct Bar<'a> {
    cells: &'a [BarCell],
    standing: Option<Standing>,
    styles: Styles,
}

impl<'a> Bar<'a> {
    /// The bar of `cells`, whose value stands so against its reference, if it has one.
    #[must_use]
    pub fn new(cells: &'a [BarCell], standing: Option<Standing>, styles: Styles) -> Self {
        Self {
            cells,
            standing,
            styles,
        }
    }

    /// The cells inside a line of text.
    pub fn spans(&self) -> impl Iterator<Item = Span<'static>> {
        self.cells.iter().map(|cell| {
            let style = self.style(cell.kind);
            let style = if cell.reversed {
                style.reversed()
            } else {
                style
            };
            Span::styled(cell.glyph.to_string(), style)
        })
    }

    fn style(&self, kind: Kind) -> Style {
        match kind {
            Kind::Empty => Style::new(),
            Kind::Bar | Kind::Before => match self.standing {
                Some(Standing::Above) => self.styles.above,
                Some(Standing::Below) => self.styles.below,
                Some(Standing::Equal) | None => self.styles.neutral,
            },
            Kind::Line => self.styles.line,
            Kind::LineOnBar => self.styles.line_on_bar,
            Kind::Overflow => self.styles.overflow,
            Kind::Ghost => self.styles.ghost,
        }
    }
}

impl Widget for Bar<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let visible = area.intersection(buffer.area);
        if visible.is_empty() || visible.y != area.y {
            return;
        }
        // Columns left of the buffer cannot exist unless the buffer begins further in.
        let hidden = usize::from(visible.x - area.x);
        for (x, bar_cell) in (visible.left()..visible.right()).zip(self.cells.iter().skip(hidden)) {
            let Some(cell) = buffer.cell_mut((x, visible.y)) else {
                continue;
            };
            cell.set_char(bar_cell.glyph);
            cell.set_style(self.style(bar_cell.kind));
            if bar_cell.reversed {
                // Toggled, not set: in a reversed row it is the other part that is the bar.
                cell.modifier.toggle(Modifier::REVERSED);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;
    use ratatui::buffer::Cell;
    use ratatui::style::Color;
    use rust_decimal::Decimal;

    use super::*;
    use crate::query::view::Scale;
    use crate::text::bar::axis::Axis;
    use crate::text::bar::cells::{Glyphs, bar};

    const STYLES: Styles = Styles {
        above: Style::new().fg(Color::Yellow),
        below: Style::new().fg(Color::Cyan),
        neutral: Style::new().fg(Color::White),
        line: Style::new().add_modifier(Modifier::BOLD),
        line_on_bar: Style::new()
            .fg(Color::Yellow)
            .add_modifier(Modifier::BOLD.union(Modifier::REVERSED)),
        overflow: Style::new().fg(Color::Magenta),
        ghost: Style::new().add_modifier(Modifier::DIM),
    };

    fn cells(value: i64) -> Vec<BarCell> {
        let values = [-40, 100].map(Decimal::from);
        let reference = Decimal::from(10);
        let axis = Axis::new(values, [reference], Scale::Clipped, 20);
        bar(&axis, Some(value.into()), Some(reference), Glyphs::Unicode)
    }

    fn drawn(value: i64, area: Rect, buffer: &mut Buffer) {
        let standing = Standing::of(value.into(), Decimal::from(10));
        Bar::new(&cells(value), Some(standing), STYLES).render(area, buffer);
    }

    fn text(buffer: &Buffer) -> String {
        buffer.content.iter().map(Cell::symbol).collect()
    }

    #[test]
    fn a_bar_takes_the_style_of_its_standing() {
        for (value, color) in [(30, Color::Yellow), (9, Color::Cyan), (10, Color::White)] {
            let area = Rect::new(0, 0, 20, 1);
            let mut buffer = Buffer::empty(area);
            drawn(value, area, &mut buffer);
            let first = cells(value)
                .iter()
                .position(|cell| cell.kind == Kind::Bar)
                .unwrap();
            assert_eq!(buffer.content[first].fg, color, "{value}");
        }
    }

    #[test]
    fn line_and_arrow_have_styles_of_their_own() {
        let mut terminal = Terminal::new(TestBackend::new(20, 1)).unwrap();
        terminal
            .draw(|frame| {
                let cells = cells(300);
                let bar = Bar::new(&cells, Some(Standing::Above), STYLES);
                frame.render_widget(bar, frame.area());
            })
            .unwrap();
        let buffer = terminal.backend().buffer();
        assert_eq!(text(buffer), "      █┃██████████ ▶");
        assert!(buffer.content[7].modifier.contains(Modifier::REVERSED));
        assert_eq!(buffer.content[18].fg, Color::Reset);
        assert_eq!(buffer.content[19].fg, Color::Magenta);
    }

    #[test]
    fn a_reversed_part_is_reversed_once_more_in_a_marked_row() {
        let at = cells(-9).iter().position(|cell| cell.reversed).unwrap();
        for (row, reversed) in [
            (Style::new(), true),
            (Style::new().add_modifier(Modifier::REVERSED), false),
        ] {
            let area = Rect::new(0, 0, 20, 1);
            let mut buffer = Buffer::empty(area);
            buffer.set_style(area, row);
            drawn(-9, area, &mut buffer);
            let modifier = buffer.content[at].modifier;
            assert_eq!(modifier.contains(Modifier::REVERSED), reversed);
        }
    }

    #[test]
    fn nothing_is_written_outside_area_or_buffer() {
        for frame in [Rect::new(0, 0, 8, 2), Rect::new(3, 1, 5, 2), Rect::ZERO] {
            for x in [0, 2, 5, 30, u16::MAX] {
                for y in [0, 1, 2, 9, u16::MAX] {
                    for (width, height) in [(0, 0), (0, 1), (1, 1), (4, 3), (u16::MAX, 1)] {
                        let area = Rect::new(x, y, width, height);
                        let mut buffer = Buffer::empty(frame);
                        drawn(300, area, &mut buffer);
                        let line = Rect {
                            height: height.min(1),
                            ..area
                        };
                        for position in frame.positions() {
                            let blank = buffer[position].symbol() == " ";
                            assert!(blank || line.contains(position), "{area} in {frame}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_bar_that_begins_outside_the_buffer_shows_its_other_end() {
        let mut buffer = Buffer::empty(Rect::new(16, 0, 4, 1));
        drawn(300, Rect::new(0, 0, 20, 1), &mut buffer);
        assert_eq!(text(&buffer), "██ ▶");
    }
}
