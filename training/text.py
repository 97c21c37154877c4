"""Words, sentences and documents, and how CoNLL-U becomes them."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

GLUED, SPACE, LINE_BREAK, BLANK_LINE = range(4)
"""What stands before a word (FORMAT.md, gap)."""

NO_HEAD = -2
"""Head of a word whose tree is not known."""


@dataclass(frozen=True, slots=True)
class Argument:
    """Words [start, end) of the sentence in a PropBank role."""

    start: int
    end: int
    role: str


@dataclass(slots=True)
class Word:
    """A syntactic word. `head` is a 0-based index into its sentence, -1 for the root, NO_HEAD where unknown.

    `name` is a BIO label, or None where the data do not say. `predicate`: it has a PropBank sense, and `arguments` are
    then its spans of words with their roles. `happened`: what UDS says of it, from about -2 (did not) to +2 (did).
    Fields that the data do not give are None.
    """

    form: str
    gap: int = SPACE
    upos: str | None = None
    features: str | None = None
    lemma: str | None = None
    head: int = NO_HEAD
    relation: str | None = None
    name: str | None = None
    predicate: bool | None = None
    arguments: list[Argument] | None = None
    happened: float | None = None


@dataclass(slots=True)
class Document:
    """A text as sentences; `boundaries_known` is false where the sentence ends are not to be learnt from."""

    identifier: str
    sentences: list[list[Word]] = field(default_factory=list)
    boundaries_known: bool = True

    def words(self) -> Iterator[Word]:
        """All words in order."""
        for sentence in self.sentences:
            yield from sentence


def open_text(path: Path):
    """Opens a plain or gzip file for reading."""
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8")


def read_conllu(path: Path) -> list[Document]:
    """Reads a treebank; documents follow `# newdoc`, gaps follow SpaceAfter, `# newpar` and `# newdoc`."""
    documents: list[Document] = []
    opening, after = BLANK_LINE, SPACE
    with open_text(path) as lines:
        for comments, rows in _blocks(lines):
            if any(comment.startswith("# newdoc") for comment in comments) or not documents:
                documents.append(Document(_document_name(comments)))
                opening = BLANK_LINE
            elif any(comment.startswith("# newpar") for comment in comments):
                opening = LINE_BREAK
            else:
                opening = after
            words, after = _sentence(rows, opening)
            documents[-1].sentences.append(words)
    return documents


def _document_name(comments: list[str]) -> str:
    """The value of `# newdoc id = …`."""
    for comment in comments:
        if comment.startswith("# newdoc"):
            return comment.partition("=")[2].strip()
    return ""


def _blocks(lines: Iterable[str]) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Comments and rows of each sentence."""
    comments: list[str] = []
    rows: list[list[str]] = []
    for line in lines:
        line = line.rstrip("\r\n")
        if line.startswith("#"):
            comments.append(line)
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield comments, rows
            comments, rows = [], []
    if rows:
        yield comments, rows


def _sentence(rows: list[list[str]], opening: int) -> tuple[list[Word], int]:
    """The words of a sentence and the gap after it; a word inside a multi-word token is glued to the one before."""
    words: list[Word] = []
    gap, token_end, gap_after_token = opening, 0, SPACE
    for columns in rows:
        identifier, form, lemma, upos, _, features, head, relation, _, misc = columns
        if "." in identifier:
            continue
        spaced = GLUED if "SpaceAfter=No" in misc.split("|") else SPACE
        if "-" in identifier:
            token_end, gap_after_token = int(identifier.partition("-")[2]), spaced
            continue
        words.append(Word(form, gap, upos, features, lemma, int(head) - 1, relation))
        number = int(identifier)
        if number < token_end:
            gap = GLUED
        elif number == token_end:
            gap = gap_after_token
        else:
            gap = spaced
    return words, gap
