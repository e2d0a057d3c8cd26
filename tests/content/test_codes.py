"""What staff read for a code is what the parent chose."""

from __future__ import annotations

import pytest

from content.codes import FIELDS, labels
from content.council import council
from content.needs import needs


def test_codes_have_the_words_of_the_buttons_in_their_order() -> None:
    assert list(labels("area")) == [*council().postcode_districts, "elsewhere"]
    assert labels("stage")["have_a_plan"] == "We have a plan"
    assert labels("age_band")["5-10"] == "5 to 10"


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_labels_and_none_for_skip_or_stop(field: str) -> None:
    assert len(labels(field)) >= 4
    assert not {"Skip", "Stop", "Rather not say"} & set(labels(field).values())


def test_every_recommendation_that_a_kind_of_need_names_is_in_the_council_file() -> None:
    named = {code for need in needs().values() for code in need.peer_review}
    assert named == set(council().recommendations)
