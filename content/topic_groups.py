"""The groups of topics, in the order the pages show them (data/pages/topics.yml)."""

from __future__ import annotations

from functools import cache

import yaml

from content.council import ROOT
from content.topics import Topic, topics


@cache
def group_titles() -> dict[str, str]:
    data = yaml.safe_load((ROOT / "data" / "pages" / "topics.yml").read_text(encoding="utf-8"))
    titles: dict[str, str] = data["groups"]
    return titles


@cache
def public_topics(council_name: str) -> dict[str, Topic]:
    """Those with a page of their own, by id."""
    return {topic.id: topic for topic in topics(council_name).values() if topic.group in group_titles()}


def grouped(council_name: str) -> list[tuple[str, list[Topic]]]:
    """Each group's title with its topics by title."""
    found = public_topics(council_name).values()
    return [
        (title, sorted((topic for topic in found if topic.group == group), key=lambda topic: topic.title))
        for group, title in group_titles().items()
    ]
