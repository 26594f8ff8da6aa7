//! An explanation for programs: one JSON object in one line, `indsats.explanation/1`.
//!
//! Numbers that must stay exact are strings of digits with a full stop: kroner with two decimals at most, values as they
//! come out of the division. A field that has nothing to say is `null`. New fields may be added within a version; none
//! changes its meaning or goes.

use std::io::{self, Write};

use rust_decimal::Decimal;
use serde::Serialize;

use crate::domain::dataset::{Dataset, Status};
use crate::domain::money::Money;
use crate::query::denominator::Denominator;
use crate::query::explain::{Amount, Divisor, Explanation, Formula, Numerator, Party, Subject};
use crate::query::measure::Quantity;
use crate::query::reference::Standing;
use crate::query::view::{Grouping, View};
use crate::text::Language;
use crate::text::flag::Given;

/// The name and version of the form.
const SCHEMA: &str = "indsats.explanation/1";

#[derive(Serialize)]
struct Whole {
    schema: &'static str,
    /// `constructed` or `reported`: whether the rows are the municipalities' own reports.
    status: &'static str,
    notice: Option<&'static str>,
    /// The view as flags of the command line.
    view: Vec<String>,
    subject: String,
    /// In the reader's language.
    measure: &'static str,
    sentence: String,
    formula: Made,
    value: Option<String>,
    shown: Option<String>,
    /// What the value is held against; none for what is a reference itself.
    reference: Option<String>,
    standing: Option<&'static str>,
    index: Option<String>,
    rank_shown: Option<[u32; 2]>,
    rank_national: Option<[u32; 2]>,
    price_level: Option<u16>,
    /// As [`PriceFactor`](crate::domain::price::PriceFactor) is written: `2019:2022=1.0431`.
    price_factors: Vec<String>,
    accounts_year: Option<u16>,
    members: Vec<Member>,
    left_out: LeftOut,
    /// Sums over the country leave out Christiansø.
    is_national: bool,
    /// The view whose rows are exactly those that are counted, as flags.
    rows: Option<Vec<String>>,
}

#[derive(Serialize)]
struct Made {
    /// `sum`, `quotient`, `percent`, `equal-part`, `mean`, `median`, `median-of-amounts` or `own`.
    kind: &'static str,
    numerator: Option<Above>,
    divisor: Option<Below>,
    /// How many are averaged, or share 100 % between them.
    of: Option<u64>,
}

#[derive(Serialize)]
struct Above {
    quantity: &'static str,
    amount: Option<String>,
    rows: u64,
    rows_without_amount: u64,
}

#[derive(Serialize)]
struct Below {
    /// `inhabitants`, `immigrants`, `initiatives`, `expenditure`, `selection` or a grouping.
    unit: &'static str,
    number: Option<String>,
    /// The days whose people are counted.
    on: Vec<String>,
}

#[derive(Serialize)]
struct Member {
    municipality: String,
    code: Option<u16>,
    amount: Option<String>,
    rows: u64,
    /// Inhabitants, or ten-thousandths of immigrants and descendants.
    people: Option<u64>,
    value: Option<String>,
}

#[derive(Serialize)]
struct LeftOut {
    /// The rows of those below are in the numerator all the same.
    counts_in_numerator: bool,
    did_not_respond: Out,
    response_unknown: Out,
    no_municipality: Out,
    population_unknown: Out,
    rows_without_year: u64,
}

#[derive(Serialize)]
struct Out {
    municipalities: Vec<String>,
    rows: u64,
    gross: Option<String>,
}

