//! What the rules for single initiatives found, by row: computed once, asked often.

use crate::domain::dataset::{Dataset, RowId};
use crate::query::quality::{self, Finding};

/// The findings about initiatives of a data set.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Row and position of the finding in [`quality::all`], in that order.
    rows: Vec<(RowId, u32)>,
}

impl Judged {
    /// Those of the rules for single initiatives: what is wrong with a data set as a whole marks no row.
    #[must_use]
    pub fn of(data: &Dataset) -> Self {
        let findings = (0..).zip(quality::all(data));
        let about_rows = findings.filter(|(_, finding)| finding.rule.is_of_rows());
        let of_rows = about_rows.flat_map(|(at, finding)| {
            let rows = finding.rows.iter();
            rows.map(move |row| (*row, at))
        });
        let mut rows: Vec<_> = of_rows.collect();
        rows.sort_unstable();
        Self { rows }
    }

    /// Those about a row of the same data set, by rule.
    pub fn of_row<'d>(
        &self,
        data: &'d Dataset,
        row: RowId,
    ) -> impl Iterator<Item = &'d Finding> + use<'_, 'd> {
        let start = self.rows.partition_point(|(other, _)| *other < row);
        let own = self.rows[start..].iter();
        own.take_while(move |(other, _)| *other == row)
            .filter_map(|(_, at)| quality::all(data).get(*at as usize))
    }
}
