//! The earlier version on the screen: what each row was, and what stands behind the bars.

use std::sync::{Arc, OnceLock};

use rust_decimal::Decimal;

use crate::domain::against::{Against, Rename};
use crate::domain::dataset::{Dataset, RowId};
use crate::domain::raw::Raw;
use crate::query::carry::Carriage;
use crate::query::compare::{Earlier, Olds, Unlike};
use crate::query::diff::Diff;
use crate::query::group::Key;
use crate::text::bar::cells::Glyphs;
use crate::tui::model::Model;

/// An earlier version beside the data, and what the rows of the present answer were in it.
#[derive(Debug)]
pub(crate) struct Compared {
    pub(crate) versions: Arc<Versions>,
    /// None while they are counted.
    pub(crate) olds: Option<Arc<Result<Olds, Unlike>>>,
}

/// An earlier version, and how it became the data: found when it is first asked for, by whoever asks.
#[derive(Debug)]
pub(crate) struct Versions {
    old: Arc<Dataset>,
    new: Arc<Dataset>,
    against: Arc<Against>,
    found: OnceLock<Found>,
}

/// How a version became another.
#[derive(Debug)]
struct Found {
    carriage: Carriage,
    diff: Diff,
}

impl Versions {
    /// Both versions, with how one became the other. The first time that takes a pass over the rows of both.
    pub(crate) fn earlier(&self) -> Earlier<'_> {
        let found = self.found.get_or_init(|| Found {
            carriage: Carriage::new(&self.new, &self.old),
            diff: Diff::new(&self.old, &self.new, &self.against.confirmed),
        });
        Earlier {
            old: &self.old,
            diff: &found.diff,
            carriage: &found.carriage,
        }
    }
}

impl Compared {
    /// How the earlier version became the data; nothing while that is not found.
    pub(crate) fn diff(&self) -> Option<&Diff> {
        self.versions.found.get().map(|found| &found.diff)
    }

    /// The title of the row that a row of the data may be under another one.
    pub(crate) fn proposed_title(&self, row: RowId) -> Option<Raw<'_>> {
        let mut proposals = self.diff()?.proposals.iter();
        let found = proposals.find(|found| found.new == row)?;
        Some(self.versions.old.title(found.old))
    }
}

/// Whether values of the earlier version stand behind the bars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ghosts {
    Shown,
    Hidden,
}

impl Ghosts {
    /// The other one.
    pub(crate) fn toggled(self) -> Self {
        match self {
            Self::Shown => Self::Hidden,
            Self::Hidden => Self::Shown,
        }
    }
}

impl Model {
    fn shows_ghosts(&self) -> bool {
        self.ghosts == Ghosts::Shown
    }

    /// Compares the data with the earlier version anew: after reading, or when a rename is confirmed.
    pub(crate) fn compare(&mut self) {
        let before = self.compared.take();
        self.retire(before);
        self.compared = self.against.old.clone().map(|old| Compared {
            versions: Arc::new(Versions {
                old,
                new: Arc::clone(&self.data),
                against: Arc::clone(&self.against),
                found: OnceLock::new(),
            }),
            olds: None,
        });
        self.forget();
    }

    /// The rename, proposed or confirmed, of a line of the open page of changes.
    #[must_use]
    pub fn rename_at(&self, at: usize) -> Option<&Rename> {
        let renames = self.page.is_some().then_some(&self.renames)?;
        renames.get(at)?.as_ref()
    }

    fn olds(&self) -> Option<&Olds> {
        let olds = self.compared.as_ref()?.olds.as_ref()?;
        (**olds).as_ref().ok()
    }

    /// What a group was.
    pub(crate) fn old_group(&self, key: Key) -> Option<Decimal> {
        self.olds()?.group(key)
    }

    /// The amount that an initiative had, in kroner.
    pub(crate) fn old_initiative(&self, row: RowId) -> Option<Decimal> {
        let compared = self.compared.as_ref()?;
        let olds = self.olds()?;
        olds.initiative(row, &self.data, compared.versions.earlier())
    }

    /// An earlier value as it is drawn: not at all where ghosts are switched off.
    pub(crate) fn ghost(&self, old: Option<Decimal>) -> Option<Decimal> {
        old.filter(|_| self.shows_ghosts())
    }

    /// The smallest and the largest ghost, for the axis.
    pub(crate) fn ghost_extent(&self) -> impl Iterator<Item = Decimal> + use<> {
        let olds = self.olds().filter(|_| self.shows_ghosts());
        let extent = olds.and_then(Olds::extent);
        extent.into_iter().flat_map(<[Decimal; 2]>::from)
    }

    /// What the ghosts are, or why there are none; nothing without an earlier version or where they are switched off.
    pub(crate) fn ghost_legend(&self) -> Option<String> {
        let compared = self.compared.as_ref().filter(|_| self.shows_ghosts())?;
        Some(match **compared.olds.as_ref()? {
            Ok(_) => {
                let name = self.language.version_name(&compared.versions.old);
                (self.language.change().ghost)(self.ghost_sign(), &name)
            }
            Err(unlike) => self.language.unlike(unlike),
        })
    }

    /// The same in as few words as there are.
    pub(crate) fn ghost_legend_short(&self) -> Option<String> {
        let compared = self.compared.as_ref().filter(|_| self.shows_ghosts())?;
        let said = match **compared.olds.as_ref()? {
            Ok(_) => (self.language.change().ghost_short)(self.ghost_sign()),
            Err(unlike) => self.language.unlike(unlike),
        };
        Some(said)
    }

    fn ghost_sign(&self) -> &'static str {
        match self.glyphs {
            Glyphs::Unicode => "░▏",
            Glyphs::Ascii => ".:",
        }
    }
}
