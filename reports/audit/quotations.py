"""How often the speaker of a direct quotation is found, by the marks of a second reader in reports never looked at.

    python3 reports/audit/quotations.py [--polybius target/release/polybius] [--shared ../shared] [--wrong]

`quotations.jsonl` holds 100 stretches between quotation marks of Reuters reports of the throughput set (seed 20241120, one a
report), each with what it is (`speech`, or `other`: a title, a term, marks that do not belong together) and where in the
report its speaker is named. The reader had not seen the rules. A speaker counts as right where the statement with that
quotation has a source on one of these places; a pronoun counts only where its entity is named at one of them.
Standard library only; needs ../shared.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PRONOUNS = {"he", "she", "it", "they", "him", "her", "them", "i", "we", "who"}


def rows(path: Path) -> list[dict]:
    """The rows of a JSONL file."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as lines:
        return [json.loads(line) for line in lines]


def overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Characters that two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def span(row: dict) -> tuple[int, int]:
    """Where a row stands."""
    return row["start"], row["end"]


def said(mark: dict, statements: list[dict]) -> dict | None:
    """The statement that has most of the quotation in its content, half of it at least."""
    shared = lambda row: sum(overlap(span(piece), span(mark)) for piece in row["content"])  # noqa: E731
    best = max(statements, key=lambda row: (shared(row), row["source"] is not None), default=None)
    return best if best and 2 * shared(best) >= mark["end"] - mark["start"] else None


def is_right(mark: dict, source: dict | None, mentions: list[dict], text: str) -> bool:
    """Whether a source is the marked speaker."""
    if source is None:
        return False
    named = [tuple(place) for place in mark["speakers"] if text[place[0] : place[1]].lower() not in PRONOUNS]
    if source["text"].lower() not in PRONOUNS or not named:
        return any(overlap(span(source), tuple(place)) for place in mark["speakers"])
    own = [span(row) for row in mentions if row["entity"] == source["entity"] and row["level"] != "pronoun"]
    return any(overlap(one, other) for one in own for other in named)


def main() -> None:
    """Reads the reports and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polybius", type=Path, default=ROOT / "target/release/polybius")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--wrong", action="store_true", help="list those that are wrong, by report and offset")
    arguments = parser.parse_args()
    marks = rows(Path(__file__).with_suffix(".jsonl"))
    texts = {row["id"]: row["text"] for row in rows(arguments.shared / "data/throughput/reuters21578.jsonl.gz")}
    with tempfile.TemporaryDirectory() as work:
        reports, record, out = (Path(work, name) for name in ("reports.jsonl", "record.db", "out"))
        inputs = (json.dumps({"uri": mark["id"], "text": texts[mark["id"]]}) + "\n" for mark in marks)
        reports.write_text("".join(inputs), encoding="utf-8")
        polybius = arguments.polybius.resolve()
        subprocess.run([polybius, "read", reports, "--into", record], check=True, capture_output=True)
        subprocess.run([polybius, "export", record, "--format", "jsonl", "--out", out], check=True, capture_output=True)
        ids = {row["uri"]: row["id"] for row in rows(out / "documents.jsonl")}
        tables = {name: rows(out / f"{name}.jsonl") for name in ("statements", "mentions")}
    speech = [mark for mark in marks if mark["kind"] == "speech"]
    right = found = 0
    for mark in speech:
        of_report = {name: [row for row in table if row["doc"] == ids[mark["id"]]] for name, table in tables.items()}
        statement = said(mark, of_report["statements"])
        source = statement and statement["source"]
        good = is_right(mark, source, of_report["mentions"], texts[mark["id"]])
        found += source is not None
        right += good
        if arguments.wrong and not good:
            print(mark["id"], mark["start"], statement and statement["by"], source and source["text"])
    print(f"quotations {len(speech)}, with a source {found}, speaker right {right}: {right / len(speech):.3f}")


if __name__ == "__main__":
    main()
