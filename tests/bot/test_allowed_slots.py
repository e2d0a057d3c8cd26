"""A slot keeps only values that the server itself can make; a parent's words fit under no name."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.allowed_slots import may_keep
from content.buttons import buttons
from content.council import ROOT
from content.flow_words import choices_of
from content.topics import topics

DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
QUESTIONS = [slot for form in DOMAIN["forms"].values() for slot in form["required_slots"]]
# For every slot one value that the assistant really sets.
OWN: dict[str, Any] = {
    "offered": [[buttons()["more"], '/show_more{"topic": "transport"}'], [topics()["mediation"].title, "/stop"]],
    "misses": 1,
    "last_topic": "transport",
    "unhelped": "transport",
    "question_id": "0123456789abcdef" * 2,
    "receipt_id": "0123456789abcdef" * 2,
    "told": ["PERSON", "PHONE"],
    "guide_stage": "refused",
    "guide_who": "parent",
    "guide_date": "2026-11-02",
    "guide_certificate": "skipped",
    "feedback_form_id": "0123456789abcdef" * 2,
    "feedback_suggested": "U14",
    "feedback_group": "school",
    "feedback_consent": "yes",
    "feedback_category": "U02",
    "feedback_sub": "late",
    "feedback_detail": "no",
    "feedback_second": "unasked",
    "feedback_area_of_need": "SEMH",
    "feedback_stage": "waiting",
    "feedback_age_band": "5-10",
    "feedback_area": "SS9",
    "feedback_words": "written",
    "feedback_confirm": "send",
}
SLOTS = [*DOMAIN["slots"], "requested_slot"]


def test_every_slot_of_the_domain_has_a_rule() -> None:
    assert set(OWN) == set(DOMAIN["slots"])


@pytest.mark.parametrize("slot", SLOTS)
def test_what_the_assistant_sets_is_kept_and_so_is_nothing(slot: str) -> None:
    assert may_keep(slot, {**OWN, "requested_slot": "guide_date"}[slot])
    assert may_keep(slot, None)


FREE = [
    "my son Tom is seven",
    "Tom",
    "tom_smith",
    "",
    "0",
    "SS1 2AB",
    "07700 900123",
    "2026-02-30",
    "20261102",
    "Yes",
    "U99",
    "/choose",
    "0123456789ABCDEF" * 2,
    "0123456789abcdef" * 2 + "\n",
]


@pytest.mark.parametrize("text", FREE)
@pytest.mark.parametrize("slot", SLOTS)
def test_free_text_is_kept_under_no_name(slot: str, text: str) -> None:
    assert not may_keep(slot, text)


@given(st.text().map(lambda text: f"my child {text}"))
def test_no_sentence_is_kept_under_any_name(text: str) -> None:
    assert not any(may_keep(slot, text) or may_keep(slot, [text]) for slot in ("offered", "told", "misses"))
    assert not any(may_keep(slot, text) for slot in SLOTS)


ODD: list[Any] = [["Tom"], {"Tom": "Tom"}, [["Tom", "Tom"]], [["Tom"]], [[["Tom"], "Tom"]], 10**9, -1, 0.5, b"Tom"]


@pytest.mark.parametrize("slot", SLOTS)
def test_a_value_of_another_kind_is_refused_and_raises_nothing(slot: str) -> None:
    assert [value for value in ODD if may_keep(slot, value)] == []


@pytest.mark.parametrize(
    "row",
    [
        ["Tom", "/stop"],
        ["Yes", "Tom"],
        ["Yes", "/stop Tom"],
        ["Yes", "/stop\n"],
        ["Yes", '/choose{"choice": "my son"}'],
        ["Yes", '/choose{"choice": "a", "Tom": "Tom"}'],
        ["Yes", '/choose{"choice": "TomSmith"}'],
        ["Yes", '/choose{"choice": "feedback_words:TomSmith"}'],
        ["Yes", '/show_topic{"topic": "tomsmith"}'],
        ["Yes", '/tomsmith{"tom": "Smith"}'],
        ["Yes", "/tomsmith"],
        ["Yes", "/stop", "Tom"],
        ["Yes"],
        ["Yes", None],
    ],
    ids=str,
)
def test_an_offer_that_no_button_of_ours_makes_is_refused(row: list[Any]) -> None:
    assert not may_keep("offered", [row])


@pytest.mark.parametrize("slot", ["session_started_metadata", "feedback_name", "", "text", "__class__"])
def test_a_slot_that_is_not_ours_keeps_nothing(slot: str) -> None:
    assert not may_keep(slot, "yes")


@pytest.mark.parametrize("slot", [slot for slot in QUESTIONS if choices_of(slot)])
def test_every_answer_that_a_questions_buttons_give_is_kept(slot: str) -> None:
    assert all(may_keep(slot, value) for value in choices_of(slot))


@pytest.mark.parametrize("slot", [slot for slot in QUESTIONS if choices_of(slot) and slot != "guide_stage"])
def test_an_answer_of_another_question_is_refused(slot: str) -> None:
    assert not may_keep(slot, "not_asked")


@pytest.mark.parametrize("value", ["0001-01-01", "2026-11-02", "9999-12-31", "skipped", "unasked"])
def test_a_date_is_kept_as_one_calendar_day(value: str) -> None:
    assert may_keep("guide_date", value)


@pytest.mark.parametrize("value", ["2026-W45-1", "2026-11-02T10:00", " 2026-11-02", "2/11/26", "yesterday"])
def test_a_date_in_any_other_spelling_is_refused(value: str) -> None:
    assert not may_keep("guide_date", value)
