//! The comparison of pinned rows in words: as a sheet to be printed, and the names and notes that the screen draws with
//! its bars.

mod da;
mod en;

use crate::domain::dataset::Dataset;
use crate::query::comparison::{Cell, Comparison, Line};
use crate::query::coverage::State;
use crate::query::group::Key;
use crate::query::measure::{Measure, Per};
use crate::query::reference::Reference;
use crate::query::view::{Grouping, View};
use crate::text::listing::mark;
use crate::text::name::at;
use crate::text::sheet::{self, Align, Column, Sheet};
use crate::text::words::{With1, With2};
use crate::text::{Lang, Language};

/// Words of the comparison.
#[derive(Debug)]
pub struct ComparisonWords {
    /// The title, with the measure.
    pub title: With1,
    /// The line of all of each pin.
    pub total: &'static str,
    /// The averages, in the order of [`Reference::ALL`], at most 16 cells.
    pub averages: [&'static str; 7],
    /// An average as a column head, at most 6 cells.
    pub average: &'static str,
    /// What the line in a bar is: the character, and the average.
    pub line_is: With2,
    /// Pinned places are whole, whatever the scope.
    pub whole: &'static str,
    /// Shares are of each pin's own sum.
    pub shares: &'static str,
    /// Who has no figure because nobody responded.
    pub silent: With1,
    /// One row is pinned; the key that pins another.
    pub one: With2,
    /// These rows are compared; so many of the most.
    pub compared: With2,
    /// A row was let go.
    pub released: With1,
    /// As many rows are pinned as can be: their names, and the key that lets one go.
    pub full: With2,
    /// Places and policy areas are compared apart: who is pinned now, and who was let go for it.
    pub apart: With2,
    /// The municipality of an initiative.
    pub municipality: With1,
    /// The list of initiatives shows no comparison.
    pub elsewhere: &'static str,
    /// The key that shows the pane of the comparison.
    pub hidden: With1,
    /// The mark of a pinned row, explained.
    pub legend: With1,
}

impl Language {
    /// Words of the comparison.
    #[must_use]
    pub fn comparison_words(&self) -> &'static ComparisonWords {
        match self.numbers.lang() {
            Lang::Da => &da::WORDS,
            Lang::En => &en::WORDS,
        }
    }

    /// The comparison of a view's pinned rows as a table in words; `None` where there are fewer than two.
    #[must_use]
    pub fn comparison(&self, view: &View, data: &Dataset) -> Option<Sheet> {
        let comparison = view.comparison(data)?;
        let words = self.comparison_words();
        let has_average = comparison.shares_reference();
        let lines = comparison.all().map(|line| sheet::Line {
            cells: self.compared_line(view, data, line, has_average),
            ..sheet::Line::default()
        });
        Some(Sheet {
            title: (words.title)(self.measure(view.measure)),
            lead: self.comparison_lead(view, &comparison),
            columns: self.comparison_columns(view, data, &comparison),
            lines: lines.collect(),
            foot: self.comparison_notes(data, &comparison),
        })
    }

    fn comparison_columns(
        &self,
        view: &View,
        data: &Dataset,
        comparison: &Comparison,
    ) -> Vec<Column> {
        let words = self.comparison_words();
        let number = |head: String, priority| Column {
            head,
            align: Align::Right,
            priority,
            grows: false,
        };
        let mut columns = vec![Column {
            head: self.grouping_of_one(parts(comparison)).to_owned(),
            priority: 1,
            grows: true,
            ..Column::default()
        }];
        let own_averages = !comparison.shares_reference() && has_averages(comparison);
        for pin in &comparison.pins {
            columns.push(number(self.pin_name(data, *pin), 1));
            columns.extend(own_averages.then(|| number(words.average.to_owned(), 2)));
        }
        if comparison.shares_reference() {
            columns.push(number(self.average(view.reference).to_owned(), 2));
        }
        columns
    }

    fn compared_line(
        &self,
        view: &View,
        data: &Dataset,
        line: &Line,
        has_average: bool,
    ) -> Vec<String> {
        let mut cells = vec![self.part(data, line.part)];
        let average = |value| self.value(view.measure, value);
        let has_own = !has_average && line.cells.iter().any(|cell| cell.reference.is_some());
        for cell in &line.cells {
            cells.push(self.compared(view.measure, cell));
            if has_own {
                cells.push(cell.reference.map_or_else(String::new, average));
            }
        }
        if has_average {
            cells.push(line.shared_reference().map_or_else(String::new, average));
        }
        cells
    }

    /// What a comparison rests on.
    #[must_use]
    pub fn comparison_lead(&self, view: &View, comparison: &Comparison) -> Vec<String> {
        let words = self.comparison_words();
        let is_of_places = parts(comparison) == Grouping::Area;
        let whole = (is_of_places && !view.scope.is_empty()).then(|| words.whole.to_owned());
        let shares = (view.measure.per == Per::Selection).then(|| words.shares.to_owned());
        let own = !comparison.shares_reference() && has_averages(comparison);
        let average = own.then(|| {
            let name = self.average(view.reference);
            format!("{}: {name}", words.average)
        });
        let withheld = comparison.withheld.as_ref().map(|why| self.withheld(why));
        let lead = whole.into_iter().chain(shares).chain(average);
        lead.chain(withheld).collect()
    }

