//! Pairs put together to groups.

use std::collections::{BTreeMap, HashSet};

use polybius_reading::account::Provenance;

use super::align::{Alignment, Cover};
use super::decide::Link;
use super::shared::Shared;
use super::{Copies, decide, origin};
use crate::{CopyGroup, CopyKind, Digest, Passage, id};

/// Two texts (indices into the list of classes) that are copies.
pub(super) struct Linked {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) link: Link,
    pub(super) alignment: Alignment,
}

impl Linked {
    fn ends(&self) -> (usize, usize) {
        (self.left, self.right)
    }

    fn share(&self) -> f32 {
        match self.link {
            Link::Near(share) | Link::Partial(share) => share,
        }
    }

    fn is_near(&self) -> bool {
        matches!(self.link, Link::Near(_))
    }

    /// The text with words of its own around what is shared, and the other one: what is shared stands at the start of
    /// the text that it was taken from, and makes up more of it.
    fn embedder(&self) -> (usize, usize) {
        let (left, right) = (&self.alignment.left, &self.alignment.right);
        let own = |cover: &Cover| (!decide::starts(cover), -cover.share());
        if own(left) > own(right) { (self.left, self.right) } else { (self.right, self.left) }
    }
}

/// Texts on their way into groups.
pub(super) struct Grouping<'a> {
    digests: &'a [&'a Digest],
    /// Reports with exactly the same text.
    classes: Vec<Vec<usize>>,
    links: Vec<Linked>,
    /// For each class the longest class of its group.
    core: Vec<usize>,
}

