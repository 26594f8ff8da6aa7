//! What a figure is, as it is said: every measure against every reference, at each level, in both languages.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::fs;

use indsats::domain::dataset::{Dataset, RowId};
use indsats::domain::field::Field;
use indsats::domain::price::PriceFactor;
use indsats::domain::raw::Raw;
use indsats::domain::terms::{PolicyArea, Region};
use indsats::load::{self, Options, Source};
use indsats::query::criteria::FacetValue;
use indsats::query::explain::Subject;
use indsats::query::group::Key;
use indsats::query::measure::Measure;
use indsats::query::quality::Judged;
use indsats::query::reference::Reference;
use indsats::query::view::{Grouping, View};
use indsats::text::explain::Told;
use indsats::text::{Lang, Language};
use tempfile::TempDir;

const ROWS: &str = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;finansieringskilder\n\
    Køge;Social;Mentorer;495;95;staten\nKøge;Social;Lektier;500000;0;\nGreve;Social;Fest;12,34567;0;\n";

/// A file of 2019 prices brought to 2022.
fn brought() -> Dataset {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("svar.csv");
    fs::write(&path, ROWS).unwrap();
    let source = Source {
        options: Options {
            accounts_year: Some(2019),
            price_level: Some(2019),
            price_factors: vec![PriceFactor::new(2019, 2022, "1.0431").unwrap()],
            ..Options::default()
        },
        ..Source::of(path)
    };
    load::load(&source).unwrap().dataset
}

/// The example with a group of Greve and Køge.
fn grouped() -> Dataset {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("grupper.csv");
    fs::write(&path, "kommune;gruppe\nGreve;Bugten\nKøge;Bugten\n").unwrap();
    let source = Source {
        groups: Some(path),
        ..Source::default()
    };
    load::load(&source).unwrap().dataset
}

fn of_initiative(lang: Lang, data: &Dataset, title: &str, measure: Measure) -> Told {
    let is_it = |row: &RowId| data.title(*row).lossless() == title;
    let row = data.rows().find(is_it).unwrap();
    let view = View {
        grouping: Grouping::Initiative,
        measure,
        ..View::default()
    };
    let explained = view.explain(data, Subject::Initiative(row));
    let judged = Judged::of(data);
    Language::new(lang)
        .unwrap()
        .told(data, &explained, judged.of_row(data, row))
}

fn fact<'t>(told: &'t Told, label: &str) -> &'t str {
    let mut facts = told.facts.iter();
    let found = facts.find(|(own, _)| own == label);
    &found.unwrap_or_else(|| panic!("{label}: {told:?}")).1
}

#[test]
fn an_amount_under_a_factor_is_told_with_what_was_typed_and_the_factor() {
    let data = brought();
    let gross = Measure::default();
    let told = of_initiative(Lang::Da, &data, "Mentorer", gross);
    assert_eq!(
        told.sentence,
        "516,3345 t.kr. er indsatsens egen bruttoudgift: 495 t.kr. i filen, ganget med 1,0431 fra 19-pl til 22-pl."
    );
    assert_eq!(
        fact(&told, "Priser"),
        "2019-regnskab, 22-pl, × 1,0431 fra 2019"
    );
    let told = of_initiative(Lang::En, &data, "Mentorer", gross);
    assert!(
        told.sentence.ends_with(
            "DKK 495k in the file, multiplied by 1.0431 from 2019 prices to 2022 prices."
        ),
        "{}",
        told.sentence
    );
    // 12,345.67 kr. × 1.0431 has six decimals.
    let told = of_initiative(Lang::Da, &data, "Fest", gross);
    assert!(told.sentence.starts_with("12,87777 t.kr. er"), "{told:?}");
    assert_eq!(
        fact(&told, "Præcist"),
        "12.877,768377 kr., vist som 12,87777 t.kr."
    );
    let net = Measure::ALL[9];
    let told = of_initiative(Lang::Da, &data, "Mentorer", net);
    assert!(
        told.sentence
            .ends_with(" Beløbene er ganget med 1,0431 fra 19-pl til 22-pl."),
        "{}",
        told.sentence
    );
    let data = grouped();
    let first = data.title(RowId::new(0)).lossless().to_owned();
    let plain = of_initiative(Lang::Da, &data, &first, gross);
    assert!(
        plain.sentence.ends_with("som den står i filen."),
        "{plain:?}"
    );
}

#[test]
fn a_corrected_amount_is_not_said_to_stand_in_the_file() {
    let folder = TempDir::new().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let corrections = "fil;linje;kolonne;gammel;ny;begrundelse\n\
        svar.csv;3;bruttoudgifter;500000;500;tastet i kr.\n";
    let mut source = Source {
        corrections: Some(file("rettelser.csv", corrections)),
        ..Source::of(file("svar.csv", ROWS))
    };
    let told = |source: &Source, title| {
        let data = load::load(source).unwrap().dataset;
        of_initiative(Lang::Da, &data, title, Measure::default())
    };
    let corrected = told(&source, "Lektier");
    assert_eq!(
        corrected.sentence,
        "500 t.kr. er indsatsens egen bruttoudgift, som den er rettet."
    );
    let was = fact(&corrected, "Rettet");
    assert_eq!(was, "bruttoudgifter: var »500000« – tastet i kr.");
    assert!(
        told(&source, "Fest")
            .sentence
            .ends_with("som den står i filen.")
    );
    source.options.price_level = Some(2019);
    source.options.price_factors = vec![PriceFactor::new(2019, 2022, "1.0431").unwrap()];
    assert_eq!(
        told(&source, "Lektier").sentence,
        "521,55 t.kr. er indsatsens egen bruttoudgift: 500 t.kr. efter rettelse, ganget med 1,0431 fra 19-pl til 22-pl."
    );
}

