//! What else an event's words say: with what, what about, where, when, how much, and who tells it.

use polybius_knowledge::codebook::Root;
use polybius_language::Upos;
use polybius_text::{EntityKind, Span};

use super::actors::actors;
use super::draft::Draft;
use super::nouns;
use super::scene::Scene;
use super::words::{in_set, is_nominal, lemma, phrase, preposition};
use crate::Context;
use crate::account::{Actor, EventTime, Place, Statement, TimeKind};

const PLACE_CASES: [&str; 14] = [
    "in",
    "at",
    "near",
    "across",
    "inside",
    "outside",
    "around",
    "along",
    "throughout",
    "within",
    "off",
    "over",
    "on",
    "through",
];

/// With what it is done: "with …", "using …", "by means of …", or a weapon named before the noun.
pub(super) fn instruments(scene: &Scene<'_>, draft: &Draft<'_>) -> Vec<Actor> {
    let violent = matches!(draft.root(), Some(Root::Assault | Root::Coerce));
    let behind = draft.frame.prepositions.iter().filter(|(case, _)| case == "with").map(|(_, word)| *word);
    let named = draft.frame.modifiers.iter().copied().filter(|word| is_equipment(scene, *word));
    let heads: Vec<usize> = behind
        .chain(used(scene, draft))
        .chain(wielded(scene, draft))
        .chain(draft.frame.doers.iter().copied().filter(|doer| violent && is_means(scene, *doer)))
        .chain(named.filter(|_| draft.word != draft.carrier || draft.rule == nouns::RULE))
        .filter(|word| is_free(draft, *word) && is_nominal(scene.tree, *word) && !scene.is_time(*word))
        .filter(|word| !scene.is_party(*word) || is_equipment(scene, *word))
        .filter(|word| !is_abstract(scene, draft, *word))
        .collect();
    actors(scene, &heads)
}

fn is_equipment(scene: &Scene<'_>, word: usize) -> bool {
    matches!(scene.kind(word), Some(EntityKind::Weapon | EntityKind::Vehicle)) || in_set(scene.tree, word, "arms")
}

/// "a bomb destroyed the car": who is behind it is not told, only with what.
pub(super) fn is_means(scene: &Scene<'_>, word: usize) -> bool {
    let name = lemma(scene.tree, word);
    let equipment = matches!(scene.kind(word), Some(EntityKind::Weapon | EntityKind::Vehicle));
    let deed = scene.tree.upos(word) == Upos::Noun && scene.book.sets().holds("attack", &name);
    let blast =
        matches!(&*name, "explosion" | "blast" | "detonation" | "wave" | "shrapnel" | "fragment" | "bullet" | "flame");
    deed || blast || scene.book.sets().holds("weaponry", &name) || equipment && scene.tree.upos(word) == Upos::Noun
}

/// "with success", "with regard to": no thing. Only violence is done with things that are no equipment.
fn is_abstract(scene: &Scene<'_>, draft: &Draft<'_>, word: usize) -> bool {
    let violent = matches!(draft.root(), Some(Root::Assault | Root::Coerce | Root::Protest));
    !(is_equipment(scene, word) || violent && scene.tree.children(word).len() > 1)
}

/// The objects of "using" below the carrier.
fn used<'s>(scene: &'s Scene<'_>, draft: &'s Draft<'_>) -> impl Iterator<Item = usize> + 's {
    let tree = scene.tree;
    let clauses = tree.children(draft.carrier).iter().copied();
    clauses
        .filter(move |clause| tree.is_any(*clause, &["advcl", "xcomp"]) && lemma(tree, *clause) == "use")
        .flat_map(move |clause| tree.children_by(clause, "obj"))
}

/// Weapons as the object of a verb that harms somebody else: "deployed rockets against the port".
fn wielded<'s>(scene: &'s Scene<'_>, draft: &'s Draft<'_>) -> impl Iterator<Item = usize> + 's {
    let harms = draft.root() == Some(Root::Assault) && draft.word == draft.carrier;
    draft.frame.objects.iter().copied().filter(move |object| harms && is_equipment(scene, *object))
}

fn is_free(draft: &Draft<'_>, word: usize) -> bool {
    word != draft.word && !draft.sources.contains(&word) && !draft.targets.contains(&word)
}

