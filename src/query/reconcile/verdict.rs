//! How a computed figure stands to the printed one: bands and verdicts.

use rust_decimal::Decimal;

use crate::domain::published::{Comparison, Figure};
use crate::query::reconcile::{Entry, Reason, Rivals, Verdict};

/// The values that are rounded, half away from zero, to one printed value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// The lower end, inside for positive values.
    pub low: Decimal,
    /// The upper end, outside for positive values.
    pub high: Decimal,
}

impl Band {
    /// The band of a figure that is printed and rounded, in its unit; none for "more than", "less than" and words.
    #[must_use]
    pub fn of(figure: &Figure) -> Option<Self> {
        let half = figure.precision.checked_div(Decimal::TWO)?;
        let value = figure.value?;
        match figure.comparison {
            Comparison::Equals | Comparison::About => Some(Self {
                low: value.checked_sub(half)?,
                high: value.checked_add(half)?,
            }),
            Comparison::MoreThan
            | Comparison::LessThan
            | Comparison::Highest
            | Comparison::Alike => None,
        }
    }

    /// True when the value is rounded to what the band is of.
    #[must_use]
    pub fn contains(self, value: Decimal) -> bool {
        if self.low == self.high {
            return value == self.low;
        }
        let (is_above_low, is_below_high) = (value > self.low, value < self.high);
        let is_end = |end: Decimal| value == end;
        let is_positive = self.low > Decimal::ZERO;
        let is_negative = self.high < Decimal::ZERO;
        (is_above_low && is_below_high)
            || (is_positive && is_end(self.low))
            || (is_negative && is_end(self.high))
    }
}

/// The verdict of an entry that has all but its verdict.
pub(super) fn of(entry: &Entry<'_>) -> Verdict {
    let Some(computed) = &entry.computed else {
        return Verdict::Cannot(Reason::NoDenominator);
    };
    let value = computed.value;
    let agrees_if = |agrees: bool| {
        if agrees {
            Verdict::Agrees
        } else {
            Verdict::Differs
        }
    };
    match entry.figure.comparison {
        Comparison::MoreThan => agrees_if(entry.figure.value.is_some_and(|limit| value > limit)),
        Comparison::LessThan => agrees_if(entry.figure.value.is_some_and(|limit| value < limit)),
        Comparison::Highest | Comparison::Alike => match &entry.rivals {
            Some(Rivals::Area(_, other)) => agrees_if(value > *other),
            Some(Rivals::Pairs { apart, between, .. }) => agrees_if(
                apart
                    .checked_mul(Decimal::from(4))
                    .is_some_and(|four| four < *between),
            ),
            None => Verdict::Cannot(Reason::NoDenominator),
        },
        Comparison::Equals | Comparison::About => rounded(entry, value),
    }
}

fn rounded(entry: &Entry<'_>, value: Decimal) -> Verdict {
    let is_printed = |value: Decimal| entry.band.is_some_and(|band| band.contains(value));
    let follows = entry.stated.filter(|stated| stated.follows);
    if is_printed(value) {
        let is_mixed = entry
            .consistent
            .is_some_and(|consistent| !is_printed(consistent.value));
        return match (is_mixed, follows) {
            (true, None) => Verdict::OnReportBasis,
            (true, Some(_)) | (false, _) => Verdict::Agrees,
        };
    }
    match follows {
        Some(stated) if stated.band.contains(value) => Verdict::WithinRounding,
        Some(_) | None => Verdict::Differs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(low: &str, high: &str) -> Band {
        let number = |text| Decimal::from_str_exact(text).unwrap();
        Band {
            low: number(low),
            high: number(high),
        }
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        let half = |text| Decimal::from_str_exact(text).unwrap();
        assert!(band("53.5", "54.5").contains(half("53.5")));
        assert!(!band("53.5", "54.5").contains(half("54.5")));
        assert!(band("-54.5", "-53.5").contains(half("-53.5")));
        assert!(!band("-54.5", "-53.5").contains(half("-54.5")));
        assert!(!band("-0.5", "0.5").contains(half("0.5")));
        assert!(band("-0.5", "0.5").contains(half("0.4")));
    }

    #[test]
    fn a_figure_that_is_not_rounded_is_itself_alone() {
        assert!(band("80", "80").contains(Decimal::from(80)));
        assert!(!band("80", "80").contains(Decimal::new(801, 1)));
    }
}
