"""Stock Rasa as it is served and asked, for benchmarks/scale.py: trained once, then `rasa run` in its own Python."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from benchmarks.closed_loop import Impatient, Server, stop
from benchmarks.question_sets import read
from benchmarks.stock_rasa import write_project
from benchmarks.understanding import share
from benchmarks.web import TURNS_OF_ONE

START_SECONDS = 600
LOG = "rasa.log"


class StockParent(Impatient):
    path = "/webhooks/rest/webhook"

    def _next(self) -> dict[str, Any]:
        if self._session is None or self._said >= TURNS_OF_ONE:
            self._session, self._said = secrets.token_hex(8), 0
        self._said += 1
        return {"sender": self._session, "message": self._random.choice(self._texts)}

    def _hear(self, answer: Any) -> None:
        """Its answers have no buttons."""


@contextmanager
def stock_server(python: str, folder: Path, epochs: int) -> Iterator[Server]:
    model, port = _trained(python, folder, epochs), _free_port()
    begun = time.perf_counter()
    process = _rasa(python, folder, "run", "--enable-api", "--port", str(port), "--model", str(model))
    try:
        while not _answers(port):
            if process.poll() is not None or time.perf_counter() - begun > START_SECONDS:
                raise SystemExit(f"stock Rasa did not start: see {folder / LOG}")
            time.sleep(0.1)
        yield Server("stock Rasa", process.pid, port, time.perf_counter() - begun, StockParent)
    finally:
        stop(process)


def accuracy(port: int) -> str:
    """By the same count as `python -m benchmarks.understanding`: the surest topic, however sure."""
    right = []
    for question in (question for question in read("held") if question.real):
        status, parsed = _post(port, "/model/parse", {"text": question.text})
        assert status == 200
        names = [row["name"] for row in parsed["intent_ranking"] if row["name"] != "nlu_fallback"]
        right.append(_public(names[0]) in question.right)
    return share(right)


def _public(topic: str) -> str:
    from content.topics import topics

    return topics()[topic].public_id


def _trained(python: str, folder: Path, epochs: int) -> Path:
    """Named by what it is made from, so that it is trained once and never stale. Takes minutes."""
    write_project(folder, epochs)
    sources = (folder / name for name in ("config.yml", "domain.yml", "data/nlu.yml", "data/rules.yml"))
    name = hashlib.sha256(b"\0".join(source.read_bytes() for source in sources)).hexdigest()[:16]
    model = (folder / "models" / f"{name}.tar.gz").absolute()
    if not model.exists():
        print("training stock Rasa ...", flush=True)
        begun = time.perf_counter()
        if _rasa(python, folder, "train", "--fixed-model-name", name).wait() or not model.exists():
            raise SystemExit(f"stock Rasa could not be trained: see {folder / LOG}")
        print(f"trained in {time.perf_counter() - begun:.0f} s")
    return model


def _rasa(python: str, folder: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "LOG_LEVEL": "ERROR"}
    with (folder / LOG).open("a", encoding="utf-8") as log:
        return subprocess.Popen(
            [python, "-m", "rasa", *arguments], cwd=folder, env=environment, text=True, stdout=log, stderr=log
        )


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        return _post(port, StockParent.path, {"sender": "first", "message": "hello"})[0] == 200
    except (OSError, HTTPException):
        return False


def _post(port: int, path: str, asked: dict[str, Any]) -> tuple[int, Any]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("POST", path, json.dumps(asked), {"Content-Type": "application/json"})
        response = connection.getresponse()
        return response.status, json.loads(response.read() or b"null")
    finally:
        connection.close()
