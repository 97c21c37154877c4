use crate::occurrences::{Compared, Origins, Views};
use crate::{Assembly, Digest, DisputeKind, Status, copies, disputes, occurrences, stories};

/// Puts the digests of all reports together.
///
/// The order of `digests` does not matter; a report that stands twice counts once.
pub fn assemble(digests: &[Digest]) -> Assembly {
    let digests = in_order(digests);
    let copies = copies::find(&digests);
    let stories = stories::find(&digests);
    let views = Views::new(&digests, &stories.story_of);
    let (mut occurrences, mut found) = (Vec::new(), Vec::new());
    for group in occurrences::group(&views) {
        let origins = Origins::of(&views, &copies, &group);
        let mut occurrence = occurrences::occurrence(&views, &group, &origins, &stories.stories);
        let differing = disputes::find(&views, &group, &origins, &occurrence.id);
        if occurrence.status != Status::Denied
            && differing.iter().any(|dispute| dispute.kind == DisputeKind::Contradiction)
        {
            occurrence.status = Status::Disputed;
        }
        occurrences.push(occurrence);
        found.extend(differing);
    }
    occurrences.sort_by(|a, b| a.id.cmp(&b.id));
    found.sort_by(|a, b| a.id.cmp(&b.id));
    Assembly { copies: copies.groups, stories: stories.stories, occurrences, disputes: found }
}

/// The pairs of tellings that [`assemble`] compares, with what it sees of them.
pub fn compared(digests: &[Digest]) -> Vec<Compared> {
    let digests = in_order(digests);
    let stories = stories::find(&digests);
    occurrences::compared(&Views::new(&digests, &stories.story_of))
}

/// The digests by report id, each report once.
fn in_order(digests: &[Digest]) -> Vec<&Digest> {
    let mut ordered: Vec<_> = digests.iter().collect();
    ordered.sort_by(|a, b| a.report.cmp(&b.report));
    ordered.dedup_by(|a, b| a.report == b.report);
    ordered
}
