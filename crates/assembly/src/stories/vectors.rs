//! Reports as weighted terms.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::{Digest, words};

/// Weighted terms sorted by term; of one report they have length 1.
pub(super) type Vector = Vec<(u32, f32)>;

/// Terms that are kept of one report, the heaviest.
const TERMS: usize = 240;
/// As if so many other reports, of all sorts, had been counted: a few reports about one affair then still know which
/// words are common.
const PRIOR_REPORTS: f32 = 300.0;

const FREQUENCIES: &str = include_str!("../../../../data/stories/document_frequency.tsv");

/// In what share of documents a stem occurs, by hash; absent for rare ones.
static PRIOR: LazyLock<HashMap<u32, f32>> = LazyLock::new(|| {
    let rows = FREQUENCIES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    let mut shares: HashMap<u32, f32> = HashMap::new();
    for (word, share) in rows {
        let known = shares.entry(words::hash(words::stem(word))).or_default();
        *known = known.max(share.parse().unwrap_or_default());
    }
    shares
});

/// The vectors of `digests`: `(1 + ln tf) · idf`, frequencies of documents counted in the set itself and a prior.
pub(super) fn of(digests: &[&Digest]) -> Vec<Vector> {
    let mut frequency: HashMap<u32, u32> = HashMap::new();
    for (term, _) in digests.iter().flat_map(|digest| &digest.terms) {
        *frequency.entry(*term).or_default() += 1;
    }
    let reports = digests.len() as f32 + PRIOR_REPORTS;
    let rarity = |term: u32| {
        let prior = PRIOR.get(&term).copied().unwrap_or_default() * PRIOR_REPORTS;
        ((reports + 1.0) / (frequency[&term] as f32 + prior + 1.0)).ln()
    };
    let weigh = |digest: &&Digest| {
        let weight = |count: u16| 1.0 + f32::from(count).ln();
        unit(digest.terms.iter().map(|(term, count)| (*term, weight(*count) * rarity(*term))).collect())
    };
    digests.iter().map(weigh).collect()
}

/// The vector of a report as if no other were known but those of the prior.
pub(super) fn alone(digest: &Digest) -> Vector {
    let rarity = |term: u32| {
        let prior = PRIOR.get(&term).copied().unwrap_or_default() * PRIOR_REPORTS;
        ((PRIOR_REPORTS + 1.0) / (prior + 1.0)).ln()
    };
    let weight = |(term, count): &(u32, u16)| (*term, (1.0 + f32::from(*count).ln()) * rarity(*term));
    digest.terms.iter().map(weight).collect()
}

/// The heaviest terms, scaled to length 1.
fn unit(vector: Vector) -> Vector {
    let mut vector = heaviest(vector, TERMS);
    let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    vector.iter_mut().for_each(|(_, weight)| *weight /= length);
    vector
}

/// The `most` heaviest terms, sorted by term.
pub(super) fn heaviest(mut vector: Vector, most: usize) -> Vector {
    if vector.len() > most {
        vector.select_nth_unstable_by(most, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        vector.truncate(most);
        vector.sort_unstable_by_key(|(term, _)| *term);
    }
    vector
}

/// The product of two vectors; for two reports the cosine of the angle between them.
pub(super) fn product(left: &[(u32, f32)], right: &[(u32, f32)]) -> f32 {
    let (mut at, mut sum) = (0, 0.0);
    for (term, weight) in left {
        while at < right.len() && right[at].0 < *term {
            at += 1;
        }
        if at < right.len() && right[at].0 == *term {
            sum += weight * right[at].1;
        }
    }
    sum
}

/// The sum of two vectors.
pub(super) fn sum(left: &[(u32, f32)], right: &[(u32, f32)]) -> Vector {
    let mut all: Vector = [left, right].concat();
    all.sort_by_key(|(term, _)| *term);
    all.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    all
}

#[cfg(test)]
mod tests {
    use super::{heaviest, product, sum};

    #[test]
    fn vectors_add_and_multiply() {
        let (left, right) = (vec![(1, 0.5), (3, 1.0)], vec![(2, 4.0), (3, 2.0)]);
        assert_eq!(product(&left, &right), 2.0);
        assert_eq!(sum(&left, &right), [(1, 0.5), (2, 4.0), (3, 3.0)]);
        assert_eq!(heaviest(sum(&left, &right), 2), [(2, 4.0), (3, 3.0)]);
    }
}
