//! Danish.

use crate::text::saving::SavingWords;

/// Danish.
pub(super) static SAVING: SavingWords = SavingWords {
    arg_output: "skriv til en fil (helt eller slet ikke); uden --format bestemmer endelsen formatet",
    arg_force: "overskriv filen, hvis den findes i forvejen",
    not_on_a_terminal: |format| {
        format!(
            "{format} er ikke tekst og kan ikke vises i en terminal. Skriv til en fil med --output NAVN.{format}, eller led uddata videre."
        )
    },
    saved: |path, size| format!("gemt: {path} ({size})"),
    sizes: [
        |n| format!("{n} bytes"),
        |n| format!("{n} kB"),
        |n| format!("{n} MB"),
    ],
    title: "Gem",
    name: "Navn: ",
    formats: [
        ["tekst", "tabel med søjler"],
        ["csv", "til programmer: komma og punktum"],
        ["csv til Excel", "semikolon og decimalkomma"],
        ["tsv", "tabulatorer"],
        ["json", "til programmer, med enheder og grundlag"],
        ["markdown", "tabel til et dokument"],
        ["html", "en side for sig selv"],
        ["xlsx", "regneark med grundlaget på et ark"],
        ["svg", "billede af søjlerne, kan skaleres"],
        ["png", "billede af søjlerne, i punkter"],
    ],
    rows: [
        ["datasæt", "alle indlæste rækker, kanonisk csv"],
        ["datapakke", "alle indlæste rækker, i en mappe"],
    ],
    example_prefix: "eksempel-",
    rows_name: "indsatser",
    over: |name| format!("{name} findes i forvejen. Overskriv?"),
    keys: "Enter gem · ↑↓ format · skriv for at rette navnet · Esc fortryd",
    over_keys: "o overskriv · Esc behold den",
    no_name: "skriv et navn til filen",
};
