//! What a group's row has beside the printed list: codes, tokens, ranks, and the terms of its value.

use rust_decimal::Decimal;

use crate::domain::money::Money;
use crate::domain::place::Municipality;
use crate::domain::terms::Region;
use crate::query::denominator::Denominator;
use crate::query::explain::{Divisor, Formula};
use crate::query::group::{Group, Key, population};
use crate::query::measure::Measure;
use crate::query::view::{Grouping, View};
use crate::text::Language;
use crate::text::table::unit::Unit;
use crate::text::table::{Cell, Field, Reader, Table, token, words, year_cell};

/// A field that the printed list does not have.
struct Further {
    id: &'static str,
    reader: Reader,
    /// It tells which row it is, and stands behind the name.
    is_key: bool,
    is_of: fn(Grouping) -> bool,
    unit: fn(Measure) -> Option<Unit>,
    cell: fn(&Row<'_>) -> Cell,
}

impl Further {
    /// A field of every grouping for every reader.
    const fn new(
        id: &'static str,
        unit: fn(Measure) -> Option<Unit>,
        cell: fn(&Row<'_>) -> Cell,
    ) -> Self {
        Self {
            id,
            reader: Reader::Everyone,
            is_key: false,
            is_of: |_| true,
            unit,
            cell,
        }
    }

    /// A word of the program.
    const fn token(id: &'static str, cell: fn(&Row<'_>) -> Cell) -> Self {
        Self {
            reader: Reader::Programs,
            ..Self::new(id, |_| None, cell)
        }
    }

    const fn key(self) -> Self {
        Self {
            is_key: true,
            ..self
        }
    }

    const fn of(self, is_of: fn(Grouping) -> bool) -> Self {
        Self { is_of, ..self }
    }
}

const fn is_municipality(grouping: Grouping) -> bool {
    matches!(grouping, Grouping::Municipality)
}

const fn is_area(grouping: Grouping) -> bool {
    matches!(grouping, Grouping::Area)
}

/// The number of those fields: each language has as many headings.
pub(super) const COUNT: usize = 28;

const FURTHER: [Further; COUNT] = [
    Further::new("code", |_| None, |row| text(row.code()))
        .key()
        .of(is_municipality),
    Further::new(
        "region",
        |_| None,
        |row| text(row.region().map(|it| it.name().to_owned())),
    )
    .key()
    .of(is_municipality),
    Further::new(
        "region_code",
        |_| None,
        |row| text(row.region().map(|it| it.number().to_string())),
    )
    .key()
    .of(|grouping| !is_area(grouping)),
    Further::token("area_id", |row| text(row.area()))
        .key()
        .of(is_area),
    Further::token("standing", |row| text(row.standing())),
    Further::token("response", |row| {
        text(Some(token::state(row.group.state).to_owned()))
    })
    .of(is_municipality),
    Further::token("value_bound", |row| text(row.bound())),
    Further::new(
        "rank",
        |_| Some(Unit::Rank),
        |row| row.count(row.group.rank),
    ),
    Further::new(
        "rank_of",
        |_| Some(Unit::Rows),
        |row| row.count(row.group.rank.map(|_| row.table.ranked())),
    ),
    Further::new(
        "national_rank",
        |_| Some(Unit::Rank),
        |row| row.count(row.national().map(|it| it.0)),
    )
    .of(is_municipality),
    Further::new(
        "national_rank_of",
        |_| Some(Unit::Municipalities),
        |row| row.count(row.national().map(|it| it.1)),
    )
    .of(is_municipality),
    Further::new(
        "numerator",
        |measure| Some(Unit::counted(measure)),
        |row| row.number(row.numerator()),
    ),
    Further::new(
        "numerator_initiatives",
        |_| Some(Unit::Initiatives),
        |row| row.count(row.counted()),
    ),
    Further::new("denominator", Unit::divided_by, |row| {
        row.number(row.divisor().and_then(Divisor::number))
    }),
    Further::token("denominator_kind", |row| {
        text(
            row.divisor()
                .map(|divisor| token::divisor(divisor).to_owned()),
        )
    }),
    Further::new("denominator_on", |_| None, |row| text(row.days())),
    Further::new(
        "gross_kr",
        |_| Some(Unit::Kroner),
        |row| row.kroner(row.group.sum.said()[0]),
    ),
    Further::new(
        "income_kr",
        |_| Some(Unit::Kroner),
        |row| row.kroner(row.group.sum.said()[1]),
    ),
    Further::new(
        "net_kr",
        |_| Some(Unit::Kroner),
        |row| row.kroner(row.group.sum.said()[2]),
    ),
    Further::new(
        "initiatives_without_gross",
        |_| Some(Unit::Initiatives),
        |row| row.rows(row.group.sum.tally.missing_gross),
    ),
    Further::new(
        "initiatives_without_income",
        |_| Some(Unit::Initiatives),
        |row| row.rows(row.group.sum.tally.missing_income),
    ),
    Further::new(
        "initiatives_left_out",
        |_| Some(Unit::Initiatives),
        |row| row.rows(row.group.sum.left_out().rows),
    ),
    Further::new(
        "left_out_gross_kr",
        |_| Some(Unit::Kroner),
        |row| row.kroner(row.group.sum.left_out().gross_said()),
    ),
    Further::new(
        "inhabitants",
        |_| Some(Unit::Inhabitants),
        |row| row.count(population(row.table.view, row.table.data, row.group.key)),
    )
    .of(|grouping| !is_area(grouping)),
    Further::new(
        "municipalities_responded",
        |_| Some(Unit::Municipalities),
        |row| row.count(Some(row.group.coverage.responded())),
    )
    .of(|grouping| !is_municipality(grouping)),
    Further::new(
        "municipalities_silent",
        |_| Some(Unit::Municipalities),
        |row| row.count(Some(row.group.coverage.did_not_respond)),
    )
    .of(|grouping| !is_municipality(grouping)),
    Further::new(
        "municipalities_unknown",
        |_| Some(Unit::Municipalities),
        |row| row.count(Some(row.group.coverage.unknown)),
    )
    .of(|grouping| !is_municipality(grouping)),
    Further::new(
        "price_level",
        |_| Some(Unit::Year),
        |row| year_cell(row.group.sum.tally.prices.only()),
    ),
];

/// The fields of a grouping with their positions: those behind the name, or the rest.
fn of(grouping: Grouping, keys: bool) -> impl Iterator<Item = (usize, &'static Further)> {
    const { &FURTHER }
        .iter()
        .enumerate()
        .filter(move |(_, field)| field.is_key == keys && (field.is_of)(grouping))
}

impl Language {
    /// The fields of a group's row that the printed list does not have: those behind the name, and the rest.
    pub(in crate::text) fn group_fields(&self, view: &View) -> [Vec<Field>; 2] {
        let lang = self.numbers.lang();
        [true, false].map(|keys| {
            let fields = of(view.grouping, keys).map(|(at, further)| {
                let unit = (further.unit)(view.measure);
                Field::further(
                    further.id,
                    unit,
                    words(lang).group[at],
                    further.reader,
                    lang,
                )
            });
            fields.collect()
        })
    }
}

impl Table<'_> {
    /// What stands in those fields.
    pub(super) fn group_cells(&self, group: &Group) -> [Vec<Cell>; 2] {
        let whole = &self.answer.totals.sum.tally;
        let formula = || Formula::of(self.view, self.data, &group.sum, whole);
        let row = Row {
            table: self,
            group,
            formula: group.value.is_some().then(formula),
        };
        [true, false].map(|keys| {
            let cells = of(self.view.grouping, keys).map(|(_, field)| (field.cell)(&row));
            cells.collect()
        })
    }
}

