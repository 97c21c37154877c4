"""Name types, BIO labels, and how the label sets of others map to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .text import Word

TYPES = (
    "person", "organization", "group", "place", "facility", "weapon", "vehicle", "treaty", "work", "event", "product",
)  # fmt: skip
LABELS = ("O", *(f"{mark}-{kind}" for kind in TYPES for mark in "BI"))

ONTONOTES = {
    "PERSON": "person", "ORG": "organization", "NORP": "group", "GPE": "place", "LOC": "place", "FAC": "facility",
    "LAW": "treaty", "WORK_OF_ART": "work", "EVENT": "event", "PRODUCT": "product",
}  # fmt: skip
"""OntoNotes types; times and figures are left to rules."""

DETERMINERS = {"the", "a", "an", "this", "that", "these", "those", "our", "their", "its", "his", "her", "my", "your"}
POSSESSIVES = {"'s", "’s", "'", "’"}


@dataclass(frozen=True, slots=True)
class Span:
    """A name: words [start, end) of a list; kind None: something is there, its type is not known."""

    start: int
    end: int
    kind: str | None


def spans_of(labels: Sequence[str | None]) -> list[Span]:
    """Spans of BIO labels; an I that continues nothing opens a span."""
    spans: list[Span] = []
    for position, label in enumerate(labels):
        if label is None or label == "O":
            continue
        mark, _, kind = label.partition("-")
        last = spans[-1] if spans else None
        if mark == "I" and last and last.end == position and last.kind == kind:
            spans[-1] = Span(last.start, position + 1, kind)
        else:
            spans.append(Span(position, position + 1, kind))
    return spans


def write_spans(words: Sequence[Word], spans: Iterable[Span]) -> None:
    """Sets `name` of every word: O outside the spans, None inside spans without a type."""
    for word in words:
        word.name = "O"
    for span in spans:
        for position in range(span.start, span.end):
            mark = "B" if position == span.start else "I"
            words[position].name = span.kind and f"{mark}-{span.kind}"


def trimmed(span: Span, words: Sequence[Word]) -> Span | None:
    """The span without determiner before and possessive after; None where nothing is left."""
    start, end = span.start, span.end
    while start < end and (words[start].form in DETERMINERS or _capital_article(span, start, words)):
        start += 1
    while start < end and words[end - 1].form in POSSESSIVES:
        end -= 1
    return Span(start, end, span.kind) if start < end else None


def _capital_article(span: Span, position: int, words: Sequence[Word]) -> bool:
    """Whether a capitalised article is no part of the name: it opens a sentence, or the name is that of a place."""
    if words[position].form not in ("The", "A", "An", "THE"):
        return False
    opens = position == 0 or words[position].gap >= 2 or words[position - 1].form in (".", "!", "?", '"', "“", ":")
    following = words[position + 1].form if position + 1 < len(words) else ""
    return (opens or span.kind in ("place", "group")) and following not in ("Hague", "Gambia", "Bronx")


def overlaps(one: Span, other: Span) -> bool:
    """Whether the spans share a word."""
    return one.start < other.end and other.start < one.end


def outside(spans: Iterable[Span], others: Sequence[Span]) -> list[Span]:
    """The spans that share no word with any of the others."""
    return [span for span in spans if not any(overlaps(span, other) for other in others)]
