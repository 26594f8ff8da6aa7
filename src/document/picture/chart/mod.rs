//! The bars of an answer as a page of a memo: what is shown, the bars with the average as a line, and what it rests on.

mod bar;
mod row;
mod scale;

use crate::document::Document;
use crate::document::picture::chart::bar::Plot;
use crate::document::picture::chart::row::{Row, rows};
use crate::document::picture::chart::scale::ticks;
use crate::document::picture::drawing::{
    Anchor, Area, Colour, Dots, Drawing, Form, Letters, Typeface, dots,
};
use crate::document::picture::letters::Face;
use crate::domain::place::SMALL;
use crate::query::answer::Answer;
use crate::query::measure::Measure;
use crate::query::reference::Standing;
use crate::query::view::{Grouping, Presentation, Scale};
use crate::text::listing::shown_measure;

/// Initiatives can be thousands: so many are drawn.
const MOST_INITIATIVES: usize = 40;
/// The facts below the rule; the others stand in the head, at the line and in the sums.
const SOURCE: [&str; 6] = [
    "sources",
    "status",
    "corrections",
    "date",
    "program",
    "view",
];
/// So many digits of a hash tell files apart; the facts of other formats have all.
const DIGITS: usize = 12;
const WIDTH: Dots = dots(960);
const MARGIN: Dots = dots(28);
const ROOM: Dots = Dots(WIDTH.0 - 2 * MARGIN.0);
/// Names are cut beyond this.
const LONGEST_NAME: Dots = dots(270);
const LONGEST_TITLE: Dots = dots(330);

const INK: Colour = Colour(0x1a, 0x1a, 0x1a);
const GREY: Colour = Colour(0x59, 0x59, 0x59);
const GRID: Colour = Colour(0xe3, 0xe3, 0xe3);
const PAPER: Colour = Colour(0xff, 0xff, 0xff);
/// The pair of a light background: safe for the colour-blind (Okabe and Ito), and 4.5 to 1 or more on white.
const ABOVE: Colour = Colour(0xa3, 0x47, 0x00);
const BELOW: Colour = Colour(0x00, 0x72, 0xb2);
const WARNING: Colour = Colour(0xff, 0xf1, 0xd6);

const TITLE: Face = face(20, true);
const BODY: Face = face(13, false);
const SMALLER: Face = face(11, false);
const NOTICE: Face = face(14, true);

const fn face(size: i32, is_bold: bool) -> Face {
    Face {
        size: dots(size),
        is_bold,
    }
}

/// The picture of a document.
pub(super) fn draw(document: &Document<'_>) -> Drawing {
    let Document {
        language,
        view,
        data,
        ..
    } = document;
    let answer = view.answer(data);
    let measure = chart_measure(document);
    let title = language.picture_title(view.grouping, shown_measure(view));
    let rows = rows(document, &answer, MOST_INITIATIVES);
    let mut page = Page::new(document, &title, rows.len());
    page.head(document, &answer, &title);
    if rows.is_empty() {
        page.gap(12);
        for text in language.picture_empty(data, &answer) {
            page.paragraph("empty", &text, BODY, INK, 4);
        }
        page.gap(12);
    } else {
        let plot = page.chart(document, &answer, measure, &rows);
        page.legend(document, &rows, &plot);
    }
    page.foot(document, &answer, rows.len());
    page.finish()
}

/// The measure in whose units the values are said: of initiatives their own amounts, in thousands.
fn chart_measure(document: &Document<'_>) -> Measure {
    let shown = shown_measure(document.view);
    match document.view.grouping {
        Grouping::Initiative => Measure {
            per: crate::query::measure::Per::Initiative,
            ..shown
        },
        Grouping::Region | Grouping::Municipality | Grouping::Area => shown,
    }
}

/// A drawing that grows downwards.
struct Page {
    drawing: Drawing,
    y: Dots,
}

impl Page {
    fn new(document: &Document<'_>, title: &str, rows: usize) -> Self {
        let language = document.language;
        let count = language.numbers.count(rows as u64);
        let selection = language.selection(document.view, document.data);
        let drawing = Drawing {
            width: WIDTH,
            height: Dots(0),
            background: PAPER,
            title: title.to_owned(),
            description: format!("{} {selection}", (language.picture().description)(&count)),
            language: language.numbers.lang().code(),
            typeface: Typeface::Sans,
            shapes: Vec::new(),
        };
        Self {
            drawing,
            y: dots(20),
        }
    }

    fn finish(mut self) -> Drawing {
        self.drawing.height = Dots((self.y.0 + dots(14).0).div_euclid(1_000) * 1_000);
        self.drawing
    }

    fn gap(&mut self, height: i32) {
        self.y = self.y + dots(height);
    }

