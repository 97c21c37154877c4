//! The nouns that stand beside a figure, wherever the tree hangs them.

use polybius_language::{Tree, Upos};
use polybius_text::Span;

use super::noun::{PERIODS, is_noun, is_unit};
use super::phrase::{compact, ending, governor, of_child};
use super::verb::antecedent;
use crate::account::{Bound, FigureKind};
use crate::figures::draft::Draft;
use crate::words::{Line, SIGHT, Shape};

/// "of …" behind the figure: "a dozen of the ships", "52% of voters", "hundreds of thousands of people".
pub fn of_phrase(line: &Line<'_>, draft: &Draft, noun: usize) -> Option<Span> {
    let tree = line.tree;
    // "25 pct or more of its exposure"
    let end = draft.pieces.end;
    let more = line.is(end, "or") && line.any(end + 1, &["more", "less", "so"]);
    let end = if more { end + 2 } else { end };
    // "at least 51 pct, of the shares"
    let bounded = draft.bound != Bound::Exact && line.is(end, ",");
    let parted = bounded && line.is(end + 1, "of") && !line.any(end + 2, &["which", "whom"]);
    let end = if parted { end + 1 } else { end };
    // "1 billion dlrs a year worth of vehicles"
    let worth = (end..end + 3).find(|piece| line.is(*piece, "worth") && line.is(piece + 1, "of"));
    let end = worth.map_or(end, |worth| worth + 1);
    // "55 miles northwest of the port": the port is not what the miles measure.
    let measures_way = draft.kind == FigureKind::Length && !line.is(end, "of");
    let attached = [noun, line.token(draft.number)?].into_iter().find_map(|word| of_child(tree, word));
    // "1.6 mln shares, 530,000 of which were bought": the noun that "which" stands for.
    if line.is(end, "of") && line.any(end + 1, &["which", "whom"]) {
        let before = draft.pieces.start.checked_sub(2).filter(|noun| line.is(noun + 1, ","))?;
        let noun = line.token(before)?;
        return (tree.upos(noun) == Upos::Noun).then(|| ending(tree, noun));
    }
    let glued = || line.is(end, "of").then(|| line.token(end + 1)).flatten().and_then(|first| governor(tree, first));
    let head = glued().or(attached.filter(|_| !measures_way))?;
    Some(compact(tree, head))
}

/// "three out of four farmers": the noun right behind a ratio, wherever the tree hangs it.
pub fn right_behind(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    // "over half its needs"
    let owned = usize::from(line.any(draft.pieces.end, &["its", "their", "his", "her", "the"]));
    let next = line.token(draft.pieces.end + owned).filter(|_| draft.kind == FigureKind::Ratio)?;
    let noun = matches!(tree.upos(next), Upos::Noun | Upos::Adjective | Upos::ProperNoun)
        .then(|| governor(tree, next))
        .flatten()?;
    Some(tree.span_between(next..noun + 1))
}

/// The noun right behind a count whose number the tree hangs elsewhere: "Five or more witnesses", "10-12 bodies".
pub fn beside(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    // Also "5,000 tonnes Canadian rapeseed".
    let counts = matches!(draft.kind, FigureKind::Count | FigureKind::Age | FigureKind::Mass | FigureKind::Volume);
    let first = line.token(draft.pieces.end).filter(|first| counts && Some(*first) > line.token(draft.number))?;
    let tree = line.tree;
    let modifies = |word: &usize| matches!(tree.upos(*word), Upos::Adjective | Upos::Noun | Upos::ProperNoun);
    let words = (first..tree.len().min(first + SIGHT)).take_while(modifies);
    let noun = words.filter(|word| tree.upos(*word) != Upos::Adjective).last()?;
    // "218.8 mln tonnes last season"
    (!PERIODS.contains(&tree.lemma(noun))).then(|| tree.span_between(first..noun + 1))
}

