//! The profile of the row under the cursor: what lies behind its bar.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use crate::domain::place::PlaceId;
use crate::domain::raw::Raw;
use crate::query::answer::Rows;
use crate::query::denominator::Denominator;
use crate::query::group::{Group, Key, population};
use crate::query::measure::{Measure, Per};
use crate::query::profile::{AreaShare, Profile};
use crate::query::reference::Standing;
use crate::query::tally::Tally;
use crate::query::view::Scale;
use crate::text::bar::axis::Axis;
use crate::text::bar::cells::{BarCell, Kind, bar};
use crate::tui::model::{Model, Pane};
use crate::tui::theme::Role;
use crate::tui::view::{comparison, crumb, fit, initiative, mark, rule, sheet};

/// Lines that say whom a row is held against.
const BASIS_LINES: usize = 2;

/// Draws the profile in an area; `beside` the list, else below it.
pub(super) fn draw(model: &Model, area: Rect, beside: bool, frame: &mut Frame<'_>) {
    let inside = if beside {
        rule(
            model,
            Rect {
                x: area.x.saturating_sub(1),
                width: 1,
                ..area
            },
            frame,
        );
        area
    } else {
        draw_rule(model, area, frame);
        Rect {
            y: area.y + 1,
            height: area.height.saturating_sub(1),
            ..area
        }
    };
    if model.sheet().is_some() {
        return sheet::draw_detail(model, inside, beside, frame);
    }
    let lines = all_lines(model, inside, beside);
    let last = lines.len().saturating_sub(inside.height.into());
    let shown = lines.into_iter().skip(model.detail_scroll.min(last));
    let text = Rect {
        x: inside.x + 1,
        width: inside.width.saturating_sub(1),
        ..inside
    };
    for (line, row) in shown.zip(text.rows()) {
        frame.render_widget(line, row);
    }
}

/// All lines; where no rule above them says it, first that they are of the first rows.
fn all_lines(model: &Model, inside: Rect, beside: bool) -> Vec<Line<'static>> {
    let mut lines = own_lines(model, inside, beside);
    if let Some([full, _]) = model.of_first().filter(|_| beside) {
        lines.insert(0, Line::styled(full, model.theme.style(Role::Warning)));
    }
    lines
}

fn own_lines(model: &Model, inside: Rect, beside: bool) -> Vec<Line<'static>> {
    let width = usize::from(inside.width).saturating_sub(2);
    if let Some(row) = model.initiative_at(model.cursor().at) {
        return initiative::lines(model, row, width, beside);
    }
    let compared = model.comparison.as_ref();
    let Some(comparison) = compared.filter(|_| model.shows_comparison()) else {
        let mut lines = profile_lines(model, width, beside);
        let at = lines.len().min(usize::from(beside));
        lines.splice(at..at, comparison::alone(model, width));
        return lines;
    };
    let mut all = Vec::new();
    if beside {
        let title = comparison::title(model, comparison);
        let style = model.theme.style(title_role(model));
        all.push(Line::styled(fit::cut(&title, width), style));
    }
    all.extend(comparison::lines(model, comparison, width));
    all.push(Line::default());
    all.extend(profile_lines(model, width, true));
    all
}

/// The profile of the row under the cursor; with its name where no rule above has it.
fn profile_lines(model: &Model, width: usize, has_title: bool) -> Vec<Line<'static>> {
    match (group(model), &model.profile) {
        (Some(group), Some(profile)) => lines(model, group, profile, width, has_title),
        (Some(group), None) => {
            let title = title(model, group);
            let title = Line::styled(
                fit::cut(&title, width),
                model.theme.style(title_role(model)),
            );
            let counting = Line::raw(model.in_place_of_profile());
            has_title
                .then_some(title)
                .into_iter()
                .chain([counting])
                .collect()
        }
        (None, _) => Vec::new(),
    }
}

/// How the title of the pane looks.
fn title_role(model: &Model) -> Role {
    if model.focus() == Pane::Detail {
        Role::Focus
    } else {
        Role::Strong
    }
}

/// The last line at which the profile can begin.
pub(super) fn scroll_end(model: &Model, area: Rect, beside: bool) -> usize {
    let height = usize::from(area.height).saturating_sub(usize::from(!beside));
    if model.sheet().is_some() {
        let inside = Rect {
            height: area.height.saturating_sub(u16::from(!beside)),
            ..area
        };
        return sheet::scroll_end(model, inside, beside);
    }
    all_lines(model, area, beside).len().saturating_sub(height)
}

/// The rule above a profile below the list, with the row's name, or what is compared.
fn draw_rule(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let focus = model.overlay.is_none() && model.focus() == Pane::Detail;
    let role = if focus { Role::Focus } else { Role::Dim };
    let glyph = fit::horizontal(model.glyphs);
    let compared = model.comparison.as_ref();
    let name = match compared.filter(|_| model.shows_comparison()) {
        Some(comparison) => comparison::title(model, comparison),
        None => model.full_name(model.cursor().at),
    };
    let mark = model.of_first().map(|[full, _]| format!(" · {full}"));
    let mark = mark.filter(|_| !name.is_empty()).unwrap_or_default();
    let room = usize::from(area.width).saturating_sub(8 + fit::width(&mark));
    let name = format!("{}{mark}", fit::cut(&name, room));
    let used = fit::width(&name) + 4;
    let rest = glyph.repeat(usize::from(area.width).saturating_sub(used));
    let text = if name.is_empty() {
        glyph.repeat(area.width.into())
    } else {
        format!("{glyph}{glyph} {name} {rest}")
    };
    let line = Line::styled(text, model.theme.style(role));
    frame.render_widget(line, Rect { height: 1, ..area });
}

