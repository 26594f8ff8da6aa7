//! The pages of checks in words: what a query found, as a [`Sheet`].

pub mod changes;
mod concentration;
mod corrections;
mod coverage;
mod estimate;
pub mod frame;
mod quality;
mod reconcile;
mod robustness;

use crate::domain::against::Against;
use crate::domain::dataset::Dataset;
use crate::domain::report::Report;
use crate::query::view::{Check, View};
use crate::text::Language;
use crate::text::sheet::Sheet;

/// What a check looks at.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// The data.
    pub data: &'a Dataset,
    /// What loading found.
    pub report: &'a Report,
    /// What the data is held against.
    pub against: &'a Against,
}

impl Language {
    /// A page of checks under a view.
    #[must_use]
    pub fn page(&self, check: Check, view: &View, inputs: &Inputs<'_>) -> Sheet {
        match check {
            Check::Reconcile => reconcile::sheet(self, view, inputs),
            Check::Quality => quality::sheet(self, view, inputs),
            Check::Coverage => coverage::sheet(self, view, inputs),
            Check::Estimate => estimate::sheet(self, view, inputs),
            Check::Robustness => robustness::sheet(self, view, inputs),
            Check::Concentration => concentration::sheet(self, view, inputs),
            Check::Corrections => corrections::sheet(self, view, inputs),
            Check::Changes => changes::sheet(self, view, inputs),
        }
    }
}
