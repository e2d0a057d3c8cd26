"""The feedback form's own rules: which questions apply, and what a reply may set."""

from __future__ import annotations

import pytest

from actions.feedback_form import MOST_CHARACTERS, ValidateFeedbackForm, questions
from actions.names import FEEDBACK_QUESTIONS
from feedback import drafts
from tests.actions.steps import Slots, pressed, responses, run, tracker

FORM = "f" * 32
EMPTY: Slots = dict.fromkeys(FEEDBACK_QUESTIONS)
OPTIONAL = ["feedback_second", "feedback_area_of_need", "feedback_stage", "feedback_age_band", "feedback_area"]
ENDS = ["feedback_words", "feedback_confirm"]
BEFORE_WORDS: Slots = {
    **EMPTY,
    "feedback_form_id": FORM,
    "feedback_consent": "yes",
    "feedback_category": "U14",
    "feedback_detail": "no",
    **dict.fromkeys(["feedback_sub", *OPTIONAL], "unasked"),
    "requested_slot": "feedback_words",
}
BEFORE_CONFIRM: Slots = {**BEFORE_WORDS, "feedback_words": "written", "requested_slot": "feedback_confirm"}


@pytest.fixture(autouse=True)
def _no_drafts() -> object:
    yield
    drafts.discard(FORM)


def asked(**answers: str) -> list[str]:
    return questions({**EMPTY, **{f"feedback_{name}": value for name, value in answers.items()}})


def test_without_consent_nothing_else_is_asked() -> None:
    assert asked(consent="no") == ["feedback_consent"]


@pytest.mark.parametrize(("category", "finer"), [("U02", True), ("U10", True), ("U01", False), ("U14", False)])
def test_only_two_kinds_have_finer_kinds(category: str, finer: bool) -> None:
    assert ("feedback_sub" in asked(consent="yes", category=category)) == finer


@pytest.mark.parametrize(("detail", "optional"), [("yes", OPTIONAL), ("no", [])])
def test_the_five_short_questions_are_the_parents_choice(detail: str, optional: list[str]) -> None:
    first = ["feedback_consent", "feedback_category", "feedback_detail"]
    assert asked(consent="yes", category="U01", detail=detail) == [*first, *optional, *ENDS]


def test_an_opened_form_has_a_new_random_id() -> None:
    opened = [run(ValidateFeedbackForm(), tracker(dict(EMPTY), intent="give_feedback")) for _ in range(5)]
    ids = {slots["feedback_form_id"] for slots, _ in opened}
    assert len(ids) == 5
    assert all(len(form_id) == 32 for form_id in ids)


def test_a_form_that_opens_again_is_another_form() -> None:
    slots, _ = run(ValidateFeedbackForm(), tracker({**EMPTY, "feedback_form_id": FORM}, intent="give_feedback"))
    assert slots["feedback_form_id"] != FORM


@pytest.mark.parametrize(("confidence", "suggested"), [(0.9, "U11"), (0.01, None)])
def test_only_a_likely_kind_is_suggested(confidence: float, suggested: str | None) -> None:
    heard = {"needs": [{"category": "U11", "confidence": confidence}]}
    slots, _ = run(ValidateFeedbackForm(), tracker(dict(EMPTY), "the bus", "give_feedback", decision=heard))
    assert slots["feedback_suggested"] == suggested
    assert slots["requested_slot"] == "feedback_consent"


def test_a_button_may_name_the_kind() -> None:
    slots, _ = run(ValidateFeedbackForm(), pressed('/give_feedback{"choice": "feedback_category:U01"}', dict(EMPTY)))
    assert slots["feedback_category"] == "U01"
    assert slots["requested_slot"] == "feedback_consent"


@pytest.mark.parametrize("length", [1, MOST_CHARACTERS])
def test_words_up_to_the_limit_are_kept_as_a_draft_only(length: int) -> None:
    slots, _ = run(ValidateFeedbackForm(), tracker(BEFORE_WORDS, "x" * length))
    assert (slots["feedback_words"], slots["requested_slot"]) == ("written", "feedback_confirm")
    assert drafts.read(FORM) == "x" * length


