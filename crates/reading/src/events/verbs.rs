//! Events that a verb or a predicate adjective names.
//!
//! # What it finds
//! Verbs of the codebook in any voice and position (relative clauses, infinitives, what is joined by "and"), light verbs
//! with the noun that carries the meaning, and adjectives such as "willing to".
//!
//! # When it does not
//! A verb that only tells who speaks, what an agreement forbids, what abstractions do ("the decision allows …"; but harm is
//! done by anything), verbs without a pattern, patterns that mean no event, auxiliaries, participles used as plain modifiers, and verbs
//! known only by their default code of another dictionary unless both parties are there.
//!
//! # Example
//! "The port workers called off their strike": CONCEDE by the port workers.
//!
//! # Source
//! `data/codebook/patterns.tsv`, `data/codebook/petrarch.tsv`.

use polybius_knowledge::codebook::{Pattern, Root, Table, TriggerKind};
use polybius_language::Upos;
use polybius_text::EntityKind;

use super::details;
use super::draft::{Code, Draft};
use super::everyday::{is_disaster, means_nothing};
use super::frame::{Frame, is_armed};
use super::nouns;
use super::parties::{self, Slots};
use super::scene::Scene;
use super::standing::{are_business, are_companies, is_in_power};
use super::words::{self, in_set, lemma};
use crate::account::Manner;

/// The rule of patterns from other dictionaries.
pub(super) const OF_OTHERS: &str = "events/petrarch";

/// The events that the sentence's verbs and adjectives name.
pub(super) fn find<'s>(scene: &'s Scene<'s>) -> Vec<Draft<'s>> {
    let mut drafts: Vec<Draft<'s>> = (0..scene.tree.len()).filter_map(|word| draft(scene, word)).collect();
    for index in 0..drafts.len() {
        let partners = partners_above(scene, &drafts, &drafts[index]);
        if let Some(partners) = partners.or_else(|| seized_above(scene, &drafts, &drafts[index])) {
            drafts[index].targets = partners;
        }
    }
    drafts
}

/// "will meet the envoys to discuss the treaty": those who are met are those with whom it is discussed.
fn partners_above(scene: &Scene<'_>, drafts: &[Draft<'_>], draft: &Draft<'_>) -> Option<Vec<usize>> {
    let consults = |draft: &Draft<'_>| draft.root() == Some(Root::Consult);
    let above = scene.tree.head(draft.carrier).filter(|_| consults(draft) && draft.targets.is_empty())?;
    let depends = scene.tree.is_any(draft.carrier, &["advcl", "xcomp"]);
    let meeting = drafts.iter().find(|other| depends && other.carrier == above && consults(other))?;
    Some(meeting.targets.clone())
}

/// "arrested her, confiscating two grenades": from those to whom it is done in the same breath.
fn seized_above(scene: &Scene<'_>, drafts: &[Draft<'_>], draft: &Draft<'_>) -> Option<Vec<usize>> {
    let is_hostile = |draft: &Draft<'_>| matches!(draft.root(), Some(Root::Assault | Root::Coerce));
    let lacks = is_hostile(draft) && !draft.targets.iter().any(|target| scene.is_party(*target));
    let joined = scene.tree.is_any(draft.carrier, &["advcl", "conj"]) && draft.root() == Some(Root::Coerce);
    let above = scene.tree.head(draft.carrier).filter(|_| lacks && joined)?;
    let other = drafts.iter().find(|other| other.carrier == above && is_hostile(other))?;
    (other.sources == draft.sources).then(|| other.targets.clone())
}

fn draft<'s>(scene: &'s Scene<'s>, word: usize) -> Option<Draft<'s>> {
    let kind = kind_of(scene, word)?;
    let frame = Frame::of_verb(scene, word);
    if tells_who_speaks(scene, word, &frame) || is_provision(scene, word) {
        return None;
    }
    let names = names_of(scene, word, &frame);
    let patterns: Vec<&Pattern> = names.iter().flat_map(|name| scene.book.look_up(kind, name, &frame)).collect();
    // This project's row for the verb alone is better than another's for the verb with its particle.
    let own = patterns.iter().find(|pattern| pattern.table == Table::Own && pattern.specificity() > 0);
    let pattern = own.or(patterns.first())?;
    coded(scene, word, frame, pattern)
}

/// "“…,” calls the minister": the verb tells who speaks, and the speaker is no object of it.
fn tells_who_speaks(scene: &Scene<'_>, verb: usize, frame: &Frame<'_>) -> bool {
    let cue = scene.tree.token(verb).span;
    let direct = scene.found.statements.iter().filter(|statement| statement.manner == Manner::Direct);
    let mut told = direct.filter(|statement| statement.cue.is_some_and(|own| own.contains(cue)));
    told.any(|statement| {
        let speaker = statement.source.as_ref().and_then(|source| scene.head_of(source.span));
        speaker.is_some_and(|speaker| frame.objects.contains(&speaker))
    })
}

