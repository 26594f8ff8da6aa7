//! What a row says, so that two can be compared, put in an order and told apart.

use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, RowId, Share, Year};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::prose::Passage;
use crate::domain::raw::{Raw, RawText};
use crate::domain::terms::{PolicyArea, PrimaryTarget, SecondaryTarget, Sources};

/// A field in which two rows differ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// A column of the survey, or the year.
    Column(Column),
    /// Another column, by the heading that both data sets have.
    Other(RawText),
}

/// Everything that a row says, without its municipality and its line. The order means nothing but is one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Content<'a> {
    pub(super) title: Raw<'a>,
    pub(super) area: Field<PolicyArea>,
    pub(super) gross: Field<Money>,
    pub(super) income: Field<Money>,
    finance: Field<Sources>,
    legal_basis: Field<Raw<'a>>,
    primary: Field<PrimaryTarget>,
    secondary: Field<SecondaryTarget>,
    /// Field 8.
    text: Passage<'a>,
    purpose: Passage<'a>,
    share: Field<Share>,
    year: Field<Year>,
    /// What stands where no value could be read.
    typed: Vec<(Column, Raw<'a>)>,
    /// What stands under the headings that both data sets have.
    others: Vec<(Raw<'a>, Raw<'a>)>,
}

/// The rows of two data sets.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    pub(super) old: &'a Dataset,
    pub(super) new: &'a Dataset,
}

impl<'a> Rows<'a> {
    pub(super) fn new(old: &'a Dataset, new: &'a Dataset) -> Self {
        Self { old, new }
    }

    pub(super) fn of_old(&self, row: RowId) -> Content<'a> {
        content(self.old, row, self.new)
    }

    pub(super) fn of_new(&self, row: RowId) -> Content<'a> {
        content(self.new, row, self.old)
    }

    /// In what a row of the old data set and one of the new differ, in the order of the columns.
    pub(super) fn changes(&self, old: RowId, new: RowId) -> Vec<Change> {
        let (old, new) = (self.of_old(old), self.of_new(new));
        if old == new {
            return Vec::new();
        }
        let columns = Column::ALL.into_iter().filter(|column| {
            let typed = |content: &Content<'a>| {
                let mut typed = content.typed.iter();
                typed
                    .find(|(typed, _)| typed == column)
                    .map(|(_, text)| *text)
            };
            differs(&old, &new, *column) || typed(&old) != typed(&new)
        });
        let mut changes: Vec<_> = columns.map(Change::Column).collect();
        let text = |content: &Content<'a>, heading: Raw<'a>| {
            let mut others = content.others.iter();
            others
                .find(|(other, _)| *other == heading)
                .map(|(_, text)| *text)
        };
        let headings = self.new.extra_headings().iter();
        let other = headings.filter(|heading| {
            let heading = heading.as_raw();
            text(&old, heading) != text(&new, heading)
        });
        changes.extend(other.cloned().map(Change::Other));
        changes
    }
}

fn differs(old: &Content<'_>, new: &Content<'_>, column: Column) -> bool {
    match column {
        // Rows are only compared within a municipality.
        Column::Municipality => false,
        Column::Area => old.area != new.area,
        Column::Title => old.title != new.title,
        Column::Gross => old.gross != new.gross,
        Column::Income => old.income != new.income,
        Column::Finance => old.finance != new.finance,
        Column::LegalBasis => old.legal_basis != new.legal_basis,
        Column::Primary => old.primary != new.primary,
        Column::Secondary => old.secondary != new.secondary,
        Column::Content => old.text != new.text,
        Column::Purpose => old.purpose != new.purpose,
        Column::Share => old.share != new.share,
        Column::Year => old.year != new.year,
    }
}

fn content<'a>(data: &'a Dataset, row: RowId, other: &Dataset) -> Content<'a> {
    let initiative = data.initiative(row);
    let typed = Column::ALL.into_iter().filter_map(|column| {
        let text = data.typed(row, column)?;
        // Another spelling of the same municipality is no change.
        (column != Column::Municipality).then_some((column, text))
    });
    let mut others: Vec<_> = data
        .extras(row)
        .map(|(heading, text)| (&data.extra_headings()[heading], text))
        .filter(|(heading, _)| other.extra_headings().contains(heading))
        .map(|(heading, text)| (heading.as_raw(), text))
        .collect();
    others.sort_unstable();
    Content {
        title: initiative.title,
        area: initiative.area,
        gross: initiative.gross,
        income: initiative.income,
        finance: initiative.finance,
        legal_basis: initiative.legal_basis,
        primary: initiative.primary,
        secondary: initiative.secondary,
        text: initiative.content.read(),
        purpose: initiative.purpose.read(),
        share: initiative.share,
        year: initiative.year,
        typed: typed.collect(),
        others,
    }
}
