"""Measures a model: parse and lemma on gold tokens, sentence ends, names. Run as `python -m training.evaluate --help`."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from . import data, decode, labels as inventories
from .labels import Labels
from .lemmas import apply_rule
from .names import LABELS, spans_of
from .pieces import Vocabulary
from .runner import Arrays, Runner, outputs_of, runner_of, segmented
from .train import rounded
from .text import Document
from .windows import Batcher


def conllu(documents: list[Document], outputs: list[Arrays], constants: Arrays, labels: Labels) -> str:
    """Predicted CoNLL-U with the documents' sentences and words; every word is a token of its own."""
    lines: list[str] = []
    for document, arrays in zip(documents, outputs):
        for part, sentence in zip(by_sentence(document, arrays), document.sentences):
            heads = decode.tree_of(part["arc_dependent"], part["arc_head"], constants["root_arc_head"])
            relations = decode.relations_of(part, heads, constants)
            upos, features, lemmas = (part[name].argmax(1) for name in ("upos", "features", "lemma"))
            for place, word in enumerate(sentence):
                relation = "root" if heads[place] < 0 else labels.relations[relations[place]]
                lemma = apply_rule(word.form, labels.lemma_rules[lemmas[place]]) or word.form
                columns = (place + 1, word.form, lemma, labels.upos[upos[place]], "_", labels.features[features[place]],
                           heads[place] + 1, relation, "_", "_")  # fmt: skip
                lines.append("\t".join(map(str, columns)))
            lines.append("")
    return "\n".join(lines) + "\n"


def without_ranges(documents: list[Document]) -> str:
    """Gold CoNLL-U of the same words, without multi-word tokens."""
    lines: list[str] = []
    for document in documents:
        for sentence in document.sentences:
            for place, word in enumerate(sentence, 1):
                columns = (place, word.form, word.lemma, word.upos, "_", word.features, word.head + 1, word.relation)
                lines.append("\t".join(map(str, (*columns, "_", "_"))))
            lines.append("")
    return "\n".join(lines) + "\n"


def parse_scores(gold: list[Document], predicted: str, scorer: Path) -> dict[str, float]:
    """F1 in per cent of the measures of the CoNLL 2018 scorer."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("gold.conllu", "predicted.conllu")]
        paths[0].write_text(without_ranges(gold), encoding="utf-8")
        paths[1].write_text(predicted, encoding="utf-8")
        printed = subprocess.run(
            [sys.executable, str(scorer), *map(str, paths), "--json"], capture_output=True, text=True, check=True
        )
    result = json.loads(printed.stdout.strip().splitlines()[-1])
    measures = ("sentences", "upos", "lemma", "uas", "las", "las_subtypes", "clas")
    return {name: round(100 * result[name]["f1"], 2) for name in measures}


def feature_accuracy(documents: list[Document], outputs: list[Arrays], labels: Labels) -> float:
    """Share of words whose whole feature string is right, per cent."""
    right = total = 0
    for document, arrays in zip(documents, outputs):
        guessed = arrays["features"].argmax(1)
        for word, index in zip(document.words(), guessed):
            right += labels.features[index] == word.features
            total += 1
    return round(100 * right / total, 2)


def name_scores(documents: list[Document], outputs: list[Arrays], kinds: set[str] | None = None) -> dict[str, float]:
    """Exact-match F1 of names, in all and by type; predictions that touch words without a gold label do not count.

    `kinds` limits both sides to types that the set annotates; facilities count as places where these are all it has.
    """
    gold_count, found_count, right_count = Counter(), Counter(), Counter()
    for document, arrays in zip(documents, outputs):
        words = list(document.words())
        known = [word.name is not None for word in words]
        guessed = bio(arrays["names"])
        gold = _limited(spans_of([word.name for word in words]), kinds)
        found = {one for one in _limited(spans_of(guessed), kinds) if all(known[one[0] : one[1]])}
        for counter, spans in ((gold_count, gold), (found_count, found), (right_count, gold & found)):
            counter.update(kind for _, _, kind in spans)
            counter["all"] += len(spans)
    return {kind: round(200 * right_count[kind] / (gold_count[kind] + found_count[kind]), 1) for kind in sorted(gold_count)}


def role_scores(documents: list[Document], outputs: list[Arrays], constants: Arrays, labels: Labels) -> dict[str, float]:
    """F1 of arguments of gold predicates and of the predicates themselves, Pearson's r of factuality."""
    found, gold, right = Counter(), Counter(), Counter()
    happened: list[tuple[float, float]] = []
    for document, arrays in zip(documents, outputs):
        for part, sentence in zip(by_sentence(document, arrays), document.sentences):
            happened += [
                (word.happened, float(part["happened"][place, 0]))
                for place, word in enumerate(sentence) if word.happened is not None
            ]  # fmt: skip
            if all(word.predicate is None for word in sentence):
                continue
            heads = decode.tree_of(part["arc_dependent"], part["arc_head"], constants["root_arc_head"])
            tree = heads, decode.relations_of(part, heads, constants)
            for place, word in enumerate(sentence):
                guessed = part["predicate"][place, 0] > 0
                found["predicates"] += guessed
                gold["predicates"] += word.predicate
                right["predicates"] += guessed and word.predicate
                if word.predicate:
                    arguments = decode.arguments_of(place, part, tree, constants, labels.roles)
                    found["roles"] += len(arguments)
                    gold["roles"] += len(word.arguments)
                    right["roles"] += len(set(arguments) & set(word.arguments))
    scores = {key: round(200 * right[key] / (found[key] + gold[key]), 2) for key in gold}
    return scores | {"factuality": round(float(np.corrcoef(np.array(happened).T)[0, 1]), 4)}


