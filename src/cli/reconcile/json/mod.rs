//! The reconciliation for programs: one object in one line, the schema [`SCHEMA`] named in it.
//!
//! Numbers are exact decimals as strings with a point; words of figures are those of a file of published figures.
//! Keys are only added within a version of the schema.

mod shape;

use std::io::{self, Write};

use rust_decimal::Decimal;

use crate::cli::check::json::object;
use crate::cli::reconcile::json::shape::{
    Counted, Counts, Ends, FigureEntry, From, Implied, Municipalities, National, OnBasis, OnDate,
    Other, Pairs, Region, Said, Share, Whole,
};
use crate::cli::reconcile::{Told, verdict};
use crate::domain::dataset::{Response, Status};
use crate::domain::published::{Condition, Token as _};
use crate::domain::raw::RawText;
use crate::query::reconcile::{
    Band, Entry, Finding, Level, Part, Rivals, ShareOn, Term, Verdict, What,
};

/// The name and version of the schema.
const SCHEMA: &str = "indsats.reconcile/1";

pub(super) fn write(told: &Told<'_>, out: &mut impl Write) -> io::Result<()> {
    let description = told.data.description();
    let entries = &told.found.entries;
    let names = told.language.figures(told.data, entries);
    let count = |verdict: Verdict| told.found.count(|it| it == verdict);
    let places = told.data.places();
    let municipalities = || places.ids().filter(|place| places.is_municipality(*place));
    let responded = |place: &_| told.data.response(*place) == Response::Responded;
    let whole = Whole {
        schema: SCHEMA,
        title: lossless(&description.title),
        status: match description.status {
            Status::Constructed => "constructed",
            Status::Reported => "reported",
        },
        notice: told.notice(),
        accounts_year: description.accounts_year,
        price_level: description.price_level,
        population_date: told.view.population.to_string(),
        municipalities: Municipalities {
            all: municipalities().count(),
            responded: municipalities().filter(responded).count(),
            unknown: told.found.unknown_responses,
        },
        counts: Counts {
            figures: entries.len(),
            agrees: count(Verdict::Agrees),
            within_rounding: count(Verdict::WithinRounding),
            report_basis: count(Verdict::OnReportBasis),
            differs: count(Verdict::Differs),
            cannot_be_computed: told.found.count(|it| matches!(it, Verdict::Cannot(_))),
        },
        figures: entries
            .iter()
            .zip(&names)
            .map(|(entry, name)| figure(entries, entry, name))
            .collect(),
        findings: told
            .found
            .findings
            .iter()
            .map(|finding| said(entries, finding))
            .collect(),
    };
    object(&whole, out)
}

fn figure<'a>(entries: &'a [Entry<'a>], entry: &'a Entry<'a>, name: &'a str) -> FigureEntry<'a> {
    let of = entry.figure;
    let computed = entry.computed;
    let (verdict, reason) = verdict(entry.verdict);
    let (largest_other, pairs) = rivals(entry.rivals.as_ref());
    FigureEntry {
        id: lossless(&of.id),
        name,
        quantity: of.quantity.token(),
        scope: of.scope.to_string(),
        filter: of.filter.iter().map(Condition::to_string).collect(),
        basis: of.basis.to_string(),
        comparison: of.comparison.token(),
        unit: of.unit.token(),
        printed: of.value.map(number),
        precision: of.value.map(|_| number(of.precision)),
        computed: computed.map(|it| number(it.value)),
        difference: entry.difference().map(number),
        band: entry.band.map(ends),
        verdict,
        reason,
        numerator: computed.map(|it| amount(it.over)),
        denominator: computed.and_then(|it| it.under).map(amount),
        consistent: entry.consistent.map(|it| OnBasis {
            basis: it.basis.to_string(),
            value: number(it.value),
        }),
        from: from(entries, entry),
        largest_other,
        pairs,
        price_level: of.price_level,
        price_level_unknown: matches!(entry.level, Level::Unknown { .. }),
        missing_amounts: computed.map_or(0, |it| it.missing),
        without_inhabitants: computed.map_or(0, |it| it.left_out),
        source: lossless(&of.source),
        quote: lossless(&of.quote),
    }
}

