"""What the heads predict: the label inventories of `labels.json`."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from .lemmas import rule_of
from .names import LABELS
from .roles import LEAST_ROLES, OUTSIDE
from .text import Document

IGNORE = -100
"""Target that no loss looks at."""

VERSION = 2
"""Of labels.json."""

LEAST_RULE, LEAST_WHOLE_LEMMA, LEAST_FEATURES = 3, 5, 2
"""How often a lemma rule, a rule `!lemma` and a feature string must be seen in training."""


@dataclass(frozen=True)
class Labels:
    """Names of the outputs, in their order."""

    upos: list[str]
    features: list[str]
    lemma_rules: list[str]
    names: list[str]
    relations: list[str]
    roles: list[str]

    def __post_init__(self):
        for field in ("upos", "features", "lemma_rules", "names", "relations", "roles"):
            index = {name: number for number, name in enumerate(getattr(self, field))}
            object.__setattr__(self, f"{field}_index", index)

    def target(self, field: str, name: str | None) -> int:
        """Index of a label, IGNORE where it is unknown."""
        return getattr(self, f"{field}_index").get(name, IGNORE)

    def write(self, path: Path) -> None:
        """Writes labels.json."""
        text = json.dumps({"version": VERSION, **asdict(self)}, ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Labels:
        """Reads labels.json."""
        content = json.loads(path.read_text(encoding="utf-8"))
        content.pop("version")
        content.setdefault("roles", [])
        return cls(**content)


def collect(treebanks: Iterable[Document]) -> Labels:
    """The inventories of the training trees, each sorted by frequency and name."""
    upos, features, rules, relations, roles = Counter(), Counter(), Counter(), Counter(), Counter()
    for document in treebanks:
        for word in document.words():
            upos[word.upos] += 1
            features[word.features] += 1
            if word.lemma != "_":
                rules[rule_of(word.form, word.lemma)] += 1
            relations[word.relation] += 1
            roles.update(argument.role for argument in word.arguments or ())
    kept_rules = Counter({
        rule: count
        for rule, count in rules.items()
        if count >= (LEAST_WHOLE_LEMMA if rule.startswith("!") else LEAST_RULE) and is_general(rule)
    })
    return Labels(
        upos=sorted(upos),
        features=_ranked(Counter({name: count for name, count in features.items() if count >= LEAST_FEATURES})),
        lemma_rules=_ranked(kept_rules),
        names=list(LABELS),
        relations=_ranked(relations),
        roles=[OUTSIDE, *(f"{mark}-{role}" for role in _ranked(roles) if roles[role] >= LEAST_ROLES for mark in "BI")],
    )


def is_general(rule: str) -> bool:
    """Whether a rule says something about the language, not about one number or mail address."""
    return not re.search(r"\d{2}|[@#]|\|\w{9}|\|\d|^!.*-", rule)


def _ranked(counts: Counter) -> list[str]:
    """Most frequent first, equals by name."""
    return sorted(counts, key=lambda name: (-counts[name], name))
