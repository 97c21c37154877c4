//! Who and what is named, and what they do.

use std::collections::BTreeMap;

use polybius_store::rows::{EntityRow, RoleRow};

use super::{Dossier, left_out};
use crate::page::{self, FAINT, HEADING, counted};

/// How often an entity is named and takes part.
#[derive(Default, Clone, Copy)]
struct Part {
    mentions: usize,
    acts: usize,
    suffers: usize,
    says: usize,
}

/// The entities that are named, the most often named first.
pub fn print(dossier: &Dossier<'_>) -> String {
    let parts = parts(dossier);
    let part = |row: &EntityRow| parts.get(row.id.as_str()).copied().unwrap_or_default();
    let mut entities: Vec<_> = dossier.material.entities.iter().collect();
    entities.sort_by_key(|row| (std::cmp::Reverse(part(row).mentions), &row.id));
    let shown = entities.iter().take(dossier.material.limit);
    let mut body: Vec<_> = shown.map(|row| line(dossier, row, part(row))).collect();
    body.extend(left_out(body.len(), entities.len()));
    dossier.under("WHO IS NAMED", &body)
}

fn parts<'a>(dossier: &'a Dossier<'_>) -> BTreeMap<&'a str, Part> {
    let mut parts: BTreeMap<&str, Part> = BTreeMap::new();
    for rows in &dossier.material.reports {
        for id in rows.mentions.iter().filter_map(|row| row.entity.as_deref()) {
            parts.entry(id).or_default().mentions += 1;
        }
        for id in rows.events.iter().flat_map(|row| &row.source).filter_map(|actor| actor.entity.as_deref()) {
            parts.entry(id).or_default().acts += 1;
        }
        for id in rows.events.iter().flat_map(|row| &row.target).filter_map(|actor| actor.entity.as_deref()) {
            parts.entry(id).or_default().suffers += 1;
        }
        let sources = rows.statements.iter().filter_map(|row| row.source.as_ref()?.entity.as_deref());
        for id in sources {
            parts.entry(id).or_default().says += 1;
        }
    }
    parts
}

fn line(dossier: &Dossier<'_>, row: &EntityRow, part: Part) -> String {
    let mut told = vec![row.kind.clone()];
    told.extend(row.country.clone());
    told.extend((!row.sectors.is_empty()).then(|| row.sectors.join(" ")));
    told.extend(row.roles.iter().map(role));
    told.push(counted(part.mentions, "mention", "mentions"));
    let counts =
        [(part.acts, "acts in", "event"), (part.suffers, "is acted on in", "event"), (part.says, "makes", "statement")];
    let counts = counts.iter().filter(|(count, ..)| *count > 0);
    told.extend(counts.map(|(count, verb, what)| format!("{verb} {}", counted(*count, what, &format!("{what}s")))));
    let line = format!("{}  {}", page::styled(HEADING, &row.name), page::styled(FAINT, &told.join(", ")));
    dossier.wrapped(&line, "  ", "      ")
}

fn role(role: &RoleRow) -> String {
    role.of.as_ref().map_or_else(|| role.title.clone(), |of| format!("{} of {of}", role.title))
}
