//! An answer on paper: the table with bars, Markdown, html and workbooks, each with the figures of the screen.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::fs;
use std::io::{self, Write};
use std::sync::LazyLock;

use assert_cmd::Command;
use indsats::document::{self, Document, Error, Format, Layout};
use indsats::domain::against::Against;
use indsats::domain::dataset::{
    Builder, Dataset, Description, Initiative, Origin, Response, Status,
};
use indsats::domain::field::Field;
use indsats::domain::money::Money;
use indsats::domain::place::{Date, Municipality, Places};
use indsats::domain::prose::Prose;
use indsats::domain::raw::{Raw, RawText};
use indsats::domain::report::Report;
use indsats::domain::terms::{PolicyArea, PrimaryTarget, Region, SecondaryTarget, Term as _};
use indsats::load::{Loaded, shipped};
use indsats::query::measure::Measure;
use indsats::query::reference::Reference;
use indsats::query::view::{Check, Grouping, Page, Presentation, Scale, View};
use indsats::text::bar::cells::Glyphs;
use indsats::text::{Lang, Language};
use proptest::prelude::{Strategy as _, any, prop_assert, proptest};
use proptest::sample::select;
use unicode_width::UnicodeWidthStr as _;

static EXAMPLE: LazyLock<Loaded> = LazyLock::new(|| shipped::load().unwrap());

const TODAY: Date = Date {
    year: 2026,
    month: 3,
    day: 14,
};

fn language(lang: Lang) -> Language {
    Language::new(lang).unwrap()
}

fn layout(width: usize) -> Layout {
    Layout {
        width,
        glyphs: Glyphs::Unicode,
        has_colour: false,
        has_details: false,
        is_kept: false,
    }
}

fn bytes(lang: Lang, view: &View, data: &Dataset, format: Format, layout: Layout) -> Vec<u8> {
    let (report, against) = (Report::default(), Against::default());
    let language = language(lang);
    let document = Document {
        language: &language,
        view,
        data,
        report: &report,
        against: &against,
        today: TODAY,
    };
    let mut out = Vec::new();
    document::write(&document, format, layout, &mut out).unwrap();
    out
}

fn written(lang: Lang, view: &View, format: Format, layout: Layout) -> String {
    String::from_utf8(bytes(lang, view, &EXAMPLE.dataset, format, layout)).unwrap()
}

fn by(grouping: Grouping) -> View {
    View {
        grouping,
        ..View::default()
    }
}

fn of_sjaelland(grouping: Grouping) -> View {
    let mut view = by(grouping);
    let region = indsats::query::criteria::FacetValue::Region(Field::Given(Region::Sjaelland));
    view.scope.set(region, false);
    view.conditions.hide_empty = false;
    view
}

fn on(check: Check) -> View {
    View {
        page: Page::Check(check),
        ..View::default()
    }
}

/// A country in which every text is hostile.
fn hostile(texts: &[&str]) -> Dataset {
    let municipality = |(at, name): (usize, &&str)| Municipality {
        name: RawText::new(format!("{name}{at}")),
        code: None,
        region: Some(Region::Sjaelland),
        population: vec![Some(1_000)],
        immigrant_share: vec![Some(1_000)],
    };
    let dates = vec![Date::DEFAULT_POPULATION];
    let list = texts.iter().enumerate().map(municipality).collect();
    let description = Description {
        title: RawText::new(texts.concat()),
        status: Status::Constructed,
        ..Description::default()
    };
    let mut builder = Builder::new(description, Places::new(list, dates.clone(), dates));
    builder.add_origin(Origin::default()).unwrap();
    let places: Vec<_> = builder.places_mut().ids().collect();
    for (at, place) in places.into_iter().enumerate() {
        builder.set_response(place, Response::Responded);
        let text = texts[at % texts.len()];
        let kroner = 1_000 * i64::try_from(at + 1).unwrap();
        let initiative = Initiative {
            place,
            area: Field::Given(PolicyArea::ALL[at % 6]),
            title: Raw::new(text),
            gross: Field::Given(Money::from_kroner(kroner)),
            income: Field::Given(Money::ZERO),
            finance: Field::Empty,
            legal_basis: Field::Given(Raw::new(text)),
            primary: Field::Given(PrimaryTarget::BroadGroup),
            secondary: Field::Given(SecondaryTarget::Women),
            content: Prose::new(text),
            purpose: Prose::new(text),
            share: Field::NotApplicable,
            year: Field::Empty,
            source: indsats::domain::dataset::Source { file: 0, line: 2 },
        };
        builder.push(&initiative).unwrap();
    }
    builder.finish()
}

