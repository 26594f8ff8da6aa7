//! What does not add up in what is printed, computed from the printed figures and the rows, whatever they are.

use rust_decimal::Decimal;

use crate::domain::place::Date;
use crate::domain::published::{
    Basis, Comparison, Condition, Figure, Quantity, Scope, Side, Token as _,
};
use crate::domain::terms::{PolicyArea, Term as _};
use crate::query::reconcile::country::Country;
use crate::query::reconcile::{Band, Entry, Reason, Stated, Verdict, What};

/// Something that printed figures say together. Figures are named by their position.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// A figure per inhabitant on each date of population: which of them print it.
    Dates {
        /// The figure.
        entry: usize,
        /// The date, the figure on it, and whether it is rounded to the printed one.
        dates: Vec<(Date, Decimal, bool)>,
    },
    /// A figure beside the printed ones that its sentence derives it from.
    Derived(Derived),
    /// The printed figures of the policy areas beside the printed whole.
    Parts(Parts),
    /// Printed shares on the printed whole and on the sum of the printed parts.
    Shares {
        /// The printed whole.
        whole: usize,
        /// The sum of the printed parts, in the unit of the whole.
        sum: Decimal,
        /// Each share.
        shares: Vec<ShareOn>,
    },
    /// Pictures without values.
    Unread(Vec<usize>),
}

/// A figure and where its sentence says that it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    /// The figure.
    pub entry: usize,
    /// The printed figures that it is said to follow from.
    pub sources: Vec<usize>,
    /// What follows from them.
    pub stated: Stated,
}

/// Printed parts and their whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The parts, in the order of the policy areas.
    pub areas: Vec<usize>,
    /// Their sum in their unit.
    pub sum: Decimal,
    /// What their roundings leave open.
    pub band: Band,
    /// The printed whole.
    pub whole: Option<usize>,
    /// Where none is printed, what the printed share of a part says of it.
    pub implied: Vec<Implied>,
    /// Where none is printed, the printed whole of the country and what it says of the reported one.
    pub national: Option<(usize, Band)>,
    /// The whole as it follows from the rows.
    pub computed: Option<Decimal>,
}

/// A whole as it follows from a part and its share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Implied {
    /// The printed part.
    pub part: usize,
    /// Its printed share.
    pub share: usize,
    /// The smallest and the largest whole.
    pub band: Band,
}

/// A printed share held against printed amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShareOn {
    /// The share.
    pub entry: usize,
    /// In percent of the printed whole, and whether it is rounded to the printed share.
    pub on_whole: (Decimal, bool),
    /// In percent of the sum of the printed parts.
    pub on_sum: (Decimal, bool),
}

/// Every finding, in the order of the figures.
pub(super) fn all(country: &Country<'_>, entries: &[Entry<'_>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(dates(country, entries));
    for (at, entry) in entries.iter().enumerate() {
        if let Some(stated) = entry.stated {
            findings.push(Finding::Derived(Derived {
                entry: at,
                sources: entry.figure.from.clone(),
                stated,
            }));
        }
    }
    for quantity in [Quantity::GrossExpenditure, Quantity::GrossIncome] {
        let Some(parts) = parts(country, entries, quantity) else {
            continue;
        };
        let shares = shares(entries, &parts, quantity);
        findings.push(Finding::Parts(parts));
        findings.extend(shares);
    }
    let is_unread = |at: &usize| entries[*at].verdict == Verdict::Cannot(Reason::Unread);
    let unread: Vec<_> = (0..entries.len()).filter(is_unread).collect();
    if !unread.is_empty() {
        findings.push(Finding::Unread(unread));
    }
    findings
}

/// The first of the figures that are the same per inhabitant, on each date. Inhabitant-years have no date.
fn dates(country: &Country<'_>, entries: &[Entry<'_>]) -> Vec<Finding> {
    let mut told: Vec<&Figure> = Vec::new();
    let mut findings = Vec::new();
    if country.data.years().len() > 1 {
        return findings;
    }
    for (at, entry) in entries.iter().enumerate() {
        let figure = entry.figure;
        let (Some(computed), Some(band)) = (entry.computed, entry.band) else {
            continue;
        };
        let is_same = |other: &&Figure| {
            (other.value, other.basis, other.scope) == (figure.value, figure.basis, figure.scope)
                && other.filter == figure.filter
        };
        let is_per_head = figure.quantity == Quantity::PerInhabitant;
        let is_scaled = figure.basis.over == Side::National;
        if !is_per_head || is_scaled || told.iter().any(is_same) {
            continue;
        }
        told.push(figure);
        let places = country.chosen(&country.places(figure.scope), &figure.filter);
        let places = country.of_side(&places, figure.basis.under);
        let on = |date: &Date| {
            let people = country.inhabitants_on(&places, *date)?;
            let kroner = computed.over.amount.checked_div(people)?;
            let value = kroner.checked_div(Decimal::from(figure.unit.size()))?;
            Some((*date, value, band.contains(value)))
        };
        let dates = country.data.places().population_dates();
        findings.push(Finding::Dates {
            entry: at,
            dates: dates.iter().filter_map(on).collect(),
        });
    }
    findings
}

