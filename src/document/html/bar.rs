//! The bars of a page: the screen's axis, drawn as boxes with the average as a line.

use rust_decimal::Decimal;

use crate::document::Document;
use crate::document::html::text;
use crate::query::answer::Answer;
use crate::query::reference::Standing;
use crate::query::view::{Presentation, Scale};
use crate::text::bar::axis::Axis;
use crate::text::scale::{self, Drawn, shown_measure};
use crate::text::sheet::Line;

/// The cells of the axis, each of eight parts: far finer than a screen.
const CELLS: u16 = 1_000;
/// The parts of the whole axis.
const PARTS: u32 = 8 * CELLS as u32;
/// The height of a bar in the same parts, which are stretched.
const HEIGHT: u32 = 100;
/// What an arrow takes of a bar that goes on outside the axis.
const ARROW: u32 = PARTS / 50;

/// The bars of an answer.
pub(in crate::document) struct Bars<'b> {
    document: &'b Document<'b>,
    answer: &'b Answer,
    axis: Axis,
}

impl<'b> Bars<'b> {
    /// The bars, where a row has one.
    pub(super) fn of(document: &'b Document<'b>, answer: &'b Answer) -> Option<Self> {
        let mut rows = 0..answer.rows.len();
        let draws = |at| Drawn::row(answer, document.data, at).is_some_and(|it| it.value.is_some());
        rows.any(draws).then(|| Self {
            document,
            answer,
            axis: scale::axis(answer, document.view.presentation, [], CELLS),
        })
    }

    /// The axis: its ends, and the average by name at its line.
    pub(super) fn head(&self) -> String {
        let Document { language, view, .. } = self.document;
        let measure = shown_measure(view, self.answer);
        let shared = self.answer.axis.shared;
        let labels = language.axis_labels(view, self.answer, shared);
        let name = labels.get(1).map_or("", String::as_str);
        let Presentation::Bars(scale) = view.presentation;
        let root = match scale {
            Scale::SquareRoot => "√ ",
            Scale::Clipped | Scale::Linear => "",
        };
        let low = language.value(measure, self.axis.start());
        let low = if self.axis.start().is_zero() {
            "0".to_owned()
        } else {
            low
        };
        let high = language.value(measure, self.axis.end());
        let place = shared.map(|value| self.line(value));
        let name = match place {
            Some(at) if at > PARTS / 2 => {
                let right = percent(PARTS - at);
                format!(
                    "<span class=\"name before\" style=\"right:{right}%\">{}</span>",
                    text(name)
                )
            }
            Some(at) => {
                let left = percent(at);
                format!(
                    "<span class=\"name after\" style=\"left:{left}%\">{}</span>",
                    text(name)
                )
            }
            None => format!("<span class=\"name\">{}</span>", text(name)),
        };
        format!(
            "<span class=\"axis\">{name}<span class=\"low\">{}</span><span class=\"high\">{root}{}</span></span>",
            text(&low),
            text(&high)
        )
    }

    /// The bar of a row, or why it has none where no other cell tells.
    pub(super) fn row(&self, at: usize, line: &Line) -> String {
        let Document { language, data, .. } = self.document;
        let drawn = Drawn::row(self.answer, data, at).unwrap_or_default();
        let mut svg = format!(
            "<svg viewBox=\"0 0 {PARTS} {HEIGHT}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        );
        let zero = 8 * u32::from(self.axis.zero_cell());
        if let Some(value) = drawn.value.filter(|value| !value.is_zero()) {
            svg.push_str(&self.shape(value, drawn.standing));
        }
        if zero > 0 {
            svg.push_str(&upright("zero", zero));
        }
        if let Some(reference) = drawn.reference {
            svg.push_str(&upright("average", self.line(reference)));
        }
        svg.push_str("</svg>");
        let why = language.no_bar_at(data, self.answer, at);
        let why = why.filter(|why| line.cells.iter().all(|cell| cell != why));
        if let Some(why) = why {
            let left = drawn.reference.map_or(0, |value| self.line(value));
            svg.push_str(&format!(
                "<span class=\"why\" style=\"padding-left:calc({}% + .5em)\">{}</span>",
                percent(left),
                text(why)
            ));
        }
        svg
    }

    /// Where a reference's line stands.
    fn line(&self, reference: Decimal) -> u32 {
        self.axis.position(reference)
    }

    /// A box from 0 to the value, with an arrow where the axis ends before.
    fn shape(&self, value: Decimal, standing: Option<Standing>) -> String {
        let class = match standing {
            Some(Standing::Above) => "above",
            Some(Standing::Equal | Standing::Below) | None => "below",
        };
        let zero = 8 * u32::from(self.axis.zero_cell());
        let end = self.axis.position(value);
        let (from, to) = if end < zero { (end, zero) } else { (zero, end) };
        // A value other than 0 shows.
        let to = if from == to { to + 8 } else { to };
        let (top, bottom, middle) = (HEIGHT / 8, HEIGHT - HEIGHT / 8, HEIGHT / 2);
        let tall = bottom - top;
        if !self.axis.is_clipped(value) {
            let wide = to - from;
            return format!(
                "<rect class=\"{class}\" x=\"{from}\" y=\"{top}\" width=\"{wide}\" height=\"{tall}\"/>"
            );
        }
        let gap = ARROW / 4;
        let (tip, base) = if end < zero {
            (from, from + ARROW)
        } else {
            (to, to.saturating_sub(ARROW))
        };
        let (x, wide) = if end < zero {
            (base + gap, to.saturating_sub(base + gap))
        } else {
            (from, base.saturating_sub(from + gap))
        };
        format!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{top}\" width=\"{wide}\" height=\"{tall}\"/>\
             <polygon class=\"{class}\" points=\"{base},{top} {tip},{middle} {base},{bottom}\"/>"
        )
    }
}

fn upright(class: &str, x: u32) -> String {
    format!("<line class=\"{class}\" x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"{HEIGHT}\"/>")
}

/// A position in per cent of the axis.
fn percent(parts: u32) -> String {
    let thousandths = u64::from(parts) * 100_000 / u64::from(PARTS);
    format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000)
}
