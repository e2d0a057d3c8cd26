"""Parents who type who they are at every turn: by the page without script, by JSON, in the terminal; and a reviewer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from typing import Protocol
from urllib.parse import quote

from content.buttons import buttons
from feedback.store import fetch_needs
from tests.bot.web.client import Client, Page, Reply
from tests.dialogue.steps import ALL_ANSWERS, AT_STAGE
from tests.leaks.identities import Identity
from tests.leaks.started import FORM, GUIDE, QUESTION
from tests.staff.site import Office

THANKS = "Your code is"
FAULTS = ("action", "redactor", "handler")


class Door(Protocol):
    def say(self, text: str) -> str: ...
    def tap(self, title: str) -> str: ...


@dataclass
class ByJson:
    client: Client
    session: str | None = None
    choices: dict[str, str] = field(default_factory=dict)

    def _turn(self, **asked: str) -> str:
        reply = self.client.turn(**asked, **({"session": self.session} if self.session else {}))
        if reply.status != 200:
            return reply.text
        self.session = reply.json["session"]
        rows = [row for message in reply.json["messages"] for row in message["buttons"]]
        self.choices |= {row["title"]: row["choice"] for row in rows}
        return "\n".join(message["text"] for message in reply.json["messages"])

    def say(self, text: str) -> str:
        return self._turn(text=text)

    def tap(self, title: str) -> str:
        return self._turn(choice=self.choices[title])


@dataclass
class ByPage:
    client: Client
    page: Page = field(default_factory=Page)
    choices: dict[str, str] = field(default_factory=dict)

    def _shown(self, page: Page) -> str:
        self.page = page
        self.choices |= page.choices
        return page.words

    def say(self, text: str) -> str:
        return self._shown(self.client.say(self.page, text))

    def tap(self, title: str) -> str:
        return self._shown(self.client.send_form({**self.page.hidden, "choice": self.choices[title]}).page)


@dataclass
class InTerminal:
    """Lines for standard input; what is said to them is read once all are sent."""

    lines: list[str] = field(default_factory=list)

    def say(self, text: str) -> str:
        self.lines.append(text.replace("\n", " "))
        return ""

    def tap(self, title: str) -> str:
        return self.say(title)


def asking(door: Door, who: list[Identity]) -> list[str]:
    """A question, its keeping for the council, and the guide; an identity at every turn. All that was said back."""
    typed = _typed(who, door)
    said = [next(typed), door.say(QUESTION), door.tap("No, it didn't help"), next(typed)]
    for title in ("Keep my question for the council", "Keep it"):
        if title in getattr(door, "choices", (title,)):
            said += [door.tap(title), next(typed)]
    said += [door.say(GUIDE), next(typed), door.say(AT_STAGE["refused"]), next(typed)]
    return [*said, door.say("stop"), next(typed)]


def giving_feedback(door: Door, who: list[Identity], before_sending: Iterator[None] | None = None) -> list[str]:
    """The whole form, an identity at every question and as the parent's own words."""
    typed = _typed(who, door)
    said = [door.say(FORM)]
    for slot, taps in ALL_ANSWERS.items():
        if slot == "feedback_confirm" and before_sending is not None:
            next(before_sending)
        said.append(next(typed))
        if slot in ("feedback_category", "feedback_second"):
            said.append(door.say(buttons()["something_else"]))  # what they typed may have been taken for a kind
        said += [door.tap(title) for title in taps]
    return said


def _typed(who: list[Identity], door: Door) -> Iterator[str]:
    for one in cycle(who):
        yield door.say(one.message)


def refused(client: Client, who: list[Identity]) -> list[int]:
    """What is refused or fails: 413, 422, wrong forms, wrong addresses. The statuses."""
    replies: list[Reply] = []
    for one in who:
        text, fields = one.message, client.get().page.hidden
        replies += [
            client.send_form({**fields, "text": text * 2000}),
            client.send_json(json.dumps({"text": text * 100})),
            client.send_form({**fields, "text": text * 5}),
            client.send_json(json.dumps({"text": text * 5})),
            client.send_json(json.dumps({text: text})),
            client.send_json('{"text": "' + text),
            client.send_json(json.dumps({"text": "x", "session": text})),
            client.send_json(json.dumps({"choice": text})),
            client.send_json(json.dumps({"text": "x", "message_id": text})),
            client.send_form({**fields, "choice": text, "text": text}),
            client.send_form({"session": text, "transcript": text, "text": text}),
            client.send_form({"q": text}, "/topics/"),
            client.send_form({"date": text, "what": text}, "/dates"),
            client.get(f"/topics/{quote(text)}"),
            client.get(f"/?q={quote(text)}"),
            client.request("GET", "/about", headers={"referer": f"https://x/{quote(text)}", "user-agent": quote(text)}),
        ]
    return [reply.status for reply in replies]


def receipts(client: Client, door: Door, who: list[Identity]) -> None:
    for one in who[:5]:
        client.send_form({"code": one.small_name, "do": "look"}, "/receipt")
        client.send_form({"code": one.message, "do": "withdraw"}, "/receipt")
        door.say(f"my code is ABCDE-FGHJK-M {one.message}")


def reviewing(office: Office, who: list[Identity]) -> list[int]:
    """A colleague searches for families by name, notes what was heard of them, and mistypes an address to sign in."""
    browser = office.signed_in("reviewer")
    need = fetch_needs(office.engine)[0].id
    statuses = [browser.get("/records").status]
    for one in who[:4]:
        statuses += [
            browser.post("/find", {"words": one.name}).status,
            browser.post("/find", {"words": one.small_name}).status,
            browser.post(f"/records/{need}/note", {"note": one.message}).status,
            browser.post(f"/records/{need}/note", {"note": one.message * 5}).status,
            browser.get(f"/records?state={quote(one.small_name)}").status,
        ]
    stranger = office.browser()
    stranger.get("/sign-in")
    stranger.post("/sign-in", {"email": who[0].email, "passphrase": who[0].message, "code": "123456"})
    return statuses
