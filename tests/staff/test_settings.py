"""The staff site's settings: safe or not at all."""

from __future__ import annotations

import pytest

from staff.roles import Role
from staff.settings import SettingsError, read_settings

OIDC = {
    "OIDC_ISSUER": "https://login.example.gov.uk/tenant/v2.0",
    "OIDC_CLIENT_ID": "the-staff-site",
    "OIDC_CLIENT_SECRET": "a secret",
    "OIDC_ROLES": "SEND.Reviewer=reviewer, 0f8fad5b-d9cb=administrator,a=b=viewer",
}


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*OIDC, "SITE_ADDRESS", "OIDC_ROLE_CLAIM"):
        monkeypatch.setenv(name, "")


def set_all(monkeypatch: pytest.MonkeyPatch, **settings: str) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)


def test_with_nothing_set_it_is_this_machine_and_accounts_of_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, PORT="8010")
    settings = read_settings()
    assert (settings.address, settings.secure, settings.oidc) == ("http://127.0.0.1:8010", False, None)


@pytest.mark.parametrize("address", ["https://send.example.gov.uk", "https://send.example.gov.uk/"])
def test_an_address_by_tls_makes_cookies_secure(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    set_all(monkeypatch, SITE_ADDRESS=address)
    assert (read_settings().address, read_settings().secure) == ("https://send.example.gov.uk", True)


@pytest.mark.parametrize("address", ["http://send.example.gov.uk", "send.example.gov.uk", "ftp://x", "https://", "//x"])
def test_an_address_others_could_listen_to_is_refused(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    set_all(monkeypatch, SITE_ADDRESS=address)
    with pytest.raises(SettingsError, match="SITE_ADDRESS must be an https:// address") as refused:
        read_settings()
    assert refused.value.for_operators


def test_the_council_s_sign_in_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, **OIDC)
    oidc = read_settings().oidc
    assert oidc is not None
    assert oidc.role_claim == "roles"
    assert oidc.roles == {
        "SEND.Reviewer": Role.REVIEWER,
        "0f8fad5b-d9cb": Role.ADMINISTRATOR,
        "a=b": Role.VIEWER,
    }


@pytest.mark.parametrize("missing", ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_ROLES"])
def test_half_of_it_is_refused_and_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    set_all(monkeypatch, **{**OIDC, missing: ""})
    with pytest.raises(SettingsError, match=f"not {missing}"):
        read_settings()


@pytest.mark.parametrize("roles", ["SEND.Reviewer", "=viewer", "SEND.King=king", "a=viewer,,b=viewer", "viewer=a"])
def test_a_role_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, roles: str) -> None:
    set_all(monkeypatch, **{**OIDC, "OIDC_ROLES": roles})
    with pytest.raises(SettingsError, match="OIDC_ROLES"):
        read_settings()


def test_an_issuer_without_tls_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, **{**OIDC, "OIDC_ISSUER": "http://login.example.gov.uk"})
    with pytest.raises(SettingsError, match="OIDC_ISSUER"):
        read_settings()


def test_a_short_secret_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, SECRET_KEY="short")
    with pytest.raises(SettingsError, match="SECRET_KEY must have 32 characters or more"):
        read_settings()
