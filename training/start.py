"""Goes on from a shipped model: its rounded weights as the start of a new training, wherever its heads are the same."""

from __future__ import annotations

import logging

import torch
from torch import Tensor

from .labels import Labels
from .linear import Linear
from .model import Parser

LOG = logging.getLogger(__name__)


@torch.no_grad()
def take(model: Parser, labels: Labels, shipped: dict[str, Tensor], shipped_labels: Labels) -> None:
    """Copies every weight; heads are copied where the labels are the same ones in the same order."""
    encoder, heads = model.encoder, model.heads
    encoder.piece_levels.copy_(shipped["piece.levels"])
    encoder.piece_scales.copy_(shipped["piece.scales"])
    for name, parameter in (("position", encoder.position), ("shape", encoder.shape)):
        parameter[: len(shipped[name])].copy_(shipped[name])
    _norm(encoder.norm, shipped, "embedding.norm")
    for number, layer in enumerate(encoder.layers):
        prefix = f"layer{number}"
        if f"{prefix}.inner.weight" not in shipped:
            LOG.info("layer %d starts from the bare encoder's", number)
            continue
        for part in ("attention_norm", "outer_norm"):
            _norm(getattr(layer, part), shipped, f"{prefix}.{part}")
        for part in ("inner", "outer"):
            _linear(getattr(layer, part), shipped, f"{prefix}.{part}")
        _attention(layer, shipped, prefix)
    same = labels.relations == shipped_labels.relations
    for name in ("arc_inner", "arc_dependent", "arc_head", *(["relations"] if same else [])):
        _linear(getattr(heads, name), shipped, name)
    heads.root_arc_head.copy_(shipped["root_arc_head"])
    if same:
        heads.root_relation_head.copy_(shipped["root_relation_head"])
        heads.relation_scores.weight.copy_(shipped["relation_weight"])
        heads.relation_scores.bias.copy_(shipped["relation_bias"])
    if same and labels.roles == shipped_labels.roles and "roles.weight" in shipped:
        _linear(heads.roles, shipped, "roles")
        heads.role_features.copy_(shipped["role_features"])
        heads.role_scores.weight.copy_(shipped["role_weight"])
        heads.role_scores.bias.copy_(shipped["role_bias"])
        LOG.info("head roles goes on")
    _tags(model, labels, shipped, shipped_labels)


def _tags(model: Parser, labels: Labels, shipped: dict[str, Tensor], shipped_labels: Labels) -> None:
    """The rows of the tags that both models predict."""
    weight, bias = _floats(shipped, "tags")
    ours = theirs = 0
    for name, width in model.heads.widths.items():
        field = {"lemma": "lemma_rules"}.get(name, name)
        known = theirs < len(weight) and getattr(labels, field, None) == getattr(shipped_labels, field, None)
        if known:
            model.heads.tags.weight[ours : ours + width] = weight[theirs : theirs + width]
            model.heads.tags.bias[ours : ours + width] = bias[theirs : theirs + width]
            theirs += width
        LOG.info("head %s %s", name, "goes on" if known else "starts anew")
        ours += width


def _attention(layer, shipped: dict[str, Tensor], prefix: str) -> None:
    """The shipped query is scaled and the shipped value is counted in steps: both are taken back.

    The steps themselves are not shipped; a value and the weights that read it share them, so any will do: those that give
    the weights of the output the width that they have in the model that training starts from.
    """
    weight, bias = _floats(shipped, f"{prefix}.query_key_value")
    hidden = weight.shape[1]
    scale = (hidden // layer.attention_heads) ** 0.5
    output, output_bias = _floats(shipped, f"{prefix}.attention_output")
    steps = output.norm(dim=0) / layer.attention_output.weight.norm(dim=0)
    gain = torch.cat([torch.full((hidden,), scale), torch.ones(hidden), steps])
    layer.query_key_value.weight.copy_(weight * gain[:, None])
    layer.query_key_value.bias.copy_(bias * gain)
    layer.attention_output.weight.copy_(output / steps)
    layer.attention_output.bias.copy_(output_bias)


def _floats(shipped: dict[str, Tensor], name: str) -> tuple[Tensor, Tensor]:
    """Weight [outputs, inputs] and bias as floats."""
    weight = shipped[f"{name}.weight"].float().T * shipped[f"{name}.factor"][:, None]
    steps = shipped.get(f"{name}.steps")
    return (weight if steps is None else weight * steps), shipped[f"{name}.bias"]


def _linear(layer: Linear, shipped: dict[str, Tensor], name: str) -> None:
    """One layer."""
    weight, bias = _floats(shipped, name)
    layer.weight.copy_(weight)
    layer.bias.copy_(bias)


def _norm(module, shipped: dict[str, Tensor], name: str) -> None:
    """Weight and bias of a normalisation."""
    module.weight.copy_(shipped[f"{name}.weight"])
    module.bias.copy_(shipped[f"{name}.bias"])
