//! Warnings about values and rows, in Danish.

use crate::domain::column::Column;
use crate::domain::note::Code;
use crate::text::note::facts::Special;
use crate::text::note::{Entry, say};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: Code::UnknownMunicipality,
        title: "kommunen er ingen af de 98",
        note: Some(|f| {
            let message = match f.foreign() {
                Some(letter) => format!("{} har et fremmed bogstav: {letter}", f.found),
                None => format!("{} er ingen af de 98 kommuner", f.found),
            };
            let help = match (&f.place, f.foreign()) {
                (Some(place), _) => format!("mente du {place}?"),
                (None, Some(_)) => "skriv navnet igen fra tastaturet".to_owned(),
                (None, None) => "ret navnet, eller brug kommunens nummer".to_owned(),
            };
            say(message, "en kommunes navn eller nummer", help)
        }),
        meaning: "Navnet er ingen af de 98 kommuner og ingen kendt skrivemåde af en. Det kan være stavet forkert, være en gammel kommune eller have et bogstav fra et andet alfabet, der ligner.",
        outcome: "Rækkerne bliver under navnet, som det er skrevet. Deres kroner er med i summer, men i intet tal pr. indbygger, for indbyggerne kendes ikke.",
        remedy: "Ret navnet, eller skriv kommunens nummer, fx 101 for København.",
    },
    Entry {
        code: Code::EmptyField,
        title: "et felt er tomt",
        note: Some(|f| {
            let help = match f.special() {
                Special::NotApplicable => "udfyld det, eller skriv _, hvis det ikke er relevant",
                Special::Unknown => "udfyld det, eller skriv ukendt, hvis det ikke kendes",
                Special::None => "udfyld det",
            };
            say("feltet er tomt", "", help)
        }),
        meaning: "Feltet er et af skemaets, og rækken har intet svar i det. Tomt, _ (ikke relevant), ukendt og 0 er fire forskellige svar.",
        outcome: "Feltet står som ikke angivet og er aldrig 0. Det kan findes med filteret.",
        remedy: "Udfyld feltet. I andel kan der stå _, når spørgsmålet ikke er relevant, og i hjemmelsgrundlag ukendt, når det ikke kendes.",
    },
    Entry {
        code: Code::MisplacedNotApplicable,
        title: "_ står uden for kolonnen andel",
        note: Some(|_| {
            say(
                "_ står uden for kolonnen andel",
                "_ kun i andel",
                "skriv værdien, eller lad feltet stå tomt",
            )
        }),
        meaning: "I spørgeskemaet er _ kun et svar i felt 10, andel. I andre felter er det sandsynligvis ment som tomt.",
        outcome: "Svaret læses som ikke relevant.",
        remedy: "Skriv værdien, eller lad feltet stå tomt.",
    },
    Entry {
        code: Code::Decimals,
        title: "et beløb i 1.000 kr. har decimaler",
        note: Some(|f| {
            say(
                format!("{} har decimaler", f.found),
                "hele 1.000 kr.",
                "mente du tusinder? Så skriv tallet uden komma",
            )
        }),
        meaning: "Skemaet spørger om hele 1.000 kr. Decimaler kan være rigtige, men også et komma, der skulle være punktum: 1,234 er læst som godt 1.000 kr. og ikke 1,2 mio. kr.",
        outcome: "Beløbet bruges, som det står: kommaet er decimalkomma.",
        remedy: "Skriv hele 1.000 kr. Tusinder deles med punktum.",
    },
    Entry {
        code: Code::NegativeAmount,
        title: "beløbet er negativt",
        note: Some(|f| {
            say(
                format!("{} er negativt", f.found),
                "",
                if f.column == Some(Column::Income) {
                    "er det en udgift? Så hører den hjemme i bruttoudgifter"
                } else {
                    "er det en indtægt? Så hører den hjemme i bruttoindtægter"
                },
            )
        }),
        meaning: "Et beløb under 0 er usædvanligt. Det kan være en indtægt, der er trukket fra en udgift eller omvendt, eller en rettelse af et tidligere år.",
        outcome: "Beløbet bruges og trækkes fra i summer.",
        remedy: "Skriv udgifter i kolonnen bruttoudgifter og indtægter i bruttoindtægter, begge uden minus.",
    },
    Entry {
        code: Code::SpaceGrouped,
        title: "tusinder er delt med mellemrum",
        note: Some(|f| {
            say(
                format!("{} har mellemrum mellem tusinderne", f.found),
                "",
                "brug punktum eller intet: 1.234 eller 1234",
            )
        }),
        meaning: "Beløbet har mellemrum mellem grupper af tre cifre. Det er læst som ét tal.",
        outcome: "",
        remedy: "Brug punktum eller intet mellem tusinder.",
    },
    Entry {
        code: Code::UnicodeMinus,
        title: "minus er et andet tegn end tastaturets",
        note: Some(|f| {
            say(
                format!("{} har et andet minus end tastaturets", f.found),
                "",
                "skriv minus med bindestreg",
            )
        }),
        meaning: "Minusset er en tankestreg eller et typografisk minus, som mange programmer ikke læser som minus.",
        outcome: "Beløbet bruges som negativt.",
        remedy: "Skriv minus med tastaturets bindestreg.",
    },
    Entry {
        code: Code::LargeAmount,
        title: "beløbet er over 100 mio. kr.",
        note: Some(|f| {
            say(
                format!("{} er over 100 mio. kr.", f.found),
                "et beløb i 1.000 kr.",
                "er beløbet i kr.? Så del det med 1.000",
            )
        }),
        meaning: "Beløb er i 1.000 kr., og over 100.000 er derfor mere end 100 mio. kr. for én indsats. Et beløb i kr. er den mest sandsynlige grund.",
        outcome: "",
        remedy: "Er beløbet i kr., så del det med 1.000.",
    },
    Entry {
        code: Code::IncomeAboveExpenditure,
        title: "indtægten er større end udgiften",
        note: Some(|f| {
            say(
                format!("indtægten {} er større end udgiften", f.found),
                "højst bruttoudgiften",
                "er de to beløb byttet om, eller er det ene i kr.?",
            )
        }),
        meaning: "Bruttoindtægten er større end bruttoudgiften, så nettoudgiften er negativ.",
        outcome: "Begge beløb bruges; nettoudgiften er negativ.",
        remedy: "Se efter, om beløbene er byttet om, eller om det ene er i kr.",
    },
    Entry {
        code: Code::IncomeWithoutSource,
        title: "indtægt uden finansieringskilde",
        note: Some(|_| {
            say(
                "der er en indtægt, men ingen finansieringskilde",
                "staten, private eller kommunen",
                "skriv, hvor pengene kommer fra",
            )
        }),
        meaning: "Skemaets felt 3 og 4 hører sammen: Hvor der er en bruttoindtægt, skal der stå, hvor den kommer fra.",
        outcome: "Beløbet bruges; kilden står som ikke angivet.",
        remedy: "Skriv kilden i finansieringskilder.",
    },
    Entry {
        code: Code::FractionShare,
        title: "andelen er mellem 0 og 1",
        note: Some(|f| {
            say(
                format!("{} er læst som under 1 procent", f.found),
                "en procent fra 0 til 100",
                "mente du en brøkdel? Så gang med 100",
            )
        }),
        meaning: "Andelen er i procent, og 0,8 er læst som 0,8 procent. Det er sandsynligvis en brøkdel, der skulle være 80.",
        outcome: "Andelen bruges, som den står.",
        remedy: "Skriv andelen i procent, fx 80.",
    },
    Entry {
        code: Code::QuestionnaireNumber,
        title: "skemaets nummer i stedet for ordet",
        note: Some(|f| {
            say(
                format!("{} er læst som skemaets nummer", f.found),
                "svaret med ord",
                "skriv ordet, fx staten eller kvinder",
            )
        }),
        meaning: "Feltet har nummeret foran svaret i spørgeskemaet i stedet for svaret. Det er oversat, men et nummer kan være noget andet.",
        outcome: "Svaret bruges, som skemaet nummererer det.",
        remedy: "Skriv svaret med ord.",
    },
    Entry {
        code: Code::Duplicate,
        title: "posten gentager en tidligere",
        note: Some(|f| {
            let message = match (&f.elsewhere, f.line(), f.is_sheet) {
                (Some(place), ..) => format!("posten gentager {place} i hvert felt"),
                (None, Some(line), false) => format!("posten gentager linje {line} i hvert felt"),
                (None, Some(line), true) => format!("posten gentager række {line} i hvert felt"),
                (None, None, _) => "posten gentager en tidligere i hvert felt".to_owned(),
            };
            say(message, "", "slet den ene, hvis det er samme indsats")
        }),
        meaning: "Alle felter er de samme som i en tidligere post. Det kan være to ens indsatser, men som regel er en række kopieret.",
        outcome: "Begge rækker bruges og lægges sammen.",
        remedy: "Slet den ene, hvis det er samme indsats.",
    },
    Entry {
        code: Code::HiddenCharacters,
        title: "skjulte tegn i et felt",
        note: Some(|f| {
            let message = match f.character() {
                Some(sign) => format!("{} har et skjult tegn: {sign}", f.found),
                None => format!("{} har skjulte tegn", f.found),
            };
            say(
                message,
                "",
                "slet feltet, og skriv teksten igen fra tastaturet",
            )
        }),
        meaning: "Feltet har styretegn, tegn uden bredde eller tegn, der vender skriveretningen. De kan få to tekster til at se ens ud eller styre en terminal.",
        outcome: "Teksten gemmes, som den er, og vises med tegnene synlige, fx ␛ eller ⟨202E⟩.",
        remedy: "Slet feltet, og skriv teksten igen fra tastaturet.",
    },
];
