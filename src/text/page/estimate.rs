//! The page of the estimate: what is reported, what is predicted and from whom, with interval, bounds and the report's
//! own scaling.

use rust_decimal::Decimal;

use crate::domain::dataset::Dataset;
use crate::query::criteria::{Criteria, FacetValue};
use crate::query::estimate::{self, Estimate, Member, NoEstimate, QUANTITIES, Size, Stratum};
use crate::query::measure::{Measure, Quantity};
use crate::query::view::{Grouping, View};
use crate::text::Language;
use crate::text::estimate::{column, heading, rows};
use crate::text::page::Inputs;
use crate::text::sheet::{Line, Sheet, Tone};

pub(super) fn sheet(language: &Language, view: &View, inputs: &Inputs<'_>) -> Sheet {
    let words = &language.topic().estimate;
    let [country, selection] = words.titles;
    let title = if view.scope.is_empty() {
        country
    } else {
        selection
    };
    let mut sheet = Sheet {
        title: title.to_owned(),
        ..Sheet::default()
    };
    let estimate = match Estimate::new(view, inputs.data) {
        Ok(estimate) => estimate,
        Err(why) => {
            sheet.lead.push((words.none)(&refusal(language, &why)));
            return sheet;
        }
    };
    let page = Page {
        language,
        view,
        data: inputs.data,
        estimate: &estimate,
    };
    sheet.lead = page.lead();
    let heads = std::iter::once("").chain(words.columns);
    sheet.columns = heads
        .enumerate()
        .map(|(at, head)| column(at, head))
        .collect();
    for (column, priority) in sheet.columns.iter_mut().zip([1, 3, 1, 2, 4, 5, 6]) {
        column.priority = priority;
    }
    for quantity in page.quantities() {
        let title = (words.heading)(language.quantity(quantity));
        sheet.lines.push(heading(title, []));
        let lines = estimate.lines.iter();
        let lines = lines.filter(|line| line.quantity == quantity);
        sheet.lines.extend(lines.map(|line| page.line(line)));
    }
    sheet.lines.extend(page.strata());
    sheet.foot = page.foot();
    sheet
}

fn refusal(language: &Language, why: &NoEstimate) -> String {
    let [nobody, no_model, too_large] = language.topic().estimate.refusals;
    match why {
        NoEstimate::Withheld(why) => language.withheld(why),
        NoEstimate::NobodyResponded => nobody.to_owned(),
        NoEstimate::NoModel => no_model.to_owned(),
        NoEstimate::TooLarge => too_large.to_owned(),
    }
}

struct Page<'a> {
    language: &'a Language,
    view: &'a View,
    data: &'a Dataset,
    estimate: &'a Estimate,
}

