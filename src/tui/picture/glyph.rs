//! Characters that are drawn as boxes, so that they meet at the edges of their cells whatever the font.

use crate::document::picture::drawing::{Area, Dots, dots};

/// The width and the height of a cell.
pub(super) const CELL: (Dots, Dots) = (Dots(9_600), dots(20));

/// A box in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Where, from the cell's upper left corner.
    pub(super) area: Area,
    /// How much of the ink covers the paper, in percent.
    pub(super) percent: u16,
}

/// The boxes of a character; none of one that is drawn as a letter.
pub(super) fn boxes(symbol: &str) -> Option<Vec<Part>> {
    let mut characters = symbol.chars();
    let glyph = characters.next().filter(|_| characters.next().is_none())?;
    let (width, height) = CELL;
    let eighths = |of: Dots, n: u32| Dots(of.0 / 8 * i32::try_from(n).unwrap_or(0));
    let whole = Area {
        x: Dots(0),
        y: Dots(0),
        width,
        height,
    };
    let full = |area: Area| Some(vec![Part { area, percent: 100 }]);
    match glyph {
        '█' => full(whole),
        // From seven eighths down to one.
        '▉'..='▏' => full(Area {
            width: eighths(width, 0x2590 - u32::from(glyph)),
            ..whole
        }),
        '▐' | '▕' => {
            let part = eighths(width, if glyph == '▐' { 4 } else { 1 });
            full(Area {
                x: width - part,
                width: part,
                ..whole
            })
        }
        // From one eighth up to seven.
        '▁'..='▇' => {
            let part = eighths(height, u32::from(glyph) - 0x2580);
            full(Area {
                y: height - part,
                height: part,
                ..whole
            })
        }
        '░' | '▒' | '▓' => {
            let percent = match glyph {
                '░' => 25,
                '▒' => 50,
                _ => 75,
            };
            Some(vec![Part {
                area: whole,
                percent,
            }])
        }
        '┊' => Some(
            (0..4)
                .filter_map(|at| {
                    let y = eighths(height, 2 * at);
                    let height = eighths(height, 1);
                    full(Area {
                        y,
                        height,
                        ..upright(1)
                    })
                })
                .flatten()
                .collect(),
        ),
        '│' => full(upright(1)),
        '┃' => full(upright(3)),
        '─' => full(level(1)),
        '━' => full(level(3)),
        // Corners are square.
        '┌' | '╭' => arms([false, true, false, true]),
        '┐' | '╮' => arms([true, false, false, true]),
        '└' | '╰' => arms([false, true, true, false]),
        '┘' | '╯' => arms([true, false, true, false]),
        '├' => arms([false, true, true, true]),
        '┤' => arms([true, false, true, true]),
        '┬' => arms([true, true, false, true]),
        '┴' => arms([true, true, true, false]),
        '┼' => arms([true; 4]),
        _ => None,
    }
}

/// Thin lines from the middle of a cell to its left, right, upper and lower edge.
fn arms([left, right, up, down]: [bool; 4]) -> Option<Vec<Part>> {
    let (flat, tall) = (level(1), upright(1));
    let parts = [
        (
            left,
            Area {
                width: tall.x + tall.width,
                ..flat
            },
        ),
        (
            right,
            Area {
                x: tall.x,
                width: CELL.0 - tall.x,
                ..flat
            },
        ),
        (
            up,
            Area {
                height: flat.y + flat.height,
                ..tall
            },
        ),
        (
            down,
            Area {
                y: flat.y,
                height: CELL.1 - flat.y,
                ..tall
            },
        ),
    ];
    let there = parts.into_iter().filter(|(is_there, _)| *is_there);
    let parts = there.map(|(_, area)| Part { area, percent: 100 });
    Some(parts.collect())
}

/// An upright line in the middle of a cell, so many dots wide.
fn upright(thick: i32) -> Area {
    Area {
        x: (CELL.0 - dots(thick)).half(),
        y: Dots(0),
        width: dots(thick),
        height: CELL.1,
    }
}

fn level(thick: i32) -> Area {
    Area {
        x: Dots(0),
        y: (CELL.1 - dots(thick)).half(),
        width: CELL.0,
        height: dots(thick),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eighths_of_a_cell_are_boxes_from_its_edge() {
        for (glyph, width) in [("█", 9_600), ("▌", 4_800), ("▏", 1_200), ("▉", 8_400)] {
            let [part] = boxes(glyph).unwrap()[..] else {
                panic!("{glyph} is one box");
            };
            assert_eq!(
                (part.area.x, part.area.width),
                (Dots(0), Dots(width)),
                "{glyph}"
            );
        }
        for (glyph, height) in [("▁", 2_500), ("▄", 10_000), ("▇", 17_500)] {
            let part = boxes(glyph).unwrap()[0];
            assert_eq!(part.area.height, Dots(height), "{glyph}");
            assert_eq!(part.area.y + part.area.height, CELL.1);
        }
    }

    #[test]
    fn letters_and_triangles_are_no_boxes() {
        for symbol in ["a", "ø", "▲", "▽", "▶", "·", "–", "e\u{301}", ""] {
            assert_eq!(boxes(symbol), None, "{symbol}");
        }
    }
}
