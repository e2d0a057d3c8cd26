"""What the redactor finds and what it takes wrongly: `python -m benchmarks.redactor [FILE.jsonl]`.

Reports on benchmarks/redactor_held/held.jsonl, of which nothing is ever chosen and no message is ever shown here; or on
the file named, in the same form. Four ways in one run: as at the door and as before storing, each with and without the
named-entity model. `python -m benchmarks.redactor_and_understanding` is the other half.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.marked_spans import HELD, PATTERN_KINDS, Find, Mark, Scored, read, resampled, scored
from benchmarks.understanding import share

PAGE = 4096


def megabytes() -> float:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE / 1e6


def report(messages: list[Scored]) -> dict[str, str]:
    marks = [mark for message in messages for mark in message.marks]
    clean = [message for message in messages if not message.marks]
    low, high = resampled(messages)
    taken, right = sum(m.taken for m in messages), sum(m.right for m in messages)
    names = [mark for mark in marks if mark.type == "PERSON"]
    return {
        "caught": share([mark.caught for mark in marks]),
        "  messages drawn again": f"{100 * low:.1f} to {100 * high:.1f}",
        "messages without a leak": share([all(k.caught for k in m.marks) for m in messages if m.marks]),
        "precision": share([True] * right + [False] * (taken - right)),
        "clean messages touched": share([message.taken > 0 for message in clean]),
        "names": share([mark.caught for mark in names]),
        **_split("  names, ", names, lambda mark: mark.case),
        **_split("  names, origin ", names, lambda mark: mark.origin),
        "kinds with a pattern": share([mark.caught for mark in marks if mark.type in PATTERN_KINDS]),
        **_split("  ", marks, lambda mark: mark.type),
    }


def _split(label: str, marks: Iterable[Mark], by: Callable[[Mark], str]) -> dict[str, str]:
    parts: dict[str, list[bool]] = defaultdict(list)
    for mark in marks:
        parts[by(mark)].append(mark.caught)
    return {label + part: share(caught) for part, caught in sorted(parts.items(), key=lambda each: -len(each[1]))}


def timed(find: Find, rows: list[dict[str, object]]) -> str:
    taken = []
    for row in rows:
        start = time.perf_counter()
        find(str(row["text"]))
        taken.append(1000 * (time.perf_counter() - start))
    return f"p50 {statistics.median(taken):.1f} ms, p95 {statistics.quantiles(taken, n=20)[18]:.1f} ms"


def show(title: str, find: Find, rows: list[dict[str, object]], *, whole: bool) -> None:
    figures = report([scored(row, find) for row in rows])
    print(f"\n{title}: {timed(find, rows)}")
    for what, figure in figures.items():
        if whole or not what.startswith(" "):
            print(f"  {what:28} {figure}")


def _with_model(text: str) -> list[tuple[int, int, str]]:
    """As it would be at the door; there the model is not used."""
    from privacy.message import Message
    from privacy.names import model
    from privacy.redact import spans

    return [*spans(text), *((span.start, span.end, span.kind) for span in model.find(Message(text)))]


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else HELD
    rows = read(path)
    print(f"{len(rows)} messages of {path.name}")
    before = megabytes()
    from privacy.redact import spans, warm

    spans("the lists are read with the first message")
    lists = megabytes()
    show("at the door", spans, rows, whole=True)
    show("before storing", lambda text: spans(text, strict=True), rows, whole=False)
    start = time.perf_counter()
    warm(names_model=True)
    print(f"\nmemory: lists {lists - before:.0f} MB, model {megabytes() - lists:.0f} MB more,", end=" ")
    print(f"loaded in {time.perf_counter() - start:.1f} s")
    show("at the door, with the model", _with_model, rows, whole=False)
    show("before storing, with the model", lambda text: spans(text, strict=True), rows, whole=False)


if __name__ == "__main__":
    main()
