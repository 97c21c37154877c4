"""Trains the judge of events: how likely is each part of a record right?

    cargo build --release -p polybius-reading --example records
    python -m training.judgement --shared ../shared --records target/release/examples/records --out models/en

`marks/events.jsonl` holds what readers said of records that the program had found in open texts (`open_texts.py`): ids, places and
marks, never the texts. Short plain sentences are rare there; `specs/events` has them, with what is right (`specs.py`). The program tells the signs and word vectors of the records that it finds in them today; where its
parties have changed since, they are compared with those that the reader named. The judge is measured in five folds, in which
texts of one document or topic stay together, then trained on everything.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy
import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional

from . import open_texts, specs

QUESTIONS = ("event", "source", "target", "root", "modality")
MARKS = Path(__file__).parent / "marks" / "events.jsonl"
WIDTH, MEMBERS = 32, 4
"""Hidden values of a net; nets whose mean is the judge."""

FOLDS, EPOCHS, RECORDS_PER_BATCH, RATE, DECAY = 5, 8, 64, 2e-3, 0.05
DROPOUT, UNSEEN_SIGNS = 0.3, 0.15
LEAST_COUNT = 3
"""Records that must have a sign before it gets a row."""

SPEC_WEIGHT = 5.0
"""How much a record of the specs counts: they are few, and sure."""


@dataclass
class Record:
    """An event of the program with its marks."""

    group: str
    signs: list[str]
    vectors: Tensor
    marks: list[float]
    """0 or 1 for each question."""
    weight: float = 1.0


class Judge(nn.Module):
    """A hidden layer over signs and vectors, then a score for each question."""

    def __init__(self, signs: int, inputs: int):
        super().__init__()
        self.meanings = nn.EmbeddingBag(signs, WIDTH, mode="sum")
        nn.init.normal_(self.meanings.weight, std=0.1)
        self.vectors = nn.Linear(inputs, WIDTH)
        self.scores = nn.Linear(WIDTH, len(QUESTIONS))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, signs: list[Tensor], vectors: Tensor) -> Tensor:
        """Scores [records, questions]; `signs` are the rows of each record's signs."""
        offsets = torch.tensor([0] + [len(rows) for rows in signs[:-1]]).cumsum(0)
        hidden = self.meanings(torch.cat(signs), offsets) + self.vectors(self.dropout(vectors))
        return self.scores(self.dropout(functional.relu(hidden)))


class Inventory:
    """The signs that get a row."""

    def __init__(self, records: list[Record]):
        counts = Counter(sign for record in records for sign in record.signs)
        self.names = sorted(sign for sign, count in counts.items() if count >= LEAST_COUNT)
        self.rows = {sign: row for row, sign in enumerate(self.names)}

    def of(self, record: Record) -> Tensor:
        """The rows of a record's signs."""
        return torch.tensor([self.rows[sign] for sign in record.signs if sign in self.rows])


def train(records: list[Record], inventory: Inventory, seed: int) -> Judge:
    """One net trained on the records; signs are left out at random, so that none is leant on alone."""
    torch.manual_seed(seed)
    random_ = random.Random(seed)
    judge = Judge(len(inventory.names), len(records[0].vectors))
    optimiser = torch.optim.AdamW(judge.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(records) // RECORDS_PER_BATCH)
    planner = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1 - step / steps)
    signs = [inventory.of(record) for record in records]
    order = list(range(len(records)))
    for _ in range(EPOCHS):
        random_.shuffle(order)
        for start in range(0, len(order), RECORDS_PER_BATCH):
            batch = order[start : start + RECORDS_PER_BATCH]
            seen = [signs[place][torch.rand(len(signs[place])) > UNSEEN_SIGNS] for place in batch]
            scores = judge(seen, torch.stack([records[place].vectors for place in batch]))
            marks = torch.tensor([records[place].marks for place in batch])
            weights = torch.tensor([[records[place].weight] for place in batch]).expand_as(marks)
            loss = functional.binary_cross_entropy_with_logits(scores, marks, weights)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            planner.step()
    return judge.eval()


@torch.no_grad()
def judged(judges: list[Judge], records: list[Record], inventory: Inventory) -> Tensor:
    """Probabilities [records, questions] from the mean of the nets' scores."""
    signs, vectors = [inventory.of(record) for record in records], torch.stack([record.vectors for record in records])
    return torch.stack([judge(signs, vectors) for judge in judges]).mean(0).sigmoid()


def folds(records: list[Record], inventory: Inventory, seed: int) -> Tensor:
    """Probabilities [records, questions], each record's by a judge that has seen nothing of its group."""
    groups = sorted({record.group for record in records})
    random.Random(seed).shuffle(groups)
    fold_of = {group: place % FOLDS for place, group in enumerate(groups)}
    found = torch.zeros(len(records), len(QUESTIONS))
    for fold in range(FOLDS):
        inside = [place for place, record in enumerate(records) if fold_of[record.group] == fold]
        outside = [record for record in records if fold_of[record.group] != fold]
        judges = [train(outside, inventory, seed + member) for member in range(MEMBERS)]
        found[inside] = judged(judges, [records[place] for place in inside], inventory)
    return found


def figures(found: Tensor, marks: Tensor) -> str:
    """For each question how many are right, how well right is told from wrong (AUC), and the calibration error (ten bins)."""
    lines = []
    for place, question in enumerate(QUESTIONS):
        likely, right = found[:, place], marks[:, place]
        bins = (likely * 10).long().clamp(max=9)
        gaps = sum(abs(float((right - likely)[bins == b].sum())) for b in set(bins.tolist()))
        lines.append(f"{question:9} right {float(right.mean()):.3f}  AUC {auc(likely, right):.3f}  calibration error {gaps / len(right):.3f}")
    return "\n".join(lines)


