use polybius_assembly::Digest;
use polybius_reading::Account;
use polybius_text::{Report, ReportId};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::{Record, index};
use crate::{Engine, Error, Result};

/// What is stored of one report.
pub struct Putting<'a> {
    /// The report.
    pub report: &'a Report,
    /// What was read in it.
    pub account: &'a Account,
    /// What the assembly needs of it.
    pub digest: &'a Digest,
    /// What read it.
    pub engine: &'a Engine,
}

/// What storing a report did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stored {
    /// It was new.
    New,
    /// It is a new version: another text stood under its `uri`.
    Version,
    /// It was there; what was read in it was replaced.
    Again,
}

/// What the record knows of a report before it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Whether no other text came under its `uri` since.
    pub newest: bool,
    /// What read it.
    pub engine: Engine,
}

impl Record {
    /// Whether a report is there already, and what read it.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn standing(&self, id: &ReportId) -> Result<Option<Standing>> {
        standing(&self.connection, id).map_err(|error| self.error(error))
    }

    /// Stores a report and what was read in it, in one transaction.
    ///
    /// # Errors
    /// When the record cannot be written; nothing of the report is stored then.
    pub fn put(&mut self, putting: &Putting<'_>) -> Result<Stored> {
        let failed = |error| Error::other(&self.path, error);
        let account = serde_json::to_string(putting.account).map_err(failed)?;
        let digest = serde_json::to_string(putting.digest).map_err(failed)?;
        self.write(|transaction| {
            let stored = put_report(transaction, putting.report)?;
            put_account(transaction, putting, &account, &digest)?;
            if stored == Stored::New {
                touch(transaction)?
            } else {
                touch_standing(transaction)?
            }
            Ok(stored)
        })
    }

    /// Makes a stored report the newest version under its `uri` again; says whether that changed anything.
    ///
    /// # Errors
    /// When the record cannot be written.
    pub fn renew(&mut self, id: &ReportId) -> Result<bool> {
        self.write(|transaction| {
            let changed = make_newest(transaction, id)?;
            if changed {
                touch_standing(transaction)?;
            }
            Ok(changed)
        })
    }
}

/// Notes that reports have changed or gone that the assembly may know, so that it is made anew.
pub(super) fn touch_standing(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute("UPDATE state SET revision = revision + 1, changed = 1", []).map(drop)
}

/// Notes that reports have come.
fn touch(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute("UPDATE state SET revision = revision + 1", []).map(drop)
}

fn standing(connection: &Connection, id: &ReportId) -> rusqlite::Result<Option<Standing>> {
    let sql = "SELECT newest, program, model, rules FROM report \
               JOIN account ON account.report = report.number JOIN engine ON engine.number = account.engine WHERE id = ?";
    connection
        .prepare_cached(sql)?
        .query_row([&id.0], |row| {
            let engine = Engine { program: row.get(1)?, model: row.get(2)?, rules: row.get(3)? };
            Ok(Standing { newest: row.get(0)?, engine })
        })
        .optional()
}

/// Makes the report the newest one under its `uri`; its envelope is the one that came last.
fn put_report(transaction: &Transaction<'_>, report: &Report) -> rusqlite::Result<Stored> {
    let id = report.id();
    let known = number_of(transaction, &id)?.is_some();
    let superseded = transaction
        .prepare_cached("UPDATE report SET newest = 0 WHERE uri = ? AND newest = 1 AND id <> ?")?
        .execute([&report.uri, &id.0])?;
    let sql = "INSERT INTO report (id, uri, newest, title, publisher, author, published, published_basis, language, text) \
               VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?) \
               ON CONFLICT (id) DO UPDATE SET newest = 1, title = excluded.title, publisher = excluded.publisher, \
               author = excluded.author, published = excluded.published, published_basis = excluded.published_basis, \
               language = excluded.language";
    let published = report.published.as_ref();
    transaction.prepare_cached(sql)?.execute(params![
        id.0,
        report.uri,
        report.title,
        report.publisher,
        report.author,
        published.map(|published| &published.value),
        published.map(|published| published.basis.name()),
        report.language,
        report.text,
    ])?;
    Ok(match (known, superseded) {
        (true, _) => Stored::Again,
        (false, 0) => Stored::New,
        (false, _) => Stored::Version,
    })
}

fn make_newest(transaction: &Transaction<'_>, id: &ReportId) -> rusqlite::Result<bool> {
    let older = "UPDATE report SET newest = 0 WHERE newest = 1 AND id <> ?1 \
                 AND uri = (SELECT uri FROM report WHERE id = ?1)";
    transaction.prepare_cached(older)?.execute([&id.0])?;
    let changed =
        transaction.prepare_cached("UPDATE report SET newest = 1 WHERE id = ? AND newest = 0")?.execute([&id.0])?;
    Ok(changed > 0)
}

fn number_of(connection: &Connection, id: &ReportId) -> rusqlite::Result<Option<i64>> {
    let mut query = connection.prepare_cached("SELECT number FROM report WHERE id = ?")?;
    query.query_row([&id.0], |row| row.get(0)).optional()
}

fn put_account(transaction: &Transaction<'_>, putting: &Putting<'_>, json: &str, digest: &str) -> rusqlite::Result<()> {
    let account = putting.account;
    let number = number_of(transaction, &putting.report.id())?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    index::clear(transaction, number)?;
    transaction.prepare_cached("DELETE FROM account WHERE report = ?")?.execute([number])?;
    transaction.prepare_cached("DELETE FROM trace WHERE report = ?")?.execute([number])?;
    transaction
        .prepare_cached("UPDATE report SET assembled = 0 WHERE number = ? AND assembled = 1")?
        .execute([number])?;
    let engine = engine_number(transaction, putting.engine)?;
    let day = account.published.as_ref().map(|published| &published.value);
    transaction
        .prepare_cached("INSERT INTO account (report, engine, words, day, account, digest) VALUES (?, ?, ?, ?, ?, ?)")?
        .execute(params![number, engine, account.words, day, json, digest])?;
    index::store(transaction, number, putting.report, account)
}

fn engine_number(transaction: &Transaction<'_>, engine: &Engine) -> rusqlite::Result<i64> {
    let parts = [&engine.program, &engine.model, &engine.rules];
    transaction
        .prepare_cached("INSERT OR IGNORE INTO engine (program, model, rules) VALUES (?, ?, ?)")?
        .execute(parts)?;
    let sql = "SELECT number FROM engine WHERE program = ? AND model = ? AND rules = ?";
    transaction.prepare_cached(sql)?.query_row(parts, |row| row.get(0))
}
