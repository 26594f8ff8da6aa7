//! An answer for programs: one JSON object in one line, `indsats.answer/1`, described by a JSON Schema
//! ([`schema`](crate::document::schema)).
//!
//! Numbers that must stay exact are strings of digits with a full stop, without final zeros; what is counted is a JSON
//! number. What there is nothing to say of is `null`, never 0. New fields may be added within a version; none changes
//! its meaning or goes. Rows are written one by one, so that millions need no memory.

use std::io::{self, Write};

use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::ser::Formatter;

use crate::document::{Document, Error};
use crate::domain::dataset::Dataset;
use crate::domain::money::Money;
use crate::domain::place::PlaceId;
use crate::domain::raw::is_hidden;
use crate::query::answer::Answer;
use crate::query::coverage::State;
use crate::query::explain::{Divisor, Formula};
use crate::query::survey::Survey;
use crate::query::view::View;
use crate::text::Language;
use crate::text::about::Fact;
use crate::text::flag::Given;
use crate::text::table::{Cell, Field, Table, Value, days, municipality_code, token};

/// The name and version of the form.
pub(super) const SCHEMA: &str = "indsats.answer/1";

#[derive(serde::Serialize)]
struct Whole<'t> {
    schema: &'static str,
    /// `constructed` or `reported`: whether the rows are the municipalities' own reports.
    status: &'static str,
    notice: Option<&'static str>,
    /// Of the words in it.
    language: &'static str,
    /// The view as flags of the command line.
    view: Vec<String>,
    grouping: &'static str,
    measure: Asked,
    reference: Held,
    /// Of the selection's value; none where nothing divides.
    denominator: Option<Below>,
    totals: Totals,
    coverage: Covered,
    hidden: Hidden,
    /// Why figures are held back, when some are.
    withheld: Option<Reason>,
    facts: Vec<Told<'t>>,
    fields: Vec<Described<'t>>,
    rows: Rows<'t>,
}

/// The measure that is asked for; the rows of initiatives show their own amounts, as their fields say.
#[derive(serde::Serialize)]
struct Asked {
    quantity: &'static str,
    per: &'static str,
    name: &'static str,
}

/// What the rows are held against.
#[derive(serde::Serialize)]
struct Held {
    rule: &'static str,
    name: String,
    /// Where all rows share one.
    value: Option<String>,
    /// Responding municipalities in it.
    municipalities: u32,
}

#[derive(serde::Serialize)]
struct Below {
    kind: &'static str,
    number: Option<String>,
    /// The days whose people are counted.
    on: Vec<String>,
}

#[derive(serde::Serialize)]
struct Totals {
    initiatives: u64,
    initiatives_in_data: u64,
    gross_kr: Option<String>,
    income_kr: Option<String>,
    net_kr: Option<String>,
    initiatives_without_gross: u64,
    initiatives_without_income: u64,
    /// In sums, and in no figure per head: those without a denominator.
    initiatives_left_out: u64,
    left_out_gross_kr: Option<String>,
    gross_kr_per_inhabitant: Option<String>,
    /// Of the measure.
    value: Option<String>,
    value_bound: Option<&'static str>,
    numerator: Option<String>,
    numerator_initiatives: Option<u64>,
}

/// How the municipalities in scope answered.
#[derive(serde::Serialize)]
struct Covered {
    municipalities: u32,
    responded: u32,
    responded_without_initiatives_in_selection: u32,
    silent: u32,
    unknown: u32,
    silent_municipalities: Vec<Named>,
    unknown_municipalities: Vec<Named>,
}

#[derive(serde::Serialize)]
struct Named {
    name: String,
    code: Option<String>,
}

/// Rows that the conditions hide.
#[derive(serde::Serialize)]
struct Hidden {
    without_kroner_or_response: u32,
    not_above: u32,
}

#[derive(serde::Serialize)]
struct Reason {
    reason: &'static str,
    text: String,
}

/// A fact of [`Document::about`].
#[derive(serde::Serialize)]
pub(super) struct Told<'t> {
    id: &'static str,
    label: &'t str,
    text: &'t str,
}

#[derive(serde::Serialize)]
struct Described<'t> {
    id: &'static str,
    heading: &'t str,
    unit: Option<&'static str>,
}

struct Rows<'t>(&'t Table<'t>);

struct Row<'t> {
    fields: &'t [Field],
    cells: Vec<Cell>,
}

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = &self.0.fields;
        serializer.collect_seq(self.0.records().map(|record| Row {
            fields,
            cells: record.cells,
        }))
    }
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_map(Some(self.fields.len()))?;
        for (field, cell) in self.fields.iter().zip(&self.cells) {
            match &cell.value {
                Value::None => row.serialize_entry(field.id, &())?,
                Value::Text(text) => row.serialize_entry(field.id, text)?,
                Value::Count(count) => row.serialize_entry(field.id, count)?,
                Value::Number(number) => row.serialize_entry(field.id, &plain(*number))?,
            }
        }
        row.end()
    }
}

