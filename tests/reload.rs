//! A file is read again under the same view, and the first reading of a large one; no terminal is needed.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file plays with a part of it")]
#[path = "player/mod.rs"]
mod player;

use std::io;

use indsats::domain::raw::RawText;
use indsats::export::{File, Written};
use indsats::load::watch::{Look, Outcome, Reread, Stamps, Watch};
use indsats::load::{self, Error, Loaded, Source, Stage};
use indsats::text::bar::cells::Glyphs;
use indsats::text::{Lang, Language};
use indsats::tui::asked::Pace;
use indsats::tui::keymap::Mode;
use indsats::tui::keys::Keys;
use indsats::tui::msg::{Effect, Msg, Worker};
use indsats::tui::picture;
use indsats::tui::saving::Saved;
use indsats::tui::theme::Theme;
use indsats::tui::update::{export as saving, reload, told, update};
use indsats::tui::view::loading::{Loading, draw};
use insta::assert_snapshot;
use player::{Player, noted};
use ratatui::layout::Rect;

/// The return was read again, without the row at `left_out`.
fn read_again(player: &mut Player, left_out: Option<usize>) {
    let loaded = Ok(Loaded {
        dataset: noted::data(left_out),
        report: noted::report(),
        against: indsats::domain::against::Against::default(),
    });
    finish(player, loaded, true);
    player.data = std::sync::Arc::new(noted::data(left_out));
}

fn finish(player: &mut Player, loaded: Result<Loaded, Error>, is_settled: bool) {
    let outcome = Outcome {
        loaded,
        stamps: Stamps::default(),
        is_settled,
    };
    reload::finish(&mut player.model, outcome);
}

fn unclosed() -> Error {
    Error::UnclosedQuote {
        path: RawText::new("indberetning/svar.csv"),
        line: 12,
        column: 3,
        heading: None,
    }
}

fn da(width: u16, height: u16) -> Player {
    noted::player(Lang::Da, (width, height))
}

fn en(width: u16, height: u16) -> Player {
    noted::player(Lang::En, (width, height))
}

#[test]
fn the_key_asks_for_the_file_and_says_why_where_there_is_none_to_read() {
    assert_eq!(da(80, 24).play("<c-r>"), Some(Effect::Reload));
    let mut example = Player::new(80, 24);
    assert_eq!(example.play("<c-r>"), None);
    assert!(
        example.line(23).contains("intet at genindlæse"),
        "{}",
        example.line(23)
    );
    let data = std::sync::Arc::new(noted::data(None));
    let size = (80, 24);
    let mut once = Player::read(
        data,
        noted::report(),
        Reread::Once,
        Lang::En,
        Glyphs::Unicode,
        size,
    );
    assert_eq!(once.play("<c-r>"), None);
    assert!(
        once.line(23).contains("cannot be read again"),
        "{}",
        once.line(23)
    );
}

#[test]
fn the_same_file_again_changes_nothing_but_the_last_row() {
    for keys in [
        "",
        "2<down>",
        "4<down><down>",
        "2<enter><down>",
        "4<enter><down>",
        "5<down>",
        "5<tab><tab><down><enter>",
        "5!",
        "!<down>",
        "fk",
    ] {
        let mut player = da(80, 24).then(keys).then("<lt>");
        let (place, before) = (player.place(), player.lines());
        read_again(&mut player, None);
        assert_eq!(player.place(), place, "{keys}");
        assert_eq!(player.lines()[..23], before[..23], "{keys}");
    }
}

#[test]
fn the_cursor_stays_on_its_row_and_the_filter_on_its_names() {
    // Atlantis and its number go with the first row that has it; Svømmehold is left out.
    let mut player = da(80, 24).then("4<down>");
    assert_eq!(player.chosen(), "Fodbold");
    read_again(&mut player, Some(3));
    assert_eq!(player.chosen(), "Fodbold");
    assert!(
        player.line(23).contains("genindlæst: 4 indsatser"),
        "{}",
        player.line(23)
    );
}

/// Answers every open question from outside.
fn tell_all(player: &mut Player) {
    while let Some(question) = player.model.catch_up().into_iter().next() {
        let model = &mut player.model;
        let answer = model.ground().tell(&question, model.language());
        let epoch = model.epoch();
        assert_eq!(told(model, epoch, question, answer), None);
    }
}