fn group(model: &Model) -> Option<&Group> {
    match &model.answer.as_ref()?.rows {
        Rows::Groups(groups) => groups.get(model.cursor().at),
        Rows::Initiatives(_) => None,
    }
}

/// How many of the rows shown have a rank: those without a value are no competitors.
fn ranked(model: &Model) -> u64 {
    match model.answer.as_ref().map(|answer| &answer.rows) {
        Some(Rows::Groups(groups)) => {
            groups.iter().filter(|group| group.rank.is_some()).count() as u64
        }
        Some(Rows::Initiatives(list)) => list.len() as u64,
        None => 0,
    }
}

fn lines(
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
    lines.extend(standing_lines(model, group, profile, width));
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

fn title(model: &Model, group: &Group) -> String {
    let name = model.language.key(&model.data, group.key);
    match group.key {
        Key::Municipality(place) => {
            let region = model.data.places().get(place).region;
            let region = region.map_or(
                crate::domain::field::Field::Unknown,
                crate::domain::field::Field::Given,
            );
            format!("{name} · {}", model.language.region(region))
        }
        Key::Region(region) => model.language.region(region),
        Key::Area(_) => name,
    }
}

/// Population, value, ranks and index; kroner; and the row without the filter. Parts that do not fit a line
/// go to the next.
fn standing_lines(
    model: &Model,
    group: &Group,
    profile: &Profile,
    width: usize,
) -> Vec<Line<'static>> {
    let language = &model.language;
    let screen = &language.words.screen;
    let view = model.view();
    let count = |n: u64| language.numbers.count(n);
    let mut first = Vec::new();
    if let Some(people) = population(view, &model.data, group.key) {
        let date = language.date(view.population);
        first.push(format!("{} {date}", (screen.inhabitants)(&count(people))));
        let heads = group.sum.heads;
        let is_of_one_day = view.measure.per == Per::Inhabitant
            && matches!(view.denominator(&model.data), Ok(Denominator::Day(day)) if day == view.population);
        if is_of_one_day && heads > 0 && heads != people {
            first.push((screen.of_these_responding)(&count(heads)));
        }
    }
    match group.key {
        Key::Municipality(place) => {
            first.push(language.state(group.state).to_owned());
            first.extend(corrected(model, place));
        }
        Key::Region(_) | Key::Area(_) => {
            let coverage = &group.coverage;
            first.push((screen.coverage_short)(
                &coverage.with_selected().to_string(),
                &coverage.without_selected().to_string(),
                &coverage.did_not_respond.to_string(),
            ));
            if coverage.unknown > 0 {
                first.push((screen.coverage_unknown)(&coverage.unknown.to_string()));
            }
        }
    }
    let old = model.old_group(group.key);
    if let (Some(old), None) = (old, group.value) {
        let old = language.value(view.measure, old);
        first.push((language.change().before)(&old, "–", "–"));
    }
    let mut second = Vec::new();
    if let Some(value) = group.value {
        let other = view.denominator(&model.data).ok();
        let other = other.filter(|other| *other != Denominator::Day(view.population));
        let date = other.map(|other| format!(" {}", language.denominator_days(&other)));
        let value_said = language.value_with_unit(view.measure, value);
        second.push(value_said + &date.unwrap_or_default());
        second.extend(old.map(|old| language.before_and_now(view.measure, old, value)));
        if let Some((reference, answer)) = group.reference.zip(model.answer.as_ref()) {
            let name = language.axis_short(&answer.axis);
            second.push((screen.reference_is)(
                &name,
                &language.value(view.measure, reference),
            ));
        }
        if let Some(index) = group.index {
            second.push((screen.index)(&language.numbers.decimal(index, 0)));
        }
        if let Some(rank) = group.rank {
            second.push((screen.rank)(&rank.to_string(), &count(ranked(model))));
        }
        if let Some((rank, of)) = profile.national_rank {
            second.push((screen.national_rank)(&rank.to_string(), &of.to_string()));
        }
        second.extend(accounts(model, &group.sum.tally));
    }
    let tally = &group.sum.tally;
    if group.value.is_none() && tally.rows == 0 && group.coverage.responded() == 0 {
        return flow(&first, width);
    }
    let third = money_parts(model, tally);
    let everything = profile.unfiltered_per_inhabitant.map(|value| {
        let value = (screen.per_inhabitant)(&language.value(Measure::default(), value));
        let rows =
            (screen.initiatives_of)(&count(tally.rows), &count(profile.unfiltered.tally.rows));
        vec![format!("{}: {value}", screen.unfiltered), rows]
    });
    let fourth = everything.filter(|_| !view.filter.is_empty());
    let mut lines = Vec::new();
    for parts in [first, second] {
        lines.extend(flow(&parts, width));
    }
    lines.extend(basis_lines(model, group, width));
    for parts in [third, fourth.unwrap_or_default()] {
        lines.extend(flow(&parts, width));
    }
    lines
}

