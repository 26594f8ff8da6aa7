//! The user's own groups of municipalities: a list with one membership a line.
//!
//! A figure of a group with a member too few is a wrong figure, so a line that cannot be understood refuses the list.

use std::path::Path;

use crate::domain::column::Column;
use crate::domain::groups::Groups;
use crate::domain::identity::SourceFile;
use crate::domain::note::Detail;
use crate::domain::place::{PlaceId, Places};
use crate::domain::raw::{Raw, RawText};
use crate::load::find::{self, Found, Wanted};
use crate::load::lines::Lines;
use crate::load::suggest::Names;
use crate::load::{Error, Fault, List, Options, Progress, decode, delimited, header, open};

/// Headings of the column with the group's name, folded.
const GROUP: [&str; 4] = ["gruppe", "grupper", "group", "groups"];

/// The heading of that column.
const HEADING: &str = "gruppe";

/// The header of the list.
const HEADER: &str = "kommune;gruppe";

/// A municipality in the ways in which it can be written.
const EXAMPLE: &str = "København, 0101";

/// Adds the memberships of a list with the headings `kommune` and `gruppe` to `groups`. Blank lines and repeated
/// memberships are passed over. Gives back the identity of the list.
///
/// # Errors
/// [`Error::BadList`] with the line and the column of what is wrong, and the errors of any table.
pub(crate) fn read(
    groups: &mut Groups,
    places: &Places,
    path: &Path,
    options: &Options,
    progress: &Progress,
) -> Result<SourceFile, Error> {
    let encoding = options.encoding.as_deref();
    let opened = open::list(path, encoding.is_some(), &options.limits, progress)?;
    let path = &opened.path;
    let decoded = decode::decode(path, &opened.bytes, encoding)?;
    let mut lines = Lines::new(&decoded.text);
    let bad = |line, column, fault| Error::BadList {
        list: List::Groups,
        path: path.clone(),
        heading: None,
        line,
        column,
        fault,
    };
    if let Some(fault) = decoded.faults.first() {
        return Err(bad(lines.of(fault.start), 0, Fault::Encoding));
    }
    let found = header_of(path, &decoded.text, options)?;
    let columns = Columns::of(&found);
    let names = Names::default();
    for (start, fields) in delimited::records(&decoded.text, &found) {
        let cell = |at: usize| fields.get(at).trimmed();
        if fields.is_blank() {
            continue;
        }
        let line = lines.of(start);
        let fault = |at, fault| bad(line, header::ordinal(at), fault);
        let (place, group) = (cell(columns.place), cell(columns.group));
        let place = known(places, &names, place).map_err(|wrong| fault(columns.place, wrong))?;
        if group.is_empty() {
            return Err(fault(columns.group, Fault::Missing(HEADING.to_owned())));
        }
        let added = groups.add(group, place);
        added.map_err(|_| Error::TooLarge { path: path.clone() })?;
    }
    progress.advance(opened.bytes.len() as u64, 0)?;
    Ok(opened.source_file())
}

/// Where the two columns stand.
struct Columns {
    place: usize,
    group: usize,
}

impl Columns {
    /// The columns of a header that has both: it was found by them.
    fn of(found: &Found) -> Self {
        let headings: Vec<_> = found.headings.iter().map(RawText::as_raw).collect();
        Self {
            place: headings.iter().position(is_place).unwrap_or(0),
            group: headings.iter().position(is_group).unwrap_or(0),
        }
    }
}

fn is_place(heading: &Raw<'_>) -> bool {
    header::column_of(*heading) == Some(Column::Municipality)
}

fn is_group(heading: &Raw<'_>) -> bool {
    GROUP.contains(&heading.folded().as_str())
}

fn header_of(path: &RawText, text: &str, options: &Options) -> Result<Found, Error> {
    let wanted = Wanted {
        delimiter: options.delimiter.and_then(|c| u8::try_from(c).ok()),
        limits: &options.limits,
        fewest: 2,
        known: &|headings| {
            let both = [headings.iter().any(is_place), headings.iter().any(is_group)];
            both.into_iter().filter(|is_there| *is_there).count()
        },
        columns: HEADER,
        is_whole: true,
    };
    find::find(path, text, &wanted).map_err(|error| match error {
        Error::NoHeader {
            path, line, found, ..
        } => {
            let cells: Vec<_> = found.iter().map(|cell| cell.as_raw().lossless()).collect();
            Error::BadList {
                list: List::Groups,
                path,
                heading: None,
                line,
                column: 0,
                fault: Fault::NoHeading {
                    found: cells.join(";"),
                    expected: HEADER.to_owned(),
                },
            }
        }
        other => other,
    })
}

