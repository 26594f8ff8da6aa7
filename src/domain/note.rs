//! What loading found: a small record with a stable code and a place, never a sentence.

use crate::domain::amount::AmountError;
use crate::domain::column::Column;
use crate::domain::dataset::RowId;
use crate::domain::place::PlaceId;
use crate::domain::raw::RawText;

/// How much a note matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file cannot be understood at all: nothing of it is loaded.
    Refused,
    /// A field could not be read: its row stays, the field counts in no total.
    Error,
    /// A record could not be an initiative: it is kept aside and counted in no total.
    Held,
    /// The value was used; the user should know how it was read.
    Warning,
    /// A documented convention of the file: no finding.
    Note,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $id:literal $severity:ident;)*) => {
        /// What was found. The codes are stable; their words live in the text layer.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code, refusals first.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable code, for example `E001`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// How much the note matters.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// The file cannot be opened or read.
    CannotRead "R001" Refused;
    /// The file is empty.
    EmptyFile "R002" Refused;
    /// No line is the survey's header.
    NoHeader "R003" Refused;
    /// A column that no initiative can do without is missing.
    MissingRequired "R004" Refused;
    /// Two columns have the same meaning.
    RepeatedColumn "R005" Refused;
    /// A quotation mark is never closed, so that the rest of the file would be one field.
    UnclosedQuote "R006" Refused;
    /// The file is compressed.
    Compressed "R007" Refused;
    /// The file is no table: a picture, a PDF, a web page, a program, bytes.
    NotATable "R008" Refused;
    /// The encoding cannot be told or is not supported.
    UnknownEncoding "R009" Refused;
    /// An old binary workbook, or one with a password.
    OldWorkbook "R010" Refused;
    /// The workbook is damaged, or no workbook at all.
    DamagedWorkbook "R011" Refused;
    /// A limit of shape is passed: a cell, the columns, the way to the header, an unpacked workbook.
    BeyondLimit "R012" Refused;
    /// The workbook holds definitions that a workbook never needs.
    ForbiddenContent "R013" Refused;
    /// Several sheets have the survey's header, and none was chosen.
    SheetChoice "R014" Refused;
    /// No sheet of that name, or a workbook without data.
    NoSheet "R015" Refused;
    /// The folder or `datapackage.json` does not describe data that can be read.
    BadPackage "R016" Refused;
    /// The mapping file cannot be used.
    BadMapping "R017" Refused;
    /// More rows or municipalities than can be numbered.
    TooManyRows "R018" Refused;
    /// One file is named twice; its rows would count twice.
    SameFile "R019" Refused;
    /// The list of groups cannot be used.
    BadGroups "R020" Refused;
    /// The file of corrections cannot be used.
    BadCorrections "R021" Refused;
    /// The file of published figures cannot be used.
    BadPublished "R022" Refused;

    /// The amount is not written in Danish notation, or is beyond the limit.
    UnreadableAmount "E001" Error;
    /// The share is not a percentage from 0 to 100.
    UnreadableShare "E002" Error;
    /// The value is none of a closed vocabulary.
    UnknownCategory "E003" Error;
    /// The municipality is empty.
    EmptyMunicipality "E004" Error;
    /// The policy area is empty.
    EmptyArea "E005" Error;
    /// The accounts year is not a year.
    UnreadableYear "E006" Error;

    /// A record has another number of fields than the header.
    FieldCount "H001" Held;
    /// A record repeats the header.
    RepeatedHeader "H002" Held;
    /// A record sums others; with them it would count twice.
    HeldTotal "H003" Held;
    /// A line of text below or between the rows.
    Footnote "H004" Held;
    /// A quoted field has swallowed lines that are records of their own.
    SwallowedLines "H005" Held;
    /// A municipality alone, without an initiative: it has responded, with none.
    EmptyReturn "H006" Held;

    /// The municipality is none of those known; its rows are kept under the name as typed.
    UnknownMunicipality "W001" Warning;
    /// A field of a return is empty.
    EmptyField "W002" Warning;
    /// `_` stands outside the column of shares.
    MisplacedNotApplicable "W003" Warning;
    /// An amount in 1,000 kr. has decimals.
    Decimals "W004" Warning;
    /// An amount is negative.
    NegativeAmount "W005" Warning;
    /// Thousands are grouped by spaces.
    SpaceGrouped "W006" Warning;
    /// A minus other than the keyboard's.
    UnicodeMinus "W007" Warning;
    /// An amount of more than 100,000 thousand kroner.
    LargeAmount "W008" Warning;
    /// The income is larger than the expenditure.
    IncomeAboveExpenditure "W009" Warning;
    /// There is income, but no source of finance.
    IncomeWithoutSource "W010" Warning;
    /// A share between 0 and 1: a fraction instead of a percentage?
    FractionShare "W011" Warning;
    /// The questionnaire's number instead of its word.
    QuestionnaireNumber "W012" Warning;
    /// The record repeats an earlier one in every field.
    Duplicate "W013" Warning;
    /// Hidden or control characters stand in a cell.
    HiddenCharacters "W014" Warning;
    /// A cell is longer than a spreadsheet's cell can be.
    LongCell "W015" Warning;
    /// Quotation marks inside a quoted field are not doubled; it was read as it stands.
    InnerQuotes "W016" Warning;
    /// Bytes are not in the file's encoding.
    Undecodable "W017" Warning;
    /// The file was encoded twice.
    DoubleEncoding "W018" Warning;
    /// Every comma looks like an English thousands separator.
    EnglishThousands "W019" Warning;
    /// A column has a name that the survey does not use.
    UnknownColumn "W020" Warning;
    /// An optional column is missing.
    MissingColumn "W021" Warning;
    /// Lines stand before the header.
    LinesBeforeHeader "W022" Warning;
    /// Blank records stand between the rows.
    BlankBetween "W023" Warning;
    /// The file has a header and no rows.
    NoRows "W024" Warning;
    /// The file has a row of totals.
    TotalRow "W025" Warning;
    /// `_` was typed with the quotation marks of the form's text.
    QuotedNotApplicable "W026" Warning;
    /// A cell with the percent style was read as the percentage that it shows.
    PercentStyle "W027" Warning;
    /// A line of the list of responses says neither yes nor no, or names no municipality.
    UnclearResponse "W028" Warning;
    /// The heading of an amount names another unit than 1,000 kr.
    OtherUnit "W029" Warning;
    /// Another value stands in a cell than the one that a correction was to correct.
    StaleCorrection "W030" Warning;
    /// A correction names a file, a line or a column that is not there.
    StrayCorrection "W031" Warning;
    /// A correction of a cell that an earlier one has corrected.
    RepeatedCorrection "W032" Warning;

    /// The encoding of the file.
    Encoding "N001" Note;
    /// The delimiter of the file.
    Delimiter "N002" Note;
    /// Lines end in different ways.
    MixedLineEnds "N003" Note;
    /// The first line names the delimiter.
    DelimiterLine "N004" Note;
    /// Blank records at the end.
    BlankAtEnd "N005" Note;
    /// Columns without a name and without content.
    UnnamedColumn "N006" Note;
    /// The end-of-file mark of DOS.
    EndOfFileMark "N007" Note;
    /// The sheet that was read.
    SheetRead "N008" Note;
    /// A sheet that was not read.
    SheetPassedOver "N009" Note;
    /// The file does not end with a line end.
    NoFinalLineEnd "N010" Note;
    /// A column was found by a mapping file.
    MappedColumn "N011" Note;
    /// Cells start with the mark that keeps spreadsheets from computing them; it was taken away.
    GuardedText "N012" Note;
    /// A cell was corrected by the file of corrections.
    CorrectedCell "N013" Note;
}

