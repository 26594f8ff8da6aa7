//! The command line of the view, over the list: no frame beside it, so that the terminal can select it whole.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Clear;

use crate::text::cells;
use crate::tui::model::Model;
use crate::tui::overlay::CommandLine;
use crate::tui::theme::Role;
use crate::tui::update::copy::command_lines;
use crate::tui::view::fit;

/// The widest line that reads well.
const WIDEST: u16 = 100;
/// What goes on in the next line, as a shell has it.
const MORE: &str = " \\";

fn lines(model: &Model, body: Rect) -> Vec<Line<'static>> {
    let width = usize::from(body.width.saturating_sub(2).min(WIDEST));
    let words = model.language.clipboard();
    let heading = |text: &str, role| {
        let style = model.theme.style(role);
        let lines = cells::wrap(text, width).into_iter();
        lines.map(move |line| Line::styled(line, style))
    };
    let mut lines: Vec<_> = heading(words.title, Role::Strong).collect();
    for (line, what) in command_lines(model).iter().zip(words.lines) {
        lines.push(Line::default());
        lines.extend(heading(what, Role::Dim));
        let style = model.theme.style(Role::Text);
        let wrapped = wrap(line, width).into_iter();
        lines.extend(wrapped.map(|line| Line::styled(line, style)));
    }
    lines
}

/// A command line broken between its words, each line but the last one ending so that a shell reads on. A word that is
/// wider than a line is broken inside.
fn wrap(line: &str, width: usize) -> Vec<String> {
    let room = width.saturating_sub(MORE.len()).max(1);
    let mut lines: Vec<String> = Vec::new();
    for word in words(line) {
        match lines.last_mut() {
            Some(last) if fit::width(last) + 1 + fit::width(word) <= room => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let last = lines.len().saturating_sub(1);
    let lines = lines.into_iter().enumerate().flat_map(|(at, line)| {
        let more = if at < last { MORE } else { "" };
        broken(&format!("{line}{more}"), width)
    });
    lines.collect()
}

/// The words of a command line: blanks between quotes do not part them.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut quote, mut is_escaped) = (0, None, false);
    for (at, c) in line.char_indices() {
        match (c, quote) {
            _ if is_escaped => is_escaped = false,
            ('\\', None | Some('"')) => is_escaped = true,
            ('\'' | '"', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            (' ', None) => {
                words.push(&line[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    words.push(&line[start..]);
    words.retain(|word| !word.is_empty());
    words
}

/// A line in pieces of at most some cells.
fn broken(line: &str, width: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for c in line.chars() {
        let cells = fit::width(c.encode_utf8(&mut [0; 4]));
        if used + cells > width.max(1) {
            pieces.push(String::new());
            used = 0;
        }
        used += cells;
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
    }
    pieces
}

/// The last line at which it can begin.
pub(super) fn scroll_end(model: &Model, body: Rect) -> usize {
    lines(model, body).len().saturating_sub(body.height.into())
}

pub(super) fn draw(model: &Model, shown: &CommandLine, body: Rect, frame: &mut Frame<'_>) {
    frame.render_widget(Clear, body);
    frame
        .buffer_mut()
        .set_style(body, model.theme.style(Role::Text));
    let lines = lines(model, body);
    let last = lines.len().saturating_sub(body.height.into());
    let text = Rect {
        x: body.x + 1,
        width: body.width.saturating_sub(1),
        ..body
    };
    let visible = lines.into_iter().skip(shown.scroll.min(last));
    for (line, row) in visible.zip(text.rows()) {
        frame.render_widget(line, row);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_long_line_goes_on_as_a_shell_has_it() {
        let line = "indsats --by municipality --words 'to ord' svar.csv";
        assert_eq!(
            wrap(line, 24),
            [
                "indsats --by \\",
                "municipality --words \\",
                "'to ord' svar.csv"
            ]
        );
        assert_eq!(wrap("indsats", 24), ["indsats"]);
        assert_eq!(
            wrap("indsats aaaaaaaaaaaa", 8),
            ["indsats \\", "aaaaaaaa", "aaaa"]
        );
    }

    proptest! {
        #[test]
        fn wrapped_it_is_the_same_command(words in proptest::collection::vec("[a-zæøå=-]{1,9}|'[a-z ]{0,9}'", 1..9)) {
            let line = words.join(" ");
            let wrapped = wrap(&line, 40);
            prop_assert!(wrapped.iter().all(|line| fit::width(line) <= 40));
            let joined = wrapped.join("\n").replace(" \\\n", " ");
            prop_assert_eq!(joined, line);
        }
    }
}
