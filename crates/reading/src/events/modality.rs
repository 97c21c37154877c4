//! Whether an event is told as fact, plan, possibility, condition, request or habit, and whether it is denied.
//!
//! # What it finds
//! Auxiliaries ("may", "will"), negation ("not", "no", "without"), conditions ("if"), and the words above: "plans to",
//! "failed to", "called for", "denied". "Did not … until May" tells that it happened in May; "used drones to …" and
//! "relied on troops to …" tell what was done by such means.
//!
//! # When it does not
//! What stands above a statement's content says who tells it, not whether it is so: "he said that" changes nothing. What
//! a verb is done for or with ("took advantage of the lull for its operations") is not the content of what governs it.
//!
//! # Source
//! `data/codebook/operators.tsv`.

use polybius_knowledge::codebook::{Control, Effect, Root};
use polybius_language::Upos;

use super::draft::Draft;
use super::frame::is_infinitive;
use super::scene::Scene;
use super::words::{in_set, is_answered, is_nominal, lemma, preposition};
use crate::account::{Modality, Polarity};

/// How far above the trigger words are looked at.
const REACH: usize = 6;

/// How an event is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Telling {
    pub(super) modality: Modality,
    pub(super) polarity: Polarity,
}

/// How the text tells the event: its light verb carries tense and negation, its noun may have a "no" of its own.
pub(super) fn of_draft(scene: &Scene<'_>, draft: &Draft<'_>) -> Telling {
    let mut telling = of(scene, draft.carrier);
    if draft.carrier != draft.word {
        telling.apply_own(scene, draft.word);
    }
    if telling.modality == Modality::Planned
        && let Some(deed) = voiced_by(scene, draft)
    {
        telling.modality = of(scene, deed).modality;
    }
    if telling.modality == Modality::Planned && is_announced_arrest(scene, draft) {
        telling.modality = Modality::Actual;
    }
    let is_planned = |deed: usize| of(scene, deed).modality == Modality::Planned;
    if telling.modality == Modality::Actual && accompanied(scene, draft).is_some_and(is_planned) {
        telling.modality = Modality::Planned;
    }
    if depends_on_condition(scene, draft.carrier) && matches!(telling.modality, Modality::Planned | Modality::Possible)
    {
        telling.modality = Modality::Conditional;
    }
    let is_open =
        || is_questioned(scene, draft.carrier) || telling.polarity == Polarity::Affirmed && is_any(scene, draft);
    if telling.modality == Modality::Actual && is_open() {
        telling.modality = Modality::Possible;
    }
    if happened_at_last(scene, draft.carrier) {
        telling.polarity = Polarity::Affirmed;
    }
    telling
}

/// "what about working with them?": a question tells nothing as so; but what it asks about more closely it takes for granted:
/// "where did the raid in which two were killed take place?", "why did they attack?"
fn is_questioned(scene: &Scene<'_>, word: usize) -> bool {
    let tree = scene.tree;
    let asks = tree.len().checked_sub(1).is_some_and(|last| tree.form(last) == "?");
    let leads = |start: usize| matches!(&*tree.form(start).to_lowercase(), "where" | "when" | "why" | "who" | "how");
    let is_inside = || {
        let chain = std::iter::once(word).chain(tree.ancestors(word));
        chain.into_iter().any(|part| tree.is(part, "acl:relcl"))
    };
    asks && !is_inside() && !(0..tree.len().min(2)).any(leads)
}

/// "blocked the road to protest", "marched to demand a better deal": what is voiced is voiced by the deed above.
fn voiced_by(scene: &Scene<'_>, draft: &Draft<'_>) -> Option<usize> {
    let (tree, verb) = (scene.tree, draft.carrier);
    let voices = matches!(draft.root(), Some(Root::Accuse | Root::Protest | Root::Request | Root::Support));
    // "met him to discuss the pact"
    let talks = |above: &usize| draft.root() == Some(Root::Consult) && in_set(tree, *above, "talking");
    let above = tree.head(verb).filter(|above| is_purpose(scene, verb) && (voices || talks(above)))?;
    // "plans to protest" is no deed, "the march to demand it" is one.
    let by_verb = tree.is(verb, "advcl") && tree.upos(above) == Upos::Verb;
    let by_noun = tree.is(verb, "acl") && ["protest", "attack"].iter().any(|set| in_set(tree, above, set));
    (by_verb || by_noun).then_some(above)
}

