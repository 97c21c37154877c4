use std::collections::HashMap;

use polybius_knowledge::{Person, Sense, Thing, fold};
use polybius_text::EntityKind;

use crate::Context;
use crate::account::MentionLevel;
use crate::mentions::candidate::{Candidate, Gender};
use crate::mentions::phrase;

/// The mentions of one thing, and what they tell of it together.
#[derive(Debug, Clone)]
pub(in crate::mentions) struct Chain<'k> {
    /// Indices of its mentions, in order.
    pub mentions: Vec<usize>,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// More than one; `None` while nothing tells.
    pub plural: Option<bool>,
    /// As far as titles and pronouns tell.
    pub gender: Option<Gender>,
    /// Its names, folded, the first one first.
    pub names: Vec<Vec<String>>,
    /// What `knowledge` knows of it.
    pub thing: Option<&'k Thing>,
    /// The class of things that its nouns denote.
    pub class: Option<&'k Thing>,
    /// The person in office that it is.
    pub person: Option<&'k Person>,
    /// The country that it belongs to.
    pub country: Option<&'k str>,
    /// The sectors that its nouns and titles tell.
    pub sectors: Vec<&'static str>,
    /// Last words of its titles and nouns, folded: "secretary", "president".
    pub roles: Vec<String>,
    /// Sentence of its last mention.
    pub last: usize,
    /// How many of its mentions are subjects.
    pub subjects: usize,
}

/// Stands in [`Chains::of`] for a mention whose turn has not come.
pub(super) const UNDECIDED: usize = usize::MAX;

/// All chains, with the indices that sieves look up.
pub(in crate::mentions) struct Chains<'k> {
    pub list: Vec<Chain<'k>>,
    /// The chain of each mention.
    pub of: Vec<usize>,
    /// Chains by the id of a known thing or person.
    pub by_id: HashMap<String, usize>,
    /// Chains by a folded name.
    pub by_name: HashMap<String, usize>,
    /// The latest chain by the last part of a person's name, or the first part of another name.
    pub by_part: HashMap<String, Vec<usize>>,
    /// Chains of nominals by the lemma of their head, latest last.
    pub by_head: HashMap<String, Vec<usize>>,
    /// Chains by the sentence and head word of their names and pronouns.
    pub by_head_word: HashMap<(usize, usize), usize>,
    /// Chains by role word, latest last.
    pub by_role: HashMap<String, Vec<usize>>,
    /// Chains in the order of their last mention.
    pub recent: Vec<usize>,
}

impl<'k> Chains<'k> {
    pub(super) fn new(mentions: usize) -> Self {
        Self {
            list: Vec::new(),
            of: vec![UNDECIDED; mentions],
            by_id: HashMap::new(),
            by_name: HashMap::new(),
            by_part: HashMap::new(),
            by_head: HashMap::new(),
            by_head_word: HashMap::new(),
            by_role: HashMap::new(),
            recent: Vec::new(),
        }
    }

