//! How tellings are taken from an account.

use std::collections::BTreeSet;

use polybius_reading::Account;
use polybius_reading::account::{
    Act, Actor, Answer, AnswerKind, Entity, EntityId, Event, Figure, MentionLevel, Polarity, Source,
};
use polybius_text::{EntityKind, Span};

use super::telling::{Party, Quantity, Saying, Setting, Telling, When};
use crate::words;

/// What tellings are taken from.
pub(super) struct Material<'a> {
    text: &'a str,
    account: &'a Account,
    /// The entities that have a name.
    named: BTreeSet<&'a EntityId>,
    /// Agencies that are credited: where they stand as a party, they are none.
    credits: &'a [String],
    /// The sentences that tell events, in order.
    sentences: Vec<usize>,
    /// The cues of denials in whose content no event is told.
    denials: Vec<Span>,
}

impl<'a> Material<'a> {
    pub(super) fn new(text: &'a str, account: &'a Account, credits: &'a [String]) -> Self {
        let names = account.mentions.iter().filter(|mention| mention.level == MentionLevel::Name);
        let mut sentences: Vec<_> = account.events.iter().map(|event| event.sentence).collect();
        sentences.sort_unstable();
        sentences.dedup();
        sentences.retain(|sentence| *sentence < account.sentences.len());
        let named = names.filter_map(|mention| mention.entity.as_ref()).collect();
        Self { text, account, named, credits, sentences, denials: bare_denials(account) }
    }

    /// The sentences that tell events, in order.
    pub(super) fn settings(&self) -> Vec<Setting> {
        self.sentences.iter().map(|sentence| self.setting(*sentence)).collect()
    }

    /// Every event, in order.
    pub(super) fn tellings(&self) -> Vec<Telling> {
        (0..self.account.events.len()).map(|index| self.telling(index)).collect()
    }

    fn setting(&self, sentence: usize) -> Setting {
        let Self { text, account, .. } = *self;
        let span = account.sentences[sentence];
        let first = account.mentions.partition_point(|mention| mention.span.start < span.start);
        let mentions = account.mentions[first..].iter().take_while(|mention| mention.span.start < span.end);
        let mentions: Vec<_> = mentions.filter(|mention| mention.entity.is_some()).collect();
        let mut entities: Vec<_> = mentions.iter().filter_map(|mention| mention.entity.clone()).collect();
        entities.sort_unstable();
        entities.dedup();
        let names = mentions.iter().filter(|mention| mention.level == MentionLevel::Name);
        let figures = account.figures.iter().filter(|figure| span.contains(figure.span));
        let times = account.times.iter().filter(|time| span.contains(time.span));
        Setting {
            span,
            sentence: sentence as u32,
            words: words::content_stems(span.of(text)),
            entities,
            names: names.map(|mention| self.party(mention.head, mention.entity.as_ref(), None, &[])).collect(),
            figures: figures.map(|figure| quantity(text, account, figure)).collect(),
            times: times.filter_map(|time| Some(When { span: time.span, interval: time.interval? })).collect(),
        }
    }

    fn telling(&self, index: usize) -> Telling {
        let Self { text, account, .. } = *self;
        let event = &account.events[index];
        let figures = event.figures.iter().filter_map(|figure| account.figures.get(*figure));
        Telling {
            event: account.event_id(index),
            setting: self.sentences.binary_search(&event.sentence).unwrap_or(usize::MAX),
            trigger: event.trigger,
            lemma: event.lemma.to_lowercase(),
            plural: plural(text, event),
            root: event.plover.as_deref().map(str::to_owned),
            cameo: event.cameo.as_deref().map(str::to_owned),
            source: self.parties(&event.source),
            target: self.parties(&event.target),
            instrument: self.parties(&event.instrument),
            theme: self.parties(&event.theme),
            place: event.place.clone(),
            time: when(account, event),
            figures: figures.map(|figure| quantity(text, account, figure)).collect(),
            polarity: event.polarity,
            denial: self.denials.iter().any(|cue| cue.overlaps(event.trigger)),
            modality: event.modality,
            of: event.of,
            saying: event.statement.and_then(|statement| saying(text, account, statement)),
            rebuttal: event.statement.and_then(|statement| rebuttal(account, statement)),
            confidence: event.provenance.confidence,
        }
    }

    fn parties(&self, actors: &[Actor]) -> Vec<Party> {
        let party =
            |actor: &Actor| self.party(actor.span, actor.entity.as_ref(), actor.country.clone(), &actor.sectors);
        actors.iter().map(party).filter(|party| !self.credits.contains(&party.words)).collect()
    }

