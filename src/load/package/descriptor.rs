//! The keys of a `datapackage.json`: which are read, and what they may say.

use serde_json::{Map, Value};

use crate::domain::column::Column;
use crate::domain::dataset::{Status, Year};
use crate::domain::price::{self, Clash, PriceFactor, PriceFactors};
use crate::domain::raw::{Raw, RawText};
use crate::load::Fault;
use crate::load::header::column_of;
use crate::load::package::{Package, Resource};

/// Names of the resource with the initiatives.
const INITIATIVES: [&str; 2] = ["initiatives", "indsatser"];

/// Names of the resource with the responses.
const RESPONSES: [&str; 3] = ["responses", "svar", "besvaret"];

/// Names of the resource with the published figures.
const PUBLISHED: [&str; 2] = ["published", "offentliggjort"];
/// Names of the resource with groups of municipalities.
const GROUPS: [&str; 2] = ["groups", "grupper"];

/// Endings and formats of files that can be read as tables.
const TABLES: [&str; 6] = ["csv", "tsv", "txt", "xlsx", "xlsm", "ods"];

/// Longest excerpt of a wrong value, in characters.
const LONGEST_FOUND: usize = 120;

type Object = Map<String, Value>;

/// The package of a whole description.
pub(super) fn package(value: &Value) -> Result<Package, Fault> {
    let Value::Object(package) = value else {
        return Err(unknown(super::DESCRIPTION, value, "{ … }"));
    };
    let resources = match package.get("resources") {
        Some(Value::Array(list)) => list.iter().map(object).collect::<Result<Vec<_>, _>>()?,
        Some(other) => return Err(unknown("resources", other, "[ … ]")),
        None => return Err(Fault::Missing("resources".to_owned())),
    };
    let responses = named(&resources, &RESPONSES)?;
    let groups = named(&resources, &GROUPS)?;
    let lists: Vec<_> = responses.into_iter().chain(groups).collect();
    let chosen = initiatives(&resources, &lists)?;
    let mut read = Package {
        title: RawText::new(text(package, "title")?.unwrap_or_default()),
        status: status(package)?,
        accounts_year: accounts_year(package)?,
        price_level: price_level(package)?,
        price_factors: price_factors(package)?,
        ..Package::default()
    };
    for resource in chosen {
        if resource.get("status").and_then(Value::as_str) == Some("constructed") {
            read.status = Status::Constructed;
        }
        let mut files = files(resource, &read)?;
        read.tables.append(&mut files);
    }
    read.responses = only_file(responses, &read)?;
    read.published = only_file(named(&resources, &PUBLISHED)?, &read)?;
    read.groups = only_file(groups, &read)?;
    Ok(read)
}

/// The file of a resource that can have no more than one.
fn only_file(resource: Option<&Object>, package: &Package) -> Result<Option<Resource>, Fault> {
    let Some(resource) = resource else {
        return Ok(None);
    };
    let mut files = files(resource, package)?;
    let only = files.pop();
    match files.pop() {
        Some(more) => Err(Fault::Twice(more.name.as_raw().lossless().to_owned())),
        None => Ok(only),
    }
}

fn object(value: &Value) -> Result<&Object, Fault> {
    value
        .as_object()
        .ok_or_else(|| unknown("resources", value, "[{ … }]"))
}

/// The resource that has one of the names.
fn named<'v>(resources: &[&'v Object], names: &[&str]) -> Result<Option<&'v Object>, Fault> {
    let has_one = |resource: &&&Object| {
        names
            .iter()
            .any(|known| name(resource).eq_ignore_ascii_case(known))
    };
    let mut found = resources.iter().filter(has_one);
    let first = found.next().copied();
    match found.next() {
        Some(again) => Err(Fault::Twice(name(again).to_owned())),
        None => Ok(first),
    }
}

fn name(resource: &Object) -> &str {
    let name = resource.get("name").and_then(Value::as_str);
    name.unwrap_or_default().trim()
}

