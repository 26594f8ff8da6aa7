//! The lines of the table: a figure against its target. Knows nothing of how it was measured.

use std::fmt::{self, Display, Formatter};
use std::time::Duration;

use crate::times::{ms, quantile};

/// One line.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    figure: String,
    today: String,
    aim: Option<Aim>,
}

/// What was measured and what it may be at most, in the same unit.
#[derive(Clone, Debug)]
struct Aim {
    target: String,
    ratio: f64,
    /// What the ratio may be.
    limit: f64,
}

impl Line {
    /// A part of something else that was measured in the same run.
    pub(crate) fn ratio(figure: &str, today: String, ratio: f64, limit: f64) -> Self {
        Self {
            figure: figure.to_owned(),
            today,
            aim: Some(Aim {
                target: format!("{limit:.2} x"),
                ratio,
                limit,
            }),
        }
    }

    /// Times that may be so long at the 99th percentile; the ratio is to that.
    pub(crate) fn p99(figure: &str, times: &[Duration], limit: Duration) -> Self {
        let (today, p99) = spread(times);
        if times.is_empty() {
            return Self::seen(figure, "nothing was drawn".to_owned());
        }
        Self {
            figure: figure.to_owned(),
            today,
            aim: Some(Aim {
                target: format!("{} ms", limit.as_millis()),
                ratio: p99.as_secs_f64() / limit.as_secs_f64(),
                limit: 1.0,
            }),
        }
    }

    /// What ought to be nothing.
    pub(crate) fn none(figure: &str, today: String, count: u64) -> Self {
        Self {
            figure: figure.to_owned(),
            today,
            aim: Some(Aim {
                target: "0".to_owned(),
                ratio: if count == 0 { 0.0 } else { f64::INFINITY },
                limit: 0.0,
            }),
        }
    }

    /// What has no target.
    pub(crate) fn seen(figure: &str, today: String) -> Self {
        Self {
            figure: figure.to_owned(),
            today,
            aim: None,
        }
    }

    fn cells(&self) -> [String; 5] {
        let (target, ratio, verdict) = match &self.aim {
            None => (String::new(), String::new(), String::new()),
            Some(aim) => (aim.target.clone(), aim.ratio(), aim.verdict()),
        };
        [
            self.figure.clone(),
            target,
            self.today.clone(),
            ratio,
            verdict,
        ]
    }
}

impl Aim {
    fn ratio(&self) -> String {
        if self.ratio.is_finite() && self.limit > 0.0 {
            format!("{:.2} x", self.ratio)
        } else {
            String::new()
        }
    }

    fn verdict(&self) -> String {
        let over = self.ratio / self.limit;
        if self.ratio <= self.limit {
            "holds".to_owned()
        } else if over.is_finite() {
            format!("misses by {over:.2} x")
        } else {
            "misses".to_owned()
        }
    }
}

impl Display for Line {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let [figure, target, today, ratio, verdict] = self.cells();
        write!(f, "{figure}: {today}")?;
        if !verdict.is_empty() {
            write!(f, "; target {target}, {ratio} {verdict}")?;
        }
        Ok(())
    }
}

/// The table, as Markdown that is also legible as it stands.
pub(crate) struct Table<'a>(pub(crate) &'a [Line]);

impl Display for Table<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let head = ["figure", "target", "today", "ratio", "verdict"].map(str::to_owned);
        let rule = [(); 5].map(|()| "---".to_owned());
        let mut rows = vec![head, rule];
        rows.extend(self.0.iter().map(Line::cells));
        let widths: Vec<_> = (0..5)
            .map(|column| rows.iter().map(|row| row[column].chars().count()).max())
            .map(Option::unwrap_or_default)
            .collect();
        for row in &rows {
            for (cell, width) in row.iter().zip(&widths) {
                write!(f, "| {cell:<width$} ")?;
            }
            writeln!(f, "|")?;
        }
        Ok(())
    }
}

/// Median, 99th percentile and number of times in words; and the percentile.
pub(crate) fn spread(times: &[Duration]) -> (String, Duration) {
    let mut times = times.to_vec();
    let (median, p99) = (quantile(&mut times, 50), quantile(&mut times, 99));
    let said = format!("p50 {}, p99 {} of {}", ms(median), ms(p99), times.len());
    (said, p99)
}

/// The power of the size that a figure grows with: 1 where ten times the rows cost ten times as much.
pub(crate) fn exponent(small: (f64, f64), large: (f64, f64)) -> f64 {
    (large.1 / small.1).ln() / (large.0 / small.0).ln()
}

/// Megabytes.
pub(crate) fn mb(bytes: f64) -> String {
    format!("{:.0} MB", bytes / 1e6)
}

/// A number to make a ratio of.
#[expect(
    clippy::cast_precision_loss,
    reason = "a ratio of bytes or rows is printed with two decimals"
)]
pub(crate) fn float(number: u64) -> f64 {
    number as f64
}
