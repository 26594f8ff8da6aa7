//! Where we are and what it adds up to: the breadcrumb and the totals.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::money::Money;
use crate::query::answer::Answer;
use crate::query::criteria::FacetValue;
use crate::query::denominator::Denominator;
use crate::query::measure::Measure;
use crate::text::command::Command;
use crate::text::year::price_level;
use crate::tui::layout::{Areas, NARROW};
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::theme::Role;
use crate::tui::view::{fit, mark};

/// Cells that the breadcrumb keeps, whatever stands beside it.
const PATH: usize = 17;
/// The row from which on the badge is said in full.
const FULL_BADGE: u16 = 120;
/// Cells of the path beside the badge of the first rows.
const BRIEF: u16 = 11;
const STEP: &str = " › ";

pub(super) fn draw(model: &Model, areas: &Areas, frame: &mut Frame<'_>) {
    let row = after_badge(model, areas.crumb, frame);
    let cells = usize::from(row.width);
    let path = path(model);
    let reserved = PATH.min(fit::width(&path) + 2);
    let (right, _) = beside(model, areas, cells, &path);
    let right = said_whole(model, right, cells);
    let right = fit::cut(&format!("{right} "), cells.saturating_sub(reserved));
    let room = cells.saturating_sub(fit::width(&right) + 1);
    let path = fit::left(&format!(" {}", innermost(model, path, room)), room);
    let line = vec![
        Span::styled(path, model.theme.style(Role::Strong)),
        Span::raw(" "),
        Span::raw(right),
    ];
    frame.render_widget(Line::from(line), row);
    if let Some(area) = areas.totals {
        draw_totals(model, area, frame);
    }
}

/// True where the row has room for the price level, with the factor that led to it.
pub(super) fn says_prices(model: &Model) -> bool {
    let Some(areas) = model.areas() else {
        return false;
    };
    let cells = usize::from(
        areas
            .crumb
            .width
            .saturating_sub(badge_width(model, areas.crumb)),
    );
    let (_, about) = beside(model, &areas, cells, &path(model));
    let has_factors = model.data.description().price_factors.iter().len() > 0;
    match about {
        Some(About::Full) => true,
        Some(About::Short) => !has_factors,
        None => false,
    }
}

/// How much of file, level and denominator the row says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Full,
    Short,
}

/// What stands beside the path, and how much it says of the data.
fn beside(model: &Model, areas: &Areas, cells: usize, path: &str) -> (String, Option<About>) {
    let Some(answer) = model.answer.as_deref() else {
        return (model.in_their_place().to_owned(), None);
    };
    let right = counted(model, answer, areas, cells);
    let [full, short] = about(model, answer).map(|about| match about.as_str() {
        "" => about,
        about => format!("{about} · "),
    });
    let coverage = match areas.totals {
        Some(area) if !all_fits(model, answer, area) => {
            format!("{} · ", covered(model, answer, true))
        }
        Some(_) | None => String::new(),
    };
    let longer = [
        (format!("{full}{coverage}{right}"), Some(About::Full)),
        (format!("{short}{coverage}{right}"), Some(About::Short)),
        (format!("{coverage}{right}"), None),
    ];
    let room = cells.saturating_sub(fit::width(path) + 4);
    let covered = longer[2].0.clone();
    let mut longer = longer.into_iter();
    if let Some(fitting) = longer.find(|(longer, _)| fit::width(longer) <= room) {
        fitting
    } else if fit::width(&covered) + PATH + 4 <= cells {
        // Who answered matters more than the outer steps of the path.
        (covered, None)
    } else {
        (right, None)
    }
}

/// Draws the badge that says why the data is not the file as it is now, and returns the rest of the row.
fn after_badge(model: &Model, row: Rect, frame: &mut Frame<'_>) -> Rect {
    let Some(text) = badge(model, row) else {
        return row;
    };
    let width = badge_width(model, row);
    let line = Line::styled(text, model.theme.style(Role::Warning));
    frame.render_widget(line, Rect { width, ..row });
    Rect {
        x: row.x + width,
        width: row.width - width,
        ..row
    }
}

/// What stands beside the path, where the badge of the first rows leaves room for all of it.
fn said_whole(model: &Model, right: String, cells: usize) -> String {
    let has_room = fit::width(&right) + usize::from(BRIEF) <= cells;
    if has_room || !model.data.is_partial() {
        right
    } else {
        String::new()
    }
}

