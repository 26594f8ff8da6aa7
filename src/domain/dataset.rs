//! The data set: immutable columns of small codes, exact øre and one arena of texts; one row in, one row out.

use std::collections::HashMap;

use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::place::{PlaceId, Places};
use crate::domain::raw::{Raw, RawText};
use crate::domain::terms::{PolicyArea, PrimaryTarget, SecondaryTarget, Sources};

/// A row of the data set, in the order of loading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(u32);

impl RowId {
    /// The position of the row.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The row at a position.
    #[must_use]
    pub fn new(index: u32) -> Self {
        Self(index)
    }
}

/// A legal basis in the data set's list of different ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LegalBasisId(u32);

impl LegalBasisId {
    /// The position in [`Dataset::legal_bases`].
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A share in hundredths of a percent, 0 to 10,000.
pub type Share = u16;

/// Where a row stands in its file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    /// The position of the file in [`Dataset::files`].
    pub file: u16,
    /// The physical line of the record's first field, counted from 1.
    pub line: u32,
}

/// One initiative: the ten fields of the questionnaire, municipality and policy area.
#[derive(Clone, Copy, Debug)]
pub struct Initiative<'a> {
    /// The municipality that reports it.
    pub place: PlaceId,
    /// The policy area.
    pub area: Field<PolicyArea>,
    /// Field 1: the title.
    pub title: Raw<'a>,
    /// Field 2: gross expenditure of the accounts year.
    pub gross: Field<Money>,
    /// Field 3: gross income within the service framework.
    pub income: Field<Money>,
    /// Field 4: the primary sources of finance.
    pub finance: Field<Sources>,
    /// Field 5: the legal basis as typed.
    pub legal_basis: Field<Raw<'a>>,
    /// Field 6: the primary target group.
    pub primary: Field<PrimaryTarget>,
    /// Field 7: the secondary target group.
    pub secondary: Field<SecondaryTarget>,
    /// Field 8: what the initiative consists of.
    pub content: Raw<'a>,
    /// Field 9: its purpose and time horizon.
    pub purpose: Raw<'a>,
    /// Field 10: refugees, immigrants and descendants among the target group, in hundredths of a percent.
    pub share: Field<Share>,
    /// Where the row stands.
    pub source: Source,
}

/// Whether the rows are municipalities' own reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// As reported by the municipalities.
    #[default]
    Reported,
    /// Made by a program to agree with published totals; says nothing about any municipality.
    Constructed,
}

/// Whether a municipality answered the survey.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Response {
    /// It answered, with or without initiatives.
    Responded,
    /// It did not answer: in no average and no denominator.
    Silent,
    /// The data does not say.
    #[default]
    Unknown,
}

/// What the data says of itself.
#[derive(Clone, Debug, Default)]
pub struct Description {
    /// The title.
    pub title: RawText,
    /// Reported or constructed.
    pub status: Status,
    /// The accounts year of the amounts, for example 2019.
    pub accounts_year: Option<u16>,
    /// The year of the price and wage level, for example 2022 for 22-pl.
    pub price_level: Option<u16>,
}

/// Every initiative with its places and responses. Immutable once built.
#[derive(Clone, Debug)]
pub struct Dataset {
    description: Description,
    files: Vec<RawText>,
    places: Places,
    responses: Vec<Response>,
    legal_bases: Vec<RawText>,
    columns: Columns,
}

/// The columns; one entry a row in each.
#[derive(Clone, Debug, Default)]
struct Columns {
    place: Vec<PlaceId>,
    area: Vec<u8>,
    primary: Vec<u8>,
    secondary: Vec<u8>,
    finance: Vec<u8>,
    legal_basis: Vec<u32>,
    gross: Vec<i64>,
    income: Vec<i64>,
    share: Vec<u16>,
    source: Vec<Source>,
    texts: Texts,
}

/// One arena for the titles, contents and purposes.
#[derive(Clone, Debug, Default)]
struct Texts {
    arena: String,
    ends: Vec<u64>,
}

impl Texts {
    const PER_ROW: usize = 3;

    fn push(&mut self, text: Raw<'_>) {
        self.arena.push_str(text.lossless());
        self.ends.push(self.arena.len() as u64);
    }

    fn get(&self, row: RowId, which: usize) -> Raw<'_> {
        let at = row.index() * Self::PER_ROW + which;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        let bytes =
            usize::try_from(start).unwrap_or(0)..usize::try_from(self.ends[at]).unwrap_or(0);
        Raw::new(&self.arena[bytes])
    }
}

/// Codes of the four special states in a column of unsigned numbers, counted down from its largest value.
const SPECIAL: [Field<()>; 4] = [
    Field::Unreadable,
    Field::Unknown,
    Field::NotApplicable,
    Field::Empty,
];

/// The position in [`SPECIAL`] of a field without a value.
fn special<T>(field: &Field<T>) -> Option<u8> {
    match field {
        Field::Given(_) => None,
        Field::Unreadable => Some(0),
        Field::Unknown => Some(1),
        Field::NotApplicable => Some(2),
        Field::Empty => Some(3),
    }
}

