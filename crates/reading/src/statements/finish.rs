//! From drafts to the rows of the account: manner, anonymity, entities, nesting.

use std::borrow::Cow;

use polybius_knowledge::Voice;
use polybius_language::Upos;
use polybius_text::{EntityKind, Span};

use super::draft::{Draft, Party};
use super::page::{At, Page};
use super::phrase;
use super::resolve::Resolver;
use crate::account::{Act, Channel, Manner, Polarity, Provenance, Source, Statement};

/// The statement of one draft, without its relations to others.
pub(super) fn statement(page: &Page<'_>, resolver: &Resolver<'_>, draft: &Draft) -> Statement {
    Statement {
        source: draft.source.map(|party| source(page, resolver, &before_cue(page, party, draft.cue))),
        addressee: draft.addressee.map(|party| source(page, resolver, &party)),
        cue: draft.cue,
        content: draft.content.clone(),
        manner: manner(page, draft),
        act: Act(Cow::Borrowed(draft.act)),
        anonymous: draft.source.is_some_and(|party| is_anonymous(page, &party)),
        channel: draft.channel.map(|party| Channel { span: party.span, entity: resolver.entity(page, &party) }),
        polarity: if draft.negated { Polarity::Negated } else { Polarity::Affirmed },
        within: None,
        answers: Vec::new(),
        provenance: Provenance::new(draft.rule, draft.confidence),
    }
}

fn source(page: &Page<'_>, resolver: &Resolver<'_>, party: &Party) -> Source {
    Source { span: party.span, entity: resolver.entity(page, party), role: phrase::role(page, party) }
}

/// The party without the cue and what follows it: a tree that takes "the envoy Ida Brandt wrote" for a noun with a
/// participle must not make the saying a part of its source.
fn before_cue(page: &Page<'_>, party: Party, cue: Option<Span>) -> Party {
    match cue.filter(|cue| party.span.contains(*cue) && cue.start > party.span.start) {
        Some(cue) => Party { span: Span { end: cue.start, ..party.span }.trimmed(page.context.text), ..party },
        None => party,
    }
}

/// Direct when every piece stands in quotation marks, mixed when some words do.
fn manner(page: &Page<'_>, draft: &Draft) -> Manner {
    let list = &page.quotations.list;
    let quoted = |span: &Span| page.quotations.at(span.start).is_some_and(|index| list[index].outer.contains(*span));
    let touches = |span: &Span| {
        let first = list.partition_point(|quotation| quotation.outer.start < span.start);
        list.get(first).is_some_and(|quotation| quotation.outer.start < span.end)
    };
    // What is quoted only because the whole sentence stands in somebody else's quotation is not this source's wording.
    let retold = draft.predicate.is_some_and(|at| page.quotation(at).is_some()) && draft.rule != "statements/quotation";
    if !draft.content.is_empty() && !retold && draft.content.iter().all(quoted) {
        return Manner::Direct;
    }
    let mixed = draft.content.iter().any(|span| touches(span) || !retold && quoted(span));
    if mixed { Manner::Mixed } else { Manner::Indirect }
}

/// Whether the source is people whose names are withheld, or a crowd without names.
fn is_anonymous(page: &Page<'_>, party: &Party) -> bool {
    let at = party.stands_for;
    let tree = page.tree(at.sentence);
    let names_someone = tree
        .sentence()
        .names
        .iter()
        .any(|name| name.kind == EntityKind::Person && party.span.overlaps(tree.span_between(name.tokens.clone())));
    if names_someone {
        return false;
    }
    withheld(page, at) || is_crowd(page, at)
}

/// "on condition of anonymity", "an unnamed diplomat", "who declined to be named".
fn withheld(page: &Page<'_>, at: At) -> bool {
    let tree = page.tree(at.sentence);
    let tells = |word: usize| {
        matches!(tree.lemma(word), "anonymity" | "anonymous" | "unnamed" | "unidentified" | "undisclosed")
    };
    let common = matches!(tree.upos(at.word), Upos::Noun);
    common
        && (tree.subtree(at.word).into_iter().any(tells)
            || page.is_voice(at, Voice::Anonymous)
            || clause_withholds(page, at))
}

/// The verb that the source is the subject of names anonymity as the condition.
fn clause_withholds(page: &Page<'_>, at: At) -> bool {
    let tree = page.tree(at.sentence);
    let verb = tree.head(at.word).filter(|_| tree.is(at.word, "nsubj"));
    let below = verb.map(|verb| tree.subtree(verb)).unwrap_or_default();
    below.into_iter().any(|word| tree.lemma(word) == "anonymity")
}

/// "officials", "many analysts", "some": several people, or one without an article that points back.
fn is_crowd(page: &Page<'_>, at: At) -> bool {
    let tree = page.tree(at.sentence);
    if matches!(tree.lemma(at.word), "some" | "many" | "other" | "several" | "few" | "most") {
        return true;
    }
    let people = page.is_voice(at, Voice::People) && tree.upos(at.word) == Upos::Noun;
    let plural = tree.token(at.word).features.has("Number", "Plur");
    let pointed_at = tree.children_by(at.word, "det").any(|det| matches!(tree.lemma(det), "the" | "this" | "that"));
    let owned = tree.child(at.word, "nmod:poss").is_some();
    people && !owned && (plural || !pointed_at && tree.child(at.word, "det").is_some())
}
