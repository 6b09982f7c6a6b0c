"""The days to come: what the rest of this week holds, and the weeks after at the same dose.

A week to come is provisional: it repeats what is allowed now, with its deloads and taper, and
raises nothing. Levers move only on reports.
"""

from datetime import date
from typing import NamedTuple

from surefoot.engine.ahead import weeks_ahead
from surefoot.engine.decision import Session
from surefoot.engine.draft import Draft
from surefoot.engine.replay import Course
from surefoot.engine.runs import race_day
from surefoot.engine.standing import Week


class PlannedDay(NamedTuple):
    """A day of the plan."""

    day: date
    sessions: tuple[Session, ...]
    event: str = ""

    @property
    def rest(self) -> bool:
        """Whether it is a rest day (walking and mobility are allowed on one, A8)."""
        return not any(session.kind != "walk" for session in self.sessions)


class PlannedWeek(NamedTuple):
    """A block of the plan."""

    start: date
    number: int
    deload: bool
    provisional: bool
    days: tuple[PlannedDay, ...]
    dropped: tuple[str, ...]
    raised: str


def plan(course: Course, days: int = 28) -> tuple[PlannedWeek, ...]:
    """The plan from today on, whole blocks; today's sessions are today's decision.

    Without a plan (not set up, under age, flagged) every day is a rest day.
    """
    today = course.today
    standing = course.standing
    if standing is None:
        return (_empty_week(today, 0, today, today + days),)
    draft = Draft(course.index, course.ledger, course.ledger.days[-1], standing)
    if draft.day.carry.flags:
        first = standing.block_start(today)
        return tuple(
            _empty_week(start, (start - standing.started) // 7, max(start, today), start + 7)
            for start in range(first, today + days, 7)
        )
    return tuple(
        _planned(draft, week, sessions, max(week.start, today), week.start > today)
        for week, sessions in weeks_ahead(draft, course.decision.sessions, days)
    )


def rest_of_week(course: Course) -> tuple[Session, ...]:
    """The sessions of this week that lie after today."""
    week = plan(course, 1)[0]
    return tuple(s for day in week.days if day.day.toordinal() > course.today for s in day.sessions)


def _planned(
    draft: Draft, week: Week, sessions: tuple[Session, ...], first: int, provisional: bool
) -> PlannedWeek:
    race = race_day(draft)
    by_day: dict[date, list[Session]] = {}
    for session in sessions:
        by_day.setdefault(session.day, []).append(session)
    days = tuple(
        PlannedDay(
            day=date.fromordinal(ordinal),
            sessions=tuple(by_day.get(date.fromordinal(ordinal), ())),
            event="race" if ordinal == race else "",
        )
        for ordinal in range(first, week.start + 7)
    )
    return PlannedWeek(
        start=date.fromordinal(week.start),
        number=week.number,
        deload=week.deload,
        provisional=provisional,
        days=days,
        dropped=week.dropped,
        raised="" if provisional else week.raised,
    )


def _empty_week(start: int, number: int, first: int, end: int) -> PlannedWeek:
    days = tuple(PlannedDay(date.fromordinal(d), ()) for d in range(first, end))
    return PlannedWeek(date.fromordinal(start), number + 1, False, False, days, (), "")
