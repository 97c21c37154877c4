//! Amounts of which only the verb says what they are: "earned 451 mln dlrs", "disbursed 3 mln dlrs".

use polybius_language::{Tree, Upos};
use polybius_text::Span;

use super::noun::is_amount;
use super::phrase::{ending, has_case};
use super::verb::up_to;
use crate::account::FigureKind;
use crate::figures::draft::Draft;
use crate::figures::lexicon::LEXICON;
use crate::words::Line;

/// Verbs that say nothing of what an amount is.
const LIGHT: [&str; 31] = [
    "be",
    "have",
    "do",
    "make",
    "take",
    "give",
    "include",
    "exclude",
    "contain",
    "cover",
    "total",
    "say",
    "report",
    "show",
    "see",
    "expect",
    "find",
    "reach",
    "exceed",
    "need",
    "want",
    "use",
    "go",
    "put",
    "set",
    "bring",
    "keep",
    "leave",
    "follow",
    "represent",
    "comprise",
];

/// "the bank earned 451 mln dlrs", "was losing 140,000 dlrs a quarter": no noun, the verb of paying itself says what the sum is.
pub fn earned(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let money = draft.kind == FigureKind::Money || draft.kind == FigureKind::Count && draft.scaled;
    let first = line.token(draft.pieces.start).filter(|_| money)?;
    let verb = (first.saturating_sub(3)..first).rev().find(|word| tree.upos(*word) == Upos::Verb)?;
    let pays = LEXICON.spending.contains_key(tree.form(verb).to_lowercase().as_str());
    // "sales earned 44 mln dlrs", "the dividend includes five cts": what the verb is told of is a sum itself.
    let sum = tree.child(verb, "nsubj").filter(|subject| is_amount(tree.form(*subject)));
    sum.map(|sum| ending(tree, sum)).or_else(|| alone(tree, verb)).filter(|_| pays)
}

/// "had disbursed 800,000 dlrs", "employs 17,000": any verb whose object an amount is.
pub fn acted(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    const MANY: f64 = 1000.0;
    let measured = match draft.kind {
        FigureKind::Count => draft.value.is_some_and(|value| value >= MANY),
        FigureKind::Money | FigureKind::Mass | FigureKind::Volume => true,
        _ => false,
    };
    let number = line.token(draft.number).filter(|_| measured)?;
    alone(line.tree, acting(line.tree, number)?)
}

/// A verb that says what an amount is.
fn alone(tree: &Tree<'_>, verb: usize) -> Option<Span> {
    (!LIGHT.contains(&tree.lemma(verb))).then(|| tree.span_between(verb..verb + 1))
}

/// The verb whose object an amount is: "had disbursed 800,000 dlrs", "borrow the equivalent of 9 mln dlrs".
fn acting(tree: &Tree<'_>, number: usize) -> Option<usize> {
    let part = |word: usize| tree.is_any(word, &["nummod", "compound"]);
    let total = |word: usize| {
        let whole = tree.head(word).filter(|_| tree.is(word, "nmod"));
        whole.is_some_and(|whole| matches!(tree.lemma(whole), "total" | "equivalent"))
    };
    let mut amount = number;
    while let Some(above) = tree.head(amount).filter(|_| part(amount) || total(amount)) {
        amount = above;
    }
    tree.head(amount).filter(|verb| tree.is_any(amount, &["obj", "nsubj:pass"]) && tree.upos(*verb) == Upos::Verb)
}

/// "the bank lost 900 mln dlrs": the bank is not measured; but "shares lost 3 dlrs".
pub fn loses_sum(tree: &Tree<'_>, verb: usize, draft: &Draft) -> bool {
    const LEAST_SUM: f64 = 10_000.0;
    draft.kind == FigureKind::Money
        && matches!(tree.lemma(verb), "lose" | "gain" | "earn" | "make" | "save")
        && draft.value.or(draft.low).is_none_or(|value| value >= LEAST_SUM)
}

/// "paying 10 pct", "carries a coupon of 8 pct": what pays it has that rate.
pub fn pays_rate(tree: &Tree<'_>, verb: usize, draft: &Draft) -> bool {
    draft.kind == FigureKind::Percent && matches!(tree.lemma(verb), "pay" | "carry" | "bear" | "offer")
}

/// "Lune was asking for 2 billion dlrs": the money for which someone asks measures no one.
pub fn asks_for(tree: &Tree<'_>, verb: usize, number: usize, draft: &Draft) -> bool {
    draft.kind == FigureKind::Money
        && matches!(tree.lemma(verb), "ask" | "apply" | "call" | "appeal" | "sue" | "look")
        && up_to(tree, number, verb).any(|word| has_case(tree, word, &["for"]))
}
