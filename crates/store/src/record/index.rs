//! Parts of an account laid out in tables of their own, so that filters need not open every account.

use polybius_reading::Account;
use polybius_reading::account::{Actor, Event};
use polybius_text::Report;
use rusqlite::{Transaction, params};

/// Lays out what filters ask for.
pub(super) fn store(
    transaction: &Transaction<'_>,
    number: i64,
    report: &Report,
    account: &Account,
) -> rusqlite::Result<()> {
    index_entities(transaction, number, account)?;
    index_events(transaction, number, report, account)?;
    index_statements(transaction, number, report, account)?;
    index_figures(transaction, number, account)
}

/// Takes away what was laid out for a report.
pub(super) fn clear(transaction: &Transaction<'_>, number: i64) -> rusqlite::Result<()> {
    for table in ["entity", "event", "event_actor", "statement", "figure"] {
        transaction.prepare_cached(&format!("DELETE FROM {table} WHERE report = ?"))?.execute([number])?;
    }
    Ok(())
}

fn index_entities(transaction: &Transaction<'_>, number: i64, account: &Account) -> rusqlite::Result<()> {
    let mut insert =
        transaction.prepare_cached("INSERT OR IGNORE INTO entity (report, id, name, entity) VALUES (?, ?, ?, ?)")?;
    for entity in &account.entities {
        let json =
            serde_json::to_string(entity).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        insert.execute(params![number, entity.id.0, entity.name, json])?;
    }
    Ok(())
}

fn index_events(
    transaction: &Transaction<'_>,
    number: i64,
    report: &Report,
    account: &Account,
) -> rusqlite::Result<()> {
    let mut insert = transaction.prepare_cached("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    for (position, event) in account.events.iter().enumerate() {
        let interval = event.time.as_ref().and_then(|time| time.interval);
        insert.execute(params![
            number,
            position,
            account.event_id(position),
            interval.and_then(|interval| interval.from).map(|day| day.to_string()),
            interval.and_then(|interval| interval.to).map(|day| day.to_string()),
            event.plover,
            event.modality.name(),
            event.polarity.name(),
            event.provenance.confidence,
        ])?;
        index_actors(transaction, number, position, report, event)?;
    }
    Ok(())
}

fn index_actors(
    transaction: &Transaction<'_>,
    number: i64,
    position: usize,
    report: &Report,
    event: &Event,
) -> rusqlite::Result<()> {
    let mut insert = transaction.prepare_cached("INSERT INTO event_actor VALUES (?, ?, ?, ?, ?, ?)")?;
    let mut index = |side: &str, actors: &[Actor]| -> rusqlite::Result<()> {
        for actor in actors {
            let entity = actor.entity.as_ref().map(|id| &id.0);
            insert.execute(params![number, position, side, entity, actor.country, actor.span.of(&report.text)])?;
        }
        Ok(())
    };
    index("source", &event.source)?;
    index("target", &event.target)
}

fn index_statements(
    transaction: &Transaction<'_>,
    number: i64,
    report: &Report,
    account: &Account,
) -> rusqlite::Result<()> {
    let mut insert = transaction.prepare_cached("INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?)")?;
    for (position, statement) in account.statements.iter().enumerate() {
        let source = statement.source.as_ref();
        insert.execute(params![
            number,
            position,
            account.statement_id(position),
            source.and_then(|source| source.entity.as_ref()).map(|id| &id.0),
            source.map(|source| source.span.of(&report.text)),
            statement.act.0,
            statement.anonymous,
            statement.provenance.confidence,
        ])?;
    }
    Ok(())
}

fn index_figures(transaction: &Transaction<'_>, number: i64, account: &Account) -> rusqlite::Result<()> {
    let mut insert = transaction.prepare_cached("INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?)")?;
    for (position, figure) in account.figures.iter().enumerate() {
        insert.execute(params![
            number,
            position,
            account.figure_id(position),
            figure.kind.name(),
            figure.unit,
            figure.value,
            figure.provenance.confidence,
        ])?;
    }
    Ok(())
}
