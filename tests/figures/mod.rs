//! Evaluates the vocabulary of `published.csv` over the tables, independently of the program.

use std::collections::{BTreeMap, HashSet};

use rust_decimal::prelude::{Decimal, RoundingStrategy};

/// A delimited table, each row by its column names.
pub(crate) struct Table {
    pub(crate) rows: Vec<Row>,
}

pub(crate) type Row = BTreeMap<String, String>;

impl Table {
    pub(crate) fn parse(text: &str) -> Self {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(text.as_bytes());
        Self {
            rows: reader.deserialize().map(Result::unwrap).collect(),
        }
    }
}

pub(crate) struct Place {
    pub(crate) name: String,
    pub(crate) region: String,
    population: Decimal,
    responded: bool,
}

/// What the figures are computed from.
pub(crate) struct Survey {
    places: Vec<Place>,
    initiatives: Vec<Row>,
}

const AREAS: [(&str, &str); 6] = [
    ("education", "Dagtilbud og folkeskole"),
    ("employment", "Beskæftigelse"),
    ("culture", "Kultur og fritid"),
    ("social", "Social"),
    ("health", "Sundhed og ældre"),
    ("general", "Integration generelt"),
];
const GROUPS: [(&str, &str); 5] = [
    ("men", "mænd"),
    ("women", "kvinder"),
    ("children", "børn"),
    ("others", "øvrige"),
    ("several", "flere"),
];
const SOURCES: [(&str, &str); 3] = [
    ("state", "staten"),
    ("private", "private"),
    ("municipality", "kommunen"),
];

