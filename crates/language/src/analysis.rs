use std::ops::Range;
use std::sync::Arc;

use polybius_text::{EntityKind, Span};

use crate::Predicate;

/// How a whole text is built: its sentences in order, without overlap.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// The sentences, in the order of the text.
    pub sentences: Vec<Sentence>,
}

impl Analysis {
    /// Index of the sentence that holds the byte `offset`, or that ends last before it.
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.span.start <= offset);
        after.checked_sub(1)
    }
}

/// One sentence: its words with their tree, and the names in it.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// From the first word to the end of the last.
    pub span: Span,
    /// What stands before it is a line break or the start of the text.
    pub opens_paragraph: bool,
    /// The syntactic words, as in Universal Dependencies (`don't` is two).
    pub tokens: Vec<Token>,
    /// Named spans, in order, without overlap.
    pub names: Vec<Name>,
    /// What is said to be so or to happen, in the order of the words.
    pub predicates: Vec<Predicate>,
}

/// One syntactic word.
#[derive(Debug, Clone)]
pub struct Token {
    /// The characters it is written with.
    pub span: Span,
    /// Dictionary form.
    pub lemma: Box<str>,
    /// Universal part of speech.
    pub upos: Upos,
    /// Universal features.
    pub features: Features,
    /// Index of the word it depends on, in the same sentence; `None` for the root.
    pub head: Option<usize>,
    /// How it depends on that word.
    pub relation: Relation,
}

/// A named span of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// Indices of its words.
    pub tokens: Range<usize>,
    /// What sort of thing the model takes it for.
    pub kind: NameKind,
    /// Mean probability of its labels, 0 to 1.
    pub confidence: f32,
}

/// The kinds of names that the model tells apart; countries and governments are told from other places and
/// organisations by what `knowledge` knows.
pub type NameKind = EntityKind;

/// A feature string of Universal Dependencies, for example `Mood=Ind|Tense=Past|VerbForm=Fin`; empty for none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Features(Arc<str>);

impl Features {
    /// Takes a feature string as CoNLL-U writes it; `_` is none.
    pub fn new(features: &str) -> Self {
        Self(if features == "_" { Arc::from("") } else { Arc::from(features) })
    }

    /// The value of a feature, for example `Past` for `Tense`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.split('|').find_map(|feature| feature.strip_prefix(name)?.strip_prefix('='))
    }

    /// Whether the feature has that value.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.get(name) == Some(value)
    }

    /// The whole string, empty for none.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How a word depends on its head: a relation of Universal Dependencies with its subtype, for example `nsubj:pass`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation(Arc<str>);

impl Relation {
    /// Takes a relation's name.
    pub fn new(name: &str) -> Self {
        Self(Arc::from(name))
    }

    /// The whole name, `nsubj:pass`.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// The name without its subtype, `nsubj`.
    pub fn base(&self) -> &str {
        self.0.split_once(':').map_or(&*self.0, |(base, _)| base)
    }
}

macro_rules! upos {
    ($($variant:ident $name:literal $meaning:literal),* $(,)?) => {
        /// Universal part of speech.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Upos { $(#[doc = $meaning] $variant),* }

        impl Upos {
            /// The tag as written in CoNLL-U.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The part of speech with that tag.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

upos! {
    Adjective "ADJ" "Adjective.",
    Adposition "ADP" "Adposition.",
    Adverb "ADV" "Adverb.",
    Auxiliary "AUX" "Auxiliary verb, copula.",
    CoordinatingConjunction "CCONJ" "Coordinating conjunction.",
    Determiner "DET" "Determiner.",
    Interjection "INTJ" "Interjection.",
    Noun "NOUN" "Common noun.",
    Numeral "NUM" "Numeral.",
    Particle "PART" "Particle: infinitive `to`, `not`, possessive `'s`.",
    Pronoun "PRON" "Pronoun.",
    ProperNoun "PROPN" "Proper noun.",
    Punctuation "PUNCT" "Punctuation.",
    SubordinatingConjunction "SCONJ" "Subordinating conjunction.",
    Symbol "SYM" "Symbol.",
    Verb "VERB" "Verb.",
    Other "X" "Anything else, foreign words.",
}
