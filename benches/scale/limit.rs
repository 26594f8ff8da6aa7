//! The limit: reading a file and counting its lines, which no reader of the same file can be faster than.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;
use std::thread;
use std::time::{Duration, Instant};

use crate::files::Sample;
use crate::terminal::Outcome;

const BLOCK: u64 = 1 << 20;

/// The time to read every block and count the line ends, in so many threads that take the blocks in turn.
pub(crate) fn read(sample: &Sample, threads: u64) -> Outcome<Duration> {
    let file = File::open(&sample.path)?;
    let before = Instant::now();
    let counts: Vec<io::Result<u64>> = thread::scope(|scope| {
        let file = &file;
        let count = |first| scope.spawn(move || count(file, sample.bytes, first, threads));
        let readers: Vec<_> = (0..threads).map(count).collect();
        let counts = readers.into_iter().map(|reader| reader.join().ok());
        counts
            .map(|count| count.unwrap_or_else(|| Err(io::Error::other("a reader crashed"))))
            .collect()
    });
    let time = before.elapsed();
    let mut lines = 0;
    for count in counts {
        lines += count?;
    }
    if lines <= sample.rows {
        return Err(format!("{lines} lines for {} rows and a heading", sample.rows).into());
    }
    Ok(time)
}

fn count(file: &File, bytes: u64, first: u64, step: u64) -> io::Result<u64> {
    let mut block = vec![0; usize::try_from(BLOCK).unwrap_or(usize::MAX)];
    let (mut lines, mut at) = (0, first * BLOCK);
    while at < bytes {
        let wanted = usize::try_from(BLOCK.min(bytes - at)).unwrap_or(block.len());
        let part = &mut block[..wanted];
        file.read_exact_at(part, at)?;
        lines += memchr::memchr_iter(b'\n', part).count() as u64;
        at += step * BLOCK;
    }
    Ok(lines)
}
