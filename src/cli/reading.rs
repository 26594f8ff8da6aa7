//! The arguments that say what to open and how to read it: the same for every command that opens files.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, value_parser};

use crate::domain::dataset::Year;
use crate::domain::price::{self, PriceFactor};
use crate::load::{Limits, Options, Sheets, Source};
use crate::text::{Language, correction};

/// What to open and how to read it: `PATH…` and its flags. [`source`] reads them.
#[must_use]
pub fn reading_args(language: &Language) -> Vec<Arg> {
    let words = &language.words.check.reading;
    let path = Arg::new("path")
        .value_name("PATH")
        .help(language.words.check.paths)
        .num_args(1..)
        .action(ArgAction::Append)
        .value_parser(value_parser!(PathBuf));
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .help(help)
            .help_heading(words.heading)
            .requires("path")
    };
    let value = |name, value: &'static str, help| flag(name, help).value_name(value);
    let file = |name, help| value(name, "FILE", help).value_parser(value_parser!(PathBuf));
    let [cell, columns, header, unpacked] = words.limits;
    let size = |name, help| {
        let parse = |text: &str| bytes(text).ok_or(words.bad_bytes);
        value(name, "BYTES", help).value_parser(parse)
    };
    // The example that ships with the program can be corrected too.
    let corrections = Arg::new("corrections")
        .long("corrections")
        .value_name("FILE")
        .help(correction::words(language.numbers.lang()).arg)
        .help_heading(words.heading)
        .value_parser(value_parser!(PathBuf));
    vec![
        path,
        file("responses", words.responses),
        // Groups are laid over any data, the example too.
        Arg::new("groups")
            .long("groups")
            .value_name("FILE")
            .help(words.groups)
            .help_heading(words.heading)
            .value_parser(value_parser!(PathBuf)),
        corrections,
        value("encoding", "NAME", words.encoding),
        value("delimiter", "CHAR", words.delimiter)
            .value_parser(|text: &str| delimiter(text).ok_or(words.bad_delimiter)),
        value("sheet", "NAME", words.sheet),
        flag("all-sheets", words.all_sheets)
            .conflicts_with("sheet")
            .action(ArgAction::SetTrue),
        file("map", words.map),
        value("accounts-year", "YEAR", words.accounts_year)
            .value_parser(|text: &str| price::year(text).ok_or(words.bad_year)),
        value("price-level", "YEAR", words.price_level)
            .value_parser(|text: &str| level(text).ok_or(words.bad_year)),
        // A factor applies to any data, the example too.
        Arg::new("price-factor")
            .long("price-factor")
            .value_name("FROM:TO=FACTOR")
            .help(words.price_factor)
            .help_heading(words.heading)
            .action(ArgAction::Append)
            .value_parser(|text: &str| factor(text).ok_or(words.bad_factor)),
        size("max-cell", cell),
        value("max-columns", "N", columns).value_parser(value_parser!(u64).range(1..=65_534)),
        size("max-header", header),
        size("max-unpacked", unpacked),
    ]
}

/// Published figures that the data is held against. [`source`] reads it where a command has it.
#[must_use]
pub fn published_arg(language: &Language) -> Arg {
    let help = language.words.check.reading.published;
    beside("published", "FILE", help, language)
}

/// The earlier version that the data is held against. [`source`] reads it where a command has it.
#[must_use]
pub fn compare_arg(language: &Language) -> Arg {
    beside("compare", "OLD", language.change().arg_compare, language)
}

fn beside(name: &'static str, value: &'static str, help: &'static str, language: &Language) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value)
        .help(help)
        .help_heading(language.words.check.reading.heading)
        .value_parser(value_parser!(PathBuf))
}

