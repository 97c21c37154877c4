"""Measures the program with the scorers of ../shared on the development data and writes reports/accuracy.md.

    python3 reports/measure.py [--polybius target/release/polybius] [--shared ../shared] [--only NAME …]

Every section of the report is what a scorer printed. Standard library only. Texts of the gold sets go to a temporary
folder and never into the report.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Measure:
    """One scorer on one gold file; `door` says which command of the program answers it."""

    name: str
    title: str
    scorer: str
    gold: str
    door: str = "read"
    against: str = ""


MEASURES = [
    Measure("ewt", "Parse, EWT dev, gold words", "score_parse.py", "parse/ewt-dev.conllu", "parse-words",
            "spaCy en_udv25_englishewt_trf (125 M parameters), as published: UPOS .969, LAS .894, lemma .974"),
    Measure("ewt-raw", "Parse, EWT dev, from raw text", "score_parse.py", "parse/ewt-dev.conllu", "parse"),
    Measure("gum", "Parse, GUM dev, gold words", "score_parse.py", "parse/gum-dev.conllu", "parse-words"),
    Measure("mentions", "Mentions, re3d dev", "score_mentions.py", "ner/re3d-dev.jsonl",
            against="spaCy medium, row `names`, overlap F1: .42"),
    Measure("coref", "Coreference, GUM dev", "score_coref.py", "coref/gum-dev.jsonl"),
    Measure("roles", "Semantic roles, EWT dev, gold predicates", "score_roles.py", "srl/ewt-dev.jsonl", "annotate"),
    Measure("factuality", "Factuality, UDS dev", "score_roles.py", "factuality/uds-dev.jsonl", "annotate"),
    Measure("statements", "Statements, PolNeAR dev", "score_statements.py", "attribution/polnear-dev.jsonl",
            against="GenderGapTracker's extractor on the test part: content .693, source .614, cue .369, statements "
                    ".490, speaker .856"),
    Measure("coding", "Coding, PLV train, actors given, the lexicon alone", "score_coding.py", "coding/plv-train.jsonl",
            "code", "PLV test, root macro F1: Universal PETRARCH .463, GPT-4 .615, ZSP .821, ConfliBERT .867. The head was "
            "trained on these pairs: with it, in five folds, roots .841, classes .912 (`training/coding.py`)"),
    Measure("events", "Events end to end, PLV train", "score_events.py", "coding/plv-train.jsonl"),
    Measure("actors", "Actors, CAMEO train", "score_actors.py", "actors/cameo-train.jsonl"),
    Measure("petrarch", "PETRARCH's records with its dictionaries", "score_petrarch.py", "petrarch/records-dev.jsonl",
            "events", "PETRARCH2 with gold parses: .307 of 277 records exact"),
    Measure("timebank", "Times, TimeBank", "score_times.py", "times/timebank.jsonl",
            against="HeidelTime 1.8: strict .849, relaxed .916, value .792"),
    Measure("aquaint", "Times, AQUAINT", "score_times.py", "times/aquaint.jsonl",
            against="HeidelTime 1.8: strict .810, relaxed .918, value .730"),
    Measure("occurrences", "Occurrences, ECB+ dev", "score_occurrences.py", "eventcoref/ecbplus-dev.jsonl"),
    Measure("stories", "Stories, Giveme5W1H dev", "score_stories.py", "stories/giveme5w1h-dev.jsonl",
            against="TF-IDF with average linkage over the whole set: .93 to .97"),
    Measure("copies", "Copies, made from PolNeAR train", "score_copies.py", "attribution/polnear-train.jsonl.gz",
            "copies"),
    Measure("disputes", "Disputes, made set, seed 1", "score_disputes.py", "", "disputes"),
]


class Bench:
    """Runs the program and the scorers in one temporary folder."""

    def __init__(self, polybius: Path, shared: Path, work: Path) -> None:
        self.polybius, self.shared, self.work = polybius, shared, work

    def measure(self, measure: Measure) -> str:
        """What the scorer prints for this measure."""
        predictions = self.work / f"{measure.name}.out"
        if measure.door in ("copies", "disputes"):
            texts = self.made(measure)
            self.read(measure.name, self.inputs(measure, texts), predictions)
            return self.scorer(measure.scorer, str(texts.with_name("gold.jsonl")), str(predictions))
        gold = self.shared / "data" / measure.gold
        if measure.door == "read":
            self.read(measure.name, self.inputs(measure, gold), predictions)
        else:
            self.through_door(measure.door, gold, predictions)
        return self.scorer(measure.scorer, str(gold), str(predictions))

    def inputs(self, measure: Measure, gold: Path) -> Path:
        """What the program reads of a gold file."""
        reports = self.work / f"{measure.name}.jsonl"
        self.scorer("inputs.py", str(gold), "-o", str(reports))
        return reports

    def made(self, measure: Measure) -> Path:
        """The texts of a made set; its gold lies beside them."""
        folder = self.work / f"{measure.name}.made"
        if measure.door == "copies":
            self.scorer("make_copies.py", str(self.shared / "data" / measure.gold), "--out", str(folder))
        else:
            self.scorer("make_disputes.py", "--seed", "1", "--out", str(folder))
        return folder / "texts.jsonl"

    def read(self, name: str, reports: Path, predictions: Path) -> None:
        """Reads reports into a record and exports it; a rejected report shows in the score, so status 1 is accepted."""
        record = self.work / f"{name}.db"
        self.run([str(self.polybius), "read", str(reports), "--into", str(record)], accept=(0, 1))
        self.run([str(self.polybius), "export", str(record), "--format", "jsonl", "--out", str(predictions)])

    def through_door(self, door: str, gold: Path, predictions: Path) -> None:
        """Sends the gold inputs through one of the program's doors."""
        if door == "parse-words":
            command, given = [str(self.polybius), "parse", "--pretokenized"], gold.read_bytes()
        else:
            command, given = [str(self.polybius), door], self.scorer("inputs.py", str(gold), "--for", door).encode()
        if door == "code":
            command += ["--coder", "lexicon"]
        if door == "events":
            command += ["--dictionaries", str(self.validation_dictionaries(gold.parent / "dictionaries"))]
        predictions.write_bytes(self.run(command, given))

    def validation_dictionaries(self, folder: Path) -> Path:
        """The dictionaries of the unit-test records alone; Phoenix's, which lie beside them, are about the real world."""
        chosen = self.work / "dictionaries"
        chosen.mkdir()
        for path in folder.glob("PETR.Validate.*.txt"):
            (chosen / path.name).write_bytes(path.read_bytes())
        return chosen

    def scorer(self, name: str, *arguments: str) -> str:
        """Runs one of the programs of ../shared/eval."""
        return self.run([sys.executable, str(self.shared / "eval" / name), *arguments]).decode()

    def run(self, command: list[str], given: bytes = b"", accept: tuple[int, ...] = (0,)) -> bytes:
        """Runs a command; a status that is not accepted ends the measurement with what it printed."""
        done = subprocess.run(command, input=given, capture_output=True, cwd=self.work, check=False)
        if done.returncode not in accept:
            raise SystemExit(f"{' '.join(command)}\nended with {done.returncode}:\n{done.stderr.decode()[-2000:]}")
        return done.stdout


def section(measure: Measure, table: str) -> str:
    """One part of the report."""
    source = f"`{measure.scorer}` on `{measure.gold or 'a made set'}`"
    lines = [f"## {measure.title}", "", source, "", "```text", table.rstrip(), "```", ""]
    if measure.against:
        lines += [f"To beat: {measure.against}.", ""]
    return "\n".join(lines)


def main() -> None:
    """Measures what was asked for; the whole set is written as the report, a part is printed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polybius", type=Path, default=ROOT / "target/release/polybius")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="print these measures, leave the report alone")
    arguments = parser.parse_args()
    sections = []
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(arguments.polybius.resolve(), arguments.shared.resolve(), Path(work))
        for measure in MEASURES:
            if not arguments.only or measure.name in arguments.only:
                print(f"{measure.name} …", file=sys.stderr)
                sections.append(section(measure, bench.measure(measure)))
    head = f"Made by `python3 reports/measure.py` on {date.today().isoformat()}; figures of others as published."
    report = "\n".join(["# Accuracy on the development data", "", head, "", *sections])
    if arguments.only:
        print(report)
    else:
        (ROOT / "reports" / "accuracy.md").write_text(report, encoding="utf-8")


if __name__ == "__main__":
    main()
