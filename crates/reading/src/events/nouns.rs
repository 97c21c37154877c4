//! Events that a noun names.
//!
//! # What it finds
//! Nouns of the codebook ("attack", "talks", "shipment of …") with at least one party at their side: a possessor, a
//! people's name before them, or a party behind "by", "of", "on", "against", "with", "between".
//!
//! # When it does not
//! Nouns that a verb's pattern has used up, nouns without any party, and nouns that stand for a class ("attack
//! helicopters").
//!
//! # Example
//! "The Ruritanian invasion of Marchland": ASSAULT by Ruritania on Marchland.
//!
//! # Source
//! `data/codebook/patterns.tsv`.

use polybius_knowledge::codebook::{Pattern, Root, TriggerKind};
use polybius_language::{Tree, Upos};

use super::draft::{Code, Draft};
use super::frame::Frame;
use super::parties::Slots;
use super::scene::Scene;
use super::standing::is_in_power;
use super::verbs::evidence;
use super::words::{in_set, lemma, preposition, with_conjuncts};
use super::{parties, words};

/// The rule that names events by nouns.
pub(super) const RULE: &str = "events/noun";

/// How much less sure a noun is than a verb.
const DOUBT: f32 = 0.85;

/// The events that the sentence's nouns name, beside those of its verbs.
pub(super) fn find<'s>(scene: &'s Scene<'s>, verbs: &[Draft<'s>]) -> Vec<Draft<'s>> {
    let used = |word: usize| verbs.iter().any(|draft| draft.word == word || draft.consumed.contains(&word));
    (0..scene.tree.len()).filter(|word| !used(*word)).filter_map(|word| draft(scene, word)).collect()
}

fn draft<'s>(scene: &'s Scene<'s>, word: usize) -> Option<Draft<'s>> {
    let tree = scene.tree;
    if tree.upos(word) != Upos::Noun || tree.is_any(word, &["compound", "amod", "flat"]) {
        return None;
    }
    let name = lemma(tree, word);
    // "the talk at the congress" is chatter, "constitutes an attack on" a judgement.
    let chatter = name == "talk" && tree.form(word).eq_ignore_ascii_case("talk");
    let likened = tree.head(word).is_some_and(|verb| {
        tree.is(word, "obj") && matches!(&*lemma(tree, verb), "constitute" | "represent" | "resemble" | "mean")
    });
    if chatter || likened || !scene.book.knows(TriggerKind::Noun, &name) {
        return None;
    }
    let mut frame = Frame::of_noun(scene, word);
    // "talks began between Norland and Sudland": the parser hangs the parties on the verb that says that they began.
    let phase = tree.head(word).filter(|_| tree.is_any(word, &["nsubj", "nsubj:pass"]));
    if let Some(verb) = phase.filter(|verb| is_phase(scene, *verb)) {
        frame.add_prepositions(verb, &["obl"]);
    }
    if let Some(verb) = tree.head(word).filter(|verb| tree.upos(*verb) == Upos::Verb) {
        frame.add_prepositions_behind(word, verb);
    }
    let pattern = scene.book.look_up(TriggerKind::Noun, &name, &frame).into_iter().next()?;
    coded(scene, word, frame, pattern)
}

/// Whether a verb only says that something begins, goes on or ends.
fn is_phase(scene: &Scene<'_>, verb: usize) -> bool {
    let (sets, name) = (scene.book.sets(), lemma(scene.tree, verb));
    sets.holds("phase", &name) || sets.holds("light", &name) || matches!(&*name, "occur" | "happen" | "go")
}

