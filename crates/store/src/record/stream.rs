use polybius_reading::Account;
use polybius_reading::account::Entity;
use polybius_text::{Published, PublishedBasis, Report};
use rusqlite::{Row, params};

use super::Record;
use crate::{Engine, Error, Result};

const REPORTS: &str = "SELECT id, uri, title, publisher, author, published, published_basis, language, text, account \
                       FROM report JOIN account ON report = number WHERE newest = 1";

/// A report as it lies in the record, its account still to be unpacked.
struct Packed {
    report: Report,
    account: String,
}

impl Record {
    /// Hands the newest version of every report, with its account, to `visit`, one at a time, by id.
    ///
    /// # Errors
    /// When the record cannot be read, an account was stored in a form that this program does not know, or `visit` fails.
    pub fn each(&self, mut visit: impl FnMut(Report, Account) -> Result<()>) -> Result<()> {
        let sql = format!("{REPORTS} ORDER BY id");
        let mut statement = self.connection.prepare_cached(&sql).map_err(|error| self.error(error))?;
        let mut rows = statement.query([]).map_err(|error| self.error(error))?;
        while let Some(row) = rows.next().map_err(|error| self.error(error))? {
            let (report, account) = self.unpack(packed(row).map_err(|error| self.error(error))?)?;
            visit(report, account)?;
        }
        Ok(())
    }

    /// One report and its account, by id.
    ///
    /// # Errors
    /// When there is no such report, or it cannot be read.
    pub fn get(&self, id: &str) -> Result<(Report, Account)> {
        let sql = format!("{REPORTS} AND id = ?");
        let mut statement = self.connection.prepare_cached(&sql).map_err(|error| self.error(error))?;
        match statement.query_row(params![id], packed) {
            Ok(packed) => self.unpack(packed),
            Err(rusqlite::Error::QueryReturnedNoRows) => Err(Error::no_such_report(&self.path, id)),
            Err(error) => Err(self.error(error)),
        }
    }

    /// Hands every entity of the newest reports to `visit`, by entity id, then report id.
    ///
    /// # Errors
    /// When the record cannot be read or `visit` fails.
    pub fn each_entity(&self, mut visit: impl FnMut(Entity) -> Result<()>) -> Result<()> {
        let sql = "SELECT entity.entity, report.uri FROM entity JOIN report ON entity.report = report.number \
                   WHERE report.newest = 1 ORDER BY entity.id, report.id";
        let mut statement = self.connection.prepare_cached(sql).map_err(|error| self.error(error))?;
        let mut rows = statement.query([]).map_err(|error| self.error(error))?;
        while let Some(row) = rows.next().map_err(|error| self.error(error))? {
            let (json, uri): (String, String) =
                row.get(0).and_then(|json| Ok((json, row.get(1)?))).map_err(|error| self.error(error))?;
            visit(serde_json::from_str(&json).map_err(|error| Error::outdated(&self.path, &uri, error))?)?;
        }
        Ok(())
    }

    /// The engines that read the newest reports, in order; usually one.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn engines(&self) -> Result<Vec<Engine>> {
        let list = || -> rusqlite::Result<Vec<Engine>> {
            let sql = "SELECT DISTINCT program, model, rules FROM engine JOIN account ON engine = engine.number \
                       JOIN report ON report = report.number WHERE newest = 1 ORDER BY program, model, rules";
            let mut statement = self.connection.prepare_cached(sql)?;
            let engines = statement
                .query_map([], |row| Ok(Engine { program: row.get(0)?, model: row.get(1)?, rules: row.get(2)? }))?;
            engines.collect()
        };
        list().map_err(|error| self.error(error))
    }

    fn unpack(&self, packed: Packed) -> Result<(Report, Account)> {
        let account = serde_json::from_str(&packed.account);
        let account = account.map_err(|error| Error::outdated(&self.path, &packed.report.uri, error))?;
        Ok((packed.report, account))
    }
}

fn packed(row: &Row<'_>) -> rusqlite::Result<Packed> {
    let published: Option<String> = row.get("published")?;
    let basis: Option<String> = row.get("published_basis")?;
    let published = published.zip(basis.as_deref().and_then(basis_named));
    let report = Report {
        uri: row.get("uri")?,
        title: row.get("title")?,
        publisher: row.get("publisher")?,
        author: row.get("author")?,
        published: published.map(|(value, basis)| Published { value, basis }),
        language: row.get("language")?,
        text: row.get("text")?,
    };
    Ok(Packed { report, account: row.get("account")? })
}

fn basis_named(name: &str) -> Option<PublishedBasis> {
    use PublishedBasis::{Argument, Dateline, Inferred, Metadata};
    [Metadata, Argument, Dateline, Inferred].into_iter().find(|basis| basis.name() == name)
}
