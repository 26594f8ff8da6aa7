//! Facets with their values, counts and kroner: in the filter palette and in the left pane.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use crate::domain::money::Money;
use crate::query::facet::Count;
use crate::query::view::Scale;
use crate::text::bar::axis::Axis;
use crate::text::bar::cells::{Glyphs, bar};
use crate::tui::asked::Question;
use crate::tui::bar::{Bar, Styles};
use crate::tui::facet_list::{FacetList, Item};
use crate::tui::model::{Model, Pane};
use crate::tui::theme::Role;
use crate::tui::view::fit;

/// How wide the two columns of numbers are: as in the survey's own data, or as wide as the longest of the list.
#[derive(Clone, Copy)]
struct Numbers {
    count: usize,
    million: usize,
}

impl Numbers {
    fn of(model: &Model, items: &[Item<'_>]) -> Self {
        let tallies = || {
            items.iter().filter_map(|item| match item {
                Item::Value(count, _) => Some(&count.tally),
                Item::Facet(..) => None,
            })
        };
        let numbers = &model.language.numbers;
        let rows = tallies().map(|tally| tally.rows).max().unwrap_or(0);
        let ends = [
            tallies().map(|tally| tally.gross).min(),
            tallies().map(|tally| tally.gross).max(),
        ];
        let long = ends
            .into_iter()
            .flatten()
            .map(|gross| numbers.millions(gross).chars().count());
        Self {
            count: (numbers.count(rows).chars().count() + 1).max(6),
            million: (long.max().unwrap_or(0) + 1).max(9),
        }
    }

    fn width(self) -> u16 {
        u16::try_from(self.count + self.million + 1).unwrap_or(u16::MAX)
    }

    fn written(self, count: &str, million: &str) -> String {
        format!("{count:>0$}{million:>1$} ", self.count, self.million)
    }
}

pub(super) fn draw_pane(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let focus = model.overlay.is_none() && model.focus() == Pane::Facets;
    draw(model, &model.pane_facets, area, focus, frame);
}

/// The list in an area; `focus` marks the line under the cursor.
pub(super) fn draw(
    model: &Model,
    list: &FacetList,
    area: Rect,
    focus: bool,
    frame: &mut Frame<'_>,
) {
    let labels = model.facet_labels();
    let items = list.items(&model.facets, &labels);
    if items.is_empty() {
        let none = model.language.words.overlay.no_match;
        frame.render_widget(Line::raw(format!("  {none}")), area);
        return;
    }
    let mut cursor = list.cursor;
    cursor.settle(items.len(), area.height.into());
    let largest = items.iter().filter_map(|item| match item {
        Item::Value(count, _) => count.tally.gross_said().and_then(Money::kroner),
        Item::Facet(..) => None,
    });
    let largest = largest.max().unwrap_or_default();
    let numbers = Numbers::of(model, &items);
    let window = cursor.window(items.len(), area.height.into());
    for (at, row) in window.zip(area.rows()) {
        let chosen = focus && at == cursor.at;
        match &items[at] {
            Item::Facet(facet, open) => {
                let glyph = match (model.glyphs, *open) {
                    (Glyphs::Unicode, true) => "▾",
                    (Glyphs::Unicode, false) => "▸",
                    (Glyphs::Ascii, true) => "v",
                    (Glyphs::Ascii, false) => ">",
                };
                let name = format!("{glyph} {}", model.language.facet(*facet));
                let words = &model.language.words.overlay;
                let head = if model.is_counted(*facet) {
                    numbers.written(words.count, words.million)
                } else {
                    let wide = numbers.count + numbers.million;
                    let question = Question::facet(model.view(), *facet);
                    format!("{:>wide$} ", model.in_place_of(&question))
                };
                let room = usize::from(row.width).saturating_sub(if *open {
                    numbers.width().into()
                } else {
                    0
                });
                let text = fit::left(&name, room) + if *open { &head } else { "" };
                let role = if chosen { Role::Cursor } else { Role::Strong };
                frame.render_widget(
                    Line::styled(fit::left(&text, row.width.into()), model.theme.style(role)),
                    row,
                );
            }
            Item::Value(count, letters) => {
                let facet = list
                    .is_typing()
                    .then(|| model.language.facet(count.value.facet()));
                let is_counted = match list.range {
                    Some(_) => list.is_range_counted,
                    None => model.is_counted(count.value.facet()),
                };
                let largest = is_counted.then_some(largest);
                let of_list = (largest, numbers);
                draw_value(model, count, (letters, facet), chosen, row, of_list, frame);
            }
        }
    }
}

fn draw_value(
    model: &Model,
    count: &Count,
    (letters, facet): (&[usize], Option<&'static str>),
    chosen: bool,
    row: Rect,
    (largest, columns): (Option<Decimal>, Numbers),
    frame: &mut Frame<'_>,
) {
    let is_counted = largest.is_some();
    let wide = row.width >= 50;
    let bar_width = if wide {
        row.width.saturating_sub(columns.width()) / 4
    } else {
        0
    };
    let facet_width = if facet.is_some() && wide { 14 } else { 0 };
    let name_width = row
        .width
        .saturating_sub(columns.width() + bar_width + facet_width + 6);
    let state = match count.state {
        Some(false) => "[x] ",
        Some(true) => "[!] ",
        None => "[ ] ",
    };
    let pointer = if chosen {
        fit::pointer(model.glyphs)
    } else {
        " "
    };
    let name = if wide {
        model.language.facet_value(&model.data, &count.value)
    } else {
        model.language.facet_value_short(&model.data, &count.value)
    };
    let numbers = if is_counted {
        let gross = count.tally.gross_said().map_or_else(
            || "–".to_owned(),
            |gross| model.language.numbers.millions(gross),
        );
        columns.written(&model.language.numbers.count(count.tally.rows), &gross)
    } else {
        columns.written("…", "…")
    };
    let style = match (chosen, count.tally.rows) {
        (true, _) => model.theme.style(Role::Cursor),
        (false, 0) if is_counted => model.theme.style(Role::Dim),
        (false, _) => model.theme.style(Role::Text),
    };
    let mark = model.theme.style(Role::Match);
    let mut spans = vec![Span::raw(format!("{pointer}{state}"))];
    let fitted = fit::left(&name, name_width.into());
    for (at, c) in fitted.chars().enumerate() {
        let text = c.to_string();
        spans.push(if letters.contains(&at) {
            Span::styled(text, mark)
        } else {
            Span::raw(text)
        });
    }
    if let Some(facet) = facet.filter(|_| facet_width > 0) {
        spans.push(Span::styled(
            fit::left(&format!(" {facet}"), facet_width.into()),
            model.theme.style(Role::Dim),
        ));
    }
    spans.push(Span::raw(numbers));
    let text_width = row.width.saturating_sub(bar_width);
    frame.buffer_mut().set_style(
        Rect {
            width: text_width,
            ..row
        },
        style,
    );
    frame.render_widget(Line::from(spans), row);
    if let Some(largest) = largest.filter(|_| bar_width > 1) {
        let area = Rect {
            x: row.x + text_width,
            width: bar_width - 1,
            ..row
        };
        draw_bar(model, count, largest, area, frame);
    }
}

/// The value's kroner against the largest of the list.
fn draw_bar(model: &Model, count: &Count, largest: Decimal, area: Rect, frame: &mut Frame<'_>) {
    let axis = Axis::new([largest], [], Scale::Linear, area.width);
    let gross = count.tally.gross_said().and_then(Money::kroner);
    let cells = bar(&axis, gross, None, model.glyphs);
    let styles = Styles {
        neutral: model.theme.style(Role::Below),
        ..Styles::default()
    };
    frame.render_widget(Bar::new(&cells, None, styles), area);
}
