"""Makes `models/en` from the gold files in one command: `python -m training.make --shared ../shared --out models/en`.

Interrupted runs go on after the last epoch that was finished (folder `--runs`).
"""

from __future__ import annotations

import argparse
import json
import logging
from dataclasses import fields
from pathlib import Path

import torch

from . import data, labels, reference, weights
from .evaluate import evaluate, table
from .model import Sizes
from .runner import runner_of
from .train import Schedule, train
from .windows import Batcher

LOG = logging.getLogger(__name__)
DESCRIPTION = "Polybius English language core; weights CC BY-SA 4.0, encoder from all-MiniLM-L6-v2 (Apache-2.0)"


def main() -> None:
    """Reads, trains, exports, measures."""
    arguments = parse_arguments()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(arguments.threads)
    schedule = Schedule(**{field.name: getattr(arguments, field.name) for field in fields(Schedule)})
    corpus = data.load(arguments.shared, arguments.runs / "corpus.pickle")
    inventory = labels.collect(corpus.trees)
    if arguments.silver:
        corpus = data.load(arguments.shared, arguments.silver)
    model, vocabulary = train(corpus, inventory, Sizes(depth=arguments.depth), schedule, arguments.runs / arguments.name, arguments.start)
    arguments.out.mkdir(parents=True, exist_ok=True)
    file = arguments.out / "model.safetensors"
    weights.lean_to_whole_arguments(model, inventory)
    weights.write(model, file, DESCRIPTION)
    (arguments.out / "vocabulary.txt").write_text("\n".join(vocabulary.entries) + "\n", encoding="utf-8")
    inventory.write(arguments.out / "labels.json")
    runner, constants = runner_of(model)
    reference.write(arguments.out / "reference.json", model, Batcher(vocabulary, inventory))
    LOG.info("wrote %s, %.1f MB", file, file.stat().st_size / 1e6)
    report = evaluate(runner, constants, vocabulary, inventory, corpus, arguments.shared / "eval/score_parse.py")
    print(table(report), flush=True)
    (arguments.runs / arguments.name / "figures.json").write_text(json.dumps(report, indent=1), encoding="utf-8")


def parse_arguments() -> argparse.Namespace:
    """The command line; every field of the schedule is an option."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="folder with data/ and eval/")
    parser.add_argument("--out", type=Path, required=True, help="where the model's files go")
    parser.add_argument("--runs", type=Path, default=Path("runs"), help="folder of caches and checkpoints")
    parser.add_argument("--name", default="en", help="name of this run below --runs")
    parser.add_argument("--silver", type=Path, help="the corpus that the teacher has labelled, instead of the gold one")
    parser.add_argument("--start", type=Path, help="folder of a shipped model to go on from, instead of the bare encoder")
    parser.add_argument("--depth", type=int, default=Sizes.depth, help="encoder layers")
    parser.add_argument("--threads", type=int, default=2)
    for field in fields(Schedule):
        option = "--" + field.name.replace("_", "-")
        parser.add_argument(option, dest=field.name, type=type(field.default), default=field.default)
    return parser.parse_args()


if __name__ == "__main__":
    main()
