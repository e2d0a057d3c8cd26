"""Everything that a machine is left with: each place as bytes, and a control planted in each."""

from __future__ import annotations

import sqlite3
import subprocess
from pathlib import Path

import redis
from sqlalchemy import create_engine, make_url, text

from feedback.database import make_engine, reading
from feedback.local import open_local
from feedback.models import Note, Question, UnmetNeed
from feedback.models.local import Waiting
from tests.leaks.identities import CONTROL


def contents(folder: Path, pattern: str = "*") -> bytes:
    """Names and bytes of all files below."""
    files = [path for path in sorted(folder.rglob(pattern)) if path.is_file() and not path.is_symlink()]
    return b"\n".join(str(path.relative_to(folder)).encode() + b"\n" + path.read_bytes() for path in files)


def in_file(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def in_sqlite(name: str, path: Path) -> dict[str, bytes]:
    """The file with its free pages, and the log of writes that a killed process leaves."""
    wal = path.with_name(path.name + "-wal")
    return {name: in_file(path), f"{name}: -wal": in_file(wal)}


def plant_in_sqlite(path: Path) -> None:
    """Once in a free page, as a database without `secure_delete` leaves it, and once in the log of writes."""
    wal = path.with_name(path.name + "-wal")
    other = sqlite3.connect(path, isolation_level=None)
    for line in ("PRAGMA secure_delete = OFF", "CREATE TABLE planted (words TEXT)"):
        other.execute(line)
    other.execute("INSERT INTO planted VALUES (?)", (CONTROL,))
    other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    other.execute("DELETE FROM planted")
    other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    other.execute("INSERT INTO planted VALUES (?)", (CONTROL,))
    # Left as a killed process leaves it: closing, the last connection would write its log into the file and delete it.
    left = [(place, place.read_bytes()) for place in (path, wal)]
    other.close()
    for place, data in left:
        place.write_bytes(data)


def in_postgres(url: str) -> bytes:
    parsed = make_url(url)
    command = ["pg_dump", "-h", str(parsed.host), "-p", str(parsed.port or 5432), "-U", str(parsed.username)]
    return subprocess.run([*command, str(parsed.database)], check=True, capture_output=True).stdout


def plant_in_postgres(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE planted (words TEXT)"))
        connection.execute(text("INSERT INTO planted VALUES (:words)"), {"words": CONTROL})
    engine.dispose()


def in_redis(url: str) -> bytes:
    """Every key and its value, as the server itself writes it out."""
    server = redis.Redis.from_url(url)
    return b"\n".join(key + b"\n" + _value(server, key) for key in server.scan_iter())


def _value(server: redis.Redis[bytes], key: bytes) -> bytes:
    kind = server.type(key)
    if kind == b"string":
        return server.get(key) or b""
    if kind == b"hash":
        return repr(server.hgetall(key)).encode()
    if kind == b"list":
        return b"\n".join(server.lrange(key, 0, -1))
    if kind == b"set":
        return b"\n".join(server.smembers(key))
    if kind == b"zset":
        return b"\n".join(server.zrange(key, 0, -1))
    return server.dump(key) or b""


def unsealed(url: str, outbox: Path) -> bytes:
    """What the sealed columns hold, in plain words: the one place where words may be."""
    record, beside = make_engine(url), open_local(outbox)
    with reading(record) as session:
        words = [row.words or "" for kind in (UnmetNeed, Question, Note) for row in session.query(kind)]
    with reading(beside) as session:
        words += [row.need or "" for row in session.query(Waiting)]
    record.dispose()
    beside.dispose()
    return "\n".join(words).encode()
