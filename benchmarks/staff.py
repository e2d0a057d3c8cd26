"""How long the staff site's pages take with 50,000 records: `python -m benchmarks.staff [database URL]`.

Every address of the route table that can be read. Without a URL an SQLite file of its own; a database that is given
must be empty and stays filled. Aims: p95 at most 300 ms, 150 KB a page. The first call of each is told apart: it makes
the tables that the others are given again.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.client import HTTPConnection
from random import Random

import uvicorn
import yaml
from sqlalchemy import Engine, text
from starlette.applications import Starlette
from starlette.routing import Mount

from feedback.database import make_engine, migrate, writing
from feedback.invented import record_invented
from feedback.kind import mark_demo
from feedback.people import record_person
from feedback.replies import fetch_replies
from feedback.staff_sessions import start_session
from feedback.store import fetch_needs
from staff.app import create_app
from staff.cookies import Cookies
from staff.days import moment_of, today
from staff.demo.people import add_people
from staff.demo.records import invented
from staff.demo.replies import add_questions, add_replies, add_tallies
from staff.roles import OPEN, Role
from staff.routes import ROUTES
from staff.settings import ROOT, Settings

RECORDS, CALLS = 50_000, 20
MOST_MS, MOST_BYTES = 300, 150_000
MORE = (
    "/themes?by=month",
    "/themes?by=area",
    "/themes?category=U02",
    "/records?page=900",
    "/records?category=U02&area=SS1",
)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = sys.argv[1] if len(sys.argv) > 1 else f"sqlite:///{folder}/record.db"
        engine, now = _filled(url), time.time()
        cookie, known = _signed_in(engine, now), _known(engine)
        with _served(engine) as port:
            rows = [_measured(port, path, cookie) for path in _paths(known)]
        print(f"{engine.dialect.name}, {RECORDS:,} records, {CALLS} calls each\n")
        print(f"{'page':44}{'first ms':>10}{'p50 ms':>8}{'p95 ms':>8}{'KB':>7}")
        for path, first, p50, p95, size in rows:
            over = "  OVER" if p95 > MOST_MS or size > MOST_BYTES else ""
            print(f"{path:44}{first:10.0f}{p50:8.0f}{p95:8.0f}{size / 1000:7.1f}{over}")


def _filled(url: str) -> Engine:
    migrate(url)
    engine, now = make_engine(url), time.time()
    with writing(engine) as session:
        mark_demo(session)
    about = yaml.safe_load((ROOT / "data" / "demo.yml").read_text(encoding="utf-8"))
    chance, day, started = Random(1), today(now), time.perf_counter()
    record_invented(engine, invented(about, day, chance, RECORDS), moment_of(now))
    people = [person_id for person_id, _ in add_people(engine, about["people"][:2], now).values()]
    add_replies(engine, about["replies"], day, *people)
    add_questions(engine, about["questions"] * 10, day, chance)
    add_tallies(engine, day, chance)
    _settle(engine)
    gc.collect()
    gc.freeze()  # as the server does once it has loaded (bot/assistant.py)
    print(f"filled in {time.perf_counter() - started:.0f} s")
    return engine


def _settle(engine: Engine) -> None:
    """What PostgreSQL does by itself some minutes after so many rows came in."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("SET statement_timeout = 0"))
            connection.execute(text("VACUUM ANALYZE"))


def _signed_in(engine: Engine, now: float) -> str:
    person_id, _ = record_person(
        engine, "command", name="All Roles", email="all@demo.example", roles=set(Role), now=now
    )
    with writing(engine) as session:
        return start_session(session, person_id, now)


def _known(engine: Engine) -> dict[str, str]:
    """What stands in place of the parts of each path."""
    year = f"{date.today().year - 1}"
    return {
        "/records": fetch_needs(engine, limit=1)[0].id,
        "/replies": fetch_replies(engine, "draft")[0].id,
        "/people": record_person(
            engine, "command", name="Another", email="other@demo.example", roles={Role.VIEWER}, now=time.time()
        )[0],
        "/reports": year,
    }


def _paths(known: dict[str, str]) -> list[str]:
    asked = [page.path for page in ROUTES if page.method == "GET" and page.who is not OPEN]
    return [_whole(path, known) for path in asked] + list(MORE)


def _whole(path: str, known: dict[str, str]) -> str:
    value = next((value for start, value in known.items() if path.startswith(start)), "")
    return path.replace("{id}", value).replace("{period}", value)


@contextmanager
def _served(engine: Engine) -> Iterator[int]:
    settings = Settings("http://127.0.0.1:8000", b"a key for measuring only, forty characters")
    app = Starlette(routes=[Mount("/staff", create_app(settings, engine))])
    server = uvicorn.Server(uvicorn.Config(app, port=0, ws="none", lifespan="off", log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()


def _measured(port: int, path: str, cookie: str) -> tuple[str, float, float, float, int]:
    first, size = _call(port, path, cookie)
    took = sorted(_call(port, path, cookie)[0] for _ in range(CALLS))
    named = path.replace(max(path.split("/"), key=len), "…") if len(path) > 40 else path
    return named, first, took[CALLS // 2], took[round(CALLS * 0.95) - 1], size


def _call(port: int, path: str, cookie: str) -> tuple[float, int]:
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    started = time.perf_counter()
    connection.request("GET", f"/staff{path}", headers={"cookie": f"{Cookies.SESSION}={cookie}"})
    response = connection.getresponse()
    size = len(response.read())
    took = 1000 * (time.perf_counter() - started)
    connection.close()
    if response.status not in (200, 303):
        raise SystemExit(f"{path} answered {response.status}")
    return took, size


if __name__ == "__main__":
    main()
