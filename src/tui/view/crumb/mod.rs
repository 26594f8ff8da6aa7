//! Where we are and what it adds up to: the breadcrumb, what is said of the data beside it, and the totals.

pub(super) mod badge;
mod path;
mod totals;

use ratatui::Frame;
use ratatui::text::{Line, Span};

use crate::query::answer::Answer;
use crate::query::denominator::Denominator;
use crate::query::measure::Measure;
use crate::text::year::price_level;
use crate::tui::layout::Areas;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::fit;

/// Cells that the breadcrumb keeps, whatever stands beside it.
const PATH: usize = 17;

pub(super) fn draw(model: &Model, areas: &Areas, frame: &mut Frame<'_>) {
    let row = badge::rest_after(model, areas.crumb, frame);
    let cells = usize::from(row.width);
    let path = path::path(model);
    let reserved = PATH.min(fit::width(&path) + 2);
    let (right, _) = beside(model, areas, cells, &path);
    let right = said_whole(model, right, cells);
    let right = fit::cut(&format!("{right} "), cells.saturating_sub(reserved));
    let room = cells.saturating_sub(fit::width(&right) + 1);
    let path = fit::left(&format!(" {}", path::innermost(model, path, room)), room);
    let line = vec![
        Span::styled(path, model.theme.style(Role::Strong)),
        Span::raw(" "),
        Span::raw(right),
    ];
    frame.render_widget(Line::from(line), row);
    if let Some(area) = areas.totals {
        totals::draw(model, area, frame);
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
            .saturating_sub(badge::width_of(model, areas.crumb)),
    );
    let (_, about) = beside(model, &areas, cells, &path::path(model));
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
        Some(area) if !totals::all_fits(model, answer, area) => {
            format!("{} · ", totals::covered(model, answer, true))
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

/// What stands beside the path, where the badge of the first rows leaves room for all of it.
fn said_whole(model: &Model, right: String, cells: usize) -> String {
    let has_room = fit::width(&right) + usize::from(badge::BRIEF) <= cells;
    if has_room || !model.data.is_partial() {
        right
    } else {
        String::new()
    }
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
    let [.., least] = totals::corrections(model);
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
