//! What happened, day by day.

use std::collections::HashMap;

use polybius_store::rows::{EventRow, OccurrenceRow, StatementRow};

use super::{Dossier, days, left_out};
use crate::page::{self, FAINT, counted};

/// Most further accounts of one occurrence that are quoted.
const ACCOUNTS: usize = 3;

/// An occurrence with its accounts, the clearest first; an event that no occurrence holds stands for itself.
struct Entry<'a> {
    from: Option<&'a str>,
    to: Option<&'a str>,
    occurrence: Option<&'a OccurrenceRow>,
    accounts: Vec<&'a EventRow>,
}

/// The occurrences by day, those without a day last; then, apart, what is not told as a fact.
pub fn print(dossier: &Dossier<'_>) -> String {
    let (facts, others): (Vec<_>, Vec<_>) = entries(dossier).into_iter().partition(is_fact);
    let parts = [("WHAT HAPPENED", facts), ("WHAT IS PLANNED, POSSIBLE, ASKED FOR OR TOLD AS NOT SO", others)];
    let printed = parts.into_iter().map(|(heading, entries)| dossier.under(heading, &days_of(dossier, entries)));
    printed.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The happenings by day of which all accounts stand in these reports.
pub(super) fn where_all(dossier: &Dossier<'_>, holds: impl Fn(&str) -> bool) -> Vec<String> {
    let told = |entry: &Entry<'_>| entry.accounts.iter().all(|event| holds(&event.doc));
    days_of(dossier, entries(dossier).into_iter().filter(told).collect())
}

/// The happenings by day of which some accounts stand in these reports, and others do not.
pub(super) fn where_some(dossier: &Dossier<'_>, holds: impl Fn(&str) -> bool) -> Vec<String> {
    let told = |entry: &Entry<'_>| {
        let held = entry.accounts.iter().filter(|event| holds(&event.doc)).count();
        (1..entry.accounts.len()).contains(&held)
    };
    days_of(dossier, entries(dossier).into_iter().filter(told).collect())
}

/// The entries under their days.
fn days_of(dossier: &Dossier<'_>, mut entries: Vec<Entry<'_>>) -> Vec<String> {
    let total = entries.len();
    entries.truncate(dossier.material.limit);
    let mut body = Vec::new();
    let mut day = None;
    for entry in &entries {
        let own = days::told(entry.from, entry.to).unwrap_or_else(|| "No day given".to_owned());
        if day.as_ref() != Some(&own) {
            let gap = if body.is_empty() { "" } else { "\n" };
            body.push(format!("{gap}  {}", page::styled(page::HEADING, &own)));
            day = Some(own);
        }
        body.push(print_entry(dossier, entry));
    }
    body.extend(left_out(entries.len(), total));
    body
}

/// Whether some account tells it as a fact.
fn is_fact(entry: &Entry<'_>) -> bool {
    entry.accounts.iter().any(|event| event.modality == "actual" && event.polarity == "affirmed")
}

fn entries<'a>(dossier: &'a Dossier<'_>) -> Vec<Entry<'a>> {
    let mut held = std::collections::BTreeSet::new();
    let mut entries = Vec::new();
    for occurrence in &dossier.material.assembled.occurrences {
        let ids = occurrence.events.iter().map(String::as_str);
        let mut accounts: Vec<_> = ids.filter_map(|id| dossier.events.get(id).copied()).collect();
        held.extend(accounts.iter().map(|event| event.id.as_str()));
        accounts.sort_by(|a, b| clarity(b).total_cmp(&clarity(a)).then_with(|| a.id.cmp(&b.id)));
        let Some(first) = accounts.first().copied().filter(|event| is_told(event)) else { continue };
        // Where only some accounts were asked for, their own day counts, not that of all accounts together.
        let own = day_of(first).filter(|_| dossier.material.filtered);
        let (from, to) = own.unwrap_or((occurrence.from.as_deref(), occurrence.to.as_deref()));
        entries.push(Entry { from, to, occurrence: Some(occurrence), accounts });
    }
    let events = dossier.material.reports.iter().flat_map(|rows| &rows.events);
    let alone = events.filter(|event| !held.contains(event.id.as_str()) && is_told(event));
    entries.extend(alone.map(|event| {
        let (from, to) = day_of(event).unwrap_or_default();
        Entry { from, to, occurrence: None, accounts: vec![event] }
    }));
    entries.retain(|entry| !is_told_with_holder(dossier, entry));
    entries.sort_by_cached_key(|entry| place_of(dossier, entry));
    entries
}

/// Whether the words of its only account stand in those of the event that it is the content of: "refused to meet" tells
/// both the refusal and what was refused.
fn is_told_with_holder(dossier: &Dossier<'_>, entry: &Entry<'_>) -> bool {
    let [only] = entry.accounts[..] else { return false };
    let Some(holder) = only.of.as_deref().and_then(|id| dossier.events.get(id)) else { return false };
    let holds = |start: usize, end: usize| holder.clause.iter().any(|piece| piece.start <= start && end <= piece.end);
    let told = only.clause.last().unwrap_or(&only.trigger);
    is_told(holder) && holder.doc == only.doc && holds(told.start, told.end)
}

/// First and last day of an event, when its report gives one.
fn day_of(event: &EventRow) -> Option<(Option<&str>, Option<&str>)> {
    let time = event.time.as_ref().filter(|time| time.from.is_some() || time.to.is_some())?;
    Some((time.from.as_deref(), time.to.as_deref()))
}

