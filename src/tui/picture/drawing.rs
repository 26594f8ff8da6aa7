//! A frame as a drawing: cells of blocks and lines as boxes that meet, the rest as letters, in the colours of a theme.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use crate::document::picture::drawing::{
    Anchor, Area, Colour, Dots, Drawing, Form, Letters, Typeface, dots,
};
use crate::tui::model::Model;
use crate::tui::picture::glyph::{CELL, boxes};
use crate::tui::picture::{Look, rows};
use crate::tui::theme::Theme;

/// The size of letters of which one is as wide as a cell.
const SIZE: Dots = dots(16);
/// From the top of a cell to the line on which letters stand.
const BASE: Dots = Dots(15_000);
const MARGIN: Dots = dots(12);

/// The colours of the terminal that the frame is thought to stand on.
#[derive(Clone, Copy, Debug)]
struct Paper {
    ink: Colour,
    paper: Colour,
}

impl Paper {
    /// A light one for the theme that is made for it and for the one without colours; else a dark one.
    fn of(theme: Theme) -> Self {
        let dark = Colour(0x12, 0x14, 0x17);
        let (ink, paper) = match theme {
            Theme::Sixteen | Theme::Dark => (Colour(0xe8, 0xe8, 0xe8), dark),
            Theme::HighContrast => (Colour(0xff, 0xff, 0xff), Colour(0x00, 0x00, 0x00)),
            Theme::Light | Theme::Mono => (Colour(0x1a, 0x1a, 0x1a), Colour(0xff, 0xff, 0xff)),
        };
        Self { ink, paper }
    }

    /// A colour of a cell; `None` for one that the terminal would choose.
    fn colour(colour: Color) -> Option<Colour> {
        Some(match colour {
            Color::Black => Colour(0x00, 0x00, 0x00),
            Color::Red | Color::LightRed => Colour(0xf2, 0x6d, 0x5b),
            Color::Green | Color::LightGreen => Colour(0x5f, 0xbf, 0x77),
            Color::Yellow | Color::LightYellow => Colour(0xe6, 0xb4, 0x00),
            Color::Blue | Color::LightBlue => Colour(0x6c, 0xa8, 0xf0),
            Color::Magenta | Color::LightMagenta => Colour(0xd6, 0x8a, 0xd0),
            Color::Cyan | Color::LightCyan => Colour(0x4c, 0xc2, 0xd6),
            Color::Gray => Colour(0xc0, 0xc0, 0xc0),
            Color::DarkGray => Colour(0x80, 0x80, 0x80),
            Color::White => Colour(0xff, 0xff, 0xff),
            Color::Rgb(red, green, blue) => Colour(red, green, blue),
            Color::Reset | Color::Indexed(_) => return None,
        })
    }

    /// The colours of a cell: what is drawn on what.
    fn of_cell(self, (fg, bg, modifier): Look) -> (Colour, Colour) {
        let mut ink = Self::colour(fg).unwrap_or(self.ink);
        let mut paper = Self::colour(bg).unwrap_or(self.paper);
        if modifier.contains(Modifier::REVERSED) {
            (ink, paper) = (paper, ink);
        }
        if modifier.contains(Modifier::DIM) {
            ink = mixed(ink, paper, 62);
        }
        (ink, paper)
    }
}

/// So many percent of a colour on another.
pub(super) fn mixed(ink: Colour, paper: Colour, percent: u16) -> Colour {
    let mix = |ink: u8, paper: u8| {
        let sum = u16::from(ink) * percent + u16::from(paper) * (100 - percent);
        u8::try_from(sum / 100).unwrap_or(u8::MAX)
    };
    Colour(
        mix(ink.0, paper.0),
        mix(ink.1, paper.1),
        mix(ink.2, paper.2),
    )
}

/// One cell, or two where a character takes them.
struct Cell<'b> {
    symbol: &'b str,
    at: Dots,
    cells: i32,
    ink: Colour,
    paper: Colour,
    modifier: Modifier,
}

