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


_QUESTION = re.compile(
    r"\?|\b(?:how|what|whats|when|where|who|why|which|can (?:i|we|you|he|she|they)|could (?:i|we|you)|do (?:i|we|they)|"
    r"does (?:he|she|it|my)|is (?:it|there|he|she|my)|are (?:there|they|we)|should (?:i|we)|will (?:i|we|he|she|they))\b",
    re.IGNORECASE,
)


def questions(text: str) -> list[str]:
    """The parts that ask something, when there are two or more; none when the message asks one thing."""
    asking = [part for part in segments(text) if _QUESTION.search(part)]
    return asking if len(asking) > 1 else []


def segments(text: str) -> list[str]:
    """Parts of three words or more, at most six; one part or none means the message is one question."""
    parts = [piece for sentence in _SENTENCE.split(text) for piece in _JOINED.split(sentence)]
    return [part.strip() for part in parts if len(part.split()) >= SHORTEST][:MOST]
