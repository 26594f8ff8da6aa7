//! The model: the timeline of views, the answer to the present one, and what is open over it.

mod go;
mod list;
mod screen;

use std::any::Any;
use std::sync::Arc;

use ratatui::layout::Rect;

use crate::domain::against::Against;
use crate::domain::dataset::{Dataset, Status};
use crate::domain::report::Report;
use crate::load::Stage;
use crate::load::watch::Reread;
use crate::query::answer::Answer;
use crate::query::comparison::Comparison;
use crate::query::criteria::Facet;
use crate::query::facet::FacetCounts;
use crate::query::group::Key;
use crate::query::profile::Profile;
use crate::query::view::{Check, Grouping, Order, Page, View};
use crate::text::Language;
use crate::text::bar::cells::Glyphs;
use crate::text::command::Command;
use crate::text::sheet::Sheet;
use crate::tui::asked::{Known, Landing, Pace, Question, Renames};
use crate::tui::compare::{Compared, Ghosts};
use crate::tui::cursor::Cursor;
use crate::tui::facet_list::FacetList;
use crate::tui::found::Found;
use crate::tui::keys::Keys;
use crate::tui::noted::Noted;
use crate::tui::overlay::Overlay;
use crate::tui::passages::{Passages, Record};
use crate::tui::theme::Theme;
use crate::tui::timeline::Timeline;

/// The part of the main screen that keys go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The list.
    #[default]
    List,
    /// The profile.
    Detail,
    /// The facets.
    Facets,
}

/// What the program was asked for, beside the data.
#[derive(Debug)]
pub struct Options {
    /// The first view.
    pub view: View,
    /// The colours.
    pub theme: Theme,
    /// The keys.
    pub keys: Keys,
    /// The characters of bars.
    pub glyphs: Glyphs,
    /// The mouse is captured.
    pub mouse: bool,
    /// What loading found beside the rows.
    pub report: Arc<Report>,
    /// What the data is held against.
    pub against: Arc<Against>,
    /// Whether the file can be read again.
    pub reread: Reread,
}

/// Why the data shown is not the file as it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Badge {
    /// The file is changing.
    Changing,
    /// The file is not there.
    Missing,
    /// The file is another one by now.
    Stale,
}

/// Why a version of the file is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// The reason in words.
    pub(crate) why: String,
    /// A file was not there.
    pub(crate) is_missing: bool,
}

/// What a tab remembers while another is open.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Memory {
    pub(crate) cursor: Cursor,
    pub(crate) order: Order,
}

