"""The days to come as a calendar file (iCalendar, RFC 5545): all-day entries with reminders, and nobody's details."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from bot.web.timeline import Timeline
from content.date_words import date_words
from dates import Deadline

# Nine in the morning, a week before and a day before.
REMIND = (timedelta(days=-7, hours=9), timedelta(days=-1, hours=9))


def calendar_file(of: Timeline) -> bytes:
    words = date_words()
    calendar = Calendar()
    calendar.add("prodid", "-//SEND assistant//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", words.calendar_name)
    for limit in of.limits:
        event = _event(limit, of)
        if event is not None:
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(limit: Deadline, of: Timeline) -> Event | None:
    """On the day to work to, which is never after the law's last day; none when no day is left."""
    words = date_words()
    day = limit.plan_for(of.today)
    if day is None:
        return None
    event = Event()
    event.add("uid", f"{limit.key}-{day.isoformat()}@send-assistant")
    event.add("dtstamp", datetime.now(UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", words.reminders[limit.key])
    event.add("description", words.reminder_note.format(law=limit.law))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    for before in REMIND:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", words.reminders[limit.key])
        alarm.add("trigger", before)
        event.add_component(alarm)
    return event
