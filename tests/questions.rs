//! The ten questions of the README are answered by `indsats show` alone: with the answers that stand there, and those
//! of them that are sums by another reader of the CSV files.
//!
//! `UPDATE_README=1 cargo test --test questions` writes the answers anew.
#![expect(
    clippy::unwrap_used,
    reason = "a test fails where it stands, also in its own functions"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use indsats::domain::place::Date;
use indsats::domain::raw::Raw;
use indsats::load::{self, Source};
use indsats::query::explain::Subject;
use indsats::query::group::Key;
use indsats::text::flag::Given;
use indsats::text::{Lang, Language};
use rust_decimal::{Decimal, RoundingStrategy};

const START: &str = "<!-- questions -->\n";
const END: &str = "<!-- /questions -->";

/// One row of a CSV file, by heading.
type Row = BTreeMap<String, String>;

struct Question {
    arguments: Vec<String>,
    answer: String,
}

#[test]
fn the_answers_are_the_program_s() {
    let readme = fs::read_to_string(path("README.md")).unwrap();
    let (before, rest) = readme.split_once(START).unwrap();
    let (block, after) = rest.split_once(END).unwrap();
    let mut written = String::new();
    let mut asked = 0;
    for line in block.lines() {
        if line.starts_with("#=> ") {
            continue;
        }
        written += line;
        written.push('\n');
        if let Some(question) = line.strip_prefix("indsats show ") {
            asked += 1;
            let answer = answer(&shlex::split(question).unwrap());
            writeln!(written, "#=> {answer}").unwrap();
        }
    }
    assert_eq!(asked, 10);
    let written = format!("{before}{START}{written}{END}{after}");
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(path("README.md"), written).unwrap();
    } else {
        assert!(
            readme == written,
            "the answers changed: UPDATE_README=1 cargo test --test questions\n{written}"
        );
    }
}

#[test]
fn the_answers_that_are_sums_follow_from_the_files() {
    let rows = table("initiatives.csv");
    let people: BTreeMap<_, _> = table("municipalities.csv")
        .into_iter()
        .map(|row| (row["name"].clone(), row))
        .collect();
    let responded: Vec<_> = table("responses.csv")
        .into_iter()
        .filter(|row| row["besvaret"] == "ja")
        .map(|row| row["kommune"].clone())
        .collect();
    let inhabitants = |name: &str| {
        let number = &people[name]["population_2021_01_01"];
        number.parse::<Decimal>().unwrap()
    };
    let gross = |row: &Row| kroner(&row["bruttoudgifter"]);
    let income = |row: &Row| kroner(&row["bruttoindtægter"]);
    let region = |name: &str| people[name]["region"].clone();
    let of_all: Decimal = responded.iter().map(|name| inhabitants(name)).sum();
    let questions = questions();
    let first = |at: usize| {
        let cells = questions[at].answer.split(" | ");
        cells.map(str::to_owned).collect::<Vec<_>>()
    };

    // 1: what was spent in all, per inhabitant of those that responded.
    let all: Decimal = rows.iter().map(gross).sum();
    let said = &questions[0].answer;
    let whole = shown(all / Decimal::from(1_000_000));
    assert!(said.contains(&format!("DKK {whole} m")), "{said}");
    assert!(
        said.contains(&format!("DKK {} per inh.", shown(all / of_all))),
        "{said}"
    );

    // 2: the women of Sjælland, and the average of the country under the same filter.
    let is_asked = |row: &&Row| {
        row["område"] == "Beskæftigelse"
            && row["sekundær målgruppe"] == "kvinder"
            && row["finansieringskilder"].contains("staten")
    };
    let average: Decimal = rows.iter().filter(is_asked).map(gross).sum();
    let [name, value, reference] = [0, 1, 2].map(|at| first(1)[at].clone());
    let own: Decimal = rows
        .iter()
        .filter(is_asked)
        .filter(|row| row["kommune"] == name)
        .map(gross)
        .sum();
    assert_eq!(region(&name), "Sjælland");
    assert_eq!(value, shown(own / inhabitants(&name)));
    assert_eq!(reference, shown(average / of_all));

    // 4: the policy area with the largest share of the kroner.
    let mut areas: BTreeMap<&str, Decimal> = BTreeMap::new();
    for row in &rows {
        *areas.entry(&row["område"]).or_default() += gross(row);
    }
    let largest = areas.values().max().unwrap();
    let share = shown(*largest * Decimal::ONE_HUNDRED / all);
    assert!(first(3)[1].contains(&share), "{:?}", first(3));

    // 5: the region that spends most per inhabitant after income.
    let net = |wanted: &str| {
        let own = rows.iter().filter(|row| region(&row["kommune"]) == wanted);
        let sum: Decimal = own.map(|row| gross(row) - income(row)).sum();
        let of = responded.iter().filter(|name| region(name) == wanted);
        sum / of.map(|name| inhabitants(name)).sum::<Decimal>()
    };
    let regions = [
        "Hovedstaden",
        "Midtjylland",
        "Nordjylland",
        "Sjælland",
        "Syddanmark",
    ];
    let most = regions.into_iter().max_by_key(|name| net(name)).unwrap();
    assert_eq!(first(4)[..2], [most.to_owned(), shown(net(most))]);

    // 6: the municipality with the most privately financed initiatives for children.
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for row in &rows {
        if row["sekundær målgruppe"] == "børn" && row["finansieringskilder"].contains("private")
        {
            *counts.entry(&row["kommune"]).or_default() += 1;
        }
    }
    let most = counts.values().max().unwrap();
    assert_eq!(first(5)[1], most.to_string());
    assert_eq!(counts[first(5)[0].as_str()], *most);

    // 8: of those that did not respond, the largest.
    let silent = people.keys().filter(|name| !responded.contains(name));
    let largest = silent.max_by_key(|name| inhabitants(name)).unwrap();
    assert_eq!(&first(7)[0], largest);
    assert!(first(7)[1].contains("··"), "{:?}", first(7));
}

