"""Trees from arc vectors: the best tree with one root (Chu-Liu/Edmonds), and its relations."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .roles import Layout, best_labels, spans_of
from .text import Argument


def tree_of(dependents: np.ndarray, heads: np.ndarray, root: np.ndarray) -> np.ndarray:
    """Head of each of n words, -1 for the root, from vectors [n, D], [n, D], [D]."""
    count = len(dependents)
    scores = np.full((count + 1, count + 1), -np.inf)  # [dependent, head], the root is 0
    scores[1:, 1:] = dependents @ heads.T
    scores[1:, 0] = dependents @ root
    np.fill_diagonal(scores, -np.inf)
    return single_root(scores)[1:] - 1


def relations_of(outputs: dict[str, np.ndarray], heads: np.ndarray, constants: dict[str, np.ndarray]) -> np.ndarray:
    """Index of the best relation of each word to its head."""
    head_vectors = np.where(
        (heads >= 0)[:, None], outputs["relation_head"][heads], constants["root_relation_head"][None, :]
    )
    inner = np.maximum(outputs["relation_dependent"] + head_vectors, 0)
    scores = inner @ constants["relation_weight"].T + constants["relation_bias"]
    return scores.argmax(1)


def arguments_of(
    predicate: int, outputs: dict[str, np.ndarray], tree: tuple[np.ndarray, np.ndarray], constants: dict[str, np.ndarray],
    labels: Sequence[str],
) -> list[Argument]:  # fmt: skip
    """Arguments of a predicate of a sentence, from its tree: heads and relations as indices."""
    layout = Layout(len(constants["relation_bias"]))
    features = np.array(layout.features(predicate, *(part.tolist() for part in tree)))
    inner = outputs["role_predicate"][predicate] + outputs["role_word"] + constants["role_features"][features].sum(1)
    scores = np.maximum(inner, 0) @ constants["role_weight"].T + constants["role_bias"]
    return spans_of(best_labels(scores, labels))


def single_root(scores: np.ndarray) -> np.ndarray:
    """Best tree with exactly one child of node 0; head of every node, that of node 0 is 0.

    A large enough price on every arc from the root leaves the order of trees with one root as it is and puts all
    others behind them.
    """
    finite = scores[np.isfinite(scores)]
    price = len(scores) * (finite.max() - finite.min() + 1)
    dear = scores.astype(np.float64)
    dear[:, 0] -= price
    return maximum_tree(dear)


def maximum_tree(scores: np.ndarray) -> np.ndarray:
    """Chu-Liu/Edmonds: best tree rooted in node 0 of scores[dependent, head]."""
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.array(cycle)
    outside = np.array([node for node in range(len(scores)) if node not in set(cycle)])
    own = scores[inside, heads[inside]]
    smaller = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    into = scores[np.ix_(inside, outside)] - own[:, None]
    smaller[-1, :-1] = into.max(0)
    out_of = scores[np.ix_(outside, inside)]
    smaller[:-1, -1] = out_of.max(1)
    solved = maximum_tree(smaller)
    result = heads.copy()
    for place, node in enumerate(outside[1:], 1):
        head = solved[place]
        result[node] = inside[out_of[place].argmax()] if head == len(outside) else outside[head]
    entry = solved[-1]
    result[inside[into[:, entry].argmax()]] = outside[entry]
    return result


def _cycle(heads: np.ndarray) -> list[int] | None:
    """Nodes of some cycle, None where there is none."""
    state = np.zeros(len(heads), dtype=int)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if state[node] == 1:
            return path[path.index(node) :]
        state[path] = 2
    return None
