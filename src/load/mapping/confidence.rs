//! How sure a proposal is: a number for choosing, three words for people.

/// How sure a proposal is of one of its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Only a candidate: to be written as a comment.
    Unsure,
    /// A guess that somebody should look at.
    Likely,
    /// Heading or values leave little doubt.
    Sure,
}

impl Confidence {
    /// The word for a score from 0 to 1.
    pub(super) fn of(score: f64) -> Self {
        match score {
            _ if score >= 0.8 => Self::Sure,
            _ if score >= 0.55 => Self::Likely,
            _ => Self::Unsure,
        }
    }
}