/// Draws what must be said of the data in a row of its own, where something lies over the rest.
pub(super) fn draw_badge(model: &Model, row: Rect, frame: &mut Frame<'_>) {
    let text = said_badge(model, row.width, row.width);
    let line = Line::styled(text.unwrap_or_default(), model.theme.style(Role::Warning));
    frame.render_widget(line, row);
}

/// True where something must be said of the data whatever lies over the list.
pub(super) fn has_badge(model: &Model) -> bool {
    model.data.is_partial() || model.data.lost_prose().is_some()
}

fn badge(model: &Model, row: Rect) -> Option<String> {
    let cells = match row.width {
        FULL_BADGE.. => row.width / 3 * 2,
        NARROW.. => row.width / 2 + 2,
        _ => row.width.saturating_sub(BRIEF),
    };
    said_badge(model, cells, row.width)
}

/// The gravest thing to say of the data, in at most some cells of a row where it can be said in so few.
fn said_badge(model: &Model, cells: u16, width: u16) -> Option<String> {
    if let Some(text) = model.partial_badge(usize::from(cells).saturating_sub(4)) {
        return Some(format!(" ! {text} "));
    }
    let lost = model.data.lost_prose();
    let lost = lost.map(|why| model.language.lost_badge(&why));
    let text = match (lost, model.badge) {
        (None, None) => return None,
        (Some(words), _) => match width {
            FULL_BADGE.. => (words.full)(&model.key_of(Command::Reload)),
            NARROW.. => words.short[0].to_owned(),
            _ => words.short[1].to_owned(),
        },
        (None, Some(badge)) => {
            let [full, short, least] = model.language.words.files.badges[badge as usize];
            let text = match width {
                FULL_BADGE.. => full,
                NARROW.. => short,
                _ => least,
            };
            text.to_owned()
        }
    };
    Some(format!(" ! {text} "))
}

/// The cells that the badge takes of the row.
fn badge_width(model: &Model, row: Rect) -> u16 {
    let cells = badge(model, row).map_or(0, |text| fit::width(&text));
    u16::try_from(cells).unwrap_or(u16::MAX).min(row.width)
}

/// How many initiatives, and where no totals stand below: per inhabitant, or why that is held back.
fn counted(model: &Model, answer: &Answer, areas: &Areas, width: usize) -> String {
    let screen = &model.language.words.screen;
    let totals = &answer.totals;
    let count = |n| model.language.numbers.count(n);
    let mut counted = (screen.initiatives_of)(
        &count(totals.sum.tally.rows),
        &count(totals.all_initiatives),
    );
    let fitting = |longer: &String| fit::width(longer) + PATH <= width;
    match (&answer.withheld, totals.per_inhabitant) {
        _ if areas.totals.is_some() => {}
        (Some(why), _) => {
            let said = format!("{counted} · {}", model.language.withheld(why));
            // In a narrow window the end is cut off: the reason stands first.
            let short = || format!("{} · {counted}", model.language.withheld_short(why));
            counted = Some(said).filter(fitting).unwrap_or_else(short);
        }
        (None, Some(value)) => {
            let value = model.language.value(Measure::default(), value);
            let longer = format!("{counted} · {}", (screen.per_inhabitant)(&value));
            // A figure without its unit says nothing, so it is whole or not there.
            counted = Some(longer).filter(fitting).unwrap_or(counted);
        }
        (None, None) => {}
    }
    let filters = model.view().filter.len();
    let [.., least] = corrections(model);
    if let Some(least) = least.strip_prefix(" · ").filter(|_| areas.totals.is_none()) {
        counted = format!("{least} {counted}");
    }
    if areas.chips.is_none() && filters > 0 {
        counted = format!("{} {counted}", (screen.filters)(filters));
    }
    counted
}

/// File, accounts years, price level and denominator: in full, and as short as they can be said.
fn about(model: &Model, answer: &Answer) -> [String; 2] {
    let language = &model.language;
    let (description, screen) = (model.data.description(), &language.words.screen);
    let accounts = language.accounts_of(model.view(), &model.data, answer);
    let denominator = model.view().denominator(&model.data).ok();
    let people = denominator
        .as_ref()
        .map(|people| language.denominator(people));
    let people_short = denominator.as_ref().map(|people| match people {
        Denominator::Day(_) => language.denominator_days(people),
        Denominator::Years(_) => language.denominator(people),
    });
    let title = fit::cut(&description.title.as_raw().shown(), 30);
    let prices = price_level(&model.data, answer);
    let prices = prices.map(|level| (screen.prices)(&language.price_year(level)));
    let joined = |parts: &[Option<String>]| {
        let parts: Vec<_> = parts.iter().flatten().cloned().collect();
        parts.join(" · ")
    };
    [
        joined(&[Some(title), accounts, people]),
        joined(&[prices, people_short]),
    ]
}

