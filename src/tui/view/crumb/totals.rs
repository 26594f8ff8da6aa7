//! The row of totals: kroner, what they are per inhabitant, who answered, and what is wrong with a sum.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::money::Money;
use crate::query::answer::Answer;
use crate::query::denominator::Withheld;
use crate::query::measure::Measure;
use crate::tui::layout::NARROW;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::{fit, mark};

/// True when the row of totals has room for the coverage too.
pub(super) fn all_fits(model: &Model, answer: &Answer, area: Rect) -> bool {
    let [.., least] = corrections(model);
    let all = format!("{}{least}", with_coverage(model, answer, true));
    fit::width(&all) + fit::width(&first(model, area)) < usize::from(area.width)
}

/// What stands before the totals while they are of the first rows.
fn first(model: &Model, area: Rect) -> String {
    let said = model.of_first().map(|[full, least]| {
        let said = if area.width < NARROW { least } else { full };
        format!("{said}: ")
    });
    said.unwrap_or_default()
}

fn with_coverage(model: &Model, answer: &Answer, short: bool) -> String {
    format!(
        "{} · {}",
        joined(&segments(model, answer, short)),
        covered(model, answer, short)
    )
}

pub(super) fn covered(model: &Model, answer: &Answer, short: bool) -> String {
    let screen = &model.language.words.screen;
    let coverage = &answer.totals.coverage;
    let say = if short {
        screen.coverage_short
    } else {
        screen.coverage
    };
    let mut said = say(
        &coverage.with_selected().to_string(),
        &coverage.without_selected().to_string(),
        &coverage.did_not_respond.to_string(),
    );
    if coverage.unknown > 0 {
        said = format!(
            "{said} · {}",
            (screen.coverage_unknown)(&coverage.unknown.to_string())
        );
    }
    said
}

pub(super) fn draw(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let Some(answer) = model.answer.as_deref() else {
        let text = format!(" {}", model.in_their_place());
        return frame.render_widget(Line::raw(text), area);
    };
    let first = first(model, area);
    let width = usize::from(area.width).saturating_sub(1 + fit::width(&first));
    let corrections = corrections(model);
    let longest = |totals: String, room: usize, corrections: &[String]| {
        let mut said = corrections.iter().map(|said| format!("{totals}{said}"));
        said.find(|text| fit::width(text) < room)
    };
    // Shorter totals are better than corrections that are but a mark.
    let text = longest(
        with_coverage(model, answer, false),
        width,
        &corrections[..2],
    )
    .or_else(|| longest(with_coverage(model, answer, true), width + 1, &corrections))
    .or_else(|| {
        longest(
            joined(&segments(model, answer, true)),
            width + 1,
            &corrections,
        )
    })
    .unwrap_or_else(|| {
        let [.., least] = &corrections;
        let room = width.saturating_sub(fit::width(least));
        format!("{}{least}", fit::cut(&narrow(model, answer, room), room))
    });
    let line = Line::from(vec![
        Span::raw(" "),
        Span::styled(first, model.theme.style(Role::Warning)),
        Span::raw(fit::cut(&text, width)),
    ]);
    frame.render_widget(line, area);
}

/// A part of the row of totals.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Gross,
    Income,
    Net,
    PerInhabitant,
    /// Why nothing is divided.
    Withheld,
    /// Amounts that are missing from the sums.
    Missing,
    /// Initiatives that are in the sums and not in what is divided.
    LeftOut,
}

fn joined(segments: &[(Part, String)]) -> String {
    let texts: Vec<_> = segments.iter().map(|(_, text)| text.as_str()).collect();
    texts.join(" · ")
}

