use polybius_knowledge::{Predicate, Reporting, Voice, Voices, WordClass};
use polybius_language::{Tree, Upos};
use polybius_text::{Layout, Quotations, Span};

use crate::Context;

/// A word at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    /// Index of its sentence.
    pub sentence: usize,
    /// Index of the word in it.
    pub word: usize,
}

/// What the rules look at: the trees, and which of their words stand in quotation marks.
pub(super) struct Page<'a> {
    pub context: &'a Context<'a>,
    pub layout: Layout,
    pub quotations: Quotations,
    /// For each sentence and word, the outermost quotation that it stands in.
    quoted: Vec<Vec<Option<usize>>>,
}

impl<'a> Page<'a> {
    pub fn new(context: &'a Context<'a>) -> Self {
        let layout = Layout::of(context.text);
        let quotations = Quotations::in_layout(context.text, &layout);
        let quoted = quoted_words(context, &quotations);
        Self { context, layout, quotations, quoted }
    }

    pub fn tree(&self, sentence: usize) -> &Tree<'a> {
        &self.context.trees[sentence]
    }

    pub fn span(&self, at: At) -> Span {
        self.tree(at.sentence).token(at.word).span
    }

    /// The outermost quotation that a word stands in.
    pub fn quotation(&self, at: At) -> Option<usize> {
        self.quoted[at.sentence][at.word]
    }

    /// Every word of the text in order.
    pub fn words(&self) -> impl Iterator<Item = At> + '_ {
        let sentences = self.context.trees.iter().enumerate();
        sentences.flat_map(|(sentence, tree)| (0..tree.len()).map(move |word| At { sentence, word }))
    }

    /// The reporting predicate that a word is, with its particle where it has one.
    pub fn predicate(&self, at: At) -> Option<&'static Predicate> {
        let tree = self.tree(at.sentence);
        let lemma = tree.lemma(at.word);
        let reporting = Reporting::embedded();
        match tree.upos(at.word) {
            Upos::Verb | Upos::Auxiliary => verb(tree, at.word),
            Upos::Noun => reporting.get(WordClass::Noun, lemma),
            Upos::Adjective => reporting.get(WordClass::Adjective, lemma),
            Upos::Adverb => reporting.get(WordClass::Adverb, lemma),
            _ => None,
        }
    }

    /// Whether a word's dictionary form is of that kind.
    pub fn is_voice(&self, at: At, voice: Voice) -> bool {
        let (tree, voices) = (self.tree(at.sentence), Voices::embedded());
        let form = tree.form(at.word);
        voices.is(tree.lemma(at.word), voice) || voices.is(form.strip_suffix('s').unwrap_or(form), voice)
    }
}

/// A reporting verb by its dictionary form or, where that is unknown to the table, by the form that is written.
pub(super) fn verb(tree: &Tree<'_>, word: usize) -> Option<&'static Predicate> {
    let reporting = Reporting::embedded();
    let by_form = || reporting.verb_of_form(tree.form(word));
    let of_lemma = |lemma: &str| particle_verb(tree, word, lemma).or_else(|| reporting.get(WordClass::Verb, lemma));
    of_lemma(tree.lemma(word)).or_else(|| of_lemma(by_form()?))
}

/// "point out", "call for", "make clear": a verb whose meaning lies in two words.
fn particle_verb(tree: &Tree<'_>, verb: usize, lemma: &str) -> Option<&'static Predicate> {
    let second = |child: &usize| match tree.token(*child).relation.name() {
        "compound:prt" => Some(tree.lemma(*child)),
        "xcomp" | "advmod" => Some(tree.lemma(*child)),
        "obl" | "obl:arg" => tree.child(*child, "case").map(|case| tree.lemma(case)),
        _ => None,
    };
    let reporting = Reporting::embedded();
    let whole = |second: &str| format!("{lemma} {second}");
    tree.children(verb).iter().filter_map(second).find_map(|second| reporting.get(WordClass::Verb, &whole(second)))
}

/// Walks words and outermost quotations side by side.
fn quoted_words(context: &Context<'_>, quotations: &Quotations) -> Vec<Vec<Option<usize>>> {
    let mut outermost = quotations.outermost().peekable();
    let mut of_word = |span: Span| {
        while outermost.next_if(|(_, quotation)| quotation.outer.end <= span.start).is_some() {}
        let (index, quotation) = outermost.peek()?;
        quotation.outer.overlaps(span).then_some(*index)
    };
    let sentences = context.analysis.sentences.iter();
    sentences.map(|sentence| sentence.tokens.iter().map(|token| of_word(token.span)).collect()).collect()
}
