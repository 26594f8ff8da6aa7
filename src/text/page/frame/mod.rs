//! The words around the pages of checks: their names, what is asked and said there.

mod da;
mod en;

use rust_decimal::Decimal;

use crate::domain::amount;
use crate::query::view::{Check, Thresholds};
use crate::text::name::at;
use crate::text::words::{With1, With2};
use crate::text::{Lang, Language};

/// The words around the pages of checks, of one language.
#[derive(Debug)]
pub struct Frame {
    /// The tab, in one word.
    pub tab: &'static str,
    /// The pages, in their order.
    pub pages: [&'static str; 8],
    /// The same in at most 6 cells.
    pub pages_short: [&'static str; 8],
    /// The key that turns to the next page.
    pub turn: With1,
    /// The same in one word, as a hint.
    pub turn_hint: &'static str,
    /// A page that has no line.
    pub nothing: With1,
    /// A key that does nothing here; the keys that show the rows.
    pub idle: &'static str,
    /// What was asked for makes no difference on this page.
    pub no_difference: With1,
    /// A key that does nothing but on the pages of checks; their key.
    pub only_in_checks: With1,
    /// The keys of an explanation in full.
    pub text_keys: &'static str,
    /// The keys of an explanation that has rows behind it.
    pub rows_keys: &'static str,
    /// What Enter lists.
    pub has_rows: With1,
    /// There is more than there is room for; the key that shows it.
    pub more: With1,
    /// The page is of all rows, whatever is selected.
    pub of_all: &'static str,
    /// The key with the longest cap.
    pub space: &'static str,
    /// What asks for thresholds.
    pub thresholds: &'static str,
    /// How that is answered.
    pub thresholds_keys: &'static str,
    /// What was typed is no pair of thresholds.
    pub thresholds_bad: &'static str,
    /// The thresholds in use: above, below.
    pub thresholds_are: With2,
}

impl Language {
    /// The words around the pages of checks.
    #[must_use]
    pub fn frame(&self) -> &'static Frame {
        match self.numbers.lang() {
            Lang::Da => &da::FRAME,
            Lang::En => &en::FRAME,
        }
    }

    /// A page of checks by its name.
    #[must_use]
    pub fn page_name(&self, check: Check) -> &'static str {
        self.frame().pages[at(&Check::ALL, &check)]
    }

    /// The same in at most 6 cells.
    #[must_use]
    pub fn page_name_short(&self, check: Check) -> &'static str {
        self.frame().pages_short[at(&Check::ALL, &check)]
    }

    /// A key by the name that is printed on it.
    #[must_use]
    pub fn key_cap<'a>(&self, name: &'a str) -> &'a str {
        if name == en::FRAME.space {
            self.frame().space
        } else {
            name
        }
    }

    /// Thresholds as they are typed: two numbers, with the separators of the language.
    #[must_use]
    pub fn typed(&self, thresholds: Thresholds) -> String {
        let plain = |value: Decimal| {
            let text = value.normalize().to_string();
            match self.numbers.lang() {
                Lang::Da => text.replace('.', ","),
                Lang::En => text,
            }
        };
        format!("{} {}", plain(thresholds.above), plain(thresholds.below))
    }

    /// The thresholds that are typed: above and below, in kroner per inhabitant; neither is negative and the first
    /// is not the smaller.
    #[must_use]
    pub fn typed_thresholds(&self, typed: &str) -> Option<Thresholds> {
        let mut numbers = typed.split_whitespace().map(|word| self.plain_number(word));
        let (above, below) = (numbers.next()??, numbers.next()??);
        let is_pair = numbers.next().is_none() && Decimal::ZERO <= below && below <= above;
        is_pair.then_some(Thresholds { above, below })
    }

    fn plain_number(&self, typed: &str) -> Option<Decimal> {
        let typed = match self.numbers.lang() {
            Lang::Da => typed.to_owned(),
            Lang::En => typed.replace(',', "").replace('.', ","),
        };
        // Digits and separators alone: a cell of amounts may hold more.
        let is_plain = typed
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
        // Read as thousands of kroner, 1 is 100,000 øre.
        let ore = amount::parse_thousands(&typed)
            .ok()
            .filter(|_| is_plain)?
            .ore;
        Some(Decimal::new(ore, 5).normalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(lang: Lang, text: &str) -> Option<(String, String)> {
        let thresholds = Language::new(lang).unwrap().typed_thresholds(text)?;
        Some((thresholds.above.to_string(), thresholds.below.to_string()))
    }

    #[test]
    fn thresholds_are_read_in_the_notation_of_each_language() {
        assert_eq!(
            typed(Lang::Da, "50 1").unwrap(),
            ("50".to_owned(), "1".to_owned())
        );
        assert_eq!(
            typed(Lang::Da, " 1.250,5  0,25 ").unwrap(),
            ("1250.5".to_owned(), "0.25".to_owned())
        );
        assert_eq!(
            typed(Lang::En, "1,250.5 0.25").unwrap(),
            ("1250.5".to_owned(), "0.25".to_owned())
        );
        assert_eq!(
            typed(Lang::En, "1 1").unwrap(),
            ("1".to_owned(), "1".to_owned())
        );
        assert_eq!(
            typed(Lang::Da, "0 0").unwrap(),
            ("0".to_owned(), "0".to_owned())
        );
    }

    #[test]
    fn what_is_no_pair_of_thresholds_is_refused() {
        for text in [
            "", "50", "50 1 2", "1 50", "50 -1", "50 x", "50 1 kr.", "50;1", "5e3 1", "50 (1)",
        ] {
            assert_eq!(typed(Lang::Da, text), None, "{text}");
            assert_eq!(typed(Lang::En, text), None, "{text}");
        }
    }

    #[test]
    fn thresholds_are_offered_as_they_are_typed() {
        for lang in Lang::ALL {
            let language = Language::new(lang).unwrap();
            for thresholds in [
                Thresholds::default(),
                Thresholds {
                    above: Decimal::new(12_505, 1),
                    below: Decimal::new(25, 2),
                },
            ] {
                let text = language.typed(thresholds);
                assert_eq!(language.typed_thresholds(&text), Some(thresholds), "{text}");
            }
        }
    }

    #[test]
    fn every_page_has_two_names_of_its_own() {
        for lang in Lang::ALL {
            let language = Language::new(lang).unwrap();
            let frame = language.frame();
            for names in [frame.pages, frame.pages_short] {
                for (at, name) in names.iter().enumerate() {
                    assert!(!name.is_empty() && !names[at + 1..].contains(name));
                }
            }
            assert!(
                frame
                    .pages_short
                    .iter()
                    .all(|name| name.chars().count() <= 6)
            );
        }
    }
}
