"""The words ages are told in."""

from __future__ import annotations

import re

from privacy.placeholders import NAME_MASK

_NAMES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_VALUES = {word: value for value, word in enumerate(_NAMES.split(), start=1)}
# "sixteen" before "six": the first that fits is taken.
_WORD = "|".join(sorted(_VALUES, key=len, reverse=True))
NUMBER = rf"(?:\d{{1,2}}|(?:{_WORD}))"
A_NUMBER = re.compile(rf"\d|\b(?:{_WORD})\b", re.IGNORECASE)  # without one there is no age to look for
HALF = r"(?:\.5| ?1[/\u2044]2| and (?:a )?(?:half|quarter|bit))?"
# A number that may be an age: in figures, or in words when nothing follows that they could count.
_NOTHING_COUNTED = r"(?=[,.;!?)]|$| (?:and|but|so|now|in|on|next|with|who|he|she|years? old)\b| years?(?:[.!?)]|$))"
# From eleven on hardly anything is counted in words; NO_AGE knows what is.
_TEENS = "eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
AGE = rf"(?P<n>\d{{1,2}}|(?:{_TEENS})\b|(?!one\b)(?:{_WORD})\b{_NOTHING_COUNTED}){HALF}"
AGE += rf"(?: ?(?:years|yrs?|y)\b{_NOTHING_COUNTED})?"
OLD = r"(?:[ \-]?(?:years?|yrs?|y)[ \-]?(?:olds?|of age|o)|[ \-]?y/o|[ \-]?y\.o\.?)"
_NEARLY = (
    "only|just|now|nearly|almost|about|still|coming up to|coming up|getting on for|going on|approaching|close to|soon"
    "|currently|already|around|both|roughly|turning"
)
JUST = rf"(?:(?:{_NEARLY}) ){{0,2}}"
CHILD = (
    r"\b(?:son|daughter|lad|boy|girl|child|kid|kiddo|lo|baby|grandchild|toddler|grandson|granddaughter|nephew|niece|brother|sister|twins?|youngest"
    r"|eldest|oldest|middle one|stepson|stepdaughter|teenager|little man|little one|d[sd]\d?)"
)
ADULT = r"\b(?:mum|dad|nan|mother|father|grandad|grandma|partner|husband|wife)"
PERSON = rf"(?:{CHILD}|{ADULT}|\b(?:he|she|who|they|i|kids|children|boys|girls|younger|older|one|other)|{NAME_MASK}+)"
_TIMES = "weeks?|weekers?|wks?|months?|mths?|days?|hours?|hrs?|min(?:ute)?s?|years?|yrs?|terms?|lessons|times|o'?clock"
_THINGS = "miles?|km|stone|people|children|kids|pupils|grades?|levels?|points?|steps?|sets?|sizes?|marks?"
_SHARES = r"per|of|out of|to \d+|or \d+|in (?:his|her|the) (?:class|list|queue)"
_COMPARED = "behind|below|above|short|late|different|separate|others?|more|(?:and|or) (?:under|over|below|above)"
_COUNTED = f"{_TIMES}|{_THINGS}|{_SHARES}|{_COMPARED}"
# Not an age after all: what is counted, a time, a range, a fraction, a share, an ordinal, a limit.
NO_AGE = rf"(?! ?(?:{_COUNTED})\b)(?! ?(?:[ap]\.?m\b|st\b|nd\b|rd\b|th\b|%|\+))(?! ?[\-\u2013:/] ?\d)(?![.,]?\d)(?!\w)"


def as_years(written: str) -> int:
    return _VALUES.get(written.lower(), 0) or int(written)
