//! The rows that changed, came, went or may have been renamed; responses and columns.

use rust_decimal::Decimal;

use crate::domain::against::Rename;
use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, RowId};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::query::criteria::FacetValue;
use crate::query::diff::{Change, Pair, Proposal, ResponseChange, SpotId, Uncompared, changes};
use crate::query::view::{Grouping, View};
use crate::text::change::heading;
use crate::text::page::changes::{Extent, Writer, cut};
use crate::text::sheet::{Line, Tone};

/// What was found in the selection, by municipality.
pub(super) struct Found<'a> {
    unchanged: usize,
    changed: Vec<&'a Pair>,
    added: Vec<RowId>,
    removed: Vec<RowId>,
    /// The likeliest first.
    proposed: Vec<&'a Proposal>,
    uncompared: Vec<&'a Uncompared>,
    responses: Vec<&'a ResponseChange>,
}

const OLD: usize = 0;
const NEW: usize = 1;

impl<'a> Writer<'a> {
    pub(super) fn found(&self) -> Found<'a> {
        let diff = self.diff;
        let is_in = |side: usize, row: RowId| self.asked[side].failures(row).is_empty();
        let is_in_one = |old, new| is_in(OLD, old) || is_in(NEW, new);
        let pairs = diff.pairs.iter();
        let pairs = pairs.filter(|pair| is_in_one(pair.old, pair.new));
        let (mut changed, unchanged): (Vec<_>, Vec<_>) =
            pairs.partition(|pair| !pair.changes.is_empty());
        changed.sort_by_key(|pair| (self.spot(NEW, pair.new), pair.new));
        let rows = |side: usize, rows: &[RowId]| {
            let rows = rows.iter().copied();
            let mut rows: Vec<_> = rows.filter(|row| is_in(side, *row)).collect();
            rows.sort_by_key(|row| (self.spot(side, *row), *row));
            rows
        };
        let is_here = |spot: SpotId| {
            let place = diff.spots.get(spot).new;
            place.is_none_or(|place| self.asked[NEW].in_scope(place))
        };
        Found {
            unchanged: unchanged.len(),
            changed,
            added: rows(NEW, &diff.added),
            removed: rows(OLD, &diff.removed),
            proposed: diff
                .proposals
                .iter()
                .filter(|found| is_in_one(found.old, found.new))
                .collect(),
            uncompared: diff
                .uncompared
                .iter()
                .filter(|it| is_here(it.spot))
                .collect(),
            responses: diff
                .responses
                .iter()
                .filter(|it| is_here(it.spot))
                .collect(),
        }
    }

    pub(super) fn lead(&mut self, found: &Found<'_>) {
        let count = |n: usize| self.language.numbers.count(n as u64);
        let numbers = [
            count(found.unchanged),
            count(found.changed.len()),
            count(found.added.len()),
            count(found.removed.len()),
            count(found.proposed.len()),
        ];
        let lead = &mut self.changes.sheet.lead;
        lead.push((self.words.counts)(numbers.each_ref().map(String::as_str)));
        if self.diff.is_empty() {
            lead.push(self.words.none.to_owned());
        }
        if !self.diff.has_one_price_level() {
            let levels = self.diff.prices.map(|prices| self.language.levels(prices));
            lead.push((self.words.prices)(&levels[0], &levels[1]));
        }
        if !found.proposed.is_empty() && self.extent == Extent::Screen {
            lead.push(self.words.how_to_confirm.to_owned());
        }
    }

    pub(super) fn rows(&mut self, found: &Found<'a>) {
        let sections = &self.words.sections;
        self.section(sections.proposed, &found.proposed, |writer, found| {
            writer.proposal(found);
        });
        self.section(sections.proposed, &found.uncompared, |writer, found| {
            let count = |n: usize| writer.language.numbers.count(n as u64);
            let said = (writer.words.uncompared)(&count(found.removed), &count(found.added));
            let place = writer.language.spot(writer.diff, found.spot, writer.sides);
            let line = Line {
                cells: vec![place, said],
                tone: Tone::Warning,
                ..Line::default()
            };
            writer.push(line, None);
        });
        self.section(sections.changed, &found.changed, |writer, pair| {
            writer.changed(pair);
        });
        self.section(sections.added, &found.added, |writer, row| {
            writer.alone(NEW, *row);
        });
        self.section(sections.removed, &found.removed, |writer, row| {
            writer.alone(OLD, *row);
        });
        self.section(sections.responses, &found.responses, |writer, change| {
            let [old, new] = [change.old, change.new].map(|it| writer.language.responded(it));
            let place = writer.language.spot(writer.diff, change.spot, writer.sides);
            let line = Line {
                cells: vec![place, format!("{old} → {new}")],
                ..Line::default()
            };
            writer.push(line, None);
        });
        let [gone, come] = self.words.headings;
        let headings = self.diff.headings_removed.iter().map(|name| (gone, name));
        let headings = headings.chain(self.diff.headings_added.iter().map(|name| (come, name)));
        let headings: Vec<_> = headings.collect();
        self.section(sections.headings, &headings, |writer, (words, name)| {
            let line = Line {
                cells: vec![String::new(), words(&name.as_raw().shown())],
                ..Line::default()
            };
            writer.push(line, None);
        });
    }

    /// On the line of a rename: the key that decides, where there are keys.
    fn confirms(&self) -> Vec<(String, String)> {
        let said = (
            self.words.confirms.0.to_owned(),
            self.words.confirms.1.to_owned(),
        );
        let has_keys = self.extent == Extent::Screen;
        has_keys.then_some(said).into_iter().collect()
    }

    fn changed(&mut self, pair: &Pair) {
        let [old, new] = self.sides;
        let mut remark: Vec<_> = pair.changes.iter().map(heading).collect();
        let is_money = pair.changes.contains(&Change::Column(Column::Gross));
        let amounts = [old.gross(pair.old), new.gross(pair.new)];
        let rename = pair.renamed.map(|score| {
            remark.insert(0, self.words.confirmed.to_owned());
            remark.push((self.words.score)(&self.percent(score)));
            self.rename(pair.old, pair.new)
        });
        let title = self.title(NEW, pair.new);
        let mut cells = vec![self.place(NEW, pair.new), title];
        cells.extend(self.amounts(amounts, is_money));
        cells.push(remark.join(", "));
        let mut detail = self.fields(pair.old, pair.new, &pair.changes);
        if rename.is_some() {
            detail.splice(0..0, self.confirms());
        }
        let line = Line {
            cells,
            detail,
            view: Some(self.row_view(pair.new)),
            ..Line::default()
        };
        self.push(line, rename);
        self.push_fields(pair.old, pair.new, &pair.changes);
    }

    fn proposal(&mut self, found: &Proposal) {
        let [old, new] = self.sides;
        let titles = [self.title(OLD, found.old), self.title(NEW, found.new)];
        let [area, amount] = self.words.same;
        let mut remark = vec![(self.words.score)(&self.percent(found.score))];
        remark.extend(found.same_area.then(|| area.to_owned()));
        remark.extend(found.same_amount.then(|| amount.to_owned()));
        let mut cells = vec![self.place(NEW, found.new), titles.join(" → ")];
        let amounts = [old.gross(found.old), new.gross(found.new)];
        cells.extend(self.amounts(amounts, true));
        cells.push(remark.join(", "));
        let between = changes((old, found.old), (new, found.new));
        let mut detail = self.confirms();
        detail.extend(self.fields(found.old, found.new, &between));
        let line = Line {
            cells,
            detail,
            view: Some(self.row_view(found.new)),
            ..Line::default()
        };
        let rename = found.rename(old, new);
        self.push(line, Some(rename));
    }

    /// A row that only one of the versions has.
    fn alone(&mut self, side: usize, row: RowId) {
        let language = self.language;
        let data = self.sides[side];
        let amount = language.field(data.gross(row), |gross| language.numbers.thousands(gross));
        let mut cells = vec![self.place(side, row), self.title(side, row)];
        let [before, now] = if side == OLD {
            [amount, String::new()]
        } else {
            [String::new(), amount]
        };
        cells.extend([before, now, String::new(), language.area(data.area(row))]);
        let line = Line {
            cells,
            detail: vec![(String::new(), self.source(data, row))],
            view: (side == NEW).then(|| self.row_view(row)),
            ..Line::default()
        };
        self.push(line, None);
    }

    /// Before, now and the difference of gross expenditure; the difference only where kroner can be compared.
    fn amounts(&self, [old, new]: [Field<Money>; 2], is_said: bool) -> [String; 3] {
        if !is_said {
            return Default::default();
        }
        let language = self.language;
        let said = |gross| language.field(gross, |gross: Money| language.numbers.thousands(gross));
        let difference = match (old, new) {
            (Field::Given(old), Field::Given(new)) if self.diff.has_one_price_level() => {
                language.more_or_less(new - old)
            }
            _ => "–".to_owned(),
        };
        [said(old), said(new), difference]
    }

    /// Each field before and now, and where the rows stand.
    fn fields(&self, old_row: RowId, new_row: RowId, changes: &[Change]) -> Vec<(String, String)> {
        let [old, new] = self.sides;
        let field = |change: &Change| {
            let before = self.language.changed_value(old, old_row, change);
            let now = self.language.changed_value(new, new_row, change);
            (heading(change), format!("{before} → {now}"))
        };
        let mut fields: Vec<_> = changes.iter().map(field).collect();
        let sources = [self.source(old, old_row), self.source(new, new_row)];
        fields.push((String::new(), sources.join(" → ")));
        fields
    }

    /// A line for each field, where everything is written.
    fn push_fields(&mut self, old_row: RowId, new_row: RowId, changes: &[Change]) {
        if self.extent == Extent::Screen {
            return;
        }
        let [old, new] = self.sides;
        for change in changes {
            let before = cut(&self.language.changed_value(old, old_row, change));
            let now = cut(&self.language.changed_value(new, new_row, change));
            let text = format!("  {}: {before} → {now}", heading(change));
            let line = Line {
                cells: vec![String::new(), text],
                tone: Tone::Dim,
                ..Line::default()
            };
            self.push(line, None);
        }
    }

    fn rename(&self, old_row: RowId, new_row: RowId) -> Rename {
        let [old, new] = self.sides;
        let place = new.places().get(new.place(new_row)).name.as_raw();
        Rename::new(place, old.title(old_row), new.title(new_row))
    }

    /// The initiative among its municipality's, by the words of its title.
    fn row_view(&self, row: RowId) -> View {
        let data = self.sides[NEW];
        let place = FacetValue::Municipality(data.place(row));
        let title = data.title(row).shown().into_string();
        let mut view = View {
            grouping: Grouping::Initiative,
            ..self.view.cleared()
        };
        view.scope.set(place, false);
        if title.chars().any(char::is_alphanumeric) {
            view.filter.set(FacetValue::Words(title.into()), false);
        }
        view
    }

    fn spot(&self, side: usize, row: RowId) -> SpotId {
        let place = self.sides[side].place(row);
        if side == OLD {
            self.diff.spots.of_old(place)
        } else {
            self.diff.spots.of_new(place)
        }
    }

    fn place(&self, side: usize, row: RowId) -> String {
        let data = self.sides[side];
        self.language.place(data, data.place(row))
    }

    fn title(&self, side: usize, row: RowId) -> String {
        self.language
            .changed_value(self.sides[side], row, &Change::Column(Column::Title))
    }

    fn source(&self, data: &Dataset, row: RowId) -> String {
        let source = data.source(row);
        let origin = data.origins().get(usize::from(source.file));
        let file = origin.map_or_else(String::new, |origin| {
            origin.name.as_raw().shown().into_string()
        });
        let line = self.language.numbers.count(source.line.into());
        (self.words.line)(&file, &line)
    }

    fn percent(&self, thousandths: u16) -> String {
        let value = Decimal::new(thousandths.into(), 1);
        let number = self.language.numbers.decimal(value, 0);
        self.language.numbers.percent(value).replacen(
            &self.language.numbers.decimal(value, 1),
            &number,
            1,
        )
    }
}
