//! Which initiatives and which places: facets, their values, and the criteria chosen from them.

use crate::domain::dataset::{LegalBasisId, Response, Year};
use crate::domain::field::Field;
use crate::domain::groups::GroupId;
use crate::domain::money::Money;
use crate::domain::place::PlaceId;
use crate::domain::rule::Rule;
use crate::domain::terms::{FinanceSource, PolicyArea, PrimaryTarget, Region, SecondaryTarget};

/// A side from which initiatives can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Policy area.
    Area,
    /// Primary target group (field 6).
    Primary,
    /// Secondary target group (field 7).
    Secondary,
    /// Source of finance (field 4); an initiative may name several.
    Finance,
    /// Region of the municipality.
    Region,
    /// Municipality.
    Municipality,
    /// Accounts year, where the data has a column of years. It chooses initiatives, and whose people they are
    /// divided by.
    Year,
    /// Legal basis (field 5).
    LegalBasis,
    /// Range of gross expenditure (field 2).
    Gross,
    /// Range of the share of refugees, immigrants and descendants (field 10).
    Share,
    /// Exact words in title, content and purpose.
    Words,
    /// Group of municipalities that the user named. A municipality may be in several.
    Group,
    /// Whether the municipality responded.
    Response,
    /// Rule for the data that the initiative trips; it may trip several.
    Rule,
}

impl Facet {
    /// Every facet, in the order in which they are offered.
    pub const ALL: [Self; 14] = [
        Self::Area,
        Self::Primary,
        Self::Secondary,
        Self::Finance,
        Self::Region,
        Self::Municipality,
        Self::Year,
        Self::LegalBasis,
        Self::Gross,
        Self::Share,
        Self::Words,
        Self::Group,
        Self::Response,
        Self::Rule,
    ];

    /// True for the facets of place: they choose municipalities, and so whose people a figure is divided by.
    #[must_use]
    pub fn is_place(self) -> bool {
        match self {
            Self::Region | Self::Municipality | Self::Group | Self::Response => true,
            Self::Area
            | Self::Primary
            | Self::Secondary
            | Self::Finance
            | Self::Year
            | Self::LegalBasis
            | Self::Gross
            | Self::Share
            | Self::Words
            | Self::Rule => false,
        }
    }

    /// The facet's bit in a set of facets.
    #[must_use]
    pub(crate) fn bit(self) -> u16 {
        1 << (self as u16)
    }
}

/// A half-open range of whole numbers: `from` included, `to` excluded. Amounts are in øre, shares in
/// hundredths of a percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The smallest number inside; `None` for no lower end.
    pub from: Option<i64>,
    /// The smallest number above; `None` for no upper end.
    pub to: Option<i64>,
}

impl Span {
    /// The range from `from` up to, not including, `to`.
    #[must_use]
    pub const fn new(from: i64, to: i64) -> Self {
        Self {
            from: Some(from),
            to: Some(to),
        }
    }

    /// True when `number` lies in the range.
    #[must_use]
    pub fn contains(self, number: i64) -> bool {
        self.from.is_none_or(|from| number >= from) && self.to.is_none_or(|to| number < to)
    }

    /// True when an exact amount lies in the range. Ends are whole øre, so "over a" is kept as from a + 1 and "up to b"
    /// as to b + 1; the parts of an øre that a price factor leaves are told from a and b themselves.
    #[must_use]
    pub fn has_amount(self, amount: Money) -> bool {
        let floor = i64::try_from(amount.floored_ore()).unwrap_or(i64::MAX);
        if amount.is_whole_ore() {
            return self.contains(floor);
        }
        let is_band = Self::AMOUNTS.contains(&self);
        let is_one_more = |end: i64| end.rem_euclid(100) == 1;
        let next = floor.saturating_add(1);
        let is_from = self.from.is_none_or(|from| {
            let is_over = is_one_more(from) && (is_band || self.to.is_none());
            floor >= from || is_over && next == from
        });
        let is_to = self.to.is_none_or(|to| {
            let reached = if is_one_more(to) { next } else { floor };
            reached < to
        });
        is_from && is_to
    }

