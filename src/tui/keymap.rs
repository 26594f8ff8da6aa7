//! The one table of keys: dispatch, hints, help, command palette and README come from it.
//!
//! No binding needs AltGr, a dead key, Alt or Ctrl with punctuation; `æ`, `ø` and `å` stay free.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::InputRequest;
use unicode_width::UnicodeWidthChar as _;

use crate::domain::raw::Raw;
use crate::query::view::{Check, Grouping, Page};
use crate::text::command::{Command, Group};
use crate::text::config::near;
use crate::tui::keys::Keys;
use crate::tui::msg::Msg;

/// A key as it is bound and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A character, typed as it is.
    Char(char),
    /// Ctrl and a letter.
    Ctrl(char),
    /// A key with a name.
    Named(KeyCode, &'static str),
}

const ENTER: Key = Key::Named(KeyCode::Enter, "Enter");
const ESC: Key = Key::Named(KeyCode::Esc, "Esc");
const TAB: Key = Key::Named(KeyCode::Tab, "Tab");
const BACK_TAB: Key = Key::Named(KeyCode::BackTab, "⇧Tab");
const UP: Key = Key::Named(KeyCode::Up, "↑");
const DOWN: Key = Key::Named(KeyCode::Down, "↓");
const LEFT: Key = Key::Named(KeyCode::Left, "←");
const RIGHT: Key = Key::Named(KeyCode::Right, "→");
const PAGE_UP: Key = Key::Named(KeyCode::PageUp, "PgUp");
const PAGE_DOWN: Key = Key::Named(KeyCode::PageDown, "PgDn");
const HOME: Key = Key::Named(KeyCode::Home, "Home");
const END: Key = Key::Named(KeyCode::End, "End");
const DELETE: Key = Key::Named(KeyCode::Delete, "Del");
const SPACE: Key = Key::Named(KeyCode::Char(' '), "Space");
const F1: Key = Key::Named(KeyCode::F(1), "F1");

/// The keys with a name, and the names that can be typed everywhere, which a configuration is written with.
const NAMED: [(Key, &str); 29] = [
    (ENTER, "Enter"),
    (ESC, "Esc"),
    (TAB, "Tab"),
    (BACK_TAB, "Shift-Tab"),
    (UP, "Up"),
    (DOWN, "Down"),
    (LEFT, "Left"),
    (RIGHT, "Right"),
    (PAGE_UP, "PgUp"),
    (PAGE_DOWN, "PgDn"),
    (HOME, "Home"),
    (END, "End"),
    (DELETE, "Del"),
    (SPACE, "Space"),
    (Key::Named(KeyCode::Insert, "Ins"), "Ins"),
    (Key::Named(KeyCode::Backspace, "Backspace"), "Backspace"),
    (Key::Named(KeyCode::Backspace, "Backspace"), "Ctrl-H"),
    (F1, "F1"),
    (Key::Named(KeyCode::F(2), "F2"), "F2"),
    (Key::Named(KeyCode::F(3), "F3"), "F3"),
    (Key::Named(KeyCode::F(4), "F4"), "F4"),
    (Key::Named(KeyCode::F(5), "F5"), "F5"),
    (Key::Named(KeyCode::F(6), "F6"), "F6"),
    (Key::Named(KeyCode::F(7), "F7"), "F7"),
    (Key::Named(KeyCode::F(8), "F8"), "F8"),
    (Key::Named(KeyCode::F(9), "F9"), "F9"),
    (Key::Named(KeyCode::F(10), "F10"), "F10"),
    (Key::Named(KeyCode::F(11), "F11"), "F11"),
    (Key::Named(KeyCode::F(12), "F12"), "F12"),
];

impl Key {
    /// How the key is written in a configuration: as in help, but with letters for arrows.
    #[must_use]
    pub fn written(self) -> String {
        let mut named = NAMED.iter();
        let found = named.find(|(key, _)| *key == self);
        found.map_or_else(|| self.name(), |(_, name)| (*name).to_owned())
    }

