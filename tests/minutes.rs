//! The sentence for the minutes: every measure against every reference at each level, and every state, in both
//! languages.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::fs;

use indsats::domain::against::Against;
use indsats::domain::dataset::Dataset;
use indsats::domain::field::Field;
use indsats::domain::place::Date;
use indsats::domain::raw::Raw;
use indsats::domain::terms::{FinanceSource, PolicyArea, Region, SecondaryTarget};
use indsats::load::{self, Options, Source};
use indsats::query::criteria::{FacetValue, Finance};
use indsats::query::explain::Subject;
use indsats::query::group::Key;
use indsats::query::measure::Measure;
use indsats::query::reference::Reference;
use indsats::query::view::{Check, Grouping, Page, View};
use indsats::text::page::Inputs;
use indsats::text::{Lang, Language};
use tempfile::TempDir;

const TODAY: Date = Date {
    year: 2026,
    month: 11,
    day: 25,
};

fn example() -> Dataset {
    load::load(&Source::default()).unwrap().dataset
}

fn said(lang: Lang, view: &View, data: &Dataset, subject: Subject) -> String {
    let language = Language::new(lang).unwrap();
    language.minutes(view, data, subject, TODAY)
}

fn municipality(data: &Dataset, name: &str) -> Subject {
    Subject::Row(Key::Municipality(
        data.places().find(Raw::new(name)).unwrap(),
    ))
}

/// The question of the review meeting.
fn question() -> View {
    let mut view = View {
        grouping: Grouping::Municipality,
        ..View::default()
    };
    for value in [
        FacetValue::Area(Field::Given(PolicyArea::Employment)),
        FacetValue::Secondary(Field::Given(SecondaryTarget::Women)),
        FacetValue::Finance(Finance::Names(FinanceSource::State)),
    ] {
        view.filter.set(value, false);
    }
    view
}

#[test]
fn the_answer_to_the_question_of_the_meeting_stands_in_one_sentence() {
    let data = example();
    let roskilde = municipality(&data, "Roskilde");
    let da = said(Lang::Da, &question(), &data, roskilde);
    let start = "Roskilde: bruttoudgifter pr. indbygger 4,6 kr. (405 t.kr., 2 indsatser, 88.889 indbyggere \
        1.1.2021), over gennemsnittet for 80 responderende kommuner med samme filter (3,8 kr.); ";
    assert!(da.starts_with(start), "{da}");
    for part in [
        "; udsnit: Danmark, fagområde Beskæftigelse, sekundær målgruppe kvinder, finansiering staten (tilskud); ",
        "; 2019-regnskab, 22-pl; ",
        "; 80 af 98 kommuner i udsnittet har responderet; ",
        "; konstrueret eksempel, ikke kommunernes indberetninger; kilde: ",
        ", opgjort 25.11.2026 med indsats ",
    ] {
        assert!(da.contains(part), "{part}: {da}");
    }
    let en = said(Lang::En, &question(), &data, roskilde);
    let start = "Roskilde: gross expenditure per inhabitant DKK 4.6 (DKK 405k, 2 initiatives, 88,889 inhabitants \
        on 2021-01-01), above the average for 80 responding municipalities under the same filter (DKK 3.8); ";
    assert!(en.starts_with(start), "{en}");
}

#[test]
fn a_silent_municipality_is_never_a_zero() {
    let data = example();
    let view = View {
        grouping: Grouping::Municipality,
        ..View::default()
    };
    let da = said(Lang::Da, &view, &data, municipality(&data, "Tønder"));
    let start = "Tønder har ikke responderet, og der er intet tal for bruttoudgifter pr. indbygger; gennemsnittet for \
        80 responderende kommuner er 59,9 kr.; ";
    assert!(da.starts_with(start), "{da}");
    for measure in Measure::ALL {
        let view = View {
            measure,
            ..view.clone()
        };
        for lang in Lang::ALL {
            let said = said(lang, &view, &data, municipality(&data, "Tønder"));
            let finding = said.split("; ").next().unwrap();
            assert!(!finding.contains('0'), "{said}");
        }
    }
}

#[test]
fn nothing_in_the_selection_is_a_zero_that_says_so() {
    let data = example();
    let skive = said(Lang::Da, &question(), &data, municipality(&data, "Skive"));
    let start = "Skive: bruttoudgifter pr. indbygger 0,0 kr. (responderet, ingen i udsnittet, ";
    assert!(skive.starts_with(start), "{skive}");
}

#[test]
fn an_initiative_has_its_municipality_amount_share_and_rank() {
    let data = example();
    let is_it = |row: &_| data.title(*row).lossless() == "Læseklub";
    let row = data.rows().find(is_it).unwrap();
    let view = View {
        grouping: Grouping::Initiative,
        ..View::default()
    };
    let said = said(Lang::Da, &view, &data, Subject::Initiative(row));
    assert!(said.starts_with("»Læseklub« ("), "{said}");
    assert!(said.contains("): bruttoudgift "), "{said}");
    assert!(said.contains(" pct. af udsnittets bruttoudgifter), under gennemsnittet pr. indsats for 80 responderende kommuner ("), "{said}");
    assert!(
        said.contains(" af 706 indsatser efter bruttoudgift; "),
        "{said}"
    );
}

const ROWS: &str = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter\nKøge;Social;Mentorer;495;95\n\
    Køge;Social;Lektier;ved ikke;0\nGreve;Social;\"Ældre\u{1b}]52;c;aGVq\u{7} \u{202e}klub\";12;0\n";

fn of_file(options: Options) -> Dataset {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("svar.csv");
    fs::write(&path, ROWS).unwrap();
    let source = Source {
        options,
        ..Source::of(path)
    };
    load::load(&source).unwrap().dataset
}