    /// Puts a mention into the chain, or into a new one.
    pub(super) fn put(
        &mut self,
        context: &Context<'k>,
        candidates: &[Candidate<'k>],
        index: usize,
        chain: Option<usize>,
    ) {
        let candidate = &candidates[index];
        let chain = chain.unwrap_or_else(|| self.open(candidate));
        self.of[index] = chain;
        self.by_head_word.insert((candidate.sentence, candidate.head), chain);
        self.list[chain].take_in(context, candidate, index);
        self.list[chain].learn_identity(context, candidate);
        self.remember(context, candidate, chain);
    }

    fn open(&mut self, candidate: &Candidate<'k>) -> usize {
        self.list.push(Chain {
            mentions: Vec::new(),
            kind: own_kind(candidate),
            plural: None,
            gender: None,
            names: Vec::new(),
            thing: None,
            class: None,
            person: None,
            country: None,
            sectors: Vec::new(),
            roles: Vec::new(),
            last: candidate.sentence,
            subjects: 0,
        });
        self.list.len() - 1
    }

    /// Keeps the indices up to date.
    fn remember(&mut self, context: &Context<'k>, candidate: &Candidate<'k>, chain: usize) {
        const RECENT: usize = 64;
        if is_adjective(context, candidate) {
            return;
        }
        if let Some(place) = self.recent.iter().rposition(|recent| *recent == chain) {
            self.recent.remove(place);
        }
        self.recent.push(chain);
        if self.recent.len() > RECENT {
            self.recent.remove(0);
        }
        let own = &self.list[chain];
        if let Some(id) = own.person.map(|person| &person.id).or(own.thing.map(|thing| &thing.id)) {
            self.by_id.insert(identity(id, own.kind), chain);
        }
        if candidate.is_name() {
            let parts = fold(candidate.called(&context.trees));
            self.by_name.insert(parts.join(" "), chain);
            let (first, last) = (parts.first(), parts.last());
            for part in first.into_iter().chain(last.filter(|_| parts.len() > 1)) {
                latest(self.by_part.entry(part.clone()).or_default(), chain);
            }
        } else if candidate.level == MentionLevel::Nominal {
            let lemma = context.trees[candidate.sentence].lemma(candidate.head).to_lowercase();
            latest(self.by_head.entry(lemma).or_default(), chain);
        }
        for role in own.roles.clone() {
            latest(self.by_role.entry(role).or_default(), chain);
        }
    }
}

/// What sort of thing the words stand for, whatever part it plays: a country that acts is a country still.
fn own_kind(candidate: &Candidate<'_>) -> EntityKind {
    let by_name = candidate.known.filter(|known| known.sense == Sense::Name);
    by_name.map_or(candidate.kind, |known| known.thing.kind)
}

/// The key of [`Chains::by_id`]: the people of a country have its id, but are not the country.
pub(super) fn identity(id: &str, kind: EntityKind) -> String {
    if kind == EntityKind::Group { format!("{id}#people") } else { id.to_owned() }
}

/// Moves or adds a chain to the end of a short list.
fn latest(list: &mut Vec<usize>, chain: usize) {
    const KEPT: usize = 8;
    list.retain(|other| *other != chain);
    list.push(chain);
    if list.len() > KEPT {
        list.remove(0);
    }
}

/// Whether the mention is the adjective of a country ("Russian" in "Russian forces"): it names, but refers to nothing.
pub(super) fn is_adjective(context: &Context<'_>, candidate: &Candidate<'_>) -> bool {
    let tree = &context.trees[candidate.sentence];
    candidate.kind == EntityKind::Group && candidate.is_name() && phrase::is_modifier(tree, candidate.head)
}

impl<'k> Chain<'k> {
    fn take_in(&mut self, context: &Context<'k>, candidate: &Candidate<'k>, index: usize) {
        let tree = &context.trees[candidate.sentence];
        self.mentions.push(index);
        self.last = self.last.max(candidate.sentence);
        self.subjects += usize::from(phrase::is_subject(tree, candidate.head));
        self.plural = self.plural.or(candidate.plural);
        self.gender = self.gender.or(candidate.gender);
        self.country = self.country.or(candidate.country);
        if let Some(known) = candidate.known {
            let place = if known.sense == Sense::Class { &mut self.class } else { &mut self.thing };
            *place = place.or(Some(known.thing));
        }
        if candidate.is_name() || self.kind == EntityKind::Other {
            self.kind = own_kind(candidate);
        }
        match candidate.level {
            MentionLevel::Name => self.take_name(fold(candidate.called(&context.trees))),
            MentionLevel::Nominal => {
                self.take_role(&tree.lemma(candidate.head).to_lowercase());
                self.sectors.extend(&candidate.sectors);
            }
            MentionLevel::Pronoun => {}
        }
        if let Some(title) = &candidate.title {
            let last = title.end - 1;
            let nouns = title.clone().filter(|word| tree.is_any(*word, &["nmod:desc", "compound"]) || *word == last);
            nouns.for_each(|word| self.take_role(&tree.form(word).to_lowercase()));
            let agent = context.knowledge.agent(tree.form(last));
            self.sectors.extend(agent.map(|agent| agent.sectors.clone()).unwrap_or_default());
        }
    }

    fn take_name(&mut self, name: Vec<String>) {
        if !name.is_empty() && !self.names.contains(&name) {
            self.names.push(name);
        }
    }

    fn take_role(&mut self, role: &str) {
        if !self.roles.iter().any(|other| other == role) {
            self.roles.push(role.to_owned());
        }
    }

    /// Finds the person in office that the chain is, as soon as its names and roles allow it.
    fn learn_identity(&mut self, context: &Context<'k>, candidate: &Candidate<'k>) {
        if self.person.is_none() && candidate.is_name() && candidate.is_person() {
            self.person = super::name::person_in_office(context, self, candidate);
        }
        if let (None, Some(person)) = (self.country, self.person) {
            let of = person.nearest_term(context.published).map(|term| term.of);
            self.country = of.filter(|of| of.len() == 3);
        }
    }
}
