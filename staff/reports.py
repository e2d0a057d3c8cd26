"""Reports to print and as files. Whoever takes one out is written into the audit."""

from __future__ import annotations

from starlette.responses import Response

from feedback.exports import record_export
from feedback.frames import spans
from staff.files import asked_kind, file_of
from staff.grids import Report
from staff.periods import Period, period_of, periods
from staff.refused import Refused
from staff.report_tables import report_of
from staff.visit import Visit


def show_all(visit: Visit) -> Response:
    return visit.render("reports.html", periods=periods(spans(visit.today)))


def show_one(visit: Visit) -> Response:
    period = _period(visit)
    return visit.render("report.html", period=period, report=_taken_out(visit, period, "page"))


def download(visit: Visit) -> Response:
    period, kind = _period(visit), asked_kind(visit)
    return visit.finish(file_of(_taken_out(visit, period, kind), kind, f"send-report-{period.code}"))


def _period(visit: Visit) -> Period:
    period = period_of(visit.part("period"), spans(visit.today))
    if period is None:
        raise Refused("not_found")
    return period


def _taken_out(visit: Visit, period: Period, kind: str) -> Report:
    report = report_of(visit.engine, period, spans(visit.today), visit.today)
    asked = {"period": period.code, "kind": kind}
    record_export(visit.engine, "report", asked, actor=visit.person.id, now=visit.time)
    return report
