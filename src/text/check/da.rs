//! Danish words of the command line that tells of files.

use crate::text::check::{Check, Explain, Head, Reading, Usage};

pub(in crate::text) const CHECK: Check = Check {
    usage: Usage {
        usage: "Brug:",
        commands: "Kommandoer",
        arguments: "Argumenter",
        options: "Tilvalg",
        help: "vis denne hjælp",
        version: "vis versionen",
        help_command: "vis denne hjælp eller hjælpen til en kommando",
    },
    misplaced: |argument, command| {
        format!(
            "{argument} hører ikke til før {command}; skriv det efter, hvis {command} kender det"
        )
    },
    paths: "filer med indsatser, mapper med datapackage.json, eller - for standard input; uden: det medfølgende eksempel",
    reading: Reading {
        heading: "Indlæsning",
        responses: "fil med kolonnerne kommune;besvaret, som siger, hvilke kommuner der har svaret",
        published: "fil med offentliggjorte tal, som data afstemmes med (indsats reconcile --help beskriver den); ellers pakkens eller rapportens",
        groups: "fil med kolonnerne kommune;gruppe: egne grupper af kommuner, som udsnit og som gennemsnit",
        encoding: "filernes tegnsæt, fx windows-1252 eller utf-16le; findes ellers af programmet",
        delimiter: "tegnet mellem felterne: ; , | eller et navn (semikolon, komma, tab, lodret); findes ellers af overskriften",
        sheet: "arket i regnearket, ved navn",
        all_sheets: "alle ark med undersøgelsens overskrift",
        map: "fil, der oversætter fremmede overskrifter og værdier til undersøgelsens",
        accounts_year: "regnskabsåret for filer, der ikke selv siger det, fx 2019",
        price_level: "pris- og lønniveauet for filer, der ikke selv siger det, fx 2019 eller 22-pl",
        price_factor: "gang beløb i et niveau til et andet, fx 2019:2022=1,0431 (højst 6 decimaler); kan gives flere gange",
        limits: [
            "det længste felt, i byte eller som 16MiB",
            "det største antal kolonner",
            "længst til overskriftens slutning, i byte eller som 1MiB",
            "det største udpakkede regneark, i byte eller som 100MiB",
        ],
        one_input: "- er givet to gange; standard input kan kun læses én gang",
        bad_year: "skriv et årstal, fx 2019, eller et niveau som 22-pl",
        bad_factor: "skriv FRA:TIL=FAKTOR, fx 2019:2022=1,0431: en faktor over 0 og under 1.000 med højst 6 decimaler",
        bad_bytes: "skriv et antal byte, fx 500000, 512KiB eller 16MiB",
        bad_delimiter: "skriv ét tegn, fx ; eller |, eller semikolon, komma, tab, lodret",
    },
    about: "Gennemgå filer, og fortæl om alt, der er galt eller tvivlsomt",
    examples: "Eksempler:
  indsats check svar.csv                      gennemgå en fil
  indsats check svar.csv --limit 0            vis alle fund
  indsats check bog.xlsx --all-sheets         alle ark i et regneark
  indsats check svar.csv --format short       én linje pr. fund: fil:linje:kolonne
  indsats check *.csv --format json           til et andet program
  indsats explain E001                        hvad en kode betyder

Afslutter med 0 uden fund, 1 med fund, 2 når intet kunne indlæses.",
    arg_format: "rapportens form: text (til mennesker), short (én linje pr. fund) eller json",
    arg_limit: "fund, der vises i rapporten (50); 0 viser dem alle",
    severities: ["afvist", "fejl", "holdt tilbage", "advarsel", "note"],
    help: "hjælp",
    expected: "ventet",
    head: Head {
        delimiters: ["semikolon", "komma", "tabulator", "lodret streg"],
        delimiter: |sign| format!("skilletegn {sign}"),
        header: |line| format!("overskrift i linje {line}"),
        header_row: |row| format!("overskrift i række {row}"),
    },
    more: |_, n| format!("… og {n} mere af samme slags"),
    not_shown: |_, n| format!("… og {n} fund til; --limit 0 viser dem alle"),
    clean: |sum| format!("{sum} · ingen fund"),
    sum: |[(records, n), (rows, of), (held, aside)]| {
        let records = if records == 1 { "post" } else { "poster" };
        let rows = if rows == 1 { "række" } else { "rækker" };
        if held == 0 {
            format!("{n} {records} = {of} {rows}")
        } else {
            format!("{n} {records} = {of} {rows} + {aside} holdt tilbage")
        }
    },
    cell_errors: |_, n| format!("{n} fejl i felter"),
    warnings: |count, n| {
        let noun = if count == 1 { "advarsel" } else { "advarsler" };
        format!("{n} {noun}")
    },
    hint: |code| format!("hvad en kode betyder: indsats explain {code}"),
    unwritten: |why| format!("rapporten kan ikke skrives: {why}."),
    explain: Explain {
        about: "Forklar en kode fra indsats check eller en regel; uden kode: vis dem alle",
        arg_code: "koden, fx E001 eller Q005",
        groups: [
            "Afvist: intet af filen er indlæst",
            "Fejl: feltet kan ikke læses; rækken bliver, feltet tælles ikke med",
            "Holdt tilbage: posten er ikke en indsats og er ikke i noget tal",
            "Advarsler: værdien er brugt; se, om den er læst rigtigt",
            "Noter: sådan er filen læst; ikke et fund",
        ],
        foot: "indsats explain KODE forklarer en af dem.",
        unknown: |code, near| {
            format!("der er ingen kode {code}. Mente du {near}? indsats explain viser dem alle.")
        },
        unknown_at_all: |code| format!("der er ingen kode {code}. indsats explain viser dem alle."),
        or: "eller",
    },
};
