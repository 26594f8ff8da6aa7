//! A player: keys and clicks to the model, pictures back. No terminal is needed.

pub(crate) mod noted;

use std::sync::{Arc, LazyLock};

use indsats::domain::dataset::Dataset;
use indsats::domain::report::Report;
use indsats::load::watch::Reread;
use indsats::load::{self, Source};
use indsats::query::answer::{Answer, Rows};
use indsats::query::group::Group;
use indsats::query::view::View;
use indsats::text::bar::cells::Glyphs;
use indsats::text::{Lang, Language};
use indsats::tui::keys::Keys;
use indsats::tui::model::{Model, Options};
use indsats::tui::msg::{Effect, Msg};
use indsats::tui::theme::Theme;
use indsats::tui::update::update;
use indsats::tui::{picture, run, script};

static EXAMPLE: LazyLock<Arc<Dataset>> =
    LazyLock::new(|| Arc::new(load::load(&Source::default()).unwrap().dataset));

/// The constructed example that ships with the program.
pub(crate) fn example() -> Arc<Dataset> {
    Arc::clone(&EXAMPLE)
}

/// A model with its data set, driven from outside.
pub(crate) struct Player {
    pub(crate) model: Model,
    pub(crate) data: Arc<Dataset>,
}

impl Player {
    /// The example in Danish.
    pub(crate) fn new(width: u16, height: u16) -> Self {
        Self::of(example(), Lang::Da, Glyphs::Unicode, (width, height))
    }

    /// The example in English.
    pub(crate) fn english(width: u16, height: u16) -> Self {
        Self::of(example(), Lang::En, Glyphs::Unicode, (width, height))
    }

    /// A data set in a language, with some characters for bars.
    pub(crate) fn of(data: Arc<Dataset>, lang: Lang, glyphs: Glyphs, size: (u16, u16)) -> Self {
        Self::read(
            data,
            Report::default(),
            Reread::Embedded,
            lang,
            glyphs,
            size,
        )
    }

    /// A data set with what was noted about its file.
    pub(crate) fn read(
        data: Arc<Dataset>,
        report: Report,
        reread: Reread,
        lang: Lang,
        glyphs: Glyphs,
        (width, height): (u16, u16),
    ) -> Self {
        let options = Options {
            view: View::default(),
            theme: Theme::named("mono").unwrap(),
            keys: Keys::default(),
            glyphs,
            mouse: true,
            report: Arc::new(report),
            against: Arc::default(),
            reread,
        };
        let language = Language::new(lang).unwrap();
        let model = Model::new(Arc::clone(&data), language, options, width, height);
        Self { model, data }
    }

    /// The same after some keys.
    pub(crate) fn then(mut self, keys: &str) -> Self {
        self.play(keys);
        self
    }

    /// Plays keys; what the last one asks of the loop.
    pub(crate) fn play(&mut self, keys: &str) -> Option<Effect> {
        let mut effect = None;
        for key in script::parse(keys).unwrap() {
            effect = run::press(&mut self.model, &key);
        }
        effect
    }

    /// A click of the left button.
    pub(crate) fn click(&mut self, (x, y): (u16, u16)) -> Option<Effect> {
        update(&mut self.model, Msg::Click(x, y))
    }

    /// A turn of the wheel.
    pub(crate) fn wheel(&mut self, (x, y): (u16, u16), down: bool) {
        let effect = update(&mut self.model, Msg::Wheel(x, y, down));
        assert_eq!(effect, None);
    }

    /// Another size of the window.
    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        let effect = update(&mut self.model, Msg::Resize(width, height));
        assert_eq!(effect, None);
    }

    /// The screen as text.
    pub(crate) fn picture(&self) -> String {
        picture::plain(&picture::draw(&self.model))
    }

    /// The rows of the screen.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.picture().lines().map(str::to_owned).collect()
    }

    /// One row of the screen.
    pub(crate) fn line(&self, at: usize) -> String {
        self.lines()[at].clone()
    }

    /// Where a text stands on the screen: the column and row of its first letter.
    pub(crate) fn place_of(&self, text: &str) -> (u16, u16) {
        let found = self.lines().iter().enumerate().find_map(|(y, line)| {
            let at = line.find(text)?;
            Some((line[..at].chars().count(), y))
        });
        let (x, y) = found.unwrap_or_else(|| panic!("no {text:?} in\n{}", self.picture()));
        (u16::try_from(x).unwrap(), u16::try_from(y).unwrap())
    }

    /// True when the screen has the text.
    pub(crate) fn shows(&self, text: &str) -> bool {
        self.picture().contains(text)
    }

    /// The answer to the view in force, computed afresh.
    pub(crate) fn answer(&self) -> Answer {
        self.model.view().answer(&self.data)
    }

    /// The groups of that answer.
    pub(crate) fn groups(&self) -> Vec<Group> {
        match self.answer().rows {
            Rows::Groups(groups) => groups,
            Rows::Initiatives(_) => Vec::new(),
        }
    }

    /// The names of all rows, in order.
    pub(crate) fn names(&self) -> Vec<String> {
        let rows = self.answer().rows.len();
        (0..rows).map(|at| self.model.label(at)).collect()
    }

    /// The name of the row under the cursor.
    pub(crate) fn chosen(&self) -> String {
        self.model.label(self.model.cursor().at)
    }

    /// View and cursor: what undo must bring back.
    pub(crate) fn place(&self) -> (View, usize, String) {
        (
            self.model.view().clone(),
            self.model.cursor().at,
            self.chosen(),
        )
    }
}
