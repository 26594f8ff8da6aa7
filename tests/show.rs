//! `indsats show`: figures as a table, explained, and refused with candidates; its streams and exit codes.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::fs;
use std::process::{Output, Stdio};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const NOTICE: &str = "KONSTRUERET EKSEMPEL – ikke kommunernes indberetninger";

/// Three initiatives of two municipalities, and one that did not respond.
const RETURNS: &str = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter\n\
                       Greve;Social;Café;1000;0\n\
                       Greve;Beskæftigelse;Job;500;100\n\
                       Køge;Social;Netværk;;0\n";
const RESPONSES: &str = "kommune;besvaret\nGreve;ja\nKøge;ja\nSolrød;nej\n";

fn show(arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("indsats").unwrap();
    let command = command.args(["show", "--lang", "da"]).args(arguments);
    command.output().unwrap()
}

fn shown(arguments: &[&str]) -> String {
    let output = show(arguments);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), told.as_str()), (Some(0), ""));
    String::from_utf8(output.stdout).unwrap()
}

fn refused(arguments: &[&str]) -> String {
    let output = show(arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

fn returns() -> (TempDir, String, String) {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (returns, responses) = (path("svar.csv"), path("besvaret.csv"));
    fs::write(&returns, RETURNS).unwrap();
    fs::write(&responses, RESPONSES).unwrap();
    (folder, returns, responses)
}

#[test]
fn the_answer_is_a_table_with_the_notice_above_and_the_coverage_below() {
    let text = shown(&[
        "--by",
        "municipality",
        "--region",
        "sjælland",
        "--show-empty",
    ]);
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines[0], NOTICE);
    let row = lines.iter().find(|line| line.starts_with("Køge ")).unwrap();
    assert!(
        row.contains("196,6") && row.contains("59,9") && row.contains("▲ over"),
        "{row}"
    );
    let silent = lines
        .iter()
        .find(|line| line.starts_with("Lejre "))
        .unwrap();
    assert!(
        silent.contains("··") && silent.contains("har ikke responderet"),
        "{silent}"
    );
    assert!(text.contains("13 af 17 kommuner har responderet"), "{text}");
    let words: Vec<_> = text.split_whitespace().collect();
    assert!(
        words.join(" ").contains("· 4 har ikke responderet"),
        "{text}"
    );
}

#[test]
fn returns_of_ones_own_have_no_notice_and_name_the_file_s_silence() {
    let (_folder, returns, responses) = returns();
    let text = shown(&[
        "--by",
        "kommune",
        "--measure",
        "gross",
        "--responses",
        &responses,
        &returns,
    ]);
    assert!(!text.contains("EKSEMPEL"), "{text}");
    let koege = text.lines().find(|line| line.starts_with("Køge ")).unwrap();
    assert!(
        koege.contains('–'),
        "an amount that is not given is no 0: {koege}"
    );
}

#[test]
fn markdown_and_csv_are_tables_of_the_same_cells() {
    let markdown = shown(&["--format", "markdown"]);
    assert!(
        markdown.starts_with(&format!("**{NOTICE}**\n\n## Regioner")),
        "{markdown}"
    );
    assert!(
        markdown.contains("| Sjælland | 54,3 | 59,9 | ▽ under | 91 | 132 |"),
        "{markdown}"
    );
    let csv = shown(&["--format", "csv"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let at = |id: &str| heads.iter().position(|head| head == id).unwrap();
    assert_eq!(heads.get(0), Some("name"));
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), 5);
    let sjaelland = records.iter().find(|row| &row[0] == "Sjælland").unwrap();
    for (id, cell) in [
        ("region_code", "1085"),
        ("standing", "below"),
        ("numerator", "38000000"),
        ("denominator", "699264"),
        ("denominator_on", "2021-01-01"),
    ] {
        assert_eq!(&sjaelland[at(id)], cell, "{id}");
    }
    assert!(sjaelland[at("value")].starts_with("54.3"));
    assert!(
        heads.iter().any(|head| head.starts_with("about_")),
        "{heads:?}"
    );
}

#[test]
fn a_spreadsheet_gets_words_units_and_decimal_commas_in_every_language() {
    for (lang, head, standing) in [
        (
            "da",
            "bruttoudgifter pr. indbygger (kr. pr. indb.)",
            "▽ under",
        ),
        (
            "en",
            "gross expenditure per inhabitant (DKK per inh.)",
            "▽ below",
        ),
    ] {
        let mut command = Command::cargo_bin("indsats").unwrap();
        let command = command.args(["show", "--lang", lang, "--format", "excel"]);
        let text = String::from_utf8(command.output().unwrap().stdout).unwrap();
        let text = text.strip_prefix('\u{feff}').unwrap();
        assert!(
            text.lines().count() == 6 && text.matches("\r\n").count() == 6,
            "{text}"
        );
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(text.as_bytes());
        let heads = reader.headers().unwrap().clone();
        assert!(heads.iter().any(|it| it == head), "{heads:?}");
        let mut records = reader.records().map(Result::unwrap);
        let sjaelland = records.find(|row| &row[0] == "Sjælland").unwrap();
        assert!(
            sjaelland.iter().any(|cell| cell.starts_with("54,3")),
            "{sjaelland:?}"
        );
        assert!(
            sjaelland.iter().any(|cell| cell == standing),
            "{sjaelland:?}"
        );
    }
}

#[test]
fn a_schema_is_printed_without_reading_any_data() {
    for (flag, version) in [
        ("--schema", "indsats.answer/1"),
        ("--schema=answer", "indsats.answer/1"),
        ("--schema=page", "indsats.page/1"),
    ] {
        let schema: Value = serde_json::from_str(&shown(&[flag, "mangler.csv"])).unwrap();
        assert_eq!(schema["properties"]["schema"]["const"], version);
    }
    assert!(refused(&["--schema=svar"]).contains("answer"));
}

#[test]
fn one_municipality_is_counted_as_one() {
    let text = shown(&["--municipality", "ærø", "--by", "initiative"]);
    assert!(text.contains("1 af 1 kommune har responderet"), "{text}");
}

#[test]
fn a_page_has_the_formats_of_text() {
    let page = |format| shown(&["--page", "coverage", "--format", format]);
    let json: Value = serde_json::from_str(&page("json")).unwrap();
    assert_eq!(json["schema"], "indsats.page/1");
    assert_eq!(json["notice"], NOTICE);
    for (format, between) in [("csv", ";"), ("excel", ";"), ("tsv", "\t")] {
        let text = page(format);
        let first = format!("Region Sjælland{between}13 af 17{between}");
        assert!(text.lines().any(|line| line.starts_with(&first)), "{text}");
        assert!(text.contains(NOTICE), "{text}");
    }
    assert!(refused(&["--page", "coverage", "--format", "svg"]).contains("tsv"));
}

#[test]
fn details_say_what_stands_behind_each_line() {
    let text = shown(&["--by", "area", "--details"]);
    assert_eq!(text.matches("Tæller: ").count(), 6, "{text}");
}

#[test]
fn the_selection_is_explained_so_that_it_can_be_said() {
    let text = shown(&[
        "--explain",
        "--region",
        "sjælland",
        "--measure",
        "per-capita",
    ]);
    for part in [
        NOTICE,
        "Sjælland: bruttoudgifter pr. indbygger",
        "54,3 kr. pr. indb. = 38,0 mio. kr. (132 indsatser) / 699.264 indbyggere 1.1.2021",
        "38.000.000 kr. bruttoudgifter (132 indsatser)",
        "4 kommuner har ikke responderet: Kalundborg, Lejre, Odsherred og Sorø",
        "2019-regnskab, 22-pl",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 100));
    let denmark = shown(&["--explain"]);
    assert!(
        denmark.contains("Christiansø (ca. 90 indbyggere) er ingen kommune"),
        "{denmark}"
    );
}

