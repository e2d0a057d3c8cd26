"""The words of the page."""

from __future__ import annotations

import re
from typing import get_args

from bot.web import pages
from bot.web.refused import STATUS, Code
from bot.web.words import LATER, languages, people, starters, web_words

TEMPLATES = "".join(path.read_text() for path in (pages.HERE / "templates").glob("*.html"))
SCRIPTS = "".join(path.read_text() for path in (pages.HERE / "scripts").glob("*.js"))


def test_every_refusal_has_a_status_and_words() -> None:
    for code in get_args(Code):
        assert code in STATUS
        assert web_words("southend")[f"refused_{code}"].endswith(".")


def test_no_brace_is_left_unfilled() -> None:
    for text in [*web_words("southend").values(), *(notice["text"] for notice in languages("southend"))]:
        assert not re.search(r"\{(?!count\})", text), text
    assert LATER == {"count": "{count}"}


def test_every_word_is_used_and_every_word_used_is_there() -> None:
    words = set(web_words("southend"))
    used = set(re.findall(r"\bwords\.([a-z_]+)", TEMPLATES + SCRIPTS.replace("words.js", "")))
    in_python = {"starters", "you", "assistant", "you_chose", "question_empty", "question_too_long"}
    assert used | in_python | {name for name in words if name.startswith("refused_")} == words


def test_ten_languages_each_say_where_to_ask() -> None:
    notices = languages("southend")
    assert len({notice["lang"] for notice in notices}) == len(notices) == 10
    for notice in notices:
        assert "SENteam@southend.gov.uk" in notice["text"]
        assert "01702 215246" in notice["text"]
        assert notice["dir"] == ("rtl" if notice["lang"] == "ur" else "ltr")


def test_who_else_can_help_has_an_address_that_is_one() -> None:
    rows = people("southend")
    assert len(rows) == 3
    assert all(address == "" or address.startswith("https://") for _, address in rows)


def test_a_question_to_begin_with_is_short_enough_for_a_button() -> None:
    assert 1 <= len(starters("southend")) <= 3
    assert all(len(line) <= 60 for line in starters("southend"))


def test_templates_hold_no_inline_script_style_or_unescaped_value() -> None:
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|\|\s*safe|<script(?![^>]*\ssrc=)", TEMPLATES)


def test_nothing_is_fetched_from_elsewhere() -> None:
    styles = "".join(path.read_text() for path in (pages.HERE / "static").glob("*.css"))
    assert re.findall(r"(?:src|@import|url\()[=\s]*\"?(https?:)?//", TEMPLATES + styles) == []
