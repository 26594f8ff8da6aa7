//! Fields that cannot be read, and records that are held, in Danish.

use crate::domain::column::Column;
use crate::domain::note::{Code, FieldHint};
use crate::text::note::da::cause;
use crate::text::note::{Entry, Facts, NoteText, say};

const AMOUNT: &str = "et beløb i 1.000 kr. med dansk talnotation, fx 1.234 eller 12,5";

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: Code::UnreadableAmount,
        title: "beløbet kan ikke læses",
        note: Some(|f| number(f, false)),
        meaning: "Beløb er i 1.000 kr. og skrives som på dansk: 1234, 1.234, 1 234 eller 12,5, med minus foran, når de er negative. Feltet er skrevet på en anden måde: med enhed, på engelsk, som interval, som dato, med en fejl fra regnearket, eller det er tekst. Der gættes ikke, for 1.5 kan være halvanden og femten hundrede.",
        outcome: "",
        remedy: "Skriv tallet alene i 1.000 kr. Er beløbet ikke kendt, så lad feltet stå tomt.",
    },
    Entry {
        code: Code::UnreadableShare,
        title: "andelen kan ikke læses",
        note: Some(|f| number(f, true)),
        meaning: "Andelen af målgruppen, der er flygtninge, indvandrere eller efterkommere, er en procent fra 0 til 100 med højst to decimaler. Procenttegn eller pct. må stå efter tallet, og _ betyder, at spørgsmålet ikke er relevant.",
        outcome: "",
        remedy: "Skriv ét tal fra 0 til 100, eller _ når andelen ikke er relevant.",
    },
    Entry {
        code: Code::UnknownCategory,
        title: "værdien er ingen af skemaets muligheder",
        note: Some(category),
        meaning: "Kolonnen har faste svarmuligheder i spørgeskemaet, og feltet er ingen af dem. Store og små bogstaver, -området efter et område og a) foran en målgruppe betyder ikke noget.",
        outcome: "",
        remedy: "Skriv en af mulighederne. Bruger filen sine egne ord, kan --map oversætte dem.",
    },
    Entry {
        code: Code::EmptyMunicipality,
        title: "kommunen mangler",
        note: Some(|f| {
            let help = if f.is_merged() {
                "er cellerne flettet i regnearket? Ophæv fletningen, og skriv kommunen i hver række"
            } else {
                "skriv kommunen i hver række"
            };
            say("kommunen mangler", "en kommunes navn eller nummer", help)
        }),
        meaning: "Rækken har ingen kommune. Det sker, når celler er flettet i regnearket: Kun den øverste har så en værdi. Der fyldes ikke ud af sig selv, for så kunne kroner flytte til en forkert kommune.",
        outcome: "Rækken bliver. Dens kroner er med i landets sum, men i intet tal pr. indbygger, og siges at være udeladt der.",
        remedy: "Ophæv fletningen, og skriv kommunen i hver række.",
    },
    Entry {
        code: Code::EmptyArea,
        title: "området mangler",
        note: Some(|_| {
            say(
                "området mangler",
                "et af de seks områder",
                "skriv området, eller er cellerne flettet i regnearket?",
            )
        }),
        meaning: "Rækken siger ikke, hvilket af skemaets seks områder indsatsen hører til.",
        outcome: "Rækken bliver og er med i alle summer undtagen områdernes.",
        remedy: "Skriv et af de seks områder i hver række.",
    },
    Entry {
        code: Code::UnreadableYear,
        title: "året kan ikke læses",
        note: Some(|f| {
            say(
                format!("{} er ikke et regnskabsår", f.found),
                "et årstal, fx 2019",
                "skriv regnskabsåret med fire cifre",
            )
        }),
        meaning: "Kolonnen år siger, hvilket års regnskab rækken er fra, så at flere år kan stå i samme datasæt. Feltet er ikke et årstal.",
        outcome: "",
        remedy: "Skriv regnskabsåret med fire cifre.",
    },
    Entry {
        code: Code::FieldCount,
        title: "posten har et andet antal felter end overskriften",
        note: Some(fields),
        meaning: "Et skilletegn for meget eller for lidt flytter alle felter efter det. Så kunne et tal havne i en forkert kolonne, og derfor er ingen af postens felter brugt. Som regel er det tekst med skilletegnet i, der ikke står i citationstegn.",
        outcome: "",
        remedy: "Sæt citationstegn om tekst, der indeholder skilletegnet, og ingen mellemrum før dem. Brug samme skilletegn i hele filen.",
    },
    Entry {
        code: Code::RepeatedHeader,
        title: "posten gentager overskriften",
        note: Some(|_| {
            say(
                "posten gentager overskriften",
                "",
                "slet linjen; det sker, når filer sættes sammen",
            )
        }),
        meaning: "Alle felter er overskriftens egne navne. Det sker, når flere filer er sat sammen til én.",
        outcome: "",
        remedy: "Slet linjen.",
    },
    Entry {
        code: Code::HeldTotal,
        title: "posten er en sum af andre",
        note: Some(|f| {
            say(
                format!("{} er en sum af andre rækker", f.found),
                "",
                "slet sumrækken; programmet lægger selv sammen",
            )
        }),
        meaning: "Rækken er regnearkets egen sum (i alt, sum, total). Talt med ville alt være der to gange.",
        outcome: "",
        remedy: "Slet sumrækken. Er det en indsats, så giv den et andet navn.",
    },
    Entry {
        code: Code::Footnote,
        title: "linjen er en fodnote",
        note: Some(|f| {
            say(
                format!("{} er tekst, ikke en indsats", f.found),
                "",
                "slet linjen, eller flyt teksten ud af tabellen",
            )
        }),
        meaning: "Linjen har kun tekst i ét felt: en kilde, en note eller en overskrift mellem rækkerne.",
        outcome: "",
        remedy: "Slet linjen, eller flyt teksten ud af tabellen.",
    },
    Entry {
        code: Code::SwallowedLines,
        title: "et felt har slugt flere linjer",
        note: Some(|f| {
            let lines = f.counted();
            let message = match f.count() {
                0 => "et felt i citationstegn har slugt linjer, der selv er poster".to_owned(),
                _ => format!(
                    "et felt i citationstegn har slugt {lines} linjer, der selv ligner poster"
                ),
            };
            say(
                message,
                "",
                "luk citationstegnet, hvor feltet slutter, eller skriv \"\" for et citationstegn i teksten",
            )
        }),
        meaning: "Et citationstegn åbner et felt og lukkes først flere linjer senere. Linjerne imellem ligner poster, så sandsynligvis mangler et citationstegn.",
        outcome: "",
        remedy: "Luk citationstegnet, hvor feltet slutter. Et citationstegn inde i teksten skrives to gange.",
    },
    Entry {
        code: Code::EmptyReturn,
        title: "en kommune uden indsats",
        note: Some(|f| {
            say(
                format!("{} står alene, uden indsats", f.found),
                "",
                "har kommunen svaret, at den ingen indsatser har, er alt i orden; ellers udfyld rækken",
            )
        }),
        meaning: "Rækken har en kommune og ellers ingenting. Det er en kommune, der har svaret, at den ingen indsatser har.",
        outcome: "Rækken er ingen indsats og holdes tilbage. Kommunen regnes som responderende uden indsatser: 0 kr. i alle gennemsnit.",
        remedy: "Intet, hvis det er meningen. Ellers udfyld rækken, eller slet den.",
    },
];

