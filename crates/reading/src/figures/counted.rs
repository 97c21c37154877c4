//! What a figure counts, and whose figure it is.

use std::collections::HashSet;

use polybius_language::{Tree, Upos};
use polybius_text::Span;

use super::draft::Draft;
use super::lexicon::LEXICON;
use crate::account::FigureKind;
use crate::words::{Line, SIGHT, Shape};

/// Nouns that only say how the counting is done; what is counted stands behind "of".
const MEASURES: [&str; 14] = [
    "percentage",
    "share",
    "proportion",
    "number",
    "percent",
    "majority",
    "total",
    "rate",
    "level",
    "amount",
    "part",
    "portion",
    "group",
    "population",
];

/// What a figure counts or measures, and whose it is.
pub fn counted(line: &Line<'_>, draft: &Draft) -> (Option<Span>, Option<Span>) {
    let tree = line.tree;
    let Some(number) = line.token(draft.number) else { return (None, None) };
    let end = draft.pieces.end;
    if draft.kind == FigureKind::Count && line.joint(end) && line.shaped(end + 1, Shape::Letters) {
        return (Some(line.span(end + 1..end + 2)), None);
    }
    let last = line.token(end - 1).unwrap_or(number);
    let noun = head_noun(tree, number, last);
    let measured =
        counts_noun(draft).then_some(noun).flatten().filter(|noun| *noun > last || inside(draft, line, *noun));
    let large = draft.scaled || draft.value.is_some_and(|value| value >= 1000.0);
    let bearer = carrier(tree, number, last).filter(|_| draft.kind != FigureKind::Count || large);
    let of = measured
        .filter(|noun| *noun > last && !is_rate(tree, *noun))
        .map(|noun| worth_of(tree, noun).unwrap_or_else(|| phrase(tree, noun, last + 1)))
        .or_else(|| of_phrase(line, draft, noun.unwrap_or(last)))
        .or_else(|| right_behind(line, draft))
        .or_else(|| beside(line, draft))
        .or_else(|| each(line, draft))
        .or_else(|| bearer.map(|noun| changed(tree, noun).unwrap_or_else(|| tree.span_between(noun..noun + 1))))
        .or_else(|| money_in(line, draft, noun.unwrap_or(last)))
        .or_else(|| subject(tree, number, draft))
        .or_else(|| priced(tree, number, draft))
        .or_else(|| aged(tree, number, draft));
    let owner = || bearer.and_then(|bearer| owner(tree, bearer));
    (of, whose(tree, number, noun).or_else(owner))
}

/// Whether the noun that the number modifies is what is counted, and not its unit.
fn counts_noun(draft: &Draft) -> bool {
    draft.unit.is_none()
        || matches!(draft.kind, FigureKind::Length | FigureKind::Mass | FigureKind::Age | FigureKind::Money)
}

fn inside(draft: &Draft, line: &Line<'_>, noun: usize) -> bool {
    draft.pieces.clone().any(|piece| line.token(piece) == Some(noun))
}

/// The noun above the number: for "160 countries" the countries, for "52%" the sign itself.
fn head_noun(tree: &Tree<'_>, number: usize, last: usize) -> Option<usize> {
    let mut word = number;
    for _ in 0..4 {
        let climbs = tree
            .is_any(word, &["nummod", "amod", "compound", "flat", "nmod:npmod", "obl:npmod", "advmod", "fixed"])
            || word == number && tree.is(word, "nmod:poss");
        let Some(head) = tree.head(word).filter(|_| climbs) else { break };
        if head > last
            && !matches!(
                tree.upos(head),
                Upos::Noun | Upos::ProperNoun | Upos::Symbol | Upos::Numeral | Upos::Adjective | Upos::Pronoun
            )
        {
            break;
        }
        word = head;
    }
    (word != number && matches!(tree.upos(word), Upos::Noun | Upos::ProperNoun | Upos::Symbol)).then_some(word)
}

/// From behind the number to the noun, with what stands between.
fn phrase(tree: &Tree<'_>, noun: usize, from: usize) -> Span {
    let first = (from..=noun).find(|word| !skipped(tree, *word)).unwrap_or(noun);
    tree.span_between(first..noun + 1)
}

fn skipped(tree: &Tree<'_>, word: usize) -> bool {
    matches!(tree.upos(word), Upos::Punctuation)
        || matches!(tree.lemma(word), "of" | "the" | "more" | "other" | "additional")
}

