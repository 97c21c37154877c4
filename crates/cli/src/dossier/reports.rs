//! What was read.

use polybius_store::rows::{CopyRow, DocumentRow};

use super::{Dossier, days, left_out};
use crate::page::{self, counted};

/// The reports with publisher, day, headline and length; copies are told as such.
pub fn print(dossier: &Dossier<'_>) -> String {
    let reports = &dossier.material.reports;
    let shown = reports.iter().take(dossier.material.limit);
    let mut body: Vec<_> = shown.map(|rows| report(dossier, &rows.document)).collect();
    body.extend(left_out(body.len(), dossier.material.record_reports).filter(|_| !dossier.material.filtered));
    let stories = stories(dossier);
    if !stories.is_empty() {
        body.push(format!("\n{}", dossier.wrapped(&stories, "  ", "    ")));
    }
    dossier.under(&heading(dossier), &body)
}

fn heading(dossier: &Dossier<'_>) -> String {
    let material = dossier.material;
    let count = if material.filtered { material.reports.len() } else { material.record_reports };
    let mut publishers: Vec<_> =
        material.reports.iter().filter_map(|rows| rows.document.publisher.as_deref()).collect();
    publishers.sort_unstable();
    publishers.dedup();
    let by = match publishers.len() {
        0 => String::new(),
        count => format!(" by {}", counted(count, "publisher", "publishers")),
    };
    format!("WHAT WAS READ: {}{by}", counted(count, "report", "reports"))
}

fn report(dossier: &Dossier<'_>, document: &DocumentRow) -> String {
    let name = dossier.short_name(&document.id);
    let title = document.title.as_ref().map(|title| format!("“{}”", page::one_line(title)));
    let day = document.published.as_deref().and_then(|day| days::told(Some(day), Some(day)));
    let basis = match document.published_basis.as_deref() {
        Some("inferred") => " (inferred from its words)",
        Some("dateline") => " (by its dateline)",
        Some("argument") => " (as given)",
        _ => "",
    };
    let day = day.map_or_else(|| "no date".to_owned(), |day| format!("{day}{basis}"));
    let words = counted(document.words, "word", "words");
    let head = format!("{}  {}", page::styled(page::HEADING, name), title.unwrap_or_default());
    let uri = (!document.uri.ends_with(name)).then(|| document.uri.clone());
    let told: Vec<_> = [Some(day), Some(words), copied(dossier, document), uri].into_iter().flatten().collect();
    let told = page::styled(page::FAINT, &told.join(" · "));
    format!("{}\n{}", dossier.wrapped(head.trim_end(), "  ", "      "), dossier.wrapped(&told, "      ", "      "))
}

/// "a near copy of Gazette".
fn copied(dossier: &Dossier<'_>, document: &DocumentRow) -> Option<String> {
    let holds = |group: &&CopyRow| group.docs.contains(&document.id);
    let group = dossier.material.assembled.copies.iter().find(holds)?;
    let kind = match group.kind.as_str() {
        "exact" => "the same text as",
        "near" => "nearly the same text as",
        _ => "shares passages with",
    };
    let others = group.docs.iter().filter(|doc| **doc != document.id).map(|doc| dossier.short_name(doc));
    let derives = group.origin.as_ref().filter(|origin| **origin != document.id);
    let others =
        derives.map_or_else(|| others.collect::<Vec<_>>().join(", "), |origin| dossier.short_name(origin).into());
    Some(format!("{kind} {others}"))
}

/// "One story: …" or "3 stories: …".
fn stories(dossier: &Dossier<'_>) -> String {
    let stories = &dossier.material.assembled.stories;
    let shown = stories.iter().filter(|story| story.docs.iter().any(|doc| dossier.reports.contains_key(doc.as_str())));
    let mut told: Vec<_> = shown
        .map(|story| {
            let title = page::shortened(&page::one_line(&story.title), 60);
            format!("“{title}” ({})", counted(story.docs.len(), "report", "reports"))
        })
        .collect();
    let count = told.len();
    told.truncate(8);
    let more = if count > told.len() { ", …" } else { "" };
    match count {
        0 => String::new(),
        _ => format!("{}: {}{more}.", counted(count, "story", "stories"), told.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use crate::dossier::anchors::tests::report;
    use crate::dossier::{Dossier, Material, Section};

    #[test]
    fn reports_are_listed_with_their_envelopes() {
        let mut gazette = report("a", Some("Gazette"), "The port closed.");
        gazette.document.title = Some("Port  closed".to_owned());
        gazette.document.published = Some("2024-11-20".to_owned());
        let material = Material { reports: vec![gazette], record_reports: 1, limit: 10, ..Material::default() };
        let printed = Dossier::new(&material, 80).print(&[Section::Reports]);
        assert!(printed.contains("1 report by 1 publisher"), "{printed}");
        assert!(printed.contains("“Port closed”\n"), "{printed}");
        assert!(printed.contains("20 November 2024 · 3 words · reports/a.txt"), "{printed}");
    }
}
