//! What a judge looks at: signs with names, and the words whose vectors are read.

use std::cmp::Ordering;

use polybius_language::{Argument, Tree, Upos};
use polybius_text::Span;

use super::super::scene::Scene;
use super::super::standing::{are_companies, is_in_power};
use super::super::words::{in_set, is_abstract, is_nominal, is_passive, lemma};
use crate::account::{Actor, Event, Polarity};
use crate::layers::add;

/// Steps of a way through the tree that are told; longer ones are "far".
const LONGEST_WAY: usize = 4;

/// Relations in which those who take part stand to a word.
const PARTICIPANTS: [&str; 8] = ["nsubj", "obj", "iobj", "obl", "nmod", "compound", "amod", "appos"];

/// The sets of `data/codebook/sets.tsv` that say what sort of thing a party is.
const SORTS: [&str; 9] =
    ["text", "agreement", "proposal", "disaster", "people", "company-part", "meeting", "aid", "street"];

/// What is known of one event before it is judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Signs that hold of it, such as `root=AID` or `source.way=nsubj`; none twice, in order.
    pub signs: Vec<String>,
    /// What the language model makes of the trigger, the sources, the targets, the word that the trigger depends on, those
    /// that depend on it, and the sentence: means, zero where there is none, one after the other.
    pub vectors: Vec<f32>,
}

impl Evidence {
    /// Looks at an event of the scene's sentence; `vectors` gives those of the sentence's words.
    pub(super) fn of<'v>(
        scene: &Scene<'_>,
        events: &[Event],
        index: usize,
        vectors: impl Fn(usize) -> &'v [f32],
    ) -> Self {
        let (event, tree) = (&events[index], scene.tree);
        let trigger = scene.words_in(event.trigger).start;
        let mut signs = Signs::default();
        of_trigger(scene, event, trigger, &mut signs);
        let sources = of_side(scene, event, trigger, "source", &event.source, &mut signs);
        let targets = of_side(scene, event, trigger, "target", &event.target, &mut signs);
        of_others(scene, event, trigger, &sources, &targets, &mut signs);
        of_neighbours(scene, events, index, &mut signs);
        let governor: Vec<usize> = tree.head(trigger).into_iter().collect();
        let sentence: Vec<usize> = (0..tree.len()).collect();
        let read = [&[trigger][..], &sources, &targets, &governor, tree.children(trigger), &sentence];
        Self { signs: signs.in_order(), vectors: read.map(|words| mean(words, &vectors)).concat() }
    }
}

/// The mean of the words' vectors, zero for no words.
fn mean<'v>(words: &[usize], vectors: impl Fn(usize) -> &'v [f32]) -> Vec<f32> {
    let mut sum = vec![0.0; vectors(0).len()];
    let share = 1.0 / words.len().max(1) as f32;
    words.iter().for_each(|word| add(&mut sum, vectors(*word), share));
    sum
}

/// Signs under way.
#[derive(Default)]
struct Signs(Vec<String>);

impl Signs {
    fn add(&mut self, name: &str, value: &str) {
        self.0.push(format!("{name}={value}"));
    }

    fn add_if(&mut self, holds: bool, name: &str) {
        if holds {
            self.0.push(name.to_owned());
        }
    }

    fn in_order(mut self) -> Vec<String> {
        self.0.sort_unstable();
        self.0.dedup();
        self.0
    }
}

/// The word and how it is told.
fn of_trigger(scene: &Scene<'_>, event: &Event, trigger: usize, signs: &mut Signs) {
    let tree = scene.tree;
    let root = event.plover.as_deref().unwrap_or("none");
    let upos = tree.upos(trigger).name();
    signs.add("root", root);
    signs.add("cameo", event.cameo.as_deref().unwrap_or("none"));
    signs.add("rule", &event.provenance.by);
    signs.add("evidence", &format!("{:.0}", event.provenance.confidence * 20.0));
    signs.add("lemma", &event.lemma);
    signs.add("trigger.upos", upos);
    signs.add("trigger.relation", tree.token(trigger).relation.base());
    signs.add("modality", event.modality.name());
    signs.add("root.modality", &format!("{root} {}", event.modality.name()));
    signs.add_if(event.polarity == Polarity::Negated, "negated");
    signs.add_if(event.of.is_some(), "content");
    signs.add_if(event.statement.is_some(), "stated");
    signs.add_if(!event.theme.is_empty(), "theme");
    signs.add_if(event.place.is_some(), "place");
    signs.add_if(event.time.is_some(), "time");
    signs.add_if(!event.figures.is_empty(), "figures");
    signs.add_if(event.mode.is_some(), "mode");
    signs.add_if(!event.instrument.is_empty(), "instrument");
    signs.add_if(tree.upos(trigger) == Upos::Verb && is_passive(tree, trigger), "passive");
    let predicate = tree.sentence().predicates.iter().find(|predicate| predicate.token == trigger);
    signs.add("happened", &predicate.map_or("no predicate".to_owned(), |one| format!("{:.0}", one.happened)));
    let above = tree.head(trigger).map_or("root".to_owned(), |above| lemma(tree, above));
    signs.add("trigger.under", &above);
    for child in tree.children(trigger) {
        let relation = tree.token(*child).relation.name();
        signs.add("trigger.has", relation);
        if ["aux", "mark", "case", "cop", "advmod", "det"].contains(&tree.token(*child).relation.base()) {
            signs.add("trigger.with", &lemma(tree, *child));
        }
    }
    signs.add("length", &(tree.len() / 10).min(5).to_string());
    let has_capitals = tree.sentence().span.of(tree.text()).chars().any(char::is_uppercase);
    signs.add_if(!has_capitals, "uncased");
    let sides = format!("{}{}", event.source.len().min(2), event.target.len().min(2));
    signs.add("sides", &sides);
    signs.add("root.sides", &format!("{root} {sides}"));
}

