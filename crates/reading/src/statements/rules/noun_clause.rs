//! # What it finds
//! A noun of saying with the clause that it stands for: "the guild's claim that …", "voiced the fear that …", "a promise to …".
//!
//! # When it does not
//! When the clause only describes the noun ("the claim that he made"); for an infinitive without anybody who speaks.
//!
//! # Example
//! "The baker's claim that the mill was closed": source *The baker*, cue *claim*, content *that the mill was closed*.
//!
//! # Source
//! Written for this project.

use std::collections::BTreeSet;

use polybius_knowledge::{Frame, Predicate, Voice};
use polybius_language::{Tree, Upos};

use super::super::content;
use super::super::draft::{Draft, Party};
use super::super::page::{At, Page};
use super::super::phrase::party;
use super::super::predicate::source;

pub(super) fn find(page: &Page<'_>, sentence: usize, taken: &BTreeSet<At>) -> Vec<Draft> {
    super::open(page, sentence, taken).filter_map(|at| statement(page, at)).collect()
}

fn statement(page: &Page<'_>, at: At) -> Option<Draft> {
    let tree = page.tree(at.sentence);
    let predicate = page.predicate(at).filter(|_| tree.upos(at.word) == Upos::Noun)?;
    let clause = tree.children(at.word).iter().copied().find(|child| is_content(tree, *child, predicate))?;
    let content = content::clause(page, at.sentence, clause, &[]);
    let mut draft = Draft::new("statements/noun_clause", 0.7, at, predicate, content);
    draft.cue = Some(tree.token(at.word).span);
    draft.source = voice(page, at);
    let needs_source = !says_that(tree, clause);
    (!draft.content.is_empty() && (draft.source.is_some() || !needs_source)).then_some(draft)
}

fn is_content(tree: &Tree<'_>, clause: usize, predicate: &Predicate) -> bool {
    let name = tree.token(clause).relation.name();
    let own = matches!(name, "acl" | "ccomp" | "advcl");
    own && (says_that(tree, clause) && predicate.takes(Frame::Clause)
        || is_infinitive(tree, clause) && predicate.takes(Frame::Infinitive))
}

fn says_that(tree: &Tree<'_>, clause: usize) -> bool {
    tree.children_by(clause, "mark").any(|mark| matches!(tree.lemma(mark), "that" | "whether"))
}

fn is_infinitive(tree: &Tree<'_>, clause: usize) -> bool {
    tree.children_by(clause, "mark").any(|mark| tree.lemma(mark) == "to")
}

/// Whose claim it is: its possessor, "of" or "by" whom, else the subject of a verb that only carries the noun.
pub(super) fn voice(page: &Page<'_>, at: At) -> Option<Party> {
    let tree = page.tree(at.sentence);
    let led_by = |word: &usize| tree.child(*word, "case").is_some_and(|case| matches!(tree.lemma(case), "by" | "from"));
    let possessor = tree.child(at.word, "nmod:poss");
    let author = || tree.children_by(at.word, "nmod").find(led_by);
    if let Some(word) = possessor.or_else(author) {
        return Some(party(page, At { word, ..at }));
    }
    let verb = tree.head(at.word).filter(|_| tree.is(at.word, "obj"))?;
    let carrier = At { word: verb, ..at };
    source(page, carrier).filter(|_| page.is_voice(carrier, Voice::Light) && !answers(tree, verb))
}

/// Whoever rejects or supports a claim need not be the one who made it.
fn answers(tree: &Tree<'_>, verb: usize) -> bool {
    let verbs = ["deny", "reject", "dismiss", "dispute", "confirm", "support", "back", "hear", "face", "withdraw"];
    verbs.contains(&tree.lemma(verb))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check_tree;

    #[test]
    fn claims_of_somebody() {
        check_tree(
            "The/DET/2/det baker/NOUN/4/nmod:poss 's/PART/2/case claim/NOUN/9/nsubj that/SCONJ/7/mark \
             it/PRON/7/nsubj rained/VERB/4/acl has/AUX/9/aux spread/VERB/0/root ./PUNCT/9/punct",
            &["The baker | claim | that it rained"],
        );
        check_tree(
            "The/DET/2/det claim/NOUN/6/nsubj that/PRON/5/obj he/PRON/5/nsubj made/VERB/2/acl:relcl \
             spread/VERB/0/root ./PUNCT/6/punct",
            &[],
        );
    }
}
