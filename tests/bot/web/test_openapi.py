"""The description of the API is true: whatever is sent, no fault of ours and no status that it does not name."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings

from bot.web.api import description
from bot.web.app import create_app
from bot.web.refused import STATUS, Code
from tests.bot.web.client import Client, served
from tests.bot.web.conftest import SETTINGS, Scripted

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its own imports are of the old
    import schemathesis
    from schemathesis.checks import CHECKS, load_all_checks

    load_all_checks()

# Not of a page, not by that address, not by that method: what no call of the API can meet.
ELSEWHERE = {"not_found", "wrong_method"}
KEPT_OUT = {"positive_data_acceptance", "missing_required_header", "unsupported_method"}


@pytest.fixture(scope="module")
def anything_goes() -> Iterator[str]:
    roomy = replace(SETTINGS, turns_a_minute_by_network=1_000_000, turns_a_minute_by_conversation=1_000_000)
    with served(create_app(Scripted(), roomy)) as base:  # type: ignore[arg-type]
        yield base


def test_it_is_served_as_it_is_written(client: Client) -> None:
    reply = client.get("/api/openapi.json")
    assert reply.headers["content-type"] == "application/json"
    assert reply.json == description()


def test_it_names_the_status_of_every_refusal() -> None:
    named = set(description()["paths"]["/api/turn"]["post"]["responses"])
    assert named == {"200"} | {str(STATUS[code]) for code in get_args(Code) if code not in ELSEWHERE}


def operations() -> list[Any]:
    schema = schemathesis.openapi.from_dict(description())
    return [operation.ok() for operation in schema.get_all_operations()]


def kinds() -> list[tuple[Any, schemathesis.GenerationMode]]:
    """Right calls, and wrong ones; without anything to send, no call is wrong."""
    modes = schemathesis.GenerationMode
    return [(one, mode) for one in operations() for mode in modes if one.body or mode is modes.POSITIVE]


@pytest.mark.parametrize(("operation", "mode"), kinds(), ids=str)
def test_nothing_sent_brings_a_fault_or_an_undocumented_answer(
    operation: Any, mode: schemathesis.GenerationMode, anything_goes: str
) -> None:
    checks: list[Callable[..., Any]] = [check for check in CHECKS.get_all() if check.__name__ not in KEPT_OUT]

    @settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def check(case: Any) -> None:
        case.call_and_validate(base_url=anything_goes.rstrip("/"), checks=checks)

    given(case=operation.as_strategy(generation_mode=mode))(check)()
