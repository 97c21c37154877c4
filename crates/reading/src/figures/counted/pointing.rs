//! Figures whose words point back to the text before: "They slipped 39 cts", "a further 4,000".

use polybius_language::Upos;

use super::verb::governing_verb;
use crate::account::FigureKind;
use crate::figures::draft::Draft;
use crate::figures::lexicon::LEXICON;
use crate::words::Line;

/// Whether a figure leaves to the text before what it is of.
pub fn points_back(line: &Line<'_>, draft: &Draft) -> bool {
    of_pronoun(line, draft) || of_rest(line, draft)
}

/// "They slipped 39 cts to 2.46 dlrs", "This compares with 2.6 mln", "it was projected at 937,163", "this was 5 pct up": whether the
/// subject points back to what was measured before.
fn of_pronoun(line: &Line<'_>, draft: &Draft) -> bool {
    let tree = line.tree;
    let subject = line.token(draft.number).and_then(|number| {
        let predicate =
            std::iter::once(number).chain(tree.head(number)).find(|word| tree.child(*word, "cop").is_some());
        if let Some(predicate) = predicate {
            return tree.child(predicate, "nsubj");
        }
        let verb = governing_verb(tree, number)?;
        let form = tree.form(verb).to_lowercase();
        let passive = tree.child(verb, "nsubj:pass").filter(|_| LEXICON.causing.contains(form.as_str()));
        passive.or_else(|| tree.child(verb, "nsubj").filter(|_| LEXICON.measuring.contains(form.as_str())))
    });
    subject.is_some_and(|subject| matches!(tree.lemma(subject), "it" | "they" | "this" | "that"))
}

/// "a further 4,000 would be eligible", "the remaining 500 mln yen", "top 52 dlrs", "three died elsewhere": whether the noun is
/// left out.
fn of_rest(line: &Line<'_>, draft: &Draft) -> bool {
    const REST: [&str; 6] = ["remaining", "further", "another", "other", "additional", "top"];
    let tree = line.tree;
    let is_subject = |number: usize| {
        let several = draft.kind == FigureKind::Count && draft.value.is_none_or(|value| value >= 2.0);
        let acts = number + 1 < tree.len() && matches!(tree.upos(number + 1), Upos::Verb | Upos::Auxiliary);
        several && acts && tree.is_any(number, &["nsubj", "nsubj:pass"])
    };
    // "we now have only two", "of the 41, 15 should be sold"
    let is_had = |number: usize| {
        let verb = tree.head(number).filter(|_| tree.is(number, "obj") && draft.kind == FigureKind::Count);
        verb.is_some_and(|verb| matches!(tree.lemma(verb), "have" | "get" | "need"))
    };
    let start = draft.pieces.start;
    let of_those = start >= 2 && line.reads(start - 2, &["of", "the"]) && line.is(draft.pieces.end, ",");
    line.any(start.wrapping_sub(1), &REST)
        || of_those
        || line.token(draft.number).is_some_and(|number| is_subject(number) || is_had(number))
}
