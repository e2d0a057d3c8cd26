"""A message as the parts that may each be a question of its own."""

from __future__ import annotations

import re

# After a full stop or a line break; or where a parent joins two questions in one breath.
_SENTENCE = re.compile(r"(?<=[.?!])\s+|\n+")
_JOINED = re.compile(
    r"(?:\s*,)?\s+(?:and also|also|and then|plus|and|but|btw|by the way|oh and)\s+"
    r"(?=(?:how|what|when|where|who|why|which|can|could|do|does|is|are|am|will|should|would|has|have|if|i|my|we)\b)",
    re.IGNORECASE,
)
SHORTEST = 3
MOST = 6


def segments(text: str) -> list[str]:
    """Parts of three words or more, at most six; none when the message is all one part."""
    parts = [piece for sentence in _SENTENCE.split(text) for piece in _JOINED.split(sentence)]
    long_enough = [part.strip() for part in parts if len(part.split()) >= SHORTEST]
    return long_enough[:MOST] if len(long_enough) > 1 else []
