//! Rules about the target groups and their share.

use crate::domain::amount::{self, AmountError};
use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, RowId, Share};
use crate::domain::field::Field;
use crate::domain::fold;
use crate::domain::raw::RawText;
use crate::domain::rule::Rule;
use crate::domain::terms::{PolicyArea, PrimaryTarget, SecondaryTarget};
use crate::query::quality::finding::{Finding, Grounds, Value};

/// Half of the target group, in hundredths of a percent.
const HALF: Share = 5_000;

/// What stands in field 10 is a number, and none from 0 to 100. Loading keeps such a field as unreadable; text that is
/// no number at all is a matter of reading and no finding of this rule.
pub(super) fn share_out_of_range(data: &Dataset, row: RowId) -> Option<Finding> {
    if data.share(row) != Field::Unreadable {
        return None;
    }
    let typed = data.typed(row, Column::Share)?;
    let is_number = amount::parse_share(typed.lossless()) == Err(AmountError::OutOfRange);
    is_number.then(|| {
        Finding::of_row(Rule::ShareOutOfRange, row, Column::Share)
            .found(Value::Text(RawText::new(typed.lossless())))
            .expected(Value::ShareInRange)
    })
}

/// Target b or c, and fewer than half of the group are refugees, immigrants or descendants: the survey takes general
/// initiatives only where they are the most (section 1 of the report: "hovedparten af indsatsens målgruppe"). Exactly
/// half does not trip.
pub(super) fn low_share(data: &Dataset, row: RowId) -> Option<Finding> {
    let is_broad = match data.primary(row).given()? {
        PrimaryTarget::BroadIntegration | PrimaryTarget::BroadGroup => true,
        PrimaryTarget::NewlyArrived => false,
    };
    let share = data.share(row).given()?;
    (is_broad && share < HALF).then(|| {
        Finding::of_row(Rule::LowShareOfBroadGroup, row, Column::Share)
            .found(Value::Share(Field::Given(share)))
            .expected(Value::ShareAtLeast(HALF))
    })
}

/// Target c and no share: whether refugees, immigrants and descendants are the most cannot be seen then. A blank
/// field, "ukendt" and what cannot be read trip; `_` does not, for the form allows it where the share is "ikke relevant
/// eller muligt at definere".
pub(super) fn without_share(data: &Dataset, row: RowId) -> Option<Finding> {
    let share = data.share(row);
    let is_missing = match share {
        Field::Empty | Field::Unknown | Field::Unreadable => true,
        Field::Given(_) | Field::NotApplicable => false,
    };
    let is_broadest = data.primary(row) == Field::Given(PrimaryTarget::BroadGroup);
    (is_broadest && is_missing).then(|| {
        let finding = Finding::of_row(Rule::BroadGroupWithoutShare, row, Column::Share);
        finding
            .found(Value::Share(share))
            .expected(Value::ShareInRange)
    })
}

/// The secondary target group is one that the policy area is not for, and nothing in title, content or purpose says
/// why: men or women in day care and school where no parents are named, children in employment where no young people
/// and no jobs after school are named. Every other pair of area and group can be right, so none of them trips.
pub(super) fn at_odds(data: &Dataset, row: RowId) -> Option<Finding> {
    let (area, target) = (data.area(row).given()?, data.secondary(row).given()?);
    let reasons: &[&str] = match (area, target) {
        (PolicyArea::DaycareAndSchool, SecondaryTarget::Men | SecondaryTarget::Women) => PARENTS,
        (PolicyArea::Employment, SecondaryTarget::Children) => YOUNG,
        (
            PolicyArea::DaycareAndSchool
            | PolicyArea::Employment
            | PolicyArea::CultureAndLeisure
            | PolicyArea::Social
            | PolicyArea::HealthAndElderly
            | PolicyArea::GeneralIntegration,
            SecondaryTarget::Men
            | SecondaryTarget::Women
            | SecondaryTarget::Children
            | SecondaryTarget::Others
            | SecondaryTarget::Several,
        ) => return None,
    };
    let initiative = data.initiative(row);
    let mut folded = String::new();
    let is_explained = [
        initiative.title.into(),
        initiative.content,
        initiative.purpose,
    ]
    .into_iter()
    .any(|text| {
        fold::fold_into(&text.read().as_raw().shown(), &mut folded);
        let mut words = folded.split(|sign: char| !sign.is_alphanumeric());
        words.any(|word| reasons.iter().any(|reason| word.starts_with(reason)))
    });
    (!is_explained).then(|| {
        Finding::of_row(Rule::AreaAndTargetAtOdds, row, Column::Secondary)
            .found(Value::Target(target))
            .because(Grounds::Area(area))
    })
}

/// Beginnings of folded words that say whose parents, or which staff, are meant.
const PARENTS: &[&str] = &[
    "foraeldr", "far", "faedre", "mor", "modre", "famili", "hjem", "paedagog", "personal",
];

/// Beginnings of folded words that say that young people are meant.
const YOUNG: &[&str] = &[
    "ung",
    "fritidsjob",
    "lommepenge",
    "elev",
    "skole",
    "uddannelse",
];