/// "of …" behind the figure: "a dozen of the ships", "52% of voters", "hundreds of thousands of people".
fn of_phrase(line: &Line<'_>, draft: &Draft, noun: usize) -> Option<Span> {
    let tree = line.tree;
    let attached = [noun, line.token(draft.number)?].into_iter().find_map(|word| of_child(tree, word));
    let glued = || {
        line.is(draft.pieces.end, "of")
            .then(|| line.token(draft.pieces.end + 1))
            .flatten()
            .and_then(|first| governor(tree, first))
    };
    let head = glued().or(attached)?;
    Some(compact(tree, head))
}

/// "three out of four farmers": the noun right behind a ratio, wherever the tree hangs it.
fn right_behind(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let next = line.token(draft.pieces.end).filter(|_| draft.kind == FigureKind::Ratio)?;
    let noun = matches!(tree.upos(next), Upos::Noun | Upos::Adjective).then(|| governor(tree, next)).flatten()?;
    Some(compact(tree, noun))
}

/// The noun behind "of" below `word`.
fn of_child(tree: &Tree<'_>, word: usize) -> Option<usize> {
    tree.children_by(word, "nmod")
        .find(|child| child > &word && tree.children_by(*child, "case").any(|case| tree.lemma(case) == "of"))
}

/// The noun of the phrase that begins at `first`.
fn governor(tree: &Tree<'_>, first: usize) -> Option<usize> {
    let mut word = first;
    while !matches!(tree.upos(word), Upos::Noun | Upos::ProperNoun | Upos::Pronoun) {
        word = tree.head(word).filter(|head| *head > word && *head < first + 8)?;
    }
    while let Some(head) = tree
        .head(word)
        .filter(|head| *head > word && tree.is_any(word, &["compound", "nmod:poss", "amod", "flat", "det", "nummod"]))
    {
        word = head;
    }
    Some(word)
}

/// A noun with the modifiers around it, without its own preposition, its article, relative clauses and what hangs on by
/// prepositions other than "of".
fn compact(tree: &Tree<'_>, noun: usize) -> Span {
    let words = tree.subtree_where(noun, |child| {
        if child.abs_diff(noun) > SIGHT {
            return false;
        }
        let top = tree.head(child) == Some(noun);
        match tree.token(child).relation.base() {
            "compound" | "amod" | "flat" | "nummod" | "fixed" => true,
            "nmod" => tree.is(child, "nmod:poss") || has_case(tree, child, &["of"]),
            "case" => !top,
            "det" => !(top && is_article(tree, child)),
            _ => false,
        }
    });
    tree.span_of(&words)
}

fn has_case(tree: &Tree<'_>, word: usize, lemmas: &[&str]) -> bool {
    tree.children_by(word, "case").any(|case| lemmas.contains(&tree.lemma(case)))
}

fn is_article(tree: &Tree<'_>, word: usize) -> bool {
    matches!(tree.lemma(word), "the" | "a" | "an")
}

/// The noun right behind a count whose number the tree hangs elsewhere: "Five or more witnesses", "10-12 bodies".
fn beside(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let counts = matches!(draft.kind, FigureKind::Count | FigureKind::Age);
    let first = line.token(draft.pieces.end).filter(|first| counts && Some(*first) > line.token(draft.number))?;
    let tree = line.tree;
    let modifies = |word: &usize| matches!(tree.upos(*word), Upos::Adjective | Upos::Noun | Upos::ProperNoun);
    let words = (first..tree.len().min(first + SIGHT)).take_while(modifies);
    let noun = words.filter(|word| tree.upos(*word) != Upos::Adjective).last()?;
    Some(tree.span_between(first..noun + 1))
}

/// What a measure belongs to: "a range of 300 kilometers", "a 300-kilometer range".
fn carrier(tree: &Tree<'_>, number: usize, last: usize) -> Option<usize> {
    let mut word = number;
    for _ in 0..4 {
        let head = tree.head(word)?;
        let hangs = tree.is_any(word, &["nmod", "compound", "amod", "nmod:npmod"]);
        let beyond_unit = word == number && head > last && tree.is(word, "nummod");
        if (hangs || beyond_unit)
            && !is_rate(tree, head)
            && tree.upos(head) == Upos::Noun
            && !is_unit(tree, head)
            && (head < number || head > last)
        {
            return Some(head);
        }
        if !tree.is_any(word, &["nummod", "compound", "amod", "nmod", "flat"]) {
            return None;
        }
        word = head;
    }
    None
}

