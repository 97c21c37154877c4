//! What stands round a reporting predicate: its subject, the words of its cue, its negation, who is spoken to.

use polybius_knowledge::Voice;
use polybius_language::{Tree, Upos};
use polybius_text::{EntityKind, Span};

use super::draft::Party;
use super::page::{At, Page};
use super::phrase::{self, party_without};

/// Who does what the predicate says: its own subject, or the one that it shares with the clause above it.
pub(super) fn source(page: &Page<'_>, at: At) -> Option<Party> {
    let tree = page.tree(at.sentence);
    let word = pronoun_before(tree, at.word).or_else(|| speaker(tree, at.word, 0))?;
    let head = phrase::of_share(tree, At { word, ..at });
    // Words of a quotation are no subject of a verb outside it.
    let quoted = page.quotation(head).is_some() && page.quotation(at) != page.quotation(head);
    (!quoted).then(|| with_name(page, party_without(page, head, Some(at.word))))
}

/// A pronoun right before its verb is its subject, whatever the tree says: "the costs, he added, were …".
fn pronoun_before(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let word = (0..verb).rev().find(|word| tree.upos(*word) != Upos::Adverb)?;
    let nominative = matches!(tree.form(word).to_lowercase().as_str(), "he" | "she" | "they" | "we");
    (nominative && tree.upos(verb) == Upos::Verb).then_some(word)
}

/// A role with the name that follows it without a comma, which trees now and then take for a second subject.
fn with_name(page: &Page<'_>, mut party: Party) -> Party {
    let tree = page.tree(party.head.sentence);
    let next = tree.sentence().tokens.partition_point(|token| token.span.start < party.span.end);
    let beside = next < tree.len() && tree.head(next) == tree.head(party.head.word) && tree.is(next, "nsubj");
    let named = beside && tree.upos(next) == Upos::ProperNoun && tree.upos(party.head.word) == Upos::Noun;
    if named && page.quotation(At { word: next, ..party.head }) == page.quotation(party.head) {
        party.span = party.span.join(phrase::party(page, At { word: next, ..party.head }).span);
    }
    party
}

/// No clause shares its subject over more steps than these.
const STEPS: usize = 5;

fn speaker(tree: &Tree<'_>, verb: usize, steps: usize) -> Option<usize> {
    if is_passive(tree, verb) {
        return agent(tree, verb);
    }
    if let Some(subject) = tree.child(verb, "nsubj") {
        return (!is_empty_subject(tree, subject)).then_some(subject);
    }
    if tree.child(verb, "expl").is_some() || steps == STEPS {
        return None;
    }
    let above = tree.head(verb)?;
    match tree.token(verb).relation.base() {
        "conj" | "xcomp" | "parataxis" if is_clause(tree, above) => shared(tree, above, steps),
        "advcl" if !is_finite(tree, verb) => shared(tree, above, steps),
        "acl" if !is_finite(tree, verb) && phrase::is_nominal(tree, above) => Some(above),
        _ => None,
    }
}

/// The subject of the clause above, of whatever voice: "was quoted as saying", "was praised, adding …".
fn shared(tree: &Tree<'_>, above: usize, steps: usize) -> Option<usize> {
    let own = tree.child(above, "nsubj").filter(|subject| !is_empty_subject(tree, *subject));
    own.or_else(|| speaker(tree, above, steps + 1))
}

/// The object of a verb; where the tree gives it two subjects, the one behind it.
pub(super) fn object(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let second = || tree.children_by(verb, "nsubj").skip(1).find(|word| *word > verb);
    tree.child(verb, "obj").or_else(|| tree.child(verb, "iobj")).or_else(second)
}

/// "it", "there" and demonstratives that open a clause say nothing.
fn is_empty_subject(tree: &Tree<'_>, subject: usize) -> bool {
    tree.upos(subject) == Upos::Pronoun && tree.lemma(subject) == "there"
}

fn is_clause(tree: &Tree<'_>, word: usize) -> bool {
    matches!(tree.upos(word), Upos::Verb | Upos::Auxiliary) || tree.child(word, "nsubj").is_some()
}

fn is_finite(tree: &Tree<'_>, verb: usize) -> bool {
    let features = &tree.token(verb).features;
    let finite_auxiliary = |word: usize| tree.token(word).features.has("VerbForm", "Fin");
    features.has("VerbForm", "Fin") || tree.children_by(verb, "aux").any(finite_auxiliary)
}

pub(super) fn is_passive(tree: &Tree<'_>, verb: usize) -> bool {
    tree.child(verb, "nsubj:pass").is_some() || tree.child(verb, "aux:pass").is_some()
}

fn agent(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let by = |word: &usize| tree.child(*word, "case").is_some_and(|case| tree.lemma(case) == "by");
    tree.children_by(verb, "obl").find(by)
}

