//! Words of a file that is no longer the one that was read, where something was to be made of it.

use crate::domain::prose::Lost;
use crate::text::words::With1;
use crate::text::{Lang, Language};

/// The words for one way of losing a file.
struct Words {
    /// Why nothing whole can be written: the file.
    refusal: With1,
    /// Why the hash of a file is not known.
    no_hash: &'static str,
}

fn words(lang: Lang, lost: &Lost) -> &'static Words {
    let [changed, unreadable] = match lang {
        Lang::Da => &DA,
        Lang::En => &EN,
    };
    match lost {
        Lost::Changed(_) => changed,
        Lost::Unreadable(_) => unreadable,
    }
}

static DA: [Words; 2] = [
    Words {
        refusal: |file| {
            format!(
                "{file} er ændret, siden den blev læst, så de lange tekster kan ikke skrives. Læs den igen."
            )
        },
        no_hash: "ingen sha256: filen er ændret, siden den blev læst",
    },
    Words {
        refusal: |file| {
            format!("{file} kan ikke læses mere, så de lange tekster kan ikke skrives.")
        },
        no_hash: "ingen sha256: filen kan ikke læses mere",
    },
];

static EN: [Words; 2] = [
    Words {
        refusal: |file| {
            format!(
                "{file} has changed since it was read, so that the long texts cannot be written. Read it again."
            )
        },
        no_hash: "no sha256: the file has changed since it was read",
    },
    Words {
        refusal: |file| {
            format!("{file} can no longer be read, so that the long texts cannot be written.")
        },
        no_hash: "no sha256: the file can no longer be read",
    },
];

impl Language {
    /// Why nothing whole can be written of a data set that has lost long texts.
    #[must_use]
    pub fn refused_for_loss(&self, lost: &Lost) -> String {
        let (Lost::Changed(file) | Lost::Unreadable(file)) = lost;
        (words(self.numbers.lang(), lost).refusal)(&file.as_raw().shown())
    }

    /// What stands in place of the hash of a file.
    #[must_use]
    pub fn no_hash(&self, lost: &Lost) -> &'static str {
        words(self.numbers.lang(), lost).no_hash
    }
}
