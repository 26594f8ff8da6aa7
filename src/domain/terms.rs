//! The closed vocabularies of the questionnaire (Bilag 1), with the survey's own codes.

/// A closed vocabulary: every value in the questionnaire's order.
pub trait Term: Copy + Eq + Ord + std::fmt::Debug + 'static {
    /// Every value, in the order of the questionnaire.
    const ALL: &'static [Self];

    /// The position of the value in [`Term::ALL`].
    fn index(self) -> usize {
        Self::ALL.iter().position(|term| *term == self).unwrap_or(0)
    }

    /// The code that the questionnaire prints for the value, where it prints one.
    fn code(self) -> Option<char>;
}

/// The field of municipal work that an initiative belongs to (the six parts of the questionnaire).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PolicyArea {
    /// Dagtilbud og folkeskole.
    DaycareAndSchool,
    /// Beskæftigelse.
    Employment,
    /// Kultur og fritid.
    CultureAndLeisure,
    /// Social.
    Social,
    /// Sundhed og ældre.
    HealthAndElderly,
    /// Integration generelt.
    GeneralIntegration,
}

impl Term for PolicyArea {
    const ALL: &'static [Self] = &[
        Self::DaycareAndSchool,
        Self::Employment,
        Self::CultureAndLeisure,
        Self::Social,
        Self::HealthAndElderly,
        Self::GeneralIntegration,
    ];

    fn code(self) -> Option<char> {
        None
    }
}

/// Field 6: whom the initiative is primarily aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PrimaryTarget {
    /// a) newly arrived refugees and reunified family.
    NewlyArrived,
    /// b) broad integration, descendants included.
    BroadIntegration,
    /// c) a broad group, mostly refugees, immigrants and descendants, or the whole population.
    BroadGroup,
}

impl Term for PrimaryTarget {
    const ALL: &'static [Self] = &[Self::NewlyArrived, Self::BroadIntegration, Self::BroadGroup];

    fn code(self) -> Option<char> {
        Some(match self {
            Self::NewlyArrived => 'a',
            Self::BroadIntegration => 'b',
            Self::BroadGroup => 'c',
        })
    }
}

/// Field 7: the secondary target group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SecondaryTarget {
    /// 1) men.
    Men,
    /// 2) women.
    Women,
    /// 3) children.
    Children,
    /// 4) others.
    Others,
    /// 5) several groups.
    Several,
}

impl Term for SecondaryTarget {
    const ALL: &'static [Self] = &[
        Self::Men,
        Self::Women,
        Self::Children,
        Self::Others,
        Self::Several,
    ];

    fn code(self) -> Option<char> {
        Some(match self {
            Self::Men => '1',
            Self::Women => '2',
            Self::Children => '3',
            Self::Others => '4',
            Self::Several => '5',
        })
    }
}

/// Field 4: a primary source of finance. An initiative names one or several; amounts are never split by source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FinanceSource {
    /// 1) grants from the central government.
    State,
    /// 2) grants from private parties, for example foundations.
    Private,
    /// 3) the municipality itself.
    Municipality,
}

impl Term for FinanceSource {
    const ALL: &'static [Self] = &[Self::State, Self::Private, Self::Municipality];

    fn code(self) -> Option<char> {
        Some(match self {
            Self::State => '1',
            Self::Private => '2',
            Self::Municipality => '3',
        })
    }
}

/// The sources of finance named by one initiative: a set of [`FinanceSource`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sources(u8);

impl Sources {
    /// The number of different sets.
    pub const COUNT: usize = 8;

    /// Every set that names at least one source, single sources first.
    pub const ALL: [Self; 7] = [
        Self(0b100),
        Self(0b001),
        Self(0b010),
        Self(0b101),
        Self(0b110),
        Self(0b011),
        Self(0b111),
    ];

    /// The set with `source` added.
    #[must_use]
    pub fn with(self, source: FinanceSource) -> Self {
        Self(self.0 | 1 << source.index())
    }

    /// True when the set names `source`.
    #[must_use]
    pub fn contains(self, source: FinanceSource) -> bool {
        self.0 & (1 << source.index()) != 0
    }

    /// True when no source is named.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The named sources in the questionnaire's order.
    pub fn iter(self) -> impl Iterator<Item = FinanceSource> {
        FinanceSource::ALL
            .iter()
            .copied()
            .filter(move |source| self.contains(*source))
    }

    /// The set as a number below [`Sources::COUNT`].
    #[must_use]
    pub fn bits(self) -> u8 {
        self.0
    }

    /// The set of a number made by [`Sources::bits`]; higher bits are ignored.
    #[must_use]
    pub fn from_bits(bits: u8) -> Self {
        Self(bits & 0b111)
    }
}

/// The five regions of Denmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Region {
    /// Region Hovedstaden.
    Hovedstaden,
    /// Region Sjælland.
    Sjaelland,
    /// Region Syddanmark.
    Syddanmark,
    /// Region Midtjylland.
    Midtjylland,
    /// Region Nordjylland.
    Nordjylland,
}

impl Region {
    /// The proper name, the same in every language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Hovedstaden => "Hovedstaden",
            Self::Sjaelland => "Sjælland",
            Self::Syddanmark => "Syddanmark",
            Self::Midtjylland => "Midtjylland",
            Self::Nordjylland => "Nordjylland",
        }
    }

    /// The official number of the region (1084 for Region Hovedstaden).
    #[must_use]
    pub fn number(self) -> u16 {
        match self {
            Self::Nordjylland => 1081,
            Self::Midtjylland => 1082,
            Self::Syddanmark => 1083,
            Self::Hovedstaden => 1084,
            Self::Sjaelland => 1085,
        }
    }
}

impl Term for Region {
    const ALL: &'static [Self] = &[
        Self::Hovedstaden,
        Self::Sjaelland,
        Self::Syddanmark,
        Self::Midtjylland,
        Self::Nordjylland,
    ];

    fn code(self) -> Option<char> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn index_is_the_position_in_all() {
        for (at, area) in PolicyArea::ALL.iter().enumerate() {
            assert_eq!(area.index(), at);
        }
        for (at, group) in SecondaryTarget::ALL.iter().enumerate() {
            assert_eq!(group.index(), at);
        }
    }

    #[test]
    fn sources_keep_every_named_source_once() {
        let both = Sources::default()
            .with(FinanceSource::State)
            .with(FinanceSource::Municipality)
            .with(FinanceSource::State);
        let named: Vec<_> = both.iter().collect();
        assert_eq!(named, [FinanceSource::State, FinanceSource::Municipality]);
        assert_eq!(Sources::from_bits(both.bits()), both);
    }

    #[test]
    fn all_sets_of_sources_are_different_and_named() {
        let all: std::collections::BTreeSet<_> = Sources::ALL.into_iter().collect();
        assert_eq!(all.len(), 7);
        assert!(Sources::ALL.iter().all(|sources| !sources.is_empty()));
    }
}
