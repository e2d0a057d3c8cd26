"""Time grows with length, not faster. Measured in processor time, the best of a few, so that a busy machine passes."""

import time

import pytest

from privacy.redact import redact

LENGTH = 10_000
MOST_MILLISECONDS = 200  # for half of that, on a machine that does much else
USUAL = (
    "My son Oluwadamilare is 7 and goes to Hamstel Infants. Mrs Okafor said on 12 March that his EHCP is late and they"
    " can't find a speech therapist, so please call me on 07700 900123 or write to quarrin@example.net. Is that right?"
)


def milliseconds(text: str, strict: bool, tries: int = 4) -> float:
    times: list[float] = []
    for _ in range(tries):
        before = time.process_time()
        redact(text, strict)
        times.append((time.process_time() - before) * 1000)
    return min(times)


@pytest.mark.parametrize("strict", [False, True])
def test_ten_kilobytes_of_addresses_take_fifty_milliseconds_at_most(strict: bool) -> None:
    redact("warm the lists for Quarrin")
    assert milliseconds(("a@a.a@" * LENGTH)[:LENGTH], strict, tries=8) < 50


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("piece", ["7", "St ", "Mr ", "aa-", "Ayokunmi said "])
def test_five_thousand_characters_of_one_thing_take_a_moment(piece: str, strict: bool) -> None:
    redact("warm the lists for Quarrin")
    assert milliseconds((piece * LENGTH)[: LENGTH // 2], strict) < MOST_MILLISECONDS


@pytest.mark.parametrize("piece", ["a@a.a@", "St ", "7 ", "(", "aa-", "live in ", "[name] ", "12 Aa ", "Quarrin and "])
def test_twice_the_length_takes_no_more_than_thrice_the_time(piece: str) -> None:
    redact("warm the lists")
    short, long = ((piece * LENGTH)[: LENGTH * times // 4] for times in (1, 2))
    assert milliseconds(long, strict=False) < 3 * milliseconds(short, strict=False) + 5


def test_a_usual_message_takes_five_milliseconds_at_most() -> None:
    redact(USUAL)
    assert milliseconds(USUAL, strict=False) < 5
