//! # What it finds
//! What is so "according to" somebody: the whole clause that the words stand in, or the quotation beside them. A report
//! named between them and the source ("information from the agency from two officials") is the channel.
//!
//! # When it does not
//! For "according to" with a thing that says nothing, such as a plan or a rule of procedure, it does fire: what a plan says
//! is a statement, too.
//!
//! # Example
//! "According to the guild, the mill is closed": source *the guild*, cue *According to*, content *the mill is closed*.
//!
//! # Source
//! Written for this project.

use std::collections::BTreeSet;

use polybius_knowledge::{Stance, Voice};
use polybius_language::{Tree, Upos};
use polybius_text::Span;

use super::super::content;
use super::super::draft::{Draft, Party};
use super::super::page::{At, Page};
use super::super::phrase::party;

pub(super) fn find(page: &Page<'_>, sentence: usize, taken: &BTreeSet<At>) -> Vec<Draft> {
    super::open(page, sentence, taken).filter_map(|at| statement(page, at)).collect()
}

/// Whether the word is the first of "according to".
pub(super) fn is_cue(page: &Page<'_>, at: At) -> bool {
    let tree = page.tree(at.sentence);
    let follows_to = at.word + 1 < tree.len() && tree.form(at.word + 1).eq_ignore_ascii_case("to");
    tree.form(at.word).eq_ignore_ascii_case("according") && follows_to
}

/// The statement of a quotation that "according to" at that place leads.
pub(super) fn of_quotation(page: &Page<'_>, at: At, content: &[Span]) -> Option<Draft> {
    let draft = statement(page, at)?;
    Some(Draft { content: content.to_vec(), ..draft })
}

fn statement(page: &Page<'_>, at: At) -> Option<Draft> {
    let tree = page.tree(at.sentence);
    if !is_cue(page, at) {
        return None;
    }
    let head = object(tree, at.word)?;
    let mut draft = Draft::silent("statements/according_to", 0.9);
    (draft.predicate, draft.stance) = (Some(at), Stance::Open);
    draft.cue = Some(tree.span_between(at.word..at.word + 2));
    (draft.source, draft.channel) = voices(page, At { word: head, ..at });
    draft.content = said(page, at, head);
    (!draft.content.is_empty()).then_some(draft)
}

/// The noun that "according to" leads, however the tree joins the three.
fn object(tree: &Tree<'_>, according: usize) -> Option<usize> {
    let nominal = |word: &usize| *word > according + 1 && !tree.is_any(*word, &["punct", "fixed"]);
    let above = tree.head(according).filter(|_| tree.is_any(according, &["case", "mark"])).filter(nominal);
    let below = || tree.children(according).iter().copied().find(nominal);
    let of_to = || tree.head(according + 1).filter(nominal);
    above.or_else(below).or_else(of_to)
}

/// Who is the source, and through whom it came.
fn voices(page: &Page<'_>, head: At) -> (Option<Party>, Option<Party>) {
    let tree = page.tree(head.sentence);
    let whole = party(page, head);
    let origins: Vec<_> = origins(tree, head.word).map(|word| At { word, ..head }).collect();
    match origins[..] {
        [outlet, source] if page.is_voice(head, Voice::Matter) || page.is_voice(head, Voice::Document) => {
            let mut channel = party(page, outlet);
            channel.span = name_or_head(tree, outlet.word);
            (Some(party(page, source)), Some(channel))
        }
        _ => (Some(whole), None),
    }
}

/// "from the agency from two officials": the nouns that "from" and "by" lead, one below or beside the other.
fn origins<'t>(tree: &'t Tree<'_>, head: usize) -> impl Iterator<Item = usize> + 't {
    let leads = |case: usize| matches!(tree.lemma(case), "from" | "by");
    let led = move |word: &usize| tree.is_any(*word, &["nmod", "obl"]) && tree.child(*word, "case").is_some_and(leads);
    tree.subtree(head).into_iter().filter(led)
}

fn name_or_head(tree: &Tree<'_>, word: usize) -> Span {
    let name = tree.sentence().names.iter().find(|name| name.tokens.contains(&word));
    name.map_or(tree.token(word).span, |name| tree.span_between(name.tokens.clone()))
}

