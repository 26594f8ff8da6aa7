//! The pages of quality and coverage in words, on the shipped example.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use indsats::domain::field::Field;
use indsats::domain::rule::Rule;
use indsats::domain::terms::{PolicyArea, Region};
use indsats::load::{Loaded, shipped};
use indsats::query::criteria::{Criterion, FacetValue};
use indsats::query::view::{Check, Grouping, Page, View};
use indsats::text::page::Inputs;
use indsats::text::sheet::{Line, Sheet, Tone};
use indsats::text::{Lang, Language};

fn page(check: Check, view: &View, lang: Lang, loaded: &Loaded) -> Sheet {
    let inputs = Inputs {
        data: &loaded.dataset,
        report: &loaded.report,
        against: &loaded.against,
    };
    Language::new(lang).unwrap().page(check, view, &inputs)
}

fn on(check: Check) -> View {
    View {
        page: Page::Check(check),
        ..View::default()
    }
}

fn of_region(mut view: View, region: Region) -> View {
    let region = FacetValue::Region(Field::Given(region));
    view.scope.set(region, false);
    view
}

fn line<'a>(sheet: &'a Sheet, cell: &str) -> &'a Line {
    let mut lines = sheet.lines.iter();
    lines
        .find(|line| line.cells.iter().any(|own| own == cell))
        .unwrap()
}

#[test]
fn every_rule_has_a_line_and_stands_back_where_nothing_was_found() {
    let loaded = shipped::load().unwrap();
    for lang in Lang::ALL {
        let sheet = page(Check::Quality, &on(Check::Quality), lang, &loaded);
        let rules = sheet.lines.iter().filter(|line| line.tone != Tone::Heading);
        let codes: Vec<_> = rules.clone().map(|line| line.cells[0].as_str()).collect();
        let all: Vec<_> = Rule::ALL.iter().map(|rule| rule.id()).collect();
        assert_eq!(codes, all);
        for line in rules {
            assert_eq!(line.tone == Tone::Dim, line.cells[3] == "0", "{line:?}");
            assert!(!line.detail.is_empty(), "{line:?}");
            assert_eq!(line.cells.len(), sheet.columns.len());
        }
    }
}

#[test]
fn the_view_behind_a_rule_lists_exactly_the_rows_that_its_line_counts() {
    let loaded = shipped::load().unwrap();
    let mut filtered = of_region(on(Check::Quality), Region::Sjaelland);
    let area = FacetValue::Area(Field::Given(PolicyArea::Social));
    filtered.filter.set(area, true);
    let mut chosen = on(Check::Quality);
    chosen
        .filter
        .set(FacetValue::Rule(Rule::ZeroExpenditure), false);
    for (view, least) in [(on(Check::Quality), 9), (filtered, 3), (chosen, 9)] {
        let sheet = page(Check::Quality, &view, Lang::En, &loaded);
        let opened = sheet
            .lines
            .iter()
            .filter_map(|line| Some((line, line.view.as_ref()?)));
        assert!(opened.clone().count() >= least);
        for (line, view) in opened {
            assert_eq!(view.page, Page::Rows);
            assert_eq!(view.grouping, Grouping::Initiative);
            let rows = view.answer(&loaded.dataset).rows.len();
            assert_eq!(line.cells[4], rows.to_string(), "{:?}", line.cells);
        }
    }
}

#[test]
fn a_finding_names_municipality_title_file_line_column_found_and_expected() {
    let loaded = shipped::load().unwrap();
    let sheet = page(Check::Quality, &on(Check::Quality), Lang::Da, &loaded);
    let (_, first) = &line(&sheet, "Q012").detail[2];
    assert_eq!(
        first,
        "Helsingør: Opsøgende ungemedarbejder med frivillige · andel: 45,0 pct. · forventet mindst 50,0 pct. · linje 210 i initiatives.csv"
    );
    let (_, millions) = &line(&sheet, "Q006").detail[2];
    assert!(
        millions.contains("8,0 mio. kr.") && millions.contains("Køge"),
        "{millions}"
    );
    let (_, below) = &line(&sheet, "Q006").detail[3];
    assert!(below.starts_with("23 kommuner"), "{below}");
}

