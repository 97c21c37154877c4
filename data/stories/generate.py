"""Writes document_frequency.tsv: in which share of the documents of two open treebanks a word occurs.

    python3 data/stories/generate.py --shared DIR [--check]

`DIR/data/parse` holds the training parts of EWT and GUM. With `--check` nothing is written, and a table that differs ends
with status 1.
"""

import argparse
import gzip
import re
import sys
from collections import Counter
from pathlib import Path

TABLE = Path(__file__).with_name("document_frequency.tsv")
TREEBANKS = ("ewt-train.conllu.gz", "gum-train.conllu.gz")
HEADER = """\
# In what share of documents a word occurs, for words of at least one document in a hundred.
# Counted by generate.py over the training parts of the Universal Dependencies English Web Treebank (CC BY-SA 4.0) and
# of GUM (annotations CC BY 4.0; genres academic, bio, court, interview, news, voyage). This table: CC BY-SA 4.0.
# word\tshare"""
LEAST = 0.01


def documents(path: Path):
    """The set of words of each document, in lower case."""
    words: set[str] = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc") and words:
                yield words
                words = set()
            elif line.startswith("# text ="):
                words.update(re.findall(r"[a-z0-9]+(?:'[a-z]+)?", line[8:].lower().replace("’", "'")))
    yield words


def table(shared: Path) -> str:
    """The table, the most frequent word first."""
    counts, total = Counter(), 0
    for name in TREEBANKS:
        for words in documents(shared / "data/parse" / name):
            counts.update(words)
            total += 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    rows = [f"{word}\t{count / total:.3f}" for word, count in ordered if count >= LEAST * total]
    return "\n".join([HEADER, *rows, ""])


def main() -> None:
    """Writes the table, or compares it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    made = table(arguments.shared)
    if not arguments.check:
        TABLE.write_text(made, encoding="utf-8")
    elif made != TABLE.read_text(encoding="utf-8"):
        sys.exit(f"{TABLE.name} is not what generate.py makes of today's treebanks")


if __name__ == "__main__":
    main()
