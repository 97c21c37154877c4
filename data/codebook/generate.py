"""Turns the verb dictionary CAMEO.2.0.txt of petrarch2 into `petrarch.tsv`.

    python3 data/codebook/generate.py --shared DIR [--check]

`DIR/data/petrarch/dictionaries` holds the dictionary; with `--check` nothing is written, and a table that differs ends
with status 1. Both are MIT-licensed (notice in `LICENSE-petrarch`). Verbs of a block share its default code and its patterns. What
stands before `*` becomes the subject, what stands behind it the object, what is in parentheses a preposition with its
noun. Codes of root 01 and `---` mean that the words are no event. Patterns that need word order or wild cards for actors
alone are left out; so are verbs whose default is no event and that have no pattern.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

PREPOSITIONS = set(
    "about above across after against along amid among around as at before behind between beyond by during for from "
    "in inside into near of off on onto out outside over through to toward towards under up upon with within".split()
)
PARTICLES = {"off", "out", "up", "down", "over", "away", "back", "aside", "apart"}
IRREGULAR = {"men": "man", "women": "woman", "police": "police", "ties": "tie", "children": "child"}


def lemma(word: str) -> str:
    """A noun's rough singular, in lower case."""
    word = word.strip("_").lower().replace("_", "-")
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(ch|sh|ss|x)es$", word):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def verb(line: str) -> tuple[str, str | None]:
    """A verb line's dictionary form and its own code, if it has one."""
    line = line.split("#")[0]
    code = re.search(r"\[([\d-]+)[\]:]", line)
    word = re.split(r"[\s{\[]", line.strip(), maxsplit=1)[0].strip("+_").lower()
    return word, code.group(1) if code else None


def conditions(pattern: str, sets: dict[str, list[str]]) -> str | None:
    """The pattern as conditions; None where it cannot be said so."""
    before, _, after = pattern.partition("*")
    slots: dict[str, list[str]] = {}

    def words(token: str) -> str | None:
        if token.startswith("&"):
            members = sets.get(token[1:].strip("_"), [])
            return "|".join(sorted({lemma(member) for member in members})) if 0 < len(members) <= 40 else None
        return lemma(token) if re.fullmatch(r"[A-Z][A-Z_'.-]*", token) else None

    def fill(slot: str, tokens: list[str]) -> bool:
        found = [words(token) for token in tokens if token not in ("+", "$", "%", "^")]
        if any(word is None for word in found):
            return False
        for word in found[:-1]:
            slots.setdefault("mod" if slot == "obj" else slot, []).append(word)
        if found:
            slots.setdefault(slot, []).append(found[-1])
        return True

    for phrase in re.findall(r"\(([^)]*)\)", after):
        tokens = phrase.replace("{", " ").replace("}", " ").split()
        if not tokens or tokens[0].lower() not in PREPOSITIONS:
            return None
        if not fill(tokens[0].lower(), tokens[1:]):
            return None
    plain = re.sub(r"\([^)]*\)", " ", after).replace("{", " ").replace("}", " ").split()
    if plain and plain[0].lower() in PARTICLES:
        slots["prt"] = [plain.pop(0).lower()]
    if any(token.lower() in PREPOSITIONS for token in plain) or not fill("obj", plain):
        return None
    if "(" in before or not fill("subj", before.replace("{", " ").replace("}", " ").split()):
        return None
    return " ".join(f"{slot}={word}" for slot, found in sorted(slots.items()) for word in found) or None


def code_of(text: str) -> str | None:
    """The first code of a bracket; `-` for no event."""
    code = text.split(":")[0].strip()
    if code in ("---", "--") or code.startswith("01"):
        return "-"
    return code if code.isdigit() else None


def table(path: Path) -> str:
    """The table made of a dictionary."""
    sets: dict[str, list[str]] = {}
    blocks: list[tuple[str | None, dict[str, str | None], dict[str, str]]] = []
    current = None
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        line = line.strip()
        if line.startswith("&"):
            current = sets.setdefault(line[1:].strip("_"), [])
        elif line.startswith("---"):
            found = re.search(r"\[([^\]]*)\]", line)
            blocks.append((code_of(found.group(1)) if found else None, {}, {}))
            current = None
        elif current is not None and line.startswith("+"):
            current.append(re.split(r"[\s#]", line[1:])[0])
        elif blocks and line.startswith("- "):
            found = re.match(r"- (.*?)\s*\[([^\]]*)\]", line)
            code, wanted = (code_of(found.group(2)), conditions(found.group(1), sets)) if found else (None, None)
            if code and wanted:
                blocks[-1][2].setdefault(wanted, code)
        elif blocks and line and not line.startswith(("#", "~")):
            word, own = verb(line)
            if re.fullmatch(r"[a-z_]+", word):
                blocks[-1][1][word] = code_of(own) if own else None
    rows = []
    for default, verbs, patterns in blocks:
        by_code: dict[str, list[str]] = {}
        for word, own in verbs.items():
            by_code.setdefault(own or default or "-", []).append(word)
        for code, words in by_code.items():
            if code != "-":
                rows.append(f"{','.join(words)}\tv\t-\t{code}\t-\t-")
        for wanted, code in patterns.items():
            if not (code == "-" and default in (None, "-")):
                rows.append(f"{','.join(verbs)}\tv\t{wanted}\t{code}\t-\t-")
    return HEADER + "".join(f"{row}\n" for row in rows)


def main() -> int:
    """Writes or checks the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    made = table(options.shared / "data/petrarch/dictionaries/CAMEO.2.0.txt")
    target = Path(__file__).with_name("petrarch.tsv")
    if options.check:
        if target.read_text(encoding="utf-8") == made:
            return 0
        print(f"{target} is not what the generator makes; run it without --check", file=sys.stderr)
        return 1
    target.write_text(made, encoding="utf-8")
    return 0


HEADER = """\
# Verb patterns of CAMEO.2.0.txt (petrarch2), made by generate.py; see there. Columns as in patterns.tsv; a code of `-`
# says that these words are no event. They stand behind the patterns of patterns.tsv.
# Copyright (c) 2015 Open Event Data Alliance, MIT License: see LICENSE-petrarch.
"""

if __name__ == "__main__":
    sys.exit(main())
