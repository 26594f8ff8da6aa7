//! The terms of a figure: what it divides by what, after the rules of [`Measure::value`] and of the references.

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, RowId, Year};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::rule::Rule;
use crate::domain::terms::{PolicyArea, Region, Term};
use crate::query::answer::Rows;
use crate::query::denominator::{Denominator, Withheld};
use crate::query::explain::{
    Amount, Divisor, Explanation, Formula, Ground, LeftOut, Member, Numerator, Ranks, Subject,
};
use crate::query::group::{Key, References};
use crate::query::measure::{Measure, Per, Quantity, Sum, initiative_amount};
use crate::query::quality;
use crate::query::reference::Reference;
use crate::query::survey::{AreaChoice, Survey};
use crate::query::tally::Tally;
use crate::query::view::{Grouping, View};

/// What a row's or the selection's value is.
pub(super) fn figure(view: &View, data: &Dataset, subject: Subject) -> Explanation {
    let key = match subject {
        Subject::Row(key) => Some(key),
        Subject::Selection
        | Subject::Reference(_)
        | Subject::Initiative(_)
        | Subject::InitiativeReference(_) => None,
    };
    let survey = Survey::new(view, data);
    let ground = Ground::of(view, &survey, key);
    let whole = survey.selection(None).tally;
    let sum = survey.sum(ground.places.iter().copied(), ground.area);
    let formula = quotient(view, data, &sum, &whole);
    let value = view.measure.value(&sum, &whole);
    let made = Made {
        formula,
        value,
        is_counted: view.measure.is_per_head(),
    };
    let mut explained = explained(view, &survey, subject, &ground, made);
    let is_place = matches!(key, Some(Key::Region(_) | Key::Municipality(_)));
    explained.is_national = view.scope.is_empty() && !is_place;
    explained.ranks = key.map_or_else(Ranks::default, |key| view.ranks(data, key));
    explained.held(view.held_against(&survey, subject))
}

/// What the reference of a row, of the selection or of an initiative is.
pub(super) fn reference(
    view: &View,
    data: &Dataset,
    subject: Subject,
    own: Option<Field<Region>>,
) -> Explanation {
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
    let (area, region) = match subject {
        Subject::Reference(Some(key)) => (area_of(key), references.region_of(Some(key))),
        Subject::Row(_)
        | Subject::Selection
        | Subject::Reference(None)
        | Subject::Initiative(_)
        | Subject::InitiativeReference(_) => (None, own.or_else(|| references.region_of(None))),
    };
    // An average over areas sums all of them.
    let is_over_areas = view.measure.is_additive() && view.grouping == Grouping::Area;
    let area = area.filter(|_| !is_over_areas || !is_sum_over_sum(view.reference));
    let ground = match (view.reference, region) {
        (Reference::Denmark, _) => Ground::everywhere(view, &survey, area),
        (Reference::OwnRegion, region) => {
            Ground::region(view, &survey, region.unwrap_or(Field::Unknown), area)
        }
        (Reference::Selection | Reference::UnweightedMean | Reference::Median, _) => {
            let key = area.map(Key::Area);
            Ground::of(view, &survey, key)
        }
    };
    let is_of_amounts =
        matches!(subject, Subject::InitiativeReference(_)) && view.reference == Reference::Median;
    let made = if is_of_amounts {
        median_of_amounts(view, &survey)
    } else {
        Made {
            formula: average(view, data, &survey, &ground),
            value: references.under(area_asked(subject), region),
            is_counted: is_counted(view),
        }
    };
    let mut explained = explained(view, &survey, subject, &ground, made);
    explained.is_national = view.reference == Reference::Denmark;
    explained
}

/// An initiative's own amount.
pub(super) fn own(view: &View, data: &Dataset, row: RowId) -> Explanation {
    let quantity = view.measure.own_amount();
    let tally = Tally::of(data, row);
    let survey = Survey::new(view, data);
    let own = View {
        grouping: Grouping::Initiative,
        ..view.clone()
    };
    let shown = match own.answer(data).rows {
        Rows::Initiatives(list) => list.row(data, row).reference,
        Rows::Groups(_) => None,
    };
    let formula = Formula::Own {
        quantity,
        gross: data.gross(row).given(),
        income: data.income(row).given(),
    };
    let value = initiative_amount(quantity, &tally).and_then(Money::kroner);
    let place = data.place(row);
    let ground = Ground {
        places: Vec::new(),
        area: None,
        view: view.clone(),
    };
    let made = Made {
        formula,
        value,
        is_counted: false,
    };
    let subject = Subject::Initiative(row);
    let measure = Measure {
        quantity,
        per: Per::Total,
    };
    let view = View {
        measure,
        ..view.clone()
    };
    let mut explained = explained(&view, &survey, subject, &ground, made);
    explained.price_level = data.price_level(row);
    let trips = |rule: &&Rule| quality::rows(data, **rule).binary_search(&row).is_ok();
    explained.rules = Rule::ALL.iter().filter(trips).copied().collect();
    explained.members.push(Member {
        place,
        amount: Amount::of(quantity, &tally),
        rows: 1,
        people: None,
        value,
    });
    explained.withheld = None;
    explained.held(shown)
}

/// A figure once it is made.
struct Made {
    formula: Formula,
    value: Option<Decimal>,
    /// Only the rows of responding municipalities are counted.
    is_counted: bool,
}

