//! What the user keeps, in words: bookmarks, the last session, and why their files cannot be read or changed.

mod da;
mod en;

use crate::domain::dataset::Dataset;
use crate::domain::raw::{Raw, shown_path};
use crate::query::criteria::Criterion;
use crate::query::view::{Page, View};
use crate::store::{Damage, Error};
use crate::text::about::quoted;
use crate::text::flag::{Given, NoFlag, Refusal};
use crate::text::words::{With1, With2, With3};
use crate::text::{Lang, Language};

/// Characters of the name that is proposed for a view.
const PROPOSED: usize = 40;

/// Words of bookmarks and the session.
#[derive(Debug)]
pub struct KeepWords {
    /// What `indsats open` does.
    pub about: &'static str,
    /// Examples, below its help.
    pub examples: &'static str,
    /// Its name of a bookmark.
    pub arg_name: &'static str,
    /// `--resume`.
    pub arg_resume: &'static str,
    /// `--resume` stands with another argument, which says the same.
    pub resume_excludes: With1,
    /// The line that asks for the name of a bookmark, and its keys.
    pub ask: &'static str,
    /// The keys of that line.
    pub ask_keys: &'static str,
    /// A bookmark of the name is there already.
    pub taken: With1,
    /// A name is missing.
    pub no_name: &'static str,
    /// A bookmark is saved; the key of the list.
    pub saved: With2,
    /// The damaged file that was in the way is under this name now.
    pub aside: With1,
    /// Standard input, a pipe: there is nothing to open again.
    pub once: &'static str,
    /// A path is no text that could be written down.
    pub no_text: &'static str,
    /// There is no home folder to keep anything in.
    pub no_folder: &'static str,
    /// The title of the list, and what is typed in it.
    pub title: &'static str,
    /// What typing does there.
    pub prompt: &'static str,
    /// Its keys.
    pub keys: &'static str,
    /// There is no bookmark yet; the key that makes one.
    pub none: With1,
    /// Nothing is called so.
    pub no_match: &'static str,
    /// A bookmark of other files: its command.
    pub elsewhere: With1,
    /// The day on which it was saved.
    pub saved_on: With1,
    /// A view without flags.
    pub plain: &'static str,
    /// The files of the example.
    pub example: &'static str,
    /// Entries that cannot be read.
    pub unreadable: With1,
    /// The file is of a newer version.
    pub newer_list: With1,
    /// Asks whether a bookmark is to go.
    pub forget: With1,
    /// It is gone.
    pub forgotten: With1,
    /// The view of a bookmark is the present one.
    pub same: With1,
    /// A bookmark is opened; the key that goes back.
    pub opened: With2,
    /// The view of a bookmark does not fit the data: name, why.
    pub unfit: With2,
    /// An argument of a view is none.
    no_flag: With1,
    /// No bookmark is called so: name, the nearest.
    pub unknown_near: With2,
    /// No bookmark is called so: name, all.
    pub unknown: With2,
    /// Several begin so: name, those.
    pub ambiguous: With2,
    /// The arguments of the files of a bookmark cannot be read: name, why.
    pub bad_files: With2,
    /// The heads of the list that is printed.
    pub heads: [&'static str; 3],
    /// There is no session to go on with.
    pub no_session: &'static str,
    /// The last session cannot be gone on with, and why.
    pub unread_session: With1,
    /// The last session's view does not fit the data, and why.
    pub unfit_session: With1,
    /// The session cannot be kept, and why.
    pub unkept: With1,
    /// A file cannot be read: path, why.
    unread: With2,
    /// A file is damaged: path, why.
    damaged: With2,
    /// Where: line, column, what.
    at: With3,
    /// It does not say its version; it is no text; it is too long.
    damages: [&'static str; 3],
    /// A key is of another kind.
    kind: With1,
    /// A newer program wrote it: path, version.
    newer: With2,
    /// Another process holds it.
    busy: With1,
}

/// The words of a language.
#[must_use]
pub fn words(lang: Lang) -> &'static KeepWords {
    match lang {
        Lang::Da => &da::KEEP,
        Lang::En => &en::KEEP,
    }
}

/// Arguments for a shell, on one line and safe to show.
#[must_use]
pub fn line(arguments: &[String]) -> String {
    let words: Vec<_> = arguments.iter().map(|one| quoted(one)).collect();
    Raw::new(&words.join(" ")).shown().into_string()
}

/// The arguments of a view without those that say what it would have in any case; empty for one that asks nothing
/// particular.
#[must_use]
pub fn brief(arguments: &[String]) -> String {
    let Ok(given) = Given::read(arguments) else {
        return line(arguments);
    };
    let particular = given.iter().filter(|given| !given.is_usual());
    line(&particular.flat_map(Given::arguments).collect::<Vec<_>>())
}

impl Language {
    /// Words of bookmarks and the session.
    #[must_use]
    pub fn keep(&self) -> &'static KeepWords {
        words(self.numbers.lang())
    }

