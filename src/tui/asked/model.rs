//! The model as one who asks: what it needs for the view in force, and what it makes of what it is told.

use std::sync::Arc;

use crate::domain::against::Rename;
use crate::query::ready::needs_rows;
use crate::query::view::{Grouping, Page, View};
use crate::text::command::Command;
use crate::text::sheet::Sheet;
use crate::tui::asked::known::FEW;
use crate::tui::asked::{Ground, Landing, Pace, Question, Standing, Told};
use crate::tui::lines;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::update::{bookmark, reload, said_of};

impl Model {
    /// When questions are answered from now on. What is answered beside the screen is asked for by
    /// [`Model::catch_up`], and told by [`crate::tui::update::told`].
    pub fn answer(&mut self, pace: Pace) {
        self.pace = pace;
    }

    /// What questions are asked of now.
    #[must_use]
    pub fn ground(&self) -> Ground {
        Ground {
            data: Arc::clone(&self.data),
            report: Arc::clone(&self.report),
            against: Arc::clone(&self.against),
            versions: self
                .compared
                .as_ref()
                .map(|compared| Arc::clone(&compared.versions)),
        }
    }

    /// The number of the ground: another one after the data or what it is held against has changed.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// How many questions were answered so far that were not known.
    #[must_use]
    pub fn answered(&self) -> u64 {
        self.answered
    }

    /// True while the rows of the view in force, or its page, are counted beside the screen.
    #[must_use]
    pub fn is_counting(&self) -> bool {
        self.answer.is_none() || (self.page.is_none() && self.check().is_some())
    }

    /// Forgets all that was told of another ground.
    pub(crate) fn forget(&mut self) {
        self.epoch += 1;
        let known = std::mem::take(&mut self.known);
        self.retire(known);
        let answer = self.answer.take();
        self.retire(answer);
        self.facets = Vec::new();
        self.faceted = None;
        self.errand = None;
    }

    /// Forgets all that was told, and counts everything on the screen at once.
    pub fn count_again(&mut self) {
        self.pace = Pace::AtOnce;
        self.forget();
        self.landing = Landing::default();
        self.answer = None;
        self.page = None;
        self.comparison = None;
        self.profile = None;
        if let Some(explain) = self.overlay.as_mut().and_then(Overlay::explain_mut) {
            explain.told = None;
        }
        self.gather();
    }

    /// Lets go of something large: at once, or where the loop has it dropped beside the screen.
    pub(crate) fn retire(&mut self, thing: impl Send + std::fmt::Debug + 'static) {
        if self.pace != Pace::AtOnce {
            self.retired.push(Box::new(thing));
        }
    }

    /// The large things that were let go of, to be dropped where nobody waits.
    pub fn retired(&mut self) -> Vec<Box<dyn std::any::Any + Send>> {
        std::mem::take(&mut self.retired)
    }

    /// True where a question is answered at once.
    fn is_quick(&self, question: &Question) -> bool {
        let data = &*self.data;
        match self.pace {
            Pace::AtOnce => true,
            Pace::Beside => false,
            Pace::IfQuick => match question {
                Question::Rows(view) => !needs_rows(view, data, &[]) && self.compared.is_none(),
                Question::Comparison(view) | Question::Explanation(view, _) => {
                    !needs_rows(view, data, &[])
                }
                Question::Facet(view, facet) => !needs_rows(view, data, &[*facet]),
                Question::Value(view, value) => !needs_rows(view, data, &[value.facet()]),
                Question::Profile(..) | Question::Page(_) => data.len() <= FEW,
            },
        }
    }

    /// What is known of a question, or known at once.
    pub(super) fn told(&mut self, question: &Question) -> Option<Told> {
        if let Some(told) = self.known.told(question) {
            return Some(told);
        }
        self.is_quick(question).then(|| self.insist(question))
    }

    /// The answer to a question, however long it takes.
    fn insist(&mut self, question: &Question) -> Told {
        if let Some(told) = self.known.told(question) {
            return told;
        }
        self.answered += 1;
        let told = self.ground().tell(question, &self.language);
        self.known.keep(question.clone(), told.clone());
        told
    }

