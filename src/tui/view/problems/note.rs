//! One note in full: what was found and expected, what to do, and the record as it stands in the file.

use ratatui::text::{Line, Span};

use crate::domain::note::Note;
use crate::tui::model::Model;
use crate::tui::overlay::Problems;
use crate::tui::theme::Role;
use crate::tui::view::fit;
use crate::tui::view::problems::{record, style_of};

const LABEL: usize = 12;

/// The note under the cursor as lines of at most `width` cells.
pub(super) fn lines(model: &Model, problems: &Problems, width: usize) -> Vec<Line<'static>> {
    let note = problems.chosen().and_then(|at| model.report.notes.get(at));
    let Some(note) = note else {
        return Vec::new();
    };
    let mut lines = title(model, note, width);
    lines.extend(text(model, note, width));
    if let Some(excerpt) = model.report.excerpt(note) {
        lines.push(Line::default());
        let words = &model.language.words.files;
        let origin = model.data.origins().get(usize::from(excerpt.file));
        let is_sheet = origin.is_some_and(|origin| origin.sheet.is_some());
        let line = model.language.numbers.count(excerpt.line);
        let heading = words.records[usize::from(is_sheet)](&line);
        let dim = model.theme.style(Role::Dim);
        lines.extend(
            fit::wrap(&heading, width)
                .into_iter()
                .map(|line| Line::styled(line, dim)),
        );
        let field = note
            .excerpt
            .map(|place| place.start as usize..place.end as usize);
        lines.extend(record::lines(
            model,
            model.record(note),
            field.unwrap_or_default(),
            width,
        ));
    }
    lines
}

/// Severity, code, place and heading of the column; then the message.
fn title(model: &Model, note: &Note, width: usize) -> Vec<Line<'static>> {
    let language = &model.language;
    let severity = language.words.files.severities[note.code.severity() as usize];
    let mut parts = vec![
        format!("{severity} {}", note.code.id()),
        language.place_of(&model.data, note),
    ];
    if let Some(heading) = model.report.heading(note) {
        let heading = heading.as_raw().shown().into_string();
        parts.extend((!heading.is_empty()).then_some(heading));
    }
    let style = style_of(model, note.code.severity());
    let title = fit::wrap(&parts.join(" · "), width);
    let message = language.note(&model.data, &model.report, note).message;
    let strong = model.theme.style(Role::Strong);
    title
        .into_iter()
        .map(|line| Line::styled(line, style))
        .chain(
            fit::wrap(&message, width)
                .into_iter()
                .map(|line| Line::styled(line, strong)),
        )
        .chain([Line::default()])
        .collect()
}

/// What was found and expected, what to do, and the initiative, each behind its label.
fn text(model: &Model, note: &Note, width: usize) -> Vec<Line<'static>> {
    let language = &model.language;
    let said = language.note(&model.data, &model.report, note);
    let found = note.found.as_raw().shown().into_string();
    let initiative = note.row.map_or_else(String::new, |row| {
        let place = language.place(&model.data, model.data.place(row));
        format!("{} ({place})", model.data.title(row).shown())
    });
    let texts = [found, said.expected, said.help, initiative];
    let mut lines = Vec::new();
    for (label, text) in language.words.files.labels.into_iter().zip(texts) {
        if text.is_empty() {
            continue;
        }
        for (at, line) in fit::wrap(&text, width.saturating_sub(LABEL))
            .into_iter()
            .enumerate()
        {
            let label = if at == 0 { label } else { "" };
            lines.push(Line::from(vec![
                Span::styled(fit::left(label, LABEL), model.theme.style(Role::Dim)),
                Span::raw(line),
            ]));
        }
    }
    lines
}
