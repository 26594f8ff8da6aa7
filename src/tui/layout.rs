//! Where things stand: asked by drawing and by the mouse alike.

use ratatui::layout::Rect;

/// Three panes from this width.
pub const WIDE: u16 = 140;
/// List and profile side by side from this width.
pub const MIDDLE: u16 = 100;
/// The lines of a check and what stands behind them side by side from this width.
pub const ROOMY: u16 = 120;
/// Bars from this width.
pub const NARROW: u16 = 60;
/// The smallest window.
pub const SMALLEST: (u16, u16) = (40, 10);

const FACETS: u16 = 36;
/// The list beside a comparison.
const COMPARED_LIST: u16 = 50;
/// The most that a comparison takes beside the list.
const COMPARISON: u16 = 100;

/// The areas of the main screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// The first row: name, notice, help; where there is room the tabs too.
    pub header: Rect,
    /// The tabs, in the first row or the second.
    pub tabs: Rect,
    /// The pages of checks by name.
    pub pages: Option<Rect>,
    /// Breadcrumb and number of initiatives.
    pub crumb: Rect,
    /// Totals.
    pub totals: Option<Rect>,
    /// Chips of the filter.
    pub chips: Option<Rect>,
    /// The left pane of facets.
    pub facets: Option<Rect>,
    /// The title of a page of checks, and what it rests on.
    pub lead: Option<Rect>,
    /// The column head, which is the axis.
    pub head: Rect,
    /// The rows.
    pub list: Rect,
    /// The profile of the chosen row: to the right, or below.
    pub detail: Option<Rect>,
    /// The line below the list that says what is hidden; on a page of checks as many as it needs.
    pub foot: Rect,
    /// Hints and messages.
    pub hints: Rect,
}

/// What the layout depends on beside the size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wants {
    /// The notice of the constructed example needs its place.
    pub notice: bool,
    /// The detail pane is switched on.
    pub detail: bool,
    /// The list is one of initiatives, whose detail is longer.
    pub initiatives: bool,
    /// The detail compares the pinned rows.
    pub comparison: bool,
    /// The list is a page of checks.
    pub page: Option<PageWants>,
}

/// The lines that a page of checks would fill around its list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageWants {
    /// Its title and what it rests on.
    pub lead: u16,
    /// Its columns have heads.
    pub has_heads: bool,
    /// The lines of its list.
    pub lines: u16,
    /// What it says below.
    pub foot: u16,
}

impl PageWants {
    /// The rows of the list and of what is said below it, out of some: all of both where they fit with a blank row
    /// between them, else the list has most.
    fn share(self, rows: u16) -> (u16, u16) {
        let lines = self.lines.max(3);
        if self.foot > 0 && lines.saturating_add(self.foot) < rows {
            return (lines, self.foot);
        }
        let foot = self.foot.min(rows / 7);
        (rows - foot, foot)
    }
}

impl Areas {
    /// The areas of a window; `None` when it is smaller than [`SMALLEST`].
    #[must_use]
    pub fn of(window: Rect, wants: Wants) -> Option<Self> {
        if window.width < SMALLEST.0 || window.height < SMALLEST.1 {
            return None;
        }
        let mut areas = Self::default();
        let mut top = window.y;
        let mut row = || {
            let area = Rect::new(window.x, top, window.width, 1);
            top += 1;
            area
        };
        areas.header = row();
        let two_rows =
            wants.notice && (NARROW..MIDDLE + 30).contains(&window.width) && window.height >= 14;
        areas.tabs = if two_rows { row() } else { areas.header };
        areas.pages = wants.page.is_some().then(&mut row);
        areas.crumb = row();
        // A page of checks has kroner of its own: in a low window its lines need the row more.
        let totals = if wants.page.is_some() { 30 } else { 14 };
        areas.totals = (window.height >= totals).then(&mut row);
        areas.chips = (window.height >= 12).then(&mut row);
        if let Some(page) = wants.page {
            let most = match window.height {
                0..14 => 0,
                14..24 => window.height / 7,
                24.. => window.height / 6,
            };
            let height = page.lead.min(most);
            areas.lead = (height > 0).then_some(Rect {
                y: top,
                height,
                ..areas.crumb
            });
            top += height;
        }
        let hints = window.bottom() - 1;
        areas.hints = Rect::new(window.x, hints, window.width, 1);
        let body = Rect::new(window.x, top, window.width, hints.saturating_sub(top));
        areas.body(body, window, wants);
        Some(areas)
    }