/// What the arguments of [`reading_args`], [`published_arg`] and [`compare_arg`] say.
#[must_use]
pub fn source(matches: &ArgMatches) -> Source {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let path = |name: &str| matches.get_one::<PathBuf>(name).cloned();
    let held_against = |name: &str| {
        let path = matches.try_get_one::<PathBuf>(name).ok().flatten();
        path.cloned()
    };
    let number = |name: &str, usual: u64| matches.get_one::<u64>(name).copied().unwrap_or(usual);
    let paths = matches.get_many::<PathBuf>("path").unwrap_or_default();
    let factors = matches.get_many::<PriceFactor>("price-factor");
    let factors = factors.unwrap_or_default();
    let usual = Limits::default();
    Source {
        paths: paths.cloned().collect(),
        responses: path("responses"),
        groups: path("groups"),
        corrections: path("corrections"),
        published: held_against("published"),
        compare: held_against("compare"),
        options: Options {
            encoding: text("encoding"),
            delimiter: matches.get_one::<char>("delimiter").copied(),
            sheets: match text("sheet") {
                Some(name) => Sheets::Named(name),
                None if matches.get_flag("all-sheets") => Sheets::All,
                None => Sheets::TheOne,
            },
            map: path("map"),
            accounts_year: matches.get_one("accounts-year").copied(),
            price_level: matches.get_one("price-level").copied(),
            price_factors: factors.copied().collect(),
            limits: Limits {
                cell: number("max-cell", usual.cell),
                columns: number("max-columns", usual.columns),
                header: number("max-header", usual.header),
                unpacked: number("max-unpacked", usual.unpacked),
                kept: usual.kept,
            },
            ..Options::default()
        },
    }
}

/// A price and wage level: `2022`, `22-pl`.
fn level(text: &str) -> Option<Year> {
    price::year(text).or_else(|| price::level(text))
}

/// A price factor: `2019:2022=1.0431`.
fn factor(text: &str) -> Option<PriceFactor> {
    let (levels, number) = text.split_once('=')?;
    let (from, to) = levels.split_once(':')?;
    PriceFactor::new(level(from)?, level(to)?, number).ok()
}

/// A number of bytes: `500000`, `512KiB`, `16 MiB`.
fn bytes(text: &str) -> Option<u64> {
    let text = text.trim();
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let number: u64 = text[..end].parse().ok()?;
    let unit: u64 = match text[end..].trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" | "kib" => 1 << 10,
        "m" | "mb" | "mib" => 1 << 20,
        "g" | "gb" | "gib" => 1 << 30,
        _ => return None,
    };
    number.checked_mul(unit).filter(|bytes| *bytes > 0)
}

