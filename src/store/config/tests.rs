//! A file to a configuration: what is read, and the place of what is wrong.

use super::read::config;
use super::*;

fn placed<T>(value: T, line: usize, column: usize) -> Placed<T> {
    let at = Spot { line, column };
    Placed { value, at }
}

fn wrong(text: &str) -> (usize, usize, Fault) {
    let (at, fault) = config(text.as_bytes()).unwrap_err();
    (at.line, at.column, fault)
}

#[test]
fn settings_and_keys_are_read_with_their_places() {
    let text = "\u{FEFF}version = 1\nlanguage = \"da\"\nascii = true\n\n[keys]\nsort = [\"s\", \"F3\"]\n\
                find = \"Space\"\nonly = []\n";
    let read = config(text.as_bytes()).unwrap();
    assert_eq!(read.language, Some(placed("da".to_owned(), 2, 12)));
    assert_eq!(read.ascii, Some(placed(true, 3, 9)));
    assert_eq!(read.theme, None);
    let names: Vec<_> = read.keys.iter().map(|bound| &*bound.action.value).collect();
    assert_eq!(names, ["sort", "find", "only"]);
    assert_eq!(
        read.keys[0].keys,
        [placed("s".to_owned(), 6, 9), placed("F3".to_owned(), 6, 14)]
    );
    assert!(read.keys[2].keys.is_empty());
    assert_eq!(config(b""), Ok(Config::default()));
}

#[test]
fn what_is_wrong_is_told_with_line_and_column() {
    let kind = |name: &str, expected, found| Fault::Kind {
        name: name.to_owned(),
        expected,
        found,
    };
    let unknown = Fault::Unknown("thme".to_owned());
    assert_eq!(wrong("\n  thme = \"dark\"\n"), (2, 3, unknown));
    assert_eq!(
        wrong("theme = 16"),
        (1, 9, kind("theme", Kind::Text, Kind::Number))
    );
    assert_eq!(
        wrong("ascii = \"æ\""),
        (1, 9, kind("ascii", Kind::Switch, Kind::Text))
    );
    assert_eq!(
        wrong("keys = 1"),
        (1, 8, kind("keys", Kind::Table, Kind::Number))
    );
    assert_eq!(
        wrong("[keys]\nsort = true"),
        (2, 8, kind("sort", Kind::List, Kind::Switch))
    );
    assert_eq!(
        wrong("[keys]\nsort = [\"s\", 1.5]"),
        (2, 14, kind("sort", Kind::Text, Kind::Other))
    );
    assert_eq!(
        wrong("version = 2"),
        (1, 11, Fault::Version("2".to_owned()))
    );
    assert_eq!(
        wrong("theme = \"16\"\ntheme = \"16\""),
        (2, 1, Fault::Twice("theme".to_owned()))
    );
    assert!(matches!(wrong("theme = \"16"), (1, _, Fault::Syntax(_))));
    let encoding = config(b"ascii = true\n# \xE6").unwrap_err();
    assert_eq!(encoding, (Spot { line: 2, column: 3 }, Fault::Encoding));
}

#[test]
fn the_first_of_several_faults_is_told() {
    let text = "theme = 1\nascii = 1\nlanguge = \"da\"";
    assert_eq!(wrong(text).0, 1);
    assert_eq!(wrong("languge = \"da\"\ntheme = 1").0, 1);
}

#[test]
fn no_file_is_no_configuration_and_what_is_no_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    assert_eq!(read(&path).unwrap(), None);
    std::fs::write(&path, "mouse = false").unwrap();
    let read_back = read(&path).unwrap().unwrap();
    assert_eq!(read_back.mouse, Some(placed(false, 1, 9)));
    std::fs::write(&path, vec![b'#'; (1 << 20) + 1]).unwrap();
    assert!(matches!(read(&path), Err(Error::TooLarge(_))));
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    assert!(matches!(read(&path), Err(Error::NotAFile(_))));
    let below = path.join("file");
    std::fs::write(&below, "").unwrap();
    assert!(matches!(read(&file(&below)), Err(Error::Read { .. })));
}
