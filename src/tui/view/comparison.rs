//! The pinned rows side by side: a line a policy area (or region), a column a row, all bars on one axis.

use ratatui::text::{Line, Span};

use crate::query::comparison::{self, Comparison};
use crate::query::group::Key;
use crate::query::view::Presentation;
use crate::text::bar::axis::Axis;
use crate::text::bar::cells::bar;
use crate::text::command::Command;
use crate::tui::bar::Bar;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::fit;

/// The names of the lines.
const NAME: usize = 14;
/// The cells between two columns.
const GAP: usize = 2;
/// A bar that is worth its cells.
const LEAST_BAR: usize = 2;

/// How wide the columns are, and how many stand beside each other.
struct Columns {
    /// A figure.
    value: usize,
    /// A bar; 0 where there is no room, or no axis that holds for all.
    bar: usize,
    /// The column of the average; 0 without one.
    average: usize,
    /// The pins side by side; the others stand below.
    abreast: usize,
}

/// What the comparison is of, and what the line in its bars is.
pub(super) fn title(model: &Model, comparison: &Comparison) -> String {
    let language = &model.language;
    let view = model.view();
    let [_, references] = comparison.extent();
    let mut title = language.compared_measure(view.measure);
    if !references.is_empty() {
        let average = language.average(view.reference);
        let line = fit::line(model.glyphs);
        title = format!("{title} · {line} {average}");
    }
    title
}

/// The comparison as lines of text, without its title.
pub(super) fn lines(model: &Model, comparison: &Comparison, width: usize) -> Vec<Line<'static>> {
    let columns = Columns::of(model, comparison, width);
    let Presentation::Bars(scale) = model.view().presentation;
    let [values, references] = comparison.extent();
    let cells = u16::try_from(columns.bar).unwrap_or(u16::MAX);
    let axis = Axis::new(values, references, scale, cells);
    let mut lines = Vec::new();
    let mut from = 0;
    while from < comparison.pins.len() {
        let to = comparison.pins.len().min(from + columns.abreast);
        lines.push(head(model, &comparison.pins[from..to], &columns));
        let drawn = comparison.all();
        lines.extend(drawn.map(|line| draw(model, line, from..to, &columns, &axis)));
        from = to;
    }
    let lead = model.language.comparison_lead(model.view(), comparison);
    let notes = model.language.comparison_notes(&model.data, comparison);
    let said = lead
        .iter()
        .chain(&notes)
        .flat_map(|said| fit::wrap(said, width));
    let dim = model.theme.style(Role::Dim);
    lines.extend(said.map(|line| Line::styled(line, dim)));
    lines
}

/// What is said while a single row is pinned.
pub(super) fn alone(model: &Model, width: usize) -> Option<Line<'static>> {
    let pins = &model.view().pins;
    let pin = pins.iter().next().filter(|_| !pins.are_compared())?;
    let language = &model.language;
    let key = model.key_of(Command::Pin);
    let said = language.comparison_words().one;
    let said = said(&language.pin_name(&model.data, pin), language.key_cap(&key));
    let dim = model.theme.style(Role::Dim);
    Some(Line::styled(fit::cut(&said, width), dim))
}

impl Columns {
    fn of(model: &Model, comparison: &Comparison, width: usize) -> Self {
        let language = &model.language;
        let measure = model.view().measure;
        let said = comparison.all().flat_map(|line| &line.cells);
        let said = said.map(|cell| fit::width(&language.compared(measure, cell)));
        let value = said.max().unwrap_or(0).max(5);
        let averages = comparison
            .all()
            .filter_map(comparison::Line::shared_reference);
        let averages = averages.map(|average| fit::width(&language.value(measure, average)) + 1);
        let average = if comparison.shares_reference() {
            averages.max().unwrap_or(0).max(6)
        } else {
            0
        };
        let pins = comparison.pins.len();
        let room = width.saturating_sub(NAME + average);
        let most = (room / (value + GAP)).clamp(1, pins.max(1));
        // As many in each block: the last pin does not stand alone.
        let abreast = pins.div_ceil(pins.div_ceil(most).max(1)).max(1);
        let bar = (room / abreast).saturating_sub(value + GAP + 1);
        Self {
            value,
            bar: if bar < LEAST_BAR { 0 } else { bar },
            average,
            abreast,
        }
    }

    /// The cells of a pin's figure, a blank and its bar.
    fn pin(&self) -> usize {
        let bar = if self.bar > 0 { self.bar + 1 } else { 0 };
        self.value + bar
    }
}

fn head(model: &Model, pins: &[Key], columns: &Columns) -> Line<'static> {
    let language = &model.language;
    let mixed = pins.iter().any(|pin| matches!(pin, Key::Municipality(_)));
    let name = |pin: &Key| {
        let name = match pin {
            Key::Area(area) => language.area_short(*area),
            Key::Region(_) if mixed => language.pin_name(&model.data, *pin),
            Key::Region(_) | Key::Municipality(_) => language.key(&model.data, *pin),
        };
        let short = fit::width(&name) < columns.value;
        let name = if short {
            fit::right(&name, columns.value)
        } else {
            name
        };
        // A name that lacks a cell takes one of the gap before it.
        let gap = GAP - usize::from(fit::width(&name) > columns.pin());
        let cells = GAP - gap + columns.pin();
        format!("{}{}", " ".repeat(gap), fit::left(&name, cells))
    };
    let mut text = " ".repeat(NAME);
    text.extend(pins.iter().map(name));
    if columns.average > 0 {
        let average = language.comparison_words().average;
        text.push_str(&fit::right(average, columns.average));
    }
    Line::styled(text, model.theme.style(Role::Strong))
}

fn draw(
    model: &Model,
    line: &comparison::Line,
    pins: std::ops::Range<usize>,
    columns: &Columns,
    axis: &Axis,
) -> Line<'static> {
    let language = &model.language;
    let measure = model.view().measure;
    let style = match line.part {
        Some(_) => model.theme.style(Role::Text),
        None => model.theme.style(Role::Strong),
    };
    let name = language.part(&model.data, line.part);
    let mut spans = vec![Span::styled(fit::left(&name, NAME), style)];
    for cell in line.cells.get(pins).unwrap_or_default() {
        let value = language.compared(measure, cell);
        let value = fit::right(&value, GAP + columns.value);
        spans.push(Span::styled(value, style));
        if columns.bar > 0 {
            // Nobody answered: neither a bar nor a line to miss it by.
            let reference = cell.reference.filter(|_| cell.value.is_some());
            spans.push(Span::raw(" "));
            let cells = bar(axis, cell.value, reference, model.glyphs);
            spans.extend(Bar::new(&cells, cell.standing, model.theme.bar()).spans());
        }
    }
    if columns.average > 0 {
        let average = line.shared_reference();
        let average = average.map(|average| language.value(measure, average));
        let average = fit::right(&average.unwrap_or_default(), columns.average);
        spans.push(Span::styled(average, style));
    }
    Line::from(spans)
}
