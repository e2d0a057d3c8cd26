"""Every answer is an ordinary page, and the search finds it without a parent's words in an address."""

from __future__ import annotations

import html

import pytest

from bot.web.blocks import blocks
from content.topic_groups import group_titles, public_topics
from content.topics import topics
from tests.bot.web.client import Client
from tests.bot.web.conftest import Scripted

TOPICS = public_topics("southend")


def search(site: Client, words: str, **headers: str) -> str:
    return html.unescape(site.send_form({"words": words}, "/topics/", **headers).text)


def test_every_topic_but_small_talk_has_a_group_and_a_page() -> None:
    assert {topic.group for topic in topics().values()} == set(group_titles()) | {"conversation"}
    assert len(TOPICS) == len([topic for topic in topics().values() if topic.group != "conversation"])


def test_the_list_leads_to_every_topic(site: Client) -> None:
    links = site.get("/topics/").page.links
    assert {f"/topics/{topic}" for topic in TOPICS} <= set(links)


@pytest.mark.parametrize("topic", TOPICS.values(), ids=lambda topic: topic.id)
def test_a_topic_is_there_whole_with_what_it_rests_on(site: Client, topic: object) -> None:
    known = TOPICS[topic.id]  # type: ignore[attr-defined]
    reply = site.get(f"/topics/{known.id}")
    text = html.unescape(reply.text)
    assert reply.status == 200
    said = [
        line for part in (known.answer, known.more) for block in blocks(part) for item in block.items for line in item
    ]
    missing = [line for line in said if "https://" not in line and line not in text]
    assert missing == []
    assert f"<h1>{known.title}</h1>" in text
    assert known.law in text
    assert known.source
    assert known.source.url in reply.page.links
    assert f"{known.checked.day} {known.checked:%B %Y}" in text
    assert {f"/topics/{other}" for other in known.related if other in TOPICS} <= set(reply.page.links)


def test_a_page_has_a_title_a_description_and_one_address(site: Client) -> None:
    text = site.get("/topics/transport").text
    assert "<title>Getting to school and back – SEND assistant – Southend-on-Sea City Council</title>" in text
    assert '<link rel="canonical" href="https://send.example.gov.uk/topics/transport">' in text
    assert '<meta name="description" content="' in text


@pytest.mark.parametrize("address", ["/topics/nothing", "/topics/crisis_danger", "/topics/transport/", "/topics"])
def test_there_is_no_other_topic(site: Client, address: str) -> None:
    assert site.get(address).status == 404


def test_asking_about_a_topic_opens_the_chat_with_its_answer(site: Client, scripted: Scripted) -> None:
    assert site.get("/topics/transport").page.hidden == {"topic": "transport"}
    reply = site.send_form({"topic": "transport"})
    assert reply.status == 200
    assert scripted.asked[0][2] == '/show_topic{"topic": "transport"}'
    assert "Getting to school and back" in reply.page.words
    site.say(reply.page, "And from 16?")
    assert scripted.asked[1][0] == scripted.asked[0][0]


@pytest.mark.parametrize("topic", ["", "nothing", "crisis_danger", '/stop{"x": 1}', 'transport"}/stop'])
def test_only_a_known_topic_can_be_asked_about_like_that(site: Client, scripted: Scripted, topic: str) -> None:
    site.send_form({"topic": topic, "text": "Hello"})
    assert [asked[2] for asked in scripted.asked] == [None]


def test_what_was_done_about_a_topic_is_shown_with_it(site: Client) -> None:
    assert "Clearer letters about transport" in site.get("/topics/transport").text
    assert "You said</h4>" not in site.get("/topics/mediation").text


def test_a_search_shows_what_the_assistant_understands(site: Client, scripted: Scripted) -> None:
    scripted.understood = {"decision": "answer", "topics": [{"topic": "transport", "confidence": 0.9}]}
    found = search(site, "getting him there in the morning")
    assert "1 topic that may help" in found
    assert 'value="getting him there in the morning"' in found


def test_a_search_in_which_someone_may_be_in_danger_shows_the_contacts(site: Client, scripted: Scripted) -> None:
    scripted.understood = {"decision": "crisis", "topics": []}
    found = search(site, "he wants to die")
    assert found.index("call 999. I am so sorry") < found.index("EHC assessments and plans")


def test_a_search_about_nothing_here_says_so(site: Client) -> None:
    assert "We found no topic about that" in search(site, "zzzz")


def test_a_busy_assistant_leaves_the_words_to_search_by(site: Client, scripted: Scripted) -> None:
    scripted.fails = True
    assert "Speech and language therapy" in search(site, "speech therapy").split("EHC assessments and plans")[0]


def test_an_empty_search_and_a_long_one_are_told_at_the_field(site: Client) -> None:
    assert "Please write your message first" in search(site, "  ")
    assert "longer than 1,000" in search(site, "x" * 1001)


def test_a_search_from_another_site_is_refused(site: Client) -> None:
    assert "came from another website" in search(site, "transport", origin="https://evil.example")


def test_words_in_an_address_are_not_read(site: Client) -> None:
    assert site.get("/topics/?words=transport").text == site.get("/topics/").text


def test_what_was_searched_for_is_shown_as_text(site: Client) -> None:
    reply = site.send_form({"words": '"><script>alert(1)</script>'}, "/topics/")
    assert "<script" not in reply.text


def test_the_real_assistant_finds_topics_in_parents_words(parent_client: Client) -> None:
    for words, topic in (
        ("they said no to assessing my son", "/topics/ehc_refused_assessment"),
        ("who pays for the taxi to school", "/topics/transport"),
        ("mediation", "/topics/mediation"),
    ):
        found = parent_client.send_form({"words": words}, "/topics/").text.split("EHC assessments and plans</h2>")[0]
        assert topic in found, words


def test_the_real_assistant_hears_danger_in_a_search(parent_client: Client) -> None:
    assert (
        "call 999. I am so sorry" in parent_client.send_form({"words": "my son says he wants to die"}, "/topics/").text
    )
