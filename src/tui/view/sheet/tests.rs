//! Pictures of a page of checks made by hand, and what its keys do.

use std::sync::{Arc, LazyLock};

use unicode_width::UnicodeWidthStr;

use crate::domain::dataset::Dataset;
use crate::load::watch::Reread;
use crate::load::{self, Source};
use crate::query::view::{Check, Grouping, Page, View};
use crate::text::bar::cells::Glyphs;
use crate::text::sheet::{Align, Column, Line, Sheet, Tone};
use crate::text::{Lang, Language};
use crate::tui::keys::Keys;
use crate::tui::model::{Model, Options};
use crate::tui::msg::Msg;
use crate::tui::theme::Theme;
use crate::tui::timeline::Return;
use crate::tui::update::update;
use crate::tui::view::sheet::columns;
use crate::tui::{picture, run, script};

static EXAMPLE: LazyLock<Arc<Dataset>> =
    LazyLock::new(|| Arc::new(load::load(&Source::default()).unwrap().dataset));

/// A page of four lines under two headings.
fn sheet() -> Sheet {
    let column = |head: &str, align, priority, grows| Column {
        head: head.to_owned(),
        align,
        priority,
        grows,
    };
    let line =
        |cells: &[&str], tone, view| Line {
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
            tone,
            detail: vec![
            (
                "Formel".to_owned(),
                "bruttoudgifter i alt divideret med indbyggerne i de kommuner, der har responderet"
                    .to_owned(),
            ),
            ("Regnestykke".to_owned(), "317,6 mio. kr. / 5.313.577".to_owned()),
            (String::new(), "18 kommuner har ikke responderet og er ikke med.".to_owned()),
        ],
            view,
        };
    let rows = View {
        grouping: Grouping::Initiative,
        ..View::default()
    };
    Sheet {
        title: "Trykte tal mod de indlæste rækker".to_owned(),
        lead: vec![
            "Rapporten deler med alle indbyggere, programmet med de responderendes: begge tal står her, og forskellen er forklaret i hver linje.".to_owned(),
            "Eksemplet er kalibreret: at det stemmer, beviser intet om kommunerne.".to_owned(),
        ],
        columns: vec![
            column("Tal", Align::Left, 1, true),
            column("trykt", Align::Right, 2, false),
            column("beregnet", Align::Right, 1, false),
            column("forskel", Align::Right, 3, false),
            column("bånd", Align::Left, 5, false),
            column("udfald", Align::Left, 1, false),
        ],
        lines: vec![
            line(&["Sektion 3: Omfang og økonomi i hele landet"], Tone::Heading, None),
            line(&["Indsatser", "706", "706", "0", "706", "stemmer"], Tone::Plain, Some(rows.clone())),
            line(&["Kroner pr. indbygger", "54", "59,8", "5,8", "53,5 – 54,5", "afviger"], Tone::Warning, Some(rows)),
            line(&["Boks 2"], Tone::Heading, None),
            line(&["Figur 2 til 8", "", "", "", "", "kan ikke beregnes"], Tone::Dim, None),
            line(&["Gennemsnitlig udgift pr. indsats, opregnet til hele landet", "495.000", "450.000", "45.000", "494.500 – 495.500", "stemmer på rapportens grundlag"], Tone::Plain, None),
        ],
        foot: vec!["7 figurer er uden tal i teksten.".to_owned()],
    }
}

fn model(sheet: &Sheet, lang: Lang, glyphs: Glyphs, (width, height): (u16, u16)) -> Model {
    let options = Options {
        view: View {
            page: Page::Check(Check::Reconcile),
            ..View::default()
        },
        theme: Theme::Mono,
        keys: Keys::default(),
        glyphs,
        mouse: true,
        report: Arc::default(),
        against: Arc::default(),
        reread: Reread::Embedded,
    };
    let language = Language::new(lang).unwrap();
    let mut model = Model::new(Arc::clone(&EXAMPLE), language, options, width, height);
    put(&mut model, sheet);
    model.status = None;
    model
}

/// Lays a sheet in the place of what the open page says.
fn put(model: &mut Model, sheet: &Sheet) {
    model.page = Some(Arc::new(sheet.clone()));
    model.settle();
}

fn open(size: (u16, u16)) -> Model {
    model(&sheet(), Lang::Da, Glyphs::Unicode, size)
}

fn play(model: &mut Model, keys: &str) {
    for key in script::parse(keys).unwrap() {
        let _effect = run::press(model, &key);
    }
}

fn drawn(model: &Model) -> String {
    picture::plain(&picture::draw(model))
}

fn line_with(model: &Model, text: &str) -> String {
    let picture = drawn(model);
    let line = picture.lines().find(|line| line.contains(text));
    line.unwrap_or_else(|| panic!("no {text:?} in\n{picture}"))
        .to_owned()
}

