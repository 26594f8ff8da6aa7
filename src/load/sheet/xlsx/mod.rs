//! Office Open XML workbooks: which part is what.
//!
//! The workbook's crate of choice, `calamine`, is the measure in the tests but not the reader. It
//! reserves the memory that `uniqueCount` of a file asks for and copies fonts into every style, both
//! of which can end the process; it refuses a whole workbook for one newer error such as `#SPILL!`;
//! and it tells either a cell's style or its formula, not both.

mod rows;
mod string;
mod style;

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use self::string::Strings;
use self::style::Styles;
use super::grid::Grid;
use super::package::{MOST_PARTS, Package};
use super::xml::{Xml, attribute, attributes, value};
use super::{Fault, SheetName};

/// What the sheets of a workbook share.
pub(super) struct Book {
    /// The part of each sheet.
    parts: Vec<String>,
    strings: Strings,
    styles: Styles,
    /// Whether day 0 is 1 January 1904.
    is_1904: bool,
}

impl Book {
    /// Reads a sheet into the grid.
    pub(super) fn rows(
        &self,
        package: &mut Package,
        sheet: usize,
        grid: &mut Grid<'_>,
    ) -> Result<(), Fault> {
        let Some(part) = self.parts.get(sheet) else {
            return Ok(());
        };
        let xml = package.xml(part)?.ok_or_else(|| missing(part))?;
        rows::read(self, xml, grid)
    }
}

/// Reads everything but the sheets themselves.
pub(super) fn open(package: &mut Package) -> Result<(Vec<SheetName>, Book), Fault> {
    let path = workbook(package)?;
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
    let relations = relations(package, folder, &format!("{folder}/_rels/{name}.rels"))?;
    let contents = contents(package, &path)?;
    let mut names = Vec::new();
    let mut parts = Vec::new();
    for (name, id) in contents.sheets {
        if let Some(Relation {
            role: Role::Sheet,
            path,
        }) = relations.get(&id)
        {
            names.push(name);
            parts.push(path.clone());
        }
    }
    let shared = |role: Role, usual: &str| {
        relations
            .values()
            .find(|relation| relation.role == role)
            .map_or_else(|| resolved(folder, usual), |relation| relation.path.clone())
    };
    let strings = shared(Role::Strings, "sharedStrings.xml");
    let styles = shared(Role::Styles, "styles.xml");
    let book = Book {
        parts,
        strings: Strings::read(package, &strings)?,
        styles: Styles::read(package, &styles)?,
        is_1904: contents.is_1904,
    };
    Ok((names, book))
}

/// The path of the main part.
fn workbook(package: &mut Package) -> Result<String, Fault> {
    const USUAL: &str = "xl/workbook.xml";
    let main = relations(package, "", "_rels/.rels")?
        .into_values()
        .find(|relation| relation.role == Role::Workbook)
        .map(|relation| relation.path);
    match main {
        Some(path) if path.to_lowercase().ends_with(".bin") => Err(Fault::Binary),
        Some(path) if package.has(&path) => Ok(path),
        _ if package.has(USUAL) => Ok(USUAL.to_owned()),
        Some(path) => Err(missing(&path)),
        None => Err(Fault::NotAWorkbook),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Workbook,
    Sheet,
    Strings,
    Styles,
}

struct Relation {
    role: Role,
    path: String,
}

/// The relations of a part that are of use, by their id. None when the part has no list of them.
fn relations(
    package: &mut Package,
    folder: &str,
    path: &str,
) -> Result<HashMap<String, Relation>, Fault> {
    let mut found = HashMap::new();
    let Some(mut xml) = package.xml(path.trim_start_matches('/'))? else {
        return Ok(found);
    };
    loop {
        match xml.event()? {
            Event::Start(e) if e.local_name().as_ref() == "Relationship" => {
                let (id, relation) = relation(&e, folder)?;
                if let Some(relation) = relation {
                    found.insert(id, relation);
                }
                if found.len() > MOST_PARTS {
                    return Err(Fault::TooManyParts { limit: MOST_PARTS });
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

fn relation(element: &BytesStart<'_>, folder: &str) -> Result<(String, Option<Relation>), Fault> {
    let kind = attribute(element, "Type")?.unwrap_or_default();
    // The strict and the usual form of the format differ in what stands before the last name.
    let role = match kind.rsplit('/').next() {
        Some("officeDocument") => Some(Role::Workbook),
        Some("worksheet") => Some(Role::Sheet),
        Some("sharedStrings") => Some(Role::Strings),
        Some("styles") => Some(Role::Styles),
        _ => None,
    };
    let target = attribute(element, "Target")?.unwrap_or_default();
    let relation = role.map(|role| Relation {
        role,
        path: resolved(folder, &target),
    });
    Ok((attribute(element, "Id")?.unwrap_or_default(), relation))
}

/// A target that is written from the folder, or with a leading `/` from the root of the zip.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut path: Vec<&str> = Vec::new();
    let folder = if target.starts_with('/') { "" } else { folder };
    for step in folder.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    path.join("/")
}

#[derive(Default)]
struct Contents {
    /// Names and the ids of relations.
    sheets: Vec<(SheetName, String)>,
    is_1904: bool,
}

fn contents(package: &mut Package, path: &str) -> Result<Contents, Fault> {
    let mut xml = package.xml(path)?.ok_or_else(|| missing(path))?;
    root(&mut xml, "workbook")?.ok_or(Fault::NotAWorkbook)?;
    let mut contents = Contents::default();
    loop {
        match xml.event()? {
            Event::Start(e) if e.local_name().as_ref() == "workbookPr" => {
                let is_1904 = attribute(&e, "date1904")?;
                contents.is_1904 = matches!(is_1904.as_deref(), Some("1" | "true" | "on"));
            }
            Event::Start(e) if e.local_name().as_ref() == "sheet" => {
                if contents.sheets.len() == MOST_PARTS {
                    return Err(Fault::TooManyParts { limit: MOST_PARTS });
                }
                contents.sheets.push(sheet(&e)?);
            }
            Event::Eof => return Ok(contents),
            _ => {}
        }
    }
}

fn sheet(element: &BytesStart<'_>) -> Result<(SheetName, String), Fault> {
    let mut sheet = SheetName {
        name: String::new(),
        is_hidden: false,
    };
    let mut relation = String::new();
    for attribute in attributes(element) {
        let attribute = attribute?;
        let value = value(&attribute)?;
        let (name, prefix) = attribute.key.decompose();
        match (name.as_ref(), prefix) {
            ("name", None) => sheet.name = string::decoded(value.into_owned()),
            ("state", None) => sheet.is_hidden = value != "visible",
            ("id", Some(_)) => relation = value.into_owned(),
            _ => {}
        }
    }
    Ok((sheet, relation))
}

/// Reads up to the first element; `None` when it has another name.
fn root(xml: &mut Xml<'_>, name: &str) -> Result<Option<()>, Fault> {
    loop {
        match xml.event()? {
            Event::Start(e) => return Ok((e.local_name().as_ref() == name).then_some(())),
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

fn missing(part: &str) -> Fault {
    Fault::damaged(format!("no part {part}"))
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn a_target_is_found_from_its_folder_or_from_the_root() {
        for (folder, target, path) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            (
                "xl",
                "/xl/worksheets/sheet1.xml",
                "xl/worksheets/sheet1.xml",
            ),
            ("xl", "../sheets/a.xml", "sheets/a.xml"),
            ("", "xl\\workbook.xml", "xl/workbook.xml"),
            ("xl", "../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(resolved(folder, target), path);
        }
    }
}
