//! The earlier version on the screen: ghosts behind the bars, what they are, and renames that a person confirms.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file plays with a part of it")]
#[path = "player/mod.rs"]
mod player;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use indsats::domain::against::Against;
use indsats::domain::dataset::Dataset;
use indsats::load::watch::{Reread, Stamps};
use indsats::load::{Source, load};
use indsats::query::view::{Check, Page, View};
use indsats::text::bar::cells::Glyphs;
use indsats::text::page::Inputs;
use indsats::text::page::changes::Extent;
use indsats::text::{Lang, Language};
use indsats::tui::asked::Pace;
use indsats::tui::keys::Keys;
use indsats::tui::model::{Model, Options};
use indsats::tui::picture;
use indsats::tui::theme::Theme;
use indsats::tui::update::compare::toggle_rename;
use indsats::tui::update::{reload, told};
use insta::assert_snapshot;
use player::{Player, example};

/// The example as it may have been before: some municipalities had other amounts, one row had another title, some
/// rows were not there.
fn earlier() -> String {
    let mut text = String::new();
    for (at, line) in indsats::load::shipped::INITIATIVES.lines().enumerate() {
        let mut fields: Vec<_> = line.split(';').map(str::to_owned).collect();
        match fields[0].as_str() {
            "Odense" => fields[3] = halved(&fields[3]),
            "Køge" => fields[3].push('0'),
            "Esbjerg" if at % 2 == 0 => continue,
            _ => {}
        }
        if line.contains(";Turboforløb for skoleelever") && fields[0] == "Odense" {
            fields[2] = fields[2].replace("Turboforløb for", "Turbo for");
        }
        text.push_str(&fields.join(";"));
        text.push('\n');
    }
    text
}

fn halved(amount: &str) -> String {
    let whole: u64 = amount.split(',').next().unwrap().parse().unwrap();
    (whole / 2).to_string()
}

/// The package of the earlier version in a folder.
fn package(folder: &Path, prices: &str) {
    fs::write(folder.join("initiatives.csv"), earlier()).unwrap();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for name in ["responses.csv", "municipalities.csv", "published.csv"] {
        fs::copy(shipped.join(name), folder.join(name)).unwrap();
    }
    let description = indsats::load::shipped::PACKAGE.replace("22-pl", prices);
    fs::write(folder.join("datapackage.json"), description).unwrap();
}

fn old() -> Arc<Dataset> {
    in_prices("22-pl")
}

fn in_prices(prices: &str) -> Arc<Dataset> {
    let folder = tempfile::tempdir().unwrap();
    let before = folder.path().join("version-1");
    fs::create_dir(&before).unwrap();
    package(&before, prices);
    Arc::new(load(&Source::of(before)).unwrap().dataset)
}

/// The example beside its earlier version.
fn model(
    view: View,
    lang: Lang,
    glyphs: Glyphs,
    theme: &str,
    (width, height): (u16, u16),
) -> Model {
    let options = Options {
        view,
        theme: Theme::named(theme).unwrap(),
        keys: Keys::default(),
        glyphs,
        mouse: true,
        report: Arc::default(),
        against: Arc::new(Against {
            old: Some(old()),
            ..Against::default()
        }),
        reread: Reread::Embedded,
    };
    Model::new(
        example(),
        Language::new(lang).unwrap(),
        options,
        width,
        height,
    )
}

fn haunted(lang: Lang, glyphs: Glyphs, size: (u16, u16)) -> Player {
    Player {
        model: model(View::default(), lang, glyphs, "mono", size),
        data: example(),
    }
}

fn danish(width: u16, height: u16) -> Player {
    haunted(Lang::Da, Glyphs::Unicode, (width, height))
}

#[test]
fn regions_stand_before_what_they_were() {
    assert_snapshot!(danish(80, 24).picture());
}

#[test]
fn municipalities_stand_before_what_they_were() {
    assert_snapshot!(danish(80, 24).then("2").picture());
}

#[test]
fn a_large_window_has_the_ghosts_and_the_figures() {
    assert_snapshot!(danish(160, 45).then("2<down>").picture());
}

#[test]
fn initiatives_stand_before_the_rows_that_they_were() {
    assert_snapshot!(danish(160, 45).then("2<down><enter>x").picture());
}

#[test]
fn ascii_has_ghosts_too_and_speaks_english() {
    assert_snapshot!(
        haunted(Lang::En, Glyphs::Ascii, (80, 24))
            .then("2")
            .picture()
    );
}

#[test]
fn without_colour_a_ghost_is_told_by_its_characters() {
    let of = |theme| {
        let model = model(View::default(), Lang::Da, Glyphs::Unicode, theme, (80, 24));
        picture::draw(&model)
    };
    let [mono, dark] = ["mono", "dark"].map(of);
    assert_eq!(picture::plain(&mono), picture::plain(&dark));
    assert!(picture::plain(&mono).contains('░'));
    let colours = mono.content.iter().filter(|cell| {
        cell.fg != ratatui::style::Color::Reset || cell.bg != ratatui::style::Color::Reset
    });
    assert_eq!(colours.count(), 0);
}

