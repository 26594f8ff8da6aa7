//! View flags: what is printed reads back as the same view, and what is typed is understood or refused with candidates.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file uses a part of it")]
mod naive;

use std::sync::LazyLock;

use indsats::cli::viewing;
use indsats::domain::dataset::{Builder, Dataset, Response};
use indsats::domain::field::Field;
use indsats::domain::groups::Groups;
use indsats::domain::place::Date;
use indsats::domain::raw::Raw;
use indsats::domain::rule::Rule;
use indsats::domain::terms::{PolicyArea, Region, SecondaryTarget};
use indsats::load::{self, Source};
use indsats::query::criteria::{Criterion, FacetValue, Span};
use indsats::query::group::Key;
use indsats::query::measure::Measure;
use indsats::query::view::{Check, Grouping, Page, Presentation, Scale, View};
use indsats::text::flag::{Flag, Given, Why};
use indsats::text::{Lang, Language};
use naive::random::{data, pick, question};
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

/// The data with groups that are called so, each with one municipality.
fn grouped(data: &Dataset, names: &[&str]) -> Dataset {
    let mut builder = Builder::new(data.description().clone(), data.places().clone());
    for origin in data.origins() {
        builder.add_origin(origin.clone()).unwrap();
    }
    for row in data.rows() {
        builder.push(&data.initiative(row)).unwrap();
    }
    let mut groups = Groups::default();
    for (name, place) in names.iter().zip(data.places().ids()) {
        groups.add(Raw::new(name), place).unwrap();
    }
    builder.set_groups(groups);
    builder.finish()
}

/// Names that are hard to print: signs of the flags themselves.
const NAMES: [&str; 12] = [
    "Sydfyn",
    "Syd",
    "a, b",
    "!nej",
    "#1",
    "\"x\"",
    "(empty)",
    "it's; `x` $HOME",
    "-x",
    "~",
    "a\nb",
    "\u{1b}[31m",
];

fn read_back(language: &Language, view: &View, data: &Dataset) -> View {
    let flags = language.flags(view, data);
    language.view(&flags, data).unwrap_or_else(|refused| {
        panic!("{flags:?}: {}", language.flag_refused(&refused));
    })
}

