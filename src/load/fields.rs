//! One record to one row: a rule per field. A field that cannot be read is noted and never a zero.

use crate::domain::amount::{self, AmountError, Form, Forms};
use crate::domain::column::Column;
use crate::domain::correction::Standing;
use crate::domain::dataset::{Initiative, Share, Source, Year};
use crate::domain::field::Field;
use crate::domain::guard;
use crate::domain::money::Money;
use crate::domain::note::{Code, Detail};
use crate::domain::place::{PlaceId, Places, TooManyPlaces};
use crate::domain::raw::Raw;
use crate::domain::terms::{PolicyArea, Sources};
use crate::load::header::Header;
use crate::load::mapping::Mapping;
use crate::load::record::Record;
use crate::load::vocabulary::{self, Coded, is_quoted_mark, state, term};

/// An amount above this many thousand kroner is worth a question: 100 million kr.
pub(crate) const LARGE_THOUSANDS: i64 = 100_000;
/// Characters that a cell of a spreadsheet can hold.
pub(crate) const LONGEST_CELL: usize = 32_767;

/// Something noted about a field of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) code: Code,
    /// The field, counted from 0.
    pub(crate) field: usize,
    pub(crate) detail: Detail,
}

/// How the cells of a file are written; together they tell what no cell tells alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Conventions {
    /// Commas that could group thousands.
    pub(crate) grouping: u64,
    /// Other commas.
    pub(crate) decimal: u64,
    /// Texts with the mark that keeps spreadsheets from computing them.
    pub(crate) guarded: u64,
    /// Cells that a sheet shows as percent.
    pub(crate) percents: u64,
}

impl Conventions {
    fn add(&mut self, forms: Forms) {
        if forms.contains(Form::CommaThousandsLookalike) {
            self.grouping += 1;
        } else if forms.contains(Form::Decimals) || forms.contains(Form::ZeroDecimals) {
            self.decimal += 1;
        }
    }

    /// Adds those of other cells.
    pub(crate) fn append(&mut self, more: Self) {
        self.grouping += more.grouping;
        self.decimal += more.decimal;
        self.guarded += more.guarded;
        self.percents += more.percents;
    }

    /// True when every comma looks like an English thousands separator, and it was no single one.
    pub(crate) fn are_english(self) -> bool {
        self.grouping >= 2 && self.decimal == 0
    }
}

/// Reads the fields of one record.
pub(crate) struct Fields<'m, 'r> {
    pub(crate) header: &'m Header,
    pub(crate) mapping: Option<&'r Mapping>,
    pub(crate) record: &'r Record<'r>,
    /// What was noted.
    pub(crate) findings: &'m mut Vec<Finding>,
    /// Columns whose typed text the value does not tell.
    pub(crate) typed: &'m mut Vec<Column>,
    pub(crate) conventions: &'m mut Conventions,
}

