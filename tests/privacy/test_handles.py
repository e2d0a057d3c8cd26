"""Social-media names go; talk about social media stays."""

import pytest

from privacy.collect import collect
from privacy.message import Message
from privacy.patterns import handles


def taken(text: str) -> list[str]:
    return [text[span.start : span.end] for span in collect(Message(text), [handles.find])]


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("I'm @okoro_mum on there", "@okoro_mum"),
        ("message @OkoroP.", "@OkoroP"),
        ("my insta is okoro.p91", "okoro.p91"),
        ("snap: okorop", "okorop"),
        ("find me on tiktok okoro91x", "okoro91x"),
        ("my facebook name is okoropx", "okoropx"),
        ("I am okoro_91 on facebook", "okoro_91"),
        ("his gamertag okoro777", "okoro777"),
        ("Instagram - okoro_p", "okoro_p"),
    ],
)
def test_a_handle_goes(text: str, handle: str) -> None:
    assert taken(text) == [handle]


@pytest.mark.parametrize(
    "text",
    [
        "I read it on facebook last week",
        "the facebook group is for parents",
        "he is always on tiktok at night",
        "meet @ 3pm or @3pm",
        "snap decisions are bad",
        "is there a whatsapp group?",
    ],
)
def test_no_handle_stays(text: str) -> None:
    assert taken(text) == []
