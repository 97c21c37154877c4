use polybius_knowledge::codebook::Root;

/// How many roots the coding door tells apart.
pub(super) const ROOTS: usize = 15;

/// The fifteen roots of the coding door, in alphabetical order: PLOVER's with `CONCEDE` and `RETREAT` joined to `YIELD`.
pub(super) const NAMES: [&str; ROOTS] = [
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
    "YIELD",
];

/// How common each root is where nothing else is known: rounded shares among coded political events.
const PRIOR: [f32; ROOTS] = [0.12, 0.10, 0.06, 0.10, 0.08, 0.06, 0.02, 0.02, 0.02, 0.12, 0.04, 0.04, 0.08, 0.04, 0.10];

/// Votes are raised to this power, so that the best root's share is near the share of right answers on development data.
const SHARPNESS: f32 = 1.5;

/// A probability for each of the fifteen roots; together 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores([f32; ROOTS]);

impl Scores {
    /// Probabilities in the order of [`NAMES`].
    pub(super) fn new(probabilities: [f32; ROOTS]) -> Self {
        Self(probabilities)
    }

    /// The probabilities in the order of [`NAMES`].
    pub(super) fn probabilities(&self) -> [f32; ROOTS] {
        self.0
    }

    /// Votes for roots, mixed with what is common.
    pub(super) fn from_votes(votes: &[(Root, f32)], doubt: f32) -> Self {
        let mut scores = PRIOR.map(|share| share * doubt);
        for (root, weight) in votes {
            scores[index_of(*root)] += weight;
        }
        let scores = scores.map(|score| score.powf(SHARPNESS));
        let sum: f32 = scores.iter().sum();
        Self(scores.map(|score| score / sum))
    }

    /// The probability of a root (of the joined one for `CONCEDE` and `RETREAT`).
    pub fn of(&self, root: Root) -> f32 {
        self.0[index_of(root)]
    }

    /// The roots with their probabilities, in alphabetical order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, f32)> + '_ {
        NAMES.into_iter().zip(self.0)
    }

    /// The most likely root; of the two joined ones `CONCEDE`.
    pub fn best(&self) -> Root {
        let best = (0..NAMES.len()).fold(0, |best, index| if self.0[index] > self.0[best] { index } else { best });
        Root::from_name(NAMES[best]).unwrap_or(Root::Concede)
    }
}

fn index_of(root: Root) -> usize {
    NAMES.iter().position(|name| *name == root.joined_name()).unwrap_or(0)
}
