//! Who and what stands around a verb: its doers, its objects, its prepositions, wherever the grammar has put them.

use polybius_knowledge::codebook::{Control, Surroundings, TriggerKind};
use polybius_knowledge::{Reporting, WordClass};

use polybius_language::{Tree, Upos};
use polybius_text::EntityKind;

use super::scene::Scene;
use super::words::{in_set, is_nominal, is_passive, is_relative, lemma, preposition, with_conjuncts};

/// How far subjects are looked for above a verb.
pub(super) const REACH: usize = 8;

/// The surroundings of a trigger. All lists hold heads of phrases.
#[derive(Default)]
pub(super) struct Frame<'s> {
    scene: Option<&'s Scene<'s>>,
    /// Those that do it.
    pub(super) doers: Vec<usize>,
    /// What or whom it is done to.
    pub(super) objects: Vec<usize>,
    /// Indirect objects.
    pub(super) receivers: Vec<usize>,
    /// Prepositions with what stands behind them, also those that hang on the object.
    pub(super) prepositions: Vec<(String, usize)>,
    /// Particles of the verb.
    pub(super) particles: Vec<usize>,
    /// Heads of infinitives, content clauses and complements.
    pub(super) contents: Vec<usize>,
    /// Modifiers: of the object of a verb, of a noun itself.
    pub(super) modifiers: Vec<usize>,
    /// Possessors of a noun.
    pub(super) possessors: Vec<usize>,
}

impl<'s> Frame<'s> {
    /// The surroundings of a verb or of an adjective with its copula.
    pub(super) fn of_verb(scene: &'s Scene<'s>, verb: usize) -> Self {
        let tree = scene.tree;
        let mut frame = Self { scene: Some(scene), ..Self::default() };
        frame.doers = doers(scene, verb, REACH);
        frame.objects = objects(scene, verb, REACH);
        frame.receivers = tree.children_by(verb, "iobj").flat_map(|word| with_conjuncts(tree, word)).collect();
        // "promised us that": the parser may take whoever is told for the object.
        let clause = tree.children(verb).iter().any(|child| tree.is_any(*child, &["ccomp", "xcomp"]));
        let told = |object: &&usize| clause && tree.upos(**object) == Upos::Pronoun;
        let told: Vec<usize> = frame.objects.iter().filter(told).copied().collect();
        frame.receivers.extend(told);
        frame.particles = tree.children_by(verb, "compound:prt").collect();
        frame.add_prepositions(verb, &["obl", "nmod"]);
        frame.add_stolen(verb);
        frame.add_contents(verb);
        for object in frame.objects.clone() {
            // What hangs on a name belongs to it: "the Institute for …".
            if tree.upos(object) != Upos::ProperNoun {
                frame.add_prepositions(object, &["nmod"]);
            }
            frame.modifiers.extend(modifiers(scene, object));
            frame.contents.extend(tree.children_by(object, "acl").filter(|word| !tree.is(*word, "acl:relcl")));
        }
        frame.doers.retain(|doer| !frame.objects.contains(doer));
        frame
    }

    /// The surroundings of a noun that names an event.
    pub(super) fn of_noun(scene: &'s Scene<'s>, noun: usize) -> Self {
        let tree = scene.tree;
        let mut frame = Self { scene: Some(scene), ..Self::default() };
        frame.add_prepositions(noun, &["nmod", "obl"]);
        // "the kidnapping and killing of two priests": what hangs on the second belongs to both.
        if frame.prepositions.is_empty() {
            let is_deed = |second: &usize| scene.book.knows(TriggerKind::Noun, &lemma(tree, *second));
            let second = tree.children_by(noun, "conj").find(is_deed);
            second.into_iter().for_each(|second| frame.add_prepositions(second, &["nmod"]));
        }
        frame.modifiers = modifiers(scene, noun).collect();
        frame.possessors = tree.children_by(noun, "nmod:poss").flat_map(|word| with_conjuncts(tree, word)).collect();
        let contents = tree.children_by(noun, "acl").filter(|word| !tree.is(*word, "acl:relcl"));
        frame.contents.extend(contents.filter(|word| !is_set_off(scene, *word)));
        frame
    }

    pub(super) fn add_prepositions(&mut self, word: usize, relations: &[&str]) {
        let Some(scene) = self.scene else { return };
        let tree = scene.tree;
        for child in tree.children(word).iter().copied() {
            if tree.is_any(child, relations) && !tree.is(child, "nmod:poss") {
                let Some(case) = preposition(tree, child) else { continue };
                // "according to" leads who says it, not who takes part.
                if case.starts_with("accord") {
                    continue;
                }
                self.prepositions.extend(with_conjuncts(tree, child).into_iter().map(|part| (case.clone(), part)));
            }
        }
    }