def auc(likely: Tensor, right: Tensor) -> float:
    """The share of pairs of a right and a wrong record in which the right one is the likelier."""
    ranks = torch.empty(len(likely))
    ranks[likely.argsort()] = torch.arange(1, len(likely) + 1, dtype=torch.float)
    yes = float(right.sum())
    return float((ranks[right == 1].sum() - yes * (yes + 1) / 2) / (yes * (len(right) - yes)))


def kept(found: Tensor, marks: Tensor) -> str:
    """How right the records are whose parties are likely enough, for a few limits."""
    lines = []
    for least in (0.0, 0.2, 0.3, 0.4, 0.5, 0.6):
        keeps = (found[:, 1] >= least) & (found[:, 2] >= least)
        shares = "  ".join(f"{question} {float(marks[keeps, place].mean()):.3f}" for place, question in enumerate(QUESTIONS))
        lines.append(f"parties from {least} on: {float(keeps.float().mean()):.2f} kept  {shares}")
    return "\n".join(lines)


def read_records(shared: Path, program: Path) -> list[Record]:
    """The program's records of today in the open texts that have marks, and in the specs."""
    marks = {(mark["id"], mark["start"]): mark for mark in open_texts.rows(MARKS)}
    wanted = {id_ for id_, _ in marks}
    texts = {name: text for name, text in open_texts.texts(shared).items() if name in wanted}
    examples = specs.examples()
    texts |= {name: example.text for name, example in examples.items()}
    found = []
    for row, numbers in records_of(texts, program):
        name, mark = row["uri"], marks.get((row["uri"], row["start"]))
        said = examples[name].answer(row) if name in examples else answers(row, mark) if mark else None
        if said is not None:
            weight = SPEC_WEIGHT if name in examples else 1.0
            found.append(Record(group(name), row["signs"], numbers.clone(), said, weight))
    return found


def records_of(texts: dict[str, str], program: Path) -> list[tuple[dict, Tensor]]:
    """What the program finds in some texts: rows with their word vectors."""
    with tempfile.TemporaryDirectory() as work:
        reports, out, numbers = (Path(work, name) for name in ("reports.jsonl", "records.jsonl", "records.vectors"))
        lines = (json.dumps({"uri": name, "text": text}) + "\n" for name, text in texts.items())
        reports.write_text("".join(lines), encoding="utf-8")
        subprocess.run([program, reports, out, numbers], check=True)
        rows = open_texts.rows(out)
        vectors = torch.from_numpy(numpy.fromfile(numbers, dtype="<f4").reshape(len(rows), -1))
    return list(zip(rows, vectors))


def group(name: str) -> str:
    """Texts of one group stay in one fold: of ECB+ those of a topic."""
    return name.split("_")[0] if name.startswith("ecb:") else name


def answers(row: dict, mark: dict) -> list[float]:
    """What the reader says of today's record, 0 or 1 for each question."""
    if not mark["right"]["event"]:
        return [0.0] * len(QUESTIONS)
    sides = [is_side_right(row[side], mark, side) for side in ("source", "target")]
    told = {"plover": row["plover"]}, {"modality": row["modality"], "polarity": row["polarity"]}
    rest = [is_value_right(value, mark, question) for value, question in zip(told, ("root", "modality"))]
    return [1.0, *map(float, sides), *map(float, rest)]


def is_side_right(spans: list[list[int]], mark: dict, side: str) -> bool:
    """Whether the parties are those that the reader accepts: the marked ones if they were right, else those named instead."""
    if spans == mark["found"][side]:
        return mark["right"][side]
    accepted = mark["found"][side] if mark["right"][side] else mark["instead"].get(side)
    if accepted is None or len(accepted) != len(spans):
        return False
    return all(any(start < b and a < end for a, b in accepted) for start, end in spans)


def is_value_right(value: dict, mark: dict, question: str) -> bool:
    """Whether the root, or modality with polarity, is the one that the reader accepts."""
    same = all(mark["found"][key] == one for key, one in value.items())
    return mark["right"][question] if same else mark["instead"].get(question) == value


def joined(judges: list[Judge]) -> dict[str, Tensor]:
    """One net that gives the mean of the nets' scores: their hidden layers side by side."""
    layers = [judge.vectors for judge in judges]
    return {
        "meanings": torch.cat([judge.meanings.weight for judge in judges], dim=1),
        "vectors.weight": torch.cat([layer.weight for layer in layers]),
        "vectors.bias": torch.cat([layer.bias for layer in layers]),
        "scores.weight": torch.cat([judge.scores.weight / len(judges) for judge in judges], dim=1),
        "scores.bias": torch.stack([judge.scores.bias for judge in judges]).mean(0),
    }


def main() -> None:
    """Measures in folds, then writes a judge trained on everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="folder with data/")
    parser.add_argument("--records", type=Path, required=True, help="the example `records` of polybius-reading")
    parser.add_argument("--out", type=Path, required=True, help="where judgement.safetensors goes")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    records = read_records(arguments.shared, arguments.records.resolve())
    inventory = Inventory(records)
    print(f"{len(records)} records with marks, {len(inventory.names)} signs")
    found, marks = folds(records, inventory, arguments.seed), torch.tensor([record.marks for record in records])
    print(figures(found, marks))
    print(kept(found, marks))
    judges = [train(records, inventory, arguments.seed + member) for member in range(MEMBERS)]
    weights = {name: tensor.detach().contiguous() for name, tensor in joined(judges).items()}
    save_file(weights, arguments.out / "judgement.safetensors", metadata={"version": "1", "signs": "\n".join(inventory.names)})


if __name__ == "__main__":
    main()
