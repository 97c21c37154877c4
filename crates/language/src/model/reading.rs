//! One text read: window by window, and each sentence decoded as soon as it is whole.

use std::ops::Range;

use polybius_text::Gap;

use super::Language;
use super::network::{Columns, Outputs, Scratch};
use crate::decode::{Arcs, Boundary, Matrix, RoleTree, best, names, of_irregular, sentence_ends, spelled};
use crate::tokenizer::Word;
use crate::windows::{Seam, spelled_seams, windows};
use crate::{Analysis, Predicate, Sentence, Token, Upos, Vectors};

/// The reading of one text.
pub(super) struct Reading<'a> {
    language: &'a Language,
    text: &'a str,
    words: &'a [Word],
    /// What stands after each word.
    seams: Vec<Seam>,
    /// Whether the seams are the sentence ends, not only guesses for cutting.
    sentences_given: bool,
    /// The predicates that are asked for, sentence by sentence; where none are, the model finds them.
    predicates_given: Vec<Vec<usize>>,
    /// What the model said of the words that are not yet part of a sentence.
    pending: Pending,
    /// The hidden states of all words, where they are wanted.
    vectors: Option<Matrix>,
    analysis: Analysis,
}

/// What the model said of words, as far as decoding needs it.
#[derive(Default)]
struct Pending {
    /// Index of the first word.
    start: usize,
    tags: Vec<Tags>,
    sentence_end: Matrix,
    names: Matrix,
    arc_dependent: Matrix,
    arc_head: Matrix,
    relation_dependent: Matrix,
    relation_head: Matrix,
    predicate: Matrix,
    happened: Matrix,
    role_predicate: Matrix,
    role_word: Matrix,
}

/// The best labels of a word.
#[derive(Clone, Copy)]
struct Tags {
    upos: usize,
    features: usize,
    lemma: usize,
}

impl<'a> Reading<'a> {
    /// Of raw text: the model finds the sentences.
    pub(super) fn of_text(language: &'a Language, text: &'a str, words: &'a [Word]) -> Self {
        let seams = spelled_seams(text, words);
        Self::new(language, text, words, seams)
    }

    /// Of words in given sentences.
    pub(super) fn of_sentences(language: &'a Language, text: &'a str, words: &'a [Word], given: &Analysis) -> Self {
        let mut seams = vec![Seam::Inside; words.len()];
        let mut end = 0;
        for sentence in &given.sentences {
            end += sentence.tokens.len();
            let closes_paragraph = words.get(end).is_none_or(|next| next.gap >= Gap::Line);
            seams[end - 1] = if closes_paragraph { Seam::Paragraph } else { Seam::Sentence };
        }
        let indices = |sentence: &Sentence| sentence.predicates.iter().map(|predicate| predicate.token).collect();
        Self {
            sentences_given: true,
            predicates_given: given.sentences.iter().map(indices).collect(),
            ..Self::new(language, text, words, seams)
        }
    }

    fn new(language: &'a Language, text: &'a str, words: &'a [Word], seams: Vec<Seam>) -> Self {
        let (pending, analysis) = (Pending::default(), Analysis::default());
        let (sentences_given, predicates_given) = (false, Vec::new());
        Self { language, text, words, seams, sentences_given, predicates_given, pending, vectors: None, analysis }
    }

    /// Reads all windows and keeps the vectors of the words.
    pub(super) fn run_with_vectors(mut self, scratch: &mut Scratch) -> (Analysis, Vectors) {
        self.vectors = Some(Matrix::default());
        self.read(scratch);
        (self.analysis, Vectors::new(self.vectors.unwrap_or_default()))
    }

    /// Reads all windows.
    pub(super) fn run(mut self, scratch: &mut Scratch) -> Analysis {
        self.read(scratch);
        self.analysis
    }

    fn read(&mut self, scratch: &mut Scratch) {
        for window in windows(&self.sizes(), &self.seams) {
            let offset = window.words.start;
            let kept = window.kept.start - offset..window.kept.end - offset;
            let outputs = self.language.run(self.text, &self.words[window.words], kept, scratch);
            if let Some(vectors) = &mut self.vectors {
                vectors.append(&outputs.hidden, 0..outputs.hidden.len(), 0..outputs.hidden.width());
            }
            self.pending.append(outputs, self.language.network.columns());
            self.take_sentences();
        }
    }

