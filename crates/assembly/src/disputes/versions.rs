//! Values put together to versions.

use std::collections::{BTreeMap, HashMap};

use polybius_reading::account::Provenance;

use super::Told;
use crate::occurrences::Origins;
use crate::occurrences::compare::Likeness;
use crate::occurrences::score::Comparison;
use crate::occurrences::view::{View, Views};
use crate::{Dispute, DisputeKind, Passage, Version, id};

/// Most passages that are shown for one version.
const PASSAGES: usize = 20;

/// The accounts of one occurrence.
pub(super) struct Table<'a, 'b> {
    pub(super) views: &'a Views<'b>,
    pub(super) members: &'a [View<'b>],
    /// Those that are compared with each other, by their positions.
    heard: Vec<usize>,
    pub(super) origins: &'a Origins,
    pub(super) occurrence: &'a str,
}

/// So many accounts of one report are heard: what it tells again and again is told by the first ones.
const OF_A_REPORT: usize = 8;

/// So many accounts are heard in all, since each is compared with each.
const HEARD: usize = 400;

impl<'a, 'b> Table<'a, 'b> {
    pub(super) fn new(
        views: &'a Views<'b>,
        members: &'a [View<'b>],
        origins: &'a Origins,
        occurrence: &'a str,
    ) -> Self {
        let mut of_report: HashMap<usize, usize> = HashMap::new();
        let is_heard = |member: &usize| {
            let count = of_report.entry(members[*member].digest).or_default();
            *count += 1;
            *count <= OF_A_REPORT
        };
        let heard = (0..members.len()).filter(is_heard).take(HEARD).collect();
        Self { views, members, heard, origins, occurrence }
    }

    /// The accounts that are compared with each other, with their positions.
    pub(super) fn accounts(&self) -> impl Iterator<Item = (usize, &View<'b>)> + Clone {
        self.heard.iter().map(|member| (*member, &self.members[*member]))
    }

    /// Whether so much else agrees between two accounts that a difference is one of telling, not of what is told.
    pub(super) fn tell_the_same(&self, one: usize, other: usize) -> bool {
        const AGREEMENTS: usize = 3;
        let (one, other) = (&self.members[one], &self.members[other]);
        Comparison::of(self.views, one, other).agreements() >= AGREEMENTS
    }

    /// A contradiction, when some of the values cannot both hold.
    ///
    /// Values that are the same are one version. A value that can hold together with others joins the version of the
    /// one it is likest to, so that "at least 10" stands with "12" against "30".
    pub(super) fn dispute(
        &self,
        attribute: &'static str,
        told: &[Told],
        compare: impl Fn(usize, usize) -> Likeness,
        provenance: Provenance,
    ) -> Option<Dispute> {
        let compare = |one: usize, other: usize| match compare(one, other) {
            Likeness::Different if !self.tell_the_same(told[one].member, told[other].member) => Likeness::Unknown,
            likeness => likeness,
        };
        let mut versions: Vec<Vec<usize>> = Vec::new();
        for value in 0..told.len() {
            let with = |version: &Vec<usize>| version.iter().map(|other| compare(*other, value)).min();
            let likest = (0..versions.len()).max_by_key(|index| (with(&versions[*index]), std::cmp::Reverse(*index)));
            match likest.filter(|index| with(&versions[*index]) > Some(Likeness::Different)) {
                Some(index) => versions[index].push(value),
                None => versions.push(vec![value]),
            }
        }
        if versions.len() < 2 {
            return None;
        }
        self.row(attribute, DisputeKind::Contradiction, told, versions, provenance)
    }

    /// A `detail`: values that differ between reports but can all hold, where one is a closer description of another.
    pub(super) fn detail(
        &self,
        attribute: &'static str,
        told: &[Told],
        compare: impl Fn(usize, usize) -> Likeness,
        provenance: Provenance,
    ) -> Option<Dispute> {
        let mut versions: Vec<Vec<usize>> = Vec::new();
        for value in 0..told.len() {
            match versions.iter_mut().find(|version| compare(version[0], value) == Likeness::Same) {
                Some(version) => version.push(value),
                None => versions.push(vec![value]),
            }
        }
        let closer = |version: &Vec<usize>| {
            versions.iter().any(|other| other[0] != version[0] && compare(other[0], version[0]) == Likeness::Detail)
        };
        let versions: Vec<_> = versions.iter().filter(|version| closer(version)).cloned().collect();
        let report = |value: &usize| self.members[told[*value].member].digest;
        let mut reports: Vec<_> = versions.iter().flatten().map(report).collect();
        reports.sort_unstable();
        reports.dedup();
        if versions.len() < 2 || reports.len() < 2 {
            return None;
        }
        self.row(attribute, DisputeKind::Detail, told, versions, provenance)
    }

    /// The row of these versions.
    pub(super) fn row(
        &self,
        attribute: &'static str,
        kind: DisputeKind,
        told: &[Told],
        versions: Vec<Vec<usize>>,
        provenance: Provenance,
    ) -> Option<Dispute> {
        let mut versions: Vec<_> = versions.iter().map(|version| self.version(told, version)).collect();
        versions.sort_by(|a, b| b.origins.cmp(&a.origins).then_with(|| a.value.cmp(&b.value)));
        let values: Vec<&str> = versions.iter().map(|version| version.value.as_str()).collect();
        // Two measures may differ by the same values: the words told first keep their rows apart.
        let first = versions.first().and_then(|version| version.evidence.first());
        let place = first.map_or(String::new(), |passage| format!("{}:{}", passage.report.0, passage.span.start));
        let id = id::stable("disputes", &[&[self.occurrence, attribute, &place][..], &values].concat());
        let (occurrence, attribute) = (Some(self.occurrence.to_owned()), attribute.to_owned());
        Some(Dispute { id, occurrence, kind, attribute, versions, provenance })
    }

    fn version(&self, told: &[Told], values: &[usize]) -> Version {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for value in values {
            *counts.entry(&told[*value].value).or_default() += 1;
        }
        let most = counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or("", |(value, _)| value);
        let members: Vec<_> = values.iter().map(|value| told[*value].member).collect();
        let mut evidence: Vec<_> = values.iter().map(|value| self.passage(&told[*value])).collect();
        evidence.sort_unstable();
        evidence.dedup();
        evidence.truncate(PASSAGES);
        Version { value: most.to_owned(), origins: self.origins.among(&members), evidence }
    }

    fn passage(&self, told: &Told) -> Passage {
        Passage { report: self.members[told.member].report.report.clone(), span: told.span }
    }
}
