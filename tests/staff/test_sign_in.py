"""Signing in with an account of the site."""

from __future__ import annotations

from tests.staff.site import Office


def test_a_person_sets_up_and_signs_in(office: Office) -> None:
    browser = office.signed_in("administrator")
    start = browser.get("/")
    assert start.status == 200
    assert start.heading == "Hello, Asha Patel"
