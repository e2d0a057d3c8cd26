"""A record of a few rows, as the parents' pages may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bot.web.public_record import Outcome

GOOD, ANSWERED, GONE, TOO_MANY = "ABCDE-FGHJK-M", "BBBBB-BBBBB-B", "GGGGG-GGGGG-G", "WWWWW-WWWWW-W"


@dataclass(frozen=True)
class Reply:
    title: str = "Clearer letters about transport"
    you_said: str = "Letters about transport were hard to follow."
    we_did: str = "We wrote them anew, <with> parents of the forum."
    category: str | None = "U11"
    published_on: date = date(2026, 10, 3)
    topics: tuple[str, ...] = ("transport",)


@dataclass(frozen=True)
class View:
    outcome: Outcome
    state: str | None = None
    month: str = ""
    category: str = ""
    replies: tuple[Reply, ...] = ()


@dataclass
class SmallRecord:
    replies: list[Reply] = field(default_factory=lambda: [Reply(), Reply("Older", published_on=date(2025, 5, 1))])
    rows: dict[str, View] = field(
        default_factory=lambda: {
            GOOD: View("found", "with_service", "2026-11", "U11"),
            ANSWERED: View("found", "published", "2026-09", "U11", (Reply(),)),
            TOO_MANY: View("too_many"),
            GONE: View("unknown"),
        }
    )
    callers: list[str] = field(default_factory=list)

    def receipt(self, code: str, caller: str) -> View:
        self.callers.append(caller)
        return self.rows.get(code, View("not_a_code"))

    def withdraw(self, code: str, caller: str) -> bool:
        self.callers.append(caller)
        return self.rows.pop(code, View("unknown")).outcome == "found"

    def published(self) -> list[Reply]:
        return self.replies

    def published_for(self, topic: str) -> list[Reply]:
        return [reply for reply in self.replies if topic in reply.topics]
