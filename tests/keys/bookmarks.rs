//! Bookmarks: the name that is asked for, and the list. The loop's part, reading and writing, is played here.

use indsats::store::Changed;
use indsats::store::bookmark::{Bookmark, Listed, Over, Put};
use indsats::text::Lang;
use indsats::text::bar::cells::Glyphs;
use indsats::tui::msg::Effect;
use indsats::tui::update::bookmark;

use crate::player::{Player, example};
use crate::{QUESTION, start};

fn named(name: &str, view: &[&str], files: &[&str]) -> Bookmark {
    let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
    Bookmark {
        name: name.to_owned(),
        view: texts(view),
        files: texts(files),
        saved: None,
    }
}

/// The list, with a few bookmarks.
fn listing(mut player: Player) -> Player {
    assert_eq!(player.play("'"), Some(Effect::Bookmarks));
    let listed = Listed {
        bookmarks: vec![
            named("regnskab 2019", &[], &["/d/svar.csv", "--all-sheets"]),
            named("områder", &["--by", "area"], &[]),
            named(
                "Fyn",
                &["--by", "municipality", "--region", "syddanmark"],
                &[],
            ),
            named("Atlantis", &["--municipality", "Atlantis"], &[]),
        ],
        ..Listed::default()
    };
    bookmark::fill(&mut player.model, Ok(listed), Some(&[]));
    player
}

fn last(player: &Player) -> String {
    player.lines().last().unwrap().clone()
}

#[test]
fn b_proposes_a_name_made_of_what_is_selected() {
    let mut player = start().then(QUESTION);
    assert_eq!(player.play("b"), None);
    let (asked, over) = bookmark::asked(&player.model).unwrap();
    assert!(
        asked.name.starts_with("Kommuner, Sjælland"),
        "{}",
        asked.name
    );
    assert!(asked.name.chars().count() <= 41, "{}", asked.name);
    assert_eq!(over, Over::Keep);
    assert!(
        asked.view.contains(&"--region".to_owned()),
        "{:?}",
        asked.view
    );
    player.play("<c-u>");
    assert_eq!(player.play("<enter>"), None);
    assert!(last(&player).contains("skriv et navn"), "{}", last(&player));
    assert_eq!(player.play("til mødet<enter>"), Some(Effect::Bookmark));
    let (asked, _) = bookmark::asked(&player.model).unwrap();
    assert_eq!(asked.name, "til mødet");
    bookmark::kept(&mut player.model, Ok(Put::Saved(Changed::default())));
    assert!(last(&player).contains("»til mødet«"), "{}", last(&player));
    assert_eq!(bookmark::asked(&player.model), None);
}

#[test]
fn a_name_that_is_taken_is_asked_about_before_it_is_replaced() {
    let mut player = start().then("b<c-u>Fyn");
    assert_eq!(player.play("<enter>"), Some(Effect::Bookmark));
    bookmark::kept(&mut player.model, Ok(Put::Taken));
    assert!(
        last(&player).contains("»Fyn« findes i forvejen"),
        "{}",
        last(&player)
    );
    assert_eq!(player.play("<enter>"), Some(Effect::Bookmark));
    assert_eq!(bookmark::asked(&player.model).unwrap().1, Over::Replace);
    bookmark::kept(&mut player.model, Ok(Put::Taken));
    // Another name is another question.
    player.play("2");
    assert_eq!(bookmark::asked(&player.model).unwrap().1, Over::Keep);
    player.play("<esc>");
    assert_eq!(bookmark::asked(&player.model), None);
}

#[test]
fn a_name_that_cannot_be_saved_stays_with_the_reason() {
    let mut player = start().then("b<enter>");
    bookmark::kept(&mut player.model, Err("der er ingen plads".to_owned()));
    assert!(last(&player).contains("der er ingen plads"));
    assert!(bookmark::asked(&player.model).is_some());
}

#[test]
fn enter_goes_to_the_view_and_u_takes_it_back() {
    let mut player = listing(start());
    let before = player.place();
    player.play("fyn<enter>");
    let names = player.names();
    assert!(names.contains(&"Odense".to_owned()), "{names:?}");
    assert!(last(&player).contains("bogmærke: Fyn"), "{}", last(&player));
    player.play("u");
    assert_eq!(player.place(), before);
    assert!(
        last(&player).contains("fortrudt: bogmærke"),
        "{}",
        last(&player)
    );
}

