"""Pairs of predicate and word, as the role head sees them: how the word stands to the predicate in line and tree.

A pair has four features, each a row of the table `role_features`: distance, the branch on which the word hangs, the way
up from the predicate to where the branch leaves it, and the word's place in the branch. FORMAT.md says how they count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .text import Argument, Word

FARTHEST = 12
"""Distances are told apart up to this many words."""

DEEPEST, HIGHEST = 3, 3
OUTSIDE = "O"
LEAST_ROLES = 9
"""How often a role must be seen in training."""


@dataclass(frozen=True)
class Layout:
    """Rows of the feature table for an inventory of relations."""

    relations: int

    @property
    def branch(self) -> int:
        """First row of the branch's relation; the last of these rows means that the word is on the way up itself."""
        return 2 * FARTHEST + 1

    @property
    def way(self) -> int:
        """First row of the way up: one for none, then HIGHEST for each relation of the predicate."""
        return self.branch + self.relations + 1

    @property
    def place(self) -> int:
        """First row of the place in the branch: depth, twice (the word before is on another branch, or the same)."""
        return self.way + 1 + HIGHEST * self.relations

    @property
    def rows(self) -> int:
        """Number of rows."""
        return self.place + 2 * (DEEPEST + 1)

    def features(self, predicate: int, heads: Sequence[int], relations: Sequence[int]) -> list[tuple[int, int, int, int]]:
        """The four rows for each word of a sentence; heads are indices into it, -1 for the root."""
        branches = _branches(predicate, heads)
        result = []
        before = None
        for word, (steps, child, depth) in enumerate(branches):
            distance = max(-FARTHEST, min(FARTHEST, word - predicate)) + FARTHEST
            branch = self.branch + (self.relations if child is None else relations[child])
            way = self.way + (steps and 1 + HIGHEST * relations[predicate] + min(steps, HIGHEST) - 1)
            same = child is not None and child == before
            place = self.place + min(depth, DEEPEST) + (DEEPEST + 1) * same
            result.append((distance, branch, way, place))
            before = child
        return result


def _branches(predicate: int, heads: Sequence[int]) -> list[tuple[int, int | None, int]]:
    """For each word: steps up from the predicate to where its branch leaves, the branch's first word, depth below it.

    A word on the way up itself has no branch. Words that hang on nothing above the predicate count as at the top.
    """
    found: dict[int, tuple[int, int | None, int]] = {}
    node, steps = predicate, 0
    while node >= 0 and node not in found:
        found[node] = (steps, None, 0)
        node, steps = heads[node], steps + 1
    for word in range(len(heads)):
        path = []
        node = word
        while node >= 0 and node not in found and len(path) <= len(heads):
            path.append(node)
            node = heads[node]
        above = found.get(node, (steps, None, 0))
        for node in reversed(path):
            above = (above[0], node, 0) if above[1] is None else (above[0], above[1], above[2] + 1)
            found[node] = above
    return [found[word] for word in range(len(heads))]


def labels_of(predicate: Word, length: int) -> Iterator[str]:
    """BIO labels of the roles of a predicate for the words of its sentence."""
    labels = [OUTSIDE] * length
    for argument in predicate.arguments or ():
        for position in range(argument.start, min(argument.end, length)):
            labels[position] = f"{'B' if position == argument.start else 'I'}-{argument.role}"
    return iter(labels)


def best_labels(scores: np.ndarray, labels: Sequence[str]) -> list[str]:
    """The best sequence of BIO labels for scores [words, labels]: an I follows only a B or I of its role."""
    follows = np.array([
        [not one.startswith("I-") or before[1:] == one[1:] for before in labels] for one in labels
    ])  # fmt: skip
    barred = np.where(follows, 0.0, -np.inf)
    total = np.where([label.startswith("I-") for label in labels], -np.inf, scores[0])
    ways = []
    for row in scores[1:]:
        through = barred + total[None, :]
        ways.append(through.argmax(1))
        total = through.max(1) + row
    best = [int(total.argmax())]
    for way in reversed(ways):
        best.append(int(way[best[-1]]))
    return [labels[index] for index in reversed(best)]


def spans_of(labels: Sequence[str]) -> list[Argument]:
    """Spans of BIO labels."""
    spans: list[Argument] = []
    for position, label in enumerate(labels):
        if label.startswith("B-"):
            spans.append(Argument(position, position + 1, label[2:]))
        elif label.startswith("I-"):
            spans[-1] = Argument(spans[-1].start, position + 1, label[2:])
    return spans
