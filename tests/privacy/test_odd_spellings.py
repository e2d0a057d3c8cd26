"""What stands for a person in spellings that a phone, a tired hand or another language makes of it."""

from __future__ import annotations

import pytest

from privacy.redact import redact

GONE = [
    ("do you want it, its qq 6o 41 8o c", "do you want it, its [NI number]"),
    ("ni num: QQ-10-26-39-A", "ni num: [NI number]"),
    ("postcode is S S 2, 6 Z Y and", "postcode is [area: SS2] and"),
    ("mine is SSO 7AB", "mine is [area: SS0]"),
    ("mine (2 Marine Cl, SS9 2 ZZ) the rest", "mine ([address], [area: SS9]) the rest"),
    ("the plate was LK-O9-ZZQ, twice", "the plate was [number plate], twice"),
    ("the van was EX65\nJRO", "the van was [number plate]"),
    ("complaint no cmp 0045512 stage 2", "complaint no [reference] stage 2"),
    ("appeal reg no eh 882 / 25 / oo233 still", "appeal reg no [reference] still"),
    ("born on the ninth of february twenty sixteen so", "born on the [date of birth] so"),
    ("was born 3rd of may 2018 they say", "was born [date of birth] they say"),
    ("born 1/6/2O15, yes", "born [date of birth], yes"),
    ("D.O.B 3 0 / 0 6 / 2 0 1 4 he", "D.O.B [date of birth] he"),
    ("a leap year baby, twenty ninth feb 2016", "a leap year baby, [date of birth]"),
    ("16 york rd flat c since march", "[address] since march"),
    ("its nineteen lifstan way now", "its [address] now"),
    ("Plot 4, the caravan site off Star Lane is", "[address] is"),
    ("Block 9, Queensway", "[address]"),
    ("2 bus from fairfax drive with", "2 bus from [address] with"),
    ("see gofundme.example/f/walk-for-baby", "see [link]"),
    ("her mate is @ lozza_ta_x, saved", "her mate is @ [handle], saved"),
    ("he is four years", "he is [age 0–4]"),
    ("and has 11 years", "and has [age 11–15]"),
    ("hes 19 months", "hes [age 0–4]"),
    ("17 next month and", "[age 16–25] next month and"),
    ("referred to paeds at 5, still waiting", "referred to paeds at [age 5–10], still waiting"),
    ("toured Shoeburyness High and Belfairs with", "toured [school: mainstream] and [school: mainstream] with"),
    ("richmond ave said no", "[school: mainstream] said no"),
    ("the word prittlewell chase academy", "the word [school]"),
    ("little anchors nursery says no", "[school] says no"),
    ("faith and joy are my foster girls", "[name] and [name] are my foster girls"),
    ("my little one teddy gets dla", "my little one [name] gets dla"),
    ("thanks to miss fenn", "thanks to miss [name]"),
]  # fmt: skip
LEFT = """
in 12 may be
he is four years behind
she has 2 years left
meet @ 3pm
we miss school
thanks to miss out
he loves belfairs woods
call me at 10o'clock
he is 6 months behind
the little one will get help
childline is 0800 1111 right
he was a 27 weeker
our nursery says no
KS2 and Y9
see gov.uk/send-support
they said the eighth of may 2026 for the meeting
""".strip().splitlines()


@pytest.mark.parametrize(("typed", "passed_on"), GONE)
def test_it_is_taken_out_in_an_odd_spelling_too(typed: str, passed_on: str) -> None:
    assert redact(typed).text == passed_on


@pytest.mark.parametrize("typed", LEFT)
def test_what_looks_like_it_stays(typed: str) -> None:
    assert redact(typed).text == typed
