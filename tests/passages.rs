//! Long texts that were left in their file: they stand on the screen like others, and a changed file is told.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file plays with a part of it")]
#[path = "player/mod.rs"]
mod player;

use std::path::PathBuf;
use std::sync::Arc;

use indsats::load::watch::{Outcome, Reread, Stamps};
use indsats::load::{self, Limits, Loaded, Options, Source, shipped};
use indsats::text::Lang;
use indsats::text::bar::cells::Glyphs;
use indsats::tui::update::reload;
use player::Player;
use tempfile::TempDir;

/// The example as a file, read so that texts longer than so many bytes in all are left in it.
fn read(folder: &TempDir, kept: u64) -> (PathBuf, Loaded) {
    let path = folder.path().join("svar.csv");
    std::fs::write(&path, shipped::INITIATIVES).unwrap();
    let source = Source {
        options: Options {
            limits: Limits {
                kept,
                ..Limits::default()
            },
            ..Options::default()
        },
        ..Source::of(&path)
    };
    (path, load::load(&source).unwrap())
}

fn player(loaded: Loaded, lang: Lang, size: (u16, u16)) -> Player {
    let data = Arc::new(loaded.dataset);
    let (read, glyphs) = (Reread::Anytime, Glyphs::Unicode);
    Player::read(data, loaded.report, read, lang, glyphs, size)
}

/// The screen as the loop draws it.
fn drawn(player: &mut Player) -> String {
    player.model.read_passages();
    player.picture()
}

#[test]
fn texts_in_the_file_look_like_texts_in_memory() {
    let folder = TempDir::new().unwrap();
    for size in [(80, 24), (120, 40), (160, 45), (40, 10)] {
        let (_, near) = read(&folder, u64::MAX);
        let (_, far) = read(&folder, 0);
        let mut near = player(near, Lang::Da, size).then("4");
        let mut far = player(far, Lang::Da, size).then("4");
        for keys in [
            "", "<down>", "<enter>", "J", "<pgdn>", "<esc>", "<end>", "1",
        ] {
            near.play(keys);
            far.play(keys);
            assert_eq!(drawn(&mut far), drawn(&mut near), "{size:?} {keys}");
        }
    }
}

#[test]
fn a_changed_file_is_told_in_a_badge_and_in_the_place_of_its_texts() {
    for (lang, badges, instead) in [
        (
            Lang::Da,
            [
                "! filen er ændret, siden den blev læst: tekster mangler · Ctrl-R læser den igen",
                "! tekster mangler",
                "! TEKST?",
            ],
            "(filen er ændret, siden den blev læst:",
        ),
        (
            Lang::En,
            [
                "! file has changed since it was read: texts are gone · Ctrl-R reads it again",
                "! texts are gone",
                "! TEXTS?",
            ],
            "(the file has changed since it was read:",
        ),
    ] {
        let folder = TempDir::new().unwrap();
        let (path, far) = read(&folder, 0);
        let mut player = player(far, lang, (160, 45)).then("4");
        drawn(&mut player);
        std::fs::write(&path, shipped::INITIATIVES.replace("Korte", "Lange")).unwrap();
        player.play("<down><down><enter>");
        for (badge, size) in badges.into_iter().zip([(160, 45), (80, 24), (40, 30)]) {
            player.resize(size.0, size.1);
            let picture = drawn(&mut player);
            assert!(picture.contains(badge), "{picture}");
            for keys in ["<esc>", "<enter>", "=", "<esc>", "?", "<esc>"] {
                player.play(keys);
                let picture = drawn(&mut player);
                assert!(picture.contains(badge), "{keys}\n{picture}");
            }
        }
        player.resize(160, 45);
        let picture = drawn(&mut player);
        assert!(picture.contains(instead), "{picture}");
        // Reading it again has the texts as they are now.
        let (_, again) = read(&folder, 0);
        let outcome = Outcome {
            loaded: Ok(again),
            stamps: Stamps::default(),
            is_settled: true,
        };
        reload::finish(&mut player.model, outcome);
        let picture = drawn(&mut player);
        assert!(!picture.contains(badges[1]), "{picture}");
        assert!(!picture.contains(instead), "{picture}");
    }
}
