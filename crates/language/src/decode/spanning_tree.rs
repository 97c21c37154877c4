//! The best tree over scored arcs (Chu and Liu 1965, Edmonds 1967), by contracting cycles.

/// Scores of arcs between nodes; node 0 is the root of every tree.
pub(super) struct ArcScores {
    count: usize,
    /// Row by row: `scores[dependent * count + head]`.
    scores: Vec<f64>,
}

impl ArcScores {
    /// Nodes without any arc.
    pub(super) fn new(count: usize) -> Self {
        Self { count, scores: vec![f64::NEG_INFINITY; count * count] }
    }

    pub(super) fn set(&mut self, dependent: usize, head: usize, score: f64) {
        self.scores[dependent * self.count + head] = score;
    }

    pub(super) fn get(&self, dependent: usize, head: usize) -> f64 {
        self.scores[dependent * self.count + head]
    }

    /// Adds to the scores of all arcs from the root.
    pub(super) fn add_to_root(&mut self, amount: f64) {
        (1..self.count).for_each(|dependent| self.scores[dependent * self.count] += amount);
    }

    /// Every node's best head on its own; that of the root is itself.
    pub(super) fn greedy(&self) -> Vec<usize> {
        let best = |row: &[f64]| (0..row.len()).fold(0, |best, head| if row[head] > row[best] { head } else { best });
        let mut heads: Vec<usize> = self.scores.chunks_exact(self.count).map(best).collect();
        heads[0] = 0;
        heads
    }
}

/// The heads of the best tree; that of node 0 is itself. Every node must have an arc from every other.
pub(super) fn best_tree(scores: &ArcScores) -> Vec<usize> {
    let heads = scores.greedy();
    match cycle(&heads) {
        None => heads,
        Some(cycle) => {
            let contraction = Contraction::new(scores, &heads, cycle);
            let solved = best_tree(&contraction.scores);
            contraction.expand(&solved, heads)
        }
    }
}

/// The nodes of some cycle.
pub(super) fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    const NEW: usize = usize::MAX;
    let mut visit = vec![NEW; heads.len()];
    visit[0] = 0;
    for start in 1..heads.len() {
        let mut node = start;
        while visit[node] == NEW {
            visit[node] = start;
            node = heads[node];
        }
        if visit[node] == start {
            let after = |member: &usize| Some(heads[*member]).filter(|next| *next != node);
            return Some(std::iter::successors(Some(node), after).collect());
        }
    }
    None
}

/// A graph in which a cycle has become one node, the last.
struct Contraction {
    scores: ArcScores,
    inside: Vec<usize>,
    /// The nodes that stay, by their new number.
    outside: Vec<usize>,
    /// By new number: the member of the cycle through which an arc from there enters best.
    entries: Vec<usize>,
    /// By new number: the member that is the best head of that node.
    exits: Vec<usize>,
}

impl Contraction {
    fn new(scores: &ArcScores, heads: &[usize], inside: Vec<usize>) -> Self {
        let outside: Vec<usize> = (0..scores.count).filter(|node| !inside.contains(node)).collect();
        let whole = outside.len();
        let mut smaller = ArcScores::new(whole + 1);
        let (mut entries, mut exits) = (vec![0; whole], vec![0; whole]);
        for (new, old) in outside.iter().enumerate() {
            for (other, head) in outside.iter().enumerate() {
                smaller.set(new, other, scores.get(*old, *head));
            }
            let gain = |member: usize| scores.get(member, *old) - scores.get(member, heads[member]);
            entries[new] = best_by(&inside, gain);
            smaller.set(whole, new, gain(entries[new]));
            exits[new] = best_by(&inside, |member| scores.get(*old, member));
            smaller.set(new, whole, scores.get(*old, exits[new]));
        }
        Self { scores: smaller, inside, outside, entries, exits }
    }

    /// The tree of the larger graph; `heads` are those of its cycle.
    fn expand(&self, solved: &[usize], mut heads: Vec<usize>) -> Vec<usize> {
        let whole = self.outside.len();
        for (new, old) in self.outside.iter().enumerate().skip(1) {
            heads[*old] = if solved[new] == whole { self.exits[new] } else { self.outside[solved[new]] };
        }
        debug_assert!(!self.inside.is_empty());
        let from = solved[whole];
        heads[self.entries[from]] = self.outside[from];
        heads
    }
}

fn best_by(nodes: &[usize], score: impl Fn(usize) -> f64) -> usize {
    nodes.iter().copied().fold(nodes[0], |best, node| if score(node) > score(best) { node } else { best })
}
