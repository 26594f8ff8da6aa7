//! The keys that copy: what each asks for on each screen, and the command line of the view.

use indsats::domain::place::Date;
use indsats::tui::clipboard::tool::Tool;
use indsats::tui::clipboard::{By, Copied};
use indsats::tui::keymap::Mode;
use indsats::tui::msg::{Copying, Effect};
use indsats::tui::update::copy;

use crate::player::Player;
use crate::{QUESTION, start};

/// What the last key copies.
fn copied(player: &mut Player, keys: &str) -> String {
    let Some(Effect::Copy(what)) = player.play(keys) else {
        panic!("{keys} copies nothing");
    };
    let order = copy::order(&player.model, what, Date::new_year(2026));
    order.text(player.model.language()).unwrap()
}

#[test]
fn one_key_copies_the_finding_of_the_row_under_the_cursor() {
    let mut player = start().then(QUESTION);
    let said = copied(&mut player, "/rosk<enter>y");
    assert!(
        said.starts_with("Roskilde: bruttoudgifter pr. indbygger 4,6 kr."),
        "{said}"
    );
    let said = copied(&mut player, "<enter>y");
    assert!(
        said.starts_with('»') && said.contains("« (Roskilde, "),
        "{said}"
    );
    let text = copied(&mut player, "<enter>y");
    assert_eq!(text, said, "the text of the initiative is the same finding");
}

#[test]
fn what_is_explained_is_what_is_copied() {
    let mut player = start().then("2<down>=");
    assert!(copied(&mut player, "y").starts_with("Odense: "));
    assert!(
        copied(&mut player, "<tab>y").starts_with("Gennemsnittet for 80 responderende kommuner: ")
    );
    assert!(copied(&mut player, "<tab>y").starts_with("Udsnittet: "));
}

#[test]
fn a_list_without_rows_copies_the_selection() {
    let mut player = start().then("2/køge<enter><enter>fkv<tab>priv<tab>sund<tab><enter>");
    let said = copied(&mut player, "y");
    assert!(said.starts_with("Udsnittet: "), "{said}");
    assert!(said.contains("kommune Køge"), "{said}");
}

#[test]
fn a_page_of_checks_copies_its_line_and_its_table() {
    let mut player = start().then("5<tab><tab><down>");
    let said = copied(&mut player, "y");
    assert!(
        said.starts_with("»Dækning: hvem har responderet«: "),
        "{said}"
    );
    assert_eq!(copied(&mut player, "=y"), said);
    let table = copied(&mut player, "<esc>Y");
    assert!(
        table.starts_with("Dækning: hvem har responderet\n"),
        "{table}"
    );
}

#[test]
fn the_other_key_copies_the_whole_table_with_what_it_rests_on() {
    let mut player = start().then("2");
    let table = copied(&mut player, "Y");
    let head = table.lines().next().unwrap();
    assert!(
        head.starts_with("Kommune\tkr./indb.\tgns. (kr./indb.)\t"),
        "{head}"
    );
    let (rows, _) = table.split_once("\n\n").unwrap();
    assert_eq!(rows.lines().count(), player.answer().rows.len() + 1);
    assert!(table.contains("indsats --by municipality"), "{table}");
}

#[test]
fn the_notes_and_what_is_typed_copy_nothing() {
    for keys in ["!y", "!Y", "/y", "fy", ":y", "?Y", "ey"] {
        assert_eq!(start().play(keys), None, "{keys}");
    }
}

#[test]
fn a_key_shows_the_command_line_of_the_view_and_copies_it() {
    let mut player = start().then(QUESTION).then(";");
    assert_eq!(player.model.mode(), Mode::CommandLine);
    assert!(
        player.shows("indsats --by municipality"),
        "{}",
        player.picture()
    );
    assert!(
        player.shows("indsats show --by municipality"),
        "{}",
        player.picture()
    );
    let line = copied(&mut player, "y");
    assert!(line.starts_with("indsats --by municipality "), "{line}");
    assert_eq!(player.play("Y"), Some(Effect::Copy(Copying::Table)));
    for keys in ["<enter>", "J", "=", "!", "2"] {
        player.play(keys);
        assert_eq!(player.model.mode(), Mode::CommandLine, "{keys}");
    }
    for close in [";", "<esc>", "q"] {
        player.play(close);
        assert_eq!(player.model.mode(), Mode::Main, "{close}");
        player.play(";");
    }
    let named = start().then(":kommandol<enter>");
    assert_eq!(named.model.mode(), Mode::CommandLine);
    let named = Player::english(80, 24).then(":command line<enter>");
    assert_eq!(named.model.mode(), Mode::CommandLine);
}

