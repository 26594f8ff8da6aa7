//! One correction into its file: the rest of the file stays as it is, and what is another kind of file is never
//! written over.

use std::path::{Path, PathBuf};

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::{Error, atomic, target};
use crate::domain::correction::Correction;
use crate::domain::guard::guard;
use crate::domain::raw::RawText;
use crate::load;
use crate::load::corrections::{File, HEADINGS, read};

/// A correction to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// File, line, column, old value, new value and reason, as a file of corrections has them.
    pub fields: [RawText; HEADINGS.len()],
    /// The correction of the same cell that it takes the place of, where the file has it still.
    pub replaces: Option<Correction>,
}

/// Why a correction was not written.
#[derive(Debug, thiserror::Error)]
pub enum Unwritten {
    /// What is there is no file of corrections.
    #[error(transparent)]
    Foreign(#[from] load::Error),
    /// It cannot be written there.
    #[error(transparent)]
    Refused(#[from] Error),
}

/// Writes a correction into a file, which is made where it is not there; `inputs` are the files of data, which are
/// never written over. The file is whole and in UTF-8 afterwards, or as it was.
///
/// # Errors
/// [`Unwritten`]
pub fn write(path: &Path, entry: &Entry, inputs: &[PathBuf]) -> Result<(), Unwritten> {
    // A link stays one: what it leads to is written.
    let path = &path.canonicalize().unwrap_or_else(|_| path.to_owned());
    target::refuse_input(path, inputs)?;
    let there = path.metadata().ok();
    let is_there = there.is_some();
    if path.as_os_str() == "-" || there.is_some_and(|there| !there.is_file()) {
        return Err(Error::Kind(path.clone()).into());
    }
    let text = if is_there {
        with(&read(path)?, entry)
    } else {
        let head = record(b';', HEADINGS.iter().copied().enumerate(), HEADINGS.len());
        head + &own_record(b';', entry, std::array::from_fn(|at| at), HEADINGS.len())
    };
    // A spreadsheet that wrote the mark of UTF-8 needs it to read the letters again.
    let has_mark = is_there && !has_bare_utf_8(path);
    atomic::file(path, is_there, &mut |out| {
        let mark: &[u8] = if has_mark { b"\xEF\xBB\xBF" } else { b"" };
        let written = out
            .write_all(mark)
            .and_then(|()| out.write_all(text.as_bytes()));
        written.map(|()| 1).map_err(|source| Error::Write {
            path: path.clone(),
            source,
        })
    })?;
    Ok(())
}

/// True for a file in UTF-8 without a mark.
fn has_bare_utf_8(path: &Path) -> bool {
    let bytes = std::fs::read(path).unwrap_or_default();
    !bytes.starts_with(b"\xEF\xBB\xBF") && std::str::from_utf8(&bytes).is_ok()
}

/// The text of a file with one correction more, or with another in the place of one.
fn with(file: &File, entry: &Entry) -> String {
    let new = own_record(file.delimiter, entry, file.columns, file.headings.len());
    let text = &file.text;
    let is_replaced = |correction: &Correction| {
        entry.replaces.as_ref().is_some_and(|old| {
            let plain = |one: &Correction| Correction {
                fate: crate::domain::correction::Fate::NoFile,
                ..one.clone()
            };
            plain(old) == plain(correction)
        })
    };
    let corrections = file.corrections.iter();
    let replaced = corrections.map(|(range, one)| (range, is_replaced(one)));
    if let Some((range, _)) = replaced.into_iter().find(|(_, is_it)| *is_it) {
        let new = new.trim_end_matches('\n');
        return format!("{}{new}{}", &text[..range.start], &text[range.end..]);
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let before = if text.ends_with(['\n', '\r']) {
        ""
    } else {
        end
    };
    format!("{text}{before}{}{end}", new.trim_end_matches('\n'))
}

/// The record of a correction in a file whose columns stand in some order among others.
fn own_record(
    delimiter: u8,
    entry: &Entry,
    columns: [usize; HEADINGS.len()],
    width: usize,
) -> String {
    let texts = entry.fields.iter().map(|text| text.as_raw().lossless());
    let guarded: Vec<_> = texts.map(guard).collect();
    let fields = columns.into_iter().zip(guarded.iter().map(|text| &**text));
    record(delimiter, fields, width)
}

/// A record of so many fields, with some texts at their positions, and a line end.
fn record<'t>(
    delimiter: u8,
    fields: impl Iterator<Item = (usize, &'t str)>,
    width: usize,
) -> String {
    let mut cells = vec![""; width];
    for (at, text) in fields {
        if let Some(cell) = cells.get_mut(at) {
            *cell = text;
        }
    }
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter)
        .quote_style(QuoteStyle::Necessary)
        .terminator(Terminator::Any(b'\n'))
        .from_writer(Vec::new());
    // Memory takes what is written to it.
    let _infallible = writer
        .write_record(cells)
        .and_then(|()| Ok(writer.flush()?));
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(texts: [&str; 6]) -> Entry {
        Entry {
            fields: texts.map(RawText::new),
            replaces: None,
        }
    }

    fn at(name: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        (folder, path)
    }

    const ENTRY: [&str; 6] = [
        "svar.csv",
        "2",
        "bruttoudgifter",
        "495000",
        "495",
        "tastet i kr.",
    ];
    const LINE: &str = "svar.csv;2;bruttoudgifter;495000;495;tastet i kr.\n";
    const HEAD: &str = "fil;linje;kolonne;gammel værdi;ny værdi;begrundelse\n";

    #[test]
    fn a_new_file_has_the_headings_and_the_next_correction_goes_below() {
        let (_folder, path) = at("rettelser.csv");
        write(&path, &entry(ENTRY), &[]).unwrap();
        let text = || std::fs::read_to_string(&path).unwrap();
        assert_eq!(text(), format!("{HEAD}{LINE}"));
        let odd = ["a;b.csv", "3", "5", "=1+1", "\"x\"\ny", "-"];
        write(&path, &entry(odd), &[]).unwrap();
        assert!(text().starts_with(&format!("{HEAD}{LINE}\"a;b.csv\";3;5;'=1+1;")));
        let file = read(&path).unwrap();
        let second = &file.corrections[1].1;
        assert_eq!(second.old, RawText::new("=1+1"));
        assert_eq!(second.new, RawText::new("\"x\"\ny"));
        assert_eq!(second.reason, RawText::new("-"));
    }

    #[test]
    fn a_file_of_somebody_else_keeps_its_order_its_columns_and_its_line_ends() {
        let (_folder, path) = at("c.csv");
        let text =
            "\u{FEFF}reason,who,file,line,column,old value,new value\r\nunit,AB,x.csv,7,gross,1,2";
        std::fs::write(&path, text).unwrap();
        write(&path, &entry(ENTRY), &[]).unwrap();
        assert_eq!(
            std::fs::read_to_string(&path).unwrap(),
            format!("{text}\r\ntastet i kr.,,svar.csv,2,bruttoudgifter,495000,495\r\n")
        );
    }

    #[test]
    fn letters_of_windows_become_utf_8_with_a_mark() {
        let (_folder, path) = at("c.csv");
        std::fs::write(
            &path,
            b"fil;linje;kolonne;gammel v\xE6rdi;ny v\xE6rdi;begrundelse\n",
        )
        .unwrap();
        write(&path, &entry(ENTRY), &[]).unwrap();
        assert_eq!(
            std::fs::read_to_string(&path).unwrap(),
            format!("\u{FEFF}{HEAD}{LINE}")
        );
    }

    #[test]
    fn a_correction_takes_the_place_of_the_one_that_it_replaces_and_of_no_other() {
        let (_folder, path) = at("rettelser.csv");
        write(&path, &entry(ENTRY), &[]).unwrap();
        write(&path, &entry(["svar.csv", "3", "4", "1", "2", "x"]), &[]).unwrap();
        let first = read(&path).unwrap().corrections.swap_remove(0).1;
        let mut again = entry(ENTRY);
        again.fields[4] = RawText::new("490");
        again.replaces = Some(first.clone());
        write(&path, &again, &[]).unwrap();
        let text = || std::fs::read_to_string(&path).unwrap();
        let replaced = LINE.replace(";495;", ";490;");
        assert_eq!(text(), format!("{HEAD}{replaced}svar.csv;3;4;1;2;x\n"));
        // What stands there is another one by now.
        write(&path, &again, &[]).unwrap();
        assert_eq!(text().lines().count(), 4);
    }

    #[test]
    fn another_kind_of_file_and_the_data_are_left_as_they_are() {
        let (_folder, path) = at("svar.csv");
        let text = "kommune;område;initiativ;bruttoudgifter\n";
        std::fs::write(&path, text).unwrap();
        let foreign = write(&path, &entry(ENTRY), &[]).unwrap_err();
        assert!(matches!(
            foreign,
            Unwritten::Foreign(load::Error::BadList { .. })
        ));
        let input = write(&path, &entry(ENTRY), std::slice::from_ref(&path)).unwrap_err();
        assert!(matches!(input, Unwritten::Refused(Error::IsInput(_))));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        let nowhere = path.join("x.csv");
        assert!(matches!(
            write(&nowhere, &entry(ENTRY), &[]).unwrap_err(),
            Unwritten::Refused(Error::Create { .. })
        ));
    }
}
