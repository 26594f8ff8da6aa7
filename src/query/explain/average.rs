//! The terms of a reference: which places it sums or averages, after the rules of [`References`].

use crate::domain::dataset::Dataset;
use crate::domain::terms::{PolicyArea, Term};
use crate::query::answer::Rows;
use crate::query::explain::ground::Ground;
use crate::query::explain::terms::{Made, explained, quotient};
use crate::query::explain::{Amount, Divisor, Explanation, Formula, Numerator, Subject};
use crate::query::group::Key;
use crate::query::measure::{Per, Quantity};
use crate::query::reference::Reference;
use crate::query::references::References;
use crate::query::survey::{AreaChoice, Survey};
use crate::query::view::{Grouping, View};

/// What the reference of a row, of the selection or of an initiative is.
pub(super) fn reference(view: &View, data: &Dataset, subject: Subject) -> Explanation {
    let listed = View {
        grouping: Grouping::Initiative,
        ..view.clone()
    };
    // The rows are needed only for the median of their amounts.
    let survey = match subject {
        Subject::InitiativeReference(_) => Survey::new(&listed, data),
        Subject::Row(_) | Subject::Selection | Subject::Reference(_) | Subject::Initiative(_) => {
            Survey::new(view, data)
        }
    };
    let references = References::new(view, &survey);
    let (area, basis) = match subject {
        Subject::Reference(Some(key)) => (area_of(key), references.basis(key)),
        Subject::InitiativeReference(row) => (None, references.of_initiative(data.place(row))),
        Subject::Row(_)
        | Subject::Selection
        | Subject::Reference(None)
        | Subject::Initiative(_) => (None, references.whole()),
    };
    // An average over areas sums all of them.
    let is_over_areas = view.measure.is_additive() && view.grouping == Grouping::Area;
    let area = area.filter(|_| !is_over_areas || !is_sum_over_sum(view.reference));
    let ground = Ground::of_basis(view, &references, &survey, basis, area);
    let is_of_amounts =
        matches!(subject, Subject::InitiativeReference(_)) && view.reference == Reference::Median;
    let made = if is_of_amounts {
        median_of_amounts(view, &survey)
    } else {
        Made {
            formula: average(view, &references, &survey, &ground),
            value: references.under(area_asked(subject), basis),
            is_counted: is_counted(view),
        }
    };
    let mut explained = explained(view, &survey, subject, &ground, made);
    explained.is_national = view.reference == Reference::Denmark;
    explained.has_no_basis = basis.is_none() && !is_of_amounts;
    explained
}

/// The formula of a reference over its ground.
fn average(
    view: &View,
    references: &References<'_, '_>,
    survey: &Survey<'_>,
    ground: &Ground,
) -> Formula {
    let data = survey.data();
    let sum = survey.sum(ground.places.iter().copied(), ground.area);
    if !is_sum_over_sum(view.reference) {
        let whole = survey.selection(None).tally;
        let values = survey.values(ground.places.iter().copied(), ground.area, &whole);
        let count = values.len() as u64;
        return match view.reference {
            Reference::Median => Formula::Median(count),
            Reference::Denmark
            | Reference::OwnRegion
            | Reference::Peers
            | Reference::OwnGroup
            | Reference::Selection
            | Reference::UnweightedMean => Formula::Mean(count),
        };
    }
    if !view.measure.is_additive() {
        return quotient(view, data, &sum, &sum.tally);
    }
    let (tally, rows) = match view.grouping {
        Grouping::Municipality => (sum.counted, u64::from(sum.municipalities)),
        Grouping::Region => {
            let mut regions: Vec<_> = ground
                .places
                .iter()
                .filter(|place| survey.place(**place, None).municipalities > 0)
                .map(|place| survey.region_of(*place))
                .collect();
            regions.sort_unstable();
            regions.dedup();
            (sum.counted, regions.len() as u64)
        }
        Grouping::Area => {
            let areas = PolicyArea::ALL.len() as u64;
            (sum.tally, areas * references.areas_of(sum.municipalities))
        }
        Grouping::Initiative => (sum.tally, sum.tally.rows),
    };
    if view.measure.per == Per::Selection {
        return Formula::EqualPart(rows, view.grouping);
    }
    let numerator = Numerator {
        quantity: view.measure.quantity,
        amount: Amount::of(view.measure.quantity, &tally),
        rows: tally.rows,
        missing: view.measure.misses(&tally),
    };
    Formula::Quotient(numerator, Divisor::Rows(rows, view.grouping))
}

fn median_of_amounts(view: &View, survey: &Survey<'_>) -> Made {
    let data = survey.data();
    let tally = survey.selection(None).tally;
    let amounts = match view.measure.quantity {
        Quantity::Gross | Quantity::Count => tally.rows - tally.missing_gross,
        Quantity::Income => tally.rows - tally.missing_income,
        Quantity::Net => tally.complete,
    };
    let own = View {
        grouping: Grouping::Initiative,
        ..view.clone()
    };
    let value = match own.answer(data).rows {
        Rows::Initiatives(list) => list.references().next(),
        Rows::Groups(_) => None,
    };
    Made {
        formula: Formula::MedianOfAmounts(amounts),
        value,
        is_counted: false,
    }
}

fn is_sum_over_sum(rule: Reference) -> bool {
    match rule {
        Reference::Denmark
        | Reference::OwnRegion
        | Reference::Peers
        | Reference::OwnGroup
        | Reference::Selection => true,
        Reference::UnweightedMean | Reference::Median => false,
    }
}

/// True when a reference counts the rows of responding municipalities alone.
fn is_counted(view: &View) -> bool {
    let over_places = match view.grouping {
        Grouping::Region | Grouping::Municipality => true,
        Grouping::Area | Grouping::Initiative => false,
    };
    view.measure.is_per_head()
        || !is_sum_over_sum(view.reference)
        || (view.measure.is_additive() && over_places)
}

/// The area that the reference of a subject is asked for.
fn area_asked(subject: Subject) -> AreaChoice {
    match subject {
        Subject::Reference(Some(key)) => area_of(key),
        Subject::Row(_)
        | Subject::Selection
        | Subject::Reference(None)
        | Subject::Initiative(_)
        | Subject::InitiativeReference(_) => None,
    }
}

fn area_of(key: Key) -> AreaChoice {
    match key {
        Key::Area(area) => Some(area),
        Key::Region(_) | Key::Municipality(_) => None,
    }
}
