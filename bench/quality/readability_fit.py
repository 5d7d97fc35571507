"""Fits the weights and the thresholds of the readability drops on the half of the documents that no figure comes from.

    python -m bench.quality.readability_fit ../shared

prints the log odds of a logistic regression over `Signs`, and the odds from which 10, 1.5 and 0.5 in 100 clean documents are
flagged, for `WEIGHTS` in `passages.py` and the confidence steps in `detector.py`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from math import exp
from pathlib import Path

from spincheck.api import Document
from spincheck_readability.counting import WordCounts
from spincheck_readability.passages import WEIGHTS, Passage, Signs, candidates
from spincheck_readability.prose import Prose, read_prose

from .readability import halves, splices

_POINTS, _MIN_WORDS = 30.0, 150
_SHARES = (0.1, 0.015, 0.005)
_ROUNDS = 12
_RIDGE = 1.0


def main(shared: Path) -> None:
    """Fit and print."""
    word_counts = WordCounts()
    clean: list[list[Signs]] = []
    made: list[Signs] = []
    for domain, texts in halves(shared, 0):
        clean += [[passage.signs for passage in _found(text.document, text.prose)] for text in texts if text.is_host]
        for splice in splices(texts, domain):
            prose = read_prose(splice.document, word_counts)
            near = [(0.0, Signs(*[0.0] * len(WEIGHTS)))]
            for passage in _found(splice.document, prose):
                span = prose.span(passage.drop.sentences)
                shared_length = min(span.end, splice.passage.end) - max(span.start, splice.passage.start)
                together = max(span.end, splice.passage.end) - min(span.start, splice.passage.start)
                near.append((shared_length / together, passage.signs))
            likeness, best = max(near)
            if likeness >= 0.5:
                made.append(best)
    weights = _fit([*made, *(signs for document in clean for signs in document)], len(made))
    print(Signs(*(round(weight, 2) for weight in weights)))
    highest = sorted((max((_dot(weights, signs) for signs in document), default=-99.0) for document in clean), reverse=True)
    for part in _SHARES:
        print(f"{part:.1%} of {len(highest)} clean documents: {highest[int(part * len(highest))]:.2f}")


def _found(document: Document, prose: Prose) -> list[Passage]:
    return candidates(document, prose, points=_POINTS, min_words=_MIN_WORDS)


def _fit(samples: Sequence[Signs], positives: int) -> list[float]:
    """Return the weights of a logistic regression, both classes weighing alike; by Newton's method, with a little ridge."""
    rows = [(*signs, 1.0) for signs in samples]
    size = len(rows[0])
    weigh_positive, weigh_negative = len(rows) / positives, len(rows) / (len(rows) - positives)
    weights = [0.0] * size
    for _ in range(_ROUNDS):
        gradient = [-_RIDGE * weight for weight in weights]
        hessian = [[_RIDGE * (i == j) for j in range(size)] for i in range(size)]
        for number, row in enumerate(rows):
            is_positive = number < positives
            chance = 1 / (1 + exp(-max(-30.0, min(30.0, _dot(weights, row)))))
            factor = weigh_positive if is_positive else weigh_negative
            error, slope = factor * (is_positive - chance), factor * chance * (1 - chance)
            for i, value in enumerate(row):
                gradient[i] += error * value
                for j in range(size):
                    hessian[i][j] += slope * value * row[j]
        step = _solve(hessian, gradient)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
    return weights[:-1]


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a system of equations with a positive definite matrix, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i, pivot in enumerate(rows):
        for other in rows[i + 1 :]:
            factor = other[i] / pivot[i]
            for j in range(i, len(pivot)):
                other[j] -= factor * pivot[j]
    solution = [0.0] * len(rows)
    for i in reversed(range(len(rows))):
        known = sum(rows[i][j] * solution[j] for j in range(i + 1, len(rows)))
        solution[i] = (rows[i][-1] - known) / rows[i][i]
    return solution


def _dot(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