    /// The key of a name as it is written in a configuration or in help; none for what is no key, and for a key that
    /// no terminal sends. Capitals do not matter, except in a single letter.
    #[must_use]
    pub fn of_name(text: &str) -> Option<Self> {
        let mut named = NAMED.iter();
        let is_it =
            |(key, name): &&(Self, &str)| name.eq_ignore_ascii_case(text) || key.name() == text;
        if let Some((key, _)) = named.find(is_it) {
            return Some(*key);
        }
        let mut rest = text.chars();
        let first = rest.next()?;
        if rest.as_str().is_empty() {
            // What takes no cell of its own, or two, would be lost among the hints.
            let is_plain = first.width() == Some(1) && *Raw::new(text).shown() == *text;
            return match first {
                ' ' => Some(SPACE),
                _ => is_plain.then_some(Self::Char(first)),
            };
        }
        let (control, letter) = text.split_at_checked("Ctrl-".len())?;
        let letter = letter.to_ascii_lowercase().parse::<char>().ok()?;
        // A terminal sends Tab for Ctrl-I and Enter for Ctrl-M.
        let is_sent = letter.is_ascii_lowercase() && !['i', 'm'].contains(&letter);
        (control.eq_ignore_ascii_case("Ctrl-") && is_sent).then_some(Self::Ctrl(letter))
    }

    /// The name of the key that is most like a text that is none.
    #[must_use]
    pub fn nearest(text: &str) -> Option<&'static str> {
        match text.to_ascii_lowercase().as_str() {
            "ctrl-i" => return Some("Tab"),
            "ctrl-m" => return Some("Enter"),
            _ => {}
        }
        near(text, NAMED.iter().map(|(_, name)| *name))
    }

    /// How the key is written in help and hints.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Char(c) => c.to_string(),
            Self::Ctrl(c) => format!("Ctrl-{}", c.to_ascii_uppercase()),
            Self::Named(_, name) => name.to_owned(),
        }
    }

    /// True for the key that was pressed.
    fn is(self, event: &KeyEvent) -> bool {
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        match (self, event.code) {
            (Self::Char(bound), KeyCode::Char(typed)) => bound == typed && !control && !alt,
            (Self::Ctrl(bound), KeyCode::Char(typed)) => {
                control && !alt && bound == typed.to_ascii_lowercase()
            }
            (Self::Named(bound, _), typed) => bound == typed && !control && !alt,
            (Self::Char(_) | Self::Ctrl(_), _) => false,
        }
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The command.
    pub command: Command,
    /// The keys that give it, the one to teach first.
    pub keys: &'static [Key],
    /// Where help shows it.
    pub group: Group,
    /// Its importance on the line of hints, 1 first; 0 is not shown there.
    pub hint: u8,
}

const fn bind(command: Command, keys: &'static [Key], group: Group, hint: u8) -> Binding {
    Binding {
        command,
        keys,
        group,
        hint,
    }
}