/// The totals in a row too narrow for all of them. What is wrong with a sum matters more than the sum, and net is
/// what the others come to; it also carries their unit.
fn narrow(model: &Model, answer: &Answer, width: usize) -> String {
    let mut segments = segments(model, answer, true);
    for part in [
        Part::Income,
        Part::Gross,
        Part::LeftOut,
        Part::PerInhabitant,
        Part::Net,
    ] {
        if fit::width(&joined(&segments)) <= width {
            break;
        }
        if part == Part::LeftOut {
            let rows = answer.totals.sum.left_out().rows;
            let rows = model.language.numbers.count(rows);
            let short = (model.language.words.screen.left_out_short)(&rows);
            for (_, text) in segments.iter_mut().filter(|(other, _)| *other == part) {
                text.clone_from(&short);
            }
        } else {
            segments.retain(|(other, _)| *other != part);
        }
    }
    joined(&segments)
}

/// Gross, income and net; the last with their unit.
fn kroner(model: &Model, answer: &Answer, short: bool) -> Vec<(Part, String)> {
    let screen = &model.language.words.screen;
    let million = |money: Option<Money>, short: bool| {
        let number = money.map(|money| model.language.numbers.millions(money));
        let number = number.map(|number| {
            if short {
                number
            } else {
                (screen.million)(&number)
            }
        });
        number.unwrap_or_else(|| "–".to_owned())
    };
    let [gross, income, net] = answer.totals.sum.said();
    [
        (Part::Gross, screen.gross, gross, short),
        (Part::Income, screen.income, income, short),
        (Part::Net, screen.net, net, false),
    ]
    .map(|(part, name, money, short)| (part, format!("{name} {}", million(money, short))))
    .into()
}

/// Why nothing is divided: in full where the row has room behind what stands in it.
fn withheld(model: &Model, why: &Withheld, used: usize) -> String {
    let said = model.language.withheld(why);
    let room = model.areas().and_then(|areas| areas.totals);
    let room = room.map_or(0, |area| usize::from(area.width));
    if used + fit::width(" · ") + 1 + fit::width(&said) < room {
        said
    } else {
        model.language.withheld_short(why).to_owned()
    }
}

/// The totals, in full or as short as they can be said.
fn segments(model: &Model, answer: &Answer, short: bool) -> Vec<(Part, String)> {
    let screen = &model.language.words.screen;
    let totals = &answer.totals;
    let tally = &totals.sum.tally;
    let why = answer.withheld.as_ref();
    if tally.prices.is_mixed() {
        return Vec::from_iter(why.map(|why| (Part::Withheld, model.language.withheld(why))));
    }
    let mut segments = kroner(model, answer, short);
    let per_inhabitant = totals.per_inhabitant.map_or_else(
        || "–".to_owned(),
        |value| model.language.value(Measure::default(), value),
    );
    segments.push((
        Part::PerInhabitant,
        (screen.per_inhabitant)(&per_inhabitant),
    ));
    if let Some(why) = why {
        let used = fit::width(&joined(&segments));
        let said = withheld(model, why, used);
        segments.push((Part::Withheld, said));
    }
    let missing = tally.missing();
    if missing > 0 {
        let missing = model.language.numbers.count(missing);
        segments.push((Part::Missing, (screen.at_least)(&missing)));
    }
    let left_out = totals.sum.left_out();
    // Where nothing divides, the reason says it of all of them.
    let divided = model.view().denominator(&model.data).is_ok();
    if left_out.rows > 0 && divided {
        let rows = model.language.numbers.count(left_out.rows);
        let gross = model.language.millions(left_out.gross);
        segments.push((Part::LeftOut, (screen.left_out)(&rows, &gross)));
    }
    segments
}

/// How many corrections were applied to the whole data set, in full and ever shorter, each behind its separator; the
/// shortest is the mark of the list and a number. One that moves an initiative out of the selection touches its sums
/// too, so the selection does not count.
pub(super) fn corrections(model: &Model) -> [String; 3] {
    let corrections = model.data.corrections();
    let applied = corrections.applied().count() as u64;
    let refused = corrections.refused().count() as u64;
    let language = &model.language;
    let Some(full) = language.corrections_said(applied, refused) else {
        return Default::default();
    };
    let words = language.corrections_said(applied, 0);
    let count = language.numbers.count(applied);
    let least = format!("{}{count}", mark::CORRECTED);
    [full, words.unwrap_or_else(|| least.clone()), least].map(|said| format!(" · {said}"))
}
