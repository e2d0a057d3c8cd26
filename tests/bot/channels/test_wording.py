from __future__ import annotations

from typing import Any

import pytest

from bot.channels.channel import Limits, Outgoing
from bot.channels.settings import provider_names
from bot.channels.wording import Wording
from bot.channels.words import channel_words, first_words
from content.buttons import buttons
from content.council import council
from content.needs import needs
from content.topics import topics
from tests.bot.channels.conftest import stand_ins
from tests.bot.web.conftest import ANSWER

TYPED = Limits(characters=1500)
COSTLY = Limits(characters=1500, costly=True)
TAPPED = Limits(characters=4000, taps=13, title=20)
UNDER_ALL = Limits(characters=4000, taps=50, title=64, under_every_message=True)


def said(limits: Limits, *messages: dict[str, Any]) -> list[Outgoing]:
    wording = Wording("southend", limits)
    found = []
    for message in wording.offered(messages):
        found += wording.outgoing(message, [f"id{n}" for n, _ in enumerate(message["buttons"])])
    return found


def test_an_answer_has_its_title_law_source_and_day() -> None:
    [one] = said(TYPED, ANSWER)
    assert one.text.startswith("Getting to school\n\nHello.")
    assert "The law: Education Act 1996" in one.text
    assert "Source: The council's page, https://www.southend.gov.uk/x\nChecked 23 November 2026" in one.text


def test_where_characters_cost_an_answer_has_its_source_alone_and_few_choices() -> None:
    rows = [{"title": f"Topic {n}", "payload": f"/p{n}"} for n in range(6)]
    [one] = said(COSTLY, {**ANSWER, "buttons": rows})
    assert one.text.startswith("Hello.\n\nSource: https://www.southend.gov.uk/x")
    assert "Education Act" not in one.text
    assert "3. Topic 2" in one.text
    assert "Topic 3" not in one.text


def test_where_characters_cost_a_question_still_has_all_its_choices() -> None:
    rows = [{"title": f"Choice {n}", "payload": f"/p{n}"} for n in range(8)]
    [one] = said(COSTLY, {"text": "Which?", "buttons": rows})
    assert "8. Choice 7" in one.text


def test_where_characters_cost_every_answer_fits_the_alphabet_of_text_messages() -> None:
    alphabet = set(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ^{}\\[~]|€ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
        "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
    )
    for topic in topics().values():
        for text in (topic.answer, topic.more):
            for one in said(COSTLY, {"text": text, "buttons": []}):
                assert set(one.text) <= alphabet, (topic.id, set(one.text) - alphabet)


def test_stop_is_offered_in_other_words_where_that_word_ends_all_messages() -> None:
    row = [{"title": buttons()["stop"], "payload": "/stop"}]
    [costly], [typed] = said(COSTLY, {"text": "Q", "buttons": row}), said(TYPED, {"text": "Q", "buttons": row})
    assert "1. Leave it" in costly.text
    assert "1. Stop" in typed.text


def test_short_titles_are_tapped_and_long_ones_written_out_and_tapped_by_number() -> None:
    [short] = said(TAPPED, {"text": "Q", "buttons": [{"title": "Yes", "payload": "/y"}]})
    assert [(choice.title, choice.id) for choice in short.choices] == [("Yes", "id0")]
    assert short.text == "Q"
    [long] = said(TAPPED, {"text": "Q", "buttons": [{"title": "A title of more than twenty", "payload": "/y"}]})
    assert [(choice.title, choice.id) for choice in long.choices] == [("1", "id0")]
    assert "1. A title of more than twenty" in long.text


def test_only_the_last_question_is_numbered_since_a_number_means_one_of_it() -> None:
    first = {"text": "An answer", "buttons": [{"title": "More", "payload": "/m"}]}
    second = {"text": "A question", "buttons": [{"title": "Yes", "payload": "/y"}]}
    assert [one.text.count("1.") for one in said(TYPED, first, second)] == [0, 1]
    assert [len(one.choices) for one in said(UNDER_ALL, first, second)] == [1, 1]


def test_every_title_that_can_be_tapped_fits_where_titles_are_long() -> None:
    titles = [topic.title for topic in topics().values()] + [need.title for need in needs().values()]
    assert max(map(len, [*titles, *buttons().values()])) <= UNDER_ALL.title


@pytest.mark.parametrize("one", stand_ins(), ids=lambda one: one.kind)
def test_every_channel_says_who_keeps_a_copy_and_where_to_read_of_it(one: Any) -> None:
    words = first_words("southend", one.kind, "https://x/privacy")
    assert "{" not in words
    assert "https://x/privacy" in words
    assert council("southend").name in words
    assert "999" in words


def test_no_word_of_the_channels_is_left_to_fill_in() -> None:
    own = {name: text for name, text in channel_words("southend").items() if name != "first"}
    assert all("{" not in text for text in own.values())
    assert len(provider_names()) >= 4
