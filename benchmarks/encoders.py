"""What the parts of understanding cost: `python -m benchmarks.encoders`.

Processor time a message and memory, each part alone, one thread, on the steering questions as whole texts. A turn reads
the parts of a short message as well, so it pays up to twice that.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

# Before numpy is read: as the server sets it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from benchmarks.question_sets import read
from bot.nlu.features import universal_sentence_encoder
from bot.nlu.minilm import minilm
from privacy.redact import redact

QUESTIONS = 300
PAGE = 4096


def resident() -> float:
    """Megabytes."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE / 1e6


def measure(name: str, part: Callable[[str], Any], texts: list[str]) -> None:
    held, begun = resident(), time.perf_counter()
    part(texts[0])  # reads weights or lists
    ready, taken = time.perf_counter() - begun, resident() - held
    started = time.process_time()
    for text in texts:
        part(text)
    each = 1000 * (time.process_time() - started) / len(texts)
    print(f"{name:32}{each:6.1f} ms of CPU a message{taken:7.0f} MB, read in {ready:.1f} s")


def main() -> None:
    texts = [question.text for question in read("steer")][::3][:QUESTIONS]
    measure("MiniLM", lambda text: minilm().encode([text]), texts)
    measure("Universal Sentence Encoder", lambda text: universal_sentence_encoder().encode([text]), texts)
    measure("redactor", redact, texts)
    print(f"cores {os.cpu_count()}, load {os.getloadavg()[0]:.1f} when done")


if __name__ == "__main__":
    main()
