//! The same initiative twice: near duplicates, and one project in two policy areas.

use std::collections::BTreeMap;

use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, RowId, Year};
use crate::domain::field::Field;
use crate::domain::fold;
use crate::domain::money::Money;
use crate::domain::place::PlaceId;
use crate::domain::raw::RawText;
use crate::domain::rule::Rule;
use crate::query::cube::Cut;
use crate::query::quality::alike::{Alike, Marked, groups};
use crate::query::quality::finding::{Finding, Grounds, Value};

/// Titles at least so alike (1 − edits ÷ letters) are one title spelt in two ways.
const ALIKE: f64 = 0.85;

/// Letters of a title that are compared.
const LONGEST: usize = 200;

/// Neighbours in the order of titles that a title is compared with.
const NEIGHBOURS: usize = 3;

/// A title made ready to be compared.
struct Title {
    row: RowId,
    /// Its folded words with one space between.
    words: String,
    /// The same words in alphabetical order.
    sorted: String,
    /// Its digits: "Hold 1" and "Hold 2" are two things.
    digits: String,
}

impl Title {
    /// `None` where there is no title to compare. The text is for folding, again and again.
    fn of(data: &Dataset, row: RowId, folded: &mut String) -> Option<Self> {
        fold::fold_into(&data.title(row).shown(), folded);
        let mut words: Vec<_> = fold::words(folded).collect();
        let joined: String = words.join(" ").chars().take(LONGEST).collect();
        let digits = joined.chars().filter(|sign| sign.is_numeric()).collect();
        words.sort_unstable();
        (!joined.is_empty()).then(|| Self {
            row,
            words: joined,
            sorted: words.join(" "),
            digits,
        })
    }

    fn is_near(&self, other: &Self) -> bool {
        self.sorted == other.sorted
            || self.digits == other.digits
                && (is_continued(&self.words, &other.words)
                    || is_continued(&other.words, &self.words)
                    || strsim::normalized_damerau_levenshtein(&self.words, &other.words) >= ALIKE)
    }
}

/// True when the longer title is the other and one word more.
fn is_continued(title: &str, longer: &str) -> bool {
    let more = longer
        .strip_prefix(title)
        .and_then(|more| more.strip_prefix(' '));
    more.is_some_and(|more| !more.contains(' '))
}

/// Rows of one municipality and year with the same amount and nearly the same title: the same words in any order; or
/// the same digits, and one word more at the end ("(fortsat)") or letters that are at least 85 % alike. Those that
/// repeat an earlier one in every field trip too.
/// The later row trips and names the first; two rows in different policy areas are a matter of the rule for those.
///
/// Only rows of one municipality, year, area and amount are compared, each with its neighbours in three orders: of
/// the titles, of the titles read backwards, and of their sorted words. So a slip at either end is found, and a
/// thousand rows of one amount take no million comparisons.
pub(super) fn near_duplicates(data: &Dataset, cut: Cut) -> Vec<Finding> {
    let key = |row| {
        let amount = data.gross(row).given()?;
        Some((data.place(row), data.year(row), data.area(row), amount))
    };
    let alike = Alike::by(data, cut, |row, _| key(row));
    let mut first_of = alike.among(|rows: &[Marked]| {
        let groups = groups(rows, key).into_iter();
        groups.flat_map(|rows| near(data, &rows)).collect()
    });
    first_of.sort_unstable();
    let found = first_of.into_iter().map(|(row, first)| {
        let finding = Finding::of_row(Rule::NearDuplicate, row, Column::Title);
        let found = Value::Text(RawText::new(data.title(row).lossless()));
        finding.found(found).because(Grounds::Other(first))
    });
    found.collect()
}

/// The later of rows with nearly one title, each with the earliest of its near neighbours.
fn near(data: &Dataset, rows: &[RowId]) -> BTreeMap<RowId, RowId> {
    let (mut first_of, mut folded) = (BTreeMap::new(), String::new());
    if rows.len() < 2 {
        return first_of;
    }
    let titles = rows.iter();
    let titles = titles.filter_map(|row| Title::of(data, *row, &mut folded));
    let mut titles: Vec<_> = titles.collect();
    titles.sort_by(|a, b| (&a.words, a.row).cmp(&(&b.words, b.row)));
    note_neighbours(&titles, &mut first_of);
    titles.sort_by(|a, b| a.words.chars().rev().cmp(b.words.chars().rev()));
    note_neighbours(&titles, &mut first_of);
    titles.sort_by(|a, b| (&a.sorted, a.row).cmp(&(&b.sorted, b.row)));
    note_neighbours(&titles, &mut first_of);
    first_of
}

/// Notes for each later row the earliest of its near neighbours.
fn note_neighbours(titles: &[Title], first_of: &mut BTreeMap<RowId, RowId>) {
    for (at, title) in titles.iter().enumerate() {
        let neighbours = titles[at + 1..].iter().take(NEIGHBOURS);
        for other in neighbours.filter(|other| title.is_near(other)) {
            let (first, later) = (title.row.min(other.row), title.row.max(other.row));
            let known = first_of.entry(later).or_insert(first);
            *known = first.min(*known);
        }
    }
}

/// Rows of one municipality and year with the same title (the same folded words in the same order) in different policy
/// areas: the form asks for a project once, in its main area. The amounts may differ, as they do where a project was
/// split, so a person judges. Every row trips, and names the first of another area. A title of one word ("Mentorer") is
/// a kind of initiative rather than a project, so it trips only where the amount is the same too.
pub(super) fn in_two_areas(data: &Dataset, cut: Cut) -> Vec<Finding> {
    let key = |row, words: &mut String| {
        let area = data.area(row).given();
        area.and_then(|_| project(data, row, words))
    };
    let alike = Alike::by(data, cut, key);
    let mut found = alike.among(|rows: &[Marked]| {
        let first = data.area(rows[0].1);
        if rows.iter().all(|(_, row)| data.area(*row) == first) {
            return Vec::new();
        }
        let whole = |row| {
            let mut words = String::new();
            (project(data, row, &mut words), words)
        };
        let groups = groups(rows, whole).into_iter();
        groups.flat_map(|rows| of_two_areas(data, &rows)).collect()
    });
    found.sort_by_key(|finding| finding.subject);
    found
}

/// What makes a row one project with another beside the words of its title, which are written to `words`; none without
/// a title.
fn project(
    data: &Dataset,
    row: RowId,
    words: &mut String,
) -> Option<(PlaceId, Field<Year>, Option<Field<Money>>)> {
    fold::fold_into(&data.title(row).shown(), words);
    *words = fold::words(words).collect::<Vec<_>>().join(" ");
    let amount = (!words.contains(' ')).then(|| data.gross(row));
    (!words.is_empty()).then(|| (data.place(row), data.year(row), amount))
}

/// The rows of one project, where they are in several policy areas.
fn of_two_areas(data: &Dataset, rows: &[RowId]) -> Vec<Finding> {
    let area = |row: &RowId| data.area(*row).given();
    let first = rows[0];
    let Some(second) = rows.iter().find(|row| area(row) != area(&first)) else {
        return Vec::new();
    };
    let found = rows.iter().filter_map(|row| {
        let own = area(row)?;
        let other = if Some(own) == area(&first) {
            *second
        } else {
            first
        };
        let finding = Finding::of_row(Rule::ProjectInTwoAreas, *row, Column::Area);
        let found = Value::Area(own);
        Some(finding.found(found).because(Grounds::Other(other)))
    });
    found.collect()
}
