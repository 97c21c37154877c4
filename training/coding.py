"""Trains the coding head: which of fifteen roots is it that one party of a text does to another?

    python -m training.coding --shared ../shared --runs runs --polybius target/release/polybius --out models/en

The head reads the vectors that the shipped, rounded encoder gives to the words, so that coding costs no second pass. It
is measured in five folds by line, alone and together with the lexicon's answer (`polybius code --coder lexicon`), then
trained on all pairs. Labels and texts are those of PLV, which may train weights that are shipped; the texts are not.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional

from . import data, labels
from .model import Parser
from .text import BLANK_LINE, GLUED, SPACE, Word
from .train import rounded
from .windows import Batcher, Window

ROOTS = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
WIDTH, VALUES, INNER, QUERIES = 128, 256, 256, 2
FOLDS, EPOCHS, PAIRS_PER_BATCH, RATE, DECAY, DROPOUT, SMOOTHING = 5, 25, 32, 1e-3, 0.05, 0.3, 0.05
LEXICON_SHARE = 0.7
"""How much the lexicon's log probabilities count beside the head's."""


@dataclass
class Pair:
    """The word vectors [W, H] of a text, which words are source and target [W], the root, the lexicon's log scores."""

    vectors: Tensor
    source: Tensor
    target: Tensor
    root: int
    lexicon: Tensor


class CodingHead(nn.Module):
    """Attention of the two parties over the words of their text, then a layer over all three."""

    def __init__(self, hidden: int):
        super().__init__()
        self.source = nn.Linear(hidden, WIDTH)
        self.target = nn.Linear(hidden, WIDTH)
        self.query = nn.Linear(2 * WIDTH, QUERIES * WIDTH)
        self.key = nn.Linear(hidden, WIDTH)
        self.standing = nn.Parameter(torch.randn(4, WIDTH))
        self.value = nn.Linear(hidden, VALUES)
        self.inner = nn.Linear(2 * WIDTH + QUERIES * VALUES, INNER)
        self.scores = nn.Linear(INNER, len(ROOTS))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, pairs: list[Pair]) -> Tensor:
        """Scores [pairs, roots]."""
        vectors, source, target, known = (_padded(pairs, field) for field in ("vectors", "source", "target", "known"))
        vectors = self.dropout(vectors)
        parties = torch.cat([_mean(self.source(vectors), source), _mean(self.target(vectors), target)], dim=1)
        query = self.query(functional.relu(parties)).unflatten(1, (QUERIES, WIDTH))
        key = self.key(vectors) + self.standing[(source + 2 * target).long()]
        weights = query @ key.transpose(1, 2) / WIDTH**0.5 + (known[:, None] - 1) * 1e4
        read = (weights.softmax(2) @ self.value(vectors)).flatten(1)
        return self.scores(self.dropout(functional.relu(self.inner(torch.cat([parties, read], dim=1)))))


def _padded(pairs: list[Pair], field: str) -> Tensor:
    """One field of all pairs; `known` is 1 where there is a word."""
    rows = [torch.ones(len(pair.source)) if field == "known" else getattr(pair, field) for pair in pairs]
    return nn.utils.rnn.pad_sequence(rows, batch_first=True)


def _mean(vectors: Tensor, mask: Tensor) -> Tensor:
    """Mean of the marked words; zero where the party is not named."""
    return (vectors * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True).clamp(min=1)


def train(pairs: list[Pair], seed: int) -> CodingHead:
    """A head trained on the pairs."""
    torch.manual_seed(seed)
    random_ = random.Random(seed)
    head = CodingHead(pairs[0].vectors.shape[1])
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(pairs) // PAIRS_PER_BATCH)
    planner = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1 - step / steps)
    order = list(pairs)
    for _ in range(EPOCHS):
        random_.shuffle(order)
        for start in range(0, len(order), PAIRS_PER_BATCH):
            batch = order[start : start + PAIRS_PER_BATCH]
            targets = torch.tensor([pair.root for pair in batch])
            loss = functional.cross_entropy(head(batch), targets, label_smoothing=SMOOTHING)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            planner.step()
    return head.eval()


@torch.no_grad()
def folds(pairs: list[Pair], seed: int) -> Tensor:
    """Log probabilities [pairs, roots], each pair's by a head that has not seen it."""
    found = torch.zeros(len(pairs), len(ROOTS))
    for fold in range(FOLDS):
        inside = [place for place in range(len(pairs)) if place % FOLDS == fold]
        with torch.enable_grad():
            head = train([pair for place, pair in enumerate(pairs) if place % FOLDS != fold], seed)
        found[inside] = head([pairs[place] for place in inside]).log_softmax(1)
    return found


def read_pairs(rows: list[dict], model: Parser, batcher: Batcher, polybius: Path) -> list[Pair]:
    """The pairs with the vectors of their words."""
    pairs = []
    lexicon = lexicon_scores(rows, polybius)
    for row, words, scores in zip(rows, words_of([row["text"] for row in rows], polybius), lexicon):
        places = [(start, end) for _, start, end in words]
        source, target = (party_words(row, mark, name, places) for mark, name in (("s", "source"), ("t", "target")))
        pairs.append(Pair(vectors(words, model, batcher), source, target, ROOTS.index(row["plover"]), scores))
    return pairs