/// What is given, said, asked, attacked: the object where it is not the target, else what a noun's "of" adds.
pub(super) fn themes(scene: &Scene<'_>, draft: &Draft<'_>) -> Vec<Actor> {
    let of = draft.frame.slot("of");
    let candidates = draft.frame.objects.iter().copied().filter(|object| *object != draft.word);
    let wielded: Vec<usize> = wielded(scene, draft).collect();
    let free = |word: &usize| is_free(draft, *word) && !wielded.contains(word);
    let mut heads: Vec<usize> = candidates.filter(free).collect();
    if heads.is_empty() {
        heads = of.into_iter().filter(|word| is_free(draft, *word)).collect();
    }
    if heads.is_empty() {
        heads = draft.frame.slot("for").into_iter().filter(|word| is_free(draft, *word)).collect();
    }
    heads.retain(|word| is_nominal(scene.tree, *word) && !scene.is_time(*word));
    actors(scene, &heads)
}

/// Where it happens: a place behind a locative preposition that is no party of the event.
pub(super) fn place(scene: &Scene<'_>, draft: &Draft<'_>) -> Option<Place> {
    let tree = scene.tree;
    let own = [draft.word, draft.carrier].into_iter().flat_map(|word| tree.children(word).iter().copied());
    let inner = draft.targets.iter().chain(&draft.frame.objects).flat_map(|word| tree.children(*word).iter().copied());
    own.chain(inner)
        .filter(|word| tree.is_any(*word, &["obl", "nmod"]) && !scene.is_time(*word))
        .filter(|word| !draft.sources.contains(word) && !draft.targets.contains(word))
        .filter(|word| preposition(tree, *word).is_some_and(|case| PLACE_CASES.contains(&&*case)))
        .find(|word| matches!(scene.kind(*word), Some(EntityKind::Place | EntityKind::Country | EntityKind::Facility)))
        .map(|word| place_of(scene, word))
}

fn place_of(scene: &Scene<'_>, word: usize) -> Place {
    let span = scene.tree.span_between(phrase(scene.tree, word));
    let entity = scene.entity(word);
    let name = span.of(scene.tree.text());
    let town = scene.knowledge.places(name).into_iter().next().filter(|_| scene.kind(word) == Some(EntityKind::Place));
    let country = entity.and_then(|entity| entity.country.clone());
    Place {
        span,
        name: entity.map_or_else(|| name.to_owned(), |entity| entity.name.clone()),
        country: country.or_else(|| town.map(|town| town.country.to_owned())),
        latitude: town.map(|town| town.latitude),
        longitude: town.map(|town| town.longitude),
        geonames: town.map(|town| town.geonames),
    }
}

/// When it happens: the date that hangs on the trigger, on its carrier, or on the clause that they stand in.
pub(super) fn time(scene: &Scene<'_>, draft: &Draft<'_>) -> Option<EventTime> {
    time_above(scene, draft).or_else(|| draft.sources.iter().find_map(|source| time_behind(scene, *source)))
}

/// "Lund on Monday signed …": the date behind a subject.
fn time_behind(scene: &Scene<'_>, subject: usize) -> Option<EventTime> {
    let tree = scene.tree;
    let dates = tree.children_by(subject, "nmod").filter(|child| *child > subject && scene.is_time(*child));
    dates.into_iter().find_map(|child| dated(scene, tree.token(child).span))
}

fn time_above(scene: &Scene<'_>, draft: &Draft<'_>) -> Option<EventTime> {
    let tree = scene.tree;
    let mut word = draft.word;
    for step in 0..4 {
        if let Some(time) = time_below(scene, word) {
            return Some(time);
        }
        let head = tree.head(word)?;
        // "Monday saw the first attack".
        let seen = tree.child(head, "nsubj").filter(|subject| tree.is(word, "obj") && scene.is_time(*subject));
        if let Some(time) = seen.and_then(|subject| dated(scene, tree.token(subject).span)) {
            return Some(time);
        }
        let same_clause = word != draft.carrier && word == draft.word
            || tree.is_any(word, &["xcomp", "obj", "nsubj:pass"])
            || step == 0 && tree.is_any(word, &["nsubj", "obl", "nmod"]) && draft.rule == nouns::RULE;
        if !same_clause {
            return None;
        }
        word = if word == draft.word && draft.carrier != draft.word { draft.carrier } else { head };
    }
    None
}

