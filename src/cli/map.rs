//! `indsats map`: proposes how a foreign table's columns and values are the survey's, for the reader to correct.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::domain::column::Column;
use crate::domain::raw::{Raw, RawText};
use crate::load;
use crate::load::mapping::{Comments, Peek, english, propose};
use crate::load::shipped;
use crate::text::{Lang, words};

/// The name of a mapping where none is given.
const NAME: &str = "mapping.toml";

/// Why no mapping was written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file is there already.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// The mapping cannot be written to its file.
    #[error("cannot write {}", path.display())]
    Create {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Standard output cannot be written to.
    #[error("cannot write the mapping")]
    Write(#[from] io::Error),
    /// The table of municipalities that ships with the program is damaged.
    #[error(transparent)]
    Shipped(#[from] load::Error),
}

impl Error {
    /// The error as a sentence that says what to do, safe to print.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let own = own(lang);
        let outside = |text: String| Raw::new(&text).shown().into_string();
        match self {
            Self::Exists(path) => (own.exists)(&shown(path)),
            Self::Create { path, source } => (own.create)(&shown(path), &reason(own, source)),
            Self::Write(source) => (own.write)(&reason(own, source)),
            Self::Shipped(source) => outside(source.to_string()),
        }
    }
}

/// Proposes a mapping for the table of `file`, whose headings and some values are `table`: to `out`, or to a file of
/// its own, in which case `out` gets one sentence on what to do next.
///
/// # Errors
/// When the file is there already and `force` is not set, or when something cannot be written.
pub fn run(
    lang: Lang,
    file: &Path,
    table: &Peek,
    output: Option<&Path>,
    force: bool,
    out: &mut impl Write,
) -> Result<(), Error> {
    let own = own(lang);
    let places = shipped::places()?;
    let proposal = propose(&table.headings, &table.samples, &places);
    let name = output.unwrap_or(Path::new(NAME));
    let next = format!("indsats check {} --map {}", argument(file), argument(name));
    let text = proposal.to_toml(&comments(
        lang,
        &(own.head)(&shown(file), &shown(name), &next),
    ));
    let Some(path) = output else {
        out.write_all(text.as_bytes())?;
        out.flush()?;
        return Ok(());
    };
    save(path, &text, force)?;
    let found = proposal
        .choices
        .iter()
        .filter(|choice| choice.pick.is_some());
    let counts = (found.count(), proposal.choices.len());
    writeln!(out, "{}", (own.saved)(&shown(path), counts, &next))?;
    out.flush()?;
    Ok(())
}

fn save(path: &Path, text: &str, force: bool) -> Result<(), Error> {
    let mut options = OpenOptions::new();
    options.write(true);
    if force {
        options.create(true).truncate(true);
    } else {
        options.create_new(true);
    }
    let written = options
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|source| match source.kind() {
        ErrorKind::AlreadyExists => Error::Exists(path.to_owned()),
        _ => Error::Create {
            path: path.to_owned(),
            source,
        },
    })
}

fn shown(path: &Path) -> String {
    let text = RawText::from_os(path.as_os_str());
    text.as_raw().shown().into_string()
}

