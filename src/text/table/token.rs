//! Names of values for programs: the same in every language, and the same from version to version.

use crate::domain::dataset::Status;
use crate::domain::field::Field;
use crate::domain::terms::{FinanceSource, PolicyArea, PrimaryTarget, SecondaryTarget, Sources};
use crate::query::coverage::State;
use crate::query::denominator::Withheld;
use crate::query::explain::Divisor;
use crate::query::measure::{Measure, Per, Quantity};
use crate::query::reference::{Reference, Standing};
use crate::query::view::Grouping;
use crate::text::sheet::Tone;

/// A field without a value, by its kind; `given` for one with a value.
#[must_use]
pub fn field<T>(field: &Field<T>) -> &'static str {
    match field {
        Field::Given(_) => "given",
        Field::Empty => "empty",
        Field::NotApplicable => "not_applicable",
        Field::Unknown => "unknown",
        Field::Unreadable => "unreadable",
    }
}

/// A value by its own name, or why there is none.
fn or_state<T: Copy>(value: Field<T>, name: impl FnOnce(T) -> &'static str) -> &'static str {
    match value {
        Field::Given(given) => name(given),
        Field::Empty | Field::NotApplicable | Field::Unknown | Field::Unreadable => field(&value),
    }
}

/// A policy area, or why there is none.
#[must_use]
pub fn area(area: Field<PolicyArea>) -> &'static str {
    or_state(area, |area| match area {
        PolicyArea::DaycareAndSchool => "daycare_and_school",
        PolicyArea::Employment => "employment",
        PolicyArea::CultureAndLeisure => "culture_and_leisure",
        PolicyArea::Social => "social",
        PolicyArea::HealthAndElderly => "health_and_elderly",
        PolicyArea::GeneralIntegration => "general_integration",
    })
}

/// A primary target group, or why there is none.
#[must_use]
pub fn primary(group: Field<PrimaryTarget>) -> &'static str {
    or_state(group, |group| match group {
        PrimaryTarget::NewlyArrived => "newly_arrived",
        PrimaryTarget::BroadIntegration => "broad_integration",
        PrimaryTarget::BroadGroup => "broad_group",
    })
}

/// A secondary target group, or why there is none.
#[must_use]
pub fn secondary(group: Field<SecondaryTarget>) -> &'static str {
    or_state(group, |group| match group {
        SecondaryTarget::Men => "men",
        SecondaryTarget::Women => "women",
        SecondaryTarget::Children => "children",
        SecondaryTarget::Others => "others",
        SecondaryTarget::Several => "several",
    })
}

/// Sources of finance joined by `+`, or why there are none.
#[must_use]
pub fn sources(named: Field<Sources>) -> String {
    let name = |source| match source {
        FinanceSource::State => "state",
        FinanceSource::Private => "private",
        FinanceSource::Municipality => "municipality",
    };
    match named {
        Field::Given(sources) => sources.iter().map(name).collect::<Vec<_>>().join("+"),
        Field::Empty | Field::NotApplicable | Field::Unknown | Field::Unreadable => {
            field(&named).to_owned()
        }
    }
}

/// How a municipality answered, as far as the selection shows.
#[must_use]
pub fn state(state: State) -> &'static str {
    match state {
        State::WithInitiatives => "with_initiatives",
        State::ZeroKroner => "zero_kroner",
        State::NoneInSelection => "none_in_selection",
        State::NoInitiatives => "no_initiatives",
        State::DidNotRespond => "did_not_respond",
        State::Unknown => "unknown",
    }
}

/// Where a value stands.
#[must_use]
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Above => "above",
        Standing::Equal => "equal",
        Standing::Below => "below",
    }
}

/// Whether amounts are missing from a value, and what that makes of it.
#[must_use]
pub fn bound(measure: Measure, missing: u64) -> &'static str {
    match (missing, measure.is_at_least()) {
        (0, _) => "exact",
        (_, true) => "at_least",
        (_, false) => "approximate",
    }
}

/// What a value is divided by.
#[must_use]
pub fn divisor(divisor: &Divisor) -> &'static str {
    match divisor {
        Divisor::Inhabitants { .. } => "inhabitants",
        Divisor::Immigrants { .. } => "immigrants",
        Divisor::Initiatives(_) => "initiatives",
        Divisor::Expenditure(_) => "expenditure",
        Divisor::Selection(_) => "selection",
        Divisor::Rows(_, of) => grouping(*of),
    }
}

/// What the rows are.
#[must_use]
pub fn grouping(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::Region => "region",
        Grouping::Municipality => "municipality",
        Grouping::Area => "area",
        Grouping::Initiative => "initiative",
    }
}

/// What is counted.
#[must_use]
pub fn quantity(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Gross => "gross",
        Quantity::Income => "income",
        Quantity::Net => "net",
        Quantity::Count => "count",
    }
}

/// What a measure divides by.
#[must_use]
pub fn per(per: Per) -> &'static str {
    match per {
        Per::Total => "total",
        Per::Inhabitant => "inhabitant",
        Per::Immigrant => "immigrant",
        Per::Initiative => "initiative",
        Per::Expenditure => "expenditure",
        Per::Selection => "selection",
    }
}

/// A rule of reference.
#[must_use]
pub fn reference(reference: Reference) -> &'static str {
    match reference {
        Reference::Denmark => "denmark",
        Reference::OwnRegion => "own_region",
        Reference::Peers => "peers",
        Reference::OwnGroup => "own_group",
        Reference::Selection => "selection",
        Reference::UnweightedMean => "unweighted_mean",
        Reference::Median => "median",
    }
}

/// Why figures are held back.
#[must_use]
pub fn withheld(why: &Withheld) -> &'static str {
    match why {
        Withheld::MixedPrices(_) => "mixed_prices",
        Withheld::MixedReference(_) => "mixed_reference",
        Withheld::NoYear => "no_year",
        Withheld::NoPopulation(_) => "no_population",
        Withheld::NoShares(_) => "no_shares",
    }
}

/// Whether the rows are the municipalities' own reports.
#[must_use]
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Reported => "reported",
        Status::Constructed => "constructed",
    }
}

/// How a line of a page looks.
#[must_use]
pub fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "plain",
        Tone::Heading => "heading",
        Tone::Dim => "dim",
        Tone::Warning => "warning",
    }
}