/// "will meet him for talks", "will lead a delegation on a visit", "will march, protesting": what goes along with a deed is as
/// real as that.
fn accompanied(scene: &Scene<'_>, draft: &Draft<'_>) -> Option<usize> {
    let (tree, word) = (scene.tree, draft.word);
    let above = tree.head(word).filter(|above| tree.upos(*above) == Upos::Verb)?;
    let within = |case: String| matches!(&*case, "for" | "on" | "during");
    let talks =
        draft.root() == Some(Root::Consult) && tree.is(word, "obl") && preposition(tree, word).is_some_and(within);
    let along = tree.is(word, "advcl") && tree.form(word).ends_with("ing") && tree.child(word, "mark").is_none();
    (talks || along && tree.child(word, "aux").is_none()).then_some(above)
}

/// "the police announced the arrest of two men": they are arrested.
fn is_announced_arrest(scene: &Scene<'_>, draft: &Draft<'_>) -> bool {
    let tree = scene.tree;
    let above = tree.head(draft.word).filter(|_| tree.is_any(draft.word, &["obj", "nsubj:pass"]));
    draft.root() == Some(Root::Coerce) && above.is_some_and(|verb| lemma(tree, verb) == "announce")
}

/// "will answer any attack": none is told to have been.
fn is_any(scene: &Scene<'_>, draft: &Draft<'_>) -> bool {
    let tree = scene.tree;
    is_nominal(tree, draft.word) && tree.children_by(draft.word, "det").any(|det| tree.lemma(det) == "any")
}

/// "did not receive tanks until May": it happened then. Of the future it is not told so: "will not talk until …".
fn happened_at_last(scene: &Scene<'_>, verb: usize) -> bool {
    let tree = scene.tree;
    let is_past = tree.children_by(verb, "aux").chain(tree.children_by(verb, "aux:pass")).any(|aux| {
        matches!(&*tree.form(aux).to_lowercase(), "did" | "didn" | "was" | "were" | "wasn" | "weren" | "had" | "hadn")
    });
    let until = |case: Option<String>| case.is_some_and(|case| matches!(&*case, "until" | "till"));
    is_past
        && tree.children_by(verb, "advmod").any(|child| is_negation(scene, child))
        && tree.children(verb).iter().any(|child| {
            tree.is(*child, "obl") && until(preposition(tree, *child))
                || tree.is(*child, "advcl") && until(tree.child(*child, "mark").map(|mark| lemma(tree, mark)))
        })
}

/// "If the strike goes on, the company will close the plant": what is planned or possible hangs on a condition.
fn depends_on_condition(scene: &Scene<'_>, verb: usize) -> bool {
    let tree = scene.tree;
    let is_condition = |clause: usize| {
        let mark = tree.child(clause, "mark").map(|mark| lemma(tree, mark));
        mark.is_some_and(|mark| matches!(&*mark, "if" | "unless" | "provided" | "providing"))
    };
    let chain = std::iter::once(verb).chain(
        tree.ancestors(verb)
            .take(REACH)
            .zip(std::iter::once(verb).chain(tree.ancestors(verb)))
            .map_while(|(above, below)| tree.is_any(below, &["conj", "xcomp"]).then_some(above)),
    );
    chain.into_iter().any(|word| tree.children_by(word, "advcl").any(is_condition))
}

/// "once arrested he will explain", "will not end until he mediates": what has to happen before something that is to come.
fn awaits(scene: &Scene<'_>, clause: usize, mark: &str) -> bool {
    let tree = scene.tree;
    let to_come = |verb: usize| {
        let future = |aux: usize| {
            matches!(
                &*tree.form(aux).to_lowercase(),
                "will" | "wo" | "shall" | "must" | "'ll" | "can" | "ca" | "cannot"
            )
        };
        tree.children_by(verb, "aux").any(future)
    };
    matches!(mark, "once" | "until" | "till" | "unless")
        && tree.is(clause, "advcl")
        && std::iter::once(clause).chain(tree.ancestors(clause)).take(3).skip(1).any(to_come)
}

/// "a meeting later this month", "talks next week", "a vote tomorrow": a day to come, whichever it is.
fn is_to_come(scene: &Scene<'_>, time: usize) -> bool {
    let tree = scene.tree;
    let says = |word: usize, forms: &[&str]| forms.contains(&&*tree.form(word).to_lowercase());
    let later = |child: usize| says(child, &["later"]) && says(child + 1, &["this", "today", "in"]);
    let ahead = |child: &usize| says(*child, &["next", "coming"]) || later(*child);
    scene.is_time(time) && (says(time, &["tomorrow"]) || tree.children(time).iter().any(ahead))
}

