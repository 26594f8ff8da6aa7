//! What was noted about a file, on the screen: the list, a note with its record, and marks at the rows.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file plays with a part of it")]
#[path = "player/mod.rs"]
mod player;

use indsats::load::watch::Reread;
use indsats::text::Lang;
use indsats::text::bar::cells::Glyphs;
use indsats::tui::asked::Pace;
use indsats::tui::keymap::Mode;
use indsats::tui::update::told;
use insta::assert_snapshot;
use player::{Player, noted};
use unicode_width::UnicodeWidthStr;

fn da(width: u16, height: u16) -> Player {
    noted::player(Lang::Da, (width, height))
}

fn en(width: u16, height: u16) -> Player {
    noted::player(Lang::En, (width, height))
}

#[test]
fn the_start_names_encoding_findings_and_the_key() {
    let start = " windows-1252 · 3 bemærkninger, 2 linjer holdt tilbage · ! viser dem";
    assert!(da(80, 24).line(23).starts_with(start));
    let start = " windows-1252 · 3 notes, 2 lines held back · ! shows them";
    assert!(en(80, 24).line(23).starts_with(start));
}

/// Pictures after some keys in both languages and two sizes, by name.
fn assert_pictures(name: &str, keys: &str) {
    for lang in Lang::ALL {
        for (width, height) in [(80, 24), (160, 45)] {
            let picture = noted::player(lang, (width, height)).then(keys).picture();
            assert_snapshot!(format!("{name}_{}_{width}", lang.code()), picture);
        }
    }
}

#[test]
fn the_notes_stand_gravest_first() {
    assert_pictures("list", "!");
    assert_snapshot!("list_small", da(40, 10).then("!").picture());
}

#[test]
fn a_note_shows_the_record_with_the_field_marked() {
    assert_pictures("note", "!<enter>");
    assert_snapshot!("note_held", da(80, 24).then("!<enter>JJ").picture());
    assert_snapshot!("note_small", da(40, 10).then("!<enter><end>").picture());
}

#[test]
fn rows_with_findings_are_marked() {
    assert_pictures("marked", "4<end>");
}

#[test]
fn a_noted_initiative_says_what_was_noted_and_what_was_typed() {
    let player = da(80, 24).then("4<end>");
    assert!(player.shows("Bemærkning    ! "), "{}", player.picture());
    assert!(player.shows("(+1) · ! viser dem"), "{}", player.picture());
    assert!(
        player.shows("495 t.kr. (kan ikke læses)"),
        "{}",
        player.picture()
    );
    let player = da(80, 24).then("4<down><down>");
    assert!(
        player.shows("Køge (skrevet: Køge Kommune)"),
        "{}",
        player.picture()
    );
    assert!(!player.shows("Bemærkning "), "{}", player.picture());
}

#[test]
fn the_largest_initiatives_of_a_profile_are_marked_too() {
    let player = en(160, 45).then("2<down><down>");
    assert!(
        player.shows("  Mentorforløb for nyankomne kvinder … ! –"),
        "{}",
        player.picture()
    );
}

#[test]
fn a_row_of_a_note_is_opened_in_its_list_and_esc_returns_to_the_note() {
    let mut player = da(80, 24).then("2<down>");
    let before = player.place();
    player.play("!<enter><enter>");
    assert!(player.shows("[4 Indsatser]"), "{}", player.picture());
    assert!(
        player.shows("Mentorforløb for nyankomne"),
        "{}",
        player.picture()
    );
    player.play("<esc>");
    assert!(player.shows("^^^^^^^^^"), "{}", player.picture());
    player.play("<esc>");
    assert!(player.shows("Bemærkninger: 1 fejl"), "{}", player.picture());
    player.play("<esc>");
    assert_eq!(player.place(), before);
}

#[test]
fn the_key_goes_to_the_note_of_the_initiative_under_the_cursor() {
    for keys in ["4<end><up>!", "4<end><up><enter>!"] {
        let player = da(80, 24).then(keys);
        assert!(
            player.shows("▶ advarsel W001"),
            "{keys}\n{}",
            player.picture()
        );
    }
    // From the initiative of a note it is the way back.
    let player = da(80, 24).then("!<enter><enter>!");
    assert!(player.shows("^^^"), "{}", player.picture());
}

#[test]
fn a_row_that_the_filter_hides_is_opened_all_the_same() {
    let mut player = da(80, 24).then("2<enter>");
    assert_eq!(player.names(), ["Lektiehjælp", "Fodbold"]);
    let before = player.place();
    player.play("!<enter><enter>");
    assert!(
        player.shows("Mentorforløb for nyankomne"),
        "{}",
        player.picture()
    );
    assert!(
        player.line(23).contains("nulstillet"),
        "{}",
        player.line(23)
    );
    player.play("<esc><esc><esc>");
    assert_eq!(player.place(), before);
}

