"""The sentence encoder: the right weights, likeness that means something, and the same numbers in any batch."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.minilm import BATCH, SIZE, WEIGHTS_SHA256, Matrix, minilm, weights_digest

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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How do I ask for an EHC assessment?", "how can I request an EHC needs assessment"),
        ("My son was excluded from school", "my boy has been excluded from his school"),
        ("Can my daughter get free transport to school?", "is there free school transport for my daughter"),
        ("I want to appeal to the tribunal", "how to appeal to the tribunal"),
    ],
)
def test_the_same_question_in_other_words_is_near(one: str, other: str) -> None:
    assert cosine(one, other) > 0.6


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How do I ask for an EHC assessment?", "the cat sleeps in the sun"),
        ("Can my daughter get free transport to school?", "preheat the oven and melt the butter"),
        ("I want to appeal to the tribunal", "purple elephants swim at night"),
    ],
)
def test_another_matter_is_far(one: str, other: str) -> None:
    assert cosine(one, other) < 0.2


def test_a_batch_gives_the_same_vectors_as_one_by_one() -> None:
    single = np.vstack([minilm().encode([text]) for text in TEXTS])
    np.testing.assert_allclose(minilm().encode(TEXTS), single, atol=1e-5)


def test_more_texts_than_a_batch_keep_their_order() -> None:
    many = [f"question {number} " + "about school " * (number % 7) for number in range(BATCH + 5)]
    vectors = minilm().encode(many)
    assert vectors.shape == (BATCH + 5, SIZE)
    np.testing.assert_allclose(vectors[-1:], minilm().encode(many[-1:]), atol=1e-5)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: f"{len(text)} characters")
def test_every_text_is_a_finite_unit_vector(text: str) -> None:
    vector: Matrix = minilm().encode([text])
    assert vector.shape == (1, SIZE)
    assert vector.dtype == np.float32
    assert np.isfinite(vector).all()
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_no_text_is_no_vector() -> None:
    assert minilm().encode([]).shape == (0, SIZE)
