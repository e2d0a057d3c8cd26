"""Five rounds of short messages, half with names that are words as well, short names and nicknames, half with the same
words and nobody named. English names must be found as well as others. The rules were made from them:
a floor, no measure."""

import re
from pathlib import Path

import pytest

from privacy.redact import spans

ROUNDS = sorted((Path(__file__).parent / "name_rounds").glob("*.txt"))
_PIECE = re.compile(r"\[(?P<english>[^\]]+)\]|<(?P<other>[^>]+)>|(?P<plain>[^\[\]<>]+)")
Mark = tuple[int, int, str]


def read(path: Path) -> list[tuple[str, list[Mark]]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_marked(line.replace("\\n", "\n")) for line in lines if not line.startswith("#")]


def _marked(line: str) -> tuple[str, list[Mark]]:
    text, marks = "", []
    for piece in _PIECE.finditer(line):
        kind = piece.lastgroup or ""
        said = piece[kind]
        if kind != "plain":
            marks.append((len(text), len(text) + len(said), kind))
        text += said
    return text, marks


MESSAGES = [message for path in ROUNDS for message in read(path)]


def missed(text: str, marks: list[Mark], origin: str) -> list[str]:
    found = [(start, end) for start, end, kind in spans(text) if kind == "PERSON"]
    of_it = [(start, end) for start, end, named in marks if named == origin]
    return [text[start:end] for start, end in of_it if not any(a <= start and end <= b for a, b in found)]


def share_caught(origin: str) -> float:
    planted = sum(named == origin for _, marks in MESSAGES for _, _, named in marks)
    return 1 - sum(len(missed(text, marks, origin)) for text, marks in MESSAGES) / planted


def test_each_round_is_large_and_half_of_it_names_nobody() -> None:
    assert len(ROUNDS) == 5
    for path in ROUNDS:
        named = [bool(marks) for _, marks in read(path)]
        assert len(named) >= 60
        assert 0.4 < sum(named) / len(named) < 0.6


@pytest.mark.parametrize("origin", ["english", "other"])
def test_names_are_found_whatever_their_origin(origin: str) -> None:
    assert share_caught(origin) >= 0.97


def test_messages_that_name_nobody_stay_but_for_one_in_twenty() -> None:
    touched = [text for text, marks in MESSAGES if not marks and spans(text)]
    assert len(touched) <= sum(not marks for _, marks in MESSAGES) / 20