fn from_special<T>(down: u64) -> Option<Field<T>> {
    let state = SPECIAL.get(usize::try_from(down).ok()?)?;
    match state {
        Field::Given(()) => None,
        Field::Empty => Some(Field::Empty),
        Field::NotApplicable => Some(Field::NotApplicable),
        Field::Unknown => Some(Field::Unknown),
        Field::Unreadable => Some(Field::Unreadable),
    }
}

fn amount_code(amount: Field<Money>) -> i64 {
    match special(&amount) {
        Some(down) => i64::MAX - i64::from(down),
        None => amount
            .given()
            .and_then(|money| i64::try_from(money.ore()).ok())
            .unwrap_or(i64::MAX),
    }
}

fn amount(code: i64) -> Field<Money> {
    from_special(code.abs_diff(i64::MAX)).unwrap_or(Field::Given(Money::from_ore(i128::from(code))))
}

fn sources_code(finance: Field<Sources>) -> u8 {
    match finance {
        Field::Given(sources) => sources.bits(),
        other => u8::MAX - special(&other).unwrap_or(0),
    }
}

fn sources(code: u8) -> Field<Sources> {
    from_special(u64::from(u8::MAX - code)).unwrap_or(Field::Given(Sources::from_bits(code)))
}

fn share_code(share: Field<Share>) -> u16 {
    match share {
        Field::Given(hundredths) => hundredths,
        other => u16::MAX - u16::from(special(&other).unwrap_or(0)),
    }
}

fn share(code: u16) -> Field<Share> {
    from_special(u64::from(u16::MAX - code)).unwrap_or(Field::Given(code))
}

impl Dataset {
    /// What the data says of itself.
    #[must_use]
    pub fn description(&self) -> &Description {
        &self.description
    }

    /// The names of the files that the rows come from.
    #[must_use]
    pub fn files(&self) -> &[RawText] {
        &self.files
    }

    /// The places, municipalities first.
    #[must_use]
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// Whether a place answered the survey.
    #[must_use]
    pub fn response(&self, place: PlaceId) -> Response {
        self.responses
            .get(place.index())
            .copied()
            .unwrap_or_default()
    }

    /// The different legal bases as typed, in order of appearance.
    #[must_use]
    pub fn legal_bases(&self) -> &[RawText] {
        &self.legal_bases
    }

    /// Every legal basis id.
    pub fn legal_basis_ids(&self) -> impl Iterator<Item = LegalBasisId> + use<> {
        (0..u32::try_from(self.legal_bases.len()).unwrap_or(u32::MAX)).map(LegalBasisId)
    }

    /// The number of initiatives.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.place.len()
    }

    /// True when there is no initiative.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.columns.place.is_empty()
    }

    /// Every row in the order of loading.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = RowId> + use<> {
        (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).map(RowId)
    }

    /// The municipality of a row.
    #[must_use]
    pub fn place(&self, row: RowId) -> PlaceId {
        self.columns.place[row.index()]
    }

    /// The policy area of a row.
    #[must_use]
    pub fn area(&self, row: RowId) -> Field<PolicyArea> {
        Field::from_code(self.columns.area[row.index()])
    }

    /// The primary target group of a row.
    #[must_use]
    pub fn primary(&self, row: RowId) -> Field<PrimaryTarget> {
        Field::from_code(self.columns.primary[row.index()])
    }

    /// The secondary target group of a row.
    #[must_use]
    pub fn secondary(&self, row: RowId) -> Field<SecondaryTarget> {
        Field::from_code(self.columns.secondary[row.index()])
    }

    /// The sources of finance of a row.
    #[must_use]
    pub fn finance(&self, row: RowId) -> Field<Sources> {
        sources(self.columns.finance[row.index()])
    }

    /// The legal basis of a row.
    #[must_use]
    pub fn legal_basis(&self, row: RowId) -> Field<LegalBasisId> {
        let code = self.columns.legal_basis[row.index()];
        from_special(u64::from(u32::MAX - code)).unwrap_or(Field::Given(LegalBasisId(code)))
    }

    /// The gross expenditure of a row.
    #[must_use]
    pub fn gross(&self, row: RowId) -> Field<Money> {
        amount(self.columns.gross[row.index()])
    }

    /// The gross income of a row.
    #[must_use]
    pub fn income(&self, row: RowId) -> Field<Money> {
        amount(self.columns.income[row.index()])
    }

    /// The share of refugees, immigrants and descendants of a row.
    #[must_use]
    pub fn share(&self, row: RowId) -> Field<Share> {
        share(self.columns.share[row.index()])
    }

    /// The title of a row.
    #[must_use]
    pub fn title(&self, row: RowId) -> Raw<'_> {
        self.columns.texts.get(row, 0)
    }

    /// All fields of a row.
    #[must_use]
    pub fn initiative(&self, row: RowId) -> Initiative<'_> {
        Initiative {
            place: self.place(row),
            area: self.area(row),
            title: self.title(row),
            gross: self.gross(row),
            income: self.income(row),
            finance: self.finance(row),
            legal_basis: self
                .legal_basis(row)
                .map(|basis| self.legal_bases[basis.index()].as_raw()),
            primary: self.primary(row),
            secondary: self.secondary(row),
            content: self.columns.texts.get(row, 1),
            purpose: self.columns.texts.get(row, 2),
            share: self.share(row),
            source: self.columns.source[row.index()],
        }
    }
}