#[test]
fn rules_that_an_initiative_trips_are_told_by_name_with_what_was_typed_and_expected() {
    let data = brought();
    let told = of_initiative(Lang::Da, &data, "Lektier", Measure::default());
    let rules = fact(&told, "Regler");
    assert!(
        rules.starts_with(
            "Q005 kr. som t.kr.: bruttoudgifter: 500.000 t.kr. · forventet 500 t.kr. · "
        ),
        "{rules}"
    );
    let told = of_initiative(Lang::Da, &data, "Mentorer", Measure::default());
    assert!(told.facts.iter().all(|(label, _)| label != "Regler"));
}

#[test]
fn peers_and_the_own_group_are_listed_and_who_has_none_is_told_why() {
    let data = grouped();
    let greve = data.places().find(Raw::new("Greve")).unwrap();
    let language = Language::new(Lang::Da).unwrap();
    let told = |key, grouping, reference| {
        let view = View {
            grouping,
            reference,
            ..View::default()
        };
        let explained = view.explain(&data, Subject::Reference(Some(key)));
        language.told(&data, &explained, [])
    };
    let own = Key::Municipality(greve);
    let group = told(own, Grouping::Municipality, Reference::OwnGroup);
    let names =
        |told: &Told| -> Vec<_> { told.members.iter().map(|cells| cells[0].clone()).collect() };
    assert_eq!(names(&group), ["Køge", "Greve"]);
    assert_eq!(fact(&group, "Sted"), "Gruppe: Bugten");
    let peers = told(own, Grouping::Municipality, Reference::Peers);
    assert_eq!(names(&peers).len(), 10);
    assert!(!names(&peers).contains(&"Greve".to_owned()));
    assert_eq!(fact(&peers, "Sted").matches("Kommune: ").count(), 1);
    let region = Key::Region(Field::Given(Region::Sjaelland));
    for (reference, why) in [
        (
            Reference::Peers,
            "jævnstore findes kun for én kommune ad gangen",
        ),
        (
            Reference::OwnGroup,
            "det hører ikke til præcis én gruppe af kommuner",
        ),
    ] {
        let told = told(region, Grouping::Region, reference);
        assert_eq!(told.sentence, format!("Der er intet tal: {why}."));
        assert!(told.facts.is_empty() && told.members.is_empty());
    }
    let area = Key::Area(Field::Given(PolicyArea::Social));
    let told = told(area, Grouping::Area, Reference::OwnRegion);
    assert_eq!(
        told.sentence,
        "Der er intet tal: det ligger ikke i én region."
    );
}

/// Every subject of a data set that a figure can be of, with the grouping in which it stands.
fn subjects(data: &Dataset) -> Vec<(Grouping, Subject)> {
    let greve = data.places().find(Raw::new("Greve")).unwrap();
    let row = data.rows().next().unwrap();
    let keys = [
        (
            Grouping::Region,
            Key::Region(Field::Given(Region::Sjaelland)),
        ),
        (Grouping::Municipality, Key::Municipality(greve)),
        (Grouping::Area, Key::Area(Field::Given(PolicyArea::Social))),
    ];
    let of_keys = keys.into_iter().flat_map(|(grouping, key)| {
        let own = Subject::Row(key);
        [(grouping, own), (grouping, own.other_side())]
    });
    let own = Subject::Initiative(row);
    let others = [
        own,
        own.other_side(),
        Subject::Selection,
        Subject::Reference(None),
    ];
    let others = others.map(|subject| (Grouping::Initiative, subject));
    of_keys.chain(others).collect()
}

#[test]
fn every_sentence_is_whole_counts_one_as_one_and_blames_no_silence_that_is_not_there() {
    let data = grouped();
    let mut of_one = View::default();
    let koege = data.places().find(Raw::new("Køge")).unwrap();
    of_one.scope.set(FacetValue::Municipality(koege), false);
    let languages = Lang::ALL.map(|lang| Language::new(lang).unwrap());
    for (grouping, subject) in subjects(&data) {
        let views = [View::default(), of_one.clone()];
        let is_list = grouping == Grouping::Initiative;
        for view in views.into_iter().take(if is_list { 1 } else { 2 }) {
            // A third of them is enough of one municipality.
            let step = if view.scope.is_empty() { 1 } else { 3 };
            for (measure, reference) in pairs().step_by(step) {
                let view = View {
                    grouping,
                    measure,
                    reference,
                    ..view.clone()
                };
                let explained = view.explain(&data, subject);
                for language in &languages {
                    let told = language.told(&data, &explained, []);
                    check(&told.sentence, view.scope.is_empty());
                }
            }
        }
    }
}

/// What is wrong in any sentence; and that nobody responded, where the whole country is asked.
fn check(said: &str, is_everywhere: bool) {
    assert!(said.ends_with('.') && !said.contains("  "), "{said}");
    let words = format!(" {said}");
    for wrong in [
        " 1 indsatser",
        " 1 kommuner",
        " 1 responderende kommuner",
        " 1 regioner",
        " 1 initiatives",
        " 1 responding municipalities",
        " 1 regions",
        "indsatser er summen",
        "initiatives is the sum",
    ] {
        assert!(!words.contains(wrong), "{said}");
    }
    let blames = ["ingen kommune har responderet", "no municipality responded"];
    let is_blamed = blames.iter().any(|why| said.contains(why));
    assert!(!(is_everywhere && is_blamed), "{said}");
}

fn pairs() -> impl Iterator<Item = (Measure, Reference)> {
    let measures = Measure::ALL.into_iter();
    measures.flat_map(|measure| Reference::ALL.map(|reference| (measure, reference)))
}