/// Everything that the screen shows follows from this.
#[derive(Debug)]
pub struct Model {
    pub(crate) data: Arc<Dataset>,
    pub(crate) language: Language,
    pub(crate) timeline: Timeline,
    pub(crate) tabs: [Memory; 4],
    /// Where each page of checks was left.
    pub(crate) checks: [Cursor; 8],
    /// The page of checks that was open last.
    pub(crate) last_check: Check,
    pub(crate) pane: Pane,
    pub(crate) pane_facets: FacetList,
    pub(crate) detail: bool,
    pub(crate) detail_scroll: usize,
    pub(crate) overlay: Option<Overlay>,
    pub(crate) found: Option<Found>,
    pub(crate) status: Option<String>,
    pub(crate) window: Rect,
    pub(crate) theme: Theme,
    pub(crate) keys: Keys,
    pub(crate) glyphs: Glyphs,
    pub(crate) mouse: bool,
    /// What loading found beside the rows.
    pub(crate) report: Arc<Report>,
    /// What the data is held against.
    pub(crate) against: Arc<Against>,
    /// The earlier version, where there is one.
    pub(crate) compared: Option<Compared>,
    /// The arguments that open the same files.
    pub(crate) opened: Vec<String>,
    /// Whether its values stand behind the bars.
    pub(crate) ghosts: Ghosts,
    /// Which of its findings are about which row, and how many there are.
    pub(crate) noted: Noted,
    /// The long texts of the row whose detail is shown, where they are not in memory.
    pub(crate) passages: Option<Passages>,
    /// The text of the record whose note is on the screen, where it is read back from its file.
    pub(crate) record: Option<Record>,
    pub(crate) reread: Reread,
    /// How far reading the file again, or the rest of it, has come.
    pub(crate) reload: Option<Stage>,
    /// A save is on its way.
    pub(crate) saving: bool,
    /// Where a correction was written, until the file was read with it.
    pub(crate) corrected: Option<String>,
    pub(crate) badge: Option<Badge>,
    /// Why the file as it is now is not shown.
    pub(crate) refusal: Option<Refusal>,
    /// When questions are answered.
    pub(crate) pace: Pace,
    /// What was told so far of the data.
    pub(crate) known: Known,
    /// The number of what questions are asked of.
    pub(crate) epoch: u64,
    /// Questions answered so far that were not known.
    pub(crate) answered: u64,
    /// Large things that were let go of, where the loop drops them.
    pub(crate) retired: Vec<Box<dyn Any + Send>>,
    /// Where the list will stand once its rows are known.
    pub(crate) landing: Landing,
    /// A command that waits for an answer which the screen does not show.
    pub(crate) errand: Option<(Question, Command)>,
    /// The answer to the view in force; none while it is counted.
    pub(crate) answer: Option<Arc<Answer>>,
    /// The values of the facets, where they were on the screen.
    pub(crate) facets: Vec<FacetCounts>,
    /// The selection that they are counted in, and which of them are.
    pub(crate) faceted: Option<(View, Vec<Facet>)>,
    /// The group under the cursor, which the detail is about.
    pub(crate) profiled: Option<Key>,
    /// Its profile, where the detail shows it; none while it is counted.
    pub(crate) profile: Option<Arc<Profile>>,
    /// The pinned rows side by side, where there are two; none while they are counted.
    pub(crate) comparison: Option<Arc<Comparison>>,
    /// What the open page of checks says; none while it is counted.
    pub(crate) page: Option<Arc<Sheet>>,
    /// The renames that its lines stand for.
    pub(crate) renames: Renames,
    /// The line of it that the detail is about.
    pub(crate) detailed: usize,
}

impl Model {
    /// The model of a data set in a window, which knows all that it shows.
    #[must_use]
    pub fn new(
        data: Arc<Dataset>,
        language: Language,
        options: Options,
        width: u16,
        height: u16,
    ) -> Self {
        Self::at_pace(data, language, options, (width, height), Pace::AtOnce)
    }

    /// The model of a data set in a window, whose questions are answered at some pace.
    #[must_use]
    pub fn at_pace(
        data: Arc<Dataset>,
        language: Language,
        options: Options,
        (width, height): (u16, u16),
        pace: Pace,
    ) -> Self {
        let mut model = Self {
            pace,
            known: Known::default(),
            epoch: 0,
            answered: 0,
            retired: Vec::new(),
            landing: Landing::default(),
            errand: None,
            answer: None,
            facets: Vec::new(),
            faceted: None,
            profiled: None,
            profile: None,
            comparison: None,
            page: None,
            renames: Renames::default(),
            detailed: 0,
            timeline: Timeline::new(options.view),
            tabs: [Memory::default(); 4],
            checks: [Cursor::default(); 8],
            last_check: Check::default(),
            pane: Pane::List,
            pane_facets: FacetList::new(vec![
                Facet::Area,
                Facet::Secondary,
                Facet::Finance,
                Facet::Primary,
            ]),
            detail: true,
            detail_scroll: 0,
            overlay: None,
            found: None,
            status: None,
            window: Rect::new(0, 0, width, height),
            theme: options.theme,
            keys: options.keys,
            glyphs: options.glyphs,
            mouse: options.mouse,
            noted: Noted::of(&options.report),
            report: options.report,
            against: options.against,
            compared: None,
            opened: Vec::new(),
            ghosts: Ghosts::Shown,
            passages: None,
            record: None,
            reread: options.reread,
            reload: None,
            saving: false,
            corrected: None,
            badge: None,
            refusal: None,
            data,
            language,
        };
        model.compare();
        model.refresh();
        let said = [model.ghost_legend(), model.summary()];
        let said: Vec<_> = said.into_iter().flatten().collect();
        // A page of checks has hints of its own from the first picture on.
        let is_rows = model.view().page == Page::Rows;
        let welcome = is_rows.then(|| model.with_keys(model.language.words.screen.welcome));
        model.status = if said.is_empty() {
            welcome
        } else {
            Some(said.join(" · "))
        };
        model
    }

