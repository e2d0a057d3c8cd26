"""Pupil numbers and references go; section numbers, years, roads and years of school stay."""

import pytest

from privacy.collect import collect
from privacy.message import Message
from privacy.patterns import references


def taken(text: str) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.kind) for span in collect(Message(text), [references.find])]


@pytest.mark.parametrize("number", ["H801200001001", "h 8012 0000 1001", "H80120000100B"])
def test_a_pupil_number_goes(number: str) -> None:
    assert taken(f"it is {number} I think") == [(number, "UPN")]
    assert taken(f"UPN: {number}") == [(number, "UPN")]


def test_a_wrong_pupil_number_goes_after_its_cue() -> None:
    assert taken("upn number is H8012-001") == [("H8012-001", "UPN")]


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("case number CMS-0055512", "CMS-0055512"),
        ("our ref is SEN/24/0931.", "SEN/24/0931"),
        ("EHC-00931 is late", "EHC-00931"),
        ("EHCP ref 55512", "55512"),
        ("tribunal EH123/25/00017", "EH123/25/00017"),
        ("appeal no. SE/2025/00431", "SE/2025/00431"),
        ("complaint reference: 4471", "4471"),
        ("crime ref 42/55512/25", "42/55512/25"),
        ("hospital number A55512", "A55512"),
        ("they call it CRM0055512", "CRM0055512"),
    ],
)
def test_a_reference_goes(text: str, reference: str) -> None:
    assert taken(text) == [(reference, "REF")]


@pytest.mark.parametrize(
    "text",
    [
        "SEND35A and section 36(1) of the Act",
        "SEN2 return, KS2, Y10, P45, SEND2014",
        "the A127 and the A1159",
        "appeal 2026, plan 12/03/2026, case of 2025/26",
        "regulation 2014/1530",
        "my appeal 12 weeks ago",
        "case law says so",
        "the plan cost 6,000",
    ],
)
def test_no_reference_stays(text: str) -> None:
    assert taken(text) == []
