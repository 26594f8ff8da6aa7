//! Why a document is not written, in words.

use std::io::ErrorKind;

use crate::document::{Error, Format, HAS_DOTS};
use crate::query::view::Page;
use crate::text::{Language, listing};

impl Error {
    /// True when the reader of the output has seen enough.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Write(error) if error.kind() == ErrorKind::BrokenPipe)
    }

    /// The failure in words, for what fills the screen; with the formats that there are where one is not there.
    #[must_use]
    pub fn sentence(&self, language: &Language, page: Page) -> String {
        let words = listing::words(language.numbers.lang());
        match self {
            Self::Format(Format::Png) if !HAS_DOTS => language.picture().no_dots.to_owned(),
            Self::Format(format) => {
                let formats = Format::ALL.into_iter().filter(|format| format.is_for(page));
                let names: Vec<_> = formats.map(Format::name).collect();
                (words.bad_format)(format.name(), &names.join(", "))
            }
            Self::Lost(lost) => language.refused_for_loss(lost),
            Self::Write(error) => (words.unwritten)(&language.system(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Layout, write};
    use crate::domain::place::Date;
    use crate::load::{self, Source};
    use crate::query::view::{Check, View};
    use crate::text::Lang;
    use crate::text::bar::cells::Glyphs;

    #[test]
    fn a_format_that_a_page_does_not_have_is_refused_and_one_that_it_has_is_written() {
        let loaded = load::load(&Source::default()).unwrap();
        let language = Language::new(Lang::Da).unwrap();
        let page = Page::Check(Check::Coverage);
        let view = View {
            page,
            ..View::default()
        };
        let document = Document {
            language: &language,
            view: &view,
            data: &loaded.dataset,
            report: &loaded.report,
            against: &loaded.against,
            today: Date::new_year(2026),
        };
        let layout = Layout {
            width: 80,
            glyphs: Glyphs::Unicode,
            has_colour: false,
            has_details: false,
            is_kept: false,
        };
        for format in Format::ALL {
            let mut out = Vec::new();
            match write(&document, format, layout, &mut out) {
                Ok(()) => assert!(format.is_for(page) && !out.is_empty(), "{format:?}"),
                Err(error) => {
                    assert!(!format.is_for(page), "{format:?}: {error}");
                    let said = error.sentence(&language, page);
                    assert!(
                        said.contains("markdown") && !said.contains(", svg"),
                        "{said}"
                    );
                }
            }
        }
    }
}
