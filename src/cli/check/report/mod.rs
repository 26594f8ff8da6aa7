//! The report for people: how each file was read, its findings with the lines they are about, and the sum.

use std::collections::HashMap;
use std::io::{self, Write};

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::cli::check::Page;
use crate::cli::check::line::Line;
use crate::domain::dataset::Dataset;
use crate::domain::note::{Code, Note, Severity};
use crate::domain::report::{Reading, Report};
use crate::load::Error;
use crate::text::Language;
use crate::text::note::{column_name, cut};

/// From so many equal findings on, only the first few are shown.
const FLOOD: usize = 20;
/// How many of a flood are shown.
const OF_FLOOD: usize = 3;

/// Writes the report, with at most `limit` findings; 0 for every one.
pub(super) fn write(
    language: &Language,
    data: &Dataset,
    report: &Report,
    limit: usize,
    page: Page,
    out: &mut impl Write,
) -> io::Result<()> {
    let writer = Writer {
        language,
        data,
        report,
        page,
    };
    writer.head(out)?;
    writer.findings(limit, out)?;
    writer.sum(out)
}

/// Writes why nothing was loaded.
pub(super) fn refusals(
    language: &Language,
    errors: &[Error],
    out: &mut impl Write,
) -> io::Result<()> {
    for error in errors {
        writeln!(
            out,
            "{}  {}",
            language.error_label(error),
            language.load_error(error)
        )?;
    }
    Ok(())
}

/// Equal findings: one code in one column, in all files and sheets together.
type Kind = (Code, u16);

fn kind(note: &Note) -> Kind {
    (note.code, note.column)
}

/// A finding that is shown, and how many like it are only counted after it.
type Told<'a> = (&'a Note, usize);

/// As many as may be shown, the gravest of them, in the order of the files: an error in the last of a hundred sheets
/// is not lost behind warnings in the first.
fn gravest(mut told: Vec<Told<'_>>, most: usize) -> Vec<Told<'_>> {
    let mut severities: Vec<_> = told.iter().map(|(note, _)| note.code.severity()).collect();
    severities.sort_unstable();
    let Some(least) = severities.get(most).copied() else {
        return told;
    };
    // Of the least grave of them only as many as there is room for.
    let graver = severities.partition_point(|severity| *severity < least);
    let mut room = most - graver;
    told.retain(|(note, _)| match note.code.severity() {
        severity if severity == least => {
            let has_room = room > 0;
            room = room.saturating_sub(1);
            has_room
        }
        severity => severity < least,
    });
    told
}

struct Writer<'a> {
    language: &'a Language,
    data: &'a Dataset,
    report: &'a Report,
    page: Page,
}