/// An event is worth a line when it has a root and somebody who takes part.
fn is_told(event: &EventRow) -> bool {
    event.plover.is_some() && !(event.source.is_empty() && event.target.is_empty())
}

/// How well an account tells the occurrence: sure, as a fact, with all its parts.
fn clarity(event: &EventRow) -> f64 {
    let parts = [!event.source.is_empty(), !event.target.is_empty(), event.time.is_some(), event.modality == "actual"];
    event.confidence.0 + 0.25 * parts.iter().filter(|part| **part).count() as f64
}

/// Where an entry stands: by day, then report, then place in the text.
fn place_of(dossier: &Dossier<'_>, entry: &Entry<'_>) -> (bool, String, String, usize, usize) {
    let from = entry.from.or(entry.to);
    let first = entry.accounts.first();
    let report = first.and_then(|event| dossier.material.reports.iter().position(|rows| rows.document.id == event.doc));
    let start = first.map_or(0, |event| event.trigger.start);
    let text = |day: Option<&str>| day.unwrap_or_default().to_owned();
    (from.is_none(), text(from), text(entry.to), report.unwrap_or_default(), start)
}

fn print_entry(dossier: &Dossier<'_>, entry: &Entry<'_>) -> String {
    let Some((first, others)) = entry.accounts.split_first() else { return String::new() };
    let words = dossier.clause(first);
    let (same, others): (Vec<_>, Vec<_>) = others.iter().partition(|event| dossier.clause(event) == words);
    let mut lines = vec![dossier.wrapped(&capitalised(&words), "    ", "    ")];
    let standing = page::styled(FAINT, &standing(dossier, entry, first));
    let standing = format!("{standing}  {}", anchors(dossier, [*first].into_iter().chain(same)));
    lines.push(dossier.wrapped(&standing, "      ", "      "));
    let mut told = in_the_same_words(dossier, others);
    let more = told.split_off(told.len().min(ACCOUNTS));
    for (words, events) in told {
        let clause = format!("“{words}” {}", anchors(dossier, events));
        lines.push(dossier.wrapped(&clause, "      also ", "           "));
    }
    if !more.is_empty() {
        let events = more.into_iter().flat_map(|(_, events)| events);
        lines.push(dossier.wrapped(&anchors(dossier, events), "      and ", "          "));
    }
    lines.join("\n")
}

/// Accounts put together whose words are the same, as those of copies are; each group where its first account stood.
fn in_the_same_words<'a>(dossier: &Dossier<'a>, accounts: Vec<&'a EventRow>) -> Vec<(String, Vec<&'a EventRow>)> {
    let mut groups: Vec<(String, Vec<&EventRow>)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for event in accounts {
        let words = dossier.clause(event);
        let place = *known.entry(words.clone()).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, events)) => events.push(event),
            None => groups.push((words, vec![event])),
        }
    }
    groups
}

fn anchors<'a>(dossier: &Dossier<'_>, events: impl IntoIterator<Item = &'a EventRow>) -> String {
    events.into_iter().map(|event| anchor(dossier, event)).collect::<Vec<_>>().join(" ")
}

fn anchor(dossier: &Dossier<'_>, event: &EventRow) -> String {
    dossier.anchor(&event.doc, event.trigger.start)
}

/// "planned · assault · according to the ministry · 3 reports of 2 origins, corroborated".
fn standing(dossier: &Dossier<'_>, entry: &Entry<'_>, first: &EventRow) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend((first.polarity == "negated").then(|| "told as not so".to_owned()));
    parts.extend((first.modality != "actual").then(|| first.modality.replace('_', " ")));
    parts.extend(first.plover.iter().map(|root| root.to_lowercase()));
    parts.extend(first.statement.as_deref().and_then(|id| attribution(dossier, id)));
    parts.extend(first.statement.as_deref().and_then(|id| denial(dossier, id)));
    let told_as_not_so = first.polarity == "negated" && entry.accounts.len() == 1;
    parts.extend(entry.occurrence.filter(|_| !told_as_not_so).and_then(support));
    parts.join(" · ")
}

fn support(occurrence: &OccurrenceRow) -> Option<String> {
    let status = match occurrence.status.as_str() {
        "corroborated" => ", corroborated",
        "disputed" => ", disputed",
        "denied" => ", denied",
        _ => "",
    };
    let origins = counted(occurrence.origins, "origin", "origins");
    let reports = counted(occurrence.reports, "report", "reports");
    match occurrence.reports {
        0 | 1 if status.is_empty() => None,
        _ if occurrence.reports == occurrence.origins => Some(format!("{reports}{status}")),
        _ => Some(format!("{reports} of {origins}{status}")),
    }
}

/// "according to Anna Berg": the report does not say it in its own voice.
fn attribution(dossier: &Dossier<'_>, id: &str) -> Option<String> {
    let statement: &StatementRow = dossier.statements.get(id)?;
    let source = statement.source.as_ref()?;
    let name = dossier.source_name(&statement.doc, source);
    let anonymous = if statement.anonymous && !name.contains("anonymous") { " (anonymous)" } else { "" };
    Some(format!("according to {name}{anonymous}"))
}

/// "denied by the ministry": somebody denies the statement that tells it.
fn denial(dossier: &Dossier<'_>, id: &str) -> Option<String> {
    let denies = |statement: &&&StatementRow| {
        statement.answers.iter().any(|answer| answer.kind == "denies" && answer.statement == id)
    };
    let denial = dossier.statements.values().find(denies)?;
    Some(format!("denied by {}", dossier.source_name(&denial.doc, denial.source.as_ref()?)))
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
