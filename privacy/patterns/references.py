"""Pupil numbers (UPN), and the references of cases, plans, appeals and letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.message import Message
from privacy.span import Span

# One letter and twelve digits, of which the last may be a letter; after "UPN" any token with digits.
_UPN = re.compile(r"(?<![^\W_])[a-z][\s\-]?\d(?:[\s\-]?\d){10}[\s\-]?[\da-z](?![^\W_])", re.IGNORECASE)
_UPN_CUED = re.compile(r"\bupn\b\.?(?: (?:no\b\.?|number|is)){0,2}\s?[:=#\-]?\s?(?P<ref>[\w\-/]{4,20})", re.IGNORECASE)

_NOUN = (
    r"(?:case|refs?|reference|claim|appeal|tribunal|complaints?|ticket|application|incident|pupil|student|learner|referral"
    r"|account|crime|hospital|patient|mrn|ombudsman|lgo|foi|sar|ehcp?|ehcna|sen|plan|file|customer|council tax|passport"
    r"|licen[cs]e|policy|order|booking|tracking|nhs app|enquiry|request|journey|bus pass|blue badge|badge|id)"
)
_SAYS_NUMBER = r"(?: (?:no\b\.?|num\b\.?|number|ref\b\.?|reference|code|id))"
# "case number is ...", "ref: ...", "our ref ...", "appeal ...".
_CUE = rf"\b{_NOUN}(?![a-z]){_SAYS_NUMBER}{{0,2}}\.?(?: (?:is|was|of))?\s?[:=#\-]?\s{{0,2}}"
_CUED = re.compile(
    rf"{_CUE}(?P<ref>(?-i:[A-Z]{{1,3}})(?: \d\d){{2,4}}"  # "RM 44 12 09"
    r"|(?:(?:(?-i:[A-Z]{2,5}) (?=\d)|[a-z]{2,5} (?=\d{5})))?[a-z0-9#][a-z0-9/\-._]{2,30})(?!\w)",
    re.IGNORECASE,
)
# "the number on the plan is EHC 10442", "quote LS/SEN/9921", "journey number T-3391".
_NUMBER_IS = re.compile(
    r"\bnumber(?: on [a-z ]{1,20})?(?: is| was)?:? (?P<ref>(?-i:[A-Z]{1,5})[ \-]?\d{3,12})(?![^\W_])", re.IGNORECASE
)
# The shape alone: "EHC-00123", "SE/2023/00123", "EH123/23/00012", "CMS0012345".
_SHAPED = re.compile(
    r"(?<![^\W_])(?<![/\-])(?:(?:[a-z]{1,8}[\-/_]){0,3}[a-z]{2,8}[\-/_#.]\d{3,12}(?:[\-/_.][a-z0-9]{1,8}){0,3}"
    r"|[a-z]{2,8}[\-/]\d\d[\-/]\d{3,6}(?:[\-/_][a-z0-9]{1,8}){0,2}"  # "EHCNA/25/0093"
    r"|[a-z]{2,3} ?\d{3} ?/ ?\d\d ?/ ?\d{3,6}"  # the tribunal's own
    r"|(?:cas|cmp|cms|crn|ehc|sen|send|foi|sar|lgo|icb) \d{5,12}"
    r"|[a-z]{1,8}\d{5,14}[a-z]?)(?![^\W_])",
    re.IGNORECASE,
)
# In capitals: "SEND 2025/0417", but "SI 2014/1530" is a law; "QQ1234".
_CAPITALS = re.compile(
    r"(?<![^\W_])(?<![/\-])(?:(?!SI |No |NO |WP )[A-Z]{2,6} (?:19|20)\d\d[/\-]\d{3,6}|[A-Z]{2,4}\d{4})"
    r"(?![^\W_])(?![/\-]\d)"
)
_YEAR_ONLY = re.compile(r"[a-z\-/_#]*(?:19|20)\d\d(?:[\-/](?:\d\d|20\d\d))?$", re.IGNORECASE)
_DATE = re.compile(r"\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4}$")


def find(message: Message) -> Iterator[Span]:
    for found in _UPN.finditer(message.text):
        yield Span(found.start(), found.end(), "UPN")
    for found in _UPN_CUED.finditer(message.text):
        if any(map(str.isdecimal, found["ref"])):
            yield Span(found.start("ref"), found.end("ref"), "UPN")
    for found in _CUED.finditer(message.text):
        ref = found["ref"].rstrip("./-_")
        if _is_reference(ref):
            yield Span(found.start("ref"), found.start("ref") + len(ref), "REF")
    for found in _NUMBER_IS.finditer(message.text):
        yield Span(found.start("ref"), found.end("ref"), "REF")
    for found in (*_SHAPED.finditer(message.text), *_CAPITALS.finditer(message.text)):
        if not _YEAR_ONLY.match(found[0]):
            yield Span(found.start(), found.end(), "REF")


def _is_reference(token: str) -> bool:
    """After a cue: three digits with a letter or a slash, or four alone; no year, no date."""
    digits = sum(map(str.isdecimal, token))
    if _YEAR_ONLY.match(token) or _DATE.match(token):
        return False
    return digits >= 4 or (digits == 3 and not token.isdecimal())
