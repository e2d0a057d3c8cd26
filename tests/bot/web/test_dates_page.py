"""The dates page: the same dates as the chat's guide gives, as a picture, a table and a calendar file."""

from __future__ import annotations

import html
from datetime import date, timedelta
from itertools import pairwise

import pytest
from icalendar import Calendar

from bot.web import dates_page
from bot.web.timeline import STAGES, Timeline, timeline
from content.date_words import date_words
from content.spoken import spoken
from dates import appeal_deadline, draft_comments_deadline, mediation_contact_deadline, request_deadlines
from dates.rules import RuleKey
from tests.bot.web.client import Client

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def on_a_fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates_page, "today_in_london", lambda: TODAY)


def shown(site: Client, stage: str, start: str, certificate: str = "") -> str:
    fields = {"stage": stage, "start": start, "certificate": certificate}
    return html.unescape(site.send_form(fields, "/dates").text)


def calendar(site: Client, stage: str, start: str, certificate: str = "") -> Calendar:
    fields = {"stage": stage, "start": start, "certificate": certificate}
    reply = site.send_form(fields, "/dates/calendar")
    assert reply.headers["content-type"].startswith("text/calendar")
    assert reply.headers["content-disposition"] == 'attachment; filename="ehc-dates.ics"'
    return Calendar.from_ical(reply.text)


def test_every_limit_has_its_words() -> None:
    words, keys = date_words(), set(RuleKey.__args__)  # type: ignore[attr-defined]
    first = {"asked", "letter", "certificate", "arrived"}
    assert set(words.days) == set(words.short) == keys | first
    assert set(words.reminders) == keys
    assert set(words.stages) == set(words.questions) == set(STAGES)
    assert all(len(text) <= 42 for text in words.short.values())


@pytest.mark.parametrize("typed", ["12 September 2026", "12/9/26", "2026-09-12"])
def test_a_request_gives_the_three_limits_of_the_law(site: Client, typed: str) -> None:
    text = shown(site, "waiting", typed)
    for limit in request_deadlines(date(2026, 9, 12)):
        assert text.count(spoken(limit.date)) == 2  # in the picture and in the table
        assert limit.law in text
    assert "This day has passed." in text
    assert "38 days from today." in text


def test_a_refusal_gives_the_dates_and_the_notes_of_the_guide(site: Client) -> None:
    text = shown(site, "refused", "10 November")
    letter = date(2026, 11, 10)
    mediation, appeal = mediation_contact_deadline(letter, TODAY), appeal_deadline(letter, TODAY)
    assert spoken(mediation.safe_day) in text  # type: ignore[union-attr]
    assert spoken(appeal.date) in text  # type: ignore[union-attr]
    assert "If your certificate is dated later" in text
    assert "That is not a working day." in text


def test_a_certificate_moves_the_appeal_and_takes_the_adviser_out(site: Client) -> None:
    text = shown(site, "refused", "10 September 2026", "6 November 2026")
    assert "Sunday 6 December 2026" in text
    assert date_words().days["mediation_contact"] not in text
    assert "1 month from your certificate, which is later" in text


def test_a_draft_gives_the_day_comments_could_close(site: Client) -> None:
    assert spoken(draft_comments_deadline(date(2026, 11, 20)).date) in shown(site, "draft", "20 November")


@pytest.mark.parametrize(
    ("stage", "start", "certificate", "words"),
    [
        ("waiting", "", "", "I couldn't find a date in that"),
        ("waiting", "tomorrow", "", "still to come"),
        ("waiting", "31 June", "", "can't find that day in the calendar"),
        ("refused", "10 November 2026", "9 November 2026", "comes before the letter's date"),
        ("refused", "10 November 2026", "x", "I couldn't find a date in that"),
    ],
)
def test_a_date_that_cannot_be_used_is_told_at_its_field_and_kept(
    site: Client, stage: str, start: str, certificate: str, words: str
) -> None:
    reply = site.send_form({"stage": stage, "start": start, "certificate": certificate}, "/dates")
    assert reply.status == 422
    assert words in html.unescape(reply.text)
    assert f'value="{start}"' in reply.text
    assert "<title>Error:" in reply.text
    assert "<svg" not in reply.text


def test_a_rough_date_is_said_back(site: Client) -> None:
    assert "I'll count from" in shown(site, "waiting", "about two weeks ago")


@pytest.mark.parametrize("stage", ["", "nothing", "not_asked"])
def test_another_stage_is_refused(site: Client, stage: str) -> None:
    assert site.send_form({"stage": stage, "start": "1 May"}, "/dates").status == 422


def test_the_calendar_holds_the_days_to_come_all_day_with_reminders(site: Client) -> None:
    events = calendar(site, "waiting", "12 September 2026").walk("VEVENT")
    ahead = [limit for limit in request_deadlines(date(2026, 9, 12)) if limit.date >= TODAY]
    assert [event.decoded("dtstart") for event in events] == [limit.date for limit in ahead]
    assert [str(event["summary"]) for event in events] == [date_words().reminders[limit.key] for limit in ahead]
    for event, limit in zip(events, ahead, strict=True):
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        assert limit.law in str(event["description"])
        assert [alarm.decoded("trigger") for alarm in event.walk("VALARM")] == [
            timedelta(days=-7, hours=9),
            timedelta(days=-1, hours=9),
        ]


def test_the_calendar_aims_for_the_day_to_work_to(site: Client) -> None:
    days = [event.decoded("dtstart") for event in calendar(site, "refused", "2026-11-10").walk("VEVENT")]
    assert days == [date(2027, 1, 8), date(2027, 1, 10)]


def test_the_calendar_says_nothing_of_anybody(site: Client) -> None:
    """Only our own words, the law, and days: what was typed does not come back."""
    text = calendar(site, "refused", "my letter for Alex of 10 November 2026").to_ical().decode()
    assert "Alex" not in text
    assert "2026-11-10" not in text
    assert "20261110" not in text
    assert "ATTENDEE" not in text
    assert "ORGANIZER" not in text


def test_a_calendar_without_a_date_is_the_page_with_its_problem(site: Client) -> None:
    assert site.send_form({"stage": "waiting", "start": "x"}, "/dates/calendar").status == 422


def test_a_link_may_choose_the_stage(site: Client) -> None:
    assert site.get("/dates?stage=refused").page.hidden["stage"] == "refused"
    assert site.get("/dates?stage=nonsense").page.hidden["stage"] == "waiting"


@pytest.mark.parametrize("stage", STAGES)
def test_days_are_in_order_and_none_stands_on_another(stage: object) -> None:
    for start in (date(2024, 2, 29), date(2026, 6, 15), date(2026, 11, 24)):
        made = timeline(stage, start, None, TODAY)  # type: ignore[arg-type]
        assert isinstance(made, Timeline)
        assert [day.date for day in made.days] == sorted(day.date for day in made.days)
        places = made.places
        assert all(below - above >= 62 for above, below in pairwise(places))
        if made.place_of_today is not None:
            assert all(abs(made.place_of_today - place) >= 14 for place in places)
