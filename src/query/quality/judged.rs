//! What the rules for single initiatives found, by row: computed once, asked often.

use crate::domain::dataset::{Dataset, RowId};
use crate::query::quality::{self, Finding};

/// The findings about initiatives of a data set.
#[derive(Clone, Debug)]
pub struct Judged {
    findings: Vec<Finding>,
    /// Row and position of the finding, in that order.
    rows: Vec<(RowId, usize)>,
}

impl Judged {
    /// Those of the rules for single initiatives: what is wrong with a data set as a whole marks no row.
    #[must_use]
    pub fn of(data: &Dataset) -> Self {
        let mut findings = quality::findings(data);
        findings.retain(|finding| finding.rule.is_of_rows());
        let of_rows = |(at, finding): (usize, &Finding)| {
            let rows = finding.rows.iter();
            rows.map(|row| (*row, at)).collect::<Vec<_>>()
        };
        let mut rows: Vec<_> = findings.iter().enumerate().flat_map(of_rows).collect();
        rows.sort_unstable();
        Self { findings, rows }
    }

    /// Those about a row, by rule.
    pub fn of_row(&self, row: RowId) -> impl Iterator<Item = &Finding> {
        let start = self.rows.partition_point(|(other, _)| *other < row);
        let own = self.rows[start..]
            .iter()
            .take_while(move |(other, _)| *other == row);
        own.map(|(_, at)| &self.findings[*at])
    }
}
