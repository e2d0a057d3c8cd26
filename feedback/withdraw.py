"""Removes a parent's record by its code, until there is a page for it: `make withdraw CODE=ABCDE-FGHJK-M`."""

from __future__ import annotations

import sys
from datetime import date

from feedback.database import engine
from feedback.receipts import read_code
from feedback.settings import read_settings
from feedback.store import delete_by_receipt


def main() -> None:
    code = read_code(sys.argv[1]) if len(sys.argv) == 2 else None
    if code is None:
        raise SystemExit("That is no code of ours. It looks like ABCDE-FGHJK-M; check it letter by letter.")
    if not delete_by_receipt(engine(), read_settings().secret_key, code, date.today()):
        raise SystemExit("There is no record with that code. It may have been removed before.")
    print("The record is removed.")


if __name__ == "__main__":
    main()
