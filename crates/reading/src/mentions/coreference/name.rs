//! Chains that a name continues: the same thing, the same person, the same words, an abbreviation.

use polybius_knowledge::{Candidate as Named, Knowledge, Person, Sense, fold};
use polybius_text::EntityKind;

use crate::Context;
use crate::mentions::candidate::Candidate;

use super::chain::{identity, is_adjective};
use super::{Chain, Situation};

/// A person out of office for longer than this is not taken for known by a family name alone.
const REMEMBERED_DAYS: i64 = 4 * 366;

/// Both names are known to stand for the same thing.
pub(super) fn same_thing(situation: &Situation<'_, '_>, index: usize) -> Option<usize> {
    let candidate = &situation.candidates[index];
    let known = candidate.known.filter(|known| known.sense != Sense::Class)?;
    if is_adjective(situation.context, candidate) {
        return None;
    }
    situation.chains.by_id.get(&identity(&known.thing.id, candidate.kind)).copied()
}

/// The same person: the whole name again, the family name of a longer one or a longer form of a shorter one, whatever the
/// transcription.
pub(super) fn same_person(situation: &Situation<'_, '_>, index: usize) -> Option<usize> {
    let candidate = &situation.candidates[index];
    if !candidate.is_name() || !candidate.is_person() {
        return None;
    }
    let name = fold(candidate.called(&situation.context.trees));
    let chains = situation.chains;
    if let Some(chain) = chains.by_name.get(&name.join(" ")).filter(|chain| takes_person(&chains.list[**chain])) {
        return Some(*chain);
    }
    let parts = name.last().into_iter().chain(name.first());
    let mut related = parts.filter_map(|part| chains.by_part.get(part)).flat_map(|list| list.iter().rev().copied());
    if let Some(chain) = related.find(|chain| takes_person(&chains.list[*chain]) && agree(&chains.list[*chain], &name))
    {
        return Some(chain);
    }
    let words: Vec<&str> = name.iter().map(String::as_str).collect();
    let known = situation.context.knowledge.persons_named(&words, situation.context.published);
    known.iter().take(3).find_map(|person| chains.by_id.get(&person.person.id).copied())
}

fn takes_person(chain: &Chain<'_>) -> bool {
    chain.kind == EntityKind::Person && chain.plural != Some(true)
}

/// Whether the shorter of two names is made of parts of the longer, its last part or, alone, its first.
fn agree(chain: &Chain<'_>, name: &[String]) -> bool {
    chain.names.iter().any(|other| {
        let (short, long) = if other.len() <= name.len() { (&other[..], name) } else { (name, &other[..]) };
        let inside = short.iter().all(|part| long.contains(part) || is_initial(part, long));
        let same_end = short.last() == long.last();
        inside && (same_end || (short.len() == 1 && short.first() == long.first()))
    })
}

fn is_initial(part: &str, name: &[String]) -> bool {
    part.len() == 1 && name.iter().any(|other| other.starts_with(part))
}

/// The same words name a thing of the same kind; the first word of a longer name, or its last, may stand for it.
pub(super) fn same_words(situation: &Situation<'_, '_>, index: usize) -> Option<usize> {
    let candidate = &situation.candidates[index];
    if !candidate.is_name() || candidate.is_person() || is_adjective(situation.context, candidate) {
        return None;
    }
    let name = fold(candidate.called(&situation.context.trees));
    let fits = |chain: &usize| kinds_agree(situation.chains.list[*chain].kind, candidate.kind);
    if let Some(chain) = situation.chains.by_name.get(&name.join(" ")).filter(|chain| fits(chain)) {
        return Some(*chain);
    }
    if candidate.known.is_some() || name.len() != 1 {
        return None;
    }
    let longer = |chain: &usize| {
        let chain = &situation.chains.list[*chain];
        chain.thing.is_none()
            && chain.kind == candidate.kind
            && chain.names.iter().any(|other| other.first() == name.first())
    };
    situation.chains.by_part.get(&name[0])?.iter().rev().copied().find(longer)
}