/// Whom the row is held against, where that is no place of its own: by name, on few lines, or why there is nobody.
fn basis_lines(model: &Model, group: &Group, width: usize) -> Vec<Line<'static>> {
    let Some(said) = model.language.basis(model.view(), &model.data, group.key) else {
        return Vec::new();
    };
    let mut lines = fit::wrap(&said, width);
    if lines.len() > BASIS_LINES {
        let last = lines.drain(BASIS_LINES - 1..).collect::<Vec<_>>();
        lines.push(fit::cut(&last.join(" "), width));
    }
    lines.into_iter().map(Line::raw).collect()
}

/// How many initiatives of a municipality are corrected, whatever the filter; with the mark that they carry.
fn corrected(model: &Model, place: PlaceId) -> Option<String> {
    let rows = model.data.corrections().rows();
    let count = rows.filter(|row| model.data.place(*row) == place).count();
    let (one, many) = model.language.correction().rows_corrected;
    let said = match count {
        0 => return None,
        1 => one.to_owned(),
        count => many(&model.language.numbers.count(count as u64)),
    };
    Some(format!("{} {said}", mark::CORRECTED))
}

/// Accounts year and price level, where the row of the path has no room for them.
fn accounts(model: &Model, tally: &Tally) -> Option<String> {
    let level = tally.prices.only()?;
    if crumb::says_prices(model) || is_mixed(model) {
        return None;
    }
    let description = model.data.description();
    let years = description.accounts_year.map(|year| year.to_string());
    let years = years.filter(|_| model.data.years().is_empty());
    let factors = &description.price_factors;
    model
        .language
        .accounts(years.as_deref(), Some(level), factors)
}

/// True where the selection is in different price levels.
fn is_mixed(model: &Model) -> bool {
    let answer = model.answer.as_ref();
    answer.is_some_and(|answer| answer.totals.sum.tally.prices.is_mixed())
}

/// Gross, income with its share, and net.
fn money_parts(model: &Model, tally: &Tally) -> Vec<String> {
    let language = &model.language;
    let screen = &language.words.screen;
    if tally.prices.is_mixed() {
        let sum = |name: &str| format!("{name} –");
        return [screen.gross, screen.income, screen.net].map(sum).to_vec();
    }
    let million = |money: crate::domain::money::Money| language.millions(money);
    let share = tally
        .income
        .kroner()
        .zip(tally.gross.kroner())
        .and_then(|(income, gross)| income.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(gross));
    let share = share.map_or_else(String::new, |share| {
        format!(" ({})", language.numbers.percent(share))
    });
    let mut parts = vec![
        format!("{} {}", screen.gross, million(tally.gross)),
        format!("{} {}{share}", screen.income, million(tally.income)),
        format!("{} {}", screen.net, million(tally.net())),
    ];
    // Beside sums that are held back each row says which kroner are its own.
    if is_mixed(model) {
        let factors = &model.data.description().price_factors;
        parts.push(tally.prices.only().map_or_else(
            || screen.no_price_level.to_owned(),
            |level| language.prices(level, factors),
        ));
    }
    let missing = tally.missing();
    if missing > 0 {
        parts.push((screen.at_least)(&language.numbers.count(missing)));
    }
    parts
}

/// Parts joined by dots on as few lines as they need.
pub(super) fn flow(parts: &[String], width: usize) -> Vec<Line<'static>> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if fit::width(line) + fit::width(part) + 3 <= width => {
                line.push_str(" · ");
                line.push_str(part);
            }
            _ => lines.push(fit::cut(part, width)),
        }
    }
    lines.into_iter().map(Line::raw).collect()
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
        spans.extend(cell_spans(model, &cells, None));
        Line::from(spans)
    };
    lines.extend(all().map(line));
    lines
}

/// Bar cells as spans, for a bar inside a line of text whose value stands so against its average.
pub(super) fn cell_spans(
    model: &Model,
    cells: &[BarCell],
    standing: Option<Standing>,
) -> Vec<Span<'static>> {
    let bar = match standing {
        Some(Standing::Above) => Role::Above,
        Some(Standing::Equal | Standing::Below) | None => Role::Below,
    };
    let style = |cell: &BarCell| {
        let role = match cell.kind {
            Kind::Bar | Kind::Before | Kind::Overflow => bar,
            Kind::Ghost => Role::Dim,
            Kind::Line | Kind::LineOnBar => Role::Line,
            Kind::Empty => Role::Text,
        };
        let style = model.theme.style(role);
        if cell.reversed {
            style.reversed()
        } else {
            style
        }
    };
    let span = |cell: &BarCell| Span::styled(cell.glyph.to_string(), style(cell));
    cells.iter().map(span).collect()
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
