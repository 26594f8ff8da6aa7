//! Price levels: said by a flag or a package, brought on by a factor, and named wherever kroner stand.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file plays with a part of it")]
#[path = "player/mod.rs"]
mod player;

use std::fs;
use std::sync::Arc;

use assert_cmd::Command;
use indsats::domain::dataset::Dataset;
use indsats::domain::money::Money;
use indsats::domain::price::PriceFactor;
use indsats::load::{self, Error, Fault, Options, Source};
use indsats::text::Lang;
use indsats::text::bar::cells::Glyphs;
use insta::assert_snapshot;
use player::Player;
use rust_decimal::Decimal;
use tempfile::TempDir;

const ROWS: &str = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;finansieringskilder\n\
    Køge;Social;Mentorer;495;95;staten\nGreve;Social;Fest;12,34567;0;\nVejle;Social;Lektier;7;0;\n";

fn factor(from: u16, to: u16, number: &str) -> PriceFactor {
    PriceFactor::new(from, to, number).unwrap()
}

/// A file of 2019 accounts and prices, with factors.
fn nominal(folder: &TempDir, factors: &[PriceFactor]) -> Source {
    let path = folder.path().join("svar.csv");
    fs::write(&path, ROWS).unwrap();
    Source {
        options: Options {
            accounts_year: Some(2019),
            price_level: Some(2019),
            price_factors: factors.to_vec(),
            ..Options::default()
        },
        ..Source::of(path)
    }
}

fn loaded(factors: &[PriceFactor]) -> Result<Dataset, Error> {
    let folder = TempDir::new().unwrap();
    load::load(&nominal(&folder, factors)).map(|loaded| loaded.dataset)
}

/// A package of two tables, 2019 and 2022 prices.
fn package(folder: &TempDir, factors: &str) -> Source {
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("a.csv", ROWS);
    write(
        "b.csv",
        "kommune;område;initiativ;bruttoudgifter\nHerning;Social;Fest;100\n",
    );
    let fields = r#""schema": { "fields": [ { "name": "kommune" }, { "name": "område" }, { "name": "initiativ" }, { "name": "bruttoudgifter" } ] }"#;
    write(
        "datapackage.json",
        &format!(
            r#"{{ "accounts_year": 2019, {factors} "resources": [
            {{ "name": "a", "path": "a.csv", "price_level": "19-pl", {fields} }},
            {{ "name": "b", "path": "b.csv", "price_level": "22-pl", {fields} }} ] }}"#
        ),
    );
    Source::of(folder.path())
}

fn gross(data: &Dataset) -> Decimal {
    let all: Money = data.rows().filter_map(|row| data.gross(row).given()).sum();
    all.kroner().unwrap()
}

#[test]
fn a_factor_brings_every_amount_to_its_level_to_the_last_part_of_an_ore() {
    let plain = loaded(&[]).unwrap();
    let risen = loaded(&[factor(2019, 2022, "1.043117")]).unwrap();
    let number = Decimal::new(1_043_117, 6);
    // 514,345.67 kr. × 1.043117 has eight decimals.
    assert_eq!(gross(&risen), gross(&plain) * number);
    assert_eq!(gross(&risen).scale(), 8);
    for row in plain.rows() {
        assert_eq!(
            (plain.price_level(row), risen.price_level(row)),
            (Some(2019), Some(2022))
        );
        assert_eq!(plain.gross(row), risen.typed_gross(row));
    }
}

#[test]
fn a_factor_that_no_amount_has_the_level_of_is_refused_with_the_levels_that_there_are() {
    match loaded(&[factor(2020, 2022, "1.02")]) {
        Err(Error::FactorUnused { factor, found }) => {
            assert_eq!((factor.from(), found), (2020, vec![2019]));
        }
        other => panic!("{other:?}"),
    }
    let two = [factor(2019, 2022, "1.04"), factor(2019, 2022, "1.05")];
    assert!(matches!(loaded(&two), Err(Error::FactorClash(..))));
}

#[test]
fn mixed_levels_are_compared_once_a_factor_brings_them_to_one() {
    let folder = TempDir::new().unwrap();
    let read = |factors| load::load(&package(&folder, factors)).unwrap().dataset;
    let player = |data| Player::of(Arc::new(data), Lang::Da, Glyphs::Unicode, (80, 24));
    let mixed = player(read(""));
    assert!(mixed.answer().withheld.is_some());
    assert!(mixed.shows("blandede prisniveauer: 2019-pl og 2022-pl"));
    let risen = r#""price_factors": [ { "from": 2019, "to": "22-pl", "factor": "1,0431" } ],"#;
    let same = player(read(risen)).then("2");
    assert!(same.answer().withheld.is_none());
    let expected = Decimal::new(51_434_567, 2) * Decimal::new(10_431, 4) + Decimal::from(100_000);
    assert_eq!(gross(&same.data), expected);
    assert!(
        same.shows("22-pl (× 1,0431 fra 2019)"),
        "{}",
        same.picture()
    );
}

