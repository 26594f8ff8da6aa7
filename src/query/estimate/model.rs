//! Who is predicted, and from whom: the silent municipalities by region and size, and those that they are likened to.

use crate::domain::place::PlaceId;
use crate::domain::terms::Region;

/// How large a municipality is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Size {
    /// Fewer than 30,000 inhabitants.
    Small,
    /// 30,000 up to 200,000.
    Medium,
    /// 200,000 or more: København, Aarhus, Odense and Aalborg, which are no model for others.
    City,
}

impl Size {
    /// The fewest inhabitants of a medium one.
    pub const MEDIUM: u64 = 30_000;
    /// The fewest inhabitants of a city.
    pub const CITY: u64 = 200_000;

    /// The size by inhabitants.
    #[must_use]
    pub fn of(inhabitants: u64) -> Self {
        match inhabitants {
            Self::CITY.. => Self::City,
            Self::MEDIUM.. => Self::Medium,
            _ => Self::Small,
        }
    }
}

/// A municipality with the people that its kroner are divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// The municipality.
    pub place: PlaceId,
    /// Its inhabitants, or inhabitant-years.
    pub people: u64,
}

/// The silent municipalities of a region and size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stratum {
    /// The region.
    pub region: Option<Region>,
    /// The size.
    pub size: Size,
    /// Those that are predicted.
    pub silent: Vec<Member>,
    /// Positions in [`Model::members`] of the responding ones of the same region and size; possibly none.
    pub own: Vec<usize>,
}

impl Stratum {
    /// The people of the silent ones.
    #[must_use]
    pub fn people(&self) -> u64 {
        self.silent.iter().map(|member| member.people).sum()
    }
}

/// Who is predicted, from whom, and who is in neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// The silent municipalities in scope, by region and size.
    pub strata: Vec<Stratum>,
    /// The responding municipalities of the whole country, whatever the scope, that they are likened to.
    pub members: Vec<Member>,
    /// Responding cities: no model for the silent.
    pub cities: Vec<PlaceId>,
    /// Silent municipalities in scope that have rows all the same: their kroner count as reported, and they are not
    /// predicted.
    pub reporting: Vec<PlaceId>,
    /// Silent municipalities in scope whose people are not known: they cannot be predicted.
    pub uncounted: Vec<PlaceId>,
    /// Municipalities in scope of which the data does not say whether they responded. They may have answered that
    /// they have nothing, so they are not predicted.
    pub unknown: Vec<PlaceId>,
    /// The responding municipalities in scope whose people are known.
    pub responded: u32,
    /// Their people.
    pub responding: u64,
}

impl Model {
    /// The people of the silent municipalities that are predicted.
    #[must_use]
    pub fn silent_people(&self) -> u64 {
        self.strata.iter().map(Stratum::people).sum()
    }

    /// The silent municipalities that are predicted.
    pub fn silent(&self) -> impl Iterator<Item = Member> + '_ {
        let strata = self.strata.iter();
        strata.flat_map(|stratum| stratum.silent.iter().copied())
    }
}
