"""Text messages and WhatsApp, both by Twilio. Choices are numbered: neither has buttons without a template of its own.

STOP and its like in a text message are Twilio's own matter: it opts the number out, and refuses our reply.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import parse_qsl, quote

from starlette.datastructures import Headers, ImmutableMultiDict
from twilio.request_validator import RequestValidator

from bot.channels.channel import FORM, Around, Call, Channel, Incoming, Limits, NotTakenError, Outgoing

NUMBER = re.compile(r"\+[0-9]{6,15}")
WHATSAPP = "whatsapp:"
# Twilio takes 1,600 characters; carriers count some twice.
MOST_CHARACTERS = 1500
MOST_FIELDS = 200


class Twilio(Channel):
    name = "twilio"
    required = ("TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN")
    content_type = FORM
    received = (200, "<Response/>", "text/xml")
    api = "https://api.twilio.com"

    def __init__(self, settings: Mapping[str, str], around: Around) -> None:
        self._account = settings["TWILIO_ACCOUNT_SID"]
        self._validator = RequestValidator(settings["TWILIO_AUTH_TOKEN"])
        # What Twilio signed is the address it was given, not the one that is left after a proxy.
        self._address = f"{around.site_address}/channels/{self.name}"
        basic = b64encode(f"{self._account}:{settings['TWILIO_AUTH_TOKEN']}".encode()).decode()
        self._authorization = {"Authorization": f"Basic {basic}"}

    async def verify(self, headers: Headers, raw: bytes) -> None:
        if not self._validator.validate(self._address, _fields(raw), headers.get("x-twilio-signature", "")):
            raise NotTakenError(403)

    def read(self, raw: bytes) -> list[Incoming]:
        fields = _fields(raw)
        sender, receiver = fields.get("From", ""), fields.get("To", "")
        kind = "whatsapp" if sender.startswith(WHATSAPP) else "sms"
        # Reports on what we sent have no words, and a sender with a name for a number cannot be answered.
        if "MessageStatus" in fields or not NUMBER.fullmatch(sender.removeprefix(WHATSAPP)):
            return []
        if fields.get("AccountSid") != self._account or not fields.get("MessageSid"):
            return []
        text = fields.get("Body", "")
        unreadable = fields.get("NumMedia", "0") != "0" or "Latitude" in fields or not text.strip()
        reply_to = {"From": receiver, "To": sender}
        return [Incoming(fields["MessageSid"], kind, sender, reply_to, text=text, unreadable=unreadable)]

    def limits(self, kind: str) -> Limits:
        return Limits(characters=MOST_CHARACTERS, costly=kind == "sms")

    async def call(self, incoming: Incoming, outgoing: Outgoing) -> Call:
        url = f"{self.api}/2010-04-01/Accounts/{quote(self._account, safe='')}/Messages.json"
        return Call(url, self._authorization, form={**incoming.reply_to, "Body": outgoing.text})


def _fields(raw: bytes) -> ImmutableMultiDict[str, str]:
    try:
        pairs = parse_qsl(raw.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:  # not UTF-8, or too many
        raise NotTakenError(400) from None
    return ImmutableMultiDict(pairs)
