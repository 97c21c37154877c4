"""Predicates with their arguments (PropBank) and whether they happened (UDS), written onto the words of a treebank.

Both sets annotate the sentences of EWT and are joined to it by their tokens.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from .text import Argument, Document, Word, open_text


def write_roles(documents: Sequence[Document], path: Path) -> int:
    """Marks the predicates of every sentence that the file holds; how many sentences these are."""
    count = 0
    for sentence, row in _joined(documents, path):
        count += 1
        for word in sentence:
            word.predicate = False
        for predicate in row["predicates"]:
            word = sentence[predicate["index"]]
            word.predicate = True
            word.arguments = [Argument(one["start"], one["end"], one["role"]) for one in predicate["args"]]
    return count


def write_factuality(documents: Sequence[Document], path: Path) -> int:
    """Marks whether the predicates of every sentence happened; how many sentences the file holds."""
    count = 0
    for sentence, row in _joined(documents, path):
        count += 1
        for predicate in row["predicates"]:
            sentence[predicate["index"]].happened = predicate["happened"]
    return count


def _joined(documents: Sequence[Document], path: Path) -> Iterator[tuple[list[Word], dict]]:
    """Sentences with the row of the same tokens."""
    with open_text(path) as lines:
        rows = {tuple(row["tokens"]): row for row in map(json.loads, lines)}
    for document in documents:
        for sentence in document.sentences:
            row = rows.get(tuple(word.form for word in sentence))
            if row:
                yield sentence, row
