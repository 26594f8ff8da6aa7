//! The cells of a file of published figures: what each may say, or what could stand there instead.

use rust_decimal::Decimal;

use crate::domain::dataset::Year;
use crate::domain::place::Places;
use crate::domain::price;
use crate::domain::published::{Basis, Comparison, Counted, Quantity, Scope, Side, Token, Unit};
use crate::domain::raw::{Raw, RawText};
use crate::domain::terms::Region;
use crate::load::Fault;
use crate::load::suggest::nearest_first;

/// So many candidates are named at most.
const MOST_NAMED: usize = 12;

/// The words, those that look most like the one found first.
pub(super) fn nearest<'w>(found: &str, words: impl IntoIterator<Item = &'w str>) -> String {
    let words = words.into_iter().map(RawText::new).collect();
    let mut words: Vec<_> = nearest_first(found, words)
        .iter()
        .map(|word| word.as_raw().lossless().to_owned())
        .collect();
    if words.len() > MOST_NAMED {
        words.truncate(MOST_NAMED);
        words.push("…".to_owned());
    }
    words.join(", ")
}

pub(super) fn unknown<'w>(
    heading: &str,
    found: &str,
    words: impl IntoIterator<Item = &'w str>,
) -> Fault {
    if found.is_empty() {
        return Fault::Missing(heading.to_owned());
    }
    Fault::UnknownValue {
        key: heading.to_owned(),
        found: found.to_owned(),
        expected: nearest(found, words),
    }
}

/// `yes` or `no`; empty is yes where the survey has the quantity.
pub(super) fn is_computable(text: &str, quantity: Quantity) -> Result<bool, Fault> {
    let can_be = quantity.counted() != Counted::Beyond;
    match Raw::new(text).folded().as_str() {
        "" => Ok(can_be),
        "yes" | "ja" if can_be => Ok(true),
        "no" | "nej" => Ok(false),
        _ if can_be => Err(unknown("computable", text, ["yes", "no"])),
        _ => Err(unknown("computable", text, ["no"])),
    }
}

/// `denmark`, `region:NAME`, `municipality:NAME`, or two regions `versus` two others.
pub(super) fn scope(text: &str, comparison: Comparison, places: &Places) -> Result<Scope, Fault> {
    let is_pair = comparison == Comparison::Alike;
    let pairs = text.split_once(" versus ");
    if let Some((pair, against)) = pairs.filter(|_| is_pair) {
        return Ok(Scope::Versus(two_regions(pair)?, two_regions(against)?));
    }
    if is_pair {
        let example =
            "region:midtjylland region:syddanmark versus region:hovedstaden region:sjælland";
        return Err(Fault::UnknownValue {
            key: "scope".to_owned(),
            found: text.to_owned(),
            expected: example.to_owned(),
        });
    }
    let kinds = ["denmark", "region:sjælland", "municipality:køge"];
    match text.split_once(':') {
        None if text.is_empty() || text.eq_ignore_ascii_case("denmark") => Ok(Scope::Denmark),
        Some(("region", _)) => region(text).map(Scope::Region),
        Some(("municipality", name)) => {
            let place = places.find(Raw::new(name).trimmed());
            let code = place.and_then(|place| places.get(place).code);
            code.map(Scope::Municipality).ok_or_else(|| {
                let of = |id| format!("municipality:{}", places.get(id).name.as_raw().lossless());
                let known = places.ids().filter(|id| places.is_municipality(*id));
                let known: Vec<_> = known.map(of).collect();
                unknown("scope", text, known.iter().map(String::as_str))
            })
        }
        Some(_) | None => Err(unknown("scope", text, kinds)),
    }
}

fn region(text: &str) -> Result<Region, Fault> {
    let name = text.strip_prefix("region:");
    name.and_then(Region::of_token).ok_or_else(|| {
        let words: Vec<_> = with_key::<Region>("region");
        unknown("scope", text, words.iter().map(String::as_str))
    })
}

fn two_regions(text: &str) -> Result<[Region; 2], Fault> {
    let mut names = text.split_whitespace();
    match (names.next(), names.next(), names.next()) {
        (Some(one), Some(two), None) => Ok([region(one)?, region(two)?]),
        _ => Err(unknown(
            "scope",
            text,
            ["region:midtjylland region:syddanmark"],
        )),
    }
}

pub(super) fn with_key<T: Token>(key: &str) -> Vec<String> {
    T::TOKENS
        .iter()
        .map(|(word, _)| format!("{key}:{word}"))
        .collect()
}

