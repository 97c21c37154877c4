//! Questions about single words that every part of event finding asks.

use polybius_knowledge::codebook::Codebook;
use polybius_language::{Tree, Upos};

/// The dictionary form in lower case; of verbs one that the codebook knows, where the form allows it.
pub(super) fn lemma(tree: &Tree<'_>, word: usize) -> String {
    let lemma = tree.lemma(word).to_lowercase();
    if tree.upos(word) != Upos::Verb {
        return lemma;
    }
    Codebook::embedded().verb_lemma(&tree.form(word).to_lowercase(), &lemma).into_owned()
}

/// Whether the word can head a noun phrase.
pub(super) fn is_nominal(tree: &Tree<'_>, word: usize) -> bool {
    matches!(
        tree.upos(word),
        Upos::Noun | Upos::ProperNoun | Upos::Pronoun | Upos::Numeral | Upos::Other | Upos::Symbol
    ) || (tree.upos(word) == Upos::Adjective && tree.child(word, "det").is_some())
}

/// Whether the word's lemma is in a set of `data/codebook/sets.tsv`.
pub(super) fn in_set(tree: &Tree<'_>, word: usize, set: &str) -> bool {
    Codebook::embedded().sets().holds(set, &lemma(tree, word))
}

/// "Action for Harbours": a noun with a capital beside others with capitals.
fn is_part_of_name(tree: &Tree<'_>, word: usize) -> bool {
    let has_capital = |word: usize| tree.form(word).starts_with(char::is_uppercase);
    let beside = |child: &usize| tree.is_any(*child, &["nmod", "compound", "flat"]) && has_capital(*child);
    has_capital(word) && (word > 0 || tree.children(word).iter().any(beside))
}

