"""E-mail by the council's own server (SMTP), always with TLS but on this machine."""

from __future__ import annotations

import os
import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import parseaddr

from staff.settings import THIS_MACHINE, SettingsError

SECONDS = 20


class MailError(RuntimeError):
    """It could not be sent; the message says why in a word and holds no address and no password."""

    for_operators = True


@dataclass(frozen=True)
class MailSettings:
    host: str
    port: int
    sender: str
    to: tuple[str, ...]
    name: str = ""
    password: str = field(default="", repr=False)
    ca_file: str | None = None


def read_mail_settings() -> MailSettings | None:
    """None without SMTP_HOST."""
    host = os.environ.get("SMTP_HOST", "")
    if not host:
        return None
    to = tuple(filter(None, (part.strip() for part in os.environ.get("DIGEST_TO", "").split(","))))
    sender, port = os.environ.get("SMTP_FROM", ""), os.environ.get("SMTP_PORT") or "587"
    for address in (sender, *(to or ("",))):
        if "@" not in parseaddr(address)[1] or not address.isprintable():
            raise SettingsError("SMTP_HOST is set, so SMTP_FROM and DIGEST_TO must hold e-mail addresses")
    if not port.isdecimal():
        raise SettingsError("SMTP_PORT must be a number, such as 587")
    name, password = os.environ.get("SMTP_USER", ""), os.environ.get("SMTP_PASSWORD", "")
    return MailSettings(host, int(port), sender, to, name, password, os.environ.get("SMTP_CA_FILE") or None)


def send(settings: MailSettings, subject: str, text: str) -> None:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, settings.sender, ", ".join(settings.to)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    try:
        with smtplib.SMTP(settings.host, settings.port, timeout=SECONDS) as server:
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=ssl.create_default_context(cafile=settings.ca_file))
            elif settings.host not in THIS_MACHINE:
                raise MailError("the mail server offers no TLS, so nothing was sent")
            if settings.name:
                server.login(settings.name, settings.password)
            server.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        raise MailError(f"the e-mail could not be sent ({type(error).__name__}): see SMTP_HOST in .env") from None