#[test]
fn amounts_that_are_missing_make_the_figure_at_least() {
    let (_folder, returns, responses) = returns();
    let text = shown(&[
        "--explain",
        "--measure",
        "gross",
        "--responses",
        &responses,
        &returns,
    ]);
    assert!(
        text.contains("1.500.000 kr. bruttoudgifter (3 indsatser)"),
        "{text}"
    );
    assert!(text.contains("1 af dem uden læseligt beløb"), "{text}");
    assert!(
        text.contains("1 kommune har ikke responderet: Solrød"),
        "{text}"
    );
    assert!(text.contains("prisniveau ikke oplyst"), "{text}");
}

#[test]
fn an_explanation_for_programs_is_exact_and_names_its_rows_as_flags() {
    let text = shown(&[
        "--explain",
        "--format",
        "json",
        "--area",
        "social",
        "--region",
        "Sjælland",
    ]);
    let json: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["schema"], "indsats.explanation/1");
    assert_eq!(json["status"], "constructed");
    assert_eq!(json["notice"], NOTICE);
    assert_eq!(json["formula"]["kind"], "quotient");
    assert_eq!(json["formula"]["divisor"]["unit"], "inhabitants");
    assert_eq!(json["formula"]["divisor"]["on"][0], "2021-01-01");
    let number = |value: &Value| {
        value
            .as_str()
            .unwrap()
            .parse::<rust_decimal::Decimal>()
            .unwrap()
    };
    let above = number(&json["formula"]["numerator"]["amount"]);
    let below = number(&json["formula"]["divisor"]["number"]);
    assert_eq!((above / below).normalize(), number(&json["value"]));
    // The rows' flags ask for exactly as many initiatives as are counted.
    let flags = json["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|flag| flag.as_str().unwrap());
    let mut arguments: Vec<_> = flags.collect();
    arguments.extend(["--format", "csv"]);
    let rows = shown(&arguments).lines().count() - 1;
    assert_eq!(
        rows,
        usize::try_from(json["formula"]["numerator"]["rows"].as_u64().unwrap()).unwrap()
    );
}

