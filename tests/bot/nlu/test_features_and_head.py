"""What is learnt is read back as it was written, and nothing is guessed when a file is missing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.nlu.features import LETTERS_WEIGHT, Features, Letters, clean, sentence_vectors
from bot.nlu.head import NEAREST, Head
from privacy.placeholders import placeholder
from privacy.span import Span

EXAMPLES = {
    "transport": ["can he get a school bus", "free transport to school", "taxi to school for my son", "travel help"],
    "tribunal": ["how do I appeal", "appeal to the tribunal", "tribunal hearing date", "appeal against the plan"],
    "transition": ["what happens after year 11", "moving on to college", "help to become an adult"],
    "senco": ["who is the SENCO"],
}
LABELS = [label for label, texts in EXAMPLES.items() for _ in texts]
TEXTS = [text for texts in EXAMPLES.values() for text in texts]
QUESTIONS = ["is there a bus to school", "appeal", "", "after college", "zzz", "who is the senco at school " * 30]


@pytest.fixture(scope="module")
def letters() -> Letters:
    return Letters.fit(TEXTS)


@pytest.fixture(scope="module")
def asked(letters: Letters) -> Features:
    return Features(letters.vectors(QUESTIONS), sentence_vectors(QUESTIONS))


@pytest.fixture(scope="module")
def head(letters: Letters) -> Head:
    return Head.fit(Features(letters.vectors(TEXTS), sentence_vectors(TEXTS)), LABELS, strictness=0.5)


@pytest.fixture
def folder(tmp_path: Path, letters: Letters, head: Head) -> Path:
    letters.write(tmp_path)
    head.write(tmp_path, "topics")
    return tmp_path


def test_letters_read_back_give_the_same_vectors_of_the_same_kind(folder: Path, letters: Letters) -> None:
    before, after = letters.vectors(QUESTIONS), Letters.read(folder).vectors(QUESTIONS)
    np.testing.assert_allclose(after.toarray(), before.toarray(), atol=1e-6)
    assert after.dtype == before.dtype == np.float32


def test_letters_are_the_numbers_that_scikit_learn_gives(letters: Letters) -> None:
    cleaned = [clean(text) for text in (*TEXTS, *QUESTIONS)]
    theirs = [LETTERS_WEIGHT * each.transform(cleaned).toarray() for each in letters.vectorizers.values()]
    np.testing.assert_allclose(letters.vectors(cleaned).toarray(), np.hstack(theirs), atol=1e-6)


def test_nearness_is_the_mean_of_the_three_nearest_examples_or_of_all_there_are(head: Head, asked: Features) -> None:
    alike = (asked.sentences @ head.directions) @ head.examples.T
    for label, column in zip(head.labels, head.nearness(asked).T, strict=True):
        own = alike[:, [i for i, name in enumerate(sorted(LABELS)) if name == label]]
        np.testing.assert_allclose(column, np.sort(own)[:, -NEAREST:].mean(1), rtol=1e-5)


def test_a_head_written_and_read_twice_gives_identical_scores(folder: Path, tmp_path: Path, asked: Features) -> None:
    once = Head.read(folder, "topics")
    (tmp_path / "again").mkdir()
    once.write(tmp_path / "again", "topics")
    twice = Head.read(tmp_path / "again", "topics")
    np.testing.assert_array_equal(once.scores(asked), twice.scores(asked))


def test_a_head_read_back_ranks_as_it_did_when_it_was_fitted(folder: Path, head: Head, asked: Features) -> None:
    read = Head.read(folder, "topics")
    np.testing.assert_allclose(read.scores(asked), head.scores(asked), atol=0.02)
    for before, after in zip(head.rankings(asked, 0.6), read.rankings(asked, 0.6), strict=True):
        assert before[0][0] == after[0][0]


@pytest.mark.parametrize("name", ["topics.json", "topics.npz"])
def test_a_head_without_one_of_its_files_raises(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(FileNotFoundError):
        Head.read(folder, "topics")


@pytest.mark.parametrize("name", ["words.json", "words.npy", "characters.json", "characters.npy"])
def test_letters_without_one_of_their_files_raise(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(FileNotFoundError):
        Letters.read(folder)


def test_nothing_written_is_a_pickle(folder: Path) -> None:
    for path in folder.glob("*.np?"):
        np.load(path, allow_pickle=False)
    assert {path.suffix for path in folder.iterdir()} == {".json", ".npy", ".npz"}


def test_chances_add_up_to_one_likeliest_first(head: Head, asked: Features) -> None:
    for ranking in head.rankings(asked, 0.6):
        chances = [chance for _, chance in ranking]
        assert sum(chances) == pytest.approx(1, abs=1e-4)
        assert chances == sorted(chances, reverse=True)
        assert {label for label, _ in ranking} == set(EXAMPLES)


def test_its_own_examples_are_recognised(head: Head, letters: Letters) -> None:
    own = Features(letters.vectors(TEXTS), sentence_vectors(TEXTS))
    assert [ranking[0][0] for ranking in head.rankings(own, 0.6)] == LABELS


def test_the_order_of_the_examples_is_of_no_importance(letters: Letters, head: Head, asked: Features) -> None:
    turned = Features(letters.vectors(TEXTS[::-1]), sentence_vectors(TEXTS[::-1]))
    other = Head.fit(turned, LABELS[::-1], strictness=0.5)
    assert other.labels == head.labels
    np.testing.assert_allclose(other.scores(asked), head.scores(asked), atol=0.05)


@pytest.mark.parametrize(
    "span",
    [
        Span(0, 1, "PERSON"),
        Span(0, 1, "NHS"),
        Span(0, 1, "AGE", "5–10"),
        Span(0, 1, "AGE", "16–25"),
        Span(0, 1, "AGE", "adult"),
        Span(0, 1, "AREA", "SS1"),
        Span(0, 1, "SCHOOL", "special"),
    ],
    ids=placeholder,
)
def test_a_placeholder_is_read_as_plain_words(span: Span) -> None:
    assert not set(clean(f"he is {placeholder(span)} now")) & set("[]:–0123456789")


@pytest.mark.parametrize(("text", "expected"), [("Don’t", "don't"), ("[name] is here", " name  is here")])
def test_clean_is_lower_case_with_straight_quotes(text: str, expected: str) -> None:
    assert clean(text) == expected
