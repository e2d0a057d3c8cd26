"""Words are sealed for their place alone; old keys read; a lost key hides words and breaks nothing else."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from feedback.models import Person, UnmetNeed
from feedback.new_key import new_key
from feedback.sealing import UNREADABLE, CannotReadError, Keyring, keyring, read_keys, seal, unseal
from feedback.settings import SettingsError
from feedback.store import count_needs, count_needs_by, fetch_need
from tests.feedback.conftest import TODAY, add

KEY, OTHER = (base64.b64encode(bytes([number]) * 32).decode() for number in (1, 2))
WORDS = "We rang for weeks."
PLACE = "unmet_need.words:1"


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Sets RECORD_KEYS for this test."""

    def use(text: str) -> None:
        monkeypatch.setenv("RECORD_KEYS", text)
        keyring.cache_clear()

    yield use
    keyring.cache_clear()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was(words: str) -> None:
    assert unseal(seal(words, PLACE), PLACE) == words


def test_a_sealed_value_names_its_key_and_shows_nothing_else() -> None:
    value = read_keys(f"k1:{KEY}").seal(WORDS, PLACE)
    assert value.startswith("k1.")
    assert "rang" not in value
    assert WORDS.encode() not in base64.urlsafe_b64decode(value.partition(".")[2])


def test_the_same_words_sealed_twice_look_different() -> None:
    assert seal(WORDS, PLACE) != seal(WORDS, PLACE)


@pytest.mark.parametrize("place", ["unmet_need.words:2", "note.words:1", ""])
def test_a_value_moved_to_another_row_or_column_cannot_be_read(place: str) -> None:
    with pytest.raises(CannotReadError):
        unseal(seal(WORDS, PLACE), place)


def test_a_value_with_one_bit_changed_cannot_be_read() -> None:
    ring = read_keys(f"k1:{KEY}")
    raw = bytearray(base64.urlsafe_b64decode(ring.seal(WORDS, PLACE).partition(".")[2]))
    for place in range(len(raw)):
        changed = bytes(byte ^ (number == place) for number, byte in enumerate(raw))
        with pytest.raises(CannotReadError):
            ring.unseal(f"k1.{base64.urlsafe_b64encode(changed).decode()}", PLACE)


@pytest.mark.parametrize("value", ["", "k1", "k1.", "k1.AAAA", "k1.é", "plain words", "k2.AAAA"])
def test_what_was_never_sealed_is_no_words(value: str) -> None:
    with pytest.raises(CannotReadError):
        read_keys(f"k1:{KEY}").unseal(value, PLACE)


def test_a_value_given_another_keys_name_cannot_be_read() -> None:
    ring = read_keys(f"k1:{KEY},k2:{KEY}")
    with pytest.raises(CannotReadError):
        ring.unseal(ring.seal(WORDS, PLACE).replace("k1.", "k2.", 1), PLACE)


def test_the_first_key_seals_and_every_key_reads() -> None:
    old, both = read_keys(f"k1:{KEY}"), read_keys(f"k2:{OTHER}, k1:{KEY}")
    assert both.unseal(old.seal(WORDS, PLACE), PLACE) == WORDS
    assert both.seal(WORDS, PLACE).startswith("k2.")


@pytest.mark.parametrize(
    "text",
    ["k1", "k1:", f"K1:{KEY}", f"k1:{KEY[:-5]}", f"k1:{KEY}x", f"k1 {KEY}", f"k1:{KEY},k1:{OTHER}", f":{KEY}",
     f"k1:{KEY};k2:{OTHER}", f"k1:{base64.b64encode(b'short').decode()}", "a" * 44],
)  # fmt: skip
def test_a_malformed_key_is_refused_with_how_it_should_look_and_is_not_shown(text: str) -> None:
    with pytest.raises(SettingsError, match="RECORD_KEYS must look like") as refused:
        read_keys(text)
    assert KEY[:20] not in str(refused.value)
    assert refused.value.for_operators


@pytest.mark.parametrize("text", ["", " ", ","])
def test_a_missing_key_says_what_to_do(text: str) -> None:
    with pytest.raises(SettingsError, match="RECORD_KEYS is missing: run `make setup`"):
        read_keys(text)


def test_a_key_with_the_other_signs_of_base64_is_read_too() -> None:
    key = base64.b64encode(b"\xfb\xff" * 16).decode()
    assert read_keys(f"k1:{key}").keys == read_keys(f"k1:{key.replace('+', '-').replace('/', '_')}").keys


def test_a_new_key_is_a_key_and_no_two_are_alike() -> None:
    made = [read_keys(new_key(TODAY)) for _ in range(20)]
    assert len({ring.keys[ring.newest] for ring in made}) == 20
    assert all(ring.newest.startswith("k202611") for ring in made)


def test_a_keyring_does_not_show_its_keys() -> None:
    assert str(bytes([1]) * 32)[:20] not in repr(Keyring({"k1": bytes([1]) * 32}))


def test_words_are_sealed_in_the_database_and_plain_on_the_row(database: Engine) -> None:
    need = add(database, words=WORDS)
    assert need.words == WORDS
    with database.connect() as connection:
        kept = connection.execute(text("SELECT words FROM unmet_need")).scalar_one()
    assert kept.startswith("tests.")
    assert "rang" not in kept


def test_words_put_on_another_row_by_hand_are_not_shown_there(database: Engine) -> None:
    one, other = add(database, words=WORDS), add(database, words="Other words.")
    with database.begin() as connection:
        connection.execute(
            text("UPDATE unmet_need SET words = :w WHERE id = :i"), {"w": one.sealed_words, "i": other.id}
        )
    moved = fetch_need(database, other.id)
    assert moved is not None
    assert moved.words == UNREADABLE


def test_with_a_lost_key_words_cannot_be_read_but_everything_is_counted(database: Engine, keys: Any) -> None:
    need = add(database, "U02", words=WORDS, area="SS9")
    keys(f"new:{KEY}")
    found = fetch_need(database, need.id)
    assert found is not None
    assert (found.words, found.area) == ("[cannot be read]", "SS9")
    assert count_needs(database) == 1
    assert count_needs_by(database, "category") == {("U02",): 1}
    assert add(database, words="Later words.").words == "Later words."


def test_a_second_factor_that_cannot_be_read_is_never_taken_for_one(keys: Any) -> None:
    person = Person(id="1", totp="JBSWY3DPEHPK3PXP")
    keys(f"new:{KEY}")
    with pytest.raises(CannotReadError):
        _ = person.totp


def test_words_before_an_id_are_refused() -> None:
    with pytest.raises(ValueError, match="needs its id"):
        UnmetNeed(words=WORDS)
