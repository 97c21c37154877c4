use std::collections::HashSet;

use polybius_assembly::{Assembly, Digest, assemble, digest, late};
use polybius_text::ReportId;
use rusqlite::{Connection, OptionalExtension, Transaction, params, params_from_iter};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Record;
use super::late::settle;
use crate::rows::{CopyRow, DisputeRow, OccurrenceRow, Offsets, StoryRow};
use crate::{Error, Result};

/// What the reports of a record say together, as it is exported; every list by id.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Assembled {
    /// Groups of reports that carry one text.
    pub copies: Vec<CopyRow>,
    /// Groups of reports about one affair.
    pub stories: Vec<StoryRow>,
    /// Things that happened, each with all its accounts.
    pub occurrences: Vec<OccurrenceRow>,
    /// Where accounts differ.
    pub disputes: Vec<DisputeRow>,
}

impl Record {
    /// Whether reports have come, changed or gone since the record was assembled.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn is_stale(&self) -> Result<bool> {
        let sql = "SELECT revision <> assembled FROM state";
        self.connection.query_row(sql, [], |row| row.get(0)).map_err(|error| self.error(error))
    }

    /// Makes the tables across reports anew from what each report tells, in one transaction.
    ///
    /// Another process may store reports meanwhile; then the record stays stale until it is assembled again.
    ///
    /// # Errors
    /// When the record cannot be read or written; the tables stay as they were then.
    pub fn assemble(&mut self) -> Result<()> {
        let (revision, digests) = self.digests()?;
        let assembly = assemble(&digests);
        let untraced = self.untraced()?;
        let traces = digests.iter().filter(|digest| untraced.contains(&digest.report));
        let traces: Vec<_> = traces.map(|digest| (digest.report.clone(), late::traces(digest))).collect();
        drop(digests);
        let assembled = self.rows_of(&assembly)?;
        self.write(|transaction| {
            store(transaction, &assembled)?;
            // Where another process has changed reports meanwhile, these stay unknown until the next assembly.
            if standing(transaction)?.revision == revision {
                settle(transaction, &traces)?;
            }
            let sql = "UPDATE state SET assembled = ?1, changed = (changed AND revision <> ?1)";
            transaction.execute(sql, [revision]).map(drop)
        })
    }

    /// Brings the tables across reports up to date when they are stale: anew, or, when only a few reports have come to a
    /// large record, at the cost of these few.
    ///
    /// # Errors
    /// As [`Record::assemble`].
    pub fn assemble_if_stale(&mut self) -> Result<()> {
        match (self.is_stale()?, self.is_late()?) {
            (false, _) => Ok(()),
            (true, true) => self.assemble_late(),
            (true, false) => self.assemble(),
        }
    }

    /// What the reports say together, as it was assembled last.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn assembled(&self) -> Result<Assembled> {
        Ok(Assembled {
            copies: self.group_rows()?,
            stories: self.group_rows()?,
            occurrences: self.group_rows()?,
            disputes: self.group_rows()?,
        })
    }

    /// Digests of the newest reports and the revision they belong to, read in one transaction; those that were stored in an
    /// older form come last and are made anew. Each is parsed as it is read: all stored texts would take as much room.
    fn digests(&mut self) -> Result<(i64, Vec<Digest>)> {
        let (revision, mut digests, outdated) = self.stored_digests().map_err(|error| self.error(error))?;
        for id in outdated {
            let (report, account) = self.get(&id)?;
            digests.push(digest(&report, &account));
        }
        Ok((revision, digests))
    }

    /// The revision, the digests, and the ids of reports whose digest was stored in an older form.
    fn stored_digests(&mut self) -> rusqlite::Result<(i64, Vec<Digest>, Vec<String>)> {
        let transaction = self.connection.transaction()?;
        let revision = transaction.query_row("SELECT revision FROM state", [], |row| row.get(0))?;
        let sql = "SELECT id, digest FROM account JOIN report ON report = number WHERE newest = 1 ORDER BY id";
        let mut statement = transaction.prepare(sql)?;
        let mut rows = statement.query([])?;
        let (mut digests, mut outdated) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next()? {
            match serde_json::from_str(row.get_ref(1)?.as_str()?) {
                Ok(digest) => digests.push(digest),
                Err(_) => outdated.push(row.get(0)?),
            }
        }
        Ok((revision, digests, outdated))
    }

    /// The newest reports that no assembly has had yet.
    fn untraced(&self) -> Result<HashSet<ReportId>> {
        let list = || -> rusqlite::Result<HashSet<ReportId>> {
            let sql = "SELECT id FROM report WHERE assembled = 0 AND newest = 1";
            self.connection.prepare(sql)?.query_map([], |row| row.get(0).map(ReportId))?.collect()
        };
        list().map_err(|error| self.error(error))
    }

    /// Digests of the newest reports that a condition with these numbers picks.
    pub(super) fn digests_where(&self, condition: &str, numbers: &[i64]) -> Result<Vec<Digest>> {
        let sql = format!(
            "SELECT id, digest FROM account JOIN report ON report = number WHERE newest = 1 AND {condition} ORDER BY id"
        );
        let list = || -> rusqlite::Result<Vec<(String, String)>> {
            let mut query = self.connection.prepare_cached(&sql)?;
            query.query_map(params_from_iter(numbers), |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        list()
            .map_err(|error| self.error(error))?
            .into_iter()
            .map(|(id, stored)| self.digest_of(&id, &stored))
            .collect()
    }

    /// The stored digest; one in an older form is made anew from its report and account.
    fn digest_of(&self, id: &str, stored: &str) -> Result<Digest> {
        match serde_json::from_str(stored) {
            Ok(digest) => Ok(digest),
            Err(_) => self.get(id).map(|(report, account)| digest(&report, &account)),
        }
    }

    pub(super) fn rows_of(&self, assembly: &Assembly) -> Result<Assembled> {
        let mut offsets = Offsets::of(assembly);
        for report in offsets.reports() {
            let sql = "SELECT text FROM report WHERE id = ?";
            let text = self
                .connection
                .prepare_cached(sql)
                .and_then(|mut query| query.query_row([&report.0], |row| row.get::<_, String>(0)).optional());
            // A report that was deleted meanwhile leaves the record stale, so its passages do not stay wrong.
            offsets.convert(&report, &text.map_err(|error| self.error(error))?.unwrap_or_default());
        }
        Ok(Assembled {
            copies: assembly.copies.iter().map(|group| CopyRow::new(group, &offsets)).collect(),
            stories: assembly.stories.iter().map(StoryRow::from).collect(),
            occurrences: assembly.occurrences.iter().map(OccurrenceRow::from).collect(),
            disputes: assembly.disputes.iter().map(|dispute| DisputeRow::new(dispute, &offsets)).collect(),
        })
    }

    fn group_rows<R: Group>(&self) -> Result<Vec<R>> {
        let mut rows = Vec::new();
        self.each_group(|row| {
            rows.push(row);
            Ok(())
        })?;
        Ok(rows)
    }

    /// A row of one of the tables across reports.
    pub(super) fn group_row<R: Group>(&self, id: &str) -> Result<Option<R>> {
        let sql = format!("SELECT row FROM {} WHERE id = ?", R::STORED);
        let read = || self.connection.prepare_cached(&sql)?.query_row([id], |row| row.get::<_, String>(0)).optional();
        let json = read().map_err(|error| self.error(error))?;
        json.map(|json| serde_json::from_str(&json).map_err(|error| Error::other(&self.path, error))).transpose()
    }

    /// Hands every row of one of the tables across reports to `visit`, by id.
    ///
    /// # Errors
    /// When the record cannot be read or `visit` fails.
    pub(crate) fn each_group<R: Group>(&self, mut visit: impl FnMut(R) -> Result<()>) -> Result<()> {
        let sql = format!("SELECT row FROM {} ORDER BY id", R::STORED);
        let mut statement = self.connection.prepare_cached(&sql).map_err(|error| self.error(error))?;
        let mut rows = statement.query([]).map_err(|error| self.error(error))?;
        while let Some(row) = rows.next().map_err(|error| self.error(error))? {
            let json: String = row.get(0).map_err(|error| self.error(error))?;
            visit(serde_json::from_str(&json).map_err(|error| Error::other(&self.path, error))?)?;
        }
        Ok(())
    }
}

/// A row of a table across reports, and the table of the record it lies in.
pub(crate) trait Group: DeserializeOwned {
    /// The table's name in the record.
    const STORED: &'static str;
}

impl Group for CopyRow {
    const STORED: &'static str = "copy_group";
}

impl Group for StoryRow {
    const STORED: &'static str = "story";
}

impl Group for OccurrenceRow {
    const STORED: &'static str = "occurrence";
}

impl Group for DisputeRow {
    const STORED: &'static str = "dispute";
}

fn store(transaction: &Transaction<'_>, assembled: &Assembled) -> rusqlite::Result<()> {
    for table in ["copy_group", "story", "member", "occurrence", "occurrence_event", "dispute"] {
        transaction.execute(&format!("DELETE FROM {table}"), [])?;
    }
    insert_rows(transaction, assembled)
}

/// What the record says of its reports and of its assembly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    /// How often reports have come, changed or gone.
    pub(super) revision: i64,
    /// The revision that was assembled.
    pub(super) assembled: i64,
    /// Whether since then reports have changed or gone.
    pub(super) changed: bool,
}