    /// Lines of text over the whole width.
    fn paragraph(
        &mut self,
        class: &'static str,
        text: &str,
        face: Face,
        fill: Colour,
        lines: usize,
    ) {
        for line in face.wrap(text, ROOM, lines) {
            self.y = self.y + leading(face);
            self.letters(class, line, (MARGIN, self.y), face, fill, Anchor::Start);
        }
    }

    fn letters(
        &mut self,
        class: &'static str,
        text: String,
        (x, y): (Dots, Dots),
        face: Face,
        fill: Colour,
        anchor: Anchor,
    ) {
        let letters = Letters {
            text,
            x,
            y,
            anchor,
            size: face.size,
            is_bold: face.is_bold,
            fill,
            width: None,
        };
        self.drawing.add(class, Form::Letters(letters));
    }

    /// The notice, the title, what is selected, and what the kroner are.
    fn head(&mut self, document: &Document<'_>, answer: &Answer, title: &str) {
        let Document {
            language,
            view,
            data,
            ..
        } = document;
        if let Some(notice) = language.notice(data) {
            let band = Area {
                x: MARGIN - dots(8),
                y: self.y,
                width: ROOM + dots(16),
                height: dots(28),
            };
            self.drawing.add("", Form::Box(band, WARNING));
            let text = NOTICE.cut(notice, ROOM);
            let at = (MARGIN, self.y + dots(19));
            self.letters("notice", text, at, NOTICE, ABOVE, Anchor::Start);
            self.gap(36);
        }
        self.paragraph("title", title, TITLE, INK, 3);
        self.gap(4);
        let selection = language.selection(view, data);
        self.paragraph("selection", &selection, BODY, INK, 5);
        if let Some(basis) = language.picture_basis(view, data, answer) {
            self.paragraph("basis", &basis, BODY, INK, 2);
        }
        if let Some(why) = &answer.withheld {
            self.paragraph("withheld", &language.withheld(why), BODY, ABOVE, 3);
        }
    }

    /// The bars between their names and the axis, with the average by name above them.
    fn chart(
        &mut self,
        document: &Document<'_>,
        answer: &Answer,
        measure: Measure,
        rows: &[Row],
    ) -> Plot {
        let longest = match document.view.grouping {
            Grouping::Initiative => LONGEST_TITLE,
            Grouping::Region | Grouping::Municipality | Grouping::Area => LONGEST_NAME,
        };
        let plot = Plot::new(document, answer, rows, longest);
        self.average_name(document, answer, &plot);
        let top = self.y;
        let bottom = rows.iter().fold(top, |y, row| y + row.height());
        let Presentation::Bars(scale) = document.view.presentation;
        let ticks = ticks(&plot.axis, scale, document.language, measure);
        for (value, _) in &ticks {
            let x = plot.x(*value);
            let line = bar::upright(x, top, bottom, GRID, dots(1));
            self.drawing.add("", line);
        }
        for row in rows {
            plot.draw_bar(&mut self.drawing, row, self.y);
            self.y = self.y + row.height();
        }
        plot.draw_zero(&mut self.drawing, top, bottom);
        plot.draw_average(&mut self.drawing, answer, rows, top, bottom);
        let mut y = top;
        for row in rows {
            plot.draw_words(&mut self.drawing, row, y);
            y = y + row.height();
        }
        self.gap(15);
        for (value, text) in ticks {
            let at = (plot.x(value), self.y);
            self.letters("tick", text, at, SMALLER, GREY, Anchor::Middle);
        }
        self.gap(16);
        let unit = document.language.axis_unit(measure).to_owned();
        let middle = plot.left + Dots(plot.width().0 / 2);
        self.letters(
            "unit",
            unit,
            (middle, self.y),
            SMALLER,
            GREY,
            Anchor::Middle,
        );
        plot
    }

    /// Whose average the line is and what it is worth, as near above the line as the edges allow.
    fn average_name(&mut self, document: &Document<'_>, answer: &Answer, plot: &Plot) {
        self.gap(12);
        if answer.axis.none {
            return;
        }
        let said = document.language.axis_said(document.view, answer);
        let Some(shared) = answer.axis.shared else {
            let said = (document.language.words.screen.axis_each_row)(&said);
            self.gap(14);
            let face = BODY;
            let text = face.cut(&said, ROOM - dots(20));
            let x = plot.left.min(WIDTH - MARGIN - face.width(&text));
            let sample = bar::upright(x, self.y - dots(11), self.y + dots(3), INK, dots(2));
            self.drawing.add("", sample);
            let at = (x + dots(8), self.y);
            self.letters("reference", text, at, face, INK, Anchor::Start);
            self.gap(8);
            return;
        };
        let face = BODY;
        let text = face.cut(&said, ROOM);
        let half = face.width(&text).half();
        let middle = plot.x(shared);
        let middle = middle.max(MARGIN + half).min(WIDTH - MARGIN - half);
        self.gap(14);
        let at = (middle, self.y);
        self.letters("reference", text, at, face, INK, Anchor::Middle);
        let (x, y) = (plot.x(shared), self.y + dots(5));
        let corners = vec![(x - dots(4), y), (x + dots(4), y), (x, y + dots(6))];
        self.drawing.add("", Form::Corners(corners, INK));
        self.gap(11);
    }

