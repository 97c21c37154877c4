//! What a verb says that a figure measures.

use std::collections::HashSet;

use polybius_knowledge::{Reporting, WordClass};
use polybius_language::{Tree, Upos};
use polybius_text::Span;

use super::acting::{asks_for, loses_sum, pays_rate};
use super::noun::{PERIODS, is_noun, is_rate, is_unit_of_figure};
use super::phrase::{MEASURES, compact, has_case, of_child};
use crate::account::FigureKind;
use crate::figures::draft::Draft;
use crate::figures::lexicon::LEXICON;
use crate::words::{Line, SIGHT};

/// What the verb says that the figure measures: the subject of one that changes or stands ("support has fallen below
/// 50%"), the object of one that makes it change ("cut its rate to 3%"), the noun of a participle ("a deal valued at
/// 3 mln dlrs").
pub fn measured(tree: &Tree<'_>, number: usize, draft: &Draft) -> Option<Span> {
    let counted_elsewhere = draft.kind == FigureKind::Count && !alone(tree, number, draft);
    if counted_elsewhere || matches!(draft.kind, FigureKind::Score | FigureKind::Age | FigureKind::Duration) {
        return None;
    }
    let predicate = tree.upos(number) == Upos::Verb || has_subject(tree, number);
    let verb = if predicate { Some(number) } else { governing_verb(tree, number) }?;
    let form = tree.form(verb).to_lowercase();
    let says = |verbs: &HashSet<&str>| verbs.contains(tree.lemma(verb)) || verbs.contains(form.as_str());
    let other = |word: &usize| {
        *word != number && !above(tree, *word, number) && !is_rate(tree, *word) && !is_unit_of_figure(tree, *word)
    };
    if says(&LEXICON.causing)
        && let Some(object) = changed_thing(tree, verb).filter(other)
    {
        return Some(compact(tree, object));
    }
    if (says(&LEXICON.measuring) || says(&LEXICON.causing))
        && let Some(noun) = tree.head(verb).filter(|noun| tree.is(verb, "acl") && tree.upos(*noun) == Upos::Noun)
        && !PERIODS.contains(&tree.lemma(noun))
        && lost_subject(tree, verb).is_none()
        && !has_own_subject(tree, verb)
    {
        return Some(compact(tree, noun));
    }
    // "corrected its income to 3 mln": any verb may set its object to a figure.
    let set = up_to(tree, number, verb).any(|word| has_case(tree, word, &["to", "from", "at"]));
    let set_object = tree.child(verb, "obj").filter(|object| set && *object < number && !says(&LEXICON.measuring));
    if let Some(object) = set_object.filter(other).filter(|object| tree.upos(*object) == Upos::Noun) {
        return Some(compact(tree, object));
    }
    let object = is_object(tree, verb, number);
    // "for 3 mln dlrs, an officer said": who says it is not measured.
    let said = Reporting::embedded().get(WordClass::Verb, tree.lemma(verb)).is_some_and(|verb| verb.act == "say");
    if !set && loses_sum(tree, verb, draft) || said && verb != number && !says(&LEXICON.measuring) {
        return None;
    }
    // "had sown maize on 15 mln hectares": the land of what is sown.
    if draft.kind == FigureKind::Area
        && !object
        && let Some(grown) = tree.child(verb, "obj").filter(other)
    {
        return Some(compact(tree, grown));
    }
    let told = verb == number
        || has_subject(tree, verb) && !object && !starts(tree, verb, number) && !asks_for(tree, verb, number, draft);
    let given = object && tree.child(verb, "iobj").is_some();
    let paid = pays_rate(tree, verb, draft);
    // "is issuing a eurobond due in May paying 10 pct": the bond pays it and not its issuer.
    if paid
        && tree.form(verb).ends_with("ing")
        && tree.child(verb, "aux").is_none()
        && tree.child(verb, "nsubj").is_none()
    {
        return None;
    }
    // "the price went up 40 cents"
    let steps = |word: usize| tree.is_any(word, &["compound", "advmod"]) && matches!(tree.lemma(word), "up" | "down");
    let stepped = tree.lemma(verb) == "go" && tree.children(verb).iter().any(|child| steps(*child));
    let measures =
        told || paid || stepped || says(&LEXICON.measuring) && !given || LEXICON.multiples.contains_key(form.as_str());
    let own = tree.child(verb, "nsubj").or_else(|| tree.child(verb, "nsubj:pass")).filter(other);
    // "seat miles rose 32 pct": the parser may hang the subject on the measure.
    let own = own.or_else(|| up_to(tree, number, verb).find_map(|word| tree.child(word, "nsubj")));
    let of_adverb = || tree.children_by(verb, "advmod").find_map(|adverb| tree.child(adverb, "nsubj"));
    // "Karsk gained 2 dlrs and Lune Steel rose 3": the name right before a joined verb.
    let beside = || {
        let name = verb.checked_sub(1).filter(|name| tree.is(verb, "conj") && tree.upos(*name) == Upos::ProperNoun)?;
        Some(
            tree.head(name)
                .filter(|head| tree.is_any(name, &["flat", "conj", "compound"]) && *head < name)
                .unwrap_or(name),
        )
    };
    let subject = own
        .or_else(beside)
        .or_else(|| lost_subject(tree, verb))
        .or_else(of_adverb)
        .or_else(|| shared(tree, verb))
        .filter(|_| measures)?;
    let subject = antecedent(tree, verb, subject)?;
    Some(compact(tree, subject))
}