#[test]
fn a_page_has_lines_and_what_stands_behind_them() {
    insta::assert_snapshot!(drawn(&open((80, 24))));
}

#[test]
fn a_roomy_window_has_lines_and_what_stands_behind_them_side_by_side() {
    insta::assert_snapshot!(drawn(&open((130, 30))));
}

#[test]
fn a_small_window_keeps_the_columns_that_matter_most() {
    let sheet = sheet();
    insta::assert_snapshot!(drawn(&model(&sheet, Lang::En, Glyphs::Ascii, (40, 12))));
}

#[test]
fn the_least_important_column_goes_first() {
    let heads = |width| {
        let columns = columns::Columns::of(&sheet(), width);
        let shown = columns.shown.iter().map(|place| place.column);
        (shown.collect::<Vec<_>>(), columns.left_out)
    };
    assert_eq!(heads(150), (vec![0, 1, 2, 3, 4, 5], vec![]));
    assert_eq!(heads(100), (vec![0, 1, 2, 3, 5], vec![4]));
    assert_eq!(heads(76), (vec![0, 1, 2, 3, 5], vec![4]));
    assert_eq!(heads(75), (vec![0, 1, 2, 5], vec![3, 4]));
    assert_eq!(heads(40), (vec![0, 2, 5], vec![1, 3, 4]));
}

#[test]
fn columns_never_overlap_nor_leave_their_room() {
    for room in 0..140 {
        let mut end = 0;
        for place in columns::Columns::of(&sheet(), room).shown {
            assert!(place.x >= end, "{room}");
            end = place.x + place.width;
        }
        // Three columns that are never left out, and the gaps between them.
        assert!(end <= room.max(2), "{end} of {room}");
    }
}

#[test]
fn headings_carry_heads_where_the_columns_have_none() {
    let mut sheet = sheet();
    for column in &mut sheet.columns {
        column.head = String::new();
    }
    sheet.lines[0].cells = vec![
        "Omfang og økonomi i hele landet".to_owned(),
        "trykt".to_owned(),
        "beregnet".to_owned(),
    ];
    let model = model(&sheet, Lang::Da, Glyphs::Unicode, (80, 24));
    let heading = line_with(&model, "beregnet");
    let ends = |line: &str, text: &str| {
        let at = line.find(text).unwrap() + text.len();
        line[..at].width()
    };
    assert!(heading.contains("i hele landet  "), "{heading}");
    let line = line_with(&model, "▶");
    assert_eq!(
        ends(&heading, "trykt"),
        ends(&line, "706"),
        "{}",
        drawn(&model)
    );
    let areas = model.areas().unwrap();
    assert_eq!((areas.head.height, areas.list.y), (0, areas.head.y));
}

#[test]
fn a_warning_and_the_cursor_are_told_without_colour() {
    let mut model = open((80, 24));
    assert!(line_with(&model, "afviger").starts_with(" ! Kroner"));
    play(&mut model, "j");
    assert!(line_with(&model, "afviger").starts_with("▶! Kroner"));
}

#[test]
fn the_cursor_passes_over_headings_by_key_wheel_and_click() {
    let mut model = open((80, 24));
    let mut seen = vec![model.cursor().at];
    for key in ["j", "j", "j", "j", "k", "<home>", "<pgdn>", "<pgup>", "G"] {
        play(&mut model, key);
        seen.push(model.cursor().at);
    }
    assert_eq!(seen, [1, 2, 4, 5, 5, 4, 1, 5, 1, 5]);
    let top = model.areas().unwrap().list.y;
    let _effect = update(&mut model, Msg::Wheel(10, top, false));
    assert_eq!(model.cursor().at, 1);
    let _effect = update(&mut model, Msg::Click(10, top + 3));
    assert_eq!(model.cursor().at, 1, "a heading is no line");
    let _effect = update(&mut model, Msg::Click(10, top + 4));
    assert_eq!(model.cursor().at, 4);
    assert!(model.overlay.is_none());
    let _effect = update(&mut model, Msg::Click(10, top + 4));
    assert!(model.overlay.is_some(), "again opens it");
}

#[test]
fn enter_lists_the_rows_behind_a_line_and_esc_returns_to_it() {
    let mut model = open((80, 24));
    let check = model.view().clone();
    play(&mut model, "j<enter>");
    assert_eq!(model.view().page, Page::Rows);
    assert_eq!(model.view().grouping, Grouping::Initiative);
    assert_eq!(model.rows(), 706);
    let back = model.timeline.now().trail.last();
    let stood = matches!(back, Some(Return::Line(line)) if line.cursor.at == 2);
    assert!(stood, "{back:?}");
    play(&mut model, "<esc>");
    assert_eq!(*model.view(), check);
    put(&mut model, &sheet());
    play(&mut model, "<esc>");
    assert_eq!(*model.view(), check, "there is nowhere further back");
    play(&mut model, "<enter>u");
    assert_eq!(*model.view(), check);
}

