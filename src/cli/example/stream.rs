//! Writes initiatives one by one: the calibrated 706 as they are, or any number drawn from them.
//!
//! Another number than 706 takes each calibrated initiative as often as its share of the whole, evenly over the
//! amounts, moves the amount by up to a quarter and gives new texts. So the kroner grow with the number, every
//! distribution stays, and memory does not depend on the number.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::io::Write;

use indicatif::ProgressBar;

use super::Error;
use super::plan::{Initiative, Plan, Primary, Secondary, Share};
use super::sampler::Sampler;
use super::target::INITIATIVES;
use super::words::Texts;

/// The header, with the canonical Danish names.
const HEADER: &str = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;finansieringskilder;hjemmelsgrundlag;primær målgruppe;sekundær målgruppe;indhold;formål;andel";

/// How often the progress bar moves, in initiatives.
const STEP: u64 = 16_384;

/// Tries at a title that the municipality does not have yet.
const TRIES: usize = 40;

/// Writes the header and the initiatives of a seed.
pub(super) fn write(
    initiatives: u64,
    seed: u64,
    to: &mut dyn Write,
    progress: &ProgressBar,
) -> Result<(), Error> {
    let plan = Plan::new(seed)?;
    let mut rows = Rows {
        plan: &plan,
        sampler: Sampler::new(seed, 1),
        texts: Texts::default(),
        line: String::new(),
    };
    writeln!(to, "{HEADER}").map_err(Error::Write)?;
    if initiatives == INITIATIVES {
        rows.calibrated(to)?;
    } else {
        rows.drawn(initiatives, seed, to, progress)?;
    }
    to.flush().map_err(Error::Write)
}

struct Rows<'a> {
    plan: &'a Plan,
    sampler: Sampler,
    texts: Texts,
    line: String,
}

impl Rows<'_> {
    /// The 706. Municipalities may have the same title, but one municipality has it once, apart from repetitions.
    fn calibrated(&mut self, to: &mut dyn Write) -> Result<(), Error> {
        let mut titles = HashSet::new();
        let mut place = 0;
        for initiative in &self.plan.initiatives {
            if initiative.place != place {
                place = initiative.place;
                titles.clear();
            }
            self.texts.choose(initiative, &mut self.sampler);
            for _ in 0..TRIES {
                if initiative.repeats.is_some() || !titles.contains(&self.texts.title) {
                    break;
                }
                self.texts.choose(initiative, &mut self.sampler);
            }
            titles.insert(self.texts.title.clone());
            self.row(initiative, None, to)?;
        }
        Ok(())
    }

    /// Any other number. Titles are numbered, so that no two rows are the same.
    fn drawn(
        &mut self,
        wanted: u64,
        seed: u64,
        to: &mut dyn Write,
        progress: &ProgressBar,
    ) -> Result<(), Error> {
        let copies = copies(&self.plan.initiatives, wanted, seed);
        let mut number = 0;
        let mut at = 0;
        while at < copies.len() {
            let first = self.plan.initiatives[at];
            let second = self
                .plan
                .initiatives
                .get(at + 1)
                .filter(|next| next.repeats.is_some())
                .copied();
            let follows = if second.is_some() { copies[at + 1] } else { 0 };
            for copy in 0..copies[at].max(follows) {
                let percent = i64::from(self.sampler.between(75, 125));
                if copy < copies[at] {
                    number += 1;
                    self.texts.choose(&first, &mut self.sampler);
                    self.row(&moved(&first, percent), Some(number), to)?;
                }
                if let Some(second) = second.filter(|_| copy < follows) {
                    number += 1;
                    let repeats = if copy < copies[at] {
                        second.repeats
                    } else {
                        None
                    };
                    self.texts
                        .choose(&Initiative { repeats, ..second }, &mut self.sampler);
                    self.row(&moved(&second, percent), Some(number), to)?;
                }
                if number % STEP < 2 {
                    progress.set_position(number);
                }
            }
            at += if second.is_some() { 2 } else { 1 };
        }
        progress.finish_and_clear();
        Ok(())
    }

    fn row(
        &mut self,
        initiative: &Initiative,
        number: Option<u64>,
        to: &mut dyn Write,
    ) -> Result<(), Error> {
        let line = &mut self.line;
        line.clear();
        line.push_str(&self.plan.places[initiative.place].name);
        for cell in [initiative.area.name(), &self.texts.title] {
            line.push(';');
            line.push_str(cell);
        }
        // Writing to a string cannot fail.
        if let Some(number) = number {
            let _ = write!(line, " nr. {number}");
        }
        let _ = write!(line, ";{};{}", initiative.gross, initiative.income);
        for cell in [
            initiative.sources.words(),
            self.texts.act,
            primary(initiative.primary),
            secondary(initiative.secondary),
            &self.texts.content,
            &self.texts.purpose,
        ] {
            line.push(';');
            line.push_str(cell);
        }
        let _ = match initiative.share {
            Share::Percent(percent) => writeln!(line, ";{percent}"),
            Share::NotApplicable => writeln!(line, ";_"),
            Share::Empty => writeln!(line, ";"),
        };
        to.write_all(line.as_bytes()).map_err(Error::Write)
    }
}