/// Every command of the main screen with its keys.
pub const BINDINGS: &[Binding] = &[
    bind(Command::Up, &[UP, Key::Char('k')], Group::Move, 0),
    bind(Command::Down, &[DOWN, Key::Char('j')], Group::Move, 0),
    bind(Command::PageUp, &[PAGE_UP, Key::Ctrl('b')], Group::Move, 0),
    bind(
        Command::PageDown,
        &[PAGE_DOWN, Key::Ctrl('f')],
        Group::Move,
        0,
    ),
    bind(Command::HalfUp, &[Key::Ctrl('u')], Group::Move, 0),
    bind(Command::HalfDown, &[Key::Ctrl('d')], Group::Move, 0),
    bind(Command::Top, &[HOME, Key::Char('g')], Group::Move, 0),
    bind(Command::Bottom, &[END, Key::Char('G')], Group::Move, 0),
    bind(
        Command::Open,
        &[ENTER, RIGHT, Key::Char('l')],
        Group::Move,
        1,
    ),
    bind(Command::Back, &[ESC, LEFT, Key::Char('h')], Group::Move, 2),
    bind(Command::NextSibling, &[Key::Char('J')], Group::Move, 0),
    bind(Command::PreviousSibling, &[Key::Char('K')], Group::Move, 0),
    bind(
        Command::Tab(Grouping::Region),
        &[Key::Char('1')],
        Group::Move,
        0,
    ),
    bind(
        Command::Tab(Grouping::Municipality),
        &[Key::Char('2')],
        Group::Move,
        0,
    ),
    bind(
        Command::Tab(Grouping::Area),
        &[Key::Char('3')],
        Group::Move,
        0,
    ),
    bind(
        Command::Tab(Grouping::Initiative),
        &[Key::Char('4')],
        Group::Move,
        0,
    ),
    bind(Command::Checks, &[Key::Char('5')], Group::Move, 0),
    bind(Command::NextPane, &[TAB], Group::Move, 9),
    bind(Command::PreviousPane, &[BACK_TAB], Group::Move, 0),
    bind(Command::HistoryBack, &[Key::Char('H')], Group::Move, 0),
    bind(Command::HistoryForward, &[Key::Char('L')], Group::Move, 0),
    bind(Command::Find, &[Key::Char('/')], Group::Move, 4),
    bind(Command::FindNext, &[Key::Char('n')], Group::Move, 0),
    bind(Command::FindPrevious, &[Key::Char('N')], Group::Move, 0),
    bind(Command::Filter, &[Key::Char('f')], Group::Filter, 3),
    bind(Command::FilterTarget, &[Key::Char('t')], Group::Filter, 10),
    bind(Command::FilterFinance, &[Key::Char('p')], Group::Filter, 11),
    bind(Command::Only, &[Key::Char('+')], Group::Filter, 0),
    bind(Command::Not, &[Key::Char('-')], Group::Filter, 0),
    bind(
        Command::ClearLast,
        &[Key::Char('c'), DELETE],
        Group::Filter,
        0,
    ),
    bind(Command::ClearAll, &[Key::Char('C')], Group::Filter, 12),
    bind(Command::Undo, &[Key::Char('u')], Group::Filter, 13),
    bind(Command::Redo, &[Key::Char('U')], Group::Filter, 0),
    bind(Command::Measure, &[Key::Char('v')], Group::View, 6),
    bind(Command::MeasureBack, &[Key::Char('V')], Group::View, 0),
    bind(Command::Reference, &[Key::Char('a')], Group::View, 5),
    bind(Command::Sort, &[Key::Char('s')], Group::View, 8),
    bind(Command::Reverse, &[Key::Char('S')], Group::View, 0),
    bind(Command::AboveOnly, &[Key::Char('o')], Group::View, 7),
    bind(Command::ShowEmpty, &[Key::Char('z')], Group::View, 14),
    bind(Command::Scale, &[Key::Char('x')], Group::View, 15),
    bind(Command::Population, &[Key::Char('d')], Group::View, 0),
    bind(Command::Thresholds, &[Key::Char(',')], Group::View, 0),
    bind(Command::Ghosts, &[Key::Char('B')], Group::View, 0),
    bind(Command::Pin, &[SPACE], Group::View, 0),
    bind(Command::Explain, &[Key::Char('=')], Group::View, 4),
    bind(Command::Detail, &[Key::Char('w')], Group::View, 0),
    bind(Command::Theme, &[Key::Char('T')], Group::Program, 0),
    bind(Command::Mouse, &[Key::Char('m')], Group::Program, 0),
    bind(Command::Help, &[Key::Char('?'), F1], Group::Program, 16),
    bind(
        Command::Commands,
        &[Key::Char(':'), Key::Ctrl('p')],
        Group::Program,
        0,
    ),
    bind(Command::Problems, &[Key::Char('!')], Group::Program, 0),
    bind(Command::Export, &[Key::Char('e')], Group::Out, 0),
    bind(Command::Copy, &[Key::Char('y')], Group::Out, 0),
    bind(Command::CopyTable, &[Key::Char('Y')], Group::Out, 0),
    bind(Command::CommandLine, &[Key::Char(';')], Group::Out, 0),
    bind(Command::Bookmark, &[Key::Char('b')], Group::Out, 0),
    bind(Command::Bookmarks, &[Key::Char('\'')], Group::Out, 0),
    bind(Command::Reload, &[Key::Ctrl('r')], Group::Program, 0),
    bind(Command::Redraw, &[Key::Ctrl('l')], Group::Program, 0),
    bind(Command::Suspend, &[Key::Ctrl('z')], Group::Program, 0),
    bind(
        Command::Quit,
        &[Key::Char('q'), Key::Char('Q'), Key::Ctrl('c')],
        Group::Program,
        17,
    ),
];

/// True for a command that does nothing on a page of checks: it orders or marks rows, and there are none.
#[must_use]
pub fn is_for_rows(command: Command) -> bool {
    matches!(
        command,
        Command::Only
            | Command::Not
            | Command::Reference
            | Command::Sort
            | Command::Reverse
            | Command::AboveOnly
            | Command::ShowEmpty
            | Command::Scale
    )
}

