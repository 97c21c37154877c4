//! The words of a noun phrase.

use std::ops::Range;

use polybius_language::{Tree, Upos};

/// Relations whose words belong to the phrase of the noun they depend on. Relative clauses, appositions, conjuncts and
/// the preposition or possessive mark that the phrase stands under do not.
const INSIDE: [&str; 8] = ["det", "amod", "nummod", "compound", "flat", "nmod", "fixed", "goeswith"];

/// The words of the noun phrase with that head: one run without gaps.
pub(super) fn words(tree: &Tree<'_>, head: usize) -> Range<usize> {
    let inside = tree.subtree_where(head, |word| belongs(tree, head, word));
    run_around(tree, &inside, head)
}

fn belongs(tree: &Tree<'_>, head: usize, word: usize) -> bool {
    let above = tree.head(word);
    if above == Some(head) {
        return match tree.token(word).relation.base() {
            "amod" => word < head,
            "nmod" => !tree.is(word, "nmod:unmarked") && tree.upos(word) != Upos::Numeral,
            relation => INSIDE.contains(&relation),
        };
    }
    !tree.is_any(word, &["acl:relcl", "parataxis", "appos", "list", "discourse"]) && !is_comma(tree, word)
}

/// The longest run of the words that holds the head, where only hyphens and quotation marks may lie between two words;
/// without punctuation at its ends.
fn run_around(tree: &Tree<'_>, words: &[usize], head: usize) -> Range<usize> {
    let place = words.binary_search(&head).expect("a phrase holds its head");
    let joined = |left: usize, right: usize| {
        (left + 1..right).all(|gap| tree.upos(gap) == Upos::Punctuation && !is_comma(tree, gap))
    };
    let (mut start, mut end) = (place, place);
    while start > 0 && joined(words[start - 1], words[start]) {
        start -= 1;
    }
    while end + 1 < words.len() && joined(words[end], words[end + 1]) {
        end += 1;
    }
    trimmed(tree, words[start]..words[end] + 1, head)
}

fn is_comma(tree: &Tree<'_>, word: usize) -> bool {
    matches!(tree.form(word), "," | ";" | ":" | "(" | ")" | "--" | "–" | "—")
}

fn trimmed(tree: &Tree<'_>, mut words: Range<usize>, head: usize) -> Range<usize> {
    let loose = |word: usize| word != head && tree.upos(word) == Upos::Punctuation;
    while words.start != head && is_loose_start(tree, words.start) {
        words.start += 1;
    }
    while loose(words.end - 1) {
        words.end -= 1;
    }
    words
}

/// A word that a phrase cannot start with.
fn is_loose_start(tree: &Tree<'_>, word: usize) -> bool {
    use Upos::{Adposition, CoordinatingConjunction, Particle, Punctuation, SubordinatingConjunction};
    matches!(tree.upos(word), Punctuation | Adposition | CoordinatingConjunction | Particle | SubordinatingConjunction)
}

/// The word of a run that the others depend on: the first whose head lies outside.
pub(super) fn head_of(tree: &Tree<'_>, words: &Range<usize>) -> usize {
    let outside = |word: &usize| tree.head(*word).is_none_or(|head| !words.contains(&head));
    let mut heads = words.clone().filter(outside);
    let solid = heads.clone().find(|word| tree.upos(*word) != Upos::Punctuation);
    solid.or_else(|| heads.next()).unwrap_or(words.start)
}

/// Whether the word only modifies the noun it depends on: "US" in "US officials", "defense" in "defense minister".
pub(super) fn is_modifier(tree: &Tree<'_>, word: usize) -> bool {
    tree.is_any(word, &["compound", "amod", "nmod:desc", "flat", "fixed", "goeswith"])
}

/// Whether the phrase is definite: it has "the", a demonstrative or a possessor.
pub(super) fn is_definite(tree: &Tree<'_>, head: usize) -> bool {
    tree.children(head).iter().any(|child| {
        tree.is(*child, "nmod:poss")
            || (tree.is(*child, "det") && matches!(tree.lemma(*child), "the" | "this" | "that" | "these" | "those"))
    })
}

/// Whether the phrase has neither article nor any other determiner or possessor: "salt", "land mines".
pub(super) fn is_bare(tree: &Tree<'_>, head: usize) -> bool {
    !tree.children(head).iter().any(|child| tree.is_any(*child, &["det", "nmod:poss", "nummod"]))
}

/// The words of the phrase up to its head and a complement with "of" after it: what the thing is called.
pub(super) fn called(tree: &Tree<'_>, words: &Range<usize>, head: usize) -> Range<usize> {
    let complement = tree.children_by(head, "nmod").find(|child| {
        *child > head && words.contains(child) && tree.children_by(*child, "case").any(|case| tree.lemma(case) == "of")
    });
    let end = complement.map_or(head + 1, |noun| self::words(tree, noun).end);
    words.start..end.clamp(head + 1, words.end.max(head + 1))
}

/// Whether the word is a subject.
pub(super) fn is_subject(tree: &Tree<'_>, word: usize) -> bool {
    tree.is(word, "nsubj")
}
