//! Pictures: lengths in proportion to the exact values, the screen's words, every text inside and none on another.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::process::Output;

use assert_cmd::Command;
use indsats::document::{self, Document, Format, Layout};
use indsats::domain::place::Date;
use indsats::load::{self, Loaded, Source};
use indsats::query::answer::{Answer, Rows};
use indsats::query::criteria::FacetValue;
use indsats::query::measure::Measure;
use indsats::query::reference::Reference;
use indsats::query::view::{Grouping, Presentation, Scale, View};
use indsats::text::bar::cells::Glyphs;
use indsats::text::table::Value;
use indsats::text::{Lang, Language};
use roxmltree::Node;
use rust_decimal::Decimal;

const TODAY: Date = Date {
    year: 2026,
    month: 11,
    day: 25,
};

fn example() -> Loaded {
    load::load(&Source::default()).unwrap()
}

fn picture(language: &Language, view: &View, loaded: &Loaded, format: Format) -> Vec<u8> {
    let document = Document {
        language,
        view,
        data: &loaded.dataset,
        report: &loaded.report,
        against: &loaded.against,
        today: TODAY,
    };
    let layout = Layout {
        width: 80,
        glyphs: Glyphs::Unicode,
        has_colour: false,
        has_details: false,
        is_kept: false,
    };
    let mut out = Vec::new();
    document::write(&document, format, layout, &mut out).unwrap();
    out
}

fn svg(language: &Language, view: &View, loaded: &Loaded) -> String {
    String::from_utf8(picture(language, view, loaded, Format::Svg)).unwrap()
}

/// Every grouping under every measure, every average and every scale, with and without the silent.
fn views() -> Vec<View> {
    let mut views = Vec::new();
    for grouping in Grouping::ALL {
        let of = View {
            grouping,
            ..View::default()
        };
        views.extend(Measure::ALL.map(|measure| View {
            measure,
            ..of.clone()
        }));
        views.extend(Reference::ALL.map(|reference| View {
            reference,
            ..of.clone()
        }));
        views.extend(Scale::ALL.map(|scale| View {
            presentation: Presentation::Bars(scale),
            ..of.clone()
        }));
        let mut all = of.clone();
        all.conditions.hide_empty = false;
        views.push(all);
    }
    views
}

fn of_class<'t>(tree: &'t roxmltree::Document<'_>, class: &str) -> Vec<Node<'t, 't>> {
    let nodes = tree.descendants();
    nodes
        .filter(|node| node.attribute("class") == Some(class))
        .collect()
}

fn number(node: Node<'_, '_>, name: &str) -> Decimal {
    node.attribute(name).unwrap().parse().unwrap()
}

/// The exact values, and how the screen says each of them.
fn table(
    language: &Language,
    view: &View,
    loaded: &Loaded,
    answer: &Answer,
) -> Vec<(Option<Decimal>, String)> {
    let table = language.table(view, &loaded.dataset, answer);
    let at = table
        .fields
        .iter()
        .position(|field| field.id == "value")
        .unwrap();
    let records = table.records().map(|record| {
        let cell = &record.cells[at];
        let value = match cell.value {
            Value::Number(number) => Some(number),
            Value::None | Value::Text(_) | Value::Count(_) => None,
        };
        (value, cell.shown.clone())
    });
    records.collect()
}

#[test]
fn the_numbers_are_those_of_the_screen() {
    let loaded = example();
    for lang in Lang::ALL {
        let language = Language::new(lang).unwrap();
        for view in views() {
            let svg = svg(&language, &view, &loaded);
            let tree = roxmltree::Document::parse(&svg).unwrap();
            let said: Vec<_> = of_class(&tree, "value")
                .iter()
                .map(|node| {
                    node.text()
                        .unwrap()
                        .trim_end_matches([' ', '▲', '▽'])
                        .to_owned()
                })
                .collect();
            let answer = view.answer(&loaded.dataset);
            let mut expected = table(&language, &view, &loaded, &answer);
            if view.grouping == Grouping::Initiative {
                expected.truncate(40);
            }
            let expected: Vec<_> = expected.into_iter().map(|(_, shown)| shown).collect();
            assert_eq!(said, expected, "{view:?}");
        }
    }
}

