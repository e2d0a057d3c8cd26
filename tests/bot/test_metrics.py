"""Numbers of the service: right, under fixed labels, and the same whichever process is asked."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from bot.metrics import Metrics, kind_of
from bot.settings import ROOT
from bot.turn_facts import TurnFacts


def lines(metrics: Metrics) -> dict[str, float]:
    read = (line.rpartition(" ") for line in metrics.text().decode().splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in read}


@pytest.mark.parametrize(
    ("intent", "topics", "kind"),
    [
        ("ask", ["transport"], "answer"),
        ("ask", ["out_of_scope_council"], "out_of_scope"),
        ("unsure", [], "clarify"),
        ("crisis", ["crisis_danger"], "danger"),
        ("give_feedback", [], "conversation"),
        ("", [], "none"),
    ],
)
def test_a_turn_is_counted_by_its_decision(intent: str, topics: list[str], kind: str) -> None:
    assert kind_of(TurnFacts("web", intent, topics)) == kind


def test_turns_times_and_forms_are_counted() -> None:
    metrics = Metrics(lambda: 3)
    metrics.count(TurnFacts("web", "give_feedback", milliseconds=20))
    metrics.count(TurnFacts("web", "choose", actions=["action_send_feedback"], milliseconds=30))
    metrics.count(TurnFacts("web", "crisis", milliseconds=10))
    found = lines(metrics)
    assert found['send_turns_total{channel="web",kind="danger",outcome="answered"}'] == 1
    assert found['send_forms_total{form="feedback",step="begun"}'] == 1
    assert found['send_forms_total{form="feedback",step="finished"}'] == 1
    assert found["send_turn_seconds_count"] == 3
    assert found["send_outbox_waiting"] == 3


def test_the_second_of_a_first_turn_is_not_told() -> None:
    metrics = Metrics(lambda: 0)
    metrics.count(TurnFacts("web", "crisis"))
    assert "_created" not in metrics.text().decode()


def test_an_outbox_that_cannot_be_read_has_no_number() -> None:
    def gone() -> int:
        raise OSError("the disk is gone")

    assert re.search(r"^send_outbox_waiting NaN$", Metrics(gone).text().decode(), re.MULTILINE)


def test_no_label_takes_a_word_of_anybody() -> None:
    metrics = Metrics(lambda: 0)
    metrics.count(TurnFacts("my son Quarrin", "my son Quarrin", ["Quarrin"], ["Quarrin"]))
    assert "Quarrin" not in metrics.text().decode()


PROCESSES = """
import os, sys
os.environ["PROMETHEUS_MULTIPROC_DIR"] = sys.argv[1]
from bot.metrics import Metrics
from bot.turn_facts import TurnFacts
metrics = Metrics(lambda: 0)
for _ in range(2):
    child = os.fork()
    if not child:
        metrics.count(TurnFacts("web", "ask"))
        os._exit(0)
    os.waitpid(child, 0)
print(metrics.text().decode())
"""


def test_processes_are_added_up(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROCESSES, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert 'send_turns_total{channel="web",kind="answer",outcome="answered"} 2.0' in done.stdout


def test_traces_are_off_and_not_even_imported_until_a_collector_is_named(tmp_path: Path) -> None:
    program = "import sys; from bot.traces import tracing; print(tracing() is None, 'opentelemetry' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["True", "False"]


def test_a_trace_reaches_its_collector_with_the_facts_and_nothing_else() -> None:
    received: list[bytes] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Collector)
    Thread(target=server.serve_forever, daemon=True).start()
    program = (
        "from bot.traces import tracing; from bot.turn_facts import TurnFacts;"
        "tracing()(TurnFacts('web', 'ask', ['transport'], milliseconds=20))"
    )
    address = f"http://127.0.0.1:{server.server_port}"
    subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, timeout=60,
        env={**os.environ, "OTEL_EXPORTER_OTLP_ENDPOINT": address},
    )  # fmt: skip
    server.shutdown()
    server.server_close()
    assert b"transport" in b"".join(received)
