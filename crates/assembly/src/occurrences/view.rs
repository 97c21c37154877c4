//! The tellings of all reports in one list, with what comparing them needs at hand.

use std::collections::HashMap;

use jiff::civil::Date;
use polybius_knowledge::sense;

use crate::digest::{Setting, Telling};
use crate::{Digest, words};

/// One telling with its report, sentence and story.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    /// Index of its report among the digests.
    pub(crate) digest: usize,
    /// The report.
    pub(crate) report: &'a Digest,
    /// Index of its sentence among all sentences.
    pub(crate) sentence: usize,
    /// The sentence.
    pub(crate) setting: &'a Setting,
    /// What is told.
    pub(crate) telling: &'a Telling,
    /// Index of the report's story.
    pub(crate) story: usize,
    /// Hash of the stem of the lemma, of nouns of the verb they come from.
    pub(crate) stem: u32,
}

impl View<'_> {
    /// The report's day.
    pub(crate) fn day(&self) -> Option<Date> {
        self.report.day
    }
}

/// All tellings, and how rare their words are.
pub(crate) struct Views<'a> {
    /// The tellings, by report and place.
    pub(crate) all: Vec<View<'a>>,
    /// All sentences that tell events, each with the indices of its tellings.
    pub(crate) sentences: Vec<(&'a Setting, Vec<usize>)>,
    rarity: HashMap<u32, f32>,
    /// Rarity of a word that occurs once.
    single: f32,
    /// Sum of the rarities of each sentence's words.
    weight: Vec<f32>,
}

impl<'a> Views<'a> {
    /// The tellings of `digests`; `story_of` gives each digest's story.
    pub(crate) fn new(digests: &[&'a Digest], story_of: &[usize]) -> Self {
        let (mut all, mut sentences) = (Vec::new(), Vec::new());
        for (index, report) in digests.iter().enumerate() {
            let offset = sentences.len();
            sentences.extend(report.settings.iter().map(|setting| (setting, Vec::new())));
            for telling in &report.tellings {
                let Some(setting) = report.settings.get(telling.setting) else { continue };
                let sentence = offset + telling.setting;
                sentences[sentence].1.push(all.len());
                let (story, stem) = (story_of[index], words::hash(words::stem(&act(&telling.lemma))));
                all.push(View { digest: index, report, sentence, setting, telling, story, stem });
            }
        }
        let (rarity, single) = rarity(&sentences);
        let weigh = |setting: &Setting| setting.words.iter().map(|word| rarity[word]).sum();
        let weight = sentences.iter().map(|(setting, _)| weigh(setting)).collect();
        Self { all, sentences, rarity, single, weight }
    }

    /// How rare a word is among all sentences: the logarithm of the inverse of its share of them.
    pub(crate) fn rarity(&self, word: u32) -> f32 {
        self.rarity.get(&word).copied().unwrap_or_default()
    }

    /// Whether only one sentence has the word.
    pub(crate) fn is_single(&self, word: u32) -> bool {
        self.rarity(word) >= self.single
    }

    /// What two sentences share of their words, weighted by rarity: 0 to 1.
    pub(crate) fn overlap(&self, left: usize, right: usize) -> f32 {
        let (one, other) = (&self.sentences[left].0.words, &self.sentences[right].0.words);
        let mut at = 0;
        let mut shared = 0.0;
        for word in one {
            while at < other.len() && other[at] < *word {
                at += 1;
            }
            if at < other.len() && other[at] == *word {
                shared += self.rarity(*word);
            }
        }
        2.0 * shared / (self.weight[left] + self.weight[right]).max(f32::MIN_POSITIVE)
    }
}

/// The rarity of every word and of one that occurs once; a few sentences count as if they stood among [`OTHERS`] others.
fn rarity(sentences: &[(&Setting, Vec<usize>)]) -> (HashMap<u32, f32>, f32) {
    const OTHERS: f32 = 200.0;
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for word in sentences.iter().flat_map(|(setting, _)| &setting.words) {
        *counts.entry(*word).or_default() += 1;
    }
    let total = sentences.len() as f32 + OTHERS;
    (counts.into_iter().map(|(word, count)| (word, (total / count as f32).ln())).collect(), total.ln())
}

/// The verb that a word for a deed comes from: "death" and "die" tell one act. PropBank's frames say which nouns have one.
fn act(lemma: &str) -> String {
    let sense = sense(lemma, 'N');
    sense.split_once('.').map_or(sense.clone(), |(verb, _)| verb.to_owned())
}
