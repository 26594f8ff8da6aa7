//! From flags to a view.

use rust_decimal::Decimal;

use crate::domain::dataset::Dataset;
use crate::domain::place::Date;
use crate::query::criteria::Facet;
use crate::query::view::{Presentation, View};
use crate::text::Language;
use crate::text::flag::candidate::{Candidate, Typed, resolve, split};
use crate::text::flag::refusal::{Refusal, Why};
use crate::text::flag::{Arity, Flag, Given, keyword};

impl Language {
    /// The view that flags ask for, on top of the default one. Those that may stand several times keep their order.
    ///
    /// # Errors
    /// [`Refusal`] for the first value that is none of its flag, with those that may be meant.
    pub fn view(&self, given: &[Given], data: &Dataset) -> Result<View, Refusal> {
        let mut view = View::default();
        let mut descending = None;
        for one in given {
            let refused = |why| Refusal {
                flag: one.flag,
                typed: one.value.clone(),
                why,
            };
            match (one.flag, one.flag.arity()) {
                (Flag::Asc, _) => descending = Some(false),
                (Flag::Desc, _) => descending = Some(true),
                (_, Arity::Many(facet)) => self.choose(&mut view, facet, one, data)?,
                (_, Arity::Rows) => self.pin(&mut view.pins, one, data)?,
                (_, Arity::One | Arity::Switch) => {
                    set(&mut view, one, data).map_err(refused)?;
                }
            }
        }
        let natural = view.order.key.largest_first();
        view.order.descending = descending.unwrap_or(natural);
        Ok(view)
    }

    fn choose(
        &self,
        view: &mut View,
        facet: Facet,
        one: &Given,
        data: &Dataset,
    ) -> Result<(), Refusal> {
        for typed in split(&one.value, matches!(facet, Facet::Gross | Facet::Share)) {
            let value = self.typed_value(facet, data, &typed);
            let value = value.map_err(|why| Refusal {
                flag: one.flag,
                typed: typed.text,
                why,
            })?;
            let criteria = view.criteria_mut(&value);
            criteria.set(value, typed.is_excluded);
        }
        Ok(())
    }
}

/// The word that is printed for the measure of a typed value, which no data decides.
///
/// # Errors
/// Why it is none.
pub fn measure(text: &str) -> Result<String, Why> {
    printed(&keyword::measures(), text)
}

/// The word that is printed for the reference of a typed value, which no data decides.
///
/// # Errors
/// Why it is none.
pub fn reference(text: &str) -> Result<String, Why> {
    printed(&keyword::references(), text)
}

fn printed<T: Clone + PartialEq>(candidates: &[Candidate<T>], text: &str) -> Result<String, Why> {
    let meant = word(candidates, text)?;
    let mut candidates = candidates.iter();
    let found = candidates.find(|candidate| candidate.value == meant);
    let name = found.and_then(|candidate| candidate.names.first().cloned());
    name.ok_or(Why::Missing)
}

/// Sets what a flag that stands once says.
fn set(view: &mut View, one: &Given, data: &Dataset) -> Result<(), Why> {
    let text = one.value.as_str();
    match one.flag {
        Flag::By => view.grouping = word(&keyword::groupings(), text)?,
        Flag::Measure => view.measure = word(&keyword::measures(), text)?,
        Flag::Reference => view.reference = word(&keyword::references(), text)?,
        Flag::Population => view.population = date(text, data)?,
        Flag::Sort => view.order.key = word(&keyword::orders(), text)?,
        Flag::AboveAverage => view.conditions.above_only = true,
        Flag::ShowEmpty => view.conditions.hide_empty = false,
        Flag::As => view.presentation = Presentation::Bars(word(&keyword::scales(), text)?),
        Flag::Page => view.page = word(&keyword::pages(), text)?,
        Flag::Above => view.thresholds.above = kroner(text)?,
        Flag::Below => view.thresholds.below = kroner(text)?,
        Flag::Asc
        | Flag::Desc
        | Flag::Region
        | Flag::Municipality
        | Flag::Group
        | Flag::Response
        | Flag::Area
        | Flag::Primary
        | Flag::Secondary
        | Flag::Finance
        | Flag::LegalBasis
        | Flag::Year
        | Flag::Gross
        | Flag::Share
        | Flag::Words
        | Flag::Rule
        | Flag::Pin => {}
    }
    Ok(())
}

fn word<T: Clone + PartialEq>(candidates: &[Candidate<T>], text: &str) -> Result<T, Why> {
    let typed = Typed {
        text: text.trim().to_owned(),
        is_quoted: false,
        is_excluded: false,
    };
    resolve(candidates, &typed, |_| None)
}

/// A date of the data's populations, or the 1 January of a year among them.
fn date(text: &str, data: &Dataset) -> Result<Date, Why> {
    let dates = data.places().population_dates();
    let candidates = dates
        .iter()
        .map(|date| Candidate::keyword(*date, [date.to_string()]));
    let parsed = Date::parse(text.trim()).filter(|date| dates.contains(date));
    let all = || dates.iter().map(ToString::to_string).collect();
    // No date is near another one: all are named.
    parsed.map_or_else(
        || {
            word(&candidates.collect::<Vec<_>>(), text).map_err(|why| match why {
                Why::Unknown(_) => Why::NoSuch(all()),
                why => why,
            })
        },
        Ok,
    )
}

fn kroner(text: &str) -> Result<Decimal, Why> {
    let text = text.trim().replace(',', ".");
    Decimal::from_str_exact(&text).map_err(|_| Why::Number)
}