#[test]
fn the_sentence_for_the_minutes_has_the_figures_of_the_files() {
    let data = load::load(&Source::default()).unwrap().dataset;
    let language = Language::new(Lang::En).unwrap();
    let typed =
        "--by municipality --region sjælland --area employment --secondary women --finance state";
    let typed: Vec<_> = typed.split(' ').map(str::to_owned).collect();
    let view = language.view(&Given::read(&typed).unwrap(), &data).unwrap();
    let holbaek = data.places().find(Raw::new("Holbæk")).unwrap();
    let subject = Subject::Row(Key::Municipality(holbaek));
    let said = language.minutes(&view, &data, subject, Date::DEFAULT_POPULATION);

    let rows = table("initiatives.csv").into_iter().filter(|row| {
        row["område"] == "Beskæftigelse"
            && row["sekundær målgruppe"] == "kvinder"
            && row["finansieringskilder"].contains("staten")
    });
    let rows: Vec<_> = rows.collect();
    let own: Vec<_> = rows
        .iter()
        .filter(|row| row["kommune"] == "Holbæk")
        .collect();
    let gross: Decimal = own.iter().map(|row| kroner(&row["bruttoudgifter"])).sum();
    let all: Decimal = rows.iter().map(|row| kroner(&row["bruttoudgifter"])).sum();
    let answered = table("responses.csv").into_iter();
    let answered: Vec<_> = answered
        .filter(|row| row["besvaret"] == "ja")
        .map(|row| row["kommune"].clone())
        .collect();
    let people: BTreeMap<_, _> = table("municipalities.csv")
        .into_iter()
        .map(|row| {
            let number = row["population_2021_01_01"].parse::<Decimal>().unwrap();
            (row["name"].clone(), number)
        })
        .collect();
    let of_all: Decimal = answered.iter().map(|name| people[name]).sum();
    let named = [
        format!("DKK {} (", shown(gross / people["Holbæk"])),
        format!(
            "(DKK {}k, {} initiatives, ",
            gross / Decimal::ONE_THOUSAND,
            own.len()
        ),
        format!("{} responding municipalities", answered.len()),
        format!("(DKK {})", shown(all / of_all)),
    ];
    for part in named {
        assert!(said.contains(&part), "{part}: {said}");
    }
}

fn questions() -> Vec<Question> {
    let readme = fs::read_to_string(path("README.md")).unwrap();
    let block = readme
        .split_once(START)
        .unwrap()
        .1
        .split_once(END)
        .unwrap()
        .0;
    let mut questions: Vec<Question> = Vec::new();
    for line in block.lines() {
        if let Some(arguments) = line.strip_prefix("indsats show ") {
            questions.push(Question {
                arguments: shlex::split(arguments).unwrap(),
                answer: String::new(),
            });
        } else if let Some(answer) = line.strip_prefix("#=> ") {
            answer.clone_into(&mut questions.last_mut().unwrap().answer);
        }
    }
    assert!(questions.iter().all(|one| !one.arguments.is_empty()));
    questions
}

/// The first row of the answer, or the sentence of an explanation.
fn answer(arguments: &[String]) -> String {
    let is_sentence = arguments.iter().any(|argument| argument == "--explain");
    let mut command = Command::new(env!("CARGO_BIN_EXE_indsats"));
    command.args(["show", "--lang", "en"]).args(arguments);
    if !is_sentence {
        command.args(["--format", "markdown"]);
    }
    let output = command.assert().success().get_output().stdout.clone();
    let output = String::from_utf8(output).unwrap();
    if is_sentence {
        let lines = output.lines().skip_while(|line| !line.contains('='));
        let sentence = lines.take_while(|line| !line.trim().is_empty());
        let words = sentence.flat_map(str::split_whitespace);
        let text = words.collect::<Vec<_>>().join(" ");
        let end = text.find("municipalities.").unwrap() + "municipalities.".len();
        return text[..end].to_owned();
    }
    // What is compared stands below the list, in a table of its own.
    let lines: Vec<_> = output.lines().collect();
    let head = lines.iter().rposition(|line| line.starts_with("| ---"));
    let rows = lines[head.unwrap() + 1..].iter();
    let row = rows.copied().find(|row| !row.contains("**")).unwrap();
    let cells = row.trim_matches('|').split(" | ").map(str::trim);
    let filled: Vec<_> = cells.filter(|cell| !cell.is_empty()).collect();
    filled.join(" | ")
}

/// Rounded half away from zero to one decimal, as the screen says it in English.
fn shown(value: Decimal) -> String {
    let rounded = value.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
    format!("{rounded:.1}")
}

/// Kroner of an amount in 1,000 kr.
fn kroner(text: &str) -> Decimal {
    let number = text.replace('.', "").replace(',', ".");
    number.parse::<Decimal>().unwrap() * Decimal::ONE_THOUSAND
}

fn table(name: &str) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_path(path("data").join(name))
        .unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}
