use polybius_text::Span;

use super::Record;
use crate::rows::{Quoter, SpanRow};
use crate::{Error, Result};

/// A report in which words were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The report's id.
    pub id: String,
    /// Where it came from.
    pub uri: String,
    /// Headline of its envelope.
    pub title: Option<String>,
    /// The outlet that printed it.
    pub publisher: Option<String>,
    /// Its day.
    pub day: Option<String>,
    /// The first passage that has the words, with its place in the text.
    pub passage: SpanRow,
}

/// What surrounds a match in a passage, in bytes.
const AROUND: usize = 90;

impl Record {
    /// Searches titles and texts for words; the best match first, then by id.
    ///
    /// All words must occur; `"…"` asks for a phrase, `OR`, `NOT` and `word*` work as in SQLite's full-text search.
    ///
    /// # Errors
    /// When the record cannot be read or the query is malformed.
    pub fn search(&self, query: &str, limit: usize) -> Result<Vec<Hit>> {
        let sql = "SELECT id, uri, report.title, publisher, day, report.text, \
                   highlight(report_words, 1, char(1), char(2)) \
                   FROM report_words JOIN report ON report.number = report_words.rowid \
                   JOIN account ON account.report = report.number \
                   WHERE report_words MATCH ? AND newest = 1 ORDER BY bm25(report_words, 3.0, 1.0), id LIMIT ?";
        let list = |query: &str| -> rusqlite::Result<Vec<Hit>> {
            let mut statement = self.connection.prepare_cached(sql)?;
            let hits = statement.query_map(rusqlite::params![query, limit], |row| {
                let (text, marked): (String, String) = (row.get(5)?, row.get(6)?);
                Ok(Hit {
                    id: row.get(0)?,
                    uri: row.get(1)?,
                    title: row.get(2)?,
                    publisher: row.get(3)?,
                    day: row.get(4)?,
                    passage: passage(&text, &marked),
                })
            })?;
            hits.collect()
        };
        // A query that is no query as it stands, "U.S." or "Kyiv's", is searched for word by word.
        let found = list(query).or_else(|_| list(&word_by_word(query)));
        found.map_err(|error| match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::Unknown) => Error::query(&self.path, error.to_string()),
            _ => self.error(error),
        })
    }
}

/// Every word of the query as a phrase of its own.
fn word_by_word(query: &str) -> String {
    let words = query.split_whitespace().map(|word| format!("\"{}\"", word.replace('"', "")));
    words.collect::<Vec<_>>().join(" ")
}

/// The surroundings of the first match; `marked` is the text with a mark before each match.
fn passage(text: &str, marked: &str) -> SpanRow {
    let found = marked.find('\u{1}').unwrap_or(0);
    let from = text[..found].char_indices().rev().find(|(at, c)| c.is_whitespace() && found - at > AROUND);
    let to = text[found..].char_indices().find(|(at, c)| c.is_whitespace() && *at > AROUND);
    let start = from.map_or(0, |(at, space)| at + space.len_utf8());
    let end = to.map_or(text.len(), |(at, _)| found + at);
    Quoter::new(text).span(Span::new(start, end).trimmed(text))
}

#[cfg(test)]
mod tests {
    use super::passage;

    #[test]
    fn a_passage_surrounds_the_match() {
        let text = format!("{}the harbour burned {}", "word ".repeat(40), "and ".repeat(40));
        let found = passage(&text, &text.replace("harbour", "\u{1}harbour\u{2}"));
        assert!(found.text.contains("harbour") && found.text.len() < 220, "{}", found.text);
        assert_eq!(&text[found.start..found.end], found.text);
    }
}
