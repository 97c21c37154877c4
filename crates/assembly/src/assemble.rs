use crate::{Assembly, Digest, copies, stories};

/// Puts the digests of all reports together.
///
/// The order of `digests` does not matter; a report that stands twice counts once.
pub fn assemble(digests: &[Digest]) -> Assembly {
    let digests = in_order(digests);
    let copies = copies::find(&digests);
    let stories = stories::find(&digests);
    Assembly { copies: copies.groups, stories: stories.stories, ..Assembly::default() }
}

/// The digests by report id, each report once.
fn in_order(digests: &[Digest]) -> Vec<&Digest> {
    let mut ordered: Vec<_> = digests.iter().collect();
    ordered.sort_by(|a, b| a.report.cmp(&b.report));
    ordered.dedup_by(|a, b| a.report == b.report);
    ordered
}
