//! Danish words about coverage.

use crate::text::coverage::Words;

pub(super) const WORDS: Words = Words {
    title: "Dækning: hvem har responderet",
    lead: |date| {
        format!(
            "Kommuner efter besvarelse, med og uden indsatser, og de responderendes andel af indbyggerne pr. {date}. Enter viser regionens kommuner."
        )
    },
    region: "Region",
    responded: "responderet",
    states: [
        "med",
        "0 kr.",
        "ingen i udsnit",
        "uden",
        "ikke resp.",
        "uvist",
    ],
    share: "pct. af indb.",
    denmark: "Danmark",
    selection: "Udsnittet i alt",
    of: |n, of| format!("{n} af {of}"),
    formula: |responded, all, share| {
        format!("{responded} indb. i responderende kommuner ÷ {all} indb. i alle = {share}")
    },
    formula_label: "Andel",
    no_people: "indbyggertallet kendes ikke på datoen",
    nobody: "ingen",
    foot: "Kommuner, der ikke har responderet, og de uvisse er i intet gennemsnit og ingen nævner. De, der har responderet med 0 kr. eller ingen indsatser, tæller med 0. Christiansø er ikke med.",
    unknown_places: |n| format!("{n} navne, der ikke er kommuner, er ikke med."),
};
