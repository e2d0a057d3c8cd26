"""What a parent meets who sends twice, or whose record cannot be saved."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from feedback import drafts
from feedback.local import local
from feedback.outbox import count_waiting, deliver
from feedback.receipts import key_of, read_code
from feedback.sending import send_need
from feedback.settings import read_settings
from feedback.store import count_needs, fetch_needs
from tests.conftest import Conversation
from tests.dialogue.steps import WORDS, go_to, press, record_broken, sent_by, slots, to_preview

NOT_SAVED = "could not save it just now"
THANKS = "Your code is"
AGAIN = "/send_again"


def send_in_vain(parent: Conversation, tmp_path: Path) -> str:
    """Fills the form in and sends it while the record is broken; its id."""
    to_preview(parent)
    form = slots(parent)["feedback_form_id"]
    with record_broken(tmp_path):
        parent.tap("Send it")
    return str(form)


def test_sending_twice_makes_one_row(parent: Conversation, record: Any) -> None:
    to_preview(parent)
    send = sent_by(parent, "Send it")
    parent.tap("Send it")
    assert THANKS not in press(parent, send)
    assert count_needs(record) == 1


def test_a_record_that_cannot_be_written_says_so(parent: Conversation, record: Any, tmp_path: Path) -> None:
    send_in_vain(parent, tmp_path)
    assert NOT_SAVED in parent.text
    assert THANKS not in parent.text
    assert parent.titles == ["Send it", "Do not send it"]
    assert fetch_needs(record) == []


def test_the_words_wait_for_another_try(parent: Conversation, record: Any, tmp_path: Path) -> None:
    form = send_in_vain(parent, tmp_path)
    assert drafts.read(form) == WORDS


@pytest.mark.parametrize("how", ["tap", "title", "number"])
def test_sending_again_after_the_repair_makes_exactly_one_row(
    parent: Conversation, record: Any, tmp_path: Path, how: str
) -> None:
    go_to(parent, "feedback_confirm")
    with record_broken(tmp_path):
        parent.tap("Send it")
    said = parent.tap("Send it") if how == "tap" else parent.say("send it" if how == "title" else "1")
    assert THANKS in said
    (row,) = fetch_needs(record)
    assert (row.category, row.sub, row.second_category, row.words) == ("U02", "refused", "U08", WORDS)


def test_sending_again_while_still_broken_says_so_again(parent: Conversation, record: Any, tmp_path: Path) -> None:
    send_in_vain(parent, tmp_path)
    with record_broken(tmp_path):
        assert NOT_SAVED in parent.tap("Send it")
    assert THANKS in parent.tap("Send it")
    assert count_needs(record) == 1


def test_the_button_pressed_again_after_saving_makes_no_second_row(
    parent: Conversation, record: Any, tmp_path: Path
) -> None:
    send_in_vain(parent, tmp_path)
    again = sent_by(parent, "Send it")
    assert THANKS in press(parent, again)
    assert THANKS not in press(parent, again)
    assert count_needs(record) == 1


def test_what_could_not_be_saved_can_be_thrown_away(parent: Conversation, record: Any, tmp_path: Path) -> None:
    form = send_in_vain(parent, tmp_path)
    parent.tap("Do not send it")
    assert drafts.read(form) is None
    assert "feedback_form_id" not in slots(parent)
    assert THANKS not in press(parent, AGAIN)
    assert fetch_needs(record) == []


def test_a_question_before_sending_again_loses_nothing(parent: Conversation, record: Any, tmp_path: Path) -> None:
    send_in_vain(parent, tmp_path)
    again = sent_by(parent, "Send it")
    parent.say("what is a senco")
    assert THANKS in press(parent, again)
    assert [row.words for row in fetch_needs(record)] == [WORDS]


KEPT_SAFELY = "kept safely"


def lock(record: Any) -> sqlite3.Connection:
    other = sqlite3.connect(str(record.url.database), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    return other


def test_a_record_locked_by_another_is_waited_for_in_the_outbox_and_the_parent_hears_so(
    parent: Conversation, record: Any
) -> None:
    to_preview(parent)
    other = lock(record)
    said = parent.tap("Send it")
    other.close()
    assert KEPT_SAFELY in said
    assert THANKS in said
    assert "It is saved" not in said
    assert (count_waiting(local()), count_needs(record)) == (1, 0)
    assert deliver(local(), record) == 1
    assert [row.words for row in fetch_needs(record)] == [WORDS]
    assert count_waiting(local()) == 0


def test_the_code_given_while_the_record_was_locked_is_good_once_it_is_there(parent: Conversation, record: Any) -> None:
    to_preview(parent)
    other = lock(record)
    code = read_code(parent.tap("Send it").partition(THANKS)[2].split()[0])
    other.close()
    deliver(local(), record)
    (row,) = fetch_needs(record)
    assert row.receipt_key == key_of(code or "", read_settings().secret_key)


def test_what_waits_is_delivered_with_the_next_that_is_saved(parent: Conversation, record: Any) -> None:
    to_preview(parent, "The first words.")
    other = lock(record)
    parent.tap("Send it")
    other.close()
    to_preview(parent, "The second words.")
    assert "It is saved" in parent.tap("Send it")
    assert sorted(str(row.words) for row in fetch_needs(record)) == ["The first words.", "The second words."]
    assert count_waiting(local()) == 0


def test_a_record_and_an_outbox_that_both_fail_say_not_saved_and_lose_nothing(
    parent: Conversation, record: Any
) -> None:
    to_preview(parent)
    others = [lock(record), lock(local())]
    assert NOT_SAVED in parent.tap("Send it")
    assert parent.titles == ["Send it", "Do not send it"]
    for other in others:
        other.close()
    assert THANKS in parent.tap("Send it")
    assert count_needs(record) == 1


def test_a_row_written_without_our_hearing_of_it_is_not_written_twice_and_keeps_its_code(
    parent: Conversation, record: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commit went through and then the process failed: the retry finds the row."""

    def written_then_lost(*given: Any, **named: Any) -> Any:
        send_need(*given, **named)
        raise TimeoutError

    to_preview(parent)
    with monkeypatch.context() as failing:
        failing.setattr("actions.send_feedback.send_need", written_then_lost)
        assert NOT_SAVED in parent.tap("Send it")
    said = parent.tap("Send it")
    assert "saved already, once" in said
    (row,) = fetch_needs(record)
    code = read_code(said.rpartition("code for it is ")[2])
    assert row.receipt_key == key_of(code or "", read_settings().secret_key)


def test_words_gone_after_half_an_hour_are_not_sent_as_an_empty_row(parent: Conversation, record: Any) -> None:
    to_preview(parent)
    drafts.discard(slots(parent)["feedback_form_id"])
    said = parent.tap("Send it")
    assert "I no longer have what you wrote" in said
    assert parent.titles == ["Tell the council what is missing"]
    assert fetch_needs(record) == []


def test_send_again_with_nothing_to_send_sends_nothing(parent: Conversation, record: Any) -> None:
    said = press(parent, AGAIN)
    assert said
    assert THANKS not in said
    assert fetch_needs(record) == []


def test_send_again_pressed_in_a_new_form_sends_nothing(parent: Conversation, record: Any) -> None:
    asked = go_to(parent, "feedback_category")
    assert press(parent, AGAIN) == asked
    assert fetch_needs(record) == []


def test_a_new_form_after_a_failed_one_begins_afresh(parent: Conversation, record: Any, tmp_path: Path) -> None:
    to_preview(parent, "The first words.")
    with record_broken(tmp_path):
        parent.tap("Send it")
    assert "The second words." in to_preview(parent, "The second words.")
    parent.tap("Send it")
    assert [row.words for row in fetch_needs(record)] == ["The second words."]
