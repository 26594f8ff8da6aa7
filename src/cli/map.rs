//! `indsats map`: proposes how a foreign table's columns and values are the survey's, for the reader to correct.

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches};
use tempfile::NamedTempFile;

use crate::cli::reading::reading_args;
use crate::domain::raw::{Raw, shown_path};
use crate::load;
use crate::load::mapping::{Peek, propose};
use crate::load::{Sheets, shipped};
use crate::text::about::quoted;
use crate::text::export;
use crate::text::map::{comments, words};
use crate::text::{Lang, Language};

/// The name of a mapping where none is given.
const NAME: &str = "mapping.toml";

/// What to propose a mapping for, and where to.
#[derive(Clone, Debug)]
pub struct Options {
    /// The foreign table.
    pub file: PathBuf,
    /// How to read it.
    pub reading: load::Options,
    /// The file to write; standard output when none is given.
    pub output: Option<PathBuf>,
    /// Write over a file that is there.
    pub force: bool,
}

impl Options {
    /// The options of parsed arguments.
    #[must_use]
    pub fn of(matches: &ArgMatches) -> Self {
        let path = |name: &str| matches.get_one::<PathBuf>(name).cloned();
        Self {
            file: path("path").unwrap_or_default(),
            reading: load::Options {
                encoding: matches.get_one::<String>("encoding").cloned(),
                delimiter: matches.get_one::<char>("delimiter").copied(),
                sheets: matches
                    .get_one::<String>("sheet")
                    .map_or(Sheets::TheOne, |name| Sheets::Named(name.clone())),
                ..load::Options::default()
            },
            output: path("output"),
            force: matches.get_flag("force"),
        }
    }
}

/// The arguments of the command.
#[must_use]
pub fn args(language: &Language) -> Vec<Arg> {
    let own = words(language.numbers.lang());
    let [file, output, force] = own.arguments;
    let shared = ["encoding", "delimiter", "sheet"];
    let is_shared = |arg: &Arg| shared.contains(&arg.get_id().as_str());
    let mut args: Vec<_> = reading_args(language)
        .into_iter()
        .filter(is_shared)
        .collect();
    let path = |arg: Arg| arg.value_parser(clap::value_parser!(PathBuf));
    args.insert(
        0,
        path(
            Arg::new("path")
                .value_name("FILE")
                .help(file)
                .required(true),
        ),
    );
    args.push(path(
        Arg::new("output")
            .long("output")
            .value_name("FILE")
            .help(output),
    ));
    let force = Arg::new("force")
        .long("force")
        .help(force)
        .requires("output");
    args.push(force.action(ArgAction::SetTrue));
    args
}

/// What the command does, for help.
#[must_use]
pub fn about(lang: Lang) -> &'static str {
    words(lang).about
}

/// Why no mapping was written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file is there already.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// The file is the table itself.
    #[error("{} is the table", .0.display())]
    IsInput(PathBuf),
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
    /// True when the reader of standard output has seen enough.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Write(error) if error.kind() == ErrorKind::BrokenPipe)
    }

    /// The error as a sentence that says what to do, safe to print.
    #[must_use]
    pub fn sentence(&self, language: &Language) -> String {
        let own = words(language.numbers.lang());
        let outside = |text: String| Raw::new(&text).shown().into_string();
        match self {
            Self::Exists(path) => (own.exists)(&shown_path(path)),
            Self::IsInput(path) => {
                (export::words(language.numbers.lang()).is_input)(&shown_path(path))
            }
            Self::Create { path, source } => {
                (own.create)(&shown_path(path), &language.unwritten(source))
            }
            Self::Write(source) => (own.write)(&language.unwritten(source)),
            Self::Shipped(source) => outside(source.to_string()),
        }
    }
}

