//! A page of its own: one file without scripts and references, that a browser, a phone and a printer show.
//!
//! It is well-formed XML too, so that anything can check it.

mod bar;

use std::io::{self, Write};

use quick_xml::escape::escape;

use crate::document::html::bar::Bars;
use crate::document::{Document, Error, Layout};
use crate::domain::raw::Raw;
use crate::text::about::PROGRAM;
use crate::text::paper;
use crate::text::sheet::{Align, Column, Line, Sheet, Tone};

const STYLE: &str = include_str!("style.css");

/// Writes the rows of an answer, with their bars.
pub(super) fn rows(
    document: &Document<'_>,
    layout: Layout,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let Document {
        language,
        view,
        data,
        ..
    } = document;
    let answer = view.answer(data);
    let sheet = language.listing_of(view, data, &answer, layout.has_details);
    let bars = Bars::of(document, &answer);
    write(document, &sheet, bars.as_ref(), layout, out)
}

/// Writes a table in words.
pub(super) fn write(
    document: &Document<'_>,
    sheet: &Sheet,
    bars: Option<&Bars<'_>>,
    layout: Layout,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let language = document.language;
    let title = text(&sheet.title);
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"color-scheme\" content=\"light dark\"/>\n\
         <meta name=\"generator\" content=\"{PROGRAM}\"/>\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>",
        language.numbers.lang().code(),
    )?;
    if let Some(notice) = language.notice(document.data) {
        writeln!(
            out,
            "<p class=\"notice\" role=\"note\">{}</p>",
            text(notice)
        )?;
    }
    writeln!(out, "<h1>{title}</h1>")?;
    paragraphs("lead", &sheet.lead, out)?;
    if !sheet.lines.is_empty() && !sheet.columns.is_empty() {
        table(sheet, bars, out)?;
    }
    paragraphs("foot", &sheet.foot, out)?;
    let behind = |line: &&Line| layout.has_details && !line.detail.is_empty();
    for line in sheet.lines.iter().filter(behind) {
        let mut filled = line.cells.iter().filter(|cell| !cell.is_empty());
        let name = filled.next().map_or("", String::as_str);
        let said = line.detail.iter();
        definitions(name, said.map(|(a, b)| (a.as_str(), b.as_str())), out)?;
    }
    if let Some(compared) = document.comparison() {
        writeln!(out, "<h2>{}</h2>", text(&compared.title))?;
        paragraphs("lead", &compared.lead, out)?;
        table(&compared, None, out)?;
        paragraphs("foot", &compared.foot, out)?;
    }
    let words = paper::words(language.numbers.lang());
    let about = document.about();
    let facts = about.iter();
    let facts = facts.map(|fact| (fact.label.as_str(), fact.text.as_str()));
    definitions(words.basis, facts, out)?;
    writeln!(out, "</main>\n</body>\n</html>")?;
    Ok(())
}

/// Text as it may stand between tags and in attributes, with every hidden character made visible.
pub(super) fn text(text: &str) -> String {
    escape(&*Raw::new(text).shown()).into_owned()
}

fn paragraphs(class: &str, texts: &[String], out: &mut dyn Write) -> io::Result<()> {
    for paragraph in texts {
        writeln!(out, "<p class=\"{class}\">{}</p>", text(paragraph))?;
    }
    Ok(())
}

fn table(sheet: &Sheet, bars: Option<&Bars<'_>>, out: &mut dyn Write) -> io::Result<()> {
    let kind = bars.map_or("", |_| " class=\"bars\"");
    writeln!(
        out,
        "<div class=\"wide\" tabindex=\"0\">\n<table{kind}>\n<caption>{}</caption>\n<thead>\n<tr>",
        text(&sheet.title)
    )?;
    let columns = columns(sheet, bars.is_some());
    for (_, class, column) in &columns {
        writeln!(out, "<th scope=\"col\"{class}>{}</th>", text(&column.head))?;
    }
    if let Some(bars) = bars {
        writeln!(out, "<th scope=\"col\" class=\"bar\">{}</th>", bars.head())?;
    }
    writeln!(out, "</tr>\n</thead>\n<tbody>")?;
    for (at, line) in sheet.lines.iter().enumerate() {
        row(&columns, line, out)?;
        if let Some(bars) = bars {
            writeln!(out, "<td class=\"bar\">{}</td>", bars.row(at))?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody>\n</table>\n</div>")
}

/// The position of a column, its class and itself.
type Shown<'s> = (usize, &'static str, &'s Column);

/// The columns, each with its class: whether it has numbers, and whether it gives way on a narrow page. A bar says as
/// well what the last of them do.
fn columns(sheet: &Sheet, has_bars: bool) -> Vec<Shown<'_>> {
    let (yields, goes) = if has_bars { (2, 5) } else { (3, u8::MAX) };
    let shown = sheet.columns.iter().enumerate();
    let shown = shown.filter(|(at, column)| *at == 0 || column.priority < goes);
    let classed = shown.map(|(at, column)| {
        let class = match (column.align, column.priority >= yields) {
            (Align::Left, false) => "",
            (Align::Left, true) => " class=\"yields\"",
            (Align::Right, false) => " class=\"number\"",
            (Align::Right, true) => " class=\"number yields\"",
        };
        (at, class, column)
    });
    classed.collect()
}

/// The cells of a row; the first one names it.
fn row(columns: &[Shown<'_>], line: &Line, out: &mut dyn Write) -> io::Result<()> {
    let tone = match line.tone {
        Tone::Plain => "",
        Tone::Heading => " class=\"heading\"",
        Tone::Dim => " class=\"dim\"",
        Tone::Warning => " class=\"warning\"",
    };
    writeln!(out, "<tr{tone}>")?;
    for (at, class, _) in columns {
        let cell = text(line.cells.get(*at).map_or("", String::as_str));
        if *at == 0 {
            writeln!(out, "<th scope=\"row\"{class}>{cell}</th>")?;
        } else {
            writeln!(out, "<td{class}>{cell}</td>")?;
        }
    }
    Ok(())
}

fn definitions<'t>(
    heading: &str,
    said: impl Iterator<Item = (&'t str, &'t str)>,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "<section>\n<h2>{}</h2>\n<dl>", text(heading))?;
    for (label, said) in said {
        writeln!(out, "<dt>{}</dt>\n<dd>{}</dd>", text(label), text(said))?;
    }
    writeln!(out, "</dl>\n</section>")
}
