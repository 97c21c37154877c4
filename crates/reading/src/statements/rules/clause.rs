//! # What it finds
//! Indirect speech and thought: a clause that a reporting verb or adjective governs, with or without "that", and the
//! clause beside a verb in parenthesis (", the port said") or after "as" ("as the port said").
//!
//! # When it does not
//! Without anybody who speaks, unless the verb is passive or its subject is an empty "it"; for a verb in a quotation
//! whose speaker is "I", "we" or "you", since the quotation as a whole is already a statement.
//!
//! # Example
//! "The port said that two cranes had fallen": source *The port*, cue *said*, content *that two cranes had fallen*.
//!
//! # Source
//! Written for this project.

use std::collections::BTreeSet;

use polybius_knowledge::{Frame, Predicate};
use polybius_language::{Tree, Upos};
use polybius_text::Span;

use super::super::content;
use super::super::draft::Draft;
use super::super::page::{At, Page};
use super::super::parties::furnish;
use super::super::predicate::{can_speak, is_passive, is_unreal};

pub(super) fn find(page: &Page<'_>, sentence: usize, taken: &BTreeSet<At>) -> Vec<Draft> {
    super::open(page, sentence, taken).filter_map(|at| statement(page, at)).collect()
}

fn statement(page: &Page<'_>, at: At) -> Option<Draft> {
    let tree = page.tree(at.sentence);
    let predicate = page.predicate(at).filter(|predicate| predicate.takes(Frame::Clause))?;
    if tree.upos(at.word) == Upos::Noun {
        return None;
    }
    let (content, confidence) = said(page, at, predicate)?;
    let draft = furnish(page, Draft::new("statements/clause", confidence, at, predicate, content), at);
    let shows = predicate.act == "report";
    let pointed =
        |source: At| tree.children_by(source.word, "det").any(|det| matches!(tree.lemma(det), "this" | "that"));
    let any = |source: At| !shows && !pointed(source);
    let speaks =
        |source: At| any(source) || can_speak(page, source) && !is_day(tree, source) || is_word_of_saying(page, source);
    let is_whole = draft.source.map_or(may_lack_source(tree, at.word), |source| speaks(source.head));
    (is_whole && !is_unreal(tree, at.word) && !is_own_thought(page, &draft, at)).then_some(draft)
}

/// "This Wednesday saw …": days do not speak.
fn is_day(tree: &Tree<'_>, at: At) -> bool {
    tree.form(at.word).ends_with("day") && tree.child(at.word, "det").is_some()
}

/// "The claims suggest that …": what was said speaks.
fn is_word_of_saying(page: &Page<'_>, at: At) -> bool {
    page.tree(at.sentence).upos(at.word) == Upos::Noun && page.predicate(at).is_some()
}

/// The content, and how sure its place beside the predicate makes it.
pub(super) fn said(page: &Page<'_>, at: At, predicate: &Predicate) -> Option<(Vec<Span>, f32)> {
    let tree = page.tree(at.sentence);
    if let Some(clause) = complement(tree, at.word, predicate) {
        let mut words = tree.subtree_where(clause, |child| !is_lost_predicate(tree, at.word, child));
        words.extend(conditions(tree, at.word, clause).flat_map(|condition| tree.subtree(condition)));
        words.sort_unstable();
        return Some((content::pieces(page, tree, &words), 0.9)).filter(|(content, _)| !content.is_empty());
    }
    let beside = host(tree, at.word)?;
    let content = content::clause(page, at.sentence, beside, &[at.word]);
    (!content.is_empty()).then_some((content, 0.8))
}

/// "The share of voters believing that peace is near rose from 20% to 40%": the parser may take the predicate of the share
/// for a participle inside what is believed.
fn is_lost_predicate(tree: &Tree<'_>, verb: usize, word: usize) -> bool {
    let of_share = tree.head(verb).filter(|_| tree.is(verb, "acl")).is_some_and(|noun| {
        matches!(tree.lemma(noun), "percentage" | "share" | "proportion" | "number") && tree.head(noun).is_none()
    });
    let is_numbered = |obl: &usize| tree.child(*obl, "nummod").is_some();
    of_share && tree.is(word, "acl") && tree.children_by(word, "obl").filter(is_numbered).count() > 1
}

