//! Rows by any numbers, compared with each other.

use crate::query::cube::Stop;
use crate::query::sorted::packed::Layout;

/// Sorts ascending rows by their number, equal ones by row; nothing when it was given up.
pub(super) fn compare(
    rows: &mut [u32],
    number: impl Fn(u32) -> i128 + Sync,
    stop: Stop<'_>,
) -> Option<()> {
    let numbers = rows.iter().map(|row| number(*row));
    let Some((least, most)) = numbers.fold(None, |ends: Option<(i128, i128)>, number| {
        Some(ends.map_or((number, number), |(least, most)| {
            (least.min(number), most.max(number))
        }))
    }) else {
        return Some(());
    };
    let end = rows.last().map_or(0, |row| *row as usize + 1);
    let layout = Layout::of(end);
    let needed = u128::BITS - most.abs_diff(least).leading_zeros();
    let cut = needed.saturating_sub(layout.key_bits());
    let key = |row: u32| u64::try_from(number(row).abs_diff(least) >> cut).unwrap_or(u64::MAX);
    let words = layout.sorted(
        rows,
        || (),
        |(), row| if stop.is_set() { 0 } else { key(row) },
    );
    layout.unpack(&words, rows);
    if stop.is_set() {
        return None;
    }
    if cut > 0 {
        // The bits that were cut off decide among rows whose others are equal.
        for near in rows.chunk_by_mut(|one, other| key(*one) == key(*other)) {
            near.sort_unstable_by_key(|row| (number(*row), *row));
        }
    }
    Some(())
}
