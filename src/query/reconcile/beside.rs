//! What stands beside a computed figure: the same on one basis, and what follows from other printed figures.

use rust_decimal::Decimal;

use crate::domain::published::{Basis, Derivation, Figure, Quantity, Side};
use crate::query::reconcile::compute::Formula;
use crate::query::reconcile::country::Country;
use crate::query::reconcile::{Band, Computed, Consistent, Stated};

/// The same on one basis, where the figure's own is mixed.
pub(super) fn consistent(country: &Country<'_>, figure: &Figure) -> Option<Consistent> {
    let basis = figure.basis;
    let is_per_head = figure.quantity == Quantity::PerInhabitant;
    let is_mixed = basis.under.is_whole() != basis.over.is_whole();
    if !is_mixed || !(is_per_head || figure.quantity == Quantity::PerInitiative) {
        return None;
    }
    let under = match (is_per_head, basis.over.is_whole()) {
        (true, true) => Side::Everyone,
        (true, false) => Side::Responding,
        (false, true) => Side::National,
        (false, false) => Side::Reported,
    };
    let basis = Basis::ratio(basis.over, under);
    let formula = Formula {
        country,
        scope: figure.scope,
        filter: &figure.filter,
        basis,
    };
    let value = formula.value(figure)?.value;
    Some(Consistent { basis, value })
}

/// The figure as it follows from the printed ones that its sentence names.
pub(super) fn stated(
    country: &Country<'_>,
    all: &[Figure],
    figure: &Figure,
    computed: Option<&Computed>,
) -> Option<Stated> {
    let sources: Vec<_> = figure.from.iter().filter_map(|at| all.get(*at)).collect();
    let bands: Option<Vec<Band>> = sources.iter().map(|source| Band::of(source)).collect();
    let values: Option<Vec<Decimal>> = sources.iter().map(|source| source.value).collect();
    let sum = |list: Vec<Decimal>| -> Decimal { list.into_iter().sum() };
    let (value, low, high) = (
        sum(values?),
        sum(bands.iter().flatten().map(|band| band.low).collect()),
        sum(bands.iter().flatten().map(|band| band.high).collect()),
    );
    let (value, low, high) = match figure.derivation(&sources)? {
        Derivation::Sum => (value, low, high),
        Derivation::Scaled => {
            let size = Decimal::from(sources.first()?.unit.size());
            let per = |value: Decimal| scaled(country, figure, computed, value.checked_mul(size)?);
            (per(value)?, per(low)?, per(high)?)
        }
    };
    let band = Band { low, high };
    let follows = Band::of(figure).is_some_and(|own| own.contains(value));
    Some(Stated {
        value,
        band,
        follows,
    })
}

/// Printed kroner over the denominator of a figure, or from one side to the other.
fn scaled(
    country: &Country<'_>,
    figure: &Figure,
    computed: Option<&Computed>,
    kroner: Decimal,
) -> Option<Decimal> {
    let value = if let Some(under) = computed?.under {
        kroner.checked_div(under.amount)?
    } else {
        let places = country.places(figure.scope);
        let people = |side| country.inhabitants(&country.of_side(&places, side));
        let (all, some) = (people(Side::Everyone)?, people(Side::Responding)?);
        let (over, under) = if figure.basis.over.is_whole() {
            (all, some)
        } else {
            (some, all)
        };
        kroner.checked_mul(over)?.checked_div(under)?
    };
    value.checked_div(Decimal::from(figure.unit.size()))
}
