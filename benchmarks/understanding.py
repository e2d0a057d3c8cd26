"""How well the assistant understands questions it never saw: `python -m benchmarks.understanding [steer]`.

Goes through bot.predict, exactly as the live assistant decides on a first message. Reports on benchmarks/questions/
held.jsonl; on nothing of it is anything ever chosen.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks.question_sets import CRISIS, OUT_OF_SCOPE, Question, read
from bot.quiet import quiet

Row = tuple[Question, dict[str, Any]]


def share(rows: Sequence[bool]) -> str:
    """A percentage with Wilson's 95% interval."""
    n, p = len(rows), sum(rows) / len(rows)
    z = 1.96
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)) ** 0.5
    return f"{100 * p:5.1f}%  ({100 * (middle - half):.1f} to {100 * (middle + half):.1f}, {sum(rows)} of {n})"


def report(rows: Iterable[Row]) -> dict[str, str]:
    rows = list(rows)
    ours = [(q, p) for q, p in rows if q.real]
    crisis = [p["decision"] == "crisis" for q, p in rows if q.topic == CRISIS]
    outside = [p["decision"] == "out_of_scope" for q, p in rows if q.topic in OUT_OF_SCOPE and not q.near_crisis]
    return {
        "right topic first": share([_topics(p)[0] in q.right for q, p in ours]),
        "right topic among three": share([bool(q.right & set(_topics(p)[:3])) for q, p in ours]),
        "answered at once": share([p["decision"] in ("answer", "conversation") for _, p in ours]),
        "right when answered": share(
            [_topics(p)[0] in q.right for q, p in ours if p["decision"] in ("answer", "conversation")]
        ),
        "out of scope caught": share(outside),
        "real questions refused": share([p["decision"] == "out_of_scope" for _, p in ours]),
        "crisis caught": share(crisis),
        "false alarms, all other": share([p["decision"] == "crisis" for q, p in rows if q.topic != CRISIS]),
        "false alarms, alarming words": share([p["decision"] == "crisis" for q, p in rows if q.near_crisis]),
    }


def _topics(prediction: dict[str, Any]) -> list[str]:
    return [row["topic"] for row in prediction["topics"]]


async def predicted(questions: list[Question]) -> list[Row]:
    from bot.predict import predictions

    answers = [answer async for answer in predictions(question.text for question in questions)]
    return list(zip(questions, answers, strict=True))


def main() -> None:
    name = sys.argv[1] if len(sys.argv) > 1 else "held"
    rows = asyncio.run(predicted(read(name)))
    print(f"{len(rows)} questions of {name}.jsonl")
    for what, figure in report(rows).items():
        print(f"  {what:30} {figure}")


if __name__ == "__main__":
    quiet()
    main()
