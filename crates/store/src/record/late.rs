//! A few reports put beside a large record that is assembled already, at the cost of these few.
//!
//! Each new report is assembled with the reports that share most [`traces`](late::traces) with it. Where that puts it into
//! a story, a group of copies or an occurrence that stands, it joins; else it opens a new one. What stands among the other
//! reports stays as it is; `polybius assemble` makes everything anew.

use std::collections::{BTreeMap, HashMap, HashSet};

use polybius_assembly::{Assembly, CopyGroup, CopyKind, Digest, Occurrence, Story, assemble, late};
use polybius_text::ReportId;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::Record;
use super::assembly::{insert_rows, run, standing};
use crate::Result;
use crate::rows::{CopyRow, OccurrenceRow, StoryRow};

/// New reports are put beside the others when they are at most one in so many …
const SHARE: i64 = 20;
/// … of at least so many: small records are assembled anew in no time.
const LEAST: i64 = 1000;
/// Standing reports that a new one is assembled with.
const RELATED: usize = 6;
/// Traces that related reports share.
const SHARED: usize = 2;
/// Reports that are looked at for one trace: more share it only when it is common.
const LOOKED_AT: usize = 24;

/// What joins or replaces what stands.
#[derive(Default)]
struct Changes {
    /// Stories that were joined or opened.
    stories: BTreeMap<String, StoryRow>,
    /// Groups of copies that give way to those of the same id, by it.
    gone_copies: BTreeMap<String, CopyRow>,
    /// Occurrences that give way with their disputes, with their events.
    gone_occurrences: Vec<(String, Vec<String>)>,
    /// The groups that stand in their place.
    assembly: Assembly,
}

impl Record {
    /// Whether since the last assembly only a few reports have come to a large record.
    pub(super) fn is_late(&self) -> Result<bool> {
        let sql = "SELECT changed, (SELECT count(*) FROM report WHERE assembled = 0 AND newest = 1), \
                   (SELECT max(number) FROM report) FROM state";
        let (changed, fresh, all): (bool, i64, Option<i64>) = self
            .connection
            .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .map_err(|error| self.error(error))?;
        let all = all.unwrap_or_default();
        Ok(!changed && all >= LEAST && fresh * SHARE <= all)
    }

    /// Puts the reports that came since the last assembly beside the others.
    pub(super) fn assemble_late(&mut self) -> Result<()> {
        let before = standing(&self.connection).map_err(|error| self.error(error))?;
        let fresh = self.digests_where("report.assembled = 0", &[])?;
        let traces: Vec<(ReportId, Vec<u64>)> =
            fresh.iter().map(|digest| (digest.report.clone(), late::traces(digest))).collect();
        let related = related(&self.connection, &traces).map_err(|error| self.error(error))?;
        let mut digests = self.digests_of(&related)?;
        let ids: HashSet<ReportId> = fresh.iter().map(|digest| digest.report.clone()).collect();
        let events: HashSet<String> =
            fresh.iter().flat_map(|digest| digest.tellings.iter().map(|telling| telling.event.clone())).collect();
        digests.extend(fresh);
        let slice = assemble(&digests);
        drop(digests);
        let changes = self.changes(slice, &ids, &events)?;
        let mut rows = self.rows_of(&changes.assembly)?;
        for row in &mut rows.copies {
            if let Some(standing) = changes.gone_copies.get(&row.id) {
                keep_evidence(row, standing);
            }
        }
        self.write(|transaction| {
            // Another process was quicker: what it left stale is put right by the next assembly.
            if standing(transaction)? != before {
                return Ok(());
            }
            remove(transaction, &changes)?;
            for story in changes.stories.values() {
                transaction.execute("DELETE FROM story WHERE id = ?", [&story.id])?;
            }
            insert_rows(transaction, &rows)?;
            for story in changes.stories.values() {
                super::assembly::insert_story(transaction, story)?;
            }
            settle(transaction, &traces)?;
            transaction.execute("UPDATE state SET assembled = ?", [before.revision]).map(drop)
        })
    }

    /// Sorts what the slice says of the fresh reports into what joins and what is new.
    fn changes(&self, slice: Assembly, fresh: &HashSet<ReportId>, events: &HashSet<String>) -> Result<Changes> {
        let mut changes = Changes::default();
        let mut story_of = HashMap::new();
        for story in slice.stories.iter().filter(|story| story.reports.iter().any(|report| fresh.contains(report))) {
            self.join_story(story, fresh, &mut changes, &mut story_of)?;
        }
        for group in slice.copies.into_iter().filter(|group| group.reports.iter().any(|report| fresh.contains(report)))
        {
            self.join_copies(group, fresh, &mut changes)?;
        }
        let mut joined: BTreeMap<String, HashSet<String>> = BTreeMap::new();
        let mut opened: HashSet<String> = HashSet::new();
        for mut occurrence in slice.occurrences {
            let (new, old): (Vec<String>, Vec<String>) =
                occurrence.events.iter().cloned().partition(|event| events.contains(event));
            if new.is_empty() {
                continue;
            }
            match self.most("SELECT occurrence FROM occurrence_event WHERE event = ?", &old)? {
                Some(standing) => joined.entry(standing).or_default().extend(new),
                None => {
                    let first = occurrence.reports.iter().find_map(|report| story_of.get(report));
                    occurrence.story = first.cloned().or(occurrence.story);
                    opened.insert(occurrence.id.clone());
                    changes.assembly.occurrences.push(occurrence);
                }
            }
        }
        let own = |id: &Option<String>| id.as_ref().is_some_and(|id| opened.contains(id));
        changes.assembly.disputes.extend(slice.disputes.into_iter().filter(|dispute| own(&dispute.occurrence)));
        for (standing, new) in joined {
            self.join_occurrence(standing, new, &mut changes)?;
        }
        Ok(changes)
    }