/// How the text tells what the word names.
fn of(scene: &Scene<'_>, word: usize) -> Telling {
    let mut telling = Telling { modality: Modality::Actual, polarity: Polarity::Affirmed };
    telling.apply_own(scene, word);
    let mut below = word;
    for _ in 0..REACH {
        let Some(above) = scene.tree.head(below) else { break };
        if !telling.apply_above(scene, below, above) {
            break;
        }
        below = above;
    }
    telling
}

impl Telling {
    fn apply(&mut self, effect: Effect) {
        let modality = match effect {
            Effect::Actual => return,
            Effect::Negated => {
                self.polarity = Polarity::Negated;
                return;
            }
            Effect::Planned => Modality::Planned,
            Effect::Possible => Modality::Possible,
            Effect::Requested => Modality::Requested,
            Effect::Conditional => Modality::Conditional,
        };
        // "called on them to go out to help": what is asked for is more than a purpose.
        let is_asked = modality == Modality::Requested && self.modality == Modality::Planned;
        if self.modality == Modality::Actual || is_asked {
            self.modality = modality;
        }
    }

    /// What hangs on the word itself.
    fn apply_own(&mut self, scene: &Scene<'_>, word: usize) {
        let tree = scene.tree;
        for child in tree.children(word).iter().copied() {
            let name = lemma(tree, child);
            if is_negation(scene, child) || is_denied_part(scene, child) {
                self.polarity = Polarity::Negated;
            } else if tree.is(child, "aux") {
                // Past "would" and "could" keep their own entries; "will" may be lemmatised from "would".
                let form = tree.form(child).to_lowercase();
                let entry = scene.book.operator("aux", &form).or_else(|| scene.book.operator("aux", &name));
                // "said it would": the future as seen from then.
                if form == "used" {
                    self.modality = Modality::PastHabit;
                }
                let future = form == "would" && tree.is(word, "ccomp");
                entry.into_iter().for_each(|operator| {
                    self.apply(if future { Effect::Planned } else { operator.effect });
                });
            } else if tree.is(child, "mark") && matches!(&*name, "if" | "whether") && is_asked(scene, word) {
                // "it is not known if": a question and no condition.
                self.apply(Effect::Possible);
            } else if tree.is(child, "mark") {
                scene.book.operator("mark", &name).into_iter().for_each(|operator| self.apply(operator.effect));
                if awaits(scene, word, &name) {
                    self.apply(Effect::Conditional);
                }
                if matches!(&*name, "without" | "instead") {
                    self.polarity = Polarity::Negated;
                }
            } else if tree.is(child, "amod") {
                self.apply_adjective(&name);
            } else if is_nominal(tree, word) && is_to_come(scene, child) {
                self.apply(Effect::Planned);
            }
        }
    }

    /// "a planned visit", "a possible strike".
    fn apply_adjective(&mut self, name: &str) {
        match name {
            "planned" | "plan" | "upcoming" | "scheduled" | "forthcoming" | "proposed" | "future" | "coming"
            | "impending" | "intended" | "next" => self.apply(Effect::Planned),
            "possible" | "potential" | "alleged" | "suspected" | "likely" | "probable" | "prospective" => {
                self.apply(Effect::Possible);
            }
            _ => {}
        }
    }

    /// What the word above does to the one below; whether to look further up.
    fn apply_above(&mut self, scene: &Scene<'_>, below: usize, above: usize) -> bool {
        let tree = scene.tree;
        if tree.is(below, "conj") {
            self.apply_shared_auxiliaries(scene, below, above);
            return true;
        }
        if is_done_by_none(scene, below, above) || is_denied_subject(scene, below, above) {
            self.polarity = Polarity::Negated;
        }
        if is_habit(scene, below, above) {
            self.modality = Modality::PastHabit;
            return false;
        }
        if is_done_by_using(scene, below, above) {
            self.apply_own(scene, above);
            return true;
        }
        // "the first head of state to visit": who is counted among those who do it has done it.
        let counted = |part: usize| matches!(&*lemma(tree, part), "first" | "last" | "only" | "second" | "third");
        if tree.is(below, "acl") && tree.children_by(above, "amod").any(counted) {
            return false;
        }
        if is_purpose(scene, below) {
            self.apply_operator_or(scene, below, above, Effect::Planned);
            return tree.is_any(below, &["xcomp", "acl"]);
        }
        let depends = tree.is_any(below, &["xcomp", "ccomp", "obj", "acl", "advcl", "csubj", "nsubj:pass"])
            || tree.is_any(below, &["nmod", "obl"]) && is_nominal(tree, below)
            || tree.is(below, "nsubj");
        if !depends || tree.is(below, "acl:relcl") {
            return false;
        }
        self.apply_governor(scene, below, above)
    }

