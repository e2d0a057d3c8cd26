"""Who hears of each turn once it is over: the log, the counts, and a collector of traces where one is named."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.metrics import CONTENT_TYPE, Metrics
from bot.traces import tracing
from bot.turn_facts import TurnFacts, log_turn


def watching(metrics: Metrics) -> Callable[[TurnFacts], None]:
    watchers: list[Callable[[TurnFacts], None]] = [log_turn, metrics.count]
    if (trace := tracing()) is not None:
        watchers.append(trace)

    def watch(facts: TurnFacts) -> None:
        for note in watchers:
            note(facts)

    return watch


def metrics_route(metrics: Metrics) -> Route:
    """For inside only: what stands in front does not pass it on (deploy/Caddyfile)."""

    def show(_: Request) -> Response:
        return Response(metrics.text(), headers={"Content-Type": CONTENT_TYPE})

    return Route("/metrics", show, methods=["GET"])
