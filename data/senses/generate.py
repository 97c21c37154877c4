"""Counts which sense each PropBank predicate mostly has, into `senses.tsv`.

    python3 data/senses/generate.py --shared DIR [--check]

Made from the training parts of UD_English-EWT (`parse/ewt-train.conllu.gz`) and of PropBank on the same sentences
(`srl/ewt-train.jsonl.gz`), both CC BY-SA 4.0; the table stands under that licence. A key is the predicate's lemma and the
first letter of its universal tag; senses that are simply the first one of the lemma are left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

NOTE = "# Made by generate.py from UD_English-EWT and PropBank (training parts); CC BY-SA 4.0, see there.\n"


def sentences(path: Path):
    """Each sentence's id and its words' lemmas and tags."""
    name, rows = "", []
    for line in gzip.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# sent_id = "):
            name = line.removeprefix("# sent_id = ")
        elif not line and rows:
            yield name, rows
            rows = []
        elif line and line[0].isdigit():
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append((cells[2].lower(), cells[3]))


def table(shared: Path) -> str:
    """The whole table."""
    with gzip.open(shared / "data/srl/ewt-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        gold = {row["id"]: row for row in map(json.loads, lines)}
    senses: dict[str, Counter] = defaultdict(Counter)
    for name, rows in sentences(shared / "data/parse/ewt-train.conllu.gz"):
        row = gold.get(name)
        if row is None or len(row["tokens"]) != len(rows):
            continue
        for predicate in row["predicates"]:
            lemma, tag = rows[predicate["index"]]
            senses[f"{lemma}|{tag[0]}"][predicate["sense"]] += 1
    lines = []
    for key, found in sorted(senses.items()):
        best = min(found.items(), key=lambda item: (-item[1], item[0]))[0]
        if best != f"{key.split('|')[0]}.01":
            lines.append(f"{key}\t{best}\n")
    return NOTE + "".join(lines)


def main() -> int:
    """Writes or checks the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    made, target = table(options.shared), Path(__file__).with_name("senses.tsv")
    if not options.check:
        target.write_text(made, encoding="utf-8")
    elif target.read_text(encoding="utf-8") != made:
        print(f"{target} is not what the generator makes; run it without --check", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
