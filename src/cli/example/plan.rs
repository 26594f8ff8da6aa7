//! The 706 calibrated initiatives of a seed, without their texts.
//!
//! Built in layers of exact whole numbers: kroner per municipality, number of initiatives per municipality, areas,
//! target groups, amounts that fit both municipalities and areas, then finance. Nothing is searched for.

use super::Error;
use super::amount;
use super::deal;
use super::finance::{self, Sources};
use super::group;
use super::place::{self, Place};
use super::sampler::Sampler;
use super::target::Area;

/// All initiatives of a seed, in the order of the file.
pub(super) struct Plan {
    /// The municipalities that answered.
    pub(super) places: Vec<Place>,
    /// The initiatives, municipality by municipality.
    pub(super) initiatives: Vec<Initiative>,
}

/// One initiative without its texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Initiative {
    /// Index into the places.
    pub(super) place: usize,
    /// Policy area.
    pub(super) area: Area,
    /// Gross expenditure in thousand kroner.
    pub(super) gross: i64,
    /// Gross income in thousand kroner, never above the expenditure.
    pub(super) income: i64,
    /// Sources of finance.
    pub(super) sources: Sources,
    /// Whether the legal basis named is the integration act, which a reviewer should ask about.
    pub(super) names_integration_act: bool,
    /// Primary target group.
    pub(super) primary: Primary,
    /// Secondary target group.
    pub(super) secondary: Secondary,
    /// Share of the target group who are refugees, immigrants or descendants.
    pub(super) share: Share,
    /// How this initiative repeats the one before it, if it does.
    pub(super) repeats: Option<Repeats>,
}

/// Primary target group, by its letter in the questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Primary {
    /// Newly arrived refugees and reunified family.
    A,
    /// Broad integration, descendants included.
    B,
    /// A broad group, or the whole population.
    C,
}

/// Secondary target group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Secondary {
    /// Men.
    Men,
    /// Women.
    Women,
    /// Children.
    Children,
    /// Others.
    Others,
    /// Several groups.
    Several,
}

impl Secondary {
    /// In the order of the questionnaire.
    pub(super) const ALL: [Self; 5] = [
        Self::Men,
        Self::Women,
        Self::Children,
        Self::Others,
        Self::Several,
    ];
}

/// The field `andel`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Share {
    /// Percent.
    Percent(u32),
    /// Written as `_`.
    NotApplicable,
    /// Left empty.
    Empty,
}

/// How an initiative repeats the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repeats {
    /// Nearly the same title and the same amount, in the same area.
    NearlyTheSame,
    /// The same title in another area.
    InAnotherArea,
}

impl Plan {
    /// The plan of a seed.
    pub(super) fn new(seed: u64) -> Result<Self, Error> {
        let mut sampler = Sampler::new(seed, 0);
        let places = place::places(&mut sampler)?;
        let mut initiatives = deal::initiatives(&places, &mut sampler);
        group::assign(&mut initiatives, &mut sampler);
        deal::repeats(&places, &mut initiatives, &mut sampler);
        amount::assign(&places, &mut initiatives, &mut sampler);
        finance::assign(&mut initiatives, &mut sampler);
        Ok(Self {
            places,
            initiatives,
        })
    }
}