impl<'r> Fields<'_, 'r> {
    /// The row of the record. The caller adds what it knows of places: an unknown one is noted there.
    pub(crate) fn row(
        &mut self,
        places: &mut Places,
        file: u16,
    ) -> Result<Initiative<'r>, TooManyPlaces> {
        self.cells();
        let place = self.place(places)?;
        let area = self.area();
        let title = self.text(Column::Title);
        let gross = self.money(Column::Gross);
        let income = self.money(Column::Income);
        let finance = self.finance(gross, income);
        let legal_basis = self.legal_basis();
        let primary = self.closed(Column::Primary, vocabulary::primary_target);
        let secondary = self.closed(Column::Secondary, vocabulary::secondary_target);
        let content = self.text(Column::Content);
        let purpose = self.text(Column::Purpose);
        Ok(Initiative {
            place,
            area,
            title,
            gross,
            income,
            finance,
            legal_basis,
            primary,
            secondary,
            content: content.into(),
            purpose: purpose.into(),
            share: self.share(),
            year: self.year(),
            source: Source {
                file,
                line: u32::try_from(self.record.line).unwrap_or(u32::MAX),
            },
        })
    }

    /// What the record gives to the totals as a row.
    pub(crate) fn standing(&mut self) -> Standing {
        Standing {
            rows: 1,
            gross: self.money(Column::Gross).given(),
            income: self.money(Column::Income).given(),
        }
    }

    /// What is odd about the characters of any cell, the survey's or not.
    fn cells(&mut self) {
        for flaw in self.record.flaws {
            self.add(flaw.code, flaw.field, flaw.detail);
        }
        for (at, hidden) in self.record.hidden() {
            self.add(Code::HiddenCharacters, at, Detail::Char(hidden));
        }
        for at in 0..self.record.cells.len() {
            let cell = self.record.cell(at);
            let is_guarded = guard::unguard(cell.lossless()).is_some();
            self.conventions.guarded += u64::from(is_guarded);
            let long = cell.len_bytes() > LONGEST_CELL;
            if long && cell.lossless().chars().nth(LONGEST_CELL).is_some() {
                let length = cell.lossless().chars().count();
                self.add(Code::LongCell, at, Detail::Count(length as u64));
            }
        }
    }

    fn add(&mut self, code: Code, field: usize, detail: Detail) {
        self.findings.push(Finding {
            code,
            field,
            detail,
        });
    }

    fn note(&mut self, column: Column, code: Code, detail: Detail) {
        if let Some(field) = self.header.position(column) {
            self.add(code, field, detail);
        }
    }

    /// The cell of a column without blanks around it, as a mapping translates it; empty without the column.
    fn cell(&self, column: Column) -> Raw<'r> {
        meant(column, self.typed_cell(column), self.mapping)
    }

    /// The cell of a column as it stands; empty without the column.
    fn typed_cell(&self, column: Column) -> Raw<'r> {
        let (at, record) = (self.header.position(column), self.record);
        at.map_or(Raw::new(""), |at| record.cell(at))
    }

    fn has(&self, column: Column) -> bool {
        self.header.position(column).is_some()
    }

    fn place(&mut self, places: &mut Places) -> Result<PlaceId, TooManyPlaces> {
        let name = self.cell(Column::Municipality);
        let place = places.intern(name)?;
        if name.is_empty() {
            self.note(
                Column::Municipality,
                Code::EmptyMunicipality,
                Detail::Merged,
            );
        } else if places.is_municipality(place) && places.get(place).name.as_raw() != name {
            self.typed.push(Column::Municipality);
        }
        Ok(place)
    }

    fn area(&mut self) -> Field<PolicyArea> {
        let area = self.closed(Column::Area, vocabulary::policy_area);
        if area == Field::Empty {
            self.note(Column::Area, Code::EmptyArea, Detail::None);
        }
        area
    }

    /// A field of a closed vocabulary.
    fn closed<T: Copy>(
        &mut self,
        column: Column,
        read: impl FnOnce(&str) -> Option<Coded<T>>,
    ) -> Field<T> {
        let cell = self.cell(column);
        let (field, is_number) = term(cell, read);
        if is_number {
            self.note(column, Code::QuestionnaireNumber, Detail::None);
        }
        self.state(column, &field, Code::UnknownCategory, Detail::None);
        field
    }

    /// Notes what a field says in place of a value.
    fn state<T>(&mut self, column: Column, field: &Field<T>, wrong: Code, detail: Detail) {
        // The policy area and the source of finance have rules of their own for empty cells.
        let says_empty = !matches!(column, Column::Area | Column::Finance | Column::Year);
        match field {
            Field::Empty if says_empty && self.has(column) => {
                self.note(column, Code::EmptyField, Detail::None);
            }
            Field::Given(_) | Field::Empty => {}
            Field::NotApplicable if column == Column::Share => {}
            Field::NotApplicable => self.note(column, Code::MisplacedNotApplicable, Detail::None),
            // "ukendt" is an answer to the question of the legal basis alone.
            Field::Unknown => self.note(column, wrong, Detail::None),
            Field::Unreadable => {
                self.note(column, wrong, detail);
                self.typed.push(column);
            }
        }
    }

    fn money(&mut self, column: Column) -> Field<Money> {
        let cell = self.cell(column);
        let mut detail = Detail::None;
        let field = state(cell).unwrap_or_else(|| match amount::parse_thousands(cell.lossless()) {
            Ok(parsed) => {
                let money = Money::from_ore(i128::from(parsed.ore));
                self.forms(column, money, parsed.forms);
                Field::Given(money)
            }
            Err(cause) => {
                detail = Detail::Amount(cause);
                Field::Unreadable
            }
        });
        self.state(column, &field, Code::UnreadableAmount, detail);
        field
    }

    fn forms(&mut self, column: Column, money: Money, forms: Forms) {
        self.conventions.add(forms);
        let told = [
            (Form::Decimals, Code::Decimals),
            (Form::SpaceGrouped, Code::SpaceGrouped),
            (Form::UnicodeMinus, Code::UnicodeMinus),
        ];
        for (_, code) in told.into_iter().filter(|(form, _)| forms.contains(*form)) {
            self.note(column, code, Detail::None);
        }
        if forms.contains(Form::Negative) && !forms.contains(Form::UnicodeMinus) {
            self.note(column, Code::NegativeAmount, Detail::None);
        }
        if is_large(money) {
            self.note(column, Code::LargeAmount, Detail::None);
        }
    }

    /// The sources of finance: asked for only where there is income.
    fn finance(&mut self, gross: Field<Money>, income: Field<Money>) -> Field<Sources> {
        if let (Field::Given(gross), Field::Given(income)) = (gross, income)
            && income > gross
        {
            self.note(Column::Income, Code::IncomeAboveExpenditure, Detail::None);
        }
        let finance = self.closed(Column::Finance, vocabulary::sources);
        let has_income = income.given().is_some_and(|income| income > Money::ZERO);
        if finance == Field::Empty && has_income {
            self.note(Column::Finance, Code::IncomeWithoutSource, Detail::None);
        }
        finance
    }

    fn legal_basis(&mut self) -> Field<Raw<'r>> {
        let cell = self.noted_text(Column::LegalBasis);
        state(cell).unwrap_or(Field::Given(cell))
    }

    /// A field of free text, with its blanks as they stand.
    fn text(&mut self, column: Column) -> Raw<'r> {
        self.noted_text(column);
        kept(column, self.typed_cell(column), self.mapping)
    }

    /// The same without blanks around it; noted where there is nothing.
    fn noted_text(&mut self, column: Column) -> Raw<'r> {
        let cell = self.cell(column);
        if cell.is_empty() {
            if self.has(column) {
                self.note(column, Code::EmptyField, Detail::None);
            }
        } else if cell.lossless() == "_" {
            self.note(column, Code::MisplacedNotApplicable, Detail::None);
        }
        cell
    }

    fn share(&mut self) -> Field<Share> {
        let column = Column::Share;
        let cell = self.cell(column);
        if is_quoted_mark(cell) {
            self.note(column, Code::QuotedNotApplicable, Detail::None);
            self.typed.push(column);
            return Field::NotApplicable;
        }
        let mut detail = Detail::None;
        let field = state(cell).unwrap_or_else(|| match amount::parse_share(cell.lossless()) {
            Ok(parsed) => {
                if (1..100).contains(&parsed.hundredths) && !self.is_percent(column) {
                    self.note(column, Code::FractionShare, Detail::None);
                }
                Field::Given(parsed.hundredths)
            }
            Err(cause) => {
                detail = Detail::Amount(cause);
                Field::Unreadable
            }
        });
        if self.is_percent(column) {
            // A column has one style: the first of its cells is noted, and the table's end says how many there are.
            self.conventions.percents += 1;
            if self.conventions.percents == 1 {
                self.note(column, Code::PercentStyle, Detail::None);
            }
        }
        self.state(column, &field, Code::UnreadableShare, detail);
        field
    }

    fn is_percent(&self, column: Column) -> bool {
        let at = self.header.position(column);
        at.is_some_and(|at| self.record.percents.contains(&at))
    }

    fn year(&mut self) -> Field<Year> {
        let column = Column::Year;
        let cell = self.cell(column);
        let field = state(cell).unwrap_or_else(|| {
            vocabulary::year(cell.lossless()).map_or(Field::Unreadable, Field::Given)
        });
        let detail = Detail::Amount(AmountError::Text);
        self.state(column, &field, Code::UnreadableYear, detail);
        field
    }
}