    fn body(&mut self, body: Rect, window: Rect, wants: Wants) {
        let mut list = body;
        if window.width >= WIDE && wants.page.is_none() {
            self.facets = Some(Rect {
                width: FACETS,
                ..body
            });
            list.x += FACETS + 1;
            list.width -= FACETS + 1;
        }
        let beside = match wants.page {
            Some(_) => detail_beside(window.width),
            None if wants.comparison => comparison_beside(window.width, list.width),
            None if window.width >= WIDE => Some(44),
            None if window.width >= MIDDLE => Some(40),
            None => None,
        };
        if let Some(width) = beside.filter(|_| wants.detail) {
            self.detail = Some(Rect {
                x: list.right() - width,
                width,
                ..list
            });
            list.width -= width + 1;
        } else if wants.detail && window.height >= 18 {
            let is_long = wants.initiatives || wants.comparison;
            let share = if is_long { 3 } else { 2 };
            let height = (body.height * share / 5).max(6);
            self.detail = Some(Rect {
                y: list.bottom() - height,
                height,
                ..list
            });
            list.height -= height;
        }
        let head = u16::from(wants.page.is_none_or(|page| page.has_heads));
        self.head = Rect {
            height: head,
            ..list
        };
        let rows = Rect {
            y: list.y + head,
            height: list.height.saturating_sub(head),
            ..list
        };
        let (lines, foot) = match wants.page {
            Some(page) => page.share(rows.height),
            None => (rows.height.saturating_sub(1), 1),
        };
        self.list = Rect {
            height: lines,
            ..rows
        };
        self.foot = Rect {
            y: rows.y + lines + u16::from(lines + foot < rows.height),
            height: foot,
            ..rows
        };
    }
}

/// The cells of what stands behind a line of a check beside its list: the columns of a check need more room than
/// names and bars.
#[must_use]
pub fn detail_beside(width: u16) -> Option<u16> {
    match width {
        WIDE.. => Some(56),
        ROOMY.. => Some(40),
        0..ROOMY => None,
    }
}

/// The cells of a comparison beside the list: what names, figures and short bars leave of a list this wide.
fn comparison_beside(width: u16, list: u16) -> Option<u16> {
    (width >= ROOMY).then(|| list.saturating_sub(COMPARED_LIST + 1).min(COMPARISON))
}

/// The middle of a window for something of a size, never larger than the window.
#[must_use]
pub fn centred(window: Rect, width: u16, height: u16) -> Rect {
    let width = width.min(window.width);
    let height = height.min(window.height);
    Rect::new(
        window.x + (window.width - width) / 2,
        window.y + (window.height - height) / 2,
        width,
        height,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_area_lies_inside_the_window_at_any_size() {
        for width in 0..200 {
            for height in 0..60 {
                for bits in 0..32_u8 {
                    let wants = Wants {
                        notice: bits & 1 != 0,
                        detail: bits & 2 != 0,
                        initiatives: bits & 4 != 0,
                        comparison: bits & 16 != 0,
                        page: (bits & 8 != 0).then_some(PageWants {
                            lead: 9,
                            has_heads: width % 3 == 0,
                            lines: width % 50,
                            foot: 9,
                        }),
                    };
                    let window = Rect::new(0, 0, width, height);
                    let Some(areas) = Areas::of(window, wants) else {
                        continue;
                    };
                    let rects = [
                        areas.header,
                        areas.tabs,
                        areas.crumb,
                        areas.head,
                        areas.list,
                        areas.foot,
                        areas.hints,
                    ];
                    let optional = [
                        areas.pages,
                        areas.totals,
                        areas.chips,
                        areas.lead,
                        areas.facets,
                        areas.detail,
                    ];
                    for rect in rects.into_iter().chain(optional.into_iter().flatten()) {
                        assert_eq!(rect.intersection(window), rect, "{width}x{height}");
                    }
                    assert!(areas.list.height >= 3, "{width}x{height}");
                }
            }
        }
    }
}
