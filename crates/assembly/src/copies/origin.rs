//! Which report the others derive from.

use crate::Digest;

/// Share of the longest text below which a text is a cut version.
const FULL: f32 = 0.95;

/// The index among `members` (indices into `digests`) of the one that the others derive from, when it can be told: the
/// agency that others credit, else the earliest by day; of several, the only one that is not cut.
pub(super) fn of(digests: &[&Digest], members: &[usize]) -> Option<usize> {
    credited(digests, members).or_else(|| only(full(digests, &earliest(digests, members))))
}

/// The report of a publisher that another report credits.
fn credited(digests: &[&Digest], members: &[usize]) -> Option<usize> {
    let is_credited = |index: usize| {
        let publisher = digests[index].publisher.as_deref()?.to_lowercase();
        let by = members.iter().any(|other| *other != index && digests[*other].credits.contains(&publisher));
        by.then_some(index)
    };
    only(members.iter().filter_map(|index| is_credited(*index)).collect())
}

/// Those of the first day; all, when a day is missing.
fn earliest(digests: &[&Digest], members: &[usize]) -> Vec<usize> {
    let days: Option<Vec<_>> = members.iter().map(|index| digests[*index].day).collect();
    let Some(first) = days.and_then(|days| days.into_iter().min()) else { return members.to_vec() };
    members.iter().copied().filter(|index| digests[*index].day == Some(first)).collect()
}

/// Those with about as many words as the longest.
fn full(digests: &[&Digest], members: &[usize]) -> Vec<usize> {
    let words = |index: usize| digests[index].print.len() as f32;
    let most = members.iter().map(|index| words(*index)).fold(0.0, f32::max);
    members.iter().copied().filter(|index| words(*index) >= FULL * most).collect()
}

fn only(members: Vec<usize>) -> Option<usize> {
    match members[..] {
        [member] => Some(member),
        _ => None,
    }
}
