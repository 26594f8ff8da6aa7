//! Keys and what follows from them: the budget of keys for the questions of a review meeting, and how moving,
//! filtering, undoing and the mouse behave.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[path = "keys/survey.rs"]
mod survey;

#[allow(dead_code, reason = "each test file plays with a part of it")]
#[path = "player/mod.rs"]
mod player;

use indsats::query::criteria::{Facet, FacetValue};
use indsats::query::group::Key;
use indsats::query::measure::{Per, Quantity};
use indsats::query::reference::{Reference, Standing};
use indsats::query::view::{Grouping, OrderKey, View};
use indsats::tui::keymap::{BINDINGS, Mode};
use indsats::tui::msg::Effect;
use indsats::tui::script;
use player::Player;
use rust_decimal::Decimal;
use survey::Survey;

/// The question of the review meeting: Region Sjælland, employment, women, the state; then municipalities.
const QUESTION: &str = "fbes<tab>kv<tab>sta<tab>sj<tab><enter>2";

fn keys(script: &str) -> usize {
    script::parse(script).unwrap().len()
}

/// The start screen at the size that most terminals open with.
fn start() -> Player {
    Player::new(80, 24)
}

/// Value and name of the rows that stand above their reference, in the order of the list.
fn above(player: &Player) -> Vec<(String, Decimal)> {
    let groups = player.groups();
    let above = groups.iter().enumerate();
    above
        .filter(|(_, group)| group.standing == Some(Standing::Above))
        .map(|(at, group)| (player.model.label(at), group.value.unwrap()))
        .collect()
}

