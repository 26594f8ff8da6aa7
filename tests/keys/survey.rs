//! The main question answered from the CSV files alone, with another reader than the program's.

use std::collections::{BTreeMap, BTreeSet};

use csv::ReaderBuilder;
use rust_decimal::Decimal;

/// What the files say of a selection of initiatives.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    /// Responding municipality: region, inhabitants on 1 January 2021, kroner and initiatives selected.
    pub(crate) municipalities: BTreeMap<String, (String, u64, Decimal, usize)>,
}

/// The cells of a shipped file under the headings asked for.
fn cells<const N: usize>(file: &str, headings: [&str; N]) -> Vec<[String; N]> {
    let path = format!("{}/data/{file}", env!("CARGO_MANIFEST_DIR"));
    let mut reader = ReaderBuilder::new()
        .delimiter(b';')
        .from_path(path)
        .unwrap();
    let header = reader.headers().unwrap().clone();
    let at = headings.map(|heading| header.iter().position(|cell| cell == heading).unwrap());
    let row = |record: csv::StringRecord| at.map(|at| record[at].to_owned());
    reader
        .records()
        .map(|record| row(record.unwrap()))
        .collect()
}

impl Survey {
    /// Initiatives on employment, aimed at `target`, with the state among the sources; net of income or gross.
    pub(crate) fn of(target: &str, net: bool) -> Self {
        let answered: BTreeSet<String> = cells("responses.csv", ["kommune", "besvaret"])
            .into_iter()
            .filter_map(|[name, answer]| (answer == "ja").then_some(name))
            .collect();
        let mut survey = Self::default();
        for [name, region, people] in cells(
            "municipalities.csv",
            ["name", "region", "population_2021_01_01"],
        ) {
            if answered.contains(&name) {
                let row = (region, people.parse().unwrap(), Decimal::ZERO, 0);
                survey.municipalities.insert(name, row);
            }
        }
        for [name, area, gross, income, sources, aimed_at] in cells(
            "initiatives.csv",
            [
                "kommune",
                "område",
                "bruttoudgifter",
                "bruttoindtægter",
                "finansieringskilder",
                "sekundær målgruppe",
            ],
        ) {
            let state = sources.split('+').any(|source| source == "staten");
            if area == "Beskæftigelse" && aimed_at == target && state {
                let row = survey.municipalities.get_mut(&name).unwrap();
                let income: Decimal = income.parse().unwrap();
                let gross: Decimal = gross.parse().unwrap();
                row.2 += Decimal::from(1_000) * if net { gross - income } else { gross };
                row.3 += 1;
            }
        }
        survey
    }

    /// Kroner over inhabitants of all responding municipalities, or of one region's: sum over sum.
    pub(crate) fn average(&self, region: Option<&str>) -> Decimal {
        let rows = self.municipalities.values();
        let inside = rows.filter(|row| region.is_none_or(|region| row.0 == region));
        let (kroner, people) = inside.fold((Decimal::ZERO, 0), |(kroner, people), row| {
            (kroner + row.2, people + row.1)
        });
        kroner / Decimal::from(people)
    }

    /// The municipalities of a region with more kroner per inhabitant than `limit`, largest first.
    pub(crate) fn above(&self, region: &str, limit: Decimal) -> Vec<(String, Decimal)> {
        let mut above: Vec<_> = self
            .municipalities
            .iter()
            .filter(|(_, row)| row.0 == region)
            .map(|(name, row)| (name.clone(), row.2 / Decimal::from(row.1)))
            .filter(|(_, value)| *value > limit)
            .collect();
        above.sort_by_key(|(_, value)| std::cmp::Reverse(*value));
        above
    }
}
