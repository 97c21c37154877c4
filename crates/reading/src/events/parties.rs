//! Who does it and to whom: from the fillers of slots to the heads of the parties' noun phrases.

use polybius_knowledge::codebook::{Pattern, Root, TriggerKind};
use polybius_language::Upos;
use polybius_text::EntityKind;

use super::draft::{Code, Draft};
use super::frame::{Frame, REACH, makers};
use super::scene::Scene;
use super::words::{self, is_nominal, is_relative, lemma, preposition, with_conjuncts};
use crate::account::MentionLevel;

/// How deep a party is looked for inside a noun phrase or clause.
const DEPTH: usize = 2;

/// Those who do it: the doers themselves, or the party inside a doer that is none ("the government's decision").
pub(super) fn sources(scene: &Scene<'_>, doers: &[usize]) -> Vec<usize> {
    let mut sources = Vec::new();
    // "a Norlandic decision to": an adjective may name who acts.
    let acts = |doer: usize| is_nominal(scene.tree, doer) || scene.is_party(doer);
    for doer in doers.iter().copied().filter(|doer| acts(*doer) && !scene.is_time(*doer)) {
        match party_within(scene, doer, DEPTH) {
            found if !found.is_empty() && may_stand_for(scene, doer, &found) => sources.extend(found),
            _ => sources.extend(makers_or(scene, doer)),
        }
    }
    sources.dedup();
    // "proposed by the speaker or other special taxes": beside parties nothing else acts.
    if sources.iter().any(|source| scene.is_party(*source)) {
        sources.retain(|source| scene.is_party(*source));
    }
    sources
}

/// "The Norlandic attack killed …" is told of Norland, "Norlandic poetry delights …" is not: a name before a noun acts
/// only where the noun names an act or a text.
fn may_stand_for(scene: &Scene<'_>, thing: usize, found: &[usize]) -> bool {
    let tree = scene.tree;
    let noun = lemma(tree, thing);
    found.contains(&thing)
        || scene.book.knows(TriggerKind::Noun, &noun)
        || scene.book.sets().holds("text", &noun)
        || is_equipment(scene, thing)
        || found.iter().any(|word| acts_through(scene, thing, *word))
}

/// "Norlandic jets bombed the port": whoever's they are does it.
fn is_equipment(scene: &Scene<'_>, thing: usize) -> bool {
    use polybius_text::EntityKind::{Vehicle, Weapon};
    matches!(scene.kind(thing), Some(Vehicle | Weapon)) || scene.book.sets().holds("troops", &lemma(scene.tree, thing))
}

/// "the decision of Norland", "Norland's decision", not "restrictions on Norland".
fn acts_through(scene: &Scene<'_>, thing: usize, party: usize) -> bool {
    let tree = scene.tree;
    let top = std::iter::once(party).chain(tree.ancestors(party)).find(|word| tree.head(*word) == Some(thing));
    top.is_some_and(|top| {
        let by = preposition(tree, top).is_some_and(|case| matches!(&*case, "of" | "by" | "from" | "between"));
        tree.is(top, "nmod:poss") || tree.is(top, "conj") || by
    })
}

/// Whether such heads of phrases name no one who could act: "these decisions", "heavy mining". A text speaks for those who
/// made it, and harm is done by anything.
pub(super) fn are_abstract(scene: &Scene<'_>, sources: &[usize], root: Root) -> bool {
    !sources.is_empty()
        && !matches!(root, Root::Assault | Root::Coerce | Root::Protest)
        && sources.iter().all(|source| !scene.is_party(*source) && words::is_abstract(scene.tree, *source))
}

/// A text that acts for those who made it: "passed a resolution condemning …"; else the thing itself.
fn makers_or(scene: &Scene<'_>, thing: usize) -> Vec<usize> {
    if !scene.book.sets().holds("text", &lemma(scene.tree, thing)) {
        return vec![thing];
    }
    let mut makers = makers(scene, thing, REACH);
    makers.retain(|maker| scene.is_party(*maker));
    if makers.is_empty() { vec![thing] } else { makers }
}