/// True for a page of checks that no filter changes.
#[must_use]
pub fn is_of_all(check: Check) -> bool {
    matches!(check, Check::Reconcile | Check::Corrections)
}

/// The importance of a command on the line of hints of a page, 1 first; 0 is not shown there.
#[must_use]
pub fn hint_on(page: Page, binding: &Binding) -> u8 {
    let Page::Check(check) = page else {
        return binding.hint;
    };
    let has_thresholds = matches!(check, Check::Robustness | Check::Concentration);
    let has_measure = has_thresholds || check == Check::Estimate;
    match binding.command {
        Command::Measure if !has_measure => 0,
        Command::FilterTarget | Command::FilterFinance => 0,
        Command::Filter if is_of_all(check) => 0,
        command if is_for_rows(command) => 0,
        Command::NextPane => 2,
        Command::Back => 3,
        Command::Thresholds if has_thresholds => 4,
        Command::Find => 5,
        Command::Filter => 6,
        _ => binding.hint,
    }
}

/// What keys mean at the moment; it follows from what is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The list, or another pane of the main screen.
    Main,
    /// The left pane of facets has the focus.
    Facets,
    /// The filter palette; true while a value is looked for by typing.
    Filter {
        /// Something is typed.
        typing: bool,
    },
    /// The line that finds.
    Find,
    /// Help, or the command palette: typing narrows, Enter acts.
    Narrow,
    /// Something is about to be written over: a key of its own does it, and no key that was meant for the name.
    Confirm,
    /// The full text of an initiative, or of a line of a check.
    Text,
    /// The notes on the file, as a list or one of them.
    Problems,
    /// What a figure is.
    Explain,
    /// The command line of the view.
    CommandLine,
    /// The bookmarks: typing narrows, Enter goes to one, and a key takes one out.
    Bookmarks,
    /// A file is loaded for the first time: all that can be done is to leave.
    Loading,
}

/// The message of a key.
#[must_use]
pub fn msg(keys: &Keys, mode: Mode, event: &KeyEvent) -> Option<Msg> {
    if Key::Ctrl('c').is(event) {
        return Some(Msg::Command(Command::Quit));
    }
    if Key::Ctrl('z').is(event) {
        return Some(Msg::Command(Command::Suspend));
    }
    match mode {
        Mode::Main => main(keys, event),
        Mode::Facets => facets(keys, event).or_else(|| main(keys, event)),
        Mode::Filter { typing } => filter(typing, event),
        Mode::Find => find(event),
        Mode::Narrow => narrow(event),
        Mode::Confirm => confirm(event),
        Mode::Text => text(keys, event),
        Mode::Problems => problems(keys, event),
        Mode::Explain => explain(keys, event),
        Mode::CommandLine => command_line(keys, event),
        Mode::Bookmarks => bookmarks(event),
        Mode::Loading => loading(keys, event),
    }
}

fn main(keys: &Keys, event: &KeyEvent) -> Option<Msg> {
    keys.command(|key| key.is(event)).map(Msg::Command)
}

fn facets(keys: &Keys, event: &KeyEvent) -> Option<Msg> {
    let key = |key: Key| key.is(event);
    // A letter folds and unfolds while it means the same on the main screen.
    let letter =
        |letter, command| key(letter) && keys.command(|key| key.is(event)) == Some(command);
    if key(Key::Char(' ')) || key(ENTER) {
        Some(Msg::Choose)
    } else if key(Key::Char('!')) {
        Some(Msg::Exclude)
    } else if key(RIGHT) || letter(Key::Char('l'), Command::Open) {
        Some(Msg::Unfold)
    } else if key(LEFT) || letter(Key::Char('h'), Command::Back) {
        Some(Msg::Fold)
    } else {
        None
    }
}

/// Moving in a list that is narrowed by typing: only keys that type nothing.
fn movement(event: &KeyEvent) -> Option<Msg> {
    let command = match event.code {
        KeyCode::Up => Command::Up,
        KeyCode::Down => Command::Down,
        KeyCode::PageUp => Command::PageUp,
        KeyCode::PageDown => Command::PageDown,
        _ => return None,
    };
    Some(Msg::Command(command))
}