    /// The bands that amounts are offered in, in øre: 0 kr.; then below 50,000 · 100,000 · 250,000 · 500,000 ·
    /// 1 million · 5 million kr.; 5 million and above; and below 0. Every amount lies in exactly one.
    pub const AMOUNTS: [Self; 9] = {
        const KRONER: i64 = 100;
        [
            Self {
                from: None,
                to: Some(0),
            },
            Self::new(0, 1),
            Self::new(1, 50_000 * KRONER),
            Self::new(50_000 * KRONER, 100_000 * KRONER),
            Self::new(100_000 * KRONER, 250_000 * KRONER),
            Self::new(250_000 * KRONER, 500_000 * KRONER),
            Self::new(500_000 * KRONER, 1_000_000 * KRONER),
            Self::new(1_000_000 * KRONER, 5_000_000 * KRONER),
            Self {
                from: Some(5_000_000 * KRONER),
                to: None,
            },
        ]
    };

    /// The bands that shares are offered in, in hundredths of a percent: below 25 · 50 · 75 · 100 %, and 100 %.
    pub const SHARES: [Self; 5] = [
        Self::new(0, 2_500),
        Self::new(2_500, 5_000),
        Self::new(5_000, 7_500),
        Self::new(7_500, 10_000),
        Self::new(10_000, 10_001),
    ];
}

/// What an initiative's finance can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Finance {
    /// The source is named, alone or with others.
    Names(FinanceSource),
    /// The municipality alone: it names no outside source, and a blank field counts when there is no income
    /// (field 4 is asked only where there is).
    MunicipalityOnly,
    /// No source was given: blank, `_`, "ukendt" or unreadable, as the field says.
    Without(Field<()>),
}

impl Finance {
    /// Every question, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Names(FinanceSource::State),
        Self::Names(FinanceSource::Private),
        Self::Names(FinanceSource::Municipality),
        Self::MunicipalityOnly,
        Self::Without(Field::Empty),
        Self::Without(Field::NotApplicable),
        Self::Without(Field::Unknown),
        Self::Without(Field::Unreadable),
    ];
}

/// One value of one facet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetValue {
    /// A policy area.
    Area(Field<PolicyArea>),
    /// A primary target group.
    Primary(Field<PrimaryTarget>),
    /// A secondary target group.
    Secondary(Field<SecondaryTarget>),
    /// A source of finance.
    Finance(Finance),
    /// A region; `Unknown` for places that are no municipality.
    Region(Field<Region>),
    /// A municipality or unknown place.
    Municipality(PlaceId),
    /// An accounts year.
    Year(Field<Year>),
    /// A legal basis.
    LegalBasis(Field<LegalBasisId>),
    /// A range of gross expenditure in øre.
    Gross(Field<Span>),
    /// A range of shares in hundredths of a percent.
    Share(Field<Span>),
    /// Folded words that must all stand in title, content or purpose, separated by one space.
    Words(Box<str>),
    /// A group of municipalities that the user named.
    Group(GroupId),
    /// Whether the municipality responded.
    Response(Response),
    /// A rule for the data that the initiative trips.
    Rule(Rule),
}

impl FacetValue {
    /// The facet that the value belongs to.
    #[must_use]
    pub fn facet(&self) -> Facet {
        match self {
            Self::Area(_) => Facet::Area,
            Self::Primary(_) => Facet::Primary,
            Self::Secondary(_) => Facet::Secondary,
            Self::Finance(_) => Facet::Finance,
            Self::Region(_) => Facet::Region,
            Self::Municipality(_) => Facet::Municipality,
            Self::Year(_) => Facet::Year,
            Self::LegalBasis(_) => Facet::LegalBasis,
            Self::Gross(_) => Facet::Gross,
            Self::Share(_) => Facet::Share,
            Self::Words(_) => Facet::Words,
            Self::Group(_) => Facet::Group,
            Self::Response(_) => Facet::Response,
            Self::Rule(_) => Facet::Rule,
        }
    }
}