@torch.no_grad()
def vectors(words: list[tuple[str, int, int]], model: Parser, batcher: Batcher) -> Tensor:
    """What the encoder gives to the words of a text, in windows that are full."""
    ends = [0, *(end for _, _, end in words)]
    left = [
        Word(form, BLANK_LINE if not place else GLUED if ends[place] == start else SPACE)
        for place, (form, start, _) in enumerate(words)
    ]  # fmt: skip
    found = []
    while left:
        taken = batcher.fitting(left)
        batch = batcher.batch([Window([taken])])
        found.append(model.encoder(batch.pieces, batch.shapes, batch.mask).flatten(0, 1)[batch.words])
        left = left[len(taken) :]
    return torch.cat(found)


def words_of(texts: list[str], polybius: Path) -> list[list[tuple[str, int, int]]]:
    """The program's words of each text with their places; every text is one paragraph."""
    plain = "\n\n".join(" ".join(text.split()) for text in texts)
    parsed = subprocess.run([polybius, "parse"], input=plain, capture_output=True, text=True, check=True).stdout
    forms = iter([line.split("\t")[1] for line in parsed.splitlines() if re.match(r"\d+\t", line)])
    found = []
    for text in texts:
        words, place = [], 0
        while place < len(text.rstrip()):
            form = next(forms)
            start = text.index(form, place)
            place = start + len(form)
            words.append((form, start, place))
        found.append(words)
    return found


def party_words(row: dict, mark: str, name: str, places: list[tuple[int, int]]) -> Tensor:
    """1 for each word of a party: as marked, else every occurrence of its words in any case."""
    marked = re.sub(rf"</?[st]>", lambda found: found[0] if found[0].strip("</>") == mark else "", row.get("marked") or "")
    spans = []
    if f"<{mark}>" in marked:
        start, end = marked.index(f"<{mark}>"), marked.index(f"</{mark}>") - len(f"<{mark}>")
        spans = [(start, end)]
    elif row[name].strip():
        spans = [found.span() for found in re.finditer(re.escape(row[name].strip().lower()), row["text"].lower())]
    return torch.tensor([float(any(a < end and start < b for a, b in spans)) for start, end in places])


def lexicon_scores(rows: list[dict], polybius: Path) -> list[Tensor]:
    """Log scores of the lexicon for each pair."""
    given = "".join(json.dumps({key: row.get(key) for key in ("id", "text", "source", "target", "marked") if row.get(key)}) + "\n" for row in rows)
    command = [polybius, "code", "--coder", "lexicon"]
    printed = subprocess.run(command, input=given, capture_output=True, text=True, check=True).stdout
    answers = map(json.loads, printed.splitlines())
    return [torch.tensor([answer["scores"][root] for root in ROOTS]).clamp(min=1e-4).log() for answer in answers]


def figures(scores: Tensor, pairs: list[Pair], quads: list[int]) -> str:
    """Accuracy, macro F1 of roots and of the four classes, expected calibration error (ten bins)."""
    gold, found = torch.tensor([pair.root for pair in pairs]), scores.argmax(1)
    classes = torch.tensor(quads)
    sure = scores.softmax(1).amax(1)
    bins = (sure * 10).long().clamp(max=9)
    gaps = [abs(float((found == gold)[bins == b].float().mean() - sure[bins == b].mean())) * int((bins == b).sum()) for b in set(bins.tolist())]
    right = float((found == gold).float().mean())
    roots, quad = macro_f1(found, gold), macro_f1(classes[found], classes[gold])
    return f"accuracy {right:.4f}  roots {roots:.4f}  classes {quad:.4f}  calibration error {sum(gaps) / len(pairs):.4f}"


def macro_f1(found: Tensor, gold: Tensor) -> float:
    """Mean F1 of the classes in gold."""
    scores = [
        2 * int(((found == one) & (gold == one)).sum()) / int((found == one).sum() + (gold == one).sum())
        for one in set(gold.tolist())
    ]  # fmt: skip
    return sum(scores) / len(scores)


def main() -> None:
    """Measures in folds, then writes a head trained on everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, help_ in (("shared", "folder with data/"), ("runs", "folder of caches and checkpoints"),
                        ("polybius", "the program"), ("out", "where coding.safetensors goes")):  # fmt: skip
        parser.add_argument(f"--{name}", type=Path, required=True, help=help_)
    parser.add_argument("--name", default="en", help="name of the run below --runs")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(1)  # the tensors are too small to share
    rows = [json.loads(line) for line in (arguments.shared / "data/coding/plv-train.jsonl").read_text().splitlines()]
    quads = [next(row["quad"] for row in rows if row["plover"] == root) for root in ROOTS]
    inventory = labels.collect(data.load(arguments.shared, arguments.runs / "corpus.pickle").trees)
    model, vocabulary = rounded(inventory, arguments.runs / arguments.name)
    batcher = Batcher(vocabulary, inventory)
    pairs = read_pairs(rows, model, batcher, arguments.polybius)
    lexicon = torch.stack([pair.lexicon for pair in pairs])
    head = folds(pairs, arguments.seed)
    print("lexicon", figures(lexicon, pairs, quads))
    print("head", figures(head, pairs, quads))
    for share in (0.3, 0.5, LEXICON_SHARE, 1.0):
        print(f"head and {share} of the lexicon", figures(head + share * lexicon, pairs, quads))
    weights = train(pairs, arguments.seed).state_dict() | {"lexicon_share": torch.tensor([LEXICON_SHARE])}
    save_file(weights, arguments.out / "coding.safetensors", metadata={"version": "1", "roots": " ".join(ROOTS)})


if __name__ == "__main__":
    main()
