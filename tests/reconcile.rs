//! Reconciliation: against an independent evaluation of the tables, and `indsats reconcile` as a program.
#![expect(
    clippy::unwrap_used,
    reason = "a test fails where it stands, also in its own functions"
)]

#[allow(dead_code, reason = "the other test of the example uses the rest")]
mod figures;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};

use assert_cmd::Command;
use figures::{Row, Survey, Table};
use indsats::domain::place::Date;
use indsats::domain::price::PriceFactor;
use indsats::load::{self, Loaded, Options, Source};
use indsats::query::reconcile::{Entry, Reason, Verdict, reconcile};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::Value;
use tempfile::TempDir;

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data")
        .join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(data(name)).unwrap()
}

/// A folder with files of its own.
struct Files(TempDir);

impl Files {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn with(&self, name: &str, text: &str) -> String {
        let path = self.0.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

fn loaded(initiatives: &str) -> Loaded {
    let files = Files::new();
    let path = files.with("indsatser.csv", initiatives);
    load::load(&Source {
        responses: Some(data("responses.csv")),
        ..Source::of(path)
    })
    .unwrap()
}

fn survey(initiatives: &str) -> Survey {
    Survey::new(
        &read("municipalities.csv"),
        &read("responses.csv"),
        initiatives,
    )
}

fn id<'e>(entry: &'e Entry<'_>) -> &'e str {
    entry.figure.id.as_raw().lossless()
}

/// Every figure has the value and the verdict that the tables give by themselves.
fn assert_independent(loaded: &Loaded, initiatives: &str) {
    let found = reconcile(
        &loaded.dataset,
        &loaded.against.published,
        Date::DEFAULT_POPULATION,
    );
    let (table, survey) = (Table::parse(&read("published.csv")), survey(initiatives));
    assert_eq!(found.entries.len(), table.rows.len());
    let mut compared = 0;
    for (entry, row) in found.entries.iter().zip(&table.rows) {
        assert_eq!(id(entry), row["id"]);
        if row["computable"] == "no" {
            assert!(entry.computed.is_none(), "{row:?}");
            continue;
        }
        let value = entry.computed.map(|computed| computed.value).unwrap();
        if row["comparison"] != "alike" {
            assert_close(value, survey.value(row, &row["scope"], &row["filter"]), row);
        }
        let agrees = match entry.verdict {
            Verdict::Agrees | Verdict::OnReportBasis => true,
            Verdict::Differs | Verdict::WithinRounding => false,
            Verdict::Cannot(reason) => panic!("{row:?}: {reason:?}"),
        };
        assert_eq!(
            agrees,
            survey.disagreement(row).is_none(),
            "{row:?}: {value}"
        );
        compared += 1;
    }
    assert_eq!(compared, 59);
}

fn assert_close(one: Decimal, other: Decimal, row: &Row) {
    let apart = (one - other).abs();
    assert!(apart <= Decimal::new(1, 15), "{row:?}: {one} and {other}");
}

#[test]
fn on_the_example_every_computable_figure_agrees_and_two_rest_on_a_mixed_basis() {
    let loaded = load::load(&Source::default()).unwrap();
    assert_independent(&loaded, &read("initiatives.csv"));
    let found = reconcile(
        &loaded.dataset,
        &loaded.against.published,
        Date::DEFAULT_POPULATION,
    );
    let of = |wanted: &dyn Fn(Verdict) -> bool| -> Vec<&str> {
        let entries = found.entries.iter();
        entries
            .filter(|entry| wanted(entry.verdict))
            .map(id)
            .collect()
    };
    assert_eq!(
        of(&|verdict| verdict == Verdict::OnReportBasis),
        ["total.per_capita.box2", "total.per_initiative"]
    );
    assert_eq!(of(&|verdict| verdict == Verdict::Agrees).len(), 57);
    assert_eq!(
        of(&|verdict| verdict == Verdict::Cannot(Reason::Unread)).len(),
        7
    );
    assert_eq!(
        of(&|verdict| verdict == Verdict::Cannot(Reason::NotInSurvey)).len(),
        4
    );
    assert_eq!(found.count(Verdict::is_finding), 0);
}

#[test]
fn other_seeds_give_the_numbers_of_an_independent_evaluation() {
    for seed in ["1", "2022", "18446744073709551615"] {
        let output = program(&["example", "--seed", seed]);
        let initiatives = String::from_utf8(output.stdout).unwrap();
        assert_independent(&loaded(&initiatives), &initiatives);
    }
}

/// The example with the cells of a column changed in some rows.
fn changed(changes: &[(usize, &str, &str)]) -> String {
    let text = read("initiatives.csv");
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(text.as_bytes());
    let headings = rows.headers().unwrap().clone();
    let mut records: Vec<Vec<String>> = rows
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect();
    let count = records.len();
    for (at, heading, cell) in changes {
        let column = headings.iter().position(|known| known == *heading).unwrap();
        (*cell).clone_into(&mut records[at % count][column]);
    }
    let mut out = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer(Vec::new());
    out.write_record(&headings).unwrap();
    for record in records {
        out.write_record(record).unwrap();
    }
    String::from_utf8(out.into_inner().unwrap()).unwrap()
}

/// Cells that a changed row may have.
const CELLS: [(&str, &str); 16] = [
    ("bruttoudgifter", "0"),
    ("bruttoudgifter", "1"),
    ("bruttoudgifter", "734"),
    ("bruttoudgifter", "29000"),
    ("bruttoindtægter", "0"),
    ("bruttoindtægter", "55"),
    ("område", "Social"),
    ("område", "Beskæftigelse"),
    ("område", "Sundhed og ældre"),
    ("sekundær målgruppe", "kvinder"),
    ("sekundær målgruppe", "flere"),
    ("finansieringskilder", "staten"),
    ("finansieringskilder", "staten+kommunen"),
    ("finansieringskilder", ""),
    ("kommune", "Aarhus"),
    ("kommune", "Thisted"),
];

fn change() -> impl Strategy<Value = (usize, &'static str, &'static str)> {
    let cell = prop::sample::select(CELLS.to_vec());
    (0..706_usize, cell).prop_map(|(row, (heading, cell))| (row, heading, cell))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn changed_rows_give_the_numbers_of_an_independent_evaluation(changes in prop::collection::vec(change(), 1..120)) {
        let initiatives = changed(&changes);
        assert_independent(&loaded(&initiatives), &initiatives);
    }
}

fn program(arguments: &[&str]) -> std::process::Output {
    Command::cargo_bin("indsats")
        .unwrap()
        .args(arguments)
        .output()
        .unwrap()
}

fn told(lang: &str, arguments: &[&str]) -> (i32, String, String) {
    let output = program(&[&["reconcile", "--lang", lang], arguments].concat());
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn json(arguments: &[&str]) -> (i32, Value) {
    let (code, stdout, stderr) = told("en", &[arguments, &["--format", "json"]].concat());
    assert_eq!((stdout.lines().count(), stderr.as_str()), (1, ""));
    (code, serde_json::from_str(&stdout).unwrap())
}

fn ids(value: &Value, is_it: impl Fn(&Value) -> bool) -> BTreeSet<String> {
    let figures = value["figures"].as_array().unwrap().iter();
    let ids = figures.filter(|figure| is_it(figure));
    ids.map(|figure| figure["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn kroner_typed_as_thousands_are_named_by_the_figures_that_no_longer_hold() {
    let text = read("initiatives.csv");
    let mut changes = Vec::new();
    let table = Table::parse(&text);
    for (at, row) in table.rows.iter().enumerate() {
        if row["kommune"] == "Holbæk" {
            changes.push((
                at,
                "bruttoudgifter",
                format!("{}000", row["bruttoudgifter"]),
            ));
        }
    }
    assert!(changes.len() > 2);
    let changes: Vec<_> = changes
        .iter()
        .map(|(at, heading, cell)| (*at, *heading, cell.as_str()))
        .collect();
    let initiatives = changed(&changes);
    let survey = survey(&initiatives);
    let published = Table::parse(&read("published.csv"));
    let computable = published
        .rows
        .iter()
        .filter(|figure| figure["computable"] == "yes");
    let expected: BTreeSet<String> = computable
        .filter(|figure| survey.disagreement(figure).is_some())
        .map(|figure| figure["id"].clone())
        .collect();
    let files = Files::new();
    let path = files.with("indsatser.csv", &initiatives);
    let responses = data("responses.csv");
    let (code, found) = json(&[&path, "--responses", responses.to_str().unwrap()]);
    assert_eq!(code, 1);
    assert_eq!(
        ids(&found, |figure| figure["verdict"] == "differs"),
        expected
    );
    for broken in [
        "total.gross_expenditure",
        "municipalities.top5_share",
        "total.per_capita.section3",
    ] {
        assert!(expected.contains(broken), "{broken}");
    }
    let agree = ids(&found, |figure| figure["verdict"] == "agrees");
    for whole in [
        "coverage.population",
        "total.initiatives",
        "area.employment.income",
        "municipalities.zero",
    ] {
        assert!(agree.contains(whole), "{whole}");
    }
    assert_eq!(
        agree.len()
            + expected.len()
            + ids(&found, |figure| figure["verdict"] == "report-basis").len(),
        59
    );
}

/// The findings come from the figures and the rows: other figures give other ones.
#[test]
fn what_does_not_add_up_in_the_report_is_computed() {
    let (code, found) = json(&[]);
    assert_eq!(code, 0);
    let findings = found["findings"].as_array().unwrap();
    let of = |kind: &str| -> Vec<&Value> {
        findings
            .iter()
            .filter(|finding| finding["kind"] == kind)
            .collect()
    };
    let rounded = |value: &Value, decimals| {
        value
            .as_str()
            .unwrap()
            .parse::<Decimal>()
            .unwrap()
            .round_dp(decimals)
            .to_string()
    };
    let dates = of("population-dates")[0]["dates"].as_array().unwrap();
    let printed: Vec<_> = dates
        .iter()
        .map(|date| (rounded(&date["value"], 0), date["fits"] == true))
        .collect();
    let same = |text: &str, fits| (text.to_owned(), fits);
    assert_eq!(
        printed,
        [
            same("55", false),
            same("55", false),
            same("54", true),
            same("54", true),
            same("54", true)
        ]
    );
    let from = |id: &str| {
        let of_id = of("from")
            .into_iter()
            .find(|finding| finding["figure"] == id)
            .unwrap();
        (rounded(&of_id["value"], 1), of_id["follows"] == true)
    };
    assert_eq!(from("total.per_capita.section3"), same("54.5", true));
    assert_eq!(from("total.per_capita.box2"), same("59.9", false));
    assert_eq!(from("total.per_initiative"), same("495.8", false));
    assert_eq!(from("total.two_largest_areas"), same("63", true));
    let [gross, income] = of("parts")[..] else {
        panic!("two sums of areas")
    };
    assert_eq!(
        (&gross["sum"], &gross["whole"]),
        (&Value::from("316"), &Value::from("total.gross_expenditure"))
    );
    assert_eq!(
        (&income["sum"], &income["whole"]),
        (&Value::from("63"), &Value::Null)
    );
    let implied = &income["implied"][0];
    assert_eq!(
        (rounded(&implied["low"], 1), rounded(&implied["high"], 1)),
        ("60.4".to_owned(), "64.0".to_owned())
    );
    let shares = of("shares")[0]["shares"].as_array().unwrap();
    let missed: Vec<_> = shares
        .iter()
        .filter(|share| share["fits_whole"] == false)
        .collect();
    let on: Vec<_> = missed
        .iter()
        .map(|share| rounded(&share["on_whole"], 1))
        .collect();
    assert_eq!(on, ["62.3", "31.4"]);
    assert!(shares.iter().all(|share| share["fits_sum"] == true));
    assert_eq!(of("unread")[0]["figures"].as_array().unwrap().len(), 7);
    let per_initiative = found["figures"]
        .as_array()
        .unwrap()
        .iter()
        .find(|figure| figure["id"] == "total.per_initiative")
        .unwrap();
    assert_eq!(rounded(&per_initiative["computed"], 0), "495");
    assert_eq!(rounded(&per_initiative["consistent"]["value"], 0), "450");

    let files = Files::new();
    let other = read("published.csv").replace(";44;million kr;", ";46;million kr;");
    let path = files.with("tal.csv", &other);
    let (_, found) = json(&["--published", &path]);
    let findings = found["findings"].as_array().unwrap();
    let sums: Vec<_> = findings
        .iter()
        .filter(|it| it["kind"] == "parts")
        .map(|it| &it["sum"])
        .collect();
    assert_eq!(sums[0], "318");
}

const FIGURES: &str = "id;quantity;filter;value;unit;precision;price_level;source;quote
total;gross-expenditure;;318;million kr;1;22-pl;s. 1;\"i alt 318 \"\"mio.\"\" kr.\"
=1+1;share-of-gross-expenditure;area:social;15;percent;1;;;
people;immigrants-and-descendants;;9;persons;0;;;
";

#[test]
fn figures_of_one_s_own_need_no_path_and_one_that_differs_gives_exit_1() {
    let files = Files::new();
    let path = files.with("tal.csv", FIGURES);
    let (code, out, err) = told("da", &["--published", &path]);
    assert_eq!((code, err.as_str()), (1, ""));
    for part in [
        "KONSTRUERET EKSEMPEL – ikke kommunernes indberetninger",
        "3 offentliggjorte tal: 1 stemmer,",
        "318 mio. kr.",
        "317,56 mio. kr.",
        "stemmer (kalibreret)",
        "afviger",
        "kan ikke beregnes",
        "Afrundet fra: 14,5 pct. til under 15,5 pct.",
    ] {
        assert!(out.contains(part), "{part}\n{out}");
    }
    let good = files.with("godt.csv", &FIGURES.replace(";15;", ";14;"));
    assert_eq!(told("da", &["--published", &good]).0, 0);
}

#[test]
fn the_object_for_programs_keeps_its_shape() {
    let files = Files::new();
    let path = files.with("tal.csv", FIGURES);
    let (_, out, _) = told("en", &["--published", &path, "--format", "json"]);
    let value: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(value["schema"], "indsats.reconcile/1");
    insta::assert_snapshot!(out);
}

#[test]
fn csv_has_a_row_a_figure_exact_numbers_and_no_formula() {
    let files = Files::new();
    let path = files.with("tal.csv", FIGURES);
    let (code, out, _) = told("en", &["--published", &path, "--format", "csv"]);
    assert_eq!(code, 1);
    let table = Table::parse(&out);
    let of = |at: usize, heading: &str| table.rows[at][heading].as_str();
    assert_eq!(table.rows.len(), 3);
    assert_eq!(
        (of(0, "computed"), of(0, "unit"), of(0, "verdict")),
        ("317.555", "million kr", "agrees")
    );
    assert_eq!(
        (of(0, "low"), of(0, "high"), of(0, "numerator")),
        ("317.5", "318.5", "317555000")
    );
    assert_eq!((of(1, "id"), of(1, "verdict")), ("'=1+1", "differs"));
    assert_eq!(
        (of(2, "verdict"), of(2, "reason")),
        ("cannot-be-computed", "not-in-survey")
    );
    assert!(table.rows.iter().all(|row| row["data"] == "constructed"));
}

#[test]
fn markdown_is_a_table_below_the_notice() {
    let files = Files::new();
    let path = files.with("tal.csv", &FIGURES.replace("s. 1", "<b>|x"));
    let (_, out, _) = told("en", &["--published", &path, "--format", "markdown"]);
    assert!(out.starts_with("**CONSTRUCTED EXAMPLE – not the municipalities' reports**\n"));
    let rows: Vec<_> = out.lines().filter(|line| line.starts_with('|')).collect();
    let columns = |line: &str| line.replace("\\|", "").matches('|').count();
    assert!(
        rows.len() > 5 && rows.iter().all(|row| columns(row) == 6),
        "{rows:#?}"
    );
    assert!(out.contains(
        "| Gross expenditure | DKK 318 m | DKK 317.56 m | -0.45 | agrees (calibrated) |"
    ));
    assert!(!out.contains("<b>"));
}

/// A package around some initiatives.
fn package(files: &Files, price_level: &str, published: &str) -> String {
    files.with("indsatser.csv", &read("initiatives.csv"));
    files.with("besvaret.csv", &read("responses.csv"));
    let description = format!(
        r#"{{ "title": "Egne"{price_level}, "resources": [
            {{ "name": "initiatives", "path": "indsatser.csv" }},
            {{ "name": "responses", "path": "besvaret.csv" }}{published} ] }}"#
    );
    files.with("datapackage.json", &description);
    files.0.path().to_str().unwrap().to_owned()
}

#[test]
fn kroner_at_another_price_level_are_refused_with_a_clear_word_and_shares_are_held() {
    let files = Files::new();
    let path = package(&files, r#", "price_level": "19-pl""#, "");
    let (code, found) = json(&[&path]);
    assert_eq!(code, 1);
    let refused = ids(&found, |figure| figure["reason"] == "price-levels");
    let table = Table::parse(&read("published.csv"));
    let in_kroner: BTreeSet<String> = table
        .rows
        .iter()
        .filter(|row| {
            row["computable"] == "yes" && row["price_level"] == "22-pl" && !row["value"].is_empty()
        })
        .map(|row| row["id"].clone())
        .collect();
    assert_eq!(refused, in_kroner);
    assert!(
        refused.contains("municipalities.above_50") && !refused.contains("municipalities.zero")
    );
    let agree = ids(&found, |figure| figure["verdict"] == "agrees");
    assert_eq!(agree.len() + refused.len(), 59);
    assert!(agree.contains("area.social.share"));
    let (_, out, _) = told("en", &[&path]);
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        out.contains("different price levels (data 19-pl, figure 22-pl)"),
        "{out}"
    );
}

#[test]
fn amounts_that_a_factor_brings_to_the_level_of_the_figures_are_reconciled_as_they_are_then() {
    let whole = read("initiatives.csv");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(whole.as_bytes());
    let mut halved = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer(Vec::new());
    halved.write_record(reader.headers().unwrap()).unwrap();
    for record in reader.records().map(Result::unwrap) {
        let half = |cell: &str| {
            let half = cell.parse::<Decimal>().unwrap() / Decimal::TWO;
            half.normalize().to_string().replace('.', ",")
        };
        let cells = record.iter().enumerate().map(|(at, cell)| match at {
            3 | 4 => half(cell),
            _ => cell.to_owned(),
        });
        halved.write_record(cells).unwrap();
    }
    let halved = String::from_utf8(halved.into_inner().unwrap()).unwrap();
    let files = Files::new();
    let path = files.with("indsatser.csv", &halved);
    let source = |factors: Vec<PriceFactor>| Source {
        responses: Some(data("responses.csv")),
        options: Options {
            price_level: Some(2019),
            price_factors: factors,
            ..Options::default()
        },
        ..Source::of(&path)
    };
    let twice = PriceFactor::new(2019, 2022, "2").unwrap();
    let brought = load::load(&source(vec![twice])).unwrap();
    assert_independent(&brought, &whole);
    // Without the factor no figure in kroner is held against them.
    let typed = load::load(&source(Vec::new())).unwrap();
    let figures = &typed.against.published;
    let found = reconcile(&typed.dataset, figures, Date::DEFAULT_POPULATION);
    let is_refused =
        |entry: &&Entry<'_>| matches!(entry.verdict, Verdict::Cannot(Reason::PriceLevels { .. }));
    assert!(found.entries.iter().filter(is_refused).count() > 20);
}

#[test]
fn a_price_level_that_nothing_says_is_marked_and_does_not_hold_the_figure_back() {
    let files = Files::new();
    let rows = "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Fest;318000\n";
    let path = files.with("svar.csv", rows);
    let figures = files.with("tal.csv", &FIGURES.replace(";15;", ";100;"));
    let (code, found) = json(&[&path, "--published", &figures]);
    assert_eq!((code, &found["status"]), (0, &Value::from("reported")));
    let marked = ids(&found, |figure| figure["price_level_unknown"] == true);
    assert_eq!(marked, BTreeSet::from(["total".to_owned()]));
    assert_eq!(found["figures"][0]["verdict"], "agrees");
    let (_, out, _) = told("en", &[&path, "--published", &figures]);
    // The verdict is wrapped in its column.
    assert!(out.contains("agrees, price level not\n"), "{out}");
    assert!(
        out.contains("of 97 municipalities it is not known"),
        "{out}"
    );
    assert!(!out.contains("calibrated"), "{out}");
}

#[test]
fn a_package_brings_its_own_figures_and_the_flag_goes_before_them() {
    let files = Files::new();
    files.with("tal.csv", FIGURES);
    let path = package(
        &files,
        "",
        r#", { "name": "published", "path": "tal.csv" }"#,
    );
    let (_, found) = json(&[&path]);
    assert_eq!(ids(&found, |_| true).len(), 3);
    let other = data("published.csv");
    let (_, found) = json(&[&path, "--published", other.to_str().unwrap()]);
    assert_eq!(ids(&found, |_| true).len(), 70);
}

#[test]
fn a_file_that_cannot_be_used_is_told_with_line_and_column_and_gives_exit_2() {
    let files = Files::new();
    let path = files.with("tal.csv", &FIGURES.replace("area:social", "area:socal"));
    for (lang, parts) in [
        (
            "en",
            [
                "line 3, column 3 (filter)",
                "\u{201c}area:socal\u{201d}",
                "area:social, ",
            ],
        ),
        (
            "da",
            ["linje 3, kolonne 3 (filter)", "area:socal", "area:social, "],
        ),
    ] {
        let (code, out, err) = told(lang, &["--published", &path]);
        assert_eq!((code, out.as_str()), (2, ""));
        let plain = err.replace('"', "");
        for part in parts {
            let part = part.replace(['\u{201c}', '\u{201d}'], "");
            assert!(plain.contains(&part), "{part}\n{err}");
        }
        assert!(err.contains("R022"), "{err}");
    }
    let (code, _, err) = told("en", &["--published", "/no/such/file.csv"]);
    assert_eq!(code, 2);
    assert!(err.contains("/no/such/file.csv"), "{err}");
    let (code, _, err) = told("en", &["-", "--published", "-"]);
    assert_eq!(code, 2);
    assert!(err.contains("can be read but once"), "{err}");
    assert_eq!(told("en", &["--format", "xml"]).0, 2);
}

#[test]
fn windows_1252_and_commas_are_read_as_in_other_files() {
    let files = Files::new();
    let text = "id,quantity,scope,value,unit,precision\nsj,municipalities,region:Sj\u{e6}lland,13,count,0\n";
    let bytes: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let path = files.0.path().join("tal.csv");
    fs::write(&path, bytes).unwrap();
    let (code, found) = json(&["--published", path.to_str().unwrap()]);
    assert_eq!(
        (code, &found["figures"][0]["verdict"]),
        (0, &Value::from("agrees"))
    );
}

#[test]
fn no_line_of_the_table_is_wider_than_the_page_and_the_reader_may_leave() {
    let (_, out, _) = told("da", &[]);
    assert!(out.lines().all(|line| line.chars().count() <= 100));
    let mut child = Process::new(assert_cmd::cargo::cargo_bin("indsats"))
        .args(["reconcile", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn the_initiatives_of_a_silent_municipality_are_not_known_to_be_none() {
    let files = Files::new();
    let path = files.with(
        "tal.csv",
        "id;quantity;scope;value;unit;precision\n\
         silent;initiatives;municipality:sorø;0;count;0\n\
         none;initiatives;municipality:stevns;0;count;0\n",
    );
    let (code, found) = json(&["--published", &path]);
    let of = |at: usize| {
        (
            &found["figures"][at]["computed"],
            &found["figures"][at]["verdict"],
        )
    };
    assert_eq!(code, 1);
    assert_eq!(of(0), (&Value::Null, &Value::from("cannot-be-computed")));
    assert_eq!(of(1), (&Value::from("0"), &Value::from("agrees")));
}
