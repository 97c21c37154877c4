"""The examples of `specs/events` as marks: what a section expects is right, what it forbids is wrong, of the rest it says nothing."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "specs" / "events"
QUESTIONS = 5
BLOCK = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass
class Example:
    """A section: its report, what must be found in it and what must not."""

    text: str
    expected: list[dict] = field(default_factory=list)
    forbidden: list[dict] = field(default_factory=list)

    def answer(self, row: dict) -> list[float] | None:
        """What it says of a record of the program: right or wrong in everything, or nothing."""
        if any(self.holds(expectation, row) for expectation in self.expected):
            return [1.0] * QUESTIONS
        if any(self.holds(expectation, row) for expectation in self.forbidden):
            return [0.0] * QUESTIONS
        return None

    def holds(self, expectation: dict, row: dict) -> bool:
        """Whether the record is the one that an expectation tells of, a code among what it tells."""
        if "plover" not in expectation or self.text[row["start"] : row["end"]] != expectation.get("trigger", {}).get("text"):
            return False
        plain = all(row[name] == expectation[name] for name in ("plover", "modality", "polarity") if name in expectation)
        return plain and all(self.are_parties(expectation[side], row[side]) for side in ("source", "target") if side in expectation)

    def are_parties(self, expected: list[dict], spans: list[list[int]]) -> bool:
        """Whether each expected party is there, and none where none is expected."""
        words = [self.text[start:end] for start, end in spans]
        return all(one.get("text") in words for one in expected if "text" in one) and bool(expected) == bool(words)


def examples() -> dict[str, Example]:
    """The sections by their names, `spec:file:number`."""
    found: dict[str, Example] = {}
    for path in sorted(FOLDER.glob("*.md")):
        for kind, block in BLOCK.findall(path.read_text(encoding="utf-8")):
            if kind == "report":
                example = found[f"spec:{path.stem}:{len(found)}"] = Example(block.rstrip("\n"))
            elif kind == "events":
                for line in block.splitlines():
                    rows = example.forbidden if line.startswith("!") else example.expected
                    if "{" in line:
                        rows.append(json.loads(line.lstrip("! ")))
    return found