/// Whether the words before a predicate take from it that something was said at all: "should say", "to say" as an aim.
pub(super) fn is_unreal(tree: &Tree<'_>, predicate: usize) -> bool {
    const HYPOTHETICAL: [&str; 5] = ["should", "must", "might", "may", "could"];
    let auxiliary = |word: usize| HYPOTHETICAL.contains(&tree.lemma(word));
    tree.children_by(predicate, "aux").any(auxiliary) || is_aim(tree, predicate)
}

/// An infinitive, unless the verb above it says that the saying goes on: "went on to say".
fn is_aim(tree: &Tree<'_>, predicate: usize) -> bool {
    const GOES_ON: [&str; 10] =
        ["go", "continue", "begin", "start", "proceed", "appear", "seem", "come", "refuse", "decline"];
    let infinitive = tree.children(predicate).iter().any(|word| tree.is(*word, "mark") && tree.lemma(*word) == "to");
    let above = tree.head(predicate).filter(|_| tree.is(predicate, "xcomp"));
    infinitive && !above.is_some_and(|above| GOES_ON.contains(&tree.lemma(above)))
}

/// Whether a word stands for somebody, or something written, that can speak.
pub(super) fn can_speak(page: &Page<'_>, at: At) -> bool {
    let tree = page.tree(at.sentence);
    match tree.upos(at.word) {
        Upos::ProperNoun => !is_thing(tree, at.word),
        Upos::Noun => {
            [Voice::People, Voice::Anonymous, Voice::Document].into_iter().any(|voice| page.is_voice(at, voice))
                || page.context.knowledge.agent(tree.form(at.word)).is_some_and(|agent| acts(agent.kind))
                || tree.sentence().names.iter().any(|name| name.tokens.contains(&at.word) && acts(name.kind))
        }
        _ => true,
    }
}

fn acts(kind: EntityKind) -> bool {
    use EntityKind::{Country, Government, Group, Organization, Person};
    matches!(kind, Country | Government | Group | Organization | Person)
}

fn is_thing(tree: &Tree<'_>, word: usize) -> bool {
    use EntityKind::{Event, Treaty, Vehicle, Weapon};
    let thing = |kind| matches!(kind, Event | Treaty | Vehicle | Weapon);
    tree.sentence().names.iter().any(|name| name.tokens.contains(&word) && thing(name.kind))
}

/// The predicate with its auxiliaries, negation, particle, and the adverbs among them.
pub(super) fn cue(tree: &Tree<'_>, predicate: usize) -> Span {
    let mut first = predicate;
    while first > 0 && joins_cue(tree, predicate, first - 1) {
        first -= 1;
    }
    while first < predicate && tree.is(first, "advmod") && !is_negation(tree, first) {
        first += 1;
    }
    let mut last = predicate;
    while last + 1 < tree.len() && tree.is(last + 1, "compound:prt") && tree.head(last + 1) == Some(predicate) {
        last += 1;
    }
    tree.span_between(first..last + 1)
}

/// Whether a word before the predicate is a part of its cue.
fn joins_cue(tree: &Tree<'_>, predicate: usize, word: usize) -> bool {
    let above = tree.head(predicate).filter(|_| tree.is(predicate, "xcomp"));
    if Some(word) == above && tree.upos(word) == Upos::Verb {
        return true;
    }
    let governed = tree.head(word) == Some(predicate) || (above.is_some() && tree.head(word) == above);
    governed && (tree.is_any(word, &["aux", "cop", "advmod", "compound:prt"]) || is_particle_to(tree, word))
}

fn is_particle_to(tree: &Tree<'_>, word: usize) -> bool {
    tree.upos(word) == Upos::Particle && tree.lemma(word) == "to"
}

/// The cue up to a preposition that belongs to it.
pub(super) fn cue_with(tree: &Tree<'_>, predicate: usize, preposition: Option<usize>) -> Span {
    let cue = cue(tree, predicate);
    let adjacent = preposition.filter(|word| tree.token(*word).span.start <= cue.end + 1 && *word > predicate);
    adjacent.map_or(cue, |word| cue.join(tree.token(word).span))
}

/// Whether the predicate is denied: "did not say", "nobody said".
pub(super) fn is_negated(tree: &Tree<'_>, predicate: usize) -> bool {
    tree.children(predicate).iter().any(|child| is_negation(tree, *child) || is_negative_subject(tree, *child))
}

fn is_negation(tree: &Tree<'_>, word: usize) -> bool {
    matches!(tree.lemma(word), "not" | "never" | "n't") && tree.is(word, "advmod")
}

fn is_negative_subject(tree: &Tree<'_>, word: usize) -> bool {
    let negative = |word: usize| matches!(tree.lemma(word), "no" | "nobody" | "none" | "neither");
    tree.is(word, "nsubj") && (negative(word) || tree.children_by(word, "det").any(negative))
}
