//! Screens: a string of keys, and the picture that follows.
//!
//! When screens change on purpose: `INSTA_UPDATE=always cargo test --test screens`, then read the difference.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file plays with a part of it")]
#[path = "player/mod.rs"]
mod player;

use indsats::load::shipped;
use indsats::text::Lang;
use indsats::text::bar::cells::Glyphs;
use insta::assert_snapshot;
use player::{Player, example};

/// The question of the review meeting, asked of the municipalities of Region Sjælland.
const QUESTION: &str = "fbes<tab>kv<tab>sta<tab>sj<tab><enter>2";

fn asked(width: u16, height: u16) -> Player {
    Player::new(width, height).then(QUESTION)
}

fn ascii(width: u16, height: u16) -> Player {
    Player::of(example(), Lang::Da, Glyphs::Ascii, (width, height))
}

#[test]
fn the_start_screen_compares_the_regions() {
    assert_snapshot!(Player::new(80, 24).picture());
}

/// The inhabitants of a region's responding municipalities, added up from the shipped files
/// by another reader than the program's.
fn responding_inhabitants(region: &str) -> u64 {
    let records = |text: &str| -> Vec<csv::StringRecord> {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.delimiter(b';').from_reader(text.as_bytes());
        reader.records().map(Result::unwrap).collect()
    };
    let responses = records(shipped::RESPONSES);
    let answered = |name: &str| {
        let mut responses = responses.iter();
        responses.any(|record| &record[0] == name && &record[1] == "ja")
    };
    // code;name;region;population of 2019, 2020 and 2021.
    let municipalities = records(shipped::MUNICIPALITIES);
    let inside = municipalities.iter();
    let inside = inside.filter(|record| &record[2] == region && answered(&record[1]));
    inside.map(|record| record[5].parse::<u64>().unwrap()).sum()
}

#[test]
fn a_region_names_the_inhabitants_that_its_figure_is_divided_by() {
    let mut player = Player::new(80, 24);
    let mut seen = 0;
    for _ in 0..5 {
        let picture = player.picture();
        let named = picture.lines().find_map(|line| line.strip_prefix("── "));
        let region = named.unwrap().split(' ').next().unwrap();
        let digits = picture
            .split_once("heraf ")
            .map(|(_, rest)| rest.split(' ').next().unwrap().replace('.', ""));
        let said = digits.map(|digits| digits.parse::<u64>().unwrap());
        assert_eq!(said, Some(responding_inhabitants(region)), "{picture}");
        seen += said.unwrap();
        player = player.then("<down>");
    }
    // Every region once: their inhabitants add up to those of all.
    let all = [
        "Hovedstaden",
        "Sjælland",
        "Syddanmark",
        "Midtjylland",
        "Nordjylland",
    ];
    assert_eq!(seen, all.map(responding_inhabitants).iter().sum::<u64>());
}

#[test]
fn the_start_screen_speaks_english() {
    assert_snapshot!(Player::english(80, 24).picture());
}

#[test]
fn a_figure_is_explained_so_that_it_can_be_said() {
    assert_snapshot!(Player::new(80, 24).then("<down><down><down>=").picture());
    assert_snapshot!(Player::english(120, 40).then("2<down>=<tab>").picture());
    assert_snapshot!(Player::new(40, 10).then("=").picture());
}

#[test]
fn the_command_line_of_a_view_is_shown_so_that_it_can_be_selected() {
    assert_snapshot!(asked(80, 24).then(";").picture());
    assert_snapshot!(asked(160, 45).then(";").picture());
    assert_snapshot!(ascii(40, 10).then(QUESTION).then(";").picture());
    assert_snapshot!(Player::english(80, 24).then(";").picture());
}

#[test]
fn an_initiatives_amount_is_explained_by_its_file() {
    assert_snapshot!(Player::new(80, 24).then("4=").picture());
}

#[test]
fn three_panes_stand_side_by_side_in_a_large_window() {
    assert_snapshot!(asked(160, 45).picture());
}

#[test]
fn three_panes_speak_english() {
    assert_snapshot!(Player::english(160, 45).then("2<down>").picture());
}

#[test]
fn list_and_profile_stand_side_by_side_in_a_wide_window() {
    assert_snapshot!(Player::new(120, 40).then("2<down><down>").picture());
}

#[test]
fn the_answer_to_the_question_names_those_above_the_average() {
    assert_snapshot!(asked(80, 24).then("o").picture());
}

#[test]
fn the_answer_speaks_english() {
    assert_snapshot!(
        Player::english(80, 24)
            .then("fempl<tab>wom<tab>sta<tab>sj<tab><enter>2o")
            .picture()
    );
}

#[test]
fn a_small_window_keeps_names_figures_and_marks() {
    assert_snapshot!(asked(40, 10).picture());
}

#[test]
fn a_small_window_speaks_english() {
    assert_snapshot!(Player::english(40, 10).then("2").picture());
}