/// "a 78 dlr per share merger agreement", "a 2 pct spread": the nouns right behind a unit that stands in the singular.
pub fn each(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let end = draft.pieces.end;
    let unit = line.lower(end - 1);
    let attributive =
        (draft.unit.is_some() || draft.kind == FigureKind::Money) && !unit.ends_with('s') && !unit.starts_with('%');
    let hyphened = over_rate(line, end);
    let rated = hyphened.is_some() || line.any(end, &["per", "a", "an"]) && draft.kind == FigureKind::Money;
    let behind = hyphened.unwrap_or(if rated { end + 2 } else { end });
    // "800 francs per 100 kilos cif"
    let first = line.token(behind).filter(|_| attributive || rated).filter(|_| !rated || is_word(line, behind - 1))?;
    // "50 dlrs a share unsolicited bid", "15 pct senior bonds", "a 150 mln franc, eight-year loan"
    let joined =
        |word: usize| word + 1 < tree.len() && tree.form(word + 1) == "-" || word > 0 && tree.form(word - 1) == "-";
    // "a 90 pct pay rise", "its 11 pct subordinated notes": behind an article nothing but the noun's own words can follow.
    let article = ["a", "an", "the", "its", "their", "his", "her"];
    let is_determined = line.any(draft.pieces.start.wrapping_sub(1), &article);
    let goes_on = |word: usize| {
        word + 1 < tree.len() && matches!(tree.upos(word + 1), Upos::Noun | Upos::Adjective | Upos::ProperNoun)
    };
    let modifies = |word: usize| tree.head(word).is_some_and(|head| head > word && tree.upos(head) == Upos::Noun);
    let skips = |word: usize| match tree.upos(word) {
        // "8 pct more money"
        Upos::Adjective => !matches!(tree.lemma(word), "last" | "next" | "more") || is_more_of(tree, word),
        Upos::Punctuation => tree.form(word) == "-" || word == first && tree.form(word) == "," && is_determined,
        Upos::Numeral | Upos::Noun => joined(word),
        // "a 25 pct withholding tax", "5 pct convertible subordinated bonds"
        Upos::Verb => (is_determined || word > first || modifies(word)) && goes_on(word),
        _ => false,
    };
    let first = (first..tree.len().min(first + SIGHT)).find(|word| !skips(*word))?;
    // "a 600 megawatt coal-fired plant": what hyphens join stays together.
    let hyphen = |word: usize| tree.form(word) == "-";
    let joins =
        |word: &usize| is_noun(tree, *word) || hyphen(*word) && *word > first || *word > first && hyphen(*word - 1);
    let words = (first..tree.len().min(first + SIGHT)).take_while(joins);
    let noun = words.filter(|word| is_noun(tree, *word) && tree.form(*word) != "apiece").last()?;
    Some(tree.span_between(first..noun + 1))
}

/// Over what hyphens join to a unit that it is for one of: "a 25-dlr-per-share cash offer".
pub fn over_rate(line: &Line<'_>, end: usize) -> Option<usize> {
    (line.joint(end) && line.any(end + 1, &["per", "a"]) && line.joint(end + 2)).then_some(end + 4)
}

/// Whether a piece is a word or joins words.
fn is_word(line: &Line<'_>, piece: usize) -> bool {
    line.shaped(piece, Shape::Letters) || line.hyphen(piece)
}

/// "more money", not "more than before".
fn is_more_of(tree: &Tree<'_>, more: usize) -> bool {
    tree.lemma(more) == "more" && more + 1 < tree.len() && tree.upos(more + 1) == Upos::Noun
}

/// "a premium of six pct of their pay": the noun that a share is told of comes before what it is a share of.
pub fn share_of(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let led = draft.kind == FigureKind::Percent && line.is(draft.pieces.start.wrapping_sub(1), "of");
    let noun = line.token(draft.pieces.start.checked_sub(2).filter(|_| led)?)?;
    let told = matches!(
        tree.lemma(noun),
        "premium"
            | "increase"
            | "rise"
            | "cut"
            | "tax"
            | "levy"
            | "fee"
            | "duty"
            | "commission"
            | "discount"
            | "surcharge"
    );
    told.then(|| ending(tree, noun))
}

