//! One line a finding, for editors and for `grep`.

use std::io::{self, Write};

use crate::domain::dataset::Dataset;
use crate::domain::raw::RawText;
use crate::domain::report::Report;
use crate::load::Error;
use crate::text::Language;
use crate::text::note::{NoteText, place};

/// Writes `file:line:column: severity[CODE]: column: text; what to do` for every finding.
pub(super) fn write(
    language: &Language,
    data: &Dataset,
    report: &Report,
    out: &mut impl Write,
) -> io::Result<()> {
    for note in report.findings() {
        let place = language.place_of(data, note);
        let severity = language.severity(note.code.severity());
        let code = note.code.id();
        write!(out, "{place}: {severity}[{code}]: ")?;
        sentence(&language.named_note(data, report, note), out)?;
    }
    Ok(())
}

/// Writes why nothing was loaded, in one line.
pub(super) fn refusals(
    language: &Language,
    errors: &[Error],
    out: &mut impl Write,
) -> io::Result<()> {
    errors
        .iter()
        .try_for_each(|error| refusal(language, error, out))
}

fn refusal(language: &Language, error: &Error, out: &mut impl Write) -> io::Result<()> {
    let name = error.path().map(RawText::as_raw);
    let name = name.map_or_else(String::new, |name| name.shown().into_string());
    let (line, column) = error.place();
    let [refused, ..] = language.words.check.severities;
    write!(out, "{}: {refused}", place(&name, false, line, column))?;
    if let Some(code) = error.code() {
        write!(out, "[{}]", code.id())?;
    }
    write!(out, ": ")?;
    sentence(&language.refusal(error), out)
}

fn sentence(text: &NoteText, out: &mut impl Write) -> io::Result<()> {
    out.write_all(text.message.as_bytes())?;
    if !text.help.is_empty() {
        write!(out, "; {}", text.help)?;
    }
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use crate::cli::check::fixture;
    use crate::text::{Lang, Language};

    #[test]
    fn a_finding_is_one_line_that_begins_with_its_place() {
        let (data, report) = fixture::loaded(1);
        let mut out = Vec::new();
        let language = Language::new(Lang::En).unwrap();
        super::write(&language, &data, &report, &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        insta::assert_snapshot!(out);
    }
}