/// The resources with initiatives: the one of that name, else those whose fields are the survey's, else the only table.
fn initiatives<'v>(
    resources: &[&'v Object],
    lists: &[&'v Object],
) -> Result<Vec<&'v Object>, Fault> {
    if let Some(resource) = named(resources, &INITIATIVES)? {
        return Ok(vec![resource]);
    }
    let others = resources.iter().copied();
    let tables: Vec<_> = others
        .filter(|resource| !lists.iter().any(|list| std::ptr::eq(*resource, *list)))
        .filter(|resource| is_table(resource))
        .collect();
    let of_the_survey: Vec<_> = tables.iter().copied().filter(|r| has_columns(r)).collect();
    if !of_the_survey.is_empty() {
        return Ok(of_the_survey);
    }
    match tables.as_slice() {
        [only] => Ok(vec![*only]),
        _ => Err(Fault::Missing(INITIATIVES[0].to_owned())),
    }
}

fn is_table(resource: &Object) -> bool {
    let format = resource.get("format").and_then(Value::as_str);
    let path = match resource.get("path") {
        Some(Value::Array(list)) => list.first().and_then(Value::as_str),
        path => path.and_then(Value::as_str),
    };
    let ending = path.and_then(|path| Some(path.rsplit_once('.')?.1));
    let known = |ending: &str| {
        TABLES
            .iter()
            .any(|table| table.eq_ignore_ascii_case(ending))
    };
    path.is_some() && (format.is_some_and(known) || ending.is_some_and(known))
}

/// True when the schema has the columns that no initiative can do without.
fn has_columns(resource: &Object) -> bool {
    let fields = resource
        .get("schema")
        .and_then(|schema| schema.get("fields"));
    let columns: Vec<_> = fields
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|field| column_of(Raw::new(field.get("name")?.as_str()?)))
        .collect();
    Column::REQUIRED
        .iter()
        .all(|column| columns.contains(column))
}

/// The files of one resource.
fn files(resource: &Object, package: &Package) -> Result<Vec<Resource>, Fault> {
    let paths: Vec<&str> = match resource.get("path") {
        Some(Value::String(path)) => vec![path],
        Some(Value::Array(list)) => {
            if let Some(wrong) = list.iter().find(|path| !path.is_string()) {
                return Err(unknown("path", wrong, "\"initiatives.csv\""));
            }
            list.iter().filter_map(Value::as_str).collect()
        }
        Some(other) => return Err(unknown("path", other, "\"initiatives.csv\"")),
        None => Vec::new(),
    };
    if paths.is_empty() {
        return Err(Fault::Missing("path".to_owned()));
    }
    let shared = Resource {
        name: RawText::new(name(resource)),
        encoding: text(resource, "encoding")?.map(str::to_owned),
        delimiter: delimiter(resource)?,
        accounts_year: accounts_year(resource)?.or(package.accounts_year),
        price_level: price_level(resource)?.or(package.price_level),
        ..Resource::default()
    };
    let file = |path| Resource {
        file: RawText::new(path),
        ..shared.clone()
    };
    Ok(paths.into_iter().map(file).collect())
}