/// A path as it can be typed in a shell, where it can be typed at all.
fn argument(path: &Path) -> String {
    let text = shown(path);
    let is_plain = |c: char| c.is_alphanumeric() || "-_./\\:,+".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text;
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

fn reason(own: &Own, source: &io::Error) -> String {
    let [missing, denied, folder, full] = own.reasons;
    match source.kind() {
        ErrorKind::NotFound => missing.to_owned(),
        ErrorKind::PermissionDenied => denied.to_owned(),
        ErrorKind::IsADirectory => folder.to_owned(),
        ErrorKind::StorageFull => full.to_owned(),
        _ => Raw::new(&source.to_string()).shown().into_string(),
    }
}

/// The words of this command.
struct Own {
    /// The head of a mapping, from the table's name, its own, and the next command.
    head: fn(&str, &str, &str) -> String,
    /// A mapping is saved: its name, how many of our columns were found, and the next command.
    saved: fn(&str, (usize, usize), &str) -> String,
    exists: fn(&str) -> String,
    create: fn(&str, &str) -> String,
    write: fn(&str) -> String,
    /// Not there, not allowed, a folder, no room.
    reasons: [&'static str; 4],
    comments: Comments<'static>,
}

fn comments(lang: Lang, head: &str) -> Comments<'_> {
    Comments {
        head,
        ..own(lang).comments
    }
}

fn own(lang: Lang) -> &'static Own {
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
    let words = &words(lang).terms;
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

static DANISH: Own = Own {
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
    reasons: [
        "mappen findes ikke",
        "adgang nægtet",
        "det er en mappe",
        "der er ikke plads på disken",
    ],
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

static ENGLISH: Own = Own {
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
    reasons: [
        "the folder is not there",
        "permission denied",
        "it is a folder",
        "no space left on the disk",
    ],
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::mapping::Mapping;

    fn table() -> Peek {
        let column = |texts: &[&str]| texts.iter().map(|text| RawText::new(*text)).collect();
        Peek {
            headings: column(&[
                "Journalnr.",
                "Ansøger",
                "Forvaltningsområde",
                "Projekttitel",
                "Udgift 2019 (t.kr.)",
                "Målgruppe",
            ]),
            samples: vec![
                column(&["2019-114", "2019-208"]),
                column(&["Aarhus Kommune", "Køge", "Vejle Kommune"]),
                column(&["Arbejdsmarked", "Social", "Teknik"]),
                column(&["Mentorer", "Lektiehjælp"]),
                column(&["1.234", "200"]),
                column(&["Flygtninge", "Alle borgere"]),
            ],
        }
    }

    fn written(lang: Lang, output: Option<&Path>, force: bool) -> Result<String, Error> {
        let mut out = Vec::new();
        let file = Path::new("tilskud 2019.csv");
        run(lang, file, &table(), output, force, &mut out)?;
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn a_proposal_is_a_file_that_a_danish_analyst_can_read() {
        insta::assert_snapshot!(written(Lang::Da, None, false).unwrap());
    }

    #[test]
    fn a_proposal_in_english_says_what_the_danish_values_mean() {
        let text = written(Lang::En, None, false).unwrap();
        assert!(text.contains("\"municipality\" = \"Ansøger\"\n"), "{text}");
        assert!(
            text.contains("#   \"Beskæftigelse\"  # Employment\n"),
            "{text}"
        );
        Mapping::parse(&RawText::new(NAME), text.as_bytes()).unwrap();
    }

    #[test]
    fn a_file_is_written_once_unless_forced_and_the_next_step_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        let said = written(Lang::En, Some(&path), false).unwrap();
        assert!(said.contains(": 5 of 12 "), "{said}");
        assert!(
            said.contains("indsats check 'tilskud 2019.csv' --map "),
            "{said}"
        );
        assert!(Mapping::read(&path).unwrap().names(Column::Area));
        std::fs::write(&path, "# mine").unwrap();
        let error = written(Lang::Da, Some(&path), false).unwrap_err();
        assert!(matches!(error, Error::Exists(_)));
        assert!(error.sentence(Lang::Da).contains("findes allerede"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "# mine");
        written(Lang::Da, Some(&path), true).unwrap();
        assert!(Mapping::read(&path).unwrap().names(Column::Municipality));
    }

    #[test]
    fn what_cannot_be_written_is_said_with_path_and_reason() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("nowhere").join(NAME);
        let error = written(Lang::En, Some(&path), false).unwrap_err();
        let sentence = error.sentence(Lang::En);
        assert!(sentence.contains(&shown(&path)) && sentence.ends_with("the folder is not there"));
        let error = written(Lang::En, Some(folder.path()), true).unwrap_err();
        assert!(error.sentence(Lang::En).starts_with("cannot write "));
    }

    #[test]
    fn a_path_is_written_so_that_a_shell_reads_it_back() {
        for (path, typed) in [
            ("data/år.csv", "data/år.csv"),
            ("to ord.csv", "'to ord.csv'"),
            ("d'or.csv", "'d'\\''or.csv'"),
            ("", "''"),
        ] {
            assert_eq!(argument(Path::new(path)), typed);
        }
    }
}