/// What has the measure: "the boats have a range of 300 kilometers", "the boats' range of 300 kilometers".
fn owner(tree: &Tree<'_>, measure: usize) -> Option<Span> {
    let having = tree.head(measure).filter(|verb| tree.is(measure, "obj") && tree.lemma(*verb) == "have");
    let owner = tree.child(measure, "nmod:poss").or_else(|| tree.child(having?, "nsubj"))?;
    (tree.upos(owner) != Upos::Pronoun).then(|| compact(tree, owner))
}

/// Whether a word is the unit of another figure.
fn is_unit(tree: &Tree<'_>, word: usize) -> bool {
    LEXICON.unit_words.contains(tree.form(word).to_lowercase().as_str())
}

/// "a 78 dlr per share merger agreement", "a 2 pct spread": the nouns right behind a unit that stands in the singular.
fn each(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let end = draft.pieces.end;
    let unit = line.lower(end - 1);
    let attributive = draft.unit.is_some() && !unit.ends_with('s') && !unit.starts_with('%');
    let rated = line.is(end, "per") && draft.kind == FigureKind::Money;
    let first = line.token(if rated { end + 2 } else { end }).filter(|_| attributive)?;
    let nouns = (first..tree.len().min(first + SIGHT)).take_while(|word| tree.upos(*word) == Upos::Noun);
    Some(tree.span_between(first..nouns.last()? + 1))
}

/// "15 mln dlrs worth of shares": the shares.
fn worth_of(tree: &Tree<'_>, noun: usize) -> Option<Span> {
    let thing = of_child(tree, noun).filter(|_| matches!(tree.lemma(noun), "worth" | "value" | "total"))?;
    Some(compact(tree, thing))
}

/// "the dollar's drop to 145 yen", "an increase in sales of 15 mln": what has changed, not the change.
fn changed(tree: &Tree<'_>, noun: usize) -> Option<Span> {
    const CHANGES: [&str; 12] = [
        "drop",
        "rise",
        "fall",
        "increase",
        "decrease",
        "decline",
        "jump",
        "growth",
        "reduction",
        "surge",
        "slide",
        "plunge",
    ];
    let is_change = CHANGES.contains(&tree.lemma(noun));
    let inside = || tree.children_by(noun, "nmod").find(|child| has_case(tree, *child, &["in"]));
    let thing = tree.child(noun, "nmod:poss").or_else(inside).filter(|_| is_change)?;
    (tree.upos(thing) != Upos::Pronoun).then(|| compact(tree, thing))
}

/// "two billion dlrs in deposits": what the money consists of.
fn money_in(line: &Line<'_>, draft: &Draft, noun: usize) -> Option<Span> {
    let tree = line.tree;
    let number = line.token(draft.number).filter(|_| draft.kind == FigureKind::Money)?;
    let kept_in = |word: usize| {
        tree.children_by(word, "nmod").find(|child| {
            tree.upos(*child) == Upos::Noun
                && has_case(tree, *child, &["in"])
                && tree.child(*child, "det").is_none()
                && tree.child(*child, "nmod:poss").is_none()
        })
    };
    [noun, number].into_iter().find_map(kept_in).map(|child| compact(tree, child))
}

/// What is bought or sold for a price: "sold its assets for 15 mln dlrs", "the assets were bought for 15 mln dlrs".
fn priced(tree: &Tree<'_>, number: usize, draft: &Draft) -> Option<Span> {
    let paid = std::iter::once(number)
        .chain(tree.ancestors(number).take(4))
        .find(|word| tree.is(*word, "obl") && has_case(tree, *word, &["for"]) || pays(tree, *word))
        .filter(|_| draft.kind == FigureKind::Money)?;
    let verb = tree.head(paid)?;
    let thing = match tree.is(paid, "obj") {
        true => tree.children_by(verb, "obl").find(|child| has_case(tree, *child, &["for"]))?,
        false => tree.child(verb, "obj").or_else(|| tree.child(verb, "nsubj:pass"))?,
    };
    (tree.upos(thing) != Upos::Pronoun).then(|| compact(tree, thing))
}

