//! Words of saving what is shown: in the terminal's dialog and by `indsats show --output`.

mod da;
mod en;

use rust_decimal::Decimal;

use crate::text::words::{With1, With2};
use crate::text::{Lang, Language};

/// Words of saving.
#[derive(Debug)]
pub struct SavingWords {
    /// `--output`.
    pub arg_output: &'static str,
    /// `--force`.
    pub arg_force: &'static str,
    /// A format is no text, and standard output is a terminal.
    pub not_on_a_terminal: With1,
    /// A file was saved: its name and size.
    saved: With2,
    /// The sizes: bytes, thousands and millions of them.
    sizes: [With1; 3],
    /// The title of the dialog.
    pub title: &'static str,
    /// Before the name of the file.
    pub name: &'static str,
    /// Each format of a document with what it is for, in the order of `document::Format::ALL`.
    pub formats: [[&'static str; 2]; 10],
    /// The loaded rows, as one csv file and as a package.
    pub rows: [[&'static str; 2]; 2],
    /// What the names of files begin with while the data is the constructed example.
    pub example_prefix: &'static str,
    /// The name of a file with the loaded rows, and of a folder for them.
    pub rows_name: &'static str,
    /// Something is there already: its name. May it be written over?
    pub over: With1,
    /// The keys of the dialog.
    pub keys: &'static str,
    /// The keys of the question whether to write over a file.
    pub over_keys: &'static str,
    /// There is no name to save under.
    pub no_name: &'static str,
}

impl Language {
    /// Words of saving.
    #[must_use]
    pub fn saving(&self) -> &'static SavingWords {
        match self.numbers.lang() {
            Lang::Da => &da::SAVING,
            Lang::En => &en::SAVING,
        }
    }

    /// A size in bytes, as a person reads it.
    #[must_use]
    pub fn size(&self, bytes: u64) -> String {
        let [one, thousands, millions] = self.saving().sizes;
        let scaled = |power: u64| {
            self.numbers
                .decimal(Decimal::from(bytes) / Decimal::from(power), 1)
        };
        match bytes {
            0..1_000 => one(&self.numbers.count(bytes)),
            // 999,950 bytes round to 1,000.0 thousands.
            1_000..999_950 => thousands(&scaled(1_000)),
            _ => millions(&scaled(1_000_000)),
        }
    }

    /// A file was saved, its path as it is shown.
    #[must_use]
    pub fn saved_file(&self, path: &str, bytes: u64) -> String {
        (self.saving().saved)(path, &self.size(bytes))
    }

    /// A part of the name of a file that stands for some words: small letters of ASCII, digits and dashes.
    #[must_use]
    pub fn file_stem(&self, words: &str) -> String {
        let mut stem = String::new();
        for c in words.to_lowercase().chars() {
            match c {
                'æ' => stem.push_str("ae"),
                'ø' => stem.push_str("oe"),
                'å' => stem.push_str("aa"),
                c if c.is_ascii_alphanumeric() => stem.push(c),
                '.' | '\'' => {}
                _ if stem.ends_with('-') || stem.is_empty() => {}
                _ => stem.push('-'),
            }
        }
        stem.trim_end_matches('-').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_in_the_unit_that_it_has() {
        let da = Language::new(Lang::Da).unwrap();
        for (bytes, said) in [
            (1, "1 bytes"),
            (999, "999 bytes"),
            (1_000, "1,0 kB"),
            (999_949, "999,9 kB"),
            (999_950, "1,0 MB"),
            (12_345_678, "12,3 MB"),
        ] {
            assert_eq!(da.size(bytes), said);
        }
    }

    #[test]
    fn the_name_of_a_file_has_no_sign_that_a_system_refuses() {
        let da = Language::new(Lang::Da).unwrap();
        let stem = da.file_stem("Fagområder: bruttoudgifter pr. indbygger (øre/æ)");
        assert_eq!(stem, "fagomraader-bruttoudgifter-pr-indbygger-oere-ae");
        assert_eq!(da.file_stem("…"), "");
    }
}
