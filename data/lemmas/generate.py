"""Takes the words that lemmas may be from WordNet, into `nouns.txt`, `verbs.txt` and `irregular.tsv`.

    python3 data/lemmas/generate.py [--wordnet DIR] [--check]

DIR holds `data.noun`, `data.verb`, `noun.exc` and `verb.exc` of WordNet 3.0 (Princeton University 2006; LICENSE-wordnet
beside this program; Debian's package wordnet-base has them). Kept are words in lower case, hyphens allowed: names are no
lemmas of nouns here. Irregular forms are kept where no word is written so, of verbs also where one is ("fell"). Without
WordNet the tables stay as they are, and `--check` only sees whether they hold together.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
WORD = re.compile(r"[a-z]{2,}(-[a-z]+)*")
REGULAR = re.compile(r"(ed|ing|s)$")


def words(path: Path) -> list[str]:
    """The words of a WordNet data file, in order."""
    found = set()
    for line in path.read_text(encoding="latin-1").splitlines():
        if line.startswith("  "):
            continue
        cells = line.split()
        count = int(cells[3], 16)
        found.update(cell.split("(")[0] for cell in cells[4 : 4 + 2 * count : 2])
    return sorted(word for word in found if WORD.fullmatch(word))


def irregular(path: Path, known: list[str]) -> dict[str, str]:
    """Irregular forms with the first lemma that is known."""
    lemmas, found = set(known), {}
    for line in path.read_text(encoding="latin-1").splitlines():
        form, *candidates = line.split()
        lemma = next((word for word in candidates if word in lemmas and word != form), None)
        if lemma and WORD.fullmatch(form):
            found[form] = lemma
    return found


def tables(wordnet: Path) -> dict[str, str]:
    """The content of each table by its file's name."""
    nouns, verbs = words(wordnet / "data.noun"), words(wordnet / "data.verb")
    plurals = {form: lemma for form, lemma in irregular(wordnet / "noun.exc", nouns).items() if form not in set(nouns)}
    forms = {form: lemma for form, lemma in irregular(wordnet / "verb.exc", verbs).items() if not REGULAR.search(form)}
    rows = [f"{kind}\t{form}\t{lemma}\n" for kind, found in (("n", plurals), ("v", forms)) for form, lemma in sorted(found.items())]
    note = "# Irregular forms of nouns (n) and verbs (v) with their lemmas, from WordNet 3.0 by generate.py; LICENSE-wordnet.\n"
    return {
        "nouns.txt": "".join(f"{word}\n" for word in nouns),
        "verbs.txt": "".join(f"{word}\n" for word in verbs),
        "irregular.tsv": note + "".join(rows),
    }


def faults() -> list[str]:
    """What in the tables does not hold together: words out of order or twice, irregular forms of no word."""
    found, known = [], {}
    for kind, name in (("n", "nouns.txt"), ("v", "verbs.txt")):
        lines = (HERE / name).read_text(encoding="utf-8").splitlines()
        known[kind] = set(lines)
        found += [f"{name}: {word} is out of order" for before, word in zip(lines, lines[1:]) if word <= before]
    for line in (HERE / "irregular.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        kind, form, lemma = line.split("\t")
        found += [f"irregular.tsv: {form} is of no word"] if lemma not in known[kind] else []
    return found


def main() -> int:
    """Writes or checks the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wordnet", type=Path)
    parser.add_argument("--shared", type=Path, help="not needed here")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if options.wordnet is None:
        print("WordNet is not given: the tables of lemmas stay as they are")
        print("\n".join(faults()), end="", file=sys.stderr)
        return int(bool(faults()))
    status = 0
    for name, made in tables(options.wordnet).items():
        target = HERE / name
        if not options.check:
            target.write_text(made, encoding="utf-8")
        elif target.read_text(encoding="utf-8") != made:
            print(f"{target} is not what the generator makes; run it without --check", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
