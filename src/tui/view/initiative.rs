//! One initiative: every field, its size against the average, its share of the municipality, its source line.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;
use rust_decimal::Decimal;

use crate::domain::column::Column;
use crate::domain::dataset::{Initiative, RowId};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::prose::Which;
use crate::query::answer::{InitiativeRow, Rows};
use crate::query::criteria::{Criteria, Facet};
use crate::query::group::Key;
use crate::query::measure::{Measure, Per};
use crate::query::profile::{narrowed, size_rank};
use crate::query::survey::Survey;
use crate::query::view::View;
use crate::text::change::heading;
use crate::text::command::Command;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::theme::Role;
use crate::tui::view::fit;

const LABEL: usize = 14;

/// The initiative as lines of at most `width` cells: label and text; `titled` where nothing else names it.
pub(super) fn lines(model: &Model, row: RowId, width: usize, titled: bool) -> Vec<Line<'static>> {
    let initiative = model.data.initiative(row);
    let fields = &model.language.words.screen.fields;
    let texts = texts(model, row, &initiative);
    let mut lines = Vec::new();
    let title = initiative.title.shown().into_string();
    for line in fit::wrap(&title, width).into_iter().filter(|_| titled) {
        lines.push(Line::styled(line, model.theme.style(Role::Strong)));
    }
    let noted = model.language.words.files.noted;
    let noted = note(model, row).map(|text| (noted, text));
    let year = model.data.has_years().then(|| {
        let label = model.language.facet(Facet::Year);
        (label, year(model, row))
    });
    let all = fields.iter().copied().zip(texts).chain(year);
    let judged = model.findings_of(row).map(|finding| {
        let said = model.language.finding(&model.data, finding).reason();
        let rule = model.language.rule(finding.rule);
        (model.language.rule_label(), format!("? {rule} · {said}"))
    });
    let label = model.language.correction().corrected;
    let corrected = model.language.corrections_of(&model.data, row);
    let corrected = corrected.into_iter().map(|text| (label, text));
    let before = before(model, row).map(|text| (model.language.change().before_label, text));
    let all = corrected.into_iter().chain(before).chain(all);
    for (label, text) in noted.into_iter().chain(judged).chain(all) {
        push(&mut lines, model, (label, &text), width);
    }
    for (at, text) in model.data.extras(row) {
        let heading = model.data.extra_headings()[at].as_raw().shown();
        push(&mut lines, model, (&heading, &text.shown()), width);
    }
    lines
}

/// Adds a label with its text, wrapped beside it.
fn push(lines: &mut Vec<Line<'static>>, model: &Model, (label, text): (&str, &str), width: usize) {
    let room = width.saturating_sub(LABEL);
    for (at, line) in fit::wrap(text, room).into_iter().enumerate() {
        let label = if at == 0 { label } else { "" };
        lines.push(Line::from(vec![
            Span::styled(fit::left(label, LABEL), model.theme.style(Role::Dim)),
            Span::raw(line),
        ]));
    }
}
/// The texts of the fields, in the order of their labels.
fn texts(model: &Model, row: RowId, initiative: &Initiative<'_>) -> [String; 13] {
    let language = &model.language;
    let screen = &language.words.screen;
    let data = &model.data;
    let places = data.places();
    let place = language.place(data, initiative.place);
    let region = places
        .get(initiative.place)
        .region
        .map_or(Field::Unknown, Field::Given);
    let day = model.view().own_day(data, row);
    let people = day.and_then(|day| places.population(initiative.place, day));
    let people = people.map_or_else(String::new, |people| {
        format!(
            " · {}",
            (screen.inhabitants)(&language.numbers.count(people.into()))
        )
    });
    let typed = |column, said| as_typed(model, row, column, said);
    let amount = |field: Field<Money>| {
        language.field(field, |money| {
            format!(
                "{}{}",
                language.thousands(money),
                per_inhabitant(model, row, money)
            )
        })
    };
    let net = match (initiative.gross, initiative.income) {
        (Field::Given(gross), Field::Given(income)) => amount(Field::Given(gross - income)),
        _ => "–".to_owned(),
    };
    let source = initiative.source;
    let origin = data.origins().get(usize::from(source.file));
    let file = origin.map_or_else(String::new, |origin| {
        origin.name.as_raw().shown().into_string()
    });
    [
        format!(
            "{}, {}{people}",
            typed(Column::Municipality, place),
            language.region(region)
        ),
        typed(Column::Area, language.area(initiative.area)),
        format!(
            "{}{}",
            typed(Column::Gross, amount(initiative.gross)),
            share_of_place(model, initiative)
        ) + &as_reported(model, row, data.typed_gross(row)),
        format!(
            "{}{}",
            typed(Column::Income, amount(initiative.income)),
            income_share(model, initiative)
        ) + &as_reported(model, row, data.typed_income(row)),
        net,
        size(model, row),
        typed(Column::Finance, language.sources(initiative.finance)),
        language.field(initiative.legal_basis, |basis| basis.shown().into_string()),
        format!(
            "{} · {}",
            typed(Column::Primary, language.primary(initiative.primary)),
            typed(Column::Secondary, language.secondary(initiative.secondary))
        ),
        typed(
            Column::Share,
            language.field(initiative.share, |share| {
                language.numbers.percent(Decimal::new(share.into(), 2))
            }),
        ),
        model.passage(row, Which::Content),
        model.passage(row, Which::Purpose),
        format!(
            "{}{}",
            (screen.line_of)(&language.numbers.count(source.line.into()), &file),
            accounts(model, row)
        ),
    ]
}

