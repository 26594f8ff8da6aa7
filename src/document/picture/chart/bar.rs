//! A row of the chart: name, bar, line of the average, and the value in words.

use rust_decimal::Decimal;

use crate::document::Document;
use crate::document::picture::chart::row::Row;
use crate::document::picture::chart::{
    ABOVE, BELOW, BODY, GREY, INK, MARGIN, PAPER, SMALLER, WIDTH,
};
use crate::document::picture::drawing::{Anchor, Area, Colour, Dots, Drawing, Form, Letters, dots};
use crate::document::picture::letters::Face;
use crate::query::answer::{Answer, Rows};
use crate::query::reference::Standing;
use crate::query::view::Presentation;
use crate::text::bar::axis::Axis;

/// Between two things side by side.
const GAP: Dots = dots(6);
/// A bar, and the arrow of one that goes on.
const THICK: Dots = dots(13);
const ARROW: Dots = dots(9);
/// Parts of a dot.
const PARTS: u32 = 1_000;

/// The place of the bars.
pub(super) struct Plot {
    /// The axis; a cell is a dot.
    pub(super) axis: Axis,
    /// The left edge.
    pub(super) left: Dots,
    names: Dots,
    is_shared: bool,
}

impl Plot {
    /// The place that names and values leave.
    pub(super) fn new(
        document: &Document<'_>,
        answer: &Answer,
        rows: &[Row],
        longest: Dots,
    ) -> Self {
        let names = rows.iter().map(|row| {
            let below = row.below.as_deref().unwrap_or_default();
            BODY.width(&row.name).max(SMALLER.width(below))
        });
        let names = names.max().unwrap_or_default().min(longest);
        let values = rows.iter().map(|row| BODY.width(&said(row)));
        let values = values.max().unwrap_or_default() + GAP;
        let is_negative = |row: &Row| row.value.is_some_and(|value| value < Decimal::ZERO);
        let before = if rows.iter().any(is_negative) {
            values
        } else {
            Dots(0)
        };
        let left = MARGIN + names + GAP + GAP + before;
        let width = (WIDTH - MARGIN - values - left).0 / 1_000;
        let axis = axis(document, answer, u16::try_from(width).unwrap_or(1).max(1));
        Self {
            axis,
            left,
            names,
            is_shared: answer.axis.shared.is_some(),
        }
    }

    /// The place of a value.
    pub(super) fn x(&self, value: Decimal) -> Dots {
        let place = self.axis.position_in(PARTS, value);
        self.left + Dots(i32::try_from(place).unwrap_or(i32::MAX))
    }

    pub(super) fn width(&self) -> Dots {
        dots(self.axis.width().into())
    }

    fn zero(&self) -> Dots {
        self.x(Decimal::ZERO)
    }

    /// A bar from zero to its value; one that goes on outside the axis ends in an arrow.
    pub(super) fn draw_bar(&self, drawing: &mut Drawing, row: &Row, y: Dots) {
        let Some(value) = row.value.filter(|value| !value.is_zero()) else {
            return;
        };
        let fill = match row.standing {
            Some(Standing::Above) => ABOVE,
            Some(Standing::Below | Standing::Equal) | None => BELOW,
        };
        let y = y + (row.height() - THICK).half();
        let (zero, end) = (self.zero(), self.x(value));
        let (from, to) = (zero.min(end), zero.max(end));
        let mut bar = Area {
            x: from,
            y,
            width: to - from,
            height: THICK,
        };
        if self.axis.is_clipped(value) {
            let room = ARROW + dots(3);
            bar.width = bar.width - room;
            let (back, tip) = if value < Decimal::ZERO {
                bar.x = bar.x + room;
                (from + ARROW, from)
            } else {
                (to - ARROW, to)
            };
            let corners = vec![(back, y), (tip, y + THICK.half()), (back, y + THICK)];
            drawing.add("clipped", Form::Box(bar, fill));
            drawing.add("arrow", Form::Corners(corners, fill));
        } else {
            drawing.add("bar", Form::Box(bar, fill));
        }
    }

    pub(super) fn draw_zero(&self, drawing: &mut Drawing, top: Dots, bottom: Dots) {
        let line = upright(self.zero(), top, bottom, GREY, dots(1));
        drawing.add("zero", line);
    }

