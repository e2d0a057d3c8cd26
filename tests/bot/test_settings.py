"""Settings are read when asked for, and a wrong one is refused in words an operator can act on."""

from __future__ import annotations

from pathlib import Path

import pytest

import bot.first_settings
import bot.settings
import bot.train
import memory.settings
from bot.settings import SettingsError, read_settings
from content.council import ROOT

KEY = "k" * 32
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
NAMES = [line.partition("=")[0] for line in EXAMPLE.splitlines() if line and not line.startswith("#")]


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No .env but the one a test writes, and no setting of the machine it runs on."""
    for name in NAMES:
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setenv("SECRET_KEY", KEY)
    monkeypatch.setattr(bot.settings, "ROOT", tmp_path)
    monkeypatch.setattr(memory.settings, "ROOT", tmp_path)
    monkeypatch.setattr(bot.first_settings, "ROOT", tmp_path)
    return tmp_path


def test_what_is_not_set_has_a_default() -> None:
    settings = read_settings()
    assert (settings.host, settings.port, settings.council) == ("127.0.0.1", 8000, "southend")


def test_the_file_is_read_and_the_environment_goes_before_it(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (own_folder / ".env").write_text("HOST=0.0.0.0\nPORT=9000\n", encoding="utf-8")
    monkeypatch.setenv("PORT", "9001")
    settings = read_settings()
    assert (settings.host, settings.port) == ("0.0.0.0", 9001)


@pytest.mark.parametrize("secret", ["", "short", "k" * 31])
def test_a_short_secret_is_refused_and_not_shown(monkeypatch: pytest.MonkeyPatch, secret: str) -> None:
    monkeypatch.setenv("SECRET_KEY", secret)
    with pytest.raises(SettingsError, match="32 characters or more: run `make setup`") as refused:
        read_settings()
    assert not secret or secret not in str(refused.value)
    assert refused.value.for_operators


@pytest.mark.parametrize(("port", "number"), [("0", 0), ("80", 80), ("65535", 65535)])
def test_a_port_of_the_machine_is_taken(monkeypatch: pytest.MonkeyPatch, port: str, number: int) -> None:
    monkeypatch.setenv("PORT", port)
    assert read_settings().port == number


@pytest.mark.parametrize("port", ["65536", "-1", "x", "80a", "8 0", "1.5", "²", "", "9" * 30])
def test_any_other_port_is_refused_with_its_range(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SettingsError, match="a number from 0 to 65535"):
        read_settings()


def test_the_model_that_the_settings_name_is_the_one_taken(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By every command, `make train` and `make chat` too, not only by the server."""
    monkeypatch.setattr(bot.train, "ROOT", own_folder)
    (own_folder / ".env").write_text("MODEL=/somewhere/else.tar.gz\n", encoding="utf-8")
    assert bot.train.model_path() == Path("/somewhere/else.tar.gz")


def test_listed_sites_and_proxies_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_ORIGINS", "https://www.southend.gov.uk, http://127.0.0.1:9000")
    monkeypatch.setenv("TRUSTED_PROXIES", "10.0.0.0/8 2001:db8::1")
    settings = read_settings()
    assert settings.allowed_origins == ("https://www.southend.gov.uk", "http://127.0.0.1:9000")
    assert [str(network) for network in settings.trusted_proxies] == ["10.0.0.0/8", "2001:db8::1/128"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALLOWED_ORIGINS", "*"),
        ("ALLOWED_ORIGINS", "https://www.southend.gov.uk/"),
        ("ALLOWED_ORIGINS", "www.southend.gov.uk"),
        ("TRUSTED_PROXIES", "10.0.0.1/8"),
        ("TRUSTED_PROXIES", "proxy"),
        ("TURNS_A_MINUTE", "0"),
        ("TURNS_A_MINUTE", "many"),
    ],
)
def test_a_wrong_one_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        read_settings()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "redis://127.0.0.1:6379/0",
        "redis://user:secret@host/3",
        "rediss://host:6380",
        "unix:///run/redis.sock",
        "redis://[::1]:6379",
    ],
)
def test_an_address_of_redis_is_taken(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("REDIS_URL", url)
    assert read_settings().redis_url == url


@pytest.mark.parametrize(
    "url",
    [
        "localhost:6379",
        "http://secret@host",
        "redis://",
        "redis://host:port/0",
        "redis://host/first",
        "unix://",
        "redis:secret",
    ],
)
def test_another_address_is_refused_and_not_shown(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("REDIS_URL", url)
    with pytest.raises(memory.settings.SettingsError, match="REDIS_URL is no address of Redis") as refused:
        read_settings()
    assert "secret" not in str(refused.value)


def test_one_process_needs_no_redis_and_more_than_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_settings().workers == 1
    monkeypatch.setenv("WORKERS", "2")
    with pytest.raises(SettingsError, match="there is no REDIS_URL: processes can share conversations only over Redis"):
        read_settings()
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:6379/0")
    assert read_settings().workers == 2


@pytest.mark.parametrize("workers", ["0", "-1", "two", "1.5", "65", "²"])
def test_another_number_of_processes_is_refused(monkeypatch: pytest.MonkeyPatch, workers: str) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:6379/0")
    monkeypatch.setenv("WORKERS", workers)
    with pytest.raises(SettingsError, match="WORKERS must be a number from 1 to 64"):
        read_settings()


@pytest.mark.parametrize(
    ("given", "taken"), [("", "WARNING"), ("info", "INFO"), ("DEBUG", "DEBUG"), ("ERROR", "ERROR")]
)
def test_how_much_is_logged_can_be_set(monkeypatch: pytest.MonkeyPatch, given: str, taken: str) -> None:
    monkeypatch.setenv("LOG_LEVEL", given)
    assert read_settings().log_level == taken


@pytest.mark.parametrize("given", ["LOUD", "10", "CRITICAL"])
def test_another_level_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("LOG_LEVEL", given)
    with pytest.raises(SettingsError, match="LOG_LEVEL must be one of DEBUG, INFO, WARNING, ERROR"):
        read_settings()