fn number(f: &Facts<'_>, is_share: bool) -> NoteText {
    let cause = f.cause();
    let help = match f.probably() {
        Some(number) if !is_share => format!("skriv minus foran tallet: {number}?"),
        _ => cause::remedy(cause, is_share).to_owned(),
    };
    let expected = if is_share {
        "en procent fra 0 til 100, fx 35,5, eller _"
    } else {
        AMOUNT
    };
    say(
        format!("{} {}", f.found, cause::what(cause, is_share)),
        expected,
        help,
    )
}

fn category(f: &Facts<'_>) -> NoteText {
    let (kind, expected) = match f.column {
        Some(Column::Area) => (
            "et område",
            "Dagtilbud og folkeskole, Beskæftigelse, Kultur og fritid, Social, Sundhed og ældre, Integration generelt",
        ),
        Some(Column::Finance) => (
            "en finansieringskilde",
            "staten, private, kommunen, eller flere af dem",
        ),
        Some(Column::Primary) => ("en primær målgruppe", "a, b eller c"),
        Some(Column::Secondary) => (
            "en sekundær målgruppe",
            "mænd, kvinder, børn, øvrige eller flere",
        ),
        Some(
            Column::Municipality
            | Column::Title
            | Column::Gross
            | Column::Income
            | Column::LegalBasis
            | Column::Content
            | Column::Purpose
            | Column::Share
            | Column::Year,
        )
        | None => ("en af mulighederne", ""),
    };
    let help = "skriv en af mulighederne; filens egne ord kan oversættes med --map";
    say(format!("{} er ikke {kind}", f.found), expected, help)
}

fn fields(f: &Facts<'_>) -> NoteText {
    let Some((found, expected, hint)) = f.fields() else {
        return say(
            "posten har et andet antal felter end overskriften",
            "",
            "tekst med skilletegnet i skal stå i citationstegn",
        );
    };
    let noun = if found == 1 { "felt" } else { "felter" };
    let help = match hint {
        _ if f.is_sheet => "står der noget uden for tabellen, fx en note ved siden af?".to_owned(),
        Some(FieldHint::QuoteText) => {
            format!("tekst med {} i skal stå i citationstegn", f.delimiter)
        }
        Some(FieldHint::OtherDelimiter(sign)) => {
            format!(
                "linjen bruger {}; filen bruger {}",
                f.sign(sign),
                f.delimiter
            )
        }
        Some(FieldHint::SpaceBeforeQuote) => "fjern mellemrummet før citationstegnet".to_owned(),
        Some(FieldHint::EmptyAtEnd) => "fjern overskydende skilletegn sidst på linjen".to_owned(),
        None if found < expected => "er linjen delt i to, eller mangler et felt?".to_owned(),
        None => format!("tekst med {} i skal stå i citationstegn", f.delimiter),
    };
    say(
        format!("posten har {} {noun}", f.number(found)),
        format!("{} felter som i overskriften", f.number(expected)),
        help,
    )
}