impl Code {
    /// The code written as `id`, in any case.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        let is_it = |code: &&Self| code.id().eq_ignore_ascii_case(id);
        Self::ALL.iter().find(is_it).copied()
    }

    /// True for what a person should look at: `check` counts these.
    #[must_use]
    pub fn is_finding(self) -> bool {
        self.severity() != Severity::Note
    }
}

/// Why a record has another number of fields than the header, where it can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldHint {
    /// Text that holds the delimiter must stand in quotation marks.
    QuoteText,
    /// The line uses another delimiter, this one.
    OtherDelimiter(char),
    /// A space stands before an opening quotation mark.
    SpaceBeforeQuote,
    /// The line ends with delimiters that nothing follows.
    EmptyAtEnd,
}

/// What is known of a note beyond its code and the text found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Nothing.
    #[default]
    None,
    /// Why an amount or a share is none.
    Amount(AmountError),
    /// The number of fields found and expected, and why.
    Fields {
        /// Fields of the record.
        found: u32,
        /// Fields of the header.
        expected: u32,
        /// Why they differ.
        hint: Option<FieldHint>,
    },
    /// The municipality that was probably meant.
    Place(PlaceId),
    /// A letter of another script than the rest, which looks like one of ours.
    Foreign(char),
    /// The record that is repeated: its file, and the physical line in it.
    Record {
        /// The position of the file, as in [`Note::file`].
        file: u16,
        /// Counted from 1.
        line: u64,
    },
    /// How many there are: columns, lines, records, bytes.
    Count(u64),
    /// A column of the survey.
    Column(Column),
    /// A character: a delimiter, a hidden character.
    Char(char),
    /// The empty cell is probably part of a merged one.
    Merged,
    /// A correction, by its position in [`crate::domain::correction::Corrections::list`].
    Correction(u32),
}

