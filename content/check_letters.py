"""What may be wrong with a letter (data/letters/), said so that an editor can mend it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import yaml

from content.council import SHOWN, council
from content.letters import BLANK, LETTERS_FOLDER, Letter, read_letter
from content.topics import topics


def letter_problems(today: date | None = None) -> Iterator[str]:
    for path in sorted(LETTERS_FOLDER.glob("*.yml")):
        try:
            letter = read_letter(path, council())
        except (KeyError, ValueError, TypeError, yaml.YAMLError) as error:
            yield f"{path.name}: cannot be read as a letter: {error}"
            continue
        yield from (f"{path.name}: {problem}" for problem in _problems(letter, today or date.today()))


def _problems(letter: Letter, today: date) -> Iterator[str]:
    ids = [blank.id for blank in letter.blanks]
    used = set(BLANK.findall(letter.body))
    if len(ids) != len(set(ids)):
        yield "a blank is described twice"
    for blank in sorted(used ^ set(ids)):
        yield f"the blank {blank!r} is " + ("not described under `blanks`" if blank in used else "not in the body")
    for topic in letter.topics:
        if topic not in topics():
            yield f"there is no topic {topic}"
    if not letter.facts:
        yield "needs `facts`, the rows its words rest on"
    for fact in letter.facts:
        if fact.confidence not in SHOWN:
            yield f"a fact of confidence {fact.confidence!r} may not be used: {fact.says}"
    for url in (letter.source.url, *(fact.url for fact in letter.facts)):
        if not url.startswith("https://"):
            yield f"{url} is not a https:// link"
    if letter.review_by < today:
        yield f"was to be reviewed by {letter.review_by}"
    if letter.checked > today:
        yield f"checked on a day still to come ({letter.checked})"