    /// "will attack and occupy": auxiliaries stand with the first verb.
    fn apply_shared_auxiliaries(&mut self, scene: &Scene<'_>, below: usize, above: usize) {
        if scene.tree.child(below, "aux").is_none() && scene.tree.child(below, "nsubj").is_none() {
            let before = self.polarity;
            self.apply_own(scene, above);
            if scene.tree.upos(below) == Upos::Verb && scene.tree.child(above, "aux").is_none() {
                self.polarity = before;
            }
        }
    }

    fn apply_operator_or(&mut self, scene: &Scene<'_>, below: usize, above: usize, otherwise: Effect) {
        let is_own = scene.tree.is_any(below, &["xcomp", "ccomp", "acl"]);
        let is_denied = scene.tree.children(above).iter().any(|child| is_negation(scene, *child));
        match operator_of(scene, above) {
            // "was going to be fired", "if he was not going to": what stands with "going" stands with the verb.
            _ if is_own && scene.tree.form(above) == "going" && lemma(scene.tree, above) == "go" => {
                self.apply_own(scene, above);
                self.apply(Effect::Planned);
            }
            // "will have to consult the states"
            None if is_own && !is_denied && lemma(scene.tree, above) == "have" => self.apply_own(scene, above),
            // "have not had to sign it"
            None if is_own && is_denied && matches!(&*lemma(scene.tree, above), "have" | "need") => {
                self.polarity = Polarity::Negated;
            }
            Some(effect) if is_own || controls_object(scene, above) => self.apply_content(scene, below, above, effect),
            _ if scene.tree.is(below, "advcl") => self.apply(otherwise),
            _ if scene.tree.is(below, "acl") => self.apply(otherwise),
            _ => {}
        }
    }

    /// What a word does to its content, itself denied or not.
    fn apply_content(&mut self, scene: &Scene<'_>, below: usize, above: usize, effect: Effect) {
        let is_denied = scene.tree.children(above).iter().any(|child| is_negation(scene, *child));
        // "they were able to free them": they did.
        let past = |cop: usize| matches!(&*scene.tree.form(cop).to_lowercase(), "was" | "were");
        if !is_denied && lemma(scene.tree, above) == "able" && scene.tree.child(above, "cop").is_some_and(past) {
            return;
        }
        let is_content = scene.tree.is_any(below, &["xcomp", "acl", "advcl"]);
        if !is_denied || !is_content && effect != Effect::Negated {
            self.apply(effect);
        } else if effect != Effect::Negated {
            // "has not been able to protect them", "has no plan to strike"; but what cannot be stopped goes on.
            self.apply(effect);
            self.polarity = Polarity::Negated;
        }
    }