const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "a\u{1b}]0;taken\u{7}b",
    "a\0b\u{1f}c\u{fffe}",
    "a | b `c` *d* _e_ [f](http://x.example) # g",
    "# heading\n\n- list",
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "]]> &amp; &lt; -->",
    "S\u{202e}0001\u{202c} kr",
    "_x0041_ and _x000D_",
    "漢字かな交じり文",
];

#[test]
fn the_table_has_the_bars_of_the_screen_in_the_room_that_is_left() {
    for width in [60, 80, 100, 160] {
        let view = of_sjaelland(Grouping::Municipality);
        let text = written(Lang::Da, &view, Format::Table, layout(width));
        insta::assert_snapshot!(format!("table_da_{width}"), text);
        let text = written(
            Lang::En,
            &by(Grouping::Region),
            Format::Table,
            layout(width),
        );
        insta::assert_snapshot!(format!("table_en_{width}"), text);
    }
}

#[test]
fn initiatives_and_areas_have_bars_too() {
    let text = written(
        Lang::Da,
        &of_sjaelland(Grouping::Initiative),
        Format::Table,
        layout(100),
    );
    let first: Vec<_> = text.lines().take(16).collect();
    insta::assert_snapshot!("table_initiatives", first.join("\n"));
    let view = View {
        presentation: Presentation::Bars(Scale::SquareRoot),
        ..by(Grouping::Area)
    };
    let ascii = Layout {
        glyphs: Glyphs::Ascii,
        ..layout(100)
    };
    let text = written(Lang::En, &view, Format::Table, ascii);
    insta::assert_snapshot!("table_areas_ascii", text);
    assert!(!text.contains(['█', '┃', '┊', '▲', '▽', '▶']), "{text}");
}

#[test]
fn a_negative_value_lies_left_of_zero() {
    let data = {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("svar.csv");
        let rows = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter\n\
                    Greve;Social;Café;1000;0\nKøge;Social;Net;100;900\n";
        fs::write(&path, rows).unwrap();
        let mut command = Command::cargo_bin("indsats").unwrap();
        let command = command
            .args(["show", "--lang", "da", "--by", "municipality"])
            .args(["--measure", "net-per-capita", "--width", "70"])
            .arg(&path);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let bar = |name: &str| {
        let line = data.lines().find(|line| line.starts_with(name)).unwrap();
        let at = line.find(['█', '▐', '▌', '▕', '▏', '▋', '▉']).unwrap();
        line[..at].width()
    };
    assert!(bar("Køge") < bar("Greve"), "{data}");
}

#[test]
fn a_table_in_colours_says_the_same_as_a_plain_one() {
    let view = of_sjaelland(Grouping::Municipality);
    let plain = written(Lang::Da, &view, Format::Table, layout(90));
    let colours = Layout {
        has_colour: true,
        ..layout(90)
    };
    let coloured = written(Lang::Da, &view, Format::Table, colours);
    assert!(coloured.contains("\u{1b}[33m█") && coloured.contains("\u{1b}[36m"));
    assert!(!plain.contains('\u{1b}'));
    let mut stripped = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        stripped.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    stripped.push_str(rest);
    let lines = |text: &str| {
        let lines = text.lines().map(str::trim_end);
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(lines(&stripped), lines(&plain));
}

fn any_view() -> impl proptest::strategy::Strategy<Value = View> {
    let groupings = select(&Grouping::ALL[..]);
    let parts = (
        groupings,
        select(&Measure::ALL[..]),
        select(&Reference::ALL[..]),
        select(&Scale::ALL[..]),
        any::<bool>(),
    );
    parts.prop_map(|(grouping, measure, reference, scale, hide_empty)| {
        let mut view = of_sjaelland(grouping);
        view.measure = measure;
        view.reference = reference;
        view.presentation = Presentation::Bars(scale);
        view.conditions.hide_empty = hide_empty;
        view
    })
}

proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]

    #[test]
    fn no_line_is_wider_than_the_width(
        view in any_view(), width in 20_usize..=200, lang in select(&Lang::ALL[..]), ascii in any::<bool>(),
    ) {
        let layout = Layout {
            glyphs: if ascii { Glyphs::Ascii } else { Glyphs::Unicode },
            ..layout(width)
        };
        let text = written(lang, &view, Format::Table, layout);
        for line in text.lines() {
            prop_assert!(line.width() <= width, "{} > {width}: {line:?}", line.width());
            prop_assert!(line.trim_end() == line, "{line:?}");
        }
    }

    #[test]
    fn a_page_is_well_formed_and_holds_every_figure(view in any_view(), lang in select(&Lang::ALL[..])) {
        let text = written(lang, &view, Format::Html, layout(100));
        let page = parsed(&text);
        let answer = view.answer(&EXAMPLE.dataset);
        let language = language(lang);
        let table = language.table(&view, &EXAMPLE.dataset, &answer);
        let value = table.fields.iter().position(|field| field.id == "value").unwrap();
        let rows = page.descendants().filter(|node| node.has_tag_name("tbody"));
        let rows = rows.flat_map(|body| body.children().filter(roxmltree::Node::is_element));
        let shown: Vec<String> = rows.map(|row| words(row)).collect();
        prop_assert!(shown.len() == table.len());
        for (record, row) in table.records().zip(shown) {
            prop_assert!(row.contains(record.cells[value].shown.as_str()), "{row}");
        }
    }
}

