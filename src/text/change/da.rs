//! Danish words of what has changed.

use crate::text::change::{ChangeWords, Sections, UnlikeWords};

pub(super) const WORDS: ChangeWords = ChangeWords {
    about: "Sammenlign to versioner: nye, fjernede og ændrede indsatser, og summerne før og efter",
    examples: "Eksempler:
  indsats diff gammel.csv ny.csv                            tabel til mennesker
  indsats diff gammel/ ny/ --format json                    til et andet program
  indsats diff gammel.csv ny.csv --format csv > a.csv       én linje pr. ændring
  indsats diff gammel.csv ny.csv --confirm-renames a.csv    omdøbninger, der er set efter

En foreslået omdøbning tæller som fjernet og ny, indtil den er bekræftet. Ret i csv-filen: slet de
linjer med klassen proposed, som ikke passer, og giv filen til --confirm-renames.

Afslutter med 0 uden forskelle, 1 med forskelle, 2 når der intet kunne sammenlignes.",
    arg_paths: "den ældre og den nyere version: filer eller mapper med datapackage.json",
    arg_format: "form: table (til mennesker), json, csv eller markdown",
    arg_confirm: "bekræft foreslåede omdøbninger: all, eller en csv-fil med municipality;old_title;title",
    arg_compare: "ældre version, som vises bag søjlerne og på siden med ændringer",
    unread: |file, why| format!("{file} kan ikke læses som liste over omdøbninger: {why}"),
    lacks: |file, column| {
        format!("{file} mangler kolonnen {column}; ventet: municipality;old_title;title")
    },
    no_proposal: |file, line, titles| {
        format!(
            "{file} linje {line}: {titles} er ikke blandt de foreslåede omdøbninger; slet linjen, eller kør uden --confirm-renames og se forslagene"
        )
    },
    title: "Ændringer",
    from_to: |old, new| format!("fra {old} til {new}"),
    nothing_old: "Ingen ældre version: start med --compare FIL for at se, hvad der er ændret.",
    selection: "Kun udsnittet; summerne er de rækker, der er i udsnittet før og efter.",
    unlike: UnlikeWords {
        prices: |old, new| format!("ingen sammenligning af kroner: før {old}, nu {new}"),
        selection: "den ældre version har intet af det valgte",
        day: "den ældre version har intet folketal for datoen",
    },
    counts: |[same, changed, added, removed, proposed]| {
        format!(
            "uændrede: {same} · ændrede: {changed} · nye: {added} · fjernede: {removed} · måske omdøbt: {proposed}"
        )
    },
    none: "Ingen forskelle.",
    prices: |old, new| {
        format!(
            "Forskelle i kroner vises ikke: den ældre version er i {old}, den nyere i {new}. Rækkerne sammenlignes."
        )
    },
    columns: [
        "kommune, region, område",
        "hvad",
        "før, 1.000 kr.",
        "nu, 1.000 kr.",
        "forskel",
        "bemærkning",
    ],
    sections: Sections {
        totals: [
            "Bruttoudgifter i alt",
            "Efter region",
            "Efter fagområde",
            "Efter kommune, kun med forskel",
        ],
        changed: "Ændrede indsatser",
        added: "Nye indsatser",
        removed: "Fjernede indsatser",
        proposed: "Måske omdøbt – til bekræftelse",
        responses: "Besvarelse",
        headings: "Kolonner",
    },
    sources: [
        |kroner| format!("nye {kroner}"),
        |kroner| format!("fjernede {kroner}"),
        |kroner| format!("ændrede {kroner}"),
    ],
    all: "hele landet",
    rows: |old, new| format!("indsatser {old} → {new}"),
    per_inhabitant: |old, new| format!("kr./indb. {old} → {new}"),
    income: |old, new| format!("indtægter {old} → {new}"),
    net: |old, new| format!("netto {old} → {new}"),
    score: |percent| format!("{percent} ens"),
    same: ["samme område", "samme beløb"],
    confirmed: "bekræftet omdøbning",
    how_to_confirm: "Mellemrum bekræfter eller fortryder en omdøbning på dens linje; til da tæller den som fjernet og ny.",
    confirms: ("Mellemrum", "bekræfter eller fortryder omdøbningen"),
    was_confirmed: ["omdøbningen er bekræftet", "omdøbningen er fortrudt"],
    uncompared: |removed, added| {
        format!("{removed} fjernede og {added} nye: for mange til at søge efter omdøbte")
    },
    headings: [
        |heading| format!("kolonnen {heading} er væk"),
        |heading| format!("kolonnen {heading} er ny"),
    ],
    more: |count| format!("… {count} mere: indsats diff viser dem alle"),
    responses: ["responderende", "har ikke responderet", "ukendt"],
    line: |file, line| format!("{file} linje {line}"),
    ghost: |sign, name| format!("{sign} = ældre version: {name}"),
    ghost_short: |sign| format!("{sign} = før"),
    ghosts_off: "ældre version skjult",
    no_ghosts: "ingen ældre version; start med --compare FIL",
    before: |old, new, difference| format!("før {old} → nu {new} ({difference})"),
    as_before: "som før",
    fields: |names| format!("ændret: {names}"),
    before_label: "Ændring",
    is_perhaps: |title| format!("måske omdøbt fra: {title}"),
    is_new: "ny: ikke i den ældre version",
};
