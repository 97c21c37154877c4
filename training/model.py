"""The encoder (the first layers of a BERT) and the heads on each word's first piece."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from .labels import Labels
from .linear import Linear, quantised_rows
from .pieces import SHAPES, Vocabulary
from .roles import Layout
from .windows import Batch

EMBEDDING_LIMIT = 127
MASKED = -1e4
"""Added to attention scores of padding."""


@dataclass(frozen=True)
class Sizes:
    """Widths of the model; `hidden`, `inner`, `attention_heads` are those of the encoder."""

    depth: int = 4
    hidden: int = 384
    inner: int = 1536
    attention_heads: int = 12
    arc_inner: int = 256
    arc: int = 128
    relation: int = 128
    role: int = 192
    positions: int = 512


class Layer(nn.Module):
    """One transformer layer, normalisation after each part as in BERT."""

    def __init__(self, sizes: Sizes, dropout: float):
        super().__init__()
        self.attention_heads = sizes.attention_heads
        self.query_key_value = Linear(sizes.hidden, 3 * sizes.hidden)
        self.attention_output = Linear(sizes.hidden, sizes.hidden)
        self.attention_norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.inner = Linear(sizes.hidden, sizes.inner)
        self.outer = Linear(sizes.inner, sizes.hidden)
        self.outer_norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x [B, L, H], bias [B, 1, 1, L] added to attention scores."""
        batch, length, hidden = x.shape
        parts = self.query_key_value(x).view(batch, length, 3, self.attention_heads, -1).permute(2, 0, 3, 1, 4)
        query, key, value = parts
        scores = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2) + bias.to(parts.dtype)
        mixed = functional.softmax(scores, dim=-1) @ value  # three times as fast here as torch's fused attention
        mixed = mixed.transpose(1, 2).reshape(batch, length, hidden)
        x = self.attention_norm(x + self.dropout(self.attention_output(mixed)))
        return self.outer_norm(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Pieces and shapes to hidden states. The piece embeddings are frozen and already rounded as they are shipped."""

    def __init__(self, sizes: Sizes, pieces: int, dropout: float):
        super().__init__()
        self.register_buffer("piece_levels", torch.zeros(pieces, sizes.hidden, dtype=torch.int8))
        self.register_buffer("piece_scales", torch.zeros(pieces))
        self.position = nn.Parameter(torch.zeros(sizes.positions, sizes.hidden))
        self.shape = nn.Parameter(torch.zeros(SHAPES, sizes.hidden))
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.depth))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """All [B, L]; hidden states [B, L, H]."""
        embedded = self.piece_levels[pieces] * self.piece_scales[pieces][..., None]
        x = self.dropout(self.norm(embedded + self.shape[shapes] + self.position[: pieces.shape[1]]))
        bias = ((1 - mask) * MASKED)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Heads(nn.Module):
    """What is predicted of each word, from its hidden state."""

    def __init__(self, sizes: Sizes, labels: Labels):
        super().__init__()
        self.widths = {
            "sentence_end": 1,
            "upos": len(labels.upos),
            "features": len(labels.features),
            "lemma": len(labels.lemma_rules),
            "names": len(labels.names),
            "predicate": 1,
            "happened": 1,
        }
        self.tags = Linear(sizes.hidden, sum(self.widths.values()))
        self.arc_inner = Linear(sizes.hidden, 2 * sizes.arc_inner)
        self.arc_dependent = Linear(sizes.arc_inner, sizes.arc)
        self.arc_head = Linear(sizes.arc_inner, sizes.arc)
        self.relations = Linear(sizes.hidden, 2 * sizes.relation)
        self.root_arc_head = nn.Parameter(torch.randn(sizes.arc) * 0.1)
        self.root_relation_head = nn.Parameter(torch.randn(sizes.relation) * 0.1)
        self.relation_scores = nn.Linear(sizes.relation, len(labels.relations))
        self.roles = Linear(sizes.hidden, 2 * sizes.role)
        self.role_features = nn.Parameter(torch.randn(Layout(len(labels.relations)).rows, sizes.role) * 0.1)
        self.role_scores = nn.Linear(sizes.role, len(labels.roles))

    def forward(self, words: Tensor) -> dict[str, Tensor]:
        """Hidden states [W, H] of words to the outputs of FORMAT.md, constants left out."""
        outputs = dict(zip(self.widths, self.tags(words).split(list(self.widths.values()), dim=1)))
        dependent, head = functional.gelu(self.arc_inner(words)).chunk(2, dim=1)
        outputs["arc_dependent"], outputs["arc_head"] = self.arc_dependent(dependent), self.arc_head(head)
        outputs["relation_dependent"], outputs["relation_head"] = self.relations(words).chunk(2, dim=1)
        outputs["role_predicate"], outputs["role_word"] = self.roles(words).chunk(2, dim=1)
        return outputs


class Parser(nn.Module):
    """Encoder and heads."""

    def __init__(self, sizes: Sizes, labels: Labels, pieces: int, dropout: float = 0.1, head_dropout: float = 0.2):
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes, pieces, dropout)
        self.heads = Heads(sizes, labels)
        self.dropout = nn.Dropout(head_dropout)

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        """Outputs of FORMAT.md for the words of the batch."""
        hidden = self.encoder(batch.pieces, batch.shapes, batch.mask)
        return self.heads(self.dropout(hidden.flatten(0, 1)[batch.words]))

    def load_encoder(self, weights: dict[str, Tensor]) -> None:
        """Takes the first layers of a BERT; its token type 0 goes into the positions, its pieces are rounded."""
        encoder = self.encoder
        levels, scales = quantised_rows(weights["embeddings.word_embeddings.weight"], EMBEDDING_LIMIT)
        encoder.piece_levels.copy_(levels)
        encoder.piece_scales.copy_(scales)
        token_type = weights["embeddings.token_type_embeddings.weight"][0]
        with torch.no_grad():
            encoder.position.copy_(weights["embeddings.position_embeddings.weight"] + token_type)
        copy_module(encoder.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(encoder.layers):
            attention = f"encoder.layer.{number}.attention"
            queries = [f"{attention}.self.{name}" for name in ("query", "key", "value")]
            copy_layer(layer, weights, number, queries, (f"{attention}.output.dense", f"{attention}.output.LayerNorm"))


@torch.no_grad()
def copy_layer(layer: Layer, weights: dict[str, Tensor], number: int, queries: list[str], outputs: tuple[str, str]) -> None:
    """Copies one layer; `queries` are the names of query, key and value, `outputs` those of what follows the attention."""
    layer.query_key_value.weight.copy_(torch.cat([weights[f"{part}.weight"] for part in queries]))
    layer.query_key_value.bias.copy_(torch.cat([weights[f"{part}.bias"] for part in queries]))
    copy_module(layer.attention_output, weights, outputs[0])
    copy_module(layer.attention_norm, weights, outputs[1])
    copy_module(layer.inner, weights, f"encoder.layer.{number}.intermediate.dense")
    copy_module(layer.outer, weights, f"encoder.layer.{number}.output.dense")
    copy_module(layer.outer_norm, weights, f"encoder.layer.{number}.output.LayerNorm")


@torch.no_grad()
def copy_module(module: nn.Module, weights: dict[str, Tensor], prefix: str) -> None:
    """Copies weight and bias."""
    module.weight.copy_(weights[f"{prefix}.weight"])
    module.bias.copy_(weights[f"{prefix}.bias"])


def pretrained() -> tuple[dict[str, Tensor], Vocabulary]:
    """Weights and vocabulary of all-MiniLM-L6-v2, from the Python package that carries it."""
    import all_minilm_l6_v2
    from safetensors.torch import load

    with zipfile.ZipFile(Path(all_minilm_l6_v2.__file__).parent / "model.zip") as archive:
        weights = load(archive.read("model.safetensors"))
        entries = json.loads(archive.read("tokenizer.json"))["model"]["vocab"]
    return weights, Vocabulary(sorted(entries, key=entries.get))
