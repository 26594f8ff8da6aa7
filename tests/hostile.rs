//! Hostile text: whatever a file, its name or an argument holds, no control and nothing invisible reaches a
//! picture or a stream, and what was hidden is seen.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file plays with a part of it")]
#[path = "player/mod.rs"]
mod player;

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use assert_cmd::Command;
use indsats::document::{self, Document, Format, Layout};
use indsats::domain::against::Against;
use indsats::domain::column::Column;
use indsats::domain::dataset::{
    Builder, Dataset, Description, Initiative, Origin, Response, Source, Status,
};
use indsats::domain::field::Field;
use indsats::domain::money::Money;
use indsats::domain::note::{Code, Excerpted, Note};
use indsats::domain::place::{Date, Municipality, Places};
use indsats::domain::prose::Prose;
use indsats::domain::raw::{Raw, RawText};
use indsats::domain::report::{Excerpt, Reading, Report};
use indsats::domain::terms::{PolicyArea, PrimaryTarget, Region, SecondaryTarget, Term as _};
use indsats::load::watch::{Outcome, Reread, Stamps};
use indsats::load::{Error, shipped};
use indsats::query::view::{Grouping, View};
use indsats::text::bar::cells::Glyphs;
use indsats::text::{Lang, Language};
use indsats::tui::update::reload;
use player::Player;
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

/// What a cell can hold to steer a terminal, hide, or move columns, with what must be seen of it.
const PAYLOADS: [(&str, &str); 26] = [
    ("A\u{1b}]0;taken\u{7}B", "␛]0;taken␇"),
    ("A\u{1b}]52;c;cm0gLXJmIH4K\u{7}B", "␛]52;c;"),
    (
        "A\u{1b}]8;;http://x.example\u{1b}\\k\u{1b}]8;;\u{1b}\\B",
        "␛]8;;",
    ),
    ("A\u{1b}[2J\u{1b}[HB", "␛[2J"),
    ("A\u{1b}[?1049lB", "␛[?1049l"),
    ("A\u{1b}[6nB", "␛[6n"),
    ("A\u{1b}[cB", "␛[c"),
    ("A\u{1b}P$qm\u{1b}\\B", "␛P$qm"),
    ("A\u{1b}[21tB", "␛[21t"),
    ("A\u{1b}_Gi=1,a=T,f=24;AAAA\u{1b}\\B", "␛_Gi=1"),
    ("A\u{1b}Pq#0;2;0;0;0~-\u{1b}\\B", "␛Pq#0"),
    ("A\u{1b}[8mhid\u{1b}[0mB", "␛[8mhid"),
    ("A\u{1b}#8B", "␛#8"),
    ("A\u{1b}]4;0;#ff0000\u{7}B", "␛]4;0"),
    ("A\u{1b}[200~ls\u{1b}[201~B", "␛[200~"),
    ("A\u{9b}2JB", "⟨9B⟩2J"),
    ("A\u{9d}0;t\u{9c}B", "⟨9D⟩0;t"),
    ("a\0b", "a␀b"),
    ("1000\r9", "1000␍9"),
    ("ab\u{8}\u{7f}c", "ab␈␡c"),
    ("S\u{202e}0001\u{202c} kr", "⟨202E⟩0001"),
    ("\u{2066}a\u{2069}\u{61c}\u{200f}", "⟨2066⟩a"),
    ("A\u{e0073}\u{e006b}B", "⟨E0073⟩"),
    ("a\u{2028}b\u{2029}c\u{85}d", "a⟨2028⟩b"),
    ("Kø\u{200b}ge\u{feff}", "Kø⟨200B⟩ge"),
    ("job\u{ad}tr\u{2800}\u{3164}", "job⟨AD⟩tr"),
];

/// Text that is honest and hard to place: wide, joined, combining.
const WIDE: [&str; 4] = [
    "漢字かな交じり文",
    "👩‍👩‍👧 familie",
    "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}",
    "✈️ rejse ️",
];

/// Keys to every tab, drill path and overlay.
const SCREENS: [&str; 24] = [
    "z",
    "2z",
    "2z<enter>",
    "2z<end>",
    "3",
    "4",
    "4<enter>",
    "4<enter><end>",
    "f",
    "2f<right><end>",
    "fa",
    "2/a",
    "4/a<tab>",
    ":a",
    "5<enter>",
    "5<tab><down><enter>",
    "5<tab><tab><down>",
    "5<tab><tab><tab>",
    "5<tab><tab><tab><tab>",
    "5<s-tab>",
    "2z=",
    "2z=<tab><end>",
    "4=",
    "4=<tab>",
];

