use std::fs;
use std::thread;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::store::{Session, Sessions};

const PATIENCE: Duration = Duration::from_secs(60);

fn folders(home: &TempDir) -> Folders {
    let path = home.path().to_owned();
    Folders::of(|name| (name == "HOME").then(|| path.clone())).unwrap()
}

fn at(home: &TempDir) -> Bookmarks {
    Bookmarks::of(&folders(home), PATIENCE)
}

fn named(name: &str) -> Bookmark {
    Bookmark {
        name: name.to_owned(),
        view: vec!["--by".to_owned(), "area".to_owned()],
        files: Vec::new(),
        saved: Some(Date {
            year: 2026,
            month: 11,
            day: 25,
        }),
    }
}

/// A file of bookmarks that is there already.
fn with(text: &str) -> (TempDir, Bookmarks) {
    let home = TempDir::new().unwrap();
    let bookmarks = at(&home);
    fs::create_dir_all(bookmarks.path().parent().unwrap()).unwrap();
    fs::write(bookmarks.path(), text).unwrap();
    (home, bookmarks)
}

fn names(bookmarks: &Bookmarks) -> Vec<String> {
    let listed = bookmarks.read().unwrap().bookmarks.into_iter();
    listed.map(|one| one.name).collect()
}

#[test]
fn a_bookmark_is_read_as_it_was_saved_and_goes_again() {
    let home = TempDir::new().unwrap();
    let bookmarks = at(&home);
    assert_eq!(bookmarks.read().unwrap(), Listed::default());
    let saved = bookmarks.put(&named("a"), Over::Keep).unwrap();
    assert_eq!(saved, Put::Saved(Changed::default()));
    assert_eq!(bookmarks.read().unwrap().bookmarks, [named("a")]);
    assert!(bookmarks.forget("a").unwrap());
    assert!(!bookmarks.forget("a").unwrap());
    assert_eq!(bookmarks.read().unwrap(), Listed::default());
}

#[test]
fn a_name_that_is_taken_is_replaced_only_when_that_is_meant() {
    let home = TempDir::new().unwrap();
    let bookmarks = at(&home);
    bookmarks.put(&named("a"), Over::Keep).unwrap();
    bookmarks.put(&named("b"), Over::Keep).unwrap();
    let other = Bookmark {
        view: Vec::new(),
        ..named("a")
    };
    assert_eq!(bookmarks.put(&other, Over::Keep).unwrap(), Put::Taken);
    assert_eq!(bookmarks.read().unwrap().bookmarks[0], named("a"));
    bookmarks.put(&other, Over::Replace).unwrap();
    let expected = [other, named("b")];
    assert_eq!(bookmarks.read().unwrap().bookmarks, expected);
}

#[cfg(unix)]
#[test]
fn only_the_owner_reads_what_is_kept() {
    use std::os::unix::fs::PermissionsExt as _;

    let home = TempDir::new().unwrap();
    let bookmarks = at(&home);
    bookmarks.put(&named("a"), Over::Keep).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(bookmarks.path()), 0o600);
    assert_eq!(mode(bookmarks.path().parent().unwrap()), 0o700);
    fs::set_permissions(bookmarks.path(), fs::Permissions::from_mode(0o644)).unwrap();
    bookmarks.put(&named("b"), Over::Keep).unwrap();
    assert_eq!(mode(bookmarks.path()), 0o600);
}

#[cfg(unix)]
#[test]
fn a_link_to_the_file_stays_one() {
    let (home, bookmarks) = with("version = 1\n");
    let elsewhere = home.path().join("dotfiles.toml");
    fs::rename(bookmarks.path(), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, bookmarks.path()).unwrap();
    bookmarks.put(&named("a"), Over::Keep).unwrap();
    assert!(bookmarks.path().is_symlink());
    assert!(fs::read_to_string(elsewhere).unwrap().contains("\"a\""));
}