/// Writes an explanation.
pub(super) fn write(
    language: &Language,
    view: &View,
    data: &Dataset,
    explained: &Explanation,
    out: &mut impl Write,
) -> io::Result<()> {
    let told = language.told(data, explained, []);
    let name = |place| language.place(data, place);
    let arguments = |view: &View| {
        let flags = language.flags(view, data);
        flags.iter().flat_map(Given::arguments).collect::<Vec<_>>()
    };
    let party = |party: &Party| Out {
        municipalities: party.places.iter().map(|place| name(*place)).collect(),
        rows: party.tally.rows,
        gross: party.tally.gross_said().and_then(Money::kroner).map(plain),
    };
    let left_out = &explained.left_out;
    let whole = Whole {
        schema: SCHEMA,
        status: match data.description().status {
            Status::Reported => "reported",
            Status::Constructed => "constructed",
        },
        notice: language.notice(data),
        view: arguments(view),
        subject: told.title,
        measure: language.measure(explained.measure),
        sentence: told.sentence,
        formula: made(&explained.formula),
        value: explained.value.map(plain),
        shown: explained
            .value
            .filter(|_| !matches!(explained.subject, Subject::Initiative(_)))
            .map(|value| language.value_with_unit(explained.measure, value)),
        reference: explained.reference.map(plain),
        standing: explained.standing.map(|standing| match standing {
            Standing::Above => "above",
            Standing::Equal => "equal",
            Standing::Below => "below",
        }),
        index: explained.index.map(plain),
        rank_shown: explained.ranks.shown.map(|(rank, of)| [rank, of]),
        rank_national: explained.ranks.national.map(|(rank, of)| [rank, of]),
        price_level: explained.price_level,
        price_factors: explained
            .price_factors
            .iter()
            .map(ToString::to_string)
            .collect(),
        accounts_year: explained.accounts_year,
        members: explained
            .members
            .iter()
            .map(|member| Member {
                municipality: name(member.place),
                code: data.places().get(member.place).code,
                amount: member.amount.number().map(plain),
                rows: member.rows,
                people: member.people,
                value: member.value.map(plain),
            })
            .collect(),
        left_out: LeftOut {
            counts_in_numerator: left_out.counts_in_numerator,
            did_not_respond: party(&left_out.silent),
            response_unknown: party(&left_out.unknown),
            no_municipality: party(&left_out.outside),
            population_unknown: party(&left_out.without_people),
            rows_without_year: left_out.undated.rows,
        },
        is_national: explained.is_national,
        rows: explained.rows.as_ref().map(arguments),
    };
    serde_json::to_writer(&mut *out, &whole)?;
    writeln!(out)
}

fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

fn made(formula: &Formula) -> Made {
    let kind = match formula {
        Formula::Sum(_) => "sum",
        Formula::Quotient(_, divisor) if divisor.is_percent() => "percent",
        Formula::Quotient(..) => "quotient",
        Formula::EqualPart(..) => "equal-part",
        Formula::Mean(_) => "mean",
        Formula::Median(_) => "median",
        Formula::MedianOfAmounts(_) => "median-of-amounts",
        Formula::Own { .. } => "own",
    };
    let of = match formula {
        Formula::EqualPart(count, _)
        | Formula::Mean(count)
        | Formula::Median(count)
        | Formula::MedianOfAmounts(count) => Some(*count),
        Formula::Sum(_) | Formula::Quotient(..) | Formula::Own { .. } => None,
    };
    let divisor = match formula {
        Formula::Quotient(_, divisor) => Some(below(divisor)),
        Formula::Sum(_)
        | Formula::EqualPart(..)
        | Formula::Mean(_)
        | Formula::Median(_)
        | Formula::MedianOfAmounts(_)
        | Formula::Own { .. } => None,
    };
    Made {
        kind,
        numerator: formula.numerator().map(above),
        divisor,
        of,
    }
}

fn above(numerator: &Numerator) -> Above {
    Above {
        quantity: match numerator.quantity {
            Quantity::Gross => "gross",
            Quantity::Income => "income",
            Quantity::Net => "net",
            Quantity::Count => "count",
        },
        amount: match numerator.amount {
            Amount::Kroner(money) => money.kroner().map(plain),
            Amount::Initiatives(count) => Some(count.to_string()),
        },
        rows: numerator.rows,
        rows_without_amount: numerator.missing,
    }
}

fn below(divisor: &Divisor) -> Below {
    // Nobody is no denominator, on no day.
    let number = divisor.number().filter(|number| !number.is_zero());
    let days = |on: &Denominator| match on {
        _ if number.is_none() => Vec::new(),
        Denominator::Day(day) => vec![day.to_string()],
        Denominator::Years(years) => years.iter().map(|year| format!("{year}-01-01")).collect(),
    };
    let (unit, on) = match divisor {
        Divisor::Inhabitants { on, .. } => ("inhabitants", days(on)),
        Divisor::Immigrants { on, .. } => ("immigrants", days(on)),
        Divisor::Initiatives(_) => ("initiatives", Vec::new()),
        Divisor::Expenditure(_) => ("expenditure", Vec::new()),
        Divisor::Selection(_) => ("selection", Vec::new()),
        Divisor::Rows(_, grouping) => {
            let unit = match grouping {
                Grouping::Region => "region",
                Grouping::Municipality => "municipality",
                Grouping::Area => "area",
                Grouping::Initiative => "initiative",
            };
            (unit, Vec::new())
        }
    };
    Below {
        unit,
        number: number.map(plain),
        on,
    }
}
