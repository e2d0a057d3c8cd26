"""The weekly e-mail: only figures that may leave, by TLS, or into a file; what goes wrong is said without secrets."""

from __future__ import annotations

import email
from collections.abc import Iterator
from datetime import date
from email import policy
from pathlib import Path

import pytest
from sqlalchemy import Engine

import feedback.database
from feedback.store import Need
from staff.digest import digest_of, in_plain_text, main
from staff.mail import MailError, MailSettings, read_mail_settings, send
from staff.settings import SettingsError
from tests.feedback.needs import fill
from tests.staff.mail_server import mail_server, make_certificate
from tests.staff.site import Office

SENDER, TO = "send@example.gov.uk", "asha.patel@example.gov.uk"


@pytest.fixture
def record(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    fill(office.engine, [("2026-05", Need("U01"), 33), ("2026-08", Need("U02"), 4), ("2026-11", Need("U03"), 7)])
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'record.db'}")
    feedback.database.engine.cache_clear()
    yield office.engine
    feedback.database.engine().dispose()
    feedback.database.engine.cache_clear()


def test_it_says_what_waits_and_the_themes_of_whole_quarters(record: Engine) -> None:
    text = in_plain_text(digest_of(record, date(2026, 11, 25)), "https://send.example.gov.uk")
    assert "New records                                               45" in text
    assert "Records by theme, April to September 2026" in text
    assert "Finding the way in                                        35" in text
    assert "https://send.example.gov.uk/staff/" in text


def test_without_a_whole_quarter_it_tells_of_the_year_before(record: Engine) -> None:
    fill(record, [("2025-12", Need("U01"), 20)])
    text = in_plain_text(digest_of(record, date(2026, 5, 2)), "https://send.example.gov.uk")
    assert "Records by theme, April 2025 to March 2026" in text


def test_it_goes_by_tls_and_signs_in_only_then(record: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = make_certificate(tmp_path / "mail.pem")
    with mail_server(certificate) as server:
        for name, value in {
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(server.port),
            "SMTP_FROM": SENDER,
            "SMTP_USER": "send",
            "SMTP_PASSWORD": "a secret",
            "SMTP_CA_FILE": str(certificate),
            "DIGEST_TO": f"{TO}, ben@example.gov.uk",
        }.items():
            monkeypatch.setenv(name, value)
        main([])
    message = email.message_from_string(server.message, policy=policy.default)
    assert (message["From"], message["To"]) == (SENDER, f"{TO}, ben@example.gov.uk")
    assert message["Subject"] == "SEND assistant, this week"
    assert "fewer than 10" in message.get_content()
    assert all(secret for line, secret in server.heard if line.startswith(("AUTH", "MAIL", "RCPT", "DATA")))


def test_nothing_is_sent_to_a_server_that_nobody_vouches_for(tmp_path: Path) -> None:
    certificate = make_certificate(tmp_path / "mail.pem")
    with mail_server(certificate) as server:
        settings = MailSettings("127.0.0.1", server.port, SENDER, (TO,), "send", "a secret")
        with pytest.raises(MailError, match="SSLCertVerificationError") as failed:
            send(settings, "Subject", "Text")
    assert "a secret" not in str(failed.value)
    assert not server.message
    assert not any(line.startswith("AUTH") for line, _ in server.heard)


def test_on_this_machine_it_goes_without_tls() -> None:
    with mail_server() as server:
        send(MailSettings("127.0.0.1", server.port, SENDER, (TO,)), "Subject", "Text")
    assert "Text" in server.message


def test_elsewhere_it_does_not_go_without_tls() -> None:
    with mail_server() as server:
        settings = MailSettings("127.0.0.2", server.port, SENDER, (TO,))
        with pytest.raises(MailError):
            send(settings, "Subject", "Text")
    assert not server.message


def test_a_server_that_is_not_there_is_said_in_a_word() -> None:
    with pytest.raises(MailError, match="ConnectionRefusedError"):
        send(MailSettings("127.0.0.1", 1, SENDER, (TO,)), "Subject", "Text")


@pytest.mark.parametrize(
    ("name", "value"),
    [("SMTP_FROM", ""), ("SMTP_FROM", "a@b\nBcc: x@y"), ("DIGEST_TO", ""), ("DIGEST_TO", "nobody"), ("SMTP_PORT", "x")],
)
def test_settings_that_are_wrong_are_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    for given, right in {"SMTP_HOST": "mail", "SMTP_FROM": SENDER, "DIGEST_TO": TO, "SMTP_PORT": ""}.items():
        monkeypatch.setenv(given, right)
    assert read_mail_settings() is not None
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        read_mail_settings()


def test_without_a_host_it_is_written_into_a_file(
    record: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SMTP_HOST", raising=False)
    main(["--file", str(tmp_path / "digest.txt")])
    assert "Finding the way in" in (tmp_path / "digest.txt").read_text(encoding="utf-8")
    assert "digest.txt" in capsys.readouterr().out
