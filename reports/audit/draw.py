"""Draws records of one table from reports never looked at and prints a sheet for a second reader to mark.

    python3 reports/audit/draw.py events --count 100 [--skip N] [--sets reuters muc4] [--polybius …] [--shared …]

Reports are taken in an order shuffled with the seed, those of each set in turn, and read by the program; one record of each
report is drawn with the same seed, of events a coded one. `--skip` leaves out that many reports of each set (round and round a small one): those of an earlier audit. The sheet
holds texts of the sets: it goes to the standard output, never into the project. Standard library only.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SETS = {
    "reuters": "throughput/reuters21578.jsonl.gz", "muc4": "roles/muc4-train.jsonl.gz", "muc4-dev": "roles/muc4-dev.jsonl.gz"
}  # fmt: skip
READ_PER_RECORD = 2
"""Reports read for each record wanted: some have none."""

CONTEXT = 600
"""Characters of the report that the sheet shows on each side of a record."""


def rows(path: Path) -> list[dict]:
    """The rows of a JSONL file."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as lines:
        return [json.loads(line) for line in lines]


def reports_of(arguments: argparse.Namespace) -> list[dict]:
    """The reports to read, of each set in turn."""
    share = READ_PER_RECORD * arguments.count // len(arguments.sets)
    drawn = []
    for name in arguments.sets:
        reports = rows(arguments.shared / "data" / SETS[name])
        random.Random(arguments.seed).shuffle(reports)
        first = arguments.skip % len(reports)
        drawn.append(reports[first : first + share])
    return [report for group in zip(*drawn) for report in group]


def exported(reports: list[dict], polybius: Path) -> dict[str, list[dict]]:
    """The program's tables for these reports."""
    with tempfile.TemporaryDirectory() as work:
        inputs, record, out = (Path(work, name) for name in ("reports.jsonl", "record.db", "out"))
        lines = (json.dumps({"uri": report["id"], "text": report["text"]}) + "\n" for report in reports)
        inputs.write_text("".join(lines), encoding="utf-8")
        subprocess.run([polybius, "read", inputs, "--into", record], check=True, stdout=sys.stderr)
        subprocess.run([polybius, "export", record, "--format", "jsonl", "--out", out], check=True, capture_output=True)
        return {path.stem: rows(path) for path in sorted(out.glob("*.jsonl"))}


def place_of(row: dict) -> tuple[int, int]:
    """Where a record stands."""
    span = row.get("trigger") or next(iter(row.get("content", [])), row)
    return span["start"], span["end"]


def words(value: object) -> object:
    """A field as a reader needs it: spans by their words and places, empty fields left out."""
    if isinstance(value, list):
        return [words(one) for one in value]
    if isinstance(value, dict):
        kept = {key: words(one) for key, one in value.items() if one not in (None, [], "")}
        return f"{value['text']!r} at {value['start']}" if {"text", "start"} <= set(kept) and len(kept) <= 3 else kept
    return value


def main() -> None:
    """Prints the sheet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", choices=("events", "figures", "statements", "times"))
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--seed", type=int, default=20241120)
    parser.add_argument("--sets", nargs="+", choices=SETS, default=["reuters"])
    parser.add_argument("--polybius", type=Path, default=ROOT / "target/release/polybius")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    arguments = parser.parse_args()
    tables = exported(reports_of(arguments), arguments.polybius.resolve())
    documents = {row["id"]: row for row in tables["documents"]}
    by_report: dict[str, list[dict]] = {}
    for row in tables[arguments.table]:
        if arguments.table == "events" and not row["plover"]:
            continue
        by_report.setdefault(row["doc"], []).append(row)
    random_ = random.Random(arguments.seed)
    order = sorted(by_report, key=lambda doc: documents[doc]["uri"])
    random_.shuffle(order)
    for number, doc in enumerate(order[: arguments.count], 1):
        row = random_.choice(by_report[doc])
        text, (start, end) = documents[doc]["text"], place_of(row)
        print(f"### {number}  report {documents[doc]['uri']}  {start}-{end}")
        print(f"{text[max(0, start - CONTEXT) : start]}⟦{text[start:end]}⟧{text[end : end + CONTEXT]}")
        print(json.dumps({key: words(value) for key, value in row.items()
                          if key not in ("id", "doc", "by", "confidence")}, ensure_ascii=False, indent=1))  # fmt: skip
        print()


if __name__ == "__main__":
    main()
