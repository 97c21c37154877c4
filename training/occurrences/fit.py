"""Fits the weights of the model of occurrences (crates/assembly/src/occurrences/score.rs) to event coreference gold.

    python3 fit.py GOLD.jsonl EXPORT PAIRS.jsonl

GOLD is an event coreference set, EXPORT the folder that the example `assembly` wrote for it (documents and events),
PAIRS what the example `compared` wrote. Logistic regression by Newton's method with a Gaussian prior around the present
weights: comparisons that the set shows often move, those that it hardly shows (days, figures, denials) stay where they
were put by hand. Prints the new weights in the order of the program. Standard library only.
"""

import json
import math
import sys
from collections import defaultdict

PRIOR_VARIANCE = 0.3
STEPS = 8


def gold_clusters(gold_path, export):
    """Event id to gold cluster, where a gold mention overlaps the event's trigger."""
    by_uri = {}
    for line in open(gold_path, encoding="utf-8"):
        row = json.loads(line)
        by_uri[row["id"]] = row["events"]
    uri_of = {}
    for line in open(f"{export}/documents.jsonl", encoding="utf-8"):
        row = json.loads(line)
        uri_of[row["id"]] = row["uri"]
    clusters = {}
    for line in open(f"{export}/events.jsonl", encoding="utf-8"):
        row = json.loads(line)
        start, end = row["trigger"]["start"], row["trigger"]["end"]
        for event in by_uri.get(uri_of[row["doc"]], ()):
            if event["start"] < end and start < event["end"]:
                clusters[row["id"]] = event["cluster"]
                break
    return clusters


def solve(matrix, vector):
    """Solves a small linear system by elimination."""
    size = len(vector)
    rows = [matrix[i][:] + [vector[i]] for i in range(size)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, size):
            factor = rows[r][i] / rows[i][i]
            if factor:
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
    result = [0.0] * size
    for i in reversed(range(size)):
        rest = sum(rows[i][j] * result[j] for j in range(i + 1, size))
        result[i] = (rows[i][size] - rest) / rows[i][i]
    return result


def fit(pairs, prior):
    """The weights with the highest posterior."""
    weights, size = prior[:], len(prior)
    for _ in range(STEPS):
        gradient = [(p - w) / PRIOR_VARIANCE for w, p in zip(weights, prior)]
        hessian = [[0.0] * size for _ in range(size)]
        for i in range(size):
            hessian[i][i] = 1 / PRIOR_VARIANCE
        for features, label in pairs:
            odds = max(-30.0, min(30.0, sum(weights[i] * x for i, x in features)))
            probability = 1 / (1 + math.exp(-odds))
            error, curve = label - probability, probability * (1 - probability)
            for i, x in features:
                gradient[i] += error * x
                for j, y in features:
                    hessian[i][j] += curve * x * y
        step = solve(hessian, gradient)
        weights = [w + s for w, s in zip(weights, step)]
    return weights


def main():
    gold, export, pairs_path = sys.argv[1:4]
    clusters = gold_clusters(gold, export)
    lines = open(pairs_path, encoding="utf-8")
    head = json.loads(next(lines))
    pairs = []
    for line in lines:
        row = json.loads(line)
        one, other = (clusters.get(event) for event in row["events"])
        if one is not None and other is not None:
            features = [(i, x) for i, x in enumerate(row["features"]) if x]
            pairs.append((features, float(one == other)))
    print(f"{len(pairs)} pairs, {sum(label for _, label in pairs):.0f} of one cluster", file=sys.stderr)
    weights = fit(pairs, head["weights"])
    counts = defaultdict(int)
    for features, _ in pairs:
        for i, _ in features:
            counts[i] += 1
    for i, name in enumerate(head["names"]):
        print(f"{name:24} {head['weights'][i]:6.2f} -> {weights[i]:6.2f}  ({counts[i]})", file=sys.stderr)
    print(", ".join(f"{weight:.2f}" for weight in weights))


if __name__ == "__main__":
    main()