    /// The signs that the picture has, with their meaning.
    fn legend(&mut self, document: &Document<'_>, rows: &[Row], plot: &Plot) {
        let words = document.language.picture();
        let numbers = &document.language.numbers;
        let has = |is: &dyn Fn(&Row) -> bool| rows.iter().any(is);
        let starts = |sign: &'static str| move |row: &Row| row.shown.starts_with(sign);
        let [above, below] = words.standings;
        let [least, about] = words.missing;
        let small = (words.small)(&numbers.count(SMALL.into()));
        let Presentation::Bars(scale) = document.view.presentation;
        let signs = [
            (
                has(&|row| row.standing == Some(Standing::Above)),
                "▲",
                above,
            ),
            (
                has(&|row| row.standing == Some(Standing::Below)),
                "▽",
                below,
            ),
            (has(&|row| row.is_small), "°", small.as_str()),
            (has(&starts("··")), "··", words.silent),
            (has(&starts("–")), "–", words.none),
            (has(&starts("≥")), "≥", least),
            (has(&starts("≈")), "≈", about),
            (
                has(&|row| row.value.is_some_and(|value| plot.axis.is_clipped(value))),
                "▶",
                words.clipped,
            ),
        ];
        self.gap(10);
        let said = signs.iter().filter(|(is_there, ..)| *is_there);
        let said: Vec<_> = said
            .map(|(_, sign, meaning)| format!("{sign} {meaning}"))
            .collect();
        if !said.is_empty() {
            self.paragraph("legend", &said.join(" · "), SMALLER, INK, 4);
        }
        if scale == Scale::SquareRoot {
            self.paragraph("legend", words.root, SMALLER, INK, 2);
        }
    }

    /// What it adds up to, who answered, what is not shown, and what it rests on.
    fn foot(&mut self, document: &Document<'_>, answer: &Answer, drawn: usize) {
        let Document {
            language,
            view,
            data,
            ..
        } = document;
        let words = language.picture();
        let count = |n: u64| language.numbers.count(n);
        self.gap(4);
        if drawn < answer.rows.len() {
            let (shown, all) = (count(drawn as u64), count(answer.rows.len() as u64));
            self.paragraph("first", &(words.first)(&shown, &all), SMALLER, INK, 1);
        }
        for text in language.sums(view, data, answer) {
            self.paragraph("sum", &text, SMALLER, INK, 3);
        }
        let hidden = answer.hidden.empty.all();
        if hidden > 0 {
            let text = (words.hidden)(&count(hidden.into()));
            self.paragraph("hidden", &text, SMALLER, INK, 2);
        }
        if answer.hidden.not_above > 0 {
            let not_above = count(answer.hidden.not_above.into());
            let text = (language.words.screen.hidden_not_above)(&not_above);
            self.paragraph("hidden", &text, SMALLER, INK, 2);
        }
        self.gap(8);
        let rule = Form::Line {
            from: (MARGIN, self.y),
            to: (WIDTH - MARGIN, self.y),
            stroke: GRID,
            width: dots(1),
            is_dashed: false,
        };
        self.drawing.add("", rule);
        self.gap(4);
        // The dot stays at the end of a line.
        let source = source(document).join("\u{a0}· ");
        self.paragraph("source", &source, SMALLER, GREY, 12);
    }
}

/// What the figures rest on, as far as it does not stand above: of the files the names and the beginnings of the hashes.
fn source(document: &Document<'_>) -> Vec<String> {
    let files = &document.data.identity().files;
    let files = files.iter().map(|file| {
        let name = file.name.as_raw().shown().into_string();
        match file.digest() {
            Ok(digest) => {
                let digest = digest.to_string();
                let start = digest.get(..DIGITS).unwrap_or_default();
                format!("{name} (sha256 {start}…)")
            }
            Err(lost) => format!("{name} ({})", document.language.no_hash(&lost)),
        }
    });
    let files: Vec<_> = files.collect();
    let is_said = document.language.notice(document.data).is_some();
    let facts = document.about();
    let said = SOURCE.iter().filter_map(|id| {
        let fact = facts.iter().find(|fact| fact.id == *id)?;
        let text = match *id {
            "status" if is_said => return None,
            "sources" if !files.is_empty() => files.join(", "),
            _ => fact.text.clone(),
        };
        Some(format!("{}: {text}", fact.label))
    });
    said.collect()
}

/// From one line of letters to the next.
fn leading(face: Face) -> Dots {
    Dots(face.size.0 / 2 * 3 - face.size.0 / 20)
}