/// One side: who they are and how they stand to the word. Gives their heads in the sentence.
fn of_side(
    scene: &Scene<'_>,
    event: &Event,
    trigger: usize,
    side: &str,
    actors: &[Actor],
    signs: &mut Signs,
) -> Vec<usize> {
    let root = event.plover.as_deref().unwrap_or("none");
    let mut heads = Vec::new();
    for actor in actors {
        let named = |sign: &str| format!("{side}.{sign}");
        signs.add_if(actor.entity.is_none(), &named("unknown"));
        signs.add_if(actor.country.is_some(), &named("country"));
        signs.add_if(actor.sectors.is_empty(), &named("no sector"));
        for sector in &actor.sectors {
            signs.add(&named("sector"), sector);
        }
        let Some(head) = head_of(scene, actor.span) else {
            signs.add(&named("way"), "other sentence");
            continue;
        };
        heads.push(head);
        let tree = scene.tree;
        let kind = scene.kind(head).map_or("none", |kind| kind.name());
        signs.add(&named("kind"), kind);
        signs.add(&format!("root.{side}.kind"), &format!("{root} {kind}"));
        signs.add(&named("upos"), tree.upos(head).name());
        signs.add(&named("head"), &lemma(tree, head));
        signs.add(&named("relation"), tree.token(head).relation.name());
        signs.add_if(is_abstract(tree, head), &named("abstract"));
        signs.add_if(!scene.is_party(head), &named("no party"));
        signs.add_if(is_in_power(scene, head), &named("in power"));
        signs.add_if(are_companies(scene, &[head]), &named("company"));
        signs.add_if(in_set(tree, head, "company-part"), &named("company"));
        for sort in SORTS.iter().filter(|sort| in_set(tree, head, sort)) {
            signs.add(&named("sort"), sort);
        }
        let way = way(tree, trigger, head);
        signs.add(&format!("root.{side}.way"), &format!("{root} {way}"));
        signs.add(&named("way"), &way);
        if let Some(case) = tree.child(head, "case") {
            signs.add(&named("case"), &lemma(tree, case));
        }
        signs.add(&named("distance"), &distance(trigger, head));
        signs.add(&named("role"), &role(tree, trigger, head));
        let between = trigger.min(head) + 1..trigger.max(head);
        let others = between.filter(|word| is_nominal(tree, *word) && scene.is_party(*word)).count();
        signs.add(&named("parties between"), &others.min(4).to_string());
    }
    heads
}

/// The head of a party's words where they stand in the scene's sentence.
fn head_of(scene: &Scene<'_>, span: Span) -> Option<usize> {
    scene.tree.sentence().span.contains(span).then(|| scene.head_of(span)).flatten()
}

/// Who else could have been meant: parties that roles and tree name for the word and the event does not have.
fn of_others(
    scene: &Scene<'_>,
    event: &Event,
    trigger: usize,
    sources: &[usize],
    targets: &[usize],
    signs: &mut Signs,
) {
    let tree = scene.tree;
    let taken = |word: &usize| sources.contains(word) || targets.contains(word);
    let is_free = |word: &usize| !taken(word) && is_nominal(tree, *word) && scene.is_party(*word);
    let (before, behind) = ((0..trigger).filter(is_free).count(), (trigger + 1..tree.len()).filter(is_free).count());
    signs.add("free before", &before.min(4).to_string());
    signs.add("free behind", &behind.min(4).to_string());
    let nearest = (0..tree.len()).filter(is_free).min_by_key(|word| word.abs_diff(trigger));
    if let Some(nearest) = nearest {
        signs.add("free.way", &way(tree, trigger, nearest));
        signs.add("free.distance", &distance(trigger, nearest));
    }
    let held = |word: usize| {
        if sources.contains(&word) {
            "source"
        } else if targets.contains(&word) {
            "target"
        } else if scene.is_party(word) {
            "nobody"
        } else {
            "no party"
        }
    };
    for argument in arguments(tree, trigger).filter(|argument| !argument.role.name().starts_with("ARGM")) {
        if let Some(head) = scene.top_of(argument.tokens.clone()) {
            signs.add(argument.role.name(), held(head));
        }
    }
    for child in tree.children(trigger).iter().filter(|child| tree.is_any(**child, &PARTICIPANTS)) {
        signs.add(tree.token(*child).relation.name(), held(*child));
    }
    signs.add_if(event.statement.is_some() && sources.is_empty(), "stated without source");
}

