"""Turn a parent's message into plain tokens the date patterns can trust.

Months become M01 to M12, weekdays W0 (Monday) to W6, ordinals "12th" whatever the ending, and number
words digits. The capitals cannot clash with anything typed, because the message is lower-cased first.
"""

import re
import unicodedata

from dates.vocabulary import NUMBERS, ORDINALS, marked

_APOSTROPHES = re.compile("[\u2018\u2019\u00b4`]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_ONES, _NTHS = "|".join(NUMBERS[:9]), "|".join(ORDINALS[:9])
_SPOKEN_YEAR = re.compile(rf"\b(?:twenty|two thousand(?: and)?)[\s-]+twenty[\s-]+({_ONES})\b")
_COMPOUND = re.compile(rf"\b(twenty|thirty)[\s-]*(?:({_ONES})|({_NTHS}))\b")
_DIGIT_ORDINAL = re.compile(
    r"(?<!\d)(\d{1,2})\s?(?:st|nd|rd|th)(?=\b|of|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_GLUED = re.compile(r"(?<=\d)(?!th\b)(?=[a-z])|(?<=[a-z])(?=\d)")
# "May" is a month unless it is doing a verb's work ("it may be the 12th", "may I ask").
_MAY = re.compile(
    r"(?<!\bone )(?<!\btwo )\bmay\b(?!\s+(?:be|have|not|well|also|only|need|get|go|come|want|still|never|"
    r"even|take|help|ask|i|we|you|they|he|she|it)\b)"
)
# "sat", "sun" and "wed" are weekdays only where a weekday must follow or a date comes next.
_SHY_WEEKDAY = re.compile(
    r"(?:(?<=\bon )|(?<=\blast )|(?<=\bthis )|(?<=\bpast )|^)(sat|sun|wed)(?!\w)"
    r"|\b(sat|sun|wed)(?=[,.]?\s(?:the\s)?\d{1,2}(?:th\b|\s?[/.-]\s?\d|\s?(?:of\s)?M\d\d)|\slast\sweek)"
)
_SHY = {"wed": "W2", "sat": "W5", "sun": "W6"}
_POSSESSIVE = re.compile(r"\b(W\d|week|day|month|year|fortnight)'s?(?!\w)")


def plain_words(text: str) -> str:
    """The message as lower-case words, digits and the marks described above."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _DASHES.sub("-", _APOSTROPHES.sub("'", text)).replace("\\", "/").replace(";", ",")
    text = _SPOKEN_YEAR.sub(lambda found: str(2020 + NUMBERS.index(found[1]) + 1), text)
    text = _COMPOUND.sub(_compound, text)
    text = _GLUED.sub(" ", _DIGIT_ORDINAL.sub(r"\1th ", text))
    text = _MAY.sub("M05", text)
    text = re.sub(r"[a-z]+", lambda found: marked(found[0]), text)
    text = re.sub(r"[\s\x00]+", " ", _POSSESSIVE.sub(r"\1", text)).strip()
    return _SHY_WEEKDAY.sub(lambda found: _SHY[found[1] or found[2]], text)


def _compound(found: re.Match[str]) -> str:
    tens = 20 if found[1] == "twenty" else 30
    if found[2]:
        return str(tens + NUMBERS.index(found[2]) + 1)
    return f"{tens + ORDINALS.index(found[3]) + 1}th"