/// The digits that the screen shows of a figure in kroner.
fn danish(value: Decimal) -> String {
    let rounded =
        value.round_dp_with_strategy(1, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    format!("{rounded:.1}").replace('.', ",")
}

#[test]
fn the_main_question_takes_at_most_nineteen_keys_and_has_the_right_answer() {
    let answered = format!("{QUESTION}o");
    let opened = format!("{answered}<enter>");
    assert!(keys(&opened) <= 19, "{} keys", keys(&opened));

    let survey = Survey::of("kvinder", false);
    let average = survey.average(None);
    let expected = survey.above("Sjælland", average);
    assert!(!expected.is_empty());

    let player = start().then(&answered);
    assert_eq!(above(&player), expected);
    assert_eq!(player.groups().len(), expected.len(), "only those above");
    assert!(
        player
            .groups()
            .iter()
            .all(|group| group.reference == Some(average))
    );
    assert!(player.shows(&danish(average)), "{}", player.picture());
    for (name, value) in &expected {
        let row = player
            .lines()
            .into_iter()
            .find(|line| line.contains(name.as_str()))
            .unwrap();
        assert!(row.contains(&danish(*value)) && row.contains('▲'), "{row}");
    }

    let player = player.then("<enter>");
    let (largest, _) = &expected[0];
    assert_eq!(player.model.view().grouping, Grouping::Initiative);
    assert_eq!(player.answer().rows.len(), survey.municipalities[largest].3);
    assert!(
        player.line(2).contains(largest.as_str()),
        "{}",
        player.picture()
    );
}

#[test]
fn without_only_above_the_same_municipalities_are_marked() {
    let survey = Survey::of("kvinder", false);
    let player = start().then(QUESTION);
    assert_eq!(
        above(&player),
        survey.above("Sjælland", survey.average(None))
    );
    assert!(player.groups().len() > above(&player).len());
}

#[test]
fn one_municipality_by_name_is_open_after_eight_keys() {
    let moves = "2/rosk<enter><enter>";
    assert!(keys(moves) <= 8);
    let player = start().then(moves);
    assert_eq!(player.model.view().grouping, Grouping::Initiative);
    assert!(
        player.line(2).contains("Danmark › Roskilde"),
        "{}",
        player.picture()
    );
}

#[test]
fn women_become_children_in_five_keys_and_all_else_stays() {
    let moves = "t<space><down><space><enter>";
    assert!(keys(moves) <= 5);
    let player = start().then(QUESTION).then(moves);
    let chips = player.line(4);
    assert!(
        chips.contains("børn") && !chips.contains("kvinder"),
        "{chips}"
    );
    let survey = Survey::of("børn", false);
    let average = survey.average(None);
    assert_eq!(above(&player), survey.above("Sjælland", average));
    assert!(
        player
            .groups()
            .iter()
            .all(|group| group.reference == Some(average))
    );
}

#[test]
fn net_instead_of_gross_is_at_most_four_keys_away() {
    let mut player = start().then(QUESTION);
    let net = |player: &Player| {
        let measure = player.model.view().measure;
        (measure.quantity, measure.per) == (Quantity::Net, Per::Inhabitant)
    };
    let presses = (1..=4).find(|_| {
        player.play("v");
        net(&player)
    });
    assert!(presses.is_some());
    let survey = Survey::of("kvinder", true);
    let average = survey.average(None);
    assert_eq!(above(&player), survey.above("Sjælland", average));
    assert!(player.shows("netto/ind"), "{}", player.picture());
}

#[test]
fn one_key_holds_the_rows_against_their_own_region() {
    let player = start().then(QUESTION).then("a");
    assert_eq!(player.model.view().reference, Reference::OwnRegion);
    let survey = Survey::of("kvinder", false);
    let average = survey.average(Some("Sjælland"));
    assert_eq!(above(&player), survey.above("Sjælland", average));
    assert!(player.shows("gns. Sjælland"), "{}", player.picture());
}

#[test]
fn the_neighbours_initiatives_are_one_key_away_both_ways() {
    let mut player = start().then("2");
    let names = player.names();
    player.play("<down><enter>");
    for (key, at) in [("J", 2), ("J", 3), ("K", 2), ("K", 1), ("K", 0)] {
        player.play(key);
        assert!(
            player.line(2).contains(&names[at]),
            "{key}: {}",
            player.line(2)
        );
        assert_eq!(player.model.view().grouping, Grouping::Initiative);
    }
    player.play("K");
    assert!(
        player.line(2).contains(&names[0]),
        "the first has none before it"
    );
    player.play("<esc>");
    assert_eq!((player.chosen(), player.names()), (names[0].clone(), names));
}

#[test]
fn one_key_shows_who_has_not_answered() {
    let silent = |player: &Player| {
        player
            .lines()
            .iter()
            .filter(|line| line.contains("··"))
            .count()
    };
    let player = Player::new(120, 45).then(QUESTION);
    let before = player.groups().len();
    let player = player.then("z");
    let in_region = player.data.places().ids().filter(|place| {
        let place = player.data.places().get(*place);
        place.region.map(|region| format!("{region:?}")) == Some("Sjaelland".to_owned())
    });
    assert_eq!(player.groups().len(), in_region.count());
    assert!(
        player.groups().len() > before && silent(&player) > 0,
        "{}",
        player.picture()
    );
}

#[test]
fn one_key_leads_back_to_everything_and_one_more_takes_that_back() {
    let mut player = start().then(QUESTION);
    let before = player.place();
    player.play("C");
    let view = player.model.view();
    assert!(view.filter.is_empty() && view.scope.is_empty());
    assert_eq!(player.answer().totals.sum.tally.rows, 706);
    player.play("u");
    assert_eq!(player.place(), before);
}

#[test]
fn esc_returns_to_the_row_one_came_from_at_every_level() {
    let mut player = start().then("<down><down>");
    let region = player.place();
    player.play("<enter><down><down><down>");
    let municipality = player.place();
    player.play("<enter>");
    let initiative = player.place();
    player.play("<enter>");
    assert_eq!(player.model.mode(), Mode::Text);
    player.play("<esc>");
    assert_eq!(player.place(), initiative);
    player.play("<esc>");
    assert_eq!(player.place(), municipality);
    player.play("<esc>");
    assert_eq!(player.place(), region);
    player.play("<esc>");
    assert_eq!(
        player.place(),
        region,
        "Esc never leaves the program or the top"
    );
}

#[test]
fn esc_returns_from_an_area_and_gives_back_the_areas_chosen_before() {
    let mut player = start().then("fbesk<tab>soc<tab><enter>3");
    let before = player.place();
    player.play("<enter>");
    assert_eq!(player.model.view().filter.len(), 1);
    player.play("<esc>");
    assert_eq!(player.place(), before);
}

#[test]
fn esc_never_touches_a_filter_that_was_set_since() {
    let mut player = start().then("<down><enter><down><enter>fkv<tab><enter>");
    let women = player.model.view().filter.clone();
    assert_eq!(women.len(), 1);
    player.play("<esc>");
    assert_eq!(player.model.view().filter, women);
    player.play("<esc>");
    assert_eq!(player.model.view().filter, women);
    assert!(player.model.view().scope.is_empty());
}

#[test]
fn esc_leaves_a_municipality_that_was_found_by_name_at_once() {
    let player = start().then("2/rosk<enter><enter><esc>");
    assert_eq!(player.model.view().grouping, Grouping::Municipality);
    assert_eq!(player.chosen(), "Roskilde");
}

/// One change of each kind, with the screen that it starts from.
const CHANGES: [(&str, &str); 17] = [
    ("tab", "2"),
    ("open", "<enter>"),
    ("back", "<esc>"),
    ("filter", "fkv<tab><enter>"),
    ("target", "t<space><enter>"),
    ("only", "+"),
    ("not", "-"),
    ("clear", "c"),
    ("measure", "v"),
    ("measure back", "V"),
    ("reference", "a"),
    ("sort", "s"),
    ("reverse", "S"),
    ("above", "o"),
    ("show all", "z"),
    ("scale", "x"),
    ("population", "d"),
];

#[test]
fn undo_and_redo_bring_back_view_and_cursor_of_every_kind_of_change() {
    for (name, change) in CHANGES {
        let mut player = start().then("2fbesk<tab><enter><down><down><down>");
        if name == "back" {
            player.play("<enter><down>");
        }
        if name == "tab" {
            player.play("1<down><down>");
        }
        let before = player.place();
        player.play(change);
        player.play("<down>");
        let after = player.place();
        assert_ne!(before.0, after.0, "{name}");
        player.play("u");
        assert_eq!(player.place(), before, "{name}: undone");
        player.play("U");
        assert_eq!(player.place(), after, "{name}: done again");
    }
}

#[test]
fn undo_goes_back_to_the_start_and_redo_to_the_end() {
    let mut player = start();
    let mut places = vec![player.place()];
    for (_, change) in CHANGES {
        let view = player.model.view().clone();
        player.play(change);
        if *player.model.view() == view {
            *places.last_mut().unwrap() = player.place();
        } else {
            places.push(player.place());
        }
    }
    for place in places.iter().rev().skip(1) {
        player.play("u");
        assert_eq!(player.place().0, place.0);
    }
    player.play("u");
    assert!(player.shows("intet at fortryde"));
    for place in &places[1..] {
        player.play("U");
        assert_eq!(player.place(), *place);
    }
}

#[test]
fn history_walks_places_and_passes_over_other_changes() {
    let mut player = start().then("<down>");
    let regions = player.place();
    player.play("<enter>vx<down>");
    let municipalities = player.place();
    player.play("<enter>");
    let initiatives = player.place();
    player.play("H");
    assert_eq!(player.place(), municipalities);
    player.play("H");
    assert_eq!(player.place(), regions);
    player.play("LL");
    assert_eq!(player.place().0.grouping, Grouping::Initiative);
    assert_eq!(player.place(), initiatives);
}

#[test]
fn every_tab_remembers_its_cursor_and_its_order() {
    let mut player = start().then("2s<down><down>");
    assert_eq!(player.model.view().order.key, OrderKey::Name);
    let municipalities = player.place();
    player.play("3<down>");
    assert_eq!(player.model.view().order.key, OrderKey::Value);
    let areas = player.place();
    player.play("2");
    assert_eq!(player.place(), municipalities);
    player.play("3");
    assert_eq!(player.place(), areas);
}

#[test]
fn plus_and_minus_choose_the_row_and_again_take_it_back() {
    let mut player = start().then("3<down>");
    let before = player.model.view().clone();
    let Some(Key::Area(area)) = player.model.key_at(1) else {
        panic!("the second row is an area");
    };
    let value = FacetValue::Area(area);
    player.play("+");
    assert_eq!(player.model.view().filter.state(&value), Some(false));
    let groups = player.groups().into_iter();
    let counted = groups.filter(|group| group.sum.tally.rows > 0);
    assert_eq!(counted.count(), 1);
    player.play("+");
    assert_eq!(*player.model.view(), before);
    player.play("<down>-");
    let excluded = player.model.view().filter.iter().next().unwrap().clone();
    assert!(excluded.excluded);
    assert!(player.line(4).contains('≠'), "{}", player.line(4));
}

#[test]
fn c_clears_the_last_filter_first_and_then_the_scope() {
    let mut player = start().then("<enter>fkv<tab>sta<tab><enter>");
    assert_eq!(player.model.view().filter.len(), 2);
    player.play("c");
    let filter = player.model.view().filter.clone();
    assert_eq!(
        filter.iter().next().unwrap().value.facet(),
        Facet::Secondary
    );
    player.play("<del>");
    assert!(player.model.view().filter.is_empty());
    assert_eq!(player.model.view().scope.len(), 1);
    player.play("c");
    assert!(player.model.view().scope.is_empty());
}

#[test]
fn the_palette_is_live_and_esc_restores_filter_and_cursor() {
    let mut player = Player::new(160, 45).then("2<pgdn><pgdn>");
    let before = (player.place(), player.picture());
    let welcome = player.answer().totals.sum.tally.rows;
    player.play("fkv<tab>sta<tab>");
    assert!(player.answer().totals.sum.tally.rows < welcome);
    assert!(player.shows("(målgr.2=kvinder)"), "{}", player.picture());
    player.play("<esc>");
    assert_eq!((player.place(), player.picture()), before);
    player.play("u");
    assert_eq!(
        player.model.view().grouping,
        Grouping::Region,
        "nothing was kept to undo"
    );
}

#[test]
fn esc_in_the_palette_first_clears_what_is_typed() {
    let mut player = start().then("fkv<esc>");
    assert_eq!(player.model.mode(), Mode::Filter { typing: false });
    player.play("<esc>");
    assert_eq!(player.model.mode(), Mode::Main);
}

#[test]
fn an_empty_result_names_the_filter_and_the_key() {
    let mut player = start().then("2/køge<enter><enter>fkv<tab>priv<tab>sund<tab><enter>");
    assert_eq!(player.answer().rows.len(), 0);
    assert!(player.shows("0 indsatser. Uden ("), "{}", player.picture());
    assert!(player.shows("tryk "));
    player.play("c");
    assert_eq!(player.model.view().filter.len(), 2);
}

#[test]
fn tab_in_find_makes_the_words_a_chip() {
    let player = start().then("4/job<tab>");
    assert_eq!(player.model.mode(), Mode::Main);
    let filter = &player.model.view().filter;
    assert_eq!(
        filter.iter().next().unwrap().value,
        FacetValue::Words("job".into())
    );
    assert!(player.line(4).contains("job"), "{}", player.line(4));
    let rows = player.answer().rows.len();
    assert!(rows > 0 && rows < 706);
}

#[test]
fn find_folds_danish_letters_and_esc_returns_to_the_row_before() {
    let mut player = start().then("2<down>");
    let before = player.place();
    player.play("/koge");
    assert_eq!(player.chosen(), "Køge");
    player.play("<esc>");
    assert_eq!(player.place(), before);
    player.play("/hol<enter>");
    let first = player.chosen();
    player.play("n");
    assert_ne!(player.chosen(), first);
    player.play("N");
    assert_eq!(player.chosen(), first);
}

#[test]
fn a_click_does_what_the_key_does() {
    let mut player = start();
    player.click(player.place_of("2 Kommuner"));
    assert_eq!(player.model.view().grouping, Grouping::Municipality);

    let row = player.place_of(&player.names()[3]);
    player.click(row);
    assert_eq!(player.model.cursor().at, 3);
    player.click(row);
    assert_eq!(player.model.view().grouping, Grouping::Initiative);
    player.play("<esc>");

    player.click(player.place_of("Kommune "));
    assert_eq!(player.model.view().order.key, OrderKey::Name);
    player.click(player.place_of("kr./indb."));
    assert_eq!(player.model.view().order.key, OrderKey::Value);
    player.click(player.place_of("kr./indb."));
    assert!(!player.model.view().order.descending);
    player.click(player.place_of("ant."));
    assert_eq!(player.model.view().order.key, OrderKey::Count);

    player.play("fkv<tab>sta<tab><enter>");
    player.click(player.place_of("kvinder)"));
    assert_eq!(player.model.view().filter.len(), 1);
    assert!(!player.line(4).contains("kvinder"));
}

#[test]
fn the_wheel_scrolls_what_it_is_over() {
    let mut player = Player::new(160, 30).then("2");
    let list = player.place_of("▶ ");
    player.wheel(list, true);
    assert_eq!(player.model.cursor().at, 3);
    player.wheel(list, false);
    assert_eq!(player.model.cursor().at, 0);
    let before = player.lines();
    player.wheel((2, 10), true);
    assert_eq!(player.model.cursor().at, 0);
    player.wheel((155, 10), true);
    assert_eq!(player.model.cursor().at, 0);
    assert_eq!(before.len(), player.lines().len());
}

#[test]
fn a_click_on_a_scrolled_palette_takes_the_value_under_the_mouse() {
    let mut player = start().then("f<pgdn><pgdn><pgdn>");
    let (y, line) = player
        .lines()
        .into_iter()
        .enumerate()
        .filter(|(_, line)| line.contains("[ ]"))
        .nth(3)
        .unwrap();
    let (before, after) = line.split_once("[ ]").unwrap();
    let name: String = after.trim_start().chars().take(8).collect();
    let x = before.chars().count();
    player.click((u16::try_from(x).unwrap(), u16::try_from(y).unwrap()));
    let chosen = player.lines().into_iter().find(|line| line.contains("[x]"));
    assert!(
        chosen.is_some_and(|line| line.contains(&name)),
        "{}",
        player.picture()
    );
}

#[test]
fn a_click_where_nothing_stands_changes_nothing() {
    let mut player = Player::new(160, 60).then("2fkv<tab><enter>");
    let before = player.place();
    let facets = (2, 55);
    assert_eq!(
        player.line(55).chars().take(20).collect::<String>().trim(),
        ""
    );
    player.click(facets);
    assert_eq!(player.place(), before);
    let mut player = start();
    let before = (player.place(), player.model.mode());
    player.click(player.place_of("f filter ·"));
    assert_eq!(
        (player.place(), player.model.mode()),
        before,
        "the welcome is no button"
    );
}

#[test]
fn the_first_row_of_a_long_text_is_one_key_from_its_end() {
    let mut player = Player::new(40, 12).then("4<enter>");
    let top = player.picture();
    player.play("G");
    let end = player.picture();
    assert_ne!(end, top);
    player.play("<down><down><down>");
    assert_eq!(player.picture(), end);
    player.play("k");
    assert_ne!(
        player.picture(),
        end,
        "up moves at once, however far down was asked for"
    );
}

/// Screens from which keys are tried.
const SCREENS: [&str; 14] = [
    "",
    "2<down><down>",
    "3<down>",
    "4<down><down>",
    "<enter><down><enter>",
    "2/o<enter>n",
    "2fbesk<tab><enter><enter>",
    "2vHu",
    "4<enter><down>",
    "f",
    "fk",
    "/o",
    "?",
    ":s",
];

/// The keys of the table as scripts.
fn bound() -> Vec<(&'static indsats::tui::keymap::Binding, String)> {
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

#[test]
fn the_profile_of_an_area_without_the_filter_is_still_that_area() {
    let player = Player::new(120, 40).then("fkv<tab><enter>3");
    let all = player.answer().totals.all_initiatives;
    let first = player.groups()[0].sum.tally.rows;
    let unfiltered = player
        .lines()
        .into_iter()
        .find(|line| line.contains("Uden filter"));
    assert!(unfiltered.is_some());
    assert!(
        !player.shows(&format!("{first} af {all} indsatser")),
        "{}",
        player.picture()
    );
}
