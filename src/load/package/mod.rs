//! A Tabular Data Package: from `datapackage.json` to the files that hold initiatives and responses.
//!
//! Reads the description alone and never opens a table. Every file must stay inside the package's folder.

mod descriptor;

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use crate::domain::dataset::{Status, Year};
use crate::domain::identity::SourceFile;
use crate::domain::price::PriceFactors;
use crate::domain::raw::RawText;
use crate::load::{Error, Fault, identity};

/// The name of the description in a package's folder.
pub const DESCRIPTION: &str = "datapackage.json";

/// Most bytes of a description.
pub(crate) const LARGEST: u64 = 4 << 20;

/// What a package says of itself, and which of its files to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// The `datapackage.json` that was read.
    pub description: PathBuf,
    /// The identity of what was read of it.
    pub file: SourceFile,
    /// Its title, empty where it has none.
    pub title: RawText,
    /// Reported or constructed; constructed as soon as the package or one of its tables says so.
    pub status: Status,
    /// The accounts year of the amounts, for example 2019.
    pub accounts_year: Option<Year>,
    /// The year of the price and wage level, for example 2022 for `22-pl`.
    pub price_level: Option<Year>,
    /// What amounts at some price levels are multiplied by.
    pub price_factors: PriceFactors,
    /// The files with initiatives, one entry a file, each with a header of its own; never none.
    pub tables: Vec<Resource>,
    /// The list of responses.
    pub responses: Option<Resource>,
    /// The published figures that the data is held against.
    pub published: Option<Resource>,
    /// The list of groups of municipalities.
    pub groups: Option<Resource>,
}

/// One file of a package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resource {
    /// The name of the resource, empty where it has none; the files of one resource share it.
    pub name: RawText,
    /// The path as the package writes it, relative to its folder.
    pub file: RawText,
    /// The path to open.
    pub path: PathBuf,
    /// The encoding by its name on the web, where the package says one.
    pub encoding: Option<String>,
    /// The delimiter, where the package says one.
    pub delimiter: Option<char>,
    /// The accounts year of its amounts: its own, else the package's.
    pub accounts_year: Option<Year>,
    /// The year of its price and wage level: its own, else the package's.
    pub price_level: Option<Year>,
}

/// True for a folder, for a `datapackage.json`, and for a description under another name: JSON that speaks of resources. `-` is standard
/// input even where a folder is called so.
#[must_use]
pub fn is_one(path: &Path) -> bool {
    if path.as_os_str() == "-" {
        return false;
    }
    let is_named = path.file_name().is_some_and(|name| name == DESCRIPTION);
    is_named || path.is_dir() || is_description(path)
}

fn is_description(path: &Path) -> bool {
    let is_json = |bytes: &[u8]| {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let mut first = bytes.iter().skip_while(|byte| byte.is_ascii_whitespace());
        first.next() == Some(&b'{')
    };
    let mut head = Vec::new();
    // A pipe can be read but once.
    let is_file = path.metadata().is_ok_and(|there| there.is_file());
    let looked =
        is_file && File::open(path).is_ok_and(|file| file.take(64).read_to_end(&mut head).is_ok());
    looked
        && is_json(&head)
        && bytes(path).is_ok_and(|bytes| memchr::memmem::find(&bytes, b"\"resources\"").is_some())
}

/// Reads the description of a package, which is a `datapackage.json` or a folder that holds one.
///
/// # Errors
/// [`Error::BadPackage`] where the description is missing or says something that cannot be followed, and
/// [`Error::Read`] where a file of it cannot be found.
pub fn read(path: &Path) -> Result<Package, Error> {
    let description = if path.is_dir() {
        path.join(DESCRIPTION)
    } else {
        path.to_owned()
    };
    let name = RawText::from_os(description.as_os_str());
    let bytes = match bytes(&description) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound && path.is_dir() => {
            return Err(Error::BadPackage {
                path: RawText::from_os(path.as_os_str()),
                fault: Fault::Missing(DESCRIPTION.to_owned()),
            });
        }
        Err(source) => return Err(Error::Read { path: name, source }),
    };
    let bad = |fault| Error::BadPackage {
        path: name.clone(),
        fault,
    };
    let mut package = parse(&bytes).map_err(bad)?;
    let folder = Folder::of(&description)?;
    let lists = package.responses.iter_mut();
    let lists = lists
        .chain(&mut package.published)
        .chain(&mut package.groups);
    for resource in package.tables.iter_mut().chain(lists) {
        folder.place(resource, &name)?;
    }
    package.file = identity::of(&name, &bytes);
    package.description = description;
    Ok(package)
}

/// The bytes of a regular file, one more than [`LARGEST`] at most.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    if !path.metadata()?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What a description says, with paths that are not yet looked for.
fn parse(bytes: &[u8]) -> Result<Package, Fault> {
    if bytes.len() as u64 > LARGEST {
        return Err(Fault::UnknownValue {
            key: DESCRIPTION.to_owned(),
            found: "> 4 MiB".to_owned(),
            expected: "≤ 4 MiB".to_owned(),
        });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let value = serde_json::from_slice(bytes).map_err(|error| Fault::Syntax(error.to_string()))?;
    let package = descriptor::package(&value)?;
    let lists = package.responses.iter();
    let lists = lists.chain(&package.published).chain(&package.groups);
    let files = package.tables.iter().chain(lists);
    let mut seen = HashSet::new();
    for resource in files {
        let written = resource.file.as_raw().lossless();
        let components = inside(written)?.components();
        let plain: PathBuf = components.filter(|it| *it != Component::CurDir).collect();
        if !seen.insert(plain) {
            return Err(Fault::Twice(written.to_owned()));
        }
    }
    Ok(package)
}

/// The path of a file inside the folder, without `.`; an address, an absolute path or one with `..` is outside.
fn inside(written: &str) -> Result<&Path, Fault> {
    let path = Path::new(written);
    let stays = |component| matches!(component, Component::Normal(_) | Component::CurDir);
    let is_address = written.contains("://") || written.contains('\\');
    if is_address || !path.components().all(stays) {
        return Err(Fault::OutsidePath(written.to_owned()));
    }
    match path.file_name() {
        Some(_) => Ok(path),
        None => Err(Fault::Missing("path".to_owned())),
    }
}

/// The folder of a package: as the user wrote it, and as it is with every link followed.
struct Folder {
    written: PathBuf,
    real: PathBuf,
}

impl Folder {
    fn of(description: &Path) -> Result<Self, Error> {
        let written = description.parent().unwrap_or(Path::new("")).to_owned();
        let real = if written.as_os_str().is_empty() {
            Path::new(".").canonicalize()
        } else {
            written.canonicalize()
        };
        match real {
            Ok(real) => Ok(Self { written, real }),
            Err(source) => Err(Error::Read {
                path: RawText::from_os(written.as_os_str()),
                source,
            }),
        }
    }

    /// Finds the file of a resource, which no link may lead outside.
    fn place(&self, resource: &mut Resource, description: &RawText) -> Result<(), Error> {
        let written = resource.file.as_raw().lossless();
        let path = self.written.join(written);
        let real = path.canonicalize().map_err(|source| Error::Read {
            path: RawText::from_os(path.as_os_str()),
            source,
        })?;
        if !real.starts_with(&self.real) {
            return Err(Error::BadPackage {
                path: description.clone(),
                fault: Fault::OutsidePath(written.to_owned()),
            });
        }
        resource.path = path;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
