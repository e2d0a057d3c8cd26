"""The scripts as they are served."""

from __future__ import annotations

import gzip
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from bot.web.bundle import PAGE, WIDGET, script
from tests.bot.web.client import Client

WIDGET_SCRIPT, PAGE_SCRIPT = script(WIDGET, "southend", 30), script(PAGE, "southend", 30)


def test_the_plain_address_gives_the_newest_widget_to_any_site_for_an_hour(client: Client) -> None:
    reply = client.get("/send-chat.js")
    assert (reply.status, reply.text) == (200, WIDGET_SCRIPT.text)
    assert reply.headers["cache-control"] == "public, max-age=3600"
    assert reply.headers["access-control-allow-origin"] == "*"
    assert reply.headers["cross-origin-resource-policy"] == "cross-origin"
    assert reply.headers["content-type"] == "text/javascript; charset=utf-8"


def test_who_has_it_already_is_told_so(client: Client) -> None:
    tag = client.get("/send-chat.js").headers["etag"]
    reply = client.request("GET", "/send-chat.js", headers={"if-none-match": tag})
    assert (reply.status, reply.text, reply.headers["etag"]) == (304, "", tag)
    assert client.request("GET", "/send-chat.js", headers={"if-none-match": '"other"'}).status == 200


@pytest.mark.parametrize("made", [WIDGET_SCRIPT, PAGE_SCRIPT])
def test_an_address_with_a_version_may_be_kept_for_ever(client: Client, made: object) -> None:
    reply = client.get(made.address)  # type: ignore[attr-defined]
    assert (reply.status, reply.text) == (200, made.text)  # type: ignore[attr-defined]
    assert reply.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", ["/send-chat.0000000000000000.js", "/chat.x.js", f"/chat.{WIDGET_SCRIPT.version}.js"])
def test_a_version_that_is_not_this_one_is_not_there(client: Client, path: str) -> None:
    reply = client.get(path)
    assert reply.status == 404
    assert reply.headers["cache-control"] == "no-store"


def test_the_page_loads_its_script_by_its_version(client: Client) -> None:
    assert f'<script defer src="{PAGE_SCRIPT.address}">' in client.get("/").text


def test_it_comes_packed_to_who_can_unpack_it(client: Client) -> None:
    connection = HTTPConnection(urlsplit(client.base).netloc, timeout=30)
    connection.request("GET", "/send-chat.js", headers={"Accept-Encoding": "br, gzip"})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    assert response.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in response.headers["vary"]
    assert len(body) <= 14 * 1024
    assert gzip.decompress(body).decode() == WIDGET_SCRIPT.text