fn filter(typing: bool, event: &KeyEvent) -> Option<Msg> {
    if let Some(moved) = movement(event) {
        return Some(moved);
    }
    match event.code {
        KeyCode::Enter => Some(Msg::Accept),
        KeyCode::Esc => Some(Msg::Command(Command::Back)),
        KeyCode::Tab => Some(Msg::Choose),
        KeyCode::Char(' ') if !typing => Some(Msg::Choose),
        KeyCode::Char('!') => Some(Msg::Exclude),
        KeyCode::Right if !typing => Some(Msg::Unfold),
        KeyCode::Left if !typing => Some(Msg::Fold),
        KeyCode::Home if !typing => Some(Msg::Command(Command::Top)),
        KeyCode::End if !typing => Some(Msg::Command(Command::Bottom)),
        _ => edit(event),
    }
}

fn find(event: &KeyEvent) -> Option<Msg> {
    match event.code {
        KeyCode::Enter => Some(Msg::Accept),
        KeyCode::Esc => Some(Msg::Command(Command::Back)),
        KeyCode::Tab => Some(Msg::Keep),
        KeyCode::Down => Some(Msg::Command(Command::FindNext)),
        KeyCode::Up => Some(Msg::Command(Command::FindPrevious)),
        _ => edit(event),
    }
}

fn narrow(event: &KeyEvent) -> Option<Msg> {
    if let Some(moved) = movement(event) {
        return Some(moved);
    }
    match event.code {
        KeyCode::Enter => Some(Msg::Accept),
        KeyCode::Esc | KeyCode::F(1) => Some(Msg::Command(Command::Back)),
        _ => edit(event),
    }
}

fn confirm(event: &KeyEvent) -> Option<Msg> {
    if Key::Char('o').is(event) {
        return Some(Msg::Choose);
    }
    ESC.is(event).then_some(Msg::Command(Command::Back))
}

fn bookmarks(event: &KeyEvent) -> Option<Msg> {
    if DELETE.is(event) || Key::Ctrl('d').is(event) {
        return Some(Msg::Forget);
    }
    narrow(event)
}

fn text(keys: &Keys, event: &KeyEvent) -> Option<Msg> {
    match main(keys, event)? {
        Msg::Command(
            command @ (Command::Up
            | Command::Down
            | Command::PageUp
            | Command::PageDown
            | Command::HalfUp
            | Command::HalfDown
            | Command::Top
            | Command::Bottom
            | Command::Back
            | Command::NextSibling
            | Command::PreviousSibling
            | Command::Open
            | Command::Explain
            | Command::Help
            | Command::Problems
            | Command::Reload
            | Command::Redraw
            | Command::Copy
            | Command::CopyTable),
        ) => Some(Msg::Command(command)),
        Msg::Command(Command::Quit) => Some(Msg::Command(Command::Back)),
        _ => None,
    }
}

/// The notes: as a text, with a key that corrects. They are no finding, and no table.
fn problems(keys: &Keys, event: &KeyEvent) -> Option<Msg> {
    if Key::Char('r').is(event) {
        return Some(Msg::Correct);
    }
    match text(keys, event)? {
        Msg::Command(Command::Copy | Command::CopyTable) => None,
        msg => Some(msg),
    }
}

/// The command line: as a text that leads nowhere. The key that opens it closes it, and the mouse may be left to the
/// terminal, which selects text then.
fn command_line(keys: &Keys, event: &KeyEvent) -> Option<Msg> {
    match main(keys, event)? {
        Msg::Command(Command::CommandLine) => Some(Msg::Command(Command::Back)),
        Msg::Command(Command::Mouse) => Some(Msg::Command(Command::Mouse)),
        Msg::Command(
            Command::NextSibling
            | Command::PreviousSibling
            | Command::Open
            | Command::Explain
            | Command::Problems,
        ) => None,
        _ => text(keys, event),
    }
}

fn explain(keys: &Keys, event: &KeyEvent) -> Option<Msg> {
    match main(keys, event)? {
        Msg::Command(command @ (Command::Open | Command::NextPane | Command::PreviousPane)) => {
            Some(Msg::Command(command))
        }
        // The notes would lie over the figure, and lead to another row.
        Msg::Command(Command::Problems) => None,
        _ => text(keys, event),
    }
}

