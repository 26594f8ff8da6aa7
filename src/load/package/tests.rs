//! Descriptions that are followed, and hostile ones that are not.

use std::fs;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::*;

/// A description with these resources.
fn of(resources: &Value) -> Result<Package, Fault> {
    parse(json!({ "resources": resources }).to_string().as_bytes())
}

fn csv(name: &str, path: &str) -> Value {
    json!({ "name": name, "path": path })
}

fn files(package: &Package) -> Vec<&str> {
    let tables = package.tables.iter();
    tables.map(|table| table.file.as_raw().lossless()).collect()
}

fn found(fault: Fault) -> (String, String) {
    match fault {
        Fault::UnknownValue { key, found, .. } => (key, found),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_shipped_description_names_its_tables_status_and_prices() {
    let package = parse(crate::load::shipped::PACKAGE.as_bytes()).unwrap();
    assert_eq!(files(&package), ["initiatives.csv"]);
    assert_eq!(package.status, Status::Constructed);
    assert_eq!(package.accounts_year, Some(2019));
    assert_eq!(package.price_level, Some(2022));
    let table = &package.tables[0];
    assert_eq!(table.encoding.as_deref(), Some("utf-8"));
    assert_eq!(table.delimiter, Some(';'));
    assert_eq!(table.price_level, Some(2022));
    let responses = package.responses.unwrap();
    assert_eq!(responses.file, RawText::new("responses.csv"));
}

#[test]
fn a_package_with_less_is_reported_and_says_nothing_of_prices() {
    let package = of(&json!([csv("Indsatser", "a.csv")])).unwrap();
    assert_eq!(package.status, Status::Reported);
    assert_eq!((package.accounts_year, package.price_level), (None, None));
    assert_eq!(package.responses, None);
    assert_eq!(package.tables[0].delimiter, None);
}

#[test]
fn initiatives_are_found_by_name_then_by_fields_then_as_the_only_table() {
    let fields = |names: [&str; 4]| {
        let fields: Vec<_> = names.iter().map(|name| json!({ "name": name })).collect();
        json!({ "fields": fields })
    };
    let danish = fields(["kommune", "område", "initiativ", "bruttoudgifter"]);
    let english = fields(["Municipality", "policy area", "title", "Gross expenditure"]);
    let one = json!({ "name": "a", "path": "a.csv", "schema": danish });
    let other = json!({ "name": "b", "path": "b.xlsx", "schema": english });
    let place = csv("places", "c.csv");
    let answered = csv("svar", "svar.csv");
    let package = of(&json!([one, other, place, answered])).unwrap();
    assert_eq!(files(&package), ["a.csv", "b.xlsx"]);
    assert!(package.responses.is_some());
    let package = of(&json!([one, csv("initiatives", "d.csv"), other])).unwrap();
    assert_eq!(files(&package), ["d.csv"]);
    let package = of(&json!([csv("x", "picture.png"), place, answered])).unwrap();
    assert_eq!(files(&package), ["c.csv"]);
    let missing = Fault::Missing("initiatives".to_owned());
    assert_eq!(of(&json!([place, csv("x", "d.csv")])), Err(missing.clone()));
    assert_eq!(of(&json!([])), Err(missing));
    assert_eq!(parse(b"{}"), Err(Fault::Missing("resources".to_owned())));
}

#[test]
fn one_table_may_stand_in_several_files() {
    let resource = json!({ "name": "initiatives", "path": ["2019.csv", "sub/2020.csv"], "encoding": "iso-8859-1",
                           "dialect": { "csv": { "delimiter": "\t" } }, "price_level": "2020-pl" });
    let package = of(&json!([resource])).unwrap();
    assert_eq!(files(&package), ["2019.csv", "sub/2020.csv"]);
    for table in &package.tables {
        assert_eq!(table.encoding.as_deref(), Some("iso-8859-1"));
        assert_eq!(table.delimiter, Some('\t'));
        assert_eq!(table.price_level, Some(2020));
    }
}

#[test]
fn a_constructed_table_makes_the_package_constructed() {
    let resource = json!({ "name": "initiatives", "path": "a.csv", "status": "constructed" });
    assert_eq!(of(&json!([resource])).unwrap().status, Status::Constructed);
}

#[test]
fn paths_out_of_the_folder_are_refused() {
    for path in [
        "/etc/passwd",
        "../a.csv",
        "a/../../b.csv",
        "http://example.org/a.csv",
        "file:///a.csv",
        "..\\a.csv",
    ] {
        let outside = Err(Fault::OutsidePath(path.to_owned()));
        assert_eq!(of(&json!([csv("initiatives", path)])), outside, "{path}");
        let list = json!([csv("initiatives", "a.csv"), csv("responses", path)]);
        assert_eq!(of(&list), outside, "{path}");
    }
    for path in ["", "."] {
        let missing = Err(Fault::Missing("path".to_owned()));
        assert_eq!(of(&json!([csv("initiatives", path)])), missing, "{path}");
    }
}

#[test]
fn what_is_named_twice_would_count_twice() {
    let twice = |name: &str| Err(Fault::Twice(name.to_owned()));
    let list = json!([csv("initiatives", "a.csv"), csv("indsatser", "b.csv")]);
    assert_eq!(of(&list), twice("indsatser"));
    let list = json!([{ "name": "initiatives", "path": ["a.csv", "./a.csv"] }]);
    assert_eq!(of(&list), twice("./a.csv"));
    let list = json!([csv("initiatives", "a.csv"), { "name": "svar", "path": ["b.csv", "c.csv"] }]);
    assert_eq!(of(&list), twice("svar"));
}

#[test]
fn values_that_cannot_be_followed_are_named_with_their_key() {
    let with = |key: &str, value: Value| {
        let mut package = json!({ "resources": [csv("initiatives", "a.csv")] });
        package[key] = value;
        found(parse(package.to_string().as_bytes()).unwrap_err())
    };
    for (key, value, shown) in [
        ("status", json!("real"), "real"),
        ("status", json!(1), "1"),
        ("price_level", json!("22"), "22"),
        ("price_level", json!("+2-pl"), "+2-pl"),
        ("price_level", json!("222-pl"), "222-pl"),
        ("price_level", json!("22-løn"), "22-løn"),
        ("price_level", json!(2022), "2022"),
        ("accounts_year", json!(-3), "-3"),
        ("accounts_year", json!(2.5), "2.5"),
        ("accounts_year", json!("to tusind"), "to tusind"),
        ("title", json!({}), "{…}"),
        ("resources", json!({ "a": 1 }), "{…}"),
        ("resources", json!([1]), "1"),
    ] {
        assert_eq!(with(key, value), (key.to_owned(), shown.to_owned()));
    }
    for (key, dialect) in [
        ("dialect", json!("dialect.json")),
        ("delimiter", json!({ "delimiter": ";;" })),
        ("delimiter", json!({ "delimiter": "\"" })),
        ("delimiter", json!({ "delimiter": 1 })),
        ("header", json!({ "header": false })),
        ("quoteChar", json!({ "csv": { "quoteChar": "'" } })),
    ] {
        let list = json!([{ "name": "initiatives", "path": "a.csv", "dialect": dialect }]);
        assert_eq!(found(of(&list).unwrap_err()).0, key);
    }
}

#[test]
fn broken_json_is_refused_with_its_line_and_column() {
    let fault = parse(b"{\n  \"resources\": [,]\n}").unwrap_err();
    let Fault::Syntax(words) = fault else {
        panic!("{fault:?}")
    };
    assert!(words.ends_with("at line 2 column 17"), "{words}");
    for text in [&b""[..], b"\xFF\xFE{\0}\0", b"{\"title\": \"\xE6\"}"] {
        assert!(matches!(parse(text), Err(Fault::Syntax(_))), "{text:?}");
    }
    let deep = "[".repeat(1_000_000);
    assert!(matches!(parse(deep.as_bytes()), Err(Fault::Syntax(_))));
    let large = vec![b' '; 5 << 20];
    assert_eq!(found(parse(&large).unwrap_err()).0, DESCRIPTION);
    assert!(matches!(parse(b"[1]"), Err(Fault::UnknownValue { .. })));
}

#[test]
fn a_folder_is_read_by_its_description_and_a_folder_without_one_is_none() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(
        read(folder.path()),
        Err(Error::BadPackage { fault: Fault::Missing(name), .. }) if name == DESCRIPTION
    ));
    let description = folder.path().join(DESCRIPTION);
    let text = json!({ "resources": [csv("initiatives", "a.csv")] }).to_string();
    fs::write(&description, format!("\u{feff}{text}")).unwrap();
    assert!(matches!(read(folder.path()), Err(Error::Read { path, .. })
        if path == RawText::from_os(folder.path().join("a.csv").as_os_str())));
    fs::write(folder.path().join("a.csv"), "").unwrap();
    let package = read(folder.path()).unwrap();
    assert_eq!(package, read(&description).unwrap());
    assert_eq!(package.tables[0].path, folder.path().join("a.csv"));
    assert_eq!(package.description, description);
}

