//! Only the first rows of a file are there while the rest is read: the screen says so at every figure, and what has to
//! wait waits. No terminal is needed.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file plays with a part of it")]
#[path = "player/mod.rs"]
mod player;

use std::sync::{Arc, LazyLock};

use indsats::domain::against::Against;
use indsats::domain::dataset::RowId;
use indsats::domain::raw::RawText;
use indsats::load::watch::{Outcome, Reread, Stamps};
use indsats::load::{self, Error, Loaded, Source, Stage, shipped};
use indsats::text::Lang;
use indsats::text::bar::cells::Glyphs;
use indsats::tui::msg::{Effect, Msg, Worker};
use indsats::tui::update::{reload, update};
use insta::assert_snapshot;
use player::{Player, noted};

/// Rows of the example that are there at first.
const FIRST: usize = 153;

/// The first lines of the example with their header, as a file.
fn lines(count: usize) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("svar.csv");
    let text: Vec<_> = shipped::INITIATIVES.lines().take(count + 1).collect();
    std::fs::write(&path, text.join("\n") + "\n").unwrap();
    load::load(&Source::of(path)).unwrap()
}

static HEAD: LazyLock<Loaded> = LazyLock::new(|| lines(FIRST));
static WHOLE: LazyLock<Loaded> = LazyLock::new(|| lines(706));

fn copy(loaded: &Loaded) -> Loaded {
    Loaded {
        dataset: loaded.dataset.clone(),
        report: loaded.report.clone(),
        against: Against::default(),
    }
}

/// All lines of the example.
fn whole() -> Loaded {
    copy(&WHOLE)
}

/// The screen of the first rows while the rest is read.
fn begun(lang: Lang, glyphs: Glyphs, size: (u16, u16)) -> Player {
    let mut loaded = copy(&HEAD);
    loaded.dataset.mark_partial();
    let data = Arc::new(loaded.dataset);
    let mut player = Player::read(data, loaded.report, Reread::Anytime, lang, glyphs, size);
    reload::progress(&mut player.model, stage());
    player
}

fn da(width: u16, height: u16) -> Player {
    begun(Lang::Da, Glyphs::Unicode, (width, height))
}

fn en(width: u16, height: u16) -> Player {
    begun(Lang::En, Glyphs::Unicode, (width, height))
}

fn stage() -> Stage {
    Stage {
        total: 3_300_000_000,
        done: 774_000_000,
        rows: 2_345_678,
    }
}

fn finish(player: &mut Player, loaded: Result<Loaded, Error>, is_settled: bool) {
    let outcome = Outcome {
        loaded,
        stamps: Stamps::default(),
        is_settled,
    };
    reload::finish(&mut player.model, outcome);
}

/// The rest is there.
fn arrive(player: &mut Player) {
    finish(player, Ok(whole()), true);
    player.data = Arc::new(whole().dataset);
}

fn stop(player: &mut Player) {
    assert_eq!(player.play("<esc>"), Some(Effect::CancelReload));
    finish(player, Err(Error::Cancelled), true);
}

fn unclosed() -> Error {
    Error::UnclosedQuote {
        path: RawText::new("svar.csv"),
        line: 900_001,
        column: 3,
        heading: None,
    }
}

#[test]
fn the_first_rows_say_that_they_are_the_first() {
    assert_snapshot!("loading_da_80", da(80, 24).picture());
    assert_snapshot!("loading_da_160", da(160, 45).then("2<down>").picture());
    assert_snapshot!("loading_en_80", en(80, 24).then("2<down>").picture());
    assert_snapshot!("loading_en_160", en(160, 45).picture());
    assert_snapshot!("loading_da_40", da(40, 10).picture());
    let ascii = begun(Lang::En, Glyphs::Ascii, (80, 24));
    assert_snapshot!("loading_ascii", ascii.then("2").picture());
}

#[test]
fn the_badge_is_there_whatever_is_open_in_every_window() {
    let sizes = [(40, 10), (60, 12), (80, 24), (160, 45)];
    let keys = [
        "", "2<enter>", "3", "4<enter>", "=", "2<down>=", "!", ";", "?", "f", ":", "/", "B", "b",
    ];
    for (lang, words) in [
        (Lang::Da, ["indlæser", "første 153 rækker", "de første 153"]),
        (Lang::En, ["loading", "first 153 rows", "the first 153"]),
    ] {
        for (width, height) in sizes {
            for keys in keys {
                let player = begun(lang, Glyphs::Unicode, (width, height)).then(keys);
                let badge = player.lines().into_iter().take(3).any(|line| {
                    line.contains(" ! ") && words.iter().any(|word| line.contains(word))
                });
                assert!(badge, "{width}x{height} {keys}\n{}", player.picture());
            }
        }
    }
}

