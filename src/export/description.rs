//! The `datapackage.json` of an export: what the files are, in which prices, how many rows, and where they came from.

use std::borrow::Cow;

use serde::Serialize;

use super::Exported;
use super::package::{Content, Part, is_constructed, level};
use super::table::{self, CORRECTIONS, HELD, RESPONSES, file_name};
use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, RowId};
use crate::domain::field::Field;
use crate::domain::price::PriceFactor;
use crate::domain::raw::RawText;

/// The notice of the constructed example, in the language of its files.
const NOTICE: &str = "KONSTRUERET EKSEMPEL – ikke kommunernes indberetninger";

/// How texts are guarded, for who reads the files without this program.
const GUARDED: &str = "A text that starts with = + - @, a tab or a carriage return has one apostrophe more before it, also after apostrophes of its own, so that no spreadsheet computes it";

/// The description of a package, key for key.
#[derive(Debug, Serialize)]
pub(super) struct Description<'d> {
    name: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'d str,
    profile: &'static str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accounts_year: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price_level: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    price_factors: Vec<Factor>,
    amount_unit: &'static str,
    counts: Counts,
    program: &'static str,
    version: &'static str,
    sources: Vec<Source<'d>>,
    resources: Vec<Resource<'d>>,
}

/// A price factor that is applied when the package is read.
#[derive(Debug, Serialize)]
struct Factor {
    from: u16,
    to: u16,
    #[serde(rename = "factor")]
    number: String,
}

#[derive(Debug, Serialize)]
struct Counts {
    rows: usize,
    held: usize,
}

#[derive(Debug, Serialize)]
struct Source<'d> {
    title: &'d str,
}

#[derive(Debug, Serialize)]
struct Resource<'d> {
    name: &'d str,
    #[serde(rename = "type")]
    kind: &'static str,
    profile: &'static str,
    path: &'d str,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    price_level: Option<String>,
    scheme: &'static str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    dialect: Dialect,
    schema: Schema,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Dialect {
    delimiter: &'static str,
    line_terminator: &'static str,
}

#[derive(Debug, Serialize)]
struct Schema {
    fields: Vec<SchemaField>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SchemaField {
    name: Cow<'static, str>,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    decimal_char: Option<&'static str>,
}

impl<'d> Description<'d> {
    /// The description of what was content, written to these parts.
    pub(super) fn of(content: Exported<'d>, parts: &'d [Part]) -> Self {
        let data = content.dataset;
        let said = data.description();
        let is_constructed = is_constructed(content);
        let mut sources: Vec<_> = data
            .origins()
            .iter()
            .map(|origin| file_name(&origin.name))
            .filter(|title| !title.is_empty())
            .map(|title| Source { title })
            .collect();
        sources.dedup_by_key(|source| source.title);
        let tables = parts.iter().filter(|part| part.is_initiatives()).count();
        Self {
            name: if is_constructed {
                "indsats-example"
            } else {
                "indsats-export"
            },
            title: said.title.as_raw().lossless(),
            profile: "tabular-data-package",
            status: if is_constructed {
                "constructed"
            } else {
                "reported"
            },
            notice: is_constructed.then_some(NOTICE),
            accounts_year: said.accounts_year,
            price_level: only_level(parts).or(said.price_level).map(level),
            price_factors: said.price_factors.iter().map(Factor::of).collect(),
            amount_unit: "1000 DKK",
            counts: Counts {
                rows: data.len(),
                held: content.report.held().count(),
            },
            program: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            sources,
            resources: parts
                .iter()
                .map(|part| resource(data, part, tables > 1))
                .collect(),
        }
    }

    /// The description as indented JSON with a line end.
    pub(super) fn text(&self) -> Result<String, serde_json::Error> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        Ok(text)
    }
}

impl Factor {
    fn of(factor: PriceFactor) -> Self {
        Self {
            from: factor.from(),
            to: factor.to(),
            number: factor.number().to_string(),
        }
    }
}

impl Part {
    fn is_initiatives(&self) -> bool {
        match self.content {
            Content::Initiatives(..) => true,
            Content::Responses | Content::Held | Content::Corrections => false,
        }
    }
}