/// Builds a [`Dataset`] row by row.
#[derive(Debug)]
pub struct Builder {
    data: Dataset,
    basis_ids: HashMap<RawText, u32>,
}

/// The data set has as many rows as a row number can name (4,294,967,295).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

impl Builder {
    /// A data set without rows.
    #[must_use]
    pub fn new(description: Description, places: Places) -> Self {
        Self {
            data: Dataset {
                description,
                files: Vec::new(),
                places,
                responses: Vec::new(),
                legal_bases: Vec::new(),
                columns: Columns::default(),
            },
            basis_ids: HashMap::new(),
        }
    }

    /// Adds a file and returns its position for [`Source::file`].
    pub fn add_file(&mut self, name: RawText) -> u16 {
        self.data.files.push(name);
        u16::try_from(self.data.files.len() - 1).unwrap_or(u16::MAX)
    }

    /// The places so far, to name municipalities by.
    pub fn places_mut(&mut self) -> &mut Places {
        &mut self.data.places
    }

    /// The different places of the rows so far, in the order of their ids.
    #[must_use]
    pub fn places_with_rows(&self) -> Vec<PlaceId> {
        let mut places = self.data.columns.place.clone();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Sets whether a place answered.
    pub fn set_response(&mut self, place: PlaceId, response: Response) {
        if self.data.responses.len() <= place.index() {
            self.data
                .responses
                .resize(place.index() + 1, Response::Unknown);
        }
        self.data.responses[place.index()] = response;
    }

    /// Adds one row.
    ///
    /// # Errors
    /// [`Full`] when no row number is left.
    pub fn push(&mut self, row: &Initiative<'_>) -> Result<RowId, Full> {
        let id = RowId(
            u32::try_from(self.data.len())
                .ok()
                .filter(|id| *id < u32::MAX)
                .ok_or(Full)?,
        );
        let legal_basis = match row.legal_basis {
            Field::Given(text) => self.legal_basis(text),
            other => u32::MAX - u32::from(special(&other).unwrap_or(0)),
        };
        let columns = &mut self.data.columns;
        columns.place.push(row.place);
        columns.area.push(row.area.code());
        columns.primary.push(row.primary.code());
        columns.secondary.push(row.secondary.code());
        columns.finance.push(sources_code(row.finance));
        columns.legal_basis.push(legal_basis);
        columns.gross.push(amount_code(row.gross));
        columns.income.push(amount_code(row.income));
        columns.share.push(share_code(row.share));
        columns.source.push(row.source);
        for text in [row.title, row.content, row.purpose] {
            columns.texts.push(text);
        }
        Ok(id)
    }

    fn legal_basis(&mut self, text: Raw<'_>) -> u32 {
        let text = RawText::new(text.lossless());
        if let Some(id) = self.basis_ids.get(&text) {
            return *id;
        }
        let id = u32::try_from(self.data.legal_bases.len()).unwrap_or(u32::MAX);
        self.data.legal_bases.push(text.clone());
        self.basis_ids.insert(text, id);
        id
    }

    /// The finished data set.
    #[must_use]
    pub fn finish(self) -> Dataset {
        self.data
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
            content: Raw::new("Måltid hver uge"),
            purpose: Raw::new("Netværk"),
            share: Field::NotApplicable,
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
                ..row(place)
            })
            .unwrap();
        let data = builder.finish();
        let (first, second) = (data.initiative(first), data.initiative(second));
        assert_eq!(first.gross, Field::Given(Money::from_kroner(45_000)));
        assert_eq!(first.income, Field::Empty);
        assert_eq!(first.primary, Field::Unknown);
        assert_eq!(first.share, Field::NotApplicable);
        assert_eq!(&*first.purpose.shown(), "Netværk");
        assert_eq!(second.gross, Field::Unreadable);
        assert_eq!(second.legal_basis.given(), None);
        assert_eq!(second.share, Field::Given(3_550));
        assert_eq!(&*second.title.shown(), "Fællesspisning");
    }

    #[test]
    fn every_special_state_survives_a_column() {
        for state in [
            Field::Empty,
            Field::NotApplicable,
            Field::Unknown,
            Field::Unreadable,
        ] {
            assert_eq!(amount(amount_code(state)), state);
        }
        assert_eq!(sources(sources_code(Field::Empty)), Field::Empty);
        assert_eq!(share(share_code(Field::Unknown)), Field::Unknown);
    }

    #[test]
    fn a_municipality_without_a_response_is_unknown() {
        let mut builder = Builder::new(Description::default(), Places::default());
        let place = builder.places_mut().intern(Raw::new("Atlantis")).unwrap();
        assert_eq!(builder.data.response(place), Response::Unknown);
        builder.set_response(place, Response::Silent);
        assert_eq!(builder.finish().response(place), Response::Silent);
    }
}
