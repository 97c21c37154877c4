"""Reads the sets with gold names (WikiGold, WNUT 2017, re3d) and combines them with silver names."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from .lexicon import class_terms, designation, treaties
from .names import Span, outside, overlaps, trimmed
from .text import BLANK_LINE, GLUED, LINE_BREAK, SPACE, Document, Word

WIKIGOLD = {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": None}
WNUT = {
    "person": "person", "location": "place", "corporation": "organization", "group": "organization",
    "product": "product", "creative-work": "work",
}  # fmt: skip
RE3D = {
    "Person": "person", "Organisation": "organization", "Location": "place", "Nationality": "group",
    "Weapon": "weapon", "Vehicle": "vehicle", "MilitaryPlatform": "vehicle",
}  # fmt: skip
NO_GAP_BEFORE = set(", . ; : ! ? ) ] } % 's n't ’s 're 've 'll 'm 'd ...".split())
NO_GAP_AFTER = set("( [ { $ £ €".split())
DOUBTFUL_SILVER = {"product", "facility"}
"""Types that do not settle the type of a gold name alone."""

ACTIONS = set("strike strikes airstrike airstrikes bombardment attack attacks fire shelling bombing raid raids".split())


def read_columns(path: Path, kinds: dict[str, str | None]) -> list[tuple[Document, list[Span]]]:
    """A file of `word label` lines; documents end at -DOCSTART-, failing that each sentence is one."""
    pairs: list[tuple[Document, list[Span]]] = []
    text = path.read_text(encoding="utf-8")
    per_document = "-DOCSTART-" in text
    for part in re.split(r"^-DOCSTART-.*$", text, flags=re.M) if per_document else re.split(r"\n\s*\n", text):
        document, spans = _columns_document(part, kinds)
        if document.sentences:
            pairs.append((document, spans))
    return pairs


def _columns_document(text: str, kinds: dict[str, str | None]) -> tuple[Document, list[Span]]:
    document, spans, offset = Document("", boundaries_known=False), [], 0
    for block in re.split(r"\n\s*\n", text):
        rows = [line.split() for line in block.splitlines() if len(line.split()) >= 2]
        if not rows:
            continue
        document.sentences.append(_spaced([row[0] for row in rows], SPACE if document.sentences else BLANK_LINE))
        spans += (Span(s.start + offset, s.end + offset, s.kind) for s in _column_spans([r[-1] for r in rows], kinds))
        offset += len(rows)
    return document, spans


def _column_spans(labels: list[str], kinds: dict[str, str | None]) -> list[Span]:
    """Spans of IO or BIO labels."""
    spans: list[Span] = []
    before = "O"
    for position, label in enumerate(labels):
        if label != "O":
            mark, _, raw = label.partition("-")
            if mark == "I" and before.partition("-")[2] == raw:
                spans[-1] = Span(spans[-1].start, position + 1, kinds[raw])
            else:
                spans.append(Span(position, position + 1, kinds[raw]))
        before = label
    return spans


def _spaced(forms: list[str], opening: int) -> list[Word]:
    """Words with the gaps that ordinary English spacing would give."""
    words: list[Word] = []
    quote_open = False
    for position, form in enumerate(forms):
        before = forms[position - 1] if position else ""
        gap = GLUED if form in NO_GAP_BEFORE or before in NO_GAP_AFTER else SPACE
        if before == '"' and quote_open:
            gap = GLUED
        if form == '"':
            gap = GLUED if quote_open else gap
            quote_open = not quote_open
        words.append(Word(form, gap if position else opening))
    return words


def read_re3d(path: Path) -> list[tuple[Document, list[Span]]]:
    """The rows of re3d that may train; every paragraph is one "sentence" of the document."""
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["may_train"]:
            pairs.append(_re3d_document(row))
    return pairs


def _re3d_document(row: dict) -> tuple[Document, list[Span]]:
    text = row["text"]
    document, starts, ends = Document(row["id"], boundaries_known=False), [], []
    position = 0
    for match in re.finditer(r"(?:[^\W_]\.){2,}|[^\W_]+(?:[’'](?!s\b)[^\W_]+)*|['’]s\b|[^\s]", text):
        between = text[position : match.start()]
        gap = BLANK_LINE if not starts or between.count("\n") > 1 else (
            LINE_BREAK if "\n" in between else SPACE if between else GLUED
        )
        if gap >= LINE_BREAK:
            document.sentences.append([])
        document.sentences[-1].append(Word(match.group(), gap))
        starts.append(match.start())
        ends.append(match.end())
        position = match.end()
    words = list(document.words())
    return document, _re3d_spans(row["entities"], words, starts, ends)


def _re3d_spans(entities: list[dict], words: Sequence[Word], starts: list[int], ends: list[int]) -> list[Span]:
    """Names among the entities; the longest of nested ones; nominals out, doubtful ones without a type."""
    spans: list[Span] = []
    for entity in sorted(entities, key=lambda one: one["start"] - one["end"]):
        if entity["type"] not in RE3D:
            continue
        inside = [k for k in range(len(words)) if starts[k] < entity["end"] and ends[k] > entity["start"]]
        if not inside:
            continue
        kind = None if entity.get("doubtful") else RE3D[entity["type"]]
        span = trimmed(Span(inside[0], inside[-1] + 1, kind), words)
        if span and _is_name(span, words) and not any(overlaps(span, other) for other in spans):
            spans.append(span)
    return spans


def _is_name(span: Span, words: Sequence[Word]) -> bool:
    """A capitalised last word (weapons and vehicles: a class term), and not a pronoun."""
    last = words[span.end - 1].form
    if span.kind in ("weapon", "vehicle"):
        suicide = any(word.form == "suicide" for word in words[span.start : span.end]) and last.startswith("bomber")
        return last.lower() not in ACTIONS and not suicide and span.end - span.start <= 5
    if span.end - span.start == 1 and last in ("I", "We", "He", "She", "They", "It", "Our", "His", "Their"):
        return False
    return last[:1].isupper() and span.end - span.start <= 8


ROLES = set(
    "minister secretary commissioner ambassador chief coordinator envoy adviser advisor president commander director "
    "general spokesman spokesperson spokeswoman king governor prime foreign deputy special senior leader".split()
)


def without_roles(gold: Sequence[Span], silver: Sequence[Span], words: Sequence[Word]) -> list[Span]:
    """re3d counts office and rank to the name; here the silver person inside is the name, no one else is.

    A country that acts is an organisation there and a place here.
    """
    result: list[Span] = []
    places = {(one.start, one.end) for one in silver if one.kind == "place"}
    for span in gold:
        inside = [one for one in silver if one.kind == "person" and span.start <= one.start and one.end <= span.end]
        if span.kind == "person" and ROLES & {word.form.lower() for word in words[span.start : span.end]}:
            result.append(inside[-1] if inside else Span(span.start, span.end, None))
        elif span.kind == "organization" and (span.start, span.end) in places:
            result.append(Span(span.start, span.end, "place"))
        else:
            result.append(designation(span, words))
    return result


def combine(words: Sequence[Word], gold: Sequence[Span], silver: Sequence[Span], gold_kinds: set[str]) -> list[Span]:
    """Gold names of one set with silver ones.

    Gold spans without a type take that of a silver span with the same words. Outside gold, silver spans of types that
    the set does not annotate are left open; those of types it does annotate are taken to be wrong.
    """
    exact = {(one.start, one.end): one.kind for one in silver if one.kind not in DOUBTFUL_SILVER}
    facilities = {(one.start, one.end) for one in silver if one.kind == "facility"}
    result: list[Span] = []
    for span in gold:
        kind = span.kind or exact.get((span.start, span.end))
        if kind == "place" and (span.start, span.end) in facilities:
            kind = "facility"
        result.append(Span(span.start, span.end, kind))
    result += outside(treaties(words), result)
    terms = outside(class_terms(words), result)
    result += terms if "weapon" in gold_kinds else [Span(one.start, one.end, None) for one in terms]
    open_spans = [Span(one.start, one.end, None) for one in silver if one.kind not in gold_kinds]
    return result + outside(open_spans, result)
