//! What titles and appositions say of a person's function.

use std::ops::Range;

use polybius_knowledge::Term;
use polybius_language::{Tree, Upos};
use polybius_text::EntityKind;

use crate::Context;
use crate::account::{MentionLevel, Role};
use crate::mentions::candidate::Candidate;

/// The role that a known term in office is.
pub(super) fn of_term(context: &Context<'_>, term: &Term) -> Role {
    let of = context.knowledge.thing(term.of).map_or(term.of.to_owned(), |thing| thing.name.to_string());
    let title = if term.title.is_empty() { term.office.name() } else { term.title };
    Role { title: title.to_owned(), of: Some(of), from: term.since, to: term.until }
}

/// The roles that the mentions of a person tell: the title before a name, the noun beside it.
pub(super) fn told<'m>(
    context: &'m Context<'_>,
    candidates: &'m [Candidate<'_>],
    mentions: &'m [&Candidate<'_>],
) -> impl Iterator<Item = Role> + 'm {
    let named = mentions.iter().any(|mention| mention.is_name());
    let telling = mentions.iter().filter(move |mention| named && mention.is_person());
    telling.filter_map(|mention| {
        let tree = &context.trees[mention.sentence];
        let words = telling_words(mention)?;
        let title = title(tree, candidates, mention, words.clone());
        let of = of(candidates, context, mention, words);
        (!title.is_empty()).then_some(Role { title, of, from: None, to: None })
    })
}

/// Whether the role is told already, with as much.
pub(super) fn is_in(role: &Role, roles: &[Role]) -> bool {
    roles.iter().any(|other| {
        polybius_knowledge::key(&other.title) == polybius_knowledge::key(&role.title)
            && (role.of.is_none() || role.of == other.of || other.from.is_some())
    })
}

/// The words that tell a role: the title before a name, or a nominal as a whole.
fn telling_words(mention: &Candidate<'_>) -> Option<Range<usize>> {
    match mention.level {
        MentionLevel::Name => mention.title.clone(),
        MentionLevel::Nominal => Some(mention.words.start..mention.head + 1),
        MentionLevel::Pronoun => None,
    }
}

/// The words without article, possessor and country, as written.
fn title(tree: &Tree<'_>, candidates: &[Candidate<'_>], mention: &Candidate<'_>, words: Range<usize>) -> String {
    let names: Vec<&Candidate<'_>> = names_inside(candidates, mention, &words).collect();
    let words: Vec<usize> = without_article(tree, words).collect();
    let inside_name = |word: &usize| names.iter().any(|name| name.name.contains(word));
    let kept: Vec<&str> = words
        .iter()
        .filter(|word| !inside_name(word) && !matches!(tree.upos(**word), Upos::Particle | Upos::Pronoun))
        .map(|word| tree.form(*word))
        .collect();
    kept.join(" ").replace(" - ", "-")
}

/// The words after the article.
pub(super) fn without_article(tree: &Tree<'_>, mut words: Range<usize>) -> Range<usize> {
    while words.len() > 1 && tree.upos(words.start) == Upos::Determiner {
        words.start += 1;
    }
    words
}

/// The names that stand inside these words, beside the mention's own.
fn names_inside<'c, 'k>(
    candidates: &'c [Candidate<'k>],
    mention: &Candidate<'k>,
    words: &Range<usize>,
) -> impl Iterator<Item = &'c Candidate<'k>> {
    let (sentence, own, words) =
        (mention.sentence, mention.name.clone(), words.start..words.end.max(mention.words.end));
    let first = candidates.partition_point(|other| other.sentence < sentence);
    let same_sentence = candidates[first..].iter().take_while(move |other| other.sentence == sentence);
    same_sentence.filter(move |other| {
        other.is_name() && other.name != own && words.start <= other.name.start && other.name.end <= words.end
    })
}

/// What the role is of: a body that the words or a complement name ("an analyst at the think tank …"), else the country's
/// code.
fn of(
    candidates: &[Candidate<'_>],
    context: &Context<'_>,
    mention: &Candidate<'_>,
    words: Range<usize>,
) -> Option<String> {
    let bodies = |name: &&Candidate<'_>| matches!(name.kind, EntityKind::Organization | EntityKind::Facility);
    let inside = names_inside(candidates, mention, &words).find(bodies);
    let below = complement(&context.trees[mention.sentence], mention);
    let body = inside.or_else(|| {
        names_inside(candidates, mention, &below).filter(bodies).find(|name| name.name.start > mention.head)
    });
    match body {
        Some(body) => Some(body.called(&context.trees).split_whitespace().collect::<Vec<_>>().join(" ")),
        None => country(candidates, mention).map(str::to_owned),
    }
}

/// The noun with everything that depends on it save relative clauses and appositions.
fn complement(tree: &Tree<'_>, mention: &Candidate<'_>) -> Range<usize> {
    if mention.level != MentionLevel::Nominal {
        return mention.words.clone();
    }
    let outside = ["acl:relcl", "appos", "conj", "parataxis", "punct", "nsubj", "cop"];
    let words = tree.subtree_where(mention.head, |word| !tree.is_any(word, &outside));
    words[0]..words[words.len() - 1] + 1
}

/// The country that a title or nominal names before its head.
pub(super) fn country<'k>(candidates: &[Candidate<'k>], mention: &Candidate<'k>) -> Option<&'k str> {
    let title = mention.title.clone().filter(|_| mention.is_person());
    mention.country.or_else(|| names_inside(candidates, mention, &title?).find_map(|name| name.country))
}

/// The sectors that a mention's own words tell.
pub(super) fn sectors(context: &Context<'_>, mention: &Candidate<'_>) -> Vec<&'static str> {
    let Some(title) = mention.title.clone().filter(|_| mention.is_person()) else {
        return if mention.level == MentionLevel::Nominal { mention.sectors.clone() } else { Vec::new() };
    };
    let tree = &context.trees[mention.sentence];
    let runs = (title.start..title.end).map(|first| first..title.end);
    let mut found = runs.filter_map(|words| {
        let written = tree.span_between(words).of(context.text);
        let title = context.knowledge.title(written).map(|title| title.sectors.clone());
        title.or_else(|| context.knowledge.agent(written).map(|agent| agent.sectors.clone()))
    });
    found.next().unwrap_or_default()
}
