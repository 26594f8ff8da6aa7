//! A proposal: which of their columns is probably which of ours, one to one.

use std::collections::HashMap;

use super::confidence::Confidence;
use super::evidence::{Evidence, LOOKED_AT, start};
use super::lexicon::Lexicon;
use super::proposal::{Choice, Proposal, Theirs, Unit};
use super::translate;
use crate::domain::column::Column;
use crate::domain::place::Places;
use crate::domain::raw::RawText;

/// The longest heading, in bytes, that is named in full; a longer one is named by its number.
const LONGEST_HEADING: usize = 120;

/// The lowest score of a candidate.
const CANDIDATE: f64 = 0.25;

/// Two columns whose scores differ by less are equally good.
const TIE: f64 = 0.03;

/// Most candidates that are named for one of our columns.
const CANDIDATES: usize = 3;

/// The columns whose unreadable values are worth a translation.
const TRANSLATED: [Column; 8] = [
    Column::Municipality,
    Column::Area,
    Column::Gross,
    Column::Income,
    Column::Finance,
    Column::Primary,
    Column::Secondary,
    Column::Share,
];

/// Proposes a mapping for a table: its headings, and up to some hundred different values of each column.
#[must_use]
pub fn propose(headings: &[RawText], samples: &[Vec<RawText>], places: &Places) -> Proposal {
    let lexicon = Lexicon::default();
    let values = |at: usize| samples.get(at).map_or(&[][..], Vec::as_slice);
    let table = Table::new(headings, values, places, &lexicon);
    let picks = table.picks();
    let choices = Column::ALL
        .into_iter()
        .map(|column| table.choice(column, &picks));
    let is_worth_a_line = |choice: &Choice| choice.column != Column::Year || choice.pick.is_some();
    let translated = |column: Column| {
        let at = picks[column as usize]?;
        translate::translate(column, values(at), places, &lexicon)
    };
    let all = table.theirs.iter().enumerate();
    let unused = all.filter(|(at, _)| !picks.contains(&Some(*at)));
    Proposal {
        choices: choices.filter(is_worth_a_line).collect(),
        vocabularies: TRANSLATED.into_iter().filter_map(translated).collect(),
        unused: unused.map(|(_, theirs)| theirs.clone()).collect(),
    }
}

/// For each of ours, in the order of [`Column::ALL`], the position of theirs.
type Picks = [Option<usize>; Column::ALL.len()];

/// A foreign table and how near each of its columns is to each of ours.
#[derive(Debug)]
struct Table<'t> {
    theirs: Vec<Theirs>,
    evidence: Vec<Evidence<'t>>,
    /// By the position of our column, then of theirs.
    scores: Vec<Vec<f64>>,
}

impl<'t> Table<'t> {
    fn new(
        headings: &[RawText],
        values: impl Fn(usize) -> &'t [RawText],
        places: &Places,
        lexicon: &Lexicon,
    ) -> Self {
        let theirs = named(headings);
        let evidence: Vec<_> = (0..theirs.len())
            .map(|at| Evidence::new(values(at), theirs.len()))
            .collect();
        let score = |column: Column, at: usize| {
            let heading = start(theirs[at].heading.as_raw(), LOOKED_AT);
            let near = lexicon.heading(column, heading);
            evidence[at].weigh(column, near, places, lexicon)
        };
        let row = |column: Column| (0..theirs.len()).map(|at| score(column, at)).collect();
        let scores = Column::ALL.into_iter().map(row).collect();
        Self {
            theirs,
            evidence,
            scores,
        }
    }

    fn row(&self, column: Column) -> &[f64] {
        &self.scores[column as usize]
    }

    /// The unit of a column of theirs, where ours is an amount.
    fn unit(&self, column: Column, at: usize) -> Unit {
        if matches!(column, Column::Gross | Column::Income) {
            self.evidence[at].unit(self.theirs[at].heading.as_raw())
        } else {
            Unit::Unsaid
        }
    }

