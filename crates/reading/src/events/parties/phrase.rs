//! The parties inside a noun phrase or a clause.

use polybius_language::Upos;

use crate::events::frame::Frame;
use crate::events::scene::Scene;
use crate::events::words::{in_set, is_nominal, preposition, with_conjuncts};

/// How deep a party is looked for inside a noun phrase or clause.
pub(super) const DEPTH: usize = 2;

/// A stretch of land by a common noun, of no country: "the current fronts" listen to nobody.
pub(in crate::events) fn is_mere_place(scene: &Scene<'_>, party: usize) -> bool {
    use polybius_text::EntityKind::{Facility, Place};
    scene.tree.upos(party) == Upos::Noun
        && matches!(scene.kind(party), Some(Place | Facility))
        && scene.entity(party).is_none_or(|entity| entity.country.is_none())
}

/// "a farm in the country", "pylons in Lune": a stretch of land rather than a state.
pub(super) fn is_land(scene: &Scene<'_>, word: usize) -> bool {
    use polybius_text::EntityKind::{Country, Facility, Place};
    match scene.kind(word) {
        Some(Country) => scene.tree.upos(word) == Upos::Noun,
        Some(kind) => matches!(kind, Place | Facility),
        None => false,
    }
}

/// Where a thing is, as a relation of its phrase.
const WHERE: &str = "nmod:in";

/// Prepositions that only say where a thing stands.
const AROUND: [&str; 8] = ["near", "around", "outside", "along", "beside", "behind", "off", "below"];