/// The accounts year and the price level of the amounts, where no field of its own says them.
fn accounts(model: &Model, row: RowId) -> String {
    if model.data.has_years() {
        return String::new();
    }
    let description = model.data.description();
    let years = description.accounts_year.map(|year| year.to_string());
    let level = model.data.price_level(row);
    let said = model
        .language
        .accounts(years.as_deref(), level, &description.price_factors);
    said.map_or_else(String::new, |said| format!(" · {said}"))
}

/// The amount before a price factor.
fn as_reported(model: &Model, row: RowId, typed: Field<Money>) -> String {
    let reported = typed
        .given()
        .filter(|_| model.data.price_factor(row).is_some());
    reported.map_or_else(String::new, |amount| {
        let amount = model.language.thousands(amount);
        format!(" · {}", (model.language.words.screen.as_reported)(&amount))
    })
}

/// The amount that the initiative had in the earlier version, and the fields that have changed.
fn before(model: &Model, row: RowId) -> Option<String> {
    let language = &model.language;
    let words = language.change();
    let compared = model.compared.as_ref()?;
    let Some(pair) = compared.diff()?.pair_of(row) else {
        let title = compared.proposed_title(row);
        return Some(title.map_or_else(
            || words.is_new.to_owned(),
            |title| (words.is_perhaps)(&title.shown()),
        ));
    };
    let thousand = |value| (language.words.screen.thousand)(&language.kroner(value, true));
    let now = own_row(model, row).and_then(|own| own.value);
    let mut said = Vec::new();
    if let (Some(old), Some(now)) = (model.old_initiative(row), now)
        && old != now
    {
        let measure = Measure {
            quantity: model.view().measure.own_amount(),
            per: Per::Initiative,
        };
        let difference = now.checked_sub(old).unwrap_or_default();
        let difference = language.value_more_or_less(measure, difference);
        said.push((words.before)(&thousand(old), &thousand(now), &difference));
    }
    if !pair.changes.is_empty() {
        let names: Vec<_> = pair.changes.iter().map(heading).collect();
        said.push((words.fields)(&names.join(", ")));
    }
    (!said.is_empty()).then(|| said.join(" · "))
}

/// The initiative as a row of the list.
fn own_row(model: &Model, row: RowId) -> Option<InitiativeRow> {
    match &model.answer.as_ref()?.rows {
        Rows::Initiatives(list) => Some(list.row(&model.data, row)),
        Rows::Groups(_) => None,
    }
}

/// The accounts year, and the price level of the amounts.
fn year(model: &Model, row: RowId) -> String {
    let (language, screen) = (&model.language, &model.language.words.screen);
    let level = model.data.price_level(row).map_or_else(
        || screen.no_price_level.to_owned(),
        |level| language.prices(level, &model.data.description().price_factors),
    );
    format!("{} · {level}", language.year(model.data.year(row)))
}

/// What was noted about the initiative, and the key that shows it.
fn note(model: &Model, row: RowId) -> Option<String> {
    let (first, more) = model.notes_of(row)?;
    let language = &model.language;
    let message = language.note(&model.data, &model.report, first).message;
    let more = language.numbers.count(more as u64);
    let key = model.key_of(Command::Problems);
    Some((language.words.files.first_note)(&message, &more, &key))
}

