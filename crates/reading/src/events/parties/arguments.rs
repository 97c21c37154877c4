//! The parties among the arguments that the role head gives to a verb: asked where the grammar has found nobody.

use polybius_language::Upos;

use super::phrase::{is_pronoun, is_resolved};
use crate::events::scene::Scene;
use crate::events::words::{is_nominal, preposition, with_conjuncts};

/// Those who do what the verb at `word` says.
pub(in crate::events) fn agents(scene: &Scene<'_>, word: usize) -> Vec<usize> {
    parties_as(scene, word, "ARG0", |_| true)
}

/// Those to whom the verb at `word` does it. What stands behind other prepositions is a place or a purpose.
pub(super) fn undergoers(scene: &Scene<'_>, word: usize) -> Vec<usize> {
    let tree = scene.tree;
    let reached = |case: String| matches!(&*case, "with" | "to" | "against" | "on");
    let undergoes = |head| preposition(tree, head).is_none_or(reached) && tree.child(head, "cop").is_none();
    parties_as(scene, word, "ARG1", undergoes)
}

/// The parties that fill a role of the verb, with what is joined to them.
fn parties_as(scene: &Scene<'_>, word: usize, role: &str, accepts: impl Fn(usize) -> bool) -> Vec<usize> {
    let tree = scene.tree;
    let is_verb = tree.upos(word) == Upos::Verb;
    let predicate = tree.sentence().predicates.iter().find(|predicate| is_verb && predicate.token == word);
    let arguments = predicate.into_iter().flat_map(|predicate| &predicate.arguments);
    let arguments = arguments.filter(|argument| argument.role.name() == role);
    let heads = arguments.filter_map(|argument| scene.top_of(argument.tokens.clone()));
    let known = |head: usize| !is_pronoun(scene, head) || is_resolved(scene, head);
    let parties = heads.filter(|head| is_nominal(tree, *head) && scene.is_party(*head) && known(*head));
    parties.filter(|head| accepts(*head)).flat_map(|head| with_conjuncts(tree, head)).collect()
}