#[test]
#[cfg(unix)]
fn a_link_may_stay_inside_and_not_lead_outside() {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("package");
    fs::create_dir(&folder).unwrap();
    fs::write(outer.path().join("secret.csv"), "").unwrap();
    fs::write(folder.join("b.csv"), "").unwrap();
    let text = json!({ "resources": [csv("initiatives", "a.csv")] }).to_string();
    fs::write(folder.join(DESCRIPTION), text).unwrap();
    std::os::unix::fs::symlink("b.csv", folder.join("a.csv")).unwrap();
    assert!(read(&folder).is_ok());
    fs::remove_file(folder.join("a.csv")).unwrap();
    std::os::unix::fs::symlink("../secret.csv", folder.join("a.csv")).unwrap();
    let outside = Fault::OutsidePath("a.csv".to_owned());
    assert!(matches!(read(&folder), Err(Error::BadPackage { fault, .. }) if fault == outside));
}

/// Values of every kind under the keys that are read.
fn anything() -> impl Strategy<Value = Value> {
    let keys = "name|path|resources|status|price_level|accounts_year|dialect|delimiter|csv|schema|fields|title|format\
                |encoding|\\PC{0,3}";
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "initiatives|svar|a\\.csv|\\.\\./a\\.csv|22-pl|.{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((keys, inner), 0..8)
                .prop_map(|pairs| pairs.into_iter().collect::<Map<_, _>>().into()),
        ]
    })
}

proptest! {
    #[test]
    fn no_description_stops_the_program(value in anything()) {
        let _any = parse(value.to_string().as_bytes());
        let wrapped = json!({ "resources": value });
        let _any = parse(wrapped.to_string().as_bytes());
        let listed = json!({ "resources": [value] });
        if let Ok(package) = parse(listed.to_string().as_bytes()) {
            prop_assert!(!package.tables.is_empty());
        }
    }

    #[test]
    fn no_bytes_stop_the_program(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let _any = parse(&bytes);
    }
}