/// True for a figure of the country that is printed and rounded.
fn is_printed(figure: &Figure, quantity: Quantity, basis: Basis) -> bool {
    let is_rounded = match figure.comparison {
        Comparison::Equals | Comparison::About => true,
        Comparison::MoreThan | Comparison::LessThan | Comparison::Highest | Comparison::Alike => {
            false
        }
    };
    is_rounded
        && figure.value.is_some()
        && figure.quantity == quantity
        && figure.scope == Scope::Denmark
        && figure.basis == basis
}

fn parts(country: &Country<'_>, entries: &[Entry<'_>], quantity: Quantity) -> Option<Parts> {
    let reported = Basis::of(Side::Reported);
    let find = |quantity, basis, filter: &[Condition]| {
        entries.iter().position(|entry| {
            is_printed(entry.figure, quantity, basis) && entry.figure.filter == filter
        })
    };
    let part = |area: &PolicyArea| find(quantity, reported, &[Condition::Area(*area)]);
    let parts: Vec<usize> = PolicyArea::ALL.iter().map(part).collect::<Option<_>>()?;
    let unit = entries[parts[0]].figure.unit;
    if parts.iter().any(|at| entries[*at].figure.unit != unit) {
        return None;
    }
    let band = |at: usize| entries[at].band;
    let bands: Vec<Band> = parts.iter().filter_map(|at| band(*at)).collect();
    let whole = find(quantity, reported, &[]);
    let whole = whole.filter(|at| entries[*at].figure.unit == unit);
    let share = share_of(quantity);
    let implied = |at: &usize| {
        let share = find(share, reported, &entries[*at].figure.filter)?;
        let (part, percent) = (band(*at)?, band(share)?);
        let whole = |part: Decimal, percent: Decimal| {
            part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(percent)
        };
        let band = Band {
            low: whole(part.low, percent.high)?,
            high: whole(part.high, percent.low)?,
        };
        Some(Implied {
            part: *at,
            share,
            band,
        })
    };
    let national = || {
        let at = find(quantity, Basis::of(Side::National), &[])?;
        let places = country.places(Scope::Denmark);
        let people = |side| country.inhabitants(&country.of_side(&places, side));
        let (all, some) = (people(Side::Everyone)?, people(Side::Responding)?);
        let reported = |value: Decimal| value.checked_mul(some)?.checked_div(all);
        let band = band(at).filter(|_| entries[at].figure.unit == unit)?;
        let band = Band {
            low: reported(band.low)?,
            high: reported(band.high)?,
        };
        Some((at, band))
    };
    let what = if quantity == Quantity::GrossIncome {
        What::GrossIncome
    } else {
        What::GrossExpenditure
    };
    Some(Parts {
        sum: parts
            .iter()
            .filter_map(|at| entries[*at].figure.value)
            .sum(),
        band: Band {
            low: bands.iter().map(|band| band.low).sum(),
            high: bands.iter().map(|band| band.high).sum(),
        },
        implied: whole.map_or_else(
            || parts.iter().filter_map(implied).collect(),
            |_| Vec::new(),
        ),
        national: whole.map_or_else(national, |_| None),
        computed: country.total(what, unit),
        whole,
        areas: parts,
    })
}

fn share_of(quantity: Quantity) -> Quantity {
    if quantity == Quantity::GrossIncome {
        Quantity::ShareOfGrossIncome
    } else {
        Quantity::ShareOfGrossExpenditure
    }
}

/// Printed shares of areas beside the printed amounts of the same areas; none where there is no whole to hold them to.
fn shares(entries: &[Entry<'_>], parts: &Parts, quantity: Quantity) -> Option<Finding> {
    let whole = parts.whole?;
    let whole_value = entries[whole].figure.value?;
    let basis = Basis::of(Side::Reported);
    let on = |at: usize| {
        let figure = entries[at].figure;
        let only_areas = !figure.filter.is_empty()
            && figure
                .filter
                .iter()
                .all(|condition| condition.key() == "area");
        if !only_areas || !is_printed(figure, share_of(quantity), basis) {
            return None;
        }
        let is_of = |part: &&usize| {
            let mut areas = entries[**part].figure.areas();
            areas.any(|area| figure.areas().any(|own| own.token() == area.token()))
        };
        let amounts = parts.areas.iter().filter(is_of);
        let amount: Decimal = amounts.filter_map(|part| entries[*part].figure.value).sum();
        let percent = |whole: Decimal| {
            let value = amount
                .checked_mul(Decimal::ONE_HUNDRED)?
                .checked_div(whole)?;
            Some((value, entries[at].band?.contains(value)))
        };
        Some(ShareOn {
            entry: at,
            on_whole: percent(whole_value)?,
            on_sum: percent(parts.sum)?,
        })
    };
    let shares: Vec<_> = (0..entries.len()).filter_map(on).collect();
    (!shares.is_empty()).then_some(Finding::Shares {
        whole,
        sum: parts.sum,
        shares,
    })
}
