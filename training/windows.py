"""Windows: runs of words as long as the encoder reads, and their batches as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Generator, Tensor

from .augment import augmented
from .labels import IGNORE, Labels
from .lemmas import rule_of
from .roles import labels_of
from .pieces import SPECIAL_SHAPE, Vocabulary, shape_of
from .text import NO_HEAD, Document, Word

TARGETS = ("end", "upos", "features", "lemma", "names", "predicate", "happened")

LENGTH = 128
"""Pieces of a window at most, [CLS] and [SEP] among them."""

HIDDEN_PIECES = 0.08
"""Share of pieces that training hides from the encoder."""


@dataclass(slots=True)
class Window:
    """Consecutive sentences; the last may be cut short (`cut`), then its arcs are not learnt."""

    sentences: list[list[Word]]
    cut: bool = False
    boundaries_known: bool = True


@dataclass(slots=True)
class RoleSentence:
    """A sentence whose predicates are known: where it stands in a batch, its gold tree, role targets by predicate."""

    window: int
    offset: int
    """Place of its first word in the window."""
    first: int
    """Place of its first word in the batch."""
    heads: list[int]
    relations: list[int]
    predicates: dict[int, list[int]]


@dataclass
class Batch:
    """Tensors of some windows: B windows, L pieces, W words, N the most words of a window."""

    pieces: torch.Tensor  # int64 [B, L]
    shapes: torch.Tensor  # int64 [B, L]
    mask: torch.Tensor  # float [B, L]
    words: torch.Tensor  # int64 [W], flat index of each word's first piece
    rows: torch.Tensor  # int64 [W], place of each word in [B * N]
    sizes: tuple[int, int]  # B, N
    sentence: torch.Tensor  # int64 [B, N], number of the word's sentence in its window, -1 for padding
    heads: torch.Tensor  # int64 [B, N], place of the head in the window, N for the root, IGNORE
    targets: dict[str, torch.Tensor]  # [W] each: end, upos, features, lemma, names, predicate, happened; relations [B, N]
    role_sentences: list[RoleSentence]


def cost(words: Iterable[Word], vocabulary: Vocabulary) -> int:
    """Number of pieces."""
    return sum(len(vocabulary.pieces(word.form)) for word in words)


def training_windows(document: Document, vocabulary: Vocabulary, random_: random.Random) -> Iterator[Window]:
    """Cuts a document into windows: many full, some short, some of one sentence, some that end inside a sentence."""
    waiting = list(document.sentences)
    while waiting:
        room = LENGTH - 2 if random_.random() < 0.6 else random_.randint(20, LENGTH - 2)
        most = 1 if random_.random() < 0.1 else len(waiting)
        taken: list[list[Word]] = []
        while waiting and len(taken) < most and (size := cost(waiting[0], vocabulary)) <= room:
            taken.append(waiting.pop(0))
            room -= size
        cut = False
        if not taken:
            sentence = waiting.pop(0)
            head = _fitting(sentence, LENGTH - 2, vocabulary)
            taken, cut = [head], len(head) < len(sentence)
        elif waiting and len(taken) < most and random_.random() < 0.5:
            part = _fitting(waiting[0], room, vocabulary)
            if part:
                taken.append(part)
                cut = True
        yield Window(taken, cut, document.boundaries_known)


def _fitting(words: Sequence[Word], room: int, vocabulary: Vocabulary) -> list[Word]:
    """The longest beginning that fits."""
    fitting: list[Word] = []
    for word in words:
        room -= len(vocabulary.pieces(word.form))
        if room < 0:
            break
        fitting.append(word)
    return fitting


class Batcher:
    """Turns windows into batches of tensors."""

    def __init__(self, vocabulary: Vocabulary, labels: Labels):
        self.vocabulary, self.labels = vocabulary, labels

    def epoch(self, documents: Sequence[Document], pieces_per_batch: int, seed: int) -> Iterator[Batch]:
        """Augmented windows of all documents in random order, batched by similar length."""
        random_ = random.Random(seed)
        windows = [
            augmented(window, random_)
            for document in documents
            for window in training_windows(document, self.vocabulary, random_)
        ]
        random_.shuffle(windows)
        batches: list[list[Window]] = []
        for start in range(0, len(windows), 512):
            pool = sorted(windows[start : start + 512], key=self.length)
            batches += self._by_size(pool, pieces_per_batch)
        random_.shuffle(batches)
        for batch in batches:
            tensors = self.batch(batch)
            self._hide(tensors.pieces, torch.Generator().manual_seed(random_.getrandbits(32)))
            yield tensors

    def _hide(self, pieces: Tensor, chance: Generator) -> None:
        """Hides some pieces from the encoder, as UDify does, so that a word's company must tell of it too."""
        special = torch.tensor([self.vocabulary.classify, self.vocabulary.separate, self.vocabulary.pad])
        hidden = (torch.rand(pieces.shape, generator=chance) < HIDDEN_PIECES) & ~torch.isin(pieces, special)
        pieces[hidden] = self.vocabulary.mask

    def length(self, window: Window) -> int:
        """Pieces of a window with [CLS] and [SEP]."""
        return 2 + sum(cost(sentence, self.vocabulary) for sentence in window.sentences)

    def fitting(self, words: Sequence[Word]) -> list[Word]:
        """The longest beginning that fits a window; a word longer than a window is taken alone and cut."""
        return _fitting(words, LENGTH - 2, self.vocabulary) or list(words[:1])

    def _by_size(self, windows: list[Window], pieces: int) -> Iterator[list[Window]]:
        """Groups of sorted windows whose padded size is at most `pieces`."""
        group: list[Window] = []
        for window in windows:
            if group and (len(group) + 1) * self.length(window) > pieces:
                yield group
                group = []
            group.append(window)
        if group:
            yield group

    def batch(self, windows: Sequence[Window]) -> Batch:
        """The tensors of some windows."""
        length = max(map(self.length, windows))
        most = max(sum(map(len, window.sentences)) for window in windows)
        pieces = torch.full((len(windows), length), self.vocabulary.pad)
        shapes = torch.full((len(windows), length), SPECIAL_SHAPE)
        mask = torch.zeros(len(windows), length)
        sentence = torch.full((len(windows), most), -1)
        heads = torch.full((len(windows), most), IGNORE)
        relations = torch.full((len(windows), most), IGNORE)
        firsts: list[int] = []
        rows: list[int] = []
        flat: dict[str, list] = {name: [] for name in TARGETS}
        role_sentences: list[RoleSentence] = []
        for row, window in enumerate(windows):
            ids, forms, places = self._encode(window)
            pieces[row, : len(ids)] = torch.tensor(ids)
            shapes[row, : len(ids)] = torch.tensor(forms)
            mask[row, : len(ids)] = 1
            firsts += (row * length + place for place in places)
            rows += (row * most + place for place in range(len(places)))
            role_sentences += self._roles(window, row, len(flat["end"]))
            self._targets(window, flat)
            self._trees(window, sentence[row], heads[row], relations[row], most)
        targets = {name: torch.tensor(values) for name, values in flat.items()} | {"relations": relations}
        return Batch(
            pieces, shapes, mask, torch.tensor(firsts), torch.tensor(rows), (len(windows), most), sentence, heads, targets,
            role_sentences,
        )  # fmt: skip

    def _encode(self, window: Window) -> tuple[list[int], list[int], list[int]]:
        """Pieces, shapes, and the place of each word's first piece."""
        pieces, shapes, places = [self.vocabulary.classify], [SPECIAL_SHAPE], []
        for word in (word for words in window.sentences for word in words):
            of_word = self.vocabulary.pieces(word.form)
            shape = shape_of(word.form, word.gap)
            places.append(len(pieces))
            pieces += of_word
            shapes += [shape] + [shape - shape % 4] * (len(of_word) - 1)
        return pieces + [self.vocabulary.separate], shapes + [SPECIAL_SHAPE], places

    def _roles(self, window: Window, row: int, first: int) -> Iterator[RoleSentence]:
        """The whole sentences of a window whose predicates are known; `first` is the place of its first word."""
        offset = 0
        labels = self.labels
        for number, words in enumerate(window.sentences):
            whole = not (window.cut and number == len(window.sentences) - 1)
            predicates = {
                place: [labels.target("roles", label) for label in labels_of(word, len(words))]
                for place, word in enumerate(words)
                if word.predicate
            }
            if whole and predicates:
                heads = [word.head for word in words]
                relations = [max(0, labels.target("relations", word.relation)) for word in words]
                yield RoleSentence(row, offset, first + offset, heads, relations, predicates)
            offset += len(words)

    def _targets(self, window: Window, flat: dict[str, list]) -> None:
        """Appends the targets of each word."""
        labels = self.labels
        for number, words in enumerate(window.sentences):
            whole = not (window.cut and number == len(window.sentences) - 1)
            for place, word in enumerate(words):
                ends = int(whole and place == len(words) - 1)
                flat["end"].append(ends if window.boundaries_known else IGNORE)
                flat["upos"].append(labels.target("upos", word.upos))
                flat["features"].append(labels.target("features", word.features))
                rule = None if word.lemma in (None, "_") else rule_of(word.form, word.lemma)
                flat["lemma"].append(labels.target("lemma_rules", rule))
                flat["names"].append(labels.target("names", word.name))
                flat["predicate"].append(IGNORE if word.predicate is None else int(word.predicate))
                flat["happened"].append(float("nan") if word.happened is None else word.happened)

    def _trees(self, window: Window, sentence, heads, relations, root: int) -> None:
        """Fills the rows of one window; heads are places in the window."""
        start = 0
        for number, words in enumerate(window.sentences):
            sentence[start : start + len(words)] = number
            whole = not (window.cut and number == len(window.sentences) - 1)
            for place, word in enumerate(words):
                if whole and word.head != NO_HEAD:
                    heads[start + place] = root if word.head < 0 else start + word.head
                    relations[start + place] = self.labels.target("relations", word.relation)
            start += len(words)