fn kinds_agree(left: EntityKind, right: EntityKind) -> bool {
    use EntityKind::{Country, Facility, Government, Organization, Person, Place};
    let class = |kind| match kind {
        Organization | Government => 1,
        Place | Country | Facility => 2,
        _ => 0,
    };
    left == right || (class(left) == class(right) && class(left) > 0 && left != Person)
}

/// Capitals of the words of an earlier name: "Foreign Policy Research Institute" and "FPRI"; or the other way round.
pub(super) fn abbreviation(situation: &Situation<'_, '_>, index: usize) -> Option<usize> {
    let candidate = &situation.candidates[index];
    if !candidate.is_name() || candidate.is_person() {
        return None;
    }
    let called = candidate.called(&situation.context.trees);
    let name = fold(called);
    let recent = situation.chains.recent.iter().rev();
    let mut fitting = recent.filter(|chain| kinds_agree(situation.chains.list[**chain].kind, candidate.kind));
    let knowledge = situation.context.knowledge;
    let abbreviates = |chain: &&usize| {
        let mut names = situation.chains.list[**chain].names.iter();
        names.any(|other| abbreviates(knowledge, &name, other) || abbreviates(knowledge, other, &name))
    };
    (called.chars().filter(|letter| letter.is_uppercase()).count() > 1).then(|| fitting.find(abbreviates))?.copied()
}

fn abbreviates(knowledge: &Knowledge, short: &[String], long: &[String]) -> bool {
    let [short] = short else { return false };
    if long.len() < 2 || short.len() < 2 {
        return false;
    }
    let first = |word: &&String| word.chars().next();
    let all: String = long.iter().filter_map(|word| first(&word)).collect();
    let large: String =
        long.iter().filter(|word| !knowledge.is_of_class("small_word", word)).filter_map(|word| first(&word)).collect();
    *short == all || *short == large
}

/// The person in office whom a chain's name stands for: a whole name that agrees, or a family name whose bearer is or
/// lately was in office and is not contradicted by the titles beside it.
pub(super) fn person_in_office<'k>(
    context: &Context<'k>,
    chain: &Chain<'k>,
    candidate: &Candidate<'k>,
) -> Option<&'k Person> {
    let tree = &context.trees[candidate.sentence];
    let words: Vec<&str> = candidate.name.clone().map(|word| tree.form(word)).collect();
    let found = context.knowledge.persons_named(&words, context.published);
    let best = found.first()?;
    // Whoever was called by a longer name that no one in office bears is not the bearer of its last part.
    if !best.full_name && chain.names.iter().any(|name| name.len() > words.len()) {
        return None;
    }
    let chosen = best.full_name || is_prominent(context, best) && !is_contradicted(context, chain, best);
    chosen.then_some(best.person)
}

/// In high office on the report's day, or not long before or after it.
pub(in crate::mentions) fn is_prominent(context: &Context<'_>, named: &Named<'_>) -> bool {
    use polybius_knowledge::Office;
    let Some(term) = named.term else { return false };
    let near = context.published.map_or(named.in_office, |day| term.distance(day) <= REMEMBERED_DAYS);
    near && matches!(
        term.office,
        Office::ChiefOfState | Office::HeadOfGovernment | Office::ForeignMinister | Office::DefenceMinister
    )
}

/// A title beside the name that means no office of state: "Professor", "coach", "Sergeant".
fn is_contradicted(context: &Context<'_>, chain: &Chain<'_>, named: &Named<'_>) -> bool {
    let titles = chain.roles.iter().filter_map(|role| context.knowledge.title(role));
    let mut meaningful = titles.filter(|title| !title.offices.is_empty() || !title.sectors.is_empty());
    let fits = |title: &polybius_knowledge::Title| {
        title.sectors.contains(&"GOV") || named.term.is_some_and(|term| title.offices.contains(&term.office))
    };
    meaningful.clone().next().is_some() && !meaningful.any(fits)
}