#[test]
fn a_scope_leaves_findings_of_other_places_out() {
    let loaded = shipped::load().unwrap();
    let view = of_region(on(Check::Quality), Region::Nordjylland);
    let sheet = page(Check::Quality, &view, Lang::Da, &loaded);
    assert_eq!(line(&sheet, "Q006").cells[3], "1");
    assert_eq!(line(&sheet, "Q007").cells[3], "0");
}

#[test]
fn coverage_has_the_printed_responses_of_every_region_and_names_the_silent() {
    let loaded = shipped::load().unwrap();
    let sheet = page(Check::Coverage, &on(Check::Coverage), Lang::Da, &loaded);
    let printed = [
        ("Region Hovedstaden", "24 af 29", "92"),
        ("Region Sjælland", "13 af 17", "83"),
        ("Region Syddanmark", "18 af 22", "91"),
        ("Region Midtjylland", "16 af 19", "91"),
        ("Region Nordjylland", "9 af 11", "94"),
        ("Danmark", "80 af 98", "91"),
    ];
    assert_eq!(sheet.lines.len(), printed.len());
    for (name, responded, percent) in printed {
        let line = line(&sheet, name);
        assert_eq!(line.cells[1], responded);
        let share = line.cells.last().unwrap().replace(',', ".");
        let share: f64 = share.parse().unwrap();
        assert_eq!(share.round().to_string(), percent, "{name}");
    }
    let north = line(&sheet, "Region Nordjylland");
    assert_eq!(north.cells[2..7], ["7", "0", "2", "2", "0"]);
    let (_, silent) = &north.detail[1];
    assert_eq!(silent, "Brønderslev, Læsø");
}

#[test]
fn the_view_behind_coverage_shows_every_municipality_of_the_region() {
    let loaded = shipped::load().unwrap();
    for scope in [
        on(Check::Coverage),
        of_region(on(Check::Coverage), Region::Sjaelland),
    ] {
        let sheet = page(Check::Coverage, &scope, Lang::En, &loaded);
        for line in &sheet.lines {
            let view = line.view.as_ref().unwrap();
            assert_eq!(view.page, Page::Rows);
            let rows = view.answer(&loaded.dataset).rows.len();
            assert!(line.cells[1].ends_with(&format!(" of {rows}")), "{line:?}");
        }
    }
}

#[test]
fn a_filter_tells_none_selected_apart_from_none_at_all() {
    let loaded = shipped::load().unwrap();
    let mut view = on(Check::Coverage);
    let area = FacetValue::Area(Field::Given(PolicyArea::HealthAndElderly));
    view.filter.set(area, false);
    let filtered = page(Check::Coverage, &view, Lang::En, &loaded);
    let plain = page(Check::Coverage, &on(Check::Coverage), Lang::En, &loaded);
    assert_eq!(filtered.columns.len(), plain.columns.len() + 1);
    let none = |sheet: &Sheet, at: usize| line(sheet, "Denmark").cells[at].clone();
    assert_eq!(none(&filtered, 1), "80 of 98");
    assert_eq!(
        (none(&filtered, 5), none(&plain, 4)),
        ("10".into(), "10".into())
    );
}

#[test]
fn a_rule_as_a_filter_says_its_name_beside_its_code() {
    let loaded = shipped::load().unwrap();
    let criterion = Criterion {
        value: FacetValue::Rule(Rule::KronerAsThousands),
        excluded: false,
    };
    let chip = |lang| {
        Language::new(lang)
            .unwrap()
            .chip(&loaded.dataset, &criterion)
    };
    assert_eq!(chip(Lang::Da), "regel=Q005 kr. som t.kr.");
    assert_eq!(chip(Lang::En), "rule=Q005 DKK as DKK 1,000");
}
