//! Chunks that are read by several threads, and added in order.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::load::Error;
use crate::load::chunks::Stop;
use crate::load::chunks::cut::{Body, Cutter, Failed, Piece};
use crate::load::chunks::repeats::Stretch;
use crate::load::line_ends::LineEnds;
use crate::load::table::Sink;

/// Chunks that are read before those in front of them are added, beside the one of each thread.
const AHEAD: usize = 4;
/// Threads that read, at most.
const THREADS: usize = 8;

/// The chunks that are added so far.
pub(super) struct Sum<'m, 's> {
    pub(super) sink: &'m mut Sink<'s>,
    /// Where the next record starts, and the lines before it.
    pub(super) at: u64,
    pub(super) lines: u64,
    pub(super) ends: LineEnds,
    pub(super) double: Option<String>,
    pub(super) stretches: Vec<Stretch>,
}

impl<'s> Sum<'_, 's> {
    /// Adds a chunk, or what is read in place of one whose start was guessed wrong. Returns its part, to be filled
    /// again.
    fn add(
        &mut self,
        piece: Result<Piece<'s>, Failed>,
        until: u64,
        cutter: &mut Cutter<'_, 's>,
    ) -> Result<Option<Sink<'s>>, Stop> {
        if self.at >= until {
            return Ok(None);
        }
        let mut piece = match piece {
            Ok(piece) if piece.start == self.at => piece,
            Ok(_) | Err(Failed) => cutter
                .read_from(self.at, until)
                .map_err(|Failed| Stop::Refused)?,
        };
        self.stretches.push(Stretch {
            row: self.sink.builder.so_far().len(),
            start: piece.start,
            end: piece.end,
            lines: self.lines,
        });
        let added = self.sink.append(&mut piece.part, self.lines);
        added.map_err(|Failed| Stop::Refused)?;
        self.lines += piece.lines;
        self.ends = self.ends.and(piece.ends);
        self.double = self.double.take().or(piece.double);
        self.at = piece.end;
        let advanced = self.sink.advance(piece.end - piece.start);
        advanced.map_err(|_: Error| Stop::Cancelled)?;
        Ok(Some(piece.part))
    }
}

/// What threads know of each other.
struct Shared<'m, 's> {
    /// The chunks that are added so far, unless a thread adds to them.
    sum: Option<Sum<'m, 's>>,
    /// The next chunk to be added, and the next one to be read.
    next: u64,
    taken: u64,
    /// The chunks that wait for others before them.
    waiting: BTreeMap<u64, Result<Piece<'s>, Failed>>,
    /// Parts that have been added, to be filled again.
    spare: Vec<Sink<'s>>,
    /// Threads that wait until more is added.
    idle: usize,
    stop: Option<Stop>,
}

impl<'m, 's> Shared<'m, 's> {
    fn of(sum: Option<Sum<'m, 's>>) -> Self {
        Self {
            sum,
            next: 0,
            taken: 0,
            waiting: BTreeMap::new(),
            spare: Vec::new(),
            idle: 0,
            stop: None,
        }
    }
}

/// Held by a thread that reads: should it crash, the others do not wait for what it would have read.
struct Alarm<'a, 'm, 's> {
    shared: &'a Mutex<Shared<'m, 's>>,
    turn: &'a Condvar,
}

impl Drop for Alarm<'_, '_, '_> {
    fn drop(&mut self) {
        if thread::panicking() {
            locked(self.shared).stop.get_or_insert(Stop::Refused);
            self.turn.notify_all();
        }
    }
}

/// Adds every chunk that has no other before it, unless another thread is at it: that one sees what has come meanwhile.
fn add<'s>(
    shared: &Mutex<Shared<'_, 's>>,
    turn: &Condvar,
    (index, piece): (u64, Result<Piece<'s>, Failed>),
    cutter: &mut Cutter<'_, 's>,
) {
    let mut all = locked(shared);
    all.waiting.insert(index, piece);
    while all.stop.is_none()
        && let Some(mut sum) = all.sum.take()
    {
        let index = all.next;
        let Some(piece) = all.waiting.remove(&index) else {
            all.sum = Some(sum);
            return;
        };
        drop(all);
        let added = sum.add(piece, cutter.body.bound(index + 1), cutter);
        all = locked(shared);
        all.sum = Some(sum);
        all.next += 1;
        match added {
            Ok(part) => all.spare.extend(part),
            Err(stop) => all.stop = Some(stop),
        }
        if all.idle > 0 {
            turn.notify_all();
        }
    }
}

/// Reads the chunks of a file in several threads, and adds them in order.
pub(super) fn in_threads<'m, 's>(
    body: &Body<'_>,
    template: &Sink<'s>,
    sum: Sum<'m, 's>,
) -> Result<Sum<'m, 's>, Stop> {
    let count = body.count();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let threads = threads
        .min(THREADS)
        .min(usize::try_from(count).unwrap_or(THREADS));
    let ahead = (threads + AHEAD) as u64;
    let shared = Mutex::new(Shared::of(Some(sum)));
    let turn = Condvar::new();
    let work = || {
        let _alarm = Alarm {
            shared: &shared,
            turn: &turn,
        };
        let mut cutter = Cutter::new(body, template);
        while let Some(index) = take(&shared, &turn, (count, ahead), &mut cutter.spare) {
            let piece = cutter.read_chunk(index);
            add(&shared, &turn, (index, piece), &mut cutter);
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    let shared = shared.into_inner().unwrap_or_else(PoisonError::into_inner);
    match (shared.stop, shared.sum) {
        (Some(stop), _) => Err(stop),
        (None, Some(sum)) if sum.at == body.end => Ok(sum),
        (None, _) => Err(Stop::Refused),
    }
}

/// The next chunk to be read, as soon as not too many wait to be added, and a part to be filled if one is free.
fn take<'s>(
    shared: &Mutex<Shared<'_, 's>>,
    turn: &Condvar,
    (count, ahead): (u64, u64),
    spare: &mut Option<Sink<'s>>,
) -> Option<u64> {
    let mut all = locked(shared);
    while all.stop.is_none() && all.taken >= all.next + ahead {
        all.idle += 1;
        all = turn.wait(all).unwrap_or_else(PoisonError::into_inner);
        all.idle -= 1;
    }
    let index = all.taken;
    all.taken += 1;
    *spare = spare.take().or_else(|| all.spare.pop());
    (all.stop.is_none() && index < count).then_some(index)
}

fn locked<'l, 'm, 's>(shared: &'l Mutex<Shared<'m, 's>>) -> MutexGuard<'l, Shared<'m, 's>> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_waits_for_a_thread_that_has_crashed() {
        let shared = Mutex::new(Shared::of(None));
        let turn = Condvar::new();
        let (count, ahead) = (9, 1);
        let taken = || take(&shared, &turn, (count, ahead), &mut None);
        let crash = || {
            let _alarm = Alarm {
                shared: &shared,
                turn: &turn,
            };
            assert_eq!(taken(), Some(0));
            panic!("of the test");
        };
        thread::scope(|scope| {
            assert!(scope.spawn(crash).join().is_err());
            // The chunk that it took is never added.
            let waits = scope.spawn(taken);
            assert_eq!(waits.join().ok(), Some(None));
        });
    }
}
