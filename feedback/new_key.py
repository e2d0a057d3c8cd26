"""Prints a new key for RECORD_KEYS: `python -m feedback.new_key`. Its id is the month and two random signs."""

from __future__ import annotations

import base64
import secrets
from datetime import date

from feedback.sealing import KEY_BYTES


def new_key(today: date) -> str:
    key = base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()
    return f"k{today:%Y%m}{secrets.token_hex(1)}:{key}"


def main() -> None:
    print(new_key(date.today()))


if __name__ == "__main__":
    main()
