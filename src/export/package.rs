//! A whole data package: the initiatives, who answered, the records kept aside, what was corrected, and the
//! description of them.

use std::io::Write;
use std::path::Path;

use super::Exported;
use super::atomic::{self, Fill};
use super::description::Description;
use super::{Error, File, Options, table, target};
use crate::domain::dataset::{Dataset, RowId, Status, Year};
use crate::load::package::DESCRIPTION;

/// What the names of files start with while the data is the constructed example.
const CONSTRUCTED: &str = "eksempel-";

/// What a file of a package holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Rows of one price level.
    Initiatives(Vec<RowId>, Option<Year>),
    /// Who answered.
    Responses,
    /// Records that are kept aside.
    Held,
    /// What was corrected on the way, and what was not.
    Corrections,
}

/// One file of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The name of the resource.
    pub(super) name: String,
    /// The name of the file.
    pub(super) file: String,
    /// What it holds.
    pub(super) content: Content,
}

/// True when the rows are those of a constructed example.
pub(super) fn is_constructed(content: Exported<'_>) -> bool {
    match content.dataset.description().status {
        Status::Constructed => true,
        Status::Reported => false,
    }
}

/// The rows by the price level of their files, in order of appearance; one group without rows where there are none.
pub(super) fn by_price_level(data: &Dataset) -> Vec<(Option<Year>, Vec<RowId>)> {
    let general = data.description().price_level;
    let mut groups: Vec<(Option<Year>, Vec<RowId>)> = Vec::new();
    for row in data.rows() {
        let origin = data.origins().get(usize::from(data.source(row).file));
        let level = origin.and_then(|origin| origin.price_level).or(general);
        match groups.iter_mut().find(|(known, _)| *known == level) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((level, vec![row])),
        }
    }
    if groups.is_empty() {
        groups.push((general, Vec::new()));
    }
    groups
}

/// A price and wage level as a package writes it.
pub(super) fn level(year: Year) -> String {
    match year {
        2_000..=2_099 => format!("{:02}-pl", year % 100),
        _ => format!("{year}-pl"),
    }
}

/// Writes the package to its folder, which is made where it is not there.
pub(super) fn write(
    content: Exported<'_>,
    folder: &Path,
    options: &Options,
) -> Result<Vec<File>, Error> {
    let is_there = folder.is_dir();
    let is_old = |name| options.force && folder.join(part_name(content, name)).exists();
    let parts = parts(content, is_old("held"), is_old("corrections"));
    let names = parts.iter().map(|part| &*part.file).chain([DESCRIPTION]);
    for path in names.map(|name| folder.join(name)).filter(|_| is_there) {
        target::refuse_input(&path, &options.inputs)?;
        atomic::refuse_existing(&path, options.force)?;
    }
    if is_there {
        let files = write_in(content, &parts, folder, folder, options.force)?;
        atomic::settle(folder)?;
        return Ok(files);
    }
    let temporary = atomic::folder_beside(folder)?;
    let files = write_in(content, &parts, temporary.path(), folder, false)?;
    atomic::settle(temporary.path())?;
    atomic::put_folder(temporary, folder)?;
    Ok(files)
}

/// The files beside the description. `replaces_held` when records that another package kept aside are there, which
/// must not pass for records of this one; `replaces_corrections` for those of another in the same way.
fn parts(content: Exported<'_>, replaces_held: bool, replaces_corrections: bool) -> Vec<Part> {
    let levels = by_price_level(content.dataset);
    let is_one = levels.len() == 1;
    let part = |name: String, holds| Part {
        file: part_name(content, &name),
        name,
        content: holds,
    };
    let mut parts: Vec<_> = levels
        .into_iter()
        .map(|(year, rows)| {
            let name = match year {
                _ if is_one => "initiatives".to_owned(),
                Some(year) => format!("initiatives-{}", level(year)),
                None => "initiatives-no-pl".to_owned(),
            };
            part(name, Content::Initiatives(rows, year))
        })
        .collect();
    parts.push(part("responses".to_owned(), Content::Responses));
    if replaces_held || content.report.held().next().is_some() {
        parts.push(part("held".to_owned(), Content::Held));
    }
    if replaces_corrections || !content.dataset.corrections().list().is_empty() {
        parts.push(part("corrections".to_owned(), Content::Corrections));
    }
    parts
}

fn part_name(content: Exported<'_>, name: &str) -> String {
    let prefix = if is_constructed(content) {
        CONSTRUCTED
    } else {
        ""
    };
    format!("{prefix}{name}.csv")
}

/// Writes all files beside their places and then renames them, the description last; errors name them in `shown`.
fn write_in(
    content: Exported<'_>,
    parts: &[Part],
    folder: &Path,
    shown: &Path,
    force: bool,
) -> Result<Vec<File>, Error> {
    let mut staged = Vec::new();
    for part in parts {
        let path = shown.join(&part.file);
        let fill: &mut Fill<'_> = &mut |out: &mut dyn Write| match &part.content {
            Content::Initiatives(rows, _) => table::initiatives(content.dataset, rows, &path, out),
            Content::Responses => table::responses(content.dataset, &path, out),
            Content::Held => table::held(content, &path, out),
            Content::Corrections => table::corrections(content.dataset, &path, out),
        };
        let (waiting, rows) = atomic::stage(&folder.join(&part.file), &path, fill)?;
        let rows = Some(rows);
        staged.push((waiting, File { path, rows }));
    }
    let path = shown.join(DESCRIPTION);
    let text = Description::of(content, parts).text();
    let fill: &mut Fill<'_> = &mut |out: &mut dyn Write| {
        let written = text
            .as_ref()
            .map_err(|error| std::io::Error::other(error.to_string()));
        let written = written.and_then(|text| out.write_all(text.as_bytes()));
        let path = path.clone();
        written.map_err(|source| Error::Write { path, source })?;
        Ok(0)
    };
    let (waiting, _) = atomic::stage(&folder.join(DESCRIPTION), &path, fill)?;
    staged.push((waiting, File { path, rows: None }));
    let mut files = Vec::new();
    for (waiting, written) in staged {
        waiting.put(&written.path, force)?;
        files.push(written);
    }
    Ok(files)
}