    fn party(&self, span: Span, entity: Option<&EntityId>, country: Option<String>, sectors: &[String]) -> Party {
        let words = folded(span.of(self.text));
        let known = entity.and_then(|id| self.account.entity(id));
        Party {
            span,
            head: words::hash(words::stem(words.rsplit(' ').next().unwrap_or_default())),
            words,
            entity: entity.cloned(),
            named: entity.is_some_and(|entity| self.named.contains(entity)),
            kind: known.map(|entity| entity.kind),
            class: known.filter(|entity| is_equipment(entity)).map(class),
            country: country.or_else(|| known?.country.clone()),
            sectors: sectors.to_vec(),
        }
    }
}

/// Whether the noun of an event stands in the plural: its form ends in "s" and its dictionary form does not.
fn plural(text: &str, event: &Event) -> Option<bool> {
    let is_noun = matches!(&*event.provenance.by, "events/noun" | "events/light_verb");
    is_noun.then(|| event.trigger.of(text).ends_with('s') && !event.lemma.ends_with('s'))
}

fn is_equipment(entity: &Entity) -> bool {
    matches!(entity.kind, EntityKind::Weapon | EntityKind::Vehicle)
}

/// The class of a piece of equipment; a class of things is its own.
fn class(entity: &Entity) -> String {
    entity.class.as_ref().unwrap_or(&entity.name).to_lowercase()
}

/// What somebody denies a statement with.
fn rebuttal(account: &Account, statement: usize) -> Option<Span> {
    let denies = |answer: &Answer| answer.statement == statement && answer.kind == AnswerKind::Denies;
    let denial = account.statements.iter().find(|told| told.answers.iter().any(denies))?;
    denial.cue.or_else(|| denial.content.first().copied())
}

fn bare_denials(account: &Account) -> Vec<Span> {
    let denials = account.statements.iter().filter(|told| told.act.0 == "deny" && told.polarity == Polarity::Affirmed);
    let tells =
        |content: &[Span]| account.events.iter().any(|event| content.iter().any(|words| words.contains(event.trigger)));
    denials.filter(|told| !tells(&told.content)).filter_map(|told| told.cue).collect()
}

fn when(account: &Account, event: &Event) -> Option<When> {
    let time = event.time.as_ref()?;
    Some(When { span: account.times.get(time.time)?.span, interval: time.interval? })
}

/// The words in lower case, single-spaced, without a leading determiner.
fn folded(words: &str) -> String {
    let mut buffer = String::new();
    let mut folded: Vec<_> =
        words::ranges(words).map(|range| words::fold(&words[range], &mut buffer).to_owned()).collect();
    if folded.len() > 1 && matches!(folded[0].as_str(), "the" | "a" | "an" | "this" | "that" | "these" | "those") {
        folded.remove(0);
    }
    folded.join(" ")
}

fn quantity(text: &str, account: &Account, figure: &Figure) -> Quantity {
    let counted = figure.of.map(|of| folded(of.of(text)));
    let head = counted.as_deref().and_then(|counted| counted.rsplit(' ').next());
    Quantity {
        span: figure.span,
        value: figure.value,
        low: figure.low,
        high: figure.high,
        bound: figure.bound,
        unit: figure.unit.clone(),
        of: head.map(|head| words::hash(words::stem(head))),
        interval: figure.time.and_then(|time| account.times.get(time)?.interval),
    }
}

fn saying(text: &str, account: &Account, statement: usize) -> Option<Saying> {
    let told = account.statements.get(statement)?;
    let Act(act) = &told.act;
    let name = |source: &Source| match &source.entity {
        Some(entity) => entity.0.clone(),
        None => folded(source.span.of(text)),
    };
    let carried = told.channel.as_ref().map(|channel| match &channel.entity {
        Some(entity) => entity.0.clone(),
        None => folded(channel.span.of(text)),
    });
    let answers = told.answers.iter().any(|answer| answer.kind == AnswerKind::Denies);
    Some(Saying {
        source: told.source.as_ref().map(name),
        anonymous: told.anonymous,
        channel: carried.or_else(|| told.addressee.as_ref().map(name)),
        denies: (act == "deny" && told.polarity == Polarity::Affirmed) || answers,
        act: act.to_string(),
        span: told.cue.or_else(|| told.content.first().copied())?,
    })
}
