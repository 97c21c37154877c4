//! The words that tell an event, as an editor would quote them.
//!
//! # What it finds
//! The predicate with its subject, objects and adjuncts, in pieces where something between them is left out. The subject
//! that stands with another verb comes first, and a noun that a relative clause is about takes the pronoun's place.
//!
//! # When it does not
//! What is joined to the clause or hangs loosely on it (asides, relative clauses, circumstances before the subject),
//! conjunctions before it, and marks at its ends are left out.
//!
//! # Example
//! "On Monday Norland, which has a small fleet, sent boats to Sudland, saying …": "Norland", "sent boats to Sudland".

use polybius_language::Upos;
use polybius_text::Span;

use super::draft::Draft;
use super::scene::Scene;
use super::words::{is_nominal, is_relative, phrase, with_conjuncts};

/// What is joined to a clause or hangs loosely on it.
const LOOSE: [&str; 11] =
    ["conj", "cc", "parataxis", "discourse", "vocative", "dislocated", "list", "orphan", "reparandum", "dep", "punct"];

/// What makes a noun a predicate of its own clause.
const COPULAR: [&str; 6] = ["nsubj", "csubj", "cop", "aux", "mark", "advcl"];

/// How far from the trigger words are taken in.
const SIGHT: usize = 60;

/// The pieces of the text that tell the event, in the order of telling.
pub(super) fn pieces(scene: &Scene<'_>, draft: &Draft<'_>) -> Vec<Span> {
    let tree = scene.tree;
    let words = tree.subtree_where(draft.carrier, |child| keeps(scene, draft, child));
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    for word in words.into_iter().filter(|word| !scene.is_dateline(*word)) {
        match pieces.last_mut() {
            Some((_, end)) if (*end..word).all(|between| tree.upos(between) == Upos::Punctuation) => *end = word + 1,
            _ => pieces.push((word, word + 1)),
        }
    }
    pieces.iter_mut().for_each(|piece| close_bracket(scene, piece));
    if let Some(moved) = fronted_object(scene, draft) {
        let place = pieces.iter().position(|piece| piece.0 > draft.carrier).unwrap_or(pieces.len());
        split_behind(&mut pieces, draft.carrier, moved, place);
    }
    let holds = |word: usize| pieces.iter().any(|piece| (piece.0..piece.1).contains(&word));
    if let Some(subject) = shared_subject(scene, draft).filter(|subject| !holds(*subject)) {
        let phrase = phrase(tree, subject);
        pieces.insert(0, (phrase.start, phrase.end));
    }
    pieces.into_iter().map(|(start, end)| tree.span_between(start..end)).collect()
}

/// Who does it or, in a passive that names nobody, to what it is done, when that stands with another verb.
fn shared_subject(scene: &Scene<'_>, draft: &Draft<'_>) -> Option<usize> {
    let frame = &draft.frame;
    let acts = |doer: &&usize| {
        let words = phrase(scene.tree, **doer);
        draft.sources.iter().any(|source| words.contains(source))
    };
    let doer = frame.doers.iter().find(acts);
    doer.or_else(|| frame.objects.first().filter(|_| frame.doers.is_empty())).copied()
}

/// Puts a noun phrase behind the verb, between what stood before and after it in one piece.
fn split_behind(pieces: &mut Vec<(usize, usize)>, verb: usize, moved: (usize, usize), place: usize) {
    match pieces.iter().position(|piece| (piece.0..piece.1).contains(&verb)) {
        Some(index) if pieces[index].1 > verb + 1 => {
            let rest = (verb + 1, pieces[index].1);
            pieces[index].1 = verb + 1;
            pieces.splice(index + 1..index + 1, [moved, rest]);
        }
        _ => pieces.insert(place, moved),
    }
}

/// "the boats, which they sent": what is sent, for a relative pronoun in its place.
fn fronted_object(scene: &Scene<'_>, draft: &Draft<'_>) -> Option<(usize, usize)> {
    let tree = scene.tree;
    let noun = tree.head(draft.carrier).filter(|_| tree.is(draft.carrier, "acl:relcl"))?;
    let is_object = draft.frame.objects.contains(&noun);
    let end = with_conjuncts(tree, noun).last().map_or(noun, |last| phrase(tree, *last).end);
    (is_object && !draft.sources.contains(&noun)).then_some((phrase(tree, noun).start, end))
}

/// Takes in the bracket that closes behind a piece.
fn close_bracket(scene: &Scene<'_>, piece: &mut (usize, usize)) {
    let tree = scene.tree;
    let count = |mark: &str| (piece.0..piece.1).filter(|word| tree.form(*word) == mark).count();
    if piece.1 < tree.len() && tree.form(piece.1) == ")" && count("(") > count(")") {
        piece.1 += 1;
    }
}

