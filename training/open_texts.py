"""Texts with open licences that the program reads so that people can mark what it found: `texts(shared)`.

Half of the texts are put into lower case, chosen by their names, so that reports without capitals are judged alike.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

LEFT_OUT = ("reviews", "answers", "GUM_academic", "GUM_voyage")
"""Genres of the treebanks that tell of no events between parties."""


def texts(shared: Path) -> dict[str, str]:
    """The texts by their names, `set:id`; none twice."""
    data = shared / "data"
    found = [(f"plv:{row['id']}", row["text"]) for row in rows(data / "coding/plv-train.jsonl")]
    found += [(f"ecb:{row['id']}", row["text"]) for row in rows(data / "eventcoref/ecbplus-train.jsonl")]
    found += [(f"meantime:{row['id']}", row["text"]) for row in rows(data / "eventcoref/meantime-dev.jsonl")]
    found += [(f"re3d:{row['id']}", row["text"]) for row in rows(data / "ner/re3d-train.jsonl") if row["may_train"]]
    found += [(f"ewt:{name}", text) for name, text in documents(data / "parse/ewt-train.conllu.gz")]
    found += [(f"gum:{name}", text) for name, text in documents(data / "parse/gum-train.conllu.gz")]
    first: dict[str, str] = {}
    for name, text in found:
        first.setdefault(text, name)
    return {name: uncased(text) if is_uncased(name) else text for text, name in first.items()}


def rows(path: Path) -> list[dict]:
    """The rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def documents(path: Path) -> list[tuple[str, str]]:
    """The documents of a treebank as texts, paragraphs apart, without the genres that are left out."""
    found: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id"):
                found.append([line.split("=")[1].strip(), ""])
            elif line.startswith("# newpar") and found[-1][1]:
                found[-1][1] = found[-1][1].rstrip() + "\n\n"
            elif line.startswith("# text ="):
                found[-1][1] += line.split("=", 1)[1].strip() + " "
    return [(name, text.rstrip()) for name, text in found if not name.startswith(LEFT_OUT)]


def is_uncased(name: str) -> bool:
    """Whether the text of this name is read in lower case: every second one."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 1


def uncased(text: str) -> str:
    """In lower case, letter by letter, so that all places stay."""
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
