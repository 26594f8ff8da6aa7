//! Random choices in whole numbers: the same on every platform, because no float is ever drawn or compared.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Skewed sizes: the 41 mid-quantiles of a log-normal distribution (sigma 1.1, median 1,000), computed once.
const SIZES: [u64; 41] = [
    84, 139, 182, 222, 259, 296, 333, 370, 408, 446, 486, 528, 570, 615, 662, 711, 762, 816, 874,
    935, 1000, 1070, 1144, 1225, 1312, 1407, 1511, 1626, 1753, 1896, 2056, 2240, 2453, 2704, 3006,
    3379, 3860, 4512, 5481, 7177, 11894,
];

/// A stream of choices that follows from its seed alone.
pub(super) struct Sampler(ChaCha8Rng);

impl Sampler {
    /// The stream for a seed. `purpose` keeps uses apart, so that more draws in one do not move another.
    pub(super) fn new(seed: u64, purpose: u8) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        key[8] = purpose;
        Self(ChaCha8Rng::from_seed(key))
    }

    /// A number in `0..bound`, or 0 for an empty range. Multiply and shift: the bias is below one in four billion.
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        let product = u64::from(self.0.next_u32()) * u64::from(bound);
        u32::try_from(product >> 32).unwrap_or(0)
    }

    /// A number in `low..=high`.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// An index into a slice of that length.
    pub(super) fn index(&mut self, length: usize) -> usize {
        self.below(u32::try_from(length).unwrap_or(u32::MAX)) as usize
    }

    /// Whether an event of this chance happens.
    pub(super) fn happens(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of the values, each as likely as its weight.
    pub(super) fn weighted<T: Copy>(&mut self, choices: &[(T, u32)], otherwise: T) -> T {
        let mut left = self.below(choices.iter().map(|choice| choice.1).sum());
        for &(value, weight) in choices {
            if left < weight {
                return value;
            }
            left -= weight;
        }
        otherwise
    }

    /// A skewed, always positive size with median 1,000: between two neighbouring quantiles.
    pub(super) fn size(&mut self) -> u64 {
        let at = self.index(SIZES.len() - 1);
        let step = SIZES[at + 1] - SIZES[at];
        SIZES[at] + step * u64::from(self.below(1000)) / 1000
    }

    /// Puts the values in random order.
    pub(super) fn shuffle<T>(&mut self, values: &mut [T]) {
        for last in (1..values.len()).rev() {
            let other = self.index(last + 1);
            values.swap(last, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Sampler;

    #[test]
    fn a_seed_gives_the_same_choices_everywhere() {
        let mut sampler = Sampler::new(2022, 1);
        let drawn: Vec<u32> = (0..6).map(|_| sampler.below(1000)).collect();
        assert_eq!(drawn, [663, 465, 694, 496, 885, 427]);
    }

    #[test]
    fn every_value_of_a_small_range_is_drawn() {
        let mut sampler = Sampler::new(1, 0);
        let mut seen = [false; 5];
        for _ in 0..200 {
            seen[sampler.index(5)] = true;
        }
        assert_eq!(seen, [true; 5]);
        assert_eq!(sampler.below(0), 0);
    }
}