    /// One line through all rows, or a line in each where each is held against its own average.
    pub(super) fn draw_average(
        &self,
        drawing: &mut Drawing,
        answer: &Answer,
        rows: &[Row],
        top: Dots,
        bottom: Dots,
    ) {
        if let Some(shared) = answer.axis.shared {
            self.draw_line(drawing, "average", shared, (top, bottom));
            return;
        }
        let mut y = top;
        for row in rows {
            if let Some(own) = row.reference {
                let ends = (y + dots(1), y + row.height() - dots(1));
                self.draw_line(drawing, "own-average", own, ends);
            }
            y = y + row.height();
        }
    }

    /// A dark line in a light one, so that it is seen on the bars too.
    fn draw_line(
        &self,
        drawing: &mut Drawing,
        class: &'static str,
        value: Decimal,
        (from, to): (Dots, Dots),
    ) {
        let x = self.x(value);
        drawing.add("", upright(x, from, to, PAPER, dots(4)));
        drawing.add(class, upright(x, from, to, INK, dots(2)));
    }

    /// The name, the value and why there is no bar. They stand beside the line of the average, not on it.
    pub(super) fn draw_words(&self, drawing: &mut Drawing, row: &Row, y: Dots) {
        let base = match &row.below {
            Some(below) => {
                let text = SMALLER.cut(below, self.names);
                drawing.add("place", line(text, (MARGIN, y + dots(29)), SMALLER, GREY));
                y + dots(15)
            }
            None => y + dots(15),
        };
        let name = BODY.cut(&row.name, self.names);
        drawing.add("name", line(name, (MARGIN, base), BODY, INK));
        let base = y + row.height().half() + Dots(4_600);
        let text = said(row);
        let width = BODY.width(&text);
        let passes = row.reference.map(|own| self.x(own));
        let passes = passes.filter(|_| self.is_shared || row.value.is_some());
        let x = match row.value {
            Some(value) if value < Decimal::ZERO => self.x(value) - GAP - width,
            Some(value) => self.x(value) + GAP,
            None => self.zero() + GAP,
        };
        let is_on =
            |line: Dots, x: Dots, width: Dots| x - dots(3) < line && line < x + width + dots(3);
        let is_left = row.value.is_some_and(|value| value < Decimal::ZERO);
        let x = match passes {
            Some(line) if is_on(line, x, width) && is_left => {
                (line - GAP - width).max(self.left - GAP - width)
            }
            Some(line) if is_on(line, x, width) => line + GAP,
            Some(_) | None => x,
        };
        let fill = if row.value.is_some() { INK } else { GREY };
        drawing.add("value", self::line(text, (x, base), BODY, fill));
        if let Some(why) = &row.why {
            let mut x = x + width + GAP;
            let room = |x: Dots| WIDTH - MARGIN - x;
            let taken = SMALLER.width(why);
            if let Some(line) = passes.filter(|line| is_on(*line, x, taken)) {
                x = line + GAP;
            }
            let why = SMALLER.cut(why, room(x));
            drawing.add("why", self::line(why, (x, base), SMALLER, GREY));
        }
    }
}

/// The value in the words of the screen, with the sign of its standing.
fn said(row: &Row) -> String {
    let sign = match row.standing {
        Some(Standing::Above) => " ▲",
        Some(Standing::Below) => " ▽",
        Some(Standing::Equal) | None => "",
    };
    format!("{}{sign}", row.shown)
}

/// The axis of the screen, a cell for each dot.
fn axis(document: &Document<'_>, answer: &Answer, width: u16) -> Axis {
    let Presentation::Bars(scale) = document.view.presentation;
    match &answer.rows {
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

/// An upright line.
pub(super) fn upright(x: Dots, from: Dots, to: Dots, stroke: Colour, width: Dots) -> Form {
    Form::Line {
        from: (x, from),
        to: (x, to),
        stroke,
        width,
        is_dashed: false,
    }
}

fn line(text: String, (x, y): (Dots, Dots), face: Face, fill: Colour) -> Form {
    Form::Letters(Letters {
        text,
        x,
        y,
        anchor: Anchor::Start,
        size: face.size,
        is_bold: face.is_bold,
        fill,
        width: None,
    })
}
