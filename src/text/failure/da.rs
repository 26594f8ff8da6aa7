//! Why a file is not loaded, in Danish.

use crate::load::{Foreign, Limit};
use crate::text::failure::words::{Faults, Refusals};
use crate::text::note::say;

const SAVE_AGAIN: &str = "gem filen igen fra regnearket som CSV UTF-8";

pub(in crate::text) const REFUSALS: Refusals = Refusals {
    nothing_loaded: "Ingen rækker er indlæst.",
    expected: "Ventet",
    line: |line| format!("linje {line}"),
    column: |column| format!("kolonne {column}"),
    character: |character| format!("tegn {character}"),
    system: [
        "filen findes ikke",
        "det er en mappe",
        "der er ikke adgang til den",
        "der er ingen plads tilbage på disken",
        "filen slutter for tidligt",
        "indholdet er ikke, hvad det skulle være",
        "en del af stien er ikke en mappe",
        "der må ikke skrives her",
        "der er ikke hukommelse nok",
        "ingen skriver til det rør, eller der er for længe til svar",
    ],
    unread: |why| say(format!("kan ikke læses: {why}"), "", "er stien rigtig?"),
    empty: |bytes| say(format!("filen er tom ({bytes} byte)"), "", SAVE_AGAIN),
    no_header: |wanted, found| {
        let message = if found.is_empty() {
            "ingen linje er undersøgelsens overskrift".to_owned()
        } else {
            format!("ingen linje er undersøgelsens overskrift; den første linje er: {found}")
        };
        say(
            message,
            format!("fx {wanted}"),
            "tilføj en linje med overskrifterne, eller oversæt filens egne med --map (indsats map FIL foreslår en)",
        )
    },
    missing: |column, found, similar, is_double| {
        let help = match similar {
            Some(similar) if is_double => format!(
                "mente du {column} med {similar}? Så er filen kodet to gange (UTF-8 læst som Windows-1252): {SAVE_AGAIN}"
            ),
            Some(similar) => format!("mente du {column} med {similar}? Så ret overskriften"),
            None => "tilføj kolonnen, ret dens overskrift, eller oversæt den med --map (indsats map FIL foreslår en)".to_owned(),
        };
        say(
            format!("kolonnen {column} mangler; fundet: {found}"),
            "",
            help,
        )
    },
    repeated: |(first, second), column| {
        say(
            format!("kolonne {first} og {second} er begge {column}"),
            "",
            "omdøb eller slet den ene",
        )
    },
    unclosed: || {
        say(
            "citationstegn åbnet her lukkes aldrig",
            "",
            "ret linjen, eller gem igen fra regnearket",
        )
    },
    compressed: |kind| say(format!("filen er pakket ({kind})"), "", "pak den ud først"),
    foreign: |kind| {
        say(
            format!("filen er ikke en tabel, men {}", foreign(kind)),
            "en CSV-fil eller et regneark (.xlsx)",
            "gem tabellen som CSV UTF-8 eller .xlsx",
        )
    },
    encoding: |looks, flag| match flag {
        Some(flag) => say(
            format!("filen ligner {looks}"),
            "",
            format!("prøv --encoding {flag}, eller {SAVE_AGAIN}"),
        ),
        None => say(
            format!("tegnsættet {looks} kan ikke læses"),
            "fx utf-8, windows-1252 eller utf-16le",
            format!("ret navnet efter --encoding, eller {SAVE_AGAIN}"),
        ),
    },
    old: || {
        say(
            "det er et gammelt regneark (.xls) eller et med adgangskode",
            "",
            "gem det uden adgangskode som .xlsx eller CSV UTF-8",
        )
    },
    damaged: |reason| {
        say(
            format!("regnearket er beskadiget ({reason})"),
            "",
            "åbn det i regnearket, og gem det igen",
        )
    },
    forbidden: || {
        say(
            "regnearket har en dokumenttypedefinition (DTD), som regneark aldrig har",
            "",
            "åbn det i regnearket, og gem det igen, hvis du stoler på det",
        )
    },
    beyond: |limit, most, flag| {
        let what = match limit {
            Limit::Cell => format!("et felt er længere end {most} byte"),
            Limit::Columns => format!("der er flere end {most} kolonner"),
            Limit::Header => format!("overskriften slutter ikke inden for {most} byte"),
            Limit::Unpacked => format!("regnearket fylder mere end {most} byte, når det pakkes ud"),
        };
        say(
            what,
            "",
            format!("er filen god nok, så hæv grænsen med {flag}"),
        )
    },
    more: |count| format!("… og {count} flere"),
    choice: |sheets| {
        say(
            format!("flere ark har undersøgelsens overskrift: {sheets}"),
            "",
            "vælg et med --sheet NAVN, eller tag dem alle med --all-sheets",
        )
    },
    no_sheet: |wanted, sheets| {
        let message = match wanted {
            Some(wanted) => format!("der er intet ark {wanted}"),
            None => "regnearket har ingen data".to_owned(),
        };
        let help = match wanted {
            _ if sheets.is_empty() => "åbn det i regnearket, og se efter".to_owned(),
            Some(_) => format!("vælg med --sheet blandt: {sheets}"),
            None => format!("har et af arkene undersøgelsens overskrift? Der er: {sheets}"),
        };
        say(message, "", help)
    },
    package: |fault| {
        say(
            fault,
            "",
            "giv selve filerne med indsatser, eller en mappe, hvis datapackage.json nævner dem",
        )
    },
    mapping: |fault| say(fault, "", "ret oversættelsesfilen"),
    published: |fault| {
        say(
            fault,
            "",
            "ret filen med offentliggjorte tal; indsats reconcile --help beskriver den",
        )
    },
    groups: |fault| say(fault, "", "ret listen over grupper"),
    corrections: |fault| say(fault, "", "ret filen med rettelser"),
    too_large: || {
        say(
            "flere rækker eller kommuner, end der kan nummereres",
            "",
            "del filen, eller se efter, om kolonnen kommune er den rigtige",
        )
    },
    same: || {
        say(
            "filen er givet to gange, og dens rækker ville tælle to gange",
            "",
            "giv hver fil én gang",
        )
    },
    factor_clash: |one, other| {
        say(
            format!("prisfaktorerne {one} og {other} kan ikke gælde samtidig"),
            "",
            "giv én faktor fra hvert niveau, og ingen, der fører videre fra et niveau, en anden fører til",
        )
    },
    factor_unused: |from, found| {
        let found = match found {
            "" => "prisniveauet er ikke oplyst".to_owned(),
            found => format!("data er i {found}-niveau"),
        };
        say(
            format!("ingen beløb er i {from}-niveau: {found}"),
            "",
            format!("ret faktoren, eller sig filernes niveau med --price-level {from}"),
        )
    },
    shipped: |table, why| {
        say(
            format!("den medfølgende tabel {table} er beskadiget: {why}"),
            "",
            "",
        )
    },
    cancelled: || say("indlæsningen er annulleret", "", ""),
    faults: Faults {
        syntax: |reason| format!("kan ikke forstås: {reason}"),
        encoding: "er ikke UTF-8-tekst herfra",
        unknown_key: |key| format!("nøglen {key} er ikke kendt"),
        unknown_value: |key, found, expected| {
            format!("{found} er ikke en værdi for {key}; ventet: {expected}")
        },
        missing: |name| format!("{name} mangler"),
        outside: |path| format!("stien {path} fører ud af mappen"),
        no_column: |name| format!("filen har ingen kolonne {name}"),
        twice: |name| format!("{name} er nævnt to gange"),
        unknown_column: |found, expected| {
            format!("ingen kolonne hedder {found}; ventet: {expected}")
        },
        no_rows: "ingen række følger overskriften",
        fields: |found, expected| format!("rækken har {found} felter, overskriften {expected}"),
        no_heading: |found, expected| {
            format!("ingen linje er overskriften {expected}; den første linje er {found}")
        },
    },
};

fn foreign(kind: Foreign) -> &'static str {
    match kind {
        Foreign::Pdf => "et PDF-dokument",
        Foreign::Html => "en webside (HTML)",
        Foreign::Xml => "XML",
        Foreign::Json => "JSON",
        Foreign::Picture => "et billede",
        Foreign::Document => "et tekstdokument",
        Foreign::Database => "en database",
        Foreign::Binary => "byte, der ikke er tekst",
    }
}