    /// Number of pieces of each word.
    fn sizes(&self) -> Vec<u8> {
        let mut pieces = Vec::new();
        let size = |word: &Word| {
            pieces.clear();
            self.language.pieces.append(word.span.of(self.text), &mut pieces);
            u8::try_from(pieces.len()).expect("a word has at most as many pieces as the longest word characters")
        };
        self.words.iter().map(size).collect()
    }

    /// Decodes the sentences that are whole.
    fn take_sentences(&mut self) {
        let start = self.pending.start;
        let mut begin = 0;
        for end in self.ends() {
            let sentence = self.sentence(begin..end, start + begin);
            self.analysis.sentences.push(sentence);
            begin = end;
        }
        self.pending.drop_front(begin);
    }

    /// Ends of whole sentences among the pending words.
    fn ends(&self) -> Vec<usize> {
        let (start, count) = (self.pending.start, self.pending.tags.len());
        if self.sentences_given {
            return (1..=count).filter(|end| self.seams[start + end - 1] > Seam::Inside).collect();
        }
        let is_whole = start + count == self.words.len();
        sentence_ends(self.pending.sentence_end.values(), is_whole, |index| self.boundary(start + index))
    }

    /// What stands after a word of the text.
    fn boundary(&self, index: usize) -> Boundary {
        match self.seams[index] {
            Seam::Paragraph => Boundary::Paragraph,
            _ if self.is_closing(index + 1) => Boundary::Glued,
            _ if self.goes_on(index) => Boundary::Unmarked,
            _ => Boundary::Open,
        }
    }

    /// Whether the line goes on behind a word that no mark ends a sentence with.
    fn goes_on(&self, index: usize) -> bool {
        let ends_plainly = self.words[index].span.of(self.text).ends_with(|c: char| c.is_alphanumeric() || c == ',');
        ends_plainly && self.words.get(index + 1).is_some_and(|next| next.gap < Gap::Line)
    }

    /// Whether a word belongs to the sentence before it: a closing mark, a note's number.
    fn is_closing(&self, index: usize) -> bool {
        let form = |index: usize| self.words.get(index).map_or("", |word| word.span.of(self.text));
        let is_glued = |index: usize| self.words.get(index).is_some_and(|word| word.gap == Gap::None);
        let before_word = is_glued(index + 1) && is_word(form(index + 1));
        match form(index) {
            "”" | "»" | ")" | "]" => is_glued(index) || !before_word,
            _ if !is_glued(index) => false,
            "\"" | "'" | "''" => !before_word,
            "“" | "‘" | "«" | "(" | "-" | "–" | "—" | "--" => false,
            "[" => form(index + 1).starts_with(|c: char| c.is_ascii_digit()),
            word if is_word(word) => form(index - 1) == "[",
            _ => true,
        }
    }

    fn lemma(&self, word: &Word, tags: &Tags, upos: Upos) -> Box<str> {
        let form = word.span.of(self.text);
        let by_rule = || self.language.labels.lemma_rules[tags.lemma].apply(form);
        of_irregular(form, upos).unwrap_or_else(|| spelled(form, upos, by_rule()))
    }

    /// The sentence of some pending words, the first of which is the word `first` of the text.
    fn sentence(&self, rows: Range<usize>, first: usize) -> Sentence {
        let words = &self.words[first..first + rows.len()];
        let labels = &self.language.labels;
        let tags = &self.pending.tags[rows.clone()];
        let upos: Vec<Upos> = tags.iter().map(|tags| labels.upos[tags.upos]).collect();
        let heads = self.heads(rows.clone(), &upos);
        let relations = self.relations(rows.start, &heads);
        let tree = RoleTree { heads: &heads, relations: &relations };
        let predicates = self.predicates(rows.clone(), &tree);
        let token = |(index, word): (usize, &Word)| Token {
            span: word.span,
            lemma: self.lemma(word, &tags[index], upos[index]),
            upos: upos[index],
            features: labels.features[tags[index].features].clone(),
            head: heads[index],
            relation: labels.relations[relations[index]].clone(),
        };
        Sentence {
            span: words[0].span.join(words[words.len() - 1].span),
            opens_paragraph: words[0].gap >= Gap::Line,
            tokens: words.iter().enumerate().map(token).collect(),
            names: names(self.pending.names.rows(rows.clone()), &labels.names),
            predicates,
        }
    }