#[test]
fn an_initiative_of_a_note_is_shown_as_soon_as_its_list_is_counted() {
    for before in ["2<down>", "2<enter>"] {
        let [at_once, mut player] = [before, before].map(|keys| da(80, 24).then(keys));
        let at_once = at_once.then("!<enter><enter>");
        player.model.answer(Pace::Beside);
        player.play("!<enter><enter>");
        assert!(player.shows("tæller …"), "{}", player.picture());
        while let Some(question) = player.model.catch_up().into_iter().next() {
            let answer = player
                .model
                .ground()
                .tell(&question, player.model.language());
            let epoch = player.model.epoch();
            assert_eq!(told(&mut player.model, epoch, question, answer), None);
        }
        assert_eq!(player.picture(), at_once.picture());
    }
}

#[test]
fn notes_are_walked_without_going_back_to_the_list() {
    let mut player = da(80, 24).then("!<enter>");
    player.play("JJ");
    assert!(player.shows("H005"), "{}", player.picture());
    // Its record has three lines, and every one of them is marked.
    let signs = player
        .lines()
        .iter()
        .filter(|line| line.contains("^^^"))
        .count();
    assert_eq!(signs, 3, "{}", player.picture());
    player.play("K");
    assert!(player.shows("H001"), "{}", player.picture());
    player.play("!");
    assert!(
        player.shows("Kommune") || player.shows("Region"),
        "{}",
        player.picture()
    );
    assert_eq!(player.model.mode(), Mode::Main);
}

#[test]
fn a_note_without_a_row_opens_nothing_and_q_closes_step_by_step() {
    let mut player = da(80, 24).then("!<down><enter>");
    let note = player.picture();
    player.play("<enter>");
    assert_eq!(player.picture(), note);
    player.play("q");
    assert!(player.shows("Bemærkninger: 1 fejl"));
    assert_eq!(player.play("q"), None);
    assert_eq!(player.model.mode(), Mode::Main);
}

#[test]
fn a_click_chooses_a_note_and_a_second_one_opens_it() {
    let mut player = da(80, 24).then("!");
    let at = player.place_of("H005");
    player.click(at);
    assert!(player.line(usize::from(at.1)).starts_with('▶'));
    player.click(at);
    assert!(player.shows("^^^"), "{}", player.picture());
}

#[test]
fn help_opens_over_the_notes_and_esc_returns_to_them() {
    for keys in ["!<down>", "!<down><enter>", "!<enter><enter>"] {
        for (help, back) in [("?", "<esc>"), ("<f1>", "<f1>"), ("?J", "<enter>")] {
            let mut player = da(80, 24).then(keys);
            let before = player.lines();
            player.play(help);
            assert!(player.shows("╭ Hjælp"), "{}", player.picture());
            player.play(back);
            assert_eq!(player.lines()[..23], before[..23], "{keys}");
        }
    }
    let player = da(160, 45).then("!?");
    assert!(player.shows("Bemærkninger: 1 fejl"), "{}", player.picture());
}

#[test]
fn what_is_wrong_with_a_sum_is_whole_where_the_sums_give_way() {
    for (player, missing, left_out) in [
        (
            da(80, 24),
            "mindst: 1 beløb mangler",
            "1 ikke med pr. indb.",
        ),
        (
            en(80, 24),
            "at least: 1 amount missing",
            "1 not in per inh.",
        ),
    ] {
        let mut player = player;
        for width in [120, 80, 60] {
            player.resize(width, 24);
            let line = player.line(2);
            assert!(line.contains(missing), "{line}");
            assert!(line.contains(left_out) || width == 120, "{line}");
            assert!(!line.contains('…'), "{line}");
        }
        player.resize(80, 24);
        let line = player.line(2);
        assert!(
            line.contains("netto 1,7 mio. kr.") || line.contains("net DKK 1.7 m"),
            "{line}"
        );
    }
}

#[test]
fn a_file_without_notes_says_so() {
    let player = Player::new(80, 24).then("!");
    assert!(
        player.shows("Ingen bemærkninger til filen."),
        "{}",
        player.picture()
    );
    assert_eq!(
        Player::new(40, 10).then("!<enter>J<end><esc>").model.mode(),
        Mode::Main
    );
}

#[test]
fn notes_fit_every_window() {
    for keys in [
        "!",
        "!<down><down><enter>",
        "!<enter><end>",
        "!<enter><enter>",
    ] {
        let mut player = da(80, 24).then(keys);
        for width in 1..=160 {
            for height in [1, 5, 9, 10, 11, 14, 18, 24, 45] {
                if width > 60 && (width + height) % 7 != 0 {
                    continue;
                }
                player.resize(width, height);
                let lines = player.lines();
                assert_eq!(lines.len(), usize::from(height));
                let fits = |line: &String| line.width() <= usize::from(width);
                assert!(lines.iter().all(fits), "{keys} in {width}x{height}");
                if width >= 40 && height >= 10 && keys == "!" {
                    assert!(player.shows("E001"), "{}", player.picture());
                }
            }
        }
    }
}

#[test]
fn notes_have_an_ascii_form_and_are_told_apart_without_colour() {
    let data = std::sync::Arc::new(noted::data(None));
    let player = Player::read(
        data,
        noted::report(),
        Reread::Anytime,
        Lang::Da,
        Glyphs::Ascii,
        (80, 24),
    );
    let player = player.then("!");
    assert!(player.line(2).starts_with("> fejl"), "{}", player.picture());
    assert!(player.shows("advarsel W001"), "{}", player.picture());
}