/// Whether a common noun names no one and no thing, but a state, deed or quality. Money and goods that help are things.
pub(super) fn is_abstract(tree: &Tree<'_>, word: usize) -> bool {
    const ENDINGS: [&str; 12] =
        ["tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "acy", "ership", "onship", "dship"];
    let noun = lemma(tree, word);
    let sets = Codebook::embedded().sets();
    // Some bodies, and some things that are built, are called by what is done: these may act or be struck.
    let speaks = sets.holds("named-after-deeds", &noun)
        || ["text", "agreement", "meeting", "aid", "people"].iter().any(|name| sets.holds(name, &noun));
    let is_gerund = noun.ends_with("ing") && noun.len() > 5;
    let is_derived = || is_gerund || ENDINGS.iter().any(|ending| noun.ends_with(ending));
    tree.upos(word) == Upos::Noun
        && !is_part_of_name(tree, word)
        && (sets.holds("abstract", &noun) || !speaks && is_derived())
}

/// Whether a noun stands for words that somebody has said and that others answer: "a plea", "the offer".
pub(super) fn is_answered(tree: &Tree<'_>, noun: usize) -> bool {
    in_set(tree, noun, "answered")
}

/// Whether a noun for violence names before it or behind "of" whoever suffers it: "the envoy's murder".
pub(super) fn is_suffered(tree: &Tree<'_>, noun: usize) -> bool {
    in_set(tree, noun, "suffered")
}

/// The preposition that a nominal stands with, in lower case.
pub(super) fn preposition(tree: &Tree<'_>, word: usize) -> Option<String> {
    let case = tree.children_by(word, "case").find(|case| tree.lemma(*case) != "'s")?;
    Some(lemma(tree, case))
}

/// The nominal and those joined to it by "and" or "or", in order.
pub(super) fn with_conjuncts(tree: &Tree<'_>, word: usize) -> Vec<usize> {
    let mut words = vec![word];
    words.extend(tree.children_by(word, "conj").filter(|conjunct| is_nominal(tree, *conjunct)));
    words
}

/// Whether the verb stands in the passive: by its auxiliary, its subject, or as a participle behind a noun.
pub(super) fn is_passive(tree: &Tree<'_>, verb: usize) -> bool {
    let own = |relation| tree.child(verb, relation).is_some();
    let with_be = || tree.children_by(verb, "aux").any(|aux| tree.lemma(aux) == "be");
    // "is opposed to the clause": whoever is so does it.
    let to = |child: usize| preposition(tree, child).as_deref() == Some("to");
    if tree.lemma(verb) == "oppose" && tree.children_by(verb, "obl").any(to) {
        return false;
    }
    if own("aux:pass") || with_be() && is_past_participle(tree, verb) {
        return true;
    }
    // A subject that the parser takes for a patient is none beside an object, a finite form or a plain perfect.
    if own("obj") || own("aux") || tree.token(verb).features.has("VerbForm", "Fin") {
        return false;
    }
    if own("nsubj:pass") {
        return true;
    }
    if !is_past_participle(tree, verb) || own("nsubj") {
        return false;
    }
    match tree.head(verb) {
        Some(head) if tree.is(verb, "conj") => is_passive(tree, head),
        Some(_) => tree.is_any(verb, &["acl", "advcl", "amod", "xcomp"]),
        None => own("obl:agent"),
    }
}

fn is_past_participle(tree: &Tree<'_>, verb: usize) -> bool {
    let features = &tree.token(verb).features;
    features.has("VerbForm", "Part") && !features.has("Tense", "Pres")
}

/// Whether the word is a relative pronoun of its clause.
pub(super) fn is_relative(tree: &Tree<'_>, word: usize) -> bool {
    // "those" has the dictionary form of "that".
    matches!(lemma(tree, word).as_str(), "who" | "whom" | "which" | "that")
        && tree.upos(word) == Upos::Pronoun
        && !tree.form(word).eq_ignore_ascii_case("those")
}

/// The words of the noun phrase that `head` heads: without its preposition, relative clauses, appositions, what is joined
/// to it, and punctuation at its ends; one unbroken run.
pub(super) fn phrase(tree: &Tree<'_>, head: usize) -> std::ops::Range<usize> {
    const OUTSIDE: [&str; 14] = [
        "acl",
        "advcl",
        "appos",
        "parataxis",
        "conj",
        "cc",
        "nsubj",
        "cop",
        "aux",
        "ccomp",
        "discourse",
        "vocative",
        "mark",
        "csubj",
    ];
    let inside = |child: usize| {
        let own = tree.head(child) == Some(head);
        let outside =
            if own { tree.is_any(child, &OUTSIDE) || is_outer_case(tree, child) } else { is_clause(tree, child) };
        let dates = || in_set(tree, child, "calendar") && tree.child(child, "case").is_some();
        !(outside || own && (tree.is_any(child, &["obl", "nmod:tmod", "nmod:unmarked"]) || dates()))
    };
    let words = tree.subtree_where(head, inside);
    let place = words.iter().position(|word| *word == head).unwrap_or(0);
    let mut start = place;
    while start > 0 && words[start - 1] + 1 == words[start] {
        start -= 1;
    }
    let mut end = place;
    while end + 1 < words.len() && words[end] + 1 == words[end + 1] {
        end += 1;
    }
    trim(tree, words[start]..words[end] + 1, head)
}

fn is_outer_case(tree: &Tree<'_>, child: usize) -> bool {
    tree.is(child, "case") || tree.is_any(child, &["advmod:emph", "cc:preconj"])
}

fn is_clause(tree: &Tree<'_>, child: usize) -> bool {
    tree.is_any(child, &["acl:relcl", "parataxis", "advcl"])
}

fn trim(tree: &Tree<'_>, mut words: std::ops::Range<usize>, head: usize) -> std::ops::Range<usize> {
    let loose = |word: usize| {
        tree.upos(word) == Upos::Punctuation || matches!(tree.form(word), "\"" | "“" | "”" | "'s" | "’s" | "both")
    };
    let opens = |word: usize| loose(word) || tree.is(word, "case");
    while words.start < head && opens(words.start) {
        words.start += 1;
    }
    while words.end > head + 1 && loose(words.end - 1) && !closes_bracket(tree, &words) {
        words.end -= 1;
    }
    words
}

fn closes_bracket(tree: &Tree<'_>, words: &std::ops::Range<usize>) -> bool {
    tree.form(words.end - 1) == ")" && words.clone().any(|word| tree.form(word) == "(")
}
