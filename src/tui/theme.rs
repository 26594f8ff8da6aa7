//! Colours by role. Nothing is told by colour alone: every role has a glyph or an attribute as well.

use ratatui::style::{Color, Modifier, Style};

use crate::tui::bar::Styles;

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
    /// The strongest contrast that the terminal has: white on black, nothing dim, the pair above and below in pure
    /// yellow and cyan.
    HighContrast,
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
    pub const ALL: [Self; 5] = [
        Self::Sixteen,
        Self::Dark,
        Self::Light,
        Self::Mono,
        Self::HighContrast,
    ];

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
            "high-contrast" => Some(Self::HighContrast),
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

    /// How bars look.
    pub(super) fn bar(self) -> Styles {
        Styles {
            above: self.style(Role::Above),
            below: self.style(Role::Below),
            neutral: self.style(Role::Below),
            line: self.style(Role::Line),
            line_on_bar: self.style(Role::Line),
            overflow: self.style(Role::Above),
            ghost: self.style(Role::Dim),
        }
    }

    /// The style of a role.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        let plain = self.plain();
        match role {
            Role::Text => plain,
            // Nothing stands back where everything must be read.
            Role::Dim if self == Self::HighContrast => plain,
            Role::Dim => plain.add_modifier(Modifier::DIM),
            Role::Cursor => plain.add_modifier(Modifier::REVERSED),
            Role::Strong | Role::Line => plain.add_modifier(Modifier::BOLD),
            Role::Match => plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::Above | Role::Below => self.coloured(role),
            Role::Focus | Role::Warning => self.coloured(role).add_modifier(Modifier::BOLD),
        }
    }

    /// Plain text: in the terminal's own colours, but for the theme that must not depend on them.
    fn plain(self) -> Style {
        match self {
            Self::HighContrast => Style::new()
                .fg(Color::Rgb(0xFF, 0xFF, 0xFF))
                .bg(Color::Rgb(0, 0, 0)),
            Self::Sixteen | Self::Dark | Self::Light | Self::Mono => Style::new(),
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
            (Self::HighContrast, Role::Above) => Some(Color::Rgb(0xFF, 0xFF, 0x00)),
            (Self::HighContrast, Role::Warning) => Some(Color::Rgb(0xFF, 0xB0, 0xFF)),
            (Self::HighContrast, _) => Some(Color::Rgb(0x00, 0xFF, 0xFF)),
        };
        colour.map_or(self.plain(), |colour| self.plain().fg(colour))
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

    /// The part of light that a colour of the screen gives, by WCAG 2.2, 1.4.6.
    fn luminance(colour: Option<Color>) -> f64 {
        let Some(Color::Rgb(red, green, blue)) = colour else {
            panic!("{colour:?} is no colour of its own");
        };
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    #[test]
    fn high_contrast_is_more_than_seven_to_one_for_every_role_and_dims_nothing() {
        let roles = [
            Role::Text,
            Role::Dim,
            Role::Strong,
            Role::Cursor,
            Role::Focus,
            Role::Above,
            Role::Below,
            Role::Line,
            Role::Warning,
            Role::Match,
        ];
        for role in roles {
            let style = Theme::HighContrast.style(role);
            let (light, dark) = (luminance(style.fg), luminance(style.bg));
            assert!((light + 0.05) / (dark + 0.05) >= 7.0, "{role:?}");
            assert!(!style.add_modifier.contains(Modifier::DIM));
        }
    }

    #[test]
    fn every_theme_is_found_by_its_name() {
        for theme in Theme::ALL {
            let named = ["16", "dark", "light", "mono", "high-contrast"].map(Theme::named);
            assert!(named.contains(&Some(theme)), "{theme:?}");
        }
    }

    #[test]
    fn the_cursor_is_reversed_in_every_theme() {
        for theme in Theme::ALL {
            let style = theme.style(Role::Cursor);
            assert!(style.add_modifier.contains(Modifier::REVERSED));
        }
    }
}
