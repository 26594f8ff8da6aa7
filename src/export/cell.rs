//! One field to the text of its cell, so that the reader makes the same field of it.

use std::borrow::Cow;

use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, RowId, Share};
use crate::domain::field::Field;
use crate::domain::guard::guard;
use crate::domain::money::{Money, ORE_PER_THOUSAND_KRONER};
use crate::domain::prose::Prose;
use crate::domain::terms::{FinanceSource, PolicyArea, PrimaryTarget, SecondaryTarget, Sources};

/// The text of a cell; none for a field that cannot be read and whose text was not kept.
///
/// Texts, and what was typed where no value could be read, are guarded against spreadsheets that compute.
#[must_use]
pub fn cell(data: &Dataset, row: RowId, column: Column) -> Option<Cow<'_, str>> {
    let initiative = data.initiative(row);
    let typed = || {
        let typed = data.typed(row, column)?;
        (!typed.trimmed().is_empty()).then(|| guard(typed.lossless()))
    };
    match column {
        Column::Municipality => {
            let name = data.places().get(initiative.place).name.as_raw();
            let typed = data.typed(row, column).unwrap_or(name);
            Some(guard(typed.lossless()))
        }
        Column::Title => Some(guard(initiative.title.lossless())),
        Column::Content => Some(prose(initiative.content)),
        Column::Purpose => Some(prose(initiative.purpose)),
        Column::LegalBasis => written(initiative.legal_basis, |text| guard(text.lossless()), typed),
        Column::Area => written(initiative.area, |value| area(value).into(), typed),
        Column::Gross => written(
            data.typed_gross(row),
            |value| thousands(value).into(),
            typed,
        ),
        Column::Income => written(
            data.typed_income(row),
            |value| thousands(value).into(),
            typed,
        ),
        Column::Finance => written(initiative.finance, |value| sources(value).into(), typed),
        Column::Primary => written(initiative.primary, |value| primary(value).into(), typed),
        Column::Secondary => written(initiative.secondary, |it| secondary(it).into(), typed),
        Column::Share => written(initiative.share, |value| percent(value).into(), typed),
        Column::Year => written(initiative.year, |value| value.to_string().into(), typed),
    }
}

fn written<'d, T>(
    field: Field<T>,
    value: impl FnOnce(T) -> Cow<'d, str>,
    typed: impl FnOnce() -> Option<Cow<'d, str>>,
) -> Option<Cow<'d, str>> {
    match field {
        Field::Given(given) => Some(value(given)),
        Field::Empty => Some("".into()),
        Field::NotApplicable => Some("_".into()),
        Field::Unknown => Some("ukendt".into()),
        Field::Unreadable => typed(),
    }
}

fn prose(text: Prose<'_>) -> Cow<'_, str> {
    guard(text.read().as_raw().lossless()).into_owned().into()
}

/// The canonical name of a policy area in a file.
#[must_use]
pub fn area(area: PolicyArea) -> &'static str {
    match area {
        PolicyArea::DaycareAndSchool => "Dagtilbud og folkeskole",
        PolicyArea::Employment => "Beskæftigelse",
        PolicyArea::CultureAndLeisure => "Kultur og fritid",
        PolicyArea::Social => "Social",
        PolicyArea::HealthAndElderly => "Sundhed og ældre",
        PolicyArea::GeneralIntegration => "Integration generelt",
    }
}

fn primary(group: PrimaryTarget) -> &'static str {
    match group {
        PrimaryTarget::NewlyArrived => "a",
        PrimaryTarget::BroadIntegration => "b",
        PrimaryTarget::BroadGroup => "c",
    }
}

fn secondary(group: SecondaryTarget) -> &'static str {
    match group {
        SecondaryTarget::Men => "mænd",
        SecondaryTarget::Women => "kvinder",
        SecondaryTarget::Children => "børn",
        SecondaryTarget::Others => "øvrige",
        SecondaryTarget::Several => "flere",
    }
}

fn sources(sources: Sources) -> String {
    let name = |source| match source {
        FinanceSource::State => "staten",
        FinanceSource::Private => "private",
        FinanceSource::Municipality => "kommunen",
    };
    let names: Vec<_> = sources.iter().map(name).collect();
    names.join("+")
}

/// An amount as it was typed, in 1,000 kr., exact to the øre, with a decimal comma and no thousands separator.
///
/// Three decimals get a zero more (`12,3450`): after `12,345` nobody could tell whether the comma groups thousands.
fn thousands(amount: Money) -> String {
    let sign = if amount < Money::ZERO { "-" } else { "" };
    let ore = amount.floored_ore().unsigned_abs();
    let unit = u128::from(ORE_PER_THOUSAND_KRONER.unsigned_abs());
    let decimals = format!("{:05}", ore % unit);
    let decimals = match decimals.trim_end_matches('0') {
        three if three.len() == 3 => &decimals[..4],
        other => other,
    };
    let comma = if decimals.is_empty() { "" } else { "," };
    format!("{sign}{}{comma}{decimals}", ore / unit)
}

/// A share in percent with a decimal comma.
fn percent(hundredths: Share) -> String {
    let decimals = format!("{:02}", hundredths % 100);
    let decimals = decimals.trim_end_matches('0');
    let comma = if decimals.is_empty() { "" } else { "," };
    format!("{}{comma}{decimals}", hundredths / 100)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::amount::{LARGEST_THOUSANDS, parse_share, parse_thousands};

    #[test]
    fn an_amount_has_the_decimals_it_needs_and_never_looks_like_grouped_thousands() {
        for (ore, written) in [
            (0, "0"),
            (124_300_000, "1243"),
            (-50_000, "-0,5"),
            (1, "0,00001"),
            (1_234_500, "12,3450"),
            (100_100_000, "1001"),
            (1_234_560, "12,3456"),
        ] {
            assert_eq!(thousands(Money::from_ore(ore)), written);
        }
        assert_eq!(
            [0, 5, 350, 3_550, 10_000].map(percent),
            ["0", "0,05", "3,5", "35,5", "100"]
        );
    }

    proptest! {
        #[test]
        fn every_amount_reads_as_it_was(ore in -LARGEST_THOUSANDS * 100_000..=LARGEST_THOUSANDS * 100_000) {
            let written = thousands(Money::from_ore(i128::from(ore)));
            prop_assert_eq!(parse_thousands(&written).unwrap().ore, ore);
        }

        #[test]
        fn every_share_reads_as_it_was(share in 0_u16..=10_000) {
            prop_assert_eq!(parse_share(&percent(share)).unwrap().hundredths, share);
        }
    }
}