/// "pay 5 mln dlrs for the unit".
fn pays(tree: &Tree<'_>, word: usize) -> bool {
    let verb = tree.head(word).filter(|_| tree.is(word, "obj"));
    verb.is_some_and(|verb| matches!(tree.lemma(verb), "pay" | "offer" | "spend" | "bid"))
}

/// Whose age stands behind the name: "Ann Lee, 42, was named".
fn aged(tree: &Tree<'_>, number: usize, draft: &Draft) -> Option<Span> {
    let person = tree.head(number).filter(|head| draft.kind == FigureKind::Age && *head < number)?;
    let behind = tree.is_any(number, &["appos", "nummod", "list", "dep", "parataxis", "amod"]);
    let named = matches!(tree.upos(person), Upos::ProperNoun | Upos::Noun);
    (behind && named).then(|| compact(tree, person))
}

/// What the verb says that the figure measures: the subject of one that changes or stands ("support has fallen below
/// 50%"), the object of one that makes it change ("cut its rate to 3%"), the noun of a participle ("a deal valued at
/// 3 mln dlrs").
fn subject(tree: &Tree<'_>, number: usize, draft: &Draft) -> Option<Span> {
    let counted_elsewhere = draft.kind == FigureKind::Count && !alone(tree, number, draft);
    if counted_elsewhere || matches!(draft.kind, FigureKind::Score | FigureKind::Age | FigureKind::Duration) {
        return None;
    }
    let predicate = tree.upos(number) == Upos::Verb || has_subject(tree, number);
    let verb = if predicate { Some(number) } else { governing_verb(tree, number) }?;
    let form = tree.form(verb).to_lowercase();
    let says = |verbs: &HashSet<&str>| verbs.contains(tree.lemma(verb)) || verbs.contains(form.as_str());
    let other = |word: &usize| *word != number && !above(tree, *word, number) && !is_rate(tree, *word);
    if says(&LEXICON.causing)
        && let Some(object) = tree.child(verb, "obj").or_else(|| tree.child(verb, "nsubj:pass")).filter(other)
    {
        return Some(compact(tree, object));
    }
    if (says(&LEXICON.measuring) || says(&LEXICON.causing))
        && let Some(noun) = tree.head(verb).filter(|noun| tree.is(verb, "acl") && tree.upos(*noun) == Upos::Noun)
        && lost_subject(tree, verb).is_none()
    {
        return Some(compact(tree, noun));
    }
    let own = verb == number || has_subject(tree, verb);
    let measures = own || says(&LEXICON.measuring) || LEXICON.multiples.contains_key(form.as_str());
    let own = tree.child(verb, "nsubj").or_else(|| tree.child(verb, "nsubj:pass")).filter(other);
    let of_adverb = || tree.children_by(verb, "advmod").find_map(|adverb| tree.child(adverb, "nsubj"));
    let subject = own
        .or_else(|| lost_subject(tree, verb))
        .or_else(of_adverb)
        .or_else(|| shared(tree, verb))
        .filter(|_| measures)?;
    Some(compact(tree, subject))
}

/// The subject that a verb shares with the one above it: "fell by 63 mln after rising 1 billion", "is expected to rise".
fn shared(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let mut verb = verb;
    for _ in 0..3 {
        let above = tree.head(verb).filter(|_| tree.is_any(verb, &["xcomp", "conj", "advcl"]))?;
        // "licensed sales, amounting to 60 mln": a participle behind an object tells of the object.
        let object = tree.child(above, "obj").filter(|object| (above..verb).contains(object));
        if tree.is(verb, "advcl")
            && tree.form(verb).ends_with("ing")
            && tree.child(verb, "mark").is_none()
            && object.is_some()
        {
            return object;
        }
        verb = above;
        let subject = tree.child(verb, "nsubj").or_else(|| tree.child(verb, "nsubj:pass"));
        if subject.is_some() {
            return subject;
        }
    }
    None
}

/// "1.66 dlrs a share": by what a figure is divided is not what it measures.
fn is_rate(tree: &Tree<'_>, word: usize) -> bool {
    let led = word.checked_sub(1).is_some_and(|before| matches!(tree.lemma(before), "a" | "per" | "each"));
    led && word.checked_sub(2).is_some_and(|unit| is_unit(tree, unit))
}

