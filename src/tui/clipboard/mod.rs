//! Copying: by the terminal (OSC 52), and by a program of the desktop or tmux where there is one.
//!
//! A terminal never answers whether it took the text, so that where a desktop is at hand its own program gets it too.
//! Programs and not a library: the text must outlive this program, which under X11 only another process sees to; a
//! library in this one would take the clipboard from the very terminal that has just got it, and lose it on the way out.

pub mod osc52;
pub mod tool;

use std::ffi::OsStr;

use tool::Tool;

/// Bytes up to which terminals are known to take a text.
pub const QUIET: usize = 4 << 10;
/// Bytes that no terminal is asked to take more of.
pub const MOST: usize = 100 << 10;
/// Bytes that no program is asked to take more of.
pub const MOST_OF_TOOLS: usize = 16 << 20;

/// What there is to copy by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ways {
    /// The terminal is not known to take nothing.
    pub terminal: bool,
    /// Programs, to be tried in this order.
    pub tools: Vec<Tool>,
}

impl Ways {
    /// What there is under some environment.
    ///
    /// Over SSH the desktop of these variables is not the one that the user sits at; tmux reaches that one.
    #[must_use]
    pub fn of<V: AsRef<OsStr>>(variable: impl Fn(&str) -> Option<V>) -> Self {
        let is_set = |name: &str| variable(name).is_some_and(|value| !value.as_ref().is_empty());
        let is_remote = is_set("SSH_CONNECTION") || is_set("SSH_TTY");
        let is_here = |tool: &Tool| match tool {
            Tool::Tmux => is_set("TMUX"),
            Tool::Wayland => !is_remote && is_set("WAYLAND_DISPLAY"),
            Tool::Xclip | Tool::Xsel => !is_remote && is_set("DISPLAY"),
            Tool::Mac => !is_remote && cfg!(target_os = "macos"),
        };
        // The console of Linux has no clipboard.
        let is_console = variable("TERM").is_some_and(|term| term.as_ref() == "linux");
        Self {
            terminal: !is_console || is_set("TMUX"),
            tools: Tool::ALL.into_iter().filter(is_here).collect(),
        }
    }
}

/// What came of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The characters of the text.
    pub characters: usize,
    /// Its bytes.
    pub bytes: usize,
    /// It was sent to the terminal.
    pub sent: bool,
    /// What the programs made of it.
    pub by: By,
}

/// What the programs made of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// There are none here.
    Nobody,
    /// It is on its way to one.
    Asked,
    /// One has it.
    Taken(Tool),
    /// One was there and failed.
    Refused(Tool),
}

/// Text without control characters; line ends and tabs are kept where it is a table.
#[must_use]
pub fn clean(text: &str, is_table: bool) -> String {
    let is_kept = |c: &char| !c.is_control() || (is_table && matches!(c, '\n' | '\t'));
    text.chars().filter(is_kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(variables: &[(&str, &'static str)]) -> Ways {
        Ways::of(|name| {
            let found = variables.iter().find(|(own, _)| *own == name);
            found.map(|(_, value)| *value)
        })
    }

    #[test]
    fn the_desktop_is_asked_where_the_user_sits_at_it() {
        let here = ways(&[
            ("TERM", "foot"),
            ("WAYLAND_DISPLAY", "wayland-0"),
            ("DISPLAY", ":0"),
        ]);
        assert!(here.terminal);
        let expected = [Tool::Wayland, Tool::Xclip, Tool::Xsel];
        assert!(here.tools.starts_with(&expected), "{here:?}");
        let away = ways(&[("DISPLAY", ":10"), ("SSH_CONNECTION", "1 2 3 4")]);
        assert_eq!(away.tools, []);
        let in_tmux = ways(&[("TMUX", "/tmp/x,1,0"), ("SSH_TTY", "/dev/pts/0")]);
        assert_eq!(in_tmux.tools, [Tool::Tmux]);
        assert_eq!(ways(&[("WAYLAND_DISPLAY", "")]).tools, ways(&[]).tools);
    }

    #[test]
    fn the_console_of_linux_is_not_asked_unless_tmux_is_between() {
        assert!(!ways(&[("TERM", "linux")]).terminal);
        assert!(ways(&[("TERM", "linux"), ("TMUX", "x")]).terminal);
        assert!(ways(&[]).terminal);
    }

    #[test]
    fn controls_go_and_a_table_keeps_its_lines() {
        let text = "a\u{1b}]0;x\u{7}b\tc\r\nd\u{9b}";
        assert_eq!(clean(text, false), "a]0;xbcd");
        assert_eq!(clean(text, true), "a]0;xb\tc\nd");
    }
}