#[test]
fn no_average_of_the_first_rows_stands_without_the_mark() {
    for (player, mark) in [
        (da(80, 24), "af de første 153 rækker: "),
        (en(80, 24), "of the first 153 rows: "),
    ] {
        let totals = player.line(3);
        assert!(totals.trim_start().starts_with(mark), "{totals}");
    }
    for keys in ["1", "2", "3", "4"] {
        // Where the name of the average has no room for the mark, the line stands without a name.
        let head = da(160, 45).then(keys).line(4);
        let is_named = head.contains("gns. ");
        assert_eq!(is_named, keys != "4", "{head}");
        assert_eq!(is_named, head.contains("af første 153"), "{head}");
    }
}

#[test]
fn the_whole_takes_the_place_of_the_first_rows_under_the_same_view() {
    for keys in [
        "",
        "2<down><down>",
        "4<down>",
        "2<enter><down>",
        "fsocial<tab><enter>2",
    ] {
        let mut player = da(80, 24).then(keys);
        let (view, _, chosen) = player.place();
        arrive(&mut player);
        assert_eq!(player.model.view(), &view, "{keys}");
        if !keys.is_empty() {
            assert_eq!(player.chosen(), chosen, "{keys}");
        }
        assert!(
            player
                .line(23)
                .contains("hele filen er indlæst: 706 indsatser"),
            "{}",
            player.line(23)
        );
        assert!(!player.shows("første"), "{}", player.picture());
    }
    let mut player = da(80, 24);
    arrive(&mut player);
    player.play("<home>");
    let loaded = whole();
    let data = Arc::new(loaded.dataset);
    let read = Reread::Anytime;
    let size = (80, 24);
    let quick = Player::read(data, loaded.report, read, Lang::Da, Glyphs::Unicode, size);
    assert_eq!(player.lines()[..23], quick.lines()[..23]);
}

#[test]
fn who_looks_at_the_top_of_a_list_of_first_rows_looks_at_the_top_of_the_whole_one() {
    let mut moved = 0;
    for keys in ["4", "4s", "4S", "4sS", "4ss"] {
        let mut player = da(120, 30).then(keys);
        let first = player.chosen();
        arrive(&mut player);
        assert!(player.shows("1/706"), "{keys} {}", player.picture());
        moved += usize::from(player.chosen() != first);
    }
    assert!(moved > 1, "{moved}");
    // Whoever has opened one stays with it.
    let mut player = da(120, 30).then("4<enter>");
    let first = player.chosen();
    arrive(&mut player);
    assert_eq!(player.chosen(), first);
}

#[test]
fn what_would_be_wrong_of_the_first_rows_waits_with_a_word() {
    for (keys, said) in [
        ("e", "det kan først gøres, når hele filen er indlæst"),
        ("y", "det kan først gøres, når hele filen er indlæst"),
        ("Y", "det kan først gøres, når hele filen er indlæst"),
        ("!r", "det kan først gøres, når hele filen er indlæst"),
        ("5", "kontrollen kommer, når hele filen er indlæst"),
    ] {
        let mut player = da(80, 24);
        let view = player.model.view().clone();
        assert_eq!(player.play(keys), None, "{keys}");
        assert_eq!(player.model.view(), &view);
        assert!(
            player.line(23).contains(said),
            "{keys}: {}",
            player.line(23)
        );
        arrive(&mut player);
        player.play("<esc>");
        player.play(keys);
        assert!(!player.shows(said), "{keys}: {}", player.picture());
    }
    // A view is a view, whatever answers it.
    assert!(da(80, 24).play(";y").is_some());
}

#[test]
fn esc_stops_the_reading_where_there_is_nothing_to_go_back_from() {
    let mut player = da(80, 24).then("2<enter>");
    assert_eq!(player.play("<esc>"), None);
    assert!(player.shows("[2 Kommuner]"), "{}", player.picture());
    player.play("<down>");
    assert!(
        player.line(23).starts_with(" Esc stop indlæsning"),
        "{}",
        player.line(23)
    );
    stop(&mut player);
    assert_snapshot!("stopped_da_80", player.picture());
    player.play("<down>e");
    assert!(
        player.line(23).contains("Ctrl-R læser resten"),
        "{}",
        player.line(23)
    );
    for (width, words) in [
        (160, "! kun de første 153 rækker · Ctrl-R læser resten"),
        (80, "! kun de første 153 rækker"),
        (40, "! kun de første 153 rækker"),
    ] {
        player.resize(width, 24);
        assert!(player.shows(words), "{}", player.picture());
    }
    assert_eq!(player.play("<c-r>"), Some(Effect::Reload));
    reload::progress(&mut player.model, Stage::default());
    assert!(player.shows("! "), "{}", player.picture());
    arrive(&mut player);
    assert!(!player.shows("første"), "{}", player.picture());
}