/// Whose age it is: "Ann Lee, 42, was named", "who is 42 years old".
pub fn aged(tree: &Tree<'_>, number: usize, draft: &Draft) -> Option<Span> {
    if draft.kind != FigureKind::Age {
        return None;
    }
    // "Ann Lee, who is 42 years old", "she is 42"
    let predicate = std::iter::once(number).chain(tree.ancestors(number).take(3));
    let mut told = predicate.filter_map(|word| Some((word, tree.child(word, "nsubj")?)));
    if let Some(person) = told.next().and_then(|(word, subject)| antecedent(tree, word, subject)) {
        return Some(ending(tree, person));
    }
    let person = tree.head(number).filter(|head| *head < number)?;
    let behind = tree.is_any(number, &["appos", "nummod", "list", "dep", "parataxis", "amod"]);
    let named = matches!(tree.upos(person), Upos::ProperNoun | Upos::Noun);
    (behind && named).then(|| ending(tree, person))
}

/// "the net proceeds, about 12.2 mln dlrs": what an amount in apposition repeats.
pub fn apposed(line: &Line<'_>, unit: usize, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let amount = matches!(draft.kind, FigureKind::Money | FigureKind::Percent)
        && line.is(draft.pieces.start.wrapping_sub(1), ",");
    let noun = tree.head(unit).filter(|noun| amount && tree.is(unit, "appos") && *noun < unit)?;
    (tree.upos(noun) == Upos::Noun && !is_unit(tree, noun)).then(|| ending(tree, noun))
}

/// "damages in excess of 50 mln dlrs": the noun before the words that bound the amount.
pub fn bounded(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let exceeds = line.is(draft.pieces.start, "in") && line.is(draft.pieces.start + 1, "excess");
    let noun = line.token(draft.pieces.start.checked_sub(1).filter(|_| exceeds)?)?;
    (tree.upos(noun) == Upos::Noun).then(|| ending(tree, noun))
}

/// "dividends equal to 18 cents a share": the noun right before the comparison.
pub fn equalled(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let to = draft.pieces.start.checked_sub(2).filter(|equal| line.any(*equal, &["equal", "equivalent"]))?;
    let noun = line.token(to.checked_sub(1).filter(|_| line.is(to + 1, "to"))?)?;
    (tree.upos(noun) == Upos::Noun).then(|| ending(tree, noun))
}

/// "with same-store sales up 11 pct", "profits up to 37 mln from 34 mln": the noun right before the step.
pub fn risen(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let to = usize::from(line.is(draft.pieces.start.wrapping_sub(1), "to"));
    let step = draft.pieces.start.checked_sub(1 + to)?;
    let noun = line.token(step.checked_sub(1).filter(|_| line.any(step, &["up", "down", "off"]))?)?;
    let measures = tree.upos(noun) == Upos::Noun && !PERIODS.contains(&tree.lemma(noun)) && !is_unit(tree, noun);
    measures.then(|| ending(tree, noun))
}

/// "approved on a 99 to 0 vote", "by 52 votes to 48": the votes or the victory that a score tells of.
pub fn voted(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    const TELLS: [&str; 8] = ["vote", "votes", "win", "victory", "defeat", "majority", "goals", "points"];
    let mut nearest = draft.pieces.end.saturating_sub(3)..draft.pieces.end + 4;
    let piece = nearest.rfind(|piece| draft.kind == FigureKind::Score && line.any(*piece, &TELLS))?;
    Some(line.span(piece..piece + 1))
}

/// "rainfall 10 times more than normal", "exports more than doubled" (`as_verb`): the noun right before.
pub fn multiplied(line: &Line<'_>, draft: &Draft, as_verb: bool) -> Option<Span> {
    let tree = line.tree;
    let verb = draft.by == "figures/multiplied";
    let compares = draft.kind == FigureKind::Multiple
        && (verb == as_verb)
        && (verb || line.shaped(draft.pieces.start, Shape::Digits));
    let noun =
        line.token(draft.pieces.start.checked_sub(1)?).filter(|noun| compares && tree.upos(*noun) == Upos::Noun)?;
    Some(compact(tree, noun))
}
