"""All training and development documents, with names filled in; read once and kept in a cache file."""

from __future__ import annotations

import logging
import pickle
from dataclasses import dataclass
from pathlib import Path

from . import name_sets, predicates
from .names import Span, write_spans
from .silver import SilverTagger, for_treebank
from .text import Document, read_conllu

LOG = logging.getLogger(__name__)

WIKIGOLD_KINDS = {"person", "organization", "place"}
WNUT_KINDS = {"person", "organization", "place", "product", "work"}
RE3D_KINDS = {"person", "organization", "place", "group", "weapon", "vehicle"}
RE3D_TIMES = 3
"""How often an epoch reads re3d: it is small, and the only gold set with weapons and vehicles."""


@dataclass
class Corpus:
    """`trees` and `names` train; `dev_trees` and `dev_names` (by set name) measure."""

    trees: list[Document]
    names: list[Document]
    dev_trees: dict[str, list[Document]]
    dev_names: dict[str, list[Document]]


def load(shared: Path, cache: Path) -> Corpus:
    """The corpus, from the cache where there is one."""
    if cache.exists():
        return pickle.loads(cache.read_bytes())
    corpus = build(shared / "data")
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_bytes(pickle.dumps(corpus))
    return corpus


def build(data: Path) -> Corpus:
    """Reads every set below `data` and labels names."""
    tagger = SilverTagger()
    trees = read_conllu(data / "parse/ewt-train.conllu.gz") + read_conllu(data / "parse/gum-train.conllu.gz")
    for document in trees:
        words = list(document.words())
        write_spans(words, for_treebank(words, tagger.spans(document)))
    LOG.info("%d tree documents with silver names", len(trees))
    roles = predicates.write_roles(trees, data / "srl/ewt-train.jsonl.gz")
    factuality = predicates.write_factuality(trees, data / "factuality/uds-train.jsonl.gz")
    LOG.info("%d sentences with roles, %d with factuality", roles, factuality)
    wikigold = name_sets.read_columns(data / "ner/wikigold.conll", name_sets.WIKIGOLD)
    wnut = name_sets.read_columns(data / "ner/wnut17-train.conll", name_sets.WNUT)
    wnut_dev = name_sets.read_columns(data / "ner/wnut17-dev.conll", name_sets.WNUT)
    held_out, training = wikigold[::10], [pair for place, pair in enumerate(wikigold) if place % 10]
    names = _named(training, tagger, WIKIGOLD_KINDS) + _named(wnut, tagger, WNUT_KINDS)
    names += RE3D_TIMES * _named(name_sets.read_re3d(data / "ner/re3d-train.jsonl"), tagger, RE3D_KINDS)
    LOG.info("%d name documents", len(names))
    dev_trees = {name: read_conllu(data / f"parse/{name}-dev.conllu") for name in ("ewt", "gum")}
    predicates.write_roles(dev_trees["ewt"], data / "srl/ewt-dev.jsonl")
    predicates.write_factuality(dev_trees["ewt"], data / "factuality/uds-dev.jsonl")
    return Corpus(
        trees=trees,
        names=names,
        dev_trees=dev_trees,
        dev_names={
            "wikigold": _gold_only(held_out),
            "wnut": _gold_only(wnut_dev),
            "re3d": _named(name_sets.read_re3d(data / "ner/re3d-dev.jsonl"), tagger, RE3D_KINDS),
        },
    )


def _named(pairs: list[tuple[Document, list[Span]]], tagger: SilverTagger, kinds: set[str]) -> list[Document]:
    """Gold names combined with silver ones."""
    for document, gold in pairs:
        words = list(document.words())
        silver = tagger.spans(document)
        if kinds is RE3D_KINDS:
            gold = name_sets.without_roles(gold, silver, words)
        write_spans(words, name_sets.combine(words, gold, silver, kinds))
    return [document for document, _ in pairs]


def _gold_only(pairs: list[tuple[Document, list[Span]]]) -> list[Document]:
    """Documents whose names are the gold ones alone."""
    for document, gold in pairs:
        write_spans(list(document.words()), gold)
    return [document for document, _ in pairs]
