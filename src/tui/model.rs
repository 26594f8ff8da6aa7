//! The model: the timeline of views, the answer to the present one, and what is open over it.

use std::any::Any;
use std::sync::Arc;

use ratatui::layout::Rect;

use crate::domain::against::Against;
use crate::domain::dataset::{Dataset, RowId, Status};
use crate::domain::report::Report;
use crate::load::Stage;
use crate::load::watch::Reread;
use crate::query::answer::{Answer, Rows};
use crate::query::comparison::Comparison;
use crate::query::criteria::{Facet, FacetValue};
use crate::query::facet::FacetCounts;
use crate::query::group::Key;
use crate::query::profile::Profile;
use crate::query::view::{Check, Grouping, Order, Page, View};
use crate::text::Language;
use crate::text::bar::cells::Glyphs;
use crate::text::command::Command;
use crate::text::sheet::Sheet;
use crate::tui::asked::{Known, Landing, Pace, Question, Standing};
use crate::tui::compare::{Compared, Ghosts};
use crate::tui::cursor::Cursor;
use crate::tui::facet_list::FacetList;
use crate::tui::found::Found;
use crate::tui::keymap::Mode;
use crate::tui::keys::Keys;
use crate::tui::layout::{Areas, Detail, PageWants, Wants};
use crate::tui::lines;
use crate::tui::noted::Noted;
use crate::tui::overlay::Overlay;
use crate::tui::passages::{Passages, Record};
use crate::tui::theme::Theme;
use crate::tui::timeline::{Change, Moment, Timeline};
use crate::tui::view;

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
    /// The line of it that the detail is about.
    pub(crate) detailed: usize,
}