    /// What the governing word says of its content. A noun as subject or adjunct is not its content.
    fn apply_governor(&mut self, scene: &Scene<'_>, below: usize, above: usize) -> bool {
        let tree = scene.tree;
        // "the plan proposed by Norland": a participle is not what the noun plans.
        let is_finished = tree.is(below, "acl") && tree.child(below, "mark").is_none();
        let is_content = tree.is_any(below, &["xcomp", "obj", "nsubj:pass", "ccomp"])
            || tree.is(below, "acl") && !is_finished
            || tree.is_any(below, &["nmod", "obl"]) && content_preposition(scene, below)
            || tree.is(below, "advcl") && (content_preposition(scene, below) || is_marked_by(scene, below, "on"));
        let undone = || preposition(tree, below).is_some_and(|case| matches!(&*case, "without" | "instead"));
        if tree.is(below, "obl") && undone() {
            self.polarity = Polarity::Negated;
        }
        // "was not aware of any talks", "unaware of any talks"
        let is_any = tree.children_by(below, "det").any(|det| lemma(tree, det) == "any");
        if is_any && matches!(&*lemma(tree, above), "unaware" | "ignorant" | "lack") {
            self.polarity = Polarity::Negated;
        }
        // "does not have the slightest chance to"
        let is_hope = tree.is(below, "obj") && tree.upos(below) == Upos::Noun && operator_of(scene, below).is_some();
        if (is_any || is_hope) && tree.children(above).iter().any(|child| is_negation(scene, *child)) {
            self.polarity = Polarity::Negated;
        }
        if is_content && let Some(effect) = operator_of(scene, above) {
            // "rejected a plea", "denied the charges": they were made all the same.
            if effect == Effect::Negated && is_answered(tree, below) {
                return false;
            }
            let spares_clause = tree.is(below, "ccomp")
                && (effect == Effect::Planned || effect == Effect::Requested && is_indicative(scene, below));
            if !spares_clause {
                self.apply_content(scene, below, above, effect);
            }
        }
        if is_wanted(scene, below, above) {
            self.apply(Effect::Possible);
        }
        let is_plain = operator_of(scene, above).is_none();
        let sets = scene.book.sets();
        let carries = |name: &str| sets.holds("light", name) || sets.holds("phase", name) || sets.holds("using", name);
        // "an effort to resolve the talks", "agreed to halt fighting": it is there.
        let is_given = tree.is(below, "obj")
            && is_plain
            && tree.upos(above) == Upos::Verb
            && (tree.child(below, "det").is_some_and(|det| lemma(tree, det) == "the")
                || tree.child(below, "nmod:poss").is_some()
                || in_set(tree, above, "ending"))
            && !carries(&lemma(tree, above));
        let is_aside = tree.is(below, "obl") && is_plain || is_given;
        // Above a clause that is told by somebody nothing changes what is told; above an infinitive or a noun it does.
        is_content && !is_aside && !tree.is(below, "ccomp")
    }
}

/// "used drones to attack the port": the infinitive tells what the means were used for, and that it was done.
fn is_done_by_using(scene: &Scene<'_>, below: usize, above: usize) -> bool {
    let tree = scene.tree;
    let has_means = || tree.children(above).iter().any(|child| tree.is_any(*child, &["obj", "obl"]) && *child < below);
    tree.is_any(below, &["advcl", "xcomp"]) && is_purpose(scene, below) && in_set(tree, above, "using") && has_means()
}

/// "Talks are essential": events in general, without an article, that somebody holds to be needed.
fn is_wanted(scene: &Scene<'_>, below: usize, above: usize) -> bool {
    let tree = scene.tree;
    let is_definite = |noun: usize| tree.child(noun, "det").is_some() || tree.child(noun, "nmod:poss").is_some();
    tree.is(below, "nsubj")
        && tree.upos(below) == Upos::Noun
        && !is_definite(below)
        && tree.child(above, "cop").is_some_and(|cop| matches!(tree.form(cop), "are" | "is" | "remain" | "remains"))
        && in_set(tree, above, "wanted")
}

/// "suggests that Norland has sold …", not "suggests that Norland sell …": told as so, not asked for.
fn is_indicative(scene: &Scene<'_>, clause: usize) -> bool {
    let tree = scene.tree;
    let features = &tree.token(clause).features;
    let past =
        features.has("Tense", "Past") && features.has("VerbForm", "Fin") && tree.form(clause) != tree.lemma(clause);
    let finite = past || features.has("Person", "3") && tree.form(clause).ends_with('s');
    let helped = tree.children_by(clause, "aux").chain(tree.children_by(clause, "cop")).any(|aux| {
        matches!(tree.lemma(aux), "have" | "be") && !tree.form(aux).eq_ignore_ascii_case("be")
            || matches!(tree.lemma(aux), "do" | "will" | "would" | "can" | "could" | "may" | "might")
    });
    finite || helped
}

fn is_negation(scene: &Scene<'_>, child: usize) -> bool {
    let tree = scene.tree;
    let name = lemma(tree, child);
    match &*name {
        // "asked them not to attack": it belongs to the infinitive, wherever the parser hangs it.
        "not" if tree.head(child).is_some_and(|head| head < child) => {
            tree.is(child, "advmod") && child + 1 < tree.len() && !matches!(tree.form(child + 1), "to" | "only")
        }
        // "not only due to the attacks": they are not denied.
        "not" if child + 1 < tree.len() && tree.form(child + 1) == "only" => false,
        "not" | "n't" | "never" => tree.is(child, "advmod"),
        "no" | "neither" => tree.is_any(child, &["det", "cc:preconj"]),
        _ => false,
    }
}