/// The municipality of a name, or what is wrong with the name and which was probably meant.
fn known(places: &Places, names: &Names, name: Raw<'_>) -> Result<PlaceId, Fault> {
    let key = Column::Municipality.heading().to_owned();
    if name.is_empty() {
        return Err(Fault::Missing(key));
    }
    let found = places.find(name);
    found.ok_or_else(|| {
        let expected = match names.nearest(name, places) {
            Detail::Place(meant) => places.get(meant).name.as_raw().lossless().to_owned(),
            _ => EXAMPLE.to_owned(),
        };
        Fault::UnknownValue {
            key,
            found: name.lossless().to_owned(),
            expected,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::shipped;

    fn read_text(text: &[u8]) -> Result<Vec<(String, usize)>, Error> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("grupper.csv");
        std::fs::write(&path, text).unwrap();
        let mut groups = Groups::default();
        let places = shipped::places()?;
        let (options, progress) = (Options::default(), Progress::default());
        read(&mut groups, &places, &path, &options, &progress)?;
        let named = |group| {
            let name = groups.name(group).lossless().to_owned();
            (name, groups.members(group).len())
        };
        Ok(groups.ids().map(named).collect())
    }

    fn fault(text: &str) -> (u64, u16, Fault) {
        match read_text(text.as_bytes()) {
            Err(Error::BadList {
                list: List::Groups,
                line,
                column,
                fault,
                ..
            }) => (line, column, fault),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_municipality_is_in_every_group_that_a_line_names_once() {
        let text = "gruppe;kommune\nKøge Bugt;Greve\nKøge Bugt;0259\nLille;Læsø\nkøge bugt;Køge\n\n;\nLille;Køge\n";
        let both = vec![("Køge Bugt".to_owned(), 2), ("Lille".to_owned(), 2)];
        assert_eq!(read_text(text.as_bytes()).unwrap(), both);
    }

    #[test]
    fn headings_delimiter_and_encoding_are_those_that_the_project_reads() {
        let small = vec![("Små".to_owned(), 1)];
        assert_eq!(
            read_text("Municipality,Group\nSamsø,Små\n".as_bytes()).unwrap(),
            small
        );
        assert_eq!(
            read_text(b"kommune\tgruppe\r\nSams\xF8\tSm\xE5\r\n").unwrap(),
            small
        );
    }

    #[test]
    fn an_unknown_municipality_is_named_with_its_place_and_the_one_that_was_meant() {
        let unknown = |found: &str, expected: &str| Fault::UnknownValue {
            key: "kommune".to_owned(),
            found: found.to_owned(),
            expected: expected.to_owned(),
        };
        let near = fault("kommune;gruppe\nGreve;A\nHernng;A\n");
        assert_eq!(near, (3, 1, unknown("Hernng", "Herning")));
        let far = fault("gruppe;kommune\nA;Xyzzy\n");
        assert_eq!(far, (2, 2, unknown("Xyzzy", EXAMPLE)));
    }

    #[test]
    fn a_membership_without_a_municipality_or_a_group_is_refused() {
        let missing = |name: &str| Fault::Missing(name.to_owned());
        assert_eq!(fault("kommune;gruppe\n;A\n"), (2, 1, missing("kommune")));
        assert_eq!(fault("kommune;gruppe\nGreve;\n"), (2, 2, missing("gruppe")));
        assert_eq!(fault("kommune;gruppe\nGreve\n"), (2, 2, missing("gruppe")));
    }

    #[test]
    fn a_list_without_one_of_the_columns_says_which_it_has_and_which_were_looked_for() {
        for (text, line, found) in [
            ("kommune;navn\nGreve;A\n", 1, "kommune;navn"),
            ("\ngruppe\nA\n", 2, "gruppe"),
        ] {
            let (found, expected) = (found.to_owned(), HEADER.to_owned());
            let heading = Fault::NoHeading { found, expected };
            assert_eq!(fault(text), (line, 0, heading));
        }
    }
}
