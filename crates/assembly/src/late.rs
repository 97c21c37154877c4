//! What reports that come later need to be put beside those that stand already.
//!
//! [`traces`] are keys by which related reports are found without opening all of them; [`retell`] makes an occurrence anew
//! when accounts have joined it. The reports between are put together by [`crate::assemble`], which takes any slice of a
//! record: its reports know how rare words are elsewhere from a prior.

use std::collections::HashSet;

use crate::occurrences::{Group, Origins, Views};
use crate::words::mix;
use crate::{Digest, Dispute, Occurrence, assemble, copies, disputes, occurrences, stories};

/// Sequences of words that are kept of one report, evenly over its text.
const SEQUENCES: usize = 16;

/// Hashes that reports of one affair, or with one text, are likely to share; sorted.
pub fn traces(digest: &Digest) -> Vec<u64> {
    const TERM: u64 = 1;
    const SEQUENCE: u64 = 2;
    let terms = stories::keys(digest).into_iter().map(|term| mix(TERM, u64::from(term)));
    let sequences = copies::sequences(digest);
    let step = sequences.len().div_ceil(SEQUENCES).max(1);
    let sequences = sequences.into_iter().step_by(step).map(|sequence| mix(SEQUENCE, sequence));
    let mut traces: Vec<u64> = terms.chain(sequences).collect();
    traces.sort_unstable();
    traces.dedup();
    traces
}

/// The occurrence that these events tell together, with where they differ; nothing when no digest has one of them. Its
/// story is left open.
pub fn retell(digests: &[Digest], events: &HashSet<&str>) -> Option<(Occurrence, Vec<Dispute>)> {
    let digests = assemble::in_order(digests);
    let copies = copies::find(&digests);
    let views = Views::new(&digests, &vec![0; digests.len()]);
    let members = views.all.iter().enumerate().filter(|(_, view)| events.contains(&*view.telling.event));
    let members: Vec<usize> = members.map(|(index, _)| index).collect();
    let group = Group { confidence: occurrences::confidence(&views, &members), members };
    group.members.first()?;
    let origins = Origins::of(&views, &copies, &group);
    let mut occurrence = occurrences::occurrence(&views, &group, &origins, &[]);
    let differing = disputes::find(&views, &group, &origins, &occurrence.id);
    occurrence.status = assemble::status(occurrence.status, &differing);
    Some((occurrence, differing))
}