fn rivals(rivals: Option<&Rivals>) -> (Option<Other>, Option<Pairs>) {
    match rivals {
        None => (None, None),
        Some(Rivals::Area(area, value)) => {
            let (area, value) = (area.token(), number(*value));
            (Some(Other { area, value }), None)
        }
        Some(Rivals::Pairs {
            values,
            apart,
            between,
        }) => {
            let region = |(region, value): &(crate::domain::terms::Region, Decimal)| Region {
                region: region.token(),
                value: number(*value),
            };
            let pairs = Pairs {
                regions: values.iter().map(region).collect(),
                apart: number(*apart),
                between: number(*between),
            };
            (None, Some(pairs))
        }
    }
}

fn from<'a>(entries: &'a [Entry<'a>], entry: &'a Entry<'a>) -> Option<From<'a>> {
    let stated = entry.stated?;
    let Ends { low, high } = ends(stated.band);
    Some(From {
        figures: ids(entries, &entry.figure.from),
        value: number(stated.value),
        low,
        high,
        follows: stated.follows,
    })
}

fn said<'a>(entries: &'a [Entry<'a>], finding: &'a Finding) -> Said<'a> {
    match finding {
        Finding::Dates { entry, dates } => Said::PopulationDates {
            figure: id(entries, *entry),
            dates: dates
                .iter()
                .map(|(date, value, fits)| OnDate {
                    date: date.to_string(),
                    value: number(*value),
                    fits: *fits,
                })
                .collect(),
        },
        Finding::Derived(derived) => {
            let Ends { low, high } = ends(derived.stated.band);
            Said::From {
                figure: id(entries, derived.entry),
                from: From {
                    figures: ids(entries, &derived.sources),
                    value: number(derived.stated.value),
                    low,
                    high,
                    follows: derived.stated.follows,
                },
            }
        }
        Finding::Parts(parts) => {
            let Ends { low, high } = ends(parts.band);
            let implied = parts.implied.iter().map(|it| Implied {
                part: id(entries, it.part),
                share: id(entries, it.share),
                low: number(it.band.low),
                high: number(it.band.high),
            });
            Said::Parts {
                parts: ids(entries, &parts.areas),
                unit: entries[parts.areas[0]].figure.unit.token(),
                sum: number(parts.sum),
                low,
                high,
                whole: parts.whole.map(|at| id(entries, at)),
                implied: implied.collect(),
                national: parts.national.map(|(at, band)| National {
                    figure: id(entries, at),
                    low: number(band.low),
                    high: number(band.high),
                }),
                computed: parts.computed.map(number),
            }
        }
        Finding::Shares { whole, sum, shares } => Said::Shares {
            whole: id(entries, *whole),
            sum: number(*sum),
            shares: shares.iter().map(|it| share(entries, it)).collect(),
        },
        Finding::Unread(unread) => Said::Unread {
            figures: ids(entries, unread),
        },
    }
}

fn share<'a>(entries: &'a [Entry<'a>], share: &ShareOn) -> Share<'a> {
    Share {
        figure: id(entries, share.entry),
        on_whole: number(share.on_whole.0),
        fits_whole: share.on_whole.1,
        on_sum: number(share.on_sum.0),
        fits_sum: share.on_sum.1,
    }
}

fn amount(term: Term) -> Counted {
    Counted {
        what: match term.what {
            What::Municipalities => "municipalities",
            What::Inhabitants => "inhabitants",
            What::Initiatives => "initiatives",
            What::GrossExpenditure => "gross-expenditure-kr",
            What::GrossIncome => "gross-income-kr",
            What::NetExpenditure => "net-expenditure-kr",
        },
        part: match term.part {
            Part::Selected => "selected",
            Part::OfAreas => "of-areas",
            Part::Whole => "whole",
        },
        side: term.side.token(),
        amount: number(term.amount),
    }
}

fn ends(band: Band) -> Ends {
    Ends {
        low: number(band.low),
        high: number(band.high),
    }
}

fn id<'a>(entries: &'a [Entry<'a>], at: usize) -> &'a str {
    entries
        .get(at)
        .map_or("", |entry| lossless(&entry.figure.id))
}

fn ids<'a>(entries: &'a [Entry<'a>], at: &[usize]) -> Vec<&'a str> {
    at.iter().map(|at| id(entries, *at)).collect()
}

fn lossless(text: &RawText) -> &str {
    text.as_raw().lossless()
}

fn number(value: Decimal) -> String {
    value.normalize().to_string()
}
