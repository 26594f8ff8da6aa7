//! The key table: every key does something somewhere, and none panics anywhere.

use crate::player::Player;
use crate::start;
use indsats::query::view::View;
use indsats::tui::keymap::{BINDINGS, Binding, Mode};
use indsats::tui::msg::Effect;

/// Screens from which keys are tried.
const SCREENS: [&str; 21] = [
    "",
    "2<down><down>",
    "3<down>",
    "4<down><down>",
    "<enter><down><enter>",
    "2/o<enter>n",
    "2fbesk<tab><enter><enter>",
    "2vHu",
    "4<enter><down>",
    "5<down>",
    "5<tab><enter>",
    "5,",
    "f",
    "fk",
    "/o",
    "?",
    "!",
    ":s",
    "2=",
    "4=<tab>",
    "2;",
];

/// The keys of the table as scripts.
fn bound() -> Vec<(&'static Binding, String)> {
    let mut all = Vec::new();
    for binding in BINDINGS {
        for key in binding.keys {
            all.push((binding, written(&key.name())));
        }
    }
    all
}

/// A key as help names it, written as a script.
fn written(name: &str) -> String {
    match name {
        "↑" => "<up>".to_owned(),
        "↓" => "<down>".to_owned(),
        "←" => "<left>".to_owned(),
        "→" => "<right>".to_owned(),
        "⇧Tab" => "<s-tab>".to_owned(),
        "Enter" | "Esc" | "Tab" | "PgUp" | "PgDn" | "Home" | "End" | "Del" | "F1" => {
            format!("<{}>", name.to_lowercase())
        }
        _ => name.strip_prefix("Ctrl-").map_or_else(
            || name.to_owned(),
            |letter| format!("<c-{}>", letter.to_lowercase()),
        ),
    }
}

#[test]
fn every_bound_key_does_something_somewhere() {
    let state = |player: &Player| {
        (
            format!("{:?}", player.model.mode()),
            player.place(),
            player.picture(),
        )
    };
    let screens: Vec<_> = SCREENS[..9]
        .iter()
        .map(|keys| Player::new(160, 24).then(keys))
        .collect();
    let before: Vec<_> = screens.iter().map(state).collect();
    for (binding, key) in bound() {
        let acts = SCREENS[..9].iter().zip(&before).any(|(screen, before)| {
            let mut player = Player::new(160, 24).then(screen);
            player.play(&key).is_some() || state(&player) != *before
        });
        assert!(acts, "{key} for {:?}", binding.command);
    }
}

#[test]
fn no_bound_key_panics_on_any_screen() {
    for size in [(160, 45), (80, 24), (40, 10), (3, 2)] {
        for screen in SCREENS {
            let mut player = Player::new(size.0, size.1).then(screen);
            for (_, key) in bound() {
                let effect = player.play(&key);
                let leaves = effect == Some(Effect::Quit);
                assert!(
                    !leaves || ["q", "Q", "<c-c>"].contains(&key.as_str()),
                    "{key}"
                );
            }
            assert_eq!(player.picture().lines().count(), usize::from(size.1));
        }
    }
}

#[test]
fn only_typed_letters_reach_a_line_that_is_typed_in() {
    let mut player = start().then("/q2C");
    assert_eq!(player.model.mode(), Mode::Find);
    assert!(player.line(23).contains("q2C"), "{}", player.line(23));
    assert_eq!(player.play("<c-c>"), Some(Effect::Quit));
    let view = View::default();
    assert_eq!(*player.model.view(), view);
}
