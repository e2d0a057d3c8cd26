"""Reading what a provider sent, which is never as its documentation says for ever: what is missing is None."""

from __future__ import annotations

import json
from typing import Any

from bot.channels.channel import NotTakenError

DEEPEST = 32


def parsed(raw: bytes) -> Any:
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        raise NotTakenError(400) from None
    if _deeper_than(data, DEEPEST):
        raise NotTakenError(400)
    return data


def _deeper_than(data: Any, levels: int) -> bool:
    inside = [data]
    for _ in range(levels):
        inside = [child for one in inside for child in _children(one)]
        if not inside:
            return False
    return True


def _children(data: Any) -> list[Any]:
    if isinstance(data, dict):
        return list(data.values())
    return data if isinstance(data, list) else []


def at(data: Any, *path: str) -> Any:
    """The value at the end of a path of names; None where there is none."""
    for name in path:
        data = data.get(name) if isinstance(data, dict) else None
    return data


def text_at(data: Any, *path: str) -> str:
    """A text there, or a whole number as text (some ids are numbers); otherwise empty."""
    value = at(data, *path)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""


def list_at(data: Any, *path: str) -> list[Any]:
    value = at(data, *path)
    return value if isinstance(value, list) else []


def number_at(data: Any, *path: str) -> float | None:
    value = at(data, *path)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