/// The view of the line that stands for it, split as a shell splits it and read as the program reads its arguments.
fn typed_back(language: &Language, view: &View, data: &Dataset) -> View {
    let line = language.command_line(view, data);
    let words = shlex::split(&line).unwrap();
    let command = clap::Command::new("indsats").args(viewing::view_args(language));
    let matches = command.try_get_matches_from(words);
    let matches = matches.unwrap_or_else(|refused| panic!("{line}: {refused}"));
    let flags = viewing::given(&matches);
    language.view(&flags, data).unwrap_or_else(|refused| {
        panic!("{line}: {}", language.flag_refused(&refused));
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_reads_back_as_the_same_view(
        data in data(),
        question in question(),
        more in proptest::collection::vec((pick(), any::<bool>()), 0..6),
        others in proptest::collection::vec((0_usize..3, any::<usize>(), any::<bool>()), 0..4),
        conditions in (any::<bool>(), any::<bool>()),
        look in (select(Scale::ALL.to_vec()), select(vec![None, Some(Check::Quality), Some(Check::Estimate)])),
        thresholds in (-500_i64..5_000, 0_u32..3),
        pins in proptest::collection::vec((0_u8..3, any::<u8>()), 0..6),
        english in any::<bool>(),
    ) {
        let data = grouped(&data, &NAMES);
        let language = Language::new(if english { Lang::En } else { Lang::Da }).unwrap();
        let mut view = question.of(&data);
        for (pick, excluded) in &more {
            if let Some(value) = pick.value(&data) {
                view.criteria_mut(&value).set(value.clone(), *excluded);
            }
        }
        for (kind, at, excluded) in others {
            let groups: Vec<_> = data.groups().ids().collect();
            let responses = [Response::Responded, Response::Silent, Response::Unknown];
            let value = match kind {
                0 => FacetValue::Response(responses[at % 3]),
                1 => FacetValue::Rule(Rule::ALL[at % Rule::ALL.len()]),
                _ if groups.is_empty() => continue,
                _ => FacetValue::Group(groups[at % groups.len()]),
            };
            view.criteria_mut(&value).set(value, excluded);
        }
        (view.conditions.above_only, view.conditions.hide_empty) = conditions;
        view.presentation = Presentation::Bars(look.0);
        view.page = look.1.map_or(Page::Rows, Page::Check);
        view.thresholds.above = Decimal::new(thresholds.0, thresholds.1);
        for (kind, at) in pins {
            let place = data.places().ids().nth(usize::from(at) % data.places().len().max(1));
            let key = match (kind, place) {
                (0, _) if at % 6 == 5 => Key::Region(Field::Unknown),
                (0, _) => Key::Region(Field::from_code(at % 6)),
                (1, Some(place)) => Key::Municipality(place),
                _ => Key::Area(Field::from_code(at % 10)),
            };
            view.pins.pin(key).ok();
        }
        // What cannot be chosen: a measure beside those on offer, a date that the data does not have.
        if !Measure::ALL.contains(&view.measure) {
            view.measure = Measure::default();
        }
        if !data.places().population_dates().contains(&view.population) {
            view.population = Date::DEFAULT_POPULATION;
        }
        let flags = language.flags(&view, &data);
        let arguments: Vec<_> = flags.iter().flat_map(Given::arguments).collect();
        prop_assert_eq!(Given::read(&arguments), Ok(flags));
        prop_assert_eq!(&read_back(&language, &view, &data), &view);
        prop_assert_eq!(typed_back(&language, &view, &data), view);
    }

    #[test]
    fn whatever_is_typed_is_understood_or_refused_in_words(flag in select(Flag::ALL.to_vec()), typed in ".{0,12}") {
        let data = example();
        for lang in Lang::ALL {
            let language = Language::new(lang).unwrap();
            let given = Given { flag, value: typed.clone() };
            if let Err(refused) = language.view(&[given], data) {
                let said = language.flag_refused(&refused);
                prop_assert!(said.contains(flag.name()), "{}", said);
                prop_assert!(!Raw::new(&said).has_hidden(), "{:?}", said);
            }
        }
    }
}

static EXAMPLE: LazyLock<Dataset> =
    LazyLock::new(|| load::load(&Source::default()).unwrap().dataset);

fn example() -> &'static Dataset {
    &EXAMPLE
}

fn given(flags: &[(Flag, &str)]) -> Vec<Given> {
    let flags = flags.iter().map(|(flag, value)| Given {
        flag: *flag,
        value: (*value).to_owned(),
    });
    flags.collect()
}

#[test]
fn values_are_known_by_name_code_and_beginning_in_either_language() {
    let data = example();
    let women = FacetValue::Secondary(Field::Given(SecondaryTarget::Women));
    let social = FacetValue::Area(Field::Given(PolicyArea::Social));
    let school = FacetValue::Area(Field::Given(PolicyArea::DaycareAndSchool));
    let aarhus = data.places().find(Raw::new("Aarhus")).unwrap();
    for lang in Lang::ALL {
        let language = Language::new(lang).unwrap();
        for (flag, typed, value) in [
            (Flag::Secondary, "kvinder", &women),
            (Flag::Secondary, "women", &women),
            (Flag::Secondary, "2", &women),
            (Flag::Area, "soc", &social),
            (Flag::Area, "SOCIAL", &social),
            (Flag::Area, "folkeskole", &school),
            (Flag::Area, "daycare", &school),
            (
                Flag::Municipality,
                "Århus",
                &FacetValue::Municipality(aarhus),
            ),
            (Flag::Municipality, "751", &FacetValue::Municipality(aarhus)),
            (
                Flag::Municipality,
                "0751",
                &FacetValue::Municipality(aarhus),
            ),
            (
                Flag::Municipality,
                "Aarhus Kommune",
                &FacetValue::Municipality(aarhus),
            ),
        ] {
            let view = language.view(&given(&[(flag, typed)]), data).unwrap();
            assert_eq!(view.criteria(value).state(value), Some(false), "{typed}");
        }
    }
}

#[test]
fn several_values_stand_in_their_order_and_a_mark_excludes() {
    let data = example();
    let da = Language::new(Lang::Da).unwrap();
    let flags = [
        (Flag::Area, "social, !sundhed"),
        (Flag::Gross, "1,5-2,5"),
        (Flag::Share, ">50"),
        (Flag::Area, "kultur"),
    ];
    let view = da.view(&given(&flags), data).unwrap();
    let excluded: Vec<_> = view
        .filter
        .iter()
        .map(|criterion| criterion.excluded)
        .collect();
    assert_eq!(excluded, [false, true, false, false, false]);
    let ranges: Vec<_> = view
        .filter
        .iter()
        .map(|Criterion { value, .. }| value)
        .collect();
    assert_eq!(
        *ranges[2],
        FacetValue::Gross(Field::Given(Span::new(150_000, 250_001)))
    );
    let half = Span {
        from: Some(5_001),
        to: None,
    };
    assert_eq!(*ranges[3], FacetValue::Share(Field::Given(half)));
}

#[test]
fn what_is_unknown_or_may_be_several_is_refused_with_candidates() {
    let data = example();
    let en = Language::new(Lang::En).unwrap();
    let why = |flag, typed: &str| en.view(&given(&[(flag, typed)]), data).unwrap_err();
    let refused = why(Flag::Region, "sjaeland");
    assert_eq!(refused.why, Why::Unknown(vec!["Sjælland".to_owned()]));
    let said = en.flag_refused(&refused);
    assert_eq!(
        said,
        "there is no --region sjaeland. Did you mean Sjælland?"
    );
    let said = en.flag_refused(&why(Flag::Municipality, "Ringk,Hol"));
    assert!(said.contains("Hol may be Holbæk or Holstebro"), "{said}");
    assert!(matches!(why(Flag::By, "planet").why, Why::NoSuch(all) if all.len() == 4));
    assert_eq!(why(Flag::Group, "Syd").why, Why::NoSuch(Vec::new()));
    assert_eq!(why(Flag::Gross, "meget").why, Why::Range);
    assert_eq!(why(Flag::Above, "meget").why, Why::Number);
    assert_eq!(why(Flag::Words, " ").why, Why::Missing);
    assert!(matches!(
        why(Flag::Population, "1999-01-01").why,
        Why::NoSuch(_)
    ));
}

#[test]
fn rows_are_pinned_by_name_number_and_kind() {
    let data = example();
    let roskilde = Key::Municipality(data.places().find(Raw::new("Roskilde")).unwrap());
    let sealand = Key::Region(Field::Given(Region::Sjaelland));
    for lang in Lang::ALL {
        let language = Language::new(lang).unwrap();
        let pins = |typed: &str| {
            let view = language.view(&given(&[(Flag::Pin, typed)]), data).unwrap();
            view.pins.iter().collect::<Vec<_>>()
        };
        for typed in [
            "Roskilde",
            "rosk",
            "265",
            "kommune:rosk",
            "municipality:Roskilde",
        ] {
            assert_eq!(pins(typed), [roskilde], "{typed}");
        }
        for typed in ["sjælland", "Region Sjælland", "region:sj"] {
            assert_eq!(pins(typed), [sealand], "{typed}");
        }
        assert_eq!(pins("Sjælland, Roskilde"), [sealand, roskilde]);
        let social = Key::Area(Field::Given(PolicyArea::Social));
        assert_eq!(pins("area:soc"), [social]);
        assert_eq!(pins("fagområde:social"), [social]);
    }
}

#[test]
fn what_cannot_be_pinned_is_refused_with_candidates() {
    let data = example();
    let en = Language::new(Lang::En).unwrap();
    let da = Language::new(Lang::Da).unwrap();
    let why = |typed: &str| en.view(&given(&[(Flag::Pin, typed)]), data).unwrap_err();
    assert_eq!(why("Roskilde,Køge,Greve,Odense,Faxe").why, Why::Full);
    assert_eq!(why("Roskilde,social").why, Why::Apart);
    assert_eq!(why("!Roskilde").why, Why::Included);
    assert!(matches!(why("region:zzzzz").why, Why::NoSuch(all) if all.len() == 6));
    assert!(matches!(why("region:(empty)").why, Why::NoSuch(all) if all.len() == 6));
    assert_eq!(why("").why, Why::Missing);
    let said = en.flag_refused(&why("hol"));
    assert_eq!(
        said,
        "--pin hol may be Holbæk or Holstebro. Type more of the name."
    );
    let said = da.flag_refused(&why("Roskilde,Køge,Greve,Odense,Faxe"));
    assert_eq!(said, "--pin Faxe: højst 4 rækker sammenlignes.");
    let said = da.flag_refused(&why("Roskilde,social"));
    assert!(said.contains("fagområder for sig"), "{said}");
}

#[test]
fn a_row_whose_name_is_that_of_another_kind_is_told_by_its_kind() {
    let mut builder = Builder::new(example().description().clone(), example().places().clone());
    builder.places_mut().intern(Raw::new("Sjælland")).unwrap();
    let data = builder.finish();
    let en = Language::new(Lang::En).unwrap();
    let refused = en
        .view(&given(&[(Flag::Pin, "sjælland")]), &data)
        .unwrap_err();
    assert_eq!(
        en.flag_refused(&refused),
        "--pin sjælland may be region:Sjælland or municipality:Sjælland. Type more of the name."
    );
    for typed in ["region:Sjælland", "municipality:Sjælland"] {
        let view = en.view(&given(&[(Flag::Pin, typed)]), &data).unwrap();
        let printed = en.flags(&view, &data);
        assert!(
            printed.ends_with(&given(&[(Flag::Pin, typed)])),
            "{printed:?}"
        );
    }
}

#[test]
fn a_view_prints_as_a_person_would_type_it() {
    let data = example();
    let da = Language::new(Lang::Da).unwrap();
    let flags = [
        (Flag::By, "kommune"),
        (Flag::Region, "Region Sjælland"),
        (Flag::Secondary, "2"),
        (Flag::Finance, "!state"),
        (Flag::Measure, "net-per-capita"),
        (Flag::Sort, "name"),
    ];
    let view = da.view(&given(&flags), data).unwrap();
    assert_eq!(view.grouping, Grouping::Municipality);
    let region = FacetValue::Region(Field::Given(Region::Sjaelland));
    assert_eq!(view.scope.state(&region), Some(false));
    assert!(!view.order.descending);
    let printed = da.flags(&view, data);
    let arguments: Vec<_> = printed.iter().flat_map(Given::arguments).collect();
    assert_eq!(
        arguments.join(" "),
        "--by municipality --region Sjælland --secondary kvinder --finance !stat \
         --measure net-per-capita --reference denmark --sort name"
    );
}