/// "a treaty banning such boats": what an agreement forbids is its content and no deed.
fn is_provision(scene: &Scene<'_>, verb: usize) -> bool {
    let tree = scene.tree;
    let agreement = tree.head(verb).filter(|_| tree.is(verb, "acl"));
    agreement.is_some_and(|noun| in_set(tree, noun, "agreement"))
        && matches!(&*lemma(tree, verb), "ban" | "bar" | "forbid" | "prohibit" | "outlaw" | "restrict" | "limit")
}

fn kind_of(scene: &Scene<'_>, word: usize) -> Option<TriggerKind> {
    let tree = scene.tree;
    match tree.upos(word) {
        Upos::Verb if tree.is(word, "amod") => None,
        Upos::Verb => Some(TriggerKind::Verb),
        Upos::Adjective if tree.child(word, "cop").is_some() => Some(TriggerKind::Adjective),
        _ => None,
    }
}

/// The verb with its particle, then alone.
pub(super) fn names_of(scene: &Scene<'_>, word: usize, frame: &Frame<'_>) -> Vec<String> {
    let verb = lemma(scene.tree, word);
    let particles = frame.particles.iter().map(|particle| format!("{verb}_{}", lemma(scene.tree, *particle)));
    let mut names: Vec<String> = particles.collect();
    names.push(verb);
    names
}

fn coded<'s>(scene: &'s Scene<'s>, word: usize, frame: Frame<'s>, pattern: &Pattern) -> Option<Draft<'s>> {
    let code = Code::of(pattern)?;
    let consumed: Vec<usize> = pattern.worded_slots().flat_map(|slot| frame.slot(slot)).collect();
    let carried = carried_noun(scene, word, &frame, pattern);
    let (mut sources, mut targets) = if pattern.targets.first().is_some_and(|slot| **slot == *"subj") {
        (parties::sources(scene, &frame.slot("from")), parties::sources(scene, &frame.doers))
    } else {
        let mut sources = parties::sources(scene, &frame.doers);
        if code.root == Root::Assault && is_disaster(scene, word, &frame) {
            return None;
        }
        if matches!(code.root, Root::Assault | Root::Coerce) {
            let crewed = |source: usize| scene.kind(source) == Some(EntityKind::Vehicle) && is_armed(scene, source);
            // "the helicopters fired rockets": where nobody else is told, those inside did it.
            let only_vehicles = sources.iter().all(|source| crewed(*source));
            sources.retain(|source| only_vehicles || !details::is_means(scene, *source));
            // "Lune department killed": a stretch of land harms nobody.
            sources.retain(|source| scene.kind(*source) != Some(EntityKind::Place));
            // "wounded by gunfire": a shot names nobody.
            sources.retain(|source| !in_set(scene.tree, *source, "shots"));
        }
        if sources.is_empty() {
            sources = expellers(scene, word, &frame);
        }
        let targets = parties::targets(scene, word, &frame, &Slots::of(scene, pattern, code.root), &sources);
        (sources, targets)
    };
    if matches!(code.root, Root::Assault | Root::Coerce) && sources.is_empty() {
        sources = operators(scene, &frame, &targets);
    }
    if code.root == Root::Aid && sources.is_empty() {
        sources = givers(scene, &frame);
        sources.retain(|source| !targets.contains(source));
    }
    if sources.is_empty() {
        sources = parties::agents(scene, word);
        sources.retain(|source| !targets.contains(source));
    }
    if means_nothing(scene, word, code.root, &frame.doers, &sources, &targets) {
        return None;
    }
    if code.root == Root::Mobilize && sources.is_empty() {
        // "units have been deployed": those who are sent are those who go.
        let troops = |word: &usize| in_set(scene.tree, *word, "troops");
        sources = frame.objects.iter().copied().filter(troops).collect();
        targets.retain(|target| !sources.contains(target));
    }
    // "captured 11 others": people are arrested, land is occupied.
    let arrests = &*code.cameo == "192" && !targets.is_empty() && targets.iter().all(|target| scene.is_person(*target));
    let code = if arrests { Code::plain(Root::Coerce, "173") } else { code };
    targets.retain(|target| !consumed.contains(target) || scene.is_party(*target));
    if code.root == Root::Assault && targets.is_empty() {
        targets = carried.and_then(|deed| nouns::harmed_by_clause(scene, deed)).unwrap_or_default();
    }
    // "investors are eager to see cuts": ready for no deed.
    let only_sees = || frame.slot("inf").iter().any(|verb| in_set(scene.tree, *verb, "perceiving"));
    let lacks_deed = || targets.is_empty() && !is_ready_to_act(scene, &sources, &frame);
    if scene.tree.upos(word) == Upos::Adjective && (only_sees() || lacks_deed()) {
        return None;
    }
    let bare = pattern.table == Table::Petrarch && pattern.specificity() == 0;
    if bare && !(is_known(scene, &sources) && is_known(scene, &targets)) {
        return None;
    }
    // Others' dictionaries are made for news of states and movements: "the companies will explore joint ventures" is none.
    let is_private = are_companies(scene, &sources) || are_business(scene, &sources) && are_business(scene, &targets);
    let is_politics = !is_private || targets.iter().any(|target| is_in_power(scene, *target));
    if pattern.table == Table::Petrarch && !sources.is_empty() && !is_politics {
        return None;
    }
    let mut draft = Draft {
        word: carried.unwrap_or(word),
        carrier: word,
        frame,
        code: Some(code),
        sources,
        targets,
        consumed,
        rule: match (carried, pattern.table) {
            (Some(_), Table::Own) => "events/light_verb",
            (None, Table::Own) => "events/verb",
            (_, Table::Petrarch) => OF_OTHERS,
        },
        evidence: evidence(pattern),
    };
    parties::make_mutual(scene, &mut draft);
    Some(draft)
}

