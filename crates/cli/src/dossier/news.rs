//! What reports of a day and later add to those before: happenings first told since, happenings told again, and figures
//! that have changed.

use std::collections::{BTreeMap, BTreeSet};

use polybius_store::rows::FigureRow;

use super::{Dossier, figures, left_out, timeline};
use crate::page::{self, counted};

/// What the reports since `day` add; nothing when no report is that late.
pub fn print(dossier: &Dossier<'_>, day: &str) -> String {
    let fresh = since(dossier, day);
    if fresh.is_empty() {
        return String::new();
    }
    let count = counted(fresh.len(), "report", "reports");
    let parts = [
        dossier.under(&format!("NEW SINCE {day}: {count}"), &timeline::where_all(dossier, |doc| fresh.contains(doc))),
        dossier.under("TOLD AGAIN", &timeline::where_some(dossier, |doc| fresh.contains(doc))),
        dossier.under("FIGURES THAT CHANGED", &changed(dossier, &fresh)),
    ];
    parts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The ids of the reports of that day or later.
fn since<'a>(dossier: &'a Dossier<'_>, day: &str) -> BTreeSet<&'a str> {
    let documents = dossier.material.reports.iter().map(|rows| &rows.document);
    let late = documents.filter(|document| document.published.as_deref().is_some_and(|own| own >= day));
    late.map(|document| document.id.as_str()).collect()
}

/// Figures that count the same thing in one story, with another value since.
fn changed(dossier: &Dossier<'_>, fresh: &BTreeSet<&str>) -> Vec<String> {
    let stories = &dossier.material.assembled.stories;
    let story_of: BTreeMap<&str, &str> =
        stories.iter().flat_map(|row| row.docs.iter().map(|doc| (doc.as_str(), row.id.as_str()))).collect();
    let mut by_thing: BTreeMap<_, (Vec<&FigureRow>, Vec<&FigureRow>)> = BTreeMap::new();
    // In the order of the reports' days.
    for figure in dossier.material.reports.iter().flat_map(|rows| &rows.figures) {
        let Some(of) = figure.of.as_ref().filter(|_| figure.value.is_some() && figure.kind != "rank") else { continue };
        let Some(story) = story_of.get(figure.doc.as_str()) else { continue };
        let key = (story, page::one_line(&of.text).to_lowercase(), &figure.kind, &figure.unit);
        let (before, since) = by_thing.entry(key).or_default();
        if fresh.contains(figure.doc.as_str()) { since.push(figure) } else { before.push(figure) }
    }
    let mut lines = Vec::new();
    for ((_, of, ..), (before, since)) in &by_thing {
        let (Some(old), Some(new)) = (before.last(), since.last()) else { continue };
        if old.value != new.value && !before.iter().any(|figure| figure.value == new.value) {
            let values = [old, new]
                .map(|figure| format!("{} {}", figures::value(figure), dossier.anchor(&figure.doc, figure.start)));
            lines.push(dossier.wrapped(&format!("{of}: {}", values.join(" → ")), "  ", "      "));
        }
    }
    let total = lines.len();
    lines.truncate(dossier.material.limit);
    lines.extend(left_out(lines.len(), total));
    lines
}
