//! How a table is laid out on its page: `--width`, `--ascii`, `--color`.

use clap::{Arg, ArgAction, ArgMatches};

use crate::cli::check::Page;
use crate::text::Language;
use crate::text::bar::cells::Glyphs;
use crate::text::paper::{self, PaperWords};

/// The narrowest and the widest table.
const WIDTHS: [usize; 2] = [20, 1_000];

/// How a table is laid out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Paper {
    /// The cells of a line, where they are given.
    pub width: Option<usize>,
    /// The characters of bars.
    pub glyphs: Glyphs,
    /// Colours and attributes of a terminal.
    pub colour: Colour,
}

/// When a table has the colours and attributes of a terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// On a terminal that shows them, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Colour {
    const ALL: [Self; 3] = [Self::Auto, Self::Always, Self::Never];

    fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }
    }
}

impl Paper {
    /// What the arguments of [`args`] say.
    pub(super) fn of(matches: &ArgMatches) -> Self {
        let name = matches.get_one::<String>("color");
        let mut colours = Colour::ALL.into_iter();
        let colour = colours.find(|colour| name.is_some_and(|name| colour.name() == name));
        Self {
            width: matches.get_one::<usize>("width").copied(),
            glyphs: if matches.get_flag("ascii") {
                Glyphs::Ascii
            } else {
                Glyphs::Unicode
            },
            colour: colour.unwrap_or_default(),
        }
    }

    /// Whether a page is written in colours.
    pub(super) fn has_colour(self, page: Page) -> bool {
        match self.colour {
            Colour::Auto => page.has_colour,
            Colour::Always => true,
            Colour::Never => false,
        }
    }
}

/// The arguments.
pub(super) fn args(language: &Language) -> [Arg; 3] {
    let words = paper::words(language.numbers.lang());
    let ascii = Arg::new("ascii").long("ascii").help(words.arg_ascii);
    let color = Arg::new("color")
        .long("color")
        .value_name("WHEN")
        .help(words.arg_color)
        .value_parser(Colour::ALL.map(Colour::name))
        .default_value(Colour::default().name())
        .hide_possible_values(true)
        .hide_default_value(true);
    [width(words), ascii.action(ArgAction::SetTrue), color]
}

fn width(words: &'static PaperWords) -> Arg {
    let [least, most] = WIDTHS.map(|width| width.to_string());
    let refused = (words.bad_width)(&least, &most);
    let parse = move |text: &str| {
        let width = text.parse::<usize>().ok();
        let is_inside = |width: &usize| (WIDTHS[0]..=WIDTHS[1]).contains(width);
        width.filter(is_inside).ok_or_else(|| refused.clone())
    };
    Arg::new("width")
        .long("width")
        .value_name("N")
        .help((words.arg_width)(&least, &most))
        .value_parser(parse)
}
