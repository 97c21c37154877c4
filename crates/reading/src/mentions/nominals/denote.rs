//! What a noun with the words around it denotes.

use std::ops::Range;

use polybius_knowledge::{Knowledge, Known, Sense};
use polybius_language::Tree;
use polybius_text::EntityKind;

use crate::mentions::candidate::Candidate;

/// Most words before a noun that are looked up with it.
pub(super) const MODIFIERS: usize = 4;

/// The runs of words that end with the head, the longest first.
fn runs(head: usize, start: usize) -> impl Iterator<Item = Range<usize>> {
    (start.max(head.saturating_sub(MODIFIERS))..=head).map(move |first| first..head + 1)
}

/// What the noun with the words before it denotes, by the longest phrase in the table.
pub(super) fn denoted(
    tree: &Tree<'_>,
    knowledge: &Knowledge,
    head: usize,
    start: usize,
) -> Option<(Range<usize>, EntityKind, Vec<&'static str>)> {
    let (words, found) = runs(head, start).find_map(|words| {
        let form = tree.span_between(words.clone()).of(tree.text());
        let lemma = (words.len() == 1).then(|| knowledge.agent(tree.lemma(head))).flatten();
        Some((words, knowledge.agent(form).or(lemma)?))
    })?;
    if found.kind == EntityKind::Other {
        return None;
    }
    let mut sectors = found.sectors.clone();
    if matches!(found.kind, EntityKind::Person | EntityKind::Organization) {
        let more = (start..head).filter_map(|word| modifier_sector(knowledge, tree.lemma(word)));
        sectors.extend(more.filter(|sector| !found.sectors.contains(sector)));
    }
    sectors.dedup();
    Some((words, found.kind, sectors))
}

/// What a modifier tells of the sector: "military analyst", "government troops".
fn modifier_sector(knowledge: &Knowledge, lemma: &str) -> Option<&'static str> {
    const TOLD: [(&str, &str); 6] = [
        ("modifier_mil", "MIL"),
        ("modifier_gov", "GOV"),
        ("modifier_opp", "OPP"),
        ("modifier_reb", "REB"),
        ("modifier_cop", "COP"),
        ("modifier_spy", "SPY"),
    ];
    let lower = lemma.to_lowercase();
    TOLD.iter().find(|(class, _)| knowledge.is_of_class(class, &lower)).map(|(_, sector)| *sector)
}

pub(super) fn equipment<'k>(
    tree: &Tree<'_>,
    knowledge: &'k Knowledge,
    head: usize,
    start: usize,
) -> Option<(Range<usize>, EntityKind, Known<'k>)> {
    runs(head, start).find_map(|words| {
        let forms: Vec<&str> = words.clone().map(|word| tree.form(word)).collect();
        let found = knowledge.longest(&forms).filter(|found| found.words == forms.len())?;
        let known = *found.known.iter().find(|known| known.sense == Sense::Class)?;
        Some((words, known.thing.kind, known))
    })
}

/// The country that a modifier or possessor names: "Ukrainian officials", "Russia's army", "the army of Russia".
///
/// Not for nouns that stand in a relation to another side ("Ukraine's allies"), nor for what experts know about ("Ukraine
/// analysts").
pub(super) fn country_of<'k>(
    tree: &Tree<'_>,
    knowledge: &Knowledge,
    names: &[Candidate<'k>],
    own: &Candidate<'_>,
) -> Option<&'k str> {
    let head = own.head;
    let relational = is_relational(tree, knowledge, head);
    let expert = own.sectors.contains(&"EDU") || own.sectors.contains(&"MED");
    let telling = tree.children(head).iter().filter(|child| {
        tree.is(**child, "amod")
            || (tree.is(**child, "compound") && !expert)
            || (tree.is(**child, "nmod:poss") && !relational)
            || (tree.is(**child, "nmod")
                && !relational
                && tree.children_by(**child, "case").any(|case| tree.lemma(case) == "of"))
    });
    telling
        .filter_map(|child| names.iter().find(|name| name.name.contains(child)))
        .filter(|name| {
            matches!(name.kind, EntityKind::Group | EntityKind::Country | EntityKind::Government | EntityKind::Place)
        })
        .find_map(|name| name.country)
}

/// Whether the noun names the other side of a relation: "Ukraine's allies" are not Ukrainian.
pub(in crate::mentions) fn is_relational(tree: &Tree<'_>, knowledge: &Knowledge, head: usize) -> bool {
    knowledge.agent(tree.form(head)).is_some_and(|agent| agent.is_relational())
}