/// "said the mill would close because …": the reason is the speaker's, wherever the tree hangs it.
fn conditions<'t>(tree: &'t Tree<'_>, verb: usize, clause: usize) -> impl Iterator<Item = usize> + 't {
    const MARKS: [&str; 9] = ["because", "if", "unless", "until", "although", "though", "since", "so", "whether"];
    let marked = |clause: &usize| tree.children_by(*clause, "mark").any(|mark| MARKS.contains(&tree.lemma(mark)));
    tree.children_by(verb, "advcl").filter(move |other| *other > clause && clause > verb).filter(marked)
}

fn complement(tree: &Tree<'_>, verb: usize, predicate: &Predicate) -> Option<usize> {
    let made_clear = || {
        tree.child(verb, "xcomp").filter(|_| predicate.lemma.contains(' ')).and_then(|word| tree.child(word, "ccomp"))
    };
    tree.child(verb, "ccomp").or_else(made_clear).or_else(|| asked_clause(tree, verb))
}

/// "asked whether …": some trees hang such a clause below the verb as an adverbial, or below a noun beside it.
fn asked_clause(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let asks =
        |clause: &usize| tree.children_by(*clause, "mark").any(|mark| matches!(tree.lemma(mark), "whether" | "that"));
    let misplaced = || tree.children(verb).iter().copied().filter(|word| tree.is_any(*word, &["obl", "obj"]));
    let below = || misplaced().flat_map(|word| tree.children_by(word, "acl"));
    let beside = tree.children(verb).iter().copied().filter(|word| tree.is_any(*word, &["advcl", "xcomp"]));
    beside.chain(below()).find(|clause| *clause > verb && asks(clause))
}

/// The clause that a verb in parenthesis or after "as" speaks of.
fn host(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let above = tree.head(verb)?;
    let as_said = || tree.is(verb, "advcl") && tree.children_by(verb, "mark").any(|mark| tree.lemma(mark) == "as");
    let bare = tree.child(verb, "obj").is_none() && tree.child(verb, "xcomp").is_none();
    ((tree.is(verb, "parataxis") || as_said()) && bare && tree.child(verb, "nsubj").is_some()).then_some(above)
}

fn may_lack_source(tree: &Tree<'_>, verb: usize) -> bool {
    is_passive(tree, verb) || tree.child(verb, "expl").is_some()
}

/// Whether somebody who can speak really says it.
pub(super) fn has_speaker(page: &Page<'_>, draft: &Draft, at: At) -> bool {
    draft.source.is_some_and(|source| can_speak(page, source.head)) && !is_unreal(page.tree(at.sentence), at.word)
}

/// Inside a quotation, "I think …" belongs to what is quoted.
pub(super) fn is_own_thought(page: &Page<'_>, draft: &Draft, at: At) -> bool {
    let own = |source: At| matches!(page.tree(source.sentence).lemma(source.word), "I" | "we" | "you" | "i");
    let inner = matches!(draft.act, "believe" | "hope" | "fear" | "want" | "plan" | "doubt");
    page.quotation(at).is_some() && (inner || draft.source.is_none_or(|source| own(source.head)))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check_tree;

    #[test]
    fn indirect_speech() {
        check_tree(
            "The/DET/2/det port/NOUN/3/nsubj said/VERB/0/root that/SCONJ/7/mark cranes/NOUN/7/nsubj \
             had/AUX/7/aux fallen/VERB/3/ccomp ./PUNCT/3/punct",
            &["The port | said | that cranes had fallen"],
        );
        check_tree(
            "Cranes/NOUN/3/nsubj had/AUX/3/aux fallen/VERB/0/root ,/PUNCT/3/punct the/DET/6/det \
             port/NOUN/7/nsubj said/VERB/3/parataxis ./PUNCT/3/punct",
            &["the port | said | Cranes had fallen"],
        );
        check_tree(
            "The/DET/2/det port/NOUN/4/nsubj should/AUX/4/aux say/VERB/0/root that/SCONJ/7/mark \
             cranes/NOUN/7/nsubj fell/VERB/4/ccomp ./PUNCT/4/punct",
            &[],
        );
    }
}
