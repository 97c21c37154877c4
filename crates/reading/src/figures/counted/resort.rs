//! What a figure measures where nothing nearer says so: the words in their order, asked last.

use polybius_language::{Tree, Upos};
use polybius_text::Span;

use super::noun::{EMPTY, PERIODS, is_amount, is_unit, is_unit_of_figure};
use super::phrase::{compact, ending, governor, has_case};
use super::verb::{governing_verb, is_large};
use crate::account::FigureKind;
use crate::figures::draft::Draft;
use crate::figures::lexicon::LEXICON;
use crate::words::{Line, Shape, cardinal};

/// How many words the verb or noun may stand away.
const NEAR: usize = 20;

/// The first answer of this module.
pub fn resort(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    if matches!(draft.kind, FigureKind::Score | FigureKind::Age | FigureKind::Duration | FigureKind::Rank) {
        return None;
    }
    let own = line.span(draft.pieces.clone());
    let answers: [&dyn Fn() -> Option<Span>; 7] = [
        &|| noun_before_of(line, draft),
        &|| part_of(line, draft),
        &|| behind_rate(line, draft),
        &|| behind_terms(line, draft),
        &|| set_to(line, draft),
        &|| spent_on(line, draft),
        &|| earned(line, draft),
    ];
    answers.iter().find_map(|answer| answer().filter(|of| !of.overlaps(own)))
}

/// "a profit of about 44 mln dlrs or 4 dlrs a share", "a contract of 3 mln dlrs": the noun before "of", wherever the tree hangs
/// the figure; "revenues in the range of 5 mln dlrs": the noun before that.
fn noun_before_of(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let led = line.is(draft.pieces.start.wrapping_sub(1), "of");
    let ranged = draft.pieces.start.checked_sub(4).is_some_and(|at| line.reads(at, &["in", "the", "range", "of"]));
    let back = if ranged { 5 } else { 2 };
    let noun = line.token(draft.pieces.start.checked_sub(back).filter(|_| led)?)?;
    (is_thing(tree, noun) && !EMPTY.contains(&tree.lemma(noun)) && tree.lemma(noun) != "range")
        .then(|| ending(tree, noun))
}

/// "Of the shares being offered, 750,000 are sold": what the figure that follows is a part of.
fn part_of(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let comma = draft.pieces.start.checked_sub(1).filter(|comma| line.is(*comma, ","))?;
    let of = (comma.saturating_sub(NEAR / 2)..comma).rev().find(|piece| line.is(*piece, "of"))?;
    let opens = of == 0 || line.any(of - 1, &["said", "that", ",", "and"]);
    let noun = governor(tree, line.token(of + 1).filter(|_| opens)?)?;
    is_thing(tree, noun).then(|| ending(tree, noun))
}

/// "its 27 dlr-per-share tender offer": the noun behind an amount that hyphens join to what it is for one of.
fn behind_rate(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let end = draft.pieces.end;
    let hyphened = line.joint(end) && line.any(end + 1, &["per", "a"]) && line.joint(end + 2);
    let first = line.token(end + 4).filter(|_| hyphened)?;
    let noun = governor(line.tree, first)?;
    (line.tree.upos(noun) == Upos::Noun).then(|| line.tree.span_between(first..noun + 1))
}

/// "a 120 mln franc, 7-3/8 pct bond", "200 mln dlrs of 6 pct, ten-year notes": the noun behind more terms of the same kind.
fn behind_terms(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let end = draft.pieces.end;
    let is_term = |piece: usize| {
        cardinal(line, piece).is_some()
            || line.any(piece, &[",", "-", "/", "and", "year", "month", "mln", "million", "billion"])
            || LEXICON.units.at(line, piece).is_some()
            || LEXICON.fractions.contains_key(line.lower(piece))
            || line.token(piece).is_some_and(|word| tree.upos(word) == Upos::Adjective)
    };
    let first = (end..end + NEAR).find(|piece| !is_term(*piece))?;
    // Two nouns of a list are no terms: a number must stand between the figure and the noun.
    let terms = (end..first).any(|piece| line.shaped(piece, Shape::Digits)) && line.any(end, &[",", "-"]);
    let noun = governor(tree, line.token(first).filter(|_| terms)?)?;
    let start = line.token(first)?;
    (tree.upos(noun) == Upos::Noun && is_thing(tree, noun)).then(|| tree.span_between(start..noun + 1))
}