/// The slots in which targets are looked for.
pub(super) struct Slots {
    /// Those of the pattern, then those of its root: for parties.
    all: Vec<Box<str>>,
    /// Those of the pattern.
    own: Vec<Box<str>>,
    /// Whether it is done to those who can listen and deal, not to pieces of land.
    is_dealt: bool,
    /// Whether it is no answer to what somebody else does: "rejected a bid by Norland" is done to Norland.
    answers_nobody: bool,
    /// What it is.
    root: Root,
}

impl Slots {
    /// The slots of a pattern that is coded so.
    pub(super) fn of(scene: &Scene<'_>, pattern: &Pattern, root: Root) -> Self {
        let of_root = scene.book.targets_of(root).iter().filter(|slot| !pattern.targets.contains(slot));
        Self {
            all: pattern.targets.iter().chain(of_root).cloned().collect(),
            own: pattern.targets.clone(),
            is_dealt: matches!(
                root,
                Root::Agree
                    | Root::Concede
                    | Root::Consult
                    | Root::Cooperate
                    | Root::Reject
                    | Root::Request
                    | Root::Support
            ),
            answers_nobody: matches!(root, Root::Aid | Root::Assault | Root::Mobilize | Root::Retreat | Root::Sanction),
            root,
        }
    }

    /// "asked for it": a pronoun behind "for" is what is asked for; "with Ruritanian missiles": arms are no party;
    /// "across the border": a way and no aim.
    fn excludes(&self, scene: &Scene<'_>, slot: &str, word: usize) -> bool {
        use polybius_text::EntityKind::{Vehicle, Weapon};
        is_amount(scene, word)
            // "discuss the Norlandic situation": what is talked about does not talk.
            || self.root == Root::Consult && slot == "obj" && words::is_abstract(scene.tree, word)
            || self.root == Root::Request && slot == "for" && is_pronoun(scene, word)
            // "a suit filed with the court": where it is filed is not accused.
            || self.root == Root::Accuse
                && matches!(slot, "with" | "in" | "at" | "before")
                && matches!(&*lemma(scene.tree, word), "court" | "tribunal" | "judge" | "prosecutor")
            || slot == "with" && matches!(scene.kind(word), Some(Weapon | Vehicle))
            || slot == "across" && matches!(&*lemma(scene.tree, word), "border" | "frontier" | "line" | "river")
            || self.only_says_where(scene, slot, word)
    }

    /// "in the hotel", "marched to the port", "sent troops to the hill": where it happens, and no aim.
    fn only_says_where(&self, scene: &Scene<'_>, slot: &str, word: usize) -> bool {
        use polybius_text::EntityKind::{Facility, Other, Place};
        let within = matches!(slot, "in" | "at");
        match scene.kind(word) {
            Some(Facility | Place) => {}
            // "in Lowmouth or in Highmouth": a name of which nothing is known stands for a place behind "in".
            None | Some(Other) if within && scene.tree.upos(word) == Upos::ProperNoun => {}
            _ => return false,
        }
        let towards = within || matches!(slot, "to" | "into");
        let of_country = || scene.entity(word).is_some_and(|entity| entity.country.is_some());
        match self.root {
            Root::Aid => false,
            // "an attack in Lune" is none on Lune; "a bomb went off in the hotel" is one on the hotel.
            Root::Assault => within && scene.kind(word) != Some(Facility) && !of_country(),
            Root::Coerce => within && !self.own.iter().any(|own| **own == *slot),
            Root::Mobilize => (towards || slot == "from") && !of_country(),
            Root::Protest => towards || slot == "through",
            _ => within,
        }
    }