/// Proposes a mapping for a file whose headings and some values are `table`: to `out`, or to a file of its own, in which
/// case `out` gets one sentence on what to do next.
///
/// # Errors
/// When the file is there already and `force` is not set, or when something cannot be written.
pub fn run(
    language: &Language,
    options: &Options,
    table: &Peek,
    out: &mut impl Write,
) -> Result<(), Error> {
    let lang = language.numbers.lang();
    let own = words(lang);
    let (file, output) = (options.file.as_path(), options.output.as_deref());
    let places = shipped::places()?;
    let proposal = propose(&table.headings, &table.samples, &places);
    let name = output.unwrap_or(Path::new(NAME));
    let next = format!(
        "indsats check {}{} --map {}",
        argument(file),
        flags(&options.reading),
        argument(name)
    );
    let text = proposal.to_toml(&comments(
        lang,
        &(own.head)(&shown_path(file), &shown_path(name), &next),
    ));
    if output.is_some_and(|path| is_same(path, file)) {
        return Err(Error::IsInput(file.to_owned()));
    }
    let Some(path) = output else {
        out.write_all(text.as_bytes())?;
        out.flush()?;
        return Ok(());
    };
    save(path, &text, options.force)?;
    let found = proposal
        .choices
        .iter()
        .filter(|choice| choice.pick.is_some());
    let counts = (found.count(), proposal.choices.len());
    writeln!(out, "{}", (own.saved)(&shown_path(path), counts, &next))?;
    out.flush()?;
    Ok(())
}

/// Writes beside the file first, so that no half a mapping is ever there.
fn save(path: &Path, text: &str, force: bool) -> Result<(), Error> {
    let create = |source: io::Error| match source.kind() {
        ErrorKind::AlreadyExists => Error::Exists(path.to_owned()),
        _ => Error::Create {
            path: path.to_owned(),
            source,
        },
    };
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut file = NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(create)?;
    let written = file.write_all(text.as_bytes());
    written
        .and_then(|()| file.as_file().sync_all())
        .map_err(create)?;
    let put = if force {
        file.persist(path)
    } else {
        file.persist_noclobber(path)
    };
    put.map(|_| ()).map_err(|error| create(error.error))
}

/// True for two names of one file that is there.
fn is_same(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| path.canonicalize().ok();
    place(one).is_some() && place(one) == place(other)
}

/// The flags that the table was read with, for the next command.
fn flags(reading: &load::Options) -> String {
    let delimiter = reading.delimiter.map(|sign| match sign {
        '\t' => "tab".to_owned(),
        sign => sign.to_string(),
    });
    let sheet = match &reading.sheets {
        Sheets::Named(name) => Some(name.clone()),
        Sheets::TheOne | Sheets::All => None,
    };
    let flags = [
        ("encoding", reading.encoding.clone()),
        ("delimiter", delimiter),
        ("sheet", sheet),
    ];
    let typed = |(flag, value): (&str, Option<String>)| {
        let value = quoted(&Raw::new(&value?).shown()).into_owned();
        Some(format!(" --{flag} {value}"))
    };
    flags.into_iter().filter_map(typed).collect()
}

/// A path as it can be typed in a shell, where it can be typed at all.
fn argument(path: &Path) -> String {
    quoted(&shown_path(path)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::column::Column;
    use crate::domain::raw::RawText;
    use crate::load::mapping::Mapping;

    fn spoken(lang: Lang) -> Language {
        Language::new(lang).unwrap()
    }

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
        let options = Options {
            file: PathBuf::from("tilskud 2019.csv"),
            reading: load::Options::default(),
            output: output.map(Path::to_owned),
            force,
        };
        run(&spoken(lang), &options, &table(), &mut out)?;
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
        assert!(
            error
                .sentence(&spoken(Lang::Da))
                .contains("findes allerede")
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "# mine");
        written(Lang::Da, Some(&path), true).unwrap();
        assert!(Mapping::read(&path).unwrap().names(Column::Municipality));
    }

    #[test]
    fn what_cannot_be_written_is_said_with_path_and_reason() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("nowhere").join(NAME);
        let error = written(Lang::En, Some(&path), false).unwrap_err();
        let sentence = error.sentence(&spoken(Lang::En));
        assert!(sentence.contains(&shown_path(&path)) && sentence.contains("no such folder"));
        let error = written(Lang::En, Some(folder.path()), true).unwrap_err();
        assert!(
            error
                .sentence(&spoken(Lang::En))
                .starts_with("cannot write ")
        );
    }

    #[test]
    fn a_path_is_written_so_that_a_shell_reads_it_back() {
        for path in ["data/år.csv", "to ord.csv", "d'or.csv", "c:\\svar.csv", ""] {
            let typed = argument(Path::new(path));
            assert_eq!(shlex::split(&typed).unwrap(), [path]);
        }
    }
}
