//! `indsats open`: a bookmark's files and view on the screen, or the list of bookmarks; and `--resume`, which opens the
//! last session in the same way.

use std::ffi::OsString;
use std::io::{self, Write};

use clap::{Arg, ArgMatches, Command};

use crate::cli::arguments::Explore;
use crate::cli::completions::bookmarks;
use crate::cli::reading::{compare_arg, published_arg, reading_args, source};
use crate::domain::raw::Raw;
use crate::load::Source;
use crate::store::Sessions;
use crate::store::bookmark::{Bookmark, Bookmarks, Listed};
use crate::text::Language;
use crate::text::cells;
use crate::text::flag::{Given, Why, choose};
use crate::text::keep::{brief, line};

/// Cells between two columns of the list.
const GAP: usize = 2;

/// The command line of `indsats open`, to which the explorer's own arguments come.
#[must_use]
pub fn command(language: &Language) -> Command {
    let words = language.keep();
    let name = Arg::new("name")
        .value_name("NAME")
        .help(words.arg_name)
        .add(bookmarks());
    Command::new("open")
        .about(words.about)
        .after_help(words.examples)
        .arg(name)
}

/// The name that the arguments of [`command`] give.
#[must_use]
pub fn name(matches: &ArgMatches) -> Option<String> {
    matches.get_one::<String>("name").cloned()
}

/// The bookmark that a name means: its own, however it is spelled, or the only one that begins so.
///
/// # Errors
/// Why there is none, in words.
pub fn find<'l>(
    language: &Language,
    listed: &'l Listed,
    name: &str,
) -> Result<&'l Bookmark, String> {
    let words = language.keep();
    let names: Vec<_> = listed
        .bookmarks
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    let shown = |text: &str| Raw::new(text).shown().into_string();
    let all = |names: &[String]| {
        // A name may hold a comma of its own.
        let quoted = |name: &String| (language.words.terms.quoted)(&shown(name));
        let shown: Vec<_> = names.iter().map(quoted).collect();
        shown.join(", ")
    };
    let why = match choose(&names, name) {
        Ok(at) => return Ok(&listed.bookmarks[at]),
        Err(_) if names.is_empty() => return Err(none(language)),
        Err(why) => why,
    };
    let everything: Vec<_> = names.iter().map(|&name| name.to_owned()).collect();
    Err(match &why {
        Why::Unknown(near) => (words.unknown_near)(&shown(name), &all(near)),
        Why::Ambiguous(several) => (words.ambiguous)(&shown(name), &all(several)),
        Why::NoSuch(_)
        | Why::Missing
        | Why::Range
        | Why::Number
        | Why::Full
        | Why::Apart
        | Why::Included => (words.unknown)(&shown(name), &all(&everything)),
    })
}

/// There is no bookmark yet, and the key that makes one.
fn none(language: &Language) -> String {
    (language.keep().none)("b")
}

/// The source that the arguments of a bookmark or a session open.
///
/// # Errors
/// Why they are none of a source, in words.
pub fn opened(language: &Language, files: &[String]) -> Result<Source, String> {
    let command = Command::new("open")
        .no_binary_name(true)
        .args(reading_args(language))
        .arg(published_arg(language))
        .arg(compare_arg(language));
    let matches = command
        .try_get_matches_from(files.iter().map(OsString::from))
        .map_err(|_| line(files))?;
    Ok(source(&matches))
}

/// Fills in what the bookmark of a name opens.
///
/// # Errors
/// Why there is none, in words.
pub fn bookmarked(
    language: &Language,
    bookmarks: &Bookmarks,
    name: &str,
    explore: &mut Explore,
) -> Result<(), String> {
    let words = language.keep();
    let listed = bookmarks.read();
    let listed = listed.map_err(|error| language.keep_error(&error))?;
    let bookmark = find(language, &listed, name)?;
    let called = Raw::new(&bookmark.name).shown();
    explore.source =
        opened(language, &bookmark.files).map_err(|why| (words.bad_files)(&called, &why))?;
    explore.view = Given::read(&bookmark.view)
        .map_err(|none| (words.unfit)(&called, &language.no_flag(&none)))?;
    Ok(())
}

/// Fills in what the last session had open. Without one that can be read the program starts afresh and says so.
pub fn resumed(language: &Language, sessions: &Sessions, explore: &mut Explore) {
    let words = language.keep();
    let afresh = |why: &str| Some((words.unread_session)(why));
    let session = match sessions.last() {
        Ok(Some(session)) => session,
        Ok(None) => {
            explore.said = Some(words.no_session.to_owned());
            return;
        }
        Err(error) => {
            explore.said = afresh(&language.keep_error(&error));
            return;
        }
    };
    match opened(language, &session.files) {
        Ok(source) => explore.source = source,
        Err(why) => {
            explore.said = afresh(&why);
            return;
        }
    }
    explore.row = session.row;
    match Given::read(&session.view) {
        Ok(view) => explore.view = view,
        Err(none) => {
            explore.said = Some((words.unfit_session)(&language.no_flag(&none)));
        }
    }
}

/// Prints every bookmark with its view and files.
///
/// # Errors
/// When the output cannot be written.
pub fn list(language: &Language, listed: &Listed, out: &mut impl Write) -> io::Result<()> {
    let words = language.keep();
    if listed.bookmarks.is_empty() {
        writeln!(out, "{}", none(language))?;
    } else {
        let or = |text: String, otherwise: &str| {
            if text.is_empty() {
                otherwise.to_owned()
            } else {
                text
            }
        };
        let rows = listed.bookmarks.iter().map(|one| {
            [
                Raw::new(&one.name).shown().into_string(),
                or(brief(&one.view), words.plain),
                or(line(&one.files), words.example),
            ]
        });
        let rows: Vec<_> = std::iter::once(words.heads.map(str::to_owned))
            .chain(rows)
            .collect();
        let widest = |column: usize| rows.iter().map(|row| cells::width(&row[column])).max();
        let (name, view) = (widest(0).unwrap_or(0), widest(1).unwrap_or(0));
        for [called, asked, files] in &rows {
            let called = cells::left(called, name + GAP);
            let asked = cells::left(asked, view + GAP);
            writeln!(out, "{called}{asked}{files}")?;
        }
    }
    if listed.unreadable > 0 {
        let count = language.numbers.count(listed.unreadable as u64);
        writeln!(out, "{}", (words.unreadable)(&count))?;
    }
    if let Some(version) = listed.newer {
        writeln!(out, "{}", (words.newer_list)(&version.to_string()))?;
    }
    out.flush()
}
