"""Words at rest are sealed: AES-256-GCM, a key id in the value, and the value tied to its column and its row.

`RECORD_KEYS` names the keys, newest first: `id:base64,id:base64`. The first seals; every one of them can read.
"""

from __future__ import annotations

import base64
import binascii
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, overload

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from feedback.settings import SettingsError, read_settings

KEY_BYTES, NONCE_BYTES = 32, 12
# What stands for words whose key is lost; the same form as the placeholders of the redactor.
UNREADABLE = "[cannot be read]"
_KEY = re.compile(r"([a-z0-9]{1,12}):([A-Za-z0-9+/=_-]+)")
HOW = "RECORD_KEYS must look like `id:key` or `newer:key,older:key`; `python -m feedback.new_key` prints one"


class CannotReadError(RuntimeError):
    """The value was sealed with a key that is not there, for another place, or was changed."""


@dataclass(frozen=True)
class Keyring:
    """Key id to key, newest first."""

    keys: Mapping[str, bytes] = field(repr=False)

    @property
    def newest(self) -> str:
        return next(iter(self.keys))

    def seal(self, text: str, place: str) -> str:
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = AESGCM(self.keys[self.newest]).encrypt(nonce, text.encode(), _bound(self.newest, place))
        return f"{self.newest}.{base64.urlsafe_b64encode(nonce + sealed).decode()}"

    def unseal(self, value: str, place: str) -> str:
        name, _, body = value.partition(".")
        if name not in self.keys:
            raise CannotReadError("sealed with a key that RECORD_KEYS does not name")
        try:
            raw = base64.urlsafe_b64decode(body)
            plain = AESGCM(self.keys[name]).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], _bound(name, place))
        except (InvalidTag, ValueError):
            raise CannotReadError("changed since it was sealed, or sealed for another place") from None
        return plain.decode()


def _bound(name: str, place: str) -> bytes:
    return f"{name}|{place}".encode()


def read_keys(text: str) -> Keyring:
    """The keys of the setting, or SettingsError; the message never holds one."""
    keys: dict[str, bytes] = {}
    for part in filter(None, map(str.strip, text.split(","))):
        found = _KEY.fullmatch(part)
        key = _decoded(found[2]) if found else b""
        if not found or len(key) != KEY_BYTES or found[1] in keys:
            raise SettingsError(f"a key of RECORD_KEYS is malformed, too short or there twice. {HOW}")
        keys[found[1]] = key
    if not keys:
        raise SettingsError(f"RECORD_KEYS is missing: run `make setup`. {HOW}")
    return Keyring(keys)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text.translate(str.maketrans("-_", "+/")), validate=True)
    except binascii.Error:
        return b""


@cache
def keyring() -> Keyring:
    """The process's keys; `keyring.cache_clear()` after a change of RECORD_KEYS."""
    return read_keys(read_settings().record_keys)


def seal(text: str, place: str) -> str:
    return keyring().seal(text, place)


def unseal(value: str, place: str) -> str:
    return keyring().unseal(value, place)


def place_of(table: str, column: str, row: str) -> str:
    return f"{table}.{column}:{row}"


class Sealed:
    """An attribute in plain words over a column that holds them sealed, tied to the row's id.

    `strict`: words that cannot be read raise, where a stand-in for them would be taken for the real thing.
    """

    def __init__(self, column: str, *, strict: bool = False) -> None:
        self.column, self.attribute, self._strict = column, f"sealed_{column}", strict

    @overload
    def __get__(self, row: None, owner: type) -> Sealed: ...
    @overload
    def __get__(self, row: Any, owner: type) -> str | None: ...
    def __get__(self, row: Any, owner: type) -> Sealed | str | None:
        if row is None:
            return self
        value = getattr(row, self.attribute)
        if value is None:
            return None
        try:
            return unseal(value, self._place(row))
        except CannotReadError:
            if self._strict:
                raise
            return UNREADABLE

    def __set__(self, row: Any, text: str | None) -> None:
        setattr(row, self.attribute, None if text is None else seal(text, self._place(row)))

    def _place(self, row: Any) -> str:
        if row.id is None:
            raise ValueError("a row needs its id before its words")
        return place_of(row.__tablename__, self.column, row.id)
