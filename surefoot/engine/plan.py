"""The days to come: what the rest of this week holds, and the weeks after at the same dose.

A week to come is provisional: it repeats what is allowed now, with its deloads and taper, and
raises nothing. Levers move only on reports.
"""

from dataclasses import dataclass
from datetime import date

from surefoot.engine import blocks
from surefoot.engine.decision import Decision, Session
from surefoot.engine.draft import Draft
from surefoot.engine.replay import Course
from surefoot.engine.sessions import sessions_on
from surefoot.engine.spacing import Walk, give, walk_of
from surefoot.engine.standing import Week
from surefoot.engine.week import lay_out, race_day


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day of the plan."""

    day: date
    sessions: tuple[Session, ...]
    event: str = ""

    @property
    def rest(self) -> bool:
        """Whether it is a rest day (walking and mobility are allowed on one, A8)."""
        return not any(session.kind != "walk" for session in self.sessions)


@dataclass(frozen=True, slots=True)
class PlannedWeek:
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
    walk = walk_of(draft)
    first_start = blocks.block_start(draft)
    weeks: list[PlannedWeek] = []
    start = first_start
    while start < today + days:
        if draft.day.carry.flags:
            weeks.append(
                _empty_week(start, (start - standing.started) // 7, max(start, today), start + 7)
            )
        else:
            week, sessions = _week(draft, course.decision, start, first_start, walk)
            weeks.append(_planned(draft, week, sessions, max(start, today), start > first_start))
        start += 7
    return tuple(weeks)


def _week(
    draft: Draft, decision: Decision, start: int, first_start: int, walk: Walk
) -> tuple[Week, tuple[Session, ...]]:
    today = draft.today
    if start == first_start:
        week = draft.standing.week
        if week is None or week.start != start or week.phase != draft.standing.phase:
            # The evening changed the phase: the rest of the week is laid out from tomorrow.
            target = draft.standing.volume_min
            week = (
                lay_out(draft, start, today + 1, target)
                if today + 1 < start + 7
                else Week(start, 0, draft.standing.phase, (), target, False, "", "", (), today)
            )
            draft.set(week=week)
        for session in decision.sessions:
            give(walk, draft, session)
        later = sessions_on(draft, week.slots, today + 1, start + 6, walk=walk)
        return week, (*decision.sessions, *later)
    week = blocks.projected(draft, start)
    draft.set(week=week)
    return week, tuple(
        sessions_on(draft, week.slots, start, start + 6, provisional=True, walk=walk)
    )


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
        number=week.index + 1,
        deload=week.deload,
        provisional=provisional,
        days=days,
        dropped=week.dropped,
        raised="" if provisional else week.raised,
    )


def _empty_week(start: int, number: int, first: int, end: int) -> PlannedWeek:
    days = tuple(PlannedDay(date.fromordinal(d), ()) for d in range(first, end))
    return PlannedWeek(date.fromordinal(start), number + 1, False, False, days, (), "")
