"""The words of the flows: all that is said exists, all that exists is said, and every button does something."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from actions.guide_form import QUESTIONS, WHO
from actions.guide_result import PARTS
from actions.names import FEEDBACK_QUESTIONS, GUIDE_SLOTS
from content.buttons import buttons
from content.council import ROOT, council
from content.flow_words import choices_of, flow_words, responses, typed_choices
from content.needs import needs
from content.redactions import in_words, kinds
from dates.finds import Question
from dates.rules import Extension
from feedback.public import Outcome
from feedback.reviews import STATES

DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
SLOTS = [slot for form in DOMAIN["forms"].values() for slot in form["required_slots"]]
SHORT = yaml.safe_load((ROOT / "data" / "words" / "short_replies.yml").read_text(encoding="utf-8"))
# What actions put into a response besides the council's facts.
VALUES = {
    "who", "start", "week_6", "week_16", "week_20", "late", "letter", "mediation", "appeal", "notes", "comments",
    "safe", "day", "title", "length", "code", "summary", "kinds", "value",
    "words", "month", "state", "you_said", "we_did",
}  # fmt: skip


def named_in_code() -> Iterator[str]:
    """Every whole text in the code of actions/ and bot/; texts that are put together are in FILLED_IN."""
    for path in (*(ROOT / "actions").glob("*.py"), *(ROOT / "bot").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
                yield node.value


# Not responses: a method and a field of Rasa's.
NOT_SAID = ("utter_message", "utter_action")
NAMED = {name for name in named_in_code() if re.fullmatch(r"utter_[a-z_]*[a-z]", name)}
LITERAL = sorted(NAMED.difference(NOT_SAID))
FILLED_IN = [
    *(f"utter_left_{form}" for form in DOMAIN["forms"]),
    *(f"utter_guide_who_{who}" for who in WHO),
    *(f"utter_guide_{stage}_no_date" for stage in ("waiting", "refused", "draft")),
    *(f"utter_date_{question}" for question in get_args(Question)),
    *(f"utter_part_{part}" for part in PARTS),
    *(f"utter_guide_note_{name}" for name in get_args(Extension)),
    *(f"utter_guide_note_{name}" for name in ("two_months", "certificate", "letter_later", "weekend")),
    *(f"utter_guide_note_{name}" for name in ("mediation_past", "appeal_past")),
    *(f"utter_line_{name}" for name in ("category", "second", "month", "words")),
    *(f"utter_receipt_{outcome}" for outcome in get_args(Outcome) if outcome != "found"),
    *(f"utter_receipt_state_{state}" for state in STATES),
    *(f"utter_line_{name}" for name in ("area_of_need", "stage", "age_band", "area")),
]


@pytest.mark.parametrize("name", LITERAL)
def test_every_response_that_the_code_names_has_words(name: str) -> None:
    assert flow_words(name).strip()


@pytest.mark.parametrize("name", FILLED_IN)
def test_every_response_that_the_code_puts_together_has_words(name: str) -> None:
    assert flow_words(name).strip()


@pytest.mark.parametrize("name", [name for name in responses() if not name.startswith("utter_ask_")])
def test_no_words_are_left_that_nothing_says(name: str) -> None:
    assert name in (*LITERAL, *FILLED_IN)


@pytest.mark.parametrize("name", [name for name in responses() if name.startswith("utter_ask_")])
def test_every_question_belongs_to_a_form(name: str) -> None:
    assert name.removeprefix("utter_ask_") in SLOTS


@pytest.mark.parametrize("slot", SLOTS)
def test_every_slot_of_a_form_is_asked_by_words_or_by_an_action(slot: str) -> None:
    asked = (f"utter_ask_{slot}" in responses()) + (f"action_ask_{slot}" in DOMAIN["actions"])
    assert asked == 1


def test_the_forms_ask_what_the_actions_think_they_ask() -> None:
    assert DOMAIN["forms"]["feedback_form"]["required_slots"] == list(FEEDBACK_QUESTIONS)
    assert DOMAIN["forms"]["guide_form"]["required_slots"] == list(GUIDE_SLOTS)


@pytest.mark.parametrize("name", responses())
def test_braces_name_a_fact_of_the_council_or_a_value_of_an_action(name: str) -> None:
    for row in responses()[name]:
        assert set(re.findall(r"\{(\w+)\}", row["text"])) <= VALUES | set(council().words)
        assert row["text"].count("{") == len(re.findall(r"\{\w+\}", row["text"]))


def rows_of_buttons() -> list[tuple[str, dict[str, str]]]:
    return [(name, row) for name, rows in responses().items() for variant in rows for row in variant.get("buttons", [])]


@pytest.mark.parametrize(("name", "row"), rows_of_buttons(), ids=lambda value: value if isinstance(value, str) else "")
def test_every_button_sends_an_intent_and_what_its_form_asks_for(name: str, row: dict[str, str]) -> None:
    payload = row["payload"].replace("{{", "{").replace("}}", "}")
    intent, entities = re.fullmatch(r"/([a-z_]+)(\{.*\})?", payload).groups()  # type: ignore[union-attr]
    assert intent in DOMAIN["intents"]
    if intent == "choose":
        slot, _, value = json.loads(entities)["choice"].partition(":")
        assert slot == name.removeprefix("utter_ask_")
        assert value in choices_of(slot)
    else:
        assert entities is None
        assert intent in ("skip", "stop")


@pytest.mark.parametrize("name", responses())
def test_the_titles_within_a_question_are_all_different(name: str) -> None:
    for variant in responses()[name]:
        titles = [row["title"].casefold() for row in variant.get("buttons", [])]
        payloads = [row["payload"] for row in variant.get("buttons", [])]
        assert len(set(titles)) == len(titles)
        assert len(set(payloads)) == len(payloads)


def test_the_titles_of_the_buttons_that_actions_make_are_all_different_within_a_message() -> None:
    kinds_and_groups = [need.title for need in needs().values()] + [
        title for name, title in buttons().items() if name.startswith("group_")
    ]
    ends = [buttons()[name] for name in ("skip", "stop", "back", "yes", "something_else")]
    titles = [title.casefold() for title in (*kinds_and_groups, *ends)]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("row", buttons().items(), ids=lambda row: str(row[0]))
def test_the_title_of_a_button_is_short_text(row: tuple[str, Any]) -> None:
    assert isinstance(row[1], str)
    assert 0 < len(row[1]) <= 40


def test_every_button_that_the_code_names_has_a_title_and_no_title_is_left_over() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "actions").glob("*.py"))
    named = {*re.findall(r'button\("(\w+)"', code), "guide", "deadlines", "timeline", "letter", "feedback"}
    named |= {f"part_{part}" for part in PARTS} | {f"group_{need.group}" for need in needs().values()}
    assert named - set(buttons()) == set()
    assert set(buttons()) - named == set()


SHOWN_FILES = [
    *(ROOT / "data" / "words").glob("*.yml"),
    *(ROOT / "data" / name for name in ("web.yml", "buttons.yml", "needs.yml", "redactions.yml")),
    *(ROOT / "data" / "council").glob("*.yml"),
    *(ROOT / "data" / "nlu").glob("*/*.yml"),
]


@pytest.mark.parametrize("path", SHOWN_FILES, ids=lambda path: path.name)
def test_no_link_is_without_https(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "http://" not in text
    assert not re.findall(r"(?<!https://)\bwww\.\S+", text)


@pytest.mark.parametrize("need", needs().values(), ids=lambda need: need.code)
def test_every_kind_of_need_has_a_group_a_title_and_a_button_of_its_group(need: Any) -> None:
    assert need.title
    assert need.definition
    assert buttons()[f"group_{need.group}"]
    assert re.fullmatch(r"U(0[1-9]|1[0-4])", need.code)


def test_there_are_fourteen_kinds_in_six_groups() -> None:
    assert list(needs()) == [f"U{number:02}" for number in range(1, 15)]
    assert len({need.group for need in needs().values()}) == 6


def choices_for(code: str) -> set[str]:
    pairs = typed_choices("feedback_sub", {"feedback_category": code})
    return {json.loads(p.removeprefix("/choose"))["choice"].partition(":")[2] for _, p in pairs if p[:4] == "/cho"}


@pytest.mark.parametrize("code", needs())
def test_the_finer_kinds_of_a_need_are_the_buttons_that_ask_for_them(code: str) -> None:
    assert choices_for(code) == set(needs()[code].sub)


def test_only_two_kinds_have_finer_ones() -> None:
    assert [need.code for need in needs().values() if need.sub] == ["U02", "U10"]


def test_the_parts_of_the_city_are_the_councils_and_elsewhere() -> None:
    assert list(choices_of("feedback_area")) == [*council().postcode_districts, "elsewhere"]


@pytest.mark.parametrize("stage", QUESTIONS)
def test_every_stage_of_the_guide_has_a_button_and_a_date_question_where_it_asks_for_one(stage: str) -> None:
    assert stage in choices_of("guide_stage")
    asks = "guide_date" in QUESTIONS[stage]
    assert bool(typed_choices("guide_date", {"guide_stage": stage})) is asks


def test_who_can_ask_is_what_the_buttons_offer() -> None:
    assert tuple(choices_of("guide_who")) == WHO


def test_a_choice_that_stands_twice_is_listed_once() -> None:
    assert [payload for _, payload in typed_choices("feedback_sub")].count("/stop") == 1


def test_a_slot_without_a_question_has_no_choices() -> None:
    assert typed_choices("no_such_slot") == []
    assert choices_of("feedback_category") == {}


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (["PERSON"], "a name"),
        (["PERSON", "PHONE"], "a name and a phone number"),
        (["PERSON", "PHONE", "PERSON", "POSTCODE"], "a name, a phone number and a postcode"),
        (["SOMETHING_NEW"], "a personal detail"),
    ],
)
def test_what_was_taken_out_is_said_in_words(found: list[str], said: str) -> None:
    assert in_words(found) == said


def test_every_kind_that_the_redactor_knows_has_words() -> None:
    from privacy.placeholders import _WORDS

    assert set(_WORDS) <= set(kinds())


def test_short_replies_are_intents_of_the_domain_and_stand_once() -> None:
    rows = [(block["intent"], line[2:]) for block in SHORT["nlu"] for line in block["examples"].splitlines()]
    assert {intent for intent, _ in rows} <= set(DOMAIN["intents"])
    texts = [text for _, text in rows]
    assert len(set(texts)) == len(texts)
