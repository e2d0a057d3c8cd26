"""Which channels are set up. A channel is off until its settings are in .env; half of them is an error at the start.

The module providers/<name>.py has the settings that begin with <NAME>_. It is imported only if one of them is set.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.channels import providers
from bot.channels.channel import Channel
from bot.settings import SettingsError

Values = Mapping[str, str]


@dataclass(frozen=True)
class ChannelSettings:
    channels: tuple[tuple[type[Channel], Values], ...]
    site_address: str = ""


def read_channel_settings(environment: Values | None = None) -> ChannelSettings:
    """To be called after bot.settings has read .env."""
    values = os.environ if environment is None else environment
    found = []
    for name in provider_names():
        if not any(key.startswith(f"{name.upper()}_") and value for key, value in values.items()):
            continue
        kind = provider(name)
        if (own := _own(kind, values)) is not None:
            found.append((kind, own))
    site_address = _site_address(values.get("SITE_ADDRESS", "")) if found else ""
    return ChannelSettings(tuple(found), site_address)


def provider_names() -> list[str]:
    return [module.name for module in pkgutil.iter_modules(providers.__path__)]


def provider(name: str) -> type[Channel]:
    module = importlib.import_module(f"{providers.__name__}.{name}")
    kinds: list[type[Channel]] = [one for one in vars(module).values() if _is_channel_of(one, module.__name__)]
    return kinds[0]


def _is_channel_of(value: object, module: str) -> bool:
    return isinstance(value, type) and issubclass(value, Channel) and value.__module__ == module


def _own(kind: type[Channel], values: Values) -> Values | None:
    """The channel's settings, or None when it is off."""
    given = {key: values.get(key, "").strip() for key in (*kind.required, *kind.optional)}
    if not any(given[key] for key in kind.required):
        return None
    missing = [key for key in kind.required if not given[key]]
    if missing:
        raise SettingsError(
            f"the channel {kind.name} is set up in part: {' and '.join(missing)} missing in .env. "
            f"Fill in all of {', '.join(kind.required)}, or leave all of them empty"
        )
    return {key: given[key] or kind.optional.get(key, "") for key in given}


def _site_address(given: str) -> str:
    """The address parents' providers reach us at, without a slash at its end."""
    parts = urlsplit(given.strip())
    if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment:
        raise SettingsError(
            "SITE_ADDRESS must be the https:// address that this service has on the internet, such as "
            "https://send.example.gov.uk: a messaging channel is on, and needs it"
        )
    return given.strip().rstrip("/")
