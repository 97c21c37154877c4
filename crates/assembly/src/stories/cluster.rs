//! Average-linkage clustering over near neighbours.

use std::cmp::Ordering;
use std::collections::{BTreeSet, BinaryHeap};

use super::vectors::{self, Vector};

/// Heaviest terms by which a report looks for neighbours.
pub(super) const KEYS: usize = 24;
/// Keys that neighbours share.
const SHARED_KEYS: usize = 2;
/// A key that more reports share ties each of them only to so many that come next to it in time.
const NEIGHBOURS: usize = 60;
/// Mean likeness of the reports of two clusters from which they are one.
const ALIKE: f32 = 0.11;
/// Likeness of two reports from which they are neighbours.
const NEIGHBOUR: f32 = 0.08;
/// Likeness of two clusters below which they are neighbours no more.
const STRANGERS: f32 = 0.05;
/// Terms that are kept of a cluster.
const TERMS: usize = 400;
/// Days between two clusters that cost nothing; then likeness sinks, by at most [`FORGETTING`] after another
/// [`FORGOTTEN`] days.
const FRESH: i32 = 14;
const FORGOTTEN: f32 = 90.0;
const FORGETTING: f32 = 0.3;

/// A report or several.
struct Cluster {
    members: Vec<usize>,
    sum: Vector,
    /// First and last day, as days since some fixed one.
    days: Option<(i32, i32)>,
    neighbours: BTreeSet<usize>,
}

/// Two clusters that may be joined; ordered by likeness, then by their numbers.
#[derive(PartialEq)]
struct Edge(f32, usize, usize);

impl Eq for Edge {}

impl PartialOrd for Edge {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Edge {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0).then_with(|| (other.1, other.2).cmp(&(self.1, self.2)))
    }
}

/// Clusters of reports that are alike, each sorted; `days` are the reports' days.
pub(super) fn cluster(vectors: &[Vector], days: &[Option<i32>]) -> Vec<Vec<usize>> {
    let start = |(index, vector): (usize, &Vector)| Cluster {
        members: vec![index],
        sum: vector.clone(),
        days: days[index].map(|day| (day, day)),
        neighbours: BTreeSet::new(),
    };
    let mut clusters: Vec<Option<Cluster>> = vectors.iter().enumerate().map(start).map(Some).collect();
    let mut heap = BinaryHeap::new();
    for (left, right, likeness) in neighbours(vectors, days) {
        for (one, other) in [(left, right), (right, left)] {
            clusters[one].as_mut().expect("no cluster is gone yet").neighbours.insert(other);
        }
        heap.push(Edge(likeness, left, right));
    }
    while let Some(Edge(_, left, right)) = heap.pop().filter(|edge| edge.0 >= ALIKE) {
        if clusters[left].is_some() && clusters[right].is_some() {
            join(&mut clusters, left, right, &mut heap);
        }
    }
    let mut found: Vec<_> = clusters.into_iter().flatten().map(|cluster| cluster.members).collect();
    found.iter_mut().for_each(|members| members.sort_unstable());
    found.sort_unstable();
    found
}

/// Joins two clusters under a new number, so that old edges to them die with them.
fn join(clusters: &mut Vec<Option<Cluster>>, left: usize, right: usize, heap: &mut BinaryHeap<Edge>) {
    let (Some(one), Some(other)) = (clusters[left].take(), clusters[right].take()) else { return };
    let number = clusters.len();
    let mut joined = Cluster {
        members: [one.members, other.members].concat(),
        sum: vectors::heaviest(vectors::sum(&one.sum, &other.sum), TERMS),
        days: span(one.days, other.days),
        neighbours: one
            .neighbours
            .union(&other.neighbours)
            .copied()
            .filter(|index| clusters[*index].is_some())
            .collect(),
    };
    let near = std::mem::take(&mut joined.neighbours);
    for neighbour in near {
        let Some(cluster) = clusters[neighbour].as_mut() else { continue };
        cluster.neighbours.remove(&left);
        cluster.neighbours.remove(&right);
        let likeness = likeness(cluster, &joined);
        if likeness >= STRANGERS {
            cluster.neighbours.insert(number);
            joined.neighbours.insert(neighbour);
            heap.push(Edge(likeness, neighbour, number));
        }
    }
    clusters.push(Some(joined));
}

