"""The browser's scripts, each made one small file from its modules. `python -m bot.web.bundle` prints the widget's tag.

No tool of another language is needed. The modules in scripts/ keep to what `_module` reads: imports by name, from
beside, one a line, and exports in front of what they name. Words, limits and style come from data/ and static/ as the
module words.js, only those that a script names.
"""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha384
from pathlib import Path

from rjsmin import jsmin

from bot.settings import read_settings
from bot.web.script_words import words_module

SCRIPTS = Path(__file__).parent / "scripts"
WIDGET, PAGE = "send-chat", "chat"
WORDS = "words.js"

_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|let|function|class) )", re.MULTILINE)
_NAMED = re.compile(r"^(?:async )?(?:const|let|function|class) (\w+)", re.MULTILINE)


class BundleError(RuntimeError):
    """Two modules cannot be one file; the message says which name or line is in the way."""


@dataclass(frozen=True)
class Script:
    name: str
    text: str
    packed: bytes
    integrity: str

    @property
    def version(self) -> str:
        return sha384(self.text.encode()).hexdigest()[:16]

    @property
    def address(self) -> str:
        return f"/{self.name}.{self.version}.js"


@cache
def script(name: str, council_name: str, idle_minutes: int) -> Script:
    modules: dict[str, str] = {}
    wanted: set[str] = set()
    _gather(f"{name}.js", modules, wanted)
    own = "".join(modules.values())
    words = words_module(wanted, own, council_name, idle_minutes)
    _check_names([words, *modules.values()])
    text = jsmin(f'(()=>{{"use strict";\n{words}\n{own}}})();')
    digest = b64encode(sha384(text.encode()).digest()).decode()
    return Script(name, text, gzip.compress(text.encode(), 9, mtime=0), f"sha384-{digest}")


def _gather(file: str, modules: dict[str, str], from_data: set[str]) -> None:
    """What a module imports comes before it, and everything once."""
    text = (SCRIPTS / file).read_text(encoding="utf-8")
    for names, other in _IMPORT.findall(text):
        if other == WORDS:
            from_data |= set(names.split(", "))
        elif other not in modules:
            _gather(other, modules, from_data)
    modules[file] = _module(file, text)


def _module(file: str, text: str) -> str:
    plain = _EXPORT.sub("", _IMPORT.sub("", text))
    if left := re.search(r"^(?:import|export)\b.*", plain, re.MULTILINE):
        raise BundleError(f"{file}: cannot bundle {left[0]!r}")
    return plain


def _check_names(modules: list[str]) -> None:
    names = [name for module in modules for name in _NAMED.findall(module)]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise BundleError(f"these names stand in more than one module: {', '.join(twice)}")


def print_tag() -> None:
    settings = read_settings()
    made = script(WIDGET, settings.council, settings.idle_minutes)
    print(f"{len(made.packed) / 1024:.1f} KB gzip, {len(made.text) / 1024:.1f} KB")
    print(
        f'<script src="https://YOUR-ASSISTANT{made.address}" integrity="{made.integrity}" '
        'crossorigin="anonymous" async></script>'
    )


if __name__ == "__main__":
    print_tag()