fn coded<'s>(scene: &'s Scene<'s>, word: usize, frame: Frame<'s>, pattern: &Pattern) -> Option<Draft<'s>> {
    let code = Code::of(pattern)?;
    if matches!(code.root, Root::Agree | Root::Support) && is_topic(scene.tree, word) {
        return None;
    }
    let slots = Slots::of(scene, pattern, code.root);
    let mut sources = sources(scene, word, &frame, &slots, code.root);
    let mut targets = parties::targets(scene, word, &frame, &slots, &sources);
    targets.retain(|target| !sources.contains(target));
    if code.root == Root::Assault && targets.is_empty() {
        let harmed = || harmed_in(scene, word, &sources).or_else(|| harmed_by_clause(scene, word));
        targets = suffering(scene, word).or_else(harmed).unwrap_or_default();
        // "the Port Lune attack" struck the port.
        let struck = |source: &usize| is_place_before(scene, *source) || is_victim(scene, word, *source);
        targets.extend(sources.iter().copied().filter(struck));
        sources.retain(|source| !struck(source));
    }
    if code.root == Root::Consult {
        // "the Lune meeting" is held there.
        sources.retain(|source| !is_place_before(scene, *source));
    }
    if !sources.iter().chain(&targets).any(|party| scene.is_party(*party)) {
        return None;
    }
    let consumed = pattern.worded_slots().flat_map(|slot| frame.slot(slot)).collect();
    let fights = code.root == Root::Assault && in_set(scene.tree, word, "fighting");
    if sources.is_empty() {
        sources = match code.root {
            Root::Protest => taking_part(scene, word),
            Root::Consult | Root::Cooperate => attending(scene, word, &targets),
            _ if fights => attending(scene, word, &targets),
            _ => sources,
        };
    }
    let mut draft = Draft {
        word,
        carrier: word,
        frame,
        code: Some(code),
        sources,
        targets,
        consumed,
        rule: RULE,
        evidence: evidence(pattern) * DOUBT,
    };
    parties::make_mutual(scene, &mut draft);
    Some(draft)
}

/// "Arl spoke after talks with Bor", "Arl returned at the end of a visit to Bor", "two rebels died in a clash with the army":
/// whoever does or suffers something around talks or a fight was there.
fn attending(scene: &Scene<'_>, word: usize, others: &[usize]) -> Vec<usize> {
    const AROUND: [&str; 12] =
        ["after", "during", "before", "following", "follow", "for", "in", "at", "on", "due", "from", "of"];
    let tree = scene.tree;
    // "the possibility of talks between Arl and Bor": both are told.
    let between = |party: &usize| preposition(tree, *party).as_deref() == Some("between");
    let are_between = others.len() > 1 && others.iter().any(between);
    if others.is_empty() || are_between || !preposition(tree, word).is_some_and(|case| AROUND.contains(&&*case)) {
        return Vec::new();
    }
    let nominal = |word: &usize| tree.is_any(*word, &["nmod", "obl", "obj"]);
    let way = std::iter::once(word).chain(tree.ancestors(word)).take_while(nominal).take(3);
    let is_there = |above: &usize| tree.upos(*above) == Upos::Verb || lemma(tree, *above) == "present";
    let verb = way.filter_map(|word| tree.head(word)).find(is_there);
    let there = verb.map_or(Vec::new(), |verb| {
        let frame = Frame::of_verb(scene, verb);
        if words::is_passive(tree, verb) { frame.objects } else { frame.doers }
    });
    there.into_iter().filter(|party| scene.is_party(*party) && !others.contains(party)).collect()
}

/// "farmers took part in a demonstration", "workers walked out in protest": those who are in it.
fn taking_part(scene: &Scene<'_>, word: usize) -> Vec<usize> {
    let tree = scene.tree;
    let within = preposition(tree, word).as_deref() == Some("in") || tree.is(word, "obj");
    let above = tree.head(word).filter(|_| within);
    // "took part": the parser may hang the protest on the part.
    let part = above.filter(|noun| tree.lemma(*noun) == "part").and_then(|part| tree.head(part));
    let verb = part.or(above).filter(|verb| tree.upos(*verb) == Upos::Verb);
    let bare = tree.child(word, "det").is_none() && preposition(tree, word).as_deref() == Some("in");
    let takes = |verb: &usize| {
        bare || in_set(tree, *verb, "participating")
            || tree.child(*verb, "obj").is_some_and(|part| tree.lemma(part) == "part")
    };
    let there = verb.filter(takes).map_or(Vec::new(), |verb| Frame::of_verb(scene, verb).doers);
    parties::sources(scene, &there).into_iter().filter(|party| scene.is_party(*party)).collect()
}

