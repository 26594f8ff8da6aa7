//! The terms of a figure: what it divides by what, after the rules of [`Measure::value`].

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, RowId, Year};
use crate::domain::money::Money;
use crate::query::answer::Rows;
use crate::query::denominator::{Denominator, Withheld};
use crate::query::explain::{
    Amount, Brought, Divisor, Explanation, Formula, Ground, LeftOut, Member, Numerator, Ranks,
    Subject,
};
use crate::query::group::Key;
use crate::query::measure::{Measure, Per, Quantity, Sum, initiative_amount};
use crate::query::survey::Survey;
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
        brought: data.price_factor(row).map(|factor| Brought {
            factor,
            gross: data.typed_gross(row).given(),
            income: data.typed_income(row).given(),
        }),
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
    explained.price_factors = data.price_factor(row).into_iter().collect();
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
pub(super) struct Made {
    pub(super) formula: Formula,
    pub(super) value: Option<Decimal>,
    /// Only the rows of responding municipalities are counted.
    pub(super) is_counted: bool,
}

pub(super) fn explained(
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
        has_no_basis: false,
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
        price_factors: survey.price_factors(&ground.places, ground.area),
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
pub(super) fn quotient(view: &View, data: &Dataset, sum: &Sum, whole: &Tally) -> Formula {
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
