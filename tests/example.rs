//! The constructed example: every printed figure that can be computed comes out as printed, from the rows alone.

#![expect(
    clippy::unwrap_used,
    reason = "a test fails where it stands, also in its own functions"
)]

mod figures;

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use figures::{Survey, Table};
use rust_decimal::Decimal;

/// The figures in the report, by the names they are known under.
const FIGURES: &str = "
    coverage.municipalities coverage.responded coverage.population
    coverage.region.hovedstaden coverage.region.hovedstaden.population
    coverage.region.sjaelland coverage.region.sjaelland.population
    coverage.region.syddanmark coverage.region.syddanmark.population
    coverage.region.midtjylland coverage.region.midtjylland.population
    coverage.region.nordjylland coverage.region.nordjylland.population
    total.initiatives total.gross_expenditure total.gross_expenditure_national total.gross_income_national
    total.per_capita.section3 total.per_capita.box2 total.per_initiative total.two_largest_areas
    area.employment.gross area.employment.share area.employment.income area.employment.income_share
    area.education.gross area.education.share area.education.income area.education.self_financed
    area.general.gross area.general.share area.general.income
    area.social.gross area.social.share area.social.income
    area.culture.gross area.culture.share area.culture.income area.culture.per_initiative
    area.education.per_initiative area.health.gross area.health.share area.health.income
    municipalities.above_50 municipalities.below_1 municipalities.zero
    municipalities.top5_share municipalities.top5_population target.women_or_children
    context.immigrants context.immigrants_share context.non_western context.menapt
    regions.alike.west regions.alike.east area.employment.highest area.employment.state";

/// Municipalities that answered in every response set that fits the printed coverage.
const ANSWERED: [&str; 17] = [
    "København",
    "Frederiksberg",
    "Roskilde",
    "Slagelse",
    "Næstved",
    "Odense",
    "Esbjerg",
    "Vejle",
    "Aarhus",
    "Morsø",
    "Thisted",
    "Frederikshavn",
    "Rebild",
    "Mariagerfjord",
    "Jammerbugt",
    "Aalborg",
    "Hjørring",
];

/// Phrases of the activities that the survey leaves out.
const LEFT_OUT: [&str; 10] = [
    "tolk",
    "danskuddannelse",
    "repatriering",
    "selvforsørgelses- og hjemrejseprogram",
    "modtageklasse",
    "dansk som andetsprog",
    "sprogstimulering",
    "sprogprøve",
    "særlige normeringer",
    "særlig normering",
];

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data")
        .join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(data(name)).unwrap()
}

fn example(arguments: &[&str]) -> String {
    let output = Command::cargo_bin("indsats")
        .unwrap()
        .arg("example")
        .args(arguments)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(
        output.stderr.is_empty(),
        "a progress bar was drawn where nobody looks"
    );
    String::from_utf8(output.stdout).unwrap()
}

fn survey(initiatives: &str) -> Survey {
    Survey::new(
        &read("municipalities.csv"),
        &read("responses.csv"),
        initiatives,
    )
}

/// Every figure that does not come out as printed.
fn disagreements(initiatives: &str) -> Vec<String> {
    let survey = survey(initiatives);
    Table::parse(&read("published.csv"))
        .rows
        .iter()
        .filter(|figure| figure["computable"] == "yes")
        .filter_map(|figure| survey.disagreement(figure))
        .collect()
}

#[test]
fn every_computable_figure_comes_out_as_printed() {
    assert_eq!(
        disagreements(&read("initiatives.csv")),
        Vec::<String>::new()
    );
}

#[test]
fn other_seeds_are_calibrated_as_well() {
    for seed in ["0", "1", "2022", "18446744073709551615"] {
        assert_eq!(
            disagreements(&example(&["--seed", seed])),
            Vec::<String>::new(),
            "seed {seed}"
        );
    }
}

