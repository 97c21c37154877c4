//! How a word stands to a predicate, in line and tree: four rows of the table of features (`models/en/FORMAT.md`).

/// Distances are told apart up to this many words.
const FARTHEST: usize = 12;
/// Depths in a branch are told apart up to this one.
const DEEPEST: usize = 3;
/// Steps up from the predicate are told apart up to this many.
const HIGHEST: usize = 3;

/// A sentence's tree as indices: the head of each word, and its relation in the model's order.
pub(crate) struct Tree<'a> {
    pub(crate) heads: &'a [Option<usize>],
    pub(crate) relations: &'a [usize],
}

/// Where a word hangs, seen from the predicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    /// Steps from the predicate up to the word from which the branch leaves.
    steps: usize,
    /// First word of the branch; none for a word on the way up itself.
    branch: Option<usize>,
    /// Steps from the first word of the branch down to the word.
    depth: usize,
}

/// Where the kinds of features begin in the table, for a number of relations.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    relations: usize,
}

impl Layout {
    pub(super) fn new(relations: usize) -> Self {
        Self { relations }
    }

    /// First row of the branch's relation; the last of these rows is for the way up itself.
    fn branch(self) -> usize {
        2 * FARTHEST + 1
    }

    /// First row of the way up: one for none, then [`HIGHEST`] for each relation of the predicate.
    fn way(self) -> usize {
        self.branch() + self.relations + 1
    }

    /// First row of the depth, twice: the word before is on another branch, or on the same.
    fn depth(self) -> usize {
        self.way() + 1 + HIGHEST * self.relations
    }

    /// Number of rows.
    pub(super) fn rows(self) -> usize {
        self.depth() + 2 * (DEEPEST + 1)
    }

    /// The rows of every word of the sentence.
    pub(super) fn features(self, tree: &Tree<'_>, predicate: usize) -> Vec<[usize; 4]> {
        let places = places(tree.heads, predicate);
        let mut before = None;
        let row = |(word, place): (usize, &Place)| {
            let distance = (word + FARTHEST).saturating_sub(predicate).min(2 * FARTHEST);
            let branch = self.branch() + place.branch.map_or(self.relations, |first| tree.relations[first]);
            let way = match place.steps {
                0 => self.way(),
                steps => self.way() + HIGHEST * tree.relations[predicate] + steps.min(HIGHEST),
            };
            let goes_on = place.branch.is_some() && place.branch == before;
            before = place.branch;
            let depth = self.depth() + place.depth.min(DEEPEST) + if goes_on { DEEPEST + 1 } else { 0 };
            [distance, branch, way, depth]
        };
        places.iter().enumerate().map(row).collect()
    }
}

/// The place of every word; each word is visited once.
fn places(heads: &[Option<usize>], predicate: usize) -> Vec<Place> {
    let mut places: Vec<Option<Place>> = vec![None; heads.len()];
    let mut node = Some(predicate);
    let mut steps = 0;
    while let Some(word) = node {
        places[word] = Some(Place { steps, branch: None, depth: 0 });
        (node, steps) = (heads[word], steps + 1);
    }
    let mut path = Vec::new();
    for word in 0..heads.len() {
        let mut node = word;
        let mut above = loop {
            match (places[node], heads[node]) {
                (Some(place), _) => break place,
                (None, head) => {
                    path.push(node);
                    node = head.expect("every word hangs on the root, which is on the way up");
                }
            }
        };
        while let Some(below) = path.pop() {
            let depth = if above.branch.is_some() { above.depth + 1 } else { 0 };
            above = Place { branch: above.branch.or(Some(below)), depth, ..above };
            places[below] = Some(above);
        }
    }
    places.into_iter().map(|place| place.expect("every word was visited")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Layout, Place, Tree, places};

    /// "The old envoy wanted to leave": the predicate is `leave`, an open complement of `wanted`.
    const HEADS: [Option<usize>; 6] = [Some(2), Some(2), Some(3), None, Some(5), Some(3)];

    #[test]
    fn branches_leave_the_way_up() {
        let found = places(&HEADS, 5);
        let place = |steps, branch, depth| Place { steps, branch, depth };
        assert_eq!(found[0], place(1, Some(2), 1));
        assert_eq!(found[2], place(1, Some(2), 0));
        assert_eq!(found[3], place(1, None, 0));
        assert_eq!(found[4], place(0, Some(4), 0));
        assert_eq!(found[5], place(0, None, 0));
    }

    #[test]
    fn features_are_rows_of_the_table() {
        let relations = [0, 1, 2, 3, 4, 5];
        let rows = Layout::new(6).features(&Tree { heads: &HEADS, relations: &relations }, 5);
        // Distance -5; on a branch with relation 2; one step up from relation 5; below its first word, a new branch.
        assert_eq!(rows[0], [7, 25 + 2, 32 + 15 + 1, 51 + 1]);
        // The word before is on the same branch.
        assert_eq!(rows[1], [8, 25 + 2, 32 + 15 + 1, 51 + 4 + 1]);
        // The predicate itself.
        assert_eq!(rows[5], [12, 25 + 6, 32, 51]);
        assert_eq!(Layout::new(6).rows(), 59);
    }
}
