"""Gaps: questions alike stand together, are dealt with together, and lead to a draft."""

from __future__ import annotations

from datetime import date

import pytest

from feedback.questions import ANSWERED, DISMISSED, NEW, count_questions, record_question
from staff.clusters import by_letters, clusters, remembering
from tests.staff.site import Browser, Office

ALIKE = ("who pays for a laptop at school", "does the school pay for a laptop", "laptop for school who pays")
OTHER = "can my son keep his plan when he moves to Wales"


@pytest.fixture
def reviewer(office: Office) -> Browser:
    for words in (*ALIKE, OTHER):
        record_question(office.engine, words, "unanswered", date(2026, 11, 20))
    return office.signed_in("reviewer")


def ids(page: str, group: int) -> list[str]:
    section = page.split("<section")[group]
    return [part.split('"')[0] for part in section.split("<form")[1].split('name="ids" value="')[1:]]


def test_questions_alike_stand_together_the_most_asked_first(reviewer: Browser) -> None:
    page = reviewer.get("/gaps").text
    assert [len(ids(page, group)) for group in (1, 2)] == [3, 1]


@pytest.mark.parametrize("state", [ANSWERED, DISMISSED])
def test_a_group_is_dealt_with_at_once(office: Office, reviewer: Browser, state: str) -> None:
    page = reviewer.get("/gaps").text
    reviewer.post("/gaps", {"ids": ids(page, 1), "state": state})
    assert (count_questions(office.engine, state), count_questions(office.engine, NEW)) == (3, 1)


def test_a_group_leads_to_a_draft_that_copies_no_parents_words(reviewer: Browser) -> None:
    page = reviewer.post("/gaps/draft", {"ids": ids(reviewer.get("/gaps").text, 1)}).text
    draft = page.split("<textarea")[1].split("</textarea>")[0]
    assert "intent: ask/" in draft
    assert "laptop" not in draft
    assert "laptop" in page


@pytest.mark.parametrize("path", ["/gaps", "/gaps/draft"])
def test_choosing_no_question_is_said(reviewer: Browser, path: str) -> None:
    reviewer.get("/gaps")
    assert reviewer.post(path, {"state": "answered", "ids": "0" * 32}).status == 422


def test_a_state_of_no_question_is_refused(reviewer: Browser) -> None:
    page = reviewer.get("/gaps").text
    assert reviewer.post("/gaps", {"ids": ids(page, 1), "state": "new"}).status == 400


def test_no_questions_make_no_groups() -> None:
    assert clusters([]) == []
    assert clusters(["one"]) == [[0]]


def test_empty_words_are_no_fault() -> None:
    assert sorted(place for group in clusters(["", "what is a plan", ""]) for place in group) == [0, 1, 2]


def test_a_text_is_encoded_once() -> None:
    asked: list[str] = []

    def encode(texts):  # type: ignore[no-untyped-def]
        asked.extend(texts)
        return by_letters(["one two three", *texts])[1:]

    again = remembering(encode)
    again(["one two", "three"])
    again(["three", "one two"])
    assert asked == ["one two", "three"]
