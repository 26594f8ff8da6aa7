//! The written file reads back as the defaults, and what is wrong is told where it stands.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::Path;

use super::*;
use crate::store::config::read;
use crate::text::Lang;
use crate::text::command;
use crate::text::config::KeyRefusal;
use crate::text::flag::Flag;

/// Keys as the screen would bind them: every command has one, and nothing is refused.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the screen's own refuses keys, which this one does not know"
)]
fn bind(chosen: &Keys) -> Result<Keys, KeyRefusal> {
    let key = |command: command::Command| match chosen.iter().find(|(one, _)| *one == command) {
        Some((_, keys)) => keys.clone(),
        None => vec![format!("key of {}", command.id())],
    };
    let all = command::Command::ALL.into_iter();
    Ok(all.map(|command| (command, key(command))).collect())
}

fn found(folder: &Path) -> Found {
    Found::look([], |name| match name {
        "XDG_CONFIG_HOME" => Some(folder.to_owned()),
        _ => Some("/nowhere".into()),
    })
}

/// What a text means as the file of a configuration.
fn meant(lang: Lang, text: &[u8]) -> Result<Settings, String> {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("indsats");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(file(&folder), text).unwrap();
    let said = found(home.path()).settings(&Language::new(lang).unwrap(), bind);
    said.map_err(|said| said.replace(&*home.path().to_string_lossy(), "~"))
}

fn refused(lang: Lang, text: &str) -> String {
    meant(lang, text.as_bytes()).unwrap_err()
}

#[test]
fn the_written_file_says_nothing_and_with_every_line_taken_in_it_says_the_defaults() {
    let defaults = bind(&Keys::new()).unwrap();
    for lang in Lang::ALL {
        let language = Language::new(lang).unwrap();
        let text = template(&language, &defaults);
        assert_eq!(meant(lang, text.as_bytes()), Ok(Settings::default()));
        // A line of prose has a blank behind its mark.
        let lines = text.lines().map(|line| match line.strip_prefix('#') {
            Some(setting) if !setting.is_empty() && !setting.starts_with(' ') => setting,
            Some(_) | None => line,
        });
        let taken_in = lines.collect::<Vec<_>>().join("\n");
        let settings = meant(lang, taken_in.as_bytes()).unwrap();
        assert_eq!(settings.theme.as_deref(), Some("auto"));
        assert_eq!((settings.ascii, settings.mouse), (Some(false), Some(true)));
        assert_eq!(settings.keys, defaults);
        let data = crate::load::load(&crate::load::Source::default()).unwrap();
        let view = language.view(&settings.view, &data.dataset).unwrap();
        assert_eq!(view, crate::query::view::View::default());
        assert_eq!(settings.view.len(), 2);
        for setting in crate::store::config::Setting::ALL {
            assert!(taken_in.contains(setting.name()));
        }
        assert!(text.lines().all(|line| line.chars().count() <= 110));
    }
}

#[test]
fn a_file_is_written_once_with_its_folder_and_never_over_another() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path().join("new/config");
    let language = Language::new(Lang::Da).unwrap();
    let keys = bind(&Keys::new()).unwrap();
    assert!(init(&language, &found(&home), &keys).is_ok());
    let path = file(&home.join("indsats"));
    assert!(read(&path).unwrap().is_some());
    std::fs::write(&path, "mouse = false").unwrap();
    let said = init(&language, &found(&home), &keys).unwrap_err();
    assert!(said.contains("findes i forvejen"), "{said}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mouse = false");
    std::fs::remove_file(&path).unwrap();
    std::fs::remove_dir(home.join("indsats")).unwrap();
    std::fs::write(home.join("indsats"), "").unwrap();
    let said = init(&language, &found(&home), &keys).unwrap_err();
    assert!(said.contains("kan ikke oprettes"), "{said}");
}

