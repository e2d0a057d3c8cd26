"""What stands beside the parents' chat under the same address, put in place by bot/serve.py."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from starlette.routing import BaseRoute, Mount

from bot.channels.app import Channels, open_channels
from bot.channels.settings import ChannelSettings
from bot.nlu.features import sentence_vectors
from bot.settings import Settings
from feedback.database import engine
from feedback.public import PublicRecord
from feedback.settings import read_settings
from feedback.tries import make_tries

if TYPE_CHECKING:  # importing the assistant imports Rasa
    from bot.turns import Turns


def staff_site() -> list[BaseRoute]:
    """Loaded by name: nothing of the parents' side imports it."""
    settings = importlib.import_module("staff.settings").read_settings()
    staff = importlib.import_module("staff.app")
    return [staff.to_start(), Mount("/staff", staff.create_app(settings, engine(), encode=sentence_vectors))]


def open_messaging(assistant: Turns, settings: Settings, found: ChannelSettings) -> Channels | None:
    return open_channels(assistant, settings, found) if found.channels else None


def mounted(channels: Channels | None) -> list[BaseRoute]:
    return [] if channels is None else [Mount("/channels", channels.app)]


def open_public_record() -> PublicRecord:
    settings = read_settings()
    return PublicRecord(engine(), settings.secret_key, tries=make_tries(settings.secret_key, settings.redis_url))
