"""One head of the classifier: a linear machine and the nearest examples, added up.

The linear machine alone draws straight borders; the three examples of each label that are nearest in meaning mend it
where a topic is said in several unlike ways. What each brings: docs/adr/0008.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.svm import LinearSVC

from bot.nlu.decision import Ranking
from bot.nlu.features import Features
from bot.nlu.minilm import Matrix

NEAREST = 3
NEAREST_WEIGHT = 0.6
# Nearness is measured along the 256 directions in which the examples differ most: a third of the memory and of the
# time, and no worse on the steering questions.
DIRECTIONS = 256


def _standardised(scores: Matrix) -> Matrix:
    spread: Matrix = (scores - scores.mean(1, keepdims=True)) / (scores.std(1, keepdims=True) + 1e-6)
    return spread


def main_directions(vectors: Matrix) -> Matrix:
    """Columns: the directions of most variation (principal components, not centred), most important last."""
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(directions[:, -DIRECTIONS:], dtype=np.float32)


@dataclass(frozen=True)
class Head:
    """`examples` are sentence vectors, in `directions`, in the order of their labels: each label is one run of rows."""

    labels: list[str]
    weights: Matrix
    bias: Matrix
    examples: Matrix
    directions: Matrix
    starts: npt.NDArray[np.int64]

    @classmethod
    def fit(cls, features: Features, labels: list[str], strictness: float) -> Head:
        order = sorted(range(len(labels)), key=lambda i: labels[i])
        examples, names = features.rows(order), [labels[i] for i in order]
        machine = LinearSVC(C=strictness, class_weight="balanced", dual=True, random_state=1, max_iter=3000, tol=0.01)
        machine.fit(examples.together(), names)
        classes = [str(name) for name in machine.classes_]
        weights = np.ascontiguousarray(machine.coef_.T, dtype=np.float32)
        starts = np.searchsorted(np.array(names), classes)
        bias = machine.intercept_.astype(np.float32)
        directions = main_directions(examples.sentences)
        return cls(classes, weights, bias, examples.sentences @ directions, directions, starts.astype(np.int64))

    def scores(self, features: Features) -> Matrix:
        """One row a text, one column a label: the two opinions on one scale."""
        letters = self.weights[: features.letters.shape[1]]
        straight = np.asarray(features.letters @ letters) + features.sentences @ self.weights[letters.shape[0] :]
        near = self.nearness(features)
        both: Matrix = _standardised(straight + self.bias) + NEAREST_WEIGHT * _standardised(near)
        return both

    def rankings(self, features: Features, temperature: float) -> list[Ranking]:
        """Labels with their probability, likeliest first."""
        scores = self.scores(features) / temperature
        odds = np.exp(scores - scores.max(1, keepdims=True))
        chances = odds / odds.sum(1, keepdims=True)
        return [[(self.labels[i], float(row[i])) for i in np.argsort(-row)] for row in chances]

    def nearness(self, features: Features) -> Matrix:
        """For each label the mean likeness of its three nearest examples, or of all it has."""
        alike = (features.sentences @ self.directions) @ self.examples.T
        # A last column that is never near, for the places in the table that no example fills.
        alike = np.pad(alike, ((0, 0), (0, 1)), constant_values=-np.inf)
        nearest = np.partition(alike[:, self._runs], -NEAREST, axis=2)[:, :, -NEAREST:]
        there = np.isfinite(nearest)
        near: Matrix = np.where(there, nearest, 0).sum(2, dtype=np.float32) / there.sum(2, dtype=np.float32)
        return near

    @cached_property
    def _runs(self) -> npt.NDArray[np.int64]:
        """A row a label: the numbers of its examples, filled up with the number after the last one."""
        stops = [*self.starts[1:], len(self.examples)]
        longest = max(NEAREST, *(stop - start for start, stop in zip(self.starts, stops, strict=True)))
        runs = self.starts[:, None] + np.arange(longest)
        return np.where(runs < np.array(stops)[:, None], runs, len(self.examples))

    def write(self, folder: Path, name: str) -> None:
        (folder / f"{name}.json").write_text(json.dumps(self.labels), encoding="utf-8")
        np.savez(
            folder / f"{name}.npz",
            weights=self.weights.astype(np.float16),
            bias=self.bias,
            examples=self.examples.astype(np.float16),
            directions=self.directions.astype(np.float16),
            starts=self.starts,
        )

    @classmethod
    def read(cls, folder: Path, name: str) -> Head:
        labels = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        arrays = np.load(folder / f"{name}.npz", allow_pickle=False)
        parts = ("weights", "examples", "directions")
        weights, examples, directions = (arrays[part].astype(np.float32) for part in parts)
        return cls(labels, weights, arrays["bias"], examples, directions, arrays["starts"])