/// "boxes given to Arl by Bor were handed over": those who gave what is handed over.
fn givers(scene: &Scene<'_>, frame: &Frame<'_>) -> Vec<usize> {
    let given = frame.objects.iter().flat_map(|object| scene.tree.children_by(*object, "acl"));
    let given = given.filter(|verb| words::is_passive(scene.tree, *verb));
    given.flat_map(|verb| Frame::of_verb(scene, verb).doers).filter(|doer| scene.is_party(*doer)).collect()
}

/// "two inspectors were expelled from Norland": the state or body that they have to leave.
fn expellers(scene: &Scene<'_>, word: usize, frame: &Frame<'_>) -> Vec<usize> {
    use EntityKind::{Country, Government, Organization};
    if !in_set(scene.tree, word, "expelling") || !words::is_passive(scene.tree, word) {
        return Vec::new();
    }
    let sends_away = |from: &usize| matches!(scene.kind(*from), Some(Country | Government | Organization));
    frame.slot("from").into_iter().filter(sends_away).collect()
}

/// "was killed during a police operation", "in clashes with the troops": those whose operation it was, or with whom they fought.
fn operators(scene: &Scene<'_>, frame: &Frame<'_>, targets: &[usize]) -> Vec<usize> {
    let tree = scene.tree;
    let around = frame.prepositions.iter().filter(|(case, _)| matches!(&**case, "during" | "in" | "after"));
    let is_operation = |noun: &usize| {
        let name = lemma(tree, *noun);
        matches!(&*name, "operation" | "crackdown") || scene.book.sets().holds("attack", &name)
    };
    let fought = |noun: usize| in_set(tree, noun, "fighting");
    let operations = around.map(|(_, noun)| *noun).filter(|noun| is_operation(noun) || fought(*noun));
    let whose = operations.flat_map(|noun| tree.children(noun).iter().copied());
    let faced =
        |word: usize| words::preposition(tree, word).as_deref() == Some("with") && tree.head(word).is_some_and(fought);
    let modifies = |word: &usize| tree.is_any(*word, &["compound", "amod", "nmod:poss"]) || faced(*word);
    whose.filter(modifies).filter(|party| scene.is_party(*party) && !targets.contains(party)).collect()
}

/// "Norland is ready to disarm": a party and a deed of the codebook.
fn is_ready_to_act(scene: &Scene<'_>, sources: &[usize], frame: &Frame<'_>) -> bool {
    let is_deed = |verb: &usize| {
        let verb = lemma(scene.tree, *verb);
        scene.book.knows(TriggerKind::Verb, &verb) && !scene.book.sets().holds("light", &verb)
    };
    is_known(scene, sources) && frame.slot("inf").iter().any(is_deed)
}

fn is_known(scene: &Scene<'_>, words: &[usize]) -> bool {
    words.iter().any(|word| scene.is_party(*word))
}

/// The noun that says what a light verb leaves open: "launched an attack".
fn carried_noun(scene: &Scene<'_>, word: usize, frame: &Frame<'_>, pattern: &Pattern) -> Option<usize> {
    let is_light = in_set(scene.tree, word, "light");
    if !(is_light && pattern.worded_slots().any(|slot| slot == "obj")) {
        return None;
    }
    // "took hostages", "opened its border"; but "carried out bombing missions" tells of no body.
    let is_mission = |noun: usize| scene.kind(noun) == Some(EntityKind::Organization) && !is_known_body(scene, noun);
    frame.objects.first().copied().filter(|noun| !scene.is_party(*noun) || is_mission(*noun))
}

/// Whether the word names a body, or a country's or a party's own.
fn is_known_body(scene: &Scene<'_>, noun: usize) -> bool {
    scene.tree.upos(noun) == Upos::ProperNoun || scene.entity(noun).is_some_and(|entity| entity.country.is_some())
}

/// How far a pattern is to be trusted: this project's own more than others', those that ask for words more than others.
pub(super) fn evidence(pattern: &Pattern) -> f32 {
    let detail = pattern.specificity().min(12) as f32 / 12.0;
    match pattern.table {
        Table::Own => 0.7 + 0.2 * detail,
        Table::Petrarch => 0.3 + 0.3 * detail,
    }
}
