use rusqlite::Row;

use super::Record;
use super::put::touch_standing;
use crate::{Error, Result};

/// A report in the record, without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// Where it came from.
    pub uri: String,
    /// Headline of its envelope.
    pub title: Option<String>,
    /// The outlet that printed it.
    pub publisher: Option<String>,
    /// Its day.
    pub day: Option<String>,
    /// Number of words.
    pub words: usize,
}

impl Listed {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            uri: row.get(1)?,
            title: row.get(2)?,
            publisher: row.get(3)?,
            day: row.get(4)?,
            words: row.get(5)?,
        })
    }
}

const LIST: &str = "SELECT id, uri, title, publisher, day, words FROM report JOIN account ON report = number \
                    WHERE newest = 1";

impl Record {
    /// The newest version of every report, by id.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn list(&self) -> Result<Vec<Listed>> {
        self.listed(&format!("{LIST} ORDER BY id"), [])
    }

    /// The report that goes by this name: its id or a beginning of it, its `uri`, or the end of its `uri`.
    ///
    /// # Errors
    /// When no report, or more than one, goes by that name.
    pub fn find(&self, name: &str) -> Result<Listed> {
        let by = [
            "uri = ?1",
            "id = ?1",
            "length(?1) >= 4 AND substr(id, 1, length(?1)) = ?1",
            "substr(uri, -length(?1) - 1) = '/' || ?1",
        ];
        for condition in by {
            let mut found = self.listed(&format!("{LIST} AND {condition} ORDER BY id LIMIT 2"), [name])?;
            match found.len() {
                0 => {}
                1 => return Ok(found.remove(0)),
                _ => {
                    return Err(Error::query(&self.path, format!("several reports are called {name}; name one fully")));
                }
            }
        }
        Err(Error::no_such_report(&self.path, name))
    }

    /// The event that goes by this id or a beginning of it, of the newest versions: the ids of its report and of itself.
    ///
    /// # Errors
    /// When no event, or more than one, goes by that name.
    pub fn find_event(&self, name: &str) -> Result<(String, String)> {
        let sql = "SELECT report.id, event.id FROM event JOIN report ON event.report = report.number \
                   WHERE report.newest = 1 AND event.id >= ?1 AND substr(event.id, 1, length(?1)) = ?1 \
                   ORDER BY event.id LIMIT 2";
        let mut statement = self.connection.prepare_cached(sql).map_err(|error| self.error(error))?;
        let rows = statement.query_map([name], |row| Ok((row.get(0)?, row.get(1)?)));
        let found: rusqlite::Result<Vec<(String, String)>> = rows.and_then(Iterator::collect);
        match &found.map_err(|error| self.error(error))?[..] {
            [only] => Ok(only.clone()),
            [] => {
                Err(Error::query(&self.path, format!("there is no event {name}; `export` lists them in events.jsonl")))
            }
            _ => Err(Error::query(&self.path, format!("several events begin with {name}; name one fully"))),
        }
    }

    /// Deletes a report with all its versions, by `uri` or id; says how many versions there were.
    ///
    /// # Errors
    /// When the record cannot be written.
    pub fn delete(&mut self, name: &str) -> Result<usize> {
        self.write(|transaction| {
            let sql = "DELETE FROM report WHERE uri = ?1 OR uri = (SELECT uri FROM report WHERE id = ?1)";
            let deleted = transaction.execute(sql, [name])?;
            if deleted > 0 {
                touch_standing(transaction)?;
            }
            Ok(deleted)
        })
    }

    /// How many reports there are, newest versions alone.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn count(&self) -> Result<usize> {
        let sql = "SELECT count(*) FROM report WHERE newest = 1";
        self.connection.query_row(sql, [], |row| row.get(0)).map_err(|error| self.error(error))
    }

    fn listed<P: rusqlite::Params>(&self, sql: &str, parameters: P) -> Result<Vec<Listed>> {
        let list = || -> rusqlite::Result<Vec<Listed>> {
            self.connection.prepare_cached(sql)?.query_map(parameters, Listed::from_row)?.collect()
        };
        list().map_err(|error| self.error(error))
    }
}