    /// "took part in attacks against the towers", "damage caused by an attack at the offices": the parser may hang on the verb
    /// what the noun governs. Only "against" reaches over other words.
    pub(super) fn add_prepositions_behind(&mut self, noun: usize, verb: usize) {
        let Some(scene) = self.scene else { return };
        let tree = scene.tree;
        for word in tree.children_by(verb, "obl").filter(|word| *word > noun) {
            let Some(case) = tree.child(word, "case") else { continue };
            let next = case == noun + 1 && matches!(tree.lemma(case), "on" | "at");
            if next || tree.lemma(case) == "against" {
                let case = lemma(tree, case);
                self.prepositions.extend(with_conjuncts(tree, word).into_iter().map(|part| (case.clone(), part)));
            }
        }
    }

    /// "approved the shipment of tents to Norland, marking a step": the parser may hang what stands before a participle on
    /// it.
    fn add_stolen(&mut self, verb: usize) {
        let Some(scene) = self.scene else { return };
        let tree = scene.tree;
        for participle in tree.children_by(verb, "advcl").filter(|clause| *clause > verb) {
            for word in tree.children_by(participle, "obl").filter(|word| (verb..participle).contains(word)) {
                let comma = (word + 1..participle).any(|between| tree.form(between) == ",");
                let case = preposition(tree, word).filter(|_| comma && tree.child(participle, "mark").is_none());
                self.prepositions.extend(case.map(|case| (case, word)));
            }
        }
    }

    fn add_contents(&mut self, verb: usize) {
        let Some(scene) = self.scene else { return };
        let tree = scene.tree;
        for child in tree.children(verb).iter().copied() {
            let case = tree.child(child, "mark").map(|mark| lemma(tree, mark));
            if tree.is_any(child, &["xcomp", "ccomp"]) {
                self.contents.push(child);
            } else if tree.is(child, "advcl") {
                match case.as_deref() {
                    Some("to") => self.contents.push(child),
                    Some(
                        case @ ("of" | "from" | "for" | "against" | "into" | "with" | "on" | "by" | "at" | "over"),
                    ) => {
                        self.prepositions.push((case.to_owned(), child));
                    }
                    _ => {}
                }
            }
        }
    }

    /// The words that fill a slot.
    pub(super) fn slot(&self, slot: &str) -> Vec<usize> {
        match slot {
            "subj" => self.doers.clone(),
            "obj" => self.objects.clone(),
            "iobj" => self.receivers.clone(),
            "prt" => self.particles.clone(),
            "x" => self.contents.clone(),
            "inf" => self.infinitives(),
            "mod" => self.modifiers.clone(),
            "poss" => self.possessors.clone(),
            case => self.prepositions.iter().filter(|(own, _)| own == case).map(|(_, word)| *word).collect(),
        }
    }

    fn infinitives(&self) -> Vec<usize> {
        let tree = self.scene().tree;
        let is_open = |word: &usize| tree.is(*word, "xcomp") || is_infinitive(self.scene(), *word);
        self.contents.iter().copied().filter(is_open).collect()
    }

    fn scene(&self) -> &'s Scene<'s> {
        self.scene.expect("a frame is built from a scene")
    }
}

impl Surroundings for Frame<'_> {
    fn is_filled(&self, slot: &str) -> bool {
        self.slot(slot).iter().any(|word| !self.scene().is_time(*word))
    }

    fn has_party(&self, slot: &str) -> bool {
        let scene = self.scene();
        // Who acts and who is acted on directly must be parties themselves: nobody meets "objectives of the firm".
        match slot {
            "subj" | "obj" | "iobj" => self.slot(slot).iter().any(|word| scene.is_party(*word)),
            _ => self.slot(slot).iter().any(|word| has_party_inside(scene, *word)),
        }
    }

    fn has_word(&self, slot: &str, accept: &dyn Fn(&str) -> bool) -> bool {
        self.slot(slot).iter().any(|word| bag(self.scene(), *word, slot).iter().any(|lemma| accept(lemma)))
    }
}