#[test]
fn a_measure_chosen_among_the_rows_stays_on_the_way_back() {
    let mut model = open((80, 24));
    play(&mut model, "<enter>v");
    let measure = model.view().measure;
    assert_ne!(measure, View::default().measure);
    play(&mut model, "<esc>");
    assert_eq!(
        (model.view().page, model.view().measure),
        (Page::Check(Check::Reconcile), measure)
    );
}

#[test]
fn a_line_without_rows_opens_in_full_and_turns_to_its_neighbours() {
    let mut model = open((80, 24));
    play(&mut model, "G<enter>");
    for text in [
        "495.000",
        "494.500 – 495.500",
        "317,6 mio. kr.",
        "Eksemplet er kalibreret",
    ] {
        assert!(drawn(&model).contains(text), "{}", drawn(&model));
    }
    play(&mut model, "K");
    assert!(drawn(&model).contains("\n Boks 2 · Figur 2 til 8\n"));
    play(&mut model, "K");
    assert!(line_with(&model, "vis rækkerne").contains("Enter"));
    play(&mut model, "<enter>");
    assert_eq!(model.view().page, Page::Rows);
    play(&mut model, "<esc>");
    assert_eq!(model.view().page, Page::Check(Check::Reconcile));
    assert!(model.overlay.is_none());
}

#[test]
fn find_marks_lines_by_any_of_their_cells_and_no_heading() {
    let mut model = open((80, 24));
    play(&mut model, "/afvig<enter>");
    assert_eq!(model.cursor().at, 2);
    play(&mut model, "/stem<enter>");
    let first = model.cursor().at;
    play(&mut model, "n");
    let second = model.cursor().at;
    play(&mut model, "n");
    assert_eq!(
        (first.min(second), first.max(second), model.cursor().at),
        (1, 5, first)
    );
    play(&mut model, "/sektion<enter>");
    assert_eq!(model.cursor().at, first, "a heading is not found");
}

#[test]
fn keys_for_rows_do_nothing_and_say_so() {
    let mut model = open((80, 24));
    for key in ["s", "S", "a", "o", "z", "x", "+", "-"] {
        let before = model.view().clone();
        play(&mut model, key);
        assert_eq!(*model.view(), before, "{key}");
        let said = model.with_keys(model.language.frame().idle);
        assert_eq!(model.status, Some(said), "{key}");
    }
}

#[test]
fn a_page_without_lines_says_that_there_is_nothing() {
    for (lang, said) in [(Lang::Da, "intet at vise"), (Lang::En, "nothing to show")] {
        for size in [(160, 45), (80, 24), (40, 10)] {
            let mut model = model(&Sheet::default(), lang, Glyphs::Unicode, size);
            play(&mut model, "<enter>jGn");
            assert!(drawn(&model).contains(said), "{}", drawn(&model));
        }
    }
}

#[test]
fn every_size_draws_a_page_inside_its_window() {
    for keys in ["", "G", "G<enter>", "/st", ",", "w"] {
        let mut model = open((80, 24));
        play(&mut model, keys);
        for width in [1, 39, 40, 59, 60, 79, 80, 99, 100, 119, 120, 140, 200] {
            for height in [1, 9, 10, 11, 12, 13, 14, 18, 24, 29, 30, 45] {
                let _effect = update(&mut model, Msg::Resize(width, height));
                let picture = drawn(&model);
                assert_eq!(picture.lines().count(), usize::from(height));
                let fits = |line: &str| line.width() <= usize::from(width);
                assert!(picture.lines().all(fits), "{width}x{height}\n{picture}");
                if width >= 40 && height >= 10 {
                    assert!(picture.contains("EKSEMPEL"), "{width}x{height}\n{picture}");
                }
            }
        }
    }
}

#[test]
fn a_long_detail_scrolls_to_its_end() {
    let mut sheet = sheet();
    let last = "det allersidste ord".to_owned();
    sheet.lines[1]
        .detail
        .push(("Til sidst".to_owned(), last.clone()));
    for size in [(80, 24), (130, 16)] {
        let mut model = model(&sheet, Lang::Da, Glyphs::Unicode, size);
        let detail = model.areas().unwrap().detail.unwrap();
        assert!(!drawn(&model).contains(&last), "{}", drawn(&model));
        let _effect = update(&mut model, Msg::Click(detail.x + 2, detail.y + 2));
        play(&mut model, "G");
        assert!(
            drawn(&model).contains("viser rækkerne bag"),
            "{}",
            drawn(&model)
        );
        play(&mut model, "<esc>j");
        assert_eq!(model.detail_scroll, 0, "another line begins at its start");
    }
}
