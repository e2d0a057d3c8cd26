"""No parent can tell that the words are not stored: Rasa's own memory of everything, and ours, say the same.

The whole of it, 1,500 turns: `make equivalence`.
"""

from __future__ import annotations

import asyncio
import os
from typing import Any

from rasa.core.tracker_store import InMemoryTrackerStore

from bot.compaction import STATES_COMPARED
from bot.tracker_store import AllowListTrackerStore
from tests.beside import beside
from tests.dialogue.random_parents import differences

FIRST_SEED = int(os.environ.get("EQUIVALENCE_SEED", "1"))
CONVERSATIONS = int(os.environ.get("EQUIVALENCE_CONVERSATIONS", "6"))
TURNS = 25


def test_replies_are_the_same_whether_the_words_are_stored_or_not(
    assistant: Any, runner: asyncio.Runner, record: Any
) -> None:
    whole = beside(assistant, InMemoryTrackerStore(assistant.agent.domain))
    ours = beside(assistant, AllowListTrackerStore(None))
    found = []
    for seed in range(FIRST_SEED, FIRST_SEED + CONVERSATIONS):
        found += runner.run(differences(whole, ours, seed, TURNS))
    assert found == []


def test_more_states_are_compared_than_the_longest_rule_has(assistant: Any) -> None:
    rules = [len(rule["steps"]) for rule in _rules()]
    assert max(rules) + 1 < STATES_COMPARED


def _rules() -> list[Any]:
    import yaml

    from content.council import ROOT

    files = sorted((ROOT / "data" / "rules").glob("*.yml"))
    return [rule for path in files for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]]
