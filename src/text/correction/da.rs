//! Danish words of corrections.

use crate::text::correction::CorrectionWords;

pub(super) const WORDS: CorrectionWords = CorrectionWords {
    arg: "fil med rettelser (fil;linje;kolonne;gammel værdi;ny værdi;begrundelse), som bruges oven på kilden",
    title: "Rettelser",
    no_file: "Der er ingen rettelser. Giv en fil med --corrections, eller tryk r på en bemærkning om en celle (!).",
    lead: |file, applied, refused| {
        format!("{file}: {applied} brugt, {refused} ikke brugt. Kilden er ikke ændret.")
    },
    basis: "Virkningen er på summerne af hele datasættet, uanset udsnit og filtre.",
    heads: [
        "sted",
        "kommune",
        "kolonne",
        "gammel → ny værdi",
        "brutto, kr.",
        "indtægt, kr.",
        "indsatser",
        "begrundelse",
    ],
    sum: "i alt",
    refused: |count| format!("ikke brugt: {count}"),
    held: "posten holdes tilbage",
    gross: |before, after| format!("Bruttoudgifter: {before} kr. → {after} kr."),
    income: |before, after| format!("Bruttoindtægter: {before} kr. → {after} kr."),
    rows: |before, after| format!("Indsatser: {before} → {after}"),
    mixed: "Beløbene er i flere pris- og lønniveauer og lægges ikke sammen.",
    labels: [
        "Kilde",
        "Gammel værdi",
        "Ny værdi",
        "Begrundelse",
        "Rettelse",
        "Virkning",
        "Indsats",
        "Ventet",
        "Fundet",
        "Ikke brugt",
    ],
    nothing: "intet",
    why: [
        "ingen af datafilerne hedder sådan",
        "flere af datafilerne hedder sådan",
        "filen har ingen post på linjen",
        "posten har ikke kolonnen, eller flere hedder sådan",
    ],
    stale: |found| format!("der står {found}"),
    repeated: |line| format!("cellen er rettet allerede på linje {line}"),
    one: "1 rettelse",
    many: |count| format!("{count} rettelser"),
    not_applied: |count| format!("{count} ikke brugt"),
    rows_corrected: ("1 indsats er rettet", |count| {
        format!("{count} indsatser er rettet")
    }),
    corrected: "Rettet",
    key: "r ret",
    no_cell: "bemærkningen er ikke om en enkelt celle i en post",
    ask_value: |column, old| format!("{column} »{old}« rettes til: "),
    ask_reason: [
        |new| format!("begrundelse for »{new}«: "),
        |new| format!("»{new}« kan ikke læses og bliver en bemærkning; begrundelse: "),
    ],
    value_keys: "Enter videre · Esc fortryd",
    reason_keys: |file| format!("Enter skriv i {file} · Esc tilbage"),
    unchanged: "det er den værdi, der gælder nu",
    no_reason: "en rettelse skal have en begrundelse",
    written: |file| format!("rettet i {file}"),
    next_time: "gælder fra næste indlæsning med --corrections",
    unlisted: |count| {
        format!("rettelser i rækkerne: {count}; skriv til en mappe for at få dem med som liste")
    },
    legend: |mark| format!("{mark}    et felt i indsatsen er rettet"),
    was: |column, old, reason| format!("{column}: var {old} – {reason}"),
};