    /// "French maize", "a business combination", "the airline industry": the modifier says what sort of thing is dealt
    /// with; only blows and words at things strike those whose things they are ("criticised the Norlandic attack").
    fn is_described_by(&self, scene: &Scene<'_>, party: usize) -> bool {
        let tree = scene.tree;
        let strikes =
            matches!(self.root, Root::Assault | Root::Accuse | Root::Protest | Root::Threaten | Root::Sanction);
        let speaks = strikes || matches!(self.root, Root::Support | Root::Reject | Root::Consult);
        let named = scene.mention(party).is_some_and(|mention| mention.level == MentionLevel::Name);
        // "accepted a government proposal": who answers words answers whoever said them.
        let answered = tree.head(party).is_some_and(|noun| words::is_answered(tree, noun));
        tree.is(party, "amod") && !speaks
            || tree.is(party, "compound")
                && tree.upos(party) == Upos::Noun
                && !(named && speaks || answered || self.root == Root::Assault)
    }

    /// Whether targets are looked for in the slot.
    pub(super) fn contains(&self, slot: &str) -> bool {
        self.all.iter().any(|own| **own == *slot)
    }
}

/// "860 million dollars", "a lower sum": an amount is nobody.
pub(super) fn is_amount(scene: &Scene<'_>, word: usize) -> bool {
    let span = scene.tree.token(word).span;
    let figures = scene.found.figures;
    let after = figures.partition_point(|figure| figure.span.end <= span.start);
    let measured = figures.get(after).is_some_and(|figure| figure.span.contains(span) && figure.unit.is_some());
    measured || matches!(&*lemma(scene.tree, word), "sum" | "amount" | "price" | "percent" | "pct")
}

/// "rejected the plan submitted by the rebels": whoever made what is answered.
fn answered(scene: &Scene<'_>, frame: &Frame<'_>) -> Vec<usize> {
    let tree = scene.tree;
    let participles = frame.objects.iter().flat_map(|object| tree.children_by(*object, "acl"));
    let agents =
        participles.filter(|verb| words::is_passive(tree, *verb)).flat_map(|verb| Frame::of_verb(scene, verb).doers);
    agents.filter(|agent| scene.is_party(*agent)).collect()
}

