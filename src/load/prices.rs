//! Price factors that the user gives: applied on top of what the files say, and only where they apply.

use std::collections::BTreeSet;

use crate::domain::dataset::{Dataset, Description};
use crate::domain::price::PriceFactor;
use crate::load::Error;

/// Adds factors to those of the data's packages.
///
/// # Errors
/// [`Error::FactorClash`] where two do not go together.
pub(crate) fn apply(data: &mut Dataset, factors: &[PriceFactor]) -> Result<(), Error> {
    let mut all = data.description().price_factors.clone();
    for factor in factors {
        all.add(*factor).map_err(Error::clash)?;
    }
    data.describe(Description {
        price_factors: all,
        ..data.description().clone()
    });
    Ok(())
}

/// Refuses a factor that leads from a level that no amount is at: it would be believed to be applied.
///
/// # Errors
/// [`Error::FactorUnused`], where there are amounts at all.
pub(crate) fn all_are_used(factors: &[PriceFactor], versions: &[&Dataset]) -> Result<(), Error> {
    if factors.is_empty() {
        return Ok(());
    }
    let levels = |data: &&Dataset| -> BTreeSet<_> {
        data.rows().map(|row| data.typed_price_level(row)).collect()
    };
    let levels: BTreeSet<_> = versions.iter().flat_map(levels).collect();
    let is_used = |factor: &&PriceFactor| levels.contains(&Some(factor.from()));
    match factors.iter().find(|factor| !is_used(factor)) {
        Some(factor) if !levels.is_empty() => Err(Error::FactorUnused {
            factor: *factor,
            found: levels.into_iter().flatten().collect(),
        }),
        Some(_) | None => Ok(()),
    }
}
