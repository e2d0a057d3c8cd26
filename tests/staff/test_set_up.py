"""Set-up links: they work once, for 72 hours, for one person, and change nothing by being looked at."""

from __future__ import annotations

import re

import pytest

from feedback.invitations import SETUP_SECONDS
from feedback.people import fetch_person, mark_active
from tests.staff.site import EMAIL, PASSPHRASE, Office


def codes_of(page: str) -> str:
    found = re.search(r'id="secret">([^<]+)<', page)
    assert found
    return found[1]


def test_a_link_works_once(office: Office) -> None:
    person_id, token = office.invite("viewer")
    office.set_up(person_id, token, EMAIL)
    reply = office.browser().get(f"/set-up/{token}")
    assert (reply.status, reply.heading) == (410, "This link does not work any more")


def test_looking_at_a_link_changes_nothing_and_shows_the_same_secret(office: Office) -> None:
    person_id, token = office.invite("viewer")
    first, second = (office.browser().get(f"/set-up/{token}") for _ in range(2))
    assert codes_of(first.text) == codes_of(second.text)
    person = fetch_person(office.engine, person_id)
    assert person is not None
    assert not person.set_up


def test_two_links_have_two_secrets(office: Office) -> None:
    tokens = [office.invite("viewer", email=f"{name}@example.gov.uk")[1] for name in ("a", "b")]
    assert len({codes_of(office.browser().get(f"/set-up/{token}").text) for token in tokens}) == 2


def test_a_link_is_over_after_72_hours(office: Office) -> None:
    _, token = office.invite("viewer")
    office.clock.now += SETUP_SECONDS - 1
    assert office.browser().get(f"/set-up/{token}").status == 200
    office.clock.now += 1
    assert office.browser().get(f"/set-up/{token}").status == 410


def test_a_link_of_a_closed_account_is_over(office: Office) -> None:
    person_id, token = office.invite("viewer")
    mark_active(office.engine, "command", person_id, False, office.clock())
    assert office.browser().get(f"/set-up/{token}").status == 410


@pytest.mark.parametrize("token", ["x", "0" * 43, "..%2f..%2fpeople", "%00", "a" * 5000])
def test_a_made_up_link_is_over(office: Office, token: str) -> None:
    office.invite("viewer")
    assert office.browser().get(f"/set-up/{token}").status in (404, 410)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"passphrase": "short"}, "Enter a passphrase of 12 characters or more"),
        ({"passphrase": "x" * 201}, "must have 200 characters or fewer"),
        ({"passphrase": "aaaaaaaaaaaaaaaa"}, "harder to guess"),
        ({"passphrase": "asha.patel2026"}, "harder to guess"),
        ({"passphrase": "ashapatelasha!"}, "harder to guess"),
        ({"again": "something else entirely"}, "The two passphrases are not the same"),
        ({"code": "123"}, "The code is not right"),
        ({"code": ""}, "The code is not right"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_the_link_still_works(
    office: Office, typed: dict[str, str], sentence: str
) -> None:
    person_id, token = office.invite("viewer")
    browser = office.browser()
    secret = codes_of(browser.get(f"/set-up/{token}").text).replace(" ", "")
    import pyotp

    right = {"passphrase": PASSPHRASE, "again": PASSPHRASE, "code": pyotp.TOTP(secret).at(int(office.clock()))}
    if "passphrase" in typed:
        right["again"] = typed["passphrase"]
    reply = browser.post(f"/set-up/{token}", {**right, **typed})
    assert reply.status == 422
    assert sentence in reply.text
    assert "<title>Error: " in reply.text
    assert PASSPHRASE not in reply.text, "a page never holds a passphrase"
    office.set_up(person_id, token, EMAIL)


def test_any_characters_will_do_for_a_passphrase(office: Office) -> None:
    person_id, token = office.invite("viewer")
    for passphrase in ("ψηφίο και μια γάτα", "  spaces count  !?", "a" * 194 + "bcdefg"):
        colleague = office.set_up_with(person_id, token, EMAIL, passphrase)
        office.sign_in(colleague)
        token = office.invite_again(person_id)


def test_the_picture_is_shapes_only(office: Office) -> None:
    _, token = office.invite("viewer")
    page = office.browser().get(f"/set-up/{token}").text
    picture = page[page.index("<svg") : page.index("</svg>")]
    assert set(re.findall(r"<(\w+)", picture)) == {"svg", "path"}
    assert "style" not in picture
