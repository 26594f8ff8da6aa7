//! What the words of a note may speak of, already shown and formatted.

use crate::domain::amount::AmountError;
use crate::domain::column::Column;
use crate::domain::correction::Fate;
use crate::domain::dataset::Dataset;
use crate::domain::money::Money;
use crate::domain::note::{Detail, FieldHint, Note};
use crate::domain::raw::Raw;
use crate::domain::report::Report;
use crate::text::Language;
use crate::text::note::{column_name, cut, place};

/// What the words of a note may speak of, already shown and formatted.
#[derive(Debug)]
pub(in crate::text) struct Facts<'a> {
    language: &'a Language,
    detail: Detail,
    /// The text found, in quotation marks.
    pub(in crate::text) found: String,
    /// The text found is empty.
    pub(in crate::text) is_empty: bool,
    /// The heading of the column; empty where none is meant.
    pub(in crate::text) heading: String,
    /// The column of the survey.
    pub(in crate::text) column: Option<Column>,
    /// The place that was probably meant.
    pub(in crate::text) place: Option<String>,
    /// The encoding of the file.
    pub(in crate::text) encoding: &'static str,
    /// The delimiter of the file.
    pub(in crate::text) delimiter: String,
    /// The file is a sheet, so that its lines are rows.
    pub(in crate::text) is_sheet: bool,
    /// The place of the record that is repeated, where it stands in another file or sheet.
    pub(in crate::text) elsewhere: Option<String>,
    /// The correction that the note is about.
    pub(in crate::text) correction: Option<Corrected>,
}

/// What the words of a note may say of a correction.
#[derive(Debug)]
pub(in crate::text) struct Corrected {
    /// The old and the new value, in quotation marks.
    pub(in crate::text) old: String,
    pub(in crate::text) new: String,
    /// Why, as typed.
    pub(in crate::text) reason: String,
    /// Where it stands: `rettelser.csv:3`.
    pub(in crate::text) place: String,
    /// What came of it.
    pub(in crate::text) fate: Fate,
}

impl Corrected {
    fn of(language: &Language, data: &Dataset, at: u32) -> Option<Self> {
        let corrections = data.corrections();
        let correction = corrections.list().get(at as usize)?;
        let quoted = |text: Raw<'_>| (language.words.terms.quoted)(&cut(text));
        Some(Self {
            old: quoted(correction.old.as_raw()),
            new: quoted(correction.new.as_raw()),
            reason: cut(correction.reason.as_raw()),
            place: place(
                &corrections.name().as_raw().shown(),
                false,
                correction.at,
                0,
            ),
            fate: correction.fate.clone(),
        })
    }
}

/// What an answer can be that is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) enum Special {
    /// `_`: the question does not apply.
    NotApplicable,
    /// `ukendt`: the answer is not known.
    Unknown,
    /// Nothing: only a value is an answer.
    None,
}

impl<'a> Facts<'a> {
    pub(in crate::text) fn of(
        language: &'a Language,
        data: &Dataset,
        report: &Report,
        note: &Note,
    ) -> Self {
        let found = cut(note.found.as_raw());
        let name = column_name(report, note);
        let reading = report.readings.get(usize::from(note.file));
        let origin = data.origins().get(usize::from(note.file));
        let meant = match note.detail {
            Detail::Place(id) => Some(cut(data.places().get(id).name.as_raw())),
            _ => None,
        };
        let elsewhere = match note.detail {
            Detail::Record { file, line } if file != note.file => Some(Note {
                line,
                ..Note::of_file(note.code, file)
            }),
            _ => None,
        };
        let correction = match note.detail {
            Detail::Correction(at) => Corrected::of(language, data, at),
            _ => None,
        };
        let delimiter = match note.detail {
            Detail::Char(sign) => Some(sign),
            _ => reading.and_then(|reading| reading.delimiter),
        };
        Self {
            language,
            detail: note.detail,
            is_empty: found.is_empty(),
            found: (language.words.terms.quoted)(&found),
            heading: name
                .as_ref()
                .map(|name| cut(name.as_raw()))
                .unwrap_or_default(),
            column: report.column(note),
            place: meant,
            encoding: reading
                .and_then(|reading| reading.encoding)
                .unwrap_or("UTF-8"),
            delimiter: delimiter.map_or_else(String::new, |sign| language.delimiter(sign)),
            is_sheet: origin.is_some_and(|origin| origin.sheet.is_some()),
            elsewhere: elsewhere.map(|note| language.place_of(data, &note)),
            correction,
        }
    }