/// The lemmas by which a filler is known: its head, its compound parts, and what it is a quantity or series of.
fn bag(scene: &Scene<'_>, word: usize, slot: &str) -> Vec<String> {
    let tree = scene.tree;
    let mut lemmas = vec![lemma(tree, word), tree.form(word).to_lowercase()];
    if is_armed(scene, word) {
        lemmas.push("weapon".to_owned());
    }
    if matches!(slot, "prt" | "x" | "inf" | "mod" | "poss") {
        return lemmas;
    }
    lemmas.extend(modifiers(scene, word).map(|part| lemma(tree, part)));
    let inner = tree.children_by(word, "nmod").filter(|child| preposition(tree, *child).as_deref() == Some("of"));
    lemmas.extend(inner.map(|part| lemma(tree, part)));
    lemmas
}

/// Whether the word stands for a weapon or for a vehicle that armed forces have.
pub(super) fn is_armed(scene: &Scene<'_>, word: usize) -> bool {
    let class = scene.entity(word).map(|entity| entity.class.as_ref().unwrap_or(&entity.name).to_lowercase());
    match scene.kind(word) {
        Some(EntityKind::Weapon) => true,
        Some(EntityKind::Vehicle) => class.is_none_or(|class| !scene.book.sets().holds("civil-vehicle", &class)),
        _ => false,
    }
}

/// Whether the noun phrase is or names a party somewhere near its head.
pub(super) fn has_party_inside(scene: &Scene<'_>, word: usize) -> bool {
    scene.is_party(word)
        || scene.tree.children(word).iter().any(|child| {
            scene.tree.is_any(*child, &["nmod", "compound", "amod", "conj", "flat"])
                && scene.tree.upos(*child) != Upos::Pronoun
                && scene.is_party(*child)
        })
}

fn modifiers<'s>(scene: &'s Scene<'_>, noun: usize) -> impl Iterator<Item = usize> + 's {
    let tree = scene.tree;
    tree.children(noun).iter().copied().filter(move |child| tree.is_any(*child, &["compound", "amod"]))
}

/// Those that do what the verb says: its subject, its agent, or whoever the grammar makes its understood subject.
fn doers(scene: &Scene<'_>, verb: usize, reach: usize) -> Vec<usize> {
    let tree = scene.tree;
    if is_passive(tree, verb) {
        return agents(scene, verb);
    }
    match subject(scene, verb) {
        Some(subject) => with_antecedent(scene, verb, subject),
        None => understood(scene, verb, reach),
    }
}

/// The subject next to the verb: what stands further off is a dateline or a topic.
fn subject(scene: &Scene<'_>, verb: usize) -> Option<usize> {
    let tree = scene.tree;
    let above = tree.head(verb).filter(|head| scene.is_dateline(*head));
    let subjects = [Some(verb), above].into_iter().flatten().flat_map(|word| tree.children_by(word, "nsubj"));
    let nearest = subjects.min_by_key(|subject| subject.abs_diff(verb)).or_else(|| misplaced_subject(scene, verb))?;
    if scene.is_dateline(nearest) { behind_dateline(scene, verb, nearest) } else { Some(nearest) }
}

/// "Arl said Bor must go": the parser may hang a clause's subject on the verb of saying before it; or on something behind
/// the verb: "Arl and Co is holding talks, a company spokesman said".
fn misplaced_subject(scene: &Scene<'_>, verb: usize) -> Option<usize> {
    let tree = scene.tree;
    let helper = tree.children_by(verb, "aux").min().filter(|helper| *helper > 0 && *helper < verb);
    let before = helper.map(|helper| helper - 1).filter(|word| is_nominal(tree, *word) && scene.is_party(*word));
    if let Some(subject) = before.filter(|word| tree.head(*word).is_some_and(|head| head > verb)) {
        return Some(subject);
    }
    let head = tree.head(verb).filter(|_| tree.is(verb, "ccomp"))?;
    tree.children_by(head, "nsubj").find(|subject| (head..verb).contains(subject))
}

/// The parser may hang the true subject on the dateline.
fn behind_dateline(scene: &Scene<'_>, verb: usize, place: usize) -> Option<usize> {
    let tree = scene.tree;
    let below = tree.subtree_where(place, |child| !tree.is_any(child, &["nmod", "acl", "punct", "compound"]));
    below.into_iter().find(|word| !scene.is_dateline(*word) && *word < verb && is_nominal(tree, *word))
}

