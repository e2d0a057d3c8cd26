"""How fast a turn is and what the process needs: `make bench`, `python -m benchmarks.speed`.

One client, in process, through the same path as the web chat: redaction, understanding, rules, actions, store. Each
of 300 held-apart questions is the first message of its own conversation. Machines are noisy: compare in one run.
"""

from __future__ import annotations

import asyncio
import os
import resource
import secrets
import statistics
import time

STARTED = time.perf_counter()

from benchmarks.question_sets import read  # noqa: E402  (the clock starts before anything is imported)
from bot.quiet import quiet  # noqa: E402

QUESTIONS = 300


async def turns(texts: list[str]) -> list[float]:
    """Milliseconds of each turn."""
    from bot.assistant import Assistant, load_agent
    from bot.train import train

    assistant = Assistant(load_agent(train()))
    await assistant.turn(secrets.token_hex(16), "hello")
    print(f"ready for the first message after {time.perf_counter() - STARTED:.1f} s")
    taken = []
    for text in texts:
        start = time.perf_counter()
        await assistant.turn(secrets.token_hex(16), text)
        taken.append(1000 * (time.perf_counter() - start))
    return taken


def main() -> None:
    texts = [question.text for question in read("held")][::2][:QUESTIONS]
    taken = sorted(asyncio.run(turns(texts)))
    twentieths = statistics.quantiles(taken, n=20)
    half = statistics.median(taken)
    print(f"{len(taken)} turns: p50 {half:.1f} ms, p95 {twentieths[18]:.1f} ms, worst {taken[-1]:.0f} ms")
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(f"cores {os.cpu_count()}, load {os.getloadavg()[0]:.1f} when done")


if __name__ == "__main__":
    quiet()
    main()
