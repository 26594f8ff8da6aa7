//! The badge before the path: why the data is not the file as it is now.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::text::command::Command;
use crate::tui::layout::NARROW;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::fit;

/// Cells of the path beside the badge of the first rows.
pub(super) const BRIEF: u16 = 11;
/// The row from which on the badge is said in full.
const FULL_BADGE: u16 = 120;

/// Draws the badge that says why the data is not the file as it is now, and returns the rest of the row.
pub(super) fn rest_after(model: &Model, row: Rect, frame: &mut Frame<'_>) -> Rect {
    let Some(text) = badge(model, row) else {
        return row;
    };
    let width = width_of(model, row);
    let line = Line::styled(text, model.theme.style(Role::Warning));
    frame.render_widget(line, Rect { width, ..row });
    Rect {
        x: row.x + width,
        width: row.width - width,
        ..row
    }
}

/// Draws what must be said of the data in a row of its own, where something lies over the rest.
pub(in crate::tui::view) fn draw(model: &Model, row: Rect, frame: &mut Frame<'_>) {
    let text = said_badge(model, row.width, row.width);
    let line = Line::styled(text.unwrap_or_default(), model.theme.style(Role::Warning));
    frame.render_widget(line, row);
}

/// True where something must be said of the data whatever lies over the list.
pub(in crate::tui::view) fn is_needed(model: &Model) -> bool {
    model.data.is_partial() || model.data.lost_prose().is_some()
}

fn badge(model: &Model, row: Rect) -> Option<String> {
    let cells = match row.width {
        FULL_BADGE.. => row.width / 3 * 2,
        NARROW.. => row.width / 2 + 2,
        _ => row.width.saturating_sub(BRIEF),
    };
    said_badge(model, cells, row.width)
}

/// The gravest thing to say of the data, in at most some cells of a row where it can be said in so few.
fn said_badge(model: &Model, cells: u16, width: u16) -> Option<String> {
    if let Some(text) = model.partial_badge(usize::from(cells).saturating_sub(4)) {
        return Some(format!(" ! {text} "));
    }
    let lost = model.data.lost_prose();
    let lost = lost.map(|why| model.language.lost_badge(&why));
    let text = match (lost, model.badge) {
        (None, None) => return None,
        (Some(words), _) => match width {
            FULL_BADGE.. => (words.full)(&model.key_of(Command::Reload)),
            NARROW.. => words.short[0].to_owned(),
            _ => words.short[1].to_owned(),
        },
        (None, Some(badge)) => {
            let [full, short, least] = model.language.words.files.badges[badge as usize];
            let text = match width {
                FULL_BADGE.. => full,
                NARROW.. => short,
                _ => least,
            };
            text.to_owned()
        }
    };
    Some(format!(" ! {text} "))
}

/// The cells that the badge takes of the row.
pub(super) fn width_of(model: &Model, row: Rect) -> u16 {
    let cells = badge(model, row).map_or(0, |text| fit::width(&text));
    u16::try_from(cells).unwrap_or(u16::MAX).min(row.width)
}
