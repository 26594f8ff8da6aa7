//! The pages of estimate, robustness and concentration in words.

use indsats::domain::against::Against;
use indsats::domain::dataset::{Dataset, Response};
use indsats::domain::field::Field;
use indsats::domain::report::Report;
use indsats::domain::terms::Region;
use indsats::load::{Source, load, shipped};
use indsats::query::criteria::FacetValue;
use indsats::query::estimate::Estimate;
use indsats::query::view::{Check, View};
use indsats::text::page::Inputs;
use indsats::text::sheet::{Line, Sheet, Tone};
use indsats::text::{Lang, Language};

/// A sheet as plain text, with what stands behind the first line below each heading.
fn written(sheet: &Sheet) -> String {
    let mut shows_detail = true;
    let mut text = vec![sheet.title.clone(), String::new()];
    text.extend(sheet.lead.iter().cloned());
    let heads: Vec<_> = sheet
        .columns
        .iter()
        .map(|column| column.head.as_str())
        .collect();
    text.extend([String::new(), heads.join(" | ")]);
    for line in &sheet.lines {
        let mark = if line.tone == Tone::Heading { "# " } else { "" };
        text.push(format!("{mark}{}", line.cells.join(" | ")));
        for (label, said) in line.detail.iter().filter(|_| shows_detail) {
            assert!(!said.contains('\n'), "a paragraph is one line: {said}");
            text.push(format!("    {label}: {said}"));
        }
        shows_detail = line.tone == Tone::Heading;
    }
    text.push(String::new());
    text.extend(sheet.foot.iter().cloned());
    text.join("\n")
}

fn page(lang: Lang, check: Check, view: &View) -> Sheet {
    let loaded = shipped::load().unwrap();
    let inputs = Inputs {
        data: &loaded.dataset,
        report: &loaded.report,
        against: &loaded.against,
    };
    Language::new(lang).unwrap().page(check, view, &inputs)
}

#[test]
fn the_pages_say_what_they_rest_on() {
    for (name, check) in [
        ("estimate", Check::Estimate),
        ("robustness", Check::Robustness),
        ("concentration", Check::Concentration),
    ] {
        for lang in Lang::ALL {
            let sheet = page(lang, check, &View::default());
            let name = format!("page_{name}_{}", lang.code());
            insta::assert_snapshot!(name, written(&sheet));
        }
    }
}

/// A data set of one responding municipality in a file without a list of responses.
fn without_responses() -> Dataset {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("one.csv");
    let header = shipped::INITIATIVES.lines().next().unwrap();
    let row = "Greve;Social;Fællesspisning;45;0;;ukendt;b;kvinder;Måltid hver uge;Netværk;60";
    std::fs::write(&file, format!("{header}\n{row}\n")).unwrap();
    load(&Source::of(file)).unwrap().dataset
}

#[test]
fn unknown_responses_are_named_and_neither_reported_nor_predicted() {
    let data = without_responses();
    let estimate = Estimate::new(&View::default(), &data).unwrap();
    assert_eq!(
        (estimate.model.unknown.len(), estimate.model.strata.len()),
        (97, 0)
    );
    let inputs = Inputs {
        data: &data,
        report: &Report::default(),
        against: &Against::default(),
    };
    let da = Language::new(Lang::Da).unwrap();
    let sheet = da.page(Check::Estimate, &View::default(), &inputs);
    assert!(sheet.lead[0].starts_with("Ingen kommune i udsnittet mangler at blive skønnet"));
    assert!(
        sheet.foot[0].starts_with("97 kommuner, hvis svar er ukendt"),
        "{}",
        sheet.foot[0]
    );
    assert!(sheet.lead.iter().all(|lead| !lead.contains("Konstrueret")));
}

#[test]
fn a_page_says_why_it_has_no_estimate() {
    let data = shipped::load().unwrap().dataset;
    let places = data.places();
    let silent = places
        .ids()
        .find(|place| data.response(*place) == Response::Silent);
    let mut view = View::default();
    view.scope
        .set(FacetValue::Municipality(silent.unwrap()), false);
    let sheet = page(Lang::Da, Check::Estimate, &view);
    assert_eq!(
        sheet.lead,
        ["Intet skøn: ingen kommune i udsnittet har responderet."]
    );
    let gini = page(Lang::Da, Check::Concentration, &view);
    let said = |line: &Line| line.cells[0].contains("ingen kommune i udsnittet har responderet");
    assert!(gini.lines.iter().any(said));
}

#[test]
fn every_line_but_a_heading_has_something_behind_it() {
    let mut view = View::default();
    let region = FacetValue::Region(Field::Given(Region::Sjaelland));
    for narrowed in [false, true] {
        if narrowed {
            view.scope.set(region.clone(), false);
        }
        for check in [Check::Estimate, Check::Robustness, Check::Concentration] {
            let sheet = page(Lang::Da, check, &view);
            assert!(sheet.lines.len() > 10, "{check:?}");
            for line in &sheet.lines {
                assert!(line.cells.len() <= sheet.columns.len(), "{:?}", line.cells);
                assert_eq!(
                    line.view.is_none(),
                    line.tone == Tone::Heading,
                    "{:?}",
                    line.cells
                );
            }
        }
    }
}
