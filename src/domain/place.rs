//! Municipalities: by code, name and alias, with region, population and share of immigrants by date.

use std::collections::HashMap;
use std::fmt;

use foldhash::fast::RandomState;

use crate::domain::collation;
use crate::domain::raw::{Raw, RawText};
use crate::domain::terms::Region;

/// A day, as Statistics Denmark dates its populations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, for example 2021.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

impl Date {
    /// The population date used unless the user picks another: 1 January 2021.
    pub const DEFAULT_POPULATION: Self = Self {
        year: 2021,
        month: 1,
        day: 1,
    };

    /// 1 January of a year.
    #[must_use]
    pub const fn new_year(year: u16) -> Self {
        Self {
            year,
            month: 1,
            day: 1,
        }
    }

    /// Reads `2021-01-01` or `2021_01_01`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(['-', '_']);
        let date = Self {
            year: parts.next()?.parse().ok()?,
            month: parts.next()?.parse().ok()?,
            day: parts.next()?.parse().ok()?,
        };
        let possible = (1..=12).contains(&date.month) && (1..=31).contains(&date.day);
        (possible && parts.next().is_none()).then_some(date)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A place in [`Places`]: one of the 98 municipalities, or a name that is none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(u16);

impl PlaceId {
    /// The position in [`Places`].
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    pub(in crate::domain) fn code(self) -> u16 {
        self.0
    }

    /// The place of a code made by [`PlaceId::code`].
    pub(in crate::domain) fn from_code(code: u16) -> Self {
        Self(code)
    }
}

/// One place: a municipality, or a name from a file that is no municipality.
#[derive(Clone, Debug)]
pub struct Municipality {
    /// The official short name; for an unknown place the name as typed (possibly empty).
    pub name: RawText,
    /// The official number (101 for København), where the place is a municipality.
    pub code: Option<u16>,
    /// The region, where the place is a municipality.
    pub region: Option<Region>,
    /// Inhabitants, one for each of [`Places::population_dates`].
    pub population: Vec<Option<u32>>,
    /// Immigrants and descendants in hundredths of a percent, one for each of [`Places::share_dates`].
    pub immigrant_share: Vec<Option<u16>>,
}

/// Why a place could not be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyPlaces;

/// A municipality with fewer inhabitants carries the mark of small numbers.
pub const SMALL: u32 = 10_000;

/// Every place that a data set knows: the municipalities first, in Danish order, then unknown names.
#[derive(Clone, Debug, Default)]
pub struct Places {
    list: Vec<Municipality>,
    known: usize,
    population_dates: Vec<Date>,
    share_dates: Vec<Date>,
    by_name: HashMap<String, PlaceId, RandomState>,
    by_code: HashMap<u16, PlaceId, RandomState>,
    unknown: HashMap<RawText, PlaceId, RandomState>,
}

impl Places {
    /// The places of a table of municipalities, sorted in Danish order (Aa with Å, last).
    #[must_use]
    pub fn new(
        mut municipalities: Vec<Municipality>,
        population_dates: Vec<Date>,
        share_dates: Vec<Date>,
    ) -> Self {
        municipalities.sort_by_cached_key(|place| collation::key(&place.name.as_raw().shown()));
        let mut places = Self {
            known: municipalities.len(),
            population_dates,
            share_dates,
            ..Self::default()
        };
        for municipality in municipalities {
            let id = places.next_id();
            let name = municipality.name.as_raw().shown();
            places.by_name.insert(Raw::new(&name).folded(), id);
            if let Some(code) = municipality.code {
                places.by_code.insert(code, id);
            }
            places.list.push(municipality);
        }
        places.add_aliases();
        places
    }

    fn next_id(&self) -> PlaceId {
        PlaceId(u16::try_from(self.list.len()).unwrap_or(u16::MAX))
    }

    fn add_aliases(&mut self) {
        for (alias, code) in ALIASES {
            if let Some(id) = self.by_code.get(code) {
                self.by_name.insert(Raw::new(alias).folded(), *id);
            }
        }
    }

    /// The municipality that `text` names: by number ("0101", "101"), name, alias or ASCII spelling,
    /// with or without "Kommune".
    #[must_use]
    pub fn find(&self, text: Raw<'_>) -> Option<PlaceId> {
        let folded = text.folded();
        let name = folded.as_str();
        if let Ok(code) = name.parse::<u16>() {
            return self.by_code.get(&code).copied();
        }
        let short = [" regionskommune", "s kommune", " kommune"]
            .iter()
            .find_map(|suffix| self.by_name.get(name.strip_suffix(suffix)?));
        self.by_name.get(name).or(short).copied()
    }

    /// The place called `text`, kept under the name as typed when it is no municipality.
    ///
    /// # Errors
    /// [`TooManyPlaces`] beyond 65,535 different names.
    pub fn intern(&mut self, text: Raw<'_>) -> Result<PlaceId, TooManyPlaces> {
        if let Some(id) = self.find(text) {
            return Ok(id);
        }
        let name = RawText::new(text.lossless());
        if let Some(id) = self.unknown.get(&name) {
            return Ok(*id);
        }
        if self.list.len() >= usize::from(u16::MAX) {
            return Err(TooManyPlaces);
        }
        let id = self.next_id();
        self.unknown.insert(name.clone(), id);
        self.list.push(Municipality {
            name,
            code: None,
            region: None,
            population: vec![None; self.population_dates.len()],
            immigrant_share: vec![None; self.share_dates.len()],
        });
        Ok(id)
    }

    /// The place of an id.
    #[must_use]
    pub fn get(&self, id: PlaceId) -> &Municipality {
        &self.list[id.index()]
    }