/// Those to whom it is done: the first slot with a party decides; without one, violence is done to the thing that fills
/// its slot.
pub(super) fn targets(scene: &Scene<'_>, frame: &Frame<'_>, slots: &Slots, sources: &[usize]) -> Vec<usize> {
    let fillers = |slot: &str| -> Vec<usize> {
        let usable =
            |word: &usize| !scene.is_time(*word) && !sources.contains(word) && !slots.excludes(scene, slot, *word);
        frame.slot(slot).into_iter().filter(usable).collect()
    };
    // Where an object says what is struck, "in" and "at" only say where.
    let has_object = !frame.objects.is_empty();
    let open = |slot: &str| !(has_object && matches!(slot, "in" | "at"));
    let accepts = |party: usize| {
        let answers_nobody = slots.answers_nobody && is_agent(scene, party);
        // "vetoed by the Council of State": what belongs to the doer's own name is nobody else.
        let phrase = scene.tree.ancestors(party).take_while(|above| is_nominal(scene.tree, *above));
        let of_source = phrase.take(DEPTH + 1).any(|above| sources.contains(&above));
        let mere_place = slots.is_dealt && is_mere_place(scene, party);
        // "repeated their call": whose the call is calls.
        let own_words = slots.root == Root::Request
            && scene.tree.is(party, "nmod:poss")
            && scene.tree.head(party).is_some_and(|noun| words::is_answered(scene.tree, noun));
        let mourned = matches!(slots.root, Root::Accuse | Root::Protest | Root::Support) && is_victim(scene, party);
        let aside = slots.root == Root::Assault && is_aside(scene, frame, party);
        !(aside
            || own_words
            || mourned
            || answers_nobody
            || of_source
            || mere_place
            || slots.is_described_by(scene, party))
    };
    let some =
        |parties: Vec<usize>| some(scene, parties.into_iter().filter(|party| accepts(*party)).collect(), sources);
    let in_clause = |word: usize| parties_of_clause(scene, word, sources, DEPTH, &accepts);
    let answered = || {
        let answers = matches!(slots.root, Root::Reject | Root::Agree);
        some(answered(scene, frame)).filter(|_| answers)
    };
    let in_slots = || {
        slots.all.iter().filter(|slot| open(slot)).find_map(|slot| {
            let parties: Vec<usize> = match &**slot {
                "x" => fillers(slot).into_iter().flat_map(in_clause).collect(),
                _ => {
                    // "met at the house of the nuns": where people meet is no party to it.
                    let is_place = slots.is_dealt && matches!(&**slot, "in" | "at");
                    let depth = if is_place { 1 } else { DEPTH };
                    let listed = fillers(slot);
                    let within = |word: usize| party_within(scene, word, depth);
                    let beside = listed.iter().any(|word| scene.is_party(*word));
                    // "against the left and human rights activists": beside a party its fellows are parties too.
                    let fellow = |word: usize| beside && is_fellow(scene, word, &listed);
                    let parties = listed.iter().map(|word| if fellow(*word) { vec![*word] } else { within(*word) });
                    parties.flatten().collect()
                }
            };
            some(parties)
        })
    };
    let in_content = || {
        let behind = frame.prepositions.iter().filter(|(case, _)| case != "by").map(|(_, word)| word);
        let contents = frame.contents.iter().chain(behind);
        // "denied that the boats were sunk by smugglers": who is told of in what is denied is not who is answered.
        let denied = |word: usize| slots.root == Root::Reject && scene.tree.is_any(word, &["ccomp", "acl"]);
        // "ordered an inquiry to find out who killed him": what it is done for concerns others.
        let purpose = |word: usize| scene.tree.is(word, "advcl") && has_object;
        let clauses = contents.filter(|word| !is_nominal(scene.tree, **word) && !denied(**word) && !purpose(**word));
        // "charged that farmers were killed by soldiers": those who did it are accused.
        let accused = |word: usize| slots.root == Root::Accuse && scene.tree.is(word, "ccomp");
        let parties = clauses
            .flat_map(|word| if accused(*word) { sources_of_clause(scene, *word, &accepts) } else { in_clause(*word) });
        some(parties.collect())
    };
    let further = || {
        slots.all.iter().filter(|slot| open(slot)).find_map(|slot| {
            let parties = far_parties(scene, frame, slot, slots);
            some(parties.into_iter().filter(|party| !slots.excludes(scene, slot, *party)).collect())
        })
    };
    // Violence is done to things too: "blew up two posts leaving the town in the dark".
    let struck = || {
        let fillers = slots.own.iter().map(|slot| &**slot).chain(["obj", "iobj", "against"]).flat_map(fillers);
        let munition = |word: usize| scene.kind(word) == Some(EntityKind::Weapon);
        let things = fillers.filter(|word| is_nominal(scene.tree, *word) && !is_relative(scene.tree, *word));
        let things = things.filter(|word| !munition(*word));
        things.filter(|word| slots.root == Root::Assault && !words::is_abstract(scene.tree, *word)).take(1).collect()
    };
    let guilty = || {
        let blames = matches!(slots.root, Root::Accuse | Root::Protest);
        some(frame.objects.iter().flat_map(|deed| perpetrators(scene, *deed)).collect()).filter(|_| blames)
    };
    let near = answered().or_else(guilty).or_else(in_slots);
    let has_thing = matches!(slots.root, Root::Assault | Root::Coerce) && has_object;
    near.or_else(|| if has_thing { None } else { in_content().or_else(further) }).unwrap_or_else(struck)
}

/// Whether a common noun that is known as no party stands in a list with parties.
fn is_fellow(scene: &Scene<'_>, word: usize, listed: &[usize]) -> bool {
    let tree = scene.tree;
    let joined = |other: &usize| tree.head(*other) == Some(word) && tree.is(*other, "conj");
    let in_list = tree.is(word, "conj") && tree.head(word).is_some_and(|first| listed.contains(&first))
        || listed.iter().any(joined);
    in_list && tree.upos(word) == Upos::Noun && scene.kind(word).is_none() && !words::is_abstract(tree, word)
}

