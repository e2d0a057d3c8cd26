"""The words of the channels (data/channels.yml), with the council's facts where a text names them in braces."""

from __future__ import annotations

from functools import cache

import yaml

from content.council import ROOT, council


class Later(dict[str, str]):
    """Leaves in braces what is filled in later."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


@cache
def channel_words(council_name: str) -> dict[str, str]:
    facts = Later(council(council_name).words)
    data: dict[str, str] = yaml.safe_load((ROOT / "data" / "channels.yml").read_text(encoding="utf-8"))
    return {name: text.format_map(facts).strip() for name, text in data.items()}


def first_words(council_name: str, kind: str, privacy: str) -> str:
    words = channel_words(council_name)
    return words["first"].replace("{service}", words[f"service_{kind}"]).replace("{privacy}", privacy)
