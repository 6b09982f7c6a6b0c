"""The reminder of a day: at most one, two on the day of a long run, and none on an open red flag.

Found by walking the days from the plan's start, so that the same facts give the same lines and none
comes back before its time. Only asked for the day that is looked at; no decision depends on it.
"""

from collections.abc import Iterator
from itertools import islice

from surefoot.engine import conditions
from surefoot.engine.conditions import Moment
from surefoot.engine.replay import Course
from surefoot.facts.types import TrackSwitch
from surefoot.knowledge.beside_schema import Condition, Reminder

_A_DAY = 1
_ON_LONG_RUNS = 2
_NEVER = -10_000


def today(course: Course) -> tuple[Reminder, ...]:
    """The lines of the day that the course ends on."""
    shown: dict[str, int] = {}
    off: set[str] = set()
    chosen: tuple[Reminder, ...] = ()
    for position, decision in enumerate(course.decisions):
        day = course.ledger.days[position]
        for fact in day.beside:
            if isinstance(fact, TrackSwitch):
                (off.discard if fact.on else off.add)(fact.track)
        standing = course.standings[position]
        if standing is None or decision.flags or day.carry.worried_since is not None:
            chosen = ()
            continue
        chosen = _chosen(Moment(course, decision, day, standing), shown, off)
        shown.update((reminder.id, day.ordinal) for reminder in chosen)
    return chosen


def tracks_off(course: Course) -> frozenset[str]:
    """The tracks that the runner has switched off."""
    state = {
        fact.track: fact.on
        for day in course.ledger.days
        for fact in day.beside
        if isinstance(fact, TrackSwitch)
    }
    return frozenset(track for track, on in state.items() if not on)


def _chosen(moment: Moment, shown: dict[str, int], off: set[str]) -> tuple[Reminder, ...]:
    """The lines of a day: the most particular first, then the one that waited longest."""
    known: dict[Condition, bool] = {}

    def holds(condition: Condition) -> bool:
        if condition not in known:
            known[condition] = conditions.holds(condition, moment)
        return known[condition]

    waiting = sorted(
        _waiting(moment, shown, off),
        key=lambda r: (-len(r.when) - bool(r.phases), shown.get(r.id, _NEVER)),
    )
    fitting = (r for r in waiting if all(holds(c) for c in r.when))
    return tuple(islice(fitting, _ON_LONG_RUNS if conditions.long_run(moment) else _A_DAY))


def _waiting(moment: Moment, shown: dict[str, int], off: set[str]) -> Iterator[Reminder]:
    today, standing = moment.ordinal, moment.standing
    week = (today - standing.started) // 7 + 1
    phase = moment.decision.phase
    for reminder in moment.course.index.reminders.values():
        if (
            today - shown.get(reminder.id, _NEVER) >= reminder.every_days
            and (not reminder.phases or phase in reminder.phases)
            and reminder.track not in off
            and week >= reminder.from_week
        ):
            yield reminder
