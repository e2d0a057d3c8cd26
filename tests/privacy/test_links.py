"""Links go, unless they are a public body's own pages."""

import pytest

from privacy.collect import collect
from privacy.message import Message
from privacy.patterns import links


def taken(text: str) -> list[str]:
    return [text[span.start : span.end] for span in collect(Message(text), [links.find])]


@pytest.mark.parametrize(
    "link",
    [
        "https://www.gofundme.com/f/help-our-boy",
        "http://example.net",
        "www.example.co.uk/page",
        "example.org/our-family",
        "youtu.be/abc123",
        "facebook.com/groups/ourstreet",
        "https://gov.uk.example.net/",
        "https://www.southend.gov.uk/form?child=jo",
        "https://user@www.southend.gov.uk/",
        "https://www.southend.gov.uk/case/00982134",
        "HTTPS://EXAMPLE.NET/A",
    ],
)
def test_a_private_link_goes(link: str) -> None:
    assert taken(f"see {link}, it says so.") == [link]


@pytest.mark.parametrize(
    "text",
    [
        "see https://www.gov.uk/children-with-special-educational-needs.",
        "it is on livewellsouthend.com/send-local-offer",
        "www.ipsea.org.uk says 6 weeks",
        "sendiasssouthend.co.uk did not answer",
        "https://www.nhs.uk/conditions/autism/",
        "I asked the school.It said no",
        "e.g. a quiet room, i.e. not the hall",
        "at 3.30 or 4.15",
        "p.m. and a.m.",
        "he told.me to wait",
    ],
)
def test_a_public_page_or_no_link_stays(text: str) -> None:
    assert taken(text) == []
