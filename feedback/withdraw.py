"""Removes a parent's need by its code, for a parent who asks an operator: `make withdraw CODE=ABCDE-FGHJK-M`."""

from __future__ import annotations

import sys

from feedback.database import engine
from feedback.local import local
from feedback.periods import today_in_london
from feedback.receipts import read_code
from feedback.settings import read_settings
from feedback.withdrawals import withdraw


def main() -> None:
    code = read_code(sys.argv[1]) if len(sys.argv) == 2 else None
    if code is None:
        raise SystemExit("That is no code of ours. It looks like ABCDE-FGHJK-M; check it letter by letter.")
    if not withdraw(engine(), local(), read_settings().secret_key, code, today_in_london()):
        raise SystemExit("There is no record with that code. It may have been removed before.")
    print("The record is removed.")


if __name__ == "__main__":
    main()