#[test]
fn a_figure_that_is_wrong_is_found() {
    let rows = read("initiatives.csv");
    let without_one = rows.lines().take(706).collect::<Vec<_>>().join("\n");
    assert!(
        disagreements(&without_one)
            .iter()
            .any(|found| found.starts_with("total.initiatives"))
    );
}

#[test]
fn the_report_has_every_figure_and_two_of_them_rest_on_a_mixed_basis() {
    let table = Table::parse(&read("published.csv"));
    let ids: HashSet<&str> = table
        .rows
        .iter()
        .map(|figure| figure["id"].as_str())
        .collect();
    assert_eq!(ids.len(), table.rows.len());
    for id in FIGURES.split_whitespace() {
        assert!(ids.contains(id), "{id}");
    }
    let mixed: HashSet<(&str, &str)> = table
        .rows
        .iter()
        .filter(|figure| figure["computable"] == "yes")
        .filter(|figure| {
            ["reported/everyone", "national/reported"].contains(&figure["basis"].as_str())
        })
        .map(|figure| (figure["value"].as_str(), figure["basis"].as_str()))
        .collect();
    assert_eq!(
        mixed,
        HashSet::from([("54", "reported/everyone"), ("495", "national/reported")])
    );
}

#[test]
fn the_committed_file_is_what_the_command_makes() {
    assert_eq!(example(&[]), read("initiatives.csv"));
    assert!(!read("initiatives.csv").starts_with('\u{feff}'));
}

#[test]
fn the_response_set_holds_what_follows_from_the_printed_coverage() {
    let table = Table::parse(&read("responses.csv"));
    assert_eq!(table.rows.len(), 98);
    let answer: BTreeMap<&str, (&str, &str)> = table
        .rows
        .iter()
        .map(|row| {
            (
                row["kommune"].as_str(),
                (row["besvaret"].as_str(), row["grundlag"].as_str()),
            )
        })
        .collect();
    for name in ANSWERED {
        assert_eq!(answer[name], ("ja", "udledt"), "{name}");
    }
    assert_eq!(answer["Læsø"], ("nej", "udledt"));
    let either = ["Brønderslev", "Vesthimmerlands"];
    assert_eq!(
        either
            .iter()
            .filter(|name| answer[**name].0 == "nej")
            .count(),
        1
    );
    assert_eq!(
        answer
            .values()
            .filter(|status| status.1 == "udledt")
            .count(),
        ANSWERED.len() + 1
    );
}

#[test]
fn any_number_streams_with_the_same_mean() {
    let mean = |text: &str| {
        let table = Table::parse(text);
        let sum: u64 = table
            .rows
            .iter()
            .map(|row| row["bruttoudgifter"].parse::<u64>().unwrap())
            .sum();
        (table.rows.len(), sum / table.rows.len() as u64)
    };
    assert_eq!(mean(&example(&["--initiatives", "1"])).0, 1);
    for (wanted, within) in [(50, 200..=800), (5_000, 430..=470), (100_000, 440..=460)] {
        let (rows, mean) = mean(&example(&["--initiatives", &wanted.to_string()]));
        assert_eq!(rows, wanted);
        assert!(
            within.contains(&mean),
            "{wanted} initiatives: {mean} thousand kroner each"
        );
    }
    for wrong in ["0", "10000001", "many"] {
        Command::cargo_bin("indsats")
            .unwrap()
            .args(["example", "--initiatives", wrong])
            .assert()
            .code(2);
    }
}

#[test]
fn texts_are_varied_and_none_is_an_activity_that_the_survey_leaves_out() {
    let table = Table::parse(&read("initiatives.csv"));
    let titles: HashSet<&str> = table
        .rows
        .iter()
        .map(|row| row["initiativ"].as_str())
        .collect();
    assert!(titles.len() >= 400, "{}", titles.len());
    let acts: HashSet<&str> = table
        .rows
        .iter()
        .map(|row| row["hjemmelsgrundlag"].as_str())
        .collect();
    assert!((10..=15).contains(&acts.len()), "{acts:?}");
    let text = read("initiatives.csv").to_lowercase();
    for phrase in LEFT_OUT {
        assert!(!text.contains(phrase), "{phrase}");
    }
}

