//! What the system knows of a process.

use std::fs;

use crate::terminal::Outcome;

/// The most memory that it ever held, in bytes.
pub(crate) fn peak(process: u32) -> Outcome<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next());
    Ok(kilobytes
        .ok_or("no VmHWM in /proc/PID/status")?
        .parse::<u64>()?
        * 1024)
}

/// The time on a processor so far, in ticks of (mostly) ten milliseconds.
pub(crate) fn ticks(process: u32) -> Outcome<u64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name may hold blanks and parentheses; what follows it does not.
    let (_, rest) = stat.rsplit_once(')').ok_or("no name in /proc/PID/stat")?;
    let fields: Vec<_> = rest.split_whitespace().collect();
    let field = |at: usize| fields.get(at).copied().unwrap_or_default().parse::<u64>();
    Ok(field(11)? + field(12)?)
}