/// "the fact the dollar plunged below 140 yen": whether a noun is the subject of the verb, so that the one before is not.
fn has_own_subject(tree: &Tree<'_>, verb: usize) -> bool {
    let subject = tree.child(verb, "nsubj");
    subject.is_some_and(|subject| matches!(tree.upos(subject), Upos::Noun | Upos::ProperNoun))
}

/// What a verb of making changes: "cut its rate to 3%", "matures in May and is priced at par".
fn changed_thing(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let passive = tree.child(verb, "aux:pass").is_some() || tree.form(verb).ends_with("ed");
    let own = tree.child(verb, "obj").or_else(|| tree.child(verb, "nsubj:pass"));
    own.or_else(|| shared(tree, verb).filter(|_| passive && tree.child(verb, "nsubj").is_none()))
}

/// The noun that a relative pronoun stands for; of another pronoun nothing is known here.
pub fn antecedent(tree: &Tree<'_>, verb: usize, subject: usize) -> Option<usize> {
    if tree.upos(subject) != Upos::Pronoun {
        return Some(subject);
    }
    // "a charge, which is supposed to be 11 dlrs"
    let above = std::iter::once(verb).chain(tree.ancestors(verb).take(2));
    let clause = above.take_while(|word| tree.is_any(*word, &["xcomp", "acl"])).find(|word| tree.is(*word, "acl"))?;
    tree.head(clause).filter(|noun| tree.upos(*noun) != Upos::Pronoun)
}

/// Whether the number stands in the object of the verb: "spent 3 mln", which measures no one that spends.
fn is_object(tree: &Tree<'_>, verb: usize, number: usize) -> bool {
    up_to(tree, number, verb).last().is_some_and(|top| tree.is(top, "obj"))
}

/// Whether the number only says where something started, or with what it is compared: "want a rise from the current 4.9%",
/// "had expected 4 dlrs against 3.80"; not "would go from 17".
fn starts(tree: &Tree<'_>, verb: usize, number: usize) -> bool {
    !matches!(tree.lemma(verb), "go" | "move" | "shift" | "change" | "range")
        && up_to(tree, number, verb).any(|word| has_case(tree, word, &["from", "against", "versus"]))
}

/// The number and what it hangs on, below the verb.
pub fn up_to(tree: &Tree<'_>, number: usize, verb: usize) -> impl Iterator<Item = usize> {
    std::iter::once(number).chain(tree.ancestors(number).take(SIGHT)).take_while(move |word| *word != verb)
}

/// "fell 39 points to 2,367": what the points tell of.
pub fn points(tree: &Tree<'_>, number: usize, noun: Option<usize>, draft: &Draft) -> Option<Span> {
    noun.filter(|noun| tree.lemma(*noun) == "point" && draft.kind == FigureKind::Count)?;
    let verb = governing_verb(tree, number)?;
    let moves = LEXICON.measuring.contains(tree.form(verb).to_lowercase().as_str());
    let subject = tree.child(verb, "nsubj").filter(|_| moves).and_then(|subject| antecedent(tree, verb, subject))?;
    Some(compact(tree, subject))
}

