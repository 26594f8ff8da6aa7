//! The earlier version on the screen: what each row was, and what stands behind the bars.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::raw::Raw;
use crate::query::carry::Carriage;
use crate::query::compare::{Earlier, Olds, Unlike};
use crate::query::diff::{Diff, Pair};
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

/// An earlier version, and how it became the data.
#[derive(Debug)]
pub(crate) struct Versions {
    old: Arc<Dataset>,
    carriage: Carriage,
    diff: Diff,
}

impl Versions {
    pub(crate) fn earlier(&self) -> Earlier<'_> {
        Earlier {
            old: &self.old,
            diff: &self.diff,
            carriage: &self.carriage,
        }
    }
}

impl Compared {
    /// The title of the row that a row of the data may be under another one.
    pub(crate) fn proposed_title(&self, row: RowId) -> Option<Raw<'_>> {
        let mut proposals = self.versions.diff.proposals.iter();
        let found = proposals.find(|found| found.new == row)?;
        Some(self.versions.old.title(found.old))
    }

    /// A row of the data with the row that it was.
    pub(crate) fn pair(&self, row: RowId) -> Option<&Pair> {
        self.versions.diff.pair_of(row)
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
                carriage: Carriage::new(&self.data, &old),
                diff: Diff::new(&old, &self.data, &self.against.confirmed),
                old,
            }),
            olds: None,
        });
        self.forget();
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
