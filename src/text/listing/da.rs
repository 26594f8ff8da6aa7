//! Danish.

use crate::text::listing::ShowWords;

/// Danish.
pub(super) static SHOW: ShowWords = ShowWords {
    about: "Vis tallene som tabel, eller forklar et tal, uden skærm",
    examples: "Eksempler:\n  indsats show --by municipality --region sjælland --area social\n  indsats show --explain --region sjælland --measure per-capita\n  indsats show --page coverage svar.csv",
    arg_explain: "forklar udsnittets tal: tæller, nævner, hvem der er med, og hvem der ikke er",
    arg_details: "vis også, hvad der står bag hver linje",
    arg_format: "form: table (text), csv, excel (csv til regneark), tsv, json, markdown, html, xlsx, svg eller png; med --explain text eller json",
    arg_schema: "skriv JSON-skemaet for et svar (answer) eller en side (page), og intet andet",
    bad_format: |format, formats| format!("--format {format} findes ikke her. Vælg {formats}."),
    unwritten: |why| format!("tabellen kan ikke skrives: {why}."),
    heads: [
        "gns.",
        "mod gns.",
        "indeks",
        "indsatser",
        "besvarelse",
        "Kommune",
        "Fagområde",
    ],
    standings: ["▲ over", "= lig", "▽ under"],
    held_against: |axis| format!("Holdt op mod: {axis}"),
    selection: |place, filter| format!("Sted: {place}. Filter: {filter}"),
    coverage: |responded, all| {
        let noun = if all == "1" { "kommune" } else { "kommuner" };
        format!("{responded} af {all} {noun} har responderet")
    },
    states: [
        |n| format!("heraf {n} uden indsatser i udsnittet (tæller som 0)"),
        |n| format!("{n} har ikke responderet (i intet gennemsnit)"),
        |n| format!("{n} med ukendt besvarelse"),
    ],
    hidden: |n, flag| format!("{n} uden kroner eller besvarelse er ikke vist; {flag} viser dem"),
    section: "Afsnit",
    status: "Status",
};
