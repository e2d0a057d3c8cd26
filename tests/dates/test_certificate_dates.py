"""Last days for an appeal with a mediation certificate, each worked out by hand with a calendar."""

import datetime as dt

import pytest

from dates.deadlines import Deadline, appeal_deadline

# letter sent, certificate issued, last day, "letter" or "certificate", why
WITH_CERTIFICATE: list[tuple[str, str, str, str, str]] = [
    ("2026-03-12", "2026-03-12", "2026-05-12", "letter", "issued the same day: two months is later"),
    (
        "2026-03-12",
        "2026-03-20",
        "2026-05-12",
        "letter",
        "20 April would be earlier: a certificate never shortens",
    ),
    ("2026-03-12", "2026-04-12", "2026-05-12", "letter", "both end on 12 May: the certificate is not later"),
    ("2026-03-12", "2026-04-13", "2026-05-13", "certificate", "later by one day"),
    (
        "2026-03-12",
        "2026-05-20",
        "2026-06-20",
        "certificate",
        "a Saturday, five weeks later than the letter's",
    ),
    ("2026-02-10", "2026-03-31", "2026-04-30", "certificate", "31 March and a month: April has 30 days"),
    ("2026-12-10", "2027-01-30", "2027-02-28", "certificate", "30 January and a month: the last of February"),
    ("2027-12-31", "2028-01-31", "2028-02-29", "letter", "both end on the leap day"),
    ("2026-05-29", "2026-06-30", "2026-07-30", "certificate", "30 July, just before August"),
    ("2026-05-10", "2026-07-06", "2026-09-01", "certificate", "6 August by the certificate, so extended"),
    ("2026-05-15", "2026-07-31", "2026-09-01", "certificate", "31 August by the certificate, so extended"),
    ("2026-06-10", "2026-06-20", "2026-09-01", "letter", "the letter's 10 August is the later, so extended"),
    (
        "2026-06-10",
        "2026-08-05",
        "2026-09-05",
        "certificate",
        "the certificate carries it past August: no extension",
    ),
    (
        "2026-10-01",
        "2026-11-29",
        "2027-01-04",
        "certificate",
        "IPSEA's own example: 29 December, so extended",
    ),
    ("2026-09-25", "2026-11-25", "2027-01-04", "certificate", "Christmas Day by the certificate"),
    (
        "2026-10-28",
        "2026-12-02",
        "2027-01-02",
        "certificate",
        "letter's 28 December is inside, certificate's is not",
    ),
]


@pytest.mark.parametrize(
    ("letter", "certificate", "last", "source", "why"), WITH_CERTIFICATE, ids=lambda value: str(value)[:40]
)
def test_appeal_is_due_on_the_later_of_letter_and_certificate(
    letter: str, certificate: str, last: str, source: str, why: str
) -> None:
    sent, issued = dt.date.fromisoformat(letter), dt.date.fromisoformat(certificate)
    answer = appeal_deadline(sent, today=issued, certificate_issued=issued)
    assert isinstance(answer, Deadline)
    assert (answer.date.isoformat(), answer.key) == (last, f"appeal_from_{source}"), why
