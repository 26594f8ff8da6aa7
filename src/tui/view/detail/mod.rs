//! The pane of details: what lies behind the bar of the row under the cursor.

mod profile;
mod standing;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::query::answer::Rows;
use crate::query::group::Group;
use crate::tui::model::{Model, Pane};
use crate::tui::theme::Role;
use crate::tui::view::{comparison, fit, initiative, rule, sheet};

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
        (Some(group), Some(profile)) => profile::lines(model, group, profile, width, has_title),
        (Some(group), None) => {
            let title = profile::title(model, group);
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