/// Whether a number stands without a noun where a verb asks for one: "output was 395,967", "rose to 395,967".
fn alone(tree: &Tree<'_>, number: usize, draft: &Draft) -> bool {
    let large = draft.scaled || draft.value.is_none_or(|value| value >= 10.0 || value.fract() != 0.0);
    large && (has_subject(tree, number) || tree.is_any(number, &["obl", "obj", "root", "xcomp"]))
}

/// Whether a noun or number is told of a subject: "output was 395,967".
fn has_subject(tree: &Tree<'_>, word: usize) -> bool {
    tree.child(word, "cop").is_some() || tree.child(word, "nsubj").is_some()
}

/// The subject of a verb of change that the parser takes for a participle behind a long clause: "the share of voters
/// believing that peace is near rose to 40%" is told of the share.
fn lost_subject(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let is_share = |word: &usize| MEASURES.contains(&tree.lemma(*word)) && of_child(tree, *word).is_some();
    (verb.saturating_sub(SIGHT)..verb).rev().find(is_share).filter(|_| tree.is(verb, "acl"))
}

/// The nearest predicate above a word.
fn governing_verb(tree: &Tree<'_>, word: usize) -> Option<usize> {
    tree.ancestors(word).take(SIGHT).find_map(|above| {
        let verbal = matches!(tree.upos(above), Upos::Verb | Upos::Auxiliary) || tree.child(above, "cop").is_some();
        verbal.then_some(above).or_else(|| moved(tree, above))
    })
}

/// "sales were off 14.5 pct": the adverb with the copula, where the tree hangs it below the measure.
fn moved(tree: &Tree<'_>, measure: usize) -> Option<usize> {
    tree.children_by(measure, "advmod").find(|adverb| tree.child(*adverb, "cop").is_some())
}

fn above(tree: &Tree<'_>, top: usize, word: usize) -> bool {
    tree.ancestors(word).take(SIGHT).any(|above| above == top)
}

/// Whose figure it is: "among those who …", "the percentage of Ukrainians who …", "Ukraine's 500 tanks".
fn whose(tree: &Tree<'_>, number: usize, noun: Option<usize>) -> Option<Span> {
    let verb = governing_verb(tree, number).or_else(|| Some(noun.unwrap_or(number)));
    noun.and_then(|noun| {
        tree.child(noun, "nmod:poss").filter(|owner| *owner < number && tree.upos(*owner) != Upos::Pronoun)
    })
    .map(|owner| compact(tree, owner))
    .or_else(|| verb.and_then(|verb| among(tree, verb)))
    .or_else(|| noun.and_then(|noun| among(tree, noun)))
    .or_else(|| verb.and_then(|verb| group_of_subject(tree, verb, noun)))
}

/// "among Ukrainians who want peace".
fn among(tree: &Tree<'_>, word: usize) -> Option<Span> {
    let group = tree.children(word).iter().copied().find(|child| {
        tree.is_any(*child, &["obl", "nmod"])
            && tree.children_by(*child, "case").any(|case| matches!(tree.lemma(case), "among" | "amongst" | "amid"))
    })?;
    Some(full(tree, group))
}

/// The group behind "the percentage of", when that is the subject and not the figure's `own` noun.
fn group_of_subject(tree: &Tree<'_>, verb: usize, own: Option<usize>) -> Option<Span> {
    let subject = tree
        .child(verb, "nsubj")
        .or_else(|| lost_subject(tree, verb))
        .filter(|subject| Some(*subject) != own && MEASURES.contains(&tree.lemma(*subject)))?;
    let group = of_child(tree, subject)?;
    let clause = tree.children_by(subject, "acl").find(|clause| *clause > group);
    let span = full(tree, group);
    Some(clause.map_or(span, |clause| {
        let within = |word: usize| word != verb && word > group && word.abs_diff(clause) <= SIGHT;
        span.join(tree.span_of(&tree.subtree_where(clause, within)))
    }))
}

/// A noun with everything below it but its preposition.
fn full(tree: &Tree<'_>, noun: usize) -> Span {
    let case = |word: usize| {
        tree.is_any(word, &["case", "punct", "appos", "parataxis", "conj", "cc"]) && tree.head(word) == Some(noun)
    };
    let words = tree.subtree_where(noun, |child| !case(child) && child.abs_diff(noun) <= SIGHT);
    tree.span_of(&words)
}
