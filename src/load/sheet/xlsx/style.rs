//! Styles of an Office Open XML workbook, of which only the number formats matter here.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::super::Fault;
use super::super::format::{self, Kind};
use super::super::package::Package;
use super::super::xml::attribute;

/// What each style makes of a number.
#[derive(Default)]
pub(super) struct Styles(Vec<Kind>);

impl Styles {
    /// Reads the part; a workbook without one has no styles.
    pub(super) fn read(package: &mut Package, path: &str) -> Result<Self, Fault> {
        let mut styles = Self::default();
        let Some(mut xml) = package.xml(path)? else {
            return Ok(styles);
        };
        let mut own = HashMap::new();
        let mut is_in_cell_styles = false;
        loop {
            match xml.event()? {
                Event::Start(e) => match e.local_name().as_ref() {
                    "numFmt" => {
                        let code = attribute(&e, "formatCode")?.unwrap_or_default();
                        if let Some(id) = id(attribute(&e, "numFmtId")?) {
                            own.insert(id, format::custom(&code));
                        }
                    }
                    "cellXfs" => is_in_cell_styles = true,
                    "xf" if is_in_cell_styles => {
                        let id = id(attribute(&e, "numFmtId")?).unwrap_or(0);
                        let kind = own.get(&id).copied();
                        styles.0.push(kind.unwrap_or_else(|| format::builtin(id)));
                    }
                    _ => {}
                },
                Event::End(e) if e.local_name().as_ref() == "cellXfs" => is_in_cell_styles = false,
                Event::Eof => return Ok(styles),
                _ => {}
            }
        }
    }

    pub(super) fn kind(&self, style: usize) -> Kind {
        self.0.get(style).copied().unwrap_or_default()
    }
}

fn id(attribute: Option<String>) -> Option<u32> {
    attribute?.trim().parse().ok()
}