/// True when two lengths of a picture are to each other as two values, but for the rounding to thousandths.
fn in_proportion(lengths: [Decimal; 2], values: [Decimal; 2]) -> bool {
    let [one, other] = values.map(|value| value.abs());
    let difference = lengths[0] * other - lengths[1] * one;
    difference.abs() <= Decimal::new(11, 4) * (one + other)
}

#[test]
fn bars_are_as_long_as_their_values_and_the_line_stands_at_the_average() {
    let loaded = example();
    let language = Language::new(Lang::Da).unwrap();
    let mut clipped = 0;
    for view in views() {
        if view.presentation == Presentation::Bars(Scale::SquareRoot) {
            continue;
        }
        let svg = svg(&language, &view, &loaded);
        let tree = roxmltree::Document::parse(&svg).unwrap();
        let answer = view.answer(&loaded.dataset);
        let values = table(&language, &view, &loaded, &answer);
        let values = values.iter().filter_map(|(value, _)| *value);
        let values: Vec<_> = values.filter(|value| !value.is_zero()).collect();
        let zero = number(of_class(&tree, "zero")[0], "x1");
        // The bars come in the order of the rows.
        let bars = tree
            .descendants()
            .filter(|node| matches!(node.attribute("class"), Some("bar" | "clipped")));
        let bars: Vec<_> = bars.collect();
        let drawn = values.len().min(if view.grouping == Grouping::Initiative {
            40
        } else {
            usize::MAX
        });
        assert_eq!(bars.len(), drawn, "{view:?}");
        let whole: Vec<_> = bars
            .iter()
            .zip(&values)
            .filter(|(bar, _)| bar.attribute("class") == Some("bar"))
            .map(|(bar, value)| (number(*bar, "width"), *value))
            .collect();
        clipped += bars.len() - whole.len();
        let (longest, largest) = *whole.iter().max_by_key(|(width, _)| *width).unwrap();
        for (width, value) in &whole {
            assert!(
                in_proportion([*width, longest], [*value, largest]),
                "{value} in {view:?}"
            );
        }
        for (bar, value) in bars.iter().zip(&values) {
            let (x, width) = (number(*bar, "x"), number(*bar, "width"));
            let at_zero = if *value < Decimal::ZERO { x + width } else { x };
            assert_eq!(at_zero, zero, "{value} in {view:?}");
        }
        match answer.axis.shared {
            Some(shared) => {
                let line = number(of_class(&tree, "average")[0], "x1");
                assert!(
                    in_proportion([(line - zero).abs(), longest], [shared, largest]),
                    "{view:?}"
                );
            }
            None => assert!(of_class(&tree, "average").is_empty()),
        }
    }
    assert!(clipped > 0);
}

#[test]
fn each_row_has_its_own_line_where_each_has_its_own_average() {
    let loaded = example();
    let language = Language::new(Lang::En).unwrap();
    let view = View {
        grouping: Grouping::Municipality,
        reference: Reference::OwnRegion,
        ..View::default()
    };
    let svg = svg(&language, &view, &loaded);
    let tree = roxmltree::Document::parse(&svg).unwrap();
    let Rows::Groups(groups) = view.answer(&loaded.dataset).rows else {
        panic!("municipalities are groups");
    };
    let zero = number(of_class(&tree, "zero")[0], "x1");
    let lines = of_class(&tree, "own-average");
    let own: Vec<_> = groups.iter().filter_map(|group| group.reference).collect();
    assert_eq!(lines.len(), own.len());
    let first = number(lines[0], "x1") - zero;
    for (line, reference) in lines.iter().zip(&own) {
        let length = number(*line, "x1") - zero;
        assert!(
            in_proportion([length, first], [*reference, own[0]]),
            "{reference}"
        );
    }
}

