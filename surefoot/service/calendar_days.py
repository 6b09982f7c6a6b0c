"""The plan as a calendar's entries: what was done of late, today, and the weeks to come."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from surefoot.engine import plan
from surefoot.engine.answering import answers
from surefoot.engine.decision import Decision, Session
from surefoot.engine.matching import SessionLog
from surefoot.engine.replay import Course
from surefoot.service import present
from surefoot.service.session_views import SessionView
from surefoot.text import names
from surefoot.text.language import later, t

DAYS_BACK = 14
DAYS_AHEAD = 28


class Entry(NamedTuple):
    """Something that lasts a day: a session, a race, a day of rest."""

    id: str
    """Stays with a session that moves to another day."""
    day: date
    title: str
    text: str = ""
    sure: bool = True
    """False for what only repeats this week's doses."""


def entries(course: Course) -> list[Entry]:
    """The entries of the last two weeks, of today and of the next four weeks, by day.

    A session that was planned on several days stands on the last of them.
    """
    found: dict[str, Entry] = {}
    for ordinal in range(course.today - DAYS_BACK, course.today):
        decision = course.on(date.fromordinal(ordinal))
        if decision is not None:
            found.update((entry.id, entry) for entry in _past(course, decision))
    for entry in _coming(course):
        found[entry.id] = entry
    return sorted(found.values(), key=lambda entry: (entry.day, entry.id))


def _past(course: Course, decision: Decision) -> Iterator[Entry]:
    day = course.ledger.day(decision.day.toordinal())
    logs = () if day is None else day.sessions
    answered = answers(decision.sessions, logs)
    for session in decision.sessions:
        yield _done(course, session, answered.get(session.id))
    for log in logs:
        if log.done and log not in answered.values():
            title = t(_TICKED, title=names.capital(names.name(log.kind, names.KIND)))
            yield Entry(str(log.fact), decision.day, title, _took(log))
    if decision.flags:
        yield _rest(course, decision)


def _done(course: Course, session: Session, log: SessionLog | None) -> Entry:
    view = present.session(session, course.index)
    minutes, took = view.minutes, ""
    if log is not None and log.done:
        minutes, took = round(log.minutes) or minutes, _took(log)
    title = t(_DONE[view.done], title=_title(view.title, minutes))
    return Entry(view.id, view.date, title, _lines(took, t("Planned: {dose}.", dose=view.dose)))


_TICKED = later("✓ {title}")
_DONE = {
    "yes": _TICKED,
    "partly": later("{title} (partly done)"),
    "no": later("{title} (left out)"),
    "": later("{title} (planned)"),
}


def _took(log: SessionLog) -> str:
    parts = []
    if log.minutes:
        parts.append(t("{minutes} min", minutes=round(log.minutes)))
    if log.distance_m:
        parts.append(names.distance(log.distance_m))
    if log.ascent_m:
        parts.append(t("{climb} up", climb=names.climb(log.ascent_m)))
    return t("Done: {what}.", what=", ".join(parts)) if parts else t("Done.")


def _coming(course: Course) -> Iterator[Entry]:
    decision = course.decision
    for week in plan.plan(course, DAYS_AHEAD):
        for day in week.days:
            if day.event:
                yield Entry(f"{day.day}-race", day.day, t("Race"))
            for session in day.sessions:
                if day.day == decision.day and session.done:
                    yield _answered_today(course, session)
                else:
                    yield _planned(course, session, week.provisional)
            if day.day == decision.day and not (day.sessions or day.event):
                yield _rest(course, decision)


def _answered_today(course: Course, session: Session) -> Entry:
    found = answers(course.decision.sessions, course.ledger.days[-1].sessions)
    return _done(course, session, found.get(session.id))


def _planned(course: Course, session: Session, provisional: bool) -> Entry:
    view = present.session(session, course.index)
    title = _title(view.title, view.minutes)
    if view.optional:
        title = t("{title} (optional)", title=title)
    if provisional:
        title = t("{title} (provisional)", title=title)
    last = t("The check-in of that morning decides.")
    if provisional:
        last = t("Provisional: so much is allowed now; it grows only on your reports.")
    elif view.date == course.decision.day:
        last = present.headline(course.decision.reasons, course.index)
    doses = "\n".join(_item_line(item.name, item.dose, item.load) for item in view.items)
    text = _lines(view.dose, doses, view.why, _pain(view), last)
    return Entry(view.id, view.date, title, text, sure=not provisional)


def _item_line(name: str, dose: str, load: str) -> str:
    return f"– {name}: " + ", ".join(part for part in (dose, load) if part)


def _pain(view: SessionView) -> str:
    return t(
        "Ease off from pain {amber} of 10, stop from {red}.",
        amber=view.amber_from,
        red=view.red_from,
    )


def _title(title: str, minutes: int) -> str:
    return t("{title}, {minutes} min", title=title, minutes=minutes)


def _rest(course: Course, decision: Decision) -> Entry:
    """A day without training; whom to see, where a warning sign has stopped it."""
    title = t("No training: a warning sign is open") if decision.flags else t("Rest")
    text = present.headline(decision.reasons, course.index)
    return Entry(f"{decision.day}-rest", decision.day, title, text)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
