"""Chooses the temperature and shows what each threshold costs, on the steering questions: prints, changes nothing.

The temperature is the one that makes the right topics likeliest (least negative log likelihood; Guo and others 2017).
The thresholds in config.yml were then picked from these tables by hand.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np

from benchmarks.question_sets import CRISIS, OUT_OF_SCOPE, Question, read
from bot.nlu.decision import Danger, Kind, Ranking, Thresholds, decide
from bot.quiet import quiet

Read = tuple[Question, Ranking, list[Ranking], Danger]


def at_temperature(ranking: Ranking, change: float) -> Ranking:
    logs = np.array([math.log(max(p, 1e-12)) / change for _, p in ranking])
    odds = np.exp(logs - logs.max())
    return [(topic, float(p)) for (topic, _), p in zip(ranking, odds / odds.sum(), strict=True)]


def rankings(questions: list[Question]) -> list[Read]:
    from rasa.core.channels.channel import UserMessage
    from rasa.shared.core.trackers import DialogueStateTracker

    from bot.assistant import load_agent
    from bot.door import at_the_door
    from bot.nlu.classifier import PARTS, TOPICS
    from bot.nlu.crisis_gate import DANGER
    from bot.nlu.decide import public
    from bot.train import train

    processor: Any = load_agent(train()).processor
    nobody = DialogueStateTracker.from_events("nobody", [])
    rows = []
    for question in questions:
        message = UserMessage(at_the_door(question.text).text)
        seen = processor._parse_message_with_graph(message, nobody, only_output_properties=False)
        parts = [public(part) for part in seen[PARTS]]
        rows.append((question, public(seen[TOPICS]), parts, Danger[seen[DANGER]]))
    return rows


def loss(rows: list[Read], change: float) -> float:
    total = 0.0
    for question, whole, _, _ in rows:
        chances = dict(at_temperature(whole, change))
        total -= math.log(max(chances.get(topic, 0.0) for topic in question.right) or 1e-9)
    return total / len(rows)


def costs(rows: list[Read], at: Thresholds) -> str:
    kinds = [(q, decide(whole, parts, danger, at).kind) for q, whole, parts, danger in rows]

    def part(of: list[bool]) -> str:
        return f"{100 * sum(of) / len(of):5.1f}%"

    return "  ".join([
        "asks back " + part([kind is Kind.clarify for q, kind in kinds if q.real]),
        "refuses " + part([kind is Kind.out_of_scope for q, kind in kinds if q.real]),
        "outside caught " + part([k is Kind.out_of_scope for q, k in kinds if q.topic in OUT_OF_SCOPE]),
        "crisis caught " + part([kind is Kind.crisis for q, kind in kinds if q.topic == CRISIS]),
        "false alarms " + part([kind is Kind.crisis for q, kind in kinds if q.topic != CRISIS]),
    ])  # fmt: skip


def main() -> None:
    rows = rankings(read("steer"))
    changes = [round(0.5 + 0.05 * step, 2) for step in range(21)]
    best = min(changes, key=lambda change: loss(rows, change))
    print(
        f"temperature: multiply the one in config.yml by {best} (loss {loss(rows, best):.3f}, now {loss(rows, 1):.3f})"
    )
    steps = {
        "answer": (0.3, 0.35, 0.4, 0.45, 0.5),
        "out_of_scope": (0.15, 0.2, 0.25, 0.3, 0.4),
        "crisis": (0.2, 0.25, 0.3, 0.35, 0.4),
        "crisis_with_words": (0.05, 0.1, 0.15, 0.2, 0.3),
        "crisis_in_passing": (0.7, 0.8, 0.9, 0.95),
    }
    for name, values in steps.items():
        print(name)
        for value in values:
            print(f"  {value:<5} {costs(rows, replace(Thresholds(), **{name: value}))}")


if __name__ == "__main__":
    quiet()
    main()
