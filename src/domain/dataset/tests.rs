//! A row comes out of the data set as it went in.

use super::*;
use crate::domain::money::Money;
use crate::domain::prose::Prose;
use crate::domain::terms::FinanceSource;

fn row(place: PlaceId) -> Initiative<'static> {
    Initiative {
        place,
        area: Field::Given(PolicyArea::Social),
        title: Raw::new("Fællesspisning"),
        gross: Field::Given(Money::from_kroner(45_000)),
        income: Field::Empty,
        finance: Field::Given(Sources::default().with(FinanceSource::Municipality)),
        legal_basis: Field::Given(Raw::new("Serviceloven § 18")),
        primary: Field::Unknown,
        secondary: Field::Given(SecondaryTarget::Women),
        content: Prose::new("Måltid hver uge"),
        purpose: Prose::new("Netværk"),
        share: Field::NotApplicable,
        year: Field::Empty,
        source: Source { file: 0, line: 2 },
    }
}

#[test]
fn a_row_comes_out_as_it_went_in() {
    let mut builder = Builder::new(Description::default(), Places::default());
    let place = builder.places_mut().intern(Raw::new("Atlantis")).unwrap();
    let first = builder.push(&row(place)).unwrap();
    let second = builder
        .push(&Initiative {
            gross: Field::Unreadable,
            legal_basis: Field::Unknown,
            share: Field::Given(3_550),
            year: Field::Given(2020),
            ..row(place)
        })
        .unwrap();
    let data = builder.finish();
    let (first, second) = (data.initiative(first), data.initiative(second));
    assert_eq!(first.gross, Field::Given(Money::from_kroner(45_000)));
    assert_eq!(first.income, Field::Empty);
    assert_eq!(first.primary, Field::Unknown);
    assert_eq!(first.share, Field::NotApplicable);
    assert_eq!(&*first.purpose.read().as_raw().shown(), "Netværk");
    assert_eq!(second.gross, Field::Unreadable);
    assert_eq!(second.legal_basis.given(), None);
    assert_eq!(second.share, Field::Given(3_550));
    assert_eq!(
        (first.year, second.year),
        (Field::Empty, Field::Given(2020))
    );
    assert_eq!(data.years(), [2020]);
    assert_eq!(&*second.title.shown(), "Fællesspisning");
}

#[test]
fn typed_text_and_notes_are_kept_for_the_rows_that_have_them() {
    let mut builder = Builder::new(Description::default(), Places::default());
    let place = builder.places_mut().intern(Raw::new("Atlantis")).unwrap();
    let first = builder.push(&row(place)).unwrap();
    let second = builder.push(&row(place)).unwrap();
    builder.keep_typed(second, Column::Gross, Raw::new("495 t.kr."));
    builder.keep_typed(second, Column::Share, Raw::new("mange"));
    let column = builder.extra_column(Raw::new("bemærkning"));
    builder.keep_extra(second, column, Raw::new("se bilag"));
    builder.note(second);
    builder.note(second);
    let data = builder.finish();
    assert_eq!(
        data.typed(second, Column::Gross),
        Some(Raw::new("495 t.kr."))
    );
    assert_eq!(data.typed(second, Column::Share), Some(Raw::new("mange")));
    assert_eq!(data.typed(first, Column::Gross), None);
    assert_eq!(data.extra_headings(), [RawText::new("bemærkning")]);
    let extras: Vec<_> = data.extras(second).collect();
    assert_eq!(extras, [(0, Raw::new("se bilag"))]);
    assert_eq!(data.extras(first).count(), 0);
    assert!(data.is_noted(second) && !data.is_noted(first));
}

#[test]
fn a_municipality_without_a_response_is_unknown() {
    let mut builder = Builder::new(Description::default(), Places::default());
    let place = builder.places_mut().intern(Raw::new("Atlantis")).unwrap();
    let other = builder.places_mut().intern(Raw::new("Utopia")).unwrap();
    builder.set_response(other, Response::Silent);
    let data = builder.finish();
    assert_eq!(data.response(place), Response::Unknown);
    assert_eq!(data.response(other), Response::Silent);
}
