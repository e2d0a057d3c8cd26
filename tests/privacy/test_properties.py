"""What holds for any text at all."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privacy.redact import redact, spans

# Pieces that cues, patterns and placeholders are made of, so that random texts meet the rules and not only letters.
PIECES = [
    *("my son", "my daughter", "Quarrin", "quarrin", "Will", "will", "May", "Grace", "grace", "Jack", "O'Neill"),
    *(
        "Mrs ",
        "called",
        "is",
        "is 7",
        "7",
        "keeps",
        "and",
        "and I",
        "'s plan",
        "has",
        "said",
        "St",
        "Primary",
        "school",
    ),
    *("[name]", "[school: special]", "[age 5\u201310]", "[date of birth]", "[area: SS9]", "[", "]", "born", "12 March"),
    *("3/4/2015", "07700 900123", "0", "7", "12", "99", ".", ",", ":", "-", "(", ")", "\n", "\u200b", "\u2019", "@"),
    *("at", "dot", "com", "AB12 CDE", "SS9 5XX", "Acacia Avenue", "12 ", "EHCP", "Year 10", "one", "oh", "double", "?"),
    *("the", "in", "for", "to", "school"),
]
GLUED = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
SPACED = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
TEXTS = st.one_of(st.text(max_size=60), GLUED, SPACED)
# A busy machine is slow at making examples, which says nothing of the redactor.
PROFILE = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@PROFILE
@given(TEXTS, st.booleans())
def test_redacting_twice_changes_nothing(text: str, strict: bool) -> None:
    once = redact(text, strict).text
    again = redact(once, strict)
    assert again.text == once
    assert again.kinds == ()


@PROFILE
@given(TEXTS)
def test_strict_text_holds_no_six_digits_in_a_row(text: str) -> None:
    assert not re.search(r"\d{6}", redact(text, strict=True).text)


@PROFILE
@given(TEXTS, st.booleans())
def test_offsets_lie_in_the_text_in_order_and_apart(text: str, strict: bool) -> None:
    found = spans(text, strict)
    edges = [edge for start, end, _ in found for edge in (start, end)]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end, _ in found)
    assert len({start for start, _, _ in found}) == len(found)


@PROFILE
@given(TEXTS, st.booleans())
def test_spans_and_kinds_agree(text: str, strict: bool) -> None:
    assert tuple(dict.fromkeys(kind for _, _, kind in spans(text, strict))) == redact(text, strict).kinds


@pytest.mark.parametrize("sign", ["\u200b", " ", ".", "\u200d", "\u2060", "-", "\u00ad"])
@given(places=st.sets(st.integers(1, 10)))
@settings(PROFILE, max_examples=60)
def test_a_number_goes_whatever_stands_between_its_digits(sign: str, places: set[int]) -> None:
    for digits in ("07700900123", "9991234616", "00123456"):
        typed = "".join(sign + digit if place in places else digit for place, digit in enumerate(digits))
        assert not re.search(r"\d", redact(f"it is {typed} ok").text), typed


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("name", ["quarrin", "Will", "Grace", "jack"])
def test_decomposed_and_composed_text_read_alike(name: str, strict: bool) -> None:
    composed, decomposed = f"my son \u00c9{name} is 7", f"my son E\u0301{name} is 7"
    assert redact(composed, strict) == redact(decomposed, strict)