#[test]
fn negative_values_lie_left_of_zero() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("svar.csv");
    let rows = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter\n\
                Køge;Social;Mentorer;100;700\nGreve;Social;Fest;900;0\n";
    std::fs::write(&path, rows).unwrap();
    let source = Source {
        paths: vec![path],
        ..Source::default()
    };
    let loaded = load::load(&source).unwrap();
    let measure = Measure::ALL.into_iter().find(|measure| {
        measure.quantity == indsats::query::measure::Quantity::Net
            && measure.per == indsats::query::measure::Per::Total
    });
    let view = View {
        grouping: Grouping::Municipality,
        measure: measure.unwrap(),
        ..View::default()
    };
    let language = Language::new(Lang::Da).unwrap();
    let svg = svg(&language, &view, &loaded);
    let tree = roxmltree::Document::parse(&svg).unwrap();
    let zero = number(of_class(&tree, "zero")[0], "x1");
    let bars = of_class(&tree, "bar");
    let ends: Vec<_> = bars
        .iter()
        .map(|bar| number(*bar, "x") + number(*bar, "width"))
        .collect();
    assert_eq!(ends.len(), 2);
    assert_eq!((number(bars[0], "x"), ends[1]), (zero, zero));
    assert!(in_proportion(
        [number(bars[0], "width"), number(bars[1], "width")],
        [Decimal::from(900), Decimal::from(600)]
    ));
    let ticks: Vec<_> = of_class(&tree, "tick")
        .iter()
        .filter_map(Node::text)
        .collect();
    assert!(
        ticks.iter().any(|tick| tick.starts_with(['-', '−'])),
        "{ticks:?}"
    );
    assert!(
        of_class(&tree, "notice").is_empty(),
        "these are no constructed rows"
    );
}

#[test]
fn a_silent_municipality_has_no_bar_and_says_so() {
    let loaded = example();
    let language = Language::new(Lang::Da).unwrap();
    let mut view = View {
        grouping: Grouping::Municipality,
        ..View::default()
    };
    view.conditions.hide_empty = false;
    let svg = svg(&language, &view, &loaded);
    let tree = roxmltree::Document::parse(&svg).unwrap();
    let silent = of_class(&tree, "value")
        .iter()
        .filter(|node| node.text() == Some("··"))
        .count();
    assert_eq!(silent, 18);
    let said = of_class(&tree, "why")
        .iter()
        .filter(|node| node.text() == Some("har ikke responderet"))
        .count();
    assert_eq!(said, 18);
    let names: Vec<_> = of_class(&tree, "name")
        .iter()
        .filter_map(Node::text)
        .collect();
    assert_eq!(names.len(), 98);
    assert!(names.contains(&"Ærø °"));
    let legend = of_class(&tree, "legend")[0].text().unwrap();
    for sign in ["▲", "▽", "°", "··"] {
        assert!(legend.contains(sign), "{legend}");
    }
}

#[test]
fn of_many_initiatives_the_first_are_drawn_and_the_rest_are_counted() {
    let loaded = example();
    let language = Language::new(Lang::En).unwrap();
    let view = View {
        grouping: Grouping::Initiative,
        ..View::default()
    };
    let svg = svg(&language, &view, &loaded);
    let tree = roxmltree::Document::parse(&svg).unwrap();
    assert_eq!(of_class(&tree, "name").len(), 40);
    let first = of_class(&tree, "first")[0].text();
    assert_eq!(first, Some("The first 40 of 706 are shown."));
}

#[test]
fn an_empty_picture_says_why() {
    let loaded = example();
    let language = Language::new(Lang::Da).unwrap();
    let mut view = View {
        grouping: Grouping::Municipality,
        ..View::default()
    };
    let words = FacetValue::Words("ukendtord".into());
    view.filter.set(words, false);
    let svg = svg(&language, &view, &loaded);
    let tree = roxmltree::Document::parse(&svg).unwrap();
    let said: Vec<_> = of_class(&tree, "empty")
        .iter()
        .filter_map(Node::text)
        .collect();
    assert_eq!(said[0], "Der er ingen indsatser i udsnittet.");
    assert!(said[1].contains("706 indsatser"), "{said:?}");
    assert!(of_class(&tree, "bar").is_empty());
    assert_eq!(of_class(&tree, "notice").len(), 1);
}

#[test]
fn a_picture_has_nothing_from_elsewhere_and_nothing_that_runs() {
    let loaded = example();
    let language = Language::new(Lang::Da).unwrap();
    for view in views() {
        let svg = svg(&language, &view, &loaded);
        let tree = roxmltree::Document::parse(&svg).unwrap();
        for node in tree.descendants().filter(Node::is_element) {
            let name = node.tag_name().name();
            let known = ["svg", "title", "desc", "rect", "line", "polygon", "text"];
            assert!(known.contains(&name), "{name}");
            for attribute in node.attributes() {
                let name = attribute.name();
                assert!(
                    !name.contains("href") && !name.starts_with("on") && name != "style",
                    "{name}"
                );
            }
        }
        let root = tree.root_element();
        assert_eq!(root.attribute("role"), Some("img"));
        assert!(tree.descendants().any(|node| node.has_tag_name("title")));
        assert_eq!(
            of_class(&tree, "notice").len(),
            1,
            "the notice is inside the picture"
        );
    }
}