    /// One of theirs for each of ours at most, the best scores first. Where two are equally good for one of ours, or
    /// the amounts are in another unit, none is picked: the reader chooses.
    fn picks(&self) -> Picks {
        let likely = |column: Column| {
            let row = self.row(column).iter().enumerate();
            let likely = row.filter(|(_, score)| Confidence::of(**score) > Confidence::Unsure);
            likely.map(move |(at, score)| (*score, column, at))
        };
        let mut pairs: Vec<_> = Column::ALL.into_iter().flat_map(likely).collect();
        pairs.sort_by(|one, two| {
            let first = one.0.total_cmp(&two.0).reverse();
            first.then_with(|| (one.1, one.2).cmp(&(two.1, two.2)))
        });
        let mut best: Picks = [None; Column::ALL.len()];
        for (_, column, at) in pairs {
            if best[column as usize].is_none() && !best.contains(&Some(at)) {
                best[column as usize] = Some(at);
            }
        }
        let is_certain = |column: Column, at: usize| {
            let row = self.row(column);
            let mut others = (0..row.len()).filter(|other| !best.contains(&Some(*other)));
            !others.any(|other| row[at] - row[other] < TIE) && !self.unit(column, at).is_foreign()
        };
        Column::ALL.map(|column| best[column as usize].filter(|at| is_certain(column, *at)))
    }

    fn choice(&self, column: Column, picks: &Picks) -> Choice {
        let row = self.row(column);
        let pick = picks[column as usize];
        let is_another = |at: usize| {
            let others = Column::ALL.into_iter().filter(|other| *other != column);
            let best = others.map(|other| self.row(other)[at]).fold(0.0, f64::max);
            Confidence::of(best) == Confidence::Sure && best > row[at]
        };
        let is_candidate = |at: &usize| {
            let is_free = pick.is_none() && !picks.contains(&Some(*at));
            is_free && row[*at] >= CANDIDATE && !is_another(*at)
        };
        let mut near: Vec<usize> = (0..row.len()).filter(is_candidate).collect();
        near.sort_by(|one, two| row[*two].total_cmp(&row[*one]));
        near.truncate(CANDIDATES);
        let best = pick.or(near.first().copied());
        Choice {
            column,
            pick: pick.map(|at| self.theirs[at].clone()),
            confidence: pick.map_or(Confidence::Unsure, |at| Confidence::of(row[at])),
            candidates: near.into_iter().map(|at| self.theirs[at].clone()).collect(),
            unit: best.map_or(Unit::Unsaid, |at| self.unit(column, at)),
        }
    }
}

