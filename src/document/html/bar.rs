//! The bars of a page: the screen's axis, drawn as boxes with the average as a line.

use rust_decimal::Decimal;

use crate::document::Document;
use crate::document::html::text;
use crate::query::answer::Answer;
use crate::query::reference::Standing;
use crate::query::view::{Presentation, Scale};
use crate::text::bar::axis::Axis;
use crate::text::scale::{self, Drawn, shown_measure};

/// The cells of the axis, each of eight parts: far finer than a screen.
const CELLS: u16 = 1_000;
/// The parts of the whole axis.
const PARTS: u32 = 8 * CELLS as u32;
/// What an arrow takes of a bar that goes on outside the axis.
const ARROW: u32 = PARTS / 16;

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

    /// The bar of a row, or why it has none.
    pub(super) fn row(&self, at: usize) -> String {
        let Document { language, data, .. } = self.document;
        let drawn = Drawn::row(self.answer, data, at).unwrap_or_default();
        let mut parts = String::new();
        let zero = 8 * u32::from(self.axis.zero_cell());
        if zero > 0 {
            parts.push_str(&upright("zero", zero));
        }
        if let Some(value) = drawn.value.filter(|value| !value.is_zero()) {
            parts.push_str(&self.shape(value, drawn.standing));
        }
        if let Some(reference) = drawn.reference {
            parts.push_str(&upright("average", self.line(reference)));
        }
        let why = language.no_bar_at(data, self.answer, at);
        parts.extend(why.map(|why| {
            let left = percent(drawn.reference.map_or(0, |value| self.line(value)));
            format!("<i class=\"why\" style=\"left:{left}%\">{}</i>", text(why))
        }));
        format!("<span class=\"track\">{parts}</span>")
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
        let is_left = end < zero;
        let (mut from, mut to) = if is_left { (end, zero) } else { (zero, end) };
        let mut arrow = String::new();
        if self.axis.is_clipped(value) {
            let (side, glyph) = if is_left {
                from = (from + ARROW).min(to);
                ("left", '◀')
            } else {
                to = to.saturating_sub(ARROW).max(from);
                ("right", '▶')
            };
            arrow = format!("<i class=\"{side} {class}\">{glyph}</i>");
        }
        let (left, wide) = (percent(from), percent(to - from));
        format!("<b class=\"{class}\" style=\"left:{left}%;width:{wide}%\"></b>{arrow}")
    }
}

fn upright(class: &str, at: u32) -> String {
    format!("<b class=\"{class}\" style=\"left:{}%\"></b>", percent(at))
}

/// A position in per cent of the axis.
fn percent(parts: u32) -> String {
    let thousandths = u64::from(parts) * 100_000 / u64::from(PARTS);
    format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000)
}
