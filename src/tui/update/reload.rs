//! Reading the file again: another data set under the same view, or the old one with the reason why.

use std::sync::Arc;

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::report::Report;
use crate::load::watch::{Look, Outcome, Reread};
use crate::load::{Error, Loaded, Stage};
use crate::query::carry::Carriage;
use crate::query::criteria::Criterion;
use crate::text::command::Command;
use crate::tui::asked::{Landing, Standing};
use crate::tui::model::{Badge, Model, Refusal};
use crate::tui::msg::Effect;
use crate::tui::overlay::{FilterPalette, Overlay, Problems};

/// What the key asks of the loop; where nothing can be read again it says why.
pub(super) fn ask(model: &mut Model) -> Option<Effect> {
    let words = &model.language.words.files;
    let said = match model.reread {
        Reread::Embedded => words.unreloadable[0],
        Reread::Once => words.unreloadable[1],
        Reread::Anytime if model.reload.is_some() => words.already,
        Reread::Anytime => return Some(Effect::Reload),
    };
    model.status = Some(said.to_owned());
    None
}

/// Reading has come this far.
pub fn progress(model: &mut Model, stage: Stage) {
    model.reload = Some(stage);
}

/// Reading was cancelled by the user.
pub(super) fn cancel(model: &mut Model) -> Option<Effect> {
    model.reload.take()?;
    was_cancelled(model);
    Some(Effect::CancelReload)
}

fn was_cancelled(model: &mut Model) {
    // Whether the file is another one is only known where a look at it said so.
    if model.badge == Some(Badge::Changing) {
        model.badge = Some(Badge::Stale);
    }
    model.status = Some(if model.data.is_partial() {
        let said = model.language.partial().was_stopped;
        said(&model.first_rows(), &model.key_of(Command::Reload))
    } else {
        model.language.words.files.reload_cancelled.to_owned()
    });
}

/// It is being read already, or what was cancelled has not ended yet.
pub fn wait(model: &mut Model) {
    model.status = Some(model.language.words.files.already.to_owned());
}

/// A look at the files says that they are other ones, or the same again.
pub fn look(model: &mut Model, look: Look) {
    model.badge = match look {
        Look::Missing => Some(Badge::Missing),
        Look::Changing | Look::Changed => Some(Badge::Changing),
        Look::Declined => Some(Badge::Stale),
        Look::Same => model.refusal.as_ref().map(|_| Badge::Stale),
    };
}

/// The data shown is of a file that changed while it was read for the first time.
pub fn unsettled(model: &mut Model) {
    model.badge = Some(Badge::Changing);
}

/// The file was read again. A new data set takes the place of the old one under the same view; a refusal leaves the
/// old one standing, with a badge.
pub fn finish(model: &mut Model, outcome: Outcome) {
    model.reload = None;
    let words = &model.language.words.files;
    match outcome.loaded {
        Err(Error::Cancelled) => was_cancelled(model),
        // A file that changes all the time is better whole than its first rows are.
        Ok(loaded) if !outcome.is_settled && model.data.is_partial() => {
            let _dropped = replace(model, loaded);
            model.refusal = None;
            unsettled(model);
        }
        Ok(_) | Err(_) if !outcome.is_settled => {
            unsettled(model);
            model.status = Some((words.unsettled)(&model.key_of(Command::Reload)));
        }
        Ok(loaded) => {
            let was_partial = model.data.is_partial();
            let dropped = replace(model, loaded);
            model.badge = None;
            model.refusal = None;
            let corrected = model.corrected.take();
            let said = corrected
                .into_iter()
                .chain([said(model, &dropped, was_partial)]);
            model.status = Some(said.collect::<Vec<_>>().join(" · "));
        }
        Err(error) => refuse(model, &error),
    }
}

fn refuse(model: &mut Model, error: &Error) {
    let language = &model.language;
    let words = &language.words.files;
    let (refused_at, refused_why) = if model.data.is_partial() {
        let partial = language.partial();
        (partial.refused_at, partial.refused_why)
    } else {
        (words.refused, words.refused_why)
    };
    let (line, column) = error.place();
    let mut place: Vec<_> = error
        .code()
        .map(|code| code.id().to_owned())
        .into_iter()
        .collect();
    let numbers = [line, u64::from(column)];
    for (number, say) in numbers.into_iter().zip(words.places) {
        if number > 0 {
            place.push(say(&language.numbers.count(number)));
        }
    }
    let is_missing = matches!(error, Error::Read { source, .. }
        if source.kind() == std::io::ErrorKind::NotFound);
    model.badge = Some(if is_missing {
        Badge::Missing
    } else {
        Badge::Stale
    });
    model.status = Some(refused_at(
        &place.join(", "),
        &model.key_of(Command::Problems),
    ));
    model.refusal = Some(Refusal {
        why: refused_why(&language.load_error(error)),
        is_missing,
    });
}