/// "a soldier was killed during the attack", "killed ten in their offensive": those who are harmed in it.
fn harmed_in(scene: &Scene<'_>, word: usize, sources: &[usize]) -> Option<Vec<usize>> {
    let tree = scene.tree;
    let within = preposition(tree, word).is_some_and(|case| matches!(&*case, "in" | "during"));
    let verb = tree.head(word).filter(|verb| within && in_set(tree, *verb, "harm"))?;
    let harmed = Frame::of_verb(scene, verb).objects;
    let harmed: Vec<usize> =
        harmed.into_iter().filter(|party| scene.is_party(*party) && !sources.contains(party)).collect();
    (!harmed.is_empty()).then_some(harmed)
}

/// "the attack in which 20 people were killed": those who are harmed by what the clause tells.
pub(super) fn harmed_by_clause(scene: &Scene<'_>, word: usize) -> Option<Vec<usize>> {
    let tree = scene.tree;
    let mut clauses = tree.children_by(word, "acl");
    let verb = clauses.find(|verb| in_set(tree, *verb, "harm") && words::is_passive(tree, *verb))?;
    let objects = Frame::of_verb(scene, verb).objects;
    let harmed: Vec<usize> = objects.into_iter().filter(|party| *party != word && scene.is_party(*party)).collect();
    (!harmed.is_empty()).then_some(harmed)
}

/// "Norland has been the target of attacks", "suffered an attack": what is said to suffer them.
fn suffering(scene: &Scene<'_>, word: usize) -> Option<Vec<usize>> {
    let tree = scene.tree;
    let verb = tree.head(word).filter(|verb| tree.is(word, "obj") && in_set(tree, *verb, "suffering"));
    if let Some(verb) = verb {
        let bearers = Frame::of_verb(scene, verb).doers;
        return Some(bearers.into_iter().filter(|bearer| scene.is_party(*bearer)).collect());
    }
    let role = tree.head(word).filter(|_| preposition(tree, word).as_deref() == Some("of"));
    let role = role.filter(|role| matches!(&*lemma(tree, *role), "target" | "victim" | "scene"));
    let subject = role.and_then(|role| tree.child(role, "nsubj"));
    subject.filter(|subject| scene.is_party(*subject)).map(|subject| with_conjuncts(tree, subject))
}

/// "the envoy's murder", "the Lune massacre": whom such nouns name before them is killed or taken.
fn is_victim(scene: &Scene<'_>, word: usize, party: usize) -> bool {
    words::is_suffered(scene.tree, word) && scene.tree.is_any(party, &["nmod:poss", "compound"])
}

/// Whether a party is named by a place or building that stands as a modifier before its noun: "the Port Lune attack"; a
/// country that is so named before an occupation is occupied.
fn is_place_before(scene: &Scene<'_>, party: usize) -> bool {
    use polybius_text::EntityKind::{Country, Facility, Place};
    let is_country = scene.entity(party).is_some_and(|entity| entity.id.0.starts_with("country:"));
    let noun = scene.tree.head(party).filter(|_| scene.tree.is(party, "compound"));
    noun.is_some_and(|noun| match scene.kind(party) {
        Some(Place | Facility | Country) if is_country => lemma(scene.tree, noun) == "occupation",
        kind => matches!(kind, Some(Place | Facility)),
    })
}

/// "doubts about their support": a stance that something is about is not told as taken.
fn is_topic(tree: &Tree<'_>, noun: usize) -> bool {
    let about = |case: String| matches!(&*case, "on" | "about" | "over" | "regarding" | "concerning");
    tree.is_any(noun, &["obl", "nmod"]) && preposition(tree, noun).is_some_and(about)
}

