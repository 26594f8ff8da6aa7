//! Conventions of files, in English.

use crate::domain::note::Code;
use crate::text::note::{Entry, say};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: Code::Encoding,
        title: "the file's encoding",
        note: Some(|f| say(format!("the encoding is {}", f.encoding), "", "")),
        meaning: "The encoding says how bytes become letters. It is found by the file's first bytes and by whether it is valid UTF-8; otherwise it is Windows-1252.",
        outcome: "",
        remedy: "If æ, ø and å are wrong, name the encoding with --encoding.",
    },
    Entry {
        code: Code::Delimiter,
        title: "the file's delimiter",
        note: Some(|f| say(format!("the delimiter is the {}", f.delimiter), "", "")),
        meaning: "The delimiter is the one that gives most of the survey's columns in the header.",
        outcome: "",
        remedy: "If it is wrong, name it with --delimiter.",
    },
    Entry {
        code: Code::MixedLineEnds,
        title: "lines end in different ways",
        note: Some(|_| say("lines end in different ways", "", "")),
        meaning: "Some lines end as in Windows, others as in Unix. That happens when files are put together.",
        outcome: "",
        remedy: "Nothing.",
    },
    Entry {
        code: Code::DelimiterLine,
        title: "the first line names the delimiter",
        note: Some(|f| {
            say(
                format!(
                    "the first line says that the delimiter is the {}",
                    f.delimiter
                ),
                "",
                "",
            )
        }),
        meaning: "Spreadsheets write sep=; at the top to say which delimiter the file has. The line is neither header nor record.",
        outcome: "",
        remedy: "Nothing.",
    },
    Entry {
        code: Code::BlankAtEnd,
        title: "blank records at the end",
        note: Some(|f| {
            let message = match f.count() {
                0 => "blank records at the end".to_owned(),
                1 => "1 blank record at the end".to_owned(),
                _ => format!("{} blank records at the end", f.counted()),
            };
            say(message, "", "")
        }),
        meaning: "Spreadsheets often save empty rows after the last one with data.",
        outcome: "",
        remedy: "Nothing.",
    },
    Entry {
        code: Code::UnnamedColumn,
        title: "columns without a name and without content",
        note: Some(|_| say("a column without a name and without content", "", "")),
        meaning: "Every line ends with one delimiter too many, so that there is a column without a name. It is empty throughout.",
        outcome: "",
        remedy: "Nothing.",
    },
    Entry {
        code: Code::EndOfFileMark,
        title: "the file ends with the end-of-file mark of DOS",
        note: Some(|_| say("the file ends with the end-of-file mark of DOS", "", "")),
        meaning: "The last character is Ctrl-Z, with which old programs end files. It is no record.",
        outcome: "",
        remedy: "Nothing.",
    },
    Entry {
        code: Code::SheetRead,
        title: "the sheet that was read",
        note: Some(|f| say(format!("the sheet {} was read", f.found), "", "")),
        meaning: "The workbook has several sheets, and this is the one that has the survey's header or was chosen.",
        outcome: "",
        remedy: "If it is the wrong one, choose with --sheet.",
    },
    Entry {
        code: Code::SheetPassedOver,
        title: "a sheet that was not read",
        note: Some(|f| say(format!("the sheet {} was not read", f.found), "", "")),
        meaning: "The sheet has not the survey's header, is hidden or was not chosen.",
        outcome: "",
        remedy: "If it should be in, choose it with --sheet or --all-sheets.",
    },
    Entry {
        code: Code::NoFinalLineEnd,
        title: "the last line does not end",
        note: Some(|_| say("the last line has no line end", "", "")),
        meaning: "The file ends without a line break. The last record is whole.",
        outcome: "",
        remedy: "Nothing.",
    },
    Entry {
        code: Code::MappedColumn,
        title: "a column was found by the mapping",
        note: Some(|f| {
            say(
                format!("the column {} was read as {}", f.found, f.heading),
                "",
                "",
            )
        }),
        meaning: "The file after --map says that the heading is one of the survey's columns.",
        outcome: "",
        remedy: "If it is wrong, correct the mapping.",
    },
    Entry {
        code: Code::GuardedText,
        title: "guarded text was read without its mark",
        note: Some(|f| {
            let message = match f.count() {
                0 | 1 => "a mark against formulas was taken away".to_owned(),
                _ => format!("{} marks against formulas were taken away", f.counted()),
            };
            say(message, "", "")
        }),
        meaning: "Text that begins with = + - or @ is saved with an apostrophe before it, so that spreadsheets do not compute it. The program's own CSV files do so, and exactly that mark is taken away when they are read.",
        outcome: "",
        remedy: "Nothing.",
    },
    Entry {
        code: Code::CorrectedCell,
        title: "a cell was corrected",
        note: Some(|f| match &f.correction {
            Some(correction) => say(
                format!(
                    "{} is corrected to {}: {} ({})",
                    correction.old, correction.new, correction.reason, correction.place
                ),
                "",
                "",
            ),
            None => say("a cell was corrected", "", ""),
        }),
        meaning: "The file after --corrections gives the cell another value. The source stays as it is; the correction is applied while it is read, and is marked at the initiative and counted in the line of totals.",
        outcome: "The new value is used in every figure. The old one, the reason and the effect on the totals are on the page of corrections.",
        remedy: "If it is wrong, correct or delete the line in the file of corrections.",
    },
];
