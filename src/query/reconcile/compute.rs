//! One figure from the rows: its numerator, its denominator, and the same on one basis or from other printed figures.

use rust_decimal::Decimal;

use crate::domain::place::PlaceId;
use crate::domain::published::{Basis, Condition, Figure, Quantity, Scope, Side, Token as _, Unit};
use crate::domain::terms::PolicyArea;
use crate::query::measure::{self, Measure, Per, Sum};
use crate::query::reconcile::country::Country;
use crate::query::reconcile::{Computed, Part, Rivals, Term, What};

/// The figure as it asks to be computed.
pub(super) fn figure(country: &Country<'_>, figure: &Figure) -> Option<Computed> {
    let formula = Formula {
        country,
        scope: figure.scope,
        filter: &figure.filter,
        basis: figure.basis,
    };
    formula.value(figure)
}

/// The same in another scope.
fn in_scope(country: &Country<'_>, figure: &Figure, scope: Scope) -> Option<Computed> {
    let formula = Formula {
        country,
        scope,
        filter: &figure.filter,
        basis: figure.basis,
    };
    formula.value(figure)
}

/// The largest of the figures of the other policy areas.
pub(super) fn largest_other(country: &Country<'_>, figure: &Figure) -> Option<Rivals> {
    let own = figure.areas().next()?;
    let of = |area: PolicyArea| {
        let change = |condition: &Condition| match condition {
            Condition::Area(_) => Condition::Area(area),
            other => *other,
        };
        let filter: Vec<_> = figure.filter.iter().map(change).collect();
        let formula = Formula {
            country,
            scope: figure.scope,
            filter: &filter,
            basis: figure.basis,
        };
        Some((area, formula.value(figure)?.value))
    };
    let others = PolicyArea::TOKENS.iter().map(|known| known.1);
    let others = others.filter(|area| *area != own).filter_map(of);
    let largest = others.max_by(|one, other| one.1.cmp(&other.1));
    largest.map(|(area, value)| Rivals::Area(area, value))
}

/// The four regions of a comparison of pairs.
pub(super) fn pairs(country: &Country<'_>, figure: &Figure) -> Option<Rivals> {
    let Scope::Versus([a, b], [c, d]) = figure.scope else {
        return None;
    };
    let of = |region| {
        let value = in_scope(country, figure, Scope::Region(region))?.value;
        Some((region, value))
    };
    let values = [of(a)?, of(b)?, of(c)?, of(d)?];
    let mean = |one: Decimal, other: Decimal| one.checked_add(other)?.checked_div(Decimal::TWO);
    let [one, two, three, four] = values.map(|(_, value)| value);
    Some(Rivals::Pairs {
        values,
        apart: one.checked_sub(two)?.abs(),
        between: mean(one, two)?.checked_sub(mean(three, four)?)?.abs(),
    })
}

/// A comparison of pairs: its value is how far the two are apart, its terms those of the first.
pub(super) fn apart(country: &Country<'_>, figure: &Figure, apart: Decimal) -> Option<Computed> {
    let Scope::Versus([first, _], _) = figure.scope else {
        return None;
    };
    let computed = in_scope(country, figure, Scope::Region(first))?;
    Some(Computed {
        value: apart,
        ..computed
    })
}

/// What a figure is computed by.
pub(super) struct Formula<'c, 'd> {
    pub(super) country: &'c Country<'d>,
    pub(super) scope: Scope,
    pub(super) filter: &'c [Condition],
    pub(super) basis: Basis,
}

/// Rows and municipalities of a formula, counted.
struct Counted {
    amount: Decimal,
    missing: u64,
    left_out: u64,
}

impl Formula<'_, '_> {
    pub(super) fn value(&self, figure: &Figure) -> Option<Computed> {
        let country = self.country;
        let places = country.places(self.scope);
        let chosen = country.chosen(&places, self.filter);
        let Basis { over, under } = self.basis;
        let (counted, what) = self.numerator(figure.quantity, &places, &chosen)?;
        let mut computed = Computed {
            value: Decimal::ZERO,
            over: Term {
                what,
                part: Part::Selected,
                side: over,
                amount: self.whole(over, what, counted.amount, &places)?,
            },
            under: None,
            missing: counted.missing,
            left_out: counted.left_out,
        };
        let term = |what, part, amount: Option<Decimal>| {
            Some(Term {
                what,
                part,
                side: under,
                amount: self.whole(under, what, amount?, &places)?,
            })
        };
        let all = || country.inhabitants(&country.of_side(&places, under));
        computed.under = match figure.quantity {
            Quantity::PerInhabitant => {
                let people = if under.is_whole() {
                    all()
                } else {
                    country.inhabitants(&country.of_side(&chosen, under))
                };
                Some(term(What::Inhabitants, Part::Whole, people)?)
            }
            Quantity::ShareOfPopulation => Some(term(What::Inhabitants, Part::Whole, all())?),
            Quantity::PerInitiative => {
                let tally = country.sum(&chosen, self.filter).tally;
                let rows = Decimal::from(tally.rows.saturating_sub(tally.missing_gross));
                Some(term(What::Initiatives, Part::Selected, Some(rows))?)
            }
            Quantity::ShareOfGrossExpenditure | Quantity::ShareOfGrossIncome => {
                let whole = kroner(what, &country.sum(&places, &[]))?.amount;
                Some(term(what, Part::Whole, Some(whole))?)
            }
            Quantity::ShareOfInitiatives => {
                let rows = Decimal::from(country.sum(&places, &[]).tally.rows);
                Some(term(What::Initiatives, Part::Whole, Some(rows))?)
            }
            Quantity::ShareOfAreaInitiatives => {
                let is_area = |condition: &&Condition| condition.key() == "area";
                let areas: Vec<_> = self.filter.iter().filter(is_area).copied().collect();
                let rows = Decimal::from(country.sum(&places, &areas).tally.rows);
                Some(term(What::Initiatives, Part::OfAreas, Some(rows))?)
            }
            Quantity::Municipalities
            | Quantity::Population
            | Quantity::Initiatives
            | Quantity::GrossExpenditure
            | Quantity::GrossIncome
            | Quantity::NetExpenditure
            | Quantity::Immigrants
            | Quantity::ShareOfImmigrants
            | Quantity::NonWestern
            | Quantity::Menapt => None,
        };
        computed.value = value(figure, &computed)?;
        Some(computed)
    }