/// The possessor, the party behind "by", a people's name before the noun, the party behind "of" where that is not
/// the target, the one behind "from", or the subject of the verb that the noun is the object of. Who withdraws, and who refuses or offers to do
/// something, stands behind "of".
fn sources(scene: &Scene<'_>, word: usize, frame: &Frame<'_>, slots: &Slots, root: Root) -> Vec<usize> {
    let before = |slot: &str| -> Vec<usize> {
        let fillers = frame.slot(slot);
        fillers.into_iter().filter(|filler| scene.is_party(*filler)).collect()
    };
    let retreats = root == Root::Retreat;
    let goes = retreats || !frame.slot("inf").is_empty();
    let of = if slots.contains("of") && !goes { Vec::new() } else { before("of") };
    let from = if retreats { Vec::new() } else { before("from") };
    [before("poss"), before("by"), before("mod"), of, from]
        .into_iter()
        .find(|found| !found.is_empty())
        .or_else(|| agent_of_participle(scene, word))
        .or_else(|| agent_below(scene, word))
        .or_else(|| claimants(scene, word))
        .or_else(|| involved(scene, word))
        .or_else(|| credited(scene, word))
        .or_else(|| givers(scene, word))
        .unwrap_or_else(|| subject_of_governor(scene, word, root))
}

/// "an attack carried out by the rebels", "caused by": the agent of the participle that says who did it.
fn agent_of_participle(scene: &Scene<'_>, word: usize) -> Option<Vec<usize>> {
    let tree = scene.tree;
    let says_who = |verb: &usize| in_set(tree, *verb, "light") || lemma(tree, *verb) == "cause";
    let participles = tree.children_by(word, "acl").filter(says_who);
    let agents = participles.flat_map(|verb| Frame::of_verb(scene, verb).doers).filter(|doer| scene.is_party(*doer));
    let agents: Vec<usize> = agents.filter(|doer| *doer != word).collect();
    (!agents.is_empty()).then_some(agents)
}

/// "the front claimed responsibility for the attack": whoever says to have done it; "no group" has not.
fn claimants(scene: &Scene<'_>, word: usize) -> Option<Vec<usize>> {
    let tree = scene.tree;
    let is_for = preposition(tree, word).as_deref() == Some("for");
    let noun = tree.head(word).filter(|noun| is_for && lemma(tree, *noun) == "responsibility")?;
    let verb = tree.head(noun).filter(|_| tree.is_any(noun, &["obj", "nsubj:pass"]))?;
    let nobody = |doer: usize| tree.child(doer, "det").is_some_and(|det| lemma(tree, det) == "no");
    let doers = Frame::of_verb(scene, verb).doers.into_iter().filter(|doer| scene.is_party(*doer) && !nobody(*doer));
    let doers: Vec<usize> = doers.filter(|_| in_set(tree, verb, "claiming")).collect();
    (!doers.is_empty()).then_some(doers)
}

/// "two captains involved in the killing", "the rebels were accused of the murder": whoever is said to have to do with it.
fn involved(scene: &Scene<'_>, word: usize) -> Option<Vec<usize>> {
    let tree = scene.tree;
    let with = preposition(tree, word).is_some_and(|case| matches!(&*case, "in" | "of" | "with" | "for" | "to"));
    let link = tree.head(word).filter(|link| with && in_set(tree, *link, "linked"))?;
    let frame = Frame::of_verb(scene, link);
    let modified = tree.head(link).filter(|_| tree.is_any(link, &["amod", "acl"]));
    // "blamed the government for the murder": whoever blames has not done it.
    let accuses =
        matches!(&*lemma(tree, link), "accuse" | "charge" | "suspect" | "convict" | "blame" | "implicate" | "link");
    let only_objects = accuses || words::is_passive(tree, link);
    // "holds the front responsible for the killing"
    let held = tree.head(link).filter(|_| tree.is(link, "xcomp")).and_then(|verb| tree.child(verb, "obj"));
    let people = match held {
        Some(held) => with_conjuncts(tree, held),
        None if only_objects => frame.objects,
        None => [frame.doers, frame.objects].concat(),
    };
    let people = people.into_iter().chain(modified);
    let people: Vec<usize> = people.filter(|person| *person != word && scene.is_party(*person)).collect();
    (!people.is_empty()).then_some(people)
}