/// The arguments of the trigger.
fn arguments<'t>(tree: &Tree<'t>, trigger: usize) -> impl Iterator<Item = &'t Argument> {
    let predicate = tree.sentence().predicates.iter().find(|predicate| predicate.token == trigger);
    predicate.into_iter().flat_map(|predicate| &predicate.arguments)
}

/// What the events around it tell, and who says so.
fn of_neighbours(scene: &Scene<'_>, events: &[Event], index: usize, signs: &mut Signs) {
    let event = &events[index];
    let has_same = |one: &[Actor], other: &[Actor]| {
        let same = |a: &Actor, b: &Actor| a.span == b.span || a.entity.is_some() && a.entity == b.entity;
        one.iter().any(|a| other.iter().any(|b| same(a, b)))
    };
    signs.add_if(has_same(&event.source, &event.target), "same on both sides");
    let statement = event.statement.map(|statement| &scene.found.statements[statement]);
    if let Some(speaker) = statement.and_then(|statement| statement.source.as_ref()) {
        let speaks = |actor: &Actor| {
            actor.span.overlaps(speaker.span) || actor.entity.is_some() && actor.entity == speaker.entity
        };
        signs.add_if(event.source.iter().any(speaks), "source speaks");
        signs.add_if(event.target.iter().any(speaks), "target speaks");
    }
    signs.add("sentence", &event.sentence.min(4).to_string());
    let is_near = |other: &&Event| other.sentence.abs_diff(event.sentence) <= 1 && other.plover.is_some();
    let near = || events[..index].iter().chain(&events[index + 1..]).filter(is_near);
    for other in near() {
        let place = match other.sentence.cmp(&event.sentence) {
            Ordering::Less => "before",
            Ordering::Equal => "beside",
            Ordering::Greater => "behind",
        };
        let alike = if other.plover == event.plover { "like" } else { "other" };
        let name = format!("{alike} {place}");
        let side = |own: &[Actor], others: &[Actor]| match (own.is_empty(), others.is_empty()) {
            (true, true) => "none",
            (true, false) => "only there",
            (false, true) => "only here",
            (false, false) if has_same(own, others) => "same",
            (false, false) => "another",
        };
        signs.add(&format!("{name}.source"), side(&event.source, &other.source));
        signs.add(&format!("{name}.target"), side(&event.target, &other.target));
        signs.add_if(has_same(&event.source, &other.target), &format!("{name}: source is target"));
        signs.add_if(has_same(&event.target, &other.source), &format!("{name}: target is source"));
    }
    let beside = near().filter(|other| other.sentence == event.sentence).count();
    signs.add("events beside", &beside.min(4).to_string());
}

/// The relations between two words of a tree: `^xcomp.nsubj` leads from a complement up to its verb and down to the subject.
fn way(tree: &Tree<'_>, from: usize, to: usize) -> String {
    let up: Vec<usize> = std::iter::once(from).chain(tree.ancestors(from)).collect();
    let down: Vec<usize> = std::iter::once(to).chain(tree.ancestors(to)).collect();
    let Some((rises, falls)) =
        up.iter().enumerate().find_map(|(rises, word)| Some((rises, down.iter().position(|other| other == word)?)))
    else {
        return "none".to_owned();
    };
    if rises + falls > LONGEST_WAY {
        return "far".to_owned();
    }
    let relation = |word: &usize| tree.token(*word).relation.base().to_owned();
    let mut steps: Vec<String> = up[..rises].iter().map(|word| format!("^{}", relation(word))).collect();
    steps.extend(down[..falls].iter().rev().map(relation));
    steps.join(".")
}

/// How many words lie between, before (-) or behind the trigger, in few steps.
fn distance(trigger: usize, head: usize) -> String {
    let steps = match trigger.abs_diff(head) {
        0 => 0,
        1 => 1,
        2 => 2,
        3..=4 => 3,
        5..=8 => 5,
        9..=14 => 9,
        _ => 15,
    };
    format!("{}{steps}", if head < trigger { "-" } else { "" })
}

/// The role of the word for the predicate: of the argument that it stands in.
fn role(tree: &Tree<'_>, trigger: usize, head: usize) -> String {
    let mut held = arguments(tree, trigger).filter(|argument| argument.tokens.contains(&head));
    held.next().map_or("none".to_owned(), |argument| argument.role.name().to_owned())
}