    /// What the numerator counts, as reported.
    fn numerator(
        &self,
        quantity: Quantity,
        places: &[PlaceId],
        chosen: &[PlaceId],
    ) -> Option<(Counted, What)> {
        let country = self.country;
        let sum = || country.sum(chosen, self.filter);
        let plain = |amount| Counted {
            amount,
            missing: 0,
            left_out: 0,
        };
        Some(match quantity {
            Quantity::Municipalities => {
                let all = country.of_side(chosen, self.basis.over).len();
                (plain(Decimal::from(all)), What::Municipalities)
            }
            Quantity::Population | Quantity::ShareOfPopulation => {
                let people = country.inhabitants(&country.of_side(chosen, self.basis.over));
                // Nobody among the inhabitants of somewhere is none of them.
                let is_none = chosen.is_empty() && !places.is_empty();
                let people = people.or(is_none.then_some(Decimal::ZERO))?;
                (plain(people), What::Inhabitants)
            }
            Quantity::Initiatives
            | Quantity::ShareOfInitiatives
            | Quantity::ShareOfAreaInitiatives => {
                let sum = sum();
                let is_known =
                    sum.tally.rows > 0 || !country.of_side(chosen, Side::Responding).is_empty();
                let rows = is_known.then_some(sum.tally.rows)?;
                (plain(Decimal::from(rows)), What::Initiatives)
            }
            Quantity::GrossExpenditure
            | Quantity::ShareOfGrossExpenditure
            | Quantity::PerInitiative => (
                kroner(What::GrossExpenditure, &sum())?,
                What::GrossExpenditure,
            ),
            Quantity::GrossIncome | Quantity::ShareOfGrossIncome => {
                (kroner(What::GrossIncome, &sum())?, What::GrossIncome)
            }
            Quantity::NetExpenditure => {
                (kroner(What::NetExpenditure, &sum())?, What::NetExpenditure)
            }
            Quantity::PerInhabitant => {
                let sum = sum();
                let counted = Sum {
                    tally: sum.counted,
                    ..sum
                };
                let kroner = kroner(What::GrossExpenditure, &counted)?;
                let left_out = sum.left_out().rows;
                (Counted { left_out, ..kroner }, What::GrossExpenditure)
            }
            Quantity::Immigrants
            | Quantity::ShareOfImmigrants
            | Quantity::NonWestern
            | Quantity::Menapt => return None,
        })
    }

    /// Reported kroner or initiatives scaled up to all municipalities of the scope, where the side asks for it: by
    /// the share of the population that responded.
    fn whole(
        &self,
        side: Side,
        what: What,
        amount: Decimal,
        places: &[PlaceId],
    ) -> Option<Decimal> {
        let is_scaled = side == Side::National && what != What::Inhabitants;
        if !is_scaled {
            return Some(amount);
        }
        let people = |side| {
            let of = self.country.of_side(places, side);
            self.country.inhabitants(&of)
        };
        let (all, some) = (people(Side::Everyone)?, people(Side::Responding)?);
        amount.checked_mul(all)?.checked_div(some)
    }
}

/// Kroner of a sum; none where nobody responded and nothing is reported, and where no amount can be read.
fn kroner(what: What, sum: &Sum) -> Option<Counted> {
    let quantity = match what {
        What::GrossIncome => measure::Quantity::Income,
        What::NetExpenditure => measure::Quantity::Net,
        What::GrossExpenditure | What::Municipalities | What::Inhabitants | What::Initiatives => {
            measure::Quantity::Gross
        }
    };
    let measure = Measure {
        quantity,
        per: Per::Total,
    };
    Some(Counted {
        amount: measure.value(sum, &sum.tally)?,
        missing: measure.misses(&sum.tally),
        left_out: 0,
    })
}

/// A figure in its unit from its parts.
fn value(figure: &Figure, computed: &Computed) -> Option<Decimal> {
    let over = computed.over.amount;
    let is_share = figure.unit == Unit::Percent;
    let over = if is_share {
        over.checked_mul(Decimal::ONE_HUNDRED)?
    } else {
        over
    };
    let quotient = match computed.under {
        Some(under) => over.checked_div(under.amount)?,
        None => over,
    };
    quotient.checked_div(Decimal::from(figure.unit.size()))
}