/// Their columns, and whether a heading tells each apart. A column beyond what can be numbered is not seen.
fn named(headings: &[RawText]) -> Vec<Theirs> {
    let folded = |heading: &RawText| heading.as_raw().folded();
    let mut times: HashMap<String, usize> = HashMap::new();
    for heading in headings {
        *times.entry(folded(heading)).or_default() += 1;
    }
    (1..=u16::MAX)
        .zip(headings)
        .map(|(ordinal, heading)| {
            let name = folded(heading);
            let is_long = heading.as_raw().len_bytes() > LONGEST_HEADING;
            Theirs {
                ordinal,
                heading: heading.clone(),
                is_by_number: is_long || name.is_empty() || times.get(&name) != Some(&1),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::shipped;

    /// Headings with some of their values.
    fn proposal(table: &[(&str, &[&str])]) -> Proposal {
        let headings: Vec<_> = table
            .iter()
            .map(|(heading, _)| RawText::new(*heading))
            .collect();
        let text = |values: &[&str]| values.iter().map(|value| RawText::new(*value)).collect();
        let samples: Vec<_> = table.iter().map(|(_, values)| text(values)).collect();
        propose(&headings, &samples, &shipped::places().unwrap())
    }

    fn picked(proposal: &Proposal, column: Column) -> Option<&str> {
        let choice = proposal
            .choices
            .iter()
            .find(|choice| choice.column == column)?;
        choice
            .pick
            .as_ref()
            .map(|theirs| theirs.heading.as_raw().lossless())
    }

    #[test]
    fn a_danish_list_of_grants_is_understood() {
        let found = proposal(&[
            ("Journalnr.", &["2019-114", "2019-208", "2019-311"]),
            ("Ansøger", &["Aarhus Kommune", "Køge", "Vejle Kommune"]),
            (
                "Forvaltningsområde",
                &["Arbejdsmarked", "Børn og unge", "Social", "Teknik"],
            ),
            ("Projekttitel", &["Mentorer", "Lektiehjælp", "Fest"]),
            ("Udgift 2019 (t.kr.)", &["1.234", "200", "ikke oplyst"]),
            ("Finansiering", &["Statslig", "Kommunal", "Fonde"]),
            ("Lovgrundlag", &["Integrationsloven § 3", "Serviceloven"]),
            ("Målgruppe", &["Flygtninge", "Alle borgere"]),
            ("Andel i pct.", &["40", "100"]),
            ("Bemærkninger", &["ok", "mangler bilag"]),
        ]);
        for (column, heading) in [
            (Column::Municipality, Some("Ansøger")),
            (Column::Area, Some("Forvaltningsområde")),
            (Column::Title, Some("Projekttitel")),
            (Column::Gross, Some("Udgift 2019 (t.kr.)")),
            (Column::Income, None),
            (Column::Finance, Some("Finansiering")),
            (Column::LegalBasis, Some("Lovgrundlag")),
            (Column::Primary, Some("Målgruppe")),
            (Column::Secondary, None),
            (Column::Share, Some("Andel i pct.")),
            (Column::Year, None),
        ] {
            assert_eq!(picked(&found, column), heading, "{column:?}");
        }
        let unused: Vec<_> = found.unused.iter().map(|theirs| theirs.ordinal).collect();
        assert_eq!(unused, [1, 10]);
        let columns: Vec<_> = found.vocabularies.iter().map(|one| one.column).collect();
        assert_eq!(
            columns,
            [
                Column::Area,
                Column::Gross,
                Column::Finance,
                Column::Primary
            ]
        );
    }

    #[test]
    fn an_english_table_is_understood() {
        let found = proposal(&[
            ("Council", &["Copenhagen", "Odense"]),
            ("Sector", &["Education", "Employment", "Culture and sports"]),
            ("Project name", &["Mentors", "Homework"]),
            ("Total cost (DKK thousand)", &["120", "95"]),
            (
                "Funding source",
                &["Central government", "Private foundation"],
            ),
            ("Description", &["Mentors help", "Pupils learn"]),
            ("Aim", &["Jobs", "Better marks"]),
            ("Fiscal year", &["2019", "2020"]),
        ]);
        for (column, heading) in [
            (Column::Municipality, "Council"),
            (Column::Area, "Sector"),
            (Column::Title, "Project name"),
            (Column::Gross, "Total cost (DKK thousand)"),
            (Column::Finance, "Funding source"),
            (Column::Content, "Description"),
            (Column::Purpose, "Aim"),
            (Column::Year, "Fiscal year"),
        ] {
            assert_eq!(picked(&found, column), Some(heading), "{column:?}");
        }
    }

    #[test]
    fn equally_good_columns_are_left_to_the_reader() {
        let found = proposal(&[("Udgift 2018", &["1", "2"]), ("Udgift 2019", &["3", "4"])]);
        let gross = found
            .choices
            .iter()
            .find(|choice| choice.column == Column::Gross)
            .unwrap();
        assert_eq!(
            (gross.pick.as_ref(), gross.confidence),
            (None, Confidence::Unsure)
        );
        assert_eq!(gross.candidates.len(), 2);
    }

    #[test]
    fn amounts_in_another_unit_are_never_picked() {
        for heading in ["Bruttoudgifter (kr.)", "Udgift i mio. kr."] {
            let found = proposal(&[(heading, &["1", "2"])]);
            let gross = found
                .choices
                .iter()
                .find(|choice| choice.column == Column::Gross)
                .unwrap();
            assert!(gross.unit.is_foreign() && gross.pick.is_none(), "{heading}");
            assert_eq!(gross.candidates.len(), 1);
        }
    }

    #[test]
    fn a_column_that_is_surely_another_is_no_candidate() {
        let found = proposal(&[
            ("Kommunenavn", &["Køge", "Vejle"]),
            ("Kommunekode", &["259", "630"]),
            ("Antal", &["1.200", "95"]),
        ]);
        assert_eq!(picked(&found, Column::Municipality), Some("Kommunenavn"));
        let gross = found
            .choices
            .iter()
            .find(|choice| choice.column == Column::Gross)
            .unwrap();
        let candidates: Vec<_> = gross
            .candidates
            .iter()
            .map(|theirs| theirs.ordinal)
            .collect();
        assert_eq!(candidates, [3]);
    }

    #[test]
    fn the_surveys_own_table_maps_to_itself() {
        let table: Vec<_> = Column::survey()
            .map(|column| (column.heading(), &[][..]))
            .collect();
        let found = proposal(&table);
        for choice in &found.choices {
            assert_eq!(picked(&found, choice.column), Some(choice.column.heading()));
            assert_eq!(choice.confidence, Confidence::Sure);
        }
        assert!(found.vocabularies.is_empty() && found.unused.is_empty());
    }
}
