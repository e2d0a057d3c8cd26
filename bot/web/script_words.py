"""The module words.js of a script: the words it names from data/web.yml, and whatever else it asks of the data."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Set
from typing import Any

from bot.door import MOST_CHARACTERS
from bot.web.pages import HERE
from bot.web.words import languages, people, starters, web_words

STYLES = ("talk.css", "send-chat.css")
_NAMES = re.compile(r"\bwords\.([a-z_]+)")


def words_module(wanted: Set[str], script: str, council_name: str, idle_minutes: int) -> str:
    all_words = web_words(council_name)
    values: dict[str, Callable[[], Any]] = {
        "limits": lambda: {"most": MOST_CHARACTERS, "idle": idle_minutes},
        "languages": lambda: languages(council_name),
        "people": lambda: people(council_name),
        "starters": lambda: [{"title": title, "text": title} for title in starters(council_name)],
        "style": lambda: "".join(small((HERE / "static" / name).read_text(encoding="utf-8")) for name in STYLES),
        "words": lambda: {name: all_words[name] for name in sorted(set(_NAMES.findall(script)))},
    }
    return "\n".join(f"const {name} = {_as_script(values[name]())};" for name in sorted(wanted))


def _as_script(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def small(css: str) -> str:
    """Without comments and needless blanks."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,>]) ?|(:) ", lambda match: match[1] or match[2], css).replace(";}", "}").strip()
