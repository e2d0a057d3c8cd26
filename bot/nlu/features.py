"""What the classifier sees of a message: its meaning (sentence vector) and its letters (words, character runs).

The vector knows that "bairn" and "child" are near; the letters know "EHCNA", "section F" and typing slips.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.nlu.minilm import Matrix, minilm

# The sentence vector counts as much as words and characters together.
SENTENCE_WEIGHT = 2.0
SETTINGS: dict[str, dict[str, Any]] = {
    "words": {"ngram_range": (1, 2), "min_df": 1},
    "characters": {"analyzer": "char_wb", "ngram_range": (2, 5), "min_df": 2},
}
PLACEHOLDER = re.compile(r"\[([a-z ]+)(?::[^\]]*)?\]")


def clean(text: str) -> str:
    """Lower case; the redactor's placeholders become plain words, so `[name] is [age 5–10]` reads as a sentence."""
    return PLACEHOLDER.sub(r" \1 ", text.casefold().replace("’", "'"))


def sentence_vectors(texts: Sequence[str]) -> Matrix:
    return minilm().encode([clean(text) for text in texts])


class Letters:
    """TF-IDF of words and of character runs; `fit` while training, `read` when serving."""

    def __init__(self, vectorizers: dict[str, TfidfVectorizer]) -> None:
        self._vectorizers = vectorizers

    @classmethod
    def fit(cls, texts: Sequence[str]) -> Letters:
        cleaned = [clean(text) for text in texts]
        return cls(
            {
                name: TfidfVectorizer(sublinear_tf=True, dtype=np.float32, **settings).fit(cleaned)
                for name, settings in SETTINGS.items()
            }
        )

    def vectors(self, texts: Sequence[str]) -> sp.csr_matrix:
        cleaned = [clean(text) for text in texts]
        return sp.hstack([v.transform(cleaned) for v in self._vectorizers.values()]).tocsr()

    def write(self, folder: Path) -> None:
        """Vocabulary as JSON and weights as plain arrays: nothing in a model file can run."""
        for name, vectorizer in self._vectorizers.items():
            terms = sorted(vectorizer.vocabulary_, key=vectorizer.vocabulary_.__getitem__)
            (folder / f"{name}.json").write_text(json.dumps(terms), encoding="utf-8")
            np.save(folder / f"{name}.npy", vectorizer.idf_.astype(np.float32))

    @classmethod
    def read(cls, folder: Path) -> Letters:
        vectorizers = {}
        for name, settings in SETTINGS.items():
            terms = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
            vocabulary = {term: index for index, term in enumerate(terms)}
            vectorizer = TfidfVectorizer(sublinear_tf=True, dtype=np.float32, vocabulary=vocabulary, **settings)
            vectorizer.idf_ = np.load(folder / f"{name}.npy", allow_pickle=False)
            vectorizers[name] = vectorizer
        return cls(vectorizers)


def stack(letters: sp.csr_matrix, sentences: Matrix) -> sp.csr_matrix:
    return sp.hstack([letters, sp.csr_matrix(sentences * np.float32(SENTENCE_WEIGHT))]).tocsr()
