"""The training losses of all heads."""

from __future__ import annotations

import random

import torch
from torch import Tensor
from torch.nn import functional

from .labels import IGNORE
from .model import Heads
from .roles import Layout
from .windows import Batch, RoleSentence

WEIGHTS = {
    "sentence_end": 1.0, "upos": 1.0, "features": 0.7, "lemma": 0.7, "names": 1.0, "arcs": 1.0, "relations": 1.0,
    "predicate": 0.5, "happened": 0.3, "roles": 8.0,
}  # fmt: skip
FORBIDDEN = -1e9
GOLD_TREES = 0.3
"""Share of sentences whose roles are learnt over the gold tree; the others over the tree that the model itself finds."""

ROLE_DROPOUT = 0.3
"""Share of a pair's inner values that are left out in training: roles overfit before anything else does."""


def losses(heads: Heads, outputs: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Mean loss of each head over the words that have a target."""
    outputs = {name: value.float() for name, value in outputs.items()}
    found = {name: _classes(outputs[name], batch.targets[name]) for name in ("upos", "features", "lemma", "names")}
    found["sentence_end"] = _binary(outputs["sentence_end"][:, 0], batch.targets["end"])
    found["predicate"] = _binary(outputs["predicate"][:, 0], batch.targets["predicate"])
    found["happened"] = _squares(outputs["happened"][:, 0], batch.targets["happened"])
    grid = {
        name: to_grid(outputs[name], batch)
        for name in ("arc_dependent", "arc_head", "relation_dependent", "relation_head")
    }
    arcs = arc_scores(heads, grid, batch)
    found["arcs"] = _classes(arcs.flatten(0, 1), batch.heads.flatten())
    found["relations"] = _classes(
        relation_scores(heads, grid, batch.heads.clamp(min=0)).flatten(0, 1), batch.targets["relations"].flatten()
    )
    with torch.no_grad():
        best = arcs.argmax(2)
        trees = best, relation_scores(heads, grid, best).argmax(2)
    found["roles"] = _roles(heads, outputs, batch, trees)
    return found


def total(parts: dict[str, Tensor]) -> Tensor:
    """The weighted sum."""
    return sum(WEIGHTS[name] * value for name, value in parts.items())


def to_grid(values: Tensor, batch: Batch) -> Tensor:
    """[W, D] to [B, N, D], zeros for padding."""
    windows, most = batch.sizes
    grid = values.new_zeros(windows * most, values.shape[1])
    return grid.index_copy(0, batch.rows, values).view(windows, most, -1)


def arc_scores(heads: Heads, grid: dict[str, Tensor], batch: Batch) -> Tensor:
    """Scores [B, N, N + 1] of dependent and head, the root last; heads of other sentences are forbidden."""
    dependents = grid["arc_dependent"]
    within = dependents @ grid["arc_head"].transpose(1, 2)
    same = batch.sentence[:, :, None] == batch.sentence[:, None, :]
    same &= ~torch.eye(same.shape[1], dtype=torch.bool)
    within = within.masked_fill(~same, FORBIDDEN)
    return torch.cat([within, dependents @ heads.root_arc_head[:, None]], dim=2)


def relation_scores(heads: Heads, grid: dict[str, Tensor], places: Tensor) -> Tensor:
    """Scores [B, N, relations] of each word's relation to the head at `places` [B, N], the root being N."""
    head_vectors = grid["relation_head"]
    root = heads.root_relation_head.expand(len(head_vectors), 1, -1)
    places = places[:, :, None].expand(-1, -1, head_vectors.shape[2])
    of_head = torch.cat([head_vectors, root], dim=1).gather(1, places)
    return heads.relation_scores(functional.relu(grid["relation_dependent"] + of_head))


def role_scores(heads: Heads, outputs: dict[str, Tensor], predicates: Tensor, words: Tensor, features: Tensor) -> Tensor:
    """Scores [M, roles] of pairs of predicate and word (places [M] among all words) with their feature rows [M, 4]."""
    inner = outputs["role_predicate"][predicates] + outputs["role_word"][words]
    inner = inner + functional.embedding_bag(features, heads.role_features, mode="sum")
    return heads.role_scores(functional.dropout(functional.relu(inner), ROLE_DROPOUT, heads.training))


def _roles(heads: Heads, outputs: dict[str, Tensor], batch: Batch, trees: tuple[Tensor, Tensor]) -> Tensor:
    """Mean loss of the roles of all pairs of a predicate and a word of its sentence."""
    layout = Layout(heads.relation_scores.out_features)
    places, relations = (tree.tolist() for tree in trees)
    predicates, words, features, targets = [], [], [], []
    for sentence in batch.role_sentences:
        tree = sentence.heads, sentence.relations
        if random.random() >= GOLD_TREES:
            tree = _found_tree(sentence, places[sentence.window], relations[sentence.window])
        for predicate, labels in sentence.predicates.items():
            predicates += [sentence.first + predicate] * len(labels)
            words += range(sentence.first, sentence.first + len(labels))
            features += layout.features(predicate, *tree)
            targets += labels
    if not targets:
        return outputs["role_word"].sum() * 0
    scores = role_scores(heads, outputs, torch.tensor(predicates), torch.tensor(words), torch.tensor(features))
    return _classes(scores, torch.tensor(targets))


def _found_tree(sentence: RoleSentence, places: list[int], relations: list[int]) -> tuple[list[int], list[int]]:
    """The best heads and relations of a sentence, out of those of its window; the root stands behind all words."""
    here = range(sentence.offset, sentence.offset + len(sentence.heads))
    return [places[word] - sentence.offset if places[word] in here else -1 for word in here], [relations[w] for w in here]


def _classes(scores: Tensor, targets: Tensor) -> Tensor:
    """Mean cross entropy; zero without targets."""
    known = (targets != IGNORE).sum().clamp(min=1)
    return functional.cross_entropy(scores, targets, ignore_index=IGNORE, reduction="sum") / known


def _squares(values: Tensor, targets: Tensor) -> Tensor:
    """Mean squared error; zero without targets."""
    known = ~targets.isnan()
    if not known.any():
        return values.sum() * 0
    return functional.mse_loss(values[known], targets[known])


def _binary(scores: Tensor, targets: Tensor) -> Tensor:
    """Mean binary cross entropy; zero without targets."""
    known = targets != IGNORE
    if not known.any():
        return scores.sum() * 0
    return functional.binary_cross_entropy_with_logits(scores[known], targets[known].float())
