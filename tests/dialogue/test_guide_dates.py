"""What a parent meets who writes a date, in whatever way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from content.spoken import spoken
from dates import today_in_london
from tests.conftest import Conversation
from tests.dialogue.steps import slots, to_stage

ASKED = "What is the date on the decision letter?"


def day_in_the_past() -> date:
    """The 13th of a month, 20 to 60 days ago: its number is no month's, so that it can be read one way only."""
    today = today_in_london()
    return (today.replace(day=1) - timedelta(days=10)).replace(day=13)


def other_weekday(day: date) -> str:
    return f"{day + timedelta(days=1):%A}"


@pytest.mark.parametrize(
    "form",
    [
        "{d.day} {d:%B} {d.year}",
        "{d.day}th of {d:%B} {d.year}",
        "{d:%B} {d.day}, {d.year}",
        "{d.day}/{d.month}/{d:%y}",
        "{d:%d.%m.%Y}",
        "{d:%Y-%m-%d}",
        "{d.day} {d:%b}",
        "{d:%A} {d.day} {d:%B}",
        "the letter says {d.day} {d:%B} {d.year}",
        "It came on the {d.day}th {d:%B} I think, it says {d.day}/{d.month}/{d.year}",
    ],
)
def test_a_date_is_read_however_it_is_written(parent: Conversation, form: str) -> None:
    day = day_in_the_past()
    to_stage(parent, "refused")
    assert "mediation certificate" in parent.say(form.format(d=day))
    assert slots(parent)["guide_date"] == day.isoformat()
    assert spoken(day) in parent.tap("Not yet")


@pytest.mark.parametrize(("said", "days"), [("yesterday", 1), ("today", 0), ("the day before yesterday", 2)])
def test_a_day_near_today_is_counted_back(parent: Conversation, said: str, days: int) -> None:
    to_stage(parent, "refused")
    parent.say(said)
    assert slots(parent)["guide_date"] == (today_in_london() - timedelta(days=days)).isoformat()


def test_a_day_remembered_roughly_is_taken_and_said_back(parent: Conversation) -> None:
    to_stage(parent, "waiting")
    said = parent.say("about two weeks ago")
    assert f"I'll count from {spoken(today_in_london() - timedelta(days=14))}" in said
    assert "(20 weeks)" in said


def future() -> str:
    day = today_in_london() + timedelta(days=8)
    return f"{day.day} {day:%B %Y}"


def too_long_ago() -> str:
    return f"12 March {today_in_london().year - 5}"


def two_days() -> str:
    one = day_in_the_past()
    return f"it says {one.day} {one:%B %Y} but it came on {one.day + 2} {one:%B %Y}"


def wrong_weekday() -> str:
    day = day_in_the_past()
    return f"{other_weekday(day)} {day.day} {day:%B %Y}"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (future(), "still to come"),
        ("tomorrow", "still to come"),
        ("31 February 2026", "can't find that day in the calendar"),
        ("32/1/2026", "can't find that day in the calendar"),
        (too_long_ago(), "more than three years ago"),
        ("in March", "sure of the day"),
        ("03/25/2026", "sure of the day"),
        ("last week", "sure of the day"),
        (two_days(), "more than one date"),
        (wrong_weekday(), "don't match"),
    ],
)
def test_a_date_that_cannot_be_used_is_asked_again_with_the_reason(
    parent: Conversation, said: str, answer: str
) -> None:
    to_stage(parent, "refused")
    heard = parent.say(said)
    assert answer in heard
    assert heard.endswith(parent.last[-1]["text"])
    assert ASKED in parent.last[-1]["text"]
    assert "guide_date" not in slots(parent)


def test_a_better_date_after_a_bad_one_is_taken(parent: Conversation) -> None:
    to_stage(parent, "refused")
    parent.say("in March")
    assert "mediation certificate" in parent.say("yesterday")


def test_a_certificate_before_the_letter_is_asked_again(parent: Conversation) -> None:
    day = day_in_the_past()
    to_stage(parent, "refused")
    parent.say(f"{day.day} {day:%B %Y}")
    assert "comes before the letter's date" in parent.say(f"{day.day - 1} {day:%B %Y}")
    assert slots(parent)["requested_slot"] == "guide_certificate"
    assert slots(parent)["guide_date"] == day.isoformat()


def test_a_certificate_of_the_letters_day_is_taken(parent: Conversation) -> None:
    day = day_in_the_past()
    to_stage(parent, "refused")
    parent.say(f"{day.day} {day:%B %Y}")
    assert "2 months from the letter, which is later" in parent.say(f"{day.day} {day:%B %Y}")


def test_a_yes_to_the_certificate_asks_for_its_date(parent: Conversation) -> None:
    to_stage(parent, "refused")
    parent.say("yesterday")
    assert "couldn't find a date" in parent.say("yes")
    assert slots(parent)["requested_slot"] == "guide_certificate"


@pytest.mark.parametrize("said", ["can I appeal without a lawyer?", "what is a senco"])
def test_a_question_is_not_taken_for_a_date(parent: Conversation, said: str) -> None:
    to_stage(parent, "refused")
    parent.say(said)
    assert parent.topic
    assert "guide_date" not in slots(parent)


@pytest.mark.parametrize("said", ["does the council have to answer within 6 weeks?", "how long do I have, 2 months?"])
def test_a_question_with_a_length_of_time_in_it_is_answered(parent: Conversation, said: str) -> None:
    to_stage(parent, "refused")
    parent.say(said)
    assert parent.topic
    assert ASKED in parent.last[-1]["text"]


def test_the_date_itself_is_not_told_to_be_taken_out(parent: Conversation) -> None:
    day = day_in_the_past()
    to_stage(parent, "refused")
    assert "I took out" not in parent.say(f"{day.day} {day:%B %Y}")
