//! What a shell can complete behind a view flag: each value as one word that needs no quotation marks.

use crate::domain::dataset::Dataset;
use crate::domain::fold;
use crate::query::criteria::Facet;
use crate::text::Language;
use crate::text::flag::candidate::{Candidate, choose, split};
use crate::text::flag::{Arity, Flag, keyword};

/// A value that can be typed behind a flag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The word to type. Spaces of the name are hyphens, which read back as the same value.
    pub word: String,
    /// Other names that mean it.
    pub others: Vec<String>,
}

/// Those of which the word or another name begins as typed; where none does, those that do in another spelling.
#[must_use]
pub fn beginning(offered: &[Offered], typed: &str) -> Vec<Offered> {
    let begins = |spell: &dyn Fn(&str) -> String| {
        let typed = spell(typed);
        let is_it = |offered: &&Offered| {
            let mut names = offered.others.iter().chain([&offered.word]);
            names.any(|name| spell(name).starts_with(&typed))
        };
        offered.iter().filter(is_it).cloned().collect::<Vec<_>>()
    };
    let written = begins(&str::to_lowercase);
    if written.is_empty() {
        begins(&|name| fold::fold(name).as_str().to_owned())
    } else {
        written
    }
}

impl Language {
    /// The values of a flag, in the order in which they are listed elsewhere; none for a switch and for what is typed
    /// freely: ranges, words, kroner.
    #[must_use]
    pub fn offered(&self, flag: Flag, data: &Dataset) -> Vec<Offered> {
        match (flag, flag.arity()) {
            (_, Arity::Many(Facet::Words) | Arity::Switch) => Vec::new(),
            (_, Arity::Many(facet)) => self.of_facet(facet, data),
            (_, Arity::Rows) => self.of_rows(data),
            (Flag::By, _) => words(&keyword::groupings()),
            (Flag::Measure, _) => words(&keyword::measures()),
            (Flag::Reference, _) => words(&keyword::references()),
            (Flag::Sort, _) => words(&keyword::orders()),
            (Flag::As, _) => words(&keyword::scales()),
            (Flag::Page, _) => words(&keyword::pages()),
            (Flag::Population, _) => {
                let dates = data.places().population_dates().iter();
                let dates = dates.map(|date| Candidate::keyword(*date, [date.to_string()]));
                words(&dates.collect::<Vec<_>>())
            }
            (_, Arity::One) => Vec::new(),
        }
    }

    /// Rows that are pinned; a name that rows of two kinds have needs the kind before it, and is not offered.
    fn of_rows(&self, data: &Dataset) -> Vec<Offered> {
        let offered = self.rows(data).into_iter().filter_map(|row| {
            let words = row.names.iter().map(|name| one_word(name));
            let reads_back = |word: &String| {
                let typed = split(word, false);
                typed.len() == 1 && self.typed_pin(data, &typed[0]) == Ok(row.value)
            };
            let word = words.into_iter().find(reads_back)?;
            Some(Offered {
                word,
                others: row.names,
            })
        });
        offered.collect()
    }

    fn of_facet(&self, facet: Facet, data: &Dataset) -> Vec<Offered> {
        let candidates = self.candidates(facet, data);
        let offered = candidates.into_iter().map(|candidate| {
            let word = candidate.names.iter().map(|name| one_word(name));
            let reads_back = |word: &String| {
                let typed = split(word, false);
                typed.len() == 1
                    && self.typed_value(facet, data, &typed[0]).as_ref() == Ok(&candidate.value)
            };
            let word = word.into_iter().find(reads_back);
            Offered {
                word: word.unwrap_or_else(|| self.printed_value(data, &candidate.value)),
                others: candidate.names,
            }
        });
        offered.collect()
    }
}

/// The names as words that [`choose`] reads back; without those that no word means.
#[must_use]
pub fn named(names: &[&str]) -> Vec<Offered> {
    let words = names.iter().map(|name| (name, one_word(name)));
    let read_back = words
        .filter(|(name, word)| choose(names, word).is_ok_and(|at| names.get(at) == Some(*name)));
    let offered = read_back.map(|(name, word)| Offered {
        word,
        others: vec![(*name).to_owned()],
    });
    offered.collect()
}

fn words<T>(candidates: &[Candidate<T>]) -> Vec<Offered> {
    let named = candidates.iter().filter_map(|candidate| {
        let (first, others) = candidate.names.split_first()?;
        Some(Offered {
            word: first.clone(),
            others: others.to_vec(),
        })
    });
    named.collect()
}

/// A name with hyphens for everything that a shell could take for something else.
fn one_word(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let parts = name.split(|c| !is_plain(c)).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::shipped;
    use crate::query::view::View;
    use crate::text::Lang;
    use crate::text::flag::Given;

    #[test]
    fn names_are_offered_as_words_that_read_back() {
        let names = ["Kommuner, Sjælland", "kommuner", "?", "til mødet"];
        let words: Vec<_> = named(&names).into_iter().map(|one| one.word).collect();
        assert_eq!(words, ["Kommuner-Sjælland", "kommuner", "til-mødet"]);
    }

    #[test]
    fn every_word_is_read_as_its_value_and_needs_no_quotation_marks() {
        let data = shipped::load().unwrap().dataset;
        for lang in Lang::ALL {
            let language = Language::new(lang).unwrap();
            for flag in Flag::ALL {
                let mut views = Vec::new();
                for offered in language.offered(flag, &data) {
                    let word = offered.word;
                    let view = language.view(&[Given::new(flag, word.clone())], &data);
                    views.push(view.unwrap_or_else(|why| panic!("{flag:?} {word}: {why:?}")));
                    let is_safe = |c: char| c.is_alphanumeric() || "-_.:#".contains(c);
                    let is_of_data = flag == Flag::LegalBasis;
                    assert!(is_of_data || word.chars().all(is_safe), "{word}");
                }
                let different = |view: &View| views.iter().filter(|it| *it == view).count() == 1;
                assert!(views.iter().all(different), "{flag:?}");
            }
        }
    }

    #[test]
    fn municipalities_and_areas_are_found_by_how_they_begin() {
        let data = shipped::load().unwrap().dataset;
        let language = Language::new(Lang::Da).unwrap();
        let found = |flag, typed: &str| {
            let found = beginning(&language.offered(flag, &data), typed).into_iter();
            found.map(|offered| offered.word).collect::<Vec<_>>()
        };
        assert_eq!(
            found(Flag::Municipality, "hø"),
            ["Høje-Taastrup", "Hørsholm"]
        );
        assert_eq!(found(Flag::Municipality, "årh"), ["Aarhus"]);
        assert_eq!(found(Flag::Municipality, "0265"), ["Roskilde"]);
        assert_eq!(found(Flag::Area, "dag"), ["Dagtilbud-og-folkeskole"]);
        assert!(found(Flag::Words, "").is_empty());
    }
}
