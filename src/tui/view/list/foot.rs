//! What the list does not show, and why, and the key that brings it back.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::query::answer::Answer;
use crate::query::reference::Standing;
use crate::text::command::Command;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::fit;
use crate::tui::view::list::row::standing_glyph;

/// Says why there is no row, and which key brings some back.
pub(super) fn draw_empty(model: &Model, answer: &Answer, area: Rect, frame: &mut Frame<'_>) {
    let screen = &model.language.words.screen;
    let text = match &answer.emptied_by {
        Some(blame) if blame.initiatives > 0 => {
            let last = model.view().filter.iter().next_back() == Some(&blame.criterion);
            let key = if last {
                Command::ClearLast
            } else {
                Command::Filter
            };
            let chip = model.language.chip(&model.data, &blame.criterion);
            let count = model.language.numbers.count(blame.initiatives);
            (screen.empty_without)(&chip, &count, &model.key_of(key))
        }
        _ if model.data.is_empty() => screen.no_rows.to_owned(),
        _ if answer.totals.sum.tally.rows == 0 => (screen.empty)(&model.key_of(Command::ClearAll)),
        _ if answer.hidden.not_above > 0 => (screen.none_above)(&model.key_of(Command::AboveOnly)),
        _ => hidden(model, answer).join(" · "),
    };
    for (line, row) in fit::wrap(&text, usize::from(area.width).saturating_sub(2))
        .iter()
        .zip(area.rows().skip(1))
    {
        frame.render_widget(Line::raw(format!(" {line}")), row);
    }
}

/// What the conditions hide, in words.
fn hidden(model: &Model, answer: &Answer) -> Vec<String> {
    let screen = &model.language.words.screen;
    let hidden = &answer.hidden;
    let empty = &hidden.empty;
    let mut said = Vec::new();
    // First, where a narrow window cuts the rest: how many are empty or silent stands above the list too.
    if hidden.not_above > 0 {
        said.push((screen.hidden_not_above)(&hidden.not_above.to_string()));
        said.push((screen.show_all)(&model.key_of(Command::AboveOnly)));
    }
    let mut say = |count: u32, words: fn(&str) -> String| {
        if count > 0 {
            said.push(words(&count.to_string()));
        }
    };
    say(
        empty.without_selected() + empty.zero_kroner,
        screen.hidden_none,
    );
    say(empty.did_not_respond, screen.hidden_silent);
    say(empty.unknown, screen.hidden_unknown);
    if hidden.empty.all() > 0 {
        said.push((screen.show_all)(&model.key_of(Command::ShowEmpty)));
    }
    said
}

/// The same in the signs of the legend, each key before what it shows.
fn hidden_short(model: &Model, answer: &Answer) -> String {
    let hidden = &answer.hidden;
    let empty = &hidden.empty;
    let counts = [
        (empty.without_selected() + empty.zero_kroner, "–"),
        (empty.did_not_respond, "··"),
        (empty.unknown, "?"),
    ];
    let counts: Vec<_> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, sign)| format!("{count} {sign}"))
        .collect();
    let mut said = Vec::new();
    if !counts.is_empty() {
        let key = model.key_of(Command::ShowEmpty);
        said.push(format!("{key}: {}", counts.join(" · ")));
    }
    if hidden.not_above > 0 {
        let sign = standing_glyph(model, Some(Standing::Below));
        let key = model.key_of(Command::AboveOnly);
        said.push(format!("{key}: {} {sign}", hidden.not_above));
    }
    said.join("   ")
}

pub(super) fn draw_foot(model: &Model, answer: &Answer, area: Rect, frame: &mut Frame<'_>) {
    let said = hidden(model, answer);
    let [long, short] = match said.as_slice() {
        [] => [String::new(), String::new()],
        said => [
            format!("… {}", said.join(" · ")),
            format!("… {}", hidden_short(model, answer)),
        ],
    };
    let legend = model.ghost_legend().unwrap_or_default();
    let least = model.ghost_legend_short().unwrap_or_default();
    let joined = |parts: [&str; 2]| {
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("  {}", parts.join(" · "))
    };
    let texts = [
        [&legend, &long],
        [&least, &long],
        [&legend, &short],
        [&least, &short],
    ];
    let mut texts = texts
        .map(|parts| joined(parts.map(String::as_str)))
        .into_iter();
    let fits = |text: &String| fit::width(text) <= usize::from(area.width);
    let text = texts
        .clone()
        .find(fits)
        .or_else(|| texts.next_back())
        .unwrap_or_default();
    let line = Line::styled(
        fit::cut(&text, area.width.into()),
        model.theme.style(Role::Dim),
    );
    frame.render_widget(line, area);
}