    /// A short name for a view: its rows, or its page of checks, and what is selected.
    #[must_use]
    pub fn proposed_name(&self, view: &View, data: &Dataset) -> String {
        let subject = match view.page {
            Page::Rows => self.grouping(view.grouping).to_owned(),
            Page::Check(check) => self.page_name(check).to_owned(),
        };
        let chosen = view.scope.iter().chain(view.filter.iter());
        let value = |criterion: &Criterion| {
            let value = self.facet_value_short(data, &criterion.value);
            let mark = if criterion.excluded { "≠" } else { "" };
            format!("{mark}{value}")
        };
        let mut name = subject;
        for value in chosen.map(value) {
            let longer = format!("{name}, {value}");
            if longer.chars().count() > PROPOSED {
                name.push('…');
                break;
            }
            name = longer;
        }
        name
    }

    /// The view that the arguments of a bookmark or session ask for; why there is none in words.
    ///
    /// # Errors
    /// The first argument that is no flag, or whose value is none of the data, in words.
    pub fn view_of(&self, arguments: &[String], data: &Dataset) -> Result<View, String> {
        let given = Given::read(arguments).map_err(|none| self.no_flag(&none))?;
        let refused = |refusal: Refusal| self.flag_refused(&refusal);
        self.view(&given, data).map_err(refused)
    }

    /// An argument that is no flag of a view, in words.
    #[must_use]
    pub fn no_flag(&self, none: &NoFlag) -> String {
        (self.keep().no_flag)(&Raw::new(&none.0).shown())
    }

    /// Why what is kept cannot be read or changed.
    #[must_use]
    pub fn keep_error(&self, error: &Error) -> String {
        let words = self.keep();
        match error {
            Error::Read { path, source } => (words.unread)(&shown_path(path), &self.system(source)),
            Error::Damaged { path, at, why } => {
                let why = match why {
                    Damage::Syntax(said) => Raw::new(said).shown().into_string(),
                    Damage::NoVersion => words.damages[0].to_owned(),
                    Damage::NotText => words.damages[1].to_owned(),
                    Damage::TooLong => words.damages[2].to_owned(),
                    Damage::Kind(key) => (words.kind)(key),
                };
                let why = match at {
                    Some((line, column)) => {
                        (words.at)(&line.to_string(), &column.to_string(), &why)
                    }
                    None => why,
                };
                (words.damaged)(&shown_path(path), &why)
            }
            Error::Newer { path, version } => {
                (words.newer)(&shown_path(path), &version.to_string())
            }
            Error::Busy(path) => (words.busy)(&shown_path(path)),
            Error::Write(error) => self.export_error(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_view_asks_in_particular_is_said_in_brief() {
        let texts = |texts: &[&str]| texts.iter().map(|&one| one.to_owned()).collect::<Vec<_>>();
        let language = Language::new(Lang::Da).unwrap();
        let source = crate::load::Source::default();
        let data = crate::load::load(&source).unwrap().dataset;
        let flags = language.flags(&View::default(), &data);
        let usual: Vec<_> = flags.iter().flat_map(Given::arguments).collect();
        assert!(!usual.is_empty());
        assert_eq!(brief(&usual), "");
        let more = texts(&["--words", "børn og unge", "--by", "area"]);
        assert_eq!(
            brief(&[usual, more].concat()),
            "--words 'børn og unge' --by area"
        );
        assert_eq!(brief(&texts(&["--by", "region", "x"])), "--by region x");
    }

    #[test]
    fn every_error_has_words_in_both_languages() {
        let path = || std::path::PathBuf::from("/x/bookmarks.toml");
        let damaged = |why| Error::Damaged {
            path: path(),
            at: Some((2, 3)),
            why,
        };
        let errors = [
            Error::Read {
                path: path(),
                source: std::io::ErrorKind::PermissionDenied.into(),
            },
            damaged(Damage::Syntax("no\u{1b}".to_owned())),
            damaged(Damage::NoVersion),
            damaged(Damage::NotText),
            damaged(Damage::TooLong),
            damaged(Damage::Kind("view")),
            Error::Newer {
                path: path(),
                version: 2,
            },
            Error::Busy(path()),
        ];
        for lang in Lang::ALL {
            let language = Language::new(lang).unwrap();
            for error in &errors {
                let said = language.keep_error(error);
                assert!(said.contains("/x/bookmarks.toml"), "{said}");
                assert!(!said.contains('\u{1b}'), "{said}");
            }
        }
        let danish = Language::new(Lang::Da).unwrap();
        let said = danish.keep_error(&errors[2]);
        assert!(said.contains("linje 2, kolonne 3"), "{said}");
    }
}