#[test]
fn a_text_waits_for_its_row_while_that_is_counted_and_closes_where_it_is_gone() {
    for (keys, mode) in [
        ("4<down><enter>", Mode::Text),
        ("4<down>=", Mode::Explain),
        ("4<down>=?", Mode::Narrow),
    ] {
        // Fodbold stays, and moves up by a row; then it is gone.
        for (left_out, is_there) in [(2, true), (4, false)] {
            let mut at_once = da(80, 24).then(keys);
            let mut player = da(80, 24).then(keys);
            player.model.answer(Pace::Beside);
            for player in [&mut at_once, &mut player] {
                read_again(player, Some(left_out));
            }
            assert_eq!(player.model.mode(), mode, "{keys}");
            if mode != Mode::Narrow {
                assert!(player.shows("tæller …"), "{keys}\n{}", player.picture());
            }
            tell_all(&mut player);
            assert_eq!(player.picture(), at_once.picture(), "{keys}");
            if mode != Mode::Narrow {
                assert_eq!(player.model.mode() == mode, is_there, "{keys}");
            }
        }
    }
}

#[test]
fn a_place_that_is_gone_is_taken_out_and_named() {
    let mut player = da(80, 24).then("2/atl<enter><enter>");
    assert_eq!(player.names(), ["Svømmehold"]);
    read_again(&mut player, Some(2));
    assert!(
        player
            .line(23)
            .contains("fjernet, ikke mere i filen: kommune=Atlantis"),
        "{}",
        player.line(23)
    );
    assert_eq!(player.names().len(), 4);
    // What was before can be undone to, and esc does not return to a row that is gone.
    player.play("<esc>u");
    assert!(player.shows("[2 Kommuner]"), "{}", player.picture());
}

#[test]
fn undo_after_reading_again_asks_for_the_same_names() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("svar.csv");
    let load = |rows: &str| {
        let header = "kommune;område;initiativ;bruttoudgifter\n";
        std::fs::write(&path, format!("{header}{rows}")).unwrap();
        load::load(&Source::of(&path)).unwrap()
    };
    let loaded = load("Atlantis;Social;A;1\nUtopia;Social;U;2\n");
    let data = std::sync::Arc::new(loaded.dataset);
    let size = (80, 24);
    let read = Reread::Anytime;
    let player = Player::read(data, loaded.report, read, Lang::Da, Glyphs::Unicode, size);
    let mut player = player.then("2/uto<enter><enter>C");
    let again = load("Utopia;Social;U;2\nAtlantis;Social;A;1\nAtlantis;Social;B;1\n");
    finish(&mut player, Ok(again), true);
    player.play("u");
    assert!(player.shows("› Utopia"), "{}", player.picture());
    assert!(player.shows("1 af 3 indsatser"), "{}", player.picture());
    player.play("<esc>");
    assert!(player.shows("▶ Utopia"), "{}", player.picture());
}

#[test]
fn a_refusal_leaves_the_data_and_a_badge_until_a_reading_succeeds() {
    let mut player = da(80, 24).then("2");
    finish(&mut player, Err(unclosed()), true);
    assert_eq!(player.data.len(), 5);
    assert_snapshot!("refused", player.picture());
    let status = "ny version afvist: R006, linje 12, kolonne 3 · ! viser hvorfor";
    assert!(player.line(23).contains(status), "{}", player.line(23));
    player.play("<down>v!");
    assert_snapshot!("refused_notes", player.picture());
    player.play("<esc>");
    assert!(player.shows("! gammel version"));
    reload::look(&mut player.model, Look::Same);
    assert!(player.shows("! gammel version"));
    read_again(&mut player, None);
    assert!(!player.shows("! gammel version"), "{}", player.picture());
}

#[test]
fn the_badge_has_room_in_every_window_and_language() {
    let mut player = en(160, 45);
    finish(&mut player, Err(unclosed()), true);
    assert_snapshot!("refused_wide", player.picture());
    for (width, badge) in [
        (160, "file has changed, old version shown"),
        (80, "old version"),
        (40, "OLD"),
    ] {
        player.resize(width, 10);
        assert!(player.shows(&format!("! {badge} ")), "{}", player.picture());
        assert!(player.shows("of 5 init"), "{}", player.picture());
    }
}

#[test]
fn a_missing_file_and_one_that_changes_have_badges_of_their_own() {
    let mut player = da(80, 24);
    for (look, badge) in [
        (Look::Missing, Some("! filen mangler")),
        (Look::Changing, Some("! filen ændres")),
        (Look::Same, None),
    ] {
        reload::look(&mut player.model, look);
        let line = player.line(1);
        assert_eq!(line.contains('!'), badge.is_some(), "{line}");
        assert!(badge.is_none_or(|badge| line.contains(badge)), "{line}");
    }
    let gone = Error::Read {
        path: RawText::new("svar.csv"),
        source: io::ErrorKind::NotFound.into(),
    };
    finish(&mut player, Err(gone), true);
    assert!(player.shows("! filen mangler"), "{}", player.picture());
}

