//! Which event is the content of which: what is requested, threatened, promised, refused or denied.

use polybius_knowledge::codebook::Root;

use super::draft::Draft;
use super::scene::Scene;

/// For every draft the index of the draft that it is the content of.
pub(super) fn contents(scene: &Scene<'_>, drafts: &[Draft<'_>]) -> Vec<Option<usize>> {
    drafts.iter().map(|draft| container(scene, draft, drafts)).collect()
}

/// The nearest act of words above, when the draft stands in its content.
fn container(scene: &Scene<'_>, draft: &Draft<'_>, drafts: &[Draft<'_>]) -> Option<usize> {
    let mut below = draft.carrier;
    for above in scene.tree.ancestors(draft.carrier) {
        if scene.tree.is(below, "conj") {
            below = above;
            continue;
        }
        let holder = drafts.iter().position(|other| other.carrier == above && other.word != draft.word);
        if let Some(index) = holder {
            return (is_act_of_words(&drafts[index]) && is_content(scene, below)).then_some(index);
        }
        if !is_content(scene, below) {
            return None;
        }
        below = above;
    }
    None
}

/// "Tents given to Arl by Bor were handed over": that they were given tells again what the verb tells of them.
pub(super) fn is_told_again(scene: &Scene<'_>, draft: &Draft<'_>, drafts: &[Draft<'_>]) -> bool {
    let tree = scene.tree;
    let given = tree.head(draft.carrier).filter(|_| draft.root() == Some(Root::Aid) && tree.is(draft.carrier, "acl"));
    let hands_over = |other: &Draft<'_>, thing: usize| {
        other.root() == draft.root() && other.carrier != draft.carrier && other.frame.objects.contains(&thing)
    };
    given.is_some_and(|thing| drafts.iter().any(|other| hands_over(other, thing)))
}

fn is_act_of_words(draft: &Draft<'_>) -> bool {
    matches!(
        draft.root(),
        Some(Root::Request | Root::Threaten | Root::Agree | Root::Reject | Root::Accuse | Root::Support)
    )
}

fn is_content(scene: &Scene<'_>, word: usize) -> bool {
    let tree = scene.tree;
    tree.is_any(word, &["xcomp", "ccomp", "obj", "obl", "nmod", "acl", "conj", "nsubj:pass"])
        && !tree.is(word, "acl:relcl")
        || tree.is(word, "advcl")
            && tree.child(word, "mark").is_some_and(|mark| matches!(tree.form(mark), "of" | "to" | "for"))
}
