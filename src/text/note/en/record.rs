//! Fields that cannot be read, and records that are held, in English.

use crate::domain::column::Column;
use crate::domain::note::{Code, FieldHint};
use crate::text::note::en::cause;
use crate::text::note::{Entry, Facts, NoteText, say};

const AMOUNT: &str = "an amount in DKK 1,000 in Danish notation, e.g. 1.234 or 12,5";

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: Code::UnreadableAmount,
        title: "the amount cannot be read",
        note: Some(|f| number(f, false)),
        meaning: "Amounts are in DKK 1,000 and in Danish notation: 1234, 1.234, 1 234 or 12,5, with a minus before them when negative. The field is written in another way: with a unit, in English, as an interval, as a date, with an error of the spreadsheet, or it is text. Nothing is guessed, for 1.5 can be one and a half and fifteen hundred.",
        outcome: "",
        remedy: "Write the number alone, in DKK 1,000. If the amount is not known, leave the field empty.",
    },
    Entry {
        code: Code::UnreadableShare,
        title: "the share cannot be read",
        note: Some(|f| number(f, true)),
        meaning: "The share of the target group who are refugees, immigrants or descendants is a percentage from 0 to 100 with at most two decimals. A percent sign or pct. may follow the number, and _ means that the question does not apply.",
        outcome: "",
        remedy: "Write one number from 0 to 100, or _ when the share does not apply.",
    },
    Entry {
        code: Code::UnknownCategory,
        title: "the value is none of the questionnaire's",
        note: Some(category),
        meaning: "The column has fixed answers in the questionnaire, and the field is none of them. Case, -området after an area and a) before a target group do not matter.",
        outcome: "",
        remedy: "Write one of the answers. Where the file has words of its own, --map can translate them.",
    },
    Entry {
        code: Code::EmptyMunicipality,
        title: "the municipality is missing",
        note: Some(|f| {
            let help = if f.is_merged() {
                "are the cells merged in the spreadsheet? Unmerge them and write the municipality in every row"
            } else {
                "write the municipality in every row"
            };
            say(
                "the municipality is missing",
                "a municipality's name or number",
                help,
            )
        }),
        meaning: "The row has no municipality. That happens when cells are merged in the spreadsheet: only the uppermost then has a value. Nothing is filled down unasked, for kroner could move to the wrong municipality.",
        outcome: "The row stays. Its kroner are in the sum of the country, but in no figure per inhabitant, and are said to be left out there.",
        remedy: "Unmerge the cells and write the municipality in every row.",
    },
    Entry {
        code: Code::EmptyArea,
        title: "the policy area is missing",
        note: Some(|_| {
            say(
                "the policy area is missing",
                "one of the six policy areas",
                "write the policy area, or are the cells merged in the spreadsheet?",
            )
        }),
        meaning: "The row does not say to which of the questionnaire's six policy areas the initiative belongs.",
        outcome: "The row stays and is in every sum but those of the policy areas.",
        remedy: "Write one of the six policy areas in every row.",
    },
    Entry {
        code: Code::UnreadableYear,
        title: "the year cannot be read",
        note: Some(|f| {
            say(
                format!("{} is not an accounts year", f.found),
                "a year, e.g. 2019",
                "write the accounts year with four digits",
            )
        }),
        meaning: "The column år says from which year's accounts the row is, so that several years can stand in one data set. The field is not a year.",
        outcome: "",
        remedy: "Write the accounts year with four digits.",
    },
    Entry {
        code: Code::FieldCount,
        title: "the record has another number of fields than the header",
        note: Some(fields),
        meaning: "A delimiter too many or too few moves every field after it. A number could then land in a wrong column, so none of the record's fields is used. As a rule it is text that holds the delimiter and stands without quotation marks.",
        outcome: "",
        remedy: "Put quotation marks around text that holds the delimiter, with no space before them. Use one delimiter in the whole file.",
    },
    Entry {
        code: Code::RepeatedHeader,
        title: "the record repeats the header",
        note: Some(|_| {
            say(
                "the record repeats the header",
                "",
                "delete the line; it comes of putting files together",
            )
        }),
        meaning: "Every field is the header's own name. That happens when several files were put together into one.",
        outcome: "",
        remedy: "Delete the line.",
    },
    Entry {
        code: Code::HeldTotal,
        title: "the record is a sum of others",
        note: Some(|f| {
            say(
                format!("{} is a sum of other rows", f.found),
                "",
                "delete the row of totals; the program sums by itself",
            )
        }),
        meaning: "The row is the spreadsheet's own sum (i alt, sum, total). Counted in, everything would be there twice.",
        outcome: "",
        remedy: "Delete the row of totals. If it is an initiative, give it another name.",
    },
    Entry {
        code: Code::Footnote,
        title: "the line is a footnote",
        note: Some(|f| {
            say(
                format!("{} is text, not an initiative", f.found),
                "",
                "delete the line, or move the text out of the table",
            )
        }),
        meaning: "The line has text in one field only: a source, a remark or a heading between the rows.",
        outcome: "",
        remedy: "Delete the line, or move the text out of the table.",
    },
    Entry {
        code: Code::SwallowedLines,
        title: "a field has swallowed lines",
        note: Some(|f| {
            let lines = f.counted();
            let message = match f.count() {
                0 => "a quoted field has swallowed lines that are records of their own".to_owned(),
                1 => "a quoted field has swallowed 1 line that looks like a record".to_owned(),
                _ => format!("a quoted field has swallowed {lines} lines that look like records"),
            };
            say(
                message,
                "",
                "close the quotation mark where the field ends, or write \"\" for one in the text",
            )
        }),
        meaning: "A quotation mark opens a field and is closed some lines later. The lines between look like records, so probably a quotation mark is missing.",
        outcome: "",
        remedy: "Close the quotation mark where the field ends. A quotation mark inside the text is written twice.",
    },
    Entry {
        code: Code::EmptyReturn,
        title: "a municipality without an initiative",
        note: Some(|f| {
            say(
                format!("{} stands alone, without an initiative", f.found),
                "",
                "if it answered that it has none, all is well; otherwise fill in the row",
            )
        }),
        meaning: "The row has a municipality and nothing else. It is a municipality that has answered that it has no initiatives.",
        outcome: "The row is no initiative and is held. The municipality counts as responding without initiatives: 0 in every average.",
        remedy: "Nothing, if that is meant. Otherwise fill in the row, or delete it.",
    },
];

