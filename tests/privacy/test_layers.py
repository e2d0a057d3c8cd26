"""Where layers meet: the earlier one names what they found, nothing found is lost, and another layer fits in."""

from collections.abc import Iterator

from privacy.collect import collect
from privacy.layers import LAYERS
from privacy.message import Layer, Message
from privacy.span import KEPT, Span


def pointing_at(words: str, kind: str) -> Layer:
    def find(message: Message) -> Iterator[Span]:
        if words in message.text:
            start = message.text.index(words)
            yield Span(start, start + len(words), kind)

    return find


def taken(text: str, *layers: Layer) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.kind) for span in collect(Message(text), layers)]


def test_overlapping_finds_become_one_named_by_the_earlier_layer() -> None:
    layers = pointing_at("12 Quarle", "ADDRESS"), pointing_at("Quarle Road", "PERSON")
    assert taken("at 12 Quarle Road", *layers) == [("12 Quarle Road", "ADDRESS")]


def test_what_an_earlier_layer_passes_no_later_one_takes() -> None:
    layers = pointing_at("12 March", KEPT), pointing_at("12", "NUMBER"), pointing_at("March", "PERSON")
    assert taken("on 12 March", *layers) == []


def test_what_reaches_beyond_a_kept_stretch_goes_but_for_that_stretch() -> None:
    layers = pointing_at("12 March", KEPT), pointing_at("00 12 34 56 12", "NUMBER")
    assert taken("it is 00 12 34 56 12 March", *layers) == [("00 12 34 56", "NUMBER")]


def test_two_names_side_by_side_are_one() -> None:
    layers = pointing_at("Quarrin", "PERSON"), pointing_at("Quarle", "PERSON")
    assert taken("to Quarrin Quarle", *layers) == [("Quarrin Quarle", "PERSON")]
    assert taken("to Quarrin, Quarle", *layers) == [("Quarrin", "PERSON"), ("Quarle", "PERSON")]


def test_a_find_inside_a_term_gives_way() -> None:
    assert taken("the high street", pointing_at("high street", "ADDRESS")) == []
    assert taken("the high street", pointing_at("the high street", "ADDRESS")) == [("the high street", "ADDRESS")]


def test_a_find_outside_the_text_is_dropped() -> None:
    def beyond(message: Message) -> Iterator[Span]:
        yield Span(len(message.text), len(message.text) + 3, "PERSON")

    assert taken("short", beyond) == []


def test_a_model_that_finds_names_can_follow_the_layers() -> None:
    text = "they sent the oakling home"
    assert taken(text, *LAYERS) == []
    assert taken(text, *LAYERS, pointing_at("oakling", "PERSON")) == [("oakling", "PERSON")]