#[test]
fn the_bookmarks_of_the_open_files_come_first_and_others_say_how_they_are_opened() {
    let mut player = listing(start());
    let order = ["områder", "Fyn", "Atlantis", "regnskab 2019"];
    let rows: Vec<_> = order.iter().map(|name| player.place_of(name).1).collect();
    assert!(rows.is_sorted(), "{rows:?}\n{}", player.picture());
    let before = player.place();
    player.play("<up><down><down><down><enter>");
    assert!(
        last(&player).contains("indsats open 'regnskab 2019'"),
        "{}",
        player.picture()
    );
    player.play("<esc>");
    assert_eq!(player.place(), before);
}

#[test]
fn a_bookmark_that_does_not_fit_changes_nothing_and_says_why() {
    let mut player = listing(start());
    let before = player.place();
    player.play("atl<enter>");
    let said = last(&player);
    assert!(
        said.contains("passer ikke til data") && said.contains("--municipality"),
        "{said}"
    );
    player.play("<esc>");
    assert_eq!(player.place(), before);
}

#[test]
fn a_bookmark_goes_only_after_a_question() {
    let mut player = listing(start());
    assert_eq!(player.play("<down><del>"), None);
    assert!(last(&player).contains("slet »Fyn«?"), "{}", last(&player));
    for other in ["<down>", "x<bs>", "<esc>"] {
        player.play(other);
        assert_eq!(bookmark::forgetting(&player.model), None, "{other}");
        assert!(player.shows("Bogmærker"), "{other}");
        player.play("<up><up><up><down><c-d>");
    }
    assert_eq!(player.play("<enter>"), Some(Effect::Forget));
    let name = bookmark::forgetting(&player.model).unwrap();
    assert_eq!(name, "Fyn");
    bookmark::forgotten(&mut player.model, &name, Err("optaget".to_owned()));
    assert!(player.shows("Fyn") && last(&player).contains("optaget"));
    player.play("<del><enter>");
    bookmark::forgotten(&mut player.model, &name, Ok(true));
    assert!(
        last(&player).contains("slettet: »Fyn«"),
        "{}",
        last(&player)
    );
    player.play("<up>");
    assert!(!player.shows("Fyn"), "{}", player.picture());
}

#[test]
fn a_click_goes_to_a_bookmark() {
    let mut player = listing(start());
    let at = player.place_of("--by area");
    player.click(at);
    assert_eq!(player.names().len(), 6);
    assert!(
        last(&player).contains("bogmærke: områder"),
        "{}",
        last(&player)
    );
}

#[test]
fn an_empty_list_says_how_to_fill_it_and_an_unreadable_one_why() {
    let mut player = start().then("'");
    assert!(player.shows("b gemmer visningen"), "{}", player.picture());
    bookmark::fill(&mut player.model, Err("beskadiget".to_owned()), None);
    assert!(last(&player).contains("beskadiget"));
    let listed = Listed {
        unreadable: 2,
        newer: Some(2),
        ..Listed::default()
    };
    bookmark::fill(&mut player.model, Ok(listed), None);
    assert!(player.shows("2 kan ikke læses · filen er fra en nyere version (2)"));
}

#[test]
fn the_list_looks_like_this() {
    insta::assert_snapshot!("bookmarks_80x24", listing(start()).picture());
    let wide = listing(Player::new(160, 45)).then("<down><down><down>");
    insta::assert_snapshot!("bookmarks_160x45", wide.picture());
    insta::assert_snapshot!("bookmarks_40x10", listing(Player::new(40, 10)).picture());
    let ascii = Player::of(example(), Lang::En, Glyphs::Ascii, (80, 24));
    insta::assert_snapshot!(
        "bookmarks_ascii",
        listing(ascii).then("<down><del>").picture()
    );
    let asked = start().then(QUESTION).then("b");
    insta::assert_snapshot!("bookmark_asked", asked.picture());
}