    /// The fresh reports of a story join the one that most of its other reports belong to.
    fn join_story(
        &self,
        story: &Story,
        fresh: &HashSet<ReportId>,
        changes: &mut Changes,
        story_of: &mut HashMap<ReportId, String>,
    ) -> Result<()> {
        let (new, old): (Vec<&ReportId>, Vec<&ReportId>) =
            story.reports.iter().partition(|report| fresh.contains(report));
        let others: Vec<String> = old.iter().map(|report| report.0.clone()).collect();
        let standing = self.most("SELECT of FROM member WHERE report = ? AND sort = 'story'", &others)?;
        let row = match &standing {
            Some(id) if changes.stories.contains_key(id) => changes.stories.remove(id),
            Some(id) => self.group_row::<StoryRow>(id)?,
            None => None,
        };
        let mut row = row.unwrap_or_else(|| StoryRow { docs: Vec::new(), ..StoryRow::from(story) });
        let own = StoryRow::from(story);
        row.from = row.from.into_iter().chain(own.from).min();
        row.to = row.to.into_iter().chain(own.to).max();
        row.docs.extend(new.iter().map(|report| report.0.clone()));
        row.docs.sort_unstable();
        story_of.extend(new.into_iter().map(|report| (report.clone(), row.id.clone())));
        changes.stories.insert(row.id.clone(), row);
        Ok(())
    }

    /// A group of copies takes the place of one of its kind that stands among its other reports, with all its members.
    fn join_copies(&self, mut group: CopyGroup, fresh: &HashSet<ReportId>, changes: &mut Changes) -> Result<()> {
        let mut standing = None;
        for report in group.reports.iter().filter(|report| !fresh.contains(report)) {
            standing = standing.or(self.copies_of(report, group.kind)?);
        }
        let Some(row) = standing else {
            changes.assembly.copies.push(group);
            return Ok(());
        };
        group.id.clone_from(&row.id);
        group.origin = row.origin.clone().map(ReportId).or(group.origin);
        group.reports.extend(row.docs.iter().cloned().map(ReportId));
        // Two groups of the slice may join one that stands.
        match changes.assembly.copies.iter_mut().find(|other| other.id == group.id) {
            Some(other) => {
                other.reports.extend(group.reports);
                other.evidence.extend(group.evidence);
                sort(&mut other.reports);
            }
            None => {
                sort(&mut group.reports);
                changes.assembly.copies.push(group);
            }
        }
        changes.gone_copies.insert(row.id.clone(), row);
        Ok(())
    }

    /// The first group of that kind that a report stands in; whole texts, exact or near, are one kind.
    fn copies_of(&self, report: &ReportId, kind: CopyKind) -> Result<Option<CopyRow>> {
        let sql = "SELECT of FROM member WHERE report = ? AND sort = 'copy_group' ORDER BY of";
        let list = || -> rusqlite::Result<Vec<String>> {
            self.connection.prepare_cached(sql)?.query_map([&report.0], |row| row.get(0))?.collect()
        };
        for id in list().map_err(|error| self.error(error))? {
            let row = self.group_row::<CopyRow>(&id)?;
            let partial = kind == CopyKind::Partial;
            if let Some(row) = row.filter(|row| (row.kind == CopyKind::Partial.name()) == partial) {
                return Ok(Some(row));
            }
        }
        Ok(None)
    }

    /// An occurrence with the accounts that have joined it.
    fn join_occurrence(&self, standing: String, mut events: HashSet<String>, changes: &mut Changes) -> Result<()> {
        let Some(row) = self.group_row::<OccurrenceRow>(&standing)? else { return Ok(()) };
        events.extend(row.events.iter().cloned());
        let digests = self.digests_telling(&events)?;
        let names: HashSet<&str> = events.iter().map(String::as_str).collect();
        if let Some((occurrence, disputes)) = late::retell(&digests, &names) {
            changes.gone_occurrences.push((standing, row.events));
            changes.assembly.occurrences.push(Occurrence { story: row.story, ..occurrence });
            changes.assembly.disputes.extend(disputes);
        }
        Ok(())
    }

