//! Danish.

use crate::text::page::frame::Frame;

pub(super) static FRAME: Frame = Frame {
    tab: "Kontrol",
    pages: [
        "Afstemning",
        "Kvalitet",
        "Dækning",
        "Skøn",
        "Robusthed",
        "Koncentration",
        "Rettelser",
        "Ændringer",
    ],
    pages_short: [
        "afst.", "kval.", "dækn.", "skøn", "rob.", "konc.", "rett.", "ændr.",
    ],
    turn: |key| format!("{key} næste side"),
    turn_hint: "side",
    nothing: |page| format!("{page}: intet at vise"),
    idle: "gør intet på en kontrolside · {tab-regions}–{tab-initiatives} viser rækkerne",
    no_difference: |what| format!("{what}: siden er den samme, intet er ændret"),
    only_in_checks: |key| format!("bruges på kontrolsiderne · {key} åbner dem"),
    text_keys: "{up}{down} rul · {next-sibling} {previous-sibling} næste/forrige · {back} tilbage",
    rows_keys: "{open} vis rækkerne · {up}{down} rul · {next-sibling} {previous-sibling} næste/forrige · {back} tilbage",
    has_rows: |key| format!("{key} viser rækkerne bag"),
    more: |key| format!("… {key} viser resten"),
    of_all: "siden gælder alle rækker",
    space: "Mellemrum",
    thresholds: "over og under, kr./indb.: ",
    thresholds_keys: "fx 50 1 · Enter brug · Esc fortryd",
    thresholds_bad: "skriv to tal, det største først, intet negativt: fx 50 1 eller 62,5 0,5",
    thresholds_are: |above, below| format!("tærskler: over {above} og under {below} kr. pr. indb."),
};
