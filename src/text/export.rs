//! The words of `indsats export`: its arguments, what it has written, and why it could not.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::domain::raw::{Raw, RawText, shown_path};
use crate::export::{Error, File, Written};
use crate::text::words::{With1, With2, With3};
use crate::text::{Lang, Language};

/// Words of the export.
#[derive(Debug)]
pub struct ExportWords {
    /// The command.
    pub about: &'static str,
    /// `--output`.
    pub arg_output: &'static str,
    /// `--force`.
    pub arg_force: &'static str,
    /// A file and its rows.
    pub written: With2,
    /// A file of one row.
    pub written_one: With1,
    /// A file without rows, the description of a package.
    pub described: With1,
    /// The rows are of the constructed example.
    pub constructed: &'static str,
    /// Records that are kept aside and stand in no csv file.
    pub held_left_out: With1,
    /// The name is none of a csv file or a folder.
    pub kind: With1,
    /// A file is there already.
    pub exists: With1,
    /// A file is one of those that were read.
    pub is_input: With1,
    /// A file stands where a folder was named.
    pub not_a_folder: With1,
    /// No file can be made in a folder, and why.
    pub create: With2,
    /// A file cannot be written, and why.
    pub write: With2,
    /// The text of an unreadable field is not known: file, line, column.
    pub unkept: With3,
    /// A row is blank: file, line.
    pub blank: With2,
    /// The rows are in several price levels.
    pub several_price_levels: &'static str,
    /// Standard output.
    pub stdout: &'static str,
    /// Why the system refuses: no space, quota, permission, read-only, no folder, no folder but a file, too large,
    /// a folder, a terminal.
    pub reasons: [&'static str; 9],
}

/// The words of a language.
#[must_use]
pub fn words(lang: Lang) -> &'static ExportWords {
    match lang {
        Lang::Da => &DA,
        Lang::En => &EN,
    }
}

static DA: ExportWords = ExportWords {
    about: "Skriv indsatserne i kanonisk form: én csv-fil eller en datapakke, der kan læses igen",
    arg_output: "navn.csv for én fil, en mappe for en hel datapakke, - for standard output",
    arg_force: "overskriv filer, der findes i forvejen",
    written: |path, rows| format!("{path}: {rows} rækker"),
    written_one: |path| format!("{path}: 1 række"),
    described: |path| format!("{path}: beskrivelse"),
    constructed: "KONSTRUERET EKSEMPEL – ikke kommunernes indberetninger",
    held_left_out: |count| {
        format!(
            "{count} linjer er holdt uden for tallene og står ikke i filen; skriv til en mappe for at få dem med"
        )
    },
    kind: |path| {
        format!(
            "{path} er hverken navnet på en csv-fil eller på en mappe. Skriv navn.csv, en mappe (navn/) eller -."
        )
    },
    exists: |path| {
        format!("{path} findes i forvejen: vælg et andet navn, eller overskriv med --force.")
    },
    is_input: |path| {
        format!("{path} er en af de filer, der er læst, og overskrives ikke. Vælg et andet navn.")
    },
    not_a_folder: |path| {
        format!(
            "{path} er en fil og ikke en mappe. Skriv navn.csv for én fil, eller vælg en anden mappe."
        )
    },
    create: |folder, why| format!("der kan ikke skrives i mappen {folder}: {why}."),
    write: |path, why| format!("{path} kan ikke skrives: {why}."),
    unkept: |file, line, column| {
        format!(
            "{file}, linje {line}: {column} kan ikke læses, og teksten er ikke bevaret, så rækken kan ikke skrives uden at ændre den."
        )
    },
    blank: |file, line| {
        format!(
            "{file}, linje {line}: rækken er tom i alle skemaets kolonner og ville gå tabt. Ret linjen, eller slet den."
        )
    },
    several_price_levels: "rækkerne er i flere pris- og lønniveauer, og det kan én csv-fil ikke sige. Skriv til en mappe.",
    stdout: "standard output",
    reasons: [
        "der er ingen plads på disken",
        "kvoten er brugt op",
        "adgang nægtet",
        "filsystemet er skrivebeskyttet",
        "mappen findes ikke",
        "der står en fil, hvor der skulle være en mappe",
        "filen bliver større, end systemet tillader",
        "det er en mappe",
        "det er en terminal",
    ],
};

static EN: ExportWords = ExportWords {
    about: "Write the initiatives in canonical form: one csv file, or a data package that can be read again",
    arg_output: "name.csv for one file, a folder for a whole data package, - for standard output",
    arg_force: "write over files that are there already",
    written: |path, rows| format!("{path}: {rows} rows"),
    written_one: |path| format!("{path}: 1 row"),
    described: |path| format!("{path}: description"),
    constructed: "KONSTRUERET EKSEMPEL – CONSTRUCTED EXAMPLE, not the municipalities' reports",
    held_left_out: |count| {
        format!(
            "{count} lines are held out of the numbers and are not in the file; write to a folder to keep them"
        )
    },
    kind: |path| {
        format!(
            "{path} is the name of neither a csv file nor a folder. Write name.csv, a folder (name/) or -."
        )
    },
    exists: |path| {
        format!("{path} is there already: choose another name, or write over it with --force.")
    },
    is_input: |path| {
        format!(
            "{path} is one of the files that were read, and is not written over. Choose another name."
        )
    },
    not_a_folder: |path| {
        format!(
            "{path} is a file, not a folder. Write name.csv for one file, or choose another folder."
        )
    },
    create: |folder, why| format!("nothing can be written in the folder {folder}: {why}."),
    write: |path, why| format!("{path} cannot be written: {why}."),
    unkept: |file, line, column| {
        format!(
            "{file}, line {line}: {column} cannot be read and its text was not kept, so the row cannot be written without changing it."
        )
    },
    blank: |file, line| {
        format!(
            "{file}, line {line}: the row is empty in every column of the survey and would be lost. Correct the line, or delete it."
        )
    },
    several_price_levels: "the rows are in several price and wage levels, which one csv file cannot say. Write to a folder.",
    stdout: "standard output",
    reasons: [
        "there is no space left on the disk",
        "the quota is used up",
        "permission is denied",
        "the file system is read-only",
        "there is no such folder",
        "a file stands where a folder should be",
        "the file grows larger than the system allows",
        "it is a folder",
        "it is a terminal",
    ],
};