#[test]
fn rows_give_a_reader_nothing_to_warn_about() {
    for text in [read("initiatives.csv"), example(&["--initiatives", "5000"])] {
        let table = Table::parse(&text);
        let whole: HashSet<&str> = text.lines().collect();
        assert_eq!(whole.len(), table.rows.len() + 1, "two rows are the same");
        for row in &table.rows {
            let amount = |name: &str| row[name].parse::<u32>().unwrap();
            let (gross, income) = (amount("bruttoudgifter"), amount("bruttoindtægter"));
            let sources = &row["finansieringskilder"];
            assert!(income <= gross && gross <= 100_000, "{row:?}");
            assert!(
                income == 0 || sources.contains("staten") || sources.contains("private"),
                "{row:?}"
            );
        }
    }
}

#[test]
fn the_shipped_package_loads_whole_and_only_shares_are_left_empty() {
    let loaded = indsats::load::shipped::load().unwrap();
    let counts = loaded.report.counts();
    let text = read("initiatives.csv");
    let empty = text.lines().filter(|line| line.ends_with(';')).count();
    let of_shares = |note: &&indsats::domain::note::Note| {
        note.code == indsats::domain::note::Code::EmptyField && note.column == 12
    };
    assert_eq!(loaded.report.findings().filter(of_shares).count(), empty);
    assert_eq!(loaded.report.findings().count(), empty);
    assert_eq!((counts.records, counts.held), (706, 0));
}

#[test]
fn women_in_state_financed_employment_in_region_sjaelland_stand_on_both_sides_of_the_average() {
    let survey = survey(&read("initiatives.csv"));
    let chosen = "area:employment secondary:women finance:state";
    let country = survey.per_inhabitant(chosen, |_| true);
    let mut found: Vec<(Decimal, &str)> = survey
        .responding()
        .filter(|place| place.region == "Sjælland")
        .map(|place| {
            (
                survey.per_inhabitant(chosen, |other| other.name == place.name),
                place.name.as_str(),
            )
        })
        .filter(|row| row.0 > Decimal::ZERO)
        .collect();
    found.sort_by(|one, other| other.cmp(one));
    let names: Vec<&str> = found.iter().map(|row| row.1).collect();
    assert_eq!(
        names,
        [
            "Holbæk", "Greve", "Roskilde", "Næstved", "Ringsted", "Slagelse"
        ]
    );
    assert_eq!(
        found.iter().filter(|row| row.0 > country).count(),
        3,
        "{country}"
    );
}

#[test]
fn a_package_is_whole_and_never_written_over_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    let run = |more: &[&str]| {
        Command::cargo_bin("indsats")
            .unwrap()
            .args(["example", "--output"])
            .arg(folder.path())
            .args(more)
            .assert()
    };
    run(&[]).success();
    for name in [
        "municipalities.csv",
        "responses.csv",
        "published.csv",
        "initiatives.csv",
        "datapackage.json",
    ] {
        assert_eq!(
            fs::read(folder.path().join(name)).unwrap(),
            fs::read(data(name)).unwrap(),
            "{name}"
        );
    }
    let refused = run(&["--seed", "5"]).failure();
    assert!(String::from_utf8_lossy(&refused.get_output().stderr).contains("--force"));
    assert_eq!(
        fs::read_to_string(folder.path().join("initiatives.csv")).unwrap(),
        read("initiatives.csv")
    );
    run(&["--seed", "5", "--initiatives", "20", "--force"]).success();
    let description = fs::read_to_string(folder.path().join("datapackage.json")).unwrap();
    assert!(description.contains("\"Constructed example: 20 initiatives, seed 5\""));
}
