"""`make check` for words: what Rasa does not notice, said so that an editor can mend it.

Each check is a generator of problems over all topics; a problem names the file and what to do.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import yaml

from content.check_letters import letter_problems
from content.council import ROOT, SHOWN, council
from content.topics import INTENT, TOPICS_FOLDER, Topic, read_topic

Topics = list[Topic]
FIRST_SCREEN_WORDS = 120
MORE_WORDS = 260
GRADE = 7.0
EXAMPLES = 25
MANY_EXAMPLES = 60
NEED_MANY = ("crisis_danger", "out_of_scope_council", "out_of_scope_general")
# Conversation topics state no law, so they need no source.
NO_LAW = ("conversation",)
FLOWS = ("guide", "deadlines", "feedback", "timeline", "letter")
LINK = re.compile(r"\bhttps?://\S+|\bwww\.\S+")
EMAIL = re.compile(r"\S+@\S+")
PHONE = re.compile(r"\b0\d{2,4}[ \d]{6,9}\d\b")
NUMBER = re.compile(r"£?\d[\d,.]*%?")


def words(text: str) -> int:
    return len(text.split())


def plain(text: str) -> str:
    """The prose alone: links, e-mail addresses and telephone numbers are not read aloud word by word."""
    for pattern in (LINK, EMAIL, PHONE):
        text = pattern.sub("it", text)
    lines = (re.sub(r"^\s*(\d+\.|-)\s+", "", line).strip() for line in text.splitlines())
    return " ".join(line if line.endswith((".", "?", "!", ":")) else f"{line}." for line in lines if line)


def grade(text: str) -> float:
    """Flesch-Kincaid grade (Kincaid and others, 1975) of the prose, by textstat."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # textstat 0.7.4 imports pkg_resources, which announces its end
        import textstat
    return float(textstat.flesch_kincaid_grade(plain(text)))


def check_file_and_name(topics: Topics) -> Iterator[str]:
    for t in topics:
        data = yaml.safe_load(t.path.read_text(encoding="utf-8"))
        if t.path.stem != t.id or data["nlu"][0]["intent"] != f"{INTENT}/{t.id}":
            yield f"{t.path.name}: the file, the intent ({INTENT}/<id>) and the id must have one name"
        if list(data["responses"]) != [f"utter_{INTENT}/{t.id}"]:
            yield f"{t.path.name}: needs exactly one answer, named utter_{INTENT}/{t.id}"


def check_answer(topics: Topics) -> Iterator[str]:
    for t in topics:
        if not t.answer:
            yield f"{t.path.name}: the answer is empty"
        if words(t.answer) > FIRST_SCREEN_WORDS:
            yield f"{t.path.name}: first screen has {words(t.answer)} words; {FIRST_SCREEN_WORDS} at most"
        if words(t.more) > MORE_WORDS:
            yield f"{t.path.name}: 'more' has {words(t.more)} words; {MORE_WORDS} at most"
        for part, text in (("answer", t.answer), ("more", t.more)):
            if text and grade(text) > GRADE:
                yield f"{t.path.name}: {part} reads at grade {grade(text):.1f}; {GRADE} at most"


def check_source(topics: Topics) -> Iterator[str]:
    for t in topics:
        if t.group in NO_LAW:
            continue
        if not t.law or t.source is None:
            yield f"{t.path.name}: needs `law` and `source` (title and url)"
        if not t.facts:
            yield f"{t.path.name}: needs `facts`, the rows its answer rests on"
        for fact in t.facts:
            if fact.confidence not in SHOWN:
                yield f"{t.path.name}: a fact of confidence {fact.confidence!r} may not be used: {fact.says}"


def check_numbers(topics: Topics) -> Iterator[str]:
    """Every figure a parent reads stands in a fact the answer rests on, or in the council file."""
    local = " ".join(council().words.values())
    for t in topics:
        known = " ".join(f"{f.says} {f.law}" for f in t.facts) + " " + t.law + " " + local
        allowed = {n.rstrip(".,") for n in NUMBER.findall(known)}
        prose = re.sub(r"^\s*\d+\.\s", "", f"{t.answer}\n{t.more}", flags=re.M)
        for found in NUMBER.findall(LINK.sub("", prose)):
            if found.rstrip(".,") not in allowed:
                yield f"{t.path.name}: the figure {found!r} stands in no fact of this topic"


def check_links(topics: Topics) -> Iterator[str]:
    for t in topics:
        urls = [f.url for f in t.facts] + ([t.source.url] if t.source else [])
        urls += LINK.findall(t.answer + " " + t.more)
        for url in urls:
            if not url.startswith("https://"):
                yield f"{t.path.name}: {url} is not a https:// link"
    for fact in council().facts.values():
        if not fact.source.startswith("https://"):
            yield f"council file: {fact.name}: source must be a https:// link"


def check_dates(topics: Topics, today: date | None = None) -> Iterator[str]:
    today = today or date.today()
    for t in topics:
        if t.review_by < today:
            yield f"{t.path.name}: was to be reviewed by {t.review_by}"
        if t.checked > today:
            yield f"{t.path.name}: checked on a day still to come ({t.checked})"
    if council().review_by < today:
        yield f"council file: was to be reviewed by {council().review_by}"


def check_examples(topics: Topics) -> Iterator[str]:
    seen: dict[str, str] = {}
    for t in topics:
        need = MANY_EXAMPLES if t.id in NEED_MANY else EXAMPLES
        if len(t.examples) < need:
            yield f"{t.path.name}: has {len(t.examples)} examples; {need} at least"
        for example in t.examples:
            key = re.sub(r"\W+", " ", example.casefold()).strip()
            if key in seen:
                yield f"{t.path.name}: {example!r} is also under {seen[key]}"
            seen[key] = t.id


def check_related(topics: Topics) -> Iterator[str]:
    ids = {t.id for t in topics}
    for t in topics:
        for other in (*t.related, *([t.parent] if t.parent else [])):
            if other not in ids or other == t.id:
                yield f"{t.path.name}: there is no other topic {other}"
        if t.opens and t.opens not in FLOWS:
            yield f"{t.path.name}: opens {t.opens!r}, which is none of {FLOWS}"


def check_council(_: Topics) -> Iterator[str]:
    for fact in council().facts.values():
        if not fact.shown and not fact.instead:
            yield f"council file: {fact.name}: not confirmed, so it needs `instead`"


CHECKS: tuple[Callable[[Topics], Iterator[str]], ...] = (
    check_file_and_name, check_answer, check_source, check_numbers, check_links, check_dates, check_examples,
    check_related, check_council,
)  # fmt: skip


def problems(paths: list[Path]) -> Iterator[str]:
    topics = []
    for path in paths:
        try:
            topics.append(read_topic(path, council()))
        except (KeyError, ValueError, TypeError, yaml.YAMLError) as error:
            yield f"{path.name}: cannot be read as a topic: {error}"
    for check in CHECKS:
        yield from check(topics)


def main() -> int:
    everything = sorted(TOPICS_FOLDER.glob("*/*.yml"))
    only = {Path(argument).name for argument in sys.argv[1:]}
    found = [p for p in (*problems(everything), *letter_problems()) if not only or p.partition(":")[0] in only]
    print("\n".join(found) or f"content: {len(everything)} topics, no problem found ({ROOT.name})")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