#[test]
fn a_reader_that_crashes_leaves_the_first_rows_for_what_they_are() {
    let mut player = en(80, 24);
    let failed = Msg::WorkerFailed(Worker::Loader);
    assert_eq!(update(&mut player.model, failed), None);
    assert!(
        player.shows("! only the first 153 rows"),
        "{}",
        player.picture()
    );
}

#[test]
fn a_file_that_is_refused_after_its_first_rows_says_so_and_why() {
    let mut player = da(80, 24);
    finish(&mut player, Err(unclosed()), true);
    assert!(
        player
            .line(23)
            .contains("filen er afvist: R006, linje 900.001, kolonne 3 · ! viser hvorfor"),
        "{}",
        player.line(23)
    );
    assert_snapshot!("refused_da_80", player.picture());
    let mut data = noted::data(None);
    data.mark_partial();
    let (data, report, read) = (Arc::new(data), noted::report(), Reread::Anytime);
    let size = (80, 24);
    let mut player = Player::read(data, report, read, Lang::Da, Glyphs::Unicode, size);
    finish(&mut player, Err(unclosed()), true);
    assert_snapshot!("refused_notes_da_80", player.then("!").picture());
    let mut player = en(160, 45);
    finish(&mut player, Err(unclosed()), true);
    let badge = "! file refused, only its first 153 rows are shown";
    assert!(player.shows(badge), "{}", player.picture());
    assert_eq!(player.play("<c-r>"), Some(Effect::Reload));
    arrive(&mut player);
    assert!(!player.shows("refused"), "{}", player.picture());
}

#[test]
fn a_file_that_changed_while_the_rest_was_read_is_shown_whole_with_its_badge() {
    let mut player = da(80, 24);
    finish(&mut player, Ok(whole()), false);
    assert!(player.shows("706 af 706 indsatser"), "{}", player.picture());
    assert!(player.shows("! filen ændres"), "{}", player.picture());
    let mut player = da(80, 24);
    finish(&mut player, Err(unclosed()), false);
    assert!(player.shows("første 153 rækker"), "{}", player.picture());
}

#[test]
fn the_first_rows_of_an_example_have_the_notice() {
    assert!(da(80, 24).line(0).contains("KONSTRUERET EKSEMPEL"));
    assert!(en(40, 10).line(0).contains("EXAMPLE"));
}

/// A file with the rows of the example again and again, of at least some bytes, and `last`.
fn large(folder: &tempfile::TempDir, bytes: usize, last: &str) -> Source {
    let (header, rows) = shipped::INITIATIVES.split_once('\n').unwrap();
    let path = folder.path().join("stor.csv");
    let rows = rows.repeat(bytes.div_ceil(rows.len()));
    std::fs::write(&path, format!("{header}\n{rows}{last}")).unwrap();
    Source::of(path)
}

#[test]
fn a_large_file_gives_its_first_rows_and_a_small_one_none() {
    let folder = tempfile::tempdir().unwrap();
    let source = large(&folder, 5 << 20, "Greve;Social;\"Fest;1\n");
    let first = load::first(&source).unwrap();
    let data = first.dataset;
    assert!(data.is_partial());
    assert_eq!(first.report.counts().held, 0);
    let whole = whole().dataset;
    assert!((45..706).contains(&data.len()), "{}", data.len());
    for row in data.rows() {
        assert_eq!(data.title(row), whole.title(row));
        assert_eq!(data.gross(row), whole.gross(row));
        assert_eq!(data.source(row).line, whole.source(row).line);
    }
    assert_eq!(data.description().status, whole.description().status);
    let last = RowId::new(u32::try_from(data.len() - 1).unwrap());
    assert_eq!(
        data.initiative(last).purpose.read(),
        whole.initiative(last).purpose.read()
    );
    let small = large(&folder, 1, "");
    assert!(load::first(&small).is_none());
}

#[test]
fn what_the_first_rows_cannot_say_waits_for_the_whole() {
    let folder = tempfile::tempdir().unwrap();
    let source = large(&folder, 5 << 20, "");
    let beside = folder.path().join("andre.csv");
    std::fs::write(&beside, "").unwrap();
    let compared = Source {
        compare: Some(beside.clone()),
        ..source.clone()
    };
    let corrected = Source {
        corrections: Some(beside),
        ..source.clone()
    };
    for source in [compared, corrected] {
        assert!(load::first(&source).is_none());
    }
    let path = folder.path().join("ingen.csv");
    std::fs::write(&path, "x".repeat(5 << 20)).unwrap();
    assert!(load::first(&Source::of(path)).is_none());
}
