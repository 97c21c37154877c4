"""Word pieces and word shapes, as FORMAT.md describes them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

PAD, UNKNOWN, CLASSIFY, SEPARATE, MASK = "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"
SPECIAL_SHAPE = 28
SHAPES = 29
LONGEST_WORD = 100


def case_of(form: str) -> int:
    """The case class of a word, 0 to 6."""
    letters = [char for char in form if char.isalpha()]
    if any(char.isdigit() for char in form):
        return 5
    if not letters:
        return 0
    upper = [char.isupper() for char in letters]
    if len(form) == 1 and upper[0]:
        return 6
    if not any(upper):
        return 1
    if all(upper) and len(letters) > 1:
        return 3
    if upper[0] and not any(upper[1:]) and len(form) > 1:
        return 2
    return 4


def shape_of(form: str, gap: int) -> int:
    """The shape of a word's first piece."""
    return 4 * case_of(form) + gap


def plain(form: str) -> str:
    """NFD without combining marks, lower case."""
    decomposed = unicodedata.normalize("NFD", form)
    return "".join(char for char in decomposed if unicodedata.category(char) != "Mn").lower()


class Vocabulary:
    """The word pieces of the encoder."""

    def __init__(self, entries: list[str]):
        self.entries = entries
        self.index = {entry: number for number, entry in enumerate(entries)}
        self.pad, self.unknown = self.index[PAD], self.index[UNKNOWN]
        self.classify, self.separate, self.mask = (self.index[entry] for entry in (CLASSIFY, SEPARATE, MASK))
        self.pieces = lru_cache(maxsize=200_000)(self._pieces)

    @classmethod
    def read(cls, path: Path) -> Vocabulary:
        """One piece a line."""
        return cls(path.read_text(encoding="utf-8").rstrip("\n").split("\n"))

    def _pieces(self, form: str) -> tuple[int, ...]:
        """Longest pieces from the left; one unknown piece where there is no cover."""
        text = plain(form)
        if not text or len(text) > LONGEST_WORD:
            return (self.unknown,)
        found: list[int] = []
        start = 0
        while start < len(text):
            end = len(text)
            while end > start:
                candidate = text[start:end] if start == 0 else "##" + text[start:end]
                if candidate in self.index:
                    break
                end -= 1
            if end == start:
                return (self.unknown,)
            found.append(self.index[candidate])
            start = end
        return tuple(found)