fn loading(keys: &Keys, event: &KeyEvent) -> Option<Msg> {
    match main(keys, event)? {
        Msg::Command(Command::Back | Command::Quit) => Some(Msg::Command(Command::Back)),
        Msg::Command(Command::Redraw) => Some(Msg::Command(Command::Redraw)),
        _ => None,
    }
}

fn edit(event: &KeyEvent) -> Option<Msg> {
    let control = event.modifiers.contains(KeyModifiers::CONTROL);
    let request = match event.code {
        KeyCode::Char('u') if control => InputRequest::DeleteLine,
        KeyCode::Char('w') if control => InputRequest::DeletePrevWord,
        KeyCode::Char('a') if control => InputRequest::GoToStart,
        KeyCode::Char('e') if control => InputRequest::GoToEnd,
        KeyCode::Char(_) if control || event.modifiers.contains(KeyModifiers::ALT) => return None,
        KeyCode::Char(typed) => InputRequest::InsertChar(typed),
        KeyCode::Backspace => InputRequest::DeletePrevChar,
        KeyCode::Delete => InputRequest::DeleteNextChar,
        KeyCode::Left => InputRequest::GoToPrevChar,
        KeyCode::Right => InputRequest::GoToNextChar,
        KeyCode::Home => InputRequest::GoToStart,
        KeyCode::End => InputRequest::GoToEnd,
        _ => return None,
    };
    Some(Msg::Edit(request))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_is_bound_twice() {
        let keys: Vec<_> = BINDINGS.iter().flat_map(|binding| binding.keys).collect();
        for (at, key) in keys.iter().enumerate() {
            assert!(!keys[at + 1..].contains(key), "{key:?}");
        }
    }

    #[test]
    fn no_command_stands_twice_and_each_has_a_key() {
        assert_eq!(BINDINGS.len(), Command::ALL.len());
        for (at, binding) in BINDINGS.iter().enumerate() {
            assert!(!binding.keys.is_empty());
            let rest = &BINDINGS[at + 1..];
            assert!(rest.iter().all(|other| other.command != binding.command));
        }
    }

    #[test]
    fn every_key_is_read_back_by_the_name_of_the_configuration_and_by_that_of_help() {
        let table = BINDINGS.iter().flat_map(|binding| binding.keys);
        for key in table.chain(NAMED.iter().map(|(key, _)| key)) {
            assert_eq!(Key::of_name(&key.written()), Some(*key));
            assert_eq!(Key::of_name(&key.name()), Some(*key));
            assert!(key.written().is_ascii(), "{key:?}");
        }
        assert_eq!(Key::of_name("ctrl-R"), Some(Key::Ctrl('r')));
        assert_eq!(Key::of_name("pgdn"), Some(PAGE_DOWN));
        assert_eq!(Key::of_name("S"), Some(Key::Char('S')));
        assert_eq!(Key::of_name(" "), Some(SPACE));
        assert_eq!(Key::of_name("ø"), Some(Key::Char('ø')));
        let none = [
            "", "ss", "Ctrl-", "Ctrl-I", "Ctrl-1", "F13", "\u{1b}", "\u{202e}", "\u{301}", "漢",
        ];
        for none in none {
            assert_eq!(Key::of_name(none), None, "{none:?}");
        }
        assert_eq!(Key::nearest("Pgdown"), Some("PgDn"));
        assert_eq!(Key::nearest("Ctrl-I"), Some("Tab"));
        assert_eq!(Key::nearest("Hyperspace"), None);
    }

    #[test]
    fn nothing_needs_altgr_or_a_dead_key_on_a_danish_keyboard() {
        let forbidden = "[]{}@$£€|\\~^´`¨æøåÆØÅ";
        for binding in BINDINGS {
            for key in binding.keys {
                if let Key::Char(c) = key {
                    assert!(!forbidden.contains(*c), "{c}");
                }
            }
        }
    }

    #[test]
    fn the_keys_that_type_do_not_command() {
        let event = |c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE);
        for typed in ['q', 'n', 'f', '2', 'ø'] {
            assert_eq!(
                msg(&Keys::default(), Mode::Find, &event(typed)),
                Some(Msg::Edit(InputRequest::InsertChar(typed)))
            );
        }
        assert_eq!(
            msg(&Keys::default(), Mode::Main, &event('q')),
            Some(Msg::Command(Command::Quit))
        );
    }
}