/// One thing that loading found, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What was found.
    pub code: Code,
    /// The position of the file (or sheet) in [`crate::domain::dataset::Dataset::origins`].
    pub file: u16,
    /// The physical line, counted from 1; in a sheet the row. 0 when the whole file is meant.
    pub line: u64,
    /// The field's ordinal, counted from 1; 0 when the whole record is meant.
    pub column: u16,
    /// The text as it stands in the file, at most [`Note::LONGEST_FOUND`] characters of it.
    pub found: RawText,
    /// What else is known.
    pub detail: Detail,
    /// The row of the data set that the note is about.
    pub row: Option<RowId>,
    /// The record as it stands in the file, and the bytes of the field in it.
    pub excerpt: Option<Excerpted>,
}

/// Where a note stands in the text of its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excerpted {
    /// The position in [`crate::domain::report::Report::excerpts`].
    pub at: u32,
    /// The first byte of the field in the record's text.
    pub start: u32,
    /// The first byte after it.
    pub end: u32,
}

impl Note {
    /// Characters of the text found that a note keeps.
    pub const LONGEST_FOUND: usize = 120;

    /// A note about a file as a whole.
    #[must_use]
    pub fn of_file(code: Code, file: u16) -> Self {
        Self {
            code,
            file,
            line: 0,
            column: 0,
            found: RawText::default(),
            detail: Detail::None,
            row: None,
            excerpt: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_its_own_and_starts_with_its_severity() {
        for (at, code) in Code::ALL.iter().enumerate() {
            assert_eq!(Code::of_id(&code.id().to_lowercase()), Some(*code));
            assert!(
                Code::ALL[at + 1..]
                    .iter()
                    .all(|other| other.id() != code.id())
            );
            let letter = match code.severity() {
                Severity::Refused => 'R',
                Severity::Error => 'E',
                Severity::Held => 'H',
                Severity::Warning => 'W',
                Severity::Note => 'N',
            };
            assert!(code.id().starts_with(letter), "{code:?}");
        }
        assert_eq!(Code::of_id("X001"), None);
    }
}
