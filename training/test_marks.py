"""Checks of how marks are read: `python -m unittest training.test_marks`."""

from __future__ import annotations

import unittest

from .judgement import answers
from .specs import Example, examples

MARK = {
    "found": {"source": [[0, 5]], "target": [], "plover": "AID", "modality": "actual", "polarity": "affirmed"},
    "right": {"event": True, "source": True, "target": False, "root": False, "modality": True},
    "instead": {"target": [[10, 20]], "root": {"plover": "AGREE"}},
}


def record(**changes: object) -> dict:
    """The record of the mark, changed."""
    return MARK["found"] | changes


class Marks(unittest.TestCase):
    """What a reader said, of the record then and of the record now."""

    def test_the_same_record_keeps_its_marks(self):
        self.assertEqual(answers(record(), MARK), [1, 1, 0, 0, 1])

    def test_a_mended_record_is_right(self):
        self.assertEqual(answers(record(target=[[12, 20]], plover="AGREE"), MARK), [1, 1, 1, 1, 1])

    def test_another_party_is_wrong(self):
        self.assertEqual(answers(record(source=[[30, 35]]), MARK)[1], 0)
        self.assertEqual(answers(record(source=[[0, 5], [30, 35]]), MARK)[1], 0)

    def test_what_is_no_event_is_wrong_in_everything(self):
        mark = MARK | {"right": dict.fromkeys(MARK["right"], False)}
        self.assertEqual(answers(record(), mark), [0, 0, 0, 0, 0])


class Specs(unittest.TestCase):
    """Examples as marks."""

    def test_expected_forbidden_and_neither(self):
        example = Example("Norway met Sweden.", [{"trigger": {"text": "met"}, "plover": "CONSULT", "source": [{"text": "Norway"}]}],
                          [{"trigger": {"text": "met"}, "plover": "AID"}])  # fmt: skip
        row = {"start": 7, "end": 10, "plover": "CONSULT", "source": [[0, 6]], "target": [[11, 17]]}
        self.assertEqual(example.answer(row), [1.0] * 5)
        self.assertEqual(example.answer(row | {"plover": "AID"}), [0.0] * 5)
        self.assertIsNone(example.answer(row | {"source": [[11, 17]]}))

    def test_the_sections_are_there(self):
        found = examples()
        self.assertTrue(any(example.expected for example in found.values()))
        self.assertTrue(any(example.forbidden for example in found.values()))


if __name__ == "__main__":
    unittest.main()
