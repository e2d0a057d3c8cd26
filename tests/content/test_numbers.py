from __future__ import annotations

from dataclasses import dataclass

import pytest

from content.numbers import in_figures, number_words, rule_in_words


@dataclass(frozen=True)
class Number:
    mark: str
    value: int | None = None


@pytest.mark.parametrize(
    ("number", "rule", "figures"),
    [
        (Number("shown", 1240), "inside", "1,240"),
        (Number("shown", 0), "outside", "0"),
        (Number("few"), "inside", "<5"),
        (Number("few"), "outside", "fewer than 10"),
        (Number("hidden"), "inside", "hidden"),
        (Number("hidden"), "outside", "hidden"),
    ],
)
def test_a_number_is_written_as_its_rule_says(number: Number, rule: str, figures: str) -> None:
    assert in_figures(number, rule) == figures


@pytest.mark.parametrize("rule", ["inside", "outside"])
def test_the_rule_is_told_in_words_with_its_own_sign(rule: str) -> None:
    assert number_words()[f"few_{rule}"] in rule_in_words(rule)