#[test]
fn what_means_nothing_is_told_with_its_place_what_was_read_and_what_to_do() {
    let cases = [
        ("langauge = \"da\"", 1, 1, "Did you mean language?"),
        ("colour = 1", 1, 1, "A newer version"),
        ("\nlanguage = \"dk\"", 2, 12, "Choose from da, en"),
        ("theme = \"drak\"", 1, 9, "Did you mean dark?"),
        ("measure = \"cuont\"", 1, 11, "Did you mean count?"),
        ("reference = \"denmrak\"", 1, 13, "Did you mean denmark?"),
        ("mouse = \"yes\"", 1, 9, "must be true or false"),
        ("[keys]\nsrot = [\"s\"]", 2, 1, "Did you mean sort?"),
        ("[keys]\nsort = 1", 2, 8, "must be a list of keys"),
        ("version = 9", 1, 11, "indsats config --init"),
        ("theme = ", 1, 9, "no TOML"),
    ];
    for (text, line, column, told) in cases {
        let said = refused(Lang::En, text);
        let place = format!("~/indsats/config.toml, line {line}, column {column}: ");
        assert!(said.starts_with(&place), "{said}");
        assert!(said.contains(told), "{said}");
        assert!(said.ends_with("indsats --no-config starts without the file."));
        let danish = refused(Lang::Da, text);
        let place = format!("~/indsats/config.toml, linje {line}, tegn {column}: ");
        assert!(danish.starts_with(&place), "{danish}");
        assert_ne!(said, danish);
    }
}

#[test]
fn the_first_of_several_mistakes_is_told() {
    let said = refused(Lang::En, "theme = \"no\"\nlanguage = \"no\"");
    assert!(said.contains("line 1"), "{said}");
    let said = refused(Lang::En, "language = \"no\"\n[keys]\nnone = []");
    assert!(said.contains("line 1"), "{said}");
}

#[test]
fn hostile_text_in_the_file_is_shown() {
    let texts = [
        "theme = \"\\u001B]0;x\\u0007\"",
        "\"\\u001B[2J\" = 1",
        "[keys]\n\"\\u202E\" = []",
        "measure = \"\\u001B[31m\"",
    ];
    for text in texts {
        for lang in Lang::ALL {
            let said = refused(lang, text);
            let hostile = |c: char| c.is_control() || c == '\u{202e}';
            assert!(!said.contains(hostile), "{said:?}");
        }
    }
}

#[test]
fn a_configured_view_holds_only_where_nothing_is_asked() {
    let text = b"measure = \"antal\"\nreference = \"median\"";
    let settings = meant(Lang::En, text).unwrap();
    let flags: Vec<_> = settings.asked(Vec::new()).iter().map(|g| g.flag).collect();
    assert_eq!(flags, [Flag::Measure, Flag::Reference]);
    let given = vec![crate::text::flag::Given {
        flag: Flag::By,
        value: "area".to_owned(),
    }];
    assert_eq!(settings.asked(given.clone()), given);
}

#[test]
fn the_file_is_passed_over_where_that_is_asked() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("indsats");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(file(&folder), "language = \"da\"").unwrap();
    let look = |arguments: &[&str]| {
        let arguments = arguments.iter().map(OsString::from);
        Found::look(arguments, |_| Some(home.path().to_owned()))
    };
    assert_eq!(look(&["show"]).language(), Some(Lang::Da));
    assert_eq!(look(&["--", "--no-config"]).language(), Some(Lang::Da));
    assert_eq!(look(&["show", "--no-config"]).language(), None);
}

#[test]
fn the_page_tells_where_each_setting_comes_from() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("indsats");
    std::fs::create_dir(&folder).unwrap();
    let text = "language = \"da\"\nmeasure = \"antal\"\n\n[keys]\nonly = []\nsort = [\"F3\"]\n";
    std::fs::write(file(&folder), text).unwrap();
    let found = found(home.path());
    let language = Language::new(Lang::En).unwrap();
    let settings = found.settings(&language, bind).unwrap();
    let page = Page {
        language: &language,
        is_spoken_by_flag: true,
        found: &found,
        settings: &settings,
        keys: &bind(&settings.keys).unwrap(),
        default_keys: &bind(&Keys::new()).unwrap(),
        environment: &|name| name == "NO_COLOR",
    };
    let lines = page.lines();
    assert!(lines[0].ends_with("config.toml"), "{lines:?}");
    let told: BTreeSet<_> = lines[2..]
        .iter()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    for line in [
        "language en flag",
        "theme auto environment (NO_COLOR)",
        "measure count line 2",
        "reference denmark default",
        "mouse true default",
        "Keys: 2 commands have others than the default.",
        "only no key line 5",
        "sort F3 line 6",
    ] {
        assert!(told.contains(line), "{line}: {told:?}");
    }
}
