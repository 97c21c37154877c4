//! What a figure measures where nothing nearer says so: the words in their order, asked last.

use polybius_language::{Tree, Upos};
use polybius_text::Span;

use super::acting::earned;
use super::beside::over_rate;
use super::noun::{CHANGES, EMPTY, PERIODS, is_amount, is_noun, is_period, is_unit, is_unit_of_figure};
use super::phrase::{compact, ending, governor, has_case};
use super::verb::{antecedent, governing_verb, is_large};
use crate::account::{Bound, FigureKind};
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
    let answers: [&dyn Fn() -> Option<Span>; 12] = [
        &|| noun_before_of(line, draft),
        &|| named_before(line, draft),
        &|| change_behind(line, draft),
        &|| part_of(line, draft),
        &|| behind_rate(line, draft),
        &|| behind_terms(line, draft),
        &|| more_than(line, draft),
        &|| bounded_behind(line, draft),
        &|| stands_at(line, draft),
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
    ((is_thing(tree, noun) || is_amount(tree.form(noun)))
        && !EMPTY.contains(&tree.lemma(noun))
        && tree.lemma(noun) != "range")
        .then(|| ending(tree, noun))
}

/// "excludes loss 41 mln dlrs and gain 3 mln", "fees total two pct": the name right before its sum, whatever the parser takes
/// it for.
fn named_before(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let sum = draft.kind != FigureKind::Count || is_large(draft);
    let last = line.token(draft.pieces.start.checked_sub(1).filter(|_| sum)?)?;
    if is_amount(tree.form(last)) {
        return Some(tree.span_between(last..last + 1));
    }
    let noun = last.checked_sub(1).filter(|noun| tree.lemma(last) == "total" && is_thing(tree, *noun))?;
    Some(ending(tree, noun))
}

/// "against a 1.2 pct fall the previous quarter": the change right behind its measure, whatever the parser takes it for.
fn change_behind(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let led = matches!(draft.kind, FigureKind::Percent | FigureKind::Money)
        && CHANGES.contains(&line.lower(draft.pieces.end));
    led.then(|| line.span(draft.pieces.end..draft.pieces.end + 1))
}

/// "exports at 2.6 billion dlrs were up", "costs per ounce at about 200 dlrs", "stocks, May 31, projected at 1,848", "assets at the
/// end of May of 3 mln": the noun before "at" or "of", over places and times.
fn stands_at(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let led = lead(line, draft).filter(|led| line.any(*led, &["at", "of"]))?;
    let told = draft.kind != FigureKind::Count || is_large(draft) || draft.value.is_some_and(|value| value >= 100.0);
    let led = line.token(led).filter(|_| told)?;
    let last = led.checked_sub(1)?;
    // "Rainbow at 3.66", "the Karsk System, priced at 2,995 dlrs"
    let place = if is_clause(tree, last) { last.checked_sub(1)? } else { last };
    let name = if tree.form(place) == "," { place.checked_sub(1)? } else { place };
    if tree.upos(name) == Upos::ProperNoun && tree.lemma(led) == "at" && is_thing(tree, name) {
        return Some(ending(tree, name));
    }
    let mut brackets = 0;
    let before = (led.saturating_sub(NEAR)..led).rev().take_while(|word| *word == last || !is_clause(tree, *word));
    let mut nouns = before.filter(|word| {
        brackets += i32::from(tree.form(*word) == ")") - i32::from(tree.form(*word) == "(");
        brackets <= 0 && tree.upos(*word) == Upos::Noun && is_thing(tree, *word)
    });
    nouns.find(|noun| !is_aside(tree, *noun) && !EMPTY.contains(&tree.lemma(*noun))).map(|noun| ending(tree, noun))
}

/// Whether a verb or auxiliary makes a clause of its own, other than in "including" and "the half ended".
fn is_clause(tree: &Tree<'_>, word: usize) -> bool {
    let ends_period = || tree.lemma(word) == "end" && word.checked_sub(1).is_some_and(|noun| is_period(tree, noun));
    matches!(tree.upos(word), Upos::Verb | Upos::Auxiliary) && !tree.is(word, "case") && !ends_period()
}

/// Whether a noun only says where, when or by what something is counted: "in the country", "per ounce", "today".
fn is_aside(tree: &Tree<'_>, noun: usize) -> bool {
    const ASIDE: [&str; 11] = ["in", "of", "per", "for", "from", "to", "on", "by", "at", "including", "during"];
    has_case(tree, noun, &ASIDE) || tree.is_any(noun, &["obl:unmarked", "nmod:unmarked", "compound"])
}

