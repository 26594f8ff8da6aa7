//! What an initiative's row has beside the printed list: codes, tokens, and every field of the survey.

use rust_decimal::Decimal;

use crate::domain::dataset::{Initiative, RowId, Share, Year};
use crate::domain::field::Field as Answered;
use crate::domain::money::Money;
use crate::domain::place::Municipality;
use crate::domain::price::PriceFactor;
use crate::domain::raw::Raw;
use crate::query::answer::InitiativeRow;
use crate::text::Language;
use crate::text::table::group::municipality_code;
use crate::text::table::unit::Unit;
use crate::text::table::{Cell, Field, Reader, Table, Value, token, words, year_cell};

/// A field that the printed list does not have.
struct Further {
    id: &'static str,
    reader: Reader,
    /// It tells of which place and area the row is, and stands behind the municipality.
    is_key: bool,
    unit: Option<Unit>,
    cell: fn(&Row<'_>) -> Cell,
}

impl Further {
    const fn text(id: &'static str, cell: fn(&Row<'_>) -> Cell) -> Self {
        Self {
            id,
            reader: Reader::Everyone,
            is_key: false,
            unit: None,
            cell,
        }
    }

    const fn number(id: &'static str, unit: Unit, cell: fn(&Row<'_>) -> Cell) -> Self {
        Self {
            unit: Some(unit),
            ..Self::text(id, cell)
        }
    }

    /// A word of the program.
    const fn token(id: &'static str, cell: fn(&Row<'_>) -> Cell) -> Self {
        Self {
            reader: Reader::Programs,
            ..Self::text(id, cell)
        }
    }

    /// A word of the reader's language, of which there is a token.
    const fn words(id: &'static str, cell: fn(&Row<'_>) -> Cell) -> Self {
        Self {
            reader: Reader::People,
            ..Self::text(id, cell)
        }
    }

    const fn key(self) -> Self {
        Self {
            is_key: true,
            ..self
        }
    }
}

/// The number of those fields: each language has as many headings.
pub(super) const COUNT: usize = 28;

const FURTHER: [Further; COUNT] = [
    Further::text("municipality_code", |row| {
        some(row.place.code.map(municipality_code))
    })
    .key(),
    Further::text("region", |row| {
        some(row.place.region.map(|it| it.name().to_owned()))
    })
    .key(),
    Further::text("region_code", |row| {
        some(row.place.region.map(|it| it.number().to_string()))
    })
    .key(),
    Further::token("area_id", |row| {
        Cell::text(token::area(row.initiative.area))
    })
    .key(),
    Further::token("standing", |row| some(row.standing())),
    Further::number("gross_kr", Unit::Kroner, |row| {
        row.kroner(row.initiative.gross.given())
    }),
    Further::token("gross_state", |row| {
        Cell::text(token::field(&row.initiative.gross))
    }),
    Further::number("income_kr", Unit::Kroner, |row| {
        row.kroner(row.initiative.income.given())
    }),
    Further::token("income_state", |row| {
        Cell::text(token::field(&row.initiative.income))
    }),
    Further::number("net_kr", Unit::Kroner, |row| row.kroner(row.net())),
    Further::token("finance", |row| {
        Cell::text(token::sources(row.initiative.finance))
    }),
    Further::words("finance_words", |row| {
        Cell::text(row.language().sources(row.initiative.finance))
    }),
    Further::text("legal_basis", |row| {
        let basis = row.initiative.legal_basis.given();
        basis.map(Cell::raw).unwrap_or_default()
    }),
    Further::token("legal_basis_state", |row| {
        Cell::text(token::field(&row.initiative.legal_basis))
    }),
    Further::token("primary_target", |row| {
        Cell::text(token::primary(row.initiative.primary))
    }),
    Further::words("primary_target_words", |row| {
        Cell::text(row.language().primary(row.initiative.primary))
    }),
    Further::token("secondary_target", |row| {
        Cell::text(token::secondary(row.initiative.secondary))
    }),
    Further::words("secondary_target_words", |row| {
        Cell::text(row.language().secondary(row.initiative.secondary))
    }),
    Further::number("share_percent", Unit::Percent, |row| {
        row.percent(row.initiative.share)
    }),
    Further::token("share_state", |row| {
        Cell::text(token::field(&row.initiative.share))
    }),
    Further::text("content", |row| {
        Cell::raw(row.initiative.content.read().as_raw())
    }),
    Further::text("purpose", |row| {
        Cell::raw(row.initiative.purpose.read().as_raw())
    }),
    Further::number("year", Unit::Year, |row| year_cell(row.year())),
    Further::number("price_level", Unit::Year, |row| {
        year_cell(row.table.data.price_level(row.id))
    }),
    Further::number("price_factor", Unit::Factor, |row| {
        row.table
            .number(row.table.data.price_factor(row.id).map(PriceFactor::number))
    }),
    Further::number("inhabitants", Unit::Inhabitants, |row| {
        row.table.count(row.inhabitants())
    }),
    Further::text("file", |row| row.file().map(Cell::raw).unwrap_or_default()),
    Further::number("line", Unit::Line, |row| {
        row.table.count(Some(row.initiative.source.line.into()))
    }),
];

