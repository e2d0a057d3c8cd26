"""What may be counted of the service (Prometheus): numbers under a fixed list of labels; no words, no ids, no topics.

With several processes each writes its counts to a folder of the run's own (PROMETHEUS_MULTIPROC_DIR, which bot.serve
sets before they are forked), and whichever is asked adds them up.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
    multiprocess,
)

from bot.turn_facts import TurnFacts

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
# Kinds of decision, by the intent they lead to; every other intent is a step of a conversation.
KINDS = {"ask": "answer", "show_topic": "answer", "unsure": "clarify", "crisis": "danger", "": "none"}
OUT_OF_SCOPE = {"out_of_scope_council", "out_of_scope_general"}
FORMS_BEGUN = {"give_feedback": "feedback", "open_guide": "guide"}
FORMS_FINISHED = {"action_send_feedback": "feedback", "action_show_guide_result": "guide"}
CHANNELS = ("web", "terminal", "sms", "whatsapp", "messenger", "telegram", "teams")


class Metrics:
    def __init__(self, waiting: Callable[[], int]) -> None:
        """`waiting`: how many needs wait in this machine's outbox."""
        # They tell the second of the first turn of each kind, danger among them.
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._waiting = waiting
        self._registry = CollectorRegistry()
        labels = ("kind", "outcome", "channel")
        self._turns = Counter(
            "send_turns", "Turns, by what was decided and how it ended", labels, registry=self._registry
        )
        self._seconds = Histogram("send_turn_seconds", "How long a turn took", buckets=BUCKETS, registry=self._registry)
        self._forms = Counter("send_forms", "Forms begun and finished", ("form", "step"), registry=self._registry)

    def count(self, facts: TurnFacts) -> None:
        channel = facts.channel if facts.channel in CHANNELS else "other"
        self._turns.labels(kind_of(facts), facts.outcome, channel).inc()
        self._seconds.observe(facts.milliseconds / 1000)
        if facts.intent in FORMS_BEGUN:
            self._forms.labels(FORMS_BEGUN[facts.intent], "begun").inc()
        for action in set(facts.actions) & set(FORMS_FINISHED):
            self._forms.labels(FORMS_FINISHED[action], "finished").inc()

    def text(self) -> bytes:
        """As Prometheus reads it; of all processes."""
        registry = self._registry
        if os.environ.get(FOLDER):
            registry = CollectorRegistry()
            multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry) + self._depth()

    def _depth(self) -> bytes:
        """Read when it is asked for; the file is this machine's, so every process tells the same."""
        registry = CollectorRegistry()
        depth = Gauge("send_outbox_waiting", "Needs that wait for the record on this machine", registry=registry)
        try:
            depth.set(self._waiting())
        except Exception:  # the outbox cannot be read: no number is truer than a wrong one
            depth.set(float("nan"))
        return generate_latest(registry)


def kind_of(facts: TurnFacts) -> str:
    if facts.intent == "ask" and set(facts.topics) & OUT_OF_SCOPE:
        return "out_of_scope"
    return KINDS.get(facts.intent, "conversation")
