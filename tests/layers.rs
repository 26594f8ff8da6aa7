//! Who may import whom: `domain` and `query` compile alone, and no layer names one that it must not know.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::fs;
use std::path::{Path, PathBuf};

#[path = "../src/domain/mod.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "compiled to show that it needs no other layer"
)]
mod domain;

#[path = "../src/query/mod.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "compiled to show that it needs only the domain"
)]
mod query;

/// The layers that each layer must not name.
const STRANGERS: [(&str, &[&str]); 9] = [
    (
        "domain",
        &[
            "query", "load", "export", "text", "document", "store", "cli", "tui",
        ],
    ),
    (
        "load",
        &["query", "export", "text", "document", "store", "cli", "tui"],
    ),
    (
        "export",
        &["query", "text", "document", "store", "cli", "tui"],
    ),
    (
        "query",
        &["load", "export", "text", "document", "store", "cli", "tui"],
    ),
    (
        "store",
        &["query", "load", "text", "document", "cli", "tui"],
    ),
    ("text", &["document", "cli", "tui"]),
    ("document", &["store", "cli", "tui"]),
    ("cli", &["tui"]),
    ("tui", &["cli"]),
];

/// The files of the terminal interface that may name crossterm: its key map, terminal and loop.
const KNOWS_CROSSTERM: [&str; 4] = ["keymap", "script", "terminal", "run"];

#[test]
fn a_layer_names_only_the_layers_below_it() {
    let mut broken = Vec::new();
    for (layer, strangers) in STRANGERS {
        for (file, code) in sources(layer) {
            for stranger in strangers {
                if names(&code, "crate", stranger) || names(&code, "indsats", stranger) {
                    broken.push(format!("{} names {stranger}", file.display()));
                }
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn ratatui_is_known_to_the_terminal_interface_alone() {
    let outside = |(file, code): &(PathBuf, String)| {
        !file.starts_with(folder("tui")) && names_crate(code, "ratatui")
    };
    assert_eq!(files_where(outside), Vec::<PathBuf>::new());
}

#[test]
fn crossterm_stops_in_the_keys_the_terminal_and_the_loop() {
    let outside = |(file, code): &(PathBuf, String)| {
        let allowed = file.strip_prefix(folder("tui")).is_ok_and(|inside| {
            let first = inside
                .iter()
                .next()
                .map(Path::new)
                .and_then(Path::file_stem);
            KNOWS_CROSSTERM
                .iter()
                .any(|name| first.is_some_and(|stem| stem == *name))
        });
        !allowed && names_crate(code, "crossterm")
    };
    assert_eq!(files_where(outside), Vec::<PathBuf>::new());
}

#[test]
fn a_path_is_found_in_every_way_of_writing_it() {
    assert!(names("use crate::text::Language;", "crate", "text"));
    assert!(names(
        "use crate::{domain, text::Language};",
        "crate",
        "text"
    ));
    assert!(names(
        "use crate :: { domain::{note, raw}, text };",
        "crate",
        "text"
    ));
    assert!(!names("use crate::textual;", "crate", "text"));
    assert!(!names("use crate::domain::{text};", "crate", "text"));
    assert!(!names(
        "// crate::text says it\nuse crate::domain;",
        "crate",
        "text"
    ));
    assert!(names_crate(
        "fn f(e: crossterm::event::Event) {}",
        "crossterm"
    ));
    assert!(!names_crate("/// Not crossterm::event.", "crossterm"));
}

fn folder(layer: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src")
        .join(layer)
}

fn files_where(found: impl Fn(&(PathBuf, String)) -> bool) -> Vec<PathBuf> {
    let files = sources("").into_iter().filter(found);
    files.map(|(file, _)| file).collect()
}

/// Every Rust file of a layer with its text; none while the layer does not exist.
fn sources(layer: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![folder(layer)];
    let alone = folder(layer).with_extension("rs");
    if !layer.is_empty() && alone.is_file() {
        files.push((alone.clone(), fs::read_to_string(alone).unwrap()));
    }
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(folder) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path, text));
            }
        }
    }
    files
}

/// The code without comment lines and blanks, so that one spelling of a path is left.
fn squeezed(code: &str) -> String {
    let lines = code
        .lines()
        .map(|line| line.split("//").next().unwrap_or(""));
    lines
        .flat_map(str::chars)
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// True when the code names the layer directly below `root`, also inside braces.
fn names(code: &str, root: &str, layer: &str) -> bool {
    let code = squeezed(code);
    let start = format!("{root}::");
    code.match_indices(&start).any(|(at, _)| {
        let rest = &code[at + start.len()..];
        match rest.strip_prefix('{') {
            Some(list) => outermost(list).iter().any(|name| name == layer),
            None => first_name(rest) == layer,
        }
    })
}

/// The first names of the entries of a brace list, nested lists left out.
fn outermost(list: &str) -> Vec<String> {
    let mut depth = 0_u32;
    let mut entries = vec![String::new()];
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => entries.push(String::new()),
            _ if depth == 0 => entries.last_mut().unwrap().push(c),
            _ => {}
        }
    }
    entries
        .iter()
        .map(|entry| first_name(entry).to_owned())
        .collect()
}

fn first_name(path: &str) -> &str {
    let end = path.find(|c: char| !c.is_alphanumeric() && c != '_');
    &path[..end.unwrap_or(path.len())]
}

/// True when the code names something of a crate.
fn names_crate(code: &str, name: &str) -> bool {
    squeezed(code).contains(&format!("{name}::"))
}
