"""The assistant's plain text as paragraphs, lists and links. Everything is escaped before a tag is put around it.

scripts/text.js has the same rules for messages that arrive by script.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup, escape

_BULLET = re.compile(r"\s*- +(.*)")
_NUMBER = re.compile(r"\s*(\d{1,2})\. +(.*)")
_LINK = re.compile(r"https://[^\s<>\"]+[^\s<>\".,;:!?)\]']")


@dataclass
class Block:
    kind: Literal["p", "ul", "ol"]
    start: int = 1
    # Each item is its lines: a list's entry may go on below itself.
    items: list[list[str]] = field(default_factory=list)


def blocks(text: str) -> list[Block]:
    found: list[Block] = []
    open_block: Block | None = None
    for line in text.splitlines():
        if not line.strip():
            open_block = None
            continue
        kind, number, words = _read(line)
        if kind == "p" and open_block is not None and (open_block.kind == "p" or line.startswith(" ")):
            open_block.items[-1].append(words)
            continue
        if open_block is None or open_block.kind != kind:
            open_block = Block(kind, number)
            found.append(open_block)
        open_block.items.append([words])
    return found


def _read(line: str) -> tuple[Literal["p", "ul", "ol"], int, str]:
    if bullet := _BULLET.fullmatch(line):
        return "ul", 1, bullet[1]
    if number := _NUMBER.fullmatch(line):
        return "ol", int(number[1]), number[2]
    return "p", 1, line.strip()


def linked(line: str) -> Markup:
    """One line of text as HTML, its https addresses clickable."""
    pieces: list[str] = []
    end = 0
    for match in _LINK.finditer(line):
        address = escape(match[0])
        pieces += [escape(line[end : match.start()]), Markup('<a href="{0}">{0}</a>').format(address)]
        end = match.end()
    return Markup("").join([*pieces, escape(line[end:])])
