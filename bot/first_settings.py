"""Writes .env from .env.example with a secret of its own; leaves an existing .env alone."""

from __future__ import annotations

import secrets

from bot.settings import ROOT


def main() -> None:
    target = ROOT / ".env"
    if target.exists():
        return
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    text = example.replace("SECRET_KEY=\n", f"SECRET_KEY={secrets.token_urlsafe(48)}\n")
    target.touch(mode=0o600)
    target.write_text(text, encoding="utf-8")
    print("Wrote .env with a new secret key.")


if __name__ == "__main__":
    main()