fn parsed(text: &str) -> roxmltree::Document<'_> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..roxmltree::ParsingOptions::default()
    };
    roxmltree::Document::parse_with_options(text, options).unwrap()
}

fn words(node: roxmltree::Node<'_, '_>) -> String {
    let texts = node.descendants().filter_map(|node| node.text());
    texts.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_page_stands_alone_and_begins_with_the_notice() {
    for view in [
        of_sjaelland(Grouping::Municipality),
        by(Grouping::Initiative),
        on(Check::Quality),
    ] {
        let text = written(Lang::Da, &view, Format::Html, layout(100));
        let page = parsed(&text);
        for forbidden in [
            "<script", "http:", "https:", "src=", "href=", "@import", "url(",
        ] {
            assert!(!text.contains(forbidden), "{forbidden}");
        }
        assert_eq!(page.root_element().attribute("lang"), Some("da"));
        let main = page.descendants().find(|node| node.has_tag_name("main"));
        let first = main.unwrap().first_element_child().unwrap();
        assert_eq!(first.attribute("class"), Some("notice"));
        assert!(words(first).starts_with("KONSTRUERET EKSEMPEL"));
        let heads = page.descendants().filter(|node| node.has_tag_name("th"));
        assert!(heads.clone().count() > 2);
        assert!(heads.clone().all(|node| node.attribute("scope").is_some()));
        assert!(page.descendants().any(|node| node.has_tag_name("caption")));
        assert!(page.descendants().any(|node| node.has_tag_name("dd")));
    }
}

#[test]
fn the_bars_of_a_page_tell_the_silent_from_those_with_nothing() {
    let view = of_sjaelland(Grouping::Municipality);
    let text = written(Lang::Da, &view, Format::Html, layout(100));
    let page = parsed(&text);
    let row = |name: &str| {
        let mut rows = page.descendants().filter(|node| node.has_tag_name("tr"));
        rows.find(|row| words(*row).contains(name)).unwrap()
    };
    let parts = |name: &str| {
        let parts = row(name)
            .descendants()
            .filter(|node| node.has_tag_name("b"));
        parts
            .filter_map(|node| node.attribute("class"))
            .collect::<Vec<_>>()
    };
    assert_eq!(parts("Køge"), ["above", "average"]);
    assert_eq!(parts("Holbæk"), ["below", "average"]);
    assert_eq!(parts("Stevns"), ["average"]);
    assert_eq!(parts("Lejre"), [""; 0]);
    assert!(words(row("Lejre")).contains("har ikke responderet"));
}

#[test]
fn hostile_texts_stay_text_in_html_and_markdown() {
    let data = hostile(&HOSTILE);
    for grouping in [Grouping::Municipality, Grouping::Initiative] {
        let view = by(grouping);
        let html = bytes(Lang::Da, &view, &data, Format::Html, layout(100));
        let html = String::from_utf8(html).unwrap();
        let page = parsed(&html);
        assert!(!html.contains("<script") && !html.contains("<img"));
        let allowed = [
            "html", "head", "meta", "title", "style", "body", "main", "p", "h1", "h2", "div",
            "table", "caption", "thead", "tbody", "tr", "th", "td", "span", "b", "i", "section",
            "dl", "dt", "dd",
        ];
        for node in page.descendants().filter(roxmltree::Node::is_element) {
            assert!(allowed.contains(&node.tag_name().name()), "{node:?}");
        }
        assert!(words(page.root_element()).contains("<script>alert(1)</script>"));
        let markdown = bytes(Lang::Da, &view, &data, Format::Markdown, layout(100));
        let markdown = String::from_utf8(markdown).unwrap();
        let controls = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202e}' | '\0');
        assert!(!markdown.contains(controls) && !html.contains(controls));
        assert!(!markdown.contains('<'), "{markdown}");
        let rows: Vec<_> = markdown
            .lines()
            .filter(|line| line.starts_with('|'))
            .collect();
        assert_eq!(rows.len(), HOSTILE.len() + 2);
        let bars = |row: &str| row.replace("\\|", "").matches('|').count();
        assert!(
            rows.iter().all(|row| bars(row) == bars(rows[0])),
            "{rows:#?}"
        );
    }
}

