from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.nlu.minilm import Matrix
from bot.nlu.vector_cache import cached_vectors


class Counting:
    """An encoder that says what it was asked to encode."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> Matrix:
        self.asked += texts
        return np.array([[len(text), sum(map(ord, text))] for text in texts], dtype=np.float32)


def test_what_was_encoded_before_is_read_and_only_the_rest_encoded(tmp_path: Path) -> None:
    encode, path = Counting(), tmp_path / "vectors.npz"
    cached_vectors(["one", "two"], encode, path)
    vectors = cached_vectors(["three", "two", "one", "two"], encode, path)
    assert encode.asked == ["one", "two", "three"]
    assert vectors.tolist() == Counting()(["three", "two", "one", "two"]).tolist()


def test_what_is_no_longer_an_example_is_forgotten(tmp_path: Path) -> None:
    encode, path = Counting(), tmp_path / "vectors.npz"
    cached_vectors(["one", "two"], encode, path)
    cached_vectors(["three"], encode, path)
    cached_vectors(["one"], encode, path)
    assert encode.asked == ["one", "two", "three", "one"]


@pytest.mark.parametrize("bad", [b"", b"no archive", b"PK\x03\x04 half an archive"])
def test_a_file_that_cannot_be_read_is_made_anew(tmp_path: Path, bad: bytes) -> None:
    path = tmp_path / "vectors.npz"
    path.write_bytes(bad)
    encode = Counting()
    cached_vectors(["one"], encode, path)
    cached_vectors(["one"], encode, path)
    assert encode.asked == ["one"]
