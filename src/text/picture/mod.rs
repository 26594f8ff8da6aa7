//! Words of pictures: titles, units of the axis, the legend, and why a picture is empty.

mod da;
mod en;

use crate::domain::dataset::Dataset;
use crate::query::answer::Answer;
use crate::query::denominator::Denominator;
use crate::query::measure::{Measure, Per, Unit};
use crate::query::view::{Grouping, View};
use crate::text::words::{With1, With2};
use crate::text::{Lang, Language};

/// Words of pictures.
#[derive(Debug)]
pub struct PictureWords {
    /// A measure by region, municipality, policy area; and of single initiatives.
    title: [With1; 4],
    /// Units of an axis: kroner per inhabitant, per immigrant or descendant, millions, thousands, initiatives, percent.
    units: [&'static str; 6],
    /// Above and below the average.
    pub standings: [&'static str; 2],
    /// A small population.
    pub small: With1,
    /// A bar that goes on outside the axis.
    pub clipped: &'static str,
    /// No response.
    pub silent: &'static str,
    /// No figure.
    pub none: &'static str,
    /// At least; about.
    pub missing: [&'static str; 2],
    /// An axis of square roots.
    pub root: &'static str,
    /// So many rows of all are shown.
    pub first: With2,
    /// Rows without kroner or response that are not shown.
    pub hidden: With1,
    /// Nothing is selected; the data has no initiatives; no row is shown.
    empty: [&'static str; 3],
    /// What emptied the selection, and how many initiatives there would be without it.
    empty_without: With2,
    /// What the picture is, for those who do not see it: a bar chart of so many rows.
    pub description: With1,
    /// What a picture of the screen is.
    pub screen: &'static str,
    /// `--format` of a printed screen.
    pub arg_format: &'static str,
    /// Pictures of dots are not built in.
    pub no_dots: &'static str,
}

/// The words of pictures.
#[must_use]
pub fn words(lang: Lang) -> &'static PictureWords {
    match lang {
        Lang::Da => &da::PICTURE,
        Lang::En => &en::PICTURE,
    }
}

impl Language {
    /// The words of pictures.
    #[must_use]
    pub fn picture(&self) -> &'static PictureWords {
        words(self.numbers.lang())
    }

    /// The title of a picture: the measure, and by what it is shown.
    #[must_use]
    pub fn picture_title(&self, grouping: Grouping, measure: Measure) -> String {
        let [region, municipality, area, initiative] = self.picture().title;
        let say = match grouping {
            Grouping::Region => region,
            Grouping::Municipality => municipality,
            Grouping::Area => area,
            Grouping::Initiative => initiative,
        };
        let said = say(self.measure(measure));
        let mut letters = said.chars();
        let first = letters.next().map(char::to_uppercase);
        first.into_iter().flatten().chain(letters).collect()
    }

    /// The unit of the axis in full.
    #[must_use]
    pub fn axis_unit(&self, measure: Measure) -> &'static str {
        let [
            inhabitant,
            immigrant,
            millions,
            thousands,
            initiatives,
            percent,
        ] = self.picture().units;
        match (measure.unit(), measure.per) {
            (Unit::KronerPerHead, Per::Immigrant) => immigrant,
            (Unit::KronerPerHead, _) => inhabitant,
            (Unit::Kroner, Per::Initiative) => thousands,
            (Unit::Kroner, _) => millions,
            (Unit::Count, _) => initiatives,
            (Unit::Percent, _) => percent,
        }
    }

    /// What the kroner are: accounts year and price level, and whose people they are divided by.
    #[must_use]
    pub fn picture_basis(&self, view: &View, data: &Dataset, answer: &Answer) -> Option<String> {
        let is_divided = view.grouping != Grouping::Initiative && view.measure.is_per_head();
        let people = is_divided
            .then(|| view.denominator(data).ok())
            .flatten()
            .map(|days: Denominator| self.denominator(&days));
        let accounts = self.accounts_of(view, data, answer);
        let said: Vec<_> = accounts.into_iter().chain(people).collect();
        (!said.is_empty()).then(|| said.join(" · "))
    }

    /// Why there is no row.
    #[must_use]
    pub fn picture_empty(&self, data: &Dataset, answer: &Answer) -> Vec<String> {
        let words = self.picture();
        let [unselected, without, unshown] = words.empty;
        let mut said = Vec::new();
        if data.is_empty() {
            said.push(without.to_owned());
        } else if answer.totals.sum.tally.rows == 0 {
            said.push(unselected.to_owned());
        } else {
            said.push(unshown.to_owned());
        }
        if let Some(blame) = answer.emptied_by.as_ref().filter(|b| b.initiatives > 0) {
            let chip = self.chip(data, &blame.criterion);
            said.push((words.empty_without)(
                &chip,
                &self.numbers.count(blame.initiatives),
            ));
        }
        said
    }
}