impl Model {
    /// The model of a data set in a window.
    #[must_use]
    pub fn new(
        data: Arc<Dataset>,
        language: Language,
        options: Options,
        width: u16,
        height: u16,
    ) -> Self {
        let mut model = Self {
            pace: Pace::AtOnce,
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

    /// What keys mean at the moment.
    #[must_use]
    pub fn mode(&self) -> Mode {
        match &self.overlay {
            Some(Overlay::Filter(palette)) => Mode::Filter {
                typing: palette.list.is_typing(),
            },
            Some(Overlay::Find(_)) => Mode::Find,
            Some(Overlay::Export(dialog)) if dialog.over.is_some() => Mode::Confirm,
            Some(
                Overlay::Help(_)
                | Overlay::Commands(_)
                | Overlay::Export(_)
                | Overlay::Thresholds(_)
                | Overlay::Correct(_)
                | Overlay::Bookmark(_),
            ) => Mode::Narrow,
            Some(Overlay::Text(_)) => Mode::Text,
            Some(Overlay::Problems(_)) => Mode::Problems,
            Some(Overlay::Explain(_)) => Mode::Explain,
            Some(Overlay::CommandLine(_)) => Mode::CommandLine,
            Some(Overlay::Bookmarks(_)) => Mode::Bookmarks,
            None if self.focus() == Pane::Facets => Mode::Facets,
            None => Mode::Main,
        }
    }

    /// The pane that has the focus: the list when the chosen one is not on the screen.
    #[must_use]
    pub fn focus(&self) -> Pane {
        let Some(areas) = self.areas() else {
            return Pane::List;
        };
        match self.pane {
            Pane::Facets if areas.facets.is_none() => Pane::List,
            Pane::Detail if areas.detail.is_none() => Pane::List,
            pane => pane,
        }
    }

    /// The areas of the screen; `None` in a window that is too small.
    #[must_use]
    pub fn areas(&self) -> Option<Areas> {
        let detail = if self.shows_comparison() {
            Detail::Comparison
        } else if self.view().grouping == Grouping::Initiative {
            Detail::Initiative
        } else {
            Detail::Row
        };
        let is_page = self.check().is_some();
        let has_lines = self
            .sheet()
            .map_or(!is_page, |sheet| !sheet.lines.is_empty());
        let has_detail = self.detail && has_lines;
        let wants = Wants {
            notice: self.is_example(),
            detail: has_detail.then_some(detail),
            page: is_page.then(|| {
                let sheet = self.sheet();
                sheet.map_or_else(PageWants::default, |sheet| view::sheet::wants(self, sheet))
            }),
        };
        Areas::of(self.window, wants)
    }

    /// The visible rows of the list.
    #[must_use]
    pub fn list_height(&self) -> usize {
        self.areas()
            .map_or(1, |areas| usize::from(areas.list.height))
    }

    /// True where the detail compares the pinned rows: an initiative has a text of its own to show there.
    pub(crate) fn shows_comparison(&self) -> bool {
        let view = self.view();
        let is_rows = view.page == Page::Rows && view.grouping != Grouping::Initiative;
        is_rows && self.comparison.is_some()
    }

    /// The row that a position of the list stands for when it is pinned: of an initiative its municipality.
    pub(crate) fn pinnable(&self, at: usize) -> Option<Key> {
        let place = |row| Key::Municipality(self.data.place(row));
        self.key_at(at)
            .or_else(|| self.initiative_at(at).map(place))
    }

    /// Where the list stands.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        self.timeline.now().cursor
    }

    /// The key of a row; `None` for initiatives, on a page of checks and beyond the end.
    #[must_use]
    pub fn key_at(&self, at: usize) -> Option<Key> {
        match &self.answer.as_ref()?.rows {
            _ if self.check().is_some() => None,
            Rows::Groups(groups) => groups.get(at).map(|group| group.key),
            Rows::Initiatives(_) => None,
        }
    }

    /// The initiative of a row; none on a page of checks.
    #[must_use]
    pub fn initiative_at(&self, at: usize) -> Option<RowId> {
        match &self.answer.as_ref()?.rows {
            _ if self.check().is_some() => None,
            Rows::Groups(_) => None,
            Rows::Initiatives(list) => list.at(&self.data, at),
        }
    }

    /// The facet value that the row under the cursor stands for.
    #[must_use]
    pub fn value_at_cursor(&self) -> Option<FacetValue> {
        let at = self.cursor().at;
        if let Some(row) = self.initiative_at(at) {
            return Some(FacetValue::Municipality(self.data.place(row)));
        }
        self.key_at(at).map(Key::value)
    }

    /// The names of all facet values, facet by facet, in the order of the counts.
    #[must_use]
    pub fn facet_labels(&self) -> Vec<Vec<String>> {
        let label = |value: &FacetValue| self.language.facet_value(&self.data, value);
        let facet = |facet: &FacetCounts| {
            let values = facet.counts.iter().map(|count| label(&count.value));
            values.collect()
        };
        self.facets.iter().map(facet).collect()
    }

    /// The label of a row, as the list shows it.
    #[must_use]
    pub fn label(&self, at: usize) -> String {
        if let Some(sheet) = self.sheet() {
            return lines::label(sheet, at);
        }
        match (self.key_at(at), self.initiative_at(at)) {
            (Some(key), _) => self.language.key(&self.data, key),
            (None, Some(row)) => self.data.title(row).shown().into_string(),
            (None, None) => String::new(),
        }
    }

    /// Makes a changed view the present one and answers it.
    ///
    /// The cursor stays on its row where the row is still there, on the first row when it was there, and goes to
    /// `focus` when that is given.
    pub(crate) fn go(&mut self, view: View, change: Change, focus: Option<Key>) {
        if view == self.timeline.now().view {
            return;
        }
        let before = &self.timeline.now().view;
        let cursor = self.cursor();
        let same = view.grouping == before.grouping && view.page == before.page;
        match before.page {
            Page::Rows => {
                self.tabs[before.grouping as usize] = Memory {
                    cursor,
                    order: before.order,
                };
            }
            Page::Check(check) => self.checks[check as usize] = cursor,
        }
        if !same {
            // The hits were rows of the other list; Esc must leave this one at once.
            self.found = None;
        }
        let stays = same && (cursor.at > 0 || self.is_counting());
        let landing = Landing {
            on: focus
                .map(Standing::Group)
                .or_else(|| self.standing().filter(|_| stays)),
            line: self.standing_line().filter(|_| same),
            ..Landing::default()
        };
        let start = if same { cursor } else { Cursor::default() };
        let moment = Moment {
            view,
            change,
            cursor: start,
            trail: self.timeline.now().trail.clone(),
        };
        self.timeline.push(moment);
        self.refresh_to(landing);
    }

    /// Puts the cursor of the list somewhere, whatever row it was to stand on.
    pub(crate) fn stand(&mut self, cursor: Cursor) {
        self.timeline.now_mut().cursor = cursor;
        self.landing = Landing::default();
        self.settle();
    }

    pub(crate) fn position(&self, row: Standing) -> Option<usize> {
        match (&self.answer.as_ref()?.rows, row) {
            (Rows::Groups(groups), Standing::Group(key)) => {
                groups.iter().position(|group| group.key == key)
            }
            (Rows::Initiatives(list), Standing::Initiative(row)) => list.position(&self.data, row),
            (Rows::Groups(_), Standing::Initiative(_))
            | (Rows::Initiatives(_), Standing::Group(_)) => None,
        }
    }

    /// Keeps every cursor inside its list, and the profile with the row under the cursor.
    pub(crate) fn settle(&mut self) {
        self.settle_comparison();
        self.settle_list();
        self.settle_facets();
        let labels = self.facet_labels();
        let pane = self.areas().and_then(|areas| areas.facets);
        let items = self.pane_facets.items(&self.facets, &labels).len();
        let height = pane.map_or(1, |pane| usize::from(pane.height));
        self.pane_facets.cursor.settle(items, height);
        self.settle_profile();
    }

    /// Finds again what was found last.
    pub(crate) fn find_again(&mut self) {
        let Some(found) = self.found.take() else {
            return;
        };
        self.find(&found.pattern);
        if let Some(again) = &mut self.found {
            let last = again.hits().len().saturating_sub(1);
            again.at = if again.is_done() {
                found.at.min(last)
            } else {
                found.at
            };
        }
    }

    /// Finds the rows that match a pattern: at once, or the first of them where a loop goes on.
    pub(crate) fn find(&mut self, pattern: &str) {
        let earlier = self.found.take();
        let answer = self.answer.clone();
        let rows = answer.as_deref().map(|answer| &answer.rows);
        if let (None, Some(Rows::Initiatives(list))) = (&self.page, rows) {
            self.found = Found::in_titles(pattern, earlier, &self.data, list);
            if let Some(search) = self.found.as_mut().and_then(Found::unfinished)
                && self.pace == Pace::AtOnce
            {
                search.work(&self.data, list, || false);
            }
            return;
        }
        let labels: Vec<_> = (0..self.rows()).map(|at| self.label(at)).collect();
        self.found = Found::among(pattern, &labels, self.page.is_some());
    }
}