    /// What is known of a question that a command asks, and no part of the screen. Where it is counted first, the
    /// command is run again then, unless another key came in between.
    pub(crate) fn consult(&mut self, question: Question, command: Command) -> Option<Told> {
        let told = self.told(&question);
        if told.is_none() {
            self.status = Some(self.language.words.screen.counting.to_owned());
            self.errand = Some((question, command));
        }
        told
    }

    /// The same for the page of checks of a view.
    pub(crate) fn consult_page(&mut self, view: &View, command: Command) -> Option<Arc<Sheet>> {
        match self.consult(Question::page(view)?, command) {
            Some(Told::Page(sheet, _)) => sheet,
            Some(_) | None => None,
        }
    }

    /// Puts the list on a row: as soon as it is known where that is.
    pub(crate) fn stand_on(&mut self, row: Standing) {
        if self.is_counting() {
            self.landing.on = Some(row);
        } else if let Some(at) = self.position(row) {
            self.timeline.now_mut().cursor.at = at;
        }
    }

    /// Keeps what was told of a ground, and takes from it what the screen waits for; the command that waited for it.
    pub(crate) fn learn(&mut self, epoch: u64, question: Question, told: Told) -> Option<Command> {
        if epoch != self.epoch {
            self.retire(told);
            return None;
        }
        self.answered += 1;
        let errand = self.errand.take_if(|(asked, _)| *asked == question);
        self.known.keep(question, told);
        self.gather();
        errand.map(|(_, command)| command)
    }

    /// A question of a ground came to nothing: whoever counted it crashed. The screen says so where the answer would
    /// stand, until the view changes.
    pub(crate) fn give_up(&mut self, epoch: u64, question: Question) {
        if epoch == self.epoch {
            self.errand.take_if(|(asked, _)| *asked == question);
            self.known.fail(question);
        }
    }