/// True for an amount that is worth a question.
fn is_large(money: Money) -> bool {
    let large = Money::from_kroner(1_000 * LARGE_THOUSANDS);
    money > large || money < -large
}

/// True for the columns that hold any text.
fn is_text(column: Column) -> bool {
    match column {
        Column::Municipality
        | Column::Title
        | Column::LegalBasis
        | Column::Content
        | Column::Purpose => true,
        Column::Area
        | Column::Gross
        | Column::Income
        | Column::Finance
        | Column::Primary
        | Column::Secondary
        | Column::Share
        | Column::Year => false,
    }
}

/// A cell of a column without blanks around it, as a mapping translates it.
fn meant<'c>(column: Column, cell: Raw<'c>, mapping: Option<&'c Mapping>) -> Raw<'c> {
    let inside = if is_text(column) {
        unguarded(cell)
    } else {
        cell
    };
    let typed = inside.trimmed();
    let mapped = mapping.and_then(|mapping| mapping.value(column, typed));
    mapped.map_or(typed, Raw::new)
}

/// What is kept of a cell of free text: its blanks as they stand, unless a mapping translates it.
pub(crate) fn kept<'c>(column: Column, cell: Raw<'c>, mapping: Option<&'c Mapping>) -> Raw<'c> {
    let (whole, meant) = (unguarded(cell), meant(column, cell, mapping));
    if whole.trimmed() == meant {
        whole
    } else {
        meant
    }
}

/// What was typed in a cell of a column: the text without the mark against formulas, which stands in the columns of
/// text, and in others before what cannot be read.
pub(crate) fn typed(column: Column, cell: Raw<'_>) -> Raw<'_> {
    let inside = unguarded(cell);
    let is_mark = is_text(column) || !vocabulary::reads(column, inside);
    if is_mark { inside } else { cell }.trimmed()
}

/// A cell without the mark that keeps spreadsheets from computing it.
pub(crate) fn unguarded(cell: Raw<'_>) -> Raw<'_> {
    guard::unguard(cell.lossless()).map_or(cell, Raw::new)
}
