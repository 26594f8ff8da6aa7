//! Danish.

use crate::text::paper::PaperWords;

/// Danish.
pub(super) static PAPER: PaperWords = PaperWords {
    arg_width: |least, most| {
        format!("tegn på en linje, {least}-{most}; ellers terminalens bredde, eller 100")
    },
    bad_width: |least, most| format!("skriv et helt tal fra {least} til {most}"),
    arg_ascii: "tegn søjler med ASCII",
    arg_color: "farver: auto (kun på en terminal), always eller never",
    basis: "Grundlag",
    fact: ["Oplysning", "Indhold"],
    bars: "Søjle",
    line: "Streg i søjlen",
    sheet_basis: "Grundlag",
    sheet_page: "Kontrol",
    split: |rows, sheets| {
        format!("{rows} indsatser står på {sheets} ark, fordi et ark i Excel har 1.048.576 rækker")
    },
};
