//! Speakers who carry on: "…," he adds; "…," the analyst concludes.
//!
//! A pronoun or a definite noun beside a verb of going on is whoever spoke just before, whatever chain it stands in; beside
//! another verb it is that speaker only where its own chain has no name.

use polybius_language::Upos;

use super::draft::{Draft, Party};
use super::page::{At, Page};
use super::resolve::Resolver;
use crate::account::{EntityId, Statement};

/// Gives the sources that carry on the entity of the statement before. `drafts` and `statements` stand in the same order.
pub(super) fn carry(page: &Page<'_>, resolver: &Resolver<'_>, drafts: &[Draft], statements: &mut [Statement]) {
    for index in 0..statements.len() {
        let Some(party) = drafts[index].source.filter(|party| points_back(page, party)) else { continue };
        let goes_on = drafts[index].predicate.is_some_and(|at| goes_on(page, at));
        if !goes_on && (resolver.is_named(page, &party) || !is_person(page, &party)) {
            continue;
        }
        let Some(entity) = spoken_before(page, statements, index, goes_on) else { continue };
        if let Some(source) = &mut statements[index].source {
            source.entity = Some(entity);
        }
    }
}

/// A pronoun of the third person, or a noun with "the" for one person.
fn points_back(page: &Page<'_>, party: &Party) -> bool {
    let tree = page.tree(party.head.sentence);
    let word = party.head.word;
    match tree.upos(word) {
        Upos::Pronoun => matches!(tree.form(word).to_lowercase().as_str(), "he" | "she" | "it" | "they"),
        Upos::Noun => {
            let definite = tree.children_by(word, "det").any(|det| tree.lemma(det) == "the");
            definite && !tree.token(word).features.has("Number", "Plur") && tree.child(word, "appos").is_none()
        }
        _ => false,
    }
}

fn is_person(page: &Page<'_>, party: &Party) -> bool {
    let tree = page.tree(party.head.sentence);
    let agent = page.context.knowledge.agent(tree.form(party.head.word));
    agent.is_some_and(|agent| agent.kind == polybius_text::EntityKind::Person)
        || matches!(tree.form(party.head.word).to_lowercase().as_str(), "he" | "she")
}

fn goes_on(page: &Page<'_>, at: At) -> bool {
    let verb = page.predicate(at).map(|predicate| predicate.lemma);
    matches!(verb, Some("add" | "continue" | "conclude" | "go on"))
}

/// Who spoke last: in the same paragraph or, for a verb of going on, in the one before.
fn spoken_before(page: &Page<'_>, statements: &[Statement], index: usize, goes_on: bool) -> Option<EntityId> {
    let own = paragraph(page, &statements[index])?;
    let free = |statement: &&Statement| statement.within.is_none() && statement.source.is_some();
    let before = statements[..index].iter().rev().find(free)?;
    let distance = own - paragraph(page, before)?.min(own);
    let near = distance <= usize::from(goes_on);
    before.source.as_ref().and_then(|source| source.entity.clone()).filter(|_| near)
}

fn paragraph(page: &Page<'_>, statement: &Statement) -> Option<usize> {
    let start = statement.cue.or_else(|| statement.content.first().copied())?.start;
    let after = page.layout.paragraphs.partition_point(|paragraph| paragraph.span.start <= start);
    after.checked_sub(1)
}
