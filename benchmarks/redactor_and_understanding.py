"""Whether redaction costs understanding: `python -m benchmarks.redactor_and_understanding`.

The questions of steer.jsonl, each parsed as typed and as redacted; and again with an invented child and a real school
put before it, which is then taken out. What counts is the right topic first, of real questions.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

from benchmarks.question_sets import Question, read
from benchmarks.understanding import share
from bot.quiet import quiet
from privacy.redact import redact

OPENINGS = (
    "My son Kayden is at Chalkwell Hall. ",
    "my daughter ayokunmi goes to kingsdown, ",
    "Zofia is 7 and at Hamstel Infants. ",
    "hi its kelly, mum of Tinotenda (12). ",
)


async def right(questions: Iterable[Question], change: Callable[[str], str]) -> list[bool]:
    from bot.assistant import load_agent
    from bot.train import train

    train()
    agent = load_agent()
    return [_first(await agent.parse_message(change(question.text))) in question.right for question in questions]


def _first(parsed: dict[str, Any]) -> str:
    decision = parsed.get("decision") or {}
    return next((row["topic"] for row in decision.get("topics", ())), "")


def with_opening(question: Question, place: int) -> Question:
    return Question(OPENINGS[place % len(OPENINGS)] + question.text, question.topic, question.also)


def cleaned(text: str) -> str:
    return redact(text).text


async def report() -> None:
    questions = [question for question in read("steer") if question.real]
    opened = [with_opening(question, place) for place, question in enumerate(questions)]
    print(f"{len(questions)} questions of steer.jsonl, right topic first")
    for what, asked, change in (
        ("as typed", questions, str),
        ("redacted", questions, cleaned),
        ("with names and schools, as typed", opened, str),
        ("with names and schools, redacted", opened, cleaned),
    ):
        print(f"  {what:34} {share(await right(asked, change))}")


def main() -> None:
    asyncio.run(report())


if __name__ == "__main__":
    quiet()
    main()