/// "by …" of a passive; a gerund is no agent.
fn agents(scene: &Scene<'_>, verb: usize) -> Vec<usize> {
    let tree = scene.tree;
    // "demanded from the government by the bishops": the parser may call both agents.
    let is_agent = |child: usize| {
        let case = preposition(tree, child);
        tree.is(child, "obl:agent") && case.as_deref() != Some("from")
            || tree.is(child, "obl") && case.as_deref() == Some("by")
    };
    // "arrested and tortured by the police": the agent of the last is that of all.
    let own = |other: usize| tree.child(other, "nsubj:pass").or_else(|| tree.child(other, "nsubj")).is_some();
    let shared = tree.children_by(verb, "conj").filter(|other| is_passive(tree, *other) && !own(*other));
    let agents = [verb].into_iter().chain(shared).flat_map(|verb| tree.children(verb).iter().copied());
    let agents = agents.filter(|child| is_agent(*child) && !scene.is_time(*child));
    // "kidnapped over two weeks by gunmen": the parser may hang them on the time.
    let times = tree.children(verb).iter().copied().filter(|child| scene.is_time(*child));
    let late = times.flat_map(|time| tree.children_by(time, "nmod"));
    let late = late.filter(|word| preposition(tree, *word).as_deref() == Some("by") && scene.is_party(*word));
    agents.chain(late).flat_map(|agent| with_conjuncts(tree, agent)).collect()
}

/// A relative pronoun gives way to the noun it stands for; anything else comes with what is joined to it.
fn with_antecedent(scene: &Scene<'_>, verb: usize, word: usize) -> Vec<usize> {
    let tree = scene.tree;
    let mut clause = first_of_conjuncts(scene, verb);
    // "requirements which it failed to meet": the pronoun's clause is that of the verb above.
    while tree.is(clause, "xcomp")
        && let Some(above) = tree.head(clause).filter(|above| word < *above)
    {
        clause = first_of_conjuncts(scene, above);
    }
    match tree.head(clause) {
        Some(noun) if tree.is(clause, "acl") && is_relative(tree, word) => {
            let other = person_before(scene, noun, word).or_else(|| deed_before(scene, verb, noun, word));
            with_conjuncts(tree, other.unwrap_or(noun))
        }
        _ => with_conjuncts(tree, counted_of(tree, word)),
    }
}

/// "an incident involving the president, who accused …", "a visit to Norland of the envoy, who met …": "who" stands for
/// somebody and no place, wherever the clause hangs.
fn person_before(scene: &Scene<'_>, noun: usize, pronoun: usize) -> Option<usize> {
    let is_land = matches!(scene.kind(noun), Some(EntityKind::Country | EntityKind::Place | EntityKind::Facility));
    let personal = matches!(&*lemma(scene.tree, pronoun), "who" | "whom") && (is_land || !scene.is_party(noun));
    let named = |word: &usize| {
        is_nominal(scene.tree, *word) && if is_land { scene.is_person(*word) } else { scene.is_party(*word) }
    };
    (noun + 1..pronoun).rev().find(named).filter(|_| personal)
}

/// "attacks against a union, which killed nine": the attacks killed them and not those who were attacked.
fn deed_before(scene: &Scene<'_>, verb: usize, noun: usize, pronoun: usize) -> Option<usize> {
    let sets = scene.book.sets();
    let harms = matches!(&*lemma(scene.tree, verb), "kill" | "injure" | "wound" | "destroy" | "damage" | "leave");
    let impersonal = matches!(&*lemma(scene.tree, pronoun), "which" | "that") && harms;
    let deed = |word: &usize| sets.holds("attack", &lemma(scene.tree, *word)) && is_nominal(scene.tree, *word);
    scene.tree.ancestors(noun).take(2).filter(|_| impersonal).find(deed)
}

/// "some of the commanders": the commanders.
fn counted_of(tree: &Tree<'_>, word: usize) -> usize {
    let one = tree.form(word).eq_ignore_ascii_case("one");
    let counts = matches!(tree.upos(word), Upos::Determiner | Upos::Adjective) && !is_nominal(tree, word) || one;
    let of = |child: &usize| preposition(tree, *child).as_deref() == Some("of");
    tree.children_by(word, "nmod").find(of).filter(|_| counts).unwrap_or(word)
}

/// The first of the clauses that are joined to this one.
fn first_of_conjuncts(scene: &Scene<'_>, mut clause: usize) -> usize {
    for above in scene.tree.ancestors(clause) {
        if !scene.tree.is(clause, "conj") {
            break;
        }
        clause = above;
    }
    clause
}