#[test]
fn markdown_has_the_table_and_what_it_rests_on() {
    let view = of_sjaelland(Grouping::Area);
    let text = written(Lang::Da, &view, Format::Markdown, layout(100));
    assert!(text.starts_with("**KONSTRUERET EKSEMPEL"), "{text}");
    assert!(text.contains("| Fagområde | kr./indb. | gns. |"), "{text}");
    assert!(text.contains("| --- | --: | --: |"), "{text}");
    assert!(text.contains("\n### Grundlag\n\n- **"), "{text}");
    assert!(text.contains("`indsats "), "{text}");
    let page = written(Lang::En, &on(Check::Quality), Format::Markdown, layout(100));
    assert!(page.contains("\n### Basis\n\n- **"), "{page}");
}

#[test]
fn a_page_of_checks_does_not_become_a_picture() {
    let (report, against) = (Report::default(), Against::default());
    let view = on(Check::Coverage);
    let document = Document {
        language: &language(Lang::Da),
        view: &view,
        data: &EXAMPLE.dataset,
        report: &report,
        against: &against,
        today: TODAY,
    };
    for format in [Format::Svg, Format::Png] {
        let refused = document::write(&document, format, layout(80), &mut Vec::new());
        assert!(matches!(refused, Err(Error::Format(own)) if own == format));
    }
}

/// An output that takes so many bytes and no more.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::Error::from(io::ErrorKind::StorageFull));
        }
        let taken = bytes.len().min(self.0);
        self.0 -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_an_error_in_every_format() {
    let (report, against) = (Report::default(), Against::default());
    let view = by(Grouping::Region);
    let document = Document {
        language: &language(Lang::Da),
        view: &view,
        data: &EXAMPLE.dataset,
        report: &report,
        against: &against,
        today: TODAY,
    };
    let formats = [Format::Table, Format::Markdown, Format::Html];
    let workbook = cfg!(feature = "xlsx").then_some(Format::Xlsx);
    for format in formats.into_iter().chain(workbook) {
        for room in [0, 10, 400] {
            let refused = document::write(&document, format, layout(80), &mut Full(room));
            let is_full = |error: &io::Error| error.kind() == io::ErrorKind::StorageFull;
            assert!(
                matches!(refused, Err(Error::Write(error)) if is_full(&error)),
                "{format:?}"
            );
        }
    }
}

fn show(arguments: &[&str]) -> std::process::Output {
    let mut command = Command::cargo_bin("indsats").unwrap();
    let command = command.args(["show", "--lang", "da"]).args(arguments);
    command.output().unwrap()
}

#[test]
fn the_width_is_a_whole_number_within_bounds() {
    let narrow = show(&["--width", "40"]);
    let text = String::from_utf8(narrow.stdout).unwrap();
    assert!(text.lines().all(|line| line.width() <= 40), "{text}");
    for wrong in ["19", "1001", "-5", "x", ""] {
        let refused = show(&[&format!("--width={wrong}")]);
        assert_eq!(refused.status.code(), Some(2), "{wrong}");
        assert!(refused.stdout.is_empty());
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(said.contains("fra 20 til 1000"), "{said}");
    }
}

