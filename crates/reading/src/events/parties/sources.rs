//! Those who do it: from the doers that the grammar gives to the parties among them.

use polybius_knowledge::codebook::{Root, TriggerKind};

use super::phrase::{DEPTH, is_land, party_within, without_lands};
use super::slots::is_amount;
use crate::events::actors::antecedent;
use crate::events::frame::{REACH, makers};
use crate::events::scene::Scene;
use crate::events::words::{self, in_set, is_nominal, lemma, preposition, with_conjuncts};

/// Those who do it: the doers themselves, or the party inside a doer that is none ("the government's decision").
pub(in crate::events) fn sources(scene: &Scene<'_>, doers: &[usize]) -> Vec<usize> {
    let mut sources = Vec::new();
    // "a Norlandic decision to": an adjective may name who acts.
    let acts = |doer: usize| is_nominal(scene.tree, doer) || scene.is_party(doer);
    let able = |doer: &usize| acts(*doer) && !scene.is_time(*doer) && !is_amount(scene, *doer);
    for doer in doers.iter().flat_map(|doer| listed(scene, *doer)).filter(able) {
        match party_within(scene, doer, DEPTH) {
            found if !found.is_empty() && may_stand_for(scene, doer, &found) => {
                // "two bombings in Lune wounded six", "the attacks on the union killed nine": neither did.
                let deed = scene.book.knows(TriggerKind::Noun, &lemma(scene.tree, doer));
                let acts = |word: usize| !is_land(scene, word) && !is_struck(scene, word);
                sources.extend(found.into_iter().filter(|word| *word == doer || !deed || acts(*word)));
            }
            _ => sources.extend(makers_or(scene, doer)),
        }
    }
    sources.dedup();
    without_lands(scene, &mut sources);
    // "proposed by the speaker or other special taxes": beside parties nothing else acts.
    if sources.iter().any(|source| scene.is_party(*source)) {
        sources.retain(|source| scene.is_party(*source));
    }
    sources
}

/// "Arl and Bor said they agreed": a plural pronoun stands for the whole list whose first member it is joined to.
fn listed(scene: &Scene<'_>, doer: usize) -> Vec<usize> {
    let is_they = scene.tree.form(doer).eq_ignore_ascii_case("they");
    let first = antecedent(scene, doer).filter(|_| is_they);
    let list = first.map(|first| with_conjuncts(scene.tree, first)).filter(|list| list.len() > 1);
    list.unwrap_or_else(|| vec![doer])
}

/// "The Norlandic attack killed …" is told of Norland, "Norlandic poetry delights …" is not: a name before a noun acts
/// only where the noun names an act or a text.
fn may_stand_for(scene: &Scene<'_>, thing: usize, found: &[usize]) -> bool {
    let tree = scene.tree;
    let noun = lemma(tree, thing);
    found.contains(&thing)
        || scene.book.knows(TriggerKind::Noun, &noun)
        || scene.book.sets().holds("text", &noun)
        || is_equipment(scene, thing)
        || found.iter().any(|word| acts_through(scene, thing, *word))
}

/// "the attacks on the union": whom a deed meets.
fn is_struck(scene: &Scene<'_>, word: usize) -> bool {
    preposition(scene.tree, word).is_some_and(|case| matches!(&*case, "on" | "against" | "at" | "upon"))
}

/// "Norlandic jets bombed the port": whoever's they are does it.
fn is_equipment(scene: &Scene<'_>, thing: usize) -> bool {
    use polybius_text::EntityKind::{Vehicle, Weapon};
    matches!(scene.kind(thing), Some(Vehicle | Weapon)) || in_set(scene.tree, thing, "troops")
}

/// "the decision of Norland", "Norland's decision", not "restrictions on Norland".
fn acts_through(scene: &Scene<'_>, thing: usize, party: usize) -> bool {
    let tree = scene.tree;
    let top = std::iter::once(party).chain(tree.ancestors(party)).find(|word| tree.head(*word) == Some(thing));
    top.is_some_and(|top| {
        let by = preposition(tree, top).is_some_and(|case| matches!(&*case, "of" | "by" | "from" | "between"));
        tree.is(top, "nmod:poss") || tree.is(top, "conj") || by
    })
}

/// Whether such heads of phrases name no one who could act: "these decisions", "heavy mining". A text speaks for those who
/// made it, and harm is done by anything.
pub(in crate::events) fn are_abstract(scene: &Scene<'_>, sources: &[usize], root: Root) -> bool {
    !sources.is_empty()
        && !matches!(root, Root::Assault | Root::Coerce | Root::Protest)
        && sources.iter().all(|source| !scene.is_party(*source) && words::is_abstract(scene.tree, *source))
}

/// A text that acts for those who made it: "passed a resolution condemning …"; else the thing itself.
fn makers_or(scene: &Scene<'_>, thing: usize) -> Vec<usize> {
    if !in_set(scene.tree, thing, "text") {
        return vec![thing];
    }
    let mut makers = makers(scene, thing, REACH);
    makers.retain(|maker| scene.is_party(*maker));
    if makers.is_empty() { vec![thing] } else { makers }
}
