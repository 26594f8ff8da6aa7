//! The same initiative twice: near duplicates, and one project in two policy areas.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, RowId, Year};
use crate::domain::field::Field;
use crate::domain::fold;
use crate::domain::money::Money;
use crate::domain::place::PlaceId;
use crate::domain::rule::Rule;
use crate::domain::terms::PolicyArea;
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
    /// `None` where there is no title to compare.
    fn of(data: &Dataset, row: RowId) -> Option<Self> {
        let shown = data.title(row).shown();
        let mut words = fold::fold_words(&shown);
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
pub(super) fn near_duplicates(data: &Dataset) -> Vec<Finding> {
    type Key = (PlaceId, Field<Year>, Field<PolicyArea>, Money);
    let mut alike: HashMap<Key, Vec<RowId>, RandomState> = HashMap::default();
    for row in data.rows() {
        if let Field::Given(amount) = data.gross(row) {
            let key = (data.place(row), data.year(row), data.area(row), amount);
            alike.entry(key).or_default().push(row);
        }
    }
    let mut first_of: BTreeMap<RowId, RowId> = BTreeMap::new();
    for rows in alike.values().filter(|rows| rows.len() > 1) {
        let mut titles: Vec<_> = rows
            .iter()
            .filter_map(|row| Title::of(data, *row))
            .collect();
        titles.sort_by(|a, b| (&a.words, a.row).cmp(&(&b.words, b.row)));
        note_neighbours(&titles, &mut first_of);
        titles.sort_by(|a, b| a.words.chars().rev().cmp(b.words.chars().rev()));
        note_neighbours(&titles, &mut first_of);
        titles.sort_by(|a, b| (&a.sorted, a.row).cmp(&(&b.sorted, b.row)));
        note_neighbours(&titles, &mut first_of);
    }
    let found = first_of.into_iter().map(|(row, first)| {
        let finding = Finding::of_row(Rule::NearDuplicate, row, Column::Title);
        let found = Value::Text(crate::domain::raw::RawText::new(data.title(row).lossless()));
        finding.found(found).because(Grounds::Other(first))
    });
    found.collect()
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
pub(super) fn in_two_areas(data: &Dataset) -> Vec<Finding> {
    type Key = (PlaceId, Field<Year>, String, Option<Field<Money>>);
    let mut projects: HashMap<Key, Vec<(RowId, PolicyArea)>, RandomState> = HashMap::default();
    let mut folded = String::new();
    for row in data.rows() {
        fold::fold_into(&data.title(row).shown(), &mut folded);
        let mut words = String::with_capacity(folded.len());
        for word in folded.split(|sign: char| !sign.is_alphanumeric()) {
            if !words.is_empty() && !word.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
        if let Some(area) = data.area(row).given().filter(|_| !words.is_empty()) {
            let amount = (!words.contains(' ')).then(|| data.gross(row));
            let key = (data.place(row), data.year(row), words, amount);
            projects.entry(key).or_default().push((row, area));
        }
    }
    let mut found = Vec::new();
    for rows in projects.values() {
        let first = rows[0];
        let Some(second) = rows.iter().find(|(_, area)| *area != first.1) else {
            continue;
        };
        for (row, area) in rows {
            let other = if *area == first.1 { second } else { &first };
            let finding = Finding::of_row(Rule::ProjectInTwoAreas, *row, Column::Area);
            let grounds = Grounds::Other(other.0);
            found.push(finding.found(Value::Area(*area)).because(grounds));
        }
    }
    found.sort_by_key(|finding| finding.subject);
    found
}