#[test]
fn a_file_that_changed_while_it_was_read_is_not_shown() {
    let mut player = da(80, 24);
    let loaded = Ok(Loaded {
        dataset: noted::data(Some(0)),
        report: noted::report(),
        against: indsats::domain::against::Against::default(),
    });
    finish(&mut player, loaded, false);
    assert!(player.shows("5 af 5 indsatser"), "{}", player.picture());
    assert!(player.shows("! filen ændres"), "{}", player.picture());
}

#[test]
fn reading_again_shows_how_far_it_is_and_esc_cancels_it() {
    let mut player = da(80, 24).then("2<enter>");
    let stage = Stage {
        total: 200,
        done: 90,
        rows: 1_234,
    };
    reload::progress(&mut player.model, stage);
    let line = " indlæser igen: 45 pct. · 1.234 rækker · Esc annullér";
    assert!(player.line(23).starts_with(line), "{}", player.line(23));
    assert_eq!(player.play("<c-r>"), None);
    let before = player.place();
    assert_eq!(player.play("<esc>"), Some(Effect::CancelReload));
    assert_eq!(player.place(), before);
    assert!(
        player.line(23).contains("annulleret"),
        "{}",
        player.line(23)
    );
    finish(&mut player, Err(Error::Cancelled), true);
    assert!(!player.shows("! gammel"), "{}", player.picture());
}

#[test]
fn a_save_on_its_way_is_not_started_again() {
    let mut player = en(80, 24);
    player.play("e");
    assert_eq!(player.play("<enter>"), Some(Effect::Export));
    assert_eq!(player.play("<enter>"), None);
}

#[test]
fn what_was_saved_is_said_in_whole_words_however_long_the_name_is() {
    let far = "indberetninger/2021/endelige/".repeat(3);
    let file = |name: &str, rows| File {
        path: format!("{far}{name}").into(),
        rows,
    };
    let table = vec![file("gemt.csv", Some(1_234))];
    let package = vec![
        file("initiatives.csv", Some(1_234)),
        file("responses.csv", Some(98)),
        file("datapackage.json", None),
    ];
    for (files, held_left_out, end) in [(table, 12, "gemt.csv"), (package, 0, "endelige")] {
        let written = Written {
            files,
            is_constructed: true,
            held_left_out,
            unlisted_corrections: 0,
        };
        for (mut player, rows, held, notice) in [
            (
                da(80, 24),
                "gemt: 1.234 rækker",
                "12 holdt tilbage, ikke med",
                "EKSEMPEL",
            ),
            (
                en(80, 24),
                "saved: 1,234 rows",
                "12 held back, left out",
                "EXAMPLE",
            ),
        ] {
            saving::finish(&mut player.model, &Ok(Saved::Rows(written.clone())));
            let line = player.line(23);
            assert!(line.starts_with(&format!(" {rows} · ")), "{line}");
            assert_eq!(line.contains(held), held_left_out > 0, "{line}");
            assert!(line.contains(&format!(" · {notice} · …")), "{line}");
            assert!(line.contains(&format!("{end} ")), "{line}");
            player.resize(160, 45);
            saving::finish(&mut player.model, &Ok(Saved::Rows(written.clone())));
            assert!(player.line(44).contains(rows), "{}", player.line(44));
        }
    }
}

#[test]
fn a_thread_that_fails_ends_what_it_was_at_and_nothing_else() {
    let busy = || {
        let mut player = en(80, 24).then("e<enter><esc>");
        reload::progress(&mut player.model, Stage::default());
        player
    };
    let fail = |player: &mut Player, worker| {
        assert_eq!(update(&mut player.model, Msg::WorkerFailed(worker)), None);
        assert!(player.line(23).contains("a part of the program failed"));
    };
    let mut player = busy();
    fail(&mut player, Worker::Saver);
    assert_eq!(player.play("e<enter>"), Some(Effect::Export));
    assert_eq!(player.play("<esc><esc>"), Some(Effect::CancelReload));
    let mut player = busy();
    fail(&mut player, Worker::Loader);
    assert_eq!(player.play("<c-r>"), Some(Effect::Reload));
    assert_eq!(player.play("e<enter>"), None);
    let mut player = busy();
    fail(&mut player, Worker::Other);
    assert_eq!(player.play("<c-r>"), None);
    assert_eq!(player.play("e<enter>"), None);
}

#[test]
fn a_thread_that_fails_behind_a_small_window_has_failed_all_the_same() {
    let mut player = en(80, 24).then("e<enter><esc>");
    player.resize(3, 2);
    let failed = Msg::WorkerFailed(Worker::Saver);
    assert_eq!(update(&mut player.model, failed), None);
    player.resize(80, 24);
    assert_eq!(player.play("e<enter>"), Some(Effect::Export));
}