    /// Who of the pinned rows has no figure because nobody responded.
    #[must_use]
    pub fn comparison_notes(&self, data: &Dataset, comparison: &Comparison) -> Vec<String> {
        let cells = comparison.pins.iter().zip(&comparison.total.cells);
        let silent = cells.filter(|(_, cell)| is_silent(cell));
        let names: Vec<_> = silent.map(|(pin, _)| self.key(data, *pin)).collect();
        let said = (!names.is_empty()).then(|| names.join(", "));
        let silent = self.comparison_words().silent;
        said.iter().map(|names| silent(names)).collect()
    }

    /// A figure of a comparison, without its unit.
    #[must_use]
    pub fn compared(&self, measure: Measure, cell: &Cell) -> String {
        match cell.value {
            Some(value) => {
                let mark = mark(measure, &cell.sum.tally);
                format!("{mark}{}", self.value(measure, value))
            }
            None if is_silent(cell) => "··".to_owned(),
            None => "–".to_owned(),
        }
    }

    /// The name of a line: a policy area, a region, or the total.
    #[must_use]
    pub fn part(&self, data: &Dataset, part: Option<Key>) -> String {
        match part {
            Some(Key::Area(area)) => self.area_short(area),
            Some(part) => self.key(data, part),
            None => self.comparison_words().total.to_owned(),
        }
    }

    /// The name of a pinned row, which tells a region from a municipality.
    #[must_use]
    pub fn pin_name(&self, data: &Dataset, pin: Key) -> String {
        match pin {
            Key::Region(region) => self.region(region),
            Key::Municipality(_) | Key::Area(_) => self.key(data, pin),
        }
    }

    /// An average by its rule alone.
    #[must_use]
    pub fn average(&self, reference: Reference) -> &'static str {
        self.comparison_words().averages[at(&Reference::ALL, &reference)]
    }
}

/// What the lines are.
fn parts(comparison: &Comparison) -> Grouping {
    match comparison.pins.first() {
        Some(Key::Area(_)) => Grouping::Region,
        Some(Key::Region(_) | Key::Municipality(_)) | None => Grouping::Area,
    }
}

fn has_averages(comparison: &Comparison) -> bool {
    let [_, references] = comparison.extent();
    !references.is_empty()
}

fn is_silent(cell: &Cell) -> bool {
    cell.state == State::DidNotRespond && cell.value.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{self, Source};
    use crate::text::flag::{Flag, Given};

    fn sheet(lang: Lang, flags: &[(Flag, &str)]) -> Option<Sheet> {
        let data = load::load(&Source::default()).unwrap().dataset;
        let language = Language::new(lang).unwrap();
        let given = flags.iter().map(|(flag, value)| Given {
            flag: *flag,
            value: (*value).to_owned(),
        });
        let view = language.view(&given.collect::<Vec<_>>(), &data).unwrap();
        language.comparison(&view, &data)
    }

    fn heads(sheet: &Sheet) -> Vec<&str> {
        sheet
            .columns
            .iter()
            .map(|column| column.head.as_str())
            .collect()
    }

    #[test]
    fn every_line_has_a_cell_for_every_column() {
        for lang in Lang::ALL {
            for flags in [
                &[(Flag::Pin, "Roskilde, Ringsted")][..],
                &[(Flag::Pin, "Roskilde, Aarhus"), (Flag::Reference, "region")],
                &[
                    (Flag::Pin, "region:Sjælland, Roskilde"),
                    (Flag::Measure, "gross"),
                ],
                &[
                    (Flag::Pin, "area:social, area:kultur"),
                    (Flag::Measure, "share"),
                ],
                &[
                    (Flag::Pin, "region:Sjælland, region:Hovedstaden"),
                    (Flag::Reference, "peers"),
                ],
            ] {
                let sheet = sheet(lang, flags).unwrap();
                for line in &sheet.lines {
                    assert_eq!(line.cells.len(), sheet.columns.len(), "{flags:?}");
                }
            }
        }
    }

    #[test]
    fn one_average_is_a_column_and_several_stand_beside_their_rows() {
        let shared = sheet(Lang::Da, &[(Flag::Pin, "Roskilde, Ringsted")]).unwrap();
        assert_eq!(
            heads(&shared),
            ["Fagområde", "Roskilde", "Ringsted", "gns. Danmark"]
        );
        let flags = [(Flag::Pin, "Roskilde, Aarhus"), (Flag::Reference, "region")];
        let own = sheet(Lang::En, &flags).unwrap();
        assert_eq!(
            heads(&own),
            ["Policy area", "Roskilde", "avg.", "Aarhus", "avg."]
        );
        assert_eq!(own.lead, ["avg.: avg. own region"]);
        assert_eq!(sheet(Lang::Da, &[(Flag::Pin, "Roskilde")]), None);
    }
}