#[test]
fn a_window_too_small_says_so() {
    assert_snapshot!(Player::new(3, 2).picture());
}

#[test]
fn the_largest_ones_initiatives_are_one_key_deeper() {
    assert_snapshot!(asked(80, 24).then("o<enter>").picture());
}

#[test]
fn an_initiative_shows_its_whole_text_and_its_source_line() {
    assert_snapshot!(asked(80, 24).then("<enter><enter>").picture());
}

#[test]
fn an_initiatives_text_lies_over_the_list_in_a_large_window() {
    assert_snapshot!(Player::english(160, 45).then("4<enter>").picture());
}

#[test]
fn a_region_opens_into_its_municipalities() {
    assert_snapshot!(Player::new(80, 24).then("<down><down><enter>").picture());
}

#[test]
fn areas_stand_each_against_its_own_average() {
    assert_snapshot!(Player::new(120, 40).then("3").picture());
}

#[test]
fn an_area_opens_into_its_initiatives() {
    assert_snapshot!(Player::new(80, 24).then("3<enter>").picture());
}

#[test]
fn all_initiatives_stand_by_size() {
    assert_snapshot!(Player::english(120, 40).then("4").picture());
}

#[test]
fn the_palette_lists_every_facet_with_counts_and_kroner() {
    assert_snapshot!(asked(80, 24).then("f").picture());
}

#[test]
fn the_palette_finds_values_by_typing() {
    assert_snapshot!(Player::new(80, 24).then("2fko").picture());
}

#[test]
fn the_palette_excludes_a_value() {
    assert_snapshot!(Player::english(120, 40).then("2t<down>!").picture());
}

#[test]
fn the_palette_fits_a_small_window() {
    assert_snapshot!(Player::new(40, 10).then("2f").picture());
}

#[test]
fn find_marks_the_best_hit_and_says_how_many() {
    assert_snapshot!(Player::new(80, 24).then("2/hol").picture());
}

#[test]
fn help_is_the_key_table() {
    assert_snapshot!(Player::new(80, 24).then("?").picture());
}

#[test]
fn help_has_room_for_all_in_a_large_window() {
    assert_snapshot!(Player::english(160, 45).then("?").picture());
}

#[test]
fn commands_are_found_by_words() {
    assert_snapshot!(Player::new(80, 24).then(":gen").picture());
}

#[test]
fn an_empty_result_names_the_filter_and_the_key() {
    assert_snapshot!(
        Player::new(80, 24)
            .then("2/køge<enter><enter>fkv<tab>priv<tab>sund<tab><enter>")
            .picture()
    );
}

#[test]
fn show_all_tells_nothing_selected_from_no_answer() {
    assert_snapshot!(asked(80, 24).then("z").picture());
}

#[test]
fn the_square_root_scale_says_so() {
    assert_snapshot!(Player::new(80, 24).then("2x<down>").picture());
}

#[test]
fn net_expenditure_has_a_signed_axis() {
    assert_snapshot!(asked(120, 40).then("vvv").picture());
}

#[test]
fn each_reference_is_named_on_the_axis() {
    let mut player = asked(80, 24);
    let mut heads = Vec::new();
    for _ in 0..6 {
        heads.push(player.line(5));
        player.play("a");
    }
    assert_snapshot!(heads.join("\n"));
}

#[test]
fn each_measure_is_named_in_the_column_head() {
    let mut player = Player::english(80, 24).then("2");
    let mut heads = Vec::new();
    for _ in 0..11 {
        heads.extend(player.lines()[5..7].iter().cloned());
        player.play("v");
    }
    assert_snapshot!(heads.join("\n"));
}

#[test]
fn bars_and_frames_have_an_ascii_form() {
    assert_snapshot!(ascii(80, 24).then(QUESTION).then("f").picture());
}

#[test]
fn undo_says_what_it_undid() {
    assert_snapshot!(asked(80, 24).then("ou").picture());
}

#[test]
fn a_row_that_trips_a_rule_is_marked_and_its_text_names_the_rule_and_the_reason() {
    for (player, said) in [
        (Player::new(120, 40), "mindst 50,0 pct."),
        (ascii(120, 40), "mindst 50,0 pct."),
        (Player::english(120, 40), "at least 50.0%"),
    ] {
        let mut player = player;
        player.play("4/bogkuffert til familierne med frivillige<enter>");
        let is_marked = |line: &String| line.contains("Bogkuffert") && line.contains(" ? ");
        assert!(player.lines().iter().any(is_marked), "{}", player.picture());
        player.play("<enter>");
        assert!(
            player.shows("? Q012 ") && player.shows(said),
            "{}",
            player.picture()
        );
    }
    let clean = Player::new(120, 40).then("4<enter>");
    assert!(!clean.shows("? Q"), "{}", clean.picture());
}

#[test]
fn a_small_municipality_is_marked_beside_its_initiatives() {
    let player = Player::new(120, 40).then("2/ærø<enter><enter>");
    assert!(player.shows("Ærø °"), "{}", player.picture());
}