/// The subject that a verb without one of its own is understood to have.
fn understood(scene: &Scene<'_>, verb: usize, reach: usize) -> Vec<usize> {
    let tree = scene.tree;
    let (Some(head), Some(reach)) = (tree.head(verb), reach.checked_sub(1)) else { return Vec::new() };
    if tree.is(verb, "acl:relcl") {
        return with_conjuncts(tree, head);
    }
    if tree.is(verb, "acl") {
        // "the intention of robbing them", "a plan to rob them"
        let is_content = is_infinitive(scene, verb) || tree.child(verb, "mark").is_some();
        // "attacked the positions of the brigade, killing one": whoever attacked did it.
        let set_off = verb > head + 1 && tree.form(verb - 1) == "," && tree.form(verb).ends_with("ing");
        let governor = tree.ancestors(head).take(4).find(|above| tree.upos(*above) == Upos::Verb);
        if let Some(governor) = governor.filter(|governor| set_off && !is_content && *governor < head) {
            return doers(scene, governor, reach);
        }
        return if is_content { holders(scene, head, reach) } else { with_conjuncts(tree, head) };
    }
    if !tree.is_any(verb, &["xcomp", "conj", "advcl"]) {
        return Vec::new();
    }
    if let Some(asked) = asked(scene, head, verb) {
        return with_conjuncts(tree, asked);
    }
    let controls = !tree.is(verb, "conj") && !is_aside(scene, verb, head) && controls_by_object(scene, head);
    let objects = objects(scene, head, reach);
    if (controls || is_passive(tree, head)) && !objects.is_empty() {
        return objects;
    }
    let shared = doers(scene, head, reach);
    let speaker = || speaker_above(scene, verb, head, reach);
    if shared.iter().any(|doer| scene.is_party(*doer)) { shared } else { speaker().unwrap_or(shared) }
}

/// "called him, discussing the pact", "ordered a retrial after siding with him", "called him to express concern": what is done
/// along with it, and why one calls, is done by the same.
fn is_aside(scene: &Scene<'_>, verb: usize, head: usize) -> bool {
    let calls = matches!(&*lemma(scene.tree, head), "call" | "phone" | "telephone" | "visit" | "meet");
    // "accuses Norland of sending them", "kept them from selling it": what the object does.
    let complements = |child: usize| matches!(scene.tree.lemma(child), "of" | "from" | "into");
    let along =
        scene.tree.form(verb).ends_with("ing") && !scene.tree.children(verb).iter().any(|child| complements(*child));
    scene.tree.is(verb, "advcl") && (calls || along)
}

/// "Norland said the reports were baseless, and warned Sudland": things warn nobody; the speaker does, though the parser
/// joins the second verb to what is said.
fn speaker_above(scene: &Scene<'_>, verb: usize, head: usize, reach: usize) -> Option<Vec<usize>> {
    let tree = scene.tree;
    let speaks = |word: usize| Reporting::embedded().get(WordClass::Verb, &lemma(tree, word)).is_some();
    let joined = tree.is(verb, "conj") && speaks(verb) && tree.is(head, "ccomp");
    let saying = tree.head(head).filter(|saying| joined && *saying < head && speaks(*saying))?;
    let speakers = doers(scene, saying, reach.checked_sub(1)?);
    speakers.iter().any(|speaker| scene.is_party(*speaker)).then_some(speakers)
}

/// "called on Norland to pay": who is asked stands behind a preposition.
fn asked(scene: &Scene<'_>, head: usize, verb: usize) -> Option<usize> {
    let tree = scene.tree;
    let asks = in_set(tree, head, "asking") && is_infinitive(scene, verb);
    let behind = |word: &usize| {
        let case = preposition(tree, *word);
        case.is_some_and(|case| matches!(&*case, "on" | "upon" | "to" | "for")) && scene.is_party(*word)
    };
    tree.children_by(head, "obl").filter(|_| asks).find(|word| (head..verb).contains(word) && behind(word))
}

/// "the delivery of tents, aimed at …": a clause behind a comma adds something and is no content of the noun.
fn is_set_off(scene: &Scene<'_>, clause: usize) -> bool {
    let tree = scene.tree;
    tree.children_by(clause, "punct").any(|mark| mark < clause && tree.form(mark) == ",")
}

fn controls_by_object(scene: &Scene<'_>, head: usize) -> bool {
    scene.book.operator("v", &lemma(scene.tree, head)).is_some_and(|operator| operator.control == Control::Object)
}

