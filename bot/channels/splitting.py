"""Cuts a long text into messages: between paragraphs, or sentences, or words, and only then anywhere."""

from __future__ import annotations

import re

# The widest break first: blank line, line, sentence, blank.
BREAKS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"(?<=[.?!:])\s+"), re.compile(r"\s+"))


def split(text: str, most: int) -> list[str]:
    """Pieces of at most `most` characters that hold every word of the text, in order."""
    pieces: list[str] = []
    rest = text.strip()
    while len(rest) > most:
        end = _end(rest, most)
        pieces.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*pieces, rest] if rest else pieces


def _end(text: str, most: int) -> int:
    """Where the first piece ends. A break in its first third would leave a very short message, so look on."""
    for least in (most // 3, 1):
        for pattern in BREAKS:
            ends = [found.start() for found in pattern.finditer(text, 0, most + 1) if least <= found.start() <= most]
            if ends:
                return ends[-1]
    return most
