"""Learns the lemma head anew on gold trees, on top of a finished, frozen encoder.

    python -m training.refit --shared ../shared --runs runs --name en --out models/en

Run it after a run with silver: what the teacher finds of lemmas is worse than gold, and costs the head more than it gives.
Only the rows of lemmas in the layer of tags change, rounded as they are shipped.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

import torch
from torch.nn import functional

from . import data, labels as inventories, reference, weights
from .labels import IGNORE
from .make import DESCRIPTION
from .model import Heads, Parser
from .train import rounded
from .windows import Batcher

LOG = logging.getLogger(__name__)

EPOCHS, RATE, DROPOUT, SEED = 3, 1e-3, 0.2, 1
PIECES_PER_BATCH = 3072


def rows_of(heads: Heads, name: str) -> slice:
    """The rows of the layer of tags that belong to one head."""
    start = 0
    for own, width in heads.widths.items():
        if own == name:
            return slice(start, start + width)
        start += width
    raise KeyError(name)


def refit(model: Parser, corpus: data.Corpus, batcher: Batcher) -> None:
    """Trains the rows of lemmas; everything else keeps its weights."""
    layer, rows = model.heads.tags, rows_of(model.heads, "lemma")
    kept = torch.ones(layer.out_features, dtype=torch.bool)
    kept[rows] = False
    frozen = layer.weight.detach().clone(), layer.bias.detach().clone()
    optimiser = torch.optim.Adam(layer.parameters(), lr=RATE)
    steps = EPOCHS * sum(1 for _ in batcher.epoch(corpus.trees, PIECES_PER_BATCH, SEED))
    planner = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.0, 1 - step / steps))
    for epoch in range(EPOCHS):
        total = count = 0.0
        for batch in batcher.epoch(corpus.trees, PIECES_PER_BATCH, SEED + epoch):
            with torch.no_grad():
                hidden = model.encoder(batch.pieces, batch.shapes, batch.mask).flatten(0, 1)[batch.words]
            scores = layer(functional.dropout(hidden, DROPOUT))[:, rows]
            loss = functional.cross_entropy(scores, batch.targets["lemma"], ignore_index=IGNORE)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()
            planner.step()
            with torch.no_grad():
                layer.weight[kept], layer.bias[kept] = frozen[0][kept], frozen[1][kept]
            total, count = total + float(loss.detach()), count + 1
        LOG.info("epoch %d: lemma %.4f", epoch + 1, total / count)


def main() -> None:
    """Loads a finished run, refits, writes the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="folder with data/ and eval/")
    parser.add_argument("--runs", type=Path, required=True, help="folder of caches and checkpoints")
    parser.add_argument("--name", default="en", help="name of the run below --runs")
    parser.add_argument("--out", type=Path, required=True, help="where the model's files go")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(SEED)
    corpus = data.load(arguments.shared, arguments.runs / "corpus.pickle")
    labels = inventories.collect(corpus.trees)
    model, vocabulary = rounded(labels, arguments.runs / arguments.name)
    batcher = Batcher(vocabulary, labels)
    refit(model, corpus, batcher)
    weights.lean_to_whole_arguments(model, labels)
    weights.write(model, arguments.out / "model.safetensors", DESCRIPTION)
    reference.write(arguments.out / "reference.json", model, batcher)


if __name__ == "__main__":
    main()
