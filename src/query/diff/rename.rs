//! Which of a municipality's removed rows may be which of its added ones under another title.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::against::Rename;
use crate::domain::dataset::{Dataset, RowId};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::query::diff::Uncompared;
use crate::query::diff::row::{Content, Rows};
use crate::query::diff::spot::{SpotId, Spots};

/// In one municipality at most so many pairs of left-over rows are compared, so that the work stays in proportion to
/// the rows.
pub const MOST_PAIRS: usize = 10_000;

/// What is proposed is at least so much alike, in thousandths.
const LEAST: u16 = 650;
/// What a title of the same letters counts, the same policy area, and the same gross expenditure; together 1,000.
const TITLE: u16 = 700;
const AREA: u16 = 150;
const AMOUNT: u16 = 150;
/// How alike titles are at least, of which one has every word of the other: in the same policy area that is enough.
const SPELLED_OUT: u16 = 750;
/// Letters of a title that are looked at.
const LETTERS: usize = 200;

/// A removed and an added row that may be one initiative under another title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The row of the old data set.
    pub old: RowId,
    /// The row of the new one.
    pub new: RowId,
    /// How alike they are, in thousandths: the titles weigh 700, the same area 150, the same gross expenditure 150.
    pub score: u16,
    /// How alike the titles are, in thousandths.
    pub title: u16,
    /// They are in the same policy area.
    pub same_area: bool,
    /// They have the same gross expenditure, other than 0.
    pub same_amount: bool,
}

impl Proposal {
    /// What is confirmed when the proposal is.
    #[must_use]
    pub fn rename(&self, old: &Dataset, new: &Dataset) -> Rename {
        let place = new.places().get(new.place(self.new)).name.as_raw();
        Rename::new(place, old.title(self.old), new.title(self.new))
    }
}

/// A left-over row, with what is compared of it.
struct Left<'a> {
    row: RowId,
    title: String,
    content: Content<'a>,
}

/// Proposes renames, the likeliest first and each row at most once, and says where there are too many to compare.
pub(super) fn propose(
    rows: &Rows<'_>,
    spots: &Spots,
    removed: &[RowId],
    added: &[RowId],
) -> (Vec<Proposal>, Vec<Uncompared>) {
    let mut left: BTreeMap<SpotId, [Vec<RowId>; 2]> = BTreeMap::new();
    for row in removed {
        let spot = spots.of_old(rows.old.place(*row));
        left.entry(spot).or_default()[0].push(*row);
    }
    for row in added {
        let spot = spots.of_new(rows.new.place(*row));
        left.entry(spot).or_default()[1].push(*row);
    }
    let mut proposals = Vec::new();
    let mut uncompared = Vec::new();
    for (spot, [old, new]) in left {
        if old.len().saturating_mul(new.len()) > MOST_PAIRS {
            uncompared.push(Uncompared {
                spot,
                removed: old.len(),
                added: new.len(),
            });
            continue;
        }
        let old: Vec<_> = old
            .iter()
            .map(|row| left_row(*row, rows.of_old(*row)))
            .collect();
        let new: Vec<_> = new
            .iter()
            .map(|row| left_row(*row, rows.of_new(*row)))
            .collect();
        proposals.extend(in_one_place(&old, &new));
    }
    // A stable order: within a score as the municipalities stand.
    proposals.sort_by_key(|proposal| Reverse(proposal.score));
    (proposals, uncompared)
}

fn left_row(row: RowId, content: Content<'_>) -> Left<'_> {
    let folded = content.title.folded();
    Left {
        row,
        title: folded.as_str().chars().take(LETTERS).collect(),
        content,
    }
}

/// The likeliest pairs of one municipality, each row at most once. Equal scores go by what the rows say, taken in an
/// order that is the same when old and new are exchanged.
fn in_one_place<'a>(old: &[Left<'a>], new: &[Left<'a>]) -> Vec<Proposal> {
    let mut pairs: Vec<(Proposal, &Left<'a>, &Left<'a>)> = Vec::new();
    for old in old {
        for new in new {
            pairs.extend(proposal(old, new).map(|proposal| (proposal, old, new)));
        }
    }
    pairs.sort_by(|one, two| {
        let score = two.0.score.cmp(&one.0.score);
        score.then_with(|| said(one.1, one.2).cmp(&said(two.1, two.2)))
    });
    let mut taken: [BTreeSet<RowId>; 2] = Default::default();
    let mut best = Vec::new();
    for (proposal, ..) in pairs {
        if !taken[0].contains(&proposal.old) && !taken[1].contains(&proposal.new) {
            taken[0].insert(proposal.old);
            taken[1].insert(proposal.new);
            best.push(proposal);
        }
    }
    best
}

/// What two rows say, whichever is old.
fn said<'l, 'a>(one: &'l Left<'a>, two: &'l Left<'a>) -> [&'l Content<'a>; 2] {
    let mut both = [&one.content, &two.content];
    both.sort();
    both
}

fn proposal(old: &Left<'_>, new: &Left<'_>) -> Option<Proposal> {
    let same_area = old.content.area.given().is_some() && old.content.area == new.content.area;
    let same_amount =
        amount(&old.content).is_some() && amount(&old.content) == amount(&new.content);
    let rest = AREA * u16::from(same_area) + AMOUNT * u16::from(same_amount);
    let title = alike(&old.title, &new.title);
    let score = rest + u16::try_from(u32::from(title) * u32::from(TITLE) / 1_000).unwrap_or(0);
    (score >= LEAST).then_some(Proposal {
        old: old.row,
        new: new.row,
        score,
        title,
        same_area,
        same_amount,
    })
}

/// The gross expenditure, where it says something: many rows have none or 0.
fn amount(content: &Content<'_>) -> Option<Money> {
    match content.gross {
        Field::Given(gross) => Some(gross).filter(|gross| *gross != Money::ZERO),
        Field::Empty | Field::NotApplicable | Field::Unknown | Field::Unreadable => None,
    }
}

/// How alike two folded titles are, in thousandths: by the pairs of letters that they share, which forgives words that
/// changed places, or by the letters that must be changed, whichever says more; at least three quarters where the one
/// has every word of the other. A title that is missing is like none.
fn alike(one: &str, two: &str) -> u16 {
    if one.is_empty() || two.is_empty() {
        return 0;
    }
    let shared = strsim::sorensen_dice(one, two);
    let typed = strsim::normalized_damerau_levenshtein(one, two);
    let spelled_out = if has_words(one, two) || has_words(two, one) {
        SPELLED_OUT
    } else {
        0
    };
    thousandths(shared.max(typed)).max(spelled_out)
}

/// True when a title has every word of another.
fn has_words(title: &str, other: &str) -> bool {
    let words: BTreeSet<_> = title.split_whitespace().collect();
    other.split_whitespace().all(|word| words.contains(word))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number lies between 0 and 1 and is cut to whole thousandths at once"
)]
fn thousandths(part: f64) -> u16 {
    (part.clamp(0.0, 1.0) * 1_000.0).round() as u16
}
