"""What search engines are told."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

from content.letters import letters
from content.topic_groups import public_topics
from tests.bot.web.client import Client

OURS = "https://send.example.gov.uk"


def test_the_map_lists_every_page_once_and_each_is_there(site: Client) -> None:
    root = ElementTree.fromstring(site.get("/sitemap.xml").text)
    listed = [place.text or "" for place in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(listed) == len(set(listed)) == 8 + len(public_topics("southend")) + len(letters("southend"))
    for address in listed:
        assert address.startswith(OURS)
        assert site.get(address.removeprefix(OURS)).status == 200


def test_machines_and_codes_are_kept_out(site: Client) -> None:
    text = site.get("/robots.txt").text
    assert "Disallow: /api/" in text
    assert "Disallow: /receipt" in text
    assert text.endswith(f"Sitemap: {OURS}/sitemap.xml\n")


def test_without_an_address_of_its_own_there_is_no_map(client: Client) -> None:
    assert client.get("/sitemap.xml").status == 404
    assert "Sitemap" not in client.get("/robots.txt").text
    assert "canonical" not in client.get("/about").text