fn hidden(c: char) -> bool {
    matches!(c, '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Fails when a picture or a message holds what a terminal would act on or a reader would not see.
fn assert_clean(text: &str, of: &str) {
    let found = text.chars().find(|c| *c != '\n' && hidden(*c));
    assert!(found.is_none(), "{of}: {found:?} in {text:?}");
}

/// A country in which every name and every text is a payload.
fn hostile(status: Status, payloads: &[&str]) -> Arc<Dataset> {
    let municipality = |(at, name): (usize, &&str)| Municipality {
        name: RawText::new(format!("{name}{at}")),
        code: None,
        region: Some(Region::Sjaelland),
        population: vec![Some(1_000 + u32::try_from(at).unwrap())],
        immigrant_share: vec![Some(1_000)],
    };
    let dates = vec![Date::DEFAULT_POPULATION];
    let list = payloads.iter().enumerate().map(municipality).collect();
    let description = Description {
        title: RawText::new(payloads.concat()),
        status,
        ..Description::default()
    };
    let mut builder = Builder::new(description, Places::new(list, dates.clone(), dates));
    for name in payloads {
        builder
            .add_origin(Origin {
                name: RawText::new(*name),
                ..Origin::default()
            })
            .unwrap();
    }
    let places: Vec<_> = builder.places_mut().ids().collect();
    for (at, place) in places.into_iter().enumerate() {
        builder.set_response(place, Response::Responded);
        let text = payloads[at % payloads.len()];
        let initiative = Initiative {
            place,
            area: Field::Given(PolicyArea::ALL[at % 6]),
            title: Raw::new(text),
            gross: Field::Given(Money::from_kroner(1_000 * i64::try_from(at).unwrap())),
            income: Field::Given(Money::ZERO),
            finance: Field::Empty,
            legal_basis: Field::Given(Raw::new(text)),
            primary: Field::Given(PrimaryTarget::BroadGroup),
            secondary: Field::Given(SecondaryTarget::Women),
            content: Prose::new(text),
            purpose: Prose::new(text),
            share: Field::NotApplicable,
            year: Field::Empty,
            source: Source {
                file: u16::try_from(at).unwrap(),
                line: 2,
            },
        };
        builder.push(&initiative).unwrap();
    }
    Arc::new(builder.finish())
}

/// A return in which every text that notes repeat is a payload, in a file named by one.
fn noted(payload: &str, lang: Lang, size: (u16, u16)) -> Player {
    let mut data = Builder::new(Description::default(), shipped::places().unwrap());
    data.add_origin(Origin {
        name: RawText::new(payload),
        ..Origin::default()
    })
    .unwrap();
    let place = data.places_mut().intern(Raw::new(payload)).unwrap();
    let row = data
        .push(&Initiative {
            place,
            area: Field::Unreadable,
            title: Raw::new(payload),
            gross: Field::Unreadable,
            income: Field::Empty,
            finance: Field::Unreadable,
            legal_basis: Field::Empty,
            primary: Field::Unreadable,
            secondary: Field::Unreadable,
            content: Prose::new(payload),
            purpose: Prose::new(payload),
            share: Field::Unreadable,
            year: Field::Empty,
            source: Source { file: 0, line: 2 },
        })
        .unwrap();
    for column in Column::survey() {
        data.keep_typed(row, column, Raw::new(payload));
    }
    data.note(row);
    let record = format!("{payload};{payload};{payload}");
    let (start, end) = (payload.len() + 1, payload.len() * 2 + 1);
    let note = Note {
        line: 2,
        column: 2,
        found: RawText::new(payload),
        row: Some(row),
        excerpt: Some(Excerpted {
            at: 0,
            start: u32::try_from(start).unwrap(),
            end: u32::try_from(end).unwrap(),
        }),
        ..Note::of_file(Code::UnreadableAmount, 0)
    };
    let report = Report {
        readings: vec![Reading {
            headings: vec![RawText::new(payload); 3],
            ..Reading::default()
        }],
        notes: vec![note],
        excerpts: vec![Excerpt {
            file: 0,
            line: 2,
            text: RawText::new(record).into(),
            held: None,
        }],
    };
    let data = Arc::new(data.finish());
    Player::read(data, report, Reread::Anytime, lang, Glyphs::Unicode, size)
}

#[test]
fn notes_show_what_hides_and_obey_nothing() {
    for (payload, seen) in PAYLOADS {
        for size in [(160, 45), (80, 24), (40, 10)] {
            for keys in [
                "",
                "!",
                "!<enter>",
                "!<enter><end>",
                "!<enter><enter>",
                "4",
                "2",
            ] {
                let player = noted(payload, Lang::Da, size).then(keys);
                assert_clean(
                    &player.picture(),
                    &format!("{payload:?} after {keys} at {size:?}"),
                );
            }
        }
        for keys in ["!<enter>", "!<enter><enter>"] {
            let player = noted(payload, Lang::En, (160, 45)).then(keys);
            assert!(
                player.shows(seen),
                "{payload:?} after {keys}:\n{}",
                player.picture()
            );
        }
    }
}

#[test]
fn a_refusal_repeats_nothing_that_steers_a_terminal() {
    for (payload, _) in PAYLOADS {
        let mut player = noted(payload, Lang::Da, (80, 24));
        let loaded = Err(Error::MissingColumn {
            at: 0,
            is_double: false,
            path: RawText::new(payload),
            line: 1,
            column: Column::Gross,
            found: vec![RawText::new(payload); 3],
            similar: Some(RawText::new(payload)),
        });
        let outcome = Outcome {
            loaded,
            stamps: Stamps::default(),
            is_settled: true,
        };
        reload::finish(&mut player.model, outcome);
        assert_clean(&player.picture(), payload);
        player.play("!");
        assert_clean(&player.picture(), payload);
    }
}

fn texts() -> Vec<&'static str> {
    PAYLOADS.iter().map(|(text, _)| *text).collect()
}

fn player(data: &Arc<Dataset>, lang: Lang, size: (u16, u16)) -> Player {
    Player::of(Arc::clone(data), lang, Glyphs::Unicode, size)
}

#[test]
fn no_screen_of_hostile_text_holds_a_control_or_a_hidden_character() {
    let data = hostile(Status::Constructed, &texts());
    for size in [(160, 45), (120, 40), (80, 24), (40, 10)] {
        for keys in SCREENS {
            let player = player(&data, Lang::Da, size).then(keys);
            assert_clean(&player.picture(), &format!("{keys} at {size:?}"));
        }
    }
}

#[test]
fn every_hidden_character_is_seen_in_the_list_the_text_and_the_palette() {
    for (payload, seen) in PAYLOADS {
        let data = hostile(Status::default(), &[payload]);
        for keys in ["2", "4", "4<enter>"] {
            let player = player(&data, Lang::Da, (160, 45)).then(keys);
            assert!(
                player.shows(seen),
                "{payload:?} after {keys}:\n{}",
                player.picture()
            );
        }
    }
}

#[test]
fn hostile_keys_are_typed_visibly_where_text_is_typed() {
    let data = hostile(Status::Constructed, &texts());
    for keys in ["/", "f", ":", "?"] {
        let player = player(&data, Lang::En, (80, 24)).then(&format!("{keys}a\u{202e}\u{200b}b"));
        assert_clean(&player.picture(), keys);
        assert!(player.shows("a⟨202E⟩⟨200B⟩b"), "{}", player.picture());
    }
}

#[test]
fn wide_and_joined_glyphs_move_no_column() {
    let data = hostile(Status::default(), &WIDE);
    for keys in ["2", "4", "4f"] {
        let player = player(&data, Lang::Da, (160, 45)).then(keys);
        let rules: Vec<_> = player
            .lines()
            .iter()
            .filter_map(|line| line.rfind('│').map(|at| line[..at].width()))
            .collect();
        assert!(rules.len() > 20);
        let same = rules.iter().filter(|at| **at == rules[0]).count();
        assert_eq!(same, rules.len(), "{keys}:\n{}", player.picture());
        assert!(player.lines().iter().all(|line| line.width() <= 160));
    }
}

#[test]
fn the_program_prints_nothing_hidden_from_a_hostile_file() {
    let folder = TempDir::new().unwrap();
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut file = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;finansieringskilder;hjemmelsgrundlag;\
                    primær målgruppe;sekundær målgruppe;indhold;formål;andel\n"
        .to_owned();
    for text in texts() {
        let cells = [
            text, text, text, "100", "0", text, text, "a", text, text, text, text,
        ];
        file.push_str(&cells.map(cell).join(";"));
        file.push('\n');
    }
    let path = folder.path().join("a\u{1b}]0;x\u{7}\u{202e}b.csv");
    fs::write(&path, file).unwrap();
    for keys in ["", "2z", "4<enter>", "2f", "3"] {
        let output = indsats(&[path.to_str().unwrap(), "--keys", keys, "--print", "160x45"]);
        assert_eq!(output.status.code(), Some(0));
        let picture = String::from_utf8(output.stdout).unwrap();
        assert_clean(&picture, keys);
        assert!(picture.contains("a␛]0;x␇⟨202E⟩b.csv"), "{picture}");
        assert!(output.stderr.is_empty());
    }
}

#[test]
fn a_picture_of_hostile_text_is_one_and_shows_what_hides() {
    let language = Language::new(Lang::Da).unwrap();
    for (payload, seen) in PAYLOADS {
        let data = hostile(Status::Constructed, &[payload, "<script>&\"'", "]]>"]);
        for grouping in [Grouping::Municipality, Grouping::Initiative] {
            let mut view = View {
                grouping,
                ..View::default()
            };
            view.conditions.hide_empty = false;
            let document = Document {
                language: &language,
                view: &view,
                data: &data,
                report: &Report::default(),
                against: &Against::default(),
                today: Date::DEFAULT_POPULATION,
            };
            let layout = Layout {
                width: 80,
                glyphs: Glyphs::Unicode,
                has_colour: false,
                has_details: false,
                is_kept: true,
            };
            let mut svg = Vec::new();
            document::write(&document, Format::Svg, layout, &mut svg).unwrap();
            let svg = String::from_utf8(svg).unwrap();
            assert_clean(&svg, payload);
            let tree = roxmltree::Document::parse(&svg).unwrap();
            let names: Vec<_> = tree
                .descendants()
                .filter(|node| node.attribute("class") == Some("name"))
                .filter_map(|node| node.text())
                .collect();
            let has = |text: &str| names.iter().any(|name| name.contains(text));
            assert!(has(seen), "{payload:?}: {names:?}");
            assert!(has("<script>&\"'") && has("]]>"), "{names:?}");
            assert!(tree.descendants().all(|node| !node.has_tag_name("script")));
        }
    }
}

#[test]
fn json_hides_nothing_and_gives_back_exactly_what_came() {
    let language = Language::new(Lang::En).unwrap();
    let joined = "👩\u{200D}👧 1\u{A0}000\u{10FFFD}";
    let payloads: Vec<_> = texts().into_iter().chain([joined]).collect();
    let data = hostile(Status::Constructed, &payloads);
    let view = View {
        grouping: Grouping::Initiative,
        ..View::default()
    };
    let document = Document {
        language: &language,
        view: &view,
        data: &data,
        report: &Report::default(),
        against: &Against::default(),
        today: Date::DEFAULT_POPULATION,
    };
    let layout = Layout {
        width: 80,
        glyphs: Glyphs::Unicode,
        has_colour: false,
        has_details: false,
        is_kept: true,
    };
    let mut json = Vec::new();
    document::write(&document, Format::Json, layout, &mut json).unwrap();
    let json = String::from_utf8(json).unwrap();
    assert_clean(json.trim_end_matches('\n'), "json");
    let parsed: serde_json::Value = serde_json::from_str(&json).unwrap();
    let rows = parsed["rows"].as_array().unwrap();
    assert_eq!(rows.len(), payloads.len());
    for id in ["title", "legal_basis", "content", "purpose", "file"] {
        let read: BTreeSet<_> = rows.iter().map(|row| row[id].as_str().unwrap()).collect();
        let came: BTreeSet<_> = payloads.iter().copied().collect();
        assert_eq!(read, came, "{id}");
    }
    let mut csv = Vec::new();
    document::write(&document, Format::Csv, layout, &mut csv).unwrap();
    let csv = String::from_utf8(csv).unwrap();
    assert_clean(&csv.replace('\n', ""), "csv");
}

/// The program in English with some arguments.
fn indsats(arguments: &[&str]) -> std::process::Output {
    let mut command = Command::cargo_bin("indsats").unwrap();
    command.args(["--lang", "en"]).args(arguments);
    command.output().unwrap()
}

#[test]
fn no_error_message_repeats_what_steers_a_terminal() {
    let folder = TempDir::new().unwrap();
    let attack = "a\u{1b}]0;x\u{7}\u{9b}2J\u{202e}\u{200b}b";
    let bad_header = folder.path().join("header.csv");
    let heading = format!("kommune;område;{attack};bruttoudgifter\nKøge;Social;x;1\n");
    fs::write(&bad_header, heading).unwrap();
    let repeated = folder.path().join(attack);
    fs::write(&repeated, "kommune;kommune;område;initiativ\n").unwrap();
    let missing = folder.path().join(format!("{attack}/none"));
    let print = ["--print", "80x24"];
    let runs: [Vec<&str>; 9] = [
        vec![missing.to_str().unwrap()],
        vec![bad_header.to_str().unwrap()],
        vec![repeated.to_str().unwrap()],
        vec!["--keys", "<\u{1b}]0;x\u{7}\u{202e}>"],
        vec!["--keys", "<\u{1b}\u{9b}\u{202e}"],
        vec!["--population", attack],
        vec!["--print", attack],
        vec![attack, attack],
        vec!["--theme", attack],
    ];
    for run in runs {
        let mut arguments = run.clone();
        if !run.contains(&"--print") {
            arguments.extend(print);
        }
        let output = indsats(&arguments);
        assert_eq!(output.status.code(), Some(2), "{run:?}");
        assert!(output.stdout.is_empty(), "{run:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!said.is_empty());
        assert_clean(&said, &format!("{run:?}"));
    }
}
