"""The dates that follow from one date, as a picture, a table and a calendar file.

Dates are posted, like words: together with a stage they may say something of a family. Nothing is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from bot.web.bodies import form, same_origin
from bot.web.calendar_file import calendar_file
from bot.web.pages import pages_of
from bot.web.refused import Refused
from bot.web.timeline import STAGES, Stage, Timeline, timeline
from content.council import council
from content.date_words import date_words
from content.flow_words import flow_words
from content.spoken import spoken
from dates import Refusal, read_date, today_in_london

MOST_BYTES = 4 * 1024
# A refusal of dates/ in the words of the guide.
SAID_OF = {
    "letter_in_future": "utter_date_future",
    "certificate_in_future": "utter_date_future",
    "certificate_before_letter": "utter_date_before_letter",
}


@dataclass(frozen=True)
class Asked:
    """What was filled in, what is wrong with it, and what follows from it."""

    stage: str = "waiting"
    start: str = ""
    certificate: str = ""
    problems: tuple[tuple[str, str], ...] = ()  # the field, and what to say
    taken: str = ""  # the date a rough answer was taken for
    timeline: Timeline | None = None

    def problem(self, field: str) -> str:
        return next((text for name, text in self.problems if name == field), "")


async def dates_page(request: Request) -> Response:
    return _page(request, Asked(stage=_stage(request.query_params.get("stage", ""))))


async def work_out(request: Request) -> Response:
    same_origin(request)
    return _page(request, asked(await form(request, MOST_BYTES), today_in_london()))


async def download(request: Request) -> Response:
    same_origin(request)
    answer = asked(await form(request, MOST_BYTES), today_in_london())
    if answer.timeline is None:
        return _page(request, answer)
    disposition = f'attachment; filename="{date_words().file_name}"'
    return Response(
        calendar_file(answer.timeline), media_type="text/calendar", headers={"Content-Disposition": disposition}
    )


def _page(request: Request, answer: Asked) -> Response:
    pages = pages_of(request)
    return pages.render(
        "dates.html",
        422 if answer.problems else 200,
        path="/dates",
        here="letters",
        asked=answer,
        names=date_words(),
        notes=_notes(answer.timeline, pages.council_name) if answer.timeline else [],
    )


def _notes(of: Timeline, council_name: str) -> list[str]:
    last = of.limits[-1]
    words = {**council(council_name).words, "safe": spoken(last.plan_for(of.today) or last.safe_day)}
    return [flow_words(f"utter_guide_note_{key}").format_map(words).strip() for key in of.notes]


def _stage(text: str) -> Stage:
    return next((stage for stage in STAGES if stage == text), "waiting")


def asked(fields: dict[str, str], today: date) -> Asked:
    if fields.get("stage") not in STAGES:
        raise Refused("wrong_fields")
    answer = Asked(_stage(fields["stage"]), fields.get("start", "").strip(), fields.get("certificate", "").strip())
    start, problem = _read(answer.start, today)
    certificate, second = (None, "") if not _has_certificate(answer) else _read(answer.certificate, today)
    problems = [("start", problem), ("certificate", second)]
    if start is None or second:
        return replace(answer, problems=tuple(row for row in problems if row[1]))
    found = timeline(_stage(answer.stage), start, certificate, today)
    if isinstance(found, Refusal):
        return replace(answer, problems=(("certificate", flow_words(SAID_OF[found.key])),))
    return replace(answer, timeline=found, taken=_taken(answer.start, start, today))


def _has_certificate(answer: Asked) -> bool:
    return answer.stage == "refused" and bool(answer.certificate)


def _read(text: str, today: date) -> tuple[date | None, str]:
    read = read_date(text, today)
    return read.day, "" if read.day else flow_words(f"utter_date_{read.question}")


def _taken(text: str, day: date, today: date) -> str:
    read = read_date(text, today)
    return flow_words("utter_date_taken_roughly").format(day=spoken(day)) if read.approximate else ""
