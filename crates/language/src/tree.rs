use std::ops::Range;

use polybius_text::Span;

use crate::{Sentence, Token, Upos};

/// A sentence's dependency tree with the text it stands in: what rules ask their questions of.
///
/// Words are indices into [`Sentence::tokens`]. Relations are compared without subtype unless the name carries one.
pub struct Tree<'a> {
    text: &'a str,
    sentence: &'a Sentence,
    /// Children of every word, in order: `children[bounds[i]..bounds[i + 1]]`.
    children: Vec<usize>,
    bounds: Vec<usize>,
}

impl<'a> Tree<'a> {
    /// Prepares the tree of `sentence`, which stands in `text`.
    pub fn new(text: &'a str, sentence: &'a Sentence) -> Self {
        let count = sentence.tokens.len();
        let mut bounds = vec![0; count + 1];
        for head in sentence.tokens.iter().filter_map(|token| token.head) {
            bounds[head + 1] += 1;
        }
        for index in 0..count {
            bounds[index + 1] += bounds[index];
        }
        let mut next = bounds.clone();
        let mut children = vec![0; bounds[count]];
        for (index, token) in sentence.tokens.iter().enumerate() {
            if let Some(head) = token.head {
                children[next[head]] = index;
                next[head] += 1;
            }
        }
        Self { text, sentence, children, bounds }
    }

    /// The text that all spans belong to.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The sentence itself.
    pub fn sentence(&self) -> &'a Sentence {
        self.sentence
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.sentence.tokens.len()
    }

    /// Whether the sentence has no words.
    pub fn is_empty(&self) -> bool {
        self.sentence.tokens.is_empty()
    }

    /// The word at `index`.
    pub fn token(&self, index: usize) -> &'a Token {
        &self.sentence.tokens[index]
    }

    /// The word as written.
    pub fn form(&self, index: usize) -> &'a str {
        self.token(index).span.of(self.text)
    }

    /// The word's dictionary form.
    pub fn lemma(&self, index: usize) -> &'a str {
        &self.token(index).lemma
    }

    /// The word's part of speech.
    pub fn upos(&self, index: usize) -> Upos {
        self.token(index).upos
    }

    /// The word that `index` depends on.
    pub fn head(&self, index: usize) -> Option<usize> {
        self.token(index).head
    }

    /// The root word.
    pub fn root(&self) -> Option<usize> {
        self.sentence.tokens.iter().position(|token| token.head.is_none())
    }

    /// Whether the word bears this relation to its head; `nsubj` also matches `nsubj:pass`, not the other way round.
    pub fn is(&self, index: usize, relation: &str) -> bool {
        let own = &self.token(index).relation;
        if relation.contains(':') { own.name() == relation } else { own.base() == relation }
    }

    /// Whether the word bears one of these relations to its head.
    pub fn is_any(&self, index: usize, relations: &[&str]) -> bool {
        relations.iter().any(|relation| self.is(index, relation))
    }

    /// The words that depend on `index`, in order.
    pub fn children(&self, index: usize) -> &[usize] {
        &self.children[self.bounds[index]..self.bounds[index + 1]]
    }

    /// The dependents of `index` with that relation, in order.
    pub fn children_by<'s>(&'s self, index: usize, relation: &'s str) -> impl Iterator<Item = usize> + 's {
        self.children(index).iter().copied().filter(move |child| self.is(*child, relation))
    }

    /// The first dependent of `index` with that relation.
    pub fn child(&self, index: usize, relation: &str) -> Option<usize> {
        self.children_by(index, relation).next()
    }

    /// The words above `index`, nearest first.
    pub fn ancestors(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(index), |above| self.head(*above))
    }

    /// `index` and every word below it that is reached without entering a word that `enters` refuses, in order.
    pub fn subtree_where(&self, index: usize, enters: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut words = vec![index];
        let mut next = 0;
        while next < words.len() {
            words.extend(self.children(words[next]).iter().copied().filter(|child| enters(*child)));
            next += 1;
        }
        words.sort_unstable();
        words
    }

    /// `index` and every word below it, in order.
    pub fn subtree(&self, index: usize) -> Vec<usize> {
        self.subtree_where(index, |_| true)
    }

    /// From the first to the last of these words.
    ///
    /// # Panics
    /// When `words` is empty.
    pub fn span_of(&self, words: &[usize]) -> Span {
        let first = words.iter().min().expect("a span needs a word");
        let last = words.iter().max().expect("a span needs a word");
        self.span_between(*first..*last + 1)
    }

    /// From the first to the last word of a range that is not empty.
    pub fn span_between(&self, words: Range<usize>) -> Span {
        self.token(words.start).span.join(self.token(words.end - 1).span)
    }
}