/// The delimiter of an inline dialect. A dialect that would make other cells of the same bytes is refused.
fn delimiter(resource: &Object) -> Result<Option<char>, Fault> {
    let dialect = match resource.get("dialect") {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Object(dialect)) => dialect,
        Some(other) => return Err(unknown("dialect", other, r#"{ "delimiter": ";" }"#)),
    };
    // Written by some programs one level down.
    let csv = dialect.get("csv").and_then(Value::as_object);
    for keys in [Some(dialect), csv].into_iter().flatten() {
        for (key, usual) in [
            ("header", Value::Bool(true)),
            ("doubleQuote", Value::Bool(true)),
            ("quoteChar", Value::from("\"")),
            ("escapeChar", Value::Null),
            ("commentChar", Value::Null),
        ] {
            match keys.get(key) {
                Some(found) if *found != usual && !found.is_null() => {
                    return Err(unknown(key, found, &usual.to_string()));
                }
                Some(_) | None => {}
            }
        }
    }
    let written = [Some(dialect), csv]
        .into_iter()
        .flatten()
        .find_map(|keys| keys.get("delimiter"));
    let Some(written) = written else {
        return Ok(None);
    };
    let mut characters = written.as_str().unwrap_or_default().chars();
    match (characters.next(), characters.next()) {
        (Some(delimiter), None) if !matches!(delimiter, '"' | '\n' | '\r') => Ok(Some(delimiter)),
        _ => Err(unknown("delimiter", written, r#"";" "," "\t" "|""#)),
    }
}

fn status(package: &Object) -> Result<Status, Fault> {
    match package.get("status") {
        None | Some(Value::Null) => Ok(Status::Reported),
        Some(Value::String(word)) if word == "reported" => Ok(Status::Reported),
        Some(Value::String(word)) if word == "constructed" => Ok(Status::Constructed),
        Some(other) => Err(unknown("status", other, "reported, constructed")),
    }
}

fn accounts_year(of: &Object) -> Result<Option<Year>, Fault> {
    let found = match of.get("accounts_year") {
        None | Some(Value::Null) => return Ok(None),
        Some(found) => found,
    };
    let year = match found {
        Value::String(digits) => digits.parse().ok(),
        other => other.as_u64(),
    };
    let year = year.filter(|year| (1900..=2999).contains(year));
    match year.and_then(|year| Year::try_from(year).ok()) {
        Some(year) => Ok(Some(year)),
        None => Err(unknown("accounts_year", found, "2019")),
    }
}

fn price_level(of: &Object) -> Result<Option<Year>, Fault> {
    match of.get("price_level") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(written)) if price::level(written).is_some() => {
            Ok(price::level(written))
        }
        Some(other) => Err(unknown("price_level", other, "22-pl")),
    }
}

/// `"price_factors": [{ "from": 2019, "to": 2022, "factor": "1.0431" }]`: what amounts at a level are multiplied by to
/// be at another.
fn price_factors(package: &Object) -> Result<PriceFactors, Fault> {
    const KEY: &str = "price_factors";
    const EXPECTED: &str = r#"[{ "from": 2019, "to": 2022, "factor": "1.0431" }]"#;
    let list = match package.get(KEY) {
        None | Some(Value::Null) => return Ok(PriceFactors::default()),
        Some(Value::Array(list)) => list,
        Some(other) => return Err(unknown(KEY, other, EXPECTED)),
    };
    let mut factors = PriceFactors::default();
    for value in list {
        let level = |key| {
            let found = value.get(key).unwrap_or(&Value::Null);
            let year = written(found).and_then(|text| price::year(&text).or(price::level(&text)));
            year.ok_or_else(|| unknown(key, found, "2019"))
        };
        let (from, to) = (level("from")?, level("to")?);
        let found = value.get("factor").unwrap_or(&Value::Null);
        let factor = PriceFactor::new(from, to, &written(found).unwrap_or_default());
        let factor =
            factor.map_err(|_| unknown("factor", found, "0 < 1.0431 < 1000, ≤ 6 decimals"))?;
        let added = factors.add(factor);
        added.map_err(|Clash(one, other)| Fault::Twice(format!("{KEY} {one}, {other}")))?;
    }
    Ok(factors)
}

/// A text or a number as it is written.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn text<'v>(of: &'v Object, key: &str) -> Result<Option<&'v str>, Fault> {
    match of.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => Err(unknown(key, other, "\"…\"")),
    }
}

fn unknown(key: &str, found: &Value, expected: &str) -> Fault {
    let found = match found {
        Value::String(text) => text.clone(),
        Value::Array(_) => "[…]".to_owned(),
        Value::Object(_) => "{…}".to_owned(),
        Value::Null | Value::Bool(_) | Value::Number(_) => found.to_string(),
    };
    Fault::UnknownValue {
        key: key.to_owned(),
        found: found.chars().take(LONGEST_FOUND).collect(),
        expected: expected.to_owned(),
    }
}