impl Page<'_> {
    /// The view's quantity first.
    fn quantities(&self) -> Vec<Quantity> {
        let own = self.own_quantity();
        let mut quantities = vec![own];
        quantities.extend(QUANTITIES.into_iter().filter(|quantity| *quantity != own));
        quantities
    }

    fn own_quantity(&self) -> Quantity {
        match self.view.measure.quantity {
            Quantity::Gross | Quantity::Count => Quantity::Gross,
            Quantity::Income => Quantity::Income,
            Quantity::Net => Quantity::Net,
        }
    }

    fn lead(&self) -> Vec<String> {
        let words = &self.language.topic().estimate;
        let model = &self.estimate.model;
        let numbers = &self.language.numbers;
        let per_inhabitant = View {
            measure: Measure::default(),
            ..self.view.clone()
        };
        let denominator = per_inhabitant.denominator(self.data);
        let day = self.language.people_of(&denominator);
        let silent = model.silent().count() as u64;
        let mut lead = Vec::new();
        if silent == 0 {
            lead.push((words.complete)(&day));
        } else {
            let people = model.silent_people();
            let all = Decimal::from(people) + Decimal::from(model.responding);
            let share = Decimal::from(people) * Decimal::ONE_HUNDRED;
            let share = share.checked_div(all).unwrap_or_default();
            lead.push((words.basis)([
                &numbers.count(u64::from(model.responded)),
                &numbers.count(silent),
                &numbers.count(people),
                &numbers.percent(share),
                &day,
            ]));
            let [small, city] = self.limits();
            let weight = numbers.count(u64::from(estimate::SHARED));
            let cities = (words.cities)(&self.language.names(self.data, &model.cities));
            let cities = (!model.cities.is_empty()).then_some(cities);
            let method = (words.method)(&small, &city, &weight);
            lead.push(
                std::iter::once(method)
                    .chain(cities)
                    .collect::<Vec<_>>()
                    .join(" "),
            );
            lead.push(format!("{} {}", self.interval(), words.coverage));
        }
        lead.push(words.report.to_owned());
        lead.extend(self.language.constructed(self.data));
        lead
    }

    /// The interval's method and assumption.
    fn interval(&self) -> String {
        let words = &self.language.topic().estimate;
        let numbers = &self.language.numbers;
        (words.interval)(
            &estimate::LEVEL.to_string(),
            &numbers.count(estimate::DRAWS as u64),
            &self.estimate.seed.to_string(),
        )
    }

    fn limits(&self) -> [String; 2] {
        [Size::MEDIUM, Size::CITY].map(|limit| self.language.numbers.count(limit))
    }

    fn line(&self, line: &estimate::Line) -> Line {
        let million = |kroner| self.language.kroner(kroner, false);
        let added = &line.added;
        let (low, high) = (line.with(added.low), line.with(added.high));
        let name = match line.area {
            None => self.language.topic().total.to_owned(),
            Some(area) => self.language.area(area),
        };
        let mut behind = rows(self.view, Grouping::Initiative);
        if let Some(area) = line.area {
            let value = FacetValue::Area(area);
            behind.filter.set(value, false);
        } else {
            behind.grouping = Grouping::Municipality;
        }
        Line {
            cells: vec![
                name,
                million(line.reported),
                million(line.estimate()),
                format!("{}–{}", million(low), million(high)),
                million(line.with(added.scaled)),
                million(line.with(added.at_median)),
                million(line.with(added.at_mean)),
            ],
            tone: Tone::Plain,
            detail: self.detail(line),
            view: Some(behind),
        }
    }

    fn detail(&self, line: &estimate::Line) -> Vec<(String, String)> {
        let words = &self.language.topic().estimate;
        let numbers = &self.language.numbers;
        let kroner = |kroner| self.language.in_full(kroner);
        let [sum, interval, scaled, bounds, strata] = words.labels;
        let added = &line.added;
        let people = self.estimate.model.silent_people();
        let mut detail = vec![(
            sum.to_owned(),
            (words.sum)(
                &kroner(line.reported),
                &kroner(added.stratified),
                &kroner(line.estimate()),
            ),
        )];
        if people > 0 {
            let parts = self.estimate.model.strata.iter().zip(&line.strata);
            let parts = parts.map(|(stratum, part)| {
                let people = numbers.count(stratum.people());
                (words.part)(&self.name(stratum), &people, &kroner(*part))
            });
            let parts = parts.collect::<Vec<_>>().join("; ");
            let ends = (words.ends)(
                &kroner(line.with(added.low)),
                &kroner(line.with(added.high)),
            );
            let rate = |added: Decimal| {
                let rate = added.checked_div(Decimal::from(people));
                numbers.kr_per(rate.unwrap_or_default())
            };
            detail.extend([
                (strata.to_owned(), parts),
                (interval.to_owned(), format!("{ends}: {}", self.interval())),
                (scaled.to_owned(), self.scaled(line)),
                (
                    bounds.to_owned(),
                    (words.bounds)([
                        &kroner(line.reported),
                        &rate(added.at_median),
                        &kroner(line.with(added.at_median)),
                        &rate(added.at_mean),
                        &kroner(line.with(added.at_mean)),
                    ]),
                ),
            ]);
        }
        if line.missing > 0 {
            let [.., note] = self.language.topic().labels;
            let missing = (words.missing)(&numbers.count(line.missing));
            detail.push((note.to_owned(), missing));
        }
        detail
    }

    /// The report's scaling in kroner.
    fn scaled(&self, line: &estimate::Line) -> String {
        let words = &self.language.topic().estimate;
        let numbers = &self.language.numbers;
        let responding = self.estimate.model.responding;
        let everybody = responding.saturating_add(self.estimate.model.silent_people());
        let counted = line.reported.saturating_sub(line.left_out);
        let result = counted.saturating_add(line.added.scaled);
        let scaled = (words.scaled)([
            &self.language.in_full(counted),
            &numbers.count(everybody),
            &numbers.count(responding),
            &self.language.in_full(result),
        ]);
        if line.left_out.is_zero() {
            return scaled;
        }
        let left_out = (words.unscaled)(&self.language.in_full(line.left_out));
        format!("{scaled}. {left_out}")
    }

    fn name(&self, stratum: &Stratum) -> String {
        let words = &self.language.topic().estimate;
        let [small, medium, city] = words.sizes;
        let size = match stratum.size {
            Size::Small => small,
            Size::Medium => medium,
            Size::City => city,
        };
        let [from, to] = self.limits();
        let region = stratum
            .region
            .map_or(words.no_region, |region| region.name());
        (words.stratum)(region, &size(&from, &to))
    }

    /// Who is predicted: a line for each region and size, in the view's quantity.
    fn strata(&self) -> Vec<Line> {
        let words = &self.language.topic().estimate;
        let own = self.own_quantity();
        let Some(total) = self.estimate.line(own, None) else {
            return Vec::new();
        };
        if total.strata.is_empty() {
            return Vec::new();
        }
        let title = (words.who)(self.language.quantity(own));
        let mut lines = vec![heading(title, [])];
        let parts = self.estimate.model.strata.iter().zip(&total.strata);
        lines.extend(parts.map(|(stratum, part)| self.stratum(stratum, *part)));
        lines
    }

    fn stratum(&self, stratum: &Stratum, part: Decimal) -> Line {
        let words = &self.language.topic().estimate;
        let numbers = &self.language.numbers;
        let members = &self.estimate.model.members;
        let own: Vec<_> = stratum.own.iter().map(|at| members[*at]).collect();
        let places = |members: &[Member]| {
            members
                .iter()
                .map(|member| member.place)
                .collect::<Vec<_>>()
        };
        let [predicted, silent, likened] = words.stratum_labels;
        let formula = (words.predicted)(
            &numbers.count(stratum.people()),
            &numbers.count(own.len() as u64),
            &self.language.in_full(part),
        );
        let named = |members: &[Member]| {
            let names = members.iter().map(|member| {
                let people = numbers.count(member.people);
                let people = (self.language.topic().inhabitants)(&people);
                format!(
                    "{} ({people})",
                    self.language.place(self.data, member.place)
                )
            });
            names.collect::<Vec<_>>().join(", ")
        };
        let alike = if own.is_empty() {
            words.no_own.to_owned()
        } else {
            named(&own)
        };
        let mut behind = rows(self.view, Grouping::Municipality);
        behind.scope = Criteria::default();
        for place in places(&stratum.silent).into_iter().chain(places(&own)) {
            behind.scope.set(FacetValue::Municipality(place), false);
        }
        let silent_names = self.language.names(self.data, &places(&stratum.silent));
        Line {
            cells: vec![
                format!("{}: {silent_names}", self.name(stratum)),
                String::new(),
                self.language.kroner(part, false),
            ],
            tone: Tone::Plain,
            detail: vec![
                (predicted.to_owned(), formula),
                (silent.to_owned(), named(&stratum.silent)),
                (likened.to_owned(), alike),
            ],
            view: Some(behind),
        }
    }

    fn foot(&self) -> Vec<String> {
        let words = &self.language.topic().estimate;
        let model = &self.estimate.model;
        let mut foot = Vec::new();
        if !model.unknown.is_empty() {
            let count = self.language.numbers.count(model.unknown.len() as u64);
            let names = self.language.names(self.data, &model.unknown);
            foot.push((words.unknown)(&count, &names));
        }
        let named = [
            (words.reporting, &model.reporting),
            (words.uncounted, &model.uncounted),
        ];
        let named = named.into_iter().filter(|(_, places)| !places.is_empty());
        foot.extend(named.map(|(say, places)| say(&self.language.names(self.data, places))));
        if !model.strata.is_empty() {
            foot.push(words.areas.to_owned());
        }
        foot
    }
}