#[test]
fn missing_amounts_make_it_at_least_and_files_are_named_with_their_hash() {
    let data = of_file(Options::default());
    let view = View {
        grouping: Grouping::Municipality,
        measure: Measure::ALL[1],
        ..View::default()
    };
    let koege = municipality(&data, "Køge");
    let plain = said(Lang::Da, &view, &data, koege);
    assert!(plain.starts_with("Køge: bruttoudgifter mindst 495 t.kr. (2 indsatser, 1 af dem uden læseligt beløb, så tallet er mindst dette)"), "{plain}");
    assert!(!plain.contains("konstrueret"), "{plain}");
    let hash = data.identity().files[0].digest().unwrap().to_string();
    let named = format!(
        "; kilde: svar.csv (SHA-256 {}…), opgjort 25.11.2026 med indsats ",
        &hash[..12]
    );
    assert!(plain.contains(&named), "{plain}");
}

#[test]
fn of_many_files_the_rest_is_counted() {
    let folder = TempDir::new().unwrap();
    let paths = (1..=5).map(|at| {
        let path = folder.path().join(format!("{at}.csv"));
        fs::write(&path, ROWS.replace("Mentorer", &format!("Mentor {at}"))).unwrap();
        path
    });
    let source = Source {
        paths: paths.collect(),
        ..Source::default()
    };
    let data = load::load(&source).unwrap().dataset;
    let many = said(Lang::En, &View::default(), &data, Subject::Selection);
    assert!(many.contains("; source: 1.csv (SHA-256 "), "{many}");
    assert!(
        many.contains("…) + 2 more files, compiled 2026-11-25 with"),
        "{many}"
    );
}

#[test]
fn a_hostile_title_is_shown_and_has_no_control_characters() {
    let data = of_file(Options::default());
    let view = View {
        grouping: Grouping::Initiative,
        ..View::default()
    };
    let is_it = |row: &_| data.title(*row).lossless().contains("klub");
    let row = data.rows().find(is_it).unwrap();
    let said = said(Lang::Da, &view, &data, Subject::Initiative(row));
    assert!(
        said.starts_with("»Ældre␛]52;c;aGVq␇ ⟨202E⟩klub« (Greve, Social)"),
        "{said}"
    );
    assert!(!said.chars().any(char::is_control), "{said}");
}

#[test]
fn a_line_of_checks_has_the_headings_of_its_cells_and_the_basis_of_its_page() {
    let loaded = load::load(&Source::default()).unwrap();
    let against = Against::default();
    let inputs = Inputs {
        data: &loaded.dataset,
        report: &loaded.report,
        against: &against,
    };
    let view = View {
        page: Page::Check(Check::Coverage),
        ..View::default()
    };
    let language = Language::new(Lang::Da).unwrap();
    let sheet = language.page(Check::Coverage, &view, &inputs);
    let said = language.minutes_of_line(&sheet, 0, &loaded.dataset, TODAY);
    assert!(
        said.starts_with("»Dækning: hvem har responderet«: "),
        "{said}"
    );
    assert!(said.contains(", responderet "), "{said}");
    assert!(
        said.contains("; grundlag: Kommuner efter besvarelse, "),
        "{said}"
    );
    for check in Check::ALL {
        let sheet = language.page(check, &view, &inputs);
        for at in 0..=sheet.lines.len() {
            let said = language.minutes_of_line(&sheet, at, &loaded.dataset, TODAY);
            assert_is_a_sentence(&said);
        }
    }
}

fn assert_is_a_sentence(said: &str) {
    assert!(said.ends_with('.') && !said.ends_with(".."), "{said}");
    assert!(!said.contains("  ") && !said.contains('\n'), "{said}");
    assert!(!said.contains("()") && !said.contains(" ,"), "{said}");
    assert!(said.contains("indsats 0."), "{said}");
}

#[test]
fn every_sentence_is_whole_and_counts_one_as_one() {
    let data = example();
    let region = Key::Region(Field::Given(Region::Sjaelland));
    let area = Key::Area(Field::Given(PolicyArea::Social));
    let row = data.rows().next().unwrap();
    let mut subjects = vec![
        (Grouping::Region, Subject::Row(region)),
        (Grouping::Region, Subject::Selection),
        (Grouping::Municipality, municipality(&data, "Skive")),
        (Grouping::Municipality, municipality(&data, "Tønder")),
        (Grouping::Area, Subject::Row(area)),
        (Grouping::Initiative, Subject::Initiative(row)),
    ];
    let others: Vec<_> = subjects
        .iter()
        .map(|(grouping, subject)| (*grouping, subject.other_side()))
        .collect();
    subjects.extend(others);
    let pairs = Measure::ALL
        .into_iter()
        .flat_map(|measure| Reference::ALL.map(|reference| (measure, reference)));
    for (at, (measure, reference)) in pairs.enumerate() {
        // Half of them is enough of a pair: the next one has the other half.
        for (grouping, subject) in subjects.iter().skip(at % 2).step_by(2) {
            let view = View {
                grouping: *grouping,
                measure,
                reference,
                ..View::default()
            };
            let said = said(Lang::ALL[at / 2 % 2], &view, &data, *subject);
            assert_is_a_sentence(&said);
            let words = format!(" {said}").replace('(', " ");
            for wrong in [
                " 1 indsatser",
                " 1 kommuner",
                " 1 responderende kommuner",
                " 1 regioner",
                " 1 initiatives",
                " 1 responding municipalities",
                " 1 municipalities",
                " 1 regions",
                " 0 responderende",
                " 0 responding",
            ] {
                assert!(!words.contains(wrong), "{said}");
            }
        }
    }
}