/// The price level of all initiatives, where they have one in common.
fn only_level(parts: &[Part]) -> Option<u16> {
    let mut levels = parts.iter().filter_map(|part| match part.content {
        Content::Initiatives(_, year) => Some(year),
        Content::Responses | Content::Held | Content::Corrections => None,
    });
    let first = levels.next()?;
    levels.next().is_none().then_some(first)?
}

fn resource<'d>(data: &Dataset, part: &'d Part, has_own_level: bool) -> Resource<'d> {
    let (description, fields, price_level) = match &part.content {
        Content::Initiatives(rows, year) => {
            let own = table::columns(data, rows);
            let own = own.into_iter().map(|column| field(data, rows, column));
            let extras = table::extras(data, rows).into_iter();
            let foreign = extras.map(|at| foreign(&data.extra_headings()[at]));
            let fields = own.chain(foreign);
            let own_level = year.filter(|_| has_own_level).map(level);
            let text = format!("The initiatives. {GUARDED}");
            (text, fields.collect(), own_level)
        }
        Content::Responses => (
            "Whether a municipality answered, ja or nej; the municipalities that are not named are unknown".to_owned(),
            RESPONSES.map(string).into(),
            None,
        ),
        Content::Held => {
            let mut fields = HELD.map(string);
            fields[1].kind = "integer";
            let text = format!(
                "Records that could not be read as initiatives, as they stand in their files; they are no rows and in no sum. {GUARDED}"
            );
            (text, fields.into(), None)
        }
        Content::Corrections => {
            let mut fields = CORRECTIONS.map(string);
            fields[1].kind = "integer";
            let text = format!(
                "Corrections of the files that the rows came from, and what came of each; the rows hold those that were applied. {GUARDED}"
            );
            (text, fields.into(), None)
        }
    };
    Resource {
        name: &part.name,
        kind: "table",
        profile: "tabular-data-resource",
        path: &part.file,
        description,
        price_level,
        scheme: "file",
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        dialect: Dialect {
            delimiter: ";",
            line_terminator: "\n",
        },
        schema: Schema { fields },
    }
}

fn string(name: &'static str) -> SchemaField {
    SchemaField {
        name: Cow::Borrowed(name),
        kind: "string",
        description: "",
        decimal_char: None,
    }
}

/// A column that is none of the survey's.
fn foreign(heading: &RawText) -> SchemaField {
    SchemaField {
        name: Cow::Owned(table::heading(heading).into_owned()),
        description: "None of the survey's columns; kept as it came",
        ..string("")
    }
}

/// A column of initiatives; a number where every cell of it is one or empty, else a text.
fn field(data: &Dataset, rows: &[RowId], column: Column) -> SchemaField {
    let amount = "1,000 kr. with a decimal comma; empty, _ (does not apply), ukendt, or as typed where it cannot be read";
    let (description, is_number) = match column {
        Column::Municipality => ("Municipality", false),
        Column::Area => ("Policy area", false),
        Column::Title => ("Title", false),
        Column::Gross => (amount, rows.iter().all(|row| is_number(&data.gross(*row)))),
        Column::Income => (amount, rows.iter().all(|row| is_number(&data.income(*row)))),
        Column::Finance => ("staten, private, kommunen, joined with +", false),
        Column::LegalBasis => ("Legal basis", false),
        Column::Primary => (
            "a newly arrived refugees and reunified family, b broad integration including descendants, c broad group or the whole population",
            false,
        ),
        Column::Secondary => ("mænd, kvinder, børn, øvrige, flere", false),
        Column::Content => ("Content", false),
        Column::Purpose => ("Purpose, with time horizon", false),
        Column::Share => (
            "Share of the target group who are refugees, immigrants or descendants, percent with a decimal comma; empty, _ (does not apply), ukendt, or as typed where it cannot be read",
            rows.iter().all(|row| is_number(&data.share(*row))),
        ),
        Column::Year => (
            "Accounts year",
            rows.iter().all(|row| is_number(&data.year(*row))),
        ),
    };
    let kind = match (is_number, column == Column::Year) {
        (true, true) => "integer",
        (true, false) => "number",
        (false, _) => "string",
    };
    SchemaField {
        name: Cow::Borrowed(column.heading()),
        kind,
        description,
        decimal_char: (kind == "number").then_some(","),
    }
}

fn is_number<T>(field: &Field<T>) -> bool {
    match field {
        Field::Given(_) | Field::Empty => true,
        Field::NotApplicable | Field::Unknown | Field::Unreadable => false,
    }
}
