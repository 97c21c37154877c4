use std::collections::BTreeSet;

use rusqlite::types::Value;

use super::Record;
use crate::Result;

/// Which rows are wanted; what is `None` does not matter.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// Entity id, country code, or words that an actor or source is named by.
    pub actor: Option<String>,
    /// PLOVER root.
    pub root: Option<String>,
    /// First day, `2024-11-20`: what ended before is left out, and what has no day.
    pub from: Option<String>,
    /// Last day: what began after is left out, and what has no day.
    pub to: Option<String>,
    /// `actual`, `planned`, ….
    pub modality: Option<String>,
    /// Least confidence.
    pub min_confidence: Option<f64>,
    /// Id of the only report to look at.
    pub report: Option<String>,
    /// Most rows.
    pub limit: Option<usize>,
}

/// Rows that a filter lets through: their ids, and how many there are in all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Ids of the rows, up to the limit.
    pub rows: BTreeSet<String>,
    /// Ids of the reports these rows belong to.
    pub reports: BTreeSet<String>,
    /// How many rows the filter lets through without limit.
    pub total: usize,
}

/// Conditions of a query with their values.
struct Conditions {
    sql: String,
    values: Vec<Value>,
}

impl Conditions {
    /// Only the newest version of a report counts.
    fn new(filter: &Filter) -> Self {
        let mut conditions = Self { sql: "report.newest = 1".to_owned(), values: Vec::new() };
        conditions.with("report.id = ?", filter.report.clone());
        conditions.with("found.confidence >= ?", filter.min_confidence);
        conditions
    }

    fn with<V: Into<Value>>(&mut self, condition: &str, value: Option<V>) {
        if let Some(value) = value {
            self.sql.push_str(" AND ");
            self.sql.push_str(condition);
            let value = value.into();
            let uses = condition.matches('?').count();
            self.values.extend(std::iter::repeat_n(value, uses));
        }
    }
}

impl Record {
    /// The events that a filter lets through, by day.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn select_events(&self, filter: &Filter) -> Result<Selection> {
        let mut conditions = Conditions::new(filter);
        conditions.with("found.root = upper(?)", filter.root.clone());
        conditions.with("found.modality = lower(?)", filter.modality.clone());
        conditions.with("found.day_to >= ?", filter.from.clone());
        conditions.with("found.day_from <= ?", filter.to.clone());
        let named = "EXISTS (SELECT 1 FROM event_actor AS actor LEFT JOIN entity ON entity.id = actor.entity \
                     AND entity.report = actor.report WHERE actor.report = found.report \
                     AND actor.position = found.position AND (actor.entity = ? OR actor.country = ? \
                     OR instr(lower(actor.words), lower(?)) OR instr(lower(entity.name), lower(?))))";
        conditions.with(named, filter.actor.clone());
        self.select("event", "found.day_from IS NULL, found.day_from, found.day_to", conditions, filter)
    }

    /// The statements that a filter lets through, by source; days are those of the report.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn select_statements(&self, filter: &Filter) -> Result<Selection> {
        let mut conditions = Conditions::new(filter);
        conditions.with("substr(account.day, 1, 10) >= ?", filter.from.clone());
        conditions.with("substr(account.day, 1, 10) <= ?", filter.to.clone());
        let named = "(found.source = ? OR instr(lower(found.words), lower(?)) OR EXISTS (SELECT 1 FROM entity \
                     WHERE entity.id = found.source AND entity.report = found.report \
                     AND instr(lower(entity.name), lower(?))))";
        conditions.with(named, filter.actor.clone());
        self.select("statement", "found.source", conditions, filter)
    }

    /// The figures that a filter lets through; days are those of the report.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn select_figures(&self, filter: &Filter) -> Result<Selection> {
        let mut conditions = Conditions::new(filter);
        conditions.with("substr(account.day, 1, 10) >= ?", filter.from.clone());
        conditions.with("substr(account.day, 1, 10) <= ?", filter.to.clone());
        self.select("figure", "found.kind, found.unit", conditions, filter)
    }

    fn select(&self, table: &str, order: &str, conditions: Conditions, filter: &Filter) -> Result<Selection> {
        let sql = format!(
            "SELECT found.id, report.id FROM {table} AS found JOIN report ON report.number = found.report \
             JOIN account ON account.report = report.number WHERE {} ORDER BY {order}, report.id, found.position",
            conditions.sql
        );
        let list = || -> rusqlite::Result<Selection> {
            let mut selection = Selection::default();
            let mut statement = self.connection.prepare_cached(&sql)?;
            let mut rows = statement.query(rusqlite::params_from_iter(conditions.values))?;
            while let Some(row) = rows.next()? {
                selection.total += 1;
                if filter.limit.is_none_or(|limit| selection.total <= limit) {
                    selection.rows.insert(row.get(0)?);
                    selection.reports.insert(row.get(1)?);
                }
            }
            Ok(selection)
        };
        list().map_err(|error| self.error(error))
    }
}
