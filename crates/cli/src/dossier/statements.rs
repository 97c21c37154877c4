//! What is said, and by whom.

use std::collections::BTreeMap;

use polybius_store::rows::{MentionRow, SourceRow, SpanRow, StatementRow};

use super::{Dossier, left_out};
use crate::page::{self, HEADING};

/// Longest quotation that is printed whole, in characters.
const LONGEST: usize = 420;

/// Statements of one source.
#[derive(Default)]
struct Voice<'a> {
    role: Option<&'a str>,
    anonymous: bool,
    statements: Vec<&'a StatementRow>,
}

/// The statements grouped by who makes them, the one who says most first; those without source come last.
pub fn print(dossier: &Dossier<'_>) -> String {
    let mut voices: BTreeMap<String, Voice<'_>> = BTreeMap::new();
    let statements = dossier.material.reports.iter().flat_map(|rows| &rows.statements);
    for statement in statements.filter(|statement| !statement.content.is_empty()) {
        let name =
            statement.source.as_ref().map(|source| dossier.source_name(&statement.doc, source)).unwrap_or_default();
        let voice = voices.entry(name).or_default();
        voice.role = voice.role.or(statement.source.as_ref().and_then(|source| source.role.as_deref()));
        voice.anonymous |= statement.anonymous;
        voice.statements.push(statement);
    }
    let mut voices: Vec<_> = voices.into_iter().collect();
    voices.sort_by_key(|(name, voice)| (name.is_empty(), std::cmp::Reverse(voice.statements.len()), name.clone()));
    let mut body: Vec<_> = voices.iter().map(|(name, voice)| print_voice(dossier, name, voice)).collect();
    let shown = dossier.material.reports.iter().map(|rows| rows.statements.len()).sum();
    body.extend(left_out(shown, dossier.material.statements));
    dossier.under("WHO SAYS WHAT", &[body.join("\n\n")].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>())
}

fn print_voice(dossier: &Dossier<'_>, name: &str, voice: &Voice<'_>) -> String {
    let name = if name.is_empty() { "Nobody named" } else { name };
    let role = voice.role.map(page::one_line).filter(|role| !name.contains(role.as_str()) && !role.contains(name));
    let role = role.map(|role| format!(", {role}")).unwrap_or_default();
    let anonymous = if voice.anonymous && !name.contains("anonymous") { " (anonymous)" } else { "" };
    let head = format!("{}{role}{anonymous}", page::styled(HEADING, name));
    let mut lines = vec![dossier.wrapped(&head, "  ", "      ")];
    lines.extend(voice.statements.iter().map(|statement| print_statement(dossier, statement)));
    lines.join("\n")
}

fn print_statement(dossier: &Dossier<'_>, statement: &StatementRow) -> String {
    let start = statement.content.first().map_or(0, |span| span.start);
    let anchor = dossier.anchor(&statement.doc, start);
    let line = format!("{}: {}{} {anchor}", cue(statement), quoted(statement), carried(statement));
    let mut lines = vec![dossier.wrapped(&line, "    ", "      ")];
    for answer in &statement.answers {
        let Some(other) = dossier.statements.get(answer.statement.as_str()) else { continue };
        let whose = other.source.as_ref().map(|source| format!(" {}:", dossier.source_name(&other.doc, source)));
        let anchor = dossier.anchor(&other.doc, other.content.first().map_or(0, |span| span.start));
        let line = format!("{}{} {} {anchor}", answer.kind, whose.unwrap_or_default(), quoted(other));
        lines.push(dossier.wrapped(&line, "      → ", "        "));
    }
    lines.join("\n")
}

/// The words that mark it as said: "told", "has long requested"; what saying it does where there are none.
fn cue(statement: &StatementRow) -> String {
    match &statement.cue {
        Some(cue) => uncapitalised(&page::one_line(&cue.text)) + &told_to(statement),
        None if statement.polarity == "negated" => format!("not: {}", statement.act),
        None => statement.act.replace('_', " "),
    }
}

/// " Reuters", after "told"; nothing where another word stands between the two.
fn told_to(statement: &StatementRow) -> String {
    let addressee = statement.addressee.as_ref();
    let next = |cue: usize, addressee: usize| addressee > cue && addressee - cue <= 2;
    let told = addressee.filter(|addressee| statement.cue.as_ref().is_some_and(|cue| next(cue.end, addressee.start)));
    told.map(|addressee| format!(" {}", page::one_line(&addressee.text))).unwrap_or_default()
}

/// A word that began a sentence, as it is written inside one.
fn uncapitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// The words said; quotation marks where they are the source's own.
fn quoted(statement: &StatementRow) -> String {
    let pieces: Vec<_> = statement.content.iter().map(|span| page::one_line(&span.text)).collect();
    let words = page::shortened(&pieces.join(" … "), LONGEST);
    if statement.manner == "direct" { format!("“{}”", words.trim_end_matches(',')) } else { words }
}

fn carried(statement: &StatementRow) -> String {
    let channel = statement.channel.as_ref().map(|channel| format!(" (via {})", page::one_line(&channel.text)));
    channel.unwrap_or_default()
}

impl Dossier<'_> {
    /// What a source is called: the name of whom its words stand for, else the words; a possessive before them gives way
    /// to whom it means.
    pub(super) fn source_name(&self, doc: &str, source: &SourceRow) -> String {
        let name = source.entity.as_deref().and_then(|id| self.entities.get(id).copied());
        let name = page::one_line(name.filter(|_| !self.is_people(doc, source)).unwrap_or(&source.text));
        let Some((first, rest)) = name.split_once(' ').filter(|(first, _)| is_possessive(first)) else { return name };
        let end = source.start + first.chars().count();
        let owner = self.words_or_name(doc, &SpanRow { start: source.start, end, text: first.to_owned() });
        match owner.strip_suffix(']') {
            Some(owner) => format!("{owner}’s] {rest}"),
            None => name,
        }
    }
}

impl Dossier<'_> {
    /// "Ruritanians": some people of a country are not the country.
    fn is_people(&self, doc: &str, source: &SourceRow) -> bool {
        let of_country = source.entity.as_deref().is_some_and(|id| id.starts_with("country:"));
        let mentions = self.reports.get(doc).map(|rows| rows.mentions.as_slice()).unwrap_or_default();
        let stands = |mention: &MentionRow| (mention.start, mention.end) == (source.start, source.end);
        of_country && mentions.iter().any(|mention| stands(mention) && mention.kind == "group")
    }
}

fn is_possessive(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "his" | "her" | "its" | "their")
}
