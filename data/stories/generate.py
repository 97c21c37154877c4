"""Writes document_frequency.tsv from CoNLL-U treebanks: in which share of the documents a word occurs.

    python3 generate.py EWT_TRAIN.conllu GUM_TRAIN.conllu > document_frequency.tsv
"""

import gzip
import re
import sys
from collections import Counter

HEADER = """\
# In what share of documents a word occurs, for words of at least one document in a hundred.
# Counted by generate.py over the training parts of the Universal Dependencies English Web Treebank (CC BY-SA 4.0) and
# of GUM (annotations CC BY 4.0; genres academic, bio, court, interview, news, voyage). This table: CC BY-SA 4.0.
# word\tshare"""
LEAST = 0.01


def documents(path: str):
    """The set of words of each document, in lower case."""
    words: set[str] = set()
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc") and words:
                yield words
                words = set()
            elif line.startswith("# text ="):
                words.update(re.findall(r"[a-z0-9]+(?:'[a-z]+)?", line[8:].lower().replace("’", "'")))
    yield words


def main() -> None:
    """Prints the table, the most frequent word first."""
    counts, total = Counter(), 0
    for path in sys.argv[1:]:
        for words in documents(path):
            counts.update(words)
            total += 1
    print(HEADER)
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if count >= LEAST * total:
            print(f"{word}\t{count / total:.3f}")


if __name__ == "__main__":
    main()
