use crate::occurrences::{Compared, Origins, Views};
use crate::{Assembly, Digest, Dispute, DisputeKind, Status, copies, disputes, occurrences, stories};

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
        occurrence.status = status(occurrence.status, &differing);
        occurrences.push(occurrence);
        found.extend(differing);
    }
    occurrences.sort_by(|a, b| a.id.cmp(&b.id));
    found.sort_by(|a, b| a.id.cmp(&b.id));
    Assembly { copies: copies.groups, stories: stories.stories, occurrences, disputes: found }
}

/// What disputes make of an occurrence's status.
pub(crate) fn status(status: Status, disputes: &[Dispute]) -> Status {
    let mut contradictions = disputes.iter().filter(|dispute| dispute.kind == DisputeKind::Contradiction).peekable();
    if status == Status::Denied || contradictions.peek().is_none() {
        status
    } else if contradictions.any(|dispute| dispute.attribute == "happened") {
        Status::Denied
    } else {
        Status::Disputed
    }
}

/// The pairs of tellings that [`assemble`] compares, with what it sees of them.
pub fn compared(digests: &[Digest]) -> Vec<Compared> {
    let digests = in_order(digests);
    let stories = stories::find(&digests);
    occurrences::compared(&Views::new(&digests, &stories.story_of))
}

/// The digests by report id, each report once.
pub(crate) fn in_order(digests: &[Digest]) -> Vec<&Digest> {
    let mut ordered: Vec<_> = digests.iter().collect();
    ordered.sort_by(|a, b| a.report.cmp(&b.report));
    ordered.dedup_by(|a, b| a.report == b.report);
    ordered
}
