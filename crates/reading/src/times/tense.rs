use polybius_language::{Tree, Upos};

use super::lexicon::LEXICON;
use super::meaning::TimeLine;
use crate::words::SIGHT;

/// Which way the verb that governs a time looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// "arrived on Friday".
    Past,
    /// "arrives on Friday".
    Present,
    /// "will arrive on Friday", "is to arrive", "plans to arrive".
    Future,
    /// No verb governs it, or the tree does not tell.
    Unknown,
}

/// The tense of the verb that governs the piece at `at`.
pub fn of(line: &TimeLine<'_>, at: usize) -> Tense {
    if line.any(at.wrapping_sub(1), &["payable", "effective", "due"])
        || line.reads(at.wrapping_sub(3), &["as", "soon", "as"])
        || line.reads(at.wrapping_sub(3), &["as", "early", "as"])
    {
        return Tense::Future;
    }
    let Some(token) = line.token(at) else { return Tense::Unknown };
    if line.tree.is(token, "nmod:poss") && !line.tree.head(token).is_some_and(|owned| line.tree.is(owned, "nsubj")) {
        return Tense::Unknown;
    }
    std::iter::once(token)
        .chain(line.tree.ancestors(token))
        .take(SIGHT)
        .find_map(|word| tense_at(line.tree, word))
        .unwrap_or(Tense::Unknown)
}

/// The tense of a verb, or of a predicate with its copula.
fn tense_at(tree: &Tree<'_>, word: usize) -> Option<Tense> {
    let verbal = matches!(tree.upos(word), Upos::Verb | Upos::Auxiliary) || tree.child(word, "cop").is_some();
    if !verbal {
        return None;
    }
    let auxiliaries = || tree.children(word).iter().copied().filter(|child| tree.is_any(*child, &["aux", "cop"]));
    if auxiliaries().any(|word| matches!(tree.lemma(word), "will" | "would" | "shall" | "'ll")) || ahead(tree, word) {
        return Some(Tense::Future);
    }
    if let Some(tense) = auxiliaries().find_map(|word| finite(tree, word)) {
        return Some(tense);
    }
    match tree.token(word).features.get("VerbForm") {
        Some("Inf") | Some("Ger") => None,
        Some("Part") => tree.token(word).features.has("Tense", "Past").then_some(Tense::Past),
        _ => finite(tree, word),
    }
}

fn finite(tree: &Tree<'_>, word: usize) -> Option<Tense> {
    let perfect = tree.lemma(word) == "have" && tree.is(word, "aux");
    match tree.token(word).features.get("Tense") {
        Some("Past") => Some(Tense::Past),
        Some("Pres") if perfect => Some(Tense::Past),
        Some("Pres") => Some(Tense::Present),
        _ => None,
    }
}

/// An infinitive below a word that looks ahead ("plans to meet", "is due to open"), or below "is" ("is to meet"); and
/// such a word itself in the passive ("scheduled for Monday").
fn ahead(tree: &Tree<'_>, word: usize) -> bool {
    let looks = |word: usize| LEXICON.ahead.contains(tree.form(word).to_lowercase().as_str());
    let marked = tree.children_by(word, "mark").any(|mark| tree.form(mark).eq_ignore_ascii_case("to"));
    let is_to = || tree.children(word).iter().any(|child| *child < word && tree.lemma(*child) == "be");
    let above = || tree.head(word).is_some_and(|head| looks(head) || tree.lemma(head) == "be");
    let scheduled = matches!(tree.form(word), "scheduled" | "slated" | "due");
    marked && (above() || is_to()) || scheduled
}