impl Language {
    /// Why something cannot be written: in the reader's language where it is a known reason, and in the system's own words.
    #[must_use]
    pub fn unwritten(&self, error: &io::Error) -> String {
        let words = words(self.numbers.lang());
        let [
            full,
            quota,
            denied,
            read_only,
            no_folder,
            file,
            large,
            folder,
            terminal,
        ] = words.reasons;
        let known = match error.kind() {
            ErrorKind::StorageFull => Some(full),
            ErrorKind::QuotaExceeded => Some(quota),
            ErrorKind::PermissionDenied => Some(denied),
            ErrorKind::ReadOnlyFilesystem => Some(read_only),
            ErrorKind::NotFound => Some(no_folder),
            ErrorKind::NotADirectory => Some(file),
            ErrorKind::FileTooLarge => Some(large),
            ErrorKind::IsADirectory => Some(folder),
            ErrorKind::Unsupported => Some(terminal),
            _ => None,
        };
        // A temporary file's error names the file, which is gone by now and nobody's.
        let own = error.to_string();
        let own = own.split(" at path \"").next().unwrap_or_default();
        let own = Raw::new(own).shown();
        match known {
            Some(known) => format!("{known} ({own})"),
            None => own.into_string(),
        }
    }

    /// What was written, one line a file.
    #[must_use]
    pub fn exported(&self, written: &Written) -> String {
        let words = words(self.numbers.lang());
        let line = |file: &File| {
            let name = named(words, &file.path);
            match file.rows {
                Some(1) => (words.written_one)(&name),
                Some(rows) => (words.written)(&name, &self.numbers.count(rows)),
                None => (words.described)(&name),
            }
        };
        let mut lines: Vec<_> = written.files.iter().map(line).collect();
        if written.held_left_out > 0 {
            let count = self.numbers.count(written.held_left_out);
            lines.push((words.held_left_out)(&count));
        }
        if written.unlisted_corrections > 0 {
            let count = self.numbers.count(written.unlisted_corrections);
            lines.push((self.correction().unlisted)(&count));
        }
        if written.is_constructed {
            lines.push(words.constructed.to_owned());
        }
        lines.join("\n")
    }

    /// Why nothing was exported.
    #[must_use]
    pub fn export_error(&self, error: &Error) -> String {
        let words = words(self.numbers.lang());
        let path = |path: &Path| named(words, path);
        let shown = |text: &RawText| text.as_raw().shown().into_string();
        match error {
            Error::Kind(output) => (words.kind)(&path(output)),
            Error::Exists(file) => (words.exists)(&path(file)),
            Error::IsInput(file) => (words.is_input)(&path(file)),
            Error::NotAFolder(file) => (words.not_a_folder)(&path(file)),
            Error::Create { folder, source } => {
                (words.create)(&path(folder), &self.unwritten(source))
            }
            Error::Write { path: file, source } => {
                (words.write)(&path(file), &self.unwritten(source))
            }
            Error::Unkept { file, line, column } => {
                (words.unkept)(&shown(file), &line.to_string(), column.heading())
            }
            Error::Blank { file, line } => (words.blank)(&shown(file), &line.to_string()),
            Error::SeveralPriceLevels => words.several_price_levels.to_owned(),
            Error::Lost(lost) => self.refused_for_loss(lost),
        }
    }
}

fn named(words: &ExportWords, path: &Path) -> String {
    if path == Path::new("-") {
        return words.stdout.to_owned();
    }
    shown_path(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_not_there_is_said_without_a_temporary_name() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("no");
        let source = tempfile::tempfile_in(&missing);
        let source = source.err().unwrap_or_else(|| unreachable!());
        let named = tempfile::NamedTempFile::new_in(&missing).unwrap_err();
        let said = |error| Language::new(Lang::Da).unwrap().unwritten(error);
        assert_eq!(said(&named), said(&source));
        assert!(said(&named).starts_with("mappen findes ikke ("));
        assert!(!said(&named).contains("tmp"), "{}", said(&named));
    }

    #[test]
    fn a_full_disk_is_said_in_the_language() {
        let error = || Error::Write {
            path: "-".into(),
            source: ErrorKind::StorageFull.into(),
        };
        let said = |lang| Language::new(lang).unwrap().export_error(&error());
        assert!(said(Lang::Da).contains("der er ingen plads på disken"));
        assert!(said(Lang::En).contains("no space left"));
    }
}