#[test]
fn what_a_person_or_another_program_wrote_into_the_file_stays() {
    let text = "# My own words.\nversion = 1\ncolour = \"blue\"\n\n[[bookmark]]\n# The one for the minutes.\nname = \"a\"\nview = [\"--desc\"] # largest first\nnote = 7\n\n[other]\nx = 1\n";
    let (_home, bookmarks) = with(text);
    let new = Bookmark {
        view: vec!["--asc".to_owned()],
        saved: None,
        ..named("a")
    };
    bookmarks.put(&new, Over::Replace).unwrap();
    bookmarks.put(&named("b"), Over::Keep).unwrap();
    let after = fs::read_to_string(bookmarks.path()).unwrap();
    for kept in [
        "# My own words.",
        "colour = \"blue\"",
        "# The one for the minutes.",
        "view = [\"--asc\"] # largest first",
        "note = 7",
        "[other]\nx = 1",
    ] {
        assert!(after.contains(kept), "{kept}\n{after}");
    }
    assert_eq!(names(&bookmarks), ["a", "b"]);
}

#[test]
fn a_list_in_one_line_is_a_list() {
    let (_home, bookmarks) =
        with("version = 1\nbookmark = [{ name = \"a\" }, { name = \"b\", view = [\"--desc\"] }]\n");
    assert_eq!(names(&bookmarks), ["a", "b"]);
    bookmarks.put(&named("c"), Over::Keep).unwrap();
    assert_eq!(names(&bookmarks), ["a", "b", "c"]);
}

#[test]
fn an_entry_that_cannot_be_read_is_counted_and_stays() {
    let text = "version = 1\n[[bookmark]]\nview = [\"--desc\"]\n[[bookmark]]\nname = \"a\"\nview = [7]\n[[bookmark]]\nname = \"b\"\n";
    let (_home, bookmarks) = with(text);
    let listed = bookmarks.read().unwrap();
    assert_eq!(listed.unreadable, 2);
    assert_eq!(names(&bookmarks), ["b"]);
    bookmarks.put(&named("c"), Over::Keep).unwrap();
    let listed = bookmarks.read().unwrap();
    assert_eq!((listed.unreadable, listed.bookmarks.len()), (2, 2));
}

#[test]
fn a_file_of_a_newer_version_is_read_and_never_written() {
    let text = "version = 2\n[[bookmark]]\nname = \"a\"\nshape = \"new\"\n";
    let (_home, bookmarks) = with(text);
    let listed = bookmarks.read().unwrap();
    assert_eq!(listed.newer, Some(2));
    assert_eq!(listed.bookmarks[0].name, "a");
    for refused in [
        bookmarks.put(&named("b"), Over::Keep).err(),
        bookmarks.put(&named("a"), Over::Replace).err(),
        bookmarks.forget("a").err(),
    ] {
        let Some(Error::Newer { version: 2, .. }) = refused else {
            panic!("{refused:?}");
        };
    }
    assert_eq!(fs::read_to_string(bookmarks.path()).unwrap(), text);
}