#[test]
fn a_key_hides_the_ghosts_and_shows_them_again() {
    let shown = danish(80, 24).then("2");
    let plain = Player::new(80, 24).then("2");
    assert!(shown.shows("░"));
    let hidden = danish(80, 24).then("2B");
    assert!(!hidden.shows("░") && hidden.shows("ældre version skjult"));
    let bars = |player: &Player| player.lines()[6..15].to_vec();
    assert_eq!(bars(&hidden), bars(&plain), "nothing is left of them");
    let again = danish(80, 24).then("2BB");
    assert_eq!(bars(&again), bars(&shown));
    assert!(
        again
            .line(23)
            .contains("= ældre version: version-1/initiatives.csv")
    );
    assert!(Player::new(80, 24).then("B").shows("--compare"));
}

#[test]
fn what_is_asked_of_the_data_is_asked_of_the_earlier_version() {
    // Under a filter, another measure and another average the figures stay those of the same question.
    let player = danish(160, 45).then("2vva<down>");
    assert!(player.shows("før "), "{}", player.picture());
    // A municipality whose rows are those that they were.
    assert!(danish(160, 45).then("2/gladsaxe<enter>").shows("som før"));
}

#[test]
fn values_of_another_price_level_are_refused_in_words() {
    let old = in_prices("19-pl");
    let mut player = Player::new(80, 24);
    let loaded = indsats::load::Loaded {
        dataset: (*example()).clone(),
        report: indsats::domain::report::Report::default(),
        against: Against {
            old: Some(old),
            ..Against::default()
        },
    };
    reload::finish(
        &mut player.model,
        indsats::load::watch::Outcome {
            loaded: Ok(loaded),
            stamps: Stamps::default(),
            is_settled: true,
        },
    );
    let picture = player.picture();
    assert!(
        !picture.contains('░') && picture.contains("ingen sammenligning af kroner"),
        "{picture}"
    );
}

#[test]
fn a_rename_is_confirmed_and_taken_back_where_it_stands() {
    let view = View {
        page: Page::Check(Check::Changes),
        ..View::default()
    };
    let mut model = model(view, Lang::Da, Glyphs::Unicode, "mono", (80, 24));
    let (data, old) = (example(), old());
    let page = |confirmed: bool| {
        let mut against = Against {
            old: Some(Arc::clone(&old)),
            ..Against::default()
        };
        let report = indsats::domain::report::Report::default();
        let changes = |against: &Against| {
            let inputs = Inputs {
                data: &data,
                report: &report,
                against,
            };
            let language = Language::new(Lang::Da).unwrap();
            language.changes(&View::default(), &inputs, Extent::Screen)
        };
        let found = |against: &Against| {
            let (_, renames) = changes(against).parts();
            let at = renames.iter().position(Option::is_some).unwrap();
            (at, renames[at].clone().unwrap())
        };
        let (at, rename) = found(&against);
        if !confirmed {
            return at;
        }
        against.confirmed.insert(rename);
        found(&against).0
    };
    let said = |model: &Model| picture::plain(&picture::draw(model));
    toggle_rename(&mut model, 0);
    assert!(!said(&model).contains("omdøbningen"));
    toggle_rename(&mut model, page(false));
    assert!(said(&model).contains("omdøbningen er bekræftet"));
    toggle_rename(&mut model, page(true));
    assert!(said(&model).contains("omdøbningen er fortrudt"));
}

#[test]
fn a_rename_is_confirmed_at_once_and_its_line_found_when_the_page_is_counted() {
    let view = View {
        page: Page::Check(Check::Changes),
        ..View::default()
    };
    let tell_all = |model: &mut Model| {
        while let Some(question) = model.catch_up().into_iter().next() {
            let answer = model.ground().tell(&question, model.language());
            let epoch = model.epoch();
            assert_eq!(told(model, epoch, question, answer), None);
        }
    };
    let confirmed = |pace| {
        let mut model = model(view.clone(), Lang::Da, Glyphs::Unicode, "mono", (80, 24));
        model.answer(pace);
        tell_all(&mut model);
        let marked = |model: &Model| (0..9_999).find(|at| model.rename_at(*at).is_some());
        let at = marked(&model).unwrap();
        toggle_rename(&mut model, at);
        if pace == Pace::Beside {
            let picture = picture::plain(&picture::draw(&model));
            assert!(picture.contains("omdøbningen er bekræftet"), "{picture}");
            assert!(picture.contains("tæller …"), "{picture}");
            // There is no line to take it back on.
            toggle_rename(&mut model, at);
        }
        tell_all(&mut model);
        let at = model.cursor().at;
        assert_eq!(marked(&model), Some(at));
        (at, picture::plain(&picture::draw(&model)))
    };
    let (at, _) = confirmed(Pace::AtOnce);
    assert_eq!(confirmed(Pace::Beside).0, at);
}

#[test]
fn the_built_in_example_is_compared_and_the_earlier_version_watched() {
    let folder = tempfile::tempdir().unwrap();
    package(folder.path(), "22-pl");
    let source = Source {
        compare: Some(folder.path().to_owned()),
        ..Source::default()
    };
    let loaded = load(&source).unwrap();
    assert_eq!(loaded.dataset.len(), 706);
    assert!(loaded.against.old.unwrap().len() < 706);
    assert_eq!(Reread::of(&source), Reread::Anytime);
    assert_eq!(Reread::of(&Source::default()), Reread::Embedded);
    let before = Stamps::of(&source);
    fs::write(folder.path().join("responses.csv"), "kommune;besvaret\n").unwrap();
    assert_ne!(Stamps::of(&source), before);
    fs::remove_file(folder.path().join("initiatives.csv")).unwrap();
    assert!(load(&source).is_err());
}