    /// Why an amount or a share is none.
    pub(in crate::text) fn cause(&self) -> AmountError {
        match self.detail {
            Detail::Amount(cause) => cause,
            _ => AmountError::Text,
        }
    }

    /// The number that was probably meant, as it is to be typed.
    pub(in crate::text) fn probably(&self) -> Option<String> {
        let (AmountError::Brackets { probably } | AmountError::TrailingMinus { probably }) =
            self.cause()
        else {
            return None;
        };
        let number = self
            .language
            .numbers
            .thousands(Money::from_ore(probably?.into()));
        Some(number.replace('\u{2212}', "-"))
    }

    /// What the questionnaire takes in the column in place of a value.
    pub(in crate::text) fn special(&self) -> Special {
        if self.column == Some(Column::Share) {
            Special::NotApplicable
        } else if self.column == Some(Column::LegalBasis) {
            Special::Unknown
        } else {
            Special::None
        }
    }

    /// How many there are; 0 where that is not said.
    pub(in crate::text) fn count(&self) -> u64 {
        match self.detail {
            Detail::Count(count) => count,
            _ => 0,
        }
    }

    /// The heading of the column, in quotation marks.
    pub(in crate::text) fn quoted_heading(&self) -> String {
        (self.language.words.terms.quoted)(&self.heading)
    }

    /// A number as the language writes it.
    pub(in crate::text) fn number(&self, number: impl Into<u64>) -> String {
        self.language.numbers.count(number.into())
    }

    /// How many there are, as written.
    pub(in crate::text) fn counted(&self) -> String {
        self.number(self.count())
    }

    /// The line that is repeated. Lines are written without grouping, so that they can be searched for.
    pub(in crate::text) fn line(&self) -> Option<u64> {
        match self.detail {
            Detail::Record { line, .. } => Some(line),
            _ => None,
        }
    }

    /// The fields found and expected, and why they differ.
    pub(in crate::text) fn fields(&self) -> Option<(u32, u32, Option<FieldHint>)> {
        match self.detail {
            Detail::Fields {
                found,
                expected,
                hint,
            } => Some((found, expected, hint)),
            _ => None,
        }
    }

    /// The letter of another script: itself and its code point.
    pub(in crate::text) fn foreign(&self) -> Option<String> {
        match self.detail {
            Detail::Foreign(letter) => {
                let mut buffer = [0; 4];
                let shown = Raw::new(letter.encode_utf8(&mut buffer)).shown();
                Some(format!("{} ({})", &*shown, code_point(letter)))
            }
            _ => None,
        }
    }

    /// The code point of a character that is spoken of.
    pub(in crate::text) fn character(&self) -> Option<String> {
        match self.detail {
            Detail::Char(character) => Some(code_point(character)),
            _ => None,
        }
    }

    /// The empty cell is probably part of a merged one.
    pub(in crate::text) fn is_merged(&self) -> bool {
        self.detail == Detail::Merged
    }

    /// A delimiter by name.
    pub(in crate::text) fn sign(&self, sign: char) -> String {
        self.language.delimiter(sign)
    }
}

fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

impl Language {
    /// A delimiter by name: "semicolon".
    #[must_use]
    pub fn delimiter(&self, sign: char) -> String {
        let names = self.words.check.head.delimiters;
        let known = [';', ',', '\t', '|'];
        if let Some(at) = known.iter().position(|known| *known == sign) {
            return names[at].to_owned();
        }
        let mut buffer = [0; 4];
        let shown = Raw::new(sign.encode_utf8(&mut buffer)).shown();
        (self.words.terms.quoted)(&shown)
    }
}
