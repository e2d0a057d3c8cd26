"""The words of the page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from bot.web import pages
from bot.web.refused import STATUS, Code
from bot.web.words import LATER, web_words, welcome

TEMPLATES = "".join(path.read_text() for path in (pages.HERE / "templates").glob("*.html"))
SCRIPT = "".join(path.read_text() for path in (pages.HERE / "static").glob("*.js"))


def test_every_refusal_has_a_status_and_words() -> None:
    for code in get_args(Code):
        assert code in STATUS
        assert web_words("southend")[f"refused_{code}"].endswith(".")


def test_no_brace_is_left_unfilled() -> None:
    for text in [*web_words("southend").values(), welcome("southend")]:
        assert not re.search(r"\{(?!count\})", text), text
    assert LATER == {"count": "{count}"}


def test_every_word_is_used_and_every_word_used_is_there() -> None:
    words = set(web_words("southend"))
    used = set(re.findall(r"words\.([a-z_]+)", TEMPLATES))
    in_python = {"you", "assistant", "you_chose", "question_empty", "question_too_long"}
    assert used | in_python | {name for name in words if name.startswith("refused_")} == words


def test_every_word_of_the_script_comes_from_the_page() -> None:
    given = set(re.findall(r"data-([a-z]+)=", TEMPLATES))
    assert set(re.findall(r"words\.([a-z]+)", SCRIPT)) <= given


def test_the_script_writes_no_html_and_stays_small() -> None:
    for path in (pages.HERE / "static").glob("*.js"):
        text = path.read_text()
        assert len(text.splitlines()) < 200
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|eval\(|document\.write|localStorage|cookie", text)


def test_templates_hold_no_inline_script_style_or_unescaped_value() -> None:
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|\|\s*safe|<script(?![^>]*\ssrc=)", TEMPLATES)


def test_nothing_is_fetched_from_elsewhere() -> None:
    fetched = re.findall(
        r"(?:src|@import|url\()[=\s]*\"?(https?:)?//", TEMPLATES + Path(pages.HERE / "static/chat.css").read_text()
    )
    assert fetched == []
