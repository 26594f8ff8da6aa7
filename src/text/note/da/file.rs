//! Warnings about how a file is written, in Danish.

use crate::domain::correction::Fate;
use crate::domain::note::Code;
use crate::text::note::{Entry, say};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: Code::LongCell,
        title: "feltet er længere, end et regneark kan have",
        note: Some(|f| {
            let length = match f.count() {
                0 => String::new(),
                _ => format!(" på {} tegn", f.counted()),
            };
            say(
                format!("feltet{length} er længere, end et regneark kan have"),
                "højst 32.767 tegn",
                "mangler et citationstegn, eller er teksten sat ind flere gange?",
            )
        }),
        meaning: "Et regneark kan have 32.767 tegn i en celle. Et længere felt er sjældent skrevet af et menneske, og et regneark ville klippe det over.",
        outcome: "Teksten bruges hel.",
        remedy: "Se efter, om et citationstegn mangler, eller om teksten er sat ind flere gange.",
    },
    Entry {
        code: Code::InnerQuotes,
        title: "citationstegn i et felt er ikke skrevet to gange",
        note: Some(|f| {
            if f.count() > 0 {
                return say(
                    "der står mellemrum efter feltets afsluttende citationstegn",
                    "",
                    "slet mellemrummene, eller gem igen fra regnearket",
                );
            }
            say(
                "citationstegn inde i feltet er ikke skrevet to gange",
                "\"\" for et citationstegn inde i et felt",
                "skriv citationstegn i teksten to gange, eller gem igen fra regnearket",
            )
        }),
        meaning: "Feltet står i citationstegn og har selv citationstegn, der ikke er skrevet to gange. Eller der står mellemrum efter det afsluttende tegn. Her kan det kun læses på én måde, og sådan er det læst.",
        outcome: "Teksten bruges, som den står, med citationstegn; mellemrum efter det afsluttende tegn er ikke med.",
        remedy: "Skriv citationstegn i teksten to gange, eller gem igen fra regnearket.",
    },
    Entry {
        code: Code::Undecodable,
        title: "byte, der ikke er i filens tegnsæt",
        note: Some(|f| {
            let bytes = match f.count() {
                0 => "nogle byte".to_owned(),
                _ => format!("{} byte", f.counted()),
            };
            say(
                format!("{bytes} er ikke {}: {}", f.encoding, f.found),
                "",
                "gem filen igen i ét tegnsæt, helst UTF-8; er den klippet over?",
            )
        }),
        meaning: "Feltet har byte, der ikke kan være tegn i det tegnsæt, resten af filen er skrevet i. Det sker, når filer sættes sammen, eller når filen er klippet over midt i et tegn.",
        outcome: "Linjen læses i sit eget tegnsæt, hvor det kan lade sig gøre; ellers vises de forkerte byte som \\xNN.",
        remedy: "Gem filen igen i ét tegnsæt, helst UTF-8, eller sig det med --encoding.",
    },
    Entry {
        code: Code::DoubleEncoding,
        title: "filen er kodet to gange",
        note: Some(|f| {
            let example = if f.is_empty {
                String::new()
            } else {
                format!(", fx {}", f.found)
            };
            say(
                format!("filen ser ud til at være kodet to gange{example}"),
                "",
                "hent filen igen fra kilden, og gem den som CSV UTF-8",
            )
        }),
        meaning: "Æ, ø og å står som to fremmede tegn (LÃ¦sÃ¸ for Læsø). Filen var UTF-8, blev læst som Windows-1252 og gemt som UTF-8 igen.",
        outcome: "Intet rettes uden at blive bedt om det; teksten står, som den er.",
        remedy: "Hent filen igen fra kilden, og gem den som CSV UTF-8.",
    },
    Entry {
        code: Code::EnglishThousands,
        title: "kommaerne ligner engelske tusindtal",
        note: Some(|_| {
            say(
                "alle kommaer i beløbene står før tre cifre, som i engelske tusindtal",
                "komma før decimaler",
                "er 1,234 ment som 1234? Så skriv 1.234",
            )
        }),
        meaning: "Hvert komma i filens beløb står før præcis tre cifre. Så er det sandsynligvis tusindtal på engelsk, og beløbene er læst tusind gange for små.",
        outcome: "Beløbene bruges som dansk: kommaet er decimalkomma.",
        remedy: "Er det tusindtal, så gem filen igen med dansk talformat.",
    },
    Entry {
        code: Code::UnknownColumn,
        title: "en kolonne, undersøgelsen ikke har",
        note: Some(|f| {
            let message = match f.count() {
                0 | 1 => format!("kolonnen {} er ikke en af undersøgelsens", f.found),
                _ => format!(
                    "{} kolonner er ikke undersøgelsens, den første er {}",
                    f.counted(),
                    f.found
                ),
            };
            say(message, "", "ret overskriften, eller oversæt den med --map")
        }),
        meaning: "Overskriften er ingen af undersøgelsens kolonner og ingen kendt skrivemåde af en.",
        outcome: "Kolonnen bruges ikke.",
        remedy: "Ret overskriften, hvis den skulle bruges, eller oversæt den med --map.",
    },
    Entry {
        code: Code::MissingColumn,
        title: "en kolonne mangler",
        note: Some(|f| {
            say(
                format!("kolonnen {} mangler", f.quoted_heading()),
                "",
                "tilføj den, eller ret dens overskrift",
            )
        }),
        meaning: "En af undersøgelsens kolonner, som en indsats kan undvære, findes ikke i filen.",
        outcome: "Feltet står som ikke angivet i alle rækker.",
        remedy: "Tilføj kolonnen, eller ret dens overskrift.",
    },
    Entry {
        code: Code::LinesBeforeHeader,
        title: "linjer før overskriften",
        note: Some(|f| {
            let message = match f.count() {
                0 => "der står linjer før overskriften".to_owned(),
                1 => "der står 1 linje før overskriften".to_owned(),
                _ => format!("der står {} linjer før overskriften", f.counted()),
            };
            say(
                message,
                "overskriften i første linje",
                "slet linjerne før overskriften",
            )
        }),
        meaning: "Overskriften er ikke den første linje. Linjerne før den er som regel en titel eller en dato.",
        outcome: "Linjerne før overskriften læses ikke.",
        remedy: "Slet linjerne før overskriften.",
    },
    Entry {
        code: Code::BlankBetween,
        title: "tomme linjer mellem rækkerne",
        note: Some(|f| {
            let message = match f.count() {
                0 | 1 => "en tom linje mellem rækkerne".to_owned(),
                _ => format!("{} tomme linjer mellem rækkerne", f.counted()),
            };
            say(message, "", "slet dem; er rækker gået tabt?")
        }),
        meaning: "Der er tomme linjer mellem rækker med data. De kan være skilt ad med vilje, men rækker kan også være gået tabt.",
        outcome: "Tomme linjer er ingen poster og tælles ikke.",
        remedy: "Slet dem, og se efter, om rækker er gået tabt.",
    },
    Entry {
        code: Code::NoRows,
        title: "filen har ingen rækker",
        note: Some(|_| {
            say(
                "filen har en overskrift og ingen rækker",
                "",
                "er det den rigtige fil, og er et filter slået til i regnearket?",
            )
        }),
        meaning: "Filen har undersøgelsens overskrift og ikke en eneste indsats.",
        outcome: "Datasættet åbnes uden rækker.",
        remedy: "Se efter, om det er den rigtige fil, og om eksporten tog rækkerne med.",
    },
    Entry {
        code: Code::TotalRow,
        title: "filen har en sumrække",
        note: Some(|f| {
            say(
                format!("sumrækken {} er holdt ude af tallene", f.found),
                "",
                "slet den; programmet lægger selv sammen",
            )
        }),
        meaning: "Filen har en række med summer, og den er holdt tilbage (H003). Advarslen siger det, fordi en anden læser af filen kunne tælle alt to gange.",
        outcome: "Sumrækken er i ingen sum.",
        remedy: "Slet sumrækken.",
    },
    Entry {
        code: Code::QuotedNotApplicable,
        title: "_ er skrevet med skemaets citationstegn",
        note: Some(|f| {
            say(
                format!("{} er læst som _", f.found),
                "_",
                "skriv _ uden citationstegn",
            )
        }),
        meaning: "Skemaet siger: skriv \"_\", og citationstegnene er skrevet med.",
        outcome: "Svaret læses som ikke relevant.",
        remedy: "Skriv _ uden citationstegn.",
    },
    Entry {
        code: Code::PercentStyle,
        title: "en celle med procentformat",
        note: Some(|f| {
            let cells = match f.count() {
                0 | 1 => f.found.clone(),
                2 => format!("{} og en celle mere i arket", f.found),
                _ => format!(
                    "{} og andre celler i arket, {} i alt,",
                    f.found,
                    f.counted()
                ),
            };
            say(
                format!("{cells} har procentformat og er læst som den procent, regnearket viser"),
                "en procent fra 0 til 100",
                "er det rigtigt, er intet at gøre; ellers ret cellens format",
            )
        }),
        meaning: "Regnearket gemmer 0,8 og viser 80 %. Andelen er læst, som den vises.",
        outcome: "Andelen bruges, som regnearket viser den.",
        remedy: "Intet, hvis det er rigtigt. Ellers ret cellens format til tal.",
    },
    Entry {
        code: Code::UnclearResponse,
        title: "listen over svar er uklar",
        note: Some(|f| {
            say(
                format!("{} siger ikke, hvilken kommune der har svaret", f.found),
                "en kommune og ja eller nej",
                "ret linjen i listen over svar",
            )
        }),
        meaning: "En linje i listen over svar (--responses) har hverken ja eller nej, eller dens kommune er ukendt.",
        outcome: "Linjen bruges ikke; kommunens svar er ukendt, medmindre den har rækker.",
        remedy: "Skriv kommune;besvaret med ja eller nej.",
    },
    Entry {
        code: Code::OtherUnit,
        title: "overskriften nævner en anden enhed end 1.000 kr.",
        note: Some(|f| {
            say(
                format!("{} nævner en anden enhed end 1.000 kr.", f.found),
                "beløb i 1.000 kr.",
                "regn kolonnen om til 1.000 kr., eller ret overskriften",
            )
        }),
        meaning: "Skemaet spørger om beløb i 1.000 kr., og kolonnens overskrift siger noget andet, fx kr. eller mio. kr. Er det rigtigt, er alle beløb tusind gange for store eller for små.",
        outcome: "Beløbene bruges som 1.000 kr.; intet regnes om uden at blive bedt om det.",
        remedy: "Regn kolonnen om til 1.000 kr., eller ret overskriften.",
    },
    Entry {
        code: Code::StaleCorrection,
        title: "rettelsens gamle værdi står der ikke mere",
        note: Some(|f| {
            let (old, place) = match &f.correction {
                Some(correction) => (correction.old.clone(), correction.place.clone()),
                None => (String::new(), String::new()),
            };
            say(
                format!("{} står her; rettelsen i {place} er ikke brugt", f.found),
                old,
                "er kilden rettet, så slet rettelsen; ellers skriv den værdi, der står, som gammel værdi",
            )
        }),
        meaning: "En rettelse siger, hvilken værdi der skal stå i cellen, før den rettes. Der står en anden, fordi kilden er ændret, eller fordi linjen er en anden end dengang.",
        outcome: "Rettelsen bruges ikke. Kildens egen værdi gælder.",
        remedy: "Se efter i kilden. Er den rettet, så slet rettelsen; ellers skriv den værdi, der nu står, som gammel værdi.",
    },
    Entry {
        code: Code::StrayCorrection,
        title: "rettelsen gælder en celle, der ikke findes",
        note: Some(|f| {
            let message = match f.correction.as_ref().map(|correction| &correction.fate) {
                Some(Fate::SeveralFiles) => format!("flere filer hedder {}", f.found),
                Some(Fate::NoLine) => format!("filen har ingen post på linje {}", f.found),
                Some(Fate::NoColumn) => {
                    format!("ingen kolonne hedder {}, eller flere gør", f.found)
                }
                Some(
                    Fate::NoFile | Fate::Applied(_) | Fate::Stale { .. } | Fate::Repeated { .. },
                )
                | None => format!("ingen af datafilerne hedder {}", f.found),
            };
            say(
                message,
                "fil, linje og kolonne, som indsats check skriver dem",
                "rettelsen er ikke brugt; ret dens fil, linje eller kolonne",
            )
        }),
        meaning: "Rettelsen nævner en fil, en linje eller en kolonne, som data ikke har. Filen nævnes ved sit navn (bog.xlsx#Herning for et ark), linjen er den, posten begynder på, og kolonnen er undersøgelsens navn, overskriften, som den står, eller et nummer.",
        outcome: "Rettelsen bruges ikke.",
        remedy: "Ret rettelsens fil, linje eller kolonne, eller slet den.",
    },
    Entry {
        code: Code::RepeatedCorrection,
        title: "cellen er rettet før",
        note: Some(|f| {
            let first = match f.correction.as_ref().map(|correction| &correction.fate) {
                Some(Fate::Repeated { first, .. }) => first.to_string(),
                Some(
                    Fate::Applied(_)
                    | Fate::Stale { .. }
                    | Fate::NoFile
                    | Fate::SeveralFiles
                    | Fate::NoLine
                    | Fate::NoColumn,
                )
                | None => String::new(),
            };
            say(
                format!("cellen er rettet allerede på linje {first}"),
                "én rettelse pr. celle",
                "rettelsen er ikke brugt; slet den af de to, der er forkert",
            )
        }),
        meaning: "To linjer retter den samme celle. Den første gælder, og den anden siges.",
        outcome: "Rettelsen bruges ikke; den første af cellens rettelser gør.",
        remedy: "Slet den af dem, der er forkert.",
    },
];
