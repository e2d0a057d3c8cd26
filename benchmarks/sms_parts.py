"""How many parts a text message with an answer has, which is what it costs: `python -m benchmarks.sms_parts`.

A part holds 153 characters of the alphabet of text messages (GSM 03.38), one alone 160; brackets and a few others count
twice. Any character outside it leaves room for 67, alone 70.
"""

from __future__ import annotations

import math

from actions.answer import choices
from bot.channels.channel import Limits, Outgoing
from bot.channels.wording import Wording
from bot.settings import read_settings
from content.topics import Topic, topics

ONCE = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
TWICE = set("^{}\\[~]|€")
LIMITS = Limits(characters=1500, costly=True)


def parts(text: str) -> int:
    if set(text) <= ONCE | TWICE:
        length, alone, each = sum(2 if c in TWICE else 1 for c in text), 160, 153
    else:
        length, alone, each = len(text.encode("utf-16-le")) // 2, 70, 67
    return 1 if length <= alone else math.ceil(length / each)


def sent(topic: Topic, wording: Wording) -> list[Outgoing]:
    buttons = [{"title": row.title, "payload": row.payload} for row in choices(topic)]
    source = {"title": topic.source.title, "url": topic.source.url} if topic.source else None
    message = {"text": topic.answer, "kind": "answer", "source": source, "buttons": buttons}
    [shown] = wording.offered([message])
    return wording.outgoing(shown, [""] * len(shown["buttons"]))


def main() -> None:
    wording = Wording(read_settings().council, LIMITS)
    counts = sorted(sum(parts(one.text) for one in sent(topic, wording)) for topic in topics().values())
    print(f"parts of a text message with an answer: {len(counts)} topics")
    print(f"  fewest {counts[0]}, middle {counts[len(counts) // 2]}, most {counts[-1]}")


if __name__ == "__main__":
    main()
