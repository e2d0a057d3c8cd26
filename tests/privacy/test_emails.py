"""E-mail addresses in every spelling go; talk about e-mail stays."""

import pytest

from privacy.collect import collect
from privacy.message import Message
from privacy.patterns import emails


def taken(text: str) -> list[str]:
    return [text[span.start : span.end] for span in collect(Message(text), [emails.find])]


@pytest.mark.parametrize(
    "address",
    [
        "p.okoro@example.net",
        "p_okoro91@mail.example.co.uk",
        "P.OKORO@EXAMPLE.NET",
        "p+send@example.org",
        "okoro@gmail",
        "okoro @ example.net",
        "okoro(at)example.net",
        "okoro (at) example (dot) net",
        "okoro [at] example [dot] net",
        "okoro at example dot net",
        "okoro dot p at gmail dot com",
        "okoro underscore 91 at hotmail dot co dot uk",
        "okoro91 at gmail.com",
        "okoro at gmail com",
        "\u00f3koro@example.net",
    ],
)
def test_an_address_goes_whole(address: str) -> None:
    assert taken(f"write to {address}") == [address]
    assert taken(f"{address}, please") == [address]


@pytest.mark.parametrize(
    "text",
    [
        "I e-mailed the school at the end of term",
        "look at livewellsouthend dot com",
        "we met at 3.30 at the school",
        "he is at home. Com is not a word",
        "meet @ 3pm",
        "what is your email",
        "@sendmums",
    ],
)
def test_no_address_is_left_alone(text: str) -> None:
    assert taken(text) == []
