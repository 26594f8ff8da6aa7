//! What to open and how to read it, as the arguments that say so again.

use crate::load::{Limits, Sheets, Source};

/// The arguments that open a source again, its paths first; none for the example. Nothing where a path is no text.
///
/// They hold for any folder only when the paths of the source are absolute.
#[must_use]
pub fn arguments(source: &Source) -> Option<Vec<String>> {
    let options = &source.options;
    let usual = Limits::default();
    let mut arguments = Vec::new();
    for path in &source.paths {
        arguments.push(path.to_str()?.to_owned());
    }
    let mut add = |name: &str, value: String| {
        if value.starts_with('-') || value.is_empty() {
            arguments.push(format!("--{name}={value}"));
        } else {
            arguments.extend([format!("--{name}"), value]);
        }
    };
    let files = [
        ("responses", &source.responses),
        ("groups", &source.groups),
        ("corrections", &source.corrections),
        ("published", &source.published),
        ("compare", &source.compare),
        ("map", &options.map),
    ];
    for (name, path) in files {
        if let Some(path) = path {
            add(name, path.to_str()?.to_owned());
        }
    }
    if let Some(encoding) = &options.encoding {
        add("encoding", encoding.clone());
    }
    if let Some(delimiter) = options.delimiter {
        add("delimiter", delimiter.to_string());
    }
    if let Sheets::Named(sheet) = &options.sheets {
        add("sheet", sheet.clone());
    }
    for (name, year) in [
        ("accounts-year", options.accounts_year),
        ("price-level", options.price_level),
    ] {
        if let Some(year) = year {
            add(name, year.to_string());
        }
    }
    for factor in &options.price_factors {
        let (from, to, number) = (factor.from(), factor.to(), factor.number());
        add("price-factor", format!("{from}:{to}={number}"));
    }
    let limits = options.limits;
    for (name, limit, usual) in [
        ("max-cell", limits.cell, usual.cell),
        ("max-columns", limits.columns, usual.columns),
        ("max-header", limits.header, usual.header),
        ("max-unpacked", limits.unpacked, usual.unpacked),
    ] {
        if limit != usual {
            add(name, limit.to_string());
        }
    }
    if options.sheets == Sheets::All {
        arguments.push("--all-sheets".to_owned());
    }
    Some(arguments)
}
