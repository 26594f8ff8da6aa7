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

/// The chunks that are added so far, and those that wait for others before them.
pub(super) struct Merge<'m, 's> {
    pub(super) sink: &'m mut Sink<'s>,
    /// Where the next record starts, and the lines before it.
    pub(super) at: u64,
    pub(super) lines: u64,
    pub(super) ends: LineEnds,
    pub(super) double: Option<String>,
    /// The next chunk to be added, and the next one to be read.
    pub(super) next: u64,
    pub(super) taken: u64,
    pub(super) waiting: BTreeMap<u64, Result<Piece<'s>, Failed>>,
    /// Parts that have been added, to be filled again.
    pub(super) spare: Vec<Sink<'s>>,
    pub(super) stretches: Vec<Stretch>,
    pub(super) stop: Option<Stop>,
}

impl<'s> Merge<'_, 's> {
    /// Adds every chunk that has no other before it.
    fn add(&mut self, cutter: &mut Cutter<'_, 's>) {
        while self.stop.is_none()
            && let Some(piece) = self.waiting.remove(&self.next)
        {
            let until = cutter.body.bound(self.next + 1);
            self.next += 1;
            if self.at < until {
                self.stop = self.add_piece(piece, until, cutter).err();
            }
        }
    }

    fn add_piece(
        &mut self,
        piece: Result<Piece<'s>, Failed>,
        until: u64,
        cutter: &mut Cutter<'_, 's>,
    ) -> Result<(), Stop> {
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
        self.spare.push(piece.part);
        self.lines += piece.lines;
        self.ends = self.ends.and(piece.ends);
        self.double = self.double.take().or(piece.double);
        self.at = piece.end;
        let advanced = self.sink.advance(piece.end - piece.start);
        advanced.map_err(|_: Error| Stop::Cancelled)
    }
}

/// Reads the chunks of a file in several threads, and adds them in order.
pub(super) fn in_threads<'m, 's>(
    body: &Body<'_>,
    template: &Sink<'s>,
    merge: Merge<'m, 's>,
) -> Result<Merge<'m, 's>, Stop> {
    let count = body.count();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let threads = threads
        .min(THREADS)
        .min(usize::try_from(count).unwrap_or(THREADS));
    let ahead = (threads + AHEAD) as u64;
    let (shared, turn) = (Mutex::new(merge), Condvar::new());
    let work = || {
        let mut cutter = Cutter::new(body, template);
        while let Some(index) = take(&shared, &turn, (count, ahead), &mut cutter.spare) {
            let piece = cutter.read_chunk(index);
            let mut merge = locked(&shared);
            merge.waiting.insert(index, piece);
            merge.add(&mut cutter);
            turn.notify_all();
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    let mut merge = shared.into_inner().unwrap_or_else(PoisonError::into_inner);
    merge.spare.clear();
    match merge.stop {
        Some(stop) => Err(stop),
        None if merge.at == body.end => Ok(merge),
        None => Err(Stop::Refused),
    }
}

/// The next chunk to be read, as soon as not too many wait to be added, and a part to be filled if one is free.
fn take<'s>(
    shared: &Mutex<Merge<'_, 's>>,
    turn: &Condvar,
    (count, ahead): (u64, u64),
    spare: &mut Option<Sink<'s>>,
) -> Option<u64> {
    let mut merge = locked(shared);
    while merge.stop.is_none() && merge.taken >= merge.next + ahead {
        merge = turn.wait(merge).unwrap_or_else(PoisonError::into_inner);
    }
    let index = merge.taken;
    merge.taken += 1;
    *spare = spare.take().or_else(|| merge.spare.pop());
    (merge.stop.is_none() && index < count).then_some(index)
}

fn locked<'l, 'm, 's>(shared: &'l Mutex<Merge<'m, 's>>) -> MutexGuard<'l, Merge<'m, 's>> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