#[test]
fn a_package_with_a_bad_factor_names_the_key_the_value_and_what_was_expected() {
    let folder = TempDir::new().unwrap();
    let entry = |from: &str, factor: &str| {
        format!(r#""price_factors": [ {{ "from": {from}, "to": 2022, "factor": {factor} }} ],"#)
    };
    for (text, key) in [
        (entry("2019", "\"1.0000001\""), "factor"),
        (entry("2019", "0"), "factor"),
        (entry("\"nitten\"", "1.04"), "from"),
        (r#""price_factors": 1.04,"#.to_owned(), "price_factors"),
    ] {
        match load::load(&package(&folder, &text)) {
            Err(Error::BadPackage {
                fault: Fault::UnknownValue { key: found, .. },
                ..
            }) => assert_eq!(found, key, "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }
    // A number of JSON is a number too.
    assert!(load::load(&package(&folder, &entry("2019", "1.0431"))).is_ok());
}

#[test]
fn level_and_factor_are_named_in_the_head_or_else_beside_the_row() {
    let data = Arc::new(loaded(&[factor(2019, 2022, "1.0431")]).unwrap());
    let wide = Player::of(data, Lang::Da, Glyphs::Unicode, (160, 45)).then("2");
    assert!(
        wide.line(1)
            .contains("2019-regnskab, 22-pl (× 1,0431 fra 2019)"),
        "{}",
        wide.line(1)
    );
    let folder = TempDir::new().unwrap();
    let _source = nominal(&folder, &[]);
    let screen = |lang, size, keys| {
        let flags =
            "svar.csv --accounts-year 2019 --price-level 2019 --price-factor 2019:2022=1.0431";
        let mut arguments = vec!["--lang", lang, "--print", size, "--keys", keys];
        arguments.extend(flags.split(' '));
        indsats(&folder, &arguments).1
    };
    assert_snapshot!("municipality_80", screen("da", "80x24", "2"));
    assert_snapshot!("initiative_80", screen("da", "80x24", "2<enter><enter>"));
    assert_snapshot!("initiatives_en_160", screen("en", "160x45", "4"));
}

fn indsats(folder: &TempDir, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::cargo_bin("indsats").unwrap();
    let output = command
        .current_dir(folder.path())
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn the_flags_say_the_year_and_the_level_of_a_plain_table_and_the_factor_of_any_data() {
    let folder = TempDir::new().unwrap();
    let _source = nominal(&folder, &[]);
    let flags = "--lang da svar.csv --accounts-year 2019 --price-level 19-pl --price-factor 2019:2022=1,0431";
    let mut arguments: Vec<_> = flags.split(' ').collect();
    arguments.extend(["--print", "160x45"]);
    let (code, screen, said) = indsats(&folder, &arguments);
    assert_eq!((code, said.as_str()), (Some(0), ""));
    assert!(
        screen.contains("2019-regnskab, 22-pl (× 1,0431 fra 2019)"),
        "{screen}"
    );
    let example = [
        "--lang",
        "da",
        "--price-factor",
        "2022:2024=1.05",
        "--print",
        "160x45",
    ];
    let (_, screen, _) = indsats(&folder, &example);
    assert!(
        screen.contains("2019-regnskab, 24-pl (× 1,05 fra 2022)"),
        "{screen}"
    );
    assert!(screen.contains("KONSTRUERET EKSEMPEL"), "{screen}");
}

#[test]
fn a_factor_that_cannot_be_used_ends_with_2_and_the_way_out() {
    let folder = TempDir::new().unwrap();
    let _source = nominal(&folder, &[]);
    let print = |factor| {
        [
            "--lang",
            "da",
            "svar.csv",
            "--price-factor",
            factor,
            "--print",
            "80x24",
        ]
    };
    let (code, screen, said) = indsats(&folder, &print("2019:2022=1.0431"));
    assert_eq!((code, screen.as_str()), (Some(2), ""));
    assert!(
        said.contains("ingen beløb er i 2019-niveau: prisniveauet er ikke oplyst"),
        "{said}"
    );
    assert!(said.contains("--price-level 2019"), "{said}");
    let (code, _, said) = indsats(&folder, &print("2019:2022=1.0431007"));
    assert_eq!(code, Some(2));
    assert!(said.contains("højst 6 decimaler"), "{said}");
}

#[test]
fn an_export_has_what_was_typed_and_the_package_the_level_and_the_factor() {
    let folder = TempDir::new().unwrap();
    let _source = nominal(&folder, &[]);
    let flags = "export svar.csv --accounts-year 2019 --price-level 2019 --price-factor 2019:2022=1.0431 --output ud";
    let (code, _, said) = indsats(&folder, &flags.split(' ').collect::<Vec<_>>());
    assert_eq!(code, Some(0), "{said}");
    let out = folder.path().join("ud");
    let written = fs::read_to_string(out.join("initiatives.csv")).unwrap();
    assert!(
        written.contains(";495;95;") && written.contains(";12,34567;"),
        "{written}"
    );
    let described = fs::read_to_string(out.join("datapackage.json")).unwrap();
    assert!(described.contains(r#""factor": "1.0431""#), "{described}");
    let first = load::load(&nominal(&folder, &[factor(2019, 2022, "1.0431")]))
        .unwrap()
        .dataset;
    let again = load::load(&Source::of(out)).unwrap().dataset;
    assert_eq!(gross(&again), gross(&first));
    for row in first.rows() {
        let said = |data: &Dataset| (data.price_level(row), data.gross(row), data.income(row));
        assert_eq!(said(&again), said(&first));
    }
}
