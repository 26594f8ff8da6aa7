//! The scale of an answer's bars: the axis that its rows share, what each row draws on it, and its head in words.
//!
//! The list on the screen and the printed table have the same bars under the same head.

use rust_decimal::Decimal;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::domain::dataset::Dataset;
use crate::query::answer::{Answer, InitiativeRow, Rows};
use crate::query::group::{Group, Key};
use crate::query::measure::{Measure, Per};
use crate::query::reference::{Reference, Standing};
use crate::query::view::{Grouping, Presentation, Scale, View};
use crate::text::Language;
use crate::text::bar::axis::Axis;
use crate::text::bar::cells::Glyphs;
use crate::text::cells::{cut, width};

/// What a row draws on the axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// Where its bar ends; no bar where it answered nothing, or nothing of what is selected.
    pub value: Option<Decimal>,
    /// Where its line stands; none for one that did not respond.
    pub reference: Option<Decimal>,
    /// How the two stand.
    pub standing: Option<Standing>,
}

impl Drawn {
    /// What a group draws.
    #[must_use]
    pub fn group(group: &Group) -> Self {
        let has_none = group.has_none();
        Self {
            value: group.value.filter(|_| !has_none),
            reference: group.reference.filter(|_| !group.is_silent()),
            standing: group.standing.filter(|_| !has_none),
        }
    }

    /// What a row of an answer draws.
    #[must_use]
    pub fn row(answer: &Answer, data: &Dataset, at: usize) -> Option<Self> {
        match &answer.rows {
            Rows::Groups(groups) => groups.get(at).map(Self::group),
            Rows::Initiatives(list) => {
                let row = &list.at(data, at)?;
                Some(Self::initiative(&list.row(data, *row)))
            }
        }
    }

    /// What an initiative draws.
    #[must_use]
    pub fn initiative(row: &InitiativeRow) -> Self {
        Self {
            value: row.value,
            reference: row.reference,
            standing: row.standing,
        }
    }
}

/// The axis of `width` cells that all rows of an answer share, with room for other values, such as earlier ones.
#[must_use]
pub fn axis(
    answer: &Answer,
    presentation: Presentation,
    others: impl IntoIterator<Item = Decimal>,
    width: u16,
) -> Axis {
    let Presentation::Bars(scale) = presentation;
    match &answer.rows {
        Rows::Groups(groups) => {
            let values = groups.iter().filter_map(|group| group.value);
            let references = groups.iter().filter_map(|group| group.reference);
            Axis::new(values.chain(others), references, scale, width)
        }
        Rows::Initiatives(list) => {
            let ends = list.extent.into_iter().flat_map(<[Decimal; 2]>::from);
            Axis::new(ends.chain(others), list.references(), scale, width)
        }
    }
}

/// The measure whose values the rows show: of initiatives their own amounts.
#[must_use]
pub fn shown_measure(view: &View, answer: &Answer) -> Measure {
    match &answer.rows {
        Rows::Groups(_) => view.measure,
        Rows::Initiatives(list) => Measure {
            quantity: list.quantity,
            per: Per::Initiative,
        },
    }
}

/// The same before the answer is known.
#[must_use]
pub fn measure_shown(view: &View) -> Measure {
    match view.grouping {
        Grouping::Region | Grouping::Municipality | Grouping::Area => view.measure,
        Grouping::Initiative => Measure {
            quantity: view.measure.own_amount(),
            per: Per::Initiative,
        },
    }
}

/// The words of [`Language::no_bar`] in so many cells; nothing where they would say nothing.
#[must_use]
pub fn no_bar_in(words: &str, room: usize) -> String {
    // What follows the comma tells the states apart; that they responded is told by the value's sign.
    let words = match words.split_once(", ") {
        Some((_, last)) if width(words) > room => last,
        _ => words,
    };
    if room < width(words).min(10) {
        return String::new();
    }
    cut(words, room)
}

