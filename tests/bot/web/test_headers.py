"""Every answer leaves with the security headers, whatever it is."""

from __future__ import annotations

import re

import pytest

from tests.bot.web.client import FORM, Client, Reply
from tests.bot.web.conftest import Scripted

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "form-action 'self'; frame-ancestors 'self'; base-uri 'none'"
)
JSON = "application/json"


def check(reply: Reply) -> None:
    assert reply.headers["content-security-policy"] == POLICY
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["referrer-policy"] == "no-referrer"
    assert "camera=()" in reply.headers["permissions-policy"]
    assert "set-cookie" not in reply.headers


@pytest.mark.parametrize(
    ("method", "path", "content_type", "body", "status"),
    [
        ("GET", "/", "", b"", 200),
        ("HEAD", "/", "", b"", 200),
        ("POST", "/", FORM, b"text=Hello", 200),
        ("POST", "/", FORM, b"text=", 422),
        ("POST", "/", FORM, b"text=Hello&session=forged", 403),
        ("POST", "/", FORM, b"x" * (256 * 1024 + 1), 413),
        ("POST", "/", FORM, b"&a=" * 30, 422),
        ("POST", "/", JSON, b"{}", 415),
        ("DELETE", "/", "", b"", 405),
        ("POST", "/api/turn", JSON, b'{"text": "Hello"}', 200),
        ("POST", "/api/turn", JSON, b"{", 400),
        ("POST", "/api/turn", JSON, b" " * (16 * 1024 + 1), 413),
        ("GET", "/api/turn", "", b"", 405),
        ("GET", "/api/nothing", "", b"", 404),
        ("GET", "/nothing", "", b"", 404),
        ("GET", "/staff/", "", b"", 404),
        ("GET", "/health/live", "", b"", 200),
        ("GET", "/health/ready", "", b"", 200),
        ("GET", "/health/live/", "", b"", 404),
        ("GET", "/static/nothing.js", "", b"", 404),
        ("GET", "/static/../app.py", "", b"", 404),
        ("POST", "/static/chat.css", "", b"", 405),
    ],
)
def test_every_page_and_every_refusal_has_them_and_may_not_be_kept(
    client: Client, method: str, path: str, content_type: str, body: bytes, status: int
) -> None:
    reply = client.request(method, path, body, {"content-type": content_type} if content_type else {})
    assert reply.status == status
    check(reply)
    assert reply.headers["cache-control"] == ("no-cache" if path.startswith("/static/") else "no-store")


@pytest.mark.parametrize(
    ("path", "kind"), [("chat.css", "text/css"), ("talk.css", "text/css"), ("icon.svg", "image/svg")]
)
def test_static_files_have_them_and_their_true_type(client: Client, path: str, kind: str) -> None:
    reply = client.get(f"/static/{path}")
    check(reply)
    assert kind in reply.headers["content-type"]


@pytest.mark.parametrize(
    ("path", "content_type", "body"), [("/", FORM, b"text=x"), ("/api/turn", JSON, b'{"text": "x"}')]
)
def test_a_failure_inside_has_them_too(
    client: Client, scripted: Scripted, path: str, content_type: str, body: bytes
) -> None:
    scripted.fails = True
    reply = client.request("POST", path, body, {"content-type": content_type})
    assert reply.status == 500
    check(reply)
    assert reply.headers["cache-control"] == "no-store"
    assert "Something went wrong on our side" in reply.text
    assert reply.headers["x-request-id"] in reply.text


def test_every_request_has_a_random_name_of_its_own_whatever_was_sent(client: Client) -> None:
    sent = {"x-request-id": "mine"}
    names = {client.request("GET", "/health/live", headers=sent).headers["x-request-id"] for _ in range(20)}
    assert len(names) == 20
    assert all(re.fullmatch(r"[a-z2-9]{8}", name) for name in names)