/// "no soldier was killed", "not a single person was hurt", "attacked nobody": a subject or object that denies the whole.
fn is_denied_part(scene: &Scene<'_>, part: usize) -> bool {
    let tree = scene.tree;
    if !tree.is_any(part, &["nsubj", "nsubj:pass", "obj"]) {
        return false;
    }
    let none = matches!(&*lemma(tree, part), "nobody" | "none" | "nothing" | "neither");
    let only = |word: usize| word + 1 < part && tree.lemma(word + 1) == "only";
    let denies = |word: usize| is_negation(scene, word) && !only(word);
    let inner = || tree.children(part).iter().filter(|child| tree.is_any(**child, &["amod", "det", "nummod"]));
    none || tree.children(part).iter().any(|child| denies(*child))
        || inner().any(|child| tree.children(*child).iter().any(|word| denies(*word)))
}

/// "none of the ships is known to have been hit": the subject of the verb above denies the infinitive.
fn is_done_by_none(scene: &Scene<'_>, below: usize, above: usize) -> bool {
    let tree = scene.tree;
    let is_none = |subject: usize| matches!(&*lemma(tree, subject), "none" | "nobody" | "neither");
    let infinitive = tree.is_any(below, &["xcomp", "advcl"]) && is_infinitive(scene, below);
    infinitive && ["nsubj", "nsubj:pass"].iter().any(|role| tree.child(above, role).is_some_and(is_none))
}

/// "it is not our policy to take hostages": what is said not to be.
fn is_denied_subject(scene: &Scene<'_>, below: usize, above: usize) -> bool {
    let tree = scene.tree;
    let said_of_it = tree.is(below, "csubj") || tree.is(below, "acl") && tree.child(above, "expl").is_some();
    said_of_it
        && tree.child(above, "cop").is_some()
        && tree.children(above).iter().any(|child| is_negation(scene, *child))
}

/// "it is not known if", "asked whether": the clause is what is asked and no condition.
fn is_asked(scene: &Scene<'_>, clause: usize) -> bool {
    let tree = scene.tree;
    let above = tree.head(clause).filter(|above| *above < clause);
    tree.is(clause, "ccomp") || above.is_some_and(|above| tree.is(clause, "advcl") && in_set(tree, above, "asked"))
}

fn is_purpose(scene: &Scene<'_>, word: usize) -> bool {
    scene.tree.upos(word) == Upos::Verb && is_infinitive(scene, word) && !scene.tree.is(word, "ccomp")
}

fn content_preposition(scene: &Scene<'_>, word: usize) -> bool {
    let tree = scene.tree;
    let case = preposition(tree, word).or_else(|| tree.child(word, "mark").map(|mark| lemma(tree, mark)));
    case.is_some_and(|case| matches!(&*case, "for" | "of" | "from" | "against" | "into"))
}

fn is_marked_by(scene: &Scene<'_>, clause: usize, case: &str) -> bool {
    scene.tree.child(clause, "mark").is_some_and(|mark| lemma(scene.tree, mark) == case)
}

fn operator_of(scene: &Scene<'_>, word: usize) -> Option<Effect> {
    let part = part_of(scene, word)?;
    scene.book.operator(part, &lemma(scene.tree, word)).map(|operator| operator.effect)
}

fn controls_object(scene: &Scene<'_>, word: usize) -> bool {
    part_of(scene, word)
        .and_then(|part| scene.book.operator(part, &lemma(scene.tree, word)))
        .is_some_and(|operator| operator.control == Control::Object)
}

fn part_of(scene: &Scene<'_>, word: usize) -> Option<&'static str> {
    match scene.tree.upos(word) {
        Upos::Verb | Upos::Auxiliary => Some("v"),
        Upos::Noun => Some("n"),
        Upos::Adjective => Some("a"),
        _ => None,
    }
}

/// "used to": not "used a ladder to".
fn is_habit(scene: &Scene<'_>, below: usize, above: usize) -> bool {
    let tree = scene.tree;
    tree.is_any(below, &["xcomp", "advcl"])
        && tree.form(above).eq_ignore_ascii_case("used")
        && tree.child(above, "obj").is_none()
        && tree.child(above, "aux").is_none()
        && is_infinitive(scene, below)
}