impl Language {
    /// Why a row of an answer has no bar, where it has none.
    #[must_use]
    pub fn no_bar_at(&self, data: &Dataset, answer: &Answer, at: usize) -> Option<&'static str> {
        match &answer.rows {
            Rows::Groups(groups) => self.no_bar(data, groups.get(at)?),
            Rows::Initiatives(_) => None,
        }
    }

    /// Why a group has no bar, where it has none: written beyond the line of the reference.
    #[must_use]
    pub fn no_bar(&self, data: &Dataset, group: &Group) -> Option<&'static str> {
        let (silent, none) = (group.is_silent(), group.has_none());
        if !none && !group.is_unanswered() {
            return None;
        }
        Some(match group.key {
            Key::Region(_) | Key::Area(_) if none && !silent => self.words.screen.none_selected,
            Key::Municipality(place) if !data.places().is_municipality(place) => {
                self.words.terms.unknown_place
            }
            Key::Region(_) | Key::Area(_) | Key::Municipality(_) => self.state(group.state),
        })
    }

    /// The axis in words over exactly its width: its start where it is negative, 0, the reference by name at its cell,
    /// and the end. The reference is never said without `mark`.
    #[must_use]
    pub fn axis_head(
        &self,
        axis: &Axis,
        view: &View,
        answer: &Answer,
        glyphs: Glyphs,
        mark: &str,
    ) -> String {
        let cells = usize::from(axis.width());
        if cells == 0 {
            return String::new();
        }
        let measure = shown_measure(view, answer);
        let Presentation::Bars(scale) = view.presentation;
        let mut end = self.value(measure, axis.end());
        if scale == Scale::SquareRoot {
            end = format!("√ {end}");
        }
        let mut head = Head(vec![None; cells]);
        let zero = usize::from(axis.zero_cell());
        let shared = answer.axis.shared;
        let line = shared.and_then(|value| axis.line_cell(value));
        let at = line.map_or(zero, usize::from);
        // A line close to the end would overwrite the end's digits; half a number is worse than none.
        let end_at = match cells.saturating_sub(width(&end)) {
            end_at if end_at > at => {
                head.write(end_at, &end);
                end_at
            }
            _ => cells,
        };
        let start = self.value(measure, axis.start());
        let room_right = end_at.saturating_sub(at + 2);
        let room_left = if at > zero {
            (at - zero).saturating_sub(2)
        } else {
            at
        };
        let fits = |label: &String| !label.is_empty() && width(label) <= room_right.max(room_left);
        let glyph = match glyphs {
            Glyphs::Unicode => '┊',
            Glyphs::Ascii => '|',
        };
        let label = self
            .axis_labels(view, answer, shared.filter(|_| line.is_some()))
            .into_iter()
            .filter(|label| !label.is_empty())
            .map(|label| format!("{label}{mark}"))
            .find(fits);
        let label_cells = label.as_ref().map_or(0, |label| width(label));
        let is_right = label_cells <= room_right;
        if let Some(label) = label {
            if is_right {
                head.write(at, &format!("{glyph}{label}"));
            } else {
                head.write(at - label_cells, &format!("{label}{glyph}"));
            }
        }
        let free = if is_right {
            at
        } else {
            at.saturating_sub(label_cells)
        };
        if zero > 0 && width(&start) < free.min(zero) {
            head.write(0, &start);
        }
        if at > zero + 1 && head.is_free(zero) {
            head.write(zero, "0");
        }
        head.text()
    }

    /// What the average can be called, fullest first: with its value where all rows share one.
    #[must_use]
    pub fn axis_labels(
        &self,
        view: &View,
        answer: &Answer,
        shared: Option<Decimal>,
    ) -> [String; 5] {
        let screen = &self.words.screen;
        let axis = &answer.axis;
        let name = self.axis(axis, view.grouping);
        let short = self.axis_short(axis);
        let Some(value) = shared else {
            let least = match axis.rule {
                Reference::OwnRegion => screen.axis_own_region_least.to_owned(),
                Reference::Peers => screen.axis_peers_least.to_owned(),
                Reference::OwnGroup => screen.axis_own_group_least.to_owned(),
                Reference::Denmark
                | Reference::Selection
                | Reference::UnweightedMean
                | Reference::Median => String::new(),
            };
            if answer.withheld.is_some() && axis.none {
                let alone = (screen.axis_value)("–");
                if axis.municipalities == 0 {
                    // Nobody is counted where nothing divides; how many responded stands above.
                    return [(); 5].map(|()| alone.clone());
                }
                let name = format!("{name} –");
                return [
                    name,
                    format!("{short} –"),
                    alone,
                    String::new(),
                    String::new(),
                ];
            }
            if axis.none && matches!(axis.rule, Reference::Peers | Reference::OwnGroup) {
                let none = |name: &str| format!("{name} –");
                let alone = (screen.axis_value)("–");
                return [
                    none(&name),
                    none(&short),
                    alone,
                    String::new(),
                    String::new(),
                ];
            }
            let each = screen.axis_each_row;
            return [each(&name), each(&short), short, least, String::new()];
        };
        let value = self.value(shown_measure(view, answer), value);
        let [mean, median, median_short] = screen.axis_kind_value;
        let (kind, alone) = match axis.rule {
            Reference::Median => (median(&value), median_short(&value)),
            Reference::UnweightedMean => (mean(&value), String::new()),
            Reference::Denmark
            | Reference::OwnRegion
            | Reference::Peers
            | Reference::OwnGroup
            | Reference::Selection => (String::new(), (screen.axis_value)(&value)),
        };
        [
            format!("{name} {value}"),
            format!("{short} {value}"),
            kind,
            alone,
            value,
        ]
    }
}

/// A line of cells that texts are written over; a wide character takes the cell after its own too.
struct Head(Vec<Option<String>>);

impl Head {
    fn write(&mut self, at: usize, text: &str) {
        let mut at = at;
        for grapheme in text.graphemes(true) {
            let wide = width(grapheme);
            let Some(cells) = self.0.get_mut(at..at + wide) else {
                return;
            };
            for (place, cell) in cells.iter_mut().enumerate() {
                *cell = Some(if place == 0 { grapheme } else { "" }.to_owned());
            }
            at += wide;
        }
    }

    fn is_free(&self, at: usize) -> bool {
        self.0.get(at).is_some_and(Option::is_none)
    }

    fn text(self) -> String {
        let cells = self.0.into_iter();
        cells
            .map(|cell| cell.unwrap_or_else(|| " ".to_owned()))
            .collect()
    }
}