/// Whether a word belongs to the telling, given that the word above it does.
fn keeps(scene: &Scene<'_>, draft: &Draft<'_>, child: usize) -> bool {
    let tree = scene.tree;
    if child.abs_diff(draft.carrier) > SIGHT
        || tree.upos(child) == Upos::Punctuation
        || tree.is(child, "acl:relcl")
        || is_relative_of_clause(scene, child)
    {
        return false;
    }
    if tree.head(child) == Some(draft.carrier) {
        keeps_below_trigger(scene, draft, child)
    } else {
        keeps_further_down(scene, child)
    }
}

fn keeps_below_trigger(scene: &Scene<'_>, draft: &Draft<'_>, child: usize) -> bool {
    let tree = scene.tree;
    let is_noun = is_nominal(tree, draft.carrier);
    if is_noun && draft.word == draft.carrier && tree.is_any(child, &COPULAR) {
        return false;
    }
    match tree.token(child).relation.base() {
        "case" => false,
        "conj" | "cc" if is_noun => is_nominal(tree, child) || tree.is(child, "cc"),
        relation if LOOSE.contains(&relation) => false,
        "mark" => tree.lemma(child) == "to",
        "ccomp" => child > draft.carrier,
        "advcl" => belongs(scene, draft, child),
        "acl" | "appos" => !is_set_off(scene, child),
        "advmod" if is_relative_adverb(scene, draft, child) => false,
        "obl" | "advmod" | "nmod" => !opens_sentence(scene, draft, child),
        _ => true,
    }
}

/// "where", "when" at the head of a relative clause.
fn is_relative_adverb(scene: &Scene<'_>, draft: &Draft<'_>, word: usize) -> bool {
    let tree = scene.tree;
    tree.is(draft.carrier, "acl") && matches!(tree.lemma(word), "where" | "when" | "why" | "how")
}

fn keeps_further_down(scene: &Scene<'_>, child: usize) -> bool {
    let tree = scene.tree;
    match tree.token(child).relation.base() {
        "conj" => is_nominal(tree, child) || !is_set_off(scene, child),
        "parataxis" | "discourse" | "vocative" | "list" => false,
        "acl" | "appos" | "advcl" => !is_set_off(scene, child),
        _ => true,
    }
}

/// Whether an adverbial clause is a purpose or a complement of the predicate, and not set off from it.
fn belongs(scene: &Scene<'_>, draft: &Draft<'_>, clause: usize) -> bool {
    let frame = &draft.frame;
    let governed = frame.contents.contains(&clause) || frame.prepositions.iter().any(|(_, word)| *word == clause);
    governed && clause > draft.carrier && !is_set_off(scene, clause) && follows(scene, draft, clause)
}

/// Whether nothing but words of the predicate stands between it and the clause.
fn follows(scene: &Scene<'_>, draft: &Draft<'_>, clause: usize) -> bool {
    let first = furthest(scene, clause, |words| words.first().copied());
    let before = first.saturating_sub(1);
    before == draft.carrier || scene.tree.ancestors(before).take(SIGHT).any(|above| above == draft.carrier)
}

/// A circumstance before the subject: "On Monday, Norland …", "For her part, the minister …".
fn opens_sentence(scene: &Scene<'_>, draft: &Draft<'_>, child: usize) -> bool {
    let tree = scene.tree;
    let subject = tree.child(draft.carrier, "nsubj").unwrap_or(draft.carrier);
    let last = furthest(scene, child, |words| words.last().copied());
    let has_comma = |word: usize| word < tree.len() && tree.form(word) == ",";
    child < subject && (scene.is_time(child) || has_comma(last + 1) || has_comma(last))
}

/// The first or last word below this one, as `end` chooses among the children.
fn furthest(scene: &Scene<'_>, word: usize, end: impl Fn(&[usize]) -> Option<usize>) -> usize {
    let further = |word: &usize| {
        let found = end(scene.tree.children(*word))?;
        let outward = end(&[(*word).min(found), (*word).max(found)])?;
        (outward == found).then_some(found)
    };
    std::iter::successors(Some(word), further).last().unwrap_or(word)
}

/// Whether a comma or dash stands before the words that hang on this one.
fn is_set_off(scene: &Scene<'_>, child: usize) -> bool {
    let tree = scene.tree;
    let first = furthest(scene, child, |words| words.first().copied());
    let marks = |word: usize| matches!(tree.form(word), "," | ";" | ":" | "-" | "–" | "—" | "--");
    marks(first) || first > 0 && marks(first - 1)
}

/// "which", "who", "that" at the head of a relative clause.
fn is_relative_of_clause(scene: &Scene<'_>, word: usize) -> bool {
    let tree = scene.tree;
    is_relative(tree, word) && tree.head(word).is_some_and(|verb| tree.is(verb, "acl:relcl"))
}
