//! Which statement another one denies, confirms, rejects or answers.

use polybius_knowledge::{Voice, Voices};
use polybius_language::{Tree, Upos};
use polybius_text::Span;

use super::draft::Draft;
use super::page::Page;
use crate::account::{Answer, AnswerKind, Statement};

/// How many statements back an answer may reach.
const REACH: usize = 8;

/// Links each denial, confirmation, rejection and reply to the statement that it is about, when the text makes that
/// clear. `drafts` and `statements` stand in the same order.
pub(super) fn link(page: &Page<'_>, drafts: &[Draft], statements: &mut [Statement]) {
    for index in 0..statements.len() {
        let Some(kind) = kind(&statements[index]) else {
            statements[index].answers = question(page, drafts, statements, index).into_iter().collect();
            continue;
        };
        let told_inside = || inside(statements, index).filter(|_| drafts[index].rule == "statements/object");
        let target = told_inside().or_else(|| before(page, drafts, statements, index, kind));
        statements[index].answers = target.map(|statement| Answer { statement, kind }).into_iter().collect();
    }
}

fn kind(statement: &Statement) -> Option<AnswerKind> {
    match &*statement.act.0 {
        "deny" => Some(AnswerKind::Denies),
        "confirm" | "admit" => Some(AnswerKind::Confirms),
        "reject" => Some(AnswerKind::Rejects),
        "answer" => Some(AnswerKind::Answers),
        _ => None,
    }
}

/// "denied the guild's claim that …": the claim is told inside the denial.
fn inside(statements: &[Statement], index: usize) -> Option<usize> {
    let told = |(other, nested): (usize, &Statement)| {
        let claimed = nested.provenance.by == "statements/noun_clause" && nested.within == Some(index);
        (claimed && nested.source != statements[index].source).then_some(other)
    };
    statements.iter().enumerate().skip(index).take(REACH).find_map(told)
}

/// The nearest earlier statement of another source, if the answer takes it up.
fn before(
    page: &Page<'_>,
    drafts: &[Draft],
    statements: &[Statement],
    index: usize,
    kind: AnswerKind,
) -> Option<usize> {
    let anaphoric = takes_up(page, &drafts[index], kind);
    let candidates = (index.saturating_sub(REACH)..index).rev();
    let other_source = |other: &usize| {
        !same_source(&statements[*other], &statements[index])
            && statements[index].within != Some(*other)
            && !statements[*other].content.is_empty()
    };
    let mut candidates = candidates.filter(other_source);
    if anaphoric {
        return candidates.find(|other| is_near(page, &drafts[*other], &drafts[index]));
    }
    let on_fact = matches!(kind, AnswerKind::Denies | AnswerKind::Confirms);
    candidates.find(|other| on_fact && same_matter(page, &statements[*other], &statements[index]))
}

/// "Asked whether the mill was safe, Lund said …": what the one who was asked says in the same or the next sentence.
fn question(page: &Page<'_>, drafts: &[Draft], statements: &[Statement], index: usize) -> Option<Answer> {
    let statement = index.checked_sub(1)?;
    let (asked, said) = (&statements[statement], &statements[index]);
    let asks = asked.act.0 == "ask" && said.act.0 == "say" && said.within.is_none() && asked.within.is_none();
    let speaker = said.source.as_ref()?.entity.as_ref();
    let addressed =
        asked.addressee.as_ref().is_some_and(|asked| asked.entity.is_some() && asked.entity.as_ref() == speaker);
    let near = is_near(page, &drafts[statement], &drafts[index]);
    (asks && addressed && near && !same_source(asked, said)).then_some(Answer { statement, kind: AnswerKind::Answers })
}

fn same_source(left: &Statement, right: &Statement) -> bool {
    match (&left.source, &right.source) {
        (Some(left), Some(right)) => left.span == right.span || left.entity.is_some() && left.entity == right.entity,
        _ => false,
    }
}

/// Whether its content is nothing but a word that takes up what was said: "this information", "it", "the claims".
fn takes_up(page: &Page<'_>, draft: &Draft, kind: AnswerKind) -> bool {
    let Some(content) = draft.content.first() else { return true };
    let Some(at) = draft.predicate else { return false };
    let tree = page.tree(at.sentence);
    let words = words_in(tree, *content);
    let Some(head) = words.iter().copied().find(|word| tree.head(*word).is_none_or(|above| !words.contains(&above)))
    else {
        return false;
    };
    let light = words.iter().all(|word| *word == head || tree.is_any(*word, &["det", "amod", "nmod:poss", "case"]));
    let definite = tree.upos(head) == Upos::Pronoun || words.iter().any(|word| *word != head && tree.is(*word, "det"));
    let plural = tree.token(head).features.has("Number", "Plur");
    let matter = Voices::embedded().is(tree.lemma(head), Voice::Matter);
    let replies = kind == AnswerKind::Answers && statement_is_speech(draft);
    replies || (light && matter && (definite || plural))
}

/// "…," he replied: what is said is an answer to what was said before.
fn statement_is_speech(draft: &Draft) -> bool {
    matches!(draft.rule, "statements/quotation" | "statements/clause")
}

fn words_in(tree: &Tree<'_>, span: Span) -> Vec<usize> {
    (0..tree.len()).filter(|word| span.contains(tree.token(*word).span)).collect()
}

/// In the same sentence or one of the two before it.
fn is_near(page: &Page<'_>, earlier: &Draft, later: &Draft) -> bool {
    const SENTENCES: usize = 2;
    let sentence =
        |draft: &Draft| draft.extent().and_then(|span| page.context.analysis.sentence_at(span.end.saturating_sub(1)));
    match (sentence(earlier), sentence(later)) {
        (Some(earlier), Some(later)) => later.saturating_sub(earlier) <= SENTENCES,
        _ => false,
    }
}

/// Whether half of the content words of the answer stand in the other statement.
fn same_matter(page: &Page<'_>, earlier: &Statement, later: &Statement) -> bool {
    let (earlier, later) = (matter(page, earlier), matter(page, later));
    let shared = later.iter().filter(|lemma| earlier.contains(lemma)).count();
    later.len() >= 2 && shared >= 2 && shared * 2 >= later.len()
}

/// The dictionary forms of a statement's content words.
fn matter<'a>(page: &'a Page<'_>, statement: &Statement) -> Vec<&'a str> {
    let sentence = |span: &Span| page.context.analysis.sentence_at(span.start);
    let tells = |upos| matches!(upos, Upos::Noun | Upos::ProperNoun | Upos::Verb | Upos::Adjective | Upos::Numeral);
    let mut lemmas = Vec::new();
    for span in &statement.content {
        let Some(sentence) = sentence(span) else { continue };
        let tree = page.tree(sentence);
        lemmas.extend(
            words_in(tree, *span).into_iter().filter(|word| tells(tree.upos(*word))).map(|word| tree.lemma(word)),
        );
    }
    lemmas.sort_unstable();
    lemmas.dedup();
    lemmas
}
