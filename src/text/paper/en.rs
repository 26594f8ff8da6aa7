//! English.

use crate::text::paper::PaperWords;

/// English.
pub(super) static PAPER: PaperWords = PaperWords {
    arg_width: |least, most| {
        format!("characters of a line, {least}-{most}; else the terminal's width, or 100")
    },
    bad_width: |least, most| format!("write a whole number from {least} to {most}"),
    arg_ascii: "draw bars in ASCII",
    arg_color: "colours: auto (only on a terminal), always or never",
    basis: "Basis",
    fact: ["What", "Content"],
    bars: "Bar",
    line: "Line in the bar",
    sheet_basis: "Basis",
    sheet_page: "Checks",
    split: |rows, sheets| {
        format!(
            "{rows} initiatives stand in {sheets} sheets, because a sheet of Excel has 1,048,576 rows"
        )
    },
};
