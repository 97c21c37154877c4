//! What a chain of mentions stands for.

mod role;

use std::collections::BTreeMap;

use polybius_knowledge::{Person, Thing, fold};
use polybius_text::EntityKind;

use crate::Context;
use crate::account::{Entity, EntityId, MentionLevel};

use super::candidate::Candidate;
use super::{Chain, Chains, is_kept, nominals, phrase};

/// The id of each chain, and the entities by id. A chain of mere pronouns has none.
pub(super) fn resolve(
    context: &Context<'_>,
    candidates: &[Candidate<'_>],
    chains: &Chains<'_>,
) -> (Vec<Option<EntityId>>, Vec<Entity>) {
    let mut entities: BTreeMap<EntityId, Entity> = BTreeMap::new();
    let mut ids = Vec::with_capacity(chains.list.len());
    for chain in &chains.list {
        let entity = entity(context, candidates, chains, chain);
        ids.push(entity.as_ref().map(|entity| entity.id.clone()));
        if let Some(entity) = entity {
            match entities.get_mut(&entity.id) {
                Some(known) => merge(known, entity),
                None => drop(entities.insert(entity.id.clone(), entity)),
            }
        }
    }
    (ids, entities.into_values().collect())
}

fn entity(
    context: &Context<'_>,
    candidates: &[Candidate<'_>],
    chains: &Chains<'_>,
    chain: &Chain<'_>,
) -> Option<Entity> {
    let mentions: Vec<&Candidate<'_>> = chain.mentions.iter().map(|mention| &candidates[*mention]).collect();
    if !mentions.iter().any(|mention| is_kept(mention, chain)) || mentions.iter().all(|mention| is_pronoun(mention)) {
        return None;
    }
    let mut entity = match (chain.person, chain.thing.or(chain.class)) {
        (Some(person), _) => of_person(context, person),
        (_, Some(thing)) => of_thing(thing),
        _ => unknown(context, chains, &mentions, chain),
    };
    for role in role::told(context, candidates, &mentions) {
        if !role::is_in(&role, &entity.roles) {
            entity.roles.push(role);
        }
    }
    entity.country = entity.country.or(country(context, candidates, chains, &mentions, chain));
    for sector in mentions.iter().flat_map(|mention| role::sectors(context, mention)) {
        if !entity.sectors.iter().any(|own| own == sector) {
            entity.sectors.push(sector.to_owned());
        }
    }
    Some(entity)
}

fn is_actor(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Person | EntityKind::Organization | EntityKind::Government)
}

fn is_pronoun(mention: &Candidate<'_>) -> bool {
    mention.level == MentionLevel::Pronoun
}

fn merge(known: &mut Entity, more: Entity) {
    let roles: Vec<_> = more.roles.into_iter().filter(|role| !role::is_in(role, &known.roles)).collect();
    known.roles.extend(roles);
    known.country = known.country.take().or(more.country);
}

fn of_person(context: &Context<'_>, person: &Person) -> Entity {
    let term = person.nearest_term(context.published);
    let of_state = term.filter(|term| term.of.len() == 3);
    let in_office = term.is_some_and(|term| context.published.is_none_or(|day| term.holds_on(day)));
    let sectors = match term {
        Some(_) if !in_office => vec!["ELI".into()],
        Some(term) if term.office == polybius_knowledge::Office::DefenceMinister => vec!["GOV".into(), "MIL".into()],
        Some(_) if of_state.is_some() => vec!["GOV".into()],
        Some(term) => context.knowledge.thing(term.of).map(sectors_of).unwrap_or_default(),
        None => Vec::new(),
    };
    Entity {
        id: EntityId(person.id.clone()),
        name: person.name.to_owned(),
        kind: EntityKind::Person,
        class: None,
        country: of_state.map(|term| term.of.to_owned()),
        sectors,
        roles: term.map(|term| role::of_term(context, term)).into_iter().collect(),
        wikidata: None,
    }
}

fn sectors_of(thing: &Thing) -> Vec<String> {
    thing.sectors.iter().map(|sector| (*sector).to_owned()).collect()
}

fn of_thing(thing: &Thing) -> Entity {
    Entity {
        id: EntityId(thing.id.clone()),
        name: thing.name.to_string(),
        kind: thing.kind,
        class: thing.class.map(str::to_owned),
        country: thing.country.map(str::to_owned),
        sectors: sectors_of(thing),
        roles: Vec::new(),
        wikidata: thing.wikidata.map(str::to_owned),
    }
}

/// What no table knows by itself: a town, a government named by its country, anything with a name of its own, or what
/// this report alone knows.
fn unknown(context: &Context<'_>, chains: &Chains<'_>, mentions: &[&Candidate<'_>], chain: &Chain<'_>) -> Entity {
    let best = best_mention(mentions);
    let name = best_name(context, best);
    let place = matches!(chain.kind, EntityKind::Place | EntityKind::Facility | EntityKind::Country);
    if let Some(town) = (best.is_name() && place).then(|| town(context, &name, chain)).flatten() {
        return town;
    }
    if let Some(government) = government(context, chains, best) {
        return of_thing(government);
    }
    Entity {
        id: hashed(context, best, chain.kind, &name),
        name,
        kind: chain.kind,
        class: None,
        country: None,
        sectors: if is_company(context, best, chain.kind) { vec!["BUS".to_owned()] } else { Vec::new() },
        roles: Vec::new(),
        wikidata: None,
    }
}

/// "Karsk Metals Inc": a body whose name ends with the form of a company.
fn is_company(context: &Context<'_>, mention: &Candidate<'_>, kind: EntityKind) -> bool {
    let tree = &context.trees[mention.sentence];
    let last = || tree.form(mention.name.end - 1).to_lowercase();
    let is_body = mention.is_name() && kind == EntityKind::Organization && mention.name.len() > 1;
    is_body && context.knowledge.is_of_class("company_form", &last())
}

/// The longest name, else the fullest noun phrase; of equal ones the first.
fn best_mention<'a, 'k>(mentions: &[&'a Candidate<'k>]) -> &'a Candidate<'k> {
    let rank = |mention: &Candidate<'_>| match mention.level {
        MentionLevel::Name => (2, mention.name.len()),
        MentionLevel::Nominal => (1, mention.words.len()),
        MentionLevel::Pronoun => (0, 0),
    };
    let best = mentions.iter().rev().max_by_key(|mention| rank(mention));
    best.expect("a chain has a mention")
}

/// The name as written; of a noun phrase its words without article.
fn best_name(context: &Context<'_>, mention: &Candidate<'_>) -> String {
    let tree = &context.trees[mention.sentence];
    let called = || phrase::called(tree, &mention.words, mention.head);
    let words = if mention.is_name() { mention.name.clone() } else { role::without_article(tree, called()) };
    let written = tree.span_between(words).of(context.text);
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The town of that name: the largest in a country that the chain or the report speaks of, else the largest.
fn town(context: &Context<'_>, name: &str, chain: &Chain<'_>) -> Option<Entity> {
    let towns = context.knowledge.places(name);
    let near = towns.iter().find(|town| chain.country == Some(town.country));
    let town = near.or(towns.first())?;
    Some(Entity {
        id: EntityId(town.id()),
        name: town.name.to_owned(),
        kind: EntityKind::Place,
        class: None,
        country: Some(town.country.to_owned()),
        sectors: Vec::new(),
        roles: Vec::new(),
        wikidata: None,
    })
}

/// "The Ukrainian government", "the Biden administration".
fn government<'k>(context: &Context<'k>, chains: &Chains<'k>, mention: &Candidate<'k>) -> Option<&'k Thing> {
    if mention.level != MentionLevel::Nominal || mention.kind != EntityKind::Government {
        return None;
    }
    let leader = || possessor(context, chains, mention).and_then(|chain| chain.person?.nearest_term(context.published));
    let country = mention.country.or_else(|| leader().map(|term| term.of));
    context.knowledge.government_of(country?)
}

