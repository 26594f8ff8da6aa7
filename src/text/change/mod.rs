//! Words of what has changed between two versions: `indsats diff`, the page of changes, and the earlier values of rows.

mod da;
mod en;

use rust_decimal::Decimal;

use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, Response, RowId};
use crate::domain::money::Money;
use crate::domain::raw::{Raw, RawText};
use crate::query::compare::Unlike;
use crate::query::diff::{Change, Diff, Spot, SpotId};
use crate::query::measure::Measure;
use crate::text::words::{With1, With2, With3};
use crate::text::{Lang, Language};

/// Words of what has changed.
#[derive(Debug)]
pub struct ChangeWords {
    /// The command.
    pub about: &'static str,
    /// Examples of it, and what its exit codes and formats mean.
    pub examples: &'static str,
    /// Its arguments OLD and NEW.
    pub arg_paths: &'static str,
    /// `--format`.
    pub arg_format: &'static str,
    /// `--confirm-renames`.
    pub arg_confirm: &'static str,
    /// `--compare` of the explorer.
    pub arg_compare: &'static str,
    /// The file of renames cannot be read, and why.
    pub unread: With2,
    /// The file of renames lacks a column.
    pub lacks: With2,
    /// A line of the file of renames names no proposal: file, line, titles.
    pub no_proposal: With3,
    /// The title of the page.
    pub title: &'static str,
    /// From the old version to the new one.
    pub from_to: With2,
    /// There is no earlier version.
    pub nothing_old: &'static str,
    /// Under a selection: what is compared.
    pub selection: &'static str,
    /// The selection cannot be asked of the earlier version.
    pub unlike: UnlikeWords,
    /// Unchanged, changed, added, removed, proposed, each with its number as written.
    pub counts: fn([&str; 5]) -> String,
    /// There is no difference.
    pub none: &'static str,
    /// Kroner are not compared: the price levels, before and now.
    pub prices: With2,
    /// The heads of the columns.
    pub columns: [&'static str; 6],
    /// The headings of the sections.
    pub sections: Sections,
    /// What the difference comes from: added, removed, changed.
    pub sources: [With1; 3],
    /// Everything.
    pub all: &'static str,
    /// Initiatives before and after.
    pub rows: With2,
    /// Gross expenditure per inhabitant before and after.
    pub per_inhabitant: With2,
    /// Gross income before and after.
    pub income: With2,
    /// Net expenditure before and after.
    pub net: With2,
    /// How alike two titles are, in percent.
    pub score: With1,
    /// The proposal has the same area; the same amount.
    pub same: [&'static str; 2],
    /// The rename was confirmed.
    pub confirmed: &'static str,
    /// How a proposal is confirmed and taken back.
    pub how_to_confirm: &'static str,
    /// The same on its own line: the key, and what it does.
    pub confirms: (&'static str, &'static str),
    /// A rename was confirmed; taken back.
    pub was_confirmed: [&'static str; 2],
    /// Too many left-over rows to compare: removed, added.
    pub uncompared: With2,
    /// A heading that one of the versions lacks.
    pub headings: [With1; 2],
    /// So many more lines.
    pub more: With1,
    /// Responded, did not respond, unknown.
    pub responses: [&'static str; 3],
    /// The row before, its file and line.
    pub line: With2,
    /// The ghost and the version that it is of: sign, name.
    pub ghost: With2,
    /// The same in the shortest form.
    pub ghost_short: With1,
    /// Ghosts are switched off.
    pub ghosts_off: &'static str,
    /// Nothing is compared: how to.
    pub no_ghosts: &'static str,
    /// Before, now and the difference.
    pub before: With3,
    /// The value is what it was.
    pub as_before: &'static str,
    /// The fields that have changed.
    pub fields: With1,
    /// The label of how an initiative has changed.
    pub before_label: &'static str,
    /// The row may be one of the earlier version under another title.
    pub is_perhaps: With1,
    /// The earlier version does not have the row.
    pub is_new: &'static str,
}

/// Why earlier values do not stand beside those of the data.
#[derive(Debug)]
pub struct UnlikeWords {
    /// Kroner in other price levels: before, now.
    pub prices: With2,
    /// The earlier version has nothing of what was chosen.
    pub selection: &'static str,
    /// It has no people of the day.
    pub day: &'static str,
}

/// The headings of the page's sections.
#[derive(Debug)]
pub struct Sections {
    /// Totals of everything, by region, by area, by municipality.
    pub totals: [&'static str; 4],
    /// Changed rows.
    pub changed: &'static str,
    /// Added rows.
    pub added: &'static str,
    /// Removed rows.
    pub removed: &'static str,
    /// Proposed renames.
    pub proposed: &'static str,
    /// Responses.
    pub responses: &'static str,
    /// Headings.
    pub headings: &'static str,
}

/// The words of a language.
#[must_use]
pub fn words(lang: Lang) -> &'static ChangeWords {
    match lang {
        Lang::Da => &da::WORDS,
        Lang::En => &en::WORDS,
    }
}

impl Language {
    /// Words of what has changed.
    #[must_use]
    pub fn change(&self) -> &'static ChangeWords {
        words(self.numbers.lang())
    }

    /// A difference of kroner in 1,000 kr., exact, with its sign.
    #[must_use]
    pub fn more_or_less(&self, amount: Money) -> String {
        let text = self.numbers.thousands(amount);
        // What is less than half an øre is shown as 0, and 0 has no sign.
        let is_more = amount > Money::ZERO && text != "0";
        signed(is_more, text)
    }

    /// A difference of values of a measure, with its sign.
    #[must_use]
    pub fn value_more_or_less(&self, measure: Measure, value: Decimal) -> String {
        let text = self.value(measure, value);
        let is_more = value > Decimal::ZERO && text.contains(|c: char| ('1'..='9').contains(&c));
        signed(is_more, text)
    }

    /// A difference of whole numbers, with its sign.
    #[must_use]
    pub fn count_more_or_less(&self, count: i64) -> String {
        signed(count > 0, self.numbers.decimal(Decimal::from(count), 0))
    }

    /// Before, now and the difference of a value: `før 12,3 → nu 14,1 (+1,8)`; that it is as before where it is.
    #[must_use]
    pub fn before_and_now(&self, measure: Measure, old: Decimal, new: Decimal) -> String {
        if old == new {
            return self.change().as_before.to_owned();
        }
        let value = |value| self.value(measure, value);
        let difference = new.checked_sub(old).unwrap_or_default();
        let difference = self.value_more_or_less(measure, difference);
        (self.change().before)(&value(old), &value(new), &difference)
    }

    /// Why earlier values do not stand beside those of the data.
    #[must_use]
    pub fn unlike(&self, unlike: Unlike) -> String {
        let words = &self.change().unlike;
        match unlike {
            Unlike::Prices([old, new]) => (words.prices)(&self.levels(old), &self.levels(new)),
            Unlike::Selection => words.selection.to_owned(),
            Unlike::Day => words.day.to_owned(),
        }
    }

    /// The name of a place of two versions.
    #[must_use]
    pub fn spot(&self, diff: &Diff, spot: SpotId, [old, new]: [&Dataset; 2]) -> String {
        match diff.spots.get(spot) {
            Spot {
                new: Some(place), ..
            } => self.place(new, place),
            Spot {
                old: Some(place), ..
            } => self.place(old, place),
            Spot {
                old: None,
                new: None,
            } => String::new(),
        }
    }

    /// What a row says in a field that differs; what stands there where no value could be read.
    #[must_use]
    pub fn changed_value(&self, data: &Dataset, row: RowId, change: &Change) -> String {
        let column = match change {
            Change::Column(column) => *column,
            Change::Other(heading) => return other(data, row, heading),
        };
        if let Some(typed) = data.typed(row, column) {
            return typed.shown().into_string();
        }
        let initiative = data.initiative(row);
        let text = |text: Raw<'_>| text.shown().into_string();
        let amount = |amount: Money| self.numbers.thousands(amount);
        match column {
            Column::Municipality => self.place(data, initiative.place),
            Column::Area => self.area(initiative.area),
            Column::Title => text(initiative.title),
            Column::Gross => self.field(initiative.gross, amount),
            Column::Income => self.field(initiative.income, amount),
            Column::Finance => self.sources(initiative.finance),
            Column::LegalBasis => self.field(initiative.legal_basis, text),
            Column::Primary => self.primary(initiative.primary),
            Column::Secondary => self.secondary(initiative.secondary),
            Column::Content => text(initiative.content.read().as_raw()),
            Column::Purpose => text(initiative.purpose.read().as_raw()),
            Column::Share => self.field(initiative.share, |share| {
                self.numbers.percent(Decimal::new(share.into(), 2))
            }),
            Column::Year => self.year(initiative.year),
        }
    }

    /// Whether a municipality responded, in words.
    #[must_use]
    pub fn responded(&self, response: Response) -> &'static str {
        let [responded, silent, unknown] = self.change().responses;
        match response {
            Response::Responded => responded,
            Response::Silent => silent,
            Response::Unknown => unknown,
        }
    }

    /// The name of a version: its first file with the folder, since versions often share the one or the other; what it
    /// says of itself where it has no file.
    #[must_use]
    pub fn version_name(&self, data: &Dataset) -> String {
        let first = data.origins().first().map(|origin| &origin.name);
        let name = first.unwrap_or(&data.description().title);
        let name = name.as_raw().shown().into_string();
        let mut parts: Vec<_> = name.rsplit(['/', '\\']).take(2).collect();
        parts.reverse();
        parts.join("/")
    }
}

/// The name of a field that differs: the heading in the files.
#[must_use]
pub fn heading(change: &Change) -> String {
    match change {
        Change::Column(column) => column.heading().to_owned(),
        Change::Other(heading) => heading.as_raw().shown().into_string(),
    }
}

fn other(data: &Dataset, row: RowId, heading: &RawText) -> String {
    let mut extras = data.extras(row);
    let found = extras.find(|(at, _)| data.extra_headings()[*at] == *heading);
    found.map_or_else(String::new, |(_, text)| text.shown().into_string())
}

fn signed(is_more: bool, number: String) -> String {
    if is_more {
        format!("+{number}")
    } else {
        number
    }
}
