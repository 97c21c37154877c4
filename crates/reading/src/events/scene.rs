//! One sentence, with what is known about its words.

use polybius_knowledge::Knowledge;
use polybius_knowledge::codebook::Codebook;
use polybius_language::{Tree, Upos};
use polybius_text::{EntityKind, Span};

use super::{Found, words};
use crate::Context;
use crate::account::{Entity, Mention};

/// One sentence as event finding sees it.
pub(super) struct Scene<'a> {
    /// Its index.
    pub(super) sentence: usize,
    /// Its tree.
    pub(super) tree: &'a Tree<'a>,
    /// What the other stages found in the report.
    pub(super) found: &'a Found<'a>,
    /// The codebook.
    pub(super) book: &'static Codebook,
    /// Everything else that was known beforehand.
    pub(super) knowledge: &'a Knowledge,
    /// For every word the mention that it heads.
    mentions: Vec<Option<usize>>,
    /// For every word the kind of the name it stands in.
    names: Vec<Option<EntityKind>>,
    /// For every word whether it stands in a time expression.
    times: Vec<bool>,
    /// Number of words that the dateline takes: "HARBOURTON (Agency) --".
    dateline: usize,
}

impl<'a> Scene<'a> {
    /// Looks at a sentence of the report.
    pub(super) fn new(context: &'a Context<'_>, found: &'a Found<'a>, sentence: usize) -> Self {
        let tree = &context.trees[sentence];
        let mut scene = Self {
            sentence,
            tree,
            found,
            book: Codebook::embedded(),
            knowledge: context.knowledge,
            mentions: vec![None; tree.len()],
            names: vec![None; tree.len()],
            times: vec![false; tree.len()],
            dateline: dateline(tree),
        };
        scene.place_mentions();
        scene.place_names();
        scene.place_times();
        scene
    }

    fn place_mentions(&mut self) {
        let span = self.tree.sentence().span;
        let first = self.found.mentions.partition_point(|mention| mention.span.start < span.start);
        for (index, mention) in self.found.mentions.iter().enumerate().skip(first) {
            if mention.span.start >= span.end {
                break;
            }
            if let Some(head) = self.head_of(mention.head) {
                self.mentions[head].get_or_insert(index);
            }
        }
    }

    fn place_names(&mut self) {
        for name in &self.tree.sentence().names {
            for word in name.tokens.clone() {
                self.names[word] = Some(name.kind);
            }
        }
    }

    fn place_times(&mut self) {
        let span = self.tree.sentence().span;
        let first = self.found.times.partition_point(|time| time.span.end <= span.start);
        for time in self.found.times[first..].iter().take_while(|time| time.span.start < span.end) {
            for word in self.words_in(time.span) {
                self.times[word] = true;
            }
        }
    }

    /// The words that overlap a span of the text, in order.
    pub(super) fn words_in(&self, span: Span) -> std::ops::Range<usize> {
        let tokens = &self.tree.sentence().tokens;
        let start = tokens.partition_point(|token| token.span.end <= span.start);
        start..tokens.partition_point(|token| token.span.start < span.end).max(start)
    }

    /// The highest word of a span: the one whose head lies outside.
    pub(super) fn head_of(&self, span: Span) -> Option<usize> {
        self.top_of(self.words_in(span))
    }

    /// The highest of some words in a row.
    pub(super) fn top_of(&self, words: std::ops::Range<usize>) -> Option<usize> {
        let is_top = |word: &usize| self.tree.head(*word).is_none_or(|head| !words.contains(&head));
        words.clone().find(is_top)
    }