/// The phrase's own head with what is joined to it when it is a party; else the parties nearest below: a possessor, then
/// what prepositions add, then modifiers.
pub(super) fn party_within(scene: &Scene<'_>, head: usize, depth: usize) -> Vec<usize> {
    let tree = scene.tree;
    if scene.is_party(head) {
        return vec![head];
    }
    let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
    for relation in ["nmod:poss", "nmod", "compound", "amod", "conj", WHERE] {
        let usable =
            |child: &usize| !scene.is_time(*child) && (!is_pronoun(scene, *child) || is_resolved(scene, *child));
        // "the post near Lune": where a thing stands is not whose it is.
        let around = |child: usize| preposition(tree, child).is_some_and(|case| AROUND.contains(&&*case));
        // "army positions in Lune": whose they are comes before where they are.
        let inside = |child: usize| {
            let land = is_land(scene, child);
            preposition(tree, child).is_some_and(|case| matches!(&*case, "in" | "at") || land && case == "on")
        };
        let (name, is_where) = if relation == WHERE { ("nmod", true) } else { (relation, false) };
        let children = tree
            .children_by(head, name)
            .filter(usable)
            .filter(|child| name != "nmod" || !around(*child) && inside(*child) == is_where);
        let found: Vec<usize> = children
            .flat_map(|child| with_conjuncts(tree, child))
            .flat_map(|child| party_within(scene, child, depth))
            .collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// The parties of a content clause: its subject if that is another than the source, else its object and the rest.
pub(super) fn parties_of_clause(
    scene: &Scene<'_>,
    clause: usize,
    sources: &[usize],
    depth: usize,
    accepts: &dyn Fn(usize) -> bool,
) -> Vec<usize> {
    let tree = scene.tree;
    let within = |word: usize, depth: usize| -> Vec<usize> {
        party_within(scene, word, depth).into_iter().filter(|party| accepts(*party)).collect()
    };
    if is_nominal(tree, clause) && tree.child(clause, "cop").is_none() {
        return within(clause, depth);
    }
    let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
    let frame = Frame::of_verb(scene, clause);
    let nominal =
        frame.doers.iter().copied().chain(frame.objects.iter().copied()).chain(frame.receivers.iter().copied());
    let behind = frame.prepositions.iter().map(|(_, word)| *word);
    let fresh = |word: &usize| !sources.contains(word) && !scene.is_time(*word) && !is_pronoun(scene, *word);
    // "agreed to sell the mill to Arl": what is sold deals with nobody.
    let transfers = in_set(tree, clause, "transfers");
    let partners = frame
        .prepositions
        .iter()
        .filter(|(case, word)| transfers && matches!(&**case, "to" | "from") && scene.is_party(*word));
    let partners = partners.map(|(_, word)| *word);
    let all = partners.chain(nominal).chain(behind).filter(fresh);
    // "agreed to buy five million shares of Arl Corp": of whom it is bought is not told.
    let holds = |word: usize| !transfers || scene.is_party(word);
    let found = all.filter(|word| holds(*word)).find_map(|word| others_than(scene, within(word, depth), sources));
    found.unwrap_or_else(|| {
        let inner = frame.contents.iter().map(|word| parties_of_clause(scene, *word, sources, depth, accepts));
        inner.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
    })
}

/// The parties that do what a content clause says.
pub(super) fn sources_of_clause(scene: &Scene<'_>, clause: usize) -> Vec<usize> {
    let doers = Frame::of_verb(scene, clause).doers;
    let parties =
        doers.into_iter().flat_map(|doer| party_within(scene, doer, DEPTH).into_iter().map(move |party| (doer, party)));
    // "that the change of command may hurt": what a thing is of does nothing.
    let acts =
        |(doer, party): &(usize, usize)| doer == party || scene.tree.is_any(*party, &["nmod:poss", "compound", "amod"]);
    parties.filter(acts).map(|(_, party)| party).filter(|party| !is_pronoun(scene, *party)).collect()
}

/// Whether a noun phrase is or names a party; a pronoun only where it is known whom it stands for.
pub(in crate::events) fn concerns_party(scene: &Scene<'_>, head: usize) -> bool {
    let told = !is_pronoun(scene, head) || is_resolved(scene, head);
    told && is_nominal(scene.tree, head) && !scene.is_time(head) && !party_within(scene, head, DEPTH).is_empty()
}

/// Whether it is known whom the pronoun stands for.
pub(super) fn is_resolved(scene: &Scene<'_>, word: usize) -> bool {
    scene.mention(word).is_some_and(|mention| mention.entity.is_some()) && scene.is_party(word)
}

pub(super) fn is_pronoun(scene: &Scene<'_>, word: usize) -> bool {
    scene.tree.upos(word) == Upos::Pronoun
}

/// The parties that a content clause concerns, others than the sources.
pub(in crate::events) fn of_clause(scene: &Scene<'_>, clause: usize, sources: &[usize]) -> Vec<usize> {
    parties_of_clause(scene, clause, sources, DEPTH, &|_| true)
}

/// "guerrillas in the capital and other cities", "the ministry on Oak Street": beside those who act or are dealt with,
/// stretches of land only say where.
pub(super) fn without_lands(scene: &Scene<'_>, parties: &mut Vec<usize>) {
    if parties.iter().any(|party| scene.is_party(*party) && !is_land(scene, *party)) {
        parties.retain(|party| !is_land(scene, *party));
    }
}

/// The parties that are none of the `sources`, not even by a pronoun or another mention; nothing if none is left.
pub(super) fn others_than(scene: &Scene<'_>, mut parties: Vec<usize>, sources: &[usize]) -> Option<Vec<usize>> {
    let chain = |word: usize| scene.mention(word).map(|mention| mention.cluster);
    let is_source = |party: usize| {
        let same = |source: usize| chain(source).is_some() && chain(source) == chain(party);
        sources.contains(&party) || sources.iter().any(|source| same(*source))
    };
    // "arrested those responsible": others than anybody named before.
    let others = |party: usize| {
        // "do not support them": an object pronoun is never the subject of its own verb.
        let form = scene.tree.form(party).to_lowercase();
        form == "those" || scene.tree.is(party, "obj") && matches!(&*form, "them" | "him" | "her" | "us" | "me")
    };
    parties.retain(|party| others(*party) || !is_source(*party));
    parties.dedup();
    (!parties.is_empty()).then_some(parties)
}
