"""The topics: all 54 of the design, each whole, each leading to others that exist."""

from __future__ import annotations

import re

import pytest
import yaml

from content.council import council
from content.topics import TOPICS_FOLDER, Topic, fill, read_topic, topics

DESIGN = """
amend_or_cease_plan annual_review benefits_dla_money bullying_discrimination_equality carers_assessment_social_care
chitchat_greeting_thanks complaints_ombudsman crisis_danger diagnosis_autism_adhd_pathway early_years
educational_psychologist ehc_draft_plan ehc_evidence ehc_how_to_request ehc_late_or_overdue ehc_legal_test_criteria
ehc_plan_sections_content ehc_provision_not_delivered ehc_refused_assessment ehc_refused_plan ehc_timescales
ehc_what_is_plan ehc_who_can_request eotas_home_tuition exclusion_suspension give_feedback_unmet_need home_education
local_offer mediation medical_needs mental_health_camhs moving_area ot_physio_sensory out_of_scope_council
out_of_scope_general personal_budget post16_young_person privacy_data reduced_timetable_alternative_provision
safeguarding_concern_blame school_avoidance_ebsa school_placement_choice sen_support_school senco_help
sendiass_advice_contact short_breaks_respite special_school speech_language_therapy support_groups_forum talk_to_human
transition_adulthood transport tribunal_appeal what_is_sen
"""
IDS = DESIGN.split()
ALL = list(topics().values())
LINK = re.compile(r"(?:https?://|www\.)\S+")


def test_there_are_54_in_the_design() -> None:
    assert len(IDS) == len(set(IDS)) == 54


@pytest.mark.parametrize("topic_id", IDS)
def test_every_topic_of_the_design_is_there_and_stands_for_itself(topic_id: str) -> None:
    assert topics()[topic_id].public_id == topic_id


def test_every_other_topic_is_a_finer_one_of_these() -> None:
    assert {topic.public_id for topic in ALL} == set(IDS)


@pytest.mark.parametrize("topic", ALL, ids=lambda topic: topic.id)
def test_a_topic_is_whole(topic: Topic) -> None:
    assert topic.answer
    assert topic.title
    assert topic.checked <= topic.review_by
    assert not re.search(r"[{}]", topic.answer + topic.more)
    assert set(topic.related) <= set(topics())


@pytest.mark.parametrize("topic", ALL, ids=lambda topic: topic.id)
def test_every_link_a_parent_may_follow_is_https(topic: Topic) -> None:
    urls = LINK.findall(f"{topic.answer} {topic.more}") + [fact.url for fact in topic.facts]
    urls += [topic.source.url] if topic.source else []
    assert [url for url in urls if not url.startswith("https://")] == []


def test_no_two_topics_have_the_same_title() -> None:
    titles = [topic.title.casefold() for topic in ALL]
    assert len(titles) == len(set(titles))


def test_every_topic_can_be_reached_from_another_or_from_words() -> None:
    assert [topic.id for topic in ALL if not topic.examples] == []


def test_a_fact_is_put_where_it_is_named() -> None:
    assert fill("Write to {send_team_email}.", council()) == f"Write to {council().words['send_team_email']}."


@pytest.mark.parametrize("text", ["{no_such_fact}", "{}", "{0}", "{", "}", "{area"])
def test_braces_that_name_no_fact_are_an_error(text: str) -> None:
    with pytest.raises((KeyError, ValueError)):
        fill(text, council())


@pytest.mark.parametrize("path", sorted(TOPICS_FOLDER.glob("*/*.yml")), ids=lambda path: path.stem)
def test_a_file_is_rasas_own_training_data_of_one_topic(path: object) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    assert set(data) == {"version", "responses", "nlu"}
    topic = read_topic(path, council())  # type: ignore[arg-type]
    assert len(topic.examples) == data["nlu"][0]["examples"].count("\n")
