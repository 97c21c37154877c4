"""Checks of the parts that need no data: `python -m unittest training.test_training`."""

from __future__ import annotations

import itertools
import unittest

import numpy as np
import torch

from .decode import single_root
from .lemmas import apply_rule, rule_of
from .linear import Linear
from .names import Span, spans_of, trimmed, write_spans
from .pieces import Vocabulary, case_of, plain
from .text import Word


def words(text: str) -> list[Word]:
    """Words of a text cut at spaces."""
    return [Word(form) for form in text.split()]


class Trees(unittest.TestCase):
    """Chu-Liu/Edmonds against trying everything."""

    def test_best_tree_with_one_root(self):
        generator = np.random.default_rng(1)
        for size in (1, 2, 3, 4, 5):
            for _ in range(20):
                scores = generator.normal(size=(size + 1, size + 1))
                np.fill_diagonal(scores, -np.inf)
                found = single_root(scores)
                self.assertAlmostEqual(self.total(scores, found[1:]), self.best(scores, size))

    def best(self, scores: np.ndarray, size: int) -> float:
        trees = (heads for heads in itertools.product(range(size + 1), repeat=size) if self.is_tree(heads))
        return max(self.total(scores, heads) for heads in trees)

    def total(self, scores: np.ndarray, heads) -> float:
        return sum(scores[dependent, head] for dependent, head in enumerate(heads, 1))

    def is_tree(self, heads) -> bool:
        if sum(head == 0 for head in heads) != 1:
            return False
        for start in range(1, len(heads) + 1):
            node, steps = start, 0
            while node and steps <= len(heads):
                node, steps = heads[node - 1], steps + 1
            if node:
                return False
        return True


class Lemmas(unittest.TestCase):
    """Rules and their application."""

    def test_rules(self):
        cases = {
            ("dogs", "dog"): "1||l", ("was", "be"): "!be", ("n't", "not"): "2|ot|l", ("Bush", "Bush"): "0||=",
            ("BUSH", "Bush"): "0||t", ("IPs", "IP"): "1||=", ("Running", "run"): "4||l", ("U.S.", "U.S."): "0||=",
        }  # fmt: skip
        for (form, lemma), rule in cases.items():
            self.assertEqual(rule_of(form, lemma), rule)
            self.assertEqual(apply_rule(form, rule), lemma)


class Pieces(unittest.TestCase):
    """Word pieces and shapes."""

    def test_longest_from_the_left(self):
        vocabulary = Vocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "cafe", "##s", "ca", "##fes", "[MASK]"])
        self.assertEqual(vocabulary.pieces("Cafés"), (4, 5))
        self.assertEqual(vocabulary.pieces("x"), (1,))
        self.assertEqual(plain("Ąé"), "ae")

    def test_case(self):
        expected = {"-": 0, "abc": 1, "Abc": 2, "ABC": 3, "aBc": 4, "A1": 5, "I": 6, "U.S.": 3, "O.": 2, "'s": 1}
        self.assertEqual({form: case_of(form) for form in expected}, expected)


class Names(unittest.TestCase):
    """Spans and labels."""

    def test_there_and_back(self):
        text = words("the Free Karsk Army of Orra")
        spans = [Span(1, 4, "organization"), Span(5, 6, "place")]
        write_spans(text, spans)
        self.assertEqual(spans_of([word.name for word in text]), spans)

    def test_trimmed(self):
        text = words("saw the U.N. 's")
        self.assertEqual(trimmed(Span(1, 4, "organization"), text), Span(2, 3, "organization"))


class Rounding(unittest.TestCase):
    """An int8 layer stays close to its exact self."""

    def test_error_is_small(self):
        torch.manual_seed(1)
        layer, x = Linear(64, 32), torch.randn(500, 64) * torch.linspace(0.1, 5, 64)
        exact = layer(x)
        layer.mode = "observe"
        for _ in range(20):
            layer(x)
        layer.settle()
        layer.mode = "quantised"
        error = (layer(x) - exact).detach().std() / exact.detach().std()
        self.assertLess(float(error), 0.02)


if __name__ == "__main__":
    unittest.main()
