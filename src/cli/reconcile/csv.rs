//! The reconciliation as CSV: one row a figure, exact numbers with a decimal point, texts that no spreadsheet computes.

use std::io::{self, Write};

use csv::WriterBuilder;
use rust_decimal::Decimal;

use crate::cli::reconcile::{Told, verdict};
use crate::domain::dataset::Status;
use crate::domain::guard::guard;
use crate::domain::published::{Condition, Token as _};
use crate::domain::raw::RawText;

const HEADER: [&str; 21] = [
    "id",
    "name",
    "quantity",
    "scope",
    "filter",
    "basis",
    "comparison",
    "printed",
    "precision",
    "computed",
    "difference",
    "unit",
    "low",
    "high",
    "numerator",
    "denominator",
    "consistent",
    "verdict",
    "reason",
    "source",
    "data",
];

pub(super) fn write(told: &Told<'_>, out: &mut impl Write) -> io::Result<()> {
    let mut writer = WriterBuilder::new().delimiter(b';').from_writer(out);
    writer.write_record(HEADER)?;
    let names = told.language.figures(told.data, &told.found.entries);
    let status = match told.data.description().status {
        Status::Constructed => "constructed",
        Status::Reported => "reported",
    };
    for (entry, name) in told.found.entries.iter().zip(&names) {
        let figure = entry.figure;
        let filter: Vec<_> = figure.filter.iter().map(Condition::to_string).collect();
        let text = |text: &RawText| guard(text.as_raw().lossless()).into_owned();
        let (word, reason) = verdict(entry.verdict);
        let computed = entry.computed;
        let under = computed.and_then(|it| it.under);
        writer.write_record([
            text(&figure.id),
            guard(name).into_owned(),
            figure.quantity.token().to_owned(),
            figure.scope.to_string(),
            filter.join(" "),
            figure.basis.to_string(),
            figure.comparison.token().to_owned(),
            number(figure.value),
            number(figure.value.map(|_| figure.precision)),
            number(computed.map(|it| it.value)),
            number(entry.difference()),
            figure.unit.token().to_owned(),
            number(entry.band.map(|band| band.low)),
            number(entry.band.map(|band| band.high)),
            number(computed.map(|it| it.over.amount)),
            number(under.map(|it| it.amount)),
            number(entry.consistent.map(|it| it.value)),
            word.to_owned(),
            reason.unwrap_or_default().to_owned(),
            text(&figure.source),
            status.to_owned(),
        ])?;
    }
    writer.flush()
}

fn number(value: Option<Decimal>) -> String {
    value.map_or_else(String::new, |value| value.normalize().to_string())
}