#[test]
fn a_damaged_file_is_told_with_its_place_and_moved_aside_only_by_a_write() {
    let damaged: [(&[u8], _, _); 5] = [
        (b"version = 1\nname = [", Some(2), None),
        (
            b"[[bookmark]]\nname = \"a\"\n",
            None,
            Some(Damage::NoVersion),
        ),
        (b"version = \"1\"\n", None, Some(Damage::NoVersion)),
        (b"version = 1 # \xff\n", None, Some(Damage::NotText)),
        (
            b"version = 1\nbookmark = 5\n",
            None,
            Some(Damage::Kind("bookmark")),
        ),
    ];
    for (bytes, line, damage) in damaged {
        let (_home, bookmarks) = with("");
        fs::write(bookmarks.path(), bytes).unwrap();
        let Err(Error::Damaged { at, why, .. }) = bookmarks.read() else {
            panic!("{bytes:?} was read");
        };
        assert_eq!(at.map(|(line, _)| line), line);
        if let Some(damage) = damage {
            assert_eq!(why, damage);
        }
        assert_eq!(fs::read(bookmarks.path()).unwrap(), bytes);
        let Put::Saved(changed) = bookmarks.put(&named("b"), Over::Keep).unwrap() else {
            panic!("nothing was saved");
        };
        assert_eq!(fs::read(changed.aside.unwrap()).unwrap(), bytes);
        assert_eq!(names(&bookmarks), ["b"]);
        // Another one takes another name.
        fs::write(bookmarks.path(), bytes).unwrap();
        bookmarks.put(&named("c"), Over::Keep).unwrap();
        let folder = bookmarks.path().parent().unwrap();
        for n in [1, 2] {
            let aside = folder.join(format!("bookmarks.toml.damaged-{n}"));
            assert_eq!(fs::read(aside).unwrap(), bytes);
        }
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_no_reason_to_wait() {
    let (_home, bookmarks) = with("");
    fs::remove_file(bookmarks.path()).unwrap();
    fs::create_dir(bookmarks.path()).unwrap();
    assert!(matches!(bookmarks.read(), Err(Error::Read { .. })));
    let refused = bookmarks.put(&named("a"), Over::Keep);
    assert!(matches!(refused, Err(Error::Read { .. })), "{refused:?}");
}

#[test]
fn a_file_that_another_holds_is_waited_for_and_given_up() {
    let (_home, bookmarks) = with("version = 1\n");
    let beside = bookmarks.path().with_file_name("bookmarks.toml.lock");
    let other = fs::File::create(beside).unwrap();
    other.lock().unwrap();
    let hurried = Bookmarks {
        patience: Duration::from_millis(20),
        ..bookmarks.clone()
    };
    let refused = hurried.put(&named("a"), Over::Keep);
    assert!(matches!(refused, Err(Error::Busy(_))), "{refused:?}");
    other.unlock().unwrap();
    hurried.put(&named("a"), Over::Keep).unwrap();
}

#[test]
fn two_that_save_at_once_lose_nothing_of_each_other() {
    let home = TempDir::new().unwrap();
    let folders = folders(&home);
    thread::scope(|scope| {
        for which in ["a", "b"] {
            let folders = &folders;
            scope.spawn(move || {
                for n in 0..100 {
                    let bookmarks = Bookmarks::of(folders, PATIENCE);
                    let new = named(&format!("{which}{n}"));
                    let put = bookmarks.put(&new, Over::Keep).unwrap();
                    assert_eq!(put, Put::Saved(Changed::default()));
                }
            });
        }
    });
    let mut names = names(&at(&home));
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 200);
}

#[test]
fn a_temporary_file_that_a_killed_process_has_left_goes_with_the_next_write() {
    let (_home, bookmarks) = with("version = 1\n");
    let folder = bookmarks.path().parent().unwrap();
    let left = folder.join(".bookmarks.toml-abc.tmp");
    let foreign = folder.join(".session.toml-abc.tmp");
    fs::write(&left, "half").unwrap();
    fs::write(&foreign, "another's").unwrap();
    bookmarks.put(&named("a"), Over::Keep).unwrap();
    assert!(!left.exists());
    assert!(foreign.exists());
}

#[test]
fn a_session_is_read_as_it_was_kept_and_its_row_goes_with_it() {
    let home = TempDir::new().unwrap();
    let sessions = Sessions::of(&folders(&home), PATIENCE);
    assert_eq!(sessions.last().unwrap(), None);
    let mut session = Session {
        files: vec!["/data/svar.csv".to_owned()],
        view: vec!["--desc".to_owned()],
        row: Some("Ærø".to_owned()),
    };
    sessions.keep(&session).unwrap();
    assert_eq!(sessions.last().unwrap(), Some(session.clone()));
    session.row = None;
    sessions.keep(&session).unwrap();
    assert_eq!(sessions.last().unwrap(), Some(session.clone()));
    for text in [
        "version = 2\n",
        "version = 1\nfiles = 7\n",
        "version = 1\nview = [1]\n",
        "x",
    ] {
        fs::write(sessions.path(), text).unwrap();
        assert!(sessions.last().is_err(), "{text}");
    }
    fs::write(sessions.path(), "version = 2\n").unwrap();
    assert!(matches!(sessions.keep(&session), Err(Error::Newer { .. })));
    assert_eq!(
        fs::read_to_string(sessions.path()).unwrap(),
        "version = 2\n"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_name_and_any_arguments_come_back(
        name in any::<String>(),
        view in proptest::collection::vec(any::<String>(), 0..4),
        files in proptest::collection::vec(any::<String>(), 0..4),
        other in "\\PC*",
    ) {
        let mut document = DocumentMut::new();
        let bookmark = Bookmark { name, view, files, saved: None };
        for one in [named(&other), bookmark.clone()] {
            let mut table = Table::new();
            write(&mut table, &one);
            list_of(&mut document).unwrap().push(table);
        }
        let mut again: DocumentMut = document.to_string().parse().unwrap();
        let list = list_of(&mut again).unwrap();
        let read: Vec<_> = list.iter().filter_map(super::bookmark).collect();
        prop_assert_eq!(read, vec![named(&other), bookmark]);
    }
}
