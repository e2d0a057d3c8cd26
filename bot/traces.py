"""A span for each turn, with the facts of the log line and nothing else, where OTEL_EXPORTER_OTLP_ENDPOINT names a
collector. OpenTelemetry is imported only then."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from bot.turn_facts import TurnFacts

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"
Watch = Callable[[TurnFacts], None]


def tracing() -> Watch | None:
    """What notes a turn, or None when no collector is named."""
    if not os.environ.get(ENDPOINT):
        return None
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider(resource=Resource({"service.name": "send-assistant"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    tracer = provider.get_tracer("bot")

    def note(facts: TurnFacts) -> None:
        ended = time.time_ns()
        span = tracer.start_span("turn", start_time=ended - facts.milliseconds * 1_000_000)
        span.set_attributes(
            {"intent": facts.intent, "topics": facts.topics, "channel": facts.channel, "outcome": facts.outcome}
        )
        span.end(ended)

    return note