#[test]
fn what_came_of_it_is_said_and_by_what_way() {
    let mut player = Player::new(160, 45);
    let mut said = |sent, by, bytes| {
        let copied = Copied {
            characters: bytes,
            bytes,
            sent,
            by,
        };
        copy::wait(&mut player.model);
        copy::begin(&mut player.model, copied);
        player.line(44)
    };
    let tool = Tool::Wayland;
    for (sent, by, bytes, words) in [
        (
            true,
            By::Nobody,
            212,
            "kopieret via terminalen (OSC 52), 212 tegn ",
        ),
        (
            true,
            By::Asked,
            212,
            "kopieret via terminalen (OSC 52), 212 tegn ",
        ),
        (
            true,
            By::Taken(tool),
            212,
            "kopieret via terminalen (OSC 52) og wl-copy, 212 tegn ",
        ),
        (
            true,
            By::Refused(tool),
            212,
            "kopieret via terminalen (OSC 52), 212 tegn; wl-copy tog ikke imod ",
        ),
        (
            true,
            By::Nobody,
            4_096,
            "kopieret via terminalen (OSC 52), 4.096 tegn ",
        ),
        (
            true,
            By::Nobody,
            4_097,
            "sendt til terminalen (OSC 52), 4.097 tegn; den kan afvise så meget ",
        ),
        (
            true,
            By::Taken(tool),
            5_000,
            "kopieret via wl-copy, 5.000 tegn; terminalen (OSC 52) kan have afvist ",
        ),
        (
            false,
            By::Taken(tool),
            200_000,
            "kopieret via wl-copy, 200.000 tegn ",
        ),
        (false, By::Asked, 200_000, "kopierer … "),
        (
            false,
            By::Nobody,
            200_000,
            "for meget til terminalens udklipsholder: e gemmer i en fil ",
        ),
        (
            false,
            By::Nobody,
            212,
            "her er ingen udklipsholder: e gemmer i en fil ",
        ),
    ] {
        let line = said(sent, by, bytes);
        assert!(line.contains(words), "{words}: {line}");
    }
}

#[test]
fn a_late_word_of_a_program_does_not_cover_what_was_said_since() {
    let copied = Copied {
        characters: 9,
        bytes: 9,
        sent: true,
        by: By::Asked,
    };
    let taken = Copied {
        by: By::Taken(Tool::Xclip),
        ..copied
    };
    let mut player = start();
    copy::wait(&mut player.model);
    copy::begin(&mut player.model, copied);
    copy::finish(&mut player.model, taken);
    assert!(
        player.line(23).contains("og xclip, 9 tegn"),
        "{}",
        player.line(23)
    );
    copy::wait(&mut player.model);
    copy::begin(&mut player.model, copied);
    player.play("<down>");
    copy::finish(&mut player.model, taken);
    assert!(!player.line(23).contains("xclip"), "{}", player.line(23));
}

#[test]
fn what_is_copied_is_said_to_be_on_its_way_and_what_came_of_it_unless_something_else_was_said_since()
 {
    let copied = Copied {
        characters: 9,
        bytes: 9,
        sent: true,
        by: By::Nobody,
    };
    let mut player = start();
    copy::wait(&mut player.model);
    assert!(
        player.line(23).contains("kopierer …"),
        "{}",
        player.line(23)
    );
    player.play("<down>");
    copy::begin(&mut player.model, copied);
    assert!(player.line(23).contains("kopieret"), "{}", player.line(23));
    for is_too_much in [false, true] {
        copy::wait(&mut player.model);
        player.play("v");
        let said = player.line(23);
        if is_too_much {
            copy::too_much(&mut player.model);
        } else {
            copy::begin(&mut player.model, copied);
        }
        assert_eq!(player.line(23), said);
    }
}