    /// What stands in the place of the rows or the page while they are not there.
    pub(crate) fn in_their_place(&self) -> &'static str {
        let page = Question::page(self.view()).filter(|_| self.page.is_none());
        let rows = || Question::rows(self.view());
        self.in_place_of(&page.unwrap_or_else(rows))
    }

    /// What stands in the place of the profile while it is not there.
    pub(crate) fn in_place_of_profile(&self) -> &'static str {
        let question = self.profile_question();
        let counting = self.language.words.screen.counting;
        question.map_or(counting, |question| self.in_place_of(&question))
    }

    /// What stands in the place of an answer while it is not there.
    pub(crate) fn in_place_of(&self, question: &Question) -> &'static str {
        let screen = &self.language.words.screen;
        if self.known.has_failed(question) {
            screen.not_counted
        } else {
            screen.counting
        }
    }

    /// Answers the view in force again; the list stands where it stood.
    pub(crate) fn refresh(&mut self) {
        self.refresh_to(Landing::default());
    }

    /// Answers the view in force again, and says where the list will stand.
    pub(crate) fn refresh_to(&mut self, landing: Landing) {
        self.landing = landing;
        self.answer = None;
        self.page = None;
        self.comparison = None;
        self.profiled = None;
        self.known.retry();
        self.detail_scroll = 0;
        self.last_check = self.check().unwrap_or(self.last_check);
        if let Some(compared) = &mut self.compared {
            compared.olds = None;
        }
        self.gather();
    }

    /// Takes what is known and was missing.
    fn gather(&mut self) {
        let was_counting = self.is_counting();
        if self.answer.is_none()
            && let Some(Told::Rows(answer, olds)) = self.told(&Question::rows(self.view()))
        {
            self.answer = Some(answer);
            if let Some(compared) = &mut self.compared {
                compared.olds = olds;
            }
        }
        if self.page.is_none()
            && let Some(question) = Question::page(self.view())
            && let Some(Told::Page(sheet, renames)) = self.told(&question)
        {
            self.page = sheet;
            self.renames = renames;
        }
        if was_counting && !self.is_counting() {
            self.find_again();
            self.settle();
            self.land();
        }
        self.settle();
    }

    /// Stands where the list is to stand, and says what was to be said of it.
    fn land(&mut self) {
        let landing = std::mem::take(&mut self.landing);
        if let Some(at) = landing.on.and_then(|row| self.position(row)) {
            self.timeline.now_mut().cursor.at = at;
        }
        if let Some(name) = &landing.named {
            bookmark::stand(self, name);
        }
        if let (Some((old, at)), Some(new)) = (&landing.line, self.sheet()) {
            let at = lines::same(old, *at, new);
            self.timeline.now_mut().cursor.at = at;
        }
        let renamed = |other: &Option<Rename>| other.is_some() && *other == landing.renamed;
        if let Some(at) = self.renames.iter().position(renamed) {
            self.timeline.now_mut().cursor.at = at;
        }
        if landing.follows {
            let is_there = match landing.on {
                Some(row) => self.position(row).is_some(),
                None => landing.line.is_some() && self.rows() > 0,
            };
            reload::follow(self, is_there);
        }
        if let Some(change) = landing.says.filter(|_| self.status.is_none()) {
            self.status = said_of(self, self.view(), change);
        }
    }

    /// The row under the cursor, or the one that it will be on.
    pub(crate) fn standing(&self) -> Option<Standing> {
        if self.is_counting() {
            return self.landing.on;
        }
        let at = self.cursor().at;
        let group = self.key_at(at).map(Standing::Group);
        group.or_else(|| self.initiative_at(at).map(Standing::Initiative))
    }

    /// The open page and the line under the cursor, or those of the page before while this one is counted.
    pub(crate) fn standing_line(&self) -> Option<(Arc<Sheet>, usize)> {
        let line = self.page.clone().map(|sheet| (sheet, self.cursor().at));
        line.or_else(|| self.landing.line.clone())
    }

    /// True where the detail has room for pinned rows side by side: an initiative has a text of its own to show there.
    fn wants_comparison(&self) -> bool {
        let view = self.view();
        let is_of_groups = view.page == Page::Rows && view.grouping != Grouping::Initiative;
        is_of_groups && view.pins.are_compared()
    }

    /// Compares the pinned rows, where that was not done.
    pub(crate) fn settle_comparison(&mut self) {
        if self.comparison.is_none()
            && self.wants_comparison()
            && let Some(Told::Comparison(comparison)) =
                self.told(&Question::comparison(self.view()))
        {
            self.comparison = comparison;
        }
    }

    /// The profile that the detail shows, where it shows one.
    fn profile_question(&self) -> Option<Question> {
        let key = self.profiled?;
        let is_shown = self.areas().is_some_and(|areas| areas.detail.is_some());
        is_shown.then(|| Question::profile(self.view(), key))
    }

    /// Keeps the profile with the row under the cursor. A cursor that is only passing by asks for none: it is told
    /// before drawing, once for all the keys that came together.
    pub(crate) fn settle_profile(&mut self) {
        let key = self.key_at(self.cursor().at);
        if self.profiled != key {
            self.profiled = key;
            self.profile = None;
            self.detail_scroll = 0;
        }
        if self.pace == Pace::AtOnce {
            self.tell_profile();
        }
    }

    /// Tells what lies behind the row under the cursor, where the detail shows it and it is told at once.
    pub(crate) fn tell_profile(&mut self) {
        let known = self.profile.is_some();
        if let Some(question) = self.profile_question().filter(|_| !known)
            && let Some(Told::Profile(profile)) = self.told(&question)
        {
            self.profile = Some(profile);
        }
    }

    /// Makes the screen ready to be drawn; the questions that it waits for, the most urgent first.
    pub fn catch_up(&mut self) -> Vec<Question> {
        self.tell_profile();
        let mut open: Vec<_> = self.errand.iter().map(|(asked, _)| asked.clone()).collect();
        let view = self.view();
        open.extend(self.answer.is_none().then(|| Question::rows(view)));
        let page = Question::page(view).filter(|_| self.page.is_none());
        open.extend(page);
        open.extend(self.unexplained());
        let is_compared = self.comparison.is_none() && self.wants_comparison();
        open.extend(is_compared.then(|| Question::comparison(view)));
        open.extend(self.profile_question().filter(|_| self.profile.is_none()));
        let uncounted = self.uncounted(&self.facets_seen());
        open.extend(
            uncounted
                .into_iter()
                .map(|facet| Question::facet(view, facet)),
        );
        open.extend(self.range());
        open.retain(|question| !self.known.has_failed(question));
        open
    }
}
