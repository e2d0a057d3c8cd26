"""A child's age becomes a band. Limits, durations and school years are no ages and stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.message import Message
from privacy.patterns.age_words import A_NUMBER, ADULT, AGE, CHILD, HALF, JUST, NO_AGE, NUMBER, OLD, PERSON, as_years
from privacy.placeholders import NAME_MASK, band
from privacy.span import Span

_START = r"(?<![\w\u00a3$.,/\-])"
# "7 year old", "7yo", "7-year-old", "5 and 7 year olds".
_OTHER = r"(?:(?P<other>\d{1,2})(?:,| and| &| or) )?"
_OLD = re.compile(rf"{_START}{_OTHER}(?P<n>{NUMBER}){HALF}{OLD}(?!\w)", re.IGNORECASE)
_MONTHS_OLD = re.compile(rf"{_START}(?P<n>{NUMBER})[ \-]?(?:months?|mths?)[ \-]old\b", re.IGNORECASE)
# "he's 19 months", and nothing that it is behind or waits.
_IN_MONTHS = re.compile(
    rf"\b(?:(?:he|she|{CHILD})(?:'?s| is| was)|{NAME_MASK}+ is) {JUST}(?P<n>{NUMBER}) (?:months?|mths?)\b"
    r"(?! (?:behind|delayed|ago|late|into|away|overdue|on|in|off|out|older|younger|of|after|before))",
    re.IGNORECASE,
)
# "aged 7", "age: 7", but no limit: "from age 2", "age 25", "aged 16 to 25".
_AGED = re.compile(rf"(?:\baged|\bage(?: is|d?:)) {JUST}{AGE}{NO_AGE}", re.IGNORECASE)
_VERB = r"(?:is|are|was|were|am|be|will be|turn(?:s|ed|ing)?|(?:has |is |'?s )?(?:just |only just )?(?:turned|gone))"
# "he is 7", "she's nearly 8", "im 16", "my youngest turned 5", "[name] is 7".
_SHORT = rf"(?:(?:{CHILD}|{ADULT}|\b(?:he|she|who|they)|{NAME_MASK}+)'?(?:s|re|ll be)|\bi'?m)"
_IS = re.compile(
    rf"(?:{PERSON}\)? {_VERB}|{_SHORT}(?: just gone| gone| just turned| turned| turning)?|\bturn(?:s|ed|ing))"
    rf" {JUST}{AGE}{NO_AGE}",
    re.IGNORECASE,
)
# "my son 7 has", "my daughter, 7, has", "my son (7)".
_CHILD = re.compile(rf"{CHILD}(?: |, | ?\(| of )(?:aged? )?{JUST}{AGE}{NO_AGE}", re.IGNORECASE)
# "she only 5", "he'll turn 5", "ages 9 and 13", "diagnosed at 3".
_BARE = re.compile(
    r"(?:\b(?:he|she|they|hes|shes)(?:'s)? (?:only|just|nearly|now|about)|\b(?:he|she|they)(?:'?ll| will) (?:be|turn)"
    r"|\b(?:me|i) \((?=\d\d?\))|(?<!the )\bages(?: are|:)?"
    r"|\b(?:diagnosed|assessed|adopted|talking|walking|excluded|statemented|referred(?: to [a-z]+)?) (?:at|aged))"
    rf" ?{AGE}{NO_AGE}",
    re.IGNORECASE,
)
# "she has twelve years", as other languages say it; at the end of what is said, or it would be time.
_HAS = re.compile(
    rf"\b(?:he|she|and|{CHILD}) (?:has|have|got) {JUST}(?P<n>{NUMBER}) years(?=[.!?)]|,? (?:and|but)\b|$)",
    re.IGNORECASE,
)
# "he 9 year, came", "my son 8 year have": as other languages say it.
_YEAR = re.compile(
    rf"\b(?:he|she|{CHILD}) (?:is |has )?(?P<n>\d{{1,2}}) years?(?=[,.;!?)]|$| (?:have|has|and|he|she|but)\b)",
    re.IGNORECASE,
)
# "17 next month and they have stopped it": at the head of a sentence.
_SOON = re.compile(rf"(?:^|[.!?\n] ?){AGE}(?= (?:next|this) (?:week|month|year|term)\b| tomorrow\b)", re.IGNORECASE)
_BIRTHDAY = re.compile(r"\b(?P<n>\d{1,2})(?:st|nd|rd|th) birthday\b", re.IGNORECASE)
# "2 year olds get 15 hours" is said of anybody; "our 2 year olds" is not.
_ANYBODYS = re.compile(r"olds$", re.IGNORECASE)
_OWN = re.compile(r"\b(?:my|our|have|got|with|both|the two)\b[^.!?\n]{0,15}$", re.IGNORECASE)
# "Jo (7)", "Jo, 7,", "Jo is 7": a name, known or not, with nothing after the number that it could count.
_ALONE = r"(?=\)|,|;|!|\?| and | but |\.?\s*$|\.\s)"
_NAMED = re.compile(rf"(?P<name>\b[A-Z][a-z'\-]{{1,20}}|{NAME_MASK}+)(?: is {JUST}|,? ?\(|, ){AGE}{_ALONE}")
# Beside a name taken out already: "[name] 6 asd", "[name], age 10".
_TAKEN = re.compile(rf"{NAME_MASK}+,? (?:\(?age ?)?{AGE}{NO_AGE}", re.IGNORECASE)
# "Jo - 7 -", in a list of facts.
_DASHED = re.compile(rf"{NAME_MASK}+ ?[.:\-\u2013\u2014/|] ?{AGE}{_ALONE[:-1]}| ?[\-\u2013\u2014/|] )", re.IGNORECASE)
# "nearly 14 now and", "just turned 7", with nobody named: at the head of a sentence.
_HEAD = re.compile(
    rf"(?:^|[.!?\n] ?)(?:(?:nearly|almost|just turned|just|only|now|turned|turns|aged?) ){{1,2}}{AGE}"
    r"(?= now\b| and\b| but\b| so\b|[.,!?]|$)" + NO_AGE,
    re.IGNORECASE,
)
# "10 going on 40", "nearly eight and she".
_GOING = re.compile(rf"\b{AGE}(?= going on \d)", re.IGNORECASE)
_NEARLY = re.compile(rf"\b(?:nearly|almost|just turned) {AGE}(?= and (?:he|she)\b)", re.IGNORECASE)
# "at 7 he still", "was 3 when we": the verb or the pronoun says whose.
_AT = re.compile(rf"\bat (?:the age of |only |just )?{AGE}(?= (?:he|she|they|my|our)\b)", re.IGNORECASE)
_WHEN = re.compile(rf"\b(?:was|were|is) {JUST}{AGE}(?= when\b)", re.IGNORECASE)
# "his reading age is 5", "the level of a 4 year old": how far a child is, not how old.
_LEVEL = re.compile(
    r"\b(?:(?:reading|spelling|mental|developmental|language|speech|emotional|functioning) age"
    r"|(?:like|level|that|work|ability|skills|equivalent) (?:is |was |of |as |to |at |a |an |the ){0,3})"
    r"[^.!?\n\d]{0,12}$",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:,? (?:and|&) |, )(?:nearly |almost )?(?P<n>\d{1,2})(?=[\s.,!?)]|$)" + NO_AGE, re.IGNORECASE)
# "until he is 25", "what happens when she turns 18": the law's ages, not the child's.
_LIMIT = re.compile(r"\b(?:(?:un)?till?|when|once|if|after|before|by the time)\b[^.!?\n]{0,30}$", re.IGNORECASE)
_LEGAL_AGES = frozenset({16, 18, 19, 25})


def find(message: Message) -> Iterator[Span]:
    text = message.text
    if not A_NUMBER.search(text):
        return
    for found in _MONTHS_OLD.finditer(text):
        yield Span(found.start(), found.end(), "AGE", band(0))
    for found in _IN_MONTHS.finditer(text):
        yield Span(found.start("n"), found.end(), "AGE", band(0))
    for found in _OLD.finditer(text):
        before = message.before(found.start())
        if _LEVEL.search(before) or (_ANYBODYS.search(found[0]) and not _OWN.search(before)):
            continue
        yield Span(found.start("n"), found.end(), "AGE", band(as_years(found["n"])))
        if found["other"]:
            yield Span(found.start("other"), found.end("other"), "AGE", band(as_years(found["other"])))
    for regex in (
        _AGED,
        _IS,
        _CHILD,
        _NAMED,
        _TAKEN,
        _DASHED,
        _HEAD,
        _AT,
        _WHEN,
        _BARE,
        _HAS,
        _YEAR,
        _SOON,
        _GOING,
        _NEARLY,
        _BIRTHDAY,
    ):
        for found in regex.finditer(text):
            if not (_is_limit(message, found) or _is_term(message, found)):
                yield from _with_more(text, found)


def _is_limit(message: Message, found: re.Match[str]) -> bool:
    if as_years(found["n"]) not in _LEGAL_AGES:
        return False
    return found.re is _AT or _LIMIT.search(message.before(found.start())) is not None


def _is_term(message: Message, found: re.Match[str]) -> bool:
    """ "Reception (4)" gives no child's age."""
    return found.re is _NAMED and message.terms[found.start()] == 1


def _with_more(text: str, found: re.Match[str]) -> Iterator[Span]:
    """ "They are 5, 7 and 9"."""
    years, end = as_years(found["n"]), found.end()
    yield Span(found.start("n"), end, "AGE", band(years))
    while more := _MORE.match(text, end):
        end = more.end()
        yield Span(more.start("n"), end, "AGE", band(as_years(more["n"])))
