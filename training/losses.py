"""The training losses of all heads."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from .labels import IGNORE
from .model import Heads
from .windows import Batch

WEIGHTS = {
    "sentence_end": 1.0, "upos": 1.0, "features": 0.7, "lemma": 0.7, "names": 1.0, "arcs": 1.0, "relations": 1.0,
}  # fmt: skip
FORBIDDEN = -1e9


def losses(heads: Heads, outputs: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Mean loss of each head over the words that have a target."""
    outputs = {name: value.float() for name, value in outputs.items()}
    found = {name: _classes(outputs[name], batch.targets[name]) for name in ("upos", "features", "lemma", "names")}
    found["sentence_end"] = _binary(outputs["sentence_end"][:, 0], batch.targets["end"])
    grid = {
        name: to_grid(outputs[name], batch)
        for name in ("arc_dependent", "arc_head", "relation_dependent", "relation_head")
    }
    found["arcs"] = _classes(arc_scores(heads, grid, batch).flatten(0, 1), batch.heads.flatten())
    found["relations"] = _relations(heads, grid, batch)
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


def _relations(heads: Heads, grid: dict[str, Tensor], batch: Batch) -> Tensor:
    """Loss of the relation to the gold head."""
    head_vectors = grid["relation_head"]
    root = heads.root_relation_head.expand(len(head_vectors), 1, -1)
    places = batch.heads.clamp(min=0)[:, :, None].expand(-1, -1, head_vectors.shape[2])
    of_head = torch.cat([head_vectors, root], dim=1).gather(1, places)
    scores = heads.relation_scores(functional.relu(grid["relation_dependent"] + of_head))
    return _classes(scores.flatten(0, 1), batch.targets["relations"].flatten())


def _classes(scores: Tensor, targets: Tensor) -> Tensor:
    """Mean cross entropy; zero without targets."""
    known = (targets != IGNORE).sum().clamp(min=1)
    return functional.cross_entropy(scores, targets, ignore_index=IGNORE, reduction="sum") / known


def _binary(scores: Tensor, targets: Tensor) -> Tensor:
    """Mean binary cross entropy; zero without targets."""
    known = targets != IGNORE
    if not known.any():
        return scores.sum() * 0
    return functional.binary_cross_entropy_with_logits(scores[known], targets[known].float())
