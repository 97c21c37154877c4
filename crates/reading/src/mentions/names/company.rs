//! Companies that are called after two founders.

use polybius_language::Tree;
use polybius_text::EntityKind;

use super::spot::Found;
use crate::Context;

/// "Arlo and Benn PLC": two bodies side by side are one company when only the second has the form of a company and the report
/// never names the first without the second.
pub(super) fn join_founders(context: &Context<'_>, tree: &Tree<'_>, names: &mut Vec<Found<'_>>) {
    for index in (1..names.len()).rev() {
        if is_one(context, tree, &names[index - 1], &names[index]) {
            let second = names.remove(index);
            let first = &mut names[index - 1];
            first.words.end = second.words.end;
            first.confidence = first.confidence.min(second.confidence);
        }
    }
}

fn is_one(context: &Context<'_>, tree: &Tree<'_>, first: &Found<'_>, second: &Found<'_>) -> bool {
    let is_body = |name: &Found<'_>| name.kind == EntityKind::Organization && name.known.is_empty();
    let form =
        |name: &Found<'_>| context.knowledge.is_of_class("company_form", &tree.form(name.words.end - 1).to_lowercase());
    // The model may have taken "and" into the first.
    let with_and = first.words.len() > 1 && is_and(tree, first.words.end - 1);
    let joined = with_and && first.words.end == second.words.start
        || first.words.end + 1 == second.words.start && is_and(tree, first.words.end);
    joined && is_body(first) && is_body(second) && form(second) && !form(first) && !stands_alone(context, tree, first)
}

fn is_and(tree: &Tree<'_>, word: usize) -> bool {
    word < tree.len() && matches!(tree.form(word), "and" | "And" | "&")
}

/// Whether the report has the name's words without "and" behind them.
fn stands_alone(context: &Context<'_>, tree: &Tree<'_>, name: &Found<'_>) -> bool {
    let own = name.words.clone().filter(|word| !is_and(tree, *word));
    let own: Vec<&str> = own.map(|word| tree.form(word)).collect();
    context.trees.iter().any(|tree| {
        let starts = 0..(tree.len() + 1).saturating_sub(own.len());
        let is_here = |start: &usize| own.iter().enumerate().all(|(at, form)| tree.form(start + at) == *form);
        starts.filter(is_here).any(|start| !is_and(tree, start + own.len()))
    })
}
