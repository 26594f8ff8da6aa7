//! When a frame is due: at once after all news that came together, and no later than the eye notices.

use std::time::{Duration, Instant};

/// How long a frame waits for an answer that is counted, so that a quick one needs no frame before it.
const GRACE: Duration = Duration::from_millis(6);
/// How long news are taken one after the other before the next frame.
const BURST: Duration = Duration::from_millis(12);

/// The time since the screen fell behind the news.
pub(super) struct Pulse {
    now: Box<dyn Fn() -> Instant>,
    /// When the first of the news came that are not on the screen yet.
    since: Option<Instant>,
    /// When the last news came that were waited for.
    begun: Instant,
}

impl Default for Pulse {
    fn default() -> Self {
        Self::of(Instant::now)
    }
}

impl Pulse {
    /// By a clock.
    pub(super) fn of(now: impl Fn() -> Instant + 'static) -> Self {
        Self {
            begun: now(),
            since: None,
            now: Box::new(now),
        }
    }

    fn elapsed(&self, since: Instant) -> Duration {
        (self.now)().saturating_duration_since(since)
    }

    /// How long the next frame waits for an answer on its way; nothing when it is due.
    pub(super) fn grace(&self) -> Option<Duration> {
        let left = GRACE.saturating_sub(self.elapsed(self.since?));
        (!left.is_zero()).then_some(left)
    }

    /// The screen is what it should be.
    pub(super) fn has_drawn(&mut self) {
        self.since = None;
    }

    /// News came that were waited for.
    pub(super) fn begin(&mut self) {
        self.begun = (self.now)();
        self.since.get_or_insert(self.begun);
    }

    /// True while more news are taken before the next frame.
    pub(super) fn goes_on(&self) -> bool {
        self.elapsed(self.begun) < BURST
    }
}
