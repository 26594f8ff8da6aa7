//! What the values of a foreign column say about which of ours it is.

use super::lexicon::{Lexicon, telling};
use super::proposal::Unit;
use super::translate::sources;
use super::vocabulary;
use crate::domain::amount;
use crate::domain::column::Column;
use crate::domain::place::Places;
use crate::domain::raw::{Raw, RawText};

/// Amounts above this, in øre, are hardly typical of one initiative: 20 million kr.
const HARDLY_TYPICAL: i64 = 2_000_000_000;

/// The most of a text that is looked at, in bytes: similarity takes time with the square of the length.
pub(super) const LOOKED_AT: usize = 240;

/// The most values of one column that are weighed: more would hardly change a share.
const OF_ONE: usize = 100;

/// The fewest, however wide the table.
const FEWEST: usize = 4;

/// The most values of a whole table that are weighed, beyond the fewest of each column.
const OF_ALL: usize = 20_000;

/// The values of one column, without blanks and special states.
#[derive(Debug)]
pub(super) struct Evidence<'t> {
    values: Vec<Raw<'t>>,
    /// The telling words of each of the values.
    words: Vec<Vec<String>>,
    /// Share of the values that have no letter.
    numeric: f64,
    /// Whether a value is written with a percent sign.
    has_percent: bool,
}

impl<'t> Evidence<'t> {
    /// The evidence of one of `columns` columns.
    pub(super) fn new(samples: &'t [RawText], columns: usize) -> Self {
        let most = (OF_ALL / columns.max(1)).clamp(FEWEST, OF_ONE);
        let says =
            |text: &Raw<'_>| !matches!(text.folded().as_str(), "" | "_" | "ukendt" | "unknown");
        let values: Vec<_> = samples
            .iter()
            .map(|text| start(text.as_raw().trimmed(), LOOKED_AT))
            .filter(says)
            .take(most)
            .collect();
        let is_numeric = |text: Raw<'_>| !text.lossless().chars().any(char::is_alphabetic);
        Self {
            numeric: share(&values, |text| f64::from(u8::from(is_numeric(text)))),
            words: values
                .iter()
                .map(|text| telling(text.folded().as_str()))
                .collect(),
            has_percent: values.iter().any(|text| text.lossless().ends_with('%')),
            values,
        }
    }

    /// Heading and values together, from 0 to 1: how probable it is that this is `column`, whose heading is as near
    /// as `heading` says.
    pub(super) fn weigh(
        &self,
        column: Column,
        heading: f64,
        places: &Places,
        lexicon: &Lexicon,
    ) -> f64 {
        if self.values.is_empty() {
            return 0.9 * heading;
        }
        let either =
            |weight: f64, values: f64| 1.0 - (1.0 - 0.95 * heading) * (1.0 - weight * values);
        match column {
            Column::Municipality => {
                let known = share(&self.values, |text| is(places.find(text).is_some()));
                // Amounts and years are municipalities' numbers by chance.
                let known = known * (1.0 - 0.5 * self.numeric);
                either(0.9, known) * if known < 0.2 { 0.5 } else { 1.0 }
            }
            Column::Area | Column::Finance | Column::Primary | Column::Secondary => {
                let known = self.terms(column, lexicon);
                let known = known * (1.0 - 0.7 * self.numeric);
                either(0.75, known) * if known < 0.1 { 0.7 } else { 1.0 }
            }
            Column::Gross | Column::Income => {
                let read = share(&self.values, |text| is(thousands(text).is_some()));
                let years = self.years();
                if read < 0.5 || (years > 0.9 && heading < 1.0) {
                    0.3 * heading
                } else {
                    (0.92 * heading).max(0.3 * read * (1.0 - years))
                }
            }
            Column::Year => {
                let years = self.years();
                if years > 0.9 {
                    either(0.5, years)
                } else {
                    0.3 * heading
                }
            }
            Column::Share => {
                let read = share(&self.values, |text| {
                    is(amount::parse_share(text.lossless()).is_ok())
                });
                let weight = if self.has_percent { 0.6 } else { 0.2 };
                if read < 0.5 {
                    0.3 * heading
                } else {
                    either(weight, read)
                }
            }
            Column::LegalBasis => either(0.6, share(&self.values, law)) * self.wordy(),
            Column::Title | Column::Content | Column::Purpose => 0.95 * heading * self.wordy(),
        }
    }

    /// The unit of the amounts, by the heading and else by their size.
    pub(super) fn unit(&self, heading: Raw<'_>) -> Unit {
        match unit_of(heading) {
            Unit::Unsaid => {
                let mut sizes: Vec<i64> = self
                    .values
                    .iter()
                    .filter_map(|text| thousands(*text))
                    .collect();
                sizes.sort_unstable();
                let median = sizes.get(sizes.len() / 2).copied().unwrap_or(0);
                if median > HARDLY_TYPICAL {
                    Unit::Kroner
                } else {
                    Unit::Unsaid
                }
            }
            said @ (Unit::Thousands | Unit::Kroner | Unit::Millions) => said,
        }
    }

    /// Share of the values that are in a vocabulary, those that mean one of its values in other words for a little
    /// less.
    #[expect(clippy::cast_precision_loss, reason = "some hundred values")]
    fn terms(&self, column: Column, lexicon: &Lexicon) -> f64 {
        let score = |(text, words): (&Raw<'_>, &Vec<String>)| {
            if vocabulary::reads(column, *text) {
                1.0
            } else if lexicon.meaning(column, words).is_some()
                || (column == Column::Finance && sources(*text, lexicon).is_some())
            {
                0.8
            } else {
                0.0
            }
        };
        let sum: f64 = self.values.iter().zip(&self.words).map(score).sum();
        sum / self.values.len().max(1) as f64
    }

