"""The commands of a terminal: what goes in, what comes out, and what is said of a wrong line."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import Any

import pytest

from bot.chat import WIDTH, shown
from bot.predict import _texts
from content.council import ROOT
from content.topics import topics

DECISIONS = {"answer", "clarify", "out_of_scope", "crisis", "conversation"}
QUESTIONS = [
    "how do I ask for an EHC needs assessment?",
    "I want to kill myself",
    "what is the capital of Peru",
    "hello",
    "yes",
    "thing about the stuff",
    "",
    "/restart",
    "a" * 1001,
]


def run(module: str, typed: str | bytes) -> subprocess.CompletedProcess[bytes]:
    data = typed.encode() if isinstance(typed, str) else typed
    command = [sys.executable, "-m", module]
    return subprocess.run(command, cwd=ROOT, input=data, capture_output=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def predicted() -> subprocess.CompletedProcess[bytes]:
    lines = [json.dumps({"text": question, "id": number}) for number, question in enumerate(QUESTIONS)]
    lines[1:1] = ["", "   "]  # blank lines among them
    return run("bot.predict", "\n".join([*lines, "", "not JSON", lines[0]]))


@pytest.fixture(scope="module")
def rows(predicted: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in predicted.stdout.splitlines()]


def test_predict_gives_one_line_for_each_question_and_none_for_a_blank(rows: list[dict[str, Any]]) -> None:
    assert len(rows) == len(QUESTIONS)


def test_predict_names_the_decision_and_the_topics(rows: list[dict[str, Any]]) -> None:
    decisions = [row["decision"] for row in rows]
    assert set(decisions) <= DECISIONS
    assert decisions[:5] == ["answer", "crisis", "out_of_scope", "conversation", "conversation"]
    assert rows[0]["topics"][0]["topic"] == "ehc_how_to_request"
    assert rows[1]["topics"][0]["topic"] == "crisis_danger"


def test_predict_ranks_at_least_five_topics_of_a_question(rows: list[dict[str, Any]]) -> None:
    for row in rows[:4]:
        assert len(row["topics"]) >= 5
        assert all(set(topic) == {"topic", "confidence"} for topic in row["topics"])
        assert all(0 <= topic["confidence"] <= 1 and topic["topic"] in topics() for topic in row["topics"])


def test_predict_is_unsure_of_what_the_door_refuses(rows: list[dict[str, Any]]) -> None:
    assert rows[QUESTIONS.index("")] == rows[-1] == {"decision": "clarify", "topics": []}


def test_predict_says_which_line_is_wrong_and_fails(predicted: subprocess.CompletedProcess[bytes]) -> None:
    number = len(QUESTIONS) + 4  # after the two blank lines and the one before it
    assert f'line {number}: expected one JSON object with "text"' in predicted.stderr.decode()
    assert predicted.returncode != 0


@pytest.mark.parametrize(
    "line", ["not JSON", "[]", "{}", '"text"', "5", "null", "[1]", '{"text"}', '{"text": null}', '{"text": ["x"]}']
)
def test_predict_refuses_any_line_that_is_no_question(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f'{{"text": "x"}}\n{line}\n'))
    texts = iter(_texts())
    assert next(texts) == "x"
    with pytest.raises(SystemExit, match=r'^line 2: expected one JSON object with "text"$'):
        next(texts)


@pytest.mark.parametrize("text", ["how do I appeal", "  blanks  ", "two\nlines", "é 🙂"])
def test_predict_reads_the_text_as_it_is(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps({"text": text, "topic": "x"}) + "\n"))
    assert list(_texts()) == [text]


def test_say_gives_one_list_a_line_of_one_conversation() -> None:
    done = run("bot.say", "I want to give feedback\n\n1\nstop\n")
    lists = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert len(lists) == 4
    assert all(isinstance(messages, list) and messages for messages in lists)
    assert all({"text", "buttons"} <= set(message) for messages in lists for message in messages)
    assert [row["title"] for row in lists[0][-1]["buttons"]] == ["Yes, go on", "No, leave it"]
    assert "any words" in lists[1][0]["text"]
    assert "I have stopped" in lists[3][0]["text"]


MESSAGE = {
    "text": "A first line.\n\n1. A list",
    "law": "An Act, section 1",
    "source": {"title": "A page", "url": "https://example.org"},
    "checked": "2026-11-23",
    "buttons": [{"title": "More", "payload": "/more"}, {"title": "Stop", "payload": "/stop"}],
}


def test_a_terminal_shows_the_law_the_source_and_numbered_choices() -> None:
    assert shown(MESSAGE).splitlines() == [
        "A first line.",
        "",
        "1. A list",
        "",
        "   The law: An Act, section 1",
        "   Source: A page, https://example.org (checked 2026-11-23)",
        "   1. More",
        "   2. Stop",
    ]


def test_a_terminal_breaks_long_lines() -> None:
    lines = shown({"text": "word " * 60, "buttons": []}).splitlines()
    assert len(lines) > 2
    assert max(map(len, lines)) <= WIDTH
