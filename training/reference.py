"""Writes `reference.json`: windows of invented text with the outputs of the rounded model in PyTorch, in double precision.

Every order of sums moves some activations by a step; the double-precision outputs stand in the middle of them all.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from .pieces import shape_of
from .model import Parser
from .runner import runner_of
from .text import BLANK_LINE, GLUED, LINE_BREAK, SPACE, Word
from .windows import Batcher, Window

TOLERANCE = 0.75
"""Largest difference of one output; floats summed in another order can move a rounded activation by a step."""

MEAN_TOLERANCE = 0.3
"""Largest mean difference of a row's outputs: a step moves all of them, and lemmas have outputs of seven and more."""

FIRST = 8
"""Values that are written of a long row."""

TEXTS = [
    "The minister did n't~ answer in Talvik ,~ but her spokesman said :~ \" We~ expect the convoy today .~ \"~ "
    "Two tanks and a helicopter crossed the Orra River on Monday .~",
    "|TALKS IN VESTRA COLLAPSE |President Ada Morvane left the 3rd round of talks on Friday ,~ the Vestran News "
    "Agency reported .~ She 'd~ signed the Treaty of Lorn in 1987 .~",
    "Protesters threw stones .~",
    "it has n't~ rained in weeks —~ farmers are worried about the “ dry~ ”~ months ahead …~ ||Café owners in "
    "Lindby ( population~ 4,200 )~ agree .~ Rebels from the Free Karsk Army seized an airfield near Port Salm ,~ "
    "where U.N. observers had counted 17 aircraft and several anti -~ tank~ missiles .~",
]
"""Words by spaces; `~` after a word: glued to the word before; `|` before: a new line, `||`: a blank line."""


def words_of(text: str) -> list[Word]:
    """Words with their gaps."""
    words: list[Word] = []
    for mark in text.split():
        gap = LINE_BREAK if mark.startswith("|") else SPACE
        gap = BLANK_LINE if not words or mark.startswith("||") else gap
        form = mark.strip("|")
        if form.endswith("~") and words:
            gap = GLUED
        words.append(Word(form.strip("~"), gap))
    return words


def write(path: Path, model: Parser, batcher: Batcher) -> None:
    """Runs every window alone and writes inputs and outputs."""
    runner, _ = runner_of(model.double())
    windows = []
    for text in TEXTS:
        words = words_of(text)
        batch = batcher.batch([Window([words])])
        inputs = {"pieces": batch.pieces, "shapes": batch.shapes, "words": batch.words}
        windows.append({
            "words": [{"form": word.form, "gap": word.gap, "shape": shape_of(word.form, word.gap)} for word in words],
            "inputs": {name: value.tolist() for name, value in inputs.items()},
            "outputs": {name: [_row(row) for row in value] for name, value in runner(batch).items()},
        })
    content = {"tolerance": TOLERANCE, "sum_tolerance_per_value": MEAN_TOLERANCE, "first": FIRST, "windows": windows}
    model.float()
    path.write_text(_compact(content) + "\n", encoding="utf-8")


def _row(row: np.ndarray) -> dict:
    """The first values of a row, its length and its sum."""
    values = [round(float(value), 4) for value in row[:FIRST]]
    return {"first": values, "length": len(row), "sum": round(float(row.sum()), 4)}


def _compact(content: dict) -> str:
    """JSON with one row of numbers a line."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace('{"first"', '\n{"first"')