impl Writer<'_> {
    /// How each file was read, with the conventions that are noted of it.
    fn head(&self, out: &mut impl Write) -> io::Result<()> {
        if let Some(notice) = self.language.notice(self.data) {
            writeln!(out, "{notice}")?;
        }
        let is_told = |note: &&Note| !note.code.is_finding() && !is_in_head(note.code);
        let conventions: Vec<_> = self.report.notes.iter().filter(is_told).collect();
        for (at, (origin, reading)) in self
            .data
            .origins()
            .iter()
            .zip(&self.report.readings)
            .enumerate()
        {
            let name = origin.name.as_raw().shown();
            let mut facts = self.reading(reading, origin.sheet.is_some());
            if let Some(prices) = self.prices(at) {
                facts = format!("{facts} · {prices}");
            }
            writeln!(out, "{}: {facts}", &*name)?;
            let of_file = conventions.iter();
            for note in of_file.filter(|note| usize::from(note.file) == at) {
                let text = self.language.note(self.data, self.report, note);
                let word = self.language.severity(Severity::Note);
                writeln!(out, "  {word}[{}]: {}", note.code.id(), text.message)?;
            }
        }
        writeln!(out)
    }

    /// Accounts year and price level of the amounts of a file, where it has any and they are known.
    fn prices(&self, at: usize) -> Option<String> {
        let mut rows = self.data.rows();
        let first = rows.find(|row| usize::from(self.data.source(*row).file) == at)?;
        let description = self.data.description();
        let own = self.data.origins().get(at)?.accounts_year;
        let years = own.or(description.accounts_year);
        let years = years.filter(|_| !self.data.has_years());
        let years = years.map(|year| year.to_string());
        let level = self.data.price_level(first);
        self.language
            .accounts(years.as_deref(), level, &description.price_factors)
    }

    fn reading(&self, reading: &Reading, is_sheet: bool) -> String {
        let words = &self.language.words.check.head;
        let mut facts: Vec<String> = reading.encoding.map(str::to_owned).into_iter().collect();
        if let Some(delimiter) = reading.delimiter {
            facts.push((words.delimiter)(&self.language.delimiter(delimiter)));
        }
        if reading.header_line > 0 {
            let header = if is_sheet {
                words.header_row
            } else {
                words.header
            };
            facts.push(header(&reading.header_line.to_string()));
        }
        facts.push(self.records([reading.records, reading.rows, reading.held]));
        facts.join(" · ")
    }

    fn records(&self, counts: [u64; 3]) -> String {
        let [all, rows, held] = counts.map(|count| self.language.numbers.count(count));
        let [n, of, aside] = counts;
        (self.language.words.check.sum)([(n, &all), (of, &rows), (aside, &held)])
    }

    fn findings(&self, limit: usize, out: &mut impl Write) -> io::Result<()> {
        let words = &self.language.words.check;
        let mut kinds: HashMap<Kind, usize> = HashMap::new();
        for note in self.report.findings() {
            *kinds.entry(kind(note)).or_default() += 1;
        }
        let mut seen: HashMap<Kind, usize> = HashMap::new();
        let mut told: Vec<Told<'_>> = Vec::new();
        for note in self.report.findings() {
            let count = kinds.get(&kind(note)).copied().unwrap_or(0);
            let seen = seen.entry(kind(note)).or_default();
            *seen += 1;
            let is_flood = limit > 0 && count >= FLOOD;
            match *seen {
                OF_FLOOD if is_flood => told.push((note, count - OF_FLOOD)),
                at if is_flood && at > OF_FLOOD => {}
                _ => told.push((note, 0)),
            }
        }
        let most = if limit == 0 { usize::MAX } else { limit };
        let told = gravest(told, most);
        for (note, more) in &told {
            writeln!(out, "{}\n", self.finding(note))?;
            if *more > 0 {
                writeln!(out, "{}\n", self.counted(words.more, *more))?;
            }
        }
        let told: usize = told.iter().map(|(_, more)| 1 + more).sum();
        let not_shown = self.report.findings().count() - told;
        if not_shown > 0 {
            writeln!(out, "{}\n", self.counted(words.not_shown, not_shown))?;
        }
        Ok(())
    }

    fn counted(&self, words: fn(u64, &str) -> String, count: usize) -> String {
        let count = count as u64;
        words(count, &self.language.numbers.count(count))
    }

    /// A finding with its line.
    fn finding(&self, note: &Note) -> String {
        let words = &self.language.words.check;
        let place = self.language.place_of(self.data, note);
        let snippet = self.snippet(note);
        // Beside its line the field bears its name, otherwise the message does.
        let text = if snippet.is_some() {
            self.language.note(self.data, self.report, note)
        } else {
            self.language.named_note(self.data, self.report, note)
        };
        let title = self.level(note.code).primary_title(text.message);
        let mut group = Group::with_title(title.id(note.code.id())).element(Origin::path(place));
        if let Some(snippet) = snippet {
            group = group.element(snippet);
        }
        for (level, word, said) in [
            (Level::NOTE, words.expected, text.expected),
            (Level::HELP, words.help, text.help),
        ] {
            if !said.is_empty() {
                group = group.element(level.with_name(word).message(said));
            }
        }
        let renderer = if self.page.has_colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        // The line is cut to the page already, around its field.
        let text = renderer.term_width(usize::MAX / 2).render(&[group]);
        without_second_place(&text)
    }

    fn snippet(&self, note: &Note) -> Option<Snippet<'static, Annotation<'static>>> {
        let excerpt = self.report.excerpt(note)?;
        let gutter = excerpt.line.to_string().len() + 4;
        let width = self.page.width.saturating_sub(gutter);
        let text = self.data.excerpted(excerpt);
        let line = Line::of(excerpt, text.as_raw(), note.excerpt?, width);
        let name = column_name(self.report, note).map(|name| cut(name.as_raw()));
        let field = AnnotationKind::Primary.span(line.field).label(name);
        let number = usize::try_from(line.number).unwrap_or(usize::MAX);
        Some(
            Snippet::source(line.text)
                .line_start(number)
                .annotation(field),
        )
    }

    fn level(&self, code: Code) -> Level<'static> {
        let level = match code.severity() {
            Severity::Refused | Severity::Error | Severity::Held => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        level.with_name(self.language.severity(code.severity()))
    }

    /// The sum of everything, and how to read on.
    fn sum(&self, out: &mut impl Write) -> io::Result<()> {
        let words = &self.language.words.check;
        let counts = self.report.counts();
        let mut sum = self.records([counts.records, counts.rows, counts.held]);
        if counts.is_clean() {
            return writeln!(out, "{}", (words.clean)(&sum));
        }
        for (count, words) in [
            (counts.cell_errors, words.cell_errors),
            (counts.warnings, words.warnings),
        ] {
            if count > 0 {
                sum.push_str(" · ");
                sum.push_str(&words(count, &self.language.numbers.count(count)));
            }
        }
        writeln!(out, "{sum}")?;
        match self.report.findings().next() {
            Some(first) => writeln!(out, "{}", (words.hint)(first.code.id())),
            None => Ok(()),
        }
    }
}

/// The renderer puts an empty place above a line when the place before it counts fields, not characters.
fn without_second_place(text: &str) -> String {
    let is_second = |at: usize, line: &str| at == 3 && line.contains(":::");
    let lines = text.lines().enumerate();
    let kept: Vec<_> = lines
        .filter(|(at, line)| !is_second(*at, line))
        .map(|(_, line)| line)
        .collect();
    kept.join("\n")
}

/// Conventions that the line of the file says already.
fn is_in_head(code: Code) -> bool {
    matches!(code, Code::Encoding | Code::Delimiter)
}

#[cfg(test)]
mod tests;