fn explained(
    view: &View,
    survey: &Survey<'_>,
    subject: Subject,
    ground: &Ground,
    made: Made,
) -> Explanation {
    let data = survey.data();
    let sum = survey.sum(ground.places.iter().copied(), ground.area);
    Explanation {
        subject,
        measure: view.measure,
        rule: view.reference,
        withheld: made
            .value
            .is_none()
            .then(|| withheld(view, data, &sum))
            .flatten(),
        members: members(view, survey, ground, &made),
        left_out: LeftOut::of(ground, survey, made.is_counted),
        price_level: sum.tally.prices.only(),
        accounts_year: accounts_year(data),
        reference: None,
        standing: None,
        index: None,
        ranks: Ranks::default(),
        is_national: false,
        rules: Vec::new(),
        within: ground.view.clone(),
        rows: ground.rows(survey, made.is_counted),
        formula: made.formula,
        value: made.value,
    }
}

fn withheld(view: &View, data: &Dataset, sum: &Sum) -> Option<Withheld> {
    if view.measure.is_in_kroner() && sum.tally.prices.is_mixed() {
        return Some(Withheld::MixedPrices(sum.tally.prices));
    }
    if view.measure.is_per_head() {
        return view.denominator(data).err();
    }
    view.answer(data)
        .withheld
        .filter(|_| view.measure.is_in_kroner())
}

/// The formula of a sum under a measure.
fn quotient(view: &View, data: &Dataset, sum: &Sum, whole: &Tally) -> Formula {
    let measure = view.measure;
    let numerator = |tally: &Tally| Numerator {
        quantity: measure.quantity,
        amount: Amount::of(measure.quantity, tally),
        rows: tally.rows,
        missing: measure.misses(tally),
    };
    let on = view
        .denominator(data)
        .unwrap_or(Denominator::Day(view.population));
    match measure.per {
        Per::Total => Formula::Sum(numerator(&sum.tally)),
        Per::Inhabitant => {
            let people = sum.heads;
            Formula::Quotient(numerator(&sum.counted), Divisor::Inhabitants { people, on })
        }
        Per::Immigrant => {
            let ten_thousandths = sum.heads;
            let divisor = Divisor::Immigrants {
                ten_thousandths,
                on,
            };
            Formula::Quotient(numerator(&sum.counted), divisor)
        }
        Per::Initiative => {
            let mut above = numerator(&sum.tally);
            if measure.quantity == Quantity::Net {
                above.amount = Amount::Kroner(sum.tally.complete_net);
            }
            let given = above.rows.saturating_sub(above.missing);
            Formula::Quotient(above, Divisor::Initiatives(given))
        }
        Per::Expenditure => {
            Formula::Quotient(numerator(&sum.tally), Divisor::Expenditure(sum.tally.gross))
        }
        Per::Selection => {
            let selection = Divisor::Selection(Amount::of(measure.quantity, whole));
            Formula::Quotient(numerator(&sum.tally), selection)
        }
    }
}

/// The formula of a reference over its ground.
fn average(view: &View, data: &Dataset, survey: &Survey<'_>, ground: &Ground) -> Formula {
    let sum = survey.sum(ground.places.iter().copied(), ground.area);
    if !is_sum_over_sum(view.reference) {
        let whole = survey.selection(None).tally;
        let values = survey.values(ground.places.iter().copied(), ground.area, &whole);
        let count = values.len() as u64;
        return match view.reference {
            Reference::Median => Formula::Median(count),
            Reference::Denmark
            | Reference::OwnRegion
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
        Grouping::Area => (sum.tally, PolicyArea::ALL.len() as u64),
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
    let amounts = survey
        .selected()
        .iter()
        .filter(|row| initiative_amount(view.measure.quantity, &Tally::of(data, **row)).is_some());
    let amounts = amounts.count() as u64;
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
        Reference::Denmark | Reference::OwnRegion | Reference::Selection => true,
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

fn members(view: &View, survey: &Survey<'_>, ground: &Ground, made: &Made) -> Vec<Member> {
    let whole = survey.selection(None).tally;
    let by_value = matches!(made.formula, Formula::Mean(_) | Formula::Median(_));
    let mut members: Vec<_> = ground
        .places
        .iter()
        .map(|place| (*place, survey.place(*place, ground.area)))
        .filter(|(_, sum)| sum.municipalities > 0)
        .map(|(place, sum)| {
            let tally = if made.is_counted {
                sum.counted
            } else {
                sum.tally
            };
            Member {
                place,
                amount: Amount::of(view.measure.quantity, &tally),
                rows: tally.rows,
                people: view.measure.is_per_head().then_some(sum.heads),
                value: view.measure.value(&sum, &whole),
            }
        })
        .collect();
    let size = |member: &Member| {
        let amount = member.amount.number();
        if by_value { member.value } else { amount }
    };
    members.sort_by_key(|member| std::cmp::Reverse(size(member)));
    members
}

/// The accounts year that the data or every one of its files names.
fn accounts_year(data: &Dataset) -> Option<Year> {
    let origins = data.origins().iter();
    let mut years: Vec<_> = origins.filter_map(|origin| origin.accounts_year).collect();
    years.dedup();
    match years.as_slice() {
        [] => data.description().accounts_year,
        [only] => Some(*only),
        [..] => None,
    }
}