/// How often each initiative is taken: evenly over all of them in the order of their amounts, from a start that
/// follows from the seed.
fn copies(initiatives: &[Initiative], wanted: u64, seed: u64) -> Vec<u64> {
    let mut order: Vec<usize> = (0..initiatives.len()).collect();
    order.sort_by_key(|&at| (initiatives[at].gross, at));
    let start = u64::from(Sampler::new(seed, 2).below(u32::try_from(INITIATIVES).unwrap_or(1)));
    let mut copies = vec![0; initiatives.len()];
    let mut before = start / INITIATIVES;
    for (rank, at) in (1..).zip(order) {
        let until = (rank * wanted + start) / INITIATIVES;
        copies[at] = until - before;
        before = until;
    }
    copies
}

/// The initiative with its kroner at that percentage; rounding keeps the income within the expenditure.
fn moved(initiative: &Initiative, percent: i64) -> Initiative {
    let at = |amount: i64| (amount * percent + 50) / 100;
    Initiative {
        gross: at(initiative.gross),
        income: at(initiative.income),
        ..*initiative
    }
}

fn primary(group: Primary) -> &'static str {
    match group {
        Primary::A => "a",
        Primary::B => "b",
        Primary::C => "c",
    }
}

fn secondary(group: Secondary) -> &'static str {
    match group {
        Secondary::Men => "mænd",
        Secondary::Women => "kvinder",
        Secondary::Children => "børn",
        Secondary::Others => "øvrige",
        Secondary::Several => "flere",
    }
}

#[cfg(test)]
mod tests {
    use super::super::plan::Repeats;
    use super::{Plan, copies};

    #[test]
    fn copies_sum_to_the_number_wanted() {
        let plan = Plan::new(5).unwrap();
        for wanted in [1, 50, 705, 707, 5_000, 10_000_000] {
            assert_eq!(
                copies(&plan.initiatives, wanted, 5).iter().sum::<u64>(),
                wanted
            );
        }
    }

    #[test]
    fn a_repetition_stands_behind_what_it_repeats() {
        for seed in 0..50 {
            let plan = Plan::new(seed).unwrap();
            let repeats: Vec<usize> = (0..plan.initiatives.len())
                .filter(|&at| plan.initiatives[at].repeats.is_some())
                .collect();
            assert_eq!(repeats.len(), 8, "seed {seed}");
            for at in repeats {
                let (one, other) = (&plan.initiatives[at - 1], &plan.initiatives[at]);
                assert_eq!(one.place, other.place);
                assert_eq!(one.secondary, other.secondary);
                if other.repeats == Some(Repeats::NearlyTheSame) {
                    assert_eq!((one.area, one.gross), (other.area, other.gross));
                }
            }
        }
    }

    #[test]
    fn every_seed_has_amounts_within_reason() {
        for seed in 0..200 {
            let plan = Plan::new(seed).unwrap();
            assert_eq!(plan.initiatives.len(), 706);
            for one in &plan.initiatives {
                assert!((0..=25_000).contains(&one.gross), "seed {seed}: {one:?}");
                assert!(
                    (0..=one.gross).contains(&one.income),
                    "seed {seed}: {one:?}"
                );
                assert!(
                    one.income == 0 || one.sources.state || one.sources.private,
                    "seed {seed}: {one:?}"
                );
            }
        }
    }
}
