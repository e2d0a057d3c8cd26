"""The words parents use for months, weekdays, numbers and lengths of time, and how they misspell them."""

from difflib import SequenceMatcher, get_close_matches
from functools import cache, lru_cache

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    *("eighteenth", "nineteenth", "twentieth"),
)
_SHORT_MONTHS = {
    "jan": 1, "feb": 2, "febr": 2, "mar": 3, "apr": 4, "jun": 6, "junne": 6, "jul": 7, "jully": 7,
    "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_SHORT_WEEKDAYS = {"mon": 0, "tue": 1, "tues": 1, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4}
_UNITS = {
    "days": "day", "weeks": "week", "weeek": "week", "weeeks": "week", "wk": "week", "wks": "week",
    "fortnights": "fortnight", "months": "month", "mth": "month", "mths": "month", "years": "year",
    "yr": "year", "yrs": "year",
}  # fmt: skip
_MISSPELT = {
    "forth": "4th", "fith": "5th", "eigth": "8th", "nineth": "9th", "twelth": "12th",
    "yesturday": "yesterday", "yestarday": "yesterday",
}  # fmt: skip
_UNCHANGED = ("today", "yesterday", "tomorrow", "fortnight")

# Real words and children's names that a close match would take for a date word: found by running the
# 150,000 commonest English words through `marked`.
_NOT_TYPOS = frozenset(
    (
        *("abril", "agusta", "archi", "archy", "arial", "ariel", "augustin", "augustine", "augustus"),
        *("avril", "capri", "farida", "freida", "frida", "frieda", "fright", "forthright", "fortnightly"),
        *("fortnite", "kapil", "larch", "mache", "macho", "marched", "marches", "marcher", "marci", "marco"),
        *("marcy", "marsh", "marth", "match", "merch", "monarch", "monda", "mondal", "mornay", "morrow"),
        *("movember", "murch", "oneday", "peril", "septem", "sturdy", "sundae", "sunda", "sundar", "sundry"),
        *("sunray", "toady", "toddy", "tonda", "yester"),
    )
)
_SHORTEST_TYPO, _LONGEST_TYPO = 5, 11
_CLOSE = 0.8  # one slip in a five-letter word: "mrach" for "march"
_CLEAR_LEAD = 0.07  # enough for "thrusday"; "thuesday" is as near to Tuesday as to Thursday


def marked(word: str) -> str:
    """The mark for a word: known, or so close to just one long date word that it must be a slip.

    "May", "sat", "sun" and "wed" are not here: only the words around them show whether they are dates.
    """
    known = _known()
    if word in known:
        return known[word]
    if not _SHORTEST_TYPO <= len(word) <= _LONGEST_TYPO or word in _NOT_TYPOS or word[:-1] in known:
        return word  # with one letter more it is a plural ("on Fridays"), which is no single day
    return _closest(word)


@cache
def _known() -> dict[str, str]:
    months = {name: number for number, name in enumerate(MONTHS, 1) if name != "may"} | _SHORT_MONTHS
    weekdays = {name: number for number, name in enumerate(WEEKDAYS)} | _SHORT_WEEKDAYS
    numbers = {name: str(number) for number, name in enumerate(NUMBERS, 1)} | {"thirty": "30"}
    ordinals = {name: f"{number}th" for number, name in enumerate(ORDINALS, 1)} | {"thirtieth": "30th"}
    return {
        **{name: f"M{number:02}" for name, number in months.items()},
        **{name: f"W{number}" for name, number in weekdays.items()},
        **{name: name for name in _UNCHANGED},
        **numbers,
        **ordinals,
        **_MISSPELT,
        **_UNITS,
    }


@cache
def _long_words() -> tuple[str, ...]:
    return tuple(name for name in (*MONTHS, *WEEKDAYS, *_UNCHANGED) if len(name) >= _SHORTEST_TYPO)


@lru_cache(maxsize=4096)
def _closest(word: str) -> str:
    """Close to two words is not a slip anybody can mend: two days' difference may lose an appeal."""
    best, *others = get_close_matches(word, _long_words(), n=2, cutoff=_CLOSE) or [""]
    lead = _likeness(word, best) - (_likeness(word, others[0]) if others else 0)
    return _known()[best] if best and lead >= _CLEAR_LEAD else word


def _likeness(word: str, other: str) -> float:
    # The same way round as get_close_matches compares, because the ratio is not symmetrical.
    return SequenceMatcher(None, other, word).ratio()
