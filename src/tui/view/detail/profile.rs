//! The profile of a row: how it stands, on which areas, for whom, paid by whom, and its largest initiatives.

use ratatui::text::{Line, Span};

use crate::domain::field::Field;
use crate::domain::raw::Raw;
use crate::query::group::{Group, Key};
use crate::query::profile::{AreaShare, Profile};
use crate::query::tally::Tally;
use crate::query::view::Scale;
use crate::text::bar::axis::Axis;
use crate::text::bar::cells::bar;
use crate::tui::bar::Bar;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::detail::{standing, title_role};
use crate::tui::view::{fit, mark};

pub(super) fn lines(
    model: &Model,
    group: &Group,
    profile: &Profile,
    width: usize,
    beside: bool,
) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    if beside {
        let name = title(model, group);
        lines.push(Line::styled(
            fit::cut(&name, width),
            model.theme.style(title_role(model)),
        ));
    }
    let blank = || beside.then(Line::default);
    lines.extend(standing::lines(model, group, profile, width));
    if profile.unfiltered.tally.rows == 0 {
        return lines;
    }
    lines.extend(blank());
    if !matches!(group.key, Key::Area(_)) {
        lines.extend(area_lines(model, profile, width));
        lines.extend(blank());
    }
    lines.extend(split_lines(model, profile, width));
    lines.extend(blank());
    lines.push(heading(model, model.language.words.screen.largest));
    for row in &profile.largest {
        let amount = model.data.gross(*row).given();
        let amount =
            amount.map_or_else(|| "–".to_owned(), |amount| model.language.thousands(amount));
        let room = width.saturating_sub(fit::width(&amount) + 3);
        // The first screen shows these, and it does not wait for the rules.
        let title = mark::unjudged(model, *row, room);
        lines.push(Line::raw(format!("  {} {amount}", fit::left(&title, room))));
    }
    lines
}

pub(super) fn title(model: &Model, group: &Group) -> String {
    let name = model.language.key(&model.data, group.key);
    match group.key {
        Key::Municipality(place) => {
            let region = model.data.places().get(place).region;
            let region = region.map_or(Field::Unknown, Field::Given);
            format!("{name} · {}", model.language.region(region))
        }
        Key::Region(region) => model.language.region(region),
        Key::Area(_) => name,
    }
}

fn heading(model: &Model, text: &str) -> Line<'static> {
    Line::styled(text.to_owned(), model.theme.style(Role::Strong))
}

/// The policy areas with bars against Denmark's value for the same area.
fn area_lines(model: &Model, profile: &Profile, width: usize) -> Vec<Line<'static>> {
    let language = &model.language;
    let measure = model.view().measure;
    let screen = &language.words.screen;
    let head = format!(
        "{}, {} ({})",
        screen.by_area,
        language.measure_short(measure),
        (screen.line_is_denmark)(fit::line(model.glyphs))
    );
    let mut lines = vec![heading(model, &fit::cut(&head, width))];
    let room = u16::try_from(width.saturating_sub(27)).unwrap_or(0).min(60);
    let all = || profile.areas.iter();
    let axis = Axis::new(
        all().filter_map(|share| share.value),
        all().filter_map(|share| share.denmark),
        Scale::Linear,
        room,
    );
    let line = |share: &AreaShare| {
        let value = share
            .value
            .map_or_else(|| "–".to_owned(), |value| language.value(measure, value));
        let text = format!(
            "  {}{} ",
            fit::left(&language.area_short(share.area), 14),
            fit::right(&value, 9)
        );
        let mut spans = vec![Span::raw(text)];
        let cells = bar(&axis, share.value, share.denmark, model.glyphs);
        spans.extend(Bar::new(&cells, None, model.theme.bar()).spans());
        Line::from(spans)
    };
    lines.extend(all().map(line));
    lines
}

/// By target group and by combination of sources.
fn split_lines(model: &Model, profile: &Profile, width: usize) -> Vec<Line<'static>> {
    let language = &model.language;
    let screen = &language.words.screen;
    let mut lines = vec![heading(model, screen.by_target)];
    for (group, tally) in &profile.primary {
        lines.push(split_line(model, &language.primary(*group), tally, width));
    }
    for (group, tally) in &profile.secondary {
        lines.push(split_line(model, &language.secondary(*group), tally, width));
    }
    lines.push(heading(model, screen.by_finance));
    for (sources, tally) in &profile.finance {
        let name = sources.map_or_else(
            || screen.finance_unknown.to_owned(),
            |sources| language.combination(sources),
        );
        lines.push(split_line(model, &name, tally, width));
    }
    lines
}

fn split_line(model: &Model, name: &str, tally: &Tally, width: usize) -> Line<'static> {
    let count = model.language.numbers.count(tally.rows);
    let amount = tally
        .gross_said()
        .map_or_else(|| "–".to_owned(), |gross| model.language.millions(gross));
    let numbers = format!("{count:>5}  {amount:>14}");
    let room = width.saturating_sub(fit::width(&numbers) + 2);
    let name = Raw::new(name).shown().into_string();
    Line::raw(format!("  {}{numbers}", fit::left(&name, room)))
}