fn word(words: &[(&str, &'static str)], token: &str) -> &'static str {
    words
        .iter()
        .find(|known| known.0 == token)
        .unwrap_or_else(|| panic!("{token}"))
        .1
}

/// Tokens by key: values of one key add up, keys narrow.
fn tokens(filter: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut tokens = BTreeMap::<&str, Vec<&str>>::new();
    for token in filter.split_whitespace() {
        let (key, value) = token.split_once(':').unwrap();
        tokens.entry(key).or_default().push(value);
    }
    tokens
}

fn initiative_matches(row: &Row, key: &str, value: &str) -> bool {
    let sources: Vec<&str> = row["finansieringskilder"]
        .split('+')
        .filter(|word| !word.is_empty())
        .collect();
    match key {
        "area" => row["område"] == word(&AREAS, value),
        "secondary" => row["sekundær målgruppe"] == word(&GROUPS, value),
        "finance" => sources.contains(&word(&SOURCES, value)),
        "finance-only" => {
            let blank =
                value == "municipality" && sources.is_empty() && row["bruttoindtægter"] == "0";
            blank || sources == [word(&SOURCES, value)]
        }
        _ => true,
    }
}

fn sum<'a>(rows: impl IntoIterator<Item = &'a Row>, column: &str) -> Decimal {
    rows.into_iter()
        .map(|row| row[column].parse::<Decimal>().unwrap() * Decimal::from(1000))
        .sum()
}

impl Survey {
    pub(crate) fn new(municipalities: &str, responses: &str, initiatives: &str) -> Self {
        let answered: HashSet<String> = Table::parse(responses)
            .rows
            .into_iter()
            .filter(|row| row["besvaret"] == "ja")
            .map(|row| row["kommune"].clone())
            .collect();
        let places = Table::parse(municipalities)
            .rows
            .into_iter()
            .map(|row| Place {
                responded: answered.contains(&row["name"]),
                population: row["population_2021_01_01"].parse().unwrap(),
                name: row["name"].clone(),
                region: row["region"].clone(),
            })
            .collect();
        Self {
            places,
            initiatives: Table::parse(initiatives).rows,
        }
    }

    pub(crate) fn responding(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| place.responded)
    }

    /// Kroner per inhabitant of the responding municipalities chosen, for the initiatives of a filter.
    pub(crate) fn per_inhabitant(&self, filter: &str, chosen: impl Fn(&Place) -> bool) -> Decimal {
        let places: Vec<&Place> = self.responding().filter(|place| chosen(place)).collect();
        let names: HashSet<&str> = places.iter().map(|place| place.name.as_str()).collect();
        let rows = self
            .rows(filter)
            .into_iter()
            .filter(|row| names.contains(row["kommune"].as_str()));
        sum(rows, "bruttoudgifter") / places.iter().map(|place| place.population).sum::<Decimal>()
    }

    /// Why a figure does not come out as printed, or nothing.
    pub(crate) fn disagreement(&self, figure: &Row) -> Option<String> {
        let compute = |scope: &str, filter: &str| self.value(figure, scope, filter);
        let (scope, filter) = (figure["scope"].as_str(), figure["filter"].as_str());
        let printed = |column: &str| figure[column].parse::<Decimal>().unwrap();
        let (computed, agrees) = match figure["comparison"].as_str() {
            "equals" | "about" => {
                let value = compute(scope, filter);
                (
                    value,
                    rounded(value, printed("precision")) == printed("value"),
                )
            }
            "more-than" => {
                let value = compute(scope, filter);
                (value, value > printed("value"))
            }
            "highest" => {
                let value = compute(scope, filter);
                let own = tokens(filter)["area"][0];
                let others = AREAS.iter().filter(|area| area.0 != own);
                let token = |area: &str| format!("area:{area}");
                let mut all =
                    others.map(|area| compute(scope, &filter.replace(&token(own), &token(area.0))));
                (value, all.all(|other| other < value))
            }
            "alike" => {
                let (pair, against) = scope.split_once(" versus ").unwrap();
                let both = |pair: &str| {
                    let values: Vec<Decimal> = pair
                        .split(' ')
                        .map(|place| compute(place, filter))
                        .collect();
                    (
                        (values[0] - values[1]).abs(),
                        (values[0] + values[1]) / Decimal::TWO,
                    )
                };
                let ((apart, mean), (_, other)) = (both(pair), both(against));
                (apart, apart * Decimal::from(4) < (mean - other).abs())
            }
            other => panic!("{other}"),
        };
        (!agrees).then(|| {
            format!(
                "{}: printed {}, computed {computed}",
                figure["id"], figure["value"]
            )
        })
    }

    /// A figure in its unit, in another scope and with another filter where they are not its own.
    pub(crate) fn value(&self, figure: &Row, scope: &str, filter: &str) -> Decimal {
        self.quantity(&figure["quantity"], scope, filter, &figure["basis"]) / unit(&figure["unit"])
    }

    fn quantity(&self, quantity: &str, scope: &str, filter: &str, basis: &str) -> Decimal {
        let places = self.places_in(scope);
        let names: HashSet<&str> = places.iter().map(|place| place.name.as_str()).collect();
        let within = |filter: &str| -> Vec<&Row> {
            self.rows(filter)
                .into_iter()
                .filter(|row| names.contains(row["kommune"].as_str()))
                .collect()
        };
        let chosen = self.chosen(&places, filter);
        let (over, under) = basis.split_once('/').unwrap_or((basis, basis));
        let covered = population(&places, "responding") / population(&places, "everyone");
        let scaled = |amount: Decimal, basis: &str| {
            if basis == "national" {
                amount / covered
            } else {
                amount
            }
        };
        let share = |part: Decimal, whole: Decimal| Decimal::ONE_HUNDRED * part / whole;
        let count = |filter: &str| Decimal::from(within(filter).len());
        let in_chosen = |column: &str| {
            let names: HashSet<&str> = chosen.iter().map(|place| place.name.as_str()).collect();
            sum(
                within(filter)
                    .into_iter()
                    .filter(|row| names.contains(row["kommune"].as_str())),
                column,
            )
        };
        match quantity {
            "municipalities" if over == "everyone" => Decimal::from(places.len()),
            "municipalities" => Decimal::from(chosen.len()),
            "initiatives" => count(filter),
            "gross-expenditure" => scaled(in_chosen("bruttoudgifter"), over),
            "gross-income" => scaled(in_chosen("bruttoindtægter"), over),
            "gross-expenditure-per-inhabitant" => {
                scaled(in_chosen("bruttoudgifter"), over) / population(&places, under)
            }
            "gross-expenditure-per-initiative" => {
                scaled(in_chosen("bruttoudgifter"), over) / count(filter)
            }
            "share-of-population" => share(population(&chosen, over), population(&places, under)),
            "share-of-gross-expenditure" => share(
                in_chosen("bruttoudgifter"),
                sum(within(""), "bruttoudgifter"),
            ),
            "share-of-gross-income" => share(
                in_chosen("bruttoindtægter"),
                sum(within(""), "bruttoindtægter"),
            ),
            "share-of-initiatives" => share(count(filter), count("")),
            "share-of-area-initiatives" => {
                let area: Vec<&str> = filter
                    .split(' ')
                    .filter(|token| token.starts_with("area:"))
                    .collect();
                share(count(filter), count(&area.join(" ")))
            }
            other => panic!("{other}"),
        }
    }

    fn rows(&self, filter: &str) -> Vec<&Row> {
        let tokens = tokens(filter);
        let fits = |row: &Row| {
            tokens.iter().all(|(key, values)| {
                values
                    .iter()
                    .any(|value| initiative_matches(row, key, value))
            })
        };
        self.initiatives.iter().filter(|row| fits(row)).collect()
    }

    fn places_in(&self, scope: &str) -> Vec<&Place> {
        let region = scope.strip_prefix("region:");
        let inside =
            |place: &&Place| region.is_none_or(|region| place.region.to_lowercase() == region);
        assert!(scope == "denmark" || region.is_some(), "{scope}");
        self.places.iter().filter(inside).collect()
    }

    /// The responding municipalities that meet the filter's tokens on municipalities.
    fn chosen<'a>(&self, places: &[&'a Place], filter: &str) -> Vec<&'a Place> {
        let mut chosen: Vec<&Place> = places
            .iter()
            .copied()
            .filter(|place| place.responded)
            .collect();
        let gross = |place: &Place| {
            sum(
                self.initiatives
                    .iter()
                    .filter(|row| row["kommune"] == place.name),
                "bruttoudgifter",
            )
        };
        for (key, values) in tokens(filter) {
            let limit: Decimal = values[0].parse().unwrap_or_default();
            match key {
                "largest" => {
                    chosen.sort_by_key(|place| std::cmp::Reverse(gross(place)));
                    chosen.truncate(values[0].parse().unwrap());
                }
                "per-inhabitant-above" => {
                    chosen.retain(|place| gross(place) / place.population > limit);
                }
                "per-inhabitant-below" => {
                    chosen.retain(|place| gross(place) / place.population < limit);
                }
                "gross-expenditure" => chosen.retain(|place| gross(place) == limit),
                "initiatives" => {
                    let count = |place: &Place| {
                        self.initiatives
                            .iter()
                            .filter(|row| row["kommune"] == place.name)
                            .count()
                    };
                    chosen.retain(|place| Decimal::from(count(place)) == limit);
                }
                "area" | "secondary" | "finance" | "finance-only" => {}
                other => panic!("{other}"),
            }
        }
        chosen
    }
}

fn population(places: &[&Place], basis: &str) -> Decimal {
    assert!(["responding", "everyone"].contains(&basis), "{basis}");
    let counted = places
        .iter()
        .filter(|place| basis == "everyone" || place.responded);
    counted.map(|place| place.population).sum()
}

fn unit(unit: &str) -> Decimal {
    match unit {
        "count" | "percent" | "kr" => Decimal::ONE,
        "thousand kr" => Decimal::ONE_THOUSAND,
        "million kr" => Decimal::from(1_000_000),
        other => panic!("{other}"),
    }
}

fn rounded(value: Decimal, precision: Decimal) -> Decimal {
    if precision.is_zero() {
        return value;
    }
    (value / precision).round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
        * precision
}