/// Writes the document.
pub(super) fn write(document: &Document<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let Document {
        language,
        view,
        data,
        ..
    } = *document;
    let answer = view.answer(data);
    let table = language.table(view, data, &answer);
    let about = document.about();
    let fields = table.fields.iter().map(|field| Described {
        id: field.id,
        heading: &field.heading,
        unit: field.unit,
    });
    let formula = Formula::of(view, data, &answer.totals.sum, &answer.totals.sum.tally);
    let formula = answer.totals.value.map(|_| formula);
    let divisor = formula.as_ref().and_then(Formula::divisor);
    let whole = Whole {
        schema: SCHEMA,
        status: token::status(data.description().status),
        notice: language.notice(data),
        language: language.numbers.lang().code(),
        view: flags(language, view, data),
        grouping: token::grouping(view.grouping),
        measure: Asked {
            quantity: token::quantity(view.measure.quantity),
            per: token::per(view.measure.per),
            name: language.measure(view.measure),
        },
        reference: Held {
            rule: token::reference(answer.axis.rule),
            name: language.axis(&answer.axis, view.grouping),
            value: answer.axis.shared.map(plain),
            municipalities: answer.axis.municipalities,
        },
        denominator: divisor.map(below),
        totals: totals(view, &answer, formula.as_ref()),
        coverage: covered(language, view, data, &answer),
        hidden: Hidden {
            without_kroner_or_response: answer.hidden.empty.all(),
            not_above: answer.hidden.not_above,
        },
        withheld: answer.withheld.as_ref().map(|why| Reason {
            reason: token::withheld(why),
            text: language.withheld(why),
        }),
        facts: told(&about),
        fields: fields.collect(),
        rows: Rows(&table),
    };
    object(&whole, out)
}

/// Writes one object in one line.
pub(super) fn object(whole: &impl Serialize, out: &mut dyn Write) -> Result<(), Error> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, Escaped);
    whole.serialize(&mut serializer).map_err(io::Error::from)?;
    writeln!(out)?;
    Ok(())
}

/// JSON in which what a reader would not see, or a terminal would obey, is escaped: the text that is read back is
/// exactly the one that came, and none of it hides meanwhile.
struct Escaped;

impl Formatter for Escaped {
    fn write_string_fragment<W: Write + ?Sized>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, hidden)) = rest.char_indices().find(|(_, c)| is_hidden(*c)) {
            let (before, from) = rest.split_at(at);
            out.write_all(before.as_bytes())?;
            for unit in hidden.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = from.strip_prefix(hidden).unwrap_or_default();
        }
        out.write_all(rest.as_bytes())
    }
}

/// The facts of a document.
pub(super) fn told(about: &[Fact]) -> Vec<Told<'_>> {
    let facts = about.iter().map(|fact| Told {
        id: fact.id,
        label: &fact.label,
        text: &fact.text,
    });
    facts.collect()
}

/// A view as arguments.
pub(super) fn flags(language: &Language, view: &View, data: &Dataset) -> Vec<String> {
    let flags = language.flags(view, data);
    flags.iter().flat_map(Given::arguments).collect()
}

fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

fn below(divisor: &Divisor) -> Below {
    Below {
        kind: token::divisor(divisor),
        number: divisor.number().map(plain),
        on: match divisor {
            Divisor::Inhabitants { on, .. } | Divisor::Immigrants { on, .. } => days(on),
            Divisor::Initiatives(_)
            | Divisor::Expenditure(_)
            | Divisor::Selection(_)
            | Divisor::Rows(..) => Vec::new(),
        },
    }
}

fn totals(view: &View, answer: &Answer, formula: Option<&Formula>) -> Totals {
    let sum = &answer.totals.sum;
    let kroner = |money: Option<Money>| money.and_then(Money::kroner).map(plain);
    let [gross, income, net] = sum.said();
    let left_out = sum.left_out();
    let gross_left_out = left_out.gross_said().filter(|_| !sum.is_silent());
    let numerator = formula.and_then(Formula::numerator);
    let bound = token::bound(view.measure, view.measure.misses(&sum.tally));
    Totals {
        initiatives: sum.tally.rows,
        initiatives_in_data: answer.totals.all_initiatives,
        gross_kr: kroner(gross),
        income_kr: kroner(income),
        net_kr: kroner(net),
        initiatives_without_gross: sum.tally.missing_gross,
        initiatives_without_income: sum.tally.missing_income,
        initiatives_left_out: left_out.rows,
        left_out_gross_kr: kroner(gross_left_out),
        gross_kr_per_inhabitant: answer.totals.per_inhabitant.map(plain),
        value: answer.totals.value.map(plain),
        value_bound: answer.totals.value.map(|_| bound),
        numerator: numerator.and_then(|it| it.amount.number()).map(plain),
        numerator_initiatives: numerator.map(|it| it.rows),
    }
}

fn covered(language: &Language, view: &View, data: &Dataset, answer: &Answer) -> Covered {
    let survey = Survey::new(view, data);
    let is_in = |state: State| {
        let places = survey
            .scope()
            .filter(|place| data.places().is_municipality(*place));
        let places = places.filter(|place| survey.state(*place, None) == state);
        let named = |place: PlaceId| Named {
            name: language.place(data, place),
            code: data.places().get(place).code.map(municipality_code),
        };
        places.map(named).collect()
    };
    let coverage = &answer.totals.coverage;
    Covered {
        municipalities: coverage.all(),
        responded: coverage.responded(),
        responded_without_initiatives_in_selection: coverage.without_selected(),
        silent: coverage.did_not_respond,
        unknown: coverage.unknown,
        silent_municipalities: is_in(State::DidNotRespond),
        unknown_municipalities: is_in(State::Unknown),
    }
}