#[test]
fn a_small_picture_is_as_it_was() {
    let loaded = example();
    let language = Language::new(Lang::Da).unwrap();
    let view = View {
        grouping: Grouping::Region,
        ..View::default()
    };
    let svg = svg(&language, &view, &loaded);
    // How high it is follows from how much there is to say of the files.
    let lines = svg
        .lines()
        .filter(|line| !line.contains("class=\"source\"") && !line.starts_with("<svg "));
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"));
}

#[cfg(feature = "png")]
mod dots {
    use std::sync::Arc;

    use resvg::tiny_skia::Pixmap;
    use resvg::usvg::{Group, Node, Options, Rect, Text, Tree, fontdb};

    use super::*;

    /// The boxes of the texts of a picture, as they are drawn.
    fn texts(group: &Group, found: &mut Vec<(String, Rect)>) {
        for node in group.children() {
            match node {
                Node::Group(group) => texts(group, found),
                Node::Text(text) => found.push((said(text), text.abs_bounding_box())),
                Node::Path(_) | Node::Image(_) => {}
            }
        }
    }

    fn said(text: &Text) -> String {
        text.chunks()
            .iter()
            .map(resvg::usvg::TextChunk::text)
            .collect()
    }

    #[test]
    fn every_text_is_inside_and_none_lies_on_another() {
        let loaded = example();
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(dejavu::sans::regular().to_vec());
        fonts.load_font_data(dejavu::sans::bold().to_vec());
        fonts.set_sans_serif_family("DejaVu Sans");
        let fonts = Arc::new(fonts);
        // Some of the views, in either language in turn: to set letters takes its time.
        let some = views()
            .into_iter()
            .step_by(9)
            .zip(Lang::ALL.into_iter().cycle());
        for (view, lang) in some {
            let language = Language::new(lang).unwrap();
            {
                let svg = svg(&language, &view, &loaded);
                let options = Options {
                    fontdb: Arc::clone(&fonts),
                    ..Options::default()
                };
                let tree = Tree::from_str(&svg, &options).unwrap();
                let mut found = Vec::new();
                texts(tree.root(), &mut found);
                assert!(found.len() > 10);
                for (text, area) in &found {
                    let is_inside = area.left() >= 0.0
                        && area.top() >= 0.0
                        && area.right() <= tree.size().width()
                        && area.bottom() <= tree.size().height();
                    assert!(is_inside, "{text:?} at {area:?} in {view:?}");
                }
                for (at, (text, area)) in found.iter().enumerate() {
                    for (other, there) in &found[at + 1..] {
                        let is_apart = area.right() <= there.left()
                            || there.right() <= area.left()
                            // Letters of two lines may share the room between the lines.
                            || area.bottom() - 4.0 <= there.top()
                            || there.bottom() - 4.0 <= area.top();
                        assert!(
                            is_apart,
                            "{text:?} {area:?} and {other:?} {there:?} in {view:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn dots_are_twice_the_size_with_the_colours_of_the_bars_and_the_same_each_time() {
        let loaded = example();
        let language = Language::new(Lang::Da).unwrap();
        let view = View {
            grouping: Grouping::Region,
            ..View::default()
        };
        let png = picture(&language, &view, &loaded, Format::Png);
        let pixels = Pixmap::decode_png(&png).unwrap();
        let svg = svg(&language, &view, &loaded);
        let tree = roxmltree::Document::parse(&svg).unwrap();
        let height = number(tree.root_element(), "height");
        assert_eq!(pixels.width(), 1_920);
        assert_eq!(Decimal::from(pixels.height()), height * Decimal::TWO);
        for colour in [[0xa3, 0x47, 0x00], [0x00, 0x72, 0xb2], [0x1a, 0x1a, 0x1a]] {
            let drawn = pixels
                .pixels()
                .iter()
                .filter(|dot| [dot.red(), dot.green(), dot.blue()] == colour);
            assert!(drawn.count() > 500, "{colour:?}");
        }
        assert!(png == picture(&language, &view, &loaded, Format::Png));
    }
}

fn indsats(arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("indsats").unwrap();
    command.env_remove("NO_COLOR").args(arguments);
    command.output().unwrap()
}

#[test]
fn the_command_line_writes_a_picture() {
    let output = indsats(&["show", "--lang", "da", "--by", "area", "--format", "svg"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
    let svg = String::from_utf8(output.stdout).unwrap();
    let tree = roxmltree::Document::parse(&svg).unwrap();
    let title = of_class(&tree, "title")[0].text();
    assert_eq!(title, Some("Bruttoudgifter pr. indbygger efter fagområde"));
}

#[test]
fn a_page_of_checks_has_no_picture() {
    let output = indsats(&[
        "show", "--lang", "en", "--page", "coverage", "--format", "svg",
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("--format svg"), "{said}");
}

#[cfg(feature = "tui")]
mod screen {
    use super::*;

    fn printed(theme: &str, keys: &str, format: &str) -> Vec<u8> {
        let output = indsats(&[
            "--lang", "da", "--theme", theme, "--keys", keys, "--print", "120x40", "--format",
            format,
        ]);
        assert_eq!(output.status.code(), Some(0), "{keys}");
        output.stdout
    }

    /// The columns and the line of a text in cells.
    fn cell(node: Node<'_, '_>) -> (usize, usize) {
        let x = (number(node, "x") - Decimal::from(12)) / Decimal::new(96, 1);
        let y = (number(node, "y") - Decimal::from(27)) / Decimal::from(20);
        (
            x.normalize().to_string().parse().unwrap(),
            y.normalize().to_string().parse().unwrap(),
        )
    }

    #[test]
    fn the_letters_of_the_screen_stand_in_their_cells() {
        for keys in ["", "2", "2f", "3", "4<enter>", "5<enter>", "2?", "2="] {
            let svg = String::from_utf8(printed("dark", keys, "svg")).unwrap();
            let tree = roxmltree::Document::parse(&svg).unwrap();
            let text = String::from_utf8(printed("dark", keys, "text")).unwrap();
            let mut grid = vec![vec![' '; 120]; 40];
            for node in tree.descendants().filter(|node| node.has_tag_name("text")) {
                let (x, y) = cell(node);
                let said = node.text().unwrap();
                for (at, c) in said.chars().enumerate() {
                    grid[y][x + at] = c;
                }
                if let Some(length) = node.attribute("textLength") {
                    let cells = Decimal::from(said.chars().count());
                    assert_eq!(
                        length.parse::<Decimal>().unwrap(),
                        cells * Decimal::new(96, 1)
                    );
                }
            }
            let is_box = |c: char| ('\u{2500}'..='\u{259f}').contains(&c);
            let expected = text
                .lines()
                .map(|line| line.replace(is_box, " ").trim_end().to_owned());
            let expected: Vec<_> = expected.collect();
            let found = grid
                .iter()
                .map(|line| line.iter().collect::<String>().trim_end().to_owned());
            let found: Vec<_> = found.collect();
            assert_eq!(found, expected, "{keys}");
        }
    }

    #[test]
    fn the_theme_decides_the_colours() {
        let has = |theme: &str, colour: &str| {
            let svg = String::from_utf8(printed(theme, "2", "svg")).unwrap();
            svg.contains(&format!("fill=\"{colour}\""))
        };
        for (theme, paper, above) in [
            ("dark", "#121417", Some("#e69f00")),
            ("light", "#ffffff", Some("#a34700")),
            ("mono", "#ffffff", None),
        ] {
            assert!(has(theme, paper), "{theme}");
            for colour in ["#e69f00", "#a34700"] {
                assert_eq!(has(theme, colour), above == Some(colour), "{theme}");
            }
        }
    }

    #[cfg(feature = "png")]
    #[test]
    fn the_screen_has_dots_too() {
        let png = printed("light", "2", "png");
        let pixels = resvg::tiny_skia::Pixmap::decode_png(&png).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (2_352, 1_648));
        let dark = pixels.pixels().iter().filter(|dot| dot.red() < 0x40);
        assert!(dark.count() > 10_000);
    }

    #[test]
    fn a_format_is_one_of_the_printed_screen() {
        for arguments in [
            &["--format", "svg"][..],
            &["--print", "80x24", "--ansi", "--format", "svg"],
            &["--print", "80x24", "--format", "jpeg"],
        ] {
            let output = indsats(arguments);
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            assert!(output.stdout.is_empty());
            assert!(!output.stderr.is_empty());
        }
    }
}