    /// The predicates of a sentence with its tree: those asked for, else those that the model finds.
    fn predicates(&self, rows: Range<usize>, tree: &RoleTree<'_>) -> Vec<Predicate> {
        let pending = &self.pending;
        let given = self.predicates_given.get(self.analysis.sentences.len()).filter(|given| !given.is_empty());
        let is_predicate = |word: &usize| match given {
            Some(given) => given.contains(word),
            None => pending.predicate.row(rows.start + word)[0] > 0.0,
        };
        let read = |word: usize| Predicate {
            token: word,
            happened: pending.happened.row(rows.start + word)[0],
            arguments: self.language.roles.arguments(
                tree,
                word,
                pending.role_predicate.row(rows.start + word),
                pending.role_word.block(rows.clone()),
            ),
        };
        (0..rows.len()).filter(is_predicate).map(read).collect()
    }

    fn heads(&self, rows: Range<usize>, upos: &[Upos]) -> Vec<Option<usize>> {
        let Pending { arc_dependent: dependents, arc_head: heads, .. } = &self.pending;
        let arcs = Arcs { dependents, heads, rows, root: &self.language.root_arc_head };
        arcs.best_heads(|word| upos[word] == Upos::Punctuation)
    }

    /// Index of the relation of each word to its head, all counted from the pending word `first`.
    fn relations(&self, first: usize, heads: &[Option<usize>]) -> Vec<usize> {
        let Pending { relation_dependent, relation_head, .. } = &self.pending;
        let pair = |(word, head): (usize, &Option<usize>)| {
            head.map(|head| (relation_dependent.row(first + word), relation_head.row(first + head)))
        };
        self.language.relations.best(heads.iter().enumerate().map(pair))
    }
}

fn is_word(form: &str) -> bool {
    form.contains(char::is_alphanumeric)
}

impl Pending {
    fn append(&mut self, outputs: &Outputs, columns: &Columns) {
        let rows = 0..outputs.tags.len();
        let tags = |row: &[f32]| Tags {
            upos: best(&row[columns.upos.clone()]),
            features: best(&row[columns.features.clone()]),
            lemma: best(&row[columns.lemma.clone()]),
        };
        self.tags.extend(outputs.tags.rows(rows.clone()).map(tags));
        let take = |matrix: &mut Matrix, from: &Matrix, columns| matrix.append(from, rows.clone(), columns);
        take(&mut self.sentence_end, &outputs.tags, columns.sentence_end.clone());
        take(&mut self.names, &outputs.tags, columns.names.clone());
        take(&mut self.arc_dependent, &outputs.arc_dependent, 0..outputs.arc_dependent.width());
        take(&mut self.arc_head, &outputs.arc_head, 0..outputs.arc_head.width());
        let relation = outputs.relations.width() / 2;
        take(&mut self.relation_dependent, &outputs.relations, 0..relation);
        take(&mut self.relation_head, &outputs.relations, relation..2 * relation);
        take(&mut self.predicate, &outputs.tags, columns.predicate.clone());
        take(&mut self.happened, &outputs.tags, columns.happened.clone());
        let role = outputs.roles.width() / 2;
        take(&mut self.role_predicate, &outputs.roles, 0..role);
        take(&mut self.role_word, &outputs.roles, role..2 * role);
    }

    fn drop_front(&mut self, count: usize) {
        self.start += count;
        self.tags.drain(..count);
        for matrix in [
            &mut self.sentence_end,
            &mut self.names,
            &mut self.arc_dependent,
            &mut self.arc_head,
            &mut self.relation_dependent,
            &mut self.relation_head,
            &mut self.predicate,
            &mut self.happened,
            &mut self.role_predicate,
            &mut self.role_word,
        ] {
            matrix.drop_front(count);
        }
    }
}
