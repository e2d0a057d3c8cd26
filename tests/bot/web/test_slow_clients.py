"""Slow clients lose their place, and the others notice nothing."""

from __future__ import annotations

import socket
import time
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from bot.web import bodies
from bot.web.slow_clients import WithTimeLimit
from tests.bot.web.client import Client

POST = b"POST /api/turn HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WithTimeLimit, "header_seconds", 0.3)
    monkeypatch.setattr(bodies, "BODY_SECONDS", 0.3)


def connected(client: Client) -> socket.socket:
    address = urlsplit(client.base)
    assert address.hostname
    assert address.port
    return socket.create_connection((address.hostname, address.port), timeout=5)


def all_of(connection: socket.socket) -> bytes:
    read = b""
    while chunk := connection.recv(4096):
        read += chunk
    return read


def is_cut_off(connection: socket.socket, drop: bytes) -> bool:
    """Whether the server ends the connection while a client goes on sending a little at a time."""
    for _ in range(100):
        try:
            connection.sendall(drop)
        except OSError:  # reset, or a broken pipe
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("sent", [b"P", b"POST /api/turn HTTP/1.1\r\nHost: x\r\n"])
def test_headers_that_do_not_come_to_an_end_are_refused(client: Client, sent: bytes) -> None:
    with closing(connected(client)) as connection:
        connection.sendall(sent)
        assert all_of(connection).startswith(b"HTTP/1.1 408 ")


def test_a_header_a_moment_does_not_help(client: Client) -> None:
    began = time.monotonic()
    with closing(connected(client)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\n")
        assert is_cut_off(connection, b"X-A: b\r\n")
    assert time.monotonic() - began < 5


def test_a_connection_that_says_nothing_is_closed_without_a_word(client: Client) -> None:
    with closing(connected(client)) as connection:
        assert all_of(connection) == b""


def test_a_body_that_does_not_come_to_an_end_is_refused_kindly(client: Client) -> None:
    with closing(connected(client)) as connection:
        connection.sendall(POST + b'{"text": ')
        answer = all_of(connection)
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b'"error":"too_slow"' in answer
    assert b"Please send it again" in answer


def test_what_goes_on_after_a_refusal_is_cut_off(client: Client) -> None:
    began = time.monotonic()
    with closing(connected(client)) as connection:
        connection.sendall(POST.replace(b"17", b"999999999") + b"x")
        assert is_cut_off(connection, b"x" * 1000)
    assert time.monotonic() - began < 5


def test_a_slow_client_keeps_no_other_waiting(client: Client) -> None:
    with closing(connected(client)) as connection:
        connection.sendall(POST)
        began = time.monotonic()
        assert client.turn(text="Hello").status == 200
        assert time.monotonic() - began < 0.3


def test_a_connection_that_is_used_again_has_its_time_anew(client: Client) -> None:
    with closing(connected(client)) as connection:
        for _ in range(3):
            time.sleep(0.2)
            connection.sendall(POST + b'{"text": "Hello"}')
            assert connection.recv(65536).startswith(b"HTTP/1.1 200 ")
