"""Variation of training windows: spacing, letter case, quotation marks, missing full stops."""

from __future__ import annotations

import random
from dataclasses import replace

from .text import BLANK_LINE, LINE_BREAK, SPACE, Word

CURLY = {"'": "’", "''": "”", "``": "“", "--": "—", "...": "…"}
STRAIGHT = {"’": "'", "‘": "'", "“": '"', "”": '"', "—": "--", "–": "-", "…": "..."}


def augmented(window, random_: random.Random):
    """A copy of the window with some random changes; the words of the corpus are left alone."""
    sentences = [[replace(word) for word in words] for words in window.sentences]
    if window.boundaries_known:
        sentences = _spacing(sentences, random_)
        sentences = _without_stops(sentences, window.cut, random_)
    if random_.random() < 0.25:
        sentences = _typography(sentences, random_)
    chance = random_.random()
    if chance < 0.04:
        sentences = [[_recased(word, word.form.lower()) for word in words] for words in sentences]
    elif chance < 0.12:
        sentences = [
            [_recased(word, word.form.upper()) for word in words] if random_.random() < 0.4 else words
            for words in sentences
        ]
    return replace(window, sentences=sentences)


def _spacing(sentences: list[list[Word]], random_: random.Random) -> list[list[Word]]:
    """All breaks as spaces, or all line breaks as blank lines, or left as they are."""
    chance = random_.random()
    if chance < 0.1:
        for words in sentences[1:]:
            words[0].gap = SPACE
    elif chance < 0.45:
        for words in sentences:
            if words[0].gap == LINE_BREAK:
                words[0].gap = BLANK_LINE
    if random_.random() < 0.1:
        sentences[0][0].gap = random_.choice((SPACE, LINE_BREAK, BLANK_LINE))
    return sentences


def _without_stops(sentences: list[list[Word]], cut: bool, random_: random.Random) -> list[list[Word]]:
    """Now and then a sentence loses its final full stop, mostly where a line ends after it."""
    result = []
    for place, words in enumerate(sentences):
        final = place == len(sentences) - 1
        line_ends = final or sentences[place + 1][0].gap >= LINE_BREAK
        bare = len(words) > 2 and words[-1].form == "." and all(word.head != len(words) - 1 for word in words)
        wanted = random_.random() < (0.1 if line_ends else 0.01)
        result.append(words[:-1] if wanted and bare and not (final and cut) else words)
    return result


def _typography(sentences: list[list[Word]], random_: random.Random) -> list[list[Word]]:
    """Curly marks for straight ones or the other way round."""
    curly = random_.random() < 0.6
    opened = False
    for word in (word for words in sentences for word in words):
        form = word.form
        if curly:
            if form == '"':
                opened = not opened
                form = "“" if opened else "”"
            else:
                form = CURLY.get(form, form.replace("'", "’"))
        else:
            form = STRAIGHT.get(form, form.replace("’", "'"))
        if form != word.form:
            if word.lemma == word.form:
                word.lemma = form
            word.form = form
    return sentences


def _recased(word: Word, form: str) -> Word:
    """The word in another case; parts of speech, trees and lemma stay."""
    return replace(word, form=form) if len(form) == len(word.form) else word