    /// The mention that the word heads.
    pub(super) fn mention(&self, word: usize) -> Option<&'a Mention> {
        self.mentions[word].map(|index| &self.found.mentions[index])
    }

    /// What the word's mention stands for.
    pub(super) fn entity(&self, word: usize) -> Option<&'a Entity> {
        let id = self.mention(word)?.entity.as_ref()?;
        self.found.entities.iter().find(|entity| entity.id == *id)
    }

    /// Whether the word stands in the dateline before the sentence proper.
    pub(super) fn is_dateline(&self, word: usize) -> bool {
        word < self.dateline
    }

    /// Whether the word stands in a time expression, or is a word of the calendar.
    pub(super) fn is_time(&self, word: usize) -> bool {
        let name = words::lemma(self.tree, word);
        // "a march by farmers" is no month.
        let walks = name == "march" && self.tree.upos(word) == Upos::Noun;
        self.times[word] || self.book.sets().holds("calendar", &name) && !walks
    }

    /// What sort of thing the word stands for, as far as mentions and names tell.
    pub(super) fn kind(&self, word: usize) -> Option<EntityKind> {
        self.mention(word).map(|mention| mention.kind).or(self.names[word])
    }

    /// Whether the word stands for a person, body, people, country or place.
    pub(super) fn is_party(&self, word: usize) -> bool {
        use EntityKind::{Country, Facility, Government, Group, Organization, Person, Place};
        if self.is_time(word) {
            return false;
        }
        let known = |kind| matches!(kind, Country | Facility | Government | Group | Organization | Person | Place);
        match self.tree.upos(word) {
            Upos::Pronoun => self.are_people(word) || self.is_personal(word) && !self.stands_for_thing(word),
            Upos::Noun if self.is_condition(word) => false,
            Upos::Noun | Upos::Numeral => self.kind(word).is_some_and(known) || self.is_people(word),
            Upos::ProperNoun if is_constituency(self.tree.form(word)) => false,
            Upos::ProperNoun => self.kind(word).is_none_or(|kind| !is_thing(kind)),
            Upos::Adjective => {
                self.kind(word).is_some_and(known) || self.knowledge.demonym(self.tree.form(word)).is_some()
            }
            _ => self.kind(word).is_some_and(known),
        }
    }

    /// Whether the word stands for a person or for people.
    pub(super) fn is_person(&self, word: usize) -> bool {
        match self.kind(word) {
            Some(kind) => matches!(kind, EntityKind::Person | EntityKind::Group),
            None => self.is_people(word),
        }
    }

    /// "those who wish to till the land", "those responsible".
    fn are_people(&self, word: usize) -> bool {
        let next = word + 1;
        self.tree.form(word).eq_ignore_ascii_case("those")
            && next < self.tree.len()
            && matches!(
                &*self.tree.form(next).to_lowercase(),
                "who"
                    | "whom"
                    | "whose"
                    | "responsible"
                    | "guilty"
                    | "involved"
                    | "accused"
                    | "opposed"
                    | "arrested"
                    | "detained"
            )
    }

    /// "the state of siege": no state that acts.
    fn is_condition(&self, word: usize) -> bool {
        let of = |child: &usize| words::preposition(self.tree, *child).as_deref() == Some("of");
        let what = || self.tree.children_by(word, "nmod").find(of);
        words::lemma(self.tree, word) == "state" && what().is_some_and(|what| self.tree.upos(what) == Upos::Noun)
    }

    fn is_people(&self, word: usize) -> bool {
        use EntityKind::{Government, Group, Organization, Person};
        let noun = words::lemma(self.tree, word);
        let denotes = |kind| matches!(kind, Government | Group | Organization | Person);
        self.book.sets().holds("people", &noun) || self.knowledge.agent(&noun).is_some_and(|agent| denotes(agent.kind))
    }

    /// Whether it is known that the pronoun stands for a thing: "he received them", told of papers.
    fn stands_for_thing(&self, word: usize) -> bool {
        // A name of unknown kind may be that of a body.
        let unnamed = |entity: &Entity| entity.name.chars().next().is_none_or(char::is_lowercase);
        let thing = |entity: &Entity| entity.kind == EntityKind::Other && unnamed(entity) || is_thing(entity.kind);
        self.entity(word).is_some_and(thing)
    }

    fn is_personal(&self, word: usize) -> bool {
        if self.tree.is(word, "expl") {
            return false;
        }
        let form = self.tree.form(word).to_lowercase();
        matches!(
            form.as_str(),
            "he" | "him"
                | "his"
                | "she"
                | "her"
                | "they"
                | "them"
                | "their"
                | "it"
                | "its"
                | "we"
                | "us"
                | "our"
                | "i"
                | "me"
                | "my"
                | "who"
                | "whom"
        )
    }
}

/// Whether such a name names what parties deal with rather than a party.
fn is_thing(kind: EntityKind) -> bool {
    use EntityKind::{Product, Treaty, Vehicle, Weapon, Work};
    matches!(kind, Product | Treaty | Vehicle | Weapon | Work)
}

/// "Speaker Jim Wright, D-Tex": the party and state of a member of the American Congress.
fn is_constituency(form: &str) -> bool {
    form.split_once('-').is_some_and(|(party, state)| {
        matches!(party, "D" | "R" | "I") && state.starts_with(char::is_uppercase) && state.len() < 7
    })
}

/// Words before a dash or colon near the start when all of them are names, dates or in parentheses.
fn dateline(tree: &Tree<'_>) -> usize {
    const LONGEST: usize = 14;
    let is_end = |word: &usize| matches!(tree.form(*word), "--" | "-" | "–" | "—" | ":");
    let Some(end) = (1..tree.len().min(LONGEST)).find(is_end) else { return 0 };
    let glued = tree.token(end).span.start == tree.token(end - 1).span.end
        && tree.len() > end + 1
        && tree.token(end).span.end == tree.token(end + 1).span.start;
    // "lune, may 17 - the envoy": without capitals a comma and a number or day say that it is one.
    let is_uncased = !tree.sentence().span.of(tree.text()).chars().any(char::is_uppercase);
    let names =
        |word: usize| matches!(tree.upos(word), Upos::Noun | Upos::ProperNoun | Upos::Numeral | Upos::Punctuation);
    let any = |holds: &dyn Fn(usize) -> bool| (0..end).any(holds);
    let dated = || any(&|word| tree.upos(word) == Upos::Numeral) && any(&|word| tree.form(word) == ",");
    if is_uncased && !glued && (0..end).all(names) && dated() {
        return end + 1;
    }
    let mut depth = 0;
    let plain = (0..end).all(|word| {
        let form = tree.form(word);
        depth += i32::from(form == "(") - i32::from(form == ")");
        depth > 0
            || matches!(tree.upos(word), Upos::ProperNoun | Upos::Punctuation | Upos::Numeral | Upos::Symbol)
            || !form.chars().any(char::is_lowercase)
    });
    let shouts = tree.form(0).chars().all(|character| !character.is_lowercase()) || tree.form(end) != ":";
    if plain && shouts && !glued { end + 1 } else { 0 }
}
