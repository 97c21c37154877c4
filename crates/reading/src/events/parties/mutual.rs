//! What parties do with each other: each is source and target.

use polybius_knowledge::codebook::Root;
use polybius_language::Upos;

use crate::events::draft::{Code, Draft};
use crate::events::frame::is_infinitive;
use crate::events::scene::Scene;
use crate::events::words::{in_set, lemma};

/// "The two ministers met", "Ruritania and Marchland signed a treaty", "talks between them": each is source and target.
pub(in crate::events) fn make_mutual(scene: &Scene<'_>, draft: &mut Draft<'_>) {
    let fights = in_set(scene.tree, draft.word, "fighting");
    let mutual = matches!(draft.root(), Some(Root::Consult | Root::Cooperate | Root::Agree))
        || draft
            .code
            .as_ref()
            .is_some_and(|code| matches!(&*code.cameo, "057" | "050" | "0871") || &*code.cameo == "190" && fights);
    // "the government and the army are willing to fight": not with each other.
    let is_ready = scene.tree.upos(draft.word) == Upos::Adjective || fights && is_infinitive(scene, draft.word);
    if !mutual || is_ready || is_deal_with_another(scene, draft) {
        return;
    }
    let between: Vec<usize> = draft.frame.slot("between").into_iter().filter(|word| scene.is_party(*word)).collect();
    let between = if let [only] = between[..] { with_inner_conjuncts(scene, only) } else { between };
    let meeting_of = draft.root() == Some(Root::Consult)
        && draft.sources.is_empty()
        && draft.targets.iter().all(|target| draft.frame.slot("of").contains(target));
    if meeting_of {
        // "a meeting of the ministers": they meet each other.
        draft.sources.clone_from(&draft.targets);
    } else if draft.sources.is_empty() && (between.len() > 1 || between.iter().any(|party| is_plural(scene, *party))) {
        draft.sources.clone_from(&between);
        draft.targets = between;
    } else if draft.sources.len() > 1
        && (is_signing(scene, draft) || !draft.targets.iter().any(|target| scene.is_party(*target)))
    {
        draft.targets.clone_from(&draft.sources);
        // Those who agree with each other have an agreement; those who agree to do something may agree with others.
        if draft.root() == Some(Root::Agree) && draft.frame.slot("inf").is_empty() {
            draft.code = Some(Code::plain(Root::Support, "057"));
        }
    }
}

/// "Arl and Bor signed a deal on Norlandic goods": they sign with each other, whatever it is about.
fn is_signing(scene: &Scene<'_>, draft: &Draft<'_>) -> bool {
    let on_paper = draft.frame.objects.iter().any(|object| in_set(scene.tree, *object, "agreement"));
    let with_another = ["with", "between"].iter().any(|slot| !draft.frame.slot(slot).is_empty());
    let signs = matches!(&*lemma(scene.tree, draft.carrier), "sign" | "reach" | "conclude");
    signs && on_paper && !with_another
}

/// "two banks agreed to buy the notes": they deal with somebody else, told or not.
fn is_deal_with_another(scene: &Scene<'_>, draft: &Draft<'_>) -> bool {
    let deals = |clause: &usize| in_set(scene.tree, *clause, "transfers") || in_set(scene.tree, *clause, "dealing");
    draft.root() == Some(Root::Agree) && draft.frame.slot("inf").iter().any(deals)
}

/// "between the two ministers"
fn is_plural(scene: &Scene<'_>, party: usize) -> bool {
    scene.tree.token(party).features.has("Number", "Plur")
}

/// "between the office of the president and the rebels": the parser may join the rebels to the president.
fn with_inner_conjuncts(scene: &Scene<'_>, party: usize) -> Vec<usize> {
    let tree = scene.tree;
    let inner = tree.subtree_where(party, |child| tree.is_any(child, &["nmod", "conj", "appos", "flat"]));
    let joined = inner.into_iter().filter(|word| *word > party && tree.is(*word, "conj") && scene.is_party(*word));
    std::iter::once(party).chain(joined).collect()
}
