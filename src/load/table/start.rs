//! What is known of a table before its header.

use std::sync::Arc;

use crate::domain::dataset::{Origin, Year};
use crate::domain::raw::RawText;
use crate::load::handle::Handle;
/// What is known of a table before its header.
#[derive(Clone, Debug, Default)]
pub(crate) struct Start {
    pub(crate) path: RawText,
    pub(crate) sheet: Option<RawText>,
    pub(crate) price_level: Option<Year>,
    pub(crate) accounts_year: Option<Year>,
    pub(crate) encoding: Option<&'static str>,
    pub(crate) delimiter: Option<u8>,
    /// The file, where it is so large that its long texts are left in it.
    pub(crate) handle: Option<Arc<Handle>>,
}

impl Start {
    /// The file or sheet as an origin of rows.
    pub(super) fn origin(&self, says_years: bool) -> Origin {
        let name = match &self.sheet {
            Some(sheet) => {
                let (path, sheet) = (self.path.as_raw(), sheet.as_raw());
                RawText::new(format!("{}#{}", path.lossless(), sheet.lossless()))
            }
            None => self.path.clone(),
        };
        Origin {
            name,
            sheet: self.sheet.clone(),
            price_level: self.price_level,
            // Rows with a column of years say it themselves.
            accounts_year: self.accounts_year.filter(|_| !says_years),
        }
    }
}
