//! What is written as JSON is valid under the schema that the program prints, and what is damaged is not.

use std::sync::LazyLock;

use indsats::document::Format;
use indsats::document::schema::Schema;
use indsats::domain::field::Field;
use indsats::query::criteria::FacetValue;
use indsats::query::measure::Measure;
use indsats::query::reference::Reference;
use indsats::query::view::{Check, Grouping, Page, View};
use indsats::text::flag::Given;
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::player::example;
use crate::{Asked, languages};

fn validator(schema: Schema) -> Validator {
    let text: Value = serde_json::from_str(schema.text()).unwrap();
    jsonschema::draft202012::meta::validate(&text).unwrap();
    jsonschema::draft202012::new(&text).unwrap()
}

static ANSWER: LazyLock<Validator> = LazyLock::new(|| validator(Schema::Answer));
static PAGE: LazyLock<Validator> = LazyLock::new(|| validator(Schema::Page));

fn valid(validator: &Validator, asked: Asked<'_>) -> Value {
    let bytes = asked.written(Format::Json).unwrap();
    let object: Value = serde_json::from_slice(&bytes).unwrap();
    let errors = validator.iter_errors(&object);
    let errors: Vec<_> = errors
        .map(|error| format!("{} at {}", error, error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    object
}

/// The answer to a question is valid.
pub(crate) fn check(asked: Asked<'_>) {
    valid(&ANSWER, asked);
}

#[test]
fn every_answer_is_valid_whatever_the_grouping_measure_and_reference() {
    let data = example();
    let languages = languages();
    let mut turns = languages.iter().cycle();
    let region = data
        .places()
        .get(data.place(data.rows().next().unwrap()))
        .region;
    let region = FacetValue::Region(Field::Given(region.unwrap()));
    for grouping in Grouping::ALL {
        for measure in Measure::ALL {
            let usual = measure == Measure::default();
            for reference in Reference::ALL {
                if !usual && reference != Reference::default() {
                    continue;
                }
                let mut view = View {
                    grouping,
                    measure,
                    reference,
                    ..View::default()
                };
                view.conditions.hide_empty = measure.is_in_kroner();
                if matches!(grouping, Grouping::Municipality | Grouping::Initiative) {
                    view.scope.set(region.clone(), false);
                }
                if grouping == Grouping::Initiative {
                    view.filter.set(FacetValue::Words("job".into()), false);
                }
                let language = turns.next().unwrap();
                check(Asked {
                    language,
                    view: &view,
                    data: &data,
                });
            }
        }
    }
}

#[test]
fn every_page_of_checks_is_valid() {
    let data = example();
    for language in &languages() {
        for check in Check::ALL {
            let view = View {
                page: Page::Check(check),
                ..View::default()
            };
            let object = valid(
                &PAGE,
                Asked {
                    language,
                    view: &view,
                    data: &data,
                },
            );
            assert!(!ANSWER.is_valid(&object));
        }
    }
}

#[test]
fn an_answer_without_rows_says_so_and_is_valid() {
    let data = example();
    for language in &languages() {
        let mut view = View {
            grouping: Grouping::Initiative,
            ..View::default()
        };
        let words = FacetValue::Words("findesikke".into());
        view.filter.set(words, false);
        let object = valid(
            &ANSWER,
            Asked {
                language,
                view: &view,
                data: &data,
            },
        );
        assert_eq!(
            (&object["rows"], &object["totals"]["initiatives"]),
            (&json!([]), &json!(0))
        );
    }
}

#[test]
fn pinned_rows_stand_side_by_side_with_the_figures_of_each_alone() {
    let data = example();
    let [language, _] = &languages();
    let answered = |typed: &[&str]| {
        let typed: Vec<_> = typed.iter().map(|&argument| argument.to_owned()).collect();
        let given = Given::read(&typed).unwrap();
        let view = language.view(&given, &data).unwrap();
        let view = &view;
        valid(
            &ANSWER,
            Asked {
                language,
                view,
                data: &data,
            },
        )
    };
    let names = ["Roskilde", "Ringsted", "Kalundborg"];
    let compared = answered(&["--pin", &names.join(",")])["comparison"].take();
    assert_eq!(compared["pins"], json!(names));
    for (at, name) in names.iter().enumerate() {
        let alone = answered(&["--by", "area", "--municipality", name]);
        let rows = alone["rows"].as_array().unwrap();
        for line in compared["lines"].as_array().unwrap() {
            let row = rows.iter().find(|row| row["name"] == line["name"]).unwrap();
            let figure = &line["figures"][at];
            for field in ["value", "reference", "standing", "initiatives"] {
                assert_eq!(figure[field], row[field], "{name} {}", line["name"]);
            }
        }
        assert_eq!(compared["total"][at]["value"], alone["totals"]["value"]);
    }
    let silent = &compared["total"][2];
    assert_eq!(silent["state"], "did_not_respond");
    assert_eq!(
        (&silent["value"], &silent["initiatives"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(answered(&["--pin", "roskilde"])["comparison"], Value::Null);
}

#[test]
fn a_damaged_answer_is_not_valid() {
    let data = example();
    let [language, _] = &languages();
    let mut view = View {
        grouping: Grouping::Municipality,
        ..View::default()
    };
    view.conditions.hide_empty = false;
    let whole = valid(
        &ANSWER,
        Asked {
            language,
            view: &view,
            data: &data,
        },
    );
    let silent = whole["rows"].as_array().unwrap().iter();
    let silent = silent
        .clone()
        .position(|row| row["response"] == "did_not_respond")
        .unwrap();
    let row = format!("/rows/{silent}");
    let changes: [(&str, Value); 14] = [
        ("/schema", json!("indsats.answer/2")),
        ("/status", json!("real")),
        ("/notice", Value::Null),
        ("/grouping", json!("region")),
        ("/rows/0/value", json!(196.6)),
        ("/rows/0/value", json!("196,6")),
        ("/rows/0/value", json!("196.60")),
        ("/rows/0/standing", json!("▲ over")),
        ("/rows/0/rank", Value::Null),
        ("/rows/0/initiatives", json!(-1)),
        ("/rows/0/code", json!("259")),
        ("/coverage/silent", Value::Null),
        ("/fields/1/unit", json!("pounds")),
        ("/withheld", json!({"reason": "because", "text": ""})),
    ];
    for (at, other) in changes {
        let mut damaged = whole.clone();
        *damaged.pointer_mut(at).unwrap() = other.clone();
        assert!(!ANSWER.is_valid(&damaged), "{at} = {other}");
    }
    for (at, key) in [
        ("", "facts"),
        ("/totals", "value"),
        ("/rows/0", "denominator"),
    ] {
        let mut damaged = whole.clone();
        damaged
            .pointer_mut(at)
            .unwrap()
            .as_object_mut()
            .unwrap()
            .remove(key);
        assert!(!ANSWER.is_valid(&damaged), "{at} without {key}");
    }
    let mut damaged = whole.clone();
    damaged.pointer_mut(&row).unwrap()["rank"] = json!(1);
    assert!(!ANSWER.is_valid(&damaged), "a rank of nobody");
}