/// The places of the scope, outermost first, and the initiative whose text is open.
fn path(model: &Model) -> String {
    let language = &model.language;
    let mut steps = vec![language.words.terms.denmark.to_owned()];
    // The facets of place, from the widest to the narrowest.
    let [mut groups, mut responses, mut regions, mut places] = [(); 4].map(|()| Vec::new());
    for criterion in model.view().scope.iter() {
        let value = &criterion.value;
        let (name, list) = match value {
            FacetValue::Group(_) => (language.facet_value(&model.data, value), &mut groups),
            FacetValue::Response(_) => (language.facet_value(&model.data, value), &mut responses),
            FacetValue::Region(region) => (language.region(*region), &mut regions),
            FacetValue::Municipality(place) => (language.place(&model.data, *place), &mut places),
            _ => continue,
        };
        list.push(if criterion.excluded {
            format!("≠ {name}")
        } else {
            name
        });
    }
    for list in [groups, responses, regions, places] {
        match list.as_slice() {
            [] => {}
            [one] => steps.push(one.clone()),
            [first, rest @ ..] if rest.len() > 2 => steps.push(format!("{first} +{}", rest.len())),
            several => steps.push(several.join(", ")),
        }
    }
    if let Some(Overlay::Text(_)) = model.overlay {
        steps.push(model.name(model.cursor().at));
    }
    steps.join(STEP)
}

/// The path where it fits, else its innermost place: that is where one is.
fn innermost(model: &Model, path: String, room: usize) -> String {
    let text = matches!(model.overlay, Some(Overlay::Text(_)));
    if text || fit::width(&path) < room {
        return path;
    }
    // The country goes first: everything lies in it.
    let steps: Vec<_> = path.split(STEP).collect();
    let inner = (1..steps.len()).map(|at| steps[at..].join(STEP));
    let last = steps.last().copied().unwrap_or_default();
    inner
        .into_iter()
        .find(|inner| fit::width(inner) < room)
        .unwrap_or_else(|| last.to_owned())
}

/// True when the row of totals has room for the coverage too.
fn all_fits(model: &Model, answer: &Answer, area: Rect) -> bool {
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

fn covered(model: &Model, answer: &Answer, short: bool) -> String {
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

fn draw_totals(model: &Model, area: Rect, frame: &mut Frame<'_>) {
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

/// The totals, in full or as short as they can be said.
fn segments(model: &Model, answer: &Answer, short: bool) -> Vec<(Part, String)> {
    let screen = &model.language.words.screen;
    let totals = &answer.totals;
    let tally = &totals.sum.tally;
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
    let [gross, income, net] = totals.sum.said();
    let why = answer.withheld.as_ref();
    if tally.prices.is_mixed() {
        return Vec::from_iter(why.map(|why| (Part::Withheld, model.language.withheld(why))));
    }
    let mut segments = vec![
        (
            Part::Gross,
            format!("{} {}", screen.gross, million(gross, short)),
        ),
        (
            Part::Income,
            format!("{} {}", screen.income, million(income, short)),
        ),
        (Part::Net, format!("{} {}", screen.net, million(net, false))),
    ];
    let per_inhabitant = totals.per_inhabitant.map_or_else(
        || "–".to_owned(),
        |value| model.language.value(Measure::default(), value),
    );
    segments.push((
        Part::PerInhabitant,
        (screen.per_inhabitant)(&per_inhabitant),
    ));
    if let Some(why) = why {
        let said = model.language.withheld(why);
        let room = model.areas().and_then(|areas| areas.totals);
        let room = room.map_or(0, |area| usize::from(area.width));
        let used = fit::width(&joined(&segments)) + fit::width(" · ") + 1;
        let said = if used + fit::width(&said) < room {
            said
        } else {
            model.language.withheld_short(why).to_owned()
        };
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
fn corrections(model: &Model) -> [String; 3] {
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