def by_sentence(document: Document, arrays: Arrays) -> Iterator[Arrays]:
    """The outputs of each sentence."""
    start = 0
    for sentence in document.sentences:
        yield {name: value[start : start + len(sentence)] for name, value in arrays.items()}
        start += len(sentence)


def _limited(spans, kinds: set[str] | None) -> set[tuple[int, int, str]]:
    """Spans of the types that count."""
    result = set()
    for span in spans:
        kind = "place" if kinds and span.kind == "facility" and "facility" not in kinds else span.kind
        if not kinds or kind in kinds:
            result.add((span.start, span.end, kind))
    return result


def bio(logits: np.ndarray) -> list[str]:
    """Labels of a run of words; an I that continues nothing is read as a B."""
    return [LABELS[index] for index in logits.argmax(1)]


def evaluate(runner: Runner, constants: Arrays, vocabulary: Vocabulary, labels: Labels, corpus: data.Corpus, scorer: Path) -> dict:
    """All figures, by set."""
    batcher = Batcher(vocabulary, labels)
    report: dict = {}
    for name, documents in corpus.dev_trees.items():
        outputs = outputs_of(documents, batcher, runner)
        scores = parse_scores(documents, conllu(documents, outputs, constants, labels), scorer)
        report[name] = scores | {"features": feature_accuracy(documents, outputs, labels)}
        if any(word.predicate for document in documents for word in document.words()):
            report[f"{name}, roles"] = role_scores(documents, outputs, constants, labels)
        cut = segmented(documents, batcher, runner)
        parsed = conllu([one for one, _ in cut], [arrays for _, arrays in cut], constants, labels)
        found = parse_scores(documents, parsed, scorer)
        report[f"{name}, sentences found"] = {key: found[key] for key in ("sentences", "uas", "las")}
        for genre in sorted({_genre(document) for document in documents} if name == "gum" else ()):
            chosen = [place for place, document in enumerate(documents) if _genre(document) == genre]
            some, arrays = [documents[place] for place in chosen], [outputs[place] for place in chosen]
            scores = parse_scores(some, conllu(some, arrays, constants, labels), scorer)
            report[f"{name} {genre}"] = {key: scores[key] for key in ("upos", "lemma", "uas", "las")}
    kinds = {"wikigold": data.WIKIGOLD_KINDS, "wnut": data.WNUT_KINDS, "re3d": data.RE3D_KINDS}
    for name, documents in corpus.dev_names.items():
        report[f"names {name}"] = name_scores(documents, outputs_of(documents, batcher, runner), kinds[name])
    return report


def _genre(document: Document) -> str:
    """Genre of a GUM document, from its name."""
    return document.identifier.split("_")[1] if document.identifier.startswith("GUM_") else ""


def table(report: dict) -> str:
    """The report as text, one set a line."""
    return "\n".join(f"{name}: " + "  ".join(f"{key} {value}" for key, value in row.items()) for name, row in report.items())


def main() -> None:
    """Measures the model of a run, rounded."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder with data/ and eval/")
    parser.add_argument("--runs", type=Path, required=True, help="folder of caches and checkpoints")
    parser.add_argument("--name", default="en", help="name of the run below --runs")
    arguments = parser.parse_args()
    corpus = data.load(arguments.shared, arguments.runs / "corpus.pickle")
    inventory = inventories.collect(corpus.trees)
    model, vocabulary = rounded(inventory, arguments.runs / arguments.name)
    report = evaluate(*runner_of(model), vocabulary, inventory, corpus, arguments.shared / "eval/score_parse.py")
    print(table(report))


if __name__ == "__main__":
    main()
