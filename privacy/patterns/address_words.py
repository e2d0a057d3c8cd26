"""The words homes are told in."""

from __future__ import annotations

import re

# Words that are hardly anything else; then words that are, so that these need a number or "live in".
SURE = r"(?:road|rd|street|avenue|ave|estate|crescent|cres|terrace|gardens|gdns|grove|mews|boulevard|esplanade|lane)\b"
LOOSE = (
    r"(?:close|drive|dr|st|way|place|court|park|hill|green|walk|view|rise|square|house|chase|parade|broadway|row"
    r"|cl|cottages?|ridge|fields?|mead|croft|dene|vale|heights|approach|quay|wharf|gate|path|mount|lodge|spur|bridge|corner)\b"
)
ANY = rf"(?:{SURE}|{LOOSE})"
WORD = r"[^\W\d_][\w'\-]{1,25}"
FLAT = r"(?:(?:flat|apartment|apt|unit|block|room|house|no\.?|number) (?:\d{1,3}[a-z]?|[a-z]\b),? )"
IN_WORDS = (
    r"\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ \-]"
    r"(?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen)"
)
HOUSE = rf"(?:(?<![\w\u00a3$.,/\-])\d{{1,4}}|{IN_WORDS}) ?(?:[a-z],? |,? )"
# What stands before the street and tells where on it: "temporary flat in", "the corner of", "a room above the shop on".
DWELLING = (
    r"flat|house|home|bungalow|maisonette|room|hostel|bedsit|b ?& ?b|caravan|accommodation|place|studio"
    r"|(?:caravan|travellers?'?|mobile home) (?:site|park)"
)
SORT = "temporary|council|new|rented|private|ground floor|top floor|old"
BEFORE = re.compile(
    rf"(?:\b(?:a |an |the |our )?(?:(?:{SORT}) ){{0,2}}(?:{DWELLING}) (?:is )?(?:in|on|at|off|above)"
    r"|\b(?:corner|end|top|bottom) of)(?: the)? $",
    re.IGNORECASE,
)
FLAT_BEFORE = re.compile(rf"\b(?:{FLAT}|(?:plot|pitch) \d{{1,3}}[a-z]?,? )$", re.IGNORECASE)
# "Eastwood Road North", "12 Acacia Avenue, Southend".
TRAIL = re.compile(
    r"(?:,? (?:(?:flat|apartment|apt|unit|room) (?:\d{1,3}[a-z]?|[a-z])|(?:no\.?|number) \d{1,4})\b)?"
    r"(?: (?:North|South|East|West)\b)?"
    r"(?:,? (?:Southend|Westcliff|Leigh|Shoebury|Shoeburyness|Rayleigh|Rochford"
    r"|Benfleet|Eastwood|Thorpe Bay|Essex)(?:[ \-]on[ \-]sea)?\b)?",
    re.IGNORECASE,
)