/// The news that the loop hears with `--watch`: a change, its reading, the user's Esc, and then looks at the same
/// files.
#[test]
fn a_cancelled_reading_leaves_its_badge_when_the_file_is_looked_at_again() {
    let folder = tempfile::tempdir().unwrap();
    let source = Source::of(folder.path());
    let now = || Stamps::of(&source);
    let mut watch = Watch::new(now());
    std::fs::write(folder.path().join("svar.csv"), "").unwrap();
    let mut player = en(80, 24);
    for _ in 0..2 {
        reload::look(&mut player.model, watch.look(now()));
    }
    reload::progress(&mut player.model, Stage::default());
    assert_eq!(player.play("<esc>"), Some(Effect::CancelReload));
    finish(&mut player, Err(Error::Cancelled), true);
    watch.decline(now());
    assert!(player.shows("! old version"), "{}", player.picture());
    let told = player.lines();
    reload::look(&mut player.model, watch.look(now()));
    assert_eq!(player.lines(), told);
}

#[test]
fn a_file_that_changed_while_it_was_read_for_the_first_time_has_the_badge() {
    let mut player = da(80, 24);
    reload::unsettled(&mut player.model);
    assert!(player.shows("! filen ændres"), "{}", player.picture());
    assert!(player.shows("5 af 5 indsatser"), "{}", player.picture());
}

#[test]
fn a_file_that_is_gone_is_explained_above_the_notes_and_not_by_an_older_reason() {
    for is_broken_before in [false, true] {
        let mut player = da(80, 24);
        if is_broken_before {
            finish(&mut player, Err(unclosed()), true);
        }
        reload::look(&mut player.model, Look::Missing);
        player.play("!");
        assert!(
            player.shows("Filen mangler: den er"),
            "{}",
            player.picture()
        );
        assert!(!player.shows("R006"), "{}", player.picture());
        assert!(!player.shows("afvist"), "{}", player.picture());
        reload::look(&mut player.model, Look::Same);
        assert_eq!(player.shows("afvist"), is_broken_before);
    }
    let gone = Error::Read {
        path: RawText::new("svar.csv"),
        source: io::ErrorKind::NotFound.into(),
    };
    let mut player = da(80, 24);
    finish(&mut player, Err(gone), true);
    player.play("!");
    let told = player.lines();
    assert!(player.shows("svar.csv"), "{}", player.picture());
    reload::look(&mut player.model, Look::Missing);
    assert_eq!(player.lines(), told);
}

#[test]
fn the_reason_of_a_refusal_is_whole_and_leaves_room_for_notes() {
    for (width, height) in [(80, 24), (160, 45)] {
        let error = Error::UnclosedQuote {
            path: RawText::new("mappe med et langt navn/".repeat(8) + "svar.csv"),
            line: 12,
            column: 3,
            heading: None,
        };
        let mut player = da(width, height);
        finish(&mut player, Err(error), true);
        player.play("!");
        assert!(
            player.shows("Ingen rækker er indlæst."),
            "{}",
            player.picture()
        );
        assert!(player.shows("E001"), "{}", player.picture());
        player.resize(40, 10);
        assert!(player.line(6).starts_with('▶'), "{}", player.picture());
    }
}

fn loading(lang: Lang, glyphs: Glyphs, stage: Stage, size: (u16, u16)) -> String {
    let language = Language::new(lang).unwrap();
    let source = Source::of("indberetning/sv\u{202e}ar.csv");
    let keys = Keys::default();
    let loading = Loading {
        source: &source,
        stage,
        language: &language,
        theme: Theme::named("mono").unwrap(),
        keys: &keys,
        glyphs,
    };
    let window = Rect::new(0, 0, size.0, size.1);
    picture::plain(&picture::frame_of(window, |frame| draw(&loading, frame)))
}

#[test]
fn the_first_reading_shows_file_part_rows_and_key() {
    let stage = Stage {
        total: 1_000,
        done: 455,
        rows: 123_456,
    };
    assert_snapshot!(
        "loading",
        loading(Lang::Da, Glyphs::Unicode, stage, (80, 24))
    );
    assert_snapshot!(
        "loading_english",
        loading(Lang::En, Glyphs::Ascii, stage, (40, 10))
    );
    let unknown = loading(Lang::Da, Glyphs::Unicode, Stage::default(), (80, 24));
    assert!(!unknown.contains("pct."), "{unknown}");
}

#[test]
fn the_first_reading_fits_every_window() {
    for width in 0..90 {
        for height in 0..12 {
            let picture = loading(Lang::Da, Glyphs::Unicode, Stage::default(), (width, height));
            assert_eq!(picture.lines().count(), usize::from(height));
        }
    }
}