pub(super) fn standing(connection: &Connection) -> rusqlite::Result<Standing> {
    connection.query_row("SELECT revision, assembled, changed FROM state", [], |row| {
        Ok(Standing { revision: row.get(0)?, assembled: row.get(1)?, changed: row.get(2)? })
    })
}

/// Adds rows to the tables across reports.
pub(super) fn insert_rows(transaction: &Transaction<'_>, assembled: &Assembled) -> rusqlite::Result<()> {
    for row in &assembled.copies {
        run(transaction, "INSERT OR REPLACE INTO copy_group VALUES (?, ?)", params![row.id, json(row)?])?;
        insert_members(transaction, "copy_group", &row.id, &row.docs)?;
    }
    for row in &assembled.stories {
        insert_story(transaction, row)?;
    }
    for row in &assembled.occurrences {
        let values = params![row.id, row.plover, row.from, row.to, row.status, json(row)?];
        run(transaction, "INSERT INTO occurrence VALUES (?, ?, ?, ?, ?, ?)", values)?;
        for event in &row.events {
            run(transaction, "INSERT OR IGNORE INTO occurrence_event VALUES (?, ?)", params![event, row.id])?;
        }
    }
    for row in &assembled.disputes {
        let values = params![row.id, row.occurrence, row.attribute, row.kind, json(row)?];
        run(transaction, "INSERT INTO dispute VALUES (?, ?, ?, ?, ?)", values)?;
    }
    Ok(())
}

/// Adds a story and what its reports are found by.
pub(super) fn insert_story(transaction: &Transaction<'_>, row: &StoryRow) -> rusqlite::Result<()> {
    run(transaction, "INSERT INTO story VALUES (?, ?)", params![row.id, json(row)?])?;
    insert_members(transaction, "story", &row.id, &row.docs)
}

fn insert_members(transaction: &Transaction<'_>, sort: &str, of: &str, reports: &[String]) -> rusqlite::Result<()> {
    for report in reports {
        run(transaction, "INSERT OR IGNORE INTO member VALUES (?, ?, ?)", params![report, sort, of])?;
    }
    Ok(())
}

/// Runs a statement that is run often.
pub(super) fn run(connection: &Connection, sql: &str, values: impl rusqlite::Params) -> rusqlite::Result<()> {
    connection.prepare_cached(sql)?.execute(values).map(drop)
}

fn json(row: &impl Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(row).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}
