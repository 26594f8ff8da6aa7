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
    short: |count| format!("{count} rett."),
    not_applied: |count| format!("{count} ikke brugt"),
    rows_corrected: ("1 indsats er rettet", |count| {
        format!("{count} indsatser er rettet")
    }),
    corrected: "Rettet",
    was: |column, old, reason| format!("{column}: var {old} – {reason}"),
};