    fn years(&self) -> f64 {
        share(&self.values, |text| {
            is(vocabulary::year(text.folded().as_str()).is_some())
        })
    }

    /// Nearly nothing for a column of numbers, which is no text.
    fn wordy(&self) -> f64 {
        if self.numeric > 0.8 { 0.3 } else { 1.0 }
    }
}

/// The first bytes of a text, cut between characters.
pub(super) fn start(text: Raw<'_>, most: usize) -> Raw<'_> {
    let text = text.lossless();
    let is_whole = |(at, c): &(usize, char)| at + c.len_utf8() <= most;
    let kept = text.char_indices().take_while(is_whole).last();
    Raw::new(&text[..kept.map_or(0, |(at, c)| at + c.len_utf8())])
}

fn is(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

#[expect(clippy::cast_precision_loss, reason = "some hundred values")]
fn share(values: &[Raw<'_>], score: impl Fn(Raw<'_>) -> f64) -> f64 {
    let sum: f64 = values.iter().map(|text| score(*text)).sum();
    sum / values.len().max(1) as f64
}

fn thousands(text: Raw<'_>) -> Option<i64> {
    let parsed = amount::parse_thousands(text.lossless()).ok()?;
    Some(parsed.ore.saturating_abs())
}

fn law(text: Raw<'_>) -> f64 {
    let folded = text.folded();
    let folded = folded.as_str();
    let is_law = folded.contains('§')
        || folded == "kommunalfuldmagten"
        || folded
            .split_whitespace()
            .any(|word| word.ends_with("loven") || word == "act");
    is(is_law)
}

/// The unit that a heading names.
fn unit_of(heading: Raw<'_>) -> Unit {
    let folded = heading.folded();
    let words: Vec<_> = folded
        .as_str()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let has_pair = |one: &str, two: &str| words.windows(2).any(|pair| pair == [one, two]);
    let says_thousand = has(&[
        "tkr",
        "tdkk",
        "1000",
        "tusind",
        "tusinde",
        "tusinder",
        "thousand",
        "thousands",
    ]) || has_pair("t", "kr")
        || has_pair("1", "000")
        || has_pair("t", "dkk");
    if has(&["mio", "mill", "million", "millioner", "millions"]) {
        Unit::Millions
    } else if says_thousand {
        Unit::Thousands
    } else if has(&["kr", "kroner", "dkk"]) {
        Unit::Kroner
    } else {
        Unit::Unsaid
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::shipped;

    fn weigh(column: Column, heading: f64, values: &[&str]) -> f64 {
        let samples: Vec<_> = values.iter().map(|value| RawText::new(*value)).collect();
        let places = shipped::places().unwrap();
        Evidence::new(&samples, 1).weigh(column, heading, &places, &Lexicon::default())
    }

    #[test]
    fn municipalities_speak_for_themselves_and_against_a_heading() {
        assert!(
            weigh(
                Column::Municipality,
                0.0,
                &["Køge", "Vejle Kommune", "Århus"]
            ) > 0.8
        );
        assert!(weigh(Column::Municipality, 1.0, &["12", "15", "ja"]) < 0.55);
        assert!(weigh(Column::Municipality, 0.0, &["101", "250", "751"]) < 0.55);
    }

    #[test]
    fn closed_vocabularies_are_known_by_their_values() {
        assert!(
            weigh(
                Column::Area,
                0.0,
                &["Arbejdsmarked", "Social", "Skole og dagtilbud"]
            ) > 0.55
        );
        assert!(
            weigh(
                Column::Primary,
                0.5,
                &["Flygtninge", "Alle borgere", "Efterkommere"]
            ) > 0.7
        );
        assert!(weigh(Column::Secondary, 0.0, &["1", "2", "3"]) < 0.55);
    }

    #[test]
    fn a_number_alone_is_never_the_expenditure() {
        assert!(weigh(Column::Gross, 0.0, &["120", "4.500"]) < 0.55);
        assert!(weigh(Column::Gross, 0.9, &["120", "4.500"]) > 0.8);
        assert!(weigh(Column::Gross, 0.9, &["høj", "lav"]) < 0.55);
        assert!(weigh(Column::Gross, 0.9, &["2019", "2020"]) < 0.55);
        assert!(weigh(Column::Year, 0.7, &["2019", "2020"]) > 0.55);
        assert!(weigh(Column::Share, 0.5, &["40 %", "100 %"]) > 0.55);
        assert!(weigh(Column::Title, 1.0, &["1", "2"]) < 0.55);
    }

    #[test]
    fn the_unit_is_said_by_the_heading_or_by_the_size_of_the_amounts() {
        for (heading, unit) in [
            ("Udgift 2019 (t.kr.)", Unit::Thousands),
            ("Beløb, 1.000 kr.", Unit::Thousands),
            ("Amount (DKK thousand)", Unit::Thousands),
            ("Beløb i kr.", Unit::Kroner),
            ("Cost, DKK m (millions)", Unit::Millions),
            ("Udgift", Unit::Unsaid),
        ] {
            assert_eq!(unit_of(Raw::new(heading)), unit, "{heading}");
        }
        let unit = |values: &[&str]| {
            let samples: Vec<_> = values.iter().map(|value| RawText::new(*value)).collect();
            Evidence::new(&samples, 1).unit(Raw::new("Udgift"))
        };
        assert_eq!(unit(&["120.000", "450.000", "1.200"]), Unit::Kroner);
        assert_eq!(unit(&["120", "450", "120.000"]), Unit::Unsaid);
    }
}
