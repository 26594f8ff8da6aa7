//! The screen while a large file is loaded for the first time: which one, how far, and the key that cancels.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::raw::RawText;
use crate::load::{Source, Stage};
use crate::text::Language;
use crate::text::bar::cells::Glyphs;
use crate::text::command::Command;
use crate::tui::keys::Keys;
use crate::tui::layout::centred;
use crate::tui::theme::{Role, Theme};
use crate::tui::view::fit;

/// Cells of the bar, where there is room.
const BAR: usize = 40;

/// What the screen shows.
#[derive(Clone, Copy, Debug)]
pub struct Loading<'a> {
    /// What is loaded.
    pub source: &'a Source,
    /// How far it has come.
    pub stage: Stage,
    /// The language.
    pub language: &'a Language,
    /// The colours.
    pub theme: Theme,
    /// The keys.
    pub keys: &'a Keys,
    /// The characters of the bar.
    pub glyphs: Glyphs,
}

/// Draws the screen, in a window of any size.
pub fn draw(loading: &Loading<'_>, frame: &mut Frame<'_>) {
    let area = frame.area();
    let style = |role| loading.theme.style(role);
    let name = Line::styled(" indsats", style(Role::Strong));
    frame.render_widget(
        name,
        Rect {
            height: area.height.min(1),
            ..area
        },
    );
    let below = Rect {
        y: area.y + area.height.min(1),
        height: area.height.saturating_sub(1),
        ..area
    };
    let width = usize::from(area.width).saturating_sub(2);
    let words = &loading.language.words.files;
    let count = |n| loading.language.numbers.count(n);
    let lines = [
        Line::styled(
            fit::cut(&(words.loading)(&files(loading)), width),
            style(Role::Strong),
        ),
        bar(loading, width),
        Line::raw(fit::cut(&(words.rows)(&count(loading.stage.rows)), width)),
        Line::default(),
        Line::styled(
            (words.cancel)(&loading.keys.first(Command::Back).unwrap_or_default()),
            style(Role::Dim),
        ),
    ];
    let wide = lines.iter().map(Line::width).max().unwrap_or(0);
    let wide = u16::try_from(wide).unwrap_or(u16::MAX);
    let room = centred(below, wide, u16::try_from(lines.len()).unwrap_or(u16::MAX));
    for (line, row) in lines.into_iter().zip(room.rows()) {
        frame.render_widget(line, row);
    }
}

/// The first file, and how many more.
fn files(loading: &Loading<'_>) -> String {
    let paths = &loading.source.paths;
    let first = paths.first().map_or_else(String::new, |path| {
        let name = path.file_name().unwrap_or(path.as_os_str());
        RawText::from_os(name).as_raw().shown().into_string()
    });
    match paths.len() {
        0 | 1 => first,
        more => format!("{first} +{}", more - 1),
    }
}

/// The part that is done as a bar with its percentage; empty while the size is not known.
fn bar(loading: &Loading<'_>, width: usize) -> Line<'static> {
    let (full, empty) = match loading.glyphs {
        Glyphs::Unicode => ("█", "░"),
        Glyphs::Ascii => ("#", "-"),
    };
    let percent = if loading.stage.total == 0 {
        String::new()
    } else {
        (loading.language.words.files.percent)(&loading.stage.percent().to_string())
    };
    let cells = BAR.min(width.saturating_sub(10));
    let done = usize::try_from(loading.stage.percent()).unwrap_or(100) * cells / 100;
    Line::from(vec![
        Span::styled(full.repeat(done), loading.theme.style(Role::Below)),
        Span::styled(empty.repeat(cells - done), loading.theme.style(Role::Dim)),
        Span::raw(format!(" {percent:>8}")),
    ])
}
