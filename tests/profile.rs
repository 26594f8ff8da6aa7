//! The profile beside the list, held against the shipped files read by another reader than the program's.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::collections::{BTreeMap, HashMap};

use indsats::domain::dataset::Dataset;
use indsats::domain::field::Field;
use indsats::domain::money::Money;
use indsats::domain::raw::Raw;
use indsats::domain::terms::{
    FinanceSource, PolicyArea, PrimaryTarget, SecondaryTarget, Sources, Term,
};
use indsats::load::shipped;
use indsats::query::answer::Rows;
use indsats::query::group::Key;
use indsats::query::profile::{Profile, profile, size_rank};
use indsats::query::view::{Grouping, View};
use rust_decimal::Decimal;

type Row = HashMap<String, String>;

const AREAS: [(&str, PolicyArea); 6] = [
    ("Dagtilbud og folkeskole", PolicyArea::DaycareAndSchool),
    ("Beskæftigelse", PolicyArea::Employment),
    ("Kultur og fritid", PolicyArea::CultureAndLeisure),
    ("Social", PolicyArea::Social),
    ("Sundhed og ældre", PolicyArea::HealthAndElderly),
    ("Integration generelt", PolicyArea::GeneralIntegration),
];
const SECONDARY: [&str; 5] = ["mænd", "kvinder", "børn", "øvrige", "flere"];

fn table(text: &str) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

/// Rows and kroner of some rows of the file.
fn sum<'r>(rows: impl Iterator<Item = &'r Row>) -> (u64, Decimal) {
    rows.fold((0, Decimal::ZERO), |(count, kroner), row| {
        let amount: Decimal = row["bruttoudgifter"].parse().unwrap();
        (count + 1, kroner + amount * Decimal::from(1_000))
    })
}

struct Files {
    rows: Vec<Row>,
    people: BTreeMap<String, Decimal>,
}

impl Files {
    fn read() -> Self {
        let answered = table(shipped::RESPONSES);
        let answered = |name: &str| {
            answered
                .iter()
                .any(|row| row["kommune"] == name && row["besvaret"] == "ja")
        };
        let people = table(shipped::MUNICIPALITIES)
            .into_iter()
            .filter(|row| answered(&row["name"]));
        Self {
            rows: table(shipped::INITIATIVES),
            people: people
                .map(|row| {
                    (
                        row["name"].clone(),
                        row["population_2021_01_01"].parse().unwrap(),
                    )
                })
                .collect(),
        }
    }

    fn of<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f Row> + Clone {
        self.rows.iter().filter(move |row| row["kommune"] == name)
    }

    fn per_inhabitant(&self, name: &str) -> Decimal {
        sum(self.of(name)).1 / self.people[name]
    }
}

fn profile_of(data: &Dataset, name: &str) -> Profile {
    let place = data.places().find(Raw::new(name)).unwrap();
    profile(&View::default(), data, Key::Municipality(place), 6)
}

fn kroner(money: Money) -> Decimal {
    money.kroner().unwrap()
}

/// Equal to within what 28 digits leave of a division.
fn same(left: Decimal, right: Decimal) -> bool {
    (left - right).abs() < Decimal::new(1, 12)
}

#[test]
fn every_municipality_s_areas_and_denmark_s_are_those_of_the_files() {
    let (files, data) = (Files::read(), shipped::load().unwrap().dataset);
    let everyone: Decimal = files.people.values().sum();
    for (name, people) in &files.people {
        for share in profile_of(&data, name).areas {
            let word = AREAS
                .iter()
                .find(|(_, area)| share.area == Field::Given(*area))
                .unwrap()
                .0;
            let of_area = |row: &&Row| row["område"] == word;
            let (count, amount) = sum(files.of(name).filter(of_area));
            assert_eq!(
                (share.sum.tally.rows, kroner(share.sum.tally.gross)),
                (count, amount),
                "{name} {word}"
            );
            assert!(same(share.value.unwrap(), amount / people), "{name} {word}");
            let denmark = sum(files.rows.iter().filter(of_area)).1 / everyone;
            assert!(same(share.denmark.unwrap(), denmark), "{name} {word}");
        }
    }
}