/// "a spread close to one pct", "those over 50": the noun right before the words that bound its figure.
fn bounded_behind(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let bound = draft.pieces.start.checked_sub(1).filter(|_| draft.bound != Bound::Exact)?;
    let is_worded = line.shaped(draft.pieces.start, Shape::Letters) && cardinal(line, draft.pieces.start).is_none();
    let noun = line.token(bound).filter(|_| is_worded && !line.capital(bound))?;
    (tree.upos(noun) == Upos::Noun && is_thing(tree, noun)).then(|| ending(tree, noun))
}

/// "is 20 pct wider than normal", "runs four times faster": what is so by that much; "That is 46 basis points more than the
/// yield of others": where a pronoun leaves that open, what it is compared with.
fn more_than(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let end = draft.pieces.end;
    let compares = matches!(draft.kind, FigureKind::Percent | FigureKind::Multiple);
    let degree = line.token(end).filter(|_| compares)?;
    // Not who says that it "runs faster".
    let path = std::iter::once(degree).chain(tree.ancestors(degree).find(|word| tree.upos(*word) == Upos::Verb));
    let subject = path.filter(|_| tree.token(degree).features.has("Degree", "Cmp")).find_map(|word| {
        let subject = tree.child(word, "nsubj").or_else(|| tree.child(word, "nsubj:pass"))?;
        antecedent(tree, word, subject)
    });
    let yields = || {
        let than = line.any(end, &["more", "less", "higher", "lower"]) && line.reads(end + 1, &["than", "the"]);
        governor(tree, line.token(end + 3).filter(|_| than)?)
    };
    subject.or_else(yields).filter(|thing| is_thing(tree, *thing)).map(|thing| ending(tree, thing))
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
    let first = line.token(over_rate(line, draft.pieces.end)?)?;
    let noun = governor(line.tree, first)?;
    is_noun(line.tree, noun).then(|| line.tree.span_between(first..noun + 1))
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
    let terms = (end..first).any(|piece| cardinal(line, piece).is_some()) && line.any(end, &[",", "-"]);
    let noun = governor(tree, line.token(first).filter(|_| terms)?)?;
    let start = line.token(first)?;
    (tree.upos(noun) == Upos::Noun && is_thing(tree, noun)).then(|| tree.span_between(start..noun + 1))
}

/// The piece that leads a figure, over what only grades it: "at a seasonally adjusted 190".
fn lead(line: &Line<'_>, draft: &Draft) -> Option<usize> {
    const GRADES: [&str; 12] = [
        "a",
        "an",
        "the",
        "seasonally",
        "adjusted",
        "revised",
        "provisional",
        "estimated",
        "record",
        "new",
        "net",
        "average",
    ];
    (0..draft.pieces.start).rev().find(|piece| !line.any(*piece, &GRADES))
}

/// "corrected its net income to 485 dlrs from 528 dlrs", "projected the crop at 90 mln tonnes", "sell two stations to Karsk for
/// 13 mln dlrs": the object of the nearest verb that has one.
fn set_to(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let own = line.any(draft.pieces.start, &["over", "above", "below", "under"]).then_some(draft.pieces.start);
    let led = own.or_else(|| lead(line, draft)).filter(|led| {
        own.is_some()
            || line.any(*led, &["to", "from", "at", "by"])
            || line.is(*led, "for") && draft.kind == FigureKind::Money
    })?;
    let told = draft.kind != FigureKind::Count || is_large(draft);
    let first = line.token(led).filter(|_| told)?;
    // "the value of the stock being offered to 8 dlrs": what is offered is not what is set.
    let changes = line.any(led, &["to", "from"]);
    let inserted =
        |word: usize| tree.is_any(word, &["acl", "amod", "case"]) && (changes || tree.child(word, "obj").is_none());
    let acts = |word: &usize| tree.upos(*word) == Upos::Verb && !inserted(*word);
    let verb = (first.saturating_sub(NEAR)..first).rev().find(acts)?;
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

/// Whether a noun is no time, unit or pronoun.
fn is_thing(tree: &Tree<'_>, noun: usize) -> bool {
    (is_noun(tree, noun) || tree.upos(noun) == Upos::ProperNoun)
        && !is_unit(tree, noun)
        && !is_unit_of_figure(tree, noun)
        && !PERIODS.contains(&tree.lemma(noun))
        && !tree.form(noun).starts_with(|first: char| first.is_ascii_digit())
}
