use std::collections::BTreeMap;

use polybius_text::Span;

use crate::{CopyGroup, CopyKind, Digest};

/// Passages that several reports share though the rest of them differs.
#[derive(Default)]
pub(super) struct Shared {
    /// For each report its shared passages and the group of copies that each belongs to.
    of: BTreeMap<usize, Vec<(Span, usize)>>,
}

impl Shared {
    /// The passages of the partial copies among `groups`; `digests` are sorted by report.
    pub(super) fn of(digests: &[&Digest], groups: &[CopyGroup]) -> Self {
        let mut shared = Self::default();
        for (index, group) in groups.iter().enumerate().filter(|(_, group)| group.kind == CopyKind::Partial) {
            for passage in &group.evidence {
                if let Ok(digest) = digests.binary_search_by(|digest| digest.report.cmp(&passage.report)) {
                    shared.of.entry(digest).or_default().push((passage.span, index));
                }
            }
        }
        shared
    }

    /// The groups in whose passages these words stand.
    pub(super) fn at(&self, digest: usize, span: Span) -> impl Iterator<Item = usize> + '_ {
        let passages = self.of.get(&digest).into_iter().flatten();
        passages.filter(move |(passage, _)| passage.contains(span)).map(|(_, group)| *group)
    }
}
