//! Conventions of files, in Danish.

use crate::domain::note::Code;
use crate::text::note::{Entry, say};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: Code::Encoding,
        title: "filens tegnsæt",
        note: Some(|f| say(format!("tegnsættet er {}", f.encoding), "", "")),
        meaning: "Tegnsættet siger, hvordan byte bliver til bogstaver. Det findes af filens første byte og af, om den er gyldig UTF-8; ellers er det Windows-1252.",
        outcome: "",
        remedy: "Er æ, ø og å forkerte, så sig tegnsættet med --encoding.",
    },
    Entry {
        code: Code::Delimiter,
        title: "filens skilletegn",
        note: Some(|f| say(format!("skilletegnet er {}", f.delimiter), "", "")),
        meaning: "Skilletegnet er det, der giver flest af undersøgelsens kolonner i overskriften.",
        outcome: "",
        remedy: "Er det forkert, så sig det med --delimiter.",
    },
    Entry {
        code: Code::MixedLineEnds,
        title: "linjer slutter på flere måder",
        note: Some(|_| say("linjer slutter på flere måder", "", "")),
        meaning: "Nogle linjer slutter som i Windows, andre som i Unix. Det sker, når filer sættes sammen.",
        outcome: "",
        remedy: "Intet.",
    },
    Entry {
        code: Code::DelimiterLine,
        title: "første linje nævner skilletegnet",
        note: Some(|f| {
            say(
                format!("første linje siger, at skilletegnet er {}", f.delimiter),
                "",
                "",
            )
        }),
        meaning: "Regneark skriver sep=; øverst for at sige, hvilket skilletegn filen har. Linjen er hverken overskrift eller post.",
        outcome: "",
        remedy: "Intet.",
    },
    Entry {
        code: Code::BlankAtEnd,
        title: "tomme poster til sidst",
        note: Some(|f| {
            let message = match f.count() {
                0 => "tomme poster til sidst".to_owned(),
                1 => "1 tom post til sidst".to_owned(),
                _ => format!("{} tomme poster til sidst", f.counted()),
            };
            say(message, "", "")
        }),
        meaning: "Regneark gemmer ofte tomme rækker efter den sidste med data.",
        outcome: "",
        remedy: "Intet.",
    },
    Entry {
        code: Code::UnnamedColumn,
        title: "kolonner uden navn og indhold",
        note: Some(|_| say("en kolonne uden navn og indhold", "", "")),
        meaning: "Hver linje slutter med et skilletegn for meget, så der er en kolonne uden navn. Den er tom overalt.",
        outcome: "",
        remedy: "Intet.",
    },
    Entry {
        code: Code::EndOfFileMark,
        title: "filen slutter med DOS' slutmærke",
        note: Some(|_| say("filen slutter med DOS' slutmærke", "", "")),
        meaning: "Det sidste tegn er Ctrl-Z, som gamle programmer slutter filer med. Det er ingen post.",
        outcome: "",
        remedy: "Intet.",
    },
    Entry {
        code: Code::SheetRead,
        title: "arket, der er læst",
        note: Some(|f| say(format!("arket {} er læst", f.found), "", "")),
        meaning: "Regnearket har flere ark, og dette er det, der har undersøgelsens overskrift eller blev valgt.",
        outcome: "",
        remedy: "Er det forkert, så vælg med --sheet.",
    },
    Entry {
        code: Code::SheetPassedOver,
        title: "et ark, der ikke er læst",
        note: Some(|f| say(format!("arket {} er ikke læst", f.found), "", "")),
        meaning: "Arket har ikke undersøgelsens overskrift, er skjult eller blev ikke valgt.",
        outcome: "",
        remedy: "Skulle det med, så vælg det med --sheet eller --all-sheets.",
    },
    Entry {
        code: Code::NoFinalLineEnd,
        title: "sidste linje slutter ikke",
        note: Some(|_| say("sidste linje har ingen linjeafslutning", "", "")),
        meaning: "Filen ender uden linjeskift. Den sidste post er hel.",
        outcome: "",
        remedy: "Intet.",
    },
    Entry {
        code: Code::MappedColumn,
        title: "en kolonne er fundet med oversættelsen",
        note: Some(|f| {
            say(
                format!("kolonnen {} er læst som {}", f.found, f.heading),
                "",
                "",
            )
        }),
        meaning: "Filen efter --map siger, at overskriften er en af undersøgelsens kolonner.",
        outcome: "",
        remedy: "Er det forkert, så ret oversættelsen.",
    },
    Entry {
        code: Code::GuardedText,
        title: "beskyttet tekst er læst uden sit mærke",
        note: Some(|f| {
            let message = match f.count() {
                0 | 1 => "et mærke mod formler er taget væk".to_owned(),
                _ => format!("{} mærker mod formler er taget væk", f.counted()),
            };
            say(message, "", "")
        }),
        meaning: "Tekst, der begynder med = + - eller @, gemmes med en apostrof foran, så regneark ikke regner på den. Programmets egne CSV-filer gør det, og ved læsning tages præcis det mærke væk igen.",
        outcome: "",
        remedy: "Intet.",
    },
    Entry {
        code: Code::CorrectedCell,
        title: "en celle er rettet",
        note: Some(|f| match &f.correction {
            Some(correction) => say(
                format!(
                    "{} er rettet til {}: {} ({})",
                    correction.old, correction.new, correction.reason, correction.place
                ),
                "",
                "",
            ),
            None => say("en celle er rettet", "", ""),
        }),
        meaning: "Filen efter --corrections giver cellen en anden værdi. Kilden står, som den er; rettelsen bruges, mens den læses, og er mærket ved indsatsen og talt i bundlinjen.",
        outcome: "Den nye værdi bruges i alle tal. Den gamle, begrundelsen og virkningen på summerne står på siden med rettelser.",
        remedy: "Er den forkert, så ret eller slet linjen i filen med rettelser.",
    },
];
