//! Keys of the user's own: they do what the command does, and every text that names a key names them.

use indsats::text::Lang;
use indsats::text::bar::cells::Glyphs;
use indsats::text::command::Command;
use indsats::tui::keymap::Mode;
use indsats::tui::keys::Keys;
use indsats::tui::msg::Effect;
use proptest::prelude::{Just, Strategy, proptest};
use proptest::sample::subsequence;
use proptest::test_runner::Config;

use crate::player::Player;
use crate::table::written;

fn keys(lines: &[(Command, &[&str])]) -> Keys {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let lines: Vec<_> = lines.iter().map(|(c, names)| (*c, owned(names))).collect();
    Keys::chosen(&lines).unwrap()
}

fn start(keys: Keys, lang: Lang, size: (u16, u16)) -> Player {
    Player::with_keys(keys, lang, Glyphs::Unicode, size)
}

#[test]
fn a_chosen_key_does_what_the_command_does_and_the_old_one_nothing() {
    let own = || keys(&[(Command::Measure, &["F3"]), (Command::Help, &["i", "F1"])]);
    let measure = |keys: &str| {
        let player = start(own(), Lang::Da, (120, 30)).then(keys);
        player.model.view().measure
    };
    let ours = Player::new(120, 30).then("v").model.view().measure;
    assert_eq!(measure("<f3>"), ours);
    assert_ne!(measure("v"), ours);
    assert_eq!(
        start(own(), Lang::Da, (120, 30)).then("i").model.mode(),
        Mode::Narrow
    );
    assert_eq!(
        start(own(), Lang::Da, (120, 30)).then("?").model.mode(),
        Mode::Main
    );
}

#[test]
fn hints_help_palette_and_messages_name_the_chosen_keys() {
    let own = || {
        keys(&[
            (Command::Measure, &["F3"]),
            (Command::Help, &["i"]),
            (Command::Up, &["Up"]),
            (Command::Back, &["F4"]),
            (Command::NextSibling, &[]),
            (Command::ShowEmpty, &["F6"]),
            (Command::Filter, &["Space"]),
            (Command::Pin, &["f"]),
        ])
    };
    let player = || start(own(), Lang::Da, (160, 50));
    assert!(player().line(0).contains("i hjælp"), "{}", player().line(0));
    let welcome = player().line(49);
    assert!(welcome.contains("Mellemrum filter · i hjælp"), "{welcome}");
    let hints = start(own(), Lang::Da, (200, 50)).then("<down>").line(49);
    assert!(hints.contains("F3 "), "{hints}");
    let help = player().then("i");
    assert!(
        help.shows("F3            næste nøgletal"),
        "{}",
        help.picture()
    );
    let palette = player().then(":nøgletal");
    assert!(
        palette.line(49).is_empty() || palette.shows("F3"),
        "{}",
        palette.picture()
    );
    let text = player().then("4<enter>").line(49);
    assert!(text.contains("F4 tilbage"), "{text}");
    assert!(!text.contains("næste/forrige"), "{text}");
    let foot = player().then("2").picture();
    assert!(foot.contains("F6 viser"), "{foot}");
}

#[test]
fn a_command_without_a_key_is_in_the_palette_and_is_taught_by_it() {
    let own = keys(&[(Command::ShowEmpty, &[])]);
    let mut player = start(own, Lang::En, (160, 50)).then("2");
    assert!(player.shows(": \""), "{}", player.picture());
    let before = player.model.view().conditions.hide_empty;
    player.play("z");
    assert_eq!(player.model.view().conditions.hide_empty, before);
    player.play(":show/hide<enter>");
    assert_ne!(player.model.view().conditions.hide_empty, before);
}

#[test]
fn no_sentence_about_keys_is_left_unfilled() {
    let screens = [
        "", "2s5s", "4<enter>", "5<enter>", "/a", "!", "2=", ";", "?",
    ];
    for lang in Lang::ALL {
        for keys in screens {
            let player = start(Keys::default(), lang, (160, 40)).then(keys);
            assert!(!player.shows("{"), "{keys}: {}", player.picture());
        }
    }
}

#[test]
fn ctrl_c_leaves_whatever_is_chosen() {
    let own = keys(&[(Command::Quit, &["F10"])]);
    let mut player = start(own, Lang::Da, (80, 24));
    assert_eq!(player.play("q"), None);
    assert_eq!(player.play("<c-c>"), Some(Effect::Quit));
    assert_eq!(player.play("<f10>"), Some(Effect::Quit));
}

/// The default keys, of which some commands have changed theirs round and some have none.
fn rebindings() -> impl Strategy<Value = Vec<(Command, Vec<String>)>> {
    let all = Keys::default().written();
    let count = all.len();
    (
        subsequence(all, 0..count).prop_shuffle(),
        proptest::collection::vec(proptest::bool::weighted(0.2), count),
    )
        .prop_flat_map(|(chosen, without)| {
            let keys: Vec<_> = chosen.iter().map(|(_, keys)| keys.clone()).collect();
            let commands: Vec<_> = chosen.iter().map(|(command, _)| *command).collect();
            (Just(commands), Just(keys).prop_shuffle(), Just(without))
        })
        .prop_map(|(commands, keys, without)| {
            let lines = commands.into_iter().zip(keys).zip(without);
            lines
                .map(|((command, keys), is_without)| match command {
                    // These two keep what cannot be given away.
                    Command::Quit => (command, vec!["Ctrl-C".to_owned()]),
                    Command::Suspend => (command, vec!["Ctrl-Z".to_owned()]),
                    _ if is_without && !command.needs_key() => (command, Vec::new()),
                    _ => {
                        let fixed = |key: &String| key == "Ctrl-C" || key == "Ctrl-Z";
                        let keys: Vec<_> = keys.into_iter().filter(|key| !fixed(key)).collect();
                        if keys.is_empty() && command.needs_key() {
                            return (command, vec!["F12".to_owned()]);
                        }
                        (command, keys)
                    }
                })
                .collect()
        })
}

proptest! {
    #![proptest_config(Config { cases: 24, ..Config::default() })]

    #[test]
    fn every_command_of_any_valid_binding_is_reached_and_help_shows_it(chosen in rebindings()) {
        let Ok(bound) = Keys::chosen(&chosen) else {
            // Two commands without keys of their own may have got the same spare one.
            return Ok(());
        };
        let help = bound.first(Command::Help).unwrap();
        let palette = bound.first(Command::Commands).unwrap();
        let player = || start(bound.clone(), Lang::En, (160, 110));
        let shown = player().then(&written(&help)).picture();
        for (binding, keys) in bound.bindings() {
            let mut names: Vec<_> = keys.iter().map(|key| key.name()).collect();
            for (name, key) in names.iter().zip(keys) {
                assert_eq!(bound.command(|pressed| pressed == *key), Some(binding.command));
                assert!(shown.contains(name.as_str()), "{name}: {shown}");
            }
            names.sort();
            names.dedup();
            assert_eq!(names.len(), keys.len());
        }
        assert_eq!(player().then(&written(&palette)).model.mode(), Mode::Narrow);
    }
}