/// What the file says, where the value does not: text that cannot be read, a municipality under another name.
fn as_typed(model: &Model, row: RowId, column: Column, said: String) -> String {
    let words = &model.language.words.files;
    match model.data.typed(row, column) {
        None => said,
        Some(typed) if column == Column::Municipality => (words.typed_as)(&said, &typed.shown()),
        Some(typed) => (words.unreadable)(&typed.shown()),
    }
}

/// The amount per inhabitant of the initiative's own municipality.
fn per_inhabitant(model: &Model, row: RowId, money: Money) -> String {
    let day = model.view().own_day(&model.data, row);
    let places = model.data.places();
    let people = day.and_then(|day| places.population(model.data.place(row), day));
    let value = people
        .zip(money.kroner())
        .and_then(|(people, kroner)| kroner.checked_div(Decimal::from(people)));
    value.map_or_else(String::new, |value| {
        let value = model.language.value(Measure::default(), value);
        format!(
            " = {}",
            (model.language.words.screen.per_inhabitant)(&value)
        )
    })
}

/// The initiative's part of what its municipality has in the selection.
fn share_of_place(model: &Model, initiative: &Initiative<'_>) -> String {
    let own = initiative.gross.given().and_then(Money::kroner);
    let inside = View {
        scope: Criteria::default(),
        ..model.view().clone()
    };
    let key = Key::Municipality(initiative.place);
    let survey = Survey::new(&narrowed(&inside, key), &model.data);
    let whole = survey.selection(None).tally.gross_said();
    let percent = own
        .zip(whole.and_then(Money::kroner))
        .and_then(|(own, whole)| own.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole));
    percent.map_or_else(String::new, |percent| {
        let place = model.language.place(&model.data, initiative.place);
        let percent = model.language.numbers.percent(percent);
        format!(
            " · {}",
            (model.language.words.screen.share_of)(&percent, &place)
        )
    })
}

fn income_share(model: &Model, initiative: &Initiative<'_>) -> String {
    let percent = match (initiative.gross, initiative.income) {
        (Field::Given(gross), Field::Given(income)) if income != Money::ZERO => {
            let parts = income.kroner().zip(gross.kroner());
            parts.and_then(|(income, gross)| {
                income.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(gross)
            })
        }
        _ => None,
    };
    percent.map_or_else(String::new, |percent| {
        format!(" ({})", model.language.numbers.percent(percent))
    })
}

/// Rank by size in the whole data set, and the average that the list's line shows.
fn size(model: &Model, row: RowId) -> String {
    let language = &model.language;
    let screen = &language.words.screen;
    let Some(rank) = size_rank(&model.data, row) else {
        return "–".to_owned();
    };
    let count = |n: u64| language.numbers.count(n);
    let rank = (screen.size_rank)(&count(rank), &count(model.data.len() as u64));
    let reference = own_row(model, row).and_then(|own| own.reference);
    match reference {
        Some(reference) => {
            let average = (screen.thousand)(&language.kroner(reference, true));
            format!("{rank} · {}", (screen.average_per_initiative)(&average))
        }
        None => rank,
    }
}

fn text_lines(model: &Model, row: RowId, area: Rect) -> Vec<Line<'static>> {
    let width = usize::from(area.width).saturating_sub(2).min(100);
    lines(model, row, width, true)
}

/// The last line at which the full text can begin.
pub(super) fn scroll_end(model: &Model, area: Rect) -> usize {
    let row = model.initiative_at(model.cursor().at);
    let lines = row.map_or(0, |row| text_lines(model, row, area).len());
    lines.saturating_sub(area.height.into())
}

/// The full text over the list, scrolled.
pub(super) fn draw_text(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let Some(Overlay::Text(text)) = &model.overlay else {
        return;
    };
    frame.render_widget(Clear, area);
    let Some(row) = model.initiative_at(model.cursor().at) else {
        if model.is_counting() {
            let said = format!(" {}", model.in_their_place());
            frame.render_widget(Line::styled(said, model.theme.style(Role::Dim)), area);
        }
        return;
    };
    let lines = text_lines(model, row, area);
    let last = lines.len().saturating_sub(area.height.into());
    let scroll = text.scroll;
    let room = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(1),
        ..area
    };
    for (line, row) in lines.into_iter().skip(scroll.min(last)).zip(room.rows()) {
        frame.render_widget(line, row);
    }
}
