"""The training loop: joint losses, one schedule, quantisation-aware at the end, resumable after every epoch."""

from __future__ import annotations

import logging
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file

from .data import Corpus
from .labels import Labels
from .linear import calibrate, set_mode
from .losses import losses, total
from .model import Parser, Sizes, pretrained
from .pieces import Vocabulary
from .start import take
from .windows import Batcher

LOG = logging.getLogger(__name__)

HALF_WIDTH = torch.backends.cpu.get_cpu_capability() not in ("DEFAULT", "AVX2")
"""Whether to multiply in bfloat16: slower than float without instructions for it."""


@dataclass(frozen=True)
class Schedule:
    """How to train. `quantised_epochs` of the `epochs` are the last ones, with rounded weights and activations."""

    epochs: int = 7
    quantised_epochs: int = 1
    pieces_per_batch: int = 1536
    encoder_rate: float = 2e-4
    head_rate: float = 1.5e-3
    warmup: int = 100
    weight_decay: float = 0.01
    seed: int = 1
    calibration_batches: int = 40


def train(
    corpus: Corpus, labels: Labels, sizes: Sizes, schedule: Schedule, folder: Path, start: Path | None = None
) -> tuple[Parser, Vocabulary]:
    """Trains, or goes on from the last checkpoint in the folder; the model comes back with its scales found.

    `start` is the folder of a shipped model whose weights are the start; else it is the encoder's own.
    """
    torch.manual_seed(schedule.seed)
    random.seed(schedule.seed)
    weights, vocabulary = pretrained()
    model = Parser(sizes, labels, len(vocabulary.entries))
    model.load_encoder(weights)
    if start:
        take(model, labels, load_file(start / "model.safetensors"), Labels.read(start / "labels.json"))
    batcher = Batcher(vocabulary, labels)
    documents = corpus.trees + corpus.names
    steps = sum(1 for _ in batcher.epoch(documents, schedule.pieces_per_batch, seed=schedule.seed)) * schedule.epochs
    optimiser, planner = optimiser_of(model, schedule, steps)
    checkpoint = folder / "checkpoint.pt"
    first = resume(checkpoint, model, optimiser, planner)
    for epoch in range(first, schedule.epochs):
        if epoch == schedule.epochs - schedule.quantised_epochs:
            calibrate(model, _some(batcher, documents, schedule))
        if epoch >= schedule.epochs - schedule.quantised_epochs:
            set_mode(model, "quantised")
        run_epoch(model, batcher.epoch(documents, schedule.pieces_per_batch, schedule.seed + epoch), optimiser, planner, epoch)
        save(checkpoint, model, optimiser, planner, epoch + 1)
    if not schedule.quantised_epochs:
        calibrate(model, _some(batcher, documents, schedule))
    set_mode(model, "quantised")
    return model.eval(), vocabulary


def rounded(labels: Labels, folder: Path) -> tuple[Parser, Vocabulary]:
    """The model of a finished run as it is shipped; how deep it is, its weights say."""
    vocabulary = pretrained()[1]
    weights = torch.load(folder / "checkpoint.pt", weights_only=True)["model"]
    layers = {name.split(".")[2] for name in weights if name.startswith("encoder.layers.")}
    model = Parser(Sizes(depth=len(layers)), labels, len(vocabulary.entries))
    model.load_state_dict(weights)
    set_mode(model, "quantised")
    return model.eval(), vocabulary


def _some(batcher: Batcher, documents, schedule: Schedule):
    """A few training batches, for calibration."""
    batches = batcher.epoch(documents, schedule.pieces_per_batch, seed=schedule.seed + 1000)
    for _, batch in zip(range(schedule.calibration_batches), batches):
        yield batch


def optimiser_of(model: Parser, schedule: Schedule, steps: int):
    """AdamW with one rate for the encoder and one for what is new, rising and then falling linearly to zero."""
    new = [*model.heads.parameters(), model.encoder.shape]
    known = {id(parameter) for parameter in new}
    old = [parameter for parameter in model.parameters() if id(parameter) not in known]
    groups = [{"params": old, "lr": schedule.encoder_rate}, {"params": new, "lr": schedule.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=schedule.weight_decay, betas=(0.9, 0.98), fused=True)

    def factor(step: int) -> float:
        return min((step + 1) / schedule.warmup, max(0.0, (steps - step) / max(1, steps - schedule.warmup)))

    return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, factor)


def run_epoch(model: Parser, batches, optimiser, planner, epoch: int) -> None:
    """One pass over the data."""
    model.train()
    sums: dict[str, float] = {}
    began, count, words = time.monotonic(), 0, 0
    for batch in batches:
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF_WIDTH):
            outputs = model(batch)
        parts = losses(model.heads, outputs, batch)
        optimiser.zero_grad(set_to_none=True)
        total(parts).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        planner.step()
        count, words = count + 1, words + len(batch.words)
        for name, value in parts.items():
            sums[name] = sums.get(name, 0.0) + float(value.detach())
        if count % 50 == 0:
            LOG.info("epoch %d step %d, %.0f words/s  %s", epoch + 1, count, words / (time.monotonic() - began), _means(sums, count))
    LOG.info("epoch %d done in %.0f s  %s", epoch + 1, time.monotonic() - began, _means(sums, count))


def _means(sums: dict[str, float], count: int) -> str:
    """Mean losses as text."""
    return "  ".join(f"{name} {value / count:.3f}" for name, value in sums.items())


def save(path: Path, model: Parser, optimiser, planner, epochs: int) -> None:
    """Writes a checkpoint in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    state = {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "planner": planner.state_dict()}
    torch.save(state | {"epochs": epochs}, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def resume(path: Path, model: Parser, optimiser, planner) -> int:
    """Loads a checkpoint where there is one; the number of epochs that are done."""
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    model.load_state_dict(state["model"])
    optimiser.load_state_dict(state["optimiser"])
    for group in optimiser.param_groups:
        group["fused"] = True
    planner.load_state_dict(state["planner"])
    LOG.info("going on after epoch %d", state["epochs"])
    return state["epochs"]