def test_words_beyond_the_limit_are_asked_again_with_their_length() -> None:
    slots, messages = run(ValidateFeedbackForm(), tracker(BEFORE_WORDS, "x" * (MOST_CHARACTERS + 1)))
    assert responses(messages) == ["utter_feedback_too_long"]
    assert messages[0]["length"] == "501"
    assert slots["feedback_words"] is None
    assert drafts.read(FORM) is None


def test_words_are_cleaned_strictly() -> None:
    run(ValidateFeedbackForm(), tracker(BEFORE_WORDS, "the letter of 12 March 2026 never came"))
    assert "12 March 2026" not in (drafts.read(FORM) or "")


@pytest.mark.parametrize("intent", ["ask", "unsure", "give_feedback"])
def test_words_are_taken_whatever_the_classifier_makes_of_them(intent: str) -> None:
    slots, _ = run(ValidateFeedbackForm(), tracker(BEFORE_WORDS, "why does nobody ring back?", intent))
    assert slots["feedback_words"] == "written"


@pytest.mark.parametrize(
    "intent",
    [
        "crisis",
        "stop",
        "start_again",
        "carry_on",
        "show_topic",
        "show_more",
        "ask_for_more",
        "open_guide",
        "send_again",
    ],
)
@pytest.mark.parametrize("slots", [BEFORE_WORDS, BEFORE_CONFIRM])
def test_what_is_no_answer_changes_nothing(slots: Slots, intent: str) -> None:
    assert run(ValidateFeedbackForm(), tracker(slots, "any words", intent)) == ({}, [])


def test_a_feedback_button_is_never_words() -> None:
    run(ValidateFeedbackForm(), pressed("/give_feedback", BEFORE_WORDS))
    assert drafts.read(FORM) is None


@pytest.mark.parametrize("value", ["send", "discard"])
def test_the_preview_takes_send_or_discard(value: str) -> None:
    slots, _ = run(ValidateFeedbackForm(), pressed(f'/choose{{"choice": "feedback_confirm:{value}"}}', BEFORE_CONFIRM))
    assert (slots["feedback_confirm"], slots["requested_slot"]) == (value, None)


def test_the_preview_takes_nothing_else() -> None:
    assert run(ValidateFeedbackForm(), pressed('/choose{"choice": "feedback_confirm:x"}', BEFORE_CONFIRM)) == ({}, [])


def test_a_send_before_the_preview_is_not_taken() -> None:
    slots, _ = run(ValidateFeedbackForm(), pressed('/choose{"choice": "feedback_confirm:send"}', BEFORE_WORDS))
    assert slots.get("feedback_confirm") is None


def test_changing_the_words_throws_the_draft_away() -> None:
    drafts.keep(FORM, "old")
    slots, _ = run(
        ValidateFeedbackForm(), pressed('/choose{"choice": "feedback_confirm:change_words"}', BEFORE_CONFIRM)
    )
    assert slots["requested_slot"] == "feedback_words"
    assert drafts.read(FORM) is None


@pytest.mark.parametrize("slot", [*OPTIONAL, "feedback_sub", "feedback_words"])
def test_an_optional_question_can_be_skipped(slot: str) -> None:
    kind = "U02" if slot == "feedback_sub" else "U14"
    before = {
        **EMPTY,
        "feedback_form_id": FORM,
        "feedback_consent": "yes",
        "feedback_category": kind,
        "feedback_detail": "yes",
    }
    slots, messages = run(ValidateFeedbackForm(), tracker({**before, "requested_slot": slot}, "skip", "skip"))
    assert slots[slot] == "skipped"
    assert messages == []


@pytest.mark.parametrize("slot", ["feedback_consent", "feedback_category", "feedback_detail", "feedback_confirm"])
def test_a_question_that_matters_cannot_be_skipped(slot: str) -> None:
    slots, messages = run(ValidateFeedbackForm(), tracker({**EMPTY, "requested_slot": slot}, "skip", "skip"))
    assert slots.get(slot) is None
    assert responses(messages) == ["utter_please_choose"]
