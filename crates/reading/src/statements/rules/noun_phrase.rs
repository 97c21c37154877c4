//! # What it finds
//! A noun of saying with the thing that it is about: "the guild's criticism of the plan", "his support for the strike".
//!
//! # When it does not
//! Without anybody who speaks; when the noun does not take that preposition.
//!
//! # Example
//! "The guild voiced its fear of a strike": source *its*, cue *fear of*, content *a strike*.
//!
//! # Source
//! Written for this project.

use std::collections::BTreeSet;

use polybius_language::{Tree, Upos};

use super::super::content;
use super::super::draft::Draft;
use super::super::page::{At, Page};
use super::super::predicate::cue_with;
use super::noun_clause::voice;

pub(super) fn find(page: &Page<'_>, sentence: usize, taken: &BTreeSet<At>) -> Vec<Draft> {
    let tree = page.tree(sentence);
    // "voiced concern about …": the verb has said it already.
    let told = |at: &At| {
        let verb = tree.head(at.word).filter(|_| tree.is(at.word, "obj"));
        verb.is_some_and(|word| taken.contains(&At { word, ..*at }))
    };
    super::open(page, sentence, taken).filter(|at| !told(at)).filter_map(|at| statement(page, at)).collect()
}

fn statement(page: &Page<'_>, at: At) -> Option<Draft> {
    let tree = page.tree(at.sentence);
    let predicate = page.predicate(at).filter(|_| tree.upos(at.word) == Upos::Noun)?;
    let (about, preposition) =
        complements(tree, at.word).find(|(_, case)| predicate.takes_preposition(tree.lemma(*case)))?;
    let mut cut: Vec<usize> = tree.children_by(about, "advcl").filter(|clause| is_loose(tree, *clause)).collect();
    cut.push(preposition);
    let content = content::clause(page, at.sentence, about, &cut);
    let mut draft = Draft::new("statements/noun_phrase", 0.55, at, predicate, content);
    draft.cue = Some(cue_with(tree, at.word, Some(preposition)));
    draft.source = voice(page, at);
    (draft.source.is_some() && !draft.content.is_empty()).then_some(draft)
}

/// "her fears of losing it, linking …": a participle behind a comma belongs to the sentence.
fn is_loose(tree: &Tree<'_>, clause: usize) -> bool {
    let first = tree.subtree(clause)[0];
    tree.child(clause, "mark").is_none() && (tree.form(first) == "," || first > 0 && tree.form(first - 1) == ",")
}

fn complements<'t>(tree: &'t Tree<'_>, noun: usize) -> impl Iterator<Item = (usize, usize)> + 't {
    let below = tree.children(noun).iter().copied().filter(move |child| *child > noun);
    below.filter_map(|child| {
        let lead = if tree.is(child, "nmod") { tree.child(child, "case") } else { tree.child(child, "mark") };
        lead.map(|lead| (child, lead))
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check_tree;

    #[test]
    fn criticism_of_something() {
        check_tree(
            "Their/PRON/2/nmod:poss criticism/NOUN/6/nsubj of/ADP/5/case the/DET/5/det plan/NOUN/2/nmod \
             grew/VERB/0/root ./PUNCT/6/punct",
            &["Their | criticism of | the plan"],
        );
        check_tree(
            "Criticism/NOUN/5/nsubj of/ADP/4/case the/DET/4/det plan/NOUN/1/nmod grew/VERB/0/root \
             ./PUNCT/5/punct",
            &[],
        );
    }
}