fn span(one: Option<(i32, i32)>, other: Option<(i32, i32)>) -> Option<(i32, i32)> {
    match (one, other) {
        (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.max(other.1))),
        (one, other) => one.or(other),
    }
}

/// Mean likeness of the reports of two clusters.
fn likeness(one: &Cluster, other: &Cluster) -> f32 {
    let pairs = (one.members.len() * other.members.len()) as f32;
    vectors::product(&one.sum, &other.sum) / pairs * freshness(one.days, other.days)
}

/// What the days between two clusters leave of their likeness.
fn freshness(one: Option<(i32, i32)>, other: Option<(i32, i32)>) -> f32 {
    let (Some(one), Some(other)) = (one, other) else { return 1.0 };
    let apart = (one.0 - other.1).max(other.0 - one.1);
    1.0 - FORGETTING * ((apart - FRESH).max(0) as f32 / FORGOTTEN).min(1.0)
}

/// Pairs of reports that are alike, found by the heavy terms they share.
fn neighbours(vectors: &[Vector], days: &[Option<i32>]) -> Vec<(usize, usize, f32)> {
    let mut keys: Vec<(u32, Option<i32>, usize)> = Vec::new();
    for (index, vector) in vectors.iter().enumerate() {
        let terms = vectors::heaviest(vector.clone(), KEYS);
        keys.extend(terms.into_iter().map(|(term, _)| (term, days[index], index)));
    }
    keys.sort_unstable();
    let mut pairs = Vec::new();
    for reports in keys.chunk_by(|a, b| a.0 == b.0) {
        for (position, (.., right)) in reports.iter().enumerate() {
            let before = &reports[position.saturating_sub(NEIGHBOURS)..position];
            pairs.extend(before.iter().map(|(.., left)| (*left.min(right), *left.max(right))));
        }
    }
    pairs.sort_unstable();
    let often = pairs.chunk_by(|a, b| a == b).filter(|same| same.len() >= SHARED_KEYS).map(|same| same[0]);
    let day = |index: usize| days[index].map(|day| (day, day));
    let alike = often.map(|(left, right)| {
        (left, right, vectors::product(&vectors[left], &vectors[right]) * freshness(day(left), day(right)))
    });
    alike.filter(|(.., likeness)| *likeness >= NEIGHBOUR).collect()
}

#[cfg(test)]
mod tests {
    use super::cluster;

    /// Vectors over three terms.
    fn check(vectors: &[[f32; 3]], days: &[i32], expected: &[&[usize]]) {
        let sparse = |vector: &[f32; 3]| {
            let length = vector.iter().map(|weight| weight * weight).sum::<f32>().sqrt();
            vector.iter().enumerate().map(|(term, weight)| (term as u32, weight / length)).collect()
        };
        let vectors: Vec<_> = vectors.iter().map(sparse).collect();
        let days: Vec<_> = days.iter().copied().map(Some).collect();
        assert_eq!(cluster(&vectors, &days), expected);
    }

    #[test]
    fn like_reports_join() {
        check(&[[1.0, 0.1, 0.0], [0.0, 0.1, 1.0], [1.0, 0.05, 0.0]], &[1, 1, 1], &[&[0, 2], &[1]]);
    }

    #[test]
    fn a_weak_link_joins_only_when_it_is_fresh() {
        let vectors = [[1.0, 0.13, 0.0], [0.01, 1.0, 0.0]];
        check(&vectors, &[1, 3], &[&[0, 1]]);
        check(&vectors, &[1, 300], &[&[0], &[1]]);
    }
}
