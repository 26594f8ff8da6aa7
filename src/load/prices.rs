//! Price factors that the user gives: applied on top of what the files say, and only where they apply.

use std::collections::BTreeSet;

use crate::domain::dataset::{Dataset, Description};
use crate::domain::price::PriceFactor;
use crate::load::Error;

/// Adds factors to those of the data's packages.
///
/// # Errors
/// [`Error::FactorClash`] where two do not go together, and [`Error::FactorUnused`] where the data has amounts and none
/// at the level that a factor leads from: it would be believed to be applied.
pub(crate) fn apply(data: &mut Dataset, factors: &[PriceFactor]) -> Result<(), Error> {
    if factors.is_empty() {
        return Ok(());
    }
    let levels: BTreeSet<_> = data.rows().map(|row| data.typed_price_level(row)).collect();
    let mut all = data.description().price_factors.clone();
    for factor in factors {
        if !levels.is_empty() && !levels.contains(&Some(factor.from())) {
            return Err(Error::FactorUnused {
                factor: *factor,
                found: levels.into_iter().flatten().collect(),
            });
        }
        all.add(*factor).map_err(Error::clash)?;
    }
    data.describe(Description {
        price_factors: all,
        ..data.description().clone()
    });
    Ok(())
}
