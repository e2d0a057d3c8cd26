"""The sentence encoder: the right weights, likeness that means something, and the same numbers in any company."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.nlu import minilm as module
from bot.nlu.minilm import MANY, SIZE, WEIGHTS_SHA256, Matrix, graph_file, minilm, weights_digest

TEXTS = [
    "How do I appeal?",
    "",
    "the council refused to assess my son and I do not know what to do next",
    "x",
    "🙂",
    "a" * 1000,
    "school transport " * 58,
    "Wie beantrage ich das?",
]


def cosine(one: str, other: str) -> float:
    first, second = minilm().encode([one, other])
    return float(first @ second)


def test_the_weights_are_the_ones_that_were_reviewed() -> None:
    assert weights_digest() == WEIGHTS_SHA256


# With their likeness by the same layers in 32 bits.
NEAR = [
    ("How do I ask for an EHC assessment?", "how can I request an EHC needs assessment", 0.892),
    ("My son was excluded from school", "my boy has been excluded from his school", 0.888),
    ("Can my daughter get free transport to school?", "is there free school transport for my daughter", 0.943),
    ("I want to appeal to the tribunal", "how to appeal to the tribunal", 0.925),
]
FAR = [
    ("How do I ask for an EHC assessment?", "the cat sleeps in the sun", -0.014),
    ("Can my daughter get free transport to school?", "preheat the oven and melt the butter", -0.004),
    ("I want to appeal to the tribunal", "purple elephants swim at night", 0.031),
]


@pytest.mark.parametrize(("one", "other", "likeness"), [*NEAR, *FAR])
def test_the_same_question_is_near_and_another_matter_far_as_in_32_bits(one: str, other: str, likeness: float) -> None:
    assert cosine(one, other) == pytest.approx(likeness, abs=0.03)


def test_the_graph_is_made_once_and_read_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "models" / graph_file().name
    monkeypatch.setattr(module, "graph_file", lambda: path)
    made = minilm.__wrapped__().encode(TEXTS)
    written = path.read_bytes()
    read = minilm.__wrapped__().encode(TEXTS)
    assert path.read_bytes() == written
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    (tmp_path / "ordinary").touch()
    assert path.stat().st_mode == (tmp_path / "ordinary").stat().st_mode, "one user trains, another may serve"
    np.testing.assert_array_equal(made, read)


def test_a_folder_that_cannot_be_written_to_does_not_stop_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "models").write_text("a file where the folder should be")
    monkeypatch.setattr(module, "graph_file", lambda: tmp_path / "models" / "minilm.onnx")
    assert minilm.__wrapped__().encode(["x"]).shape == (1, SIZE)


def test_many_at_once_have_the_same_vectors_as_one_by_one() -> None:
    single = np.vstack([minilm().encode([text]) for text in TEXTS])
    np.testing.assert_array_equal(minilm().encode(TEXTS), single)


def test_texts_that_are_read_side_by_side_keep_their_order() -> None:
    many = [f"question {number} " + "about school " * (number % 7) for number in range(MANY + 5)]
    vectors = minilm().encode(many)
    assert vectors.shape == (MANY + 5, SIZE)
    np.testing.assert_array_equal(vectors[-1:], minilm().encode(many[-1:]))


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: f"{len(text)} characters")
def test_every_text_is_a_finite_unit_vector(text: str) -> None:
    vector: Matrix = minilm().encode([text])
    assert vector.shape == (1, SIZE)
    assert vector.dtype == np.float32
    assert np.isfinite(vector).all()
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_no_text_is_no_vector() -> None:
    assert minilm().encode([]).shape == (0, SIZE)
