//! The timeline: every change of the view, to undo and redo, and to walk by place.

use crate::query::carry::Carriage;
use crate::query::criteria::{Criteria, Criterion};
use crate::query::group::Key;
use crate::query::view::{Grouping, Page, View};
use crate::tui::cursor::Cursor;

/// Steps that are kept.
const LONGEST: usize = 500;

/// What changed a view; the order is that of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another tab.
    Tab,
    /// Into a row.
    Open,
    /// Out again.
    Back,
    /// The filter or the scope.
    Filter,
    /// The measure.
    Measure,
    /// The reference.
    Reference,
    /// The order.
    Order,
    /// Which rows are shown.
    Conditions,
    /// The scale.
    Scale,
    /// The date of the populations.
    Population,
    /// The row beside, one level up.
    Sibling,
    /// The thresholds of kroner per inhabitant.
    Thresholds,
    /// The rows that are compared.
    Pins,
    /// To a bookmark.
    Bookmark,
}

/// How to return from what was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Return {
    /// To the list that a row stands in.
    Row(RowReturn),
    /// To the page of checks that a line stands on.
    Line(LineReturn),
}

/// How to return to a page of checks from the rows behind one of its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineReturn {
    /// What the page was asked for.
    pub view: View,
    /// Where its list stood.
    pub cursor: Cursor,
}

/// How to return from a row that was opened: the list it stands in, and what it replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowReturn {
    /// The grouping of the list.
    pub grouping: Grouping,
    /// The row.
    pub key: Key,
    /// The scope before.
    pub scope: Criteria,
    /// The chosen areas before, when an area was opened.
    pub areas: Option<Criteria>,
    /// The list showed only rows above their reference.
    pub above_only: bool,
}

impl Return {
    fn carried(self, carriage: &Carriage) -> Option<Self> {
        let mut lost = Vec::new();
        Some(match self {
            Self::Row(row) => Self::Row(RowReturn {
                key: carriage.key(row.key)?,
                scope: carriage.criteria(&row.scope, &mut lost),
                ..row
            }),
            Self::Line(line) => Self::Line(LineReturn {
                view: line.view.carried(carriage).view,
                ..line
            }),
        })
    }
}

/// One moment: a view, how it came about, and where its list stood.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The view.
    pub view: View,
    /// What led to it.
    pub change: Change,
    /// Where its list stands.
    pub cursor: Cursor,
    /// The rows that were opened on the way here, outermost first.
    pub trail: Vec<Return>,
}

/// Moments in order, and the present one.
#[derive(Clone, Debug)]
pub struct Timeline {
    moments: Vec<Moment>,
    at: usize,
}

impl Timeline {
    /// A timeline that begins with a view.
    #[must_use]
    pub fn new(view: View) -> Self {
        Self {
            moments: vec![Moment {
                view,
                change: Change::Tab,
                cursor: Cursor::default(),
                trail: Vec::new(),
            }],
            at: 0,
        }
    }

    /// The present.
    #[must_use]
    pub fn now(&self) -> &Moment {
        &self.moments[self.at]
    }

    /// The present, to move its cursor.
    pub fn now_mut(&mut self) -> &mut Moment {
        &mut self.moments[self.at]
    }

    /// A new present; what was undone before is forgotten.
    pub fn push(&mut self, moment: Moment) {
        self.moments.truncate(self.at + 1);
        self.moments.push(moment);
        let surplus = self.moments.len().saturating_sub(LONGEST);
        self.moments.drain(..surplus);
        self.at = self.moments.len() - 1;
    }

    /// Carries every moment over to another data set; what the present one loses.
    pub fn carry(&mut self, carriage: &Carriage) -> Vec<Criterion> {
        let mut lost = Vec::new();
        for (at, moment) in self.moments.iter_mut().enumerate() {
            let carried = moment.view.carried(carriage);
            moment.view = carried.view;
            if at == self.at {
                lost = carried.dropped;
            }
            let trail = std::mem::take(&mut moment.trail);
            // A row that is gone cannot be returned to, nor can what was opened inside it.
            moment.trail = trail
                .into_iter()
                .map_while(|to| to.carried(carriage))
                .collect();
        }
        lost
    }

    /// One change back; what was undone.
    pub fn undo(&mut self) -> Option<Change> {
        let undone = self.now().change;
        self.at = self.at.checked_sub(1)?;
        Some(undone)
    }

    /// One change forward; what was done again.
    pub fn redo(&mut self) -> Option<Change> {
        if self.at + 1 >= self.moments.len() {
            return None;
        }
        self.at += 1;
        Some(self.now().change)
    }

    /// To the nearest moment before (or after) with another place, grouping or page; true when there is one.
    pub fn walk(&mut self, back: bool) -> bool {
        let here = place(self.now());
        let found = if back {
            (0..self.at)
                .rev()
                .find(|at| place(&self.moments[*at]) != here)
        } else {
            (self.at + 1..self.moments.len()).find(|at| place(&self.moments[*at]) != here)
        };
        if let Some(at) = found {
            self.at = at;
        }
        found.is_some()
    }
}

fn place(moment: &Moment) -> (&Criteria, Grouping, Page) {
    let view = &moment.view;
    (&view.scope, view.grouping, view.page)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timeline() -> Timeline {
        let mut timeline = Timeline::new(View::default());
        for (grouping, change) in [
            (Grouping::Municipality, Change::Tab),
            (Grouping::Municipality, Change::Measure),
            (Grouping::Area, Change::Tab),
        ] {
            let moment = Moment {
                view: View {
                    grouping,
                    ..View::default()
                },
                change,
                ..timeline.now().clone()
            };
            timeline.push(moment);
        }
        timeline
    }

    #[test]
    fn undo_names_each_change_and_ends_at_the_start() {
        let mut timeline = timeline();
        assert_eq!(timeline.undo(), Some(Change::Tab));
        assert_eq!(timeline.undo(), Some(Change::Measure));
        assert_eq!(timeline.undo(), Some(Change::Tab));
        assert_eq!(timeline.undo(), None);
        assert_eq!(timeline.redo(), Some(Change::Tab));
    }

    #[test]
    fn walking_stops_only_where_place_or_grouping_changes() {
        let mut timeline = timeline();
        assert!(timeline.walk(true));
        assert_eq!(timeline.now().view.grouping, Grouping::Municipality);
        assert!(timeline.walk(true));
        assert_eq!(timeline.now().view.grouping, Grouping::Region);
        assert!(!timeline.walk(true));
        assert!(timeline.walk(false));
    }

    #[test]
    fn a_new_change_forgets_what_was_undone() {
        let mut timeline = timeline();
        timeline.undo();
        timeline.push(timeline.now().clone());
        assert_eq!(timeline.redo(), None);
    }
}