/// The quotation right behind the source, else the clause that the words stand in.
fn said(page: &Page<'_>, at: At, head: usize) -> Vec<Span> {
    let tree = page.tree(at.sentence);
    let top = phrase_top(tree, at.word, head);
    let last = *tree.subtree(top).last().expect("a subtree holds its head");
    let opens = |quotation: &polybius_text::Quotation| {
        let between = tree.token(last).span.end.min(quotation.outer.start) as usize..quotation.outer.start as usize;
        page.context.text[between].chars().all(|mark| mark.is_whitespace() || mark == ',' || mark == ':')
    };
    let next = page.quotations.list.partition_point(|quotation| quotation.outer.start < tree.token(head).span.end);
    if let Some(quotation) = page.quotations.list.get(next).filter(|quotation| opens(quotation)) {
        return vec![quotation.inner];
    }
    let clause = clause_of(tree, top);
    let mut cut = vec![top];
    cut.extend(tree.subtree(clause).into_iter().filter(|word| is_contrast(tree, *word)));
    content::clause(page, at.sentence, clause, &cut)
}

/// "While the guilds are divided, …", "In this sense, …": how the writer leads up to what the source says.
fn is_contrast(tree: &Tree<'_>, word: usize) -> bool {
    const CONNECTING: [&str; 6] = ["addition", "contrast", "part", "sense", "turn", "way"];
    let contrasts = |mark: usize| matches!(tree.lemma(mark), "while" | "whereas");
    let leads = tree.head(word).is_some_and(|above| word < above);
    let connects = || {
        let marked = tree.child(word, "case").is_some_and(|case| matches!(tree.lemma(case), "in" | "for" | "by"));
        let first = tree.subtree(word).first() == Some(&0);
        tree.is(word, "obl") && first && marked && CONNECTING.contains(&tree.lemma(word))
    };
    leads && (tree.is(word, "advcl") && tree.children_by(word, "mark").any(contrasts) || connects())
}

/// The topmost word of the phrase, whichever of its words the tree takes for that.
fn phrase_top(tree: &Tree<'_>, according: usize, head: usize) -> usize {
    if tree.head(head) == Some(according) { according } else { head }
}

/// The clause that a phrase belongs to: the one that holds what is said, not an adverbial or complement of it.
pub(super) fn clause_of(tree: &Tree<'_>, phrase: usize) -> usize {
    let below = |clause: &usize| {
        let shares_subject = tree.is(*clause, "conj") && tree.child(*clause, "nsubj").is_none();
        let name = tree.token(*clause).relation.name();
        shares_subject || matches!(name, "advcl" | "xcomp" | "acl" | "parataxis")
    };
    let up = |clause: &usize| tree.head(*clause).filter(|_| below(clause)).map(|above| clause_at(tree, above));
    std::iter::successors(Some(nearest_clause(tree, phrase)), up).last().unwrap_or(phrase)
}

fn clause_at(tree: &Tree<'_>, word: usize) -> usize {
    let verb = tree.upos(word) == Upos::Verb || tree.child(word, "nsubj").is_some();
    if verb { word } else { nearest_clause(tree, word) }
}

fn nearest_clause(tree: &Tree<'_>, phrase: usize) -> usize {
    let is_clause = |word: &usize| {
        matches!(tree.upos(*word), Upos::Verb) && !tree.is_any(*word, &["amod", "acl"])
            || tree.child(*word, "nsubj").is_some()
            || tree.head(*word).is_none()
    };
    tree.ancestors(phrase).find(is_clause).or_else(|| tree.head(phrase)).unwrap_or(phrase)
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check_tree;

    #[test]
    fn sources_of_clauses() {
        check_tree(
            "According/VERB/4/case to/ADP/1/fixed the/DET/4/det guild/NOUN/8/obl ,/PUNCT/4/punct \
             it/PRON/8/nsubj has/AUX/8/aux closed/VERB/0/root ./PUNCT/8/punct",
            &["the guild | According to | it has closed"],
        );
        check_tree(
            "It/PRON/3/nsubj has/AUX/3/aux closed/VERB/0/root ,/PUNCT/7/punct according/VERB/7/case \
             to/ADP/5/fixed bakers/NOUN/3/obl ./PUNCT/3/punct",
            &["bakers | according to | It has closed"],
        );
    }
}
