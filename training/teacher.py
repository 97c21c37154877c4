"""A larger model that is never shipped: it labels open text, from which the shipped one then learns.

    python -m training.teacher --shared ../shared --runs runs --mpnet FOLDER

The first layers of all-mpnet-base-v2 (Apache-2.0; `FOLDER` holds its `model.safetensors` and `vocab.txt`) carry the same
heads, twice as wide for roles, and are trained on the same trees. What they find in texts that may train a model (GUM,
WikiGold, WNUT, re3d where its licence allows it, ECB+) is written to `runs/silver.pickle`: `make` adds it to the gold trees.
"""

from __future__ import annotations

import argparse
import logging
import math
import random
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from . import data, labels as inventories
from .evaluate import role_scores, conllu, parse_scores, without_ranges
from .labels import Labels
from .model import MASKED, Layer, Parser, Sizes, _take, pretrained
from .pieces import SHAPES, Vocabulary
from .runner import outputs_of, runner_of
from .train import Schedule, _epoch, _optimiser, _resume, _save
from .windows import Batcher

LOG = logging.getLogger(__name__)

SIZES = Sizes(depth=8, hidden=768, inner=3072, role=384)
SCHEDULE = Schedule(epochs=3, quantised_epochs=0, encoder_rate=7e-5, head_rate=1.5e-3)
FROZEN_LAYERS = 2
"""The lowest layers keep their weights: a sixth less time, and words alone need little change."""

BUCKETS, FARTHEST, FIRST_POSITION = 32, 128, 2
"""MPNet's relative positions (Song et al. 2020; the values of its published configuration), and where its positions begin."""


class MPNet(nn.Module):
    """Pieces of our vocabulary and shapes to hidden states; stands in for `model.Encoder`."""

    def __init__(self, sizes: Sizes, dropout: float = 0.1):
        super().__init__()
        self.heads = sizes.attention_heads
        self.register_buffer("piece", torch.zeros(1, sizes.hidden))
        self.register_buffer("position", torch.zeros(1, sizes.hidden))
        self.relative = nn.Embedding(BUCKETS, sizes.attention_heads)
        self.shape = nn.Parameter(torch.zeros(SHAPES, sizes.hidden))
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-5)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.depth))
        for layer in self.layers:
            layer.attention_norm.eps = layer.outer_norm.eps = 1e-5
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """All [B, L]; hidden states [B, L, H]."""
        length = pieces.shape[1]
        places = self.position[FIRST_POSITION : FIRST_POSITION + length]
        x = self.dropout(self.norm(self.piece[pieces] + self.shape[shapes] + places))
        bias = self.relative(buckets(length)).permute(2, 0, 1)[None] + ((1 - mask) * MASKED)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load(self, folder: Path, vocabulary: Vocabulary) -> None:
        """Takes published weights; the rows of its pieces are put into the order of our vocabulary."""
        weights = {name.removeprefix("mpnet."): value for name, value in load_file(folder / "model.safetensors").items()}
        entries = (folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
        index = {entry: number for number, entry in enumerate(entries)}
        theirs = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}
        rows = [index.get(theirs.get(entry, entry), index["[UNK]"]) for entry in vocabulary.entries]
        self.piece = weights["embeddings.word_embeddings.weight"][rows]
        self.position = weights["embeddings.position_embeddings.weight"]
        with torch.no_grad():
            self.relative.weight.copy_(weights["encoder.relative_attention_bias.weight"])
        _take(self.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            prefix = f"encoder.layer.{number}"
            parts = [f"{prefix}.attention.attn.{name}" for name in "qkv"]
            with torch.no_grad():
                layer.query_key_value.weight.copy_(torch.cat([weights[f"{part}.weight"] for part in parts]))
                layer.query_key_value.bias.copy_(torch.cat([weights[f"{part}.bias"] for part in parts]))
            _take(layer.attention_output, weights, f"{prefix}.attention.attn.o")
            _take(layer.attention_norm, weights, f"{prefix}.attention.LayerNorm")
            _take(layer.inner, weights, f"{prefix}.intermediate.dense")
            _take(layer.outer, weights, f"{prefix}.output.dense")
            _take(layer.outer_norm, weights, f"{prefix}.output.LayerNorm")
        frozen = [self.norm, self.relative, *self.layers[:FROZEN_LAYERS]]
        for module in frozen:
            module.requires_grad_(False)


def buckets(length: int) -> Tensor:
    """Rows of the table of relative positions [length, length]: near ones alone, far ones in logarithmic groups."""
    places = torch.arange(length)
    backwards = places[:, None] - places[None, :]
    half = BUCKETS // 2
    exact = half // 2
    distance = backwards.abs()
    far = exact + (distance.clamp(min=1) / exact).log() / math.log(FARTHEST / exact) * (half - exact)
    return half * (backwards < 0) + torch.where(distance < exact, distance, far.long().clamp(max=half - 1))


class Teacher(Parser):
    """The heads of the shipped model on MPNet."""

    def __init__(self, labels: Labels):
        super().__init__(SIZES, labels, pieces=1)
        self.encoder = MPNet(SIZES)


def train(corpus: data.Corpus, labels: Labels, folder: Path, mpnet: Path) -> tuple[Teacher, Vocabulary]:
    """Trains on the trees, or goes on from the last checkpoint in the folder."""
    torch.manual_seed(SCHEDULE.seed)
    random.seed(SCHEDULE.seed)
    vocabulary = pretrained()[1]
    model = Teacher(labels)
    model.encoder.load(mpnet, vocabulary)
    batcher = Batcher(vocabulary, labels)
    steps = SCHEDULE.epochs * sum(1 for _ in batcher.epoch(corpus.trees, SCHEDULE.pieces_per_batch, SCHEDULE.seed))
    optimiser, planner = _optimiser(model, SCHEDULE, steps)
    checkpoint = folder / "checkpoint.pt"
    for epoch in range(_resume(checkpoint, model, optimiser, planner), SCHEDULE.epochs):
        batches = batcher.epoch(corpus.trees, SCHEDULE.pieces_per_batch, SCHEDULE.seed + epoch)
        _epoch(model, batches, optimiser, planner, epoch)
        _save(checkpoint, model, optimiser, planner, epoch + 1)
    return model.eval(), vocabulary


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="folder with data/ and eval/")
    parser.add_argument("--runs", type=Path, default=Path("runs"), help="folder of caches and checkpoints")
    parser.add_argument("--mpnet", type=Path, required=True, help="folder of all-mpnet-base-v2")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Trains the teacher, measures it, labels open text."""
    arguments = parse_arguments()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(arguments.threads)
    corpus = data.load(arguments.shared, arguments.runs / "corpus.pickle")
    labels = inventories.collect(corpus.trees)
    model, vocabulary = train(corpus, labels, arguments.runs / "teacher", arguments.mpnet)


if __name__ == "__main__":
    main()