/// What is said of the new data set: its initiatives, what of the view it has no longer, and its findings.
fn said(model: &Model, dropped: &[String], was_partial: bool) -> String {
    let words = &model.language.words.files;
    let rows = model.language.numbers.count(model.data.len() as u64);
    let mut said = vec![if was_partial {
        (model.language.partial().loaded)(&rows)
    } else {
        (words.reloaded)(&rows)
    }];
    if !dropped.is_empty() {
        said.push((words.dropped)(&dropped.join(", ")));
    }
    said.extend(model.findings());
    said.join(" · ")
}

/// Puts a data set in the place of the old one; the names of what the present view has lost.
fn replace(model: &mut Model, loaded: Loaded) -> Vec<String> {
    let old = Arc::clone(&model.data);
    let new = Arc::new(loaded.dataset);
    let carriage = Carriage::new(&old, &new);
    let (standing, line) = (model.standing(), model.standing_line());
    // Of the first rows the largest is soon none: who only looks at the top of their list goes on to look there.
    let is_at_top = old.is_partial() && model.cursor().at == 0 && model.overlay.is_none();
    let mut lost = model.timeline.carry(&carriage);
    if let Some(Overlay::Filter(palette)) = &mut model.overlay {
        lost.extend(carry_palette(palette, &carriage));
    }
    let mut names: Vec<_> = lost
        .iter()
        .map(|criterion| model.language.chip(&old, criterion))
        .collect();
    names.dedup();
    model.take(Arc::clone(&new), loaded.report, loaded.against);
    model.compare();
    let on = standing.and_then(|row| match row {
        Standing::Group(key) => carriage.key(key).map(Standing::Group),
        Standing::Initiative(_) if is_at_top => None,
        Standing::Initiative(row) => same_row(&old, row, &new, &carriage).map(Standing::Initiative),
    });
    if let Some(overlay) = &mut model.overlay {
        renew(overlay, &model.report);
    }
    model.refresh_to(Landing {
        on,
        line,
        follows: true,
        ..Landing::default()
    });
    model.settle();
    names
}

fn carry_palette(palette: &mut FilterPalette, carriage: &Carriage) -> Vec<Criterion> {
    let carried = palette.draft.carried(carriage);
    palette.draft = carried.view;
    // It is counted again as soon as something is typed.
    palette.list.range = None;
    carried.dropped
}

/// The row with the same title in the same municipality; among several the one in the same line, else the first.
fn same_row(old: &Dataset, row: RowId, new: &Dataset, carriage: &Carriage) -> Option<RowId> {
    let place = carriage.place(old.place(row))?;
    let is_same = |other: &RowId| new.place(*other) == place && new.title(*other) == old.title(row);
    let line = old.source(row);
    let in_line = |other: &RowId| new.source(*other) == line;
    // The first rows of a file are those of the whole.
    if row.index() < new.len() && is_same(&row) && in_line(&row) {
        return Some(row);
    }
    new.rows()
        .filter(is_same)
        .find(in_line)
        .or_else(|| new.rows().find(is_same))
}

/// What is open lets go of what it says of the old data, which is told anew.
fn renew(overlay: &mut Overlay, report: &Report) {
    let fresh = |cursor| Problems {
        cursor,
        ..Problems::of(report)
    };
    match overlay {
        Overlay::Problems(problems) => *problems = fresh(problems.cursor),
        // What is typed stays; the notes behind it are the new ones.
        Overlay::Correct(line) => line.problems = fresh(line.problems.cursor),
        // The notes that led here were those of the old file.
        Overlay::Text(text) => text.from = None,
        Overlay::Help(help) => {
            if let Some(under) = &mut help.under {
                renew(under, report);
            }
        }
        Overlay::Explain(explain) => {
            explain.told = None;
            if let Some(under) = &mut explain.under {
                renew(under, report);
            }
        }
        Overlay::Filter(_)
        | Overlay::Find(_)
        | Overlay::Commands(_)
        | Overlay::Export(_)
        | Overlay::CommandLine(_)
        | Overlay::Bookmark(_)
        | Overlay::Bookmarks(_)
        | Overlay::Thresholds(_) => {}
    }
}

/// What is open stays open where what it shows is still there.
pub(in crate::tui) fn follow(model: &mut Model, is_row_there: bool) {
    let overlay = model.overlay.take();
    model.overlay = overlay.and_then(|overlay| followed(overlay, is_row_there));
}

fn followed(mut overlay: Overlay, is_row_there: bool) -> Option<Overlay> {
    let followed_under = |under: &mut Option<Box<Overlay>>| {
        let followed = under
            .take()
            .and_then(|under| followed(*under, is_row_there));
        *under = followed.map(Box::new);
    };
    match &mut overlay {
        Overlay::Text(_) => return is_row_there.then_some(overlay),
        Overlay::Help(help) => followed_under(&mut help.under),
        Overlay::Explain(explain) => {
            followed_under(&mut explain.under);
            if !is_row_there {
                return explain.under.take().map(|under| *under);
            }
        }
        Overlay::Problems(_)
        | Overlay::Correct(_)
        | Overlay::Filter(_)
        | Overlay::Find(_)
        | Overlay::Commands(_)
        | Overlay::Export(_)
        | Overlay::CommandLine(_)
        | Overlay::Bookmark(_)
        | Overlay::Bookmarks(_)
        | Overlay::Thresholds(_) => {}
    }
    Some(overlay)
}
