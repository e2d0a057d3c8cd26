"""Writes .env from .env.example with secrets of its own; to an .env of before, adds the key that it lacks."""

from __future__ import annotations

import base64
import secrets
from pathlib import Path

from bot.settings import ROOT


def main() -> None:
    target = ROOT / ".env"
    if target.exists():
        add_record_key(target)
        return
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    text = example.replace("SECRET_KEY=\n", f"SECRET_KEY={secrets.token_urlsafe(48)}\n")
    text = text.replace("RECORD_KEYS=\n", f"RECORD_KEYS={record_key()}\n")
    target.touch(mode=0o600)
    target.write_text(text, encoding="utf-8")
    print("Wrote .env with new secret keys.")


def record_key() -> str:
    """As feedback/sealing.py reads it."""
    return f"k1:{base64.b64encode(secrets.token_bytes(32)).decode()}"


def add_record_key(target: Path) -> None:
    """Only where no line names it: one that was emptied or spoilt is for the operator to mend."""
    text = target.read_text(encoding="utf-8")
    if any(line.strip().startswith("RECORD_KEYS") for line in text.splitlines()):
        return
    start = "" if text.endswith("\n") or not text else "\n"
    with target.open("a", encoding="utf-8") as file:
        file.write(f"{start}RECORD_KEYS={record_key()}\n")
    print("Added RECORD_KEYS to .env. Keep a copy apart from the record's backups.")


if __name__ == "__main__":
    main()