    /// The group that most of these belong to, by a query for one; of several the first by id.
    fn most(&self, sql: &str, members: &[String]) -> Result<Option<String>> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let mut query = self.connection.prepare_cached(sql).map_err(|error| self.error(error))?;
        for member in members {
            let rows = query.query_map([member], |row| row.get::<_, String>(0)).map_err(|error| self.error(error))?;
            for id in rows {
                *counts.entry(id.map_err(|error| self.error(error))?).or_default() += 1;
            }
        }
        Ok(counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(id, _)| id))
    }

    /// The digests of the reports that tell these events.
    fn digests_telling(&self, events: &HashSet<String>) -> Result<Vec<Digest>> {
        let mut reports = HashSet::new();
        let sql = "SELECT report FROM event JOIN report ON report = number WHERE event.id = ? AND newest = 1";
        let mut query = self.connection.prepare_cached(sql).map_err(|error| self.error(error))?;
        for event in events {
            let rows = query.query_map([event], |row| row.get::<_, i64>(0)).map_err(|error| self.error(error))?;
            for report in rows {
                reports.insert(report.map_err(|error| self.error(error))?);
            }
        }
        self.digests_of(&reports)
    }

    fn digests_of(&self, reports: &HashSet<i64>) -> Result<Vec<Digest>> {
        let mut numbers: Vec<i64> = reports.iter().copied().collect();
        numbers.sort_unstable();
        let mut digests = Vec::with_capacity(numbers.len());
        for number in numbers {
            digests.extend(self.digests_where("report.number = ?", &[number])?);
        }
        Ok(digests)
    }
}

/// Numbers of the assembled reports that share most traces with the new ones.
fn related(connection: &Connection, fresh: &[(ReportId, Vec<u64>)]) -> rusqlite::Result<HashSet<i64>> {
    let sql = "SELECT report FROM trace WHERE hash = ? ORDER BY report DESC LIMIT ?";
    let mut query = connection.prepare_cached(sql)?;
    let mut related = HashSet::new();
    for (_, traces) in fresh {
        let mut shared: HashMap<i64, usize> = HashMap::new();
        for trace in traces {
            let rows = query.query_map(params![*trace as i64, LOOKED_AT], |row| row.get::<_, i64>(0))?;
            for report in rows {
                *shared.entry(report?).or_default() += 1;
            }
        }
        let mut ranked: Vec<(usize, i64)> = shared.into_iter().map(|(report, shared)| (shared, report)).collect();
        ranked.sort_unstable_by(|a, b| b.cmp(a));
        related
            .extend(ranked.into_iter().take(RELATED).filter(|(shared, _)| *shared >= SHARED).map(|(_, report)| report));
    }
    Ok(related)
}

fn sort(reports: &mut Vec<ReportId>) {
    reports.sort_unstable();
    reports.dedup();
}

/// Keeps the passages of reports that only the standing group has, and the smaller of both similarities.
fn keep_evidence(row: &mut CopyRow, standing: &CopyRow) {
    let told: HashSet<String> = row.evidence.iter().map(|passage| passage.doc.clone()).collect();
    row.evidence.extend(standing.evidence.iter().filter(|passage| !told.contains(&passage.doc)).cloned());
    if standing.similarity.0 < row.similarity.0 {
        row.similarity = standing.similarity;
    }
}

/// Takes out of the tables what gives way; each row by its key, since the tables are long.
fn remove(transaction: &Transaction<'_>, changes: &Changes) -> rusqlite::Result<()> {
    for (group, row) in &changes.gone_copies {
        run(transaction, "DELETE FROM copy_group WHERE id = ?", [group])?;
        for report in &row.docs {
            let sql = "DELETE FROM member WHERE report = ? AND sort = 'copy_group' AND of = ?";
            run(transaction, sql, [report, group])?;
        }
    }
    for (occurrence, events) in &changes.gone_occurrences {
        run(transaction, "DELETE FROM occurrence WHERE id = ?", [occurrence])?;
        run(transaction, "DELETE FROM dispute WHERE occurrence = ?", [occurrence])?;
        for event in events {
            let sql = "DELETE FROM occurrence_event WHERE event = ? AND occurrence = ?";
            run(transaction, sql, [event, occurrence])?;
        }
    }
    Ok(())
}

/// Notes that the tables of the assembly have these reports, and by which traces they are found; these in their order,
/// which the table keeps.
pub(super) fn settle(transaction: &Transaction<'_>, reports: &[(ReportId, Vec<u64>)]) -> rusqlite::Result<()> {
    let mut found = Vec::new();
    for (report, traces) in reports {
        let sql = "SELECT number FROM report WHERE id = ?";
        let number: Option<i64> =
            transaction.prepare_cached(sql)?.query_row([&report.0], |row| row.get(0)).optional()?;
        let Some(number) = number else { continue };
        transaction.prepare_cached("UPDATE report SET assembled = 1 WHERE number = ?")?.execute([number])?;
        found.extend(traces.iter().map(|trace| (*trace as i64, number)));
    }
    found.sort_unstable();
    for (trace, number) in found {
        run(transaction, "INSERT OR IGNORE INTO trace VALUES (?, ?)", params![trace, number])?;
    }
    Ok(())
}