/// The chain of the name or pronoun that the noun belongs to: "Putin" in "Putin's spokesperson", "Biden" in "the Biden
/// administration".
fn possessor<'c, 'k>(context: &Context<'_>, chains: &'c Chains<'k>, mention: &Candidate<'_>) -> Option<&'c Chain<'k>> {
    let tree = &context.trees[mention.sentence];
    let possessors = tree.children(mention.head).iter().filter(|child| {
        tree.is_any(**child, &["nmod:poss", "compound"])
            || (tree.is(**child, "nmod") && tree.children_by(**child, "case").any(|case| tree.lemma(case) == "of"))
    });
    let found = possessors.filter_map(|child| chains.by_head_word.get(&(mention.sentence, *child)));
    found.map(|chain| &chains.list[*chain]).next()
}

/// The same for the same name in every report; what has no name and no country is known to its report alone.
fn hashed(context: &Context<'_>, mention: &Candidate<'_>, kind: EntityKind, name: &str) -> EntityId {
    let mut hasher = blake3::Hasher::new();
    hasher.update(kind.name().as_bytes()).update(&[0]).update(fold(name).join(" ").as_bytes());
    if !mention.is_name() && mention.country.is_none() {
        let span = mention.span(&context.trees);
        hasher.update(context.text.as_bytes()).update(&span.start.to_le_bytes());
    }
    EntityId(format!("{}:{}", kind.name(), &hasher.finalize().to_hex()[..16]))
}

/// The country that the words beside the mentions tell, or that of whom a spokesperson or aide belongs to.
fn country(
    context: &Context<'_>,
    candidates: &[Candidate<'_>],
    chains: &Chains<'_>,
    mentions: &[&Candidate<'_>],
    chain: &Chain<'_>,
) -> Option<String> {
    let told = mentions.iter().find_map(|mention| role::country(candidates, mention));
    let people = || mentions.iter().filter(|mention| mention.is_person() && mention.level == MentionLevel::Nominal);
    let owned = || {
        let relational = |mention: &Candidate<'_>| {
            nominals::is_relational(&context.trees[mention.sentence], context.knowledge, mention.head)
        };
        people()
            .filter(|mention| !relational(mention))
            .find_map(|mention| possessor(context, chains, mention).filter(|chain| is_actor(chain.kind))?.country)
    };
    chain.country.or(told).or_else(owned).map(str::to_owned)
}
