"""The six-digit code of an invented person, in place of a phone: `make demo-code WHO=officer`. Nothing but a
demonstration gives one."""

from __future__ import annotations

import sys

import pyotp

from feedback.database import engine
from feedback.invented import NotInventedError, fetch_invented_phone
from feedback.settings import SettingsError


def main(who: str) -> None:
    try:
        secret = fetch_invented_phone(engine(), f"{who}@demo.example")
    except NotInventedError:
        raise SystemExit("codes are given for the demonstration only: `make demo-code WHO=officer`") from None
    except SettingsError as error:
        raise SystemExit(str(error)) from None
    if secret is None:
        raise SystemExit(f"there is no {who}@demo.example")
    print(pyotp.TOTP(secret).now())


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) == 2 else "")
