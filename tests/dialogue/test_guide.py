"""What a parent meets who wants an EHC needs assessment, or waits for one, or was refused."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from content.flow_words import responses
from content.spoken import spoken
from content.topics import topics
from dates import today_in_london
from tests.conftest import Conversation
from tests.dialogue.steps import AT_STAGE, GUIDE, press, sent_by, slots, to_stage

FEEDBACK_OPENS = "without saying who you are"
PARTS = {
    "Show me the letter": "section 36(1)",
    "What to put in": "what is hard for your child",
    "Evidence that helps": "None of this is a must",
    "Where to send it": "SENteam@southend.gov.uk",
    "What happens next": "within 6 weeks",
    "If the answer is late": "Ombudsman",
    "If the answer is no": "SEND Tribunal",
}

ABOUT_A_CHILD = re.compile(r"\b(?:child|son|daughter|name|age|old|born|birth|diagnos\w*|address)\b", re.IGNORECASE)


def days_ago(days: int) -> date:
    return today_in_london() - timedelta(days=days)


def written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def test_the_guide_asks_first_where_the_parent_is(parent: Conversation) -> None:
    assert "Where are you now?" in press(parent, GUIDE)
    assert parent.titles == [*AT_STAGE.values(), "Stop"]


@pytest.mark.parametrize(
    ("who", "says"),
    [
        ("A parent or carer", "You can ask yourself"),
        ("A young person over 16", "you can ask for yourself"),
        ("A school or college", "talk with the family first"),
        ("Someone else", "bring a child to the council's notice"),
    ],
)
def test_each_asker_is_told_how_to_ask(parent: Conversation, who: str, says: str) -> None:
    assert "Who is asking?" in to_stage(parent, "not_asked")
    said = parent.tap(who)
    assert says in said
    assert "https://www.livewellsouthend.com/EHCNA" in said
    assert parent.titles == list(PARTS)


@pytest.mark.parametrize("part", PARTS)
def test_each_part_of_the_guide_is_shown_and_leads_to_the_others(parent: Conversation, part: str) -> None:
    to_stage(parent, "not_asked")
    parent.tap("A parent or carer")
    assert PARTS[part] in parent.tap(part)
    assert set(PARTS) - set(parent.titles) == {part}


def test_the_part_about_a_no_leads_to_the_dates(parent: Conversation) -> None:
    to_stage(parent, "not_asked")
    parent.tap("A parent or carer")
    parent.tap("If the answer is no")
    assert "date on the decision letter" in parent.tap("Work out my dates from the letter")


def test_the_letter_leaves_blanks_for_all_about_the_child(parent: Conversation) -> None:
    to_stage(parent, "not_asked")
    parent.tap("A parent or carer")
    letter = parent.tap("Show me the letter")
    assert letter.count("____") >= 8
    assert "Please don't type names to me" in letter


@pytest.mark.parametrize("question", ["guide_stage", "guide_who", "guide_date", "guide_certificate"])
def test_nothing_about_the_child_is_asked_for(question: str) -> None:
    for variant in responses()[f"utter_ask_{question}"]:
        assert not ABOUT_A_CHILD.search(variant["text"])


def test_a_parent_who_waits_is_given_the_three_limits(parent: Conversation) -> None:
    start = days_ago(7)
    assert "When did the council get your request?" in to_stage(parent, "waiting")
    said = parent.say(written(start))
    for weeks in (6, 16, 20):
        assert spoken(start + timedelta(weeks=weeks)) in said
    assert "has passed" not in said


def test_a_late_council_is_named_late(parent: Conversation) -> None:
    start = days_ago(7 * 6 + 1)
    to_stage(parent, "waiting")
    said = parent.say(written(start))
    assert f"{spoken(start + timedelta(weeks=6))} has passed" in said
    assert "SENteam@southend.gov.uk" in said
    assert topics()["ehc_late_or_overdue"].title in parent.titles


def test_a_council_on_its_last_day_is_not_late(parent: Conversation) -> None:
    to_stage(parent, "waiting")
    assert "has passed" not in parent.say(written(days_ago(7 * 6)))


def test_a_refused_parent_is_given_both_dates(parent: Conversation) -> None:
    from dates import Deadline, appeal_deadline, mediation_contact_deadline

    letter, today = days_ago(3), today_in_london()
    assert "date on the decision letter" in to_stage(parent, "refused")
    assert "mediation certificate" in parent.say(written(letter))
    said = parent.tap("Not yet")
    mediation, appeal = mediation_contact_deadline(letter, today), appeal_deadline(letter, today)
    assert isinstance(mediation, Deadline)
    assert isinstance(appeal, Deadline)
    for day in (letter, mediation.safe_day, appeal.date):
        assert spoken(day) in said
    assert "the number on your decision letter" in said


def test_a_late_certificate_gives_a_month_from_it(parent: Conversation) -> None:
    to_stage(parent, "refused")
    parent.say(written(days_ago(60)))
    assert "1 month from your certificate" in parent.say(written(days_ago(1)))


@pytest.mark.parametrize("reply", ["no", "not yet", "1", "skip"])
def test_no_certificate_yet_can_be_said_in_words(parent: Conversation, reply: str) -> None:
    to_stage(parent, "refused")
    parent.say(written(days_ago(3)))
    assert "If your certificate is dated later" in parent.say(reply)


def test_a_draft_gives_the_first_day_it_could_close(parent: Conversation) -> None:
    assert "What day did the draft plan reach you?" in to_stage(parent, "draft")
    assert spoken(days_ago(2) + timedelta(days=14)) in parent.say(written(days_ago(2)))


def test_a_final_plan_asks_what_it_is_about(parent: Conversation) -> None:
    assert "What is it about?" in to_stage(parent, "has_plan")
    assert topics()["ehc_provision_not_delivered"].title in parent.titles


@pytest.mark.parametrize("stage", ["waiting", "refused", "draft"])
@pytest.mark.parametrize("reply", ["I don't know the date", "don't know", "1", "skip", "no"])
def test_a_parent_without_the_date_is_told_the_rule(parent: Conversation, stage: str, reply: str) -> None:
    to_stage(parent, stage)
    said = parent.say(reply)
    rule = {"waiting": "20 weeks to send the final plan", "refused": "within 2 months", "draft": "at least 15 days"}
    assert rule[stage] in said
    assert "requested_slot" not in slots(parent)


def test_the_guide_forgets_its_dates_when_it_is_done(parent: Conversation) -> None:
    to_stage(parent, "waiting")
    parent.say(written(days_ago(7)))
    assert not [name for name in slots(parent) if name.startswith("guide")]


def test_the_next_visit_to_the_guide_begins_afresh(parent: Conversation) -> None:
    to_stage(parent, "waiting")
    parent.say(written(days_ago(7)))
    assert "Where are you now?" in press(parent, GUIDE)


def test_the_dates_button_of_an_answer_opens_at_the_letter(parent: Conversation) -> None:
    parent.say("the council refused to assess my son, what now")
    assert "date on the decision letter" in parent.tap("Work out my dates from the letter")
    assert slots(parent)["guide_stage"] == "refused"


def test_the_dates_button_in_the_middle_opens_afresh_at_the_letter(parent: Conversation) -> None:
    to_stage(parent, "waiting")
    parent.say("what does mediation mean")
    assert "date on the decision letter" in parent.tap("Work out my dates from the letter")


@pytest.mark.parametrize("stage", ["waiting", "refused", "draft", "not_asked"])
def test_a_question_in_between_is_answered_and_the_same_asked_again(parent: Conversation, stage: str) -> None:
    asked = to_stage(parent, stage)
    parent.say("what is a senco")
    assert parent.topic == "senco_help"
    assert parent.last[-1]["text"] == asked
    assert slots(parent)["guide_stage"] == stage


def test_a_topic_button_in_between_goes_on_too(parent: Conversation) -> None:
    asked = to_stage(parent, "refused")
    parent.say("what is a senco")
    parent.tap(topics()["what_is_sen"].title)
    assert parent.topic == "what_is_sen"
    assert parent.last[-1]["text"] == asked


@pytest.mark.parametrize("how", ["tell me more", "Tell me more"])
def test_more_in_between_goes_on_too(parent: Conversation, how: str) -> None:
    asked = to_stage(parent, "refused")
    parent.say("what is a senco")
    assert topics()["senco_help"].more in parent.say(how)
    assert parent.last[-1]["text"] == asked


def test_a_part_of_the_guide_in_between_goes_on_too(parent: Conversation) -> None:
    to_stage(parent, "not_asked")
    parent.tap("A parent or carer")
    old = sent_by(parent, "Evidence that helps")
    asked = to_stage(parent, "refused")
    assert "None of this is a must" in press(parent, old)
    assert parent.last[-1]["text"] == asked


@pytest.mark.parametrize("reply", ["yes", "no", "skip", "hm, what was it again"])
def test_a_reply_that_is_no_choice_is_asked_again_kindly(parent: Conversation, reply: str) -> None:
    asked = press(parent, GUIDE)
    said = parent.say(reply)
    assert said != asked
    assert said.endswith(asked)


@pytest.mark.parametrize("stage", [None, "not_asked", "waiting", "refused", "draft"])
@pytest.mark.parametrize("how", ["tap", "say"])
def test_stop_leaves_the_guide_at_every_question(parent: Conversation, stage: str | None, how: str) -> None:
    if stage:
        to_stage(parent, stage)
    else:
        press(parent, GUIDE)
    said = parent.tap("Stop") if how == "tap" else parent.say("stop")
    assert "I have stopped the guide" in said
    assert not [name for name in slots(parent) if name.startswith("guide") or name == "requested_slot"]


def test_a_question_after_stop_is_only_answered(parent: Conversation) -> None:
    to_stage(parent, "refused")
    parent.say("stop")
    parent.say("what is a senco")
    assert [message.get("kind") for message in parent.last] == ["answer", "helpful"]


@pytest.mark.parametrize("stage", ["waiting", "not_asked"])
def test_a_complaint_in_the_guide_opens_the_feedback_form(parent: Conversation, record: Any, stage: str) -> None:
    to_stage(parent, stage)
    said = parent.say("nobody ever calls me back")
    assert FEEDBACK_OPENS in said
    assert slots(parent)["requested_slot"] == "feedback_consent"
    assert "guide_stage" not in slots(parent)


def test_the_feedback_button_in_the_guide_opens_the_feedback_form(parent: Conversation, record: Any) -> None:
    to_stage(parent, "refused")
    parent.say(topics()["local_offer"].examples[0])
    assert FEEDBACK_OPENS in parent.tap("Tell the council what is missing")


def test_a_title_typed_in_the_middle_of_a_question_chooses_it(parent: Conversation) -> None:
    press(parent, GUIDE)
    assert "date on the decision letter" in parent.say("the council said NO")
