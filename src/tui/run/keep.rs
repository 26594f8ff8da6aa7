//! What is kept of the screen: bookmarks when they are asked for, and the session a moment after it has changed.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::document;
use crate::load::Source;
use crate::load::watch::Reread;
use crate::query::view::View;
use crate::store::bookmark::Bookmarks;
use crate::store::{Error, Folders, Session, Sessions};
use crate::text::Language;
use crate::text::flag::Given;
use crate::text::reading;
use crate::tui::model::Model;
use crate::tui::update::bookmark;

/// How long another process is waited for when the user has asked for something, and when not.
const ASKED: Duration = Duration::from_millis(800);
const UNASKED: Duration = Duration::from_millis(100);
/// A session is written so long after the last change, and no later than that after the first one.
const IDLE: Duration = Duration::from_secs(1);
const LATEST: Duration = Duration::from_secs(5);

/// Keeps bookmarks and the session in the user's folders.
pub(super) struct Keeper {
    folders: Option<Folders>,
    /// The session as its file has it; at first a look at the example, which is not worth another one's place.
    written: Session,
    /// The session as it is on the screen.
    now: Session,
    /// The view that it was made of.
    view: Option<View>,
    /// When it changed first and last since it was written.
    changed: Option<(Instant, Instant)>,
    /// It was said that it cannot be written.
    has_failed: bool,
}

/// Why a source has no arguments that open it again.
enum Unnamed {
    Once,
    NoText,
}

impl Keeper {
    pub(super) fn new(folders: Option<Folders>) -> Self {
        Self {
            folders,
            written: Session::default(),
            now: Session::default(),
            view: None,
            changed: None,
            has_failed: false,
        }
    }

    /// Looks at what is on the screen.
    pub(super) fn look(&mut self, model: &Model, source: &Source) {
        let Ok(files) = arguments(source) else {
            return;
        };
        let view = &model.timeline.now().view;
        let is_first = self.view.is_none();
        let is_same = self.view.as_ref() == Some(view);
        if !is_same {
            let flags = model.language.flags(view, &model.data);
            self.now.view = flags.iter().flat_map(Given::arguments).collect();
            self.view = Some(view.clone());
        }
        let at = model.cursor().at;
        let row = model.key_at(at).filter(|_| at > 0);
        let row = row.map(|key| model.language.key(&model.data, key));
        // A row that is counted just now is the one before, or none.
        let row = row.or_else(|| {
            let is_known = !is_same || !model.is_counting();
            self.now.row.clone().filter(|_| !is_known)
        });
        let has_changed = !is_same || self.now.files != files || self.now.row != row;
        self.now.files = files;
        self.now.row = row;
        if is_first && self.now.files.is_empty() {
            self.written = self.now.clone();
        }
        if self.now == self.written {
            self.changed = None;
        } else if has_changed {
            let now = Instant::now();
            let first = self.changed.map_or(now, |(first, _)| first);
            self.changed = Some((first, now));
        }
    }

    /// How long until the session is to be written; nothing while it need not be.
    pub(super) fn wait(&self) -> Option<Duration> {
        let (first, last) = self.changed?;
        let due = (last + IDLE).min(first + LATEST);
        Some(due.saturating_duration_since(Instant::now()))
    }

    /// Writes the session when it is time; what is to be said of it, once.
    pub(super) fn write_when_due(&mut self, language: &Language) -> Option<String> {
        if self.wait() != Some(Duration::ZERO) {
            return None;
        }
        let error = match self.write() {
            Ok(()) => return None,
            Err(Error::Busy(_)) => {
                let now = Instant::now();
                self.changed = Some((now, now));
                return None;
            }
            Err(error) => error,
        };
        let is_first = !std::mem::replace(&mut self.has_failed, true);
        is_first.then(|| (language.keep().unkept)(&language.keep_error(&error)))
    }

    fn write(&mut self) -> Result<(), Error> {
        self.changed = None;
        if let Some(folders) = self.folders.as_ref().filter(|_| self.now != self.written) {
            Sessions::of(folders, UNASKED).keep(&self.now)?;
            self.written = self.now.clone();
        }
        Ok(())
    }

    /// Keeps the view under the name that was typed.
    pub(super) fn bookmark(&self, model: &mut Model, source: &Source) {
        let Some((mut bookmark, over)) = bookmark::asked(model) else {
            return;
        };
        let language = &model.language;
        let words = language.keep();
        let outcome = match (arguments(source), self.bookmarks()) {
            (Err(Unnamed::Once), _) => Err(words.once.to_owned()),
            (Err(Unnamed::NoText), _) => Err(words.no_text.to_owned()),
            (Ok(_), None) => Err(words.no_folder.to_owned()),
            (Ok(files), Some(bookmarks)) => {
                bookmark.files = files;
                bookmark.saved = Some(document::today());
                let put = bookmarks.put(&bookmark, over);
                put.map_err(|error| language.keep_error(&error))
            }
        };
        bookmark::kept(model, outcome);
    }

    /// Reads the bookmarks into the list.
    pub(super) fn list(&self, model: &mut Model, source: &Source) {
        let read = match self.bookmarks() {
            Some(bookmarks) => bookmarks
                .read()
                .map_err(|error| model.language.keep_error(&error)),
            None => Err(model.language.keep().no_folder.to_owned()),
        };
        let files = arguments(source).ok();
        bookmark::fill(model, read, files.as_deref());
    }

    /// Takes the bookmark out that was asked about.
    pub(super) fn forget(&self, model: &mut Model) {
        let Some((name, bookmarks)) = bookmark::forgetting(model).zip(self.bookmarks()) else {
            return;
        };
        let outcome = bookmarks.forget(&name);
        let outcome = outcome.map_err(|error| model.language.keep_error(&error));
        bookmark::forgotten(model, &name, outcome);
    }

    fn bookmarks(&self) -> Option<Bookmarks> {
        let folders = self.folders.as_ref()?;
        Some(Bookmarks::of(folders, ASKED))
    }
}

impl Drop for Keeper {
    /// On every way out, that of a panic too, the session is kept as it was on the screen last.
    fn drop(&mut self) {
        // There is no screen left to say it on.
        let _unkept = self.write();
    }
}

/// The arguments that open a source from any folder.
fn arguments(source: &Source) -> Result<Vec<String>, Unnamed> {
    if Reread::of(source) == Reread::Once {
        return Err(Unnamed::Once);
    }
    reading::arguments(&absolute(source)).ok_or(Unnamed::NoText)
}

/// The same source by paths that do not depend on the folder the program was started in.
fn absolute(source: &Source) -> Source {
    let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let each = |path: &Option<PathBuf>| path.as_deref().map(whole);
    let mut options = source.options.clone();
    options.map = each(&options.map);
    Source {
        paths: source.paths.iter().map(|path| whole(path)).collect(),
        responses: each(&source.responses),
        groups: each(&source.groups),
        corrections: each(&source.corrections),
        published: each(&source.published),
        compare: each(&source.compare),
        options,
    }
}
