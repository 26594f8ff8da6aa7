//! Colours by role. Nothing is told by colour alone: every role has a glyph or an attribute as well.

use ratatui::style::{Color, Modifier, Style};

/// A set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The terminal's own sixteen colours: readable on every background.
    #[default]
    Sixteen,
    /// For a dark background; the pair above and below is safe for the colour-blind (Okabe and Ito).
    Dark,
    /// For a light background.
    Light,
    /// No colour at all.
    Mono,
}

/// What a piece of the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Plain text.
    Text,
    /// Text and rules that stand back.
    Dim,
    /// Headings.
    Strong,
    /// The row of the cursor.
    Cursor,
    /// The tab and panel in use, and keys to press.
    Focus,
    /// A bar above its reference.
    Above,
    /// A bar below its reference, or equal to it.
    Below,
    /// The line of the reference on nothing.
    Line,
    /// The notice, small populations, missing amounts.
    Warning,
    /// Letters that match.
    Match,
}

impl Theme {
    /// Every theme, in the order of the theme key.
    pub const ALL: [Self; 4] = [Self::Sixteen, Self::Dark, Self::Light, Self::Mono];

    /// The theme after this one.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|theme| *theme == self);
        Self::ALL[at.map_or(0, |at| (at + 1) % Self::ALL.len())]
    }

    /// The theme of a name on the command line; `auto` and unknown names give none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "16" => Some(Self::Sixteen),
            "dark" => Some(Self::Dark),
            "light" => Some(Self::Light),
            "mono" => Some(Self::Mono),
            _ => None,
        }
    }

    /// The theme that suits an environment: none of colour when `NO_COLOR` is set, dark or light where
    /// `COLORFGBG` tells the background and the terminal has all colours, else the sixteen.
    #[must_use]
    pub fn suited(environment: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name| environment(name).filter(|value| !value.is_empty());
        if set("NO_COLOR").is_some() {
            return Self::Mono;
        }
        let full = set("COLORTERM").is_some_and(|value| value == "truecolor" || value == "24bit");
        let background =
            set("COLORFGBG").and_then(|value| value.rsplit(';').next()?.parse::<u8>().ok());
        match background {
            Some(7 | 15) if full => Self::Light,
            Some(_) if full => Self::Dark,
            _ => Self::Sixteen,
        }
    }

    /// The style of a role.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        let plain = Style::new();
        match role {
            Role::Text => plain,
            Role::Dim => plain.add_modifier(Modifier::DIM),
            Role::Cursor => plain.add_modifier(Modifier::REVERSED),
            Role::Strong | Role::Line => plain.add_modifier(Modifier::BOLD),
            Role::Match => plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::Above | Role::Below => self.coloured(role),
            Role::Focus | Role::Warning => self.coloured(role).add_modifier(Modifier::BOLD),
        }
    }

    fn coloured(self, role: Role) -> Style {
        let colour = match (self, role) {
            (Self::Mono, _) => None,
            (Self::Dark, Role::Above) => Some(Color::Rgb(0xE6, 0x9F, 0x00)),
            (Self::Dark, Role::Warning) => Some(Color::Rgb(0xCC, 0x79, 0xA7)),
            (Self::Dark, _) => Some(Color::Rgb(0x56, 0xB4, 0xE9)),
            (Self::Light, Role::Above | Role::Warning) => Some(Color::Rgb(0xA3, 0x47, 0x00)),
            (Self::Light, _) => Some(Color::Rgb(0x00, 0x72, 0xB2)),
            (Self::Sixteen, Role::Above) => Some(Color::Yellow),
            (Self::Sixteen, Role::Warning) => Some(Color::Magenta),
            (Self::Sixteen, _) => Some(Color::Cyan),
        };
        colour.map_or(Style::new(), |colour| Style::new().fg(colour))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_color_takes_every_colour_away() {
        let theme = Theme::suited(|name| (name == "NO_COLOR").then(|| "1".to_owned()));
        for role in [Role::Above, Role::Below, Role::Focus, Role::Warning] {
            assert_eq!(theme.style(role).fg, None);
        }
        assert_eq!(
            Theme::suited(|name| (name == "NO_COLOR").then(String::new)),
            Theme::Sixteen
        );
    }

    #[test]
    fn the_cursor_is_reversed_in_every_theme() {
        for theme in Theme::ALL {
            let style = theme.style(Role::Cursor);
            assert!(style.add_modifier.contains(Modifier::REVERSED));
        }
    }
}
