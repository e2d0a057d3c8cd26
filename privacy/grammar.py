"""Small words that hold a sentence together. None is ever a name or a street, whatever the lists say."""

from __future__ import annotations

from privacy.lexicon import words

_ARTICLES = "the a an this that these those some any no every each all both either neither another other such same"
_PRONOUNS = (
    "i me my mine myself we us our ours he him his himself she her hers herself it its itself they them their theirs"
    " you your yours yourself who whom whose which what anyone someone everyone nobody something nothing everything"
    " ive im id ill hes shes theyre weve youre its ur u"
)
_JOINING = (
    "and or but nor so yet if because cos coz as than then though although while when where why how whether until till"
    " since after before once unless of in on at by for from to with without about into onto over under up down out off"
    " through between during against around near per via plus vs also too"
)
_AUXILIARIES = (
    "is isnt are arent was wasnt were werent be been being am has hasnt have havent had hadnt do doesnt dont does did"
    " didnt can cant cannot could couldnt will wont would wouldnt shall should shouldnt may might must"
    " ought going gonna"
)
_ADVERBS = (
    "not never always often still just only even ever really very quite now here there today tomorrow yesterday again"
    " already almost nearly more most much many few less least long soon later back away please thanks thank sorry yes"
    " no ok okay hi hello hey dear well maybe perhaps like"
)
FUNCTION = words(" ".join((_ARTICLES, _PRONOUNS, _JOINING, _AUXILIARIES, _ADVERBS)))
# What a number counts; after one of these no age, street or reference is meant.
UNITS = words(
    "second seconds minute minutes min mins hour hours hr hrs day days week weeks wk wks month months year years yr yrs"
    " term terms mile miles km metre metres meter pound pounds percent stone kg pages lessons sessions"
)


def is_function(key: str) -> bool:
    return key in FUNCTION or key.replace("'", "") in FUNCTION
