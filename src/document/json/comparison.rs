//! The pinned rows side by side, as the object of an answer has them.

use crate::domain::dataset::Dataset;
use crate::query::comparison::{Cell, Line};
use crate::query::view::View;
use crate::text::Language;
use crate::text::table::token;

use super::{Reason, plain};

/// Pinned rows side by side.
#[derive(serde::Serialize)]
pub(super) struct Compared {
    /// The pinned rows, in the order in which they were pinned.
    pins: Vec<String>,
    /// One a policy area, or a region where policy areas are compared.
    lines: Vec<Part>,
    /// All of each pin.
    total: Vec<Figure>,
    withheld: Option<Reason>,
}

#[derive(serde::Serialize)]
struct Part {
    name: String,
    /// One a pin.
    figures: Vec<Figure>,
}

/// A figure of the measure that is asked for.
#[derive(serde::Serialize)]
struct Figure {
    value: Option<String>,
    reference: Option<String>,
    standing: Option<&'static str>,
    state: &'static str,
    initiatives: Option<u64>,
}

/// The comparison that a view asks for; none of fewer than two pins.
pub(super) fn compared(language: &Language, view: &View, data: &Dataset) -> Option<Compared> {
    let comparison = view.comparison(data)?;
    let part = |line: &Line| Part {
        name: line
            .part
            .map_or_else(String::new, |part| language.key(data, part)),
        figures: figures(line),
    };
    let pins = comparison.pins.iter();
    Some(Compared {
        pins: pins.map(|pin| language.key(data, *pin)).collect(),
        lines: comparison.lines.iter().map(part).collect(),
        total: figures(&comparison.total),
        withheld: comparison.withheld.as_ref().map(|why| Reason {
            reason: token::withheld(why),
            text: language.withheld(why),
        }),
    })
}

fn figures(line: &Line) -> Vec<Figure> {
    let figure = |cell: &Cell| Figure {
        value: cell.value.map(plain),
        reference: cell.reference.map(plain),
        standing: cell.standing.map(token::standing),
        state: token::state(cell.state),
        // Of a silent row nothing is known, not even that there is none.
        initiatives: (!cell.sum.is_silent()).then_some(cell.sum.tally.rows),
    };
    line.cells.iter().map(figure).collect()
}
