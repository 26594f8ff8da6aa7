//! The values of a facet, in the order in which they are offered, and where a row's or a cell's own stands among them.

use crate::domain::dataset::{Cell, Dataset, LegalBasisId, RowId, Year};
use crate::domain::field::Field;
use crate::domain::terms::{PolicyArea, PrimaryTarget, Region, SecondaryTarget};
use crate::query::criteria::{Facet, FacetValue, Finance, Span};
use crate::query::matcher::finance_is;
use crate::query::view::View;

/// True for values that are offered even when no row has them: the questionnaire's own, municipalities, and groups.
pub(super) fn is_standing(value: &FacetValue, data: &Dataset) -> bool {
    match value {
        FacetValue::Area(field) => field.given().is_some(),
        FacetValue::Primary(field) => field.given().is_some(),
        FacetValue::Secondary(field) => field.given().is_some(),
        FacetValue::Finance(asked) => !matches!(asked, Finance::Without(_)),
        FacetValue::Region(field) => field.given().is_some(),
        FacetValue::Municipality(place) => data.places().is_municipality(*place),
        FacetValue::Group(_) => true,
        FacetValue::Year(_)
        | FacetValue::Gross(_)
        | FacetValue::Share(_)
        | FacetValue::LegalBasis(_)
        | FacetValue::Words(_)
        | FacetValue::Response(_)
        | FacetValue::Rule(_) => false,
    }
}

/// Every value that a facet can offer on this data, chosen ranges included, in order.
pub(super) fn offered(facet: Facet, data: &Dataset, view: &View) -> Vec<FacetValue> {
    let chosen_spans = |wanted: Facet| {
        let chosen = view.filter.iter().map(|criterion| &criterion.value);
        chosen.filter(move |value| value.facet() == wanted).cloned()
    };
    let mut values: Vec<FacetValue> = match facet {
        Facet::Area => Field::<PolicyArea>::all().map(FacetValue::Area).collect(),
        Facet::Primary => Field::<PrimaryTarget>::all()
            .map(FacetValue::Primary)
            .collect(),
        Facet::Secondary => Field::<SecondaryTarget>::all()
            .map(FacetValue::Secondary)
            .collect(),
        Facet::Finance => Finance::ALL.into_iter().map(FacetValue::Finance).collect(),
        Facet::Region => Field::<Region>::all().map(FacetValue::Region).collect(),
        Facet::Municipality => data.places().ids().map(FacetValue::Municipality).collect(),
        Facet::Year => {
            let years = data.years().iter().copied().map(Field::Given);
            years.chain(special()).map(FacetValue::Year).collect()
        }
        Facet::LegalBasis => {
            let ids = data.legal_basis_ids().map(Field::Given);
            ids.chain(special()).map(FacetValue::LegalBasis).collect()
        }
        Facet::Gross => spans(&Span::AMOUNTS).map(FacetValue::Gross).collect(),
        Facet::Share => spans(&Span::SHARES).map(FacetValue::Share).collect(),
        Facet::Group => data.groups().ids().map(FacetValue::Group).collect(),
        Facet::Words | Facet::Response | Facet::Rule => Vec::new(),
    };
    for value in chosen_spans(facet) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

fn spans(bands: &'static [Span]) -> impl Iterator<Item = Field<Span>> {
    bands.iter().copied().map(Field::Given).chain(special())
}

fn special<T>() -> [Field<T>; 4] {
    [
        Field::Empty,
        Field::NotApplicable,
        Field::Unknown,
        Field::Unreadable,
    ]
}

/// The position of a value among the given ones and then the special states, as [`offered`] lists them.
fn at<T>(value: Field<T>, given: usize, position: impl FnOnce(T) -> usize) -> usize {
    match value {
        Field::Given(value) => position(value),
        Field::Empty => given,
        Field::NotApplicable => given + 1,
        Field::Unknown => given + 2,
        Field::Unreadable => given + 3,
    }
}

/// The position of a band; a number in none of them is treated as unreadable.
fn at_band<T: Copy>(number: Field<T>, bands: &[Span], has: fn(Span, T) -> bool) -> usize {
    at(number, bands.len(), |number| {
        let mut each = bands.iter();
        let unreadable = bands.len() + 3;
        each.position(|band| has(*band, number))
            .unwrap_or(unreadable)
    })
}

/// The position of the band of the gross expenditure of a row.
pub(super) fn at_gross(data: &Dataset, row: RowId) -> usize {
    match data.whole_gross(row) {
        Some(ore) => at_band(ore, &Span::AMOUNTS, Span::contains),
        None => at_band(data.gross(row), &Span::AMOUNTS, Span::has_amount),
    }
}

/// The position of the band of shares.
pub(super) fn at_share(share: Field<i64>) -> usize {
    at_band(share, &Span::SHARES, Span::contains)
}

/// The position of the legal basis of a row.
pub(super) fn at_legal_basis(data: &Dataset, row: RowId) -> usize {
    let all = data.legal_bases().len();
    at(data.legal_basis(row), all, LegalBasisId::index)
}

/// The positions of what the rows of a cell say of a facet that is not one of place: one, or several sources.
pub(super) fn at_cell(facet: Facet, cell: &Cell, data: &Dataset) -> Vec<usize> {
    let year = |year: Year| data.years().binary_search(&year).unwrap_or(usize::MAX);
    match facet {
        Facet::Area => vec![cell.area().code().into()],
        Facet::Primary => vec![cell.primary().code().into()],
        Facet::Secondary => vec![cell.secondary().code().into()],
        Facet::Year => vec![at(cell.year(), data.years().len(), year)],
        Facet::Finance => {
            let asked = Finance::ALL.iter().enumerate();
            let met = asked.filter(|(_, asked)| finance_is(cell, **asked));
            met.map(|(at, _)| at).collect()
        }
        Facet::Region
        | Facet::Municipality
        | Facet::LegalBasis
        | Facet::Gross
        | Facet::Share
        | Facet::Words
        | Facet::Group
        | Facet::Response
        | Facet::Rule => Vec::new(),
    }
}
