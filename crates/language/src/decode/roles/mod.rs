//! Semantic roles: which words of its sentence are arguments of a predicate.

mod label;
mod standing;

use polybius_kernels::{Dense, Path};

use super::scores::{Matrix, best};
use crate::Argument;

pub(crate) use label::RoleLabel;
use standing::Layout;
pub(crate) use standing::Tree;

/// What tells roles, the same for all sentences.
pub(crate) struct Roles {
    /// An output for each label.
    weight: Dense,
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
        weight: Dense,
        bias: Vec<f32>,
        features: Matrix,
        labels: Vec<RoleLabel>,
        relations: usize,
    ) -> Option<Self> {
        let layout = Layout::new(relations);
        let fits = features.len() == layout.rows() && weight.outputs() == labels.len() && bias.len() == labels.len();
        let beginning = |label: &RoleLabel| match label {
            RoleLabel::Continues(role) => labels.iter().position(|other| *other == RoleLabel::Begins(role.clone())),
            _ => None,
        };
        let beginnings = labels.iter().map(beginning).collect();
        fits.then_some(Self { weight, bias, features, layout, labels, beginnings })
    }

    /// The arguments of the predicate with the vector `of_predicate` among the words of its sentence, whose vectors lie
    /// one after the other.
    pub(crate) fn arguments(
        &self,
        tree: &Tree<'_>,
        predicate: usize,
        of_predicate: &[f32],
        of_words: &[f32],
    ) -> Vec<Argument> {
        let standings = self.layout.features(tree, predicate);
        let width = of_predicate.len();
        let mut inner = vec![0.0; of_words.len()];
        let words = of_words.chunks_exact(width).zip(inner.chunks_exact_mut(width));
        for ((word, inner), standing) in words.zip(&standings) {
            self.inner(of_predicate, word, standing, inner);
        }
        let mut scores = self.weight.apply(Path::best(), &inner);
        for row in scores.chunks_exact_mut(self.labels.len()) {
            row.iter_mut().zip(&self.bias).for_each(|(score, bias)| *score += bias);
        }
        self.best_arguments(scores)
    }

    /// The arguments with the largest sum of scores of their words, none of the core roles twice.
    ///
    /// Where the best labels have a role twice, one of the two must give way: the one without which the sum stays larger.
    fn best_arguments(&self, mut scores: Vec<f32>) -> Vec<Argument> {
        loop {
            let found = self.spans(&self.best_path(&scores).0);
            let Some(twice) = same_core_role(&found) else { return found };
            let without = |argument: &Argument| {
                let mut scores = scores.clone();
                self.bar(&mut scores, argument);
                (self.best_path(&scores).1, scores)
            };
            let [first, second] = twice.map(without);
            scores = if first.0 > second.0 { first.1 } else { second.1 };
        }
    }

    /// Makes sure that no argument of that role begins among these words.
    fn bar(&self, scores: &mut [f32], argument: &Argument) {
        let beginning = RoleLabel::Begins(argument.role.clone());
        let label = self.labels.iter().position(|label| *label == beginning).expect("the role was read off its label");
        for word in argument.tokens.clone() {
            scores[word * self.labels.len() + label] = f32::NEG_INFINITY;
        }
    }

    fn inner(&self, predicate: &[f32], word: &[f32], standing: &[usize; 4], inner: &mut [f32]) {
        let [distance, branch, way, depth] = standing.map(|row| self.features.row(row));
        for (index, value) in inner.iter_mut().enumerate() {
            let features = distance[index] + branch[index] + way[index] + depth[index];
            *value = (predicate[index] + word[index] + features).max(0.0);
        }
    }

    /// The labels with the largest sum of scores in which each `I-` follows a label of its role, and that sum.
    fn best_path(&self, scores: &[f32]) -> (Vec<usize>, f32) {
        let mut total: Vec<f32> = Vec::new();
        let mut steps: Vec<Vec<usize>> = Vec::new();
        for word in scores.chunks_exact(self.labels.len()) {
            let opens = total.is_empty();
            let overall = if opens { 0 } else { best(&total) };
            let step: Vec<usize> = (0..word.len()).map(|label| self.step(label, &total, overall)).collect();
            let sum = |(label, score): (usize, &f32)| match self.beginnings[label] {
                Some(_) if opens => f32::NEG_INFINITY,
                _ if opens => *score,
                _ => total[step[label]] + score,
            };
            total = word.iter().enumerate().map(sum).collect();
            steps.push(step);
        }
        let mut label = if total.is_empty() { 0 } else { best(&total) };
        let sum = total.get(label).copied().unwrap_or(0.0);
        let mut path = vec![0; steps.len()];
        for (index, step) in steps.iter().enumerate().rev() {
            path[index] = label;
            label = step[label];
        }
        (path, sum)
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

/// The first two arguments that have the same core role.
fn same_core_role(arguments: &[Argument]) -> Option<[&Argument; 2]> {
    let core = || arguments.iter().filter(|argument| argument.role.is_core()).enumerate();
    core().find_map(|(place, second)| {
        let first = core().take(place).find(|(_, first)| first.role == second.role)?;
        Some([first.1, second])
    })
}

#[cfg(test)]
mod tests {
    use super::{Dense, Matrix, RoleLabel, Roles};

    fn roles() -> Roles {
        let labels: Vec<RoleLabel> =
            ["O", "B-ARG0", "I-ARG0", "B-ARG1", "I-ARG1"].iter().filter_map(|label| RoleLabel::new(label)).collect();
        let rows = super::Layout::new(1).rows();
        let (weight, features) = (Dense::new(&[0.0; 5], 1), Matrix::new(vec![0.0; rows], 1));
        Roles::new(weight, vec![0.0; 5], features, labels, 1).unwrap()
    }

    fn check(scores: &[[f32; 5]], expected: &[(usize, usize, &str)]) {
        let spans = roles().best_arguments(scores.concat());
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
    fn no_core_role_comes_twice() {
        let scores = [[0.0, 0.0, 0.0, 5.0, 0.0], [6.0, 0.0, 0.0, 0.0, 0.0], [0.0, 2.0, 0.0, 4.0, 0.0]];
        check(&scores, &[(0, 1, "ARG1"), (2, 3, "ARG0")]);
        let scores = [[0.0, 2.0, 0.0, 3.0, 0.0], [6.0, 0.0, 0.0, 0.0, 0.0], [0.0, 2.0, 0.0, 9.0, 0.0]];
        check(&scores, &[(0, 1, "ARG0"), (2, 3, "ARG1")]);
    }

    #[test]
    fn no_argument_opens_with_its_continuation() {
        check(&[[0.0, 1.0, 8.0, 0.0, 0.0]], &[(0, 1, "ARG0")]);
        check(&[], &[]);
    }

    #[test]
    fn sizes_must_fit() {
        let features = Matrix::new(vec![0.0; 3], 1);
        assert!(Roles::new(Dense::new(&[0.0], 1), vec![0.0], features, vec![RoleLabel::Outside], 1).is_none());
    }
}
