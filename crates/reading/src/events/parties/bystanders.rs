//! Who stands near a deed and is no target of it: owners of words and fates, victims of what is blamed, agents, places.

use polybius_knowledge::codebook::Root;
use polybius_text::EntityKind;

use super::phrase::{DEPTH, is_land};
use crate::events::frame::Frame;
use crate::events::scene::Scene;
use crate::events::words::{self, in_set, preposition};

/// "repeated their call": whose the call is calls.
pub(super) fn owns_words(scene: &Scene<'_>, party: usize) -> bool {
    let owned = scene.tree.head(party).filter(|_| scene.tree.is(party, "nmod:poss"));
    owned.is_some_and(|noun| words::is_answered(scene.tree, noun))
}

/// "asked for the soldier's extradition", "fight against the extradition of smugglers to Norland": whose fate it is, and where
/// they are brought, is not dealt with.
pub(super) fn owns_fate(scene: &Scene<'_>, party: usize) -> bool {
    let tree = scene.tree;
    let party = tree.head(party).filter(|_| tree.is(party, "conj")).unwrap_or(party);
    let of = tree.is(party, "nmod:poss") || preposition(tree, party).is_some_and(|case| matches!(&*case, "of" | "to"));
    tree.head(party).is_some_and(|noun| of && in_set(tree, noun, "fate"))
}

/// "put up barricades with the cooperation of the townsfolk": whoever helps does it too.
pub(super) fn is_helper(scene: &Scene<'_>, party: usize) -> bool {
    let tree = scene.tree;
    let chain = std::iter::once(party).chain(tree.ancestors(party)).take(DEPTH + 1);
    let is_help = |word: usize| {
        let case = preposition(tree, word);
        in_set(tree, word, "helping") && case.is_some_and(|case| matches!(&*case, "with" | "without"))
    };
    chain.filter_map(|word| tree.head(word).filter(|_| tree.is_any(word, &["nmod", "nmod:poss", "conj"]))).any(is_help)
}

/// "a meeting in Lune", "the talks taking place at the palace": where parties deal with each other.
pub(super) fn is_located(scene: &Scene<'_>, party: usize, root: Root) -> bool {
    let kind = scene.kind(party);
    let place = matches!(kind, Some(EntityKind::Place | EntityKind::Facility));
    // "a settlement in the country" is asked of nobody there, but "backed elections in Norland" is done for Norland.
    let talks = matches!(root, Root::Consult | Root::Request);
    let country = talks && (kind == Some(EntityKind::Country) || in_set(scene.tree, party, "land"));
    let case = preposition(scene.tree, party);
    case.is_some_and(|case| match &*case {
        "in" | "near" | "inside" | "outside" => place || country,
        "at" | "on" => place,
        _ => false,
    })
}

/// "the monks from the academy", "pylons in Lune": where those who are struck come from or stand is not struck.
pub(super) fn is_aside(scene: &Scene<'_>, frame: &Frame<'_>, party: usize) -> bool {
    let tree = scene.tree;
    let is_object = |word: usize| frame.objects.contains(&word);
    let struck = |word: usize| {
        let filler = frame.prepositions.iter().any(|(_, own)| *own == word);
        is_object(word) || filler && !tree.head(word).is_some_and(is_object)
    };
    let chain = std::iter::once(party).chain(tree.ancestors(party)).take(DEPTH + 1).take_while(|word| !struck(*word));
    let land = is_land(scene, party);
    let from = |word: usize| {
        let aside =
            |case: &str| matches!(case, "from" | "for" | "with" | "about") || land && matches!(case, "in" | "at");
        tree.is(word, "nmod") && preposition(tree, word).is_some_and(|case| aside(&case))
    };
    chain.into_iter().any(from)
}

/// "condemned the murder of the priest", "the army's intervention against the people": whoever suffers it is not condemned.
pub(super) fn is_victim(scene: &Scene<'_>, party: usize) -> bool {
    let tree = scene.tree;
    let up = || std::iter::once(party).chain(tree.ancestors(party).take(DEPTH + 1));
    let violence = |noun: usize| in_set(tree, noun, "attack");
    let does = |child: &usize| {
        tree.is(*child, "nmod:poss") || preposition(tree, *child).is_some_and(|case| matches!(&*case, "of" | "by"))
    };
    let is_done_by_another =
        |deed: usize| tree.children(deed).iter().any(|child| does(child) && *child != party && scene.is_party(*child));
    let borne = |word: usize| {
        let Some(deed) = tree.head(word) else { return false };
        let case = preposition(tree, word);
        let case = case.as_deref().filter(|_| tree.is(word, "nmod"));
        let suffered = case == Some("of") || tree.is_any(word, &["nmod:poss", "compound"]);
        words::is_suffered(tree, deed) && suffered
            || violence(deed) && matches!(case, Some("against" | "on" | "upon"))
            // "his accusations against the mayor" are the blame itself.
            || case == Some("against") && !words::is_answered(tree, deed) && is_done_by_another(deed)
    };
    !is_agent(scene, party) && up().any(borne)
}

/// "the lifting of curbs by the allies": whoever stands behind "by" does something.
pub(super) fn is_agent(scene: &Scene<'_>, party: usize) -> bool {
    let tree = scene.tree;
    let first = std::iter::once(party).chain(tree.ancestors(party)).find(|word| !tree.is(*word, "conj"));
    first.is_some_and(|first| tree.is(first, "nmod") && preposition(tree, first).as_deref() == Some("by"))
}
