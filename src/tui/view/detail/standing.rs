//! How a row stands: its inhabitants, its value against the average, and its kroner.

use ratatui::text::Line;
use rust_decimal::Decimal;

use crate::domain::money::Money;
use crate::domain::place::PlaceId;
use crate::query::answer::Rows;
use crate::query::denominator::Denominator;
use crate::query::group::{Group, Key, population};
use crate::query::measure::{Measure, Per};
use crate::query::profile::Profile;
use crate::query::tally::Tally;
use crate::tui::model::Model;
use crate::tui::view::fit::flow;
use crate::tui::view::{crumb, fit, mark};

/// Lines that say whom a row is held against.
const BASIS_LINES: usize = 2;

/// Whom and how many the row is of; its value against the average, with ranks and index; kroner; and the row without
/// the filter. Parts that do not fit a line go to the next.
pub(super) fn lines(
    model: &Model,
    group: &Group,
    profile: &Profile,
    width: usize,
) -> Vec<Line<'static>> {
    let whom = whom(model, group);
    let tally = &group.sum.tally;
    if group.value.is_none() && tally.rows == 0 && group.coverage.responded() == 0 {
        return flow(&whom, width);
    }
    let mut lines = flow(&whom, width);
    lines.extend(flow(&value_parts(model, group, profile), width));
    lines.extend(basis_lines(model, group, width));
    lines.extend(flow(&money_parts(model, tally), width));
    if !model.view().filter.is_empty() {
        lines.extend(flow(&unfiltered(model, tally, profile), width));
    }
    lines
}

/// Inhabitants, and who of them answered.
fn whom(model: &Model, group: &Group) -> Vec<String> {
    let language = &model.language;
    let screen = &language.words.screen;
    let view = model.view();
    let count = |n: u64| language.numbers.count(n);
    let mut parts = Vec::new();
    if let Some(people) = population(view, &model.data, group.key) {
        let date = language.date(view.population);
        parts.push(format!("{} {date}", (screen.inhabitants)(&count(people))));
        let heads = group.sum.heads;
        let is_of_one_day = view.measure.per == Per::Inhabitant
            && matches!(view.denominator(&model.data), Ok(Denominator::Day(day)) if day == view.population);
        if is_of_one_day && heads > 0 && heads != people {
            parts.push((screen.of_these_responding)(&count(heads)));
        }
    }
    match group.key {
        Key::Municipality(place) => {
            parts.push(language.state(group.state).to_owned());
            parts.extend(corrected(model, place));
        }
        Key::Region(_) | Key::Area(_) => {
            let coverage = &group.coverage;
            parts.push((screen.coverage_short)(
                &coverage.with_selected().to_string(),
                &coverage.without_selected().to_string(),
                &coverage.did_not_respond.to_string(),
            ));
            if coverage.unknown > 0 {
                parts.push((screen.coverage_unknown)(&coverage.unknown.to_string()));
            }
        }
    }
    let old = model.old_group(group.key);
    if let (Some(old), None) = (old, group.value) {
        let old = language.value(view.measure, old);
        parts.push((language.change().before)(&old, "–", "–"));
    }
    parts
}

/// The value with its average, index and ranks; nothing where it is held back.
fn value_parts(model: &Model, group: &Group, profile: &Profile) -> Vec<String> {
    let language = &model.language;
    let screen = &language.words.screen;
    let view = model.view();
    let old = model.old_group(group.key);
    let mut parts = Vec::new();
    if let Some(value) = group.value {
        let other = view.denominator(&model.data).ok();
        let other = other.filter(|other| *other != Denominator::Day(view.population));
        let date = other.map(|other| format!(" {}", language.denominator_days(&other)));
        let value_said = language.value_with_unit(view.measure, value);
        parts.push(value_said + &date.unwrap_or_default());
        parts.extend(old.map(|old| language.before_and_now(view.measure, old, value)));
        if let Some((reference, answer)) = group.reference.zip(model.answer.as_ref()) {
            let name = language.axis_short(&answer.axis);
            parts.push((screen.reference_is)(
                &name,
                &language.value(view.measure, reference),
            ));
        }
        if let Some(index) = group.index {
            parts.push((screen.index)(&language.numbers.decimal(index, 0)));
        }
        if let Some(rank) = group.rank {
            parts.push((screen.rank)(
                &rank.to_string(),
                &language.numbers.count(ranked(model)),
            ));
        }
        if let Some((rank, of)) = profile.national_rank {
            parts.push((screen.national_rank)(&rank.to_string(), &of.to_string()));
        }
        parts.extend(accounts(model, &group.sum.tally));
    }
    parts
}

/// The row without the filter: gross per inhabitant, and how many of its initiatives are selected.
fn unfiltered(model: &Model, tally: &Tally, profile: &Profile) -> Vec<String> {
    let language = &model.language;
    let screen = &language.words.screen;
    let count = |n: u64| language.numbers.count(n);
    let Some(value) = profile.unfiltered_per_inhabitant else {
        return Vec::new();
    };
    let value = (screen.per_inhabitant)(&language.value(Measure::default(), value));
    let rows = (screen.initiatives_of)(&count(tally.rows), &count(profile.unfiltered.tally.rows));
    vec![format!("{}: {value}", screen.unfiltered), rows]
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
    let million = |money: Money| language.millions(money);
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