fn time_below(scene: &Scene<'_>, word: usize) -> Option<EventTime> {
    let tree = scene.tree;
    let governs =
        |child: &usize| tree.is_any(*child, &["obl", "advmod", "nmod", "amod", "compound", "nmod:tmod", "obl:tmod"]);
    let below = |word: usize| tree.children(word).iter().copied().filter(governs);
    // "for the first time in May".
    let inside = below(word).filter(|child| lemma(tree, *child) == "time").flat_map(below);
    below(word).chain(inside).find_map(|child| dated(scene, tree.token(child).span))
}

/// The date or time of day whose words hold the span.
fn dated(scene: &Scene<'_>, span: Span) -> Option<EventTime> {
    let times = scene.found.times;
    let index = times
        .iter()
        .position(|time| time.span.contains(span) && matches!(time.kind, TimeKind::Date | TimeKind::Time))?;
    Some(EventTime { time: index, interval: times[index].interval })
}

/// The figures inside the event's phrase: below its trigger and carrier, without clauses of their own.
pub(super) fn figures(scene: &Scene<'_>, draft: &Draft<'_>) -> Vec<usize> {
    let span = scene.tree.sentence().span;
    let figures = scene.found.figures;
    let mut inside: Vec<usize> = Vec::new();
    for (index, figure) in figures.iter().enumerate() {
        if span.contains(figure.span) && governs(scene, draft, figure.span) {
            inside.push(index);
        }
    }
    inside
}

/// Whether the way up from the span reaches the event before any other clause.
fn governs(scene: &Scene<'_>, draft: &Draft<'_>, span: Span) -> bool {
    let Some(head) = scene.head_of(span) else { return false };
    let mut word = head;
    loop {
        if word == draft.word || word == draft.carrier {
            return true;
        }
        let is_clause = matches!(scene.tree.upos(word), Upos::Verb) && word != head;
        match scene.tree.head(word) {
            Some(above) if !is_clause => word = above,
            _ => return false,
        }
    }
}

/// The smallest statement whose content holds the trigger.
pub(super) fn statement(scene: &Scene<'_>, draft: &Draft<'_>) -> Option<usize> {
    let trigger = scene.tree.token(draft.word).span;
    let is_circumstance = is_circumstance(scene, draft);
    let telling = scene.found.statements.iter().enumerate();
    let telling = telling.filter(|(_, statement)| !(is_circumstance && names_its_matter(statement)));
    let holding = telling.filter_map(|(index, statement)| {
        let piece = statement.content.iter().filter(|piece| piece.contains(trigger)).map(|piece| piece.len()).min()?;
        Some((piece, index))
    });
    holding.min().map(|(_, index)| index)
}

/// "after the flood": an event by which something else is dated.
fn is_circumstance(scene: &Scene<'_>, draft: &Draft<'_>) -> bool {
    draft.rule == nouns::RULE
        && preposition(scene.tree, draft.word)
            .is_some_and(|case| matches!(&*case, "after" | "before" | "following" | "follow" | "since" | "during"))
}

/// "criticised their help after the flood": whoever judges a matter does not tell what it is dated by.
fn names_its_matter(statement: &Statement) -> bool {
    matches!(&*statement.provenance.by, "statements/object" | "statements/noun_phrase" | "statements/preposition")
}

/// Contexts of PLOVER that the event's own words name.
pub(super) fn contexts(_context: &Context<'_>, scene: &Scene<'_>, draft: &Draft<'_>) -> Vec<&'static str> {
    let tree = scene.tree;
    let words = tree.subtree_where(draft.carrier, |child| {
        !tree.is_any(child, &["ccomp", "advcl", "acl:relcl", "conj", "parataxis"])
    });
    let lemmas: Vec<String> = words.iter().map(|word| lemma(tree, *word)).collect();
    let names = scene.book.context_names();
    names.filter(|name| lemmas.iter().any(|lemma| scene.book.is_of_context(name, lemma))).collect()
}
