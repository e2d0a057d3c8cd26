"""Strict mode, for what is stored, also takes dates, receipt codes and capitalised words that no list knows."""

import pytest

from privacy.redact import redact


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("They wrote on 12 March 2026", "They wrote on [date]"),
        ("they met on 12/3 and on Monday", "they met on [date] and on Monday"),
        ("he was born on 3 April 2015", "he was born on [date of birth]"),
        ("my code is 7H2KQ-9M4TX-W", "my code is [reference]"),
        ("nobody at Zedwick told us", "nobody at [name] told us"),
        ("we saw Ms Zed and the Zedwick Trust", "we saw Ms [name] and the [name] Trust"),
        ("THE ZEDWICK PEOPLE SAID NO", "THE [name] PEOPLE SAID NO"),
    ],
)
def test_more_goes(said: str, left: str) -> None:
    assert redact(said, strict=True).text == left


@pytest.mark.parametrize(
    "said",
    [
        "The council refused an EHC needs assessment and CAMHS would not help",
        "it has a zedwick in it and we like our Zedwick",
        "Section F says 1:1 with a TA in Southend. It took 30 weeks and cost \u00a36,000",
        "I asked for Occupational Therapy and Speech and Language Therapy in Year 10",
        "NO HELP AT ALL FROM THE COUNCIL OR THE SCHOOL",
    ],
)
def test_known_and_ordinary_words_stay(said: str) -> None:
    assert redact(said, strict=True).text == said