/// One chosen value: only this (with others of its facet), or everything but this.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Criterion {
    /// The value.
    pub value: FacetValue,
    /// True when the value is excluded.
    pub excluded: bool,
}

/// Chosen values in the order of choosing: any of the chosen ones within a facet (of words every one), none of
/// the excluded, and every facet at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Criteria {
    list: Vec<Criterion>,
}

impl Criteria {
    /// The criteria in the order of choosing.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Criterion> + ExactSizeIterator {
        self.list.iter()
    }

    /// The number of criteria.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// True when nothing is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether the value is chosen (`Some(false)`), excluded (`Some(true)`) or neither.
    #[must_use]
    pub fn state(&self, value: &FacetValue) -> Option<bool> {
        let found = self.list.iter().find(|criterion| criterion.value == *value);
        found.map(|criterion| criterion.excluded)
    }

    /// Chooses or excludes a value; a value already there changes sides and keeps its place.
    pub fn set(&mut self, value: FacetValue, excluded: bool) {
        match self
            .list
            .iter_mut()
            .find(|criterion| criterion.value == value)
        {
            Some(there) => there.excluded = excluded,
            None => self.list.push(Criterion { value, excluded }),
        }
    }

    /// Takes a value out; true when it was there.
    pub fn remove(&mut self, value: &FacetValue) -> bool {
        let before = self.list.len();
        self.list.retain(|criterion| criterion.value != *value);
        self.list.len() != before
    }

    /// Chooses (or excludes) the value, or takes it out when it already stands that way.
    pub fn toggle(&mut self, value: FacetValue, excluded: bool) {
        if self.state(&value) == Some(excluded) {
            self.remove(&value);
        } else {
            self.set(value, excluded);
        }
    }

    /// Makes the value the only choice of its facet.
    pub fn only(&mut self, value: FacetValue) {
        let facet = value.facet();
        self.list
            .retain(|criterion| criterion.value.facet() != facet);
        self.set(value, false);
    }

    /// Takes out the last criterion.
    pub fn pop(&mut self) -> Option<Criterion> {
        self.list.pop()
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        self.list.clear();
    }

    /// The criteria without one of them.
    #[must_use]
    pub fn without(&self, at: usize) -> Self {
        let mut rest = self.clone();
        if at < rest.list.len() {
            rest.list.remove(at);
        }
        rest
    }
}

impl FromIterator<Criterion> for Criteria {
    fn from_iter<I: IntoIterator<Item = Criterion>>(criteria: I) -> Self {
        let mut all = Self::default();
        for criterion in criteria {
            all.set(criterion.value, criterion.excluded);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_amount_and_share_lies_in_exactly_one_band() {
        for ore in [
            -1,
            0,
            1,
            4_999_999,
            5_000_000,
            499_999_999,
            500_000_000,
            i64::MAX,
        ] {
            let bands = Span::AMOUNTS.iter().filter(|band| band.contains(ore));
            assert_eq!(bands.count(), 1, "{ore}");
        }
        for share in 0..=10_000 {
            let bands = Span::SHARES.iter().filter(|band| band.contains(share));
            assert_eq!(bands.count(), 1, "{share}");
        }
    }

    #[test]
    fn a_value_is_chosen_once_and_can_change_sides() {
        let women = FacetValue::Secondary(Field::Given(SecondaryTarget::Women));
        let mut criteria = Criteria::default();
        criteria.toggle(women.clone(), false);
        criteria.toggle(women.clone(), true);
        assert_eq!(criteria.len(), 1);
        assert_eq!(criteria.state(&women), Some(true));
        criteria.toggle(women.clone(), true);
        assert!(criteria.is_empty());
    }

    #[test]
    fn only_replaces_the_facet_and_nothing_else() {
        let mut criteria = Criteria::default();
        criteria.set(FacetValue::Area(Field::Given(PolicyArea::Social)), false);
        criteria.set(
            FacetValue::Secondary(Field::Given(SecondaryTarget::Men)),
            true,
        );
        criteria.only(FacetValue::Secondary(Field::Given(SecondaryTarget::Women)));
        assert_eq!(criteria.len(), 2);
    }
}
