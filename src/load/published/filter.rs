//! The filter of a published figure: conditions on initiatives and on municipalities.

use crate::domain::published::{Comparison, Condition, Counted, Quantity, Token};
use crate::load::Fault;
use crate::load::published::cell::{number, unknown, with_key};

/// Conditions as `key:value` with spaces between them.
pub(super) fn filter(
    text: &str,
    quantity: Quantity,
    comparison: Comparison,
) -> Result<Vec<Condition>, Fault> {
    let keys = match quantity.counted() {
        Counted::Municipalities => &Condition::KEYS[5..],
        Counted::Initiatives | Counted::Kroner | Counted::Beyond => &Condition::KEYS[..],
    };
    let mut filter: Vec<Condition> = Vec::new();
    for word in text.split_whitespace() {
        let (key, value) = word.split_once(':').unwrap_or((word, ""));
        if !keys.contains(&key) {
            return Err(unknown("filter", word, keys.iter().copied()));
        }
        let condition = condition(word, key, value)?;
        let is_alone = condition.is_of_municipalities() || key == "finance-only";
        let is_there = |there: &Condition| *there == condition || (is_alone && there.key() == key);
        if filter.iter().any(is_there) {
            return Err(Fault::Twice(word.to_owned()));
        }
        let both = |one, other| {
            let is_one = |there: &Condition| there.key() == one;
            key == other && filter.iter().any(is_one)
        };
        // A view has one question of finance at a time.
        if both("finance", "finance-only") || both("finance-only", "finance") {
            return Err(unknown("filter", word, ["area", "primary", "secondary"]));
        }
        filter.push(condition);
    }
    let areas = filter.iter().filter(|there| there.key() == "area").count();
    let needs_one = comparison == Comparison::Highest && areas != 1;
    if needs_one || (quantity == Quantity::ShareOfAreaInitiatives && areas == 0) {
        return Err(Fault::UnknownValue {
            key: "filter".to_owned(),
            found: text.to_owned(),
            expected: "area:employment".to_owned(),
        });
    }
    Ok(filter)
}

fn condition(word: &str, key: &str, value: &str) -> Result<Condition, Fault> {
    fn of<T: Token>(word: &str, key: &str, value: &str) -> Result<T, Fault> {
        T::of_token(value).ok_or_else(|| {
            let words = with_key::<T>(key);
            unknown("filter", word, words.iter().map(String::as_str))
        })
    }
    let no_number = |example: &str| Fault::UnknownValue {
        key: "filter".to_owned(),
        found: word.to_owned(),
        expected: format!("{key}:{example}"),
    };
    let kroner = || {
        let amount = number(value).filter(|amount| !amount.is_sign_negative());
        amount.ok_or_else(|| no_number("50"))
    };
    Ok(match key {
        "area" => Condition::Area(of(word, key, value)?),
        "primary" => Condition::Primary(of(word, key, value)?),
        "secondary" => Condition::Secondary(of(word, key, value)?),
        "finance" => Condition::Finance(of(word, key, value)?),
        "finance-only" => Condition::FinanceOnly(of(word, key, value)?),
        "largest" => {
            let count = value.parse().ok().filter(|count| *count > 0);
            Condition::Largest(count.ok_or_else(|| no_number("5"))?)
        }
        "per-inhabitant-above" => Condition::PerInhabitantAbove(kroner()?),
        "per-inhabitant-below" => Condition::PerInhabitantBelow(kroner()?),
        "gross-expenditure" => Condition::GrossExpenditure(kroner()?),
        _ => Condition::Initiatives(value.parse().map_err(|_| no_number("0"))?),
    })
}
