//! A drawing: boxes, lines, corners and letters at places in thousandths of a dot, whole numbers all.

use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

/// A length in thousandths of a dot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dots(pub i32);

/// So many whole dots.
#[must_use]
pub const fn dots(whole: i32) -> Dots {
    Dots(whole * 1_000)
}

impl Add for Dots {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Dots {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Dots {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Mul<i32> for Dots {
    type Output = Self;

    fn mul(self, times: i32) -> Self {
        Self(self.0.saturating_mul(times))
    }
}

impl Dots {
    /// Half of it.
    #[must_use]
    pub fn half(self) -> Self {
        Self(self.0 / 2)
    }
}

impl fmt::Display for Dots {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 1_000, self.0.unsigned_abs() % 1_000);
        let part = format!("{part:03}");
        match part.trim_end_matches('0') {
            "" => write!(f, "{sign}{whole}"),
            part => write!(f, "{sign}{whole}.{part}"),
        }
    }
}

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour(pub u8, pub u8, pub u8);

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// A box by its upper left corner and its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Left edge.
    pub x: Dots,
    /// Upper edge.
    pub y: Dots,
    /// Width.
    pub width: Dots,
    /// Height.
    pub height: Dots,
}

/// The side of a text that stands at its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    #[default]
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// A line of letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letters {
    /// What it says; no line breaks.
    pub text: String,
    /// Where it stands.
    pub x: Dots,
    /// The line on which the letters stand.
    pub y: Dots,
    /// Which side of it stands there.
    pub anchor: Anchor,
    /// The size of the letters.
    pub size: Dots,
    /// Heavy letters.
    pub is_bold: bool,
    /// Their colour.
    pub fill: Colour,
    /// The width that it is stretched or pressed to, where columns must meet.
    pub width: Option<Dots>,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A filled box.
    Box(Area, Colour),
    /// A straight line.
    Line {
        /// Where it begins.
        from: (Dots, Dots),
        /// Where it ends.
        to: (Dots, Dots),
        /// Its colour.
        stroke: Colour,
        /// Its width.
        width: Dots,
        /// It has gaps.
        is_dashed: bool,
    },
    /// A filled shape by its corners.
    Corners(Vec<(Dots, Dots)>, Colour),
    /// Letters.
    Letters(Letters),
}

/// Something drawn, with what it is to a program that reads the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Its class: `bar`, `average`, `value` …; nothing for what only decorates.
    pub class: &'static str,
    /// What is drawn.
    pub form: Form,
}

/// The letters of a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typeface {
    /// Each letter as wide as it is.
    Sans,
    /// All equally wide.
    Mono,
}

/// A picture.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// Width.
    pub width: Dots,
    /// Height.
    pub height: Dots,
    /// The colour behind everything.
    pub background: Colour,
    /// What it is called.
    pub title: String,
    /// What it shows, for those who do not see it.
    pub description: String,
    /// The code of its language.
    pub language: &'static str,
    /// Its letters.
    pub typeface: Typeface,
    /// What is drawn, from the back to the front.
    pub shapes: Vec<Shape>,
}

impl Drawing {
    /// Draws something on top.
    pub fn add(&mut self, class: &'static str, form: Form) {
        self.shapes.push(Shape { class, form });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_written_without_zeros_at_its_end() {
        for (length, written) in [
            (Dots(0), "0"),
            (dots(12), "12"),
            (Dots(12_340), "12.34"),
            (Dots(-5), "-0.005"),
            (Dots(-1_500), "-1.5"),
        ] {
            assert_eq!(length.to_string(), written);
        }
    }

    #[test]
    fn a_colour_is_written_in_six_digits() {
        assert_eq!(Colour(0xA3, 0x47, 0).to_string(), "#a34700");
    }
}
