//! One row's bar as cells: what stands in each, and whether that is bar, line or nothing.

use rust_decimal::Decimal;

use super::axis::Axis;
use super::ghost;

/// Left parts of a cell by eighths.
const BLOCKS: [char; 9] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/// Which characters a bar is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Glyphs {
    /// Block elements and box drawing.
    #[default]
    Unicode,
    /// ASCII: whole cells `#`, at least half a cell `=`, less `-`.
    Ascii,
}

/// What a cell shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Nothing.
    #[default]
    Empty,
    /// A part of the bar.
    Bar,
    /// The reference, which the bar does not pass.
    Line,
    /// The reference, which the bar passes.
    LineOnBar,
    /// The arrow of a bar that goes on outside the axis.
    Overflow,
    /// An earlier value behind the bar, where it is longer.
    Ghost,
    /// A part of the bar, with the end of an earlier value that is shorter.
    Before,
}

/// One cell of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BarCell {
    /// The character, one cell wide.
    pub glyph: char,
    /// What it stands for.
    pub kind: Kind,
    /// True when foreground and background are to be exchanged: the glyph is then the part of the
    /// cell that the bar leaves free.
    pub reversed: bool,
}

impl BarCell {
    pub(super) const EMPTY: Self = Self::new(' ', Kind::Empty);

    /// Its character where nothing can be exchanged: instead of a part that is left free, the nearest part of its own.
    #[must_use]
    pub fn plain(self) -> char {
        if !self.reversed {
            return self.glyph;
        }
        match self.glyph {
            // Seven and six eighths.
            '▏' | '▎' => '█',
            // Five and three eighths.
            '▍' | '▋' => '▐',
            // Two eighths and one.
            '▊' | '▉' => '▕',
            glyph => glyph,
        }
    }

    pub(super) const fn new(glyph: char, kind: Kind) -> Self {
        Self {
            glyph,
            kind,
            reversed: false,
        }
    }
}

/// Which way a bar grows from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// The bar of `value` with the line of `reference`: as many cells as the axis is wide.
///
/// A value other than 0 shows at least an eighth. The line wins its cell; it is a line on the bar
/// exactly when the value lies farther from 0 than the reference, on the same side, also where
/// both lie in one cell. Without a value there is the line alone; for a place that did not respond
/// there is neither.
#[must_use]
pub fn bar(
    axis: &Axis,
    value: Option<Decimal>,
    reference: Option<Decimal>,
    glyphs: Glyphs,
) -> Vec<BarCell> {
    haunted_bar(axis, value, None, reference, glyphs)
}

/// The same with an earlier value as a ghost behind the bar, on the same axis.
///
/// A ghost is drawn in whole cells, those that it fills at least half. Where it is the longer, it sticks out beyond the
/// bar; where the bar is, its end is a notch in the bar; the line wins over both. No earlier value, 0 and one that ends
/// in the bar's last cell show nothing.
#[must_use]
pub fn haunted_bar(
    axis: &Axis,
    value: Option<Decimal>,
    old: Option<Decimal>,
    reference: Option<Decimal>,
    glyphs: Glyphs,
) -> Vec<BarCell> {
    let mut cells = vec![BarCell::EMPTY; axis.width().into()];
    let value = value.filter(|value| !value.is_zero());
    let side = Side::of;
    if let Some(value) = value {
        let (left, right) = cells.split_at_mut(axis.zero_cell().into());
        let length = Length::of(axis, value);
        match side(value < Decimal::ZERO) {
            Side::Left => fill(left.iter_mut().rev(), length, Side::Left, glyphs),
            Side::Right => fill(right.iter_mut(), length, Side::Right, glyphs),
        }
    }
    if let Some(old) = old.filter(|old| !old.is_zero()) {
        ghost::lay(&mut cells, axis, value, old, glyphs);
    }
    if let Some(reference) = reference
        && let Some(at) = axis.line_cell(reference)
        && let Some(cell) = cells.get_mut(usize::from(at))
    {
        let line_side = side(at < axis.zero_cell());
        let passed = value.is_some_and(|value| {
            side(value < Decimal::ZERO) == line_side && value.abs() > reference.abs()
        });
        *cell = line(passed, glyphs);
    }
    cells
}

