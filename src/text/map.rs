//! The words of `indsats map`: its arguments, what it has written, and the comments of a proposal.

use crate::domain::column::Column;
use crate::load::mapping::{Comments, english};
use crate::text::words::{With1, With2};
use crate::text::{self, Lang};

/// Words of the command.
#[derive(Debug)]
pub struct MapWords {
    /// What it does.
    pub about: &'static str,
    /// The file, `--output`, `--force`.
    pub arguments: [&'static str; 3],
    /// The head of a mapping, from the table's name, its own, and the next command.
    pub head: fn(&str, &str, &str) -> String,
    /// A mapping is saved: its name, how many of our columns were found, and the next command.
    pub saved: fn(&str, (usize, usize), &str) -> String,
    /// The file is there already.
    pub exists: With1,
    /// The file cannot be written, and why.
    pub create: With2,
    /// Standard output cannot be written to, and why.
    pub write: With1,
    /// The comments of a proposal, without its head.
    pub comments: Comments<'static>,
}

/// The comments of a proposal with this head.
#[must_use]
pub fn comments(lang: Lang, head: &str) -> Comments<'_> {
    Comments {
        head,
        ..words(lang).comments
    }
}

/// The words of a language.
#[must_use]
pub fn words(lang: Lang) -> &'static MapWords {
    match lang {
        Lang::Da => &DANISH,
        Lang::En => &ENGLISH,
    }
}

fn danish(column: Column) -> &'static [&'static str] {
    meanings(Lang::Da, column)
}

fn in_english(column: Column) -> &'static [&'static str] {
    meanings(Lang::En, column)
}

/// What the values of a closed vocabulary mean.
fn meanings(lang: Lang, column: Column) -> &'static [&'static str] {
    let words = &text::words(lang).terms;
    match column {
        Column::Area => &words.areas,
        Column::Primary => &words.primary,
        Column::Secondary => &words.secondary,
        Column::Finance => &words.finance,
        Column::Municipality
        | Column::Title
        | Column::Gross
        | Column::Income
        | Column::LegalBasis
        | Column::Content
        | Column::Purpose
        | Column::Share
        | Column::Year => &[],
    }
}

static DANISH: MapWords = MapWords {
    about: "Foreslå, hvordan en fremmed tabels kolonner og værdier svarer til undersøgelsens",
    arguments: [
        "tabellen: CSV, XLSX eller ODS",
        "fil, som forslaget skrives i; ellers skrives det på skærmen",
        "skriv over en fil, der er der i forvejen",
    ],
    head: |file, name, next| {
        format!(
            "Forslag til, hvordan kolonnerne og værdierne i {file} svarer til undersøgelsens.\n\
             Ret det, der er forkert, og erstat hvert \"?\". En linje, der begynder med #, læses ikke:\n\
             fjern # foran den, når den er rettet. Tekst står i anførselstegn.\n\
             Gem som {name}, og kør derefter:  {next}"
        )
    },
    saved: |path, (found, of), next| {
        format!(
            "{path}: {found} af {of} kolonner foreslået. Ret filen igennem, og kør derefter: {next}"
        )
    },
    exists: |path| {
        format!("{path} findes allerede: vælg et andet navn, eller skriv over den med --force")
    },
    create: |path, why| format!("kan ikke skrive {path}: {why}"),
    write: |why| format!("kan ikke skrive forslaget: {why}"),
    comments: Comments {
        head: "",
        columns: "vores kolonne = tabellens overskrift, eller kolonnens nummer (fra 1) uden anførselstegn;\n\
                  false, hvis tabellen ikke har kolonnen\n\
                  Beløb læses i 1.000 kr.",
        guess: "gæt: se efter",
        candidates: "måske:",
        required: "skal udfyldes",
        unit: "ser ikke ud til at være i 1.000 kr.: omregn kolonnen først",
        unused: "Kolonner i filen, der ikke bruges (nummer og overskrift):",
        values: "tabellens værdi = vores: gæt, som skal ses efter; værdier, der allerede kan læses, behøver ingen linje",
        choices: "Vælg mellem:",
        name: Column::heading,
        meanings: danish,
    },
};

static ENGLISH: MapWords = MapWords {
    about: "Propose how the columns and values of a foreign table are the survey's",
    arguments: [
        "the table: CSV, XLSX or ODS",
        "file to write the proposal to; it is printed without one",
        "write over a file that is there already",
    ],
    head: |file, name, next| {
        format!(
            "A proposal of how the columns and values of {file} are the survey's.\n\
             Correct what is wrong and replace every \"?\". A line that begins with # is not read:\n\
             remove the # once the line is right. Text stands in quotation marks.\n\
             Save as {name}, then run:  {next}"
        )
    },
    saved: |path, (found, of), next| {
        format!("{path}: {found} of {of} columns proposed. Look the file through, then run: {next}")
    },
    exists: |path| {
        format!("{path} is there already: choose another name, or write over it with --force")
    },
    create: |path, why| format!("cannot write {path}: {why}"),
    write: |why| format!("cannot write the proposal: {why}"),
    comments: Comments {
        head: "",
        columns: "our column = the table's heading, or the column's number (from 1) without quotation marks;\n\
                  false where the table does not have the column\n\
                  Amounts are read in 1,000 kr.",
        guess: "a guess: please check",
        candidates: "perhaps:",
        required: "must be filled in",
        unit: "does not look like 1,000 kr.: convert the column first",
        unused: "Columns of the file that are not used (number and heading):",
        values: "the table's value = ours: guesses, please check; values that can be read already need no line",
        choices: "Choose from:",
        name: english,
        meanings: in_english,
    },
};