/// A group with the terms of its value.
struct Row<'t> {
    table: &'t Table<'t>,
    group: &'t Group,
    /// None of a row without a value.
    formula: Option<Formula>,
}

fn text(text: Option<String>) -> Cell {
    text.map_or_else(Cell::default, Cell::text)
}

impl Row<'_> {
    fn place(&self) -> Option<&Municipality> {
        match self.group.key {
            Key::Municipality(place) => Some(self.table.data.places().get(place)),
            Key::Region(_) | Key::Area(_) => None,
        }
    }

    fn code(&self) -> Option<String> {
        self.place()?.code.map(municipality_code)
    }

    fn region(&self) -> Option<Region> {
        match self.group.key {
            Key::Region(region) => region.given(),
            Key::Municipality(_) | Key::Area(_) => self.place()?.region,
        }
    }

    fn area(&self) -> Option<String> {
        match self.group.key {
            Key::Area(area) => Some(token::area(area).to_owned()),
            Key::Region(_) | Key::Municipality(_) => None,
        }
    }

    fn standing(&self) -> Option<String> {
        self.group
            .standing
            .map(|standing| token::standing(standing).to_owned())
    }

    fn bound(&self) -> Option<String> {
        let measure = self.table.view.measure;
        let missing = measure.misses(&self.group.sum.tally);
        self.group
            .value
            .map(|_| token::bound(measure, missing).to_owned())
    }

    fn national(&self) -> Option<(u32, u32)> {
        match self.group.key {
            Key::Municipality(place) => self.table.national_rank(place),
            Key::Region(_) | Key::Area(_) => None,
        }
    }

    fn numerator(&self) -> Option<Decimal> {
        self.formula.as_ref()?.numerator()?.amount.number()
    }

    fn counted(&self) -> Option<u64> {
        Some(self.formula.as_ref()?.numerator()?.rows)
    }

    fn divisor(&self) -> Option<&Divisor> {
        self.formula.as_ref()?.divisor()
    }

    /// The days whose people are counted, apart by blanks.
    fn days(&self) -> Option<String> {
        match self.divisor()? {
            Divisor::Inhabitants { on, .. } | Divisor::Immigrants { on, .. } => {
                Some(days(on).join(" "))
            }
            Divisor::Initiatives(_)
            | Divisor::Expenditure(_)
            | Divisor::Selection(_)
            | Divisor::Rows(..) => None,
        }
    }

    fn count(&self, count: Option<impl Into<u64>>) -> Cell {
        self.table.count(count.map(Into::into))
    }

    fn number(&self, number: Option<Decimal>) -> Cell {
        self.table.number(number)
    }

    /// Kroner of the rows, where they can be said; of a silent row none.
    fn kroner(&self, money: Option<Money>) -> Cell {
        let money = money.filter(|_| !self.group.sum.is_silent());
        self.number(money.and_then(Money::kroner))
    }

    /// So many initiatives; of a silent row none.
    fn rows(&self, rows: u64) -> Cell {
        self.count((!self.group.sum.is_silent()).then_some(rows))
    }
}

/// The days of a denominator, for programs.
#[must_use]
pub fn days(on: &Denominator) -> Vec<String> {
    match on {
        Denominator::Day(day) => vec![day.to_string()],
        Denominator::Years(years) => years.iter().map(|year| format!("{year}-01-01")).collect(),
    }
}

/// A municipality's official number in four digits.
#[must_use]
pub fn municipality_code(code: u16) -> String {
    format!("{code:04}")
}
