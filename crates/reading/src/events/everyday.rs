//! Verbs of the codebook that mean no event with the parties they have: business, laws, accidents, words to the press.

use polybius_knowledge::codebook::{Root, TriggerKind};
use polybius_text::EntityKind;

use super::frame::{Frame, is_armed};
use super::parties;
use super::scene::Scene;
use super::standing::{are_business, are_press, is_in_power};
use super::words::{self, in_set, lemma};

/// Whether the words mean no event with such parties, whatever the pattern says.
pub(super) fn means_nothing(
    scene: &Scene<'_>,
    word: usize,
    root: Root,
    doers: &[usize],
    sources: &[usize],
    targets: &[usize],
) -> bool {
    let verb = lemma(scene.tree, word);
    let is_man = |source: usize| scene.kind(source) == Some(EntityKind::Person);
    let is_thing = |source: &usize| {
        let unknown = scene.entity(*source).is_some_and(|entity| entity.kind == EntityKind::Other);
        unknown || !scene.is_party(*source)
    };
    match (root, &*verb) {
        // "these efforts allow us to": what makes something possible concedes nothing; leave is given by those in power.
        (Root::Concede, "allow" | "enable" | "permit" | "let") if !sources.is_empty() => {
            sources.iter().all(is_thing) || !sources.iter().any(|source| is_in_power(scene, *source))
        }
        // "the fund finances the unit", "the losses forced the company": aid and force are of states, movements and people.
        (Root::Aid | Root::Coerce, _) if are_business(scene, targets) && !targets.is_empty() => {
            !sources.iter().any(|source| is_in_power(scene, *source) || scene.is_person(*source))
        }
        // "barring surprises": no verb but a preposition.
        (Root::Coerce, "bar") if scene.tree.form(word).eq_ignore_ascii_case("barring") => targets.is_empty(),
        // "was forced to delay it": where nobody forces, circumstances do.
        (Root::Coerce, "force" | "compel" | "oblige") if sources.is_empty() => true,
        // "the decision forced it to look elsewhere": nobody forces.
        (Root::Coerce, "force" | "compel" | "oblige" | "drive") => {
            sources.iter().all(|source| !scene.is_party(*source) && words::is_abstract(scene.tree, *source))
        }
        // "warned that a weaker krone could cost jobs": a forecast threatens nobody.
        (Root::Threaten, "warn") => targets.is_empty() || is_forecast(scene, word, targets),
        // "resigned as president of the company": only who was in power gives it up.
        (Root::Concede, "resign" | "retire" | "step") => {
            !sources.iter().chain(targets).any(|party| is_in_power(scene, *party))
        }
        // "speaking to reporters", "told the agency": words to the press tell whom they are from.
        (Root::Consult, _) | (Root::Request, "tell") if are_press(scene, targets) => true,
        // "Arl joined Karsk Metals": business of companies and their staff.
        (Root::Support, "join") if !sources.is_empty() && sources.iter().all(|source| is_man(*source)) => {
            are_business(scene, targets)
        }
        // "the law demands that", "the settlement calls for": what is laid down is no request.
        (Root::Request, _) if doers.iter().any(|doer| is_law(scene, *doer)) => true,
        _ => parties::are_abstract(scene, sources, root),
    }
}

/// Whether a warning only tells in its content whom it concerns, and that content is no deed of the codebook.
fn is_forecast(scene: &Scene<'_>, word: usize, targets: &[usize]) -> bool {
    let tree = scene.tree;
    let content = tree.children_by(word, "ccomp").next();
    content.is_some_and(|clause| {
        let is_deed = scene.book.knows(TriggerKind::Verb, &lemma(tree, clause));
        let inside = |target: &usize| tree.ancestors(*target).any(|above| above == clause);
        !is_deed && targets.iter().all(inside)
    })
}

fn is_law(scene: &Scene<'_>, doer: usize) -> bool {
    in_set(scene.tree, doer, "agreement")
        || matches!(&*lemma(scene.tree, doer), "law" | "constitution" | "rule" | "regulation" | "statute" | "situation")
}

/// "killed by floods", "killed or injured in the crash of an airliner": harm that nobody does.
pub(super) fn is_disaster(scene: &Scene<'_>, verb: usize, frame: &Frame<'_>) -> bool {
    let first = scene.tree.head(verb).filter(|first| scene.tree.is(verb, "conj") && in_set(scene.tree, *first, "harm"));
    is_done_by_disaster(scene, verb, frame)
        || first.is_some_and(|first| is_done_by_disaster(scene, first, &Frame::of_verb(scene, first)))
}

fn is_done_by_disaster(scene: &Scene<'_>, verb: usize, frame: &Frame<'_>) -> bool {
    let behind = frame.prepositions.iter().filter(|(case, _)| matches!(&**case, "in" | "by" | "from" | "when"));
    // "was hurt when the plane crashed"
    let when = scene.tree.children_by(verb, "advcl").filter(|clause| {
        scene
            .tree
            .child(*clause, "mark")
            .or_else(|| scene.tree.child(*clause, "advmod"))
            .is_some_and(|mark| matches!(scene.tree.lemma(mark), "when" | "as" | "after"))
    });
    let mut named = frame.doers.iter().copied().chain(behind.map(|(_, word)| *word)).chain(when);
    // "an explosion in a factory": an accident as far as nobody says otherwise.
    let at_work = |blast: usize| {
        let names = matches!(&*lemma(scene.tree, blast), "explosion" | "blast" | "fire");
        names && scene.tree.children_by(blast, "nmod").any(|place| in_set(scene.tree, place, "works"))
    };
    // "a container ship struck the bridge"; but a truck with explosives is no traffic.
    let with_arms = |doer| scene.tree.subtree_where(doer, |_| true).into_iter().any(|word| is_armed(scene, word));
    let is_traffic = |doer: &usize| scene.kind(*doer) == Some(EntityKind::Vehicle) && !with_arms(*doer);
    let by_traffic = !frame.doers.is_empty() && frame.doers.iter().all(is_traffic) && !in_set(scene.tree, verb, "harm");
    by_traffic || named.any(|word| in_set(scene.tree, word, "disaster") || at_work(word))
}