#[test]
fn every_municipality_s_splits_and_largest_are_those_of_the_files() {
    let (files, data) = (Files::read(), shipped::load().unwrap().dataset);
    for name in files.people.keys() {
        let shown = profile_of(&data, name);
        let all = |tally: &indsats::query::tally::Tally| (tally.rows, kroner(tally.gross));
        for (group, tally) in &shown.primary {
            let code = group
                .given()
                .and_then(PrimaryTarget::code)
                .unwrap()
                .to_string();
            assert_eq!(
                all(tally),
                sum(files.of(name).filter(|row| row["primær målgruppe"] == code))
            );
        }
        for (group, tally) in &shown.secondary {
            let word = SECONDARY[SecondaryTarget::index(group.given().unwrap())];
            assert_eq!(
                all(tally),
                sum(files
                    .of(name)
                    .filter(|row| row["sekundær målgruppe"] == word))
            );
        }
        for (sources, tally) in &shown.finance {
            let same_sources = |row: &&Row| Some(written(row)) == *sources;
            assert_eq!(
                all(tally),
                sum(files.of(name).filter(same_sources)),
                "{name} {sources:?}"
            );
        }
        let rows = files.of(name).count() as u64;
        let counts = shown.finance.iter().map(|(_, tally)| tally.rows);
        assert_eq!(counts.sum::<u64>(), rows, "{name}");
        let mut amounts: Vec<u64> = files
            .of(name)
            .map(|row| row["bruttoudgifter"].parse().unwrap())
            .collect();
        amounts.sort_unstable_by(|a, b| b.cmp(a));
        let largest = shown
            .largest
            .iter()
            .map(|row| kroner(data.gross(*row).given().unwrap()));
        let largest: Vec<_> = largest
            .map(|amount| amount / Decimal::from(1_000))
            .collect();
        let expected = amounts.iter().take(6).map(|amount| Decimal::from(*amount));
        assert_eq!(largest, expected.collect::<Vec<_>>(), "{name}");
    }
}

/// The sources that a row of the file names; blank means the municipality itself, since blank rows have no income.
fn written(row: &Row) -> Sources {
    let named = row["finansieringskilder"]
        .split('+')
        .map(|word| match word {
            "staten" => FinanceSource::State,
            "private" => FinanceSource::Private,
            _ => FinanceSource::Municipality,
        });
    named.fold(Sources::default(), Sources::with)
}

#[test]
fn ranks_and_indices_are_those_of_the_files() {
    let (files, data) = (Files::read(), shipped::load().unwrap().dataset);
    let everyone: Decimal = files.people.values().sum();
    let average = sum(files.rows.iter()).1 / everyone;
    let view = View {
        grouping: Grouping::Municipality,
        ..View::default()
    };
    let Rows::Groups(groups) = view.answer(&data).rows else {
        panic!("municipalities are groups");
    };
    for group in groups {
        let Key::Municipality(place) = group.key else {
            panic!("municipalities are places");
        };
        let name = data.places().get(place).name.as_raw().shown().into_string();
        let own = files.per_inhabitant(&name);
        assert!(
            same(group.index.unwrap(), own / average * Decimal::ONE_HUNDRED),
            "{name}"
        );
        let ahead = files
            .people
            .keys()
            .filter(|other| files.per_inhabitant(other) > own)
            .count();
        let rank = u32::try_from(ahead).unwrap() + 1;
        assert_eq!(
            profile_of(&data, &name).national_rank,
            Some((rank, 80)),
            "{name}"
        );
        assert_eq!(group.rank, Some(rank), "{name}");
    }
    let amount = |row: &Row| row["bruttoudgifter"].parse::<u64>().unwrap();
    for (id, row) in data.rows().zip(&files.rows) {
        let ahead = files
            .rows
            .iter()
            .filter(|other| amount(other) > amount(row))
            .count();
        assert_eq!(size_rank(&data, id), Some(ahead as u64 + 1));
    }
}