/// The fields with their positions: those behind the municipality, or the rest.
fn of(keys: bool) -> impl Iterator<Item = (usize, &'static Further)> {
    const { &FURTHER }
        .iter()
        .enumerate()
        .filter(move |(_, field)| field.is_key == keys)
}

impl Language {
    /// The fields of an initiative's row that the printed list does not have: those behind the municipality, and the
    /// rest.
    pub(in crate::text) fn initiative_fields(&self) -> [Vec<Field>; 2] {
        let lang = self.numbers.lang();
        [true, false].map(|keys| {
            let fields = of(keys).map(|(at, further)| {
                let heading = words(lang).initiative[at];
                Field::further(further.id, further.unit, heading, further.reader, lang)
            });
            fields.collect()
        })
    }
}

impl Table<'_> {
    /// What stands in those fields.
    pub(super) fn initiative_cells(&self, row: &InitiativeRow) -> [Vec<Cell>; 2] {
        let initiative = self.data.initiative(row.row);
        let row = Row {
            table: self,
            against: row,
            id: row.row,
            place: self.data.places().get(initiative.place),
            initiative,
        };
        [true, false].map(|keys| of(keys).map(|(_, field)| (field.cell)(&row)).collect())
    }
}

/// An initiative as a row.
struct Row<'t> {
    table: &'t Table<'t>,
    against: &'t InitiativeRow,
    id: RowId,
    place: &'t Municipality,
    initiative: Initiative<'t>,
}

fn some(text: Option<String>) -> Cell {
    text.map_or_else(Cell::default, Cell::text)
}

impl Row<'_> {
    fn language(&self) -> &Language {
        self.table.language
    }

    fn standing(&self) -> Option<String> {
        self.against
            .standing
            .map(|standing| token::standing(standing).to_owned())
    }

    fn kroner(&self, money: Option<Money>) -> Cell {
        self.table.number(money.and_then(Money::kroner))
    }

    fn net(&self) -> Option<Money> {
        Some(self.initiative.gross.given()? - self.initiative.income.given()?)
    }

    /// A share, from hundredths of a percent.
    fn percent(&self, share: Answered<Share>) -> Cell {
        let share = share.map(|hundredths| Decimal::new(hundredths.into(), 2));
        let numbers = &self.language().numbers;
        Cell {
            value: share.given().map_or(Value::None, Value::Number),
            shown: self.language().field(share, |share| numbers.percent(share)),
        }
    }

    /// The accounts year of the row, else of its file or of the data.
    fn year(&self) -> Option<Year> {
        let data = self.table.data;
        if data.has_years() {
            return data.year(self.id).given();
        }
        let origin = data.origins().get(usize::from(self.initiative.source.file));
        let own = origin.and_then(|origin| origin.accounts_year);
        own.or(data.description().accounts_year)
    }

    /// Of its municipality, on the day whose people its amount is divided by.
    fn inhabitants(&self) -> Option<u64> {
        let (view, data) = (self.table.view, self.table.data);
        let day = view.own_day(data, self.id)?;
        let people = data.places().population(self.initiative.place, day);
        people.map(u64::from)
    }

    fn file(&self) -> Option<Raw<'_>> {
        let origins = self.table.data.origins();
        let origin = origins.get(usize::from(self.initiative.source.file))?;
        Some(origin.name.as_raw())
    }
}