/// "corrected its net income to 485 dlrs from 528 dlrs", "projected the crop at 90 mln tonnes", "sell two stations to Karsk for
/// 13 mln dlrs": the object of the nearest verb that has one.
fn set_to(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let led = draft.pieces.start.checked_sub(1).filter(|led| {
        line.any(*led, &["to", "from", "at", "by"]) || line.is(*led, "for") && draft.kind == FigureKind::Money
    })?;
    let told = draft.kind != FigureKind::Count || is_large(draft);
    let first = line.token(led).filter(|_| told)?;
    let verb = (first.saturating_sub(NEAR)..first).rev().find(|word| tree.upos(*word) == Upos::Verb)?;
    let object = tree.child(verb, "obj").or_else(|| tree.child(verb, "nsubj:pass"))?;
    (object < first && is_thing(tree, object)).then(|| compact(tree, object))
}

/// "will spend 3 mln dlrs on ads", "add 15 mln dlrs to its annual sales", "received 15 mln dlrs in notes": where money goes to
/// or comes from; who is paid is not measured.
fn spent_on(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let number = line.token(draft.number).filter(|_| draft.kind == FigureKind::Money)?;
    let verb = governing_verb(tree, number)?;
    let cases = LEXICON.spending.get(tree.form(verb).to_lowercase().as_str())?;
    let behind = |word: &usize| *word > number && has_case(tree, *word, cases) && is_thing(tree, *word);
    let path = std::iter::once(number).chain(tree.ancestors(number).take_while(|word| *word != verb)).chain([verb]);
    let thing = path.flat_map(|word| tree.children(word).iter().copied()).find(behind)?;
    Some(compact(tree, thing))
}

/// "the bank earned 451 mln dlrs", "was losing 140,000 dlrs a quarter": no noun, the verb itself says what the sum is.
fn earned(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let money = matches!(draft.kind, FigureKind::Money) || draft.kind == FigureKind::Count && draft.scaled;
    let first = line.token(draft.pieces.start).filter(|_| money)?;
    let verb = (first.saturating_sub(3)..first).rev().find(|word| tree.upos(*word) == Upos::Verb)?;
    let pays = LEXICON.spending.contains_key(tree.form(verb).to_lowercase().as_str());
    // "sales earned 44 mln dlrs": what earns is a sum itself.
    let sum = tree.child(verb, "nsubj").filter(|subject| is_amount(tree.form(*subject)));
    pays.then(|| sum.map_or_else(|| tree.span_between(verb..verb + 1), |sum| ending(tree, sum)))
}

/// "They slipped 39 cts to 2.46 dlrs", "This compares with 2.6 mln": whether the subject points back to what was measured before.
pub fn points_back(line: &Line<'_>, draft: &Draft) -> bool {
    let tree = line.tree;
    let subject = line.token(draft.number).and_then(|number| {
        let verb = governing_verb(tree, number)?;
        let measures = LEXICON.measuring.contains(tree.form(verb).to_lowercase().as_str());
        tree.child(verb, "nsubj").filter(|_| measures)
    });
    subject.is_some_and(|subject| matches!(tree.lemma(subject), "it" | "they" | "this" | "that"))
}

/// Whether a noun is no time, unit or pronoun.
fn is_thing(tree: &Tree<'_>, noun: usize) -> bool {
    matches!(tree.upos(noun), Upos::Noun | Upos::ProperNoun)
        && !is_unit(tree, noun)
        && !is_unit_of_figure(tree, noun)
        && !PERIODS.contains(&tree.lemma(noun))
        && !tree.form(noun).starts_with(|first: char| first.is_ascii_digit())
}
