//! Every size of window, and random keys: nothing panics, nothing leaves the window, and the notice stays.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file plays with a part of it")]
#[path = "player/mod.rs"]
mod player;

use indsats::query::answer::Rows;
use indsats::text::Lang;
use indsats::text::bar::cells::Glyphs;
use indsats::tui::keymap::Mode;
use player::{Player, example};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

/// The notice's forms by language.
const NOTICES: [(Lang, [&str; 2]); 2] = [
    (
        Lang::Da,
        [
            "KONSTRUERET EKSEMPEL – ikke kommunernes indberetninger",
            "EKSEMPEL",
        ],
    ),
    (
        Lang::En,
        [
            "CONSTRUCTED EXAMPLE – not the municipalities' reports",
            "EXAMPLE",
        ],
    ),
];

/// Keys to every tab and overlay, and to an empty list.
const SCREENS: [&str; 33] = [
    "",
    "2",
    "3",
    "4",
    "4<enter>",
    "5",
    "5<tab>",
    "5<tab><tab><tab><down>",
    "5<s-tab><enter>",
    "5,",
    "5/a",
    "f",
    "fko",
    "?",
    "?fi",
    "!",
    ":",
    ":gen",
    "e",
    "b",
    "b<c-u>et langt navn",
    "'",
    "'x",
    "=",
    "2=<tab>",
    "4=<end>",
    "=?",
    "2fbes<tab>kv<tab>sta<tab><enter>;",
    ";?",
    "2/hol",
    "2z<space><down><space><end><space><up><space>v",
    "3<space><down><space><tab><end>",
    "2/køge<enter><enter>fkv<tab>priv<tab>sund<tab><enter>",
];

fn player(lang: Lang, size: (u16, u16)) -> Player {
    Player::of(example(), lang, Glyphs::Unicode, size)
}

/// The first row names the example, in a whole form, from the smallest supported window up.
fn assert_notice(player: &Player, lang: Lang, size: (u16, u16), of: &str) {
    let first = player.line(0);
    let (_, [full, short]) = NOTICES.iter().find(|(of, _)| *of == lang).unwrap();
    let begun = first.contains(&full[..11]);
    let whole = if begun {
        first.contains(full)
    } else {
        first.contains(short)
    };
    assert!(whole, "{of:?} at {size:?}: {first}");
    let tabs = if first.contains('[') {
        first
    } else {
        player.line(1)
    };
    let hidden = player.model.mode() != Mode::Main;
    let chosen = tabs.contains('[') && tabs.contains(']');
    assert!(
        chosen || hidden,
        "the chosen tab is cut after {of:?} at {size:?}: {tabs}"
    );
}

#[test]
fn every_size_draws_every_screen_inside_its_window() {
    for keys in SCREENS {
        let mut player = player(Lang::Da, (80, 24)).then(keys);
        for width in 1..=60 {
            for height in 1..=30 {
                // Below the smallest window every screen is the same few words.
                let small = width < 40 || height < 10;
                if small && !keys.is_empty() && (width + height) % 7 != 0 {
                    continue;
                }
                player.resize(width, height);
                let lines = player.lines();
                assert_eq!(lines.len(), usize::from(height));
                assert!(
                    lines.iter().all(|line| line.width() <= usize::from(width)),
                    "{width}x{height}"
                );
                if !small {
                    assert_notice(&player, Lang::Da, (width, height), keys);
                }
            }
        }
    }
}

#[test]
fn no_window_and_a_huge_one_are_drawn() {
    for keys in SCREENS {
        let mut player = player(Lang::En, (80, 24)).then(keys);
        for (width, height) in [
            (0, 0),
            (0, 5),
            (5, 0),
            (1, 1),
            (500, 200),
            (1_000, 1),
            (1, 1_000),
        ] {
            player.resize(width, height);
            assert_eq!(player.lines().len(), usize::from(height));
        }
    }
}

#[test]
fn the_notice_stands_in_the_first_row_of_every_screen_in_both_languages() {
    for (lang, _) in NOTICES {
        for keys in SCREENS {
            let mut player = player(lang, (80, 24)).then(keys);
            for size in [
                (40, 10),
                (59, 13),
                (60, 10),
                (60, 13),
                (60, 14),
                (80, 24),
                (99, 12),
                (100, 13),
                (120, 40),
                (129, 13),
                (130, 10),
                (139, 45),
                (160, 45),
            ] {
                player.resize(size.0, size.1);
                assert_notice(&player, lang, size, keys);
            }
        }
    }
}

#[test]
fn a_window_too_small_for_a_screen_has_the_notice_where_there_is_room() {
    let player = player(Lang::Da, (30, 5));
    assert!(player.shows("EKSEMPEL"), "{}", player.picture());
}

/// Keys of every kind, with those that open and change something more often than others.
fn key() -> impl Strategy<Value = String> {
    let named = [
        "<enter>", "<esc>", "<tab>", "<s-tab>", "<space>", "<up>", "<down>", "<left>", "<right>",
        "<pgup>", "<pgdn>", "<home>", "<end>", "<bs>", "<del>", "<f1>", "<lt>", "<c-b>", "<c-f>",
        "<c-u>", "<c-d>", "<c-w>", "<c-a>", "<c-e>", "<c-p>", "<c-l>",
    ];
    prop_oneof![
        3 => proptest::sample::select(named.to_vec()).prop_map(str::to_owned),
        3 => "[1-5,ftpjklhJKHLnNcCuUvVasSoxzdwTgG=+!/:?b'-]",
        1 => "[a-zæøå0-9 ]",
    ]
}

/// What must hold of every state: the cursor on a row, the label of that row in the answer to the view.
fn assert_sound(player: &Player) {
    let answer = player.answer();
    let rows = player.model.rows();
    let at = player.model.cursor().at;
    assert!(at < rows.max(1), "row {at} of {rows}");
    assert!(player.model.cursor().top <= at);
    match &answer.rows {
        _ if player.model.check().is_some() => {
            assert_eq!(player.model.key_at(at), None);
            assert_eq!(player.model.initiative_at(at), None);
        }
        Rows::Groups(groups) => {
            assert_eq!(
                player.model.key_at(at),
                groups.get(at).map(|group| group.key)
            );
            assert_eq!(player.model.key_at(rows), None);
        }
        Rows::Initiatives(list) => {
            assert_eq!(player.model.initiative_at(at), list.at(&player.data, at));
            assert_eq!(player.model.initiative_at(rows), None);
        }
    }
    assert_eq!(answer.totals.all_initiatives, 706);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_keys_remove_the_notice_or_lose_the_cursor(
        keys in proptest::collection::vec(key(), 1..24),
        english in any::<bool>(),
        size in proptest::sample::select(vec![(160, 45), (120, 40), (80, 24), (60, 12), (40, 10)]),
    ) {
        let lang = if english { Lang::En } else { Lang::Da };
        let mut player = player(lang, size);
        for key in &keys {
            player.play(key);
            assert_notice(&player, lang, size, key);
            assert_sound(&player);
        }
    }
}