impl Side {
    /// The side of a value that is negative, or is not.
    pub(super) fn of(negative: bool) -> Self {
        if negative { Self::Left } else { Self::Right }
    }
}

/// How long a bar is; the order is that of their ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Length {
    /// So many eighths of a cell.
    Eighths(u32),
    /// Longer than the axis.
    Beyond,
}

impl Length {
    /// The length of a value other than 0: at least an eighth.
    pub(super) fn of(axis: &Axis, value: Decimal) -> Self {
        if axis.is_clipped(value) {
            Self::Beyond
        } else {
            Self::Eighths(axis.length(value).max(1))
        }
    }
}

/// Fills the cells of one side, which come in order from zero outwards.
fn fill<'a>(
    cells: impl ExactSizeIterator<Item = &'a mut BarCell>,
    length: Length,
    side: Side,
    glyphs: Glyphs,
) {
    let count = cells.len();
    let mut left_over = match length {
        Length::Eighths(eighths) => eighths,
        Length::Beyond => u32::MAX,
    };
    for (at, cell) in cells.enumerate() {
        let to_the_end = count - 1 - at;
        *cell = match length {
            Length::Beyond if to_the_end == 0 => overflow(side, glyphs),
            // A gap sets the arrow apart, where there is room for both and some bar.
            Length::Beyond if to_the_end == 1 && count > 2 => BarCell::EMPTY,
            Length::Eighths(_) | Length::Beyond => part_of_cell(left_over.min(8), side, glyphs),
        };
        left_over = left_over.saturating_sub(8);
    }
}

/// A cell of which the bar takes `eighths`.
fn part_of_cell(eighths: u32, side: Side, glyphs: Glyphs) -> BarCell {
    let block = |eighths: u32| {
        let block = usize::try_from(eighths).map(|at| BLOCKS.get(at).copied());
        block.ok().flatten().unwrap_or('█')
    };
    let (glyph, reversed) = match (glyphs, side, eighths) {
        (_, _, 0) => return BarCell::EMPTY,
        (Glyphs::Ascii, _, 8..) => ('#', false),
        (Glyphs::Ascii, _, 4..) => ('=', false),
        (Glyphs::Ascii, _, _) => ('-', false),
        (Glyphs::Unicode, Side::Right, _) | (Glyphs::Unicode, Side::Left, 8..) => {
            (block(eighths), false)
        }
        (Glyphs::Unicode, Side::Left, 1) => ('▕', false),
        (Glyphs::Unicode, Side::Left, 4) => ('▐', false),
        // Other right-hand blocks do not exist: the free part is drawn instead, and reversed.
        (Glyphs::Unicode, Side::Left, _) => (block(8 - eighths), true),
    };
    BarCell {
        glyph,
        kind: Kind::Bar,
        reversed,
    }
}

fn overflow(side: Side, glyphs: Glyphs) -> BarCell {
    let glyph = match (glyphs, side) {
        (Glyphs::Unicode, Side::Left) => '◀',
        (Glyphs::Unicode, Side::Right) => '▶',
        (Glyphs::Ascii, Side::Left) => '<',
        (Glyphs::Ascii, Side::Right) => '>',
    };
    BarCell::new(glyph, Kind::Overflow)
}

fn line(passed: bool, glyphs: Glyphs) -> BarCell {
    let kind = if passed { Kind::LineOnBar } else { Kind::Line };
    let glyph = match (glyphs, passed) {
        (Glyphs::Unicode, true) => '┃',
        (Glyphs::Unicode, false) => '┊',
        (Glyphs::Ascii, _) => '|',
    };
    BarCell::new(glyph, kind)
}
