//! Warnings about values and rows, in English.

use crate::domain::column::Column;
use crate::domain::note::Code;
use crate::text::note::facts::Special;
use crate::text::note::{Entry, say};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: Code::UnknownMunicipality,
        title: "the municipality is none of the 98",
        note: Some(|f| {
            let message = match f.foreign() {
                Some(letter) => format!("{} has a letter of another script: {letter}", f.found),
                None => format!("{} is none of the 98 municipalities", f.found),
            };
            let help = match (&f.place, f.foreign()) {
                (Some(place), _) => format!("did you mean {place}?"),
                (None, Some(_)) => "type the name again from the keyboard".to_owned(),
                (None, None) => "correct the name, or use the municipality's number".to_owned(),
            };
            say(message, "a municipality's name or number", help)
        }),
        meaning: "The name is none of the 98 municipalities and no known spelling of one. It may be misspelt, be a former municipality or have a letter of another alphabet that looks the same.",
        outcome: "The rows stay under the name as typed. Their kroner are in sums, but in no figure per inhabitant, for the inhabitants are not known.",
        remedy: "Correct the name, or write the municipality's number, e.g. 101 for København.",
    },
    Entry {
        code: Code::EmptyField,
        title: "a field is empty",
        note: Some(|f| {
            let help = match f.special() {
                Special::NotApplicable => "fill it in, or write _ if it does not apply",
                Special::Unknown => "fill it in, or write ukendt if it is not known",
                Special::None => "fill it in",
            };
            say("the field is empty", "", help)
        }),
        meaning: "The field is one of the questionnaire's, and the row has no answer in it. Empty, _ (does not apply), ukendt (not known) and 0 are four different answers.",
        outcome: "The field counts as not given and is never 0. The filter can find it.",
        remedy: "Fill it in. In andel, _ says that the question does not apply, and in hjemmelsgrundlag, ukendt that the answer is not known.",
    },
    Entry {
        code: Code::MisplacedNotApplicable,
        title: "_ stands outside the column andel",
        note: Some(|_| {
            say(
                "_ stands outside the column andel",
                "_ in andel only",
                "write the value, or leave the field empty",
            )
        }),
        meaning: "In the questionnaire _ is an answer in field 10, andel (the share), alone. In other fields it is probably meant as empty.",
        outcome: "The answer is read as: does not apply.",
        remedy: "Write the value, or leave the field empty.",
    },
    Entry {
        code: Code::Decimals,
        title: "an amount in DKK 1,000 has decimals",
        note: Some(|f| {
            say(
                format!("{} has decimals", f.found),
                "whole DKK 1,000",
                "did you mean thousands? Then write a point or nothing",
            )
        }),
        meaning: "The questionnaire asks for whole DKK 1,000. Decimals may be right, but may be a comma that should be a point: 1,234 was read as DKK 1,234 and not as DKK 1.2 m.",
        outcome: "The amount is used as it stands: the comma is a decimal comma.",
        remedy: "Write whole DKK 1,000. A point groups thousands.",
    },
    Entry {
        code: Code::NegativeAmount,
        title: "the amount is negative",
        note: Some(|f| {
            say(
                format!("{} is negative", f.found),
                "",
                if f.column == Some(Column::Income) {
                    "is it expenditure? Then it belongs in bruttoudgifter"
                } else {
                    "is it income? Then it belongs in bruttoindtægter"
                },
            )
        }),
        meaning: "An amount below 0 is unusual. It may be income that was subtracted from expenditure or the other way round, or a correction of an earlier year.",
        outcome: "The amount is used and lowers sums.",
        remedy: "Write expenditure in the column bruttoudgifter and income in bruttoindtægter, both without a minus.",
    },
    Entry {
        code: Code::SpaceGrouped,
        title: "thousands are grouped by spaces",
        note: Some(|f| {
            say(
                format!("{} has spaces between thousands", f.found),
                "",
                "use a point or nothing: 1.234 or 1234",
            )
        }),
        meaning: "The amount has spaces between groups of three digits. It was read as one number.",
        outcome: "",
        remedy: "Use a point or nothing between thousands.",
    },
    Entry {
        code: Code::UnicodeMinus,
        title: "the minus is another than the keyboard's",
        note: Some(|f| {
            say(
                format!("{} has another minus than the keyboard's", f.found),
                "",
                "write the minus with a hyphen",
            )
        }),
        meaning: "The minus is a dash or a typographic minus, which many programs do not read as one.",
        outcome: "The amount is used as negative.",
        remedy: "Write the minus with the keyboard's hyphen.",
    },
    Entry {
        code: Code::LargeAmount,
        title: "the amount is over DKK 100 m",
        note: Some(|f| {
            say(
                format!("{} is over DKK 100 m", f.found),
                "an amount in DKK 1,000",
                "is the amount in DKK? Then divide it by 1,000",
            )
        }),
        meaning: "Amounts are in DKK 1,000, so more than 100,000 is over DKK 100 m for one initiative. An amount in DKK is the most likely reason.",
        outcome: "",
        remedy: "If the amount is in DKK, divide it by 1,000.",
    },
    Entry {
        code: Code::IncomeAboveExpenditure,
        title: "the income is larger than the expenditure",
        note: Some(|f| {
            say(
                format!("the income {} is larger than the expenditure", f.found),
                "at most the gross expenditure",
                "are the two amounts swapped, or is one of them in DKK?",
            )
        }),
        meaning: "The gross income is larger than the gross expenditure, so that the net expenditure is negative.",
        outcome: "Both amounts are used; the net expenditure is negative.",
        remedy: "See whether the amounts are swapped, or whether one of them is in DKK.",
    },
    Entry {
        code: Code::IncomeWithoutSource,
        title: "income without a source of finance",
        note: Some(|_| {
            say(
                "there is income, but no source of finance",
                "staten, private or kommunen",
                "write where the money comes from",
            )
        }),
        meaning: "Fields 3 and 4 of the questionnaire belong together: where there is gross income, the form must say where it comes from.",
        outcome: "The amount is used; the source counts as not given.",
        remedy: "Write the source in finansieringskilder.",
    },
    Entry {
        code: Code::FractionShare,
        title: "the share is between 0 and 1",
        note: Some(|f| {
            say(
                format!("{} was read as less than 1 percent", f.found),
                "a percentage from 0 to 100",
                "did you mean a fraction? Then multiply by 100",
            )
        }),
        meaning: "The share is in percent, and 0,8 was read as 0.8 percent. It is probably a fraction that should be 80.",
        outcome: "The share is used as it stands.",
        remedy: "Write the share in percent, e.g. 80.",
    },
    Entry {
        code: Code::QuestionnaireNumber,
        title: "the questionnaire's number instead of its word",
        note: Some(|f| {
            say(
                format!("{} was read as the questionnaire's number", f.found),
                "the answer in words",
                "write the word, e.g. staten or kvinder",
            )
        }),
        meaning: "The field has the number that stands before an answer of the questionnaire instead of the answer. It was translated, but a number may be something else.",
        outcome: "The answer is used as the questionnaire numbers it.",
        remedy: "Write the answer in words.",
    },
    Entry {
        code: Code::Duplicate,
        title: "the record repeats an earlier one",
        note: Some(|f| {
            let message = match (&f.elsewhere, f.line(), f.is_sheet) {
                (Some(place), ..) => format!("the record repeats {place} in every field"),
                (None, Some(line), false) => {
                    format!("the record repeats line {line} in every field")
                }
                (None, Some(line), true) => format!("the record repeats row {line} in every field"),
                (None, None, _) => "the record repeats an earlier one in every field".to_owned(),
            };
            say(
                message,
                "",
                "delete one of them if it is the same initiative",
            )
        }),
        meaning: "Every field is the same as in an earlier record. It can be two like initiatives, but as a rule a row was copied.",
        outcome: "Both rows are used and summed.",
        remedy: "Delete one of them if it is the same initiative.",
    },
    Entry {
        code: Code::HiddenCharacters,
        title: "hidden characters in a cell",
        note: Some(|f| {
            let message = match f.character() {
                Some(sign) => format!("{} has a hidden character: {sign}", f.found),
                None => format!("{} has hidden characters", f.found),
            };
            say(
                message,
                "",
                "clear the field and type the text again from the keyboard",
            )
        }),
        meaning: "The field has control characters, characters without width or characters that turn the direction of writing. They can make two texts look alike or steer a terminal.",
        outcome: "The text is kept as it is and shown with those characters visible, e.g. ␛ or ⟨202E⟩.",
        remedy: "Clear the field and type the text again from the keyboard.",
    },
];