    /// Says by which arguments the files were opened, so that a command line opens them again.
    pub fn opened_by(&mut self, arguments: Vec<String>) {
        self.opened = arguments;
    }

    /// The words.
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The key to teach for a command. One that the user has taken every key from is in the palette.
    pub(crate) fn key_of(&self, command: Command) -> String {
        let cap = |command| {
            let key = self.keys.first(command)?;
            Some(self.language.key_cap(&key).to_owned())
        };
        cap(command).unwrap_or_else(|| {
            let palette = cap(Command::Commands).unwrap_or_default();
            let phrase = (self.language.words.command)(command).phrase;
            format!("{palette} \"{phrase}\"")
        })
    }

    /// Words about keys with the keys in force, as in `{open} opens · {back} closes`; a part that names a command
    /// without a key is left out.
    pub(crate) fn with_keys(&self, words: &str) -> String {
        let named = |part: &str| {
            let mut said = part.to_owned();
            let ids = part.split('{').skip(1);
            for id in ids.filter_map(|rest| Some(rest.split_once('}')?.0)) {
                let mut bindings = self.keys.bindings();
                if let Some((_, keys)) = bindings.find(|(one, _)| one.command.id() == id) {
                    let key = keys.first()?.name();
                    said = said.replace(&format!("{{{id}}}"), self.language.key_cap(&key));
                }
            }
            Some(said)
        };
        let parts: Vec<_> = words.split(" · ").filter_map(named).collect();
        parts.join(" · ")
    }

    /// The view in force: the palette's draft while it is open.
    #[must_use]
    pub fn view(&self) -> &View {
        match &self.overlay {
            Some(Overlay::Filter(palette)) => &palette.draft,
            Some(
                Overlay::Find(_)
                | Overlay::Help(_)
                | Overlay::Commands(_)
                | Overlay::Text(_)
                | Overlay::Problems(_)
                | Overlay::Export(_)
                | Overlay::Thresholds(_)
                | Overlay::Correct(_)
                | Overlay::Explain(_)
                | Overlay::CommandLine(_)
                | Overlay::Bookmark(_)
                | Overlay::Bookmarks(_),
            )
            | None => &self.timeline.now().view,
        }
    }

    /// True while the constructed example is loaded: the notice stands then.
    #[must_use]
    pub fn is_example(&self) -> bool {
        self.data.description().status == Status::Constructed
    }

    /// Why the file as it is now is not shown, where there is more to say than its badge does.
    pub(crate) fn reason(&self) -> Option<String> {
        let is_missing = self.badge == Some(Badge::Missing);
        match &self.refusal {
            Some(refusal) if refusal.is_missing == is_missing => Some(refusal.why.clone()),
            // A reason why something else was refused says nothing of a file that is not there.
            Some(_) | None if is_missing => Some((self.language.words.files.missing_why)(
                &self.key_of(Command::Reload),
            )),
            Some(_) | None => None,
        }
    }

    /// True where the detail compares the pinned rows: an initiative has a text of its own to show there.
    pub(crate) fn shows_comparison(&self) -> bool {
        let view = self.view();
        let is_rows = view.page == Page::Rows && view.grouping != Grouping::Initiative;
        is_rows && self.comparison.is_some()
    }

    /// Where the list stands.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        self.timeline.now().cursor
    }
}
