//! Where the accounts differ, value by value.

use polybius_store::rows::{DisputeRow, VersionRow};

use super::{Dossier, left_out};
use crate::page::{self, FAINT, HEADING, counted};

/// Most words of one version that are quoted.
const QUOTED: usize = 3;

/// Contradictions first, then what is merely told differently.
pub fn print(dossier: &Dossier<'_>) -> String {
    let mut disputes: Vec<_> = dossier.material.assembled.disputes.iter().collect();
    disputes.sort_by_key(|dispute| (dispute.kind != "contradiction", dispute.occurrence.clone(), dispute.id.clone()));
    // One denial of a sentence that tells two events is one dispute to a reader.
    let mut told_before = std::collections::BTreeSet::new();
    disputes.retain(|dispute| told_before.insert(passages(dispute)));
    let shown: Vec<_> = disputes.iter().take(dossier.material.limit).map(|dispute| told(dossier, dispute)).collect();
    let count = shown.len();
    let mut body = vec![shown.join("\n\n")];
    body.retain(|text| !text.is_empty());
    body.extend(left_out(count, disputes.len()));
    dossier.under("WHERE THE ACCOUNTS DIFFER", &body)
}

/// What a dispute is about and the passages that it rests on.
fn passages(dispute: &DisputeRow) -> (&str, Vec<(&str, usize, usize)>) {
    let passages = dispute.versions.iter().flat_map(|version| &version.evidence);
    (&dispute.attribute, passages.map(|passage| (passage.doc.as_str(), passage.start, passage.end)).collect())
}

fn told(dossier: &Dossier<'_>, dispute: &DisputeRow) -> String {
    let about = dispute.occurrence.as_deref().and_then(|id| about(dossier, id)).unwrap_or_default();
    let both = if dispute.kind == "contradiction" { "cannot both hold" } else { "told differently, both can hold" };
    let head =
        format!("{}{about} {}", page::styled(HEADING, question(dispute)), page::styled(FAINT, &format!("({both})")));
    let mut lines = vec![dossier.wrapped(&head, "  ", "    ")];
    lines.extend(dispute.versions.iter().map(|version| told_version(dossier, version)));
    lines.join("\n")
}

fn question(dispute: &DisputeRow) -> &str {
    match dispute.attribute.as_str() {
        "source" => "Who did it?",
        "target" => "To whom?",
        "time" => "When?",
        "place" => "Where?",
        "number" => "How many?",
        "happened" => "Did it happen?",
        "instrument" => "With what?",
        other => other,
    }
}

/// The clearest account of the occurrence.
fn about(dossier: &Dossier<'_>, id: &str) -> Option<String> {
    let occurrence = dossier.occurrences.get(id)?;
    let events = occurrence.events.iter().filter_map(|event| dossier.events.get(event.as_str()).copied());
    let best = events.max_by(|a, b| a.confidence.0.total_cmp(&b.confidence.0).then_with(|| b.id.cmp(&a.id)))?;
    Some(format!(" {}", page::shortened(&dossier.clause(best), 110)))
}

fn told_version(dossier: &Dossier<'_>, version: &VersionRow) -> String {
    let origins = page::styled(FAINT, &counted(version.origins, "origin", "origins"));
    let mut lines =
        vec![dossier.wrapped(&format!("{} · {origins}", dossier.readable(&version.value)), "    – ", "      ")];
    for passage in version.evidence.iter().take(QUOTED) {
        let sentence = dossier.surroundings(&passage.doc, passage.start, passage.end);
        let line = format!("“{}” {}", page::unquoted(&sentence), dossier.anchor(&passage.doc, passage.start));
        lines.push(dossier.wrapped(&line, "      ", "      "));
    }
    let more = version.evidence.len().saturating_sub(QUOTED);
    if more > 0 {
        lines.push(format!("      and {}", counted(more, "passage more", "passages more")));
    }
    lines.join("\n")
}

impl Dossier<'_> {
    /// A value with names in place of the entities' ids.
    fn readable(&self, value: &str) -> String {
        let named = value.split(", ").map(|part| self.entities.get(part).copied().unwrap_or(part));
        page::one_line(&named.collect::<Vec<_>>().join(", "))
    }

    /// Words of a text in their surroundings: at most one sentence and about a hundred characters on each side.
    pub(super) fn surroundings(&self, doc: &str, start: usize, end: usize) -> String {
        const AROUND: usize = 90;
        let Some(rows) = self.reports.get(doc) else { return String::new() };
        let sentence = rows.sentences.iter().find(|row| row.start <= start && start < row.end);
        let (first, last) = sentence.map_or((0, end), |row| (row.start, row.end.max(end)));
        let (from, to) = (first.max(start.saturating_sub(AROUND)), last.min(end + AROUND));
        let words = self.words(doc, from, to);
        let cut_front =
            if from > first { words.split_once(' ').map_or(words.as_str(), |(_, rest)| rest) } else { &words };
        let cut = if to < last { cut_front.rsplit_once(' ').map_or(cut_front, |(rest, _)| rest) } else { cut_front };
        let (before, after) = (if from > first { "… " } else { "" }, if to < last { " …" } else { "" });
        format!("{before}{cut}{after}")
    }
}
