//! The columns of a sheet in a width: words are cut a little before a column goes, numbers never; the least important
//! column goes first.

use crate::text::sheet::{Align, Line, Sheet, Tone};
use crate::tui::view::fit;

/// The cells that a column of words keeps where it does not grow.
const WORDS: usize = 20;

/// Words of this many cells say most of what there is to say.
const READABLE: usize = 30;

/// The cells that a growing column keeps: before a column of some priority goes, it is cut to these.
fn least_beside(priority: u8) -> usize {
    match priority {
        0..=2 => 18,
        3 => 26,
        4.. => 40,
    }
}

/// A column in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Its number in the sheet.
    pub(super) column: usize,
    /// The cells before it.
    pub(super) x: usize,
    /// Its cells.
    pub(super) width: usize,
    pub(super) align: Align,
}

/// The columns of a sheet in some cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// Those that are shown, from left to right.
    pub(super) shown: Vec<Place>,
    /// Those that there is no room for, by their number.
    pub(super) left_out: Vec<usize>,
}

impl Columns {
    pub(super) fn of(sheet: &Sheet, room: usize) -> Self {
        let wide = natural(sheet);
        let gap = if room < 60 { 1 } else { 2 };
        let mut kept: Vec<usize> = (0..sheet.columns.len())
            .filter(|at| wide[*at] > 0)
            .collect();
        let grows = |at: usize| sheet.columns[at].grows;
        let least = |at: usize, kept: &[usize]| {
            let worst = kept.iter().map(|at| sheet.columns[*at].priority).max();
            wide[at].min(match (grows(at), sheet.columns[at].align) {
                (true, _) => least_beside(worst.unwrap_or(0)),
                (false, Align::Left) => WORDS,
                (false, Align::Right) => usize::MAX,
            })
        };
        let gaps = |kept: &[usize]| gap * kept.len().saturating_sub(1);
        let needs =
            |kept: &[usize]| kept.iter().map(|at| least(*at, kept)).sum::<usize>() + gaps(kept);
        let mut left_out = Vec::new();
        while needs(&kept) > room {
            let priority = |at: &usize| sheet.columns[*at].priority;
            // Of columns that matter alike the last one goes.
            let worst = kept.iter().copied().max_by_key(|at| (priority(at), *at));
            let Some(worst) = worst.filter(|at| priority(at) > 1) else {
                break;
            };
            kept.retain(|at| *at != worst);
            left_out.push(worst);
        }
        left_out.sort_unstable();
        let mut widths: Vec<usize> = kept.iter().map(|at| least(*at, &kept)).collect();
        let room = room.saturating_sub(gaps(&kept));
        let mut free = room.saturating_sub(widths.iter().sum());
        // What is left goes to what matters most, but to no column all of it while another one is short.
        let mut order: Vec<_> = widths.iter_mut().zip(&kept).collect();
        // Words that do not grow, such as a verdict, are seen whole where there is room: a name has its least already.
        let short = |(width, at): &(&mut usize, &usize)| {
            let missing = wide[**at].min(READABLE).saturating_sub(**width);
            if grows(**at) { 0 } else { missing }
        };
        let are_first = order.iter().map(short).sum::<usize>() <= free;
        order.sort_by_key(|(_, at)| (sheet.columns[**at].priority, are_first && grows(**at)));
        for most in [READABLE, usize::MAX] {
            for (width, at) in &mut order {
                let more = wide[**at].min(most).saturating_sub(**width).min(free);
                **width += more;
                free -= more;
            }
        }
        shrink(&mut widths, room);
        let mut x = 0;
        let mut shown = Vec::new();
        for (width, column) in widths.into_iter().zip(kept) {
            shown.push(Place {
                column,
                x,
                width,
                align: sheet.columns[column].align,
            });
            x += width + gap;
        }
        Self { shown, left_out }
    }

    /// The columns of which a reader does not see all that a line has: those left out, and those cut there.
    pub(super) fn hidden(&self, line: &Line) -> Vec<usize> {
        let is_cut = |place: &&Place| {
            let cell = line.cells.get(place.column);
            cell.is_some_and(|cell| fit::width(cell) > place.width)
        };
        let cut = self.shown.iter().filter(is_cut).map(|place| place.column);
        let mut hidden: Vec<_> = cut.chain(self.left_out.iter().copied()).collect();
        hidden.sort_unstable();
        hidden
    }
}

/// The cells that each column would fill; none where it has neither a head nor a text.
fn natural(sheet: &Sheet) -> Vec<usize> {
    let heads = sheet.columns.iter().map(|column| fit::width(&column.head));
    let mut wide: Vec<usize> = heads.collect();
    for line in &sheet.lines {
        // The text of a heading that stands alone runs over the columns beside it.
        let is_alone = line.cells.iter().skip(1).all(String::is_empty);
        let skip = usize::from(line.tone == Tone::Heading && is_alone);
        for (cell, width) in line.cells.iter().zip(&mut wide).skip(skip) {
            *width = fit::width(cell).max(*width);
        }
    }
    wide
}

/// Takes cells from the widest column until all fit.
fn shrink(widths: &mut [usize], room: usize) {
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths.iter_mut().max().filter(|width| **width > 0) else {
            return;
        };
        *widest -= 1;
    }
}
