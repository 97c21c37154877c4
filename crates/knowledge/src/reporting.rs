use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::inflection::verb_forms;

/// What part of speech a reporting predicate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordClass {
    /// "said"
    Verb,
    /// "claim"
    Noun,
    /// "confident"
    Adjective,
    /// "reportedly"
    Adverb,
    /// "according to"
    Preposition,
}

/// Whether the source of a statement takes its content to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// The predicate does not tell.
    Open,
    /// It does: "confirm".
    Holds,
    /// It does not: "deny".
    Rejects,
    /// It does, and so does whoever uses the predicate: "know".
    Fact,
}

/// How the content of a statement stands beside its predicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Frame {
    /// A clause: "said that …".
    Clause,
    /// Words in quotation marks.
    Quotation,
    /// An infinitive whose subject is the source: "promised to …".
    Infinitive,
    /// An object that is addressed, and an infinitive: "urged them to …".
    AddressedInfinitive,
    /// An object: "denied the report".
    Object,
    /// An object and "as …": "described it as …".
    ObjectAs,
    /// An object and what is said of it: "called it absurd".
    ObjectPredicate,
    /// The object is the addressee: "told them that …".
    Addressee,
    /// The clause that the adverb stands in.
    Hearsay,
    /// The object of the preposition is the source.
    Source,
}

impl Frame {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "that" => Self::Clause,
            "quote" => Self::Quotation,
            "inf" => Self::Infinitive,
            "obj-inf" => Self::AddressedInfinitive,
            "obj" => Self::Object,
            "obj-as" => Self::ObjectAs,
            "obj-pred" => Self::ObjectPredicate,
            "tell" => Self::Addressee,
            "hearsay" => Self::Hearsay,
            "source" => Self::Source,
            _ => return None,
        })
    }
}

/// A word that says that somebody says, asks, promises, thinks or feels something.
///
/// *Source*: `data/reporting.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predicate {
    /// Dictionary form; for a verb with a particle both words.
    pub lemma: &'static str,
    /// What saying it does: `say`, `deny`, `promise`, ….
    pub act: &'static str,
    /// Whether its source takes the content to hold.
    pub stance: Stance,
    /// How its content can stand beside it.
    frames: Vec<Frame>,
    /// Prepositions whose object is its content.
    prepositions: Vec<&'static str>,
}

impl Predicate {
    /// Whether the content can stand beside it in that way.
    pub fn takes(&self, frame: Frame) -> bool {
        self.frames.contains(&frame)
    }

    /// Whether the object of that preposition is its content.
    pub fn takes_preposition(&self, preposition: &str) -> bool {
        self.prepositions.contains(&preposition)
    }
}

/// The reporting predicates of English.
#[derive(Debug)]
pub struct Reporting {
    predicates: BTreeMap<WordClass, BTreeMap<&'static str, Predicate>>,
    /// The first words of the verbs, by their written forms.
    verbs_by_form: BTreeMap<String, &'static str>,
}

static EMBEDDED: LazyLock<Reporting> = LazyLock::new(|| Reporting::parse(include_str!("../../../data/reporting.tsv")));

impl Reporting {
    /// The table that is built into the program.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The predicate with that dictionary form.
    pub fn get(&self, class: WordClass, lemma: &str) -> Option<&Predicate> {
        self.predicates.get(&class)?.get(lemma)
    }

    /// The dictionary form of a reporting verb (of its first word, where it has a particle) that is written so.
    pub fn verb_of_form(&self, form: &str) -> Option<&'static str> {
        self.verbs_by_form.get(form.to_lowercase().as_str()).copied()
    }

    /// The predicates of one part of speech, in order of the alphabet.
    pub fn of_class(&self, class: WordClass) -> impl Iterator<Item = &Predicate> {
        self.predicates.get(&class).into_iter().flat_map(BTreeMap::values)
    }

    /// Lines that are not rows (the comment, the header) are passed over; a test sees to it that no other line is.
    fn parse(table: &'static str) -> Self {
        let mut predicates: BTreeMap<WordClass, BTreeMap<&'static str, Predicate>> = BTreeMap::new();
        for (class, predicate) in table.lines().filter_map(row) {
            predicates.entry(class).or_default().insert(predicate.lemma, predicate);
        }
        let verbs = predicates.get(&WordClass::Verb).into_iter().flat_map(BTreeMap::keys);
        let first_words = verbs.filter_map(|lemma| lemma.split(' ').next());
        let forms = first_words.flat_map(|verb| verb_forms(verb).into_iter().map(move |form| (form, verb)));
        let verbs_by_form = forms.collect();
        Self { predicates, verbs_by_form }
    }
}

fn row(line: &'static str) -> Option<(WordClass, Predicate)> {
    let mut fields = line.split('\t');
    let (lemma, class, act, stance) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let (class, stance) = (word_class(class)?, stance_of(stance)?);
    let names = || fields.clone().next().unwrap_or_default().split(',').filter(|name| !name.is_empty());
    let frames = names().filter_map(Frame::from_name).collect();
    let prepositions = names().filter(|name| Frame::from_name(name).is_none()).collect();
    Some((class, Predicate { lemma, act, stance, frames, prepositions }))
}

fn word_class(name: &str) -> Option<WordClass> {
    Some(match name {
        "verb" => WordClass::Verb,
        "noun" => WordClass::Noun,
        "adjective" => WordClass::Adjective,
        "adverb" => WordClass::Adverb,
        "preposition" => WordClass::Preposition,
        _ => return None,
    })
}

fn stance_of(name: &str) -> Option<Stance> {
    Some(match name {
        "open" => Stance::Open,
        "holds" => Stance::Holds,
        "rejects" => Stance::Rejects,
        "fact" => Stance::Fact,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Frame, Reporting, Stance, WordClass};

    #[test]
    fn every_row_of_the_table_is_read() {
        let table = include_str!("../../../data/reporting.tsv");
        let rows = table.lines().filter(|line| !line.starts_with('#') && !line.starts_with("lemma\t")).count();
        assert_eq!(Reporting::embedded().predicates.values().map(BTreeMap::len).sum::<usize>(), rows);
    }

    #[test]
    fn a_predicate_says_what_it_takes() {
        let deny = Reporting::embedded().get(WordClass::Verb, "deny").expect("deny is in the table");
        assert_eq!((deny.act, deny.stance), ("deny", Stance::Rejects));
        assert!(deny.takes(Frame::Clause) && deny.takes(Frame::Object) && !deny.takes(Frame::Hearsay));
        let warn = Reporting::embedded().get(WordClass::Verb, "warn").expect("warn is in the table");
        assert!(warn.takes_preposition("of") && !warn.takes_preposition("that"));
    }

    #[test]
    fn a_verb_is_known_by_its_forms() {
        let reporting = Reporting::embedded();
        assert_eq!(reporting.verb_of_form("Denied"), Some("deny"));
        assert_eq!(reporting.verb_of_form("pointing"), Some("point"));
        assert_eq!(reporting.verb_of_form("baked"), None);
    }

    #[test]
    fn every_predicate_can_take_content() {
        for predicate in Reporting::embedded().predicates.values().flat_map(BTreeMap::values) {
            assert!(!predicate.frames.is_empty() || !predicate.prepositions.is_empty(), "{}", predicate.lemma);
        }
    }
}
