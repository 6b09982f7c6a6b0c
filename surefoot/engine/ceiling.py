"""The running that the plan would hold without today's red: a red never leaves more (A2, I31, I32).

Rules answer a red each in its own way, and where they meet (a smaller week in fewer runs, a fall
to the ladder, a week laid out anew) the outcome could be more running than the plan had. So the
day is decided once more as if its reds were ambers, and what that plan holds is the ceiling until
two runs are green again.

A report that holds back the step from the ladder to running on leaves no more either (P): the week
is decided once more as if today were green, and its minutes bound those of the ladder.
"""

from collections.abc import Sequence

from surefoot.engine.ahead import weeks_ahead
from surefoot.engine.decision import Session
from surefoot.engine.draft import Draft
from surefoot.engine.ledger import Day, Ledger
from surefoot.engine.lights import Light
from surefoot.engine.standing import CEILING_D, Ceiling


def without_reds(ledger: Ledger, today: int) -> tuple[Ledger, ...]:
    """The ledgers up to today with a red of today told as amber: the morning's or those of its
    sessions, each on its own when both are red; none when nothing is."""
    day = ledger.days[today - ledger.first]
    calmed = []
    if day.light is Light.RED or day.red_facts or Light.RED in day.closed:
        calmed.append(_calm_morning(ledger, day))
    if any(session.light is Light.RED for session in day.sessions):
        calmed.append(_calm_sessions(day))
    return tuple(
        Ledger(ledger.first, (*ledger.days[: today - ledger.first], calm)) for calm in calmed
    )


def _calm_morning(ledger: Ledger, day: Day) -> Day:
    before = ledger.day(day.ordinal - 1)
    last_red = None if before is None else before.carry.last_red
    if any(session.light is Light.RED for session in day.sessions):
        last_red = day.ordinal
    return day._replace(
        light=_calm(day.light),
        closed=tuple(map(_calm, day.closed)),
        red_facts=(),
        severe=False,
        flares=(),
        carry=day.carry._replace(last_red=last_red),
    )


def _calm_sessions(day: Day) -> Day:
    return day._replace(
        sessions=tuple(
            session._replace(light=_calm(session.light), severe=False) for session in day.sessions
        )
    )


def _calm(light: Light) -> Light:
    return Light.AMBER if light is Light.RED else light


def told_green(ledger: Ledger, today: int) -> Ledger | None:
    """The ledger with today's amber or missing answers told as green ones, the pain as the day
    before; None when today is green, or red."""
    day, before = ledger.days[today - ledger.first], ledger.day(today - 1)
    lights = (day.light, *day.closed, *(session.light for session in day.sessions))
    if before is None or day.fever or Light.RED in lights or set(lights) == {Light.GREEN}:
        return None
    green = day._replace(
        check_in=day.check_in or before.check_in,
        worst_pain=before.worst_pain,
        light=Light.GREEN,
        closed=(Light.GREEN,) * len(day.closed),
        sessions=tuple(session._replace(light=Light.GREEN) for session in day.sessions),
    )
    return Ledger(ledger.first, (*ledger.days[: today - ledger.first], green))


def of_weeks(draft: Draft, todays: Sequence[Session]) -> tuple[float, ...]:
    """The running of this week and of the four after it, of a draft that has been decided."""
    return tuple(
        sum(session.run_min for session in sessions)
        for _, sessions in weeks_ahead(draft, todays, CEILING_D + 7)
    )


def of(draft: Draft, todays: Sequence[Session]) -> Ceiling:
    """The running of the days ahead of a draft that has been decided."""
    planned: dict[int, float] = {}
    for _, sessions in weeks_ahead(draft, todays, CEILING_D):
        for session in sessions:
            day = session.day.toordinal()
            planned[day] = planned.get(day, 0.0) + session.run_min
    week, month = (
        sum(planned.get(day, 0.0) for day in range(draft.today, draft.today + days))
        for days in (7, CEILING_D)
    )
    return Ceiling(draft.today, week, month)
