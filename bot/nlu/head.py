"""One head of the classifier: a linear machine and the nearest examples, in the same space, added up.

The linear machine alone draws straight borders; the three nearest examples of each label mend it where a topic is
said in several unlike ways. Together they are two points better than either (docs/measurements.md).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from sklearn.svm import LinearSVC

from bot.nlu.decision import Ranking
from bot.nlu.features import Features
from bot.nlu.minilm import Matrix

NEAREST = 3
NEAREST_WEIGHT = 0.6


def _standardised(scores: Matrix) -> Matrix:
    spread: Matrix = (scores - scores.mean(1, keepdims=True)) / (scores.std(1, keepdims=True) + 1e-6)
    return spread


@dataclass(frozen=True)
class Head:
    """Examples are in the order of their labels, so that each label's are one run of rows."""

    labels: list[str]
    weights: Matrix
    bias: Matrix
    examples: Features
    starts: npt.NDArray[np.int64]

    @classmethod
    def fit(cls, features: Features, labels: list[str], strictness: float) -> Head:
        order = sorted(range(len(labels)), key=lambda i: labels[i])
        examples, names = features.rows(order), [labels[i] for i in order]
        machine = LinearSVC(C=strictness, class_weight="balanced", dual=True, random_state=1, max_iter=3000)
        machine.fit(examples.together(), names)
        classes = [str(name) for name in machine.classes_]
        weights = np.ascontiguousarray(machine.coef_.T, dtype=np.float32)
        starts = np.searchsorted(np.array(names), classes)
        return cls(classes, weights, machine.intercept_.astype(np.float32), examples, starts.astype(np.int64))

    def scores(self, features: Features) -> Matrix:
        """One row a text, one column a label: the two opinions on one scale."""
        letters = self.weights[: features.letters.shape[1]]
        straight = np.asarray(features.letters @ letters) + features.sentences @ self.weights[letters.shape[0] :]
        near = self._nearness(features)
        both: Matrix = _standardised(straight + self.bias) + NEAREST_WEIGHT * _standardised(near)
        return both

    def rankings(self, features: Features, temperature: float) -> list[Ranking]:
        """Labels with their probability, likeliest first."""
        scores = self.scores(features) / temperature
        odds = np.exp(scores - scores.max(1, keepdims=True))
        chances = odds / odds.sum(1, keepdims=True)
        return [[(self.labels[i], float(row[i])) for i in np.argsort(-row)] for row in chances]

    @cached_property
    def _letters_by_term(self) -> sp.csr_matrix:
        """Turned once: a product with a row of letters then touches only the terms it has (2 ms instead of 30)."""
        return self.examples.letters.T.tocsr()

    def _nearness(self, features: Features) -> Matrix:
        """For each label the mean likeness of its three nearest examples."""
        alike = (features.letters @ self._letters_by_term).toarray() + features.sentences @ self.examples.sentences.T
        near = np.empty((alike.shape[0], len(self.labels)), dtype=np.float32)
        for column, (start, stop) in enumerate(zip(self.starts, [*self.starts[1:], alike.shape[1]], strict=True)):
            count = min(NEAREST, stop - start)
            near[:, column] = np.partition(alike[:, start:stop], -count, axis=1)[:, -count:].mean(1)
        return near

    def write(self, folder: Path, name: str) -> None:
        (folder / f"{name}.json").write_text(json.dumps(self.labels), encoding="utf-8")
        sp.save_npz(folder / f"{name}_letters.npz", self.examples.letters.astype(np.float32))
        np.savez(
            folder / f"{name}.npz",
            weights=self.weights.astype(np.float16),
            bias=self.bias,
            sentences=self.examples.sentences.astype(np.float16),
            starts=self.starts,
        )

    @classmethod
    def read(cls, folder: Path, name: str) -> Head:
        labels = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        arrays = np.load(folder / f"{name}.npz", allow_pickle=False)
        letters = sp.load_npz(folder / f"{name}_letters.npz").tocsr()
        examples = Features(letters, arrays["sentences"].astype(np.float32))
        return cls(labels, arrays["weights"].astype(np.float32), arrays["bias"], examples, arrays["starts"])