pub(super) fn is_infinitive(scene: &Scene<'_>, verb: usize) -> bool {
    // "dedicated years to investigating it" is no infinitive.
    let gerund = scene.tree.token(verb).features.has("VerbForm", "Ger") || scene.tree.form(verb).ends_with("ing");
    !gerund && scene.tree.children_by(verb, "mark").any(|mark| lemma(scene.tree, mark) == "to")
}

/// Whose plan, promise or refusal the noun is: its possessor, else the doer of the verb that governs it.
fn holders(scene: &Scene<'_>, noun: usize, reach: usize) -> Vec<usize> {
    let tree = scene.tree;
    let own: Vec<usize> = tree.children_by(noun, "nmod:poss").flat_map(|word| with_conjuncts(tree, word)).collect();
    if own.iter().any(|word| tree.upos(*word) != Upos::Pronoun) {
        return own;
    }
    if scene.is_party(noun) {
        return with_conjuncts(tree, noun);
    }
    // "a cell that was in charge of"
    if let Some(subject) = tree.child(noun, "nsubj").filter(|_| tree.child(noun, "cop").is_some()) {
        return with_antecedent(scene, noun, subject);
    }
    // "a Central Bank decision to", "the decision of the bank to"
    let of_it = |child: &usize| {
        let behind = || preposition(tree, *child).is_some_and(|case| matches!(&*case, "of" | "by"));
        tree.is_any(*child, &["compound", "amod"]) || tree.is(*child, "nmod") && behind()
    };
    let named = tree.children(noun).iter().copied().filter(of_it).find(|child| scene.is_party(*child));
    if let Some(holder) = named {
        return with_conjuncts(tree, holder);
    }
    // "discovered plans to murder the judges": whoever learns of a plan does not have it.
    let learns = scene.tree.head(noun).is_some_and(|verb| in_set(scene.tree, verb, "learning"));
    let above = if learns { Vec::new() } else { makers(scene, noun, reach) };
    if above.is_empty() { own } else { above }
}

/// Those who do what the noun is the object of: who passes a resolution, sends a letter, makes an offer.
pub(super) fn makers(scene: &Scene<'_>, noun: usize, reach: usize) -> Vec<usize> {
    match (scene.tree.head(noun), reach.checked_sub(1)) {
        (Some(verb), Some(reach)) if scene.tree.is_any(noun, &["obj", "obl"]) => doers(scene, verb, reach),
        // "a letter had been sent by the front, requesting"
        (Some(verb), Some(reach)) if scene.tree.is(noun, "nsubj:pass") => doers(scene, verb, reach),
        _ => Vec::new(),
    }
}

/// What or whom it is done to.
fn objects(scene: &Scene<'_>, verb: usize, reach: usize) -> Vec<usize> {
    let tree = scene.tree;
    let relation = if is_passive(tree, verb) { "nsubj:pass" } else { "obj" };
    let own = tree.child(verb, relation).or_else(|| {
        // The parser may leave the subtype away; the one who is asked to do something may be an indirect object.
        tree.child(verb, if relation == "obj" { "iobj" } else { "nsubj" })
    });
    match own {
        Some(object) => with_antecedent(scene, verb, object),
        None if relation == "nsubj:pass" => understood_patient(scene, verb, reach),
        None if fills_gap(scene, verb) => tree.head(verb).map_or(Vec::new(), |noun| vec![noun]),
        None => Vec::new(),
    }
}

/// The noun that a participle stands behind, or the patient that a passive shares with the verb above it.
fn understood_patient(scene: &Scene<'_>, verb: usize, reach: usize) -> Vec<usize> {
    let tree = scene.tree;
    let (Some(head), Some(reach)) = (tree.head(verb), reach.checked_sub(1)) else { return Vec::new() };
    if tree.is_any(verb, &["acl", "amod"]) && is_nominal(tree, head) {
        return with_conjuncts(tree, head);
    }
    if tree.is_any(verb, &["xcomp", "conj", "advcl"]) {
        let patients = objects(scene, head, reach);
        return if patients.is_empty() { doers(scene, head, reach) } else { patients };
    }
    Vec::new()
}

/// "the missiles they fired": a relative clause with a subject of its own, no object and no relative pronoun as subject.
fn fills_gap(scene: &Scene<'_>, verb: usize) -> bool {
    let tree = scene.tree;
    tree.is(verb, "acl:relcl")
        && tree.child(verb, "nsubj").is_some_and(|subject| !is_relative(tree, subject))
        && tree.child(verb, "ccomp").is_none()
        && tree.child(verb, "xcomp").is_none()
}
