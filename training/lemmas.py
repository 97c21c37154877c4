"""Lemma rules: `k|suffix|case` or `!lemma` (FORMAT.md)."""

from __future__ import annotations

import os


def rule_of(form: str, lemma: str) -> str:
    """The shortest rule that turns the form into the lemma; of equals the first of lower case, kept, title."""
    small = form.lower()
    if lemma == lemma.lower():
        return _cut(small, lemma, "l")
    if lemma == lemma[:1].upper() + lemma[1:].lower() and not form.startswith(lemma[:1]):
        return _cut(small, lemma.lower(), "t")
    if lemma == lemma[:1].upper() + lemma[1:].lower() and len(form) > 1 and form.isupper():
        return _cut(small, lemma.lower(), "t")
    return _cut(form, lemma, "=")


def _cut(start: str, target: str, case: str) -> str:
    """The rule by the common beginning; without one, the whole lemma."""
    shared = len(os.path.commonprefix([start, target]))
    if not shared:
        return "!" + (target[:1].upper() + target[1:] if case == "t" else target)
    return f"{len(start) - shared}|{target[shared:]}|{case}"


def apply_rule(form: str, rule: str) -> str:
    """The lemma of the form; a rule that cuts more than there is leaves the suffix."""
    if rule.startswith("!"):
        return rule[1:]
    count, suffix, case = rule.split("|")
    start = form if case == "=" else form.lower()
    result = start[: max(0, len(start) - int(count))] + suffix
    return result[:1].upper() + result[1:].lower() if case == "t" else result