/// A delimiter as itself or by its name in either language.
fn delimiter(text: &str) -> Option<char> {
    let mut chars = text.chars();
    if let (Some(one), None) = (chars.next(), chars.next()) {
        let can_be = one.is_ascii() && !one.is_alphanumeric() && !"\"\r\n".contains(one);
        return can_be.then_some(one);
    }
    Some(match text.to_lowercase().as_str() {
        "semikolon" | "semicolon" => ';',
        "komma" | "comma" => ',',
        "tab" | "tabulator" | "\\t" => '\t',
        "lodret" | "lodret streg" | "pipe" | "bar" => '|',
        "kolon" | "colon" => ':',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use clap::Command;

    use super::*;
    use crate::text::{self, Lang};

    fn read(arguments: &[&str]) -> Result<Source, clap::Error> {
        let language = Language::new(Lang::Da).unwrap();
        let command = Command::new("read").args(reading_args(&language));
        let arguments = ["read"].iter().chain(arguments);
        Ok(source(&command.try_get_matches_from(arguments)?))
    }

    #[test]
    fn nothing_said_is_the_example_read_as_it_is_found() {
        let source = read(&[]).unwrap();
        assert!(source.paths.is_empty());
        assert!(read(&["--groups", "g.csv"]).unwrap().paths.is_empty());
        assert_eq!(source.options.limits, Limits::default());
        assert_eq!(source.options.sheets, Sheets::TheOne);
    }

    #[test]
    fn every_flag_reaches_the_source() {
        let arguments = "a.csv - --responses r.csv --groups g.csv --corrections c.csv --encoding utf-16le --delimiter tab --sheet Ark1 --map m.toml \
                         --max-cell 2KiB --max-columns 20 --max-header 3000 --max-unpacked 1GiB";
        let source = read(&arguments.split(' ').collect::<Vec<_>>()).unwrap();
        assert_eq!(source.paths, [PathBuf::from("a.csv"), PathBuf::from("-")]);
        assert_eq!(source.responses, Some(PathBuf::from("r.csv")));
        assert_eq!(source.groups, Some(PathBuf::from("g.csv")));
        assert_eq!(source.corrections, Some(PathBuf::from("c.csv")));
        let options = source.options;
        assert_eq!(options.encoding.as_deref(), Some("utf-16le"));
        assert_eq!(options.delimiter, Some('\t'));
        assert_eq!(options.sheets, Sheets::Named("Ark1".to_owned()));
        assert_eq!(options.map, Some(PathBuf::from("m.toml")));
        let limits = Limits {
            cell: 2_048,
            columns: 20,
            header: 3_000,
            unpacked: 1 << 30,
            ..Limits::default()
        };
        assert_eq!(options.limits, limits);
        let all = read(&["a.xlsx", "--all-sheets"]).unwrap();
        assert_eq!(all.options.sheets, Sheets::All);
    }

    #[test]
    fn years_and_factors_are_read_and_other_texts_refused() {
        let arguments = "a.csv --accounts-year 2019 --price-level 19-pl --price-factor 2019:2022=1,0431 \
                         --price-factor 2020:22-pl=1.02";
        let options = read(&arguments.split(' ').collect::<Vec<_>>())
            .unwrap()
            .options;
        let years = (options.accounts_year, options.price_level);
        assert_eq!(years, (Some(2019), Some(2019)));
        let factors = options.price_factors.iter().map(ToString::to_string);
        let factors: Vec<_> = factors.collect();
        assert_eq!(factors, ["2019:2022=1.0431", "2020:2022=1.02"]);
        // A factor applies to the example too, a level to files alone.
        assert!(read(&["--price-factor", "2022:2024=1.05"]).is_ok());
        assert!(read(&["--price-level", "2019"]).is_err());
        for wrong in [
            "1.04",
            "2019=1.04",
            "2019:2022",
            "2019:2022=4%",
            "2019:2022=1.0000001",
            "19:22=1.04",
        ] {
            assert!(read(&["--price-factor", wrong]).is_err(), "{wrong}");
        }
        for wrong in ["19", "3019", "2019-20"] {
            assert!(read(&["a.csv", "--price-level", wrong]).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_source_reads_back_from_its_arguments() {
        let all = [
            "/d/a b.csv",
            "/d/-c.xlsx",
            "--responses=/d/r.csv",
            "--groups=/d/g.csv",
            "--corrections=/d/c.csv",
            "--map=/d/m.toml",
            "--encoding=windows-1252",
            "--delimiter=tab",
            "--accounts-year=2019",
            "--price-level=19-pl",
            "--price-factor=2019:2022=1.0431",
            "--price-factor=20-pl:2022=1,02",
            "--max-cell=1KiB",
            "--max-columns=7",
            "--max-header=2KiB",
            "--max-unpacked=3KiB",
        ];
        let sheets: [&[&str]; 3] = [&[], &["--sheet=-Ark 1"], &["--all-sheets"]];
        let cases = sheets.map(|more| [&all[..], more].concat());
        let each = all[2..].iter().map(|flag| vec![all[0], flag]);
        let some = [vec![], vec!["--groups=/d/g.csv"]];
        for case in cases.into_iter().chain(each).chain(some) {
            let source = read(&case).unwrap();
            let arguments = text::reading::arguments(&source).unwrap();
            let texts: Vec<_> = arguments.iter().map(String::as_str).collect();
            let again = read(&texts).unwrap();
            assert_eq!(format!("{again:?}"), format!("{source:?}"), "{texts:?}");
        }
        let beside = Source {
            published: Some("/d/p.csv".into()),
            compare: Some("/d/old.csv".into()),
            ..Source::default()
        };
        let arguments = text::reading::arguments(&beside).unwrap();
        assert_eq!(
            arguments,
            ["--published", "/d/p.csv", "--compare", "/d/old.csv"]
        );
    }

    #[test]
    fn sizes_and_delimiters_that_are_none_are_refused() {
        for text in ["", "0", "-1", "1.5MiB", "16 MB!", "99999999999GiB"] {
            assert_eq!(bytes(text), None, "{text}");
        }
        assert_eq!(bytes(" 16 MiB "), Some(16 << 20));
        for text in ["", "ab", "x", "7", "\"", "\n"] {
            assert_eq!(delimiter(text), None, "{text}");
        }
        assert_eq!(delimiter("Semikolon"), Some(';'));
        // Text is split at bytes.
        assert_eq!(delimiter("§"), None);
        assert_eq!(delimiter("^"), Some('^'));
        assert!(read(&["a.xlsx", "--sheet", "x", "--all-sheets"]).is_err());
        assert!(read(&["--sheet", "x"]).is_err());
    }

    #[test]
    fn the_example_inside_the_program_can_be_corrected() {
        let source = read(&["--corrections", "c.csv"]).unwrap();
        assert!(source.paths.is_empty());
        assert_eq!(source.corrections, Some(PathBuf::from("c.csv")));
    }
}
