"""Receipt codes: read back however they are typed, refused when mistyped, and kept only as a keyed hash."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.receipts import ALPHABET, CHECKS, LENGTH, _check, code_of, form_key_of, key_of, read_code, spaced

SECRET, OTHER = b"a key for tests only", b"another key for tests"
BODIES = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)
CODES = BODIES.map(lambda body: body + _check(body))


def test_ten_thousand_codes_are_all_different_and_of_the_alphabet_to_the_last_sign() -> None:
    codes = {code_of(str(number), SECRET) for number in range(10_000)}
    assert len(codes) == 10_000
    assert all(len(code) == LENGTH + 1 and set(code) <= set(ALPHABET) for code in codes)


def test_a_form_has_one_code_and_without_the_secret_it_is_another() -> None:
    assert code_of("one", SECRET) == code_of("one", SECRET)
    assert len({code_of("one", SECRET), code_of("other", SECRET), code_of("one", OTHER)}) == 3


def test_every_sign_comes_in_every_place_of_a_code() -> None:
    codes = [code_of(str(number), SECRET) for number in range(3_000)]
    assert [len({code[place] for code in codes}) for place in range(LENGTH)] == [32] * LENGTH


def test_the_alphabet_has_no_letter_that_looks_like_another_sign() -> None:
    assert len(ALPHABET) == 32
    assert len(set(CHECKS)) == 37
    assert not set("OILU") & set(ALPHABET)


@given(CODES)
def test_a_code_is_read_back_in_every_typing(code: str) -> None:
    for typed in (
        code,
        code.lower(),
        spaced(code),
        f"  {spaced(code).lower()} ",
        " ".join(code),
        code.replace("", "-"),
    ):
        assert read_code(typed) == code


@given(CODES)
def test_a_code_is_shown_in_groups_of_five(code: str) -> None:
    assert spaced(code).split("-") == [code[:5], code[5:10], code[10]]


@pytest.mark.parametrize(("sign", "typed"), [("0", "O"), ("0", "o"), ("1", "I"), ("1", "i"), ("1", "L"), ("1", "l")])
def test_letters_that_look_like_figures_are_read_as_figures(sign: str, typed: str) -> None:
    body = f"7H{sign}KQ9M4{sign}X"
    code = body + _check(body)
    assert read_code(code.replace(sign, typed, 1)) == code


# Bodies whose check character is itself a figure that a letter looks like.
@pytest.mark.parametrize(("code", "typed"), [("00000000000", "O"), ("00000000011", "I"), ("00000000011", "l")])
def test_the_check_character_is_read_with_the_same_kindness(code: str, typed: str) -> None:
    assert read_code(code) == code
    assert read_code(code[:LENGTH] + typed) == code


@given(CODES, st.sampled_from(CHECKS))
def test_a_wrong_check_character_is_refused(code: str, check: str) -> None:
    assert (read_code(code[:LENGTH] + check) == code) is (check == code[LENGTH])


@given(CODES, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_sign_mistyped_is_refused(code: str, place: int, sign: str) -> None:
    typed = code[:place] + sign + code[place + 1 :]
    assert (read_code(typed) is not None) is (typed == code)


@given(CODES, st.integers(0, LENGTH - 2))
def test_two_neighbours_swapped_are_refused(code: str, place: int) -> None:
    typed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert (read_code(typed) is not None) is (typed == code)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "-", "7H2KQ-9M4TX", "7H2KQ-9M4TX-WW", "7H2KQ-9M4TU-W", "!!!!!!!!!!!", "my code", "0" * 1000],
)
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert read_code(typed) is None


@pytest.mark.parametrize("sign", ["é", "ß", "０", "٠", "İ", "🙂", "\u0000"])
@pytest.mark.parametrize("place", [0, LENGTH])
def test_a_sign_of_another_alphabet_is_refused_and_raises_nothing(sign: str, place: int) -> None:
    code = "0" * LENGTH + _check("0" * LENGTH)
    assert read_code(code[:place] + sign + code[place + 1 :]) is None


@given(st.text(max_size=30))
def test_any_text_is_a_code_or_none(typed: str) -> None:
    code = read_code(typed)
    assert code is None or read_code(code) == code


def test_what_is_kept_says_nothing_of_the_code() -> None:
    code = code_of("one", SECRET)
    key = key_of(code, SECRET)
    assert len(key) == 64
    assert code not in key.upper()
    assert key == key_of(code, SECRET)


def test_another_secret_another_code_or_another_use_is_another_key() -> None:
    code = code_of("one", SECRET)
    keys = {
        key_of(code, SECRET),
        key_of(code, OTHER),
        key_of(code_of("other", SECRET), SECRET),
        form_key_of(code, SECRET),
    }
    assert len(keys) == 4