/// The bases that a quantity can have, the usual one first.
fn bases(quantity: Quantity) -> &'static [(&'static str, [Side; 2])] {
    use Side::{Everyone, National, Reported, Responding};
    match quantity {
        Quantity::Municipalities => &[
            ("responding", [Responding, Responding]),
            ("everyone", [Everyone, Everyone]),
        ],
        Quantity::Population => &[
            ("everyone", [Everyone, Everyone]),
            ("responding", [Responding, Responding]),
        ],
        Quantity::Initiatives
        | Quantity::GrossExpenditure
        | Quantity::GrossIncome
        | Quantity::NetExpenditure => &[
            ("reported", [Reported, Reported]),
            ("national", [National, National]),
        ],
        Quantity::PerInhabitant => &[
            ("reported/responding", [Reported, Responding]),
            ("reported/everyone", [Reported, Everyone]),
            ("national/everyone", [National, Everyone]),
        ],
        Quantity::PerInitiative => &[
            ("reported/reported", [Reported, Reported]),
            ("reported", [Reported, Reported]),
            ("national/reported", [National, Reported]),
            ("national/national", [National, National]),
            ("national", [National, National]),
        ],
        Quantity::ShareOfPopulation => &[
            ("responding/everyone", [Responding, Everyone]),
            ("responding", [Responding, Responding]),
        ],
        Quantity::ShareOfGrossExpenditure
        | Quantity::ShareOfGrossIncome
        | Quantity::ShareOfInitiatives
        | Quantity::ShareOfAreaInitiatives => &[
            ("reported", [Reported, Reported]),
            ("reported/reported", [Reported, Reported]),
        ],
        Quantity::Immigrants
        | Quantity::ShareOfImmigrants
        | Quantity::NonWestern
        | Quantity::Menapt => &[("everyone", [Everyone, Everyone])],
    }
}

pub(super) fn basis(text: &str, quantity: Quantity) -> Result<Basis, Fault> {
    let bases = bases(quantity);
    let mut known = bases.iter();
    let found = known.find(|known| text.is_empty() || text.eq_ignore_ascii_case(known.0));
    found
        .map(|(_, [over, under])| Basis::ratio(*over, *under))
        .ok_or_else(|| unknown("basis", text, bases.iter().map(|known| known.0)))
}

pub(super) fn unit(text: &str, quantity: Quantity) -> Result<Unit, Fault> {
    let units: &[Unit] = match quantity {
        Quantity::Municipalities | Quantity::Initiatives => &[Unit::Count],
        Quantity::Population | Quantity::Immigrants | Quantity::NonWestern | Quantity::Menapt => {
            &[Unit::Persons]
        }
        Quantity::GrossExpenditure
        | Quantity::GrossIncome
        | Quantity::NetExpenditure
        | Quantity::PerInhabitant
        | Quantity::PerInitiative => &[Unit::Kroner, Unit::Thousands, Unit::Millions],
        Quantity::ShareOfPopulation
        | Quantity::ShareOfGrossExpenditure
        | Quantity::ShareOfGrossIncome
        | Quantity::ShareOfInitiatives
        | Quantity::ShareOfAreaInitiatives
        | Quantity::ShareOfImmigrants => &[Unit::Percent],
    };
    let found = Unit::of_token(text).filter(|unit| units.contains(unit));
    found.ok_or_else(|| unknown("unit", text, units.iter().map(|unit| unit.token())))
}

/// A number as printed: with a decimal point or comma and no thousands mark. `1.234` is not guessed to be a thousand:
/// it is refused by its precision.
pub(super) fn number(text: &str) -> Option<Decimal> {
    let plain = text.strip_prefix('-').unwrap_or(text);
    let is_plain = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let marks = plain.matches(['.', ',']).count();
    let is_number = plain.chars().all(is_plain)
        && marks <= 1
        && plain.starts_with(|c: char| c.is_ascii_digit())
        && plain.ends_with(|c: char| c.is_ascii_digit());
    is_number
        .then(|| Decimal::from_str_exact(&text.replace(',', ".")).ok())
        .flatten()
}

/// A value or precision: a number where one is printed, nothing where the comparison is in words.
pub(super) fn printed(
    heading: &str,
    text: &str,
    is_printed: bool,
    computable: bool,
) -> Result<Option<Decimal>, Fault> {
    let example = if heading == "value" { "318" } else { "1" };
    match (text, is_printed) {
        ("", false) => Ok(None),
        ("", true) if !computable => Ok(None),
        ("", true) => Err(Fault::Missing(heading.to_owned())),
        (_, false) => Err(Fault::UnknownValue {
            key: heading.to_owned(),
            found: text.to_owned(),
            expected: "\"\"".to_owned(),
        }),
        (text, true) => match number(text) {
            Some(number) => Ok(Some(number)),
            None => Err(unknown(heading, text, [example, "14.1", "0"])),
        },
    }
}

/// What is wrong with a value that is not rounded to its own precision, with the two nearest that are.
pub(super) fn unrounded(value: Decimal, precision: Decimal) -> Option<Fault> {
    if precision.is_zero() {
        return None;
    }
    let over = value.checked_rem(precision)?;
    if over.is_zero() {
        return None;
    }
    let below = value - over;
    Some(Fault::UnknownValue {
        key: "value".to_owned(),
        found: value.to_string(),
        expected: format!(
            "{}, {}",
            below.normalize(),
            below.checked_add(precision)?.normalize()
        ),
    })
}

/// `22-pl` or `2022-pl`; empty where it is not said.
pub(super) fn price_level(text: &str) -> Result<Option<Year>, Fault> {
    if text.is_empty() {
        return Ok(None);
    }
    let level = price::level(text);
    level
        .map(Some)
        .ok_or_else(|| unknown("price_level", text, ["22-pl"]))
}
