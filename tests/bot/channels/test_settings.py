from __future__ import annotations

import pytest

from bot.channels.settings import provider, provider_names, read_channel_settings
from bot.settings import ROOT, SettingsError
from tests.bot.channels.conftest import stand_ins
from tests.bot.channels.provider import SITE_ADDRESS, StandIn

URL = {"SITE_ADDRESS": SITE_ADDRESS}


def test_without_settings_no_channel_is_on_and_nothing_else_is_needed() -> None:
    assert read_channel_settings({}).channels == ()
    assert read_channel_settings({name: "" for one in stand_ins() for name in one.settings}).channels == ()


@pytest.mark.parametrize("one", stand_ins(), ids=lambda one: one.kind)
def test_a_channel_is_on_when_all_its_settings_are_there(one: type[StandIn]) -> None:
    [(kind, values)] = read_channel_settings({**URL, **one.settings}).channels
    assert kind.name == one.name
    assert all(values[name] for name in kind.required)
    assert all(values[name] for name in kind.optional)


@pytest.mark.parametrize("one", stand_ins(), ids=lambda one: one.kind)
def test_half_the_settings_are_an_error_that_names_what_is_missing(one: type[StandIn]) -> None:
    for missing in provider(one.name).required:
        with pytest.raises(SettingsError, match=f"{missing} missing"):
            read_channel_settings({**URL, **one.settings, missing: " "})


@pytest.mark.parametrize("url", ["", "http://send.example.gov.uk", "send.example.gov.uk", "https://", "https://x/?a=1"])
def test_a_channel_needs_the_address_on_the_internet(url: str) -> None:
    one = stand_ins()[0]
    with pytest.raises(SettingsError, match="SITE_ADDRESS"):
        read_channel_settings({**one.settings, "SITE_ADDRESS": url})


def test_an_error_of_settings_shows_no_secret() -> None:
    one = next(one for one in stand_ins() if one.name == "telegram")
    with pytest.raises(SettingsError) as failed:
        read_channel_settings({"TELEGRAM_BOT_TOKEN": one.settings["TELEGRAM_BOT_TOKEN"]})
    assert one.settings["TELEGRAM_BOT_TOKEN"] not in str(failed.value)


def test_every_setting_is_in_the_example_and_in_the_documents() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    document = (ROOT / "docs" / "channels.md").read_text(encoding="utf-8")
    for name in provider_names():
        for setting in (*provider(name).required, *provider(name).optional):
            assert f"\n{setting}=" in example
            assert f"`{setting}`" in document


def test_settings_of_a_channel_begin_with_its_name() -> None:
    for name in provider_names():
        kind = provider(name)
        assert kind.name == name
        assert all(setting.startswith(f"{name.upper()}_") for setting in (*kind.required, *kind.optional))