fn number(f: &Facts<'_>, is_share: bool) -> NoteText {
    let cause = f.cause();
    let help = match f.probably() {
        Some(number) if !is_share => {
            format!("write the minus before the number: {}?", danish(&number))
        }
        _ => cause::remedy(cause, is_share).to_owned(),
    };
    let expected = if is_share {
        "a percentage from 0 to 100 in Danish notation, e.g. 35,5, or _"
    } else {
        AMOUNT
    };
    say(
        format!("{} {}", f.found, cause::what(cause, is_share)),
        expected,
        help,
    )
}

/// A number as it is to be typed into the file, which is Danish whatever the reader speaks.
fn danish(number: &str) -> String {
    let swapped = number.chars().map(|sign| match sign {
        ',' => '.',
        '.' => ',',
        other => other,
    });
    swapped.collect()
}

fn category(f: &Facts<'_>) -> NoteText {
    let (kind, expected) = match f.column {
        Some(Column::Area) => (
            "a policy area",
            "Dagtilbud og folkeskole, Beskæftigelse, Kultur og fritid, Social, Sundhed og ældre, Integration generelt",
        ),
        Some(Column::Finance) => (
            "a source of finance",
            "staten, private, kommunen, or several of them",
        ),
        Some(Column::Primary) => ("a primary target group", "a, b or c"),
        Some(Column::Secondary) => (
            "a secondary target group",
            "mænd, kvinder, børn, øvrige or flere",
        ),
        Some(
            Column::Municipality
            | Column::Title
            | Column::Gross
            | Column::Income
            | Column::LegalBasis
            | Column::Content
            | Column::Purpose
            | Column::Share
            | Column::Year,
        )
        | None => ("one of the answers", ""),
    };
    let help = "write one of the answers; the file's own words can be translated with --map";
    say(format!("{} is not {kind}", f.found), expected, help)
}

fn fields(f: &Facts<'_>) -> NoteText {
    let Some((found, expected, hint)) = f.fields() else {
        return say(
            "the record has another number of fields than the header",
            "",
            "text that holds the delimiter must be in quotation marks",
        );
    };
    let noun = if found == 1 { "field" } else { "fields" };
    let help = match hint {
        _ if f.is_sheet => {
            "does anything stand outside the table, such as a remark beside it?".to_owned()
        }
        Some(FieldHint::QuoteText) => {
            format!(
                "text that holds a {} must be in quotation marks",
                f.delimiter
            )
        }
        Some(FieldHint::OtherDelimiter(sign)) => format!(
            "this line uses the {}; the file uses the {}",
            f.sign(sign),
            f.delimiter
        ),
        Some(FieldHint::EmptyAtEnd) => {
            "remove the surplus delimiters at the end of the line".to_owned()
        }
        Some(FieldHint::SpaceBeforeQuote) => {
            "remove the space before the quotation mark".to_owned()
        }
        None if found < expected => "is the line split in two, or is a field missing?".to_owned(),
        None => format!(
            "text that holds a {} must be in quotation marks",
            f.delimiter
        ),
    };
    say(
        format!("the record has {} {noun}", f.number(found)),
        format!("{} fields as in the header", f.number(expected)),
        help,
    )
}
