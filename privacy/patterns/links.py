"""Web addresses. Those of public bodies and help lines pass; any other can lead to a family's own page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.message import Message
from privacy.span import KEPT, Span

# Each with all its subdomains.
_PUBLIC_HOSTS = (
    *("gov.uk", "nhs.uk", "southend.gov.uk", "southend.gov", "livewellsouthend.com", "sendiasssouthend.co.uk"),
    *("ipsea.org.uk", "lgo.org.uk", "contact.org.uk", "kids.org.uk", "sossen.org.uk", "autism.org.uk", "mind.org.uk"),
    *("councilfordisabledchildren.org.uk", "childrenscommissioner.gov.uk", "youngminds.org.uk", "family-action.org.uk"),
    *("citizensadvice.org.uk", "childlawadvice.org.uk", "ace-ed.org.uk", "cerebra.org.uk", "scope.org.uk"),
    *("equalityadvisoryservice.com", "bdadyslexia.org.uk", "downs-syndrome.org.uk", "speechandlanguage.org.uk"),
    *("samaritans.org", "childline.org.uk", "nspcc.org.uk", "papyrus-uk.org", "shoutforthementalhealth.org"),
    *("southendparentcarerforum.co.uk", "sendsouthend.co.uk", "adhdfoundation.org.uk", "ndcs.org.uk", "rnib.org.uk"),
)
_ENDS = r"(?:com|co|org|net|uk|io|eu|biz|ac|gov|edu)"
# These are also words: "he told.me to" lacks only a space. So they count with a path after them.
_WORD_ENDS = r"(?:me|be|ly|gl|app|blog|info|online|site|page|link|tv)(?=/)"
_LABEL = r"[a-z0-9](?:[a-z0-9\-]{0,62})"
_URL = re.compile(
    r"(?<![\w@.\-])(?:"
    rf"[a-z]{{2,12}}://(?P<full>[^\s/?#<>\"]{{1,255}})"  # any scheme
    rf"|(?P<www>www\.[^\s/?#<>\"]{{1,255}})"
    rf"|(?P<bare>(?:{_LABEL}\.){{1,6}}(?:{_ENDS}|{_WORD_ENDS}))(?![\w@])"  # a bare host with a known end
    # any end at all, with a path that only a link has
    rf"|(?P<odd>(?:{_LABEL}\.){{1,4}}[a-z]{{2,12}}(?=/[^\s<>\"]*[/?=\-_.\d]))"
    r")(?P<rest>[/?#][^\s<>\"]*)?",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?)]'"  # the sentence's, not the link's
_LONG_NUMBER = re.compile(r"\d{6}")


def find(message: Message) -> Iterator[Span]:
    if "." in message.text or "://" in message.text:
        for found in _URL.finditer(message.text):
            end = found.start() + len(found[0].rstrip(_TRAILING))
            yield Span(found.start(), end, KEPT if _is_public(found) else "URL")


def _is_public(found: re.Match[str]) -> bool:
    """A public host, and nothing typed in: no query, no log-in, no long number, which can be a form or a person."""
    host = (found["full"] or found["www"] or found["bare"] or found["odd"]).rstrip(_TRAILING).lower()
    rest = found["rest"] or ""
    if any(sign in found[0] for sign in "?@#") or _LONG_NUMBER.search(rest):
        return False
    return any(host == public or host.endswith("." + public) for public in _PUBLIC_HOSTS)