/// The frame of a model as a drawing in the colours of its theme, called by the command line that opens its view.
#[must_use]
pub fn drawing(model: &Model, buffer: &Buffer) -> Drawing {
    let language = &model.language;
    let colours = Paper::of(model.theme);
    let (columns, lines) = (i32::from(buffer.area.width), i32::from(buffer.area.height));
    let mut drawing = Drawing {
        width: CELL.0 * columns + MARGIN * 2,
        height: CELL.1 * lines + MARGIN * 2,
        background: colours.paper,
        title: language.picture().screen.to_owned(),
        description: language.command_line(model.view(), &model.data),
        language: language.numbers.lang().code(),
        typeface: Typeface::Mono,
        shapes: Vec::new(),
    };
    let mut y = MARGIN;
    for row in rows(buffer) {
        let mut at = MARGIN;
        let cells = row.into_iter().map(|(symbol, look)| {
            let (ink, paper) = colours.of_cell(look);
            let wide = crate::tui::view::cells(symbol).max(1);
            let cell = Cell {
                symbol,
                at,
                cells: i32::try_from(wide).unwrap_or(1),
                ink,
                paper,
                modifier: look.2,
            };
            at = at + CELL.0 * cell.cells;
            cell
        });
        let cells: Vec<_> = cells.collect();
        draw_row(&mut drawing, &cells, y);
        y = y + CELL.1;
    }
    drawing
}

fn draw_row(drawing: &mut Drawing, cells: &[Cell<'_>], y: Dots) {
    let paper = drawing.background;
    let runs = cells.chunk_by(|one, next| one.paper == next.paper);
    for run in runs.filter(|run| run[0].paper != paper) {
        let area = Area {
            x: run[0].at,
            y,
            width: width(run),
            height: CELL.1,
        };
        drawing.add("", Form::Box(area, run[0].paper));
    }
    draw_boxes(drawing, cells, y);
    for run in cells.chunk_by(is_one_run) {
        draw_letters(drawing, run, y);
    }
    let is_underlined = |cell: &Cell<'_>| cell.modifier.contains(Modifier::UNDERLINED);
    let runs = cells
        .chunk_by(|one, next| is_underlined(one) == is_underlined(next) && one.ink == next.ink);
    for run in runs.filter(|run| is_underlined(&run[0])) {
        let area = Area {
            x: run[0].at,
            y: y + CELL.1 - dots(2),
            width: width(run),
            height: dots(1),
        };
        drawing.add("", Form::Box(area, run[0].ink));
    }
}

fn width(run: &[Cell<'_>]) -> Dots {
    CELL.0 * run.iter().map(|cell| cell.cells).sum::<i32>()
}

/// Blocks and lines; the same box in cells side by side is one box.
fn draw_boxes(drawing: &mut Drawing, cells: &[Cell<'_>], y: Dots) {
    let is_same = |one: &Cell<'_>, next: &Cell<'_>| {
        let is_joined = matches!(one.symbol, "█" | "─" | "━" | "░" | "▒" | "▓");
        is_joined && one.symbol == next.symbol && one.ink == next.ink && one.paper == next.paper
    };
    for run in cells.chunk_by(is_same) {
        let first = &run[0];
        let Some(found) = boxes(first.symbol) else {
            continue;
        };
        for one in found {
            let area = Area {
                x: first.at + one.area.x,
                y: y + one.area.y,
                width: one.area.width + width(&run[1..]),
                height: one.area.height,
            };
            let fill = mixed(first.ink, first.paper, one.percent);
            drawing.add("", Form::Box(area, fill));
        }
    }
}

fn is_blank(cell: &Cell<'_>) -> bool {
    cell.symbol.trim().is_empty()
}

fn is_letter(cell: &Cell<'_>) -> bool {
    !is_blank(cell) && boxes(cell.symbol).is_none()
}

/// Cells whose letters are one text: words of one look with single blanks between them.
fn is_one_run(one: &Cell<'_>, next: &Cell<'_>) -> bool {
    let bold = |cell: &Cell<'_>| cell.modifier.contains(Modifier::BOLD);
    let is_text = |cell: &Cell<'_>| cell.cells == 1 && (is_letter(cell) || is_blank(cell));
    is_text(one)
        && is_text(next)
        && one.ink == next.ink
        && bold(one) == bold(next)
        && !(is_blank(one) && is_blank(next))
}

fn draw_letters(drawing: &mut Drawing, run: &[Cell<'_>], y: Dots) {
    let first = run.iter().position(is_letter);
    let last = run.iter().rposition(is_letter);
    let Some(run) = first
        .zip(last)
        .and_then(|(first, last)| run.get(first..=last))
    else {
        return;
    };
    let letters = Letters {
        text: run.iter().map(|cell| cell.symbol).collect(),
        x: run[0].at,
        y: y + BASE,
        anchor: Anchor::Start,
        size: SIZE,
        is_bold: run[0].modifier.contains(Modifier::BOLD),
        fill: run[0].ink,
        width: (run.len() > 1).then(|| width(run)),
    };
    drawing.add("", Form::Letters(letters));
}
