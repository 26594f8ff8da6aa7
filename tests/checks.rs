//! Pictures of the real pages of checks, and what is said about them, on the shipped example.
//!
//! When screens change on purpose: `INSTA_UPDATE=always cargo test --test checks`, then read the difference.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::sync::{Arc, LazyLock};

use indsats::load::watch::Reread;
use indsats::load::{self, Loaded, Source};
use indsats::query::view::{Check, Page, View};
use indsats::text::bar::cells::Glyphs;
use indsats::text::{Lang, Language};
use indsats::tui::keys::Keys;
use indsats::tui::model::{Model, Options};
use indsats::tui::theme::Theme;
use indsats::tui::{picture, run, script};
use insta::assert_snapshot;

static EXAMPLE: LazyLock<Loaded> = LazyLock::new(|| load::load(&Source::default()).unwrap());

const PAGES: [(Check, &str); 6] = [
    (Check::Reconcile, "reconcile"),
    (Check::Quality, "quality"),
    (Check::Coverage, "coverage"),
    (Check::Estimate, "estimate"),
    (Check::Robustness, "robustness"),
    (Check::Concentration, "concentration"),
];

fn drawn(check: Check, lang: Lang, (width, height): (u16, u16), keys: &str) -> String {
    let options = Options {
        view: View {
            page: Page::Check(check),
            ..View::default()
        },
        theme: Theme::named("mono").unwrap(),
        keys: Keys::default(),
        glyphs: Glyphs::Unicode,
        mouse: true,
        report: Arc::default(),
        against: Arc::new(EXAMPLE.against.clone()),
        reread: Reread::Embedded,
    };
    let data = Arc::new(EXAMPLE.dataset.clone());
    let language = Language::new(lang).unwrap();
    let mut model = Model::new(data, language, options, width, height);
    for key in script::parse(keys).unwrap() {
        let _effect = run::press(&mut model, &key);
    }
    picture::plain(&picture::draw(&model))
}

fn danish(check: Check, keys: &str) -> String {
    drawn(check, Lang::Da, (80, 24), keys)
}

#[test]
fn a_small_window_has_every_page_in_danish() {
    for (check, name) in PAGES {
        assert_snapshot!(format!("{name}_da_80"), danish(check, ""));
    }
}

#[test]
fn a_large_window_has_every_page_in_english() {
    for (check, name) in PAGES {
        let drawn = drawn(check, Lang::En, (160, 45), "");
        assert_snapshot!(format!("{name}_en_160"), drawn);
    }
}

#[test]
fn a_small_window_has_every_page_in_english() {
    for (check, name) in PAGES {
        let drawn = drawn(check, Lang::En, (80, 24), "");
        assert_snapshot!(format!("{name}_en_80"), drawn);
    }
}

#[test]
fn a_large_window_has_every_page_in_danish() {
    for (check, name) in PAGES {
        let drawn = drawn(check, Lang::Da, (160, 45), "");
        assert_snapshot!(format!("{name}_da_160"), drawn);
    }
}

#[test]
fn the_heads_of_a_section_stay_while_its_lines_are_scrolled() {
    for (check, head, line) in [
        (Check::Robustness, "I alt, mio. kr.", "uden de 5 største"),
        (Check::Concentration, "Lorenzkurve, pct.", "50 pct. af"),
        (Check::Estimate, "Bruttoudgifter, mio. kr.", "Integration"),
    ] {
        let drawn = danish(check, &format!("/{line}<enter>"));
        let at = |text: &str| drawn.lines().position(|line| line.contains(text));
        let (head, line) = (at(head), at(&format!("▶  {line}")));
        assert!(head.is_some() && head < line, "{drawn}");
    }
}

#[test]
fn what_a_page_rests_on_is_reached_where_it_is_cut() {
    let drawn = danish(Check::Reconcile, "");
    assert!(drawn.contains("… = viser resten"), "{drawn}");
    assert!(!drawn.contains("siger intet om"), "{drawn}");
    let whole = danish(Check::Reconcile, "=<pgdn>");
    assert!(whole.contains("siger intet om"), "{whole}");
}

#[test]
fn an_interval_names_its_assumption_beside_it() {
    for (lang, said) in [
        (Lang::Da, "Intervallet antager"),
        (Lang::En, "The interval assumes"),
    ] {
        let drawn = drawn(Check::Estimate, lang, (80, 24), "");
        assert!(drawn.contains(said), "{drawn}");
    }
}

#[test]
fn a_page_that_no_filter_changes_offers_none() {
    let drawn = danish(Check::Reconcile, "pst<tab><enter>");
    assert!(drawn.contains("siden gælder alle rækker"), "{drawn}");
    assert!(!drawn.contains("f filter"), "{drawn}");
    assert!(danish(Check::Quality, "").contains("f filter"));
}

#[test]
fn a_rule_is_named_by_its_code_and_its_words() {
    let drawn = danish(Check::Quality, "");
    let name = "── Enkelte indsatser · Q001 indtægt over udgift ──";
    assert!(drawn.contains(name), "{drawn}");
}

#[test]
fn the_keys_that_act_and_leave_stay_in_a_small_window() {
    let drawn = drawn(Check::Estimate, Lang::Da, (40, 10), "=");
    let last = drawn.lines().last().unwrap().to_owned();
    assert!(last.contains("Enter vis rækkerne · Esc tilbage"), "{last}");
}
