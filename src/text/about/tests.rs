use super::*;
use crate::domain::field::Field;
use crate::domain::raw::Raw;
use crate::domain::terms::Region;
use crate::load::{self, Source};
use crate::query::criteria::FacetValue;
use crate::query::measure::{Measure, Quantity};
use crate::query::reference::Reference;
use crate::query::view::Check;

const TODAY: Date = Date {
    year: 2026,
    month: 11,
    day: 25,
};

fn example() -> Dataset {
    load::load(&Source::default()).unwrap().dataset
}

fn facts(lang: Lang, view: &View, data: &Dataset) -> Vec<Fact> {
    Language::new(lang).unwrap().about(view, data, TODAY)
}

fn text(facts: &[Fact], id: &str) -> String {
    let mut found = facts.iter().filter(|fact| fact.id == id);
    let text = found.next().map(|fact| fact.text.clone());
    assert_eq!(found.count(), 0, "{id} stands twice");
    text.unwrap_or_else(|| panic!("no fact {id}"))
}

#[test]
fn the_facts_of_the_example_say_all_that_a_figure_rests_on() {
    let data = example();
    let mut view = View::default();
    let region = FacetValue::Region(Field::Given(Region::Sjaelland));
    view.scope.set(region, false);
    let facts = facts(Lang::Da, &view, &data);
    for (id, says) in [
        (
            "view",
            "indsats --by region --region Sjælland --measure per-capita --reference denmark",
        ),
        ("place", "Region: Sjælland"),
        ("filter", "ingen"),
        ("measure", "bruttoudgifter pr. indbygger"),
        ("unit", "kr. pr. indbygger"),
        (
            "denominator",
            "indbyggere i de responderende kommuner, 1.1.2021",
        ),
        ("accounts_year", "2019"),
        ("price_level", "22-pl"),
        (
            "status",
            "KONSTRUERET EKSEMPEL – ikke kommunernes indberetninger",
        ),
        ("corrections", "ingen"),
        ("date", "25.11.2026"),
    ] {
        assert_eq!(text(&facts, id), says, "{id}");
    }
    let reference = text(&facts, "reference");
    assert!(reference.contains("80 responderende"), "{reference}");
    assert!(reference.contains("kr. pr. indb"), "{reference}");
    assert!(text(&facts, "coverage").contains("af 17 kommuner"));
    assert!(text(&facts, "program").starts_with("indsats "));
    let sources = text(&facts, "sources");
    for file in &data.identity().files {
        assert!(
            sources.contains(&file.digest().unwrap().to_string()),
            "{sources}"
        );
    }
}

#[test]
fn every_fact_has_one_id_in_both_languages_and_stands_in_one_line() {
    let data = example();
    for (measure, page) in Measure::ALL.into_iter().zip(
        [Page::Rows, Page::Check(Check::Estimate)]
            .into_iter()
            .cycle(),
    ) {
        for grouping in Grouping::ALL {
            let view = View {
                grouping,
                measure,
                page,
                ..View::default()
            };
            let [da, en] = [Lang::Da, Lang::En].map(|lang| facts(lang, &view, &data));
            let ids: Vec<_> = da.iter().map(|fact| fact.id).collect();
            assert_eq!(ids, en.iter().map(|fact| fact.id).collect::<Vec<_>>());
            for fact in da.iter().chain(&en) {
                let _once = text(&da, fact.id);
                let is_snake = |c: char| c.is_ascii_lowercase() || c == '_';
                assert!(fact.id.chars().all(is_snake), "{}", fact.id);
                assert!(
                    !fact.label.is_empty() && !fact.text.is_empty(),
                    "{}",
                    fact.id
                );
                assert!(!Raw::new(&fact.text).has_hidden(), "{:?}", fact.text);
            }
        }
    }
}

#[test]
fn a_measure_names_its_unit_and_what_it_is_divided_by() {
    let data = example();
    let said = |quantity, per, grouping| {
        let measure = Measure { quantity, per };
        let view = View {
            grouping,
            measure,
            ..View::default()
        };
        let facts = facts(Lang::En, &view, &data);
        (text(&facts, "unit"), text(&facts, "denominator"))
    };
    let (unit, divisor) = said(Quantity::Gross, Per::Immigrant, Grouping::Region);
    assert_eq!(unit, "DKK per immigrant or descendant");
    assert!(divisor.ends_with("2022-01-01"), "{divisor}");
    let (unit, divisor) = said(Quantity::Net, Per::Total, Grouping::Area);
    assert_eq!(unit, "DKK; shown in DKK million");
    assert_eq!(divisor, "none: the figure is a sum");
    let (unit, _) = said(Quantity::Gross, Per::Inhabitant, Grouping::Initiative);
    assert_eq!(unit, "DKK; shown in DKK 1,000");
    let (unit, _) = said(Quantity::Count, Per::Total, Grouping::Municipality);
    assert_eq!(unit, "initiatives");
}

#[test]
fn what_is_hidden_and_what_has_no_average_of_its_own_is_said() {
    let data = example();
    let mut view = View {
        grouping: Grouping::Municipality,
        reference: Reference::OwnRegion,
        ..View::default()
    };
    let own = facts(Lang::Da, &view, &data);
    assert!(text(&own, "reference").ends_with("(hver række mod sit eget)"));
    assert!(text(&own, "hidden").contains("--show-empty"));
    view.reference = Reference::OwnGroup;
    let none = facts(Lang::Da, &view, &data);
    assert!(text(&none, "reference").starts_with("ingen"));
    view.page = Page::Check(Check::Coverage);
    let page = facts(Lang::Da, &view, &data);
    assert!(
        page.iter()
            .all(|fact| fact.id != "reference" && fact.id != "hidden")
    );
}

#[test]
fn corrections_and_a_price_factor_are_said_and_no_folder_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let rows = "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Fest;12\n";
    let corrections = "fil;linje;kolonne;gammel værdi;ny værdi;begrundelse\n\
                       svar.csv;2;bruttoudgifter;12;13;tastefejl\nsvar.csv;9;bruttoudgifter;1;2;fejl\n";
    let mut source = Source::of(file("svar.csv", rows));
    source.corrections = Some(file("rettelser.csv", corrections));
    source.options.accounts_year = Some(2019);
    source.options.price_level = Some(2019);
    let factor = crate::domain::price::PriceFactor::new(2019, 2022, "1.0431").unwrap();
    source.options.price_factors = vec![factor];
    let data = load::load(&source).unwrap().dataset;
    let facts = facts(Lang::Da, &View::default(), &data);
    let corrected = text(&facts, "corrections");
    assert_eq!(corrected, "1 brugt fra rettelser.csv · 1 ikke brugt");
    assert_eq!(text(&facts, "price_level"), "22-pl (× 1,0431 fra 2019)");
    assert_eq!(text(&facts, "status"), "indberettet af kommunerne");
    let mut empty = View::default();
    empty
        .filter
        .set(FacetValue::Words("ukendtord".into()), false);
    let of_nothing = self::facts(Lang::Da, &empty, &data);
    assert_eq!(
        text(&of_nothing, "price_level"),
        text(&facts, "price_level")
    );
    let here = folder.path().to_str().unwrap();
    assert!(facts.iter().all(|fact| !fact.text.contains(here)));
}
