"""Messages without personal detail, and every SEND term in a sentence, come through as they were."""

import pytest

from privacy.lexicon import lines
from privacy.redact import redact


@pytest.mark.parametrize(
    "said",
    [
        "my son will not go to school",
        "May has been hard for us but may half term was ok",
        "MY DAUGHTER IS AUTISTIC AND THE SCHOOL DO NOTHING",
        "my receipt is 7H2KQ-9M4TX-W, please take my comment out",
        "is there a special school near Leigh? the High School said no",
        "What is an EHCP and how long does it take? It's been 20 weeks, not 6",
        "They wrote on 12 March and refused to assess, can I appeal by 12 May 2026?",
        "until what age does a plan last? up to 25 or post 16, and 16 to 25 at college?",
        "section 36(1) of the Children and Families Act 2014 and the \u00a36,000 school budget",
        "he is in Y10, KS4, has ASD and PDA and the SEND35A form is 4 pages",
        "Is Ritalin ok for a child under 5? The paediatrician, CAMHS and NHS 111 differ",
        "Please Help Me With My Son He Is Autistic",
        "call 999 if she is in danger, or 111 at night",
        "we moved from Ukraine in 2022 and I'm Polish, my English is bad",
        "Summer holidays are long and autumn is worse",
        "the head said \u201che is naughty\u201d. Section F says 1:1, 25 hours a week",
    ],
)
def test_a_message_without_personal_detail_stays(said: str) -> None:
    assert redact(said).text == said
    assert redact(said).kinds == ()


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    "sentence",
    [
        "We were told about {} today.",
        "{} is not helping us",
        "my son has {}",
    ],
)
def test_every_term_comes_through(sentence: str, strict: bool) -> None:
    said = [sentence.format(term) for line in lines("send_terms") for term in (line, line.title())]
    assert [words for words in said if redact(words, strict).text != words] == []