#[test]
fn colours_are_for_terminals_unless_they_are_asked_for() {
    let has_colour = |arguments: &[&str]| show(arguments).stdout.contains(&0x1b);
    assert!(!has_colour(&[]));
    assert!(!has_colour(&["--color", "never"]));
    assert!(has_colour(&["--color", "always"]));
    let refused = show(&["--color", "blue"]);
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn ascii_has_bars_and_signs_of_its_own() {
    let text = String::from_utf8(show(&["--ascii"]).stdout).unwrap();
    assert!(text.contains("###|") && text.contains("+ over"), "{text}");
    assert!(!text.contains(['█', '┃', '┊', '▲', '▽']), "{text}");
}

#[cfg(feature = "xlsx")]
mod workbook {
    use std::io::Cursor;

    use calamine::{Data, Reader as _, Xlsx};
    use indsats::text::table::{Reader, Value};
    use rust_decimal::Decimal;

    use super::*;

    fn opened(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
        Xlsx::new(Cursor::new(bytes)).unwrap()
    }

    #[test]
    fn every_cell_has_the_value_of_the_table() {
        let language = language(Lang::Da);
        for own in Grouping::ALL {
            let view = of_sjaelland(own);
            let data = &EXAMPLE.dataset;
            let mut book = opened(bytes(Lang::Da, &view, data, Format::Xlsx, layout(80)));
            let names = book.sheet_names();
            assert_eq!(names.len(), 5);
            assert_eq!(names[0], language.grouping(own));
            for grouping in Grouping::ALL {
                let view = View {
                    grouping,
                    ..view.clone()
                };
                let answer = view.answer(data);
                let table = language.table(&view, data, &answer);
                let sheet = book.worksheet_range(language.grouping(grouping)).unwrap();
                let is_shown: Vec<_> = table
                    .fields
                    .iter()
                    .map(|field| field.reader != Reader::Programs)
                    .collect();
                assert_eq!(sheet.height(), table.len() + 1);
                let heads = table
                    .fields
                    .iter()
                    .zip(&is_shown)
                    .filter(|(_, shown)| **shown);
                for (at, (field, _)) in (0..).zip(heads) {
                    let head = sheet.get_value((0, at)).unwrap();
                    assert_eq!(head, &Data::String(field.heading.clone()));
                }
                for (row, record) in (1..).zip(table.records()) {
                    let cells = record.cells.iter().zip(&is_shown);
                    let cells = cells.filter(|(_, shown)| **shown);
                    for (at, (cell, _)) in (0..).zip(cells) {
                        let found = sheet.get_value((row, at)).unwrap_or(&Data::Empty);
                        let nearest =
                            |decimal: &Decimal| decimal.to_string().parse::<f64>().unwrap();
                        let expected = match &cell.value {
                            Value::None => Data::Empty,
                            Value::Text(text) if text.is_empty() => Data::Empty,
                            Value::Text(text) => Data::String(text.clone()),
                            Value::Count(count) => Data::Float(nearest(&Decimal::from(*count))),
                            Value::Number(number) => Data::Float(nearest(number)),
                        };
                        assert_eq!(found, &expected, "{grouping:?} {row} {at}");
                    }
                }
            }
            let basis = book.worksheet_range("Grundlag").unwrap();
            let said = |text: &str| {
                let mut cells = basis.cells();
                cells.any(|(_, _, cell)| cell.to_string().contains(text))
            };
            assert!(said("indsats ") && said("KONSTRUERET EKSEMPEL"));
        }
    }

    #[test]
    fn the_same_document_gives_the_same_bytes() {
        let view = by(Grouping::Region);
        let one = || bytes(Lang::Da, &view, &EXAMPLE.dataset, Format::Xlsx, layout(80));
        assert_eq!(one(), one());
    }

    #[test]
    fn hostile_texts_are_texts_in_cells_and_never_formulas() {
        let data = hostile(&HOSTILE);
        let view = by(Grouping::Initiative);
        let bytes = bytes(Lang::Da, &view, &data, Format::Xlsx, layout(80));
        let mut book = opened(bytes);
        for name in book.sheet_names() {
            assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name}");
        }
        let sheet = book.worksheet_range("Indsatser").unwrap();
        let titles: Vec<_> = (1..=12)
            .map(|row| sheet.get_value((row, 0)).unwrap())
            .collect();
        for text in HOSTILE {
            let shown = Raw::new(text).shown().into_string();
            assert!(titles.contains(&&Data::String(shown.clone())), "{shown}");
        }
    }

    #[test]
    fn a_page_of_checks_is_a_sheet_of_its_words() {
        let view = on(Check::Quality);
        let bytes = bytes(Lang::Da, &view, &EXAMPLE.dataset, Format::Xlsx, layout(80));
        let mut book = opened(bytes);
        assert_eq!(book.sheet_names(), ["Kontrol", "Grundlag"]);
        let sheet = book.worksheet_range("Kontrol").unwrap();
        assert!(sheet.height() > 5);
        let basis = book.worksheet_range("Grundlag").unwrap();
        assert!(basis.height() > 3);
    }
}

#[cfg(not(feature = "xlsx"))]
#[test]
fn without_workbooks_the_format_is_refused_by_name() {
    let refused = show(&["--format", "xlsx"]);
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("xlsx"), "{said}");
}