    /// Every id, municipalities first in Danish order.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = PlaceId> + use<> {
        (0..u16::try_from(self.list.len()).unwrap_or(u16::MAX)).map(PlaceId)
    }

    /// The number of places, unknown names included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// True when there is no place at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// True when the place is one of the municipalities, false for an unknown name.
    #[must_use]
    pub fn is_municipality(&self, id: PlaceId) -> bool {
        id.index() < self.known
    }

    /// The dates that populations are given for, as in the table.
    #[must_use]
    pub fn population_dates(&self) -> &[Date] {
        &self.population_dates
    }

    /// The dates that shares of immigrants and descendants are given for.
    #[must_use]
    pub fn share_dates(&self) -> &[Date] {
        &self.share_dates
    }

    /// Inhabitants of a place on a date; `None` when they are not known.
    #[must_use]
    pub fn population(&self, id: PlaceId, date: Date) -> Option<u32> {
        let at = self
            .population_dates
            .iter()
            .position(|known| *known == date)?;
        self.get(id).population.get(at).copied().flatten()
    }

    /// True of a place known to have fewer than [`SMALL`] inhabitants on a date.
    #[must_use]
    pub fn is_small(&self, id: PlaceId, date: Date) -> bool {
        self.population(id, date)
            .is_some_and(|people| people < SMALL)
    }

    /// The date whose shares and populations estimate immigrants and descendants for a chosen population date:
    /// that date when it has shares, else the latest date with shares.
    #[must_use]
    pub fn immigrant_date(&self, chosen: Date) -> Option<Date> {
        let has_both = |date: &&Date| self.population_dates.contains(date);
        let dates = || self.share_dates.iter().filter(has_both);
        dates()
            .find(|date| **date == chosen)
            .or_else(|| dates().max())
            .copied()
    }

    /// Immigrants and descendants of a place on a date in ten-thousandths of a person
    /// (population × share in hundredths of a percent, exact); `None` when either is not known.
    #[must_use]
    pub fn immigrants(&self, id: PlaceId, date: Date) -> Option<u64> {
        let at = self.share_dates.iter().position(|known| *known == date)?;
        let share = self.get(id).immigrant_share.get(at).copied().flatten()?;
        Some(u64::from(self.population(id, date)?) * u64::from(share))
    }
}

/// Names in use beside the official ones, by the municipality's number.
const ALIASES: &[(&str, u16)] = &[
    ("Kbh", 101),
    ("Kbh.", 101),
    ("Copenhagen", 101),
    ("Høje Taastrup", 169),
    ("Høje-Tåstrup", 169),
    ("Lyngby Taarbæk", 173),
    ("Lyngby", 173),
    ("Elsinore", 217),
    ("Bornholms Regionskommune", 400),
    ("Bornholms Region", 400),
    ("Faaborg Midtfyn", 430),
    ("Nordfyn", 480),
    ("Aarhus", 751),
    ("Ikast Brande", 756),
    ("Ringkøbing Skjern", 760),
    ("Vesthimmerland", 820),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn municipality(name: &str, code: u16) -> Municipality {
        Municipality {
            name: RawText::new(name),
            code: Some(code),
            region: Some(Region::Midtjylland),
            population: vec![Some(1_000)],
            immigrant_share: vec![Some(1_234)],
        }
    }

    fn places() -> Places {
        let date = Date::DEFAULT_POPULATION;
        Places::new(
            vec![
                municipality("Aarhus", 751),
                municipality("Københavns", 101),
                municipality("Bornholm", 400),
                municipality("Læsø", 825),
            ],
            vec![date],
            vec![date],
        )
    }

    #[test]
    fn a_place_is_found_by_number_name_alias_and_ascii() {
        let places = places();
        let name = |text: &str| {
            let id = places.find(Raw::new(text))?;
            places.get(id).code
        };
        assert_eq!(name("0751"), Some(751));
        assert_eq!(name("Århus Kommune"), Some(751));
        assert_eq!(name("aarhus"), Some(751));
        assert_eq!(name("Kbh."), Some(101));
        assert_eq!(name("Bornholms Regionskommune"), Some(400));
        assert_eq!(name("Laesoe"), Some(825));
        assert_eq!(name("Atlantis"), None);
    }

    #[test]
    fn an_unknown_name_is_kept_as_typed_and_only_once() {
        let mut places = places();
        let first = places.intern(Raw::new("Atlantis")).unwrap();
        let again = places.intern(Raw::new("Atlantis")).unwrap();
        assert_eq!(first, again);
        assert!(!places.is_municipality(first));
        assert_eq!(&*places.get(first).name.as_raw().shown(), "Atlantis");
        assert_eq!(places.population(first, Date::DEFAULT_POPULATION), None);
    }

    #[test]
    fn places_stand_in_danish_order() {
        let places = places();
        let last = places.ids().last().unwrap();
        assert_eq!(places.get(last).code, Some(751));
    }

    #[test]
    fn immigrants_are_exact_in_ten_thousandths() {
        let places = places();
        let id = places.find(Raw::new("Aarhus")).unwrap();
        assert_eq!(
            places.immigrants(id, Date::DEFAULT_POPULATION),
            Some(1_234_000)
        );
    }

    #[test]
    fn a_date_is_a_year_a_month_and_a_day() {
        assert_eq!(Date::parse("2021_01_01"), Some(Date::DEFAULT_POPULATION));
        assert_eq!(Date::parse("2021-13-01"), None);
        assert_eq!(Date::DEFAULT_POPULATION.to_string(), "2021-01-01");
    }
}