/// "attributed the attack to the rebels", "the murder was ascribed to a gang": to whom it is laid.
fn credited(scene: &Scene<'_>, word: usize) -> Option<Vec<usize>> {
    let tree = scene.tree;
    let lays = |verb: &usize| matches!(&*lemma(tree, *verb), "attribute" | "ascribe" | "impute" | "trace");
    let verb = tree.head(word).filter(|verb| tree.is_any(word, &["obj", "nsubj:pass"]) && lays(verb))?;
    let to = |child: &usize| preposition(tree, *child).as_deref() == Some("to") && scene.is_party(*child);
    let whom = tree.children_by(verb, "obl").find(to)?;
    Some(with_conjuncts(tree, whom))
}

/// "Norland extended 6 mln dollars in aid": those who give the amount in which the noun stands.
fn givers(scene: &Scene<'_>, word: usize) -> Option<Vec<usize>> {
    let tree = scene.tree;
    let within = preposition(tree, word).is_some_and(|case| matches!(&*case, "in" | "of"));
    let amount = tree.head(word).filter(|amount| within && parties::is_amount(scene, *amount))?;
    let verb = tree.head(amount).filter(|_| tree.is(amount, "obj"))?;
    let givers: Vec<usize> =
        Frame::of_verb(scene, verb).doers.into_iter().filter(|doer| scene.is_party(*doer)).collect();
    (!givers.is_empty()).then_some(givers)
}

/// "the lifting of curbs and changes in policy by the allies": the agent hangs on the last of what the noun governs.
fn agent_below(scene: &Scene<'_>, word: usize) -> Option<Vec<usize>> {
    let tree = scene.tree;
    let below = tree.subtree_where(word, |child| tree.is_any(child, &["nmod", "conj"]));
    // "a rejection of attempts by Norland": those who attempt it do not reject it; and behind a semicolon stands another.
    let other_deed = |noun: usize| noun != word && matches!(tree.lemma(noun), "attempt" | "effort" | "request" | "bid");
    let within = |child: usize| !(word..child).any(|between| tree.form(between) == ";");
    let is_agent = |child: &usize| {
        let done = !tree.head(*child).is_some_and(other_deed) && within(*child);
        preposition(tree, *child).as_deref() == Some("by") && scene.is_party(*child) && done
    };
    below.into_iter().find(|child| *child > word && is_agent(child)).map(|agent| with_conjuncts(tree, agent))
}

/// "launched an attack", "refused talks", "the police announced the arrest": whoever does, decides on or announces it.
fn subject_of_governor(scene: &Scene<'_>, word: usize, root: Root) -> Vec<usize> {
    let tree = scene.tree;
    let Some(verb) = tree.head(word).filter(|_| tree.is(word, "obj")) else { return Vec::new() };
    let governs = |set: &str| in_set(tree, verb, set);
    let does = (governs("light") || governs("phase")) && !governs("suffering");
    let decides = || matches!(root, Root::Consult | Root::Cooperate) && governs("deciding");
    let announces = || root == Root::Coerce && lemma(tree, verb) == "announce";
    if tree.upos(verb) != Upos::Verb || !(does || decides() || announces()) {
        return Vec::new();
    }
    let doers = Frame::of_verb(scene, verb).doers.into_iter().filter(|doer| words::is_nominal(tree, *doer));
    doers.filter(|doer| does || is_in_power(scene, *doer)).collect()
}

/// Those whose deed or lot a noun without a pattern is: its possessor, or the party behind "by" or "of".
pub(super) fn owners(scene: &Scene<'_>, frame: &Frame<'_>) -> Vec<usize> {
    let parties =
        |slot: &str| -> Vec<usize> { frame.slot(slot).into_iter().filter(|filler| scene.is_party(*filler)).collect() };
    ["poss", "by", "of"].into_iter().map(parties).find(|found| !found.is_empty()).unwrap_or_default()
}
