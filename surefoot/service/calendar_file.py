"""The plan as an iCalendar file (RFC 5545)."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from icalendar import Calendar, Event

from surefoot.engine.replay import Course
from surefoot.facts import days
from surefoot.service.calendar_days import Entry, entries
from surefoot.text.language import spoken

_FETCH_EVERY = timedelta(hours=2)
_FIRST_REVISION = datetime(2020, 1, 1, tzinfo=UTC)


def calendar_file(course: Course, subject: UUID, zone: str) -> bytes:
    """The file in the language spoken, the same until a fact, the day or the knowledge changes it.

    Sessions last all day, as the plan gives them no time, and mark nobody as busy.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//Surefoot//Plan//{spoken().language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", "Surefoot")
    calendar.add("x-wr-calname", "Surefoot")
    calendar.add("refresh-interval", _FETCH_EVERY, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT2H")
    changed = _changed(course, zone)
    for entry in entries(course):
        calendar.add_component(_event(entry, subject, changed))
    file: bytes = calendar.to_ical()
    return file


def _event(entry: Entry, subject: UUID, changed: datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.id}@{subject}.surefoot")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", int((changed - _FIRST_REVISION).total_seconds()))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.title)
    if entry.text:
        event.add("description", entry.text)
    event.add("status", "CONFIRMED" if entry.sure else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    return event


def _changed(course: Course, zone: str) -> datetime:
    """When the plan last changed: with a fact, or as the runner's day began."""
    today = date.fromordinal(course.today)
    begins = datetime(
        today.year, today.month, today.day, course.day_starts_at_h, tzinfo=days.zone(zone)
    )
    told = [fact.received_at for fact in course.facts if fact.received_at is not None]
    return max([begins, *told]).astimezone(UTC).replace(microsecond=0)
