//! The key that explains a figure: on every list, turned to the average and the whole, and into its rows.

use crate::player::Player;

#[test]
fn one_key_explains_the_row_under_the_cursor_and_closes_again() {
    for (keys, title) in [
        ("=", "Midtjylland: bruttoudgifter pr. indbygger"),
        ("2<down>=", "Odense: bruttoudgifter pr. indbygger"),
        ("3=", "Beskæftigelse: bruttoudgifter pr. indbygger"),
        ("4=", "er indsatsens egen bruttoudgift"),
        ("2vv=", "antal indsatser"),
    ] {
        let player = Player::new(80, 24).then(keys);
        assert!(player.shows(title), "{keys}: {}", player.picture());
        let before = Player::new(80, 24)
            .then(keys.trim_end_matches('='))
            .picture();
        for close in ["=", "<esc>", "q"] {
            let closed = Player::new(80, 24).then(keys).then(close).picture();
            let hints = |picture: &str| picture.lines().take(23).collect::<Vec<_>>().join("\n");
            assert_eq!(hints(&closed), hints(&before), "{keys}{close}");
        }
    }
}

#[test]
fn tab_turns_to_the_average_and_to_the_whole_selection_and_round() {
    let player = Player::new(80, 24).then("2<down>=<tab>");
    assert!(
        player.shows("Odense holdt op mod: Danmark"),
        "{}",
        player.picture()
    );
    assert!(
        player.shows("i 80 responderende kommuner"),
        "{}",
        player.picture()
    );
    let player = player.then("<tab>");
    assert!(player.shows("Udsnittet: bruttoudgifter pr. indbygger"));
    let player = player.then("<tab>");
    assert!(player.shows("Odense: bruttoudgifter"));
    assert!(player.then("<s-tab>").shows("Udsnittet:"));
}

#[test]
fn enter_lists_the_rows_counted_and_undo_and_back_return() {
    let player = Player::new(120, 40).then("1<down>=<enter>");
    assert!(player.shows("162 af 706 indsatser"), "{}", player.picture());
    assert!(player.shows("[4 Indsatser]"));
    for back in ["u", "H", "<esc>"] {
        let player = Player::new(120, 40).then("1<down>=<enter>").then(back);
        assert!(player.shows("[1 Regioner]"), "{back}: {}", player.picture());
        assert!(player.shows("706 af 706 indsatser"), "{back}");
    }
    // What a region is held against is Denmark's: all rows, of no region.
    let player = Player::new(120, 40).then("1<down>=<tab><enter>");
    assert!(player.shows("706 af 706 indsatser"), "{}", player.picture());
    // An initiative's own amount is in its text.
    let player = Player::new(80, 24).then("4=<enter>");
    assert!(player.shows("Formål"), "{}", player.picture());
}

#[test]
fn the_next_row_is_explained_without_closing() {
    let player = Player::new(80, 24).then("2=J");
    assert!(
        player.shows("Odense: bruttoudgifter"),
        "{}",
        player.picture()
    );
    assert!(!player.then("K").shows("Odense: bruttoudgifter"));
}

#[test]
fn an_explanation_scrolls_in_a_small_window_and_says_its_keys() {
    let player = Player::new(40, 10).then("=");
    assert!(player.shows("Midtjylland"), "{}", player.picture());
    let last = player.then("<end>");
    assert!(!last.shows("Midtjylland: "), "{}", last.picture());
    let lines = last.lines();
    assert!(lines[8].chars().any(char::is_alphanumeric), "{lines:?}");
    assert!(Player::new(80, 24).then("=").shows("Enter rækkerne"));
    assert!(Player::new(80, 24).then("=?forkl").shows("forklar tallet"));
    assert!(Player::new(80, 24).then("=?<esc>").shows("Tæller"));
}

#[test]
fn an_empty_list_explains_the_selection_and_has_no_rows() {
    let player = Player::new(80, 24).then("4/zzzzqq<tab>");
    let player = player.then("=");
    assert!(player.shows("Udsnittet"), "{}", player.picture());
    let player = player.then("<enter>");
    assert!(
        player.shows("der er ingen rækker bag tallet"),
        "{}",
        player.picture()
    );
}
