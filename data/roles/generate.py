"""Counts how the words around a predicate fill PropBank's roles, into `roles.tsv` and `senses.tsv`.

    python3 data/roles/generate.py --shared DIR [--check]

Made from the training parts of UD_English-EWT (`parse/ewt-train.conllu.gz`) and of PropBank on the same sentences
(`srl/ewt-train.jsonl.gz`), both CC BY-SA 4.0; the two tables stand under that licence. A key says how a word stands to
the predicate; the role is the most frequent one, `-` for none. Keys, the most telling first:
`w|relation|case|head word`, `v|predicate|voice|relation|case`, `c|voice|relation|case`, `r|voice|relation`. A relation with
`^` is that of a word that the predicate shares with the one above it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

LEAST = {"w": 4, "v": 2, "c": 3, "r": 1}


def sentences(path: Path):
    """Each sentence's id and rows (form, lemma, upos, features, head, relation); heads count from 0, -1 for the root."""
    name, rows = "", []
    opener = gzip.open if path.suffix == ".gz" else open
    for line in opener(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# sent_id = "):
            name = line.removeprefix("# sent_id = ")
        elif not line and rows:
            yield name, rows
            rows = []
        elif line and line[0].isdigit():
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append((cells[1], cells[2].lower(), cells[3], cells[5], int(cells[6]) - 1, cells[7]))


class Tree:
    """A sentence with the children of every word."""

    def __init__(self, rows):
        self.rows = rows
        self.children = [[] for _ in rows]
        for index, row in enumerate(rows):
            if row[4] >= 0:
                self.children[row[4]].append(index)

    def child(self, index: int, relation: str):
        """The first child with that relation, subtypes included."""
        return next((c for c in self.children[index] if self.rows[c][5].split(":")[0] == relation.split(":")[0]
                     and (":" not in relation or self.rows[c][5] == relation)), None)

    def case(self, index: int) -> str:
        """Its preposition or subordinator, else what kind of clause it is."""
        for relation in ("case", "mark"):
            found = self.child(index, relation)
            if found is not None:
                return self.rows[found][1]
        return "-"

    def passive(self, index: int) -> bool:
        """By auxiliary or subject, or a participle behind a noun."""
        if self.child(index, "aux:pass") is not None or self.child(index, "nsubj:pass") is not None:
            return True
        _, _, upos, features, _, relation = self.rows[index]
        past = "VerbForm=Part" in features and "Tense=Pres" not in features
        return past and upos == "VERB" and relation in ("acl", "amod", "advcl") and self.child(index, "obj") is None

    def span(self, index: int, without: tuple[int, ...] = ()) -> tuple[int, int]:
        """The words below, less punctuation at the ends; the run around the word itself."""
        words, stack = [], [index]
        while stack:
            word = stack.pop()
            words.append(word)
            stack.extend(c for c in self.children[word] if c not in without)
        words.sort()
        place = words.index(index)
        start = end = place
        while start and words[start - 1] == words[start] - 1:
            start -= 1
        while end + 1 < len(words) and words[end + 1] == words[end] + 1:
            end += 1
        low, high = words[start], words[end]
        while low < index and self.rows[low][2] == "PUNCT":
            low += 1
        while high > index and self.rows[high][2] == "PUNCT":
            high -= 1
        return low, high + 1


def candidates(tree: Tree, predicate: int):
    """The words that may fill roles: index, relation, span."""
    found, rows = [], tree.rows
    if rows[predicate][5] == "cop":
        return around_copula(tree, predicate)
    for child in tree.children[predicate]:
        if rows[child][5].split(":")[0] not in ("punct", "cc"):
            found.append((child, rows[child][5], tree.span(child)))
    has_subject = any(rows[c][5].startswith(("nsubj", "csubj")) for c in tree.children[predicate])
    head, relation = rows[predicate][4], rows[predicate][5]
    if head >= 0 and relation.startswith("acl") or relation == "amod":
        found.append((head, relation + "^", tree.span(head, (predicate,))))
    steps = 0
    word = predicate
    while head >= 0 and not has_subject and steps < 4 and rows[word][5].split(":")[0] in ("conj", "xcomp", "advcl"):
        shared = "nsubj:pass" if tree.passive(head) else "nsubj"
        control = tree.child(head, "obj") if rows[word][5] == "xcomp" else None
        subject = control if control is not None else tree.child(head, "nsubj")
        if subject is not None:
            kind = "obj" if control is not None else shared
            found.append((subject, f"{rows[word][5].split(':')[0]}/{kind}^", tree.span(subject)))
            break
        word, head, steps = head, rows[head][4], steps + 1
    return found


def around_copula(tree: Tree, copula: int):
    """What stands beside a copula: its siblings, and what is said of the subject."""
    head, rows = rows_head(tree, copula), tree.rows
    if head < 0:
        return []
    late = ("obl", "advcl")  # inside what is said when they stand behind it
    outside = [
        c
        for c in tree.children[head]
        if rows[c][5].split(":")[0] in OUTSIDE_PREDICATE and not (c > head and rows[c][5].split(":")[0] in late)
    ]
    siblings = [c for c in outside if c != copula and rows[c][5] not in ("punct", "cc", "cop")]
    found = [(c, f"cop/{rows[c][5]}^", tree.span(c)) for c in siblings]
    return [*found, (head, "cop/head^", tree.span(head, tuple(outside)))]


def rows_head(tree: Tree, word: int) -> int:
    """The word above."""
    return tree.rows[word][4]


OUTSIDE_PREDICATE = ("nsubj", "csubj", "cop", "aux", "advmod", "punct", "advcl", "mark", "cc", "conj", "parataxis",
                     "expl", "discourse", "vocative", "obl")  # fmt: skip


def keys(tree: Tree, predicate: int, word: int, relation: str) -> list[str]:
    """The keys of a candidate, the most telling first."""
    case = tree.case(word) if not relation.endswith("^") else "-"
    voice = "p" if tree.passive(predicate) else "t" if tree.child(predicate, "obj") is not None else "i"
    return [
        f"w|{relation}|{case}|{tree.rows[word][1]}",
        f"v|{tree.rows[predicate][1]}|{voice}|{relation}|{case}",
        f"c|{voice}|{relation}|{case}",
        f"r|{voice}|{relation}",
    ]


def tables(shared: Path) -> dict[str, str]:
    """Both tables."""
    gold = {}
    for line in gzip.open(shared / "data/srl/ewt-train.jsonl.gz", "rt", encoding="utf-8"):
        row = json.loads(line)
        gold[row["id"]] = row
    counts: dict[str, Counter] = defaultdict(Counter)
    senses: dict[str, Counter] = defaultdict(Counter)
    for name, rows in sentences(shared / "data/parse/ewt-train.conllu.gz"):
        row = gold.get(name)
        if row is None or len(row["tokens"]) != len(rows):
            continue
        tree = Tree(rows)
        for predicate in row["predicates"]:
            index = predicate["index"]
            senses[f"{rows[index][1]}|{rows[index][2][0]}"][predicate["sense"]] += 1
            roles = {(a["start"], a["end"]): a["role"] for a in predicate["args"] if a["role"][:2] not in ("C-", "R-")}
            for word, relation, span in candidates(tree, index):
                for key in keys(tree, index, word, relation):
                    counts[key][roles.get(span, "-")] += 1
    lines = []
    for key, found in sorted(counts.items()):
        role, top = found.most_common(1)[0]
        total = sum(found.values())
        if total >= LEAST[key[0]] and (key[0] != "w" or top / total >= 0.6):
            lines.append(f"{key}\t{role}\n")
    sense_lines = []
    for key, found in sorted(senses.items()):
        best = sorted(found.items(), key=lambda item: (-item[1], item[0]))[0][0]
        lemma = key.split("|")[0]
        if best != f"{lemma}.01":
            sense_lines.append(f"{key}\t{best}\n")
    note = "# Made by generate.py from UD_English-EWT and PropBank (training parts); CC BY-SA 4.0, see there.\n"
    return {"roles.tsv": note + "".join(prune(lines)), "senses.tsv": note + "".join(sense_lines)}


def prune(lines: list[str]) -> list[str]:
    """Drops keys that say what the next coarser key says."""
    table = dict(line.rstrip("\n").split("\t") for line in lines)
    kept = []
    for line in lines:
        key, role = line.rstrip("\n").split("\t")
        if key[0] == "v":
            _, _, voice, relation, case = key.split("|")
            coarser = table.get(f"c|{voice}|{relation}|{case}") or table.get(f"r|{voice}|{relation}")
        elif key[0] == "c":
            _, voice, relation, _ = key.split("|")
            coarser = table.get(f"r|{voice}|{relation}")
        else:
            coarser = None
        if role != coarser:
            kept.append(line)
    return kept


def main() -> int:
    """Writes or checks the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    status = 0
    for name, made in tables(options.shared).items():
        target = Path(__file__).with_name(name)
        if not options.check:
            target.write_text(made, encoding="utf-8")
        elif target.read_text(encoding="utf-8") != made:
            print(f"{target} is not what the generator makes; run it without --check", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
