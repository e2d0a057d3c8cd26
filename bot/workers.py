"""Several processes answering at one address: forked from one that has loaded everything, started again when they die.

The model is loaded once, and its memory is shared until somebody writes to it; a new worker is there at once. Python's
collector would write to all of it: what was loaded is frozen first.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import logging
import os
import secrets
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

log = logging.getLogger(__name__)
STOP = (signal.SIGINT, signal.SIGTERM)
# A worker that lived shorter than this is not started again at once.
SHORT_LIFE_SECONDS = 2.0
LONGEST_PAUSE_SECONDS = 5.0
PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Worker:
    id: str
    since: float


@dataclass
class Workers:
    """`work` is done in each; `seen_dead` hears the id of one that ended unasked."""

    count: int
    work: Callable[[str], None]
    seen_dead: Callable[[str], None]
    stop_seconds: float
    _alive: dict[int, Worker] = field(default_factory=dict)
    _stopping: bool = False
    _pause: float = 0.0

    def run(self) -> None:
        """Until SIGINT or SIGTERM; then each ends what it is at, and whoever has not in time is ended."""
        for number in STOP:
            signal.signal(number, self._stop)
        signal.signal(signal.SIGALRM, lambda *_: self._send(signal.SIGKILL))
        gc.collect()
        gc.freeze()
        for _ in range(self.count):
            self._start()
        while self._alive:
            pid, status = os.wait()
            worker = self._alive.pop(pid, None)
            if worker is not None and not self._stopping:
                self._replace(worker, status)
        signal.setitimer(signal.ITIMER_REAL, 0)

    def _replace(self, worker: Worker, status: int) -> None:
        log.error("a worker ended with code %s and is started again", os.waitstatus_to_exitcode(status))
        self.seen_dead(worker.id)
        lived = time.monotonic() - worker.since
        self._pause = min(2 * self._pause + 0.5, LONGEST_PAUSE_SECONDS) if lived < SHORT_LIFE_SECONDS else 0.0
        until = time.monotonic() + self._pause
        while not self._stopping and time.monotonic() < until:
            time.sleep(0.1)
        if not self._stopping:
            self._start()

    def _start(self) -> None:
        worker = Worker(secrets.token_hex(8), time.monotonic())
        # Told to stop between the fork and the next line, a worker would take itself for the one that stops all.
        signal.pthread_sigmask(signal.SIG_BLOCK, STOP)
        pid = os.fork()
        if pid == 0:
            self._be(worker)
        self._alive[pid] = worker
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP)
        if self._stopping:
            self._send(signal.SIGTERM)

    def _be(self, worker: Worker) -> None:
        """In the new process, which ends here."""
        code = 1
        try:
            for number in STOP:
                signal.signal(number, leave)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            _end_with_parent()
            signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP)
            self.work(worker.id)
            code = 0
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
        except BaseException as error:
            sys.excepthook(type(error), error, error.__traceback__)
        finally:
            sys.stderr.flush()
            os._exit(code)

    def _stop(self, *_: Any) -> None:
        if not self._stopping:
            self._stopping = True
            signal.setitimer(signal.ITIMER_REAL, self.stop_seconds)
        self._send(signal.SIGTERM)

    def _send(self, number: int) -> None:
        for pid in list(self._alive):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)


def leave(*_: Any) -> None:
    """Uvicorn raises the signal again once it has stopped; being told to stop is no failure."""
    raise SystemExit(0)


def _end_with_parent() -> None:
    """Where the system can do it: no worker goes on without the one that would start it again."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