/// "the monks from the academy", "pylons in Lune": where those who are struck come from or stand is not struck.
fn is_aside(scene: &Scene<'_>, frame: &Frame<'_>, party: usize) -> bool {
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

/// "condemned the killing of a priest by soldiers": those who did it, wherever the parser hangs them.
fn perpetrators(scene: &Scene<'_>, deed: usize) -> Vec<usize> {
    let tree = scene.tree;
    // Also "perpetrated by soldiers", which may hang on any of its nouns.
    let below = tree.subtree_where(deed, |child| tree.is_any(child, &["nmod", "obl", "conj", "acl"]));
    let by = |word: &usize| preposition(tree, *word).as_deref() == Some("by") && scene.is_party(*word);
    let done = |word: usize| {
        let participle = tree.head(word).filter(|verb| tree.is(*verb, "acl"));
        participle.is_none_or(|verb| scene.book.sets().holds("light", &lemma(tree, verb)))
    };
    let is_deed = scene.book.knows(TriggerKind::Noun, &lemma(tree, deed));
    let agent = below.into_iter().filter(|_| is_deed).find(|word| by(word) && done(*word));
    agent.map_or(Vec::new(), |agent| with_conjuncts(tree, agent))
}

/// "condemned the murder of the priest": whoever suffered it is not condemned.
fn is_victim(scene: &Scene<'_>, party: usize) -> bool {
    let tree = scene.tree;
    let up = || std::iter::once(party).chain(tree.ancestors(party).take(DEPTH + 1));
    let violence = |noun: usize| scene.book.sets().holds("attack", &lemma(tree, noun));
    let borne = |word: usize| {
        let Some(deed) = tree.head(word) else { return false };
        let case = preposition(tree, word);
        let case = case.as_deref().filter(|_| tree.is(word, "nmod"));
        let suffered = case == Some("of") || tree.is_any(word, &["nmod:poss", "compound"]);
        words::is_suffered(tree, deed) && suffered || violence(deed) && matches!(case, Some("against" | "on" | "upon"))
    };
    !is_agent(scene, party) && up().any(borne)
}

/// "the lifting of curbs by the allies": whoever stands behind "by" does something.
fn is_agent(scene: &Scene<'_>, party: usize) -> bool {
    let tree = scene.tree;
    let first = std::iter::once(party).chain(tree.ancestors(party)).find(|word| !tree.is(*word, "conj"));
    first.is_some_and(|first| tree.is(first, "nmod") && preposition(tree, first).as_deref() == Some("by"))
}

/// A stretch of land by a common noun, of no country: "the current fronts" listen to nobody.
pub(super) fn is_mere_place(scene: &Scene<'_>, party: usize) -> bool {
    use polybius_text::EntityKind::{Facility, Place};
    scene.tree.upos(party) == Upos::Noun
        && matches!(scene.kind(party), Some(Place | Facility))
        && scene.entity(party).is_none_or(|entity| entity.country.is_none())
}

/// Parties behind the preposition that the parser has hung further down: "held talks in Port Lune with the envoy".
/// Where parties deal with each other ("at the house of the nuns"), what hangs on the place is none of them.
fn far_parties(scene: &Scene<'_>, frame: &Frame<'_>, slot: &str, slots: &Slots) -> Vec<usize> {
    let tree = scene.tree;
    let (is_dealt, is_request) = (slots.is_dealt, slots.root == Root::Request);
    let place = |case: &str| {
        // "talks on aid for Norland": what they are about talks to nobody.
        is_dealt && (matches!(case, "on" | "about" | "over") || slot != "with" && matches!(case, "in" | "at"))
    };
    let behind = frame.prepositions.iter().filter(|(case, _)| !place(case)).map(|(_, word)| *word);
    let start = frame.objects.iter().copied().chain(behind);
    let below = start.flat_map(|word| {
        tree.subtree_where(word, |child| tree.is_any(child, &["nmod", "obl", "appos", "conj"]) && !scene.is_time(child))
    });
    // "asked for guarantees for the unions": for whom something is asked is not asked.
    let asked_for =
        |word: usize| is_request && slot == "for" && !frame.prepositions.iter().any(|(_, own)| *own == word);
    let behind = below.filter(|word| preposition(tree, *word).as_deref() == Some(slot) && !scene.is_time(*word));
    let behind = behind.filter(|word| !asked_for(*word));
    behind.flat_map(|word| party_within(scene, word, DEPTH)).collect()
}

fn some(scene: &Scene<'_>, mut parties: Vec<usize>, sources: &[usize]) -> Option<Vec<usize>> {
    let chain = |word: usize| scene.mention(word).map(|mention| mention.cluster);
    let is_source = |party: usize| {
        let same = |source: usize| chain(source).is_some() && chain(source) == chain(party);
        sources.contains(&party) || sources.iter().any(|source| same(*source))
    };
    parties.retain(|party| !is_source(*party));
    parties.dedup();
    (!parties.is_empty()).then_some(parties)
}

/// "a farm in the country", "pylons in Lune": a stretch of land rather than a state.
fn is_land(scene: &Scene<'_>, word: usize) -> bool {
    use polybius_text::EntityKind::{Country, Facility, Place};
    match scene.kind(word) {
        Some(Country) => scene.tree.upos(word) == Upos::Noun,
        Some(kind) => matches!(kind, Place | Facility),
        None => false,
    }
}

/// Where a thing is, as a relation of its phrase.
const WHERE: &str = "nmod:in";

/// Prepositions that only say where a thing stands.
const AROUND: [&str; 8] = ["near", "around", "outside", "along", "beside", "behind", "off", "below"];

/// The phrase's own head with what is joined to it when it is a party; else the parties nearest below: a possessor, then
/// what prepositions add, then modifiers.
fn party_within(scene: &Scene<'_>, head: usize, depth: usize) -> Vec<usize> {
    let tree = scene.tree;
    if scene.is_party(head) {
        return vec![head];
    }
    let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
    for relation in ["nmod:poss", "nmod", "compound", "amod", "conj", WHERE] {
        let usable =
            |child: &usize| !scene.is_time(*child) && (!is_pronoun(scene, *child) || is_resolved(scene, *child));
        // "the post near Lune": where a thing stands is not whose it is.
        let around = |child: usize| preposition(tree, child).is_some_and(|case| AROUND.contains(&&*case));
        // "army positions in Lune": whose they are comes before where they are.
        let inside = |child: usize| preposition(tree, child).is_some_and(|case| matches!(&*case, "in" | "at"));
        let (name, is_where) = if relation == WHERE { ("nmod", true) } else { (relation, false) };
        let children = tree
            .children_by(head, name)
            .filter(usable)
            .filter(|child| name != "nmod" || !around(*child) && inside(*child) == is_where);
        let found: Vec<usize> = children
            .flat_map(|child| with_conjuncts(tree, child))
            .flat_map(|child| party_within(scene, child, depth))
            .collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// The parties of a content clause: its subject if that is another than the source, else its object and the rest.
fn parties_of_clause(
    scene: &Scene<'_>,
    clause: usize,
    sources: &[usize],
    depth: usize,
    accepts: &dyn Fn(usize) -> bool,
) -> Vec<usize> {
    let tree = scene.tree;
    let within = |word: usize, depth: usize| -> Vec<usize> {
        party_within(scene, word, depth).into_iter().filter(|party| accepts(*party)).collect()
    };
    if is_nominal(tree, clause) && tree.child(clause, "cop").is_none() {
        return within(clause, depth);
    }
    let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
    let frame = Frame::of_verb(scene, clause);
    let nominal =
        frame.doers.iter().copied().chain(frame.objects.iter().copied()).chain(frame.receivers.iter().copied());
    let behind = frame.prepositions.iter().map(|(_, word)| *word);
    let fresh = |word: &usize| !sources.contains(word) && !scene.is_time(*word) && !is_pronoun(scene, *word);
    let mut all = nominal.chain(behind).filter(fresh);
    let found = all.find_map(|word| some(scene, within(word, depth), sources));
    found.unwrap_or_else(|| {
        let inner = frame.contents.iter().map(|word| parties_of_clause(scene, *word, sources, depth, accepts));
        inner.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
    })
}

/// The parties that do what a content clause says.
fn sources_of_clause(scene: &Scene<'_>, clause: usize, accepts: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let doers = Frame::of_verb(scene, clause).doers;
    let parties = doers.into_iter().flat_map(|doer| party_within(scene, doer, DEPTH));
    parties.filter(|party| accepts(*party) && !is_pronoun(scene, *party)).collect()
}

/// Whether a noun phrase is or names a party; a pronoun only where it is known whom it stands for.
pub(super) fn concerns_party(scene: &Scene<'_>, head: usize) -> bool {
    let told = !is_pronoun(scene, head) || is_resolved(scene, head);
    told && is_nominal(scene.tree, head) && !scene.is_time(head) && !party_within(scene, head, DEPTH).is_empty()
}

/// Whether it is known whom the pronoun stands for.
fn is_resolved(scene: &Scene<'_>, word: usize) -> bool {
    scene.mention(word).is_some_and(|mention| mention.entity.is_some()) && scene.is_party(word)
}

fn is_pronoun(scene: &Scene<'_>, word: usize) -> bool {
    scene.tree.upos(word) == Upos::Pronoun
}

/// Words for violence that both sides do.
pub(super) const FIGHTING: [&str; 9] =
    ["clash", "fight", "battle", "skirmish", "combat", "war", "confrontation", "shootout", "fighting"];

/// "The two ministers met", "Ruritania and Marchland signed a treaty", "talks between them": each is source and target.
pub(super) fn make_mutual(scene: &Scene<'_>, draft: &mut Draft<'_>) {
    let fights = FIGHTING.contains(&&*lemma(scene.tree, draft.word));
    let mutual = matches!(draft.root(), Some(Root::Consult | Root::Cooperate | Root::Agree))
        || draft
            .code
            .as_ref()
            .is_some_and(|code| matches!(&*code.cameo, "057" | "050" | "0871") || &*code.cameo == "190" && fights);
    if !mutual {
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
    } else if draft.sources.is_empty() && between.len() > 1 {
        draft.sources.clone_from(&between);
        draft.targets = between;
    } else if draft.sources.len() > 1 && !draft.targets.iter().any(|target| scene.is_party(*target)) {
        draft.targets.clone_from(&draft.sources);
        // Those who agree with each other have an agreement; those who agree to do something may agree with others.
        if draft.root() == Some(Root::Agree) && draft.frame.slot("inf").is_empty() {
            draft.code = Some(Code::plain(Root::Support, "057"));
        }
    }
}

/// "between the office of the president and the rebels": the parser may join the rebels to the president.
fn with_inner_conjuncts(scene: &Scene<'_>, party: usize) -> Vec<usize> {
    let tree = scene.tree;
    let inner = tree.subtree_where(party, |child| tree.is_any(child, &["nmod", "conj", "appos", "flat"]));
    let joined = inner.into_iter().filter(|word| *word > party && tree.is(*word, "conj") && scene.is_party(*word));
    std::iter::once(party).chain(joined).collect()
}

/// The parties that a content clause concerns, others than the sources.
pub(super) fn of_clause(scene: &Scene<'_>, clause: usize, sources: &[usize]) -> Vec<usize> {
    parties_of_clause(scene, clause, sources, DEPTH, &|_| true)
}
