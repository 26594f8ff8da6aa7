//! Amounts per inhabitant that are far from the others of their policy area.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use crate::domain::column::Column;
use crate::domain::dataset::Dataset;
use crate::domain::rule::Rule;
use crate::domain::terms::{PolicyArea, Term};
use crate::query::quality::finding::{Finding, Grounds, Value};
use crate::query::quality::size::{Sizes, median};

/// Beyond this modified z-score a value is an outlier (Iglewicz and Hoaglin, *How to Detect and Handle Outliers*, 1993).
const LIMIT: f64 = 3.5;

/// Makes the median of absolute deviations comparable with a standard deviation: the 75 % point of the normal
/// distribution (same source).
const NORMAL: f64 = 0.6745;

/// Within each policy area: the modified z-score 0.6745 × (x − median) ÷ MAD of the logarithm of kroner per inhabitant
/// is beyond 3.5 on either side. On a logarithmic scale, for amounts of an area spread over factors, and a plain scale
/// would find fault with every large one; per inhabitant, for large municipalities have large amounts. Amounts of 0
/// and below have no logarithm and rules of their own. An area with fewer than ten amounts, or one whose amounts lie
/// so close that the MAD is 0, gives no verdict.
pub(super) fn outliers(data: &Dataset, sizes: &Sizes) -> Vec<Finding> {
    let areas = PolicyArea::ALL.iter();
    let mut found: Vec<_> = areas.flat_map(|area| of_area(data, *area, sizes)).collect();
    found.sort_by_key(|finding| finding.subject);
    found
}

fn of_area(data: &Dataset, area: PolicyArea, sizes: &Sizes) -> Vec<Finding> {
    let all: Vec<_> = sizes.per_head(area).map(|(_, ln)| ln).collect();
    let of = all.len();
    let Some(middle) = median(all.clone()) else {
        return Vec::new();
    };
    let deviations = all.iter().map(|ln| (ln - middle).abs());
    let Some(mad) = median(deviations.collect()).filter(|mad| *mad > 0.0) else {
        return Vec::new();
    };
    let score = |ln: f64| NORMAL * (ln - middle) / mad;
    let far = sizes
        .per_head(area)
        .filter(|(_, ln)| score(*ln).abs() > LIMIT);
    let found = far.filter_map(|(size, ln)| {
        let rounded = |number: f64| Decimal::from_f64(number);
        let grounds = Grounds::Outlier {
            median: rounded(libm::exp(middle))?.round_dp(2),
            score: rounded(score(ln))?.round_dp(1),
            of,
        };
        let finding = Finding::of_row(Rule::Outlier, size.row, Column::Gross);
        Some(
            finding
                .found(Value::PerInhabitant(size.per_head(data)?))
                .because(grounds),
        )
    });
    found.collect()
}
