"""Runs a model over documents: windows, sentence ends, outputs of every word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import torch

from . import weights
from .model import Parser
from .text import Document, Word
from .windows import LENGTH, Batch, Batcher, Window

Arrays = dict[str, np.ndarray]
Runner = Callable[[Batch], Arrays]
AT_ONCE = 16


def runner_of(model: Parser) -> tuple[Runner, Arrays]:
    """Outputs of a model, rounded or not, and its constants."""

    def run(batch: Batch) -> Arrays:
        with torch.no_grad():
            return {name: value.float().numpy() for name, value in model(batch).items()}

    model.eval()
    return run, weights.constants(model.heads)


def outputs_of(documents: Sequence[Document], batcher: Batcher, runner: Runner) -> list[Arrays]:
    """Outputs of all words of each document; windows hold whole sentences wherever these fit."""
    windows, owners = [], []
    for number, document in enumerate(documents):
        for words in _full_windows(document, batcher):
            windows.append(Window([words]))
            owners.append(number)
    found: list[list[Arrays]] = [[] for _ in documents]
    for owner, outputs in zip(owners, _run_all(windows, batcher, runner)):
        found[owner].append(outputs)
    return [_joined(parts) for parts in found]


def _full_windows(document: Document, batcher: Batcher) -> Iterator[list[Word]]:
    """Runs of words: as many whole sentences as fit, or parts of one that is too long."""
    run: list[Word] = []
    for sentence in document.sentences:
        if run and batcher.length(Window([run, sentence])) > LENGTH:
            yield run
            run = []
        run = run + sentence
        while batcher.length(Window([run])) > LENGTH:
            part = batcher.fitting(run)
            yield part
            run = run[len(part) :]
    if run:
        yield run


def _run_all(windows: list[Window], batcher: Batcher, runner: Runner) -> Iterator[Arrays]:
    """Outputs of each window, in order."""
    for start in range(0, len(windows), AT_ONCE):
        group = windows[start : start + AT_ONCE]
        outputs = runner(batcher.batch(group))
        place = 0
        for window in group:
            size = sum(map(len, window.sentences))
            yield {name: value[place : place + size] for name, value in outputs.items()}
            place += size


def _joined(parts: list[Arrays]) -> Arrays:
    """Outputs of consecutive windows as one."""
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def segmented(documents: Sequence[Document], batcher: Batcher, runner: Runner) -> list[tuple[Document, Arrays]]:
    """Cuts documents into sentences as the program does: the last, unfinished sentence of a window opens the next."""
    words = [list(document.words()) for document in documents]
    starts = [0] * len(documents)
    ends: list[list[int]] = [[] for _ in documents]
    found: list[list[Arrays]] = [[] for _ in documents]
    while active := [number for number, start in enumerate(starts) if start < len(words[number])]:
        windows = [Window([batcher.fitting(words[number][starts[number] :])]) for number in active]
        for number, window, outputs in zip(active, windows, _run_all(windows, batcher, runner)):
            taken, start = len(window.sentences[0]), starts[number]
            last = [place + 1 for place in range(taken) if outputs["sentence_end"][place, 0] > 0]
            if start + taken < len(words[number]):
                last = [place for place in last if place < taken] or last
                taken = last[-1] if last else taken
            ends[number] += (start + place for place in last)
            starts[number] += taken
            found[number].append({name: value[:taken] for name, value in outputs.items()})
    result = []
    for document, all_words, stops, parts in zip(documents, words, ends, found):
        bounds = sorted({0, *stops, len(all_words)})
        sentences = [all_words[a:b] for a, b in zip(bounds, bounds[1:])]
        result.append((replace(document, sentences=sentences), _joined(parts)))
    return result
