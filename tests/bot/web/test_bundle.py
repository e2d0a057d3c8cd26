"""The scripts as they are put together."""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from hashlib import sha384
from pathlib import Path
from typing import Any

import pytest

from bot.web import bundle
from bot.web.bundle import PAGE, SCRIPTS, WIDGET, BundleError, script
from bot.web.pages import HERE
from bot.web.script_words import STYLES, small
from bot.web.words import languages, people, starters, web_words

WIDGET_SCRIPT = script(WIDGET, "southend", 30)


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(bundle, "SCRIPTS", tmp_path)
    script.cache_clear()
    return tmp_path


def test_the_widget_with_its_styles_and_words_is_at_most_14_kilobytes() -> None:
    assert len(gzip.compress(WIDGET_SCRIPT.text.encode(), 9)) <= 14 * 1024
    assert gzip.decompress(WIDGET_SCRIPT.packed).decode() == WIDGET_SCRIPT.text


def test_the_hash_is_that_of_the_file_and_names_its_version() -> None:
    digest = sha384(WIDGET_SCRIPT.text.encode())
    assert WIDGET_SCRIPT.integrity == "sha384-" + b64encode(digest.digest()).decode()
    assert WIDGET_SCRIPT.address == f"/send-chat.{digest.hexdigest()[:16]}.js"


@pytest.mark.parametrize("name", [PAGE, WIDGET])
def test_every_word_a_script_names_is_in_it_and_no_other(name: str) -> None:
    text = script(name, "southend", 30).text
    named = set(re.findall(r"\bwords\.([a-z_]+)", text))
    given = re.search(r"const words=(\{.*?\});", text, re.DOTALL)
    assert given is not None
    assert set(re.findall(r'(?:^\{|",)"([a-z_]+)":', given[1])) == named
    assert named <= set(web_words("southend"))


def test_what_a_parent_could_need_is_there_before_anything_is_asked_for() -> None:
    for text in (*starters("southend"), *(title for title, _ in people("southend"))):
        assert text in WIDGET_SCRIPT.text
    assert all(notice["text"] in WIDGET_SCRIPT.text for notice in languages("southend"))


def test_a_module_comes_after_what_it_imports_and_once(modules: Path) -> None:
    (modules / "top.js").write_text(
        'import { two } from "./two.js";\nimport { one } from "./one.js";\nconsole.log(one, two);\n'
    )
    (modules / "two.js").write_text('import { one } from "./one.js";\nexport const two = one + 1;\n')
    (modules / "one.js").write_text("export const one = 1;\n")
    text = script("top", "southend", 30).text
    assert text.count("const one=1") == 1
    assert text.index("const one") < text.index("const two") < text.index("console.log")
    assert "import" not in text
    assert "export" not in text


def test_the_same_name_in_two_modules_is_refused(modules: Path) -> None:
    (modules / "top.js").write_text('import { one } from "./one.js";\nconst two = one;\n')
    (modules / "one.js").write_text("export const one = 1;\nfunction two() {}\n")
    with pytest.raises(BundleError, match="two"):
        script("top", "southend", 30)


@pytest.mark.parametrize("line", ['import one from "./one.js";', "export default 1;", "export { one };"])
def test_what_the_bundle_cannot_read_is_refused(modules: Path, line: str) -> None:
    (modules / "top.js").write_text(line + "\n")
    with pytest.raises(BundleError, match=r"top\.js"):
        script("top", "southend", 30)


def test_scripts_write_no_html_store_nothing_lasting_and_each_module_stays_small() -> None:
    for path in SCRIPTS.glob("*.js"):
        text = path.read_text()
        assert len(text.splitlines()) < 200, path.name
        forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|eval\(|new Function|document\.write|localStorage|cookie"
        assert not re.search(forbidden + r"|\.style\b|setAttribute\(\"style", text), path.name


def test_a_style_made_small_says_the_same() -> None:
    css = "/* words */\na:hover ,  .b > c {\n  color : red;\n  margin: 0 auto;\n}\n"
    css += "@media (min-width: 3em) and (x) { d { e: f; } }"
    assert small(css) == "a:hover,.b>c{color :red;margin:0 auto}@media (min-width:3em) and (x){d{e:f}}"


def test_nothing_is_fetched_by_a_style() -> None:
    for path in (HERE / "static").glob("*.css"):
        assert not re.search(r"url\(|@import", path.read_text()), path.name
    assert {path.name for path in (HERE / "static").glob("*.css")} >= set(STYLES)


def test_the_command_prints_a_tag_that_can_be_pasted(capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "x" * 40)
    monkeypatch.setenv("COUNCIL", "southend")
    bundle.print_tag()
    assert f'integrity="{WIDGET_SCRIPT.integrity}" crossorigin="anonymous" async' in capsys.readouterr().out
