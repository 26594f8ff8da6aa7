//! Warnings about how a file is written, in English.

use crate::domain::correction::Fate;
use crate::domain::note::Code;
use crate::text::note::{Entry, say};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: Code::LongCell,
        title: "the cell is longer than a spreadsheet's can be",
        note: Some(|f| {
            let length = match f.count() {
                0 => String::new(),
                _ => format!(" of {} characters", f.counted()),
            };
            say(
                format!("the cell{length} is longer than a spreadsheet's can be"),
                "at most 32,767 characters",
                "is a quotation mark missing, or was the text pasted several times?",
            )
        }),
        meaning: "A spreadsheet can have 32,767 characters in a cell. A longer field is seldom written by a person, and a spreadsheet would cut it off.",
        outcome: "The text is used whole.",
        remedy: "See whether a quotation mark is missing or the text was pasted several times.",
    },
    Entry {
        code: Code::InnerQuotes,
        title: "quotation marks inside a field are not doubled",
        note: Some(|f| {
            if f.count() > 0 {
                return say(
                    "blanks follow the closing quotation mark of the field",
                    "",
                    "delete the blanks, or save again from the spreadsheet",
                );
            }
            say(
                "quotation marks inside the field are not doubled",
                "\"\" for a quotation mark inside a field",
                "double the quotation marks in the text, or save again from the spreadsheet",
            )
        }),
        meaning: "The field stands in quotation marks and has some inside that are not written twice. Or blanks follow its closing mark. Here it can only be read in one way, and so it was.",
        outcome: "The text is used as it stands, quotation marks included; blanks after the closing mark are left out.",
        remedy: "Double the quotation marks in the text, or save again from the spreadsheet.",
    },
    Entry {
        code: Code::Undecodable,
        title: "bytes that are not in the file's encoding",
        note: Some(|f| {
            let bytes = match f.count() {
                0 => "some bytes are".to_owned(),
                1 => "1 byte is".to_owned(),
                _ => format!("{} bytes are", f.counted()),
            };
            say(
                format!("{bytes} not {}: {}", f.encoding, f.found),
                "",
                "save the file again in one encoding, best UTF-8; is it cut off?",
            )
        }),
        meaning: "The field has bytes that can be no characters in the encoding of the rest of the file. That happens when files are put together, or when a file is cut off in the middle of a character.",
        outcome: "The line is read in its own encoding where that is possible; otherwise the wrong bytes are shown as \\xNN.",
        remedy: "Save the file again in one encoding, best UTF-8, or name it with --encoding.",
    },
    Entry {
        code: Code::DoubleEncoding,
        title: "the file was encoded twice",
        note: Some(|f| {
            let example = if f.is_empty {
                String::new()
            } else {
                format!(", e.g. {}", f.found)
            };
            say(
                format!("the file looks double-encoded{example}"),
                "",
                "fetch the file again from its source and save it as CSV UTF-8",
            )
        }),
        meaning: "Æ, ø and å stand as two foreign characters (LÃ¦sÃ¸ for Læsø). The file was UTF-8, was read as Windows-1252 and saved as UTF-8 again.",
        outcome: "Nothing is repaired unasked; the text stays as it is.",
        remedy: "Fetch the file again from its source and save it as CSV UTF-8.",
    },
    Entry {
        code: Code::EnglishThousands,
        title: "the commas look like English thousands separators",
        note: Some(|_| {
            say(
                "every comma in the amounts stands before three digits, as in English thousands",
                "a comma before decimals",
                "is 1,234 meant as 1234? Then write 1.234",
            )
        }),
        meaning: "Every comma in the file's amounts stands before exactly three digits. They are probably thousands in English notation, and the amounts were read a thousand times too small.",
        outcome: "The amounts are used as Danish: the comma is a decimal comma.",
        remedy: "If they are thousands, save the file again with Danish number formats.",
    },
    Entry {
        code: Code::UnknownColumn,
        title: "a column that the survey does not have",
        note: Some(|f| {
            let message = match f.count() {
                0 | 1 => format!("the column {} is none of the survey's", f.found),
                _ => format!(
                    "{} columns are none of the survey's, the first is {}",
                    f.counted(),
                    f.found
                ),
            };
            say(
                message,
                "",
                "correct the heading, or translate it with --map",
            )
        }),
        meaning: "The heading is none of the survey's columns and no known spelling of one.",
        outcome: "The column is not used.",
        remedy: "Correct the heading if it should be used, or translate it with --map.",
    },
    Entry {
        code: Code::MissingColumn,
        title: "a column is missing",
        note: Some(|f| {
            say(
                format!("the column {} is missing", f.quoted_heading()),
                "",
                "add it, or correct its heading",
            )
        }),
        meaning: "One of the survey's columns that an initiative can do without is not in the file.",
        outcome: "The field counts as not given in every row.",
        remedy: "Add the column, or correct its heading.",
    },
    Entry {
        code: Code::LinesBeforeHeader,
        title: "lines before the header",
        note: Some(|f| {
            let message = match f.count() {
                0 => "lines stand before the header".to_owned(),
                1 => "1 line stands before the header".to_owned(),
                _ => format!("{} lines stand before the header", f.counted()),
            };
            say(
                message,
                "the header in the first line",
                "delete the lines before the header",
            )
        }),
        meaning: "The header is not the first line. The lines before it are as a rule a title or a date.",
        outcome: "The lines before the header are not read.",
        remedy: "Delete the lines before the header.",
    },
    Entry {
        code: Code::BlankBetween,
        title: "blank lines between the rows",
        note: Some(|f| {
            let message = match f.count() {
                0 | 1 => "a blank line between the rows".to_owned(),
                _ => format!("{} blank lines between the rows", f.counted()),
            };
            say(message, "", "delete them; were rows lost?")
        }),
        meaning: "There are blank lines between rows of data. They may be meant, but rows may also have been lost.",
        outcome: "Blank lines are no records and are not counted.",
        remedy: "Delete them, and see whether rows were lost.",
    },
    Entry {
        code: Code::NoRows,
        title: "the file has no rows",
        note: Some(|_| {
            say(
                "the file has a header and no rows",
                "",
                "is it the right file, and is a filter on in the spreadsheet?",
            )
        }),
        meaning: "The file has the survey's header and not a single initiative.",
        outcome: "The data set opens without rows.",
        remedy: "See whether it is the right file and whether the export took the rows along.",
    },
    Entry {
        code: Code::TotalRow,
        title: "the file has a row of totals",
        note: Some(|f| {
            say(
                format!("the row of totals {} is kept out of the figures", f.found),
                "",
                "delete it; the program sums by itself",
            )
        }),
        meaning: "The file has a row with sums, and it is held (H003). The warning says so because another reader of the file could count everything twice.",
        outcome: "The row of totals is in no sum.",
        remedy: "Delete the row of totals.",
    },
    Entry {
        code: Code::QuotedNotApplicable,
        title: "_ is typed with the form's quotation marks",
        note: Some(|f| {
            say(
                format!("{} was read as _", f.found),
                "_",
                "write _ without quotation marks",
            )
        }),
        meaning: "The questionnaire says: write \"_\", and the quotation marks were typed too.",
        outcome: "The answer is read as: does not apply.",
        remedy: "Write _ without quotation marks.",
    },
    Entry {
        code: Code::PercentStyle,
        title: "a cell with the percent style",
        note: Some(|f| {
            let cells = match f.count() {
                0 | 1 => format!("{} has", f.found),
                2 => format!("{} and one more cell of the sheet have", f.found),
                _ => format!(
                    "{} and others, {} cells of the sheet, have",
                    f.found,
                    f.counted()
                ),
            };
            say(
                format!(
                    "{cells} the percent style, read as the percentage that the spreadsheet shows"
                ),
                "a percentage from 0 to 100",
                "if that is right, nothing is to be done; otherwise correct the cell's format",
            )
        }),
        meaning: "The spreadsheet stores 0.8 and shows 80 %. The share was read as it is shown.",
        outcome: "The share is used as the spreadsheet shows it.",
        remedy: "Nothing, if that is right. Otherwise set the cell's format to number.",
    },
    Entry {
        code: Code::UnclearResponse,
        title: "the list of responses is unclear",
        note: Some(|f| {
            say(
                format!("{} does not say which municipality answered", f.found),
                "a municipality and ja or nej",
                "correct the line in the list of responses",
            )
        }),
        meaning: "A line in the list of responses (--responses) has neither ja nor nej, or its municipality is not known.",
        outcome: "The line is not used; the municipality's response is unknown unless it has rows.",
        remedy: "Write kommune;besvaret with ja or nej.",
    },
    Entry {
        code: Code::OtherUnit,
        title: "the heading names another unit than DKK 1,000",
        note: Some(|f| {
            say(
                format!("{} names another unit than DKK 1,000", f.found),
                "amounts in DKK 1,000",
                "convert the column to DKK 1,000, or correct the heading",
            )
        }),
        meaning: "The questionnaire asks for amounts in DKK 1,000, and the column's heading says something else, e.g. kr. or mio. kr. If it is right, every amount is a thousand times too large or too small.",
        outcome: "The amounts are used as DKK 1,000; nothing is converted unasked.",
        remedy: "Convert the column to DKK 1,000, or correct the heading.",
    },
    Entry {
        code: Code::StaleCorrection,
        title: "the old value of a correction is no longer there",
        note: Some(|f| {
            let (old, place) = match &f.correction {
                Some(correction) => (correction.old.clone(), correction.place.clone()),
                None => (String::new(), String::new()),
            };
            say(
                format!(
                    "{} is here; the correction in {place} was not applied",
                    f.found
                ),
                old,
                "if the source was corrected, delete the correction; else write what is here as the old value",
            )
        }),
        meaning: "A correction says which value is to be in the cell before it is corrected. There is another one, because the source was changed, or because the line is another than it was.",
        outcome: "The correction is not applied. The source's own value stands.",
        remedy: "Look at the source. If it was corrected, delete the correction; else write the value that is there now as the old value.",
    },
    Entry {
        code: Code::StrayCorrection,
        title: "the correction is of a cell that does not exist",
        note: Some(|f| {
            let message = match f.correction.as_ref().map(|correction| &correction.fate) {
                Some(Fate::SeveralFiles) => format!("several files are named {}", f.found),
                Some(Fate::NoLine) => format!("the file has no record on line {}", f.found),
                Some(Fate::NoColumn) => {
                    format!("no column is named {}, or several are", f.found)
                }
                Some(
                    Fate::NoFile | Fate::Applied(_) | Fate::Stale { .. } | Fate::Repeated { .. },
                )
                | None => format!("none of the files of data is named {}", f.found),
            };
            say(
                message,
                "file, line and column as indsats check writes them",
                "the correction was not applied; correct its file, line or column",
            )
        }),
        meaning: "The correction names a file, a line or a column that the data does not have. The file is named by its name (bog.xlsx#Herning for a sheet), the line is the one where the record begins, and the column is the survey's name, the heading as it stands, or a number.",
        outcome: "The correction is not applied.",
        remedy: "Correct the file, line or column of the correction, or delete it.",
    },
    Entry {
        code: Code::RepeatedCorrection,
        title: "the cell is corrected already",
        note: Some(|f| {
            let first = match f.correction.as_ref().map(|correction| &correction.fate) {
                Some(Fate::Repeated { first, .. }) => first.to_string(),
                Some(
                    Fate::Applied(_)
                    | Fate::Stale { .. }
                    | Fate::NoFile
                    | Fate::SeveralFiles
                    | Fate::NoLine
                    | Fate::NoColumn,
                )
                | None => String::new(),
            };
            say(
                format!("the cell is corrected already on line {first}"),
                "one correction for each cell",
                "the correction was not applied; delete the one of the two that is wrong",
            )
        }),
        meaning: "Two lines correct the same cell. The first one stands, and the other is told.",
        outcome: "The correction is not applied; the first of the cell's corrections is.",
        remedy: "Delete the one that is wrong.",
    },
];
