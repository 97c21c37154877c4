//! Semantic roles: which words of its sentence are arguments of a predicate.

mod label;
mod standing;

use super::scores::{Matrix, best, dot};
use crate::Argument;

pub(crate) use label::RoleLabel;
use standing::Layout;
pub(crate) use standing::Tree;

/// What tells roles, the same for all sentences.
pub(crate) struct Roles {
    /// One row for each label.
    weight: Matrix,
    bias: Vec<f32>,
    /// One row for each feature of a word's standing to the predicate.
    features: Matrix,
    layout: Layout,
    labels: Vec<RoleLabel>,
    /// For each `I-` label the `B-` label of its role.
    beginnings: Vec<Option<usize>>,
}

impl Roles {
    /// The head's constants with the labels they score; nothing when their sizes do not fit `relations` kinds of arcs.
    pub(crate) fn new(
        weight: Matrix,
        bias: Vec<f32>,
        features: Matrix,
        labels: Vec<RoleLabel>,
        relations: usize,
    ) -> Option<Self> {
        let layout = Layout::new(relations);
        let fits = features.len() == layout.rows() && weight.len() == labels.len() && bias.len() == labels.len();
        let beginning = |label: &RoleLabel| match label {
            RoleLabel::Continues(role) => labels.iter().position(|other| *other == RoleLabel::Begins(role.clone())),
            _ => None,
        };
        let beginnings = labels.iter().map(beginning).collect();
        fits.then_some(Self { weight, bias, features, layout, labels, beginnings })
    }

    /// The arguments of the predicate with the vector `of_predicate` among words with the vectors `of_words`.
    pub(crate) fn arguments<'a>(
        &self,
        tree: &Tree<'_>,
        predicate: usize,
        of_predicate: &[f32],
        of_words: impl Iterator<Item = &'a [f32]>,
    ) -> Vec<Argument> {
        let standings = self.layout.features(tree, predicate);
        let mut inner = vec![0.0; of_predicate.len()];
        let scores = of_words.zip(&standings).map(|(word, standing)| {
            self.inner(of_predicate, word, standing, &mut inner);
            let rows = self.weight.rows(0..self.weight.len()).zip(&self.bias);
            rows.map(|(row, bias)| dot(row, &inner) + bias).collect()
        });
        self.spans(&self.best_path(scores))
    }

    fn inner(&self, predicate: &[f32], word: &[f32], standing: &[usize; 4], inner: &mut [f32]) {
        let [distance, branch, way, depth] = standing.map(|row| self.features.row(row));
        for (index, value) in inner.iter_mut().enumerate() {
            let features = distance[index] + branch[index] + way[index] + depth[index];
            *value = (predicate[index] + word[index] + features).max(0.0);
        }
    }

    /// The labels with the largest sum of scores in which each `I-` follows a label of its role.
    fn best_path(&self, scores: impl Iterator<Item = Vec<f32>>) -> Vec<usize> {
        let mut total: Vec<f32> = Vec::new();
        let mut steps: Vec<Vec<usize>> = Vec::new();
        for word in scores {
            let opens = total.is_empty();
            let overall = if opens { 0 } else { best(&total) };
            let step: Vec<usize> = (0..word.len()).map(|label| self.step(label, &total, overall)).collect();
            let sum = |(label, score): (usize, f32)| match self.beginnings[label] {
                Some(_) if opens => f32::NEG_INFINITY,
                _ if opens => score,
                _ => total[step[label]] + score,
            };
            total = word.into_iter().enumerate().map(sum).collect();
            steps.push(step);
        }
        let mut label = if total.is_empty() { 0 } else { best(&total) };
        let mut path = vec![0; steps.len()];
        for (index, step) in steps.iter().enumerate().rev() {
            path[index] = label;
            label = step[label];
        }
        path
    }

    /// The label before `label` on the best path to it.
    fn step(&self, label: usize, total: &[f32], overall: usize) -> usize {
        match self.beginnings[label] {
            Some(beginning) if !total.is_empty() && total[beginning] > total[label] => beginning,
            Some(_) => label,
            None => overall,
        }
    }

    fn spans(&self, path: &[usize]) -> Vec<Argument> {
        let mut found: Vec<Argument> = Vec::new();
        for (index, label) in path.iter().enumerate() {
            match (&self.labels[*label], found.last_mut()) {
                (RoleLabel::Begins(role), _) => found.push(Argument { tokens: index..index + 1, role: role.clone() }),
                (RoleLabel::Continues(_), Some(last)) => last.tokens.end = index + 1,
                _ => {}
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::{Matrix, RoleLabel, Roles};

    fn roles() -> Roles {
        let labels: Vec<RoleLabel> =
            ["O", "B-ARG0", "I-ARG0", "B-ARG1", "I-ARG1"].iter().filter_map(|label| RoleLabel::new(label)).collect();
        let rows = super::Layout::new(1).rows();
        let (weight, features) = (Matrix::new(vec![0.0; 5], 1), Matrix::new(vec![0.0; rows], 1));
        Roles::new(weight, vec![0.0; 5], features, labels, 1).unwrap()
    }

    fn check(scores: &[[f32; 5]], expected: &[(usize, usize, &str)]) {
        let roles = roles();
        let spans = roles.spans(&roles.best_path(scores.iter().map(|row| row.to_vec())));
        let found: Vec<_> = spans.iter().map(|one| (one.tokens.start, one.tokens.end, one.role.name())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn an_argument_continues_in_its_own_role() {
        check(&[[0.0, 5.0, 0.0, 4.0, 0.0], [0.0, 0.0, 3.0, 0.0, 4.0]], &[(0, 2, "ARG0")]);
        check(&[[9.0, 0.0, 0.0, 0.0, 0.0], [0.0, 2.0, 0.0, 0.0, 8.0]], &[(1, 2, "ARG0")]);
        check(&[[0.0, 5.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 6.0, 0.0]], &[(0, 1, "ARG0"), (1, 2, "ARG1")]);
    }

    #[test]
    fn no_argument_opens_with_its_continuation() {
        check(&[[0.0, 1.0, 8.0, 0.0, 0.0]], &[(0, 1, "ARG0")]);
        check(&[], &[]);
    }

    #[test]
    fn sizes_must_fit() {
        let matrix = |rows: usize| Matrix::new(vec![0.0; rows], 1);
        assert!(Roles::new(matrix(1), vec![0.0], matrix(3), vec![RoleLabel::Outside], 1).is_none());
    }
}