/// The subject that a verb shares with the one above it: "fell by 63 mln after rising 1 billion", "is expected to rise".
pub fn shared(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let mut verb = verb;
    for _ in 0..3 {
        let above = tree.head(verb).filter(|_| tree.is_any(verb, &["xcomp", "conj", "advcl"]))?;
        if let Some(awaited) = awaited(tree, above, verb) {
            return Some(awaited);
        }
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

/// Verbs whose object does what the infinitive behind it says.
const EXPECTING: [&str; 12] = [
    "expect", "forecast", "want", "see", "predict", "estimate", "project", "believe", "require", "cause", "allow",
    "help",
];

/// "expects prices to rise", "saw prices stabilizing", "looks for the contract to ease": what stands between the verbs is what changes.
fn awaited(tree: &Tree<'_>, above: usize, verb: usize) -> Option<usize> {
    let marked =
        tree.children_by(verb, "mark").any(|mark| tree.lemma(mark) == "to") || tree.form(verb).ends_with("ing");
    let sought = || tree.children_by(above, "obl").find(|child| has_case(tree, *child, &["for"]));
    let object = tree.child(above, "obj").filter(|_| tree.is(verb, "xcomp") || EXPECTING.contains(&tree.lemma(above)));
    object.or_else(sought).filter(|thing| marked && (above..verb).contains(thing))
}

/// Whether a number stands without a noun where a verb asks for one: "output was 395,967", "rose to 395,967".
fn alone(tree: &Tree<'_>, number: usize, draft: &Draft) -> bool {
    let large = is_large(draft) || draft.value.is_none_or(|value| value >= 10.0);
    let led = tree.child(number, "case").is_some();
    large && (led || has_subject(tree, number) || tree.is_any(number, &["obl", "obj", "root", "xcomp"]))
}

/// Whether a noun or number is told of a subject: "output was 395,967".
fn has_subject(tree: &Tree<'_>, word: usize) -> bool {
    tree.child(word, "cop").is_some() || tree.child(word, "nsubj").is_some()
}

/// The subject of a verb of change that the parser takes for a participle behind a long clause: "the share of voters
/// believing that peace is near rose to 40%" is told of the share.
pub fn lost_subject(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let is_share = |word: &usize| MEASURES.contains(&tree.lemma(*word)) && of_child(tree, *word).is_some();
    (verb.saturating_sub(SIGHT)..verb).rev().find(is_share).filter(|_| tree.is(verb, "acl"))
}

/// The noun that the words alone say is measured, where the tree has lost it: "the loss for the nine months ended
/// December 31 increased to 7.7 mln", "production of oil, the main export, hit 100 mln tonnes". Between the figure and the
/// nearest verb on its left, which must be one of measuring, stands no other; the noun is the last one before that verb
/// which neither a preposition nor another verb governs and no time holds.
pub fn before_verb(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let first = line.token(draft.pieces.start)?;
    let is_small = draft.kind == FigureKind::Count && !is_large(draft);
    if is_small || matches!(draft.kind, FigureKind::Score | FigureKind::Age | FigureKind::Duration) {
        return None;
    }
    let near = first.saturating_sub(NEAR)..first;
    // Not the participle of "rose a seasonally adjusted 7.6 pct".
    let graded =
        |word: usize| word > 1 && tree.upos(word - 1) == Upos::Adverb && tree.upos(word - 2) == Upos::Determiner;
    let grades = |word: usize| word + 1 == first && graded(word);
    let acts = |word: &usize| matches!(tree.upos(*word), Upos::Verb | Upos::Auxiliary) && !grades(*word);
    let verb = near.rev().find(acts)?;
    // "shares closed at 4.41 dlrs and the options at 2.38"
    let joined = (verb..first).find(|word| tree.upos(*word) == Upos::CoordinatingConjunction);
    let renamed = joined.is_some_and(|joint| (joint..first).any(|word| tree.upos(word) == Upos::Noun));
    if renamed || !tells(line, draft, verb) {
        return None;
    }
    if let Some(noun) = modified(tree, verb) {
        return Some(compact(tree, noun));
    }
    // "revenues are expected to increase by 9 pct"
    let highest = tree.ancestors(verb).zip(std::iter::once(verb).chain(tree.ancestors(verb)));
    let verb = highest
        .take_while(|(above, below)| tree.is(*below, "xcomp") && above < below)
        .last()
        .map_or(verb, |(above, _)| above);
    let before = (verb.saturating_sub(SIGHT)..verb).rev();
    let mut nouns = before
        .take_while(|word| tree.upos(*word) != Upos::Verb || is_inserted(tree, *word))
        .filter(|word| is_noun(tree, *word) && !is_unit_of_figure(tree, *word))
        .filter(|word| !PERIODS.contains(&tree.lemma(*word)) && !matches!(tree.form(word + 1), ":" | "-"));
    let noun = nouns.find(|noun| !governed(tree, *noun, verb))?;
    let thing = tree.head(noun).filter(|thing| tree.is(noun, "appos") && *thing < noun).unwrap_or(noun);
    Some(compact(tree, thing))
}

/// "debt priced to yield 9.4 pct", "a quake registering 6.9": the noun right before a participle.
fn modified(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let form = |word: usize, value: &str| tree.token(word).features.has("VerbForm", value);
    let verb = if form(verb, "Inf") { verb.checked_sub(2)? } else { verb };
    let noun = verb.checked_sub(1).filter(|_| form(verb, "Part") && tree.upos(verb) == Upos::Verb)?;
    (tree.upos(noun) == Upos::Noun && !PERIODS.contains(&tree.lemma(noun))).then_some(noun)
}

/// Whether a noun cannot be the subject of a `verb` behind it that the tree has lost: a preposition leads it, it is part
/// of another, or it is the object of a verb before it; but "reported sales increased" and "sees sales falling".
fn governed(tree: &Tree<'_>, noun: usize, verb: usize) -> bool {
    let first = tree.head(noun).filter(|first| tree.is(noun, "conj") && *first < noun);
    let finite = tree.upos(verb) == Upos::Auxiliary || tree.token(verb).features.has("VerbForm", "Fin");
    let light = |word: usize| matches!(tree.upos(word), Upos::Adverb | Upos::Auxiliary);
    let is_object = || finite && tree.is(noun, "obj") && !(noun + 1..verb).all(light);
    tree.child(noun, "case").is_some()
        || tree.is_any(noun, &["iobj", "compound", "obl:unmarked"])
        || is_object()
        || first.is_some_and(|first| tree.child(first, "case").is_some())
}

/// "would raise the cost of power produced by the plant by 80 mln dlrs": the object of the nearest verb of change that has
/// one, where the tree hangs the amount on another verb.
pub fn changed_by(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let led = line.is(draft.pieces.start.wrapping_sub(1), "by");
    let first = line.token(draft.pieces.start).filter(|_| led && draft.kind != FigureKind::Count)?;
    let mut before = (first.saturating_sub(2 * NEAR)..first).rev();
    let object = before.find_map(|word| {
        let changes =
            tree.upos(word) == Upos::Verb && LEXICON.causing.contains(tree.form(word).to_lowercase().as_str());
        tree.child(word, "obj").filter(|object| changes && *object < first)
    })?;
    (tree.upos(object) == Upos::Noun && !is_unit_of_figure(tree, object)).then(|| compact(tree, object))
}

/// Whether the verb before a figure says what it measures: "was 40", "rose 3 pct", "cut to 3 mln".
fn tells(line: &Line<'_>, draft: &Draft, verb: usize) -> bool {
    let form = line.tree.form(verb).to_lowercase();
    let led = |words: &[&str]| line.any(draft.pieces.start.wrapping_sub(1), words);
    let is = line.tree.upos(verb) == Upos::Auxiliary && line.tree.lemma(verb) == "be" && !led(&["for", "with", "by"]);
    let changes = draft.kind == FigureKind::Percent || led(&["to", "from", "by", "at"]);
    // "sales gained to 1.4 billion dlrs"
    let loses = !led(&["to"]) && loses_sum(line.tree, verb, draft);
    let measures = LEXICON.measuring.contains(form.as_str()) && !loses;
    is || measures || pays_rate(line.tree, verb, draft) || changes && LEXICON.causing.contains(form.as_str())
}

/// How many words the figure may stand behind the verb that measures.
const NEAR: usize = 10;

/// Whether a verb only belongs to a noun before it: "the quarter ended June 30", "the price paid for corn".
fn is_inserted(tree: &Tree<'_>, verb: usize) -> bool {
    let period = verb.checked_sub(1).is_some_and(|noun| PERIODS.contains(&tree.lemma(noun)));
    let participle = || tree.token(verb).features.has("VerbForm", "Part") && tree.child(verb, "aux").is_none();
    let passive = || tree.child(verb, "aux:pass").is_some();
    period && tree.lemma(verb) == "end" || participle() && !passive()
}

/// Whether a number is none that people count things with: "6.9", "1,200", "3 mln".
pub fn is_large(draft: &Draft) -> bool {
    draft.scaled || draft.value.is_some_and(|value| value >= 1000.0 || value.fract() != 0.0)
}

/// The nearest predicate above a word.
pub fn governing_verb(tree: &Tree<'_>, word: usize) -> Option<usize> {
    tree.ancestors(word).take(SIGHT).find_map(|above| {
        let helped = || tree.child(above, "cop").or_else(|| tree.child(above, "aux")).is_some();
        let verbal = matches!(tree.upos(above), Upos::Verb | Upos::Auxiliary) || helped();
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
