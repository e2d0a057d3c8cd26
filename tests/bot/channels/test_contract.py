"""What must hold for every channel. A new one is a module in bot/channels/providers/ and a stand-in here."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from bot.channels.settings import provider_names
from bot.channels.webhook import MOST_BYTES
from tests.bot.channels.conftest import stand_ins
from tests.bot.channels.provider import Desk, StandIn
from tests.bot.web.client import Client
from tests.bot.web.conftest import ANSWER, Scripted

DAY = 24 * 60 * 60
TITLES = [row["title"] for row in ANSWER["buttons"]]


def test_every_channel_has_a_stand_in() -> None:
    assert {one.name for one in stand_ins()} == set(provider_names())


def test_a_message_is_answered_at_once_and_the_reply_comes_through_the_api(desk: Desk, scripted: Scripted) -> None:
    assert desk.send(text="school transport") == 200
    first, answer = desk.hear(2)
    assert "999" in first.text
    assert "Hello." in answer.text
    assert "https://www.southend.gov.uk/x" in answer.text
    [(conversation, text, choice, channel)] = scripted.asked
    assert (text, choice, channel) == ("school transport", None, desk.provider.kind)
    assert str(desk.provider.sender) not in conversation


def test_the_provider_is_answered_before_the_assistant_is(desk: Desk, scripted: Scripted) -> None:
    scripted.seconds = 1.0
    start = time.monotonic()
    assert desk.send() == 200
    assert time.monotonic() - start < 0.8
    assert desk.hear(2)


def test_what_a_channel_adds_before_its_first_answer_is_said_once_a_day(desk: Desk) -> None:
    desk.send()
    assert len(desk.hear(2)) == 2
    desk.send()
    assert len(desk.hear(1)) == 1
    desk.send(sender=desk.provider.other_sender)
    assert len(desk.hear(2)) == 2


def test_two_parents_are_two_conversations_and_one_parent_is_one(desk: Desk, scripted: Scripted) -> None:
    for sender in (desk.provider.sender, desk.provider.other_sender, desk.provider.sender):
        desk.send(sender=sender)
        desk.hear()
    first, second, third = (asked[0] for asked in scripted.asked)
    assert first == third != second


def test_a_tampered_request_is_refused(desk: Desk, scripted: Scripted) -> None:
    headers, raw = desk.provider.signed(desk.provider.payload(text="school transport"))
    if desk.provider.name in ("telegram", "teams"):
        # Their proof is not over the body: what can be tampered with is the proof.
        headers = {name: _spoilt(value) if name != "content-type" else value for name, value in headers.items()}
    else:
        raw = raw.replace(b"transport", b"transp0rt")
    assert desk.post(headers, raw) == 403
    assert scripted.asked == []


def _spoilt(value: str) -> str:
    return value[:-9] + ("A" if value[-9] != "A" else "B") + value[-8:]


def test_an_unsigned_request_is_refused(desk: Desk, scripted: Scripted) -> None:
    headers, raw = desk.provider.signed(desk.provider.payload())
    assert desk.post({"content-type": headers["content-type"]}, raw) in (401, 403)
    assert scripted.asked == []


def test_a_request_signed_with_another_secret_is_refused(
    desk: Desk, scripted: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = __import__(type(desk.provider).__module__, fromlist=["x"])
    other = {"twilio": "TOKEN", "messenger": "SECRET", "telegram": "SECRET"}.get(desk.provider.name)
    if other is None:
        token = desk.provider.token(key=module.OTHER_KEY)  # type: ignore[attr-defined]
        headers, raw = desk.provider.signed(desk.provider.payload())
        headers["authorization"] = f"Bearer {token}"
    else:
        with monkeypatch.context() as patch:
            patch.setattr(module, other, "another secret, of another")
            headers, raw = desk.provider.signed(desk.provider.payload())
    assert desk.post(headers, raw) == 403
    assert scripted.asked == []


@pytest.mark.parametrize("times", [2, 5])
def test_a_redelivered_message_is_answered_once(desk: Desk, scripted: Scripted, times: int) -> None:
    request = desk.provider.signed(desk.provider.payload())
    assert [desk.post(*request) for _ in range(times)] == [200] * times
    desk.hear(2)
    assert len(scripted.asked) == 1


def test_a_message_replayed_after_a_day_is_not_answered(desk: Desk, scripted: Scripted) -> None:
    if not desk.provider.has_times:
        pytest.skip(f"{desk.provider.kind} gives no time that could be checked; docs/adr/0020-channels.md says so")
    assert desk.send(time=time.time() - DAY - 60) == 200
    assert desk.send(text="now") == 200
    desk.hear(2)
    assert [asked[1] for asked in scripted.asked] == ["now"]


def test_too_large_a_request_is_refused(desk: Desk, scripted: Scripted) -> None:
    assert desk.send(text="x" * MOST_BYTES) == 413
    assert scripted.asked == []


def test_another_type_of_content_is_refused(desk: Desk, scripted: Scripted) -> None:
    headers, raw = desk.provider.signed(desk.provider.payload())
    assert desk.post({**headers, "content-type": "text/plain"}, raw) == 415
    assert scripted.asked == []


def test_something_without_text_is_told_that_only_text_is_read(desk: Desk, scripted: Scripted) -> None:
    assert desk.send("unreadable") == 200
    assert "I can only read text" in desk.hear(2)[-1].text
    assert scripted.asked == []


def test_words_beside_a_picture_are_answered(desk: Desk, scripted: Scripted) -> None:
    assert desk.send("beside", text="school transport") == 200
    _, about_picture, answer = desk.hear(3)
    assert "I can only read text" in about_picture.text
    assert "Hello." in answer.text
    assert scripted.asked[0][1] == "school transport"


def test_what_is_no_message_of_a_parent_is_passed_over(desk: Desk, scripted: Scripted) -> None:
    for recorded in desk.provider.recorded("nothing"):
        assert desk.post(*desk.provider.signed(desk.provider.filled(recorded))) == 200
    desk.settle()
    assert scripted.asked == []
    assert desk.provider.heard == []


def test_a_parent_who_only_opens_the_chat_is_told_what_it_is(desk: Desk, scripted: Scripted) -> None:
    if not desk.provider.recorded("opened"):
        pytest.skip(f"{desk.provider.kind} has no way to open a chat without writing")
    desk.send("opened")
    [first] = desk.hear()
    assert "automated" in first.text
    assert scripted.asked == []


def test_choices_can_be_tapped_or_are_numbered_to_be_typed(desk: Desk, scripted: Scripted) -> None:
    desk.send()
    answer = desk.hear(2)[-1]
    if not desk.provider.can_tap:
        assert f"1. {TITLES[0]}" in answer.text
        assert answer.choices == {}
        return
    assert list(answer.choices) == TITLES
    desk.send("tap", choice=answer.choices[TITLES[0]])
    desk.hear()
    assert scripted.asked[-1][2] == ANSWER["buttons"][0]["payload"]


@pytest.mark.parametrize("forged", ['/give_feedback{"choice": "x"}', "/stop", "f" * 32, "é" * 32, "", "\0" * 32])
def test_a_tap_that_we_did_not_offer_reaches_nothing(desk: Desk, scripted: Scripted, forged: str) -> None:
    if not desk.provider.can_tap:
        pytest.skip(f"{desk.provider.kind} has nothing to tap")
    desk.send("tap", choice=forged)
    desk.hear()
    assert all(asked[2] is None for asked in scripted.asked)


def test_a_tap_offered_to_one_parent_means_nothing_from_another(desk: Desk, scripted: Scripted) -> None:
    if not desk.provider.can_tap:
        pytest.skip(f"{desk.provider.kind} has nothing to tap")
    desk.send()
    choice = desk.hear(2)[-1].choices[TITLES[0]]
    desk.send("tap", choice=choice, sender=desk.provider.other_sender)
    assert "too old" in desk.hear(2)[-1].text
    assert len(scripted.asked) == 1


def test_long_answers_come_whole_in_pieces_within_the_limit(desk: Desk, scripted: Scripted) -> None:
    sentences = [f"Sentence number {n} is here." for n in range(900)]
    scripted.messages = [{**ANSWER, "text": " ".join(sentences)}]
    desk.send()
    heard = desk.hear(3)
    together = " ".join(" ".join(said.text for said in heard).split())
    assert all(sentence in together for sentence in sentences)
    assert all(said.text.endswith(("here.", "999.", "/privacy")) for said in heard[1:-1])
    assert all(not said.choices for said in heard[:-1])


def test_many_long_choices_all_can_be_chosen(desk: Desk, scripted: Scripted) -> None:
    rows = [{"title": f"A rather long title of a choice, number {n}", "payload": f"/p{n}"} for n in range(20)]
    scripted.messages = [{"text": "Which?", "buttons": rows}]
    desk.send()
    asked = desk.hear(2)[-1]
    for row in rows:
        assert row["title"] in asked.text or row["title"] in asked.choices
    if desk.provider.can_tap:
        desk.send("tap", choice=list(asked.choices.values())[2])
        desk.hear()
        assert scripted.asked[-1][2] == "/p2"


@pytest.mark.parametrize(
    "failure",
    [(429, {"retry-after": "7"}, {}), (500, {}, {}), (503, {"retry-after": "7"}, {})],
    ids=["429", "500", "503"],
)
def test_a_passing_failure_is_tried_again_as_the_provider_asks(desk: Desk, failure: Any) -> None:
    desk.provider.failures = [failure, failure]
    desk.send()
    assert len(desk.hear(2)) == 2
    assert desk.provider.tried == 4
    assert len(desk.slept) == 2
    if failure[1]:
        assert all(7 <= seconds < 8.1 for seconds in desk.slept)
    else:
        assert 1 <= desk.slept[0] < 2.1 <= 3.1 > desk.slept[1] >= 2


def test_a_failure_that_stays_is_given_up_and_the_next_message_answered(desk: Desk) -> None:
    desk.provider.failures = [(500, {}, {})] * 6
    desk.send(text="one")
    desk.provider.wait(lambda: desk.provider.tried == 6)
    desk.settle()
    assert desk.provider.heard == []
    desk.send(text="two")
    assert "Hello." in desk.hear()[-1].text


def test_a_refused_reply_is_not_tried_again(desk: Desk) -> None:
    desk.provider.failures = [(400, {}, {"code": 21610})]
    desk.send()
    desk.provider.wait(lambda: desk.provider.tried == 1)
    desk.settle()
    assert desk.provider.tried == 1
    assert desk.slept == []


def test_messages_of_one_parent_are_answered_in_their_order(desk: Desk, scripted: Scripted) -> None:
    scripted.seconds = 0.02
    for n in range(6):
        assert desk.send(text=f"message {n}") == 200
    desk.hear(7)
    assert [asked[1] for asked in scripted.asked] == [f"message {n}" for n in range(6)]


def test_a_parent_who_writes_very_fast_is_asked_to_wait_once(desk: Desk, scripted: Scripted) -> None:
    for n in range(14):
        assert desk.send(text=f"message {n}") == 200
    desk.settle()
    asked_to_wait = [said for said in desk.provider.heard if "faster than I can answer" in said.text]
    assert len(asked_to_wait) == 1
    assert 10 <= len(scripted.asked) < 14


def test_danger_is_heard_however_fast_a_parent_writes(desk: Desk, scripted: Scripted) -> None:
    for n in range(13):
        desk.send(text=f"message {n}")
    desk.send(text="I want to kill myself")
    desk.settle()
    assert scripted.asked[-1][1] == "I want to kill myself"


def test_a_failing_assistant_does_not_stop_the_next_message(desk: Desk, scripted: Scripted) -> None:
    scripted.fails = True
    desk.send()
    desk.settle()
    scripted.fails = False
    desk.send()
    assert "Hello." in desk.hear()[-1].text


def test_a_full_queue_asks_the_provider_to_send_again(desk: Desk, scripted: Scripted) -> None:
    desk.channels.replies._most = 0
    request = desk.provider.signed(desk.provider.payload(text="again"))
    assert desk.post(*request) == 503
    desk.channels.replies._most = 1
    assert desk.post(*request) == 200
    desk.hear(2)
    assert [asked[1] for asked in scripted.asked] == ["again"]


def test_other_ways_to_call_the_address_are_refused_without_words(desk: Desk) -> None:
    client = Client(desk.base)
    answers = [client.request(method, desk.address) for method in ("GET", "PUT", "DELETE")]
    assert {answer.status for answer in answers} <= {403, 405}
    assert client.request("POST", "/channels/unknown").status == 404
    assert all(json.loads(answer.text) == {"error": "not_taken"} for answer in answers)


def test_a_channel_that_is_not_set_up_is_not_there(provider: StandIn, desk: Desk) -> None:
    others = set(provider_names()) - {provider.name}
    assert {Client(desk.base).request("POST", f"/channels/{name}").status for name in others} == {404}