impl<'a> Grouping<'a> {
    pub(super) fn new(digests: &'a [&'a Digest], classes: Vec<Vec<usize>>, links: Vec<Linked>) -> Self {
        let core = (0..classes.len()).collect();
        let mut grouping = Self { digests, classes, links, core };
        grouping.join_versions();
        grouping
    }

    /// Joins the groups of near links, the closest first. Two groups are joined when the longest texts of both are
    /// versions of each other too, so that no chain of ever shorter or later versions ties strangers together.
    fn join_versions(&mut self) {
        let near: HashSet<_> = self.links.iter().filter(|link| link.is_near()).map(Linked::ends).collect();
        let mut order: Vec<_> = self.links.iter().filter(|link| link.is_near()).collect();
        order.sort_by(|a, b| b.share().total_cmp(&a.share()).then_with(|| a.ends().cmp(&b.ends())));
        let ends: Vec<_> = order.into_iter().map(Linked::ends).collect();
        let mut members: Vec<Vec<usize>> = (0..self.classes.len()).map(|class| vec![class]).collect();
        for (left, right) in ends {
            let (left, right) = (self.core[left], self.core[right]);
            if left == right || !near.contains(&(left.min(right), left.max(right))) {
                continue;
            }
            let (kept, gone) = if self.words(left) >= self.words(right) { (left, right) } else { (right, left) };
            let moved = std::mem::take(&mut members[gone]);
            moved.iter().for_each(|class| self.core[*class] = kept);
            members[kept].extend(moved);
        }
    }

    fn words(&self, class: usize) -> usize {
        self.digests[self.classes[class][0]].print.len()
    }

    pub(super) fn finish(self) -> Copies {
        let mut groups: Vec<_> = self.versions().into_iter().chain(self.parts()).collect();
        groups.sort_by(|a, b| a.id.cmp(&b.id));
        let mut text_of = vec![0; self.digests.len()];
        let mut first: BTreeMap<usize, usize> = BTreeMap::new();
        for (class, members) in self.classes.iter().enumerate() {
            let lead = *first.entry(self.core[class]).or_insert(members[0]);
            members.iter().for_each(|member| text_of[*member] = lead);
        }
        let shared = Shared::of(self.digests, &groups);
        Copies { groups, text_of, shared }
    }

    /// Groups of exact and near copies.
    fn versions(&self) -> Vec<CopyGroup> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for class in 0..self.classes.len() {
            groups.entry(self.core[class]).or_default().push(class);
        }
        let several = groups.into_values().filter(|classes| classes.len() > 1 || self.classes[classes[0]].len() > 1);
        several.map(|classes| self.version_group(&classes)).collect()
    }

    fn version_group(&self, classes: &[usize]) -> CopyGroup {
        let core = self.core[classes[0]];
        let links: Vec<_> = (self.links.iter())
            .filter(|link| link.is_near() && (link.left == core || link.right == core))
            .filter(|link| self.core[link.left] == self.core[link.right])
            .collect();
        let members = self.reports(classes);
        let origin = origin::of(self.digests, &members);
        match classes {
            [_] => self.row(CopyKind::Exact, members, origin, &[], Provenance::new("copies/same_text", 1.0)),
            _ => self.row(CopyKind::Near, members, origin, &links, Provenance::new("copies/aligned_text", 0.95)),
        }
    }

    /// Groups of texts that stand in others as a part: one for each text that is embedded as a whole, one for each pair
    /// that shares only a passage.
    fn parts(&self) -> Vec<CopyGroup> {
        // By the text that embeds and the group of the one that is embedded.
        let mut pairs: BTreeMap<(usize, usize), Vec<&Linked>> = BTreeMap::new();
        for link in self.links.iter().filter(|link| self.core[link.left] != self.core[link.right]) {
            let (embedder, part) = link.embedder();
            pairs.entry((self.core[part], embedder)).or_default().push(link);
        }
        let mut groups: BTreeMap<(usize, Option<usize>), Vec<&Linked>> = BTreeMap::new();
        for ((part, embedder), links) in pairs {
            let whole = links.iter().any(|link| link.share() >= Self::WHOLE);
            groups.entry((part, (!whole).then_some(embedder))).or_default().extend(links);
        }
        groups.into_iter().map(|((part, alone), links)| self.part_group(part, alone.is_none(), &links)).collect()
    }

    /// Share of a text from which it counts as embedded as a whole.
    const WHOLE: f32 = 0.5;

    fn part_group(&self, part: usize, whole: bool, links: &[&Linked]) -> CopyGroup {
        let mut members: Vec<_> = links.iter().flat_map(|link| [link.left, link.right]).collect();
        members.sort_unstable();
        members.dedup();
        let versions: Vec<_> = (0..self.classes.len()).filter(|class| self.core[*class] == part).collect();
        let members = self.reports(&members);
        let origin =
            origin::of(self.digests, &self.reports(&versions)).filter(|origin| whole && members.contains(origin));
        let share = links.iter().map(|link| link.share()).fold(1.0, f32::min);
        let provenance = Provenance::new("copies/embedded_text", 0.7 + 0.25 * share);
        self.row(CopyKind::Partial, members, origin, links, provenance)
    }

    fn reports(&self, classes: &[usize]) -> Vec<usize> {
        let mut members: Vec<_> = classes.iter().flat_map(|class| &self.classes[*class]).copied().collect();
        members.sort_unstable();
        members
    }

    fn row(
        &self,
        kind: CopyKind,
        members: Vec<usize>,
        origin: Option<usize>,
        links: &[&Linked],
        provenance: Provenance,
    ) -> CopyGroup {
        let report = |member: usize| self.digests[member].report.clone();
        // All members: two groups of one kind may share their first and last.
        let mut parts = vec![kind.name()];
        parts.extend(members.iter().map(|member| self.digests[*member].report.0.as_str()));
        CopyGroup {
            id: id::stable("copies", &parts),
            kind,
            origin: origin.map(report),
            similarity: links.iter().map(|link| link.share()).fold(1.0, f32::min),
            evidence: self.evidence(&members, links),
            reports: members.into_iter().map(report).collect(),
            provenance,
        }
    }

    /// The aligned passages by report, in the order of the text; for exact copies the whole text.
    fn evidence(&self, members: &[usize], links: &[&Linked]) -> Vec<Passage> {
        let mut passages: Vec<Passage> = match links {
            [] => members
                .iter()
                .filter_map(|member| self.passage(*member, 0..self.digests[*member].print.len()))
                .collect(),
            _ => links.iter().flat_map(|link| self.aligned(link)).collect(),
        };
        passages.sort_unstable();
        passages.dedup();
        let few =
            passages.chunk_by(|a, b| a.report == b.report).flat_map(|of| &of[..of.len().min(CopyGroup::PASSAGES)]);
        few.cloned().collect()
    }

    fn aligned(&self, link: &Linked) -> Vec<Passage> {
        let sides = link
            .alignment
            .passages
            .iter()
            .flat_map(|(left, right)| [(link.left, left.clone()), (link.right, right.clone())]);
        sides.filter_map(|(class, words)| self.passage(self.classes[class][0], words)).collect()
    }

    fn passage(&self, member: usize, words: std::ops::Range<usize>) -> Option<Passage> {
        let print = &self.digests[member].print;
        let last = words.end.checked_sub(1).filter(|last| *last >= words.start)?;
        let span = print.word(words.start).span.join(print.word(last).span);
        Some(Passage { report: self.digests[member].report.clone(), span })
    }
}
