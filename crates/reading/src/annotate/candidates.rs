//! The words that may fill a predicate's roles, and the keys under which the tables know them.
//!
//! The same questions are asked by `data/roles/generate.py`, which counted the tables: change both or neither.

use std::ops::Range;

use polybius_language::{Tree, Upos};

/// A word that may fill a role.
pub(super) struct Candidate {
    word: usize,
    /// Its relation; with `^` when the predicate shares it with a word above.
    relation: String,
    /// The words below it.
    pub(super) span: Range<usize>,
}

/// How far up a shared subject is looked for.
const REACH: usize = 4;

/// What stands beside a copula without belonging to what is said of its subject.
const BESIDE_COPULA: [&str; 14] = [
    "nsubj",
    "csubj",
    "cop",
    "aux",
    "advmod",
    "punct",
    "advcl",
    "mark",
    "cc",
    "conj",
    "parataxis",
    "expl",
    "discourse",
    "vocative",
];

/// The dictionary form in lower case.
pub(super) fn lemma(tree: &Tree<'_>, word: usize) -> String {
    tree.lemma(word).to_lowercase()
}

/// The words that may fill roles of the predicate.
pub(super) fn of(tree: &Tree<'_>, predicate: usize) -> Vec<Candidate> {
    if tree.token(predicate).relation.name() == "cop" {
        return around_copula(tree, predicate);
    }
    let mut found: Vec<Candidate> = tree
        .children(predicate)
        .iter()
        .filter(|child| !tree.is_any(**child, &["punct", "cc"]))
        .map(|child| Candidate {
            word: *child,
            relation: tree.token(*child).relation.name().to_owned(),
            span: span(tree, *child, &[]),
        })
        .collect();
    found.extend(modified(tree, predicate));
    found.extend(shared_subject(tree, predicate));
    found
}

/// The noun that a participle or relative clause stands with.
fn modified(tree: &Tree<'_>, predicate: usize) -> Option<Candidate> {
    let relation = tree.token(predicate).relation.name();
    let head = tree.head(predicate)?;
    let modifies = relation.starts_with("acl") || relation == "amod";
    modifies.then(|| Candidate { word: head, relation: format!("{relation}^"), span: span(tree, head, &[predicate]) })
}

/// The subject of the verb above, for infinitives, participles and what is joined by "and".
fn shared_subject(tree: &Tree<'_>, predicate: usize) -> Option<Candidate> {
    if tree.children(predicate).iter().any(|child| tree.is_any(*child, &["nsubj", "csubj"])) {
        return None;
    }
    let mut word = predicate;
    for _ in 0..REACH {
        let head = tree.head(word)?;
        if !tree.is_any(word, &["conj", "xcomp", "advcl"]) {
            return None;
        }
        let above = tree.token(word).relation.base();
        let controller = tree.child(head, "obj").filter(|_| tree.token(word).relation.name() == "xcomp");
        if let Some(object) = controller {
            return Some(shared(tree, object, above, "obj"));
        }
        if let Some(subject) = tree.child(head, "nsubj") {
            let kind = if is_passive(tree, head) { "nsubj:pass" } else { "nsubj" };
            return Some(shared(tree, subject, above, kind));
        }
        word = head;
    }
    None
}

fn shared(tree: &Tree<'_>, word: usize, above: &str, kind: &str) -> Candidate {
    Candidate { word, relation: format!("{above}/{kind}^"), span: span(tree, word, &[]) }
}

fn around_copula(tree: &Tree<'_>, copula: usize) -> Vec<Candidate> {
    let Some(head) = tree.head(copula) else { return Vec::new() };
    let outside: Vec<usize> = tree
        .children(head)
        .iter()
        .copied()
        .filter(|child| {
            let late = tree.is_any(*child, &["obl", "advcl"]);
            (tree.is_any(*child, &BESIDE_COPULA) || tree.is(*child, "obl")) && !(late && *child > head)
        })
        .collect();
    let siblings = outside
        .iter()
        .copied()
        .filter(|child| *child != copula && !matches!(tree.token(*child).relation.name(), "punct" | "cc" | "cop"));
    let mut found: Vec<Candidate> = siblings
        .map(|word| Candidate {
            word,
            relation: format!("cop/{}^", tree.token(word).relation.name()),
            span: span(tree, word, &[]),
        })
        .collect();
    found.push(Candidate { word: head, relation: "cop/head^".to_owned(), span: span(tree, head, &outside) });
    found
}

/// The keys of a candidate, the most telling first.
pub(super) fn keys(tree: &Tree<'_>, predicate: usize, candidate: &Candidate) -> [String; 4] {
    let relation = &candidate.relation;
    let case = if relation.ends_with('^') { "-".to_owned() } else { case(tree, candidate.word) };
    let voice = match () {
        () if is_passive(tree, predicate) => "p",
        () if tree.child(predicate, "obj").is_some() => "t",
        () => "i",
    };
    [
        format!("w|{relation}|{case}|{}", lemma(tree, candidate.word)),
        format!("v|{}|{voice}|{relation}|{case}", lemma(tree, predicate)),
        format!("c|{voice}|{relation}|{case}"),
        format!("r|{voice}|{relation}"),
    ]
}

fn case(tree: &Tree<'_>, word: usize) -> String {
    let found = tree.child(word, "case").or_else(|| tree.child(word, "mark"));
    found.map_or_else(|| "-".to_owned(), |found| lemma(tree, found))
}

fn is_passive(tree: &Tree<'_>, word: usize) -> bool {
    if tree.child(word, "aux:pass").is_some() || tree.child(word, "nsubj:pass").is_some() {
        return true;
    }
    let features = &tree.token(word).features;
    let past = features.has("VerbForm", "Part") && !features.has("Tense", "Pres");
    let relation = tree.token(word).relation.name();
    past && tree.upos(word) == Upos::Verb
        && matches!(relation, "acl" | "amod" | "advcl")
        && tree.child(word, "obj").is_none()
}

/// The unbroken run of words below `word` around it, without `without` and punctuation at the ends.
fn span(tree: &Tree<'_>, word: usize, without: &[usize]) -> Range<usize> {
    let words = tree.subtree_where(word, |child| !without.contains(&child));
    let place = words.iter().position(|other| *other == word).unwrap_or(0);
    let (mut start, mut end) = (place, place);
    while start > 0 && words[start - 1] + 1 == words[start] {
        start -= 1;
    }
    while end + 1 < words.len() && words[end] + 1 == words[end + 1] {
        end += 1;
    }
    let (mut low, mut high) = (words[start], words[end]);
    let is_mark = |word: usize| tree.upos(word) == Upos::Punctuation;
    while low < word && is_mark(low) {
        low += 1;
    }
    while high > word && is_mark(high) {
        high -= 1;
    }
    low..high + 1
}
