//! Rules about expenditure, income and sources of finance; the amounts are named as they are typed, before a price
//! factor.

use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, RowId};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::rule::Rule;
use crate::domain::terms::{FinanceSource, Sources};
use crate::query::quality::finding::{Finding, Value};

/// Both amounts are given, the expenditure is not below 0 (that is a rule of its own), and the income is larger: an
/// initiative is financed up to its cost, so one of the two is in the wrong column or unit.
pub(super) fn income_above_expenditure(data: &Dataset, row: RowId) -> Option<Finding> {
    let (gross, income) = (
        data.typed_gross(row).given()?,
        data.typed_income(row).given()?,
    );
    let trips = gross >= Money::ZERO && income > gross;
    trips.then(|| {
        Finding::of_row(Rule::IncomeAboveExpenditure, row, Column::Income)
            .found(Value::Amount(income))
            .expected(Value::AtMost(gross))
    })
}

/// Income above 0, and the sources are blank or name the municipality alone: field 4 is asked because somebody else
/// paid. "ukendt", `_` and what cannot be read name nobody and deny nothing, so they do not trip.
pub(super) fn income_without_outside_source(data: &Dataset, row: RowId) -> Option<Finding> {
    let income = data.income(row).given()?;
    let sources = data.finance(row);
    let nobody_outside = match sources {
        Field::Given(named) => !is_outside(named),
        Field::Empty => true,
        Field::NotApplicable | Field::Unknown | Field::Unreadable => false,
    };
    (income > Money::ZERO && nobody_outside).then(|| {
        Finding::of_row(Rule::IncomeWithoutOutsideSource, row, Column::Finance)
            .found(Value::Sources(sources))
            .expected(Value::OutsideSource)
    })
}

/// The state or somebody private is named, and the income is 0 or blank: a grant is an income. Income that is
/// "ukendt", `_` or cannot be read may be there, so it does not trip.
pub(super) fn outside_source_without_income(data: &Dataset, row: RowId) -> Option<Finding> {
    let named = data.finance(row).given()?;
    let income = match data.income(row) {
        Field::Given(Money::ZERO) => Value::Amount(Money::ZERO),
        Field::Empty => Value::NoAmount(Field::Empty),
        Field::Given(_) | Field::NotApplicable | Field::Unknown | Field::Unreadable => return None,
    };
    is_outside(named).then(|| {
        Finding::of_row(Rule::OutsideSourceWithoutIncome, row, Column::Income)
            .found(income)
            .expected(Value::AboveZero)
    })
}

/// Exactly 0 kroner: it may be right (voluntary work), or an amount that was left open. For a person to judge.
pub(super) fn zero_expenditure(data: &Dataset, row: RowId) -> Option<Finding> {
    (data.gross(row) == Field::Given(Money::ZERO)).then(|| {
        Finding::of_row(Rule::ZeroExpenditure, row, Column::Gross)
            .found(Value::Amount(Money::ZERO))
            .expected(Value::AboveZero)
    })
}

/// Expenditure or income below 0: gross amounts are sums of what was paid, and corrections of accounts are none. The
/// expenditure is named where both are.
pub(super) fn negative(data: &Dataset, row: RowId) -> Option<Finding> {
    let columns = [
        (Column::Gross, data.typed_gross(row)),
        (Column::Income, data.typed_income(row)),
    ];
    columns.into_iter().find_map(|(column, amount)| {
        let amount = amount.given().filter(|amount| *amount < Money::ZERO)?;
        let finding = Finding::of_row(Rule::NegativeAmount, row, column);
        Some(
            finding
                .found(Value::Amount(amount))
                .expected(Value::Amount(-amount)),
        )
    })
}

fn is_outside(sources: Sources) -> bool {
    sources.contains(FinanceSource::State) || sources.contains(FinanceSource::Private)
}
