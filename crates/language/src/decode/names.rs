//! Named spans: the most probable sequence of labels in which every `I-` continues a name of its kind.

use crate::{Name, NameKind};

/// One label of the head for names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameLabel {
    /// No name.
    Outside,
    /// First word of a name.
    Begins(NameKind),
    /// Later word of a name.
    Continues(NameKind),
}

impl NameLabel {
    /// Reads `O`, `B-person`, `I-person`.
    pub(crate) fn new(label: &str) -> Option<Self> {
        match label.split_once('-') {
            None => (label == "O").then_some(Self::Outside),
            Some(("B", kind)) => NameKind::from_name(kind).map(Self::Begins),
            Some(("I", kind)) => NameKind::from_name(kind).map(Self::Continues),
            Some(_) => None,
        }
    }

    fn may_follow(self, before: Option<NameLabel>) -> bool {
        match self {
            Self::Continues(kind) => before == Some(Self::Begins(kind)) || before == Some(Self::Continues(kind)),
            _ => true,
        }
    }
}

/// The names of a sentence from the logits of its words.
pub(crate) fn names<'a>(logits: impl Iterator<Item = &'a [f32]>, labels: &[NameLabel]) -> Vec<Name> {
    let probabilities: Vec<Vec<f32>> = logits.map(softmax).collect();
    let path = best_path(&probabilities, labels);
    let mut names: Vec<Name> = Vec::new();
    for (index, label) in path.into_iter().enumerate() {
        let probability = probabilities[index][label];
        match labels[label] {
            NameLabel::Outside => {}
            NameLabel::Begins(kind) => names.push(Name { tokens: index..index + 1, kind, confidence: probability }),
            NameLabel::Continues(_) => {
                extend(names.last_mut().expect("a name begins before it continues"), probability)
            }
        }
    }
    names
}

/// Adds one word; the confidence stays the mean.
fn extend(name: &mut Name, probability: f32) {
    let count = name.tokens.len() as f32;
    name.confidence = (name.confidence * count + probability) / (count + 1.0);
    name.tokens.end += 1;
}

fn softmax(logits: &[f32]) -> Vec<f32> {
    let most = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut values: Vec<f32> = logits.iter().map(|logit| (logit - most).exp()).collect();
    let sum: f32 = values.iter().sum();
    values.iter_mut().for_each(|value| *value /= sum);
    values
}

/// The allowed sequence with the largest product (Viterbi).
fn best_path(probabilities: &[Vec<f32>], labels: &[NameLabel]) -> Vec<usize> {
    const IMPOSSIBLE: f32 = -1e9;
    let mut scores = vec![0.0; labels.len()];
    let mut back: Vec<Vec<usize>> = Vec::with_capacity(probabilities.len());
    for (index, word) in probabilities.iter().enumerate() {
        let overall = super::best(&scores);
        let before = |label: usize| -> (usize, f32) {
            let allowed = |from: &usize| index > 0 && labels[label].may_follow(Some(labels[*from]));
            match labels[label] {
                NameLabel::Continues(_) => (0..labels.len())
                    .filter(allowed)
                    .map(|from| (from, scores[from]))
                    .fold((overall, IMPOSSIBLE), |best, next| if next.1 > best.1 { next } else { best }),
                _ => (overall, scores[overall]),
            }
        };
        let steps: Vec<(usize, f32)> = (0..labels.len()).map(before).collect();
        scores = steps.iter().zip(word).map(|(step, probability)| step.1 + probability.max(1e-30).ln()).collect();
        back.push(steps.into_iter().map(|step| step.0).collect());
    }
    trace(&back, super::best(&scores))
}

fn trace(back: &[Vec<usize>], mut label: usize) -> Vec<usize> {
    let mut path = vec![0; back.len()];
    for (index, steps) in back.iter().enumerate().rev() {
        path[index] = label;
        label = steps[label];
    }
    path
}

#[cfg(test)]
mod tests {
    use super::{NameLabel, names};
    use crate::NameKind;

    const LABELS: [NameLabel; 5] = [
        NameLabel::Outside,
        NameLabel::Begins(NameKind::Person),
        NameLabel::Continues(NameKind::Person),
        NameLabel::Begins(NameKind::Place),
        NameLabel::Continues(NameKind::Place),
    ];

    fn check(logits: &[[f32; 5]], expected: &[(usize, usize, NameKind)]) {
        let found = names(logits.iter().map(|row| row.as_slice()), &LABELS);
        let spans: Vec<_> = found.iter().map(|name| (name.tokens.start, name.tokens.end, name.kind)).collect();
        assert_eq!(spans, expected);
        assert!(found.iter().all(|name| name.confidence > 0.0 && name.confidence <= 1.0));
    }

    #[test]
    fn a_name_continues_with_its_own_kind() {
        let person = [0.0, 5.0, 0.0, 4.0, 0.0];
        let place_inside = [0.0, 0.0, 3.0, 0.0, 4.0];
        check(&[person, place_inside], &[(0, 2, NameKind::Person)]);
        check(&[[5.0, 0.0, 0.0, 0.0, 0.0], person, [9.0, 0.0, 0.0, 0.0, 0.0]], &[(1, 2, NameKind::Person)]);
    }

    #[test]
    fn a_sentence_does_not_open_inside_a_name() {
        check(&[[0.0, 1.0, 8.0, 0.0, 0.0]], &[(0, 1, NameKind::Person)]);
        check(&[], &[]);
    }
}
