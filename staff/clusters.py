"""Questions that ask alike, together: by the encoder that understands parents, or by their letters without it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

Vectors = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vectors]
# Average cosine distance up to which questions are one group; chosen by eye on invented questions.
APART = 0.55
REMEMBERED = 2_000


def by_letters(texts: Sequence[str]) -> Vectors:
    found = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit_transform(texts)
    vectors: Vectors = found.toarray().astype(np.float32)
    return vectors


def clusters(texts: Sequence[str], encode: Encode = by_letters) -> list[list[int]]:
    """Places in `texts`, group by group: the largest group first, each in the order given."""
    if len(texts) < 2:
        return [[place] for place in range(len(texts))]
    vectors = encode(texts)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    groups = AgglomerativeClustering(
        n_clusters=None, metric="cosine", linkage="average", distance_threshold=APART
    ).fit_predict(vectors / np.where(lengths == 0, 1, lengths) + 1e-9)
    found: dict[int, list[int]] = {}
    for place, group in enumerate(groups):
        found.setdefault(int(group), []).append(place)
    return sorted(found.values(), key=lambda places: (-len(places), places[0]))


def remembering(encode: Encode) -> Encode:
    """Each text is encoded once: a page of 200 questions would wait for seconds. In memory only."""

    @lru_cache(maxsize=REMEMBERED)
    def one(text: str) -> Vectors:
        vector: Vectors = encode([text])[0]
        return vector

    return lambda texts: np.vstack([one(text) for text in texts])
