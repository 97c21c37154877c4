//! Tellings joined to occurrences, from scored pairs.

use std::collections::{HashMap, HashSet};

use super::candidates::Pair;
use super::compare::{self, Likeness};
use super::score;
use super::view::{View, Views};

/// Probability from which a pair is a link.
const LINK: f32 = 0.5;
/// Mean probability over the pairs of two groups from which they are joined.
const JOIN: f32 = 0.5;
/// Tellings of a group that are compared with those of another.
pub(super) const SAMPLE: usize = 8;

/// A group of tellings that tell one occurrence.
pub(crate) struct Group {
    /// Indices into the list of tellings, sorted.
    pub(crate) members: Vec<usize>,
    /// Mean probability of the joins that made it; 1 for a telling alone.
    pub(crate) confidence: f32,
}

/// A probability and the pair that has it.
type Link = (f32, Pair);

struct Merging<'a, 'b> {
    views: &'a Views<'b>,
    known: HashMap<Pair, f32>,
    /// For each telling its group.
    group: Vec<usize>,
    groups: Vec<Group>,
    /// The sentences of each group's tellings.
    sentences: Vec<HashSet<usize>>,
}

/// Groups tellings: the likeliest links first; two groups are joined when their members are likely to tell the same on
/// average, so that no chain of weak links ties strangers together. Two tellings of one sentence, and two with different
/// weapons or vehicles, are two occurrences.
pub(super) fn merge(views: &Views<'_>, pairs: Vec<Pair>) -> Vec<Group> {
    let score = |(left, right): Pair| score::probability(score::log_odds(views, left as usize, right as usize));
    let known: HashMap<Pair, f32> = pairs.into_iter().map(|pair| (pair, score(pair))).collect();
    let links = known.iter().filter(|(_, odds)| **odds >= LINK).map(|(pair, odds)| (*odds, *pair));
    let links = counterparts(views, links.collect());
    let groups = (0..views.all.len()).map(|index| Group { members: vec![index], confidence: 1.0 }).collect();
    let sentences = views.all.iter().map(|view| HashSet::from([view.sentence])).collect();
    let mut merging = Merging { views, known, group: (0..views.all.len()).collect(), groups, sentences };
    for (_, (left, right)) in links {
        merging.consider(left as usize, right as usize);
    }
    merging.groups.retain(|group| !group.members.is_empty());
    merging.groups.iter_mut().for_each(|group| group.members.sort_unstable());
    merging.groups
}

/// The links that are left when each telling of a sentence has one counterpart in another sentence: two sentences that
/// are alike are so for all their tellings, so only the likeliest pair may rest on that; others must tell the same act.
fn counterparts(views: &Views<'_>, mut links: Vec<Link>) -> Vec<Link> {
    links.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let (mut taken, mut alike) = (HashSet::new(), HashSet::new());
    links.retain(|(_, (left, right))| {
        let (one, other) = (&views.all[*left as usize], &views.all[*right as usize]);
        let free = !taken.contains(&(*left, other.sentence)) && !taken.contains(&(*right, one.sentence));
        let first = alike.insert((one.sentence, other.sentence));
        let kept = free && (first || same_act(one, other));
        if kept {
            taken.extend([(*left, other.sentence), (*right, one.sentence)]);
        }
        kept
    });
    links
}

fn same_act(one: &View<'_>, other: &View<'_>) -> bool {
    one.stem == other.stem || one.telling.root.is_some() && one.telling.root == other.telling.root
}

impl Merging<'_, '_> {
    fn consider(&mut self, left: usize, right: usize) {
        let (one, other) = (self.group[left], self.group[right]);
        if one == other || self.share_sentence(one, other) || self.use_other_equipment(one, other) {
            return;
        }
        let likely = self.mean(one, other);
        if likely >= JOIN {
            self.join(one.min(other), one.max(other), likely);
        }
    }

    /// Whether the groups have tellings of one sentence.
    fn share_sentence(&self, one: usize, other: usize) -> bool {
        !self.sentences[one].is_disjoint(&self.sentences[other])
    }

    /// Whether a telling of one group has other weapons or vehicles than one of the other.
    fn use_other_equipment(&self, one: usize, other: usize) -> bool {
        let first =
            |group: usize| self.groups[group].members.iter().take(SAMPLE).map(|member| &self.views.all[*member]);
        first(one).any(|left| {
            first(other).any(|right| compare::equipment(left.telling, right.telling) == Likeness::Different)
        })
    }

    /// Mean probability over pairs of both groups' first members.
    fn mean(&mut self, one: usize, other: usize) -> f32 {
        let sample = |group: usize| self.groups[group].members.iter().copied().take(SAMPLE).collect::<Vec<_>>();
        let (one, other) = (sample(one), sample(other));
        let count = (one.len() * other.len()) as f32;
        let mut sum = 0.0;
        for left in &one {
            for right in &other {
                sum += self.likely(*left, *right);
            }
        }
        sum / count
    }

    fn likely(&mut self, left: usize, right: usize) -> f32 {
        let pair = (left.min(right) as u32, left.max(right) as u32);
        let views = self.views;
        *self
            .known
            .entry(pair)
            .or_insert_with(|| score::probability(score::log_odds(views, left.min(right), left.max(right))))
    }

    fn join(&mut self, kept: usize, gone: usize, likely: f32) {
        let moved = std::mem::replace(&mut self.groups[gone], Group { members: Vec::new(), confidence: 0.0 });
        moved.members.iter().for_each(|member| self.group[*member] = kept);
        let mut sentences = [kept, gone].map(|group| std::mem::take(&mut self.sentences[group]));
        sentences.sort_unstable_by_key(HashSet::len);
        let [few, mut many] = sentences;
        many.extend(few);
        self.sentences[kept] = many;
        let group = &mut self.groups[kept];
        let joins = |members: usize| (members - 1) as f32;
        let (before, added) = (joins(group.members.len()), joins(moved.members.len()));
        group.confidence = (group.confidence * before + moved.confidence * added + likely) / (before + added + 1.0);
        group.members.extend(moved.members);
    }
}
