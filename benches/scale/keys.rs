//! Keys that filter, measure and go back, shuffled: how soon the frame stands, and the last one of it.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

use crate::figures::Line;
use crate::frames::{Answer, Frames, grouped};
use crate::options::Options;
use crate::terminal::Outcome;

const TAB: &str = "\t";
const ENTER: &str = "\r";
const DOWN: &str = "\x1b[B";
const BASES: [&str; 7] = [
    "dagtilbud",
    "kommunalfuld",
    "folkeskolelov",
    "folkeoplys",
    "almenbolig",
    "integrationslov",
    "sundhedslov",
];
const WORDS: [&str; 7] = [
    "praktik", "kvinder", "skolen", "deltager", "job", "familier", "varig",
];

/// A kind of key, which has a line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Filter,
    Measure,
    Back,
    LegalBasis,
    Amount,
    Words,
}

impl Kind {
    const ALL: [Self; 6] = [
        Self::Filter,
        Self::Measure,
        Self::Back,
        Self::LegalBasis,
        Self::Amount,
        Self::Words,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Filter => "filter key",
            Self::Measure => "measure or average key",
            Self::Back => "undo, redo, clear",
            Self::LegalBasis => "legal basis",
            Self::Amount => "amount",
            Self::Words => "words",
        }
    }

    /// True for what the closed vocabularies answer.
    fn is_in_cube(self) -> bool {
        match self {
            Self::Filter | Self::Measure | Self::Back => true,
            Self::LegalBasis | Self::Amount | Self::Words => false,
        }
    }
}

/// Keys of which some are measured.
enum Step {
    Unseen(String),
    Seen(Kind, &'static str),
}

/// Answers by kind, and whether the list was of initiatives.
#[derive(Default)]
struct Answers(BTreeMap<(bool, Kind), Vec<Answer>>);

impl Answers {
    fn are_enough(&self, presses: usize) -> bool {
        [false, true].iter().all(|is_list| {
            let mut kinds = Kind::ALL.iter();
            kinds.all(|kind| {
                let found = self.0.get(&(*is_list, *kind));
                found.is_some_and(|found| found.len() >= presses)
            })
        })
    }
}

/// Presses keys until there are enough of each kind, or for as long as is allowed.
pub(crate) fn measure(frames: &mut Frames, rows: u64, options: &Options) -> Outcome<Vec<Line>> {
    let mut source = ChaCha8Rng::seed_from_u64(1);
    let mut answers = Answers::default();
    let kinds = u32::try_from(2 * Kind::ALL.len())?;
    let until = Instant::now() + Duration::from_secs(options.seconds) * kinds;
    while !answers.are_enough(options.presses) && Instant::now() < until {
        let tab = pick(&mut source, &["1", "2", "3", "4", "4", "4"]);
        frames.press("C")?;
        frames.press(tab)?;
        let mut journeys = journeys(&mut source);
        while !journeys.is_empty() && Instant::now() < until {
            let at = below(&mut source, journeys.len());
            for step in journeys.swap_remove(at) {
                match step {
                    Step::Unseen(keys) => {
                        frames.press(&keys)?;
                    }
                    Step::Seen(kind, keys) => {
                        let found = answers.0.entry((tab == "4", kind)).or_default();
                        found.extend(frames.press(keys)?);
                    }
                }
            }
        }
    }
    Ok(lines(&answers, rows))
}

fn lines(answers: &Answers, rows: u64) -> Vec<Line> {
    let mut lines = Vec::new();
    let ms = Duration::from_millis;
    for ((is_list, kind), answers) in &answers.0 {
        let tab = if *is_list { "initiatives" } else { "groups" };
        let figure = format!("{}: {}, {tab}", grouped(rows), kind.name());
        let first: Vec<_> = answers.iter().map(|answer| answer.first).collect();
        let last: Vec<_> = answers.iter().map(|answer| answer.last).collect();
        if kind.is_in_cube() {
            lines.push(Line::p99(&figure, &last, ms(5)));
        } else {
            lines.push(Line::p99(&format!("{figure}: frame"), &first, ms(16)));
            lines.push(Line::p99(&format!("{figure}: final"), &last, ms(150)));
        }
    }
    lines
}

/// Ways through the keys, each from and to the list without a filter.
fn journeys(source: &mut ChaCha8Rng) -> Vec<Vec<Step>> {
    let mut journeys = vec![
        place(source),
        legal_basis(source),
        amount(source),
        words(source),
    ];
    for opens in ["t", "p", "f"] {
        journeys.push(palette(source, opens));
    }
    journeys
}

fn place(source: &mut ChaCha8Rng) -> Vec<Step> {
    vec![
        down(source, 4),
        Step::Seen(Kind::Filter, "+"),
        Step::Seen(Kind::Measure, "v"),
        Step::Seen(Kind::Back, "u"),
        Step::Seen(Kind::Back, "u"),
        Step::Seen(Kind::Back, "U"),
        Step::Seen(Kind::Measure, "a"),
        Step::Seen(Kind::Back, "C"),
    ]
}

fn palette(source: &mut ChaCha8Rng, opens: &str) -> Vec<Step> {
    vec![
        Step::Unseen(opens.to_owned()),
        down(source, 3),
        Step::Seen(Kind::Filter, TAB),
        Step::Seen(Kind::Filter, ENTER),
        Step::Seen(Kind::Measure, "V"),
        Step::Seen(Kind::Measure, "a"),
        Step::Seen(Kind::Back, "C"),
    ]
}

fn legal_basis(source: &mut ChaCha8Rng) -> Vec<Step> {
    vec![
        Step::Unseen("f".to_owned()),
        Step::Unseen(pick(source, &BASES).to_owned()),
        Step::Seen(Kind::LegalBasis, TAB),
        Step::Seen(Kind::LegalBasis, ENTER),
        Step::Unseen("C".to_owned()),
    ]
}

fn amount(source: &mut ChaCha8Rng) -> Vec<Step> {
    let thousands = 100 + below(source, 900);
    vec![
        Step::Unseen("f".to_owned()),
        Step::Unseen(format!(">{thousands}k")),
        Step::Seen(Kind::Amount, TAB),
        Step::Seen(Kind::Amount, ENTER),
        Step::Unseen("C".to_owned()),
    ]
}

fn words(source: &mut ChaCha8Rng) -> Vec<Step> {
    vec![
        Step::Unseen("/".to_owned()),
        Step::Unseen(pick(source, &WORDS).to_owned()),
        Step::Seen(Kind::Words, TAB),
        Step::Unseen("C".to_owned()),
    ]
}

fn down(source: &mut ChaCha8Rng, most: usize) -> Step {
    Step::Unseen(DOWN.repeat(1 + below(source, most)))
}

fn pick<'a>(source: &mut ChaCha8Rng, of: &[&'a str]) -> &'a str {
    of[below(source, of.len())]
}

fn below(source: &mut ChaCha8Rng, end: usize) -> usize {
    usize::try_from(source.next_u32()).unwrap_or(0) % end
}