#[test]
fn a_page_of_checks_is_printed_as_its_sheet() {
    let text = shown(&["--page", "coverage"]);
    assert!(text.starts_with(NOTICE), "{text}");
    assert_eq!(shown(&["--page", "rows"]), shown(&[]));
}

#[test]
fn what_is_no_value_is_refused_with_candidates() {
    assert!(refused(&["--region", "sjaeland"]).contains("Mente du Sjælland?"));
    assert!(refused(&["--municipality", "Hol"]).contains("Holbæk eller Holstebro"));
    assert!(refused(&["--page", "alt"]).contains("reconcile"));
    assert!(refused(&["--population", "1999-01-01"]).contains("2021-01-01"));
    assert!(refused(&["--explain", "--format", "csv"]).contains("text, json"));
    let refusal = refused(&["--page", "coverage", "--format", "svg"]);
    assert!(refusal.contains("table, csv, "), "{refusal}");
    assert!(refused(&["--asc", "--desc"]).contains("--desc"));
    assert!(refused(&["mangler.csv"]).contains("mangler.csv"));
    let hostile = refused(&["--area", "A\u{1b}]0;x\u{7}"]);
    assert!(!hostile.contains('\u{1b}'), "{hostile:?}");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let program = assert_cmd::cargo::cargo_bin("indsats");
    let mut child = std::process::Command::new(program)
        .args(["show", "--by", "initiative", "--details"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}

#[test]
fn the_explorer_starts_at_the_view_that_is_asked_for() {
    let mut command = Command::cargo_bin("indsats").unwrap();
    let flags = [
        "--lang",
        "da",
        "--by",
        "kommune",
        "--region",
        "sjælland",
        "--print",
        "80x24",
    ];
    let output = command.args(flags).output().unwrap();
    let screen = String::from_utf8(output.stdout).unwrap();
    assert!(screen.contains("Danmark › Region Sjælland"), "{screen}");
    assert!(screen.contains("[2 Kommuner]"), "{screen}");
}

#[test]
fn standard_input_is_read_even_where_a_folder_is_called_by_its_sign() {
    let folder = tempfile::tempdir().unwrap();
    let example = folder.path().join("-");
    let mut command = Command::cargo_bin("indsats").unwrap();
    let made = command.args(["example", "--output"]).arg(&example).output();
    assert_eq!(made.unwrap().status.code(), Some(0));
    let mut command = Command::cargo_bin("indsats").unwrap();
    let command = command.args(["show", "--lang", "da", "--format", "csv", "-"]);
    let output = command.current_dir(&folder).write_stdin(RETURNS).output();
    let shown = String::from_utf8(output.unwrap().stdout).unwrap();
    assert!(shown.contains("Sjælland,1085,"), "{shown}");
    assert!(shown.contains(",at_least,"), "{shown}");
    assert!(shown.contains("Nordjylland,1081,,"), "{shown}");
}

#[test]
fn csv_of_a_page_says_under_which_heading_a_line_stands() {
    let csv = shown(&["--page", "estimate", "--format", "csv"]);
    let net = csv.lines().find(|line| line.contains(";I alt;255,8;"));
    assert!(
        net.is_some_and(|line| line.starts_with("Nettoudgifter, mio. kr.;")),
        "{csv}"
    );
}

#[test]
fn nobody_divides_nothing_and_no_number_is_told_of_them() {
    let silent = ["--explain", "--response", "silent"];
    let text = shown(&silent);
    assert!(!text.contains("0 indbyggere"), "{text}");
    let json: Value =
        serde_json::from_str(&shown(&[&silent[..], &["--format", "json"]].concat())).unwrap();
    let divisor = &json["formula"]["divisor"];
    assert_eq!(
        (&json["value"], &divisor["number"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(divisor["on"], Value::Array(Vec::new()));
}

#[test]
fn a_municipality_without_readable_amounts_is_no_zero_to_the_silent() {
    let (_folder, returns, responses) = returns();
    let pages = [
        "--page",
        "estimate",
        "--format",
        "csv",
        "--responses",
        &responses,
        &returns,
    ];
    let csv = shown(&pages);
    let total = csv.lines().find(|line| line.contains(";I alt;")).unwrap();
    // Greve's 1.5 mio. over its 50,514 inhabitants, for Solrød's 23,441: 0.7 mio.; Køge's are not known.
    let cells: Vec<_> = total.split(';').collect();
    assert_eq!(
        (cells[2], cells[6], cells[7]),
        ("1,5", "2,2", "2,2"),
        "{csv}"
    );
}

#[test]
fn amounts_that_are_missing_are_told_and_sums_of_nothing_but_those_are_nothing() {
    let (_folder, returns, responses) = returns();
    let asked = |more: &[&str]| {
        let always = ["--by", "municipality", "--responses", &responses, &returns];
        shown(&[&always, more].concat())
    };
    let table = asked(&["--width", "200"]);
    assert!(table.contains("· mindst: 1 beløb mangler\n"), "{table}");
    let json: Value = serde_json::from_str(&asked(&["--format", "json"])).unwrap();
    let rows = json["rows"].as_array().unwrap();
    let sums = |name: &str| {
        let row = rows.iter().find(|row| row["name"] == name).unwrap();
        ["gross_kr", "income_kr", "net_kr"].map(|field| row[field].as_str())
    };
    assert_eq!(sums("Køge"), [None, Some("0"), None]);
    assert_eq!(
        sums("Greve"),
        [Some("1500000"), Some("100000"), Some("1400000")]
    );
    let facts = json["facts"].as_array().unwrap();
    let missing = facts.iter().find(|fact| fact["id"] == "missing").unwrap();
    assert_eq!(missing["text"], "1 uden læselig bruttoudgift");
    let csv = asked(&["--sort", "gross", "--asc", "--format", "csv"]);
    let last = csv.lines().last().unwrap();
    assert!(last.starts_with("Køge,"), "{csv}");
    let koge = asked(&["--municipality", "køge", "--format", "json"]);
    let koge: Value = serde_json::from_str(&koge).unwrap();
    assert_eq!(koge["totals"]["gross_kr"], Value::Null);
    for nothing in ["køge", "solrød"] {
        let table = asked(&["--municipality", nothing]);
        assert!(!table.contains("brutto 0"), "{table}");
    }
}

#[test]
fn an_explanation_of_nobody_names_no_kroner_and_of_unreadable_amounts_no_sum() {
    let nobody = shown(&["--explain", "--municipality", "lejre"]);
    assert!(nobody.contains("har ikke responderet"), "{nobody}");
    assert!(!nobody.contains("Tæller"), "{nobody}");
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("svar.csv");
    let rows = "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Fest;meget\n";
    fs::write(&path, rows).unwrap();
    let unread = shown(&["--explain", path.to_str().unwrap()]);
    let above = unread.lines().find(|line| line.starts_with("Tæller"));
    let above = above.unwrap();
    assert!(above.contains(" – ") && !above.contains("0 kr."), "{above}");
}
