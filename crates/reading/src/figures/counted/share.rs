//! What a part is a part of: what is held, owned or had a stake in.

use polybius_language::Upos;
use polybius_text::Span;

use super::phrase::{compact, ending, governor};
use super::verb::governing_verb;
use crate::account::FigureKind;
use crate::figures::draft::Draft;
use crate::words::Line;

/// "Karsk Metals, 69 pct owned by the state", "its 50 pct owned unit": what is held by another to that part.
pub fn held(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let next = line.over_joint(draft.pieces.end);
    let says = draft.kind == FigureKind::Percent && line.any(next, &["owned", "held", "controlled"]);
    let participle = line.token(next).filter(|_| says)?;
    let modified = || tree.head(participle).filter(|_| tree.is_any(participle, &["acl", "amod"]));
    let inserted = || {
        let comma = draft.pieces.start.checked_sub(1).filter(|comma| line.is(*comma, ","))?;
        line.token(comma.checked_sub(1)?)
    };
    let names = |thing: &usize| *thing < participle && matches!(tree.upos(*thing), Upos::Noun | Upos::ProperNoun);
    let own = |thing: &usize| !draft.pieces.clone().any(|piece| line.token(piece) == Some(*thing));
    let mut asked = [modified(), tree.child(participle, "nsubj:pass"), inserted()].into_iter().flatten();
    let behind = || governor(tree, participle + 1).filter(|_| !line.any(next + 1, &["by", "in", "at"]));
    asked.find(|thing| names(thing) && own(thing)).map(|thing| ending(tree, thing)).or_else(|| {
        let unit = (participle + 1 < tree.len()).then(behind).flatten()?;
        Some(tree.span_between(participle + 1..unit + 1))
    })
}

/// "which is owned 25 pct by Exxon": what is owned.
pub fn owned(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let before =
        draft.pieces.start.checked_sub(1).filter(|before| line.any(*before, &["owned", "held", "controlled"]))?;
    let verb = line.token(before).filter(|_| draft.kind == FigureKind::Percent)?;
    let subject = tree.child(verb, "nsubj:pass").or_else(|| tree.child(verb, "nsubj"));
    let relative = || tree.head(verb).filter(|_| tree.is(verb, "acl"));
    let is_passive = tree.child(verb, "aux:pass").is_some() || tree.is(verb, "acl");
    let thing = subject.filter(|_| is_passive).filter(|thing| tree.upos(*thing) != Upos::Pronoun).or_else(relative)?;
    Some(ending(tree, thing))
}

/// "Sealy, of which it owns 82 pct": what the relative clause stands behind.
pub fn owned_of(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let number = line.token(draft.number).filter(|_| draft.kind == FigureKind::Percent)?;
    let verb =
        governing_verb(tree, number).filter(|verb| matches!(tree.lemma(*verb), "own" | "hold" | "control" | "have"))?;
    let which =
        tree.children_by(verb, "obl").chain(tree.children_by(verb, "nmod")).find(|word| tree.lemma(*word) == "which");
    let relative = which.is_some() || (verb.saturating_sub(4)..verb).any(|word| tree.lemma(word) == "which");
    let thing = tree.head(verb).filter(|_| relative && tree.is(verb, "acl"))?;
    Some(ending(tree, thing))
}

/// "held 50 pct in the project": in what a share is held.
pub fn stake(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    const HOLDS: [&str; 8] = ["hold", "own", "have", "acquire", "take", "buy", "sell", "control"];
    let tree = line.tree;
    let case = line.token(draft.pieces.end).filter(|_| line.is(draft.pieces.end, "in"))?;
    let thing = tree.head(case).filter(|_| draft.kind == FigureKind::Percent && tree.is(case, "case"))?;
    let verb = governing_verb(tree, line.token(draft.number)?)?;
    (HOLDS.contains(&tree.lemma(verb)) && tree.upos(thing) != Upos::Pronoun).then(|| compact(tree, thing))
}
