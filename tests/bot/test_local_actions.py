"""Actions run in this process; one that fails, hangs or refuses is always answered in the parent's terms.

In a program of its own, because rasa_sdk knows every action class of its process, these wrong ones too.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from content.council import ROOT, council

SECRET = "Bartholomew"
ACTIONS = '''
"""Actions that go wrong, each in its way."""
import asyncio
from rasa_sdk import Action
from rasa_sdk.interfaces import ActionExecutionRejection

class Fails(Action):
    def name(self): return "action_fails"
    def run(self, dispatcher, tracker, domain): raise ValueError(tracker.latest_message["text"])

class FailsEveryTurn(Fails):
    def name(self): return "action_validate_slot_mappings"

class FailsToTake(Fails):
    def name(self): return "validate_guide_form"

class Hangs(Action):
    def name(self): return "action_hangs"
    async def run(self, dispatcher, tracker, domain): await asyncio.sleep(60)

class Refuses(Action):
    def name(self): return "action_refuses"
    def run(self, dispatcher, tracker, domain): raise ActionExecutionRejection(self.name())

class Speaks(Action):
    def name(self): return "action_speaks"
    def run(self, dispatcher, tracker, domain): dispatcher.utter_message(text="hello")
'''
NAMES = (
    "action_speaks", "action_fails", "action_hangs", "action_of_no_such_name", "validate_guide_form",
    "validate_guide_form@crisis", "validate_guide_form@stop", "action_validate_slot_mappings", "action_refuses",
)  # fmt: skip
PROGRAM = """
from bot.quiet import quiet
quiet()
import asyncio, json, sys
from bot.local_actions import LocalActions

def call(name):
    name, _, intent = name.partition("@")
    message = {"text": "Bartholomew", "intent": {"name": intent or "ask"}}
    tracker = {"sender_id": "x", "slots": {}, "latest_message": message, "events": [], "paused": False}
    return {"next_action": name, "sender_id": "x", "tracker": tracker, "domain": {}, "version": "3.6.21"}

async def main():
    endpoint = LocalActions(sys.argv[1], seconds=0.2)
    done = {}
    for name in sys.argv[2:]:
        try:
            done[name] = await endpoint.request(json=call(name))
        except Exception as error:
            done[name] = {"raised": type(error).__name__, "status": error.status}
    print(json.dumps(done))

asyncio.run(main())
"""


def run(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    """The program, with a package of actions that holds this text."""
    package = folder / "other_actions"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "all.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", PROGRAM, package.name, *NAMES]
    env = {"PYTHONPATH": f"{ROOT}:{folder}", "PATH": "", "HOME": str(folder)}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    return run(tmp_path_factory.mktemp("wrong"), ACTIONS)


@pytest.fixture(scope="module")
def answers(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_an_action_that_works_speaks(answers: dict[str, Any]) -> None:
    assert [said["text"] for said in answers["action_speaks"]["responses"]] == ["hello"]


@pytest.mark.parametrize("name", ["action_fails", "action_hangs", "action_of_no_such_name"])
def test_an_action_that_fails_or_hangs_says_sorry(answers: dict[str, Any], name: str) -> None:
    assert [said["response"] for said in answers[name]["responses"]] == ["utter_sorry"]
    assert answers[name]["events"] == []


def test_the_words_come_with_the_councils_facts(answers: dict[str, Any]) -> None:
    (said,) = answers["action_fails"]["responses"]
    assert said["send_team_email"] == council().words["send_team_email"]


def test_an_answer_that_a_form_cannot_take_is_asked_for_again(answers: dict[str, Any]) -> None:
    done = answers["validate_guide_form"]
    assert [said["response"] for said in done["responses"]] == ["utter_form_trouble"]
    values = {event["name"]: event["value"] for event in done["events"]}
    assert values == {"guide_stage": None, "requested_slot": "guide_stage"}


@pytest.mark.parametrize("intent", ["crisis", "stop"])
def test_a_form_that_fails_does_not_stand_in_the_way_of_danger_or_a_stop(answers: dict[str, Any], intent: str) -> None:
    done = answers[f"validate_guide_form@{intent}"]
    assert done["responses"] == []
    assert [(event["event"], event["name"]) for event in done["events"]] == [
        ("action_execution_rejected", "guide_form")
    ]


def test_the_action_of_every_turn_fails_in_silence(answers: dict[str, Any]) -> None:
    assert answers["action_validate_slot_mappings"] == {"events": [], "responses": []}


def test_a_refusal_reaches_rasa_as_a_refusal(answers: dict[str, Any]) -> None:
    assert answers["action_refuses"] == {"raised": "ClientResponseError", "status": 400}


def test_the_log_says_which_action_failed_and_no_words(done: subprocess.CompletedProcess[str]) -> None:
    for name in ("action_fails", "action_hangs", "validate_guide_form", "action_validate_slot_mappings"):
        assert f"action {name} failed" in done.stderr
    assert SECRET not in done.stderr + done.stdout


def test_an_action_that_cannot_be_imported_stops_the_start(tmp_path: Path) -> None:
    done = run(tmp_path, "import nothing_of_that_name")
    assert done.returncode == 1
    assert done.stderr.startswith("Stopped by ModuleNotFoundError")
