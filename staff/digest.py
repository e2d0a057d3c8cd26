"""The weekly e-mail: what waits, and the figures of the year so far. `python -m staff.digest`, for a weekly timer.

By SMTP when SMTP_HOST is set, otherwise into a file (`--file`). It leaves the site, so every number in it is released
by the outside rule.
"""

from __future__ import annotations

import argparse
import textwrap
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from content.topics import topics
from feedback.database import engine
from feedback.figures import ALONE, Frame, themes
from feedback.frames import newest, spans
from feedback.questions import count_questions
from feedback.replies import SUBMITTED, fetch_replies
from feedback.reviews import NEW
from feedback.settings import SettingsError as RecordSettingsError
from feedback.statistics import Rule, number
from feedback.store import NeedFilter, count_needs
from staff.days import day_in_words, months_in_words, today
from staff.grids import Grid, Report
from staff.mail import MailError, read_mail_settings, send
from staff.settings import BASE, ROOT, SettingsError, read_settings
from staff.tables import axis_of, categories, line_grid, theme_grid
from staff.words import words

RULE = Rule.outside
WIDE = 78


def digest_of(engine: Engine, day: date) -> Report:
    text, tables = words("digest"), words("tables")
    about = ((tables["made_on"], day_in_words(day)), (tables["filters"], tables["no_filters"]))
    grids = [waiting_grid(engine, day)]
    span = newest(day).whole_quarters() or next(iter(spans(day)[1:]), None)
    if span is not None:
        figures = themes(engine, tuple(categories()), axis_of(ALONE), Frame(span, RULE))
        months = months_in_words(figures.span.first, figures.span.last)
        grids.append(theme_grid(figures, ALONE, RULE, None, f"{tables['records']} by theme, {months}"))
    return Report("digest", text["title"], RULE, about, tuple(grids))


def waiting_grid(engine: Engine, day: date) -> Grid:
    text = words("digest")
    overdue = sum(topic.review_by < day for topic in topics().values())
    counts = {
        "new": count_needs(engine, NeedFilter(state=NEW, quarantined=False)),
        "questions": count_questions(engine),
        "approval": len(fetch_replies(engine, SUBMITTED)),
        "overdue": overdue,
    }
    named = [(code, text[code], number(count, RULE)) for code, count in counts.items()]
    return line_grid("waiting", text["waiting"], text["what"], named, RULE)


def in_plain_text(report: Report, address: str) -> str:
    lines = [report.title, ""]
    lines += [f"{label}: {value}" for label, value in report.about]
    for grid in report.grids:
        lines += ["", grid.caption, *_rows(grid)]
    lines += ["", *(line for note in report.notes for line in textwrap.wrap(note, WIDE)), "", f"{address}{BASE}/", ""]
    return "\n".join(lines)


def _rows(grid: Grid) -> Iterator[str]:
    for line in grid.every_line():
        yield f"  {line.label:<44}{line.cells[0].text:>16}"


def main(given: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="staff.digest", description="The weekly e-mail, or a file of it.")
    parser.add_argument("--file", type=Path, help="write it here and send nothing")
    asked = parser.parse_args(given)
    try:
        settings, mail = read_settings(), read_mail_settings()
        day = today(time.time())
        report = digest_of(engine(), day)
        text = in_plain_text(report, settings.address)
        if mail and not asked.file:
            send(mail, report.title, text)
            print(f"Sent to {', '.join(mail.to)}")
            return
        file = asked.file or ROOT / "var" / f"digest-{day}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        print(f"Written to {file}")
    except (SettingsError, RecordSettingsError, MailError) as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
